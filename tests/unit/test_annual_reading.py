"""Annual tables read back: our own after LibreOffice saved them, forms filled by hand, and what differs."""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from decimal import Decimal

import annual_tables as made
import numpy as np
import openpyxl
import pytest
import shapely
from annual_tables import BY_HAND_CORNERS, MINE, PLANE, by_hand, record_of, some_units, square, unit
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sentences import sentences

from mine_restoration.core.amounts import hectares
from mine_restoration.core.annual.form import load_form
from mine_restoration.core.annual.reading.differences import compared
from mine_restoration.core.annual.reading.read import read_table
from mine_restoration.core.corners.files import office
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.progress import Stopped
from mine_restoration.report.annual_json import write_annual_json
from mine_restoration.report.annual_xlsx import write_annual_workbook

FORM, CLASSES = load_form(), load_classes()
PROFILE = tempfile.TemporaryDirectory()  # one for all calls: making it takes LibreOffice seconds


def no_move(*_):
    raise AssertionError("nothing is to be moved")


def read(data, **more):
    """The table in bytes or in a file; every finding can be said."""
    whole = data if isinstance(data, bytes) else data.read_bytes()
    table = read_table(whole, "t.xlsx", more.pop("form", FORM), CLASSES, more.pop("move", no_move), **more)
    said(table.findings)
    return table


def said(findings):
    """Each finding as it is told, with its place."""
    texts = []
    for finding in findings:
        texts.append(sentences()[finding.code].format_map(finding.figures))
        assert finding.source or finding.code in ("reading.other_years", "reading.only_in_layer"), finding
    return texts


def against(table, units=None, mine=None, **more):
    result = compared(table, units, mine, CLASSES, **more)
    said([*result.findings, *(one.finding for one in result.differences)])
    return result


def codes(findings):
    return [finding.code for finding in findings]


def kinds(result):
    return [one.finding.code.removeprefix("reading.") for one in result.differences]


def saved_by_libreoffice(path, kind="xlsx"):
    """The workbook as LibreOffice writes it again."""
    out = path.parent / "again"
    command = ["soffice", f"-env:UserInstallation=file://{PROFILE.name}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=180)
    return out / f"{path.stem}.{kind}"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Our own workbook."""
    path = tmp_path_factory.mktemp("table") / "annual.xlsx"
    write_annual_workbook(record_of(), path)
    return path


@pytest.fixture(scope="module")
def again(written):
    return saved_by_libreoffice(written)


def edited(path, edit):
    """The bytes of a workbook after ``edit(book)``."""
    book = openpyxl.load_workbook(path)
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def cell_with(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if str(cell.value or "").startswith(text))


# Our own tables


def test_what_was_written_comes_back_after_libreoffice_saved_it(again):
    table = read(again)
    result = against(table, some_units(), MINE)
    assert kinds(result) == []
    assert codes(result.findings) == ["reading.no_differences"]
    assert table.year == made.YEAR
    assert table.plane == PLANE
    back = {item.unit.unit_id: item for item in result.table.units}
    assert list(back) == [unit.unit_id for unit in some_units()]
    for before in some_units():
        item = back[before.unit_id]
        after = item.unit
        # Corners in their order, to the millimetre that the form prints.
        pairs = zip(shapely.get_coordinates(before.geometry), shapely.get_coordinates(after.geometry))
        assert all(np.abs(a - b).max() < 0.00051 for a, b in pairs)
        assert len(shapely.get_coordinates(before.geometry)) == len(shapely.get_coordinates(after.geometry))
        assert item.form.hectares == hectares(before.area(PLANE).ha4)
        shown = ("section", "year", "temporary", "quality", "problem_type", "damage_degree", "measures", "accepted")
        if before.section != "damaged":
            for key in shown[:4]:
                assert getattr(after, key) == getattr(before, key), key
        assert (after.section, after.year) == (before.section, before.year)
    assert back["JH-01"].unit.land_class == "0201"  # the form counts 0201K with its class
    assert back["SH-03"].unit.problem_type == "=1+1"
    assert table.content.mine == {
        **{key: getattr(MINE, key) for key in ("holder", "licence_no", "mine_name", "contact", "phone", "address")},
        **{"valid_from": "2020-03-01", "valid_to": "2030-02-28"},
        **{"fund_drawn": "36.0000", "fund_spent": "34.8216", "fund_to_draw": "42.5000", "fund_to_spend": "41.2500"},
    }


def test_classes_of_a_unit_are_told_and_none_is_chosen(written):
    table = read(written)
    item = next(item for item in table.units if item.unit.unit_id == "XF-02")
    assert item.unit.land_class == ""
    assert "水田 0.1127 hm²；旱地 0.1122 hm²" in item.unit.note
    rows = [(row.code, row.hectares) for one, row in table.classes if one is item]
    stated = made.ten_classes("XF-02", made.circle(2))
    assert rows == [(row.land_class, hectares(row.ha4)) for row in stated]
    assert codes(table.findings).count("reading.several_classes") == 1


def test_areas_have_the_decimals_of_the_form(written):
    def shorter(book):
        cell_with(book["情况表"], "旱地").offset(0, 1).value = 10.909

    item = next(item for item in read(edited(written, shorter)).units if item.unit.unit_id == "XF-02")
    assert "旱地 10.9090 hm²" in item.unit.note


def test_units_have_the_numbers_of_the_coordinate_sheets_only(written):
    table = read(written)
    assert [item.unit.unit_id for item in table.units if not item.numbered] == ["XF-02", "SH-03", "JH-02"]
    assert table.units[0].unit.unit_id == "2026-restored-1"
    assert table.units[0].unit.source == "t.xlsx [情况表]:10"


def test_all_corners_on_coordinate_sheets(tmp_path):
    path = tmp_path / "a.xlsx"
    write_annual_workbook(record_of(coordinate_limit=0), path)
    table = read(path)
    assert [item.unit.unit_id for item in table.units] == [unit.unit_id for unit in some_units()]
    assert kinds(against(table, some_units(), MINE)) == []


@pytest.fixture(scope="module")
def record_json(tmp_path_factory):
    path = tmp_path_factory.mktemp("json") / "a.json"
    write_annual_json(record_of(), path)
    return path.read_bytes()


def test_the_json_of_the_record_says_the_same(record_json):
    table = read(record_json)
    assert not any(item.numbered for item in table.units)
    result = against(table, some_units(), MINE)
    assert kinds(result) == []
    assert "reading.no_differences" in codes(result.findings)


def test_sums_in_the_json_are_held_against_what_is_below_them(record_json):
    whole = json.loads(record_json)
    first = next(unit for unit in whole["sections"][0]["units"] if len(unit["classes"]) > 1)
    first["area_ha"] = "viel"
    whole["sections"][1]["area_ha"] = "1.0000"
    found = [one for one in read(json.dumps(whole).encode()).findings if one.severity.value != "note"]
    assert [(one.code, one.figures["cell"]) for one in found] == [
        ("reading.area_unreadable", f"sections[1].units[{first['number']}].area_ha"),
        ("reading.sum_differs", "sections[2].area_ha"),
    ]


def test_a_table_of_no_units(tmp_path):
    path = tmp_path / "a.xlsx"
    write_annual_workbook(record_of([]), path)
    table = read(path)
    assert table.units == table.unplaced == ()
    assert table.content.mine["holder"] == MINE.holder
    assert [code for code in codes(table.findings) if code != "reading.section_missing"] == []


@pytest.mark.parametrize("epsg", [4532, 4553, 4500, 4510])
def test_the_plane_is_that_of_the_line_below_the_form(tmp_path, epsg):
    """With and without zone numbers, 3 and 6 degrees wide."""
    from mine_restoration.core.annual.record import build_record
    from mine_restoration.core.geodesy.plane import plane_of_epsg

    plane = plane_of_epsg(epsg)
    shift = plane.false_easting - PLANE.false_easting
    units = [
        unit("U-1", "restored", shapely.transform(square(1), lambda xy: xy + np.array([shift, 0])), "0301"),
        unit("U-2", "planned", shapely.transform(made.circle(2), lambda xy: xy + np.array([shift, 0])), "0301"),
    ]
    record, _ = build_record(units, plane, MINE, made.YEAR, None, CLASSES, FORM)
    path = tmp_path / "a.xlsx"
    write_annual_workbook(record, path)
    table = read(path)
    assert table.plane == plane
    assert kinds(against(table, units, MINE)) == []


# What differs


def moved_corner(book):
    cell = book["坐标附表"]["C6"]
    cell.value = cell.value + 0.75


def other_values(book):
    sheet = book["情况表"]
    cell_with(sheet, "成活率").value = "成活率60%"
    sheet["E10"] = "旱地"
    sheet["F10"] = 0.5
    sheet["H10"] = "否"
    cell_with(sheet, "示例矿").value = "另一矿"
    cell_with(sheet, "上年度矿区生态修复费用\n实际使用金额").offset(0, 2).value = 34.8


def test_a_corner_that_moved_is_named_with_the_distance(written):
    result = against(read(edited(written, moved_corner)), some_units())
    assert kinds(result) == ["area_of_corners", "corner_moved"]
    area, corner = result.differences
    assert (corner.field, corner.amount, corner.finding.unit_id) == ("J2", Decimal("0.750"), "XF-02")
    assert (corner.in_table, corner.in_layer) == ("X=4920485.189, Y=44430658.074", "X=4920484.439, Y=44430658.074")
    assert corner.finding.geometry.equals(shapely.Point(44430658.074, 4920485.189))
    item = next(one for one in result.table.units if one.unit.unit_id == "XF-02")
    assert area.amount == Decimal("1.1225") - hectares(item.unit.area(PLANE).ha4)
    assert kinds(against(read(edited(written, moved_corner)), some_units(), tolerance=0.8)) == ["area_of_corners"]


def test_fields_area_and_the_mine_are_compared_one_by_one(written):
    result = against(read(edited(written, other_values)), some_units(), MINE)
    found = [(one.finding.code[8:], one.field, one.in_table, one.in_layer) for one in result.differences]
    assert found == [
        ("area_of_corners", "area_ha", "0.5", "0.4799"),
        ("field_differs", "quality", "成活率60%", "成活率85%"),
        ("field_differs", "accepted", "0", "1"),
        ("field_differs", "land_class", "旱地", "乔木林地"),
        ("area_of_layer", "area_ha", "0.5", "0.4799"),
        ("mine_differs", "mine_name", "另一矿", "示例矿"),
        ("mine_differs", "fund_spent", "34.8000", "34.8216"),
    ]
    assert [one.amount for one in result.differences if one.unit] == [
        *[Decimal("0.0201")] * 2,
        Decimal("-0.0216"),
    ]


def test_rows_and_units_without_a_partner(written):
    units = [one for one in some_units() if one.unit_id not in ("XF-03", "JH-02")]
    units += [unit("XF-09", "restored", square(30), "0301"), unit("ALT", "restored", square(31), "0301", year=2025)]
    result = against(read(written), units)
    assert kinds(result) == ["only_in_table", "only_in_table", "only_in_layer"]
    assert [one.finding.unit_id for one in result.differences] == ["2026-restored-3", "JH-02", "XF-09"]
    assert codes(result.findings) == ["reading.other_years", "reading.differences"]


def test_corners_more_or_less_and_another_order(written):
    units = {one.unit_id: one for one in some_units()}
    ring = list(made.square(1).exterior.coords)
    more = shapely.Polygon([*ring[:2], (ring[1][0] - 3, ring[1][1] + 5), *ring[2:]])
    turned = shapely.Polygon([*ring[2:-1], *ring[:3]])
    bow = shapely.MultiPolygon([square(5), square(6, 60)])

    def differences(unit_id, shape):
        whole = shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape])
        now = [replace(one, geometry=whole) if one.unit_id == unit_id else one for one in units.values()]
        return kinds(against(read(written), now))

    assert differences("XF-01", turned) == []
    assert "corner_only_in_layer" in differences("XF-01", more)
    assert differences("SH-02", shapely.MultiPolygon(list(bow.geoms)[::-1])) == []


def test_two_units_at_one_place_are_not_guessed(written):
    units = [*some_units(), unit("XF-99", "restored", square(1), "0301")]
    result = against(read(written), units)
    assert "reading.place_of_several" in codes(result.findings)
    assert sorted(kinds(result)) == ["only_in_layer", "only_in_layer", "only_in_table"]


def test_two_rows_at_one_place_are_not_one_unit(written):
    """Somebody copied a row: which of the two the unit of the layer is, nobody knows."""

    def edit(book):
        sheet = book["情况表"]
        rows = [row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 2).value or "").startswith("J1(")]
        sheet.cell(rows[-1], 2).value = sheet.cell(rows[-2], 2).value

    result = against(read(edited(written, edit)), some_units())
    assert codes(result.findings).count("reading.place_of_several") == 2
    assert sorted(kinds(result))[-4:] == ["only_in_layer", "only_in_layer", "only_in_table", "only_in_table"]


# Filled by hand


def test_a_form_filled_by_hand(tmp_path):
    by_hand(tmp_path / "h.xlsx")
    table = read(tmp_path / "h.xlsx")
    assert table.year == 2026
    found = [
        (item.unit.section, item.unit.land_class, item.unit.temporary, item.unit.accepted, item.form.hectares)
        for item in table.units
    ]
    assert found == [
        ("restored", "", False, True, Decimal("0.48")),
        ("restored", "0103", True, False, Decimal("0.2212")),
        ("damaged", "", None, None, Decimal("0.9")),
        ("planned", "0201", False, None, Decimal("0.48")),
    ]
    for item, corners in zip(table.units, BY_HAND_CORNERS.values()):
        back = shapely.get_coordinates(item.unit.geometry)[:-1, ::-1]
        assert np.array_equal(back, corners)
    assert table.units[1].unit.quality == "好"  # merged over two units
    assert table.units[3].unit.measures == "回填 表土"
    assert table.content.mine == {
        "holder": "示例公司（虚构）",
        "licence_no": "C9999992020017100000000",
        "valid_from": "2020-03-01",
        "valid_to": "2030-02-28",
        "mine_name": "示例矿",
        "contact": "张三",
        "phone": "0453-0000000",
        "address": "示例村：三组",
        "fund_drawn": "36.0000",
        "fund_spent": "34.8216",
        "fund_to_draw": "42.5000",
        "fund_to_spend": "41.2500",
    }
    found = set(codes(table.findings))
    assert {"reading.area_converted", "reading.money_converted", "reading.extent_other_form"} <= found
    assert not any(finding.severity.value == "error" for finding in table.findings)


def test_the_form_may_itself_be_called_an_attached_table(tmp_path):
    """As in the notice, where the form is 附表."""

    def edit(book):
        sheet = book["年度表"]
        sheet.title = "附表1"
        assert sheet["A1"].value is None
        sheet["A1"] = "附表1"

    table, as_it_was = hand(tmp_path, edit), hand(tmp_path, lambda book: None)
    assert codes(table.findings) == codes(as_it_was.findings)
    assert [item.unit.section for item in table.units] == [item.unit.section for item in as_it_was.units]


def hand(tmp_path, edit, **more):
    path = tmp_path / "h.xlsx"
    by_hand(path, edit)
    return read(path, **more)


def put(place, value, sheet="年度表"):
    def edit(book):
        book[sheet][place] = value

    return edit


@pytest.mark.parametrize(
    ("place", "value", "code", "line", "cell"),
    [
        ("C8", None, "extent_missing", 8, "C8"),
        ("C8", "矿区西侧一块", "extent_unreadable", 8, "C8"),
        ("C10", "详见附表9", "sheet_missing", 10, "C10"),
        ("D10", "大概", "answer_unreadable", 10, "D10"),
        ("E10", "好林地", "class_unknown", 10, "E10"),
        ("E10", "0301 旱地", "class_unknown", 10, "E10"),
        ("F10", "约一公顷", "area_unreadable", 10, "F10"),
        ("F10", "=F8*2", "area_unreadable", 10, "F10"),
        ("F10", None, "area_missing", 10, "F10"),
        ("F10", 0.22125, "area_decimals", 10, "F10"),
        ("F11", 0.71, "sum_differs", 11, "F11"),
        ("D12", "三十六", "money_unreadable", 12, "D12"),
        ("D12", 36.00005, "money_rounded", 12, "D12"),
        ("G3", "长期", "validity_unreadable", 3, "G3"),
        ("G3", "至2030年2月28日止", "validity_half", 3, "G3"),
        ("D4", None, "value_missing", 4, "C4"),
        ("D3", 99999920200171000.0, "digits_lost", 3, "D3"),
        ("B5", "经办", "label_missing", None, None),
    ],
)
def test_what_cannot_be_read_says_where(tmp_path, place, value, code, line, cell):
    table = hand(tmp_path, put(place, value))
    found = [finding for finding in table.findings if finding.code == f"reading.{code}"]
    assert found, codes(table.findings)
    assert found[0].source == "t.xlsx [年度表]"
    assert found[0].line == line
    assert found[0].figures.get("cell") == cell


def test_a_row_without_corners_makes_no_unit_and_is_not_lost(tmp_path):
    table = hand(tmp_path, put("C8", "矿区西侧一块"))
    assert [item.unit.section for item in table.units] == ["restored", "damaged", "planned"]
    (lost,) = table.unplaced
    assert (lost.number, lost.line, lost.hectares) == ("1", 8, Decimal("0.48"))
    (told,) = [finding for finding in table.findings if finding.code == "reading.unit_not_made"]
    assert (told.line, told.severity.value) == (8, "error")
    compared_kinds = kinds(against(table, [unit("A", "restored", square(1), "0301")]))
    assert compared_kinds.count("row_not_compared") == compared_kinds.count("only_in_layer") == 1


def test_corners_that_are_none_name_their_cell_and_spoil_the_unit(written):
    table = read(edited(written, put("D10", "4443o", "坐标附表")))
    (told,) = [finding for finding in table.findings if finding.code == "reading.corner_unreadable"]
    assert (told.source, told.line, told.figures["cell"]) == ("t.xlsx [坐标附表]", 10, "D10")
    assert [form.unit_id for form in table.unplaced] == ["XF-02"]


def test_a_hole_that_is_called_an_outer_ring_is_an_error(written):
    def edit(book):
        for row in book["坐标附表"].iter_rows():
            if row[0].value == "第1块内圈1":
                row[0].value = "第9块外圈"

    table = read(edited(written, edit))
    assert "corners.added_is_inside" in codes(table.findings)
    assert [form.unit_id for form in table.unplaced] == ["SH-03"]


def test_coordinate_sheets_that_do_not_fit_their_rows(written):
    def swap(book):
        for row in book["情况表"].iter_rows():
            for cell in row:
                if cell.value == "见坐标附表1":
                    cell.value = "见坐标附表2"

    found = codes(read(edited(written, swap)).findings)
    assert "reading.sheet_of_other_row" in found
    assert "reading.sheet_used_twice" in found
    assert "reading.sheet_unused" in found

    def twice(book):
        cell_with(book["坐标附表"], "坐标附表2").value = "坐标附表1"

    table = read(edited(written, twice))
    assert codes(table.findings).count("reading.sheet_twice") == 1
    assert codes(table.findings).count("reading.sheet_missing") == 1
    assert codes(table.findings).count("reading.sheet_without_beginning") == 1
    assert {form.section for form in table.unplaced} == {"restored", "damaged"}


def test_numbers_repeated_in_rows_that_are_not_merged_are_one_unit(tmp_path):
    def edit(book):
        sheet = book["年度表"]
        sheet.unmerge_cells("B8:B9")
        sheet.unmerge_cells("C8:C9")
        sheet["B9"], sheet["C9"] = 1, sheet["C8"].value

    table = hand(tmp_path, edit)
    assert len(table.units) == 4
    assert [row.hectares for row in table.units[0].form.rows] == [Decimal("0.3"), Decimal("0.18")]


def test_a_class_below_its_unit_needs_no_merged_cells(tmp_path):
    def edit(book):
        for place in ("B8:B9", "C8:C9", "D8:D9", "H8:H9"):
            book["年度表"].unmerge_cells(place)

    table = hand(tmp_path, edit)
    assert [row.hectares for row in table.units[0].form.rows] == [Decimal("0.3"), Decimal("0.18")]
    assert len(table.units) == 4


def test_a_class_row_of_no_unit_is_an_error(tmp_path):
    def edit(book):
        sheet = book["年度表"]
        for place in ("B8:B9", "C8:C9"):
            sheet.unmerge_cells(place)
        sheet["B8"] = sheet["C8"] = None

    table = hand(tmp_path, edit)
    told = [finding for finding in table.findings if finding.code == "reading.row_unreadable"]
    assert [finding.line for finding in told] == [8, 9]
    assert len(table.units) == 3


def test_one_area_over_several_classes_is_not_shared_out(tmp_path):
    def edit(book):
        book["年度表"]["F9"] = None
        book["年度表"].merge_cells("F8:F9")

    table = hand(tmp_path, edit)
    assert table.units[0].form.hectares is None
    assert "reading.area_shared" in codes(table.findings)


def test_the_title_has_no_year(tmp_path):
    edit = put("B1", "矿区生态修复情况表")
    table = hand(tmp_path, edit)
    assert table.year is None
    assert {item.unit.year for item in table.units} == {None}
    assert "reading.year_missing" in codes(table.findings)
    assert hand(tmp_path, edit, year=2027).year == 2027
    table = hand(tmp_path, None, year=2027)
    assert table.year == 2026
    assert "reading.year_differs" in codes(table.findings)


def test_another_datum_makes_no_units(tmp_path):
    table = hand(tmp_path, put("B22", "坐标系：1980西安坐标系，3度带，中央子午线132°"))
    assert table.units == ()
    assert table.plane is None
    assert "reading.other_datum" in codes(table.findings)
    assert len(table.unplaced) == 4


def test_corners_without_zone_wait_for_the_users_plane(tmp_path):
    def edit(book):
        book["年度表"]["B22"] = None
        corners = [(x, y - 44e6) for x, y in BY_HAND_CORNERS["1"]]
        book["年度表"]["C8"] = "\n".join(f"{i},{x:.3f},{y:.3f}" for i, (x, y) in enumerate(corners, 1))

    table = hand(tmp_path, edit)
    assert "corners.no_zone" in codes(table.findings)
    assert [form.line for form in table.unplaced] == [8]
    table = hand(tmp_path, edit, plane=PLANE)
    assert table.unplaced == ()
    assert table.plane == PLANE
    assert np.array_equal(shapely.get_coordinates(table.units[0].unit.geometry)[:-1, ::-1], BY_HAND_CORNERS["1"])


def test_several_forms_are_asked_about(tmp_path):
    def edit(book):
        copy = book.copy_worksheet(book["年度表"])
        copy.title = "另一矿"

    table = hand(tmp_path, edit)
    assert not table.content.form_found
    assert codes(table.findings) == ["reading.several_forms"]
    table = hand(tmp_path, edit, sheet="另一矿")
    assert len(table.units) == 4
    assert codes(hand(tmp_path, edit, sheet="第三").findings) == ["reading.no_such_sheet"]


def test_sections_on_sheets_of_their_own(tmp_path):
    def edit(book):
        sheet = book["年度表"]
        other = book.create_sheet("计划")
        for row in sheet.iter_rows(min_row=17, max_row=20):
            for cell in row:
                if cell.value is not None:
                    other.cell(cell.row, cell.column).value = cell.value
        sheet.delete_rows(17, 4)

    table = hand(tmp_path, edit)
    assert [item.unit.section for item in table.units] == ["restored", "restored", "damaged", "planned"]
    assert table.content.mine["fund_to_spend"] == "41.2500"


def test_labels_of_a_county_are_found_by_the_names_of_their_cells(written):
    """Its template has other words; the names move with the rows."""

    def edit(book):
        sheet = book["情况表"]
        words = {
            "序号": "№",
            "范围\n（拐点坐标）": "四至",
            "面积": "公顷数",
            "采矿人名称": "企业",
            "目标\n地类": "去向",
        }
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in words:
                    cell.value = words[cell.value]

    table = read(edited(written, edit))
    assert table.content.mine["holder"] == MINE.holder
    assert [item.form.hectares for item in table.units] == [hectares(one.area(PLANE).ha4) for one in some_units()]


@pytest.fixture
def province(tmp_path):
    """A province's own workbook and its registered form: other words in other places."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "省表"
    cells = {"title": "B1"}
    sheet["B1"] = "XX年度矿区生态修复情况表"
    for row, (key, words) in enumerate(
        {
            "holder": "企业全称",
            "licence_no": "证号",
            "validity": "期限",
            "mine_name": "矿名",
            "contact": "经办人",
        }.items(),
        2,
    ):
        sheet[f"B{row}"], cells[key] = words, f"D{row}"
    for place, key, words in (("G6", "phone", "手机"), ("G5", "address", "住所")):
        sheet[place], cells[key] = words, f"H{place[1]}"
    heads = {
        "restored": {
            "number": "次序",
            "area": "公顷数",
            "extent": "四至坐标",
            "land_class": "现地类",
            "temporary": "临时",
        },
        "damaged": {
            "number": "次序",
            "area": "公顷数",
            "extent": "四至坐标",
            "problem_type": "毁损类别",
            "damage_degree": "毁损级",
        },
        "planned": {
            "number": "次序",
            "area": "公顷数",
            "extent": "四至坐标",
            "land_class": "拟定地类",
            "temporary": "临时",
        },
    }
    heads["restored"].update(quality="成效", accepted="验收情况")
    heads["planned"].update(quality="成效", measures="做法")
    row = 8
    for section, columns in heads.items():
        sheet[f"A{row}"] = {"restored": "去年", "damaged": "现状", "planned": "今年"}[section]
        for letter, (key, words) in zip("BCDEFGH", columns.items()):
            sheet[f"{letter}{row + 1}"], cells[f"{section}_{key}"] = words, f"{letter}{row + 2}"
        row += 4
    for place, key, words in (
        *(("B20", "fund_drawn", "去年提取"), ("B21", "fund_spent", "去年使用")),
        *(("B22", "fund_to_draw", "今年提取"), ("B23", "fund_to_spend", "今年使用")),
    ):
        sheet[place], cells[key] = words, f"E{place[1:]}"
    book.save(tmp_path / "province.xlsx")
    form = {"extends": "annual_table.json", "template_id": "province-1", "basis": "某省表式（示例）"}
    form |= {"workbook": "province.xlsx", "cells": {key: f"省表!{place}" for key, place in cells.items()}}
    path = tmp_path / "province.json"
    path.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
    return load_form(path)


def test_a_provinces_workbook_is_read_by_its_registered_form(province, tmp_path):
    """Filled, its cells are lower than the map says; LibreOffice saved it, and somebody took the names away."""
    path = tmp_path / "filled.xlsx"
    write_annual_workbook(replace(record_of(), form=province), path)
    assert kinds(against(read(saved_by_libreoffice(path)), some_units(), MINE)) == []  # by the names of its cells

    def nameless(book):
        names = book.defined_names
        if isinstance(names, dict):
            names.clear()
        else:
            names.definedName = []

    data = edited(path, nameless)
    assert codes(read(data).findings) == ["reading.no_form"]
    table = read(data, form=province)
    assert kinds(against(table, some_units(), MINE)) == []
    assert len(table.units) == len(some_units())


# No annual table


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def empty_book(rows=(("a", "b"),)):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "reading.no_workbook"),
        (b"text", "reading.no_workbook"),
        (b"PK\x03\x04 broken xl/", "corners.office_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "corners.office_other"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "corners.office_encrypted"),
        (zipped({"word/document.xml": "<w/>"}), "corners.office_other"),
        (empty_book(), "reading.no_form"),
        (empty_book(rows=()), "corners.workbook_empty"),
        (b"{", "reading.json_broken"),
        (b'{"schema": "x"}', "reading.json_other"),
        (b'{"schema": "mine_restoration/annual_record/2"}', "reading.json_other"),
    ],
)
def test_what_is_no_annual_table_is_said(data, code):
    table = read(data)
    assert not table.content.form_found
    assert code in codes(table.findings)
    assert table.units == ()


def test_archives_that_unfold_without_end_are_not_opened(written, monkeypatch):
    parts = parts_of(written)
    with monkeypatch.context() as patch:
        patch.setattr(office, "MOST_UNPACKED", 1_000_000)
        bomb = zipped({**parts, "xl/worksheets/sheet1.xml": b" " * 1_000_001})
        assert codes(read(bomb).findings) == ["corners.office_unpacked"]
    entities = b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts["xl/worksheets/sheet1.xml"]
    assert codes(read(zipped({**parts, "xl/worksheets/sheet1.xml": entities})).findings) == ["corners.office_entities"]
    name = next(name for name, xml in parts.items() if b"<mergeCell " in xml)
    merged = parts[name].replace(b"<mergeCell ", b'<mergeCell ref="A50:IV1048576"/>' * 12 + b"<mergeCell ", 1)
    merged = merged.replace(b"</sheetData>", b'<row r="100000"><c r="A100000" t="n"><v>1</v></c></row></sheetData>')
    assert codes(read(zipped({**parts, name: merged})).findings) == ["corners.office_broken"]


def test_cancel_is_heard(written):
    with pytest.raises(Stopped):
        read(written, progress=lambda part: False)


# Damage


DAMAGE = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a workbook takes too long to be made smaller and smaller
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CELLS = st.one_of(
    st.none(),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30),  # others no workbook can hold
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        [
            *(
                "序号",
                "面积",
                "范围（拐点坐标）",
                "合计",
                "无",
                "……",
                "见坐标附表1",
                "坐标附表2",
                "第1块外圈",
                "=1/0",
                "2026年度",
            ),
            *(
                "J1(4920000.000,44430300.000)",
                "J1(4920000,1)",
                "上年度矿区生态修复情况",
                "是",
                "0301",
                "9" * 400,
                "1e999",
            ),
        ]
    ),
)


class Places(list):
    def __repr__(self):
        return "places"


@pytest.fixture(scope="module")
def places(written, tmp_path_factory):
    """Both kinds of table, with the cells that hold something."""
    path = tmp_path_factory.mktemp("hand") / "h.xlsx"
    by_hand(path)
    found = Places()
    for file in (written, path):
        book = openpyxl.load_workbook(file)
        for sheet in book.worksheets:
            cells = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value is not None]
            found.append((file, sheet.title, cells))
    return found


@DAMAGE
@given(data=st.data())
def test_whatever_stands_in_the_cells_there_are_findings_and_no_crash(places, data):
    file, sheet, cells = places[data.draw(st.integers(0, len(places) - 1), label="sheet")]

    def edit(book):
        for index in data.draw(st.lists(st.integers(0, len(cells) - 1), min_size=1, max_size=4), label="cells"):
            place = cells[index]
            cell = book[sheet][place]
            if cell.__class__.__name__ == "Cell":
                cell.value = data.draw(CELLS, label=place)
        if data.draw(st.booleans(), label="row"):
            book[sheet].delete_rows(data.draw(st.integers(1, 40), label="delete"))

    table = read(edited(file, edit), move=lambda points, *_: points)
    # Nothing is lost: a row is a unit or an unplaced one, and each of these has an error.
    assert len(table.units) + len(table.unplaced) == len(table.content.units)
    assert codes(table.findings).count("reading.unit_not_made") == len(table.unplaced)
    against(table, some_units(), MINE)


@DAMAGE
@given(data=st.data())
def test_damaged_files_give_findings_and_no_crash(written, data):
    """Bytes of the file, and of the parts in it: those have a checksum, which would tell on the first."""
    parts = parts_of(written)
    name = data.draw(st.sampled_from(["", *sorted(name for name in parts if name.endswith((".xml", ".rels")))]))
    whole = bytearray(parts[name] if name else written.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(len(whole) // 2, 4 * len(whole)))])
    table = read(zipped({**parts, name: cut}) if name else cut, move=lambda points, *_: points)
    assert table.findings or table.content.form_found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(DAMAGE, max_examples=50)
@given(data=st.data())
def test_json_with_anything_anywhere_gives_findings_and_no_crash(record_json, data):
    top = json.loads(record_json)
    for _ in range(data.draw(st.integers(1, 3))):
        node, key = top, data.draw(st.sampled_from(sorted(top)))
        for _ in range(data.draw(st.integers(0, 6))):
            inner = node[key]
            if isinstance(inner, dict) and inner:
                node, key = inner, data.draw(st.sampled_from(sorted(inner)))
            elif isinstance(inner, list) and inner:
                node, key = inner, data.draw(st.integers(0, len(inner) - 1))
        node[key] = data.draw(JSON)
    table = read(json.dumps(top).encode(), move=lambda points, *_: points)
    against(table, some_units(), MINE)
