"""Packages of others: what is right is found right, planted faults are found by name, damage never ends in a crash."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
import struct
from dataclasses import replace
from decimal import Decimal

import packages
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sentences import sentences
from shapely.geometry import box

from mine_restoration.core.acceptance.plan import load_plan
from mine_restoration.core.acceptance.verify.container import Refused
from mine_restoration.core.acceptance.verify.record import TOPICS
from mine_restoration.core.acceptance.verify.verify import Own, begun, verified
from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.findings import Finding, Severity
from mine_restoration.core.progress import Stopped
from mine_restoration.report.landclass_xlsx import LandClassTable, write_landclass_workbook
from mine_restoration.report.verify_pdf import write_verify_pdf
from mine_restoration.report.verify_text import VerifyReport, VerifySheet
from mine_restoration.report.verify_xlsx import write_verify_workbook

FORM = json.loads((RESOURCES / "forms" / "verify_report.json").read_text("utf-8"))
SAID = sentences()


def no_move(*_):
    raise AssertionError("nothing is to be moved")


def verify(root, own=None, progress=lambda _part: True, plan=None):
    """The verification of a package; every finding has its sentence and its words in the report."""
    with begun(root, progress, plan) as package:
        result = verified(package, own or Own(), no_move, progress)
    for finding in (*result.findings, *(one.finding for one in (*result.differences, *result.unchecked))):
        figures = {
            name: SAID[value.code].format_map(value.figures) if isinstance(value, Finding) else value
            for name, value in finding.figures.items()
        }
        SAID[finding.code].format_map(figures)
    report = VerifyReport(VerifySheet(result, package.stated, "p.zip", "0"))
    report.differences(), report.unchecked(), report.topics(), report.files(), report.missing()
    return result


def found(result):
    """What differs: code without its room, unit."""
    return {(one.finding.code.partition(".")[2], one.finding.unit_id) for one in result.differences}


@pytest.fixture
def root(tmp_path):
    return packages.package(tmp_path / "资料")


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """The package as it was made, and its verification on the layers that it was made from."""
    root = packages.package(tmp_path_factory.mktemp("clean") / "资料")
    return root, verify(root, Own(packages.classes().summary, packages.zones()))


# What is right


def test_a_package_that_nobody_touched_has_no_difference(clean):
    _, result = clean
    assert [one.finding for one in result.differences] == []
    assert {count.topic for count in result.counts if count.checked} == set(TOPICS)
    assert result.checked_count > 1500
    assert not any(finding.severity is Severity.ERROR for finding in result.findings)


def test_every_area_and_every_corner_was_looked_at(clean):
    """Counted by hand: an area in m² and hm² wherever one stands, a corner in four files."""
    root, result = clean
    checked = {(count.topic, count.file): count.checked for count in result.counts}
    units = packages.some_units()
    corners = sum(
        len(ring.coords) - 1
        for unit in units
        for part in unit.geometry.geoms
        for ring in (part.exterior, *part.interiors)
    )
    for item in ("unit_data", "corner_table", "annual_table_xlsx"):
        name = packages.path_of(root, item).relative_to(root).as_posix()
        assert checked["corners", name] >= corners, item
        assert checked["areas", name] >= 2 * len(units), item
    files = [file["path"] for file in packages.stated(root)["files"] if file["item"] == "coordinate_file"]
    assert sum(checked.get(("corners", name), 0) for name in files) >= corners
    assert sum(checked.get(("areas", name), 0) for name in files) == len(units)


def test_what_was_not_given_is_not_checked_and_never_right(root):
    result = verify(root)
    assert found(result) == set()
    open_ = {one.finding.code for one in result.unchecked}
    assert {"verify.not_survey", "verify.not_zones", "verify.not_content", "verify.not_twice"} <= open_
    checked = {count.topic for count in result.counts if count.checked}
    assert not checked & {"survey", "own_zones"}
    report = VerifyReport(VerifySheet(result, _stated(root), "p", "0"))
    assert {row.texts[0]: row.outcome for row in report.topics()}[FORM["topics"]["survey"]["name"]] == "open"


def _stated(root):
    with begun(root) as package:
        return package.stated


def test_the_zip_says_what_the_folder_says(clean, tmp_path):
    root, _ = clean
    by_folder = verify(root)
    for folder in ("资料", "a/b"):
        by_zip = verify(packages.zipped(root, tmp_path / "p.zip", folder))
        assert by_zip.counts == by_folder.counts
        assert found(by_zip) == set()
    assert verify(root / "manifest.json").counts == by_folder.counts


# Planted faults


def workbook(item, edit):
    """A fault in a workbook of the package; the manifest keeps up with it."""

    def plant(root):
        packages.edited(packages.path_of(root, item), edit)
        packages.restate(root)

    return plant


def cell(book, wanted, shift=0, column=None, nth=1):
    """The nth cell that holds ``wanted``; another column of its row, or one ``shift`` to the right."""
    for sheet in book:
        for row in sheet.iter_rows():
            for one in row:
                if one.value == wanted:
                    nth -= 1
                    if not nth:
                        return sheet.cell(one.row, column or one.column + shift)
    raise AssertionError(wanted)


def bump(where, by):
    """Add to the number in a cell."""

    def edit(book):
        one = where(book)
        assert isinstance(one.value, (int, float)), one.value
        one.value = one.value + by

    return edit


def write(where, value):
    def edit(book):
        where(book).value = value

    return edit


def on(sheet, where):
    return lambda book: where([book[book.sheetnames[sheet]]])


def drop_rows(sheet, unit_id):
    def edit(book):
        page = book[book.sheetnames[sheet]]
        for row in range(page.max_row, 0, -1):
            if unit_id in [one.value for one in page[row]]:
                page.delete_rows(row)

    return edit


def append(sheet, values):
    """Another row at the end of a sheet."""
    return lambda book: book[book.sheetnames[sheet]].append(values)


def _without_row(page, text_):
    page.delete_rows(cell([page], text_).row)


def _without_row_above(page, text_):
    page.delete_rows(cell([page], text_).row - 1)


def text(item, old, new):
    """A fault in a text file; the manifest keeps up with it."""

    def plant(root):
        for file in packages.stated(root)["files"]:
            path = root / file["path"]
            if file["item"] == item and old in path.read_text("utf-8"):
                path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))
                packages.restate(root)
                return
        raise AssertionError(old)

    return plant


def shapefile(corners=False, gone=(), **more):
    """A fault in the units as a shapefile, or in their corners: made again with ``change`` and ``edit``, or gone."""

    def plant(root):
        change, edit = more.get("change", lambda unit: unit), more.get("edit")
        made = packages.shapefile([change(unit) for unit in packages.some_units()], corners, edit)
        stem = root / "3_数据" / f"3-03_修复单元数据{'_拐点' if corners else ''}"
        for one, content in made.items():
            content = more["encoding"].encode() if one == ".cpg" and "encoding" in more else content
            stem.with_suffix(one).write_bytes(content.replace(*more.get("swap", (b"", b""))))
        ends = tuple(f"3-03_修复单元数据{end}" for end in gone)
        lost = [file for file in packages.stated(root)["files"] if file["path"].endswith(ends)]
        for file in lost:
            (root / file["path"]).unlink()
        packages.restate(root, lambda values: [values["files"].remove(file) for file in lost])

    return plant


def _moved(unit):
    """A unit with its first corner half a millimetre and a bit to the east."""
    if unit.unit_id != "XF-01":
        return unit
    part, *rest = unit.geometry.geoms
    (x, y), *others, _ = part.exterior.coords
    outline = [(x + 0.0006, y), *others, (x + 0.0006, y)]
    return replace(unit, geometry=shapely.MultiPolygon([shapely.Polygon(outline, part.interiors), *rest]))


def _with_hole(unit):
    """A unit with a hole of three corners that it does not have."""
    if unit.unit_id != "XF-01":
        return unit
    part, *rest = unit.geometry.geoms
    middle = part.representative_point()
    hole = [(middle.x, middle.y), (middle.x + 1, middle.y), (middle.x, middle.y + 1)]
    return replace(
        unit, geometry=shapely.MultiPolygon([shapely.Polygon(part.exterior, [*part.interiors, hole]), *rest])
    )


_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def _without(key):
    """A table without a field."""
    return lambda rows: [row.pop(key) for row in rows]


def _first(key, value, unit_id="XF-01"):
    """Another text in the first row of a unit."""

    def edit(rows):
        next(row for row in rows if row["unit_id"] == unit_id)[key] = value

    return edit


def data(*statements):
    """A fault in the GeoPackage; the manifest keeps up with it."""

    def plant(root):
        connection = sqlite3.connect(packages.path_of(root, "unit_data"))
        for statement in statements:
            sql, values = statement if isinstance(statement, tuple) else (statement, ())
            assert connection.execute(sql, values).rowcount
        connection.commit()
        connection.close()
        packages.restate(root)

    return plant


def moved(unit_id, metres=0.002):
    """The geometry of a unit with its first corner moved."""
    unit = next(one for one in packages.some_units() if one.unit_id == unit_id)
    points = shapely.get_coordinates(unit.geometry)
    points[(points == points[0]).all(axis=1)] += (metres, 0)
    return packages.blob(shapely.set_coordinates(shapely.from_wkb(shapely.to_wkb(unit.geometry)), points))


CORNERS, ZONES, CLASSES, FORM_TABLE, LIST = (
    "corner_table",
    "zone_report_xlsx",
    "class_table",
    "annual_table_xlsx",
    "package_list",
)
FIRST = next(iter(packages.some_units()[0].geometry.geoms[0].exterior.coords))
ZONE_LABELS = json.loads((RESOURCES / "forms" / "zone_report.json").read_text("utf-8"))["labels"]
FAULTS = {
    "area in the corner table": (
        workbook(CORNERS, bump(on(0, lambda s: cell(s, "XF-03", 4)), 0.0001)),
        {("area_differs", "XF-03")},
    ),
    "m² in the corner table": (
        workbook(CORNERS, bump(on(0, lambda s: cell(s, "XF-03", 5)), 0.01)),
        {("area_differs", "XF-03")},
    ),
    "planar area": (
        workbook(CORNERS, bump(on(0, lambda s: cell(s, "XF-03", 6)), -0.01)),
        {("planar_differs", "XF-03")},
    ),
    "count of corners": (
        workbook(CORNERS, bump(on(0, lambda s: cell(s, "SH-03", 3)), 1)),
        {("count_differs", "SH-03")},
    ),
    "sum of a section": (
        workbook(CORNERS, bump(on(0, lambda s: cell(s, "合计", 3)), 0.0001)),
        {("sum_differs", "")},
    ),
    "name of a unit": (
        workbook(CORNERS, write(on(0, lambda s: cell(s, "XF-03", 1)), "别的名称")),
        {("field_differs", "XF-03")},
    ),
    "digit of a coordinate": (
        workbook(CORNERS, bump(on(1, lambda s: cell(s, "XF-01", 4, nth=2)), 0.001)),
        {("corner_moved", "XF-01")},
    ),
    "number of a ring": (
        workbook(CORNERS, bump(on(1, lambda s: cell(s, "XF-03", 2, nth=5)), 1)),
        {("corner_moved", "XF-03")},
    ),
    "side": (
        workbook(CORNERS, bump(on(1, lambda s: cell(s, "XF-01", 7)), 0.001)),
        {("side_differs", "XF-01")},
    ),
    "dropped unit in the table of units": (
        workbook(CORNERS, drop_rows(0, "XF-03")),
        {("unit_missing", "XF-03")},
    ),
    "dropped unit in the table of corners": (
        workbook(CORNERS, drop_rows(1, "XF-03")),
        {("unit_missing", "XF-03")},
    ),
    "unit of nobody": (
        workbook(CORNERS, write(on(0, lambda s: cell(s, "XF-03")), "XF-99")),
        {("unit_missing", "XF-03"), ("unit_unknown", "XF-99")},
    ),
    "digit in a coordinate file": (
        text("coordinate_file", f"{FIRST[1]:.3f},{FIRST[0]:.3f}", f"{FIRST[1] + 0.001:.3f},{FIRST[0]:.3f}"),
        {("corner_moved", "XF-01")},
    ),
    "area in a coordinate file": (
        text("coordinate_file", ",XF-03,", ",XF-03x,"),
        {("unit_missing", "XF-03"), ("unit_unknown", "XF-03x")},
    ),
    "zone in a coordinate file": (
        text("coordinate_file", "带号=44", "带号=43"),
        {("field_differs", "XF-01"), ("field_differs", "XF-02"), ("field_differs", "XF-03")},
    ),
    "area of a class": (
        workbook(CLASSES, bump(lambda b: cell([b["分地类明细"]], "XF-02", 5), 0.0001)),
        {("classes_sum", "XF-02"), ("parts_sum", "XF-02"), ("sum_differs", "XF-02"), ("sum_differs", "")},
    ),
    "control of a class": (
        workbook(CLASSES, bump(lambda b: cell([b["分地类明细"]], "XF-02", 7), 0.01)),
        {("classes_sum", "XF-02"), ("control_differs", "XF-02"), ("parts_sum", "XF-02"), ("sum_differs", "XF-02")},
    ),
    "class of the matrix": (
        workbook(CLASSES, bump(lambda b: cell([b["地类面积汇总"]], "XF-01", 2), 0.0001)),
        {("sum_differs", "XF-01")},
    ),
    "sum of the matrix": (
        workbook(CLASSES, bump(lambda b: cell([b["地类面积汇总"]], "上年度修复小计", 2), 0.0001)),
        {("sum_differs", "")},
    ),
    "totals": (
        workbook(CLASSES, bump(lambda b: cell([b["单元面积与三大类"]], "XF-01", 2), 0.01)),
        {("sum_differs", "XF-01")},
    ),
    "piece of a survey polygon": (
        workbook(CLASSES, bump(lambda b: cell([b["分图斑明细"]], "XF-02", 9), 0.01)),
        {("parts_sum", "XF-02")},
    ),
    "class dropped": (
        workbook(CLASSES, lambda b: b["分地类明细"].delete_rows(cell([b["分地类明细"]], "XF-02").row)),
        {("classes_sum", "XF-02"), ("class_extra", "XF-02")},
    ),
    "area in the annual table": (
        workbook(FORM_TABLE, bump(lambda b: cell([b["情况表"]], "乔木林地", column=6), 0.0001)),
        {("area_of_corners", "XF-01"), ("area_of_layer", "XF-01"), ("sum_differs", "")},
    ),
    "class in the annual table": (
        workbook(FORM_TABLE, write(lambda b: cell([b["情况表"]], "乔木林地"), "灌木林地")),
        {("field_differs", "XF-01")},
    ),
    "year of the annual table": (
        workbook(FORM_TABLE, write(lambda b: cell(b, "2026年度矿区生态修复情况表"), "2025年度矿区生态修复情况表")),
        {("field_differs", "")},
    ),
    "holder of the annual table": (
        workbook(FORM_TABLE, write(lambda b: cell(b, "示例公司（虚构）"), "别的公司")),
        {("field_differs", "")},
    ),
    "area in the zone report": (
        workbook(ZONES, bump(on(0, lambda s: cell(s, "XF-03 单元XF-03", 1)), 0.0001)),
        {("area_differs", "XF-03")},
    ),
    "verdict in the zone report": (
        workbook(ZONES, write(on(0, lambda s: _affected(s)), "不涉及")),
        {("sum_differs", ""), ("verdict_area", "XF-01")},
    ),
    "nonsense for a verdict": (
        workbook(ZONES, write(on(0, lambda s: _affected(s)), "也许")),
        {("verdict_unreadable", "XF-01")},
    ),
    "digest in the printed list": (
        workbook(LIST, write(lambda b: b.active["G12"], "0" * 64)),
        {("list_digest", "")},
    ),
    "licence in the printed list": (
        workbook(LIST, lambda b: _relabel(b, "采矿权证证号：C1")),
        {("field_differs", "")},
    ),
    "area in the unit data": (
        data("UPDATE unit SET area_ha = area_ha + 0.0001 WHERE unit_id = 'XF-03'"),
        {("area_differs", "XF-03")},
    ),
    "corner of the corner layer": (
        data("UPDATE corner SET x_north = x_north + 0.001 WHERE unit_id = 'XF-03' AND corner = 'J2'"),
        {("corner_moved", "XF-03")},
    ),
    "corner of the corner layer dropped": (
        data("DELETE FROM corner WHERE unit_id = 'XF-03' AND corner = 'J2'"),
        {("corner_missing", "XF-03")},
    ),
    "unit dropped from the unit data": (
        data("DELETE FROM unit WHERE unit_id = 'XF-03'"),
        {("unit_unknown", "XF-03")},
    ),
    "year in the unit data": (
        data("UPDATE unit SET year = 2025 WHERE unit_id = 'XF-03'"),
        {("field_differs", "XF-03")},
    ),
    "number given twice": (
        data("UPDATE unit SET unit_id = 'XF-01' WHERE unit_id = 'XF-03'"),
        {("unit_twice", "XF-01"), ("unit_unknown", "XF-03")},
    ),
    "corner moved in the unit data alone": (
        data(("UPDATE unit SET geom = ? WHERE unit_id = 'XF-01'", (moved("XF-01"),))),
        {("corner_moved", "XF-01"), ("area_differs", "XF-01")},
    ),
    "mine's name in the manifest": (
        lambda root: packages.restate(root, lambda values: values.update(mine_name="别的矿")),
        {("field_differs", "")},
    ),
    "CRS in the manifest": (
        lambda root: packages.restate(root, lambda values: values.update(crs="EPSG:4531")),
        {("field_differs", "")},
    ),
    "item neither there nor missing": (
        lambda root: packages.restate(root, lambda values: values["missing"].clear()),
        {("item_missing", "")},
    ),
}


FAULTS |= {
    "change list": (
        workbook("class_change_table", bump(on(3, lambda sheets: cell(sheets, "XF-01", 5)), 0.0001)),
        {("change_differs", "XF-01")},
    ),
    "change list, square metres": (
        workbook("class_change_table", bump(on(3, lambda sheets: cell(sheets, "XF-01", column=9)), 0.01)),
        {("change_differs", "XF-01")},
    ),
    "change list, difference in square metres": (
        workbook("class_change_table", bump(on(3, lambda sheets: cell(sheets, "XF-01", column=11)), 0.01)),
        {("change_differs", "XF-01")},
    ),
    "changes by class, on the notice's basis": (
        workbook("class_change_table", bump(on(0, lambda sheets: cell(sheets, "通知口径", 3)), 0.0001)),
        {("sum_differs", "")},
    ),
    "change list, a row gone": (
        workbook("class_change_table", drop_rows(3, "XF-01")),
        {("change_missing", "XF-01")},
    ),
    "change list, another unit's row": (
        workbook("class_change_table", write(on(3, lambda sheets: cell(sheets, "XF-01", 1)), "0701")),
        {("change_missing", "XF-01"), ("change_extra", "XF-01")},
    ),
    "changes by class": (
        workbook("class_change_table", bump(on(0, lambda sheets: cell(sheets, "0404", 2)), 0.0001)),
        {("sum_differs", "")},
    ),
    "changes by class, total": (
        workbook("class_change_table", bump(on(0, lambda sheets: cell(sheets, "上年度修复合计", 2)), -0.0001)),
        {("sum_differs", "")},
    ),
    "transfer": (
        workbook("class_change_table", bump(on(1, lambda sheets: cell(sheets, "变化后合计", 2)), 0.0001)),
        {("sum_differs", "")},
    ),
    "changes by class, a class of nowhere": (
        workbook("class_change_table", append(0, ("其他", "", "荒地", 1.5, 0.0, -1.5))),
        {("change_extra", "")},
    ),
    "changes of units, a sum of nowhere": (
        workbook("class_change_table", append(2, ("", "另计", "", 1.5, 0.0, -1.5))),
        {("change_extra", "JH-02")},
    ),
    "classes, the matrix gone": (
        workbook("class_table", lambda book: book.remove(book[book.sheetnames[0]])),
        {("table_missing", "")},
    ),
    "classes, the totals gone": (
        workbook("class_table", lambda book: book.remove(book[book.sheetnames[1]])),
        {("table_missing", "")},
    ),
    "changes, a sheet gone": (
        workbook("class_change_table", lambda book: book.remove(book[book.sheetnames[0]])),
        {("table_missing", "")},
    ),
    "changes, the matrix gone": (
        workbook("class_change_table", lambda book: book.remove(book[book.sheetnames[1]])),
        {("table_missing", "")},
    ),
    "transfer, a class gone": (
        workbook("class_change_table", lambda book: _without_row_above(book[book.sheetnames[1]], "变化后合计")),
        {("change_missing", "")},
    ),
    "changes of a unit": (
        workbook("class_change_table", bump(on(2, lambda sheets: cell(sheets, "XF-01 小计", 2)), 0.0001)),
        {("sum_differs", "XF-01")},
    ),
    "changes by class, a subtotal gone": (
        workbook("class_change_table", lambda book: _without_row(book[book.sheetnames[0]], "农用地小计")),
        {("sum_missing", "")},
    ),
    "changes by class, a total gone": (
        workbook("class_change_table", lambda book: _without_row(book[book.sheetnames[0]], "上年度修复合计")),
        {("sum_missing", "")},
    ),
    "changes by class, a group on the notice's basis gone": (
        workbook("class_change_table", lambda book: _without_row(book[book.sheetnames[0]], "通知口径")),
        {("sum_missing", "")},
    ),
    "changes of a unit, the sum gone": (
        workbook("class_change_table", lambda book: _without_row(book[book.sheetnames[2]], "XF-01 小计")),
        {("sum_missing", "XF-01")},
    ),
    "transfer, the sums below gone": (
        workbook("class_change_table", lambda book: _without_row(book[book.sheetnames[1]], "变化后合计")),
        {("sum_missing", "")},
    ),
    "transfer, the sums beside gone": (
        workbook("class_change_table", write(on(1, lambda sheets: cell(sheets, "变化前合计")), "")),
        {("sum_missing", "")},
    ),
    "corner table, the sum of a section gone": (
        workbook(CORNERS, lambda book: _without_row(book[book.sheetnames[0]], "合计")),
        {("sum_missing", "")},
    ),
    "zone report, a row of counts gone": (
        workbook(ZONES, lambda book: _without_row(book[book.sheetnames[0]], ZONE_LABELS["open_units"])),
        {("sum_missing", "")},
    ),
    "shapefile, its encoding": (shapefile(encoding="GBK"), {("encoding_differs", "")}),
    "shapefile, an encoding that is none": (shapefile(encoding="../x"), {("encoding_differs", "")}),
    "shapefile, a corner": (shapefile(change=_moved), {("corner_moved", "XF-01")}),
    "shapefile, an area": (shapefile(edit=_first("area_m2", "1.00")), {("area_differs", "XF-01")}),
    "shapefile, a text": (shapefile(edit=_first("name", "另一名称")), {("field_differs", "XF-01")}),
    "shapefile, a unit": (
        shapefile(edit=_first("unit_id", "XF-77")),
        {("unit_missing", "XF-01"), ("unit_unknown", "XF-77")},
    ),
    "shapefile, a unit twice": (
        shapefile(edit=_first("unit_id", "XF-01", "XF-02")),
        {("unit_twice", "XF-01"), ("unit_missing", "XF-02")},
    ),
    "shapefile, a ring too many": (shapefile(change=_with_hole), {("ring_extra", "XF-01")}),
    "shapefile, its plane": (shapefile(swap=(b"Meridian", b"Meridiam")), {("field_differs", "")}),
    "shapefile, a part": (shapefile(gone=(".shx",)), {("part_missing", "")}),
    "shapefile, a field": (
        shapefile(edit=_without("name")),
        {("field_differs", unit.unit_id) for unit in packages.some_units()},
    ),
    "shapefile, all of its units": (shapefile(gone=_PARTS), {("table_missing", "")}),
    "shapefile, all of its corners": (
        shapefile(gone=tuple(f"_拐点{ending}" for ending in _PARTS)),
        {("table_missing", "")},
    ),
    "corner shapefile, a number": (
        shapefile(True, edit=_first("x_north", "1.000")),
        {("corner_moved", "XF-01")},
    ),
    "corner shapefile, a place": (shapefile(True, change=_moved), {("corner_moved", "XF-01")}),
}


def _affected(sheets):
    """The cell of the matrix for XF-01 under the red line."""
    one = cell(sheets, "XF-01 单元XF-01", 3)
    assert "需论证" in one.value
    return one


def _relabel(book, text_):
    for row in book.active.iter_rows():
        for one in row:
            if str(one.value).startswith(text_.partition("：")[0] + "："):
                one.value = text_
                return
    raise AssertionError(text_)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_by_name_though_all_hashes_match(root, name):
    plant, expected = FAULTS[name]
    plant(root)
    result = verify(root)
    seen = {one for one in found(result) if one[0] not in ("list_digest", "list_size")} | (found(result) & expected)
    assert expected <= seen, seen
    units = {unit for _, unit in expected}
    assert {unit for _, unit in seen} <= units | {""}, "nothing is said of others"
    assert all(one.file and one.finding.source for one in result.differences)


@pytest.mark.parametrize("said", ["GBK", "936", "ANSI 936", "cp936"])
def test_a_shapefile_in_another_encoding_that_says_so_is_read(root, said):
    stem = root / "3_数据" / "3-03_修复单元数据"
    path = stem.with_suffix(".dbf")
    # As long as before: GBK takes two bytes for what UTF-8 takes three, the rest are blanks.
    path.write_bytes(_in_gbk(path.read_bytes()))
    stem.with_suffix(".cpg").write_text(said)
    packages.restate(root)
    assert {code for code, _ in found(verify(root))} <= {"list_digest", "list_size"}
    stem.with_suffix(".cpg").write_text("UTF-8")
    packages.restate(root)
    assert "encoding_differs" in {code for code, _ in found(verify(root))}


def _in_gbk(table):
    """A dBASE table with its texts in GBK."""
    count, head, width = struct.unpack("<IHH", table[4:12])
    sizes = [table[place + 16] for place in range(32, head - 1, 32)]
    rows = []
    for number in range(count):
        start = head + number * width
        texts = [table[start : start + 1]]
        start += 1
        for size in sizes:
            texts.append(table[start : start + size].decode().strip().encode("gbk").ljust(size))
            start += size
        rows.append(b"".join(texts))
    return table[:head] + b"".join(rows)


@pytest.mark.parametrize("damage", ["bytes", "gone"])
def test_a_shapefile_that_cannot_be_read_is_not_said_to_be_another_s_fault(root, damage):
    path = (root / "3_数据" / "3-03_修复单元数据").with_suffix(".shp")
    if damage == "bytes":
        path.write_bytes(b"no shapefile")
        packages.restate(root)
    else:
        path.unlink()
    result = verify(root)
    assert "table_missing" not in {code for code, _ in found(result)}
    told = {one.code for one in result.findings} | {one.finding.code for one in result.differences}
    assert told & {"verify.shapefile_unreadable", "verify.file_missing"}


def test_one_byte_in_any_file_is_found_by_its_name(root):
    for file in packages.stated(root)["files"]:
        path = root / file["path"]
        kept = path.read_bytes()
        path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
        with begun(root) as package:
            differing = {(one.finding.code, one.file) for one in package.log.differences}
        assert ("verify.hash_differs", file["path"]) in differing
        path.write_bytes(kept)


def test_files_that_are_gone_added_or_named_twice(root):
    gone = packages.path_of(root, "location_map")
    gone.unlink()
    (root / "2_表格" / "另一张表.xlsx").write_bytes(b"x")
    values = packages.stated(root)
    values["files"].append(values["files"][1])
    (root / "manifest.json").write_text(json.dumps(values), "utf-8")
    result = verify(root)
    pairs = {(one.finding.code.partition(".")[2], one.file) for one in result.differences}
    assert ("file_missing", gone.relative_to(root).as_posix()) in pairs
    assert ("file_extra", "2_表格/另一张表.xlsx") in pairs
    assert ("listed_twice", "manifest.json") in pairs


def test_a_table_that_is_gone_is_not_checked_or_missing(root):
    def without(book):
        del book["拐点坐标"]

    workbook("corner_table", without)(root)
    result = verify(root)
    assert ("table_missing", "") in found(result)


def test_without_unit_data_nothing_looks_checked(root):
    packages.path_of(root, "unit_data").unlink()
    result = verify(root, Own(packages.classes().summary, packages.zones()))
    assert {count.topic for count in result.counts} == {"files", "plan"}
    open_ = {(one.finding.code, one.file) for one in result.unchecked}
    for item in ("corner_table", "class_table", "annual_table_xlsx", "zone_report_xlsx", "package_list"):
        name = packages.path_of(root, item).relative_to(root).as_posix()
        assert ("verify.not_without_data", name) in open_
    report = VerifyReport(VerifySheet(result, _stated(root), "p", "0"))
    assert FORM["labels"]["no_data"] in report.outcome()


# The reviewer's own layers


def test_classes_on_another_survey_differ_by_unit_and_class(root):
    result = verify(root, Own(packages.classes(shift=5.0).summary))
    differing = [one for one in result.differences if one.topic == "survey"]
    assert differing
    assert {one.finding.code for one in result.differences} <= {
        "verify.survey_differs",
        "verify.class_not_there",
        "verify.class_lacking",
    }
    right = {(row.unit_id, row.land_class): row for row in packages.classes(shift=5.0).summary}
    for one in differing:
        if one.finding.code == "verify.survey_differs" and one.measure == "m²":
            own = right[one.finding.unit_id, one.finding.figures["code"]]
            assert Decimal(one.own) * 100 in (own.centi, own.polygon_centi)  # the area, the share of the polygons


def test_a_table_under_polygon_control_is_compared_under_polygon_control(root):
    own = packages.classes(control="polygon")
    assert any(row.centi != row.unit_centi for row in own.summary)
    table = LandClassTable(packages.some_units(), own.summary, own.parts, "DLTB", "示例矿")
    write_landclass_workbook(table, packages.path_of(root, "class_table"))
    packages.restate(root)

    def on_survey(result):
        return [one for one in result.differences if one.topic == "survey"]

    by_unit = packages.classes().summary
    same = verify(root, Own(by_unit, by_polygon=lambda: own.summary))
    assert on_survey(same) == []
    checked = sum(count.checked for count in same.counts if count.topic == "survey")
    assert checked == 3 * len(own.summary)  # hectares, square metres, share of the unit
    moved = packages.classes(shift=5.0, control="polygon")
    right = {(row.unit_id, row.land_class): row for row in moved.summary}
    differing = on_survey(verify(root, Own(by_unit, by_polygon=lambda: moved.summary)))
    stated = {
        (one.finding.unit_id, one.finding.figures["code"]): Decimal(one.own)
        for one in differing
        if one.finding.code == "verify.survey_differs" and one.measure == "hm²"
    }
    assert stated
    assert all(amount * 10_000 == right[key].ha4 for key, amount in stated.items())


def test_a_package_by_a_plan_of_the_county_s_own(root, tmp_path):
    values = json.loads((RESOURCES / "packages" / "acceptance.json").read_text("utf-8"))
    values["edition"] = "某县2026-1"
    values["items"] = [item for item in values["items"] if item["id"] != "accounts"]
    extra = {"id": "pledge", "title": "承诺书", "kind": "document", "maker": "applicant", "required": True}
    values["items"].append({**extra, "folder": "4_文件", "file": "4-09_承诺书.pdf"})
    values["words"]["north"] = "纵坐标（米）"
    (tmp_path / "plan.json").write_text(json.dumps(values, ensure_ascii=False), "utf-8")
    plan = load_plan(tmp_path / "plan.json")
    packages.edited(
        packages.path_of(root, "corner_table"),
        lambda book: [write(lambda s: cell(s, "X（北）（米）"), "纵坐标（米）")(book)],
    )
    packages.restate(root, lambda stated: stated.update(plan_edition="某县2026-1"))
    seen = found(verify(root, plan=plan))
    assert {one for one in seen if one[0] not in ("list_digest", "list_size")} == {
        ("item_missing", ""),
        ("field_differs", ""),  # the printed list names the other plan
    }
    assert "table_missing" in {one[0] for one in found(verify(root))}, "by another plan its words are not known"


def test_verdicts_on_other_zones_differ_by_unit_and_rule(root):
    """The red line moved 120 m to the west leaves XF-01, 300 m away from XF-03, where it was."""
    result = verify(root, Own(zones=packages.zones(shift=-120.0)))
    codes = {(one.finding.code, one.finding.unit_id, one.finding.figures.get("rule")) for one in result.differences}
    assert ("verify.verdict_differs", "XF-01", "生态保护红线") in codes
    assert {rule for _, _, rule in codes} == {"生态保护红线"}


def test_a_rule_without_a_layer_is_not_checked_and_says_so(root):
    result = verify(root, Own(zones=packages.zones()))
    assert found(result) == set()
    open_ = {one.finding.figures.get("rule") for one in result.unchecked if one.finding.code == "verify.not_by_either"}
    assert "饮用水水源保护区" in open_


# Damage


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_random_damage_with_hashes_that_match_never_ends_in_a_crash(tmp_path_factory, seed):
    chance = random.Random(seed)
    root = packages.package(tmp_path_factory.mktemp("damaged") / "p")
    files = [root / file["path"] for file in packages.stated(root)["files"]]
    for path in chance.sample(files, 2):
        content = bytearray(path.read_bytes())
        for _ in range(chance.choice((1, 3, 30))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.3:
            del content[chance.randrange(len(content)) :]
        path.write_bytes(bytes(content))
    packages.restate(root)
    verify(root)
    shutil.rmtree(root)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_a_manifest_of_any_values_is_read_or_refused_in_words(tmp_path_factory, seed):
    chance = random.Random(seed)
    root = tmp_path_factory.mktemp("manifest")
    shutil.copytree(packages.package(root / "p"), root / "q")
    values = packages.stated(root / "q")
    odd = [None, 1, -1, "", "x", [], {}, 1.5, True, "../../x", "a\x00b", 10**40]
    for _ in range(chance.choice((1, 2))):
        node = values
        while True:
            key = chance.choice(list(node) if isinstance(node, dict) else list(range(len(node))))
            if isinstance(node[key], (dict, list)) and node[key] and chance.random() < 0.8:
                node = node[key]
                continue
            node[key] = chance.choice(odd)
            break
    (root / "q" / "manifest.json").write_text(json.dumps(values), "utf-8")
    try:
        with begun(root / "q"):
            pass
    except Refused as refused:
        SAID[refused.finding.code].format_map(refused.finding.figures)
    shutil.rmtree(root)


def test_cancel_at_any_time_stops(root):
    asked = 0

    def count(_part):
        nonlocal asked
        asked += 1
        return True

    verify(root, progress=count)
    assert asked > 20
    for after in {1, asked // 2, asked}:
        left = after

        def stop(_part):
            nonlocal left
            left -= 1
            return left > 0

        with pytest.raises(Stopped):
            verify(root, progress=stop)


# The report


def test_every_code_has_its_words_in_the_report():
    """And no words are left over."""
    codes = {code for code in SAID if code.startswith("verify.")}
    listed = {*FORM["differences"], *FORM["unchecked"]}
    assert {code for code in listed if code.startswith("verify.")} <= codes
    assert {code for code in codes if code.startswith("verify.not_") and code != "verify.not_there"} == set(
        FORM["unchecked"]
    )
    assert set(FORM["topics"]) == set(TOPICS)


def test_workbook_and_pdf_list_every_difference(root, tmp_path):
    for name in ("area in the corner table", "digit in a coordinate file", "verdict in the zone report"):
        FAULTS[name][0](root)
    result = verify(root)
    sheet = VerifySheet(result, _stated(root), "资料.zip", "0" * 64)
    write_verify_workbook(sheet, tmp_path / "r.xlsx")
    write_verify_pdf(sheet, tmp_path / "r.pdf")
    book = load_workbook(tmp_path / "r.xlsx")
    rows = list(book["不符清单"].iter_rows(min_row=3, values_only=True))
    assert len(rows) == len(result.differences)
    assert [row[4] or "" for row in rows] == [one.finding.unit_id for one in result.differences]
    assert sum(row[6] for row in book["未核对清单"].iter_rows(min_row=3, values_only=True)) == len(result.unchecked)
    pdf = packages.text_of_pdf(tmp_path / "r.pdf")
    for one in result.differences:
        assert "".join(one.own.split())[:12] in pdf
    assert f"不符{len(result.differences)}项" in pdf
    again = tmp_path / "again.xlsx"
    write_verify_workbook(sheet, again)
    assert again.read_bytes() == (tmp_path / "r.xlsx").read_bytes()


def test_text_of_a_stranger_stays_text(root, tmp_path):
    nasty = '=HYPERLINK("http://x")<b>甲</b>'
    packages.restate(root, lambda values: values.update(mine_name=nasty))
    result = verify(root)
    sheet = VerifySheet(result, _stated(root), nasty, "0")
    write_verify_workbook(sheet, tmp_path / "r.xlsx")
    write_verify_pdf(sheet, tmp_path / "r.pdf")
    cells = [one for page in load_workbook(tmp_path / "r.xlsx") for row in page.iter_rows() for one in row]
    assert any(one.value == nasty for one in cells)
    assert all(one.data_type != "f" and one.hyperlink is None for one in cells)
    assert "<b>甲</b>" in packages.text_of_pdf(tmp_path / "r.pdf")


def test_a_row_of_the_annual_table_without_corners_is_not_checked(root):
    workbook(FORM_TABLE, lambda b: _without_corners(b))(root)
    result = verify(root)
    assert "row_not_compared" not in {code for code, _ in found(result)}
    assert "verify.not_placed" in {one.finding.code for one in result.unchecked}


def _without_corners(book):
    """The first cell that lists corners says nothing."""
    for row in book["情况表"].iter_rows():
        for one in row:
            if str(one.value).startswith("J1("):
                one.value = "见图"
                return
    raise AssertionError


def test_units_whose_ground_is_no_use_are_told_and_no_others(root):
    bow = box(0, 0, 1, 1)
    data(("UPDATE unit SET geom = ? WHERE unit_id = 'XF-03'", (packages.blob(bow),)))(root)
    result = verify(root)
    assert ("outline_invalid", "XF-03") in found(result)
    assert {unit for _, unit in found(result)} <= {"XF-03", ""}


def test_a_public_copy_is_told_as_one_and_only_its_bytes_are_compared(tmp_path):
    root = tmp_path / "公示资料"
    root.mkdir()
    text = "面积 1.2345".encode()
    (root / "0.txt").write_bytes(text)
    file = {"path": "0.txt", "item": "public_note", "title": "公示说明", "unit": "", "size": len(text)}
    manifest = {
        "program": "mine_restoration",
        "format": 1,
        "title": "公示",
        "year": 2026,
        "mine_name": "某矿",
        "crs": "",
    }
    manifest.update(licence_no="", holder="", plan_edition="1", editions={}, software={}, missing=[], public=True)
    manifest["files"] = [{**file, "sha256": hashlib.sha256(text).hexdigest(), "sources": []}]
    (root / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    result = verify(root)
    assert found(result) == set()
    assert result.checked_count == 2
    assert [one.code for one in result.findings] == ["verify.public_copy"]
    assert {one.finding.code for one in result.unchecked} == {"verify.not_public", "verify.not_content"}
    (root / "0.txt").write_bytes(text.replace(b"1", b"2"))
    assert found(verify(root)) == {("hash_differs", "")}


def test_a_package_that_calls_itself_public_is_checked_all_the_same(root):
    path = root / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "public": True}), "utf-8")
    (data,) = root.rglob("*.gpkg")
    with sqlite3.connect(data) as base:
        base.execute("DELETE FROM corner WHERE unit_id = 'XF-01'")
    result = verify(root)
    assert {code for code, _ in found(result)} > {"hash_differs"}
    assert "verify.public_copy" not in {one.code for one in result.findings}


@pytest.mark.parametrize(
    ("item", "code"),
    [("class_table", "0301"), ("class_table", "0404"), ("class_change_table", "0301"), ("class_change_table", "0404")],
)
def test_a_class_called_by_another_name_is_found_wherever_it_stands(root, item, code):
    """In forms and matrices too, where numbers are found by the code beside it."""
    name = {"0301": "乔木林地", "0404": "其他草地"}[code]
    listed = json.loads((root / "manifest.json").read_text("utf-8"))["files"]
    (path,) = (root / one["path"] for one in listed if one["item"] == item)
    book, places = load_workbook(path), set()
    for cell in (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        if isinstance(cell.value, str) and name in (cell.value, *cell.value.split("\n")[1:]):
            cell.value = cell.value.replace(name, "果园")
            places.add(f"{cell.parent.title} {cell.coordinate}")
    book.save(path)
    told = {one.place for one in verify(root).differences if one.file == str(path.relative_to(root))}
    assert len(places) > 2
    assert places - told == set()
