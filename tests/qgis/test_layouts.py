"""The print layouts: templates and their ids, scale and grid, corner numbers, tables, what stands in the PDF."""

from __future__ import annotations

import math
import re
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon, box

from mine_restoration.core.amounts import hectares
from mine_restoration.core.catalogue import RESOURCES, read_json
from mine_restoration.core.corners.numbering import numbered_rings
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.unit import Unit

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_430_000.0, 4_920_000.0
MM_PER_POINT = 25.4 / 72


def ring(count, radius, east=EAST, north=NORTH, squeeze=1.0):
    """A ring of ``count`` corners, on whole millimetres."""
    angles = [2 * math.pi * k / count for k in range(count)]
    return [(round(east + radius * math.cos(a), 3), round(north + squeeze * radius * math.sin(a), 3)) for a in angles]


def unit_of(unit_id, *rings, section="planned", name="单元"):
    return Unit(unit_id, MultiPolygon([Polygon(rings[0], rings[1:])]), 2026, section, name, land_class="0301")


def words_of(pdf, page=1):
    """The words of a page with their boxes in points: poppler's reading, not ours."""
    page = str(page)
    text = subprocess.run(
        ["pdftotext", "-f", page, "-l", page, "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True
    ).stdout
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', text)
    return [(word, *map(float, numbers)) for *numbers, word in found]


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True).stdout


@pytest.fixture(scope="module")
def gis(plugin):
    """The map modules, imported once QGIS is there."""
    from mine_restoration.gis import (
        layouts,
        map_book,
        map_corners,
        map_export,
        map_frame,
        map_layers,
        map_material,
        map_sheets,
        map_symbols,
        map_tables,
        map_words,
    )

    class Modules:
        pass

    for module in (
        layouts,
        map_book,
        map_corners,
        map_export,
        map_frame,
        map_layers,
        map_material,
        map_sheets,
        map_symbols,
        map_tables,
        map_words,
    ):
        setattr(Modules, module.__name__.rsplit(".", 1)[-1], module)
    return Modules


@pytest.fixture(scope="module")
def make_book(gis):
    """A book of small units; every argument of the material may be given."""
    from qgis.core import QgsProject

    def make(units, **more):
        material = gis.map_material.Material(
            units=tuple(units),
            plane=PLANE,
            year=2026,
            mine=gis.map_material.Mine("甲乙采石场", "某公司", "C100", "2020年1月1日至2030年1月1日"),
            classes=load_classes(),
            areas={unit.unit_id: unit.area(PLANE) for unit in units},
            mining_right=box(EAST - 300, NORTH - 300, EAST + 300, NORTH + 300),
            **more,
        )
        return gis.map_book.Book(QgsProject(), gis.layouts.chinese_family(), material)

    return make


# Templates


def test_every_template_has_the_items_that_the_program_fills(gis):
    from qgis.core import QgsProject

    project = QgsProject()
    for node in read_json(RESOURCES / "layouts" / "sheets.json").child("sheets").value:
        ids = gis.layouts.IDS[gis.map_words.word("sheets", node, "template")]
        layout = gis.layouts.open_template(project, node, gis.layouts.chinese_family())
        assert {item_id for item_id in ids if layout.itemById(item_id) is None} == set()
        size = layout.pageCollection().page(0).sizeWithUnits()
        assert (size.width(), size.height()) == (420, 297)


def test_a_template_without_an_item_is_refused_by_name(gis, tmp_path):
    from qgis.core import QgsProject

    text = (RESOURCES / "layouts" / "map.qpt").read_text(encoding="utf-8")
    (tmp_path / "zones.qpt").write_text(text.replace('id="scalebar"', 'id="other"'), encoding="utf-8")
    with pytest.raises(gis.layouts.LayoutProblem, match="scalebar"):
        gis.layouts.open_template(QgsProject(), "zones", "WenQuanYi Zen Hei", tmp_path)


@pytest.mark.parametrize("content", [b"", b"<html>", b"\xff\xfe\x00", b"<Layout></Layout>"])
def test_a_broken_template_is_a_sentence(gis, tmp_path, content):
    from qgis.core import QgsProject

    (tmp_path / "zones.qpt").write_bytes(content)
    with pytest.raises(gis.layouts.LayoutProblem, match=re.escape("zones.qpt")):
        gis.layouts.open_template(QgsProject(), "zones", "WenQuanYi Zen Hei", tmp_path)


def test_without_a_chinese_typeface_there_is_a_sentence(gis, monkeypatch):
    monkeypatch.setattr(gis.layouts, "texts", lambda *keys: ("No Such Typeface",))
    with pytest.raises(gis.layouts.LayoutProblem, match="No Such Typeface"):
        gis.layouts.chinese_family()


def test_every_style_loads_and_every_known_zone_has_one(gis):
    from qgis.core import QgsVectorLayer

    styles = RESOURCES / "styles"
    for path in styles.glob("*.qml"):
        found = re.search(r"<layerGeometryType>(\d)</layerGeometryType>", path.read_text(encoding="utf-8"))
        kind = ("Point", "LineString", "Polygon", "", "NoGeometry")[int(found[1])] if found else "NoGeometry"
        layer = QgsVectorLayer(kind, "x", "memory")
        assert layer.loadNamedStyle(str(path))[1], path.name
    for entry in read_json(RESOURCES / "layouts" / "sheets.json").items("zones"):
        kind = entry.get("kind", str)
        assert (styles / f"{kind}.qml").exists() or (styles / f"{kind}_area.qml").exists(), kind


# Numbers on paper


@given(
    width=st.floats(0.5, 300_000),
    height=st.floats(0.5, 300_000),
    steps=st.just((1, 1.5, 2, 2.5, 3, 4, 5, 6, 8)),
)
@settings(max_examples=200, deadline=None)
def test_the_scale_is_round_and_the_largest_that_fits(width, height, steps):
    from mine_restoration.gis.map_frame import extent, round_scale

    bounds = (EAST, NORTH, EAST + width, NORTH + height)
    scale = round_scale(bounds, 280, 230, steps)
    shown = extent(bounds, 280, 230, scale)
    assert shown[0] <= bounds[0] + 1e-6
    assert shown[3] >= bounds[3] - 1e-6
    assert (shown[2] - shown[0]) / 0.280 == pytest.approx(scale, rel=1e-6)
    power = 10 ** math.floor(math.log10(scale))
    assert any(scale == pytest.approx(step * power, abs=0.5) for step in steps)
    smaller = max(round(step * 10**p) for p in range(0, 8) for step in steps if round(step * 10**p) < scale or p == 0)
    if max(width, height) > 20 and smaller < scale:
        assert width * 1000 > 280 * smaller * (1 - 1e-9) or height * 1000 > 230 * smaller * (1 - 1e-9)


@given(denominator=st.integers(100, 5_000_000), paper=st.floats(5, 100))
@settings(deadline=None)
def test_grid_steps_are_one_two_or_five(denominator, paper):
    from mine_restoration.gis.map_frame import round_step

    step = round_step(denominator, paper)
    assert re.fullmatch(r"[125](\.0)?e[+-]\d+", f"{step:e}".replace(".000000", ""))
    assert paper / 2.5 - 1e-9 <= step * 1000 / denominator <= paper + 1e-9


# Corner numbers


@pytest.mark.parametrize("count", [3, 12, 60])
def test_corner_numbers_stand_outside_and_apart(gis, count):
    unit = unit_of("A", ring(count, 100.0))
    rings = numbered_rings(unit.geometry)
    labels = gis.map_corners.place_labels(rings, unit.geometry, 1000, 7)
    assert [label.corner.name for label in labels] == [f"J{k}" for k in range(1, count + 1)]
    height = 7 * MM_PER_POINT
    for i, one in enumerate(labels):
        assert not unit.geometry.contains(Point(one.east, one.north))
        for two in labels[i + 1 :]:
            # At least a digit's width or a line apart.
            assert abs(one.east - two.east) > 0.5 * height or abs(one.north - two.north) > 0.9 * height


def test_numbers_of_a_crowd_of_corners_get_leaders(gis):
    dense = unit_of("A", ring(60, 12.0))
    labels = gis.map_corners.place_labels(numbered_rings(dense.geometry), dense.geometry, 1000, 7)
    assert len(labels) == 60
    assert any(not label.leader.is_empty for label in labels)
    for label in labels:
        if not label.leader.is_empty:
            assert label.leader.coords[0] == (label.corner.east, label.corner.north)


def test_numbers_of_a_hole_stand_in_the_hole(gis):
    hole = ring(6, 30.0)
    unit = unit_of("A", ring(8, 100.0), hole)
    labels = gis.map_corners.place_labels(numbered_rings(unit.geometry), unit.geometry, 1000, 7)
    inside = [label for label in labels if label.ring.is_hole]
    assert len(inside) == 6
    assert all(Polygon(hole).contains(Point(label.east, label.north)) for label in inside)


# Tables


@given(text=st.text(alphabet="甲乙丙（）abcJ12. ", max_size=60), ems=st.floats(1.5, 20))
@settings(deadline=None)
def test_broken_lines_lose_nothing(text, ems):
    from mine_restoration.gis.map_frame import wrapped

    lines = wrapped(text, ems)
    assert "".join(lines) == text
    for line in lines:
        assert sum(1.0 if ord(c) > 0x2E7F else 0.56 for c in line) <= ems or len(line) == 1


def test_a_number_stays_on_one_line_and_a_stop_with_what_it_ends():
    from mine_restoration.gis.map_frame import wrapped

    assert wrapped("灌木林地0.3774、其他草地0.9019", 8.5) == ["灌木林地0.3774、", "其他草地0.9019"]
    assert wrapped("甲乙丙丁，戊", 4) == ["甲乙丙", "丁，戊"]
    assert wrapped("甲乙丙（丁）", 4) == ["甲乙丙", "（丁）"]
    assert wrapped("12345678", 2.3) == ["1234", "5678"]


# Sheets


def grid_scale(pdf, page=1):
    """The scale on paper, from the places where poppler finds two grid values along the top."""
    labels = sorted((x0 + x1) / 2 for word, x0, _, x1, _ in words_of(pdf, page) if re.fullmatch(r"44\d{6}", word))
    values = sorted({int(word) for word, *_ in words_of(pdf, page) if re.fullmatch(r"44\d{6}", word)})
    ground = values[-1] - values[0]
    paper = (labels[-1] - labels[0]) * MM_PER_POINT / 1000
    return ground / paper


def test_corner_sheet_says_what_it_has_to_and_is_true_on_paper(gis, make_book, tmp_path):
    unit = unit_of("KY-7", ring(12, 80.0), ring(5, 20.0), name="采场（北）")
    other = unit_of("KY-8", ring(6, 30.0, EAST + 130), section="damaged")
    book = make_book([unit, other])
    sheets = gis.map_sheets.corner_sheets(book, unit)
    assert len(sheets) == 1
    pdf = tmp_path / "sheet.pdf"
    assert gis.map_export.export_pdf(sheets, pdf)
    text = text_of(pdf)
    for wanted in (
        "甲乙采石场修复单元拐点坐标成果图（KY-7）",
        "中央子午线132°",
        "EPSG:4532",
        "2000国家大地坐标系",
        "密级",
        "KY-8",
    ):
        assert wanted in text
    printed = int(re.search(r"1:(\d+)", text)[1])
    assert grid_scale(pdf) == pytest.approx(printed, rel=2e-3)
    item = sheets[0].itemById("map")
    assert item.extent().width() / item.sizeWithUnits().width() * 1000 == pytest.approx(printed, rel=1e-6)
    for one in numbered_rings(unit.geometry):
        for corner in one.corners:
            assert re.search(rf"{corner.name}\s+{corner.north:.3f}\s+{corner.east:.3f}\b", text), corner
    assert str(hectares(unit.area(PLANE).ha4)) in text
    names = {word for word, *_ in words_of(pdf)}
    assert {f"J{k}" for k in range(1, 18)} <= names


def test_long_coordinate_tables_go_on_and_miss_nothing(gis, make_book, tmp_path):
    unit = unit_of("L", ring(400, 200.0))
    book = make_book([unit])
    sheets = gis.map_sheets.corner_sheets(book, unit)
    assert len(sheets) == 3
    pdf = tmp_path / "long.pdf"
    assert gis.map_export.export_pdf(sheets, pdf)
    text = text_of(pdf)
    rows = set(re.findall(r"(J\d+)\s+(\d{7}\.\d{3})\s+(\d{8}\.\d{3})", text))
    corners = [corner for one in numbered_rings(unit.geometry) for corner in one.corners]
    assert rows == {(c.name, f"{c.north:.3f}", f"{c.east:.3f}") for c in corners}
    assert "续1" in text
    assert "续2" in text


@pytest.mark.parametrize(("count", "radius"), [(500, 400.0), (250, 60.0)])
def test_numbers_of_too_many_corners_are_thinned_and_the_sheet_says_so(gis, make_book, tmp_path, count, radius):
    unit = unit_of("L", ring(count, radius, squeeze=0.1))
    book = make_book([unit])
    sheets = gis.map_sheets.corner_sheets(book, unit)
    step = book.thinned["L"]
    pdf = tmp_path / "map.pdf"
    assert gis.map_export.export_pdf(sheets[:1], pdf)
    assert f"图上每{step}个注1个编号" in plain(text_of(pdf))
    assert "未注编号的拐点" in plain(text_of(pdf))
    frame = gis.layouts.place(sheets[0].itemById("map")).right() / MM_PER_POINT
    numbers = [(word, box) for word, *box in words_of(pdf) if re.fullmatch(r"J\d+", word) and box[0] < frame]
    shown = {word for word, box in numbers}
    assert shown == {f"J{k}" for k in range(1, count + 1) if k == 1 or k % step == 0}
    over = [
        (one, two)
        for i, (one, a) in enumerate(numbers)
        for two, b in numbers[i + 1 :]
        if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * (a[3] - a[1])
    ]
    assert len(over) <= max(2, 0.03 * len(numbers)), over


def test_numbers_that_have_room_are_all_there(gis, make_book):
    unit = unit_of("L", ring(120, 300.0))
    book = make_book([unit])
    gis.map_sheets.corner_sheets(book, unit)
    assert not book.thinned


def test_the_same_sheet_gives_the_same_bytes(gis, make_book, tmp_path):
    unit = unit_of("A", ring(7, 50.0))
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        book = make_book([unit])
        gis.map_export.export_pdf(gis.map_sheets.corner_sheets(book, unit), tmp_path / name / "sheet.pdf")
        made.append((tmp_path / name / "sheet.pdf").read_bytes())
    assert made[0] == made[1]


def test_a_place_that_cannot_be_written_is_a_sentence(gis, make_book, tmp_path):
    unit = unit_of("A", ring(7, 50.0))
    book = make_book([unit])
    sheets = gis.map_sheets.corner_sheets(book, unit)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(gis.layouts.LayoutProblem, match=re.escape("x.pdf")):
        gis.map_export.export_pdf(sheets, tmp_path / "file" / "x.pdf")


def test_export_stops_between_pages(gis, make_book, tmp_path):
    unit = unit_of("L", ring(400, 200.0))
    book = make_book([unit])
    sheets = gis.map_sheets.corner_sheets(book, unit)
    asked = []
    assert not gis.map_export.export_pdf(sheets, tmp_path / "x.pdf", lambda page: asked.append(page) or page < 1)
    assert asked == [0, 1]


def test_text_from_users_is_text(gis):
    from qgis.core import QgsProject

    project = QgsProject()
    layout = gis.layouts.open_template(project, "zones", gis.layouts.chinese_family())
    gis.layouts.set_text(layout, "title", "<b>矿</b> [% 1+1 %]")
    assert layout.itemById("title").currentText() == "<b>矿</b> [ % 1+1 %]"


def test_long_names_break_and_shrink_into_their_place(gis, make_book, tmp_path):
    unit = unit_of("编号很长的修复单元" * 4, ring(7, 50.0), name="名称" * 40)
    organisation = "某省某市某县自然资源调查测绘有限责任公司第一分公司" * 2
    block = gis.map_material.Block(organisation, "甲", "乙", "丙", "2026年3月1日", "秘密")
    book = make_book([unit], block=block)
    sheets = gis.map_sheets.corner_sheets(book, unit)
    pdf = tmp_path / "long.pdf"
    gis.map_export.export_pdf(sheets, pdf)
    text = "".join(text_of(pdf).split())
    assert unit.unit_id in "".join(word for word, *_ in words_of(pdf))
    assert "密级：秘密" in text
    for item_id in ("title", "block_organisation", "block_name"):
        label = sheets[0].itemById(item_id)
        size = gis.layouts.font_size(label)
        assert size >= 4
        lines = label.text().split("\n")
        assert len(lines) * size * 1.15 / 72 * 25.4 <= label.sizeWithUnits().height() + 0.01
    assert "".join(sheets[0].itemById("block_organisation").text().split("\n")) == organisation


def test_an_unknown_zone_layer_has_a_plain_style_of_its_own(gis):
    from qgis.core import QgsVectorLayer

    for geometry in ("Polygon", "LineString", "Point", "MultiPolygon"):
        layer = QgsVectorLayer(f"{geometry}?crs=EPSG:4532", "某图层", "memory")
        before = layer.renderer().symbol().dump()
        gis.map_symbols.style_zone(layer, None, gis.layouts.chinese_family())
        assert layer.renderer().symbol().dump() != before


# Paper


def paper_sizes(pdf):
    """Width and height of each page in mm: poppler's reading."""
    text = subprocess.run(["pdfinfo", "-l", "99", str(pdf)], capture_output=True, check=True, text=True).stdout
    return [
        (round(float(width) * MM_PER_POINT), round(float(height) * MM_PER_POINT))
        for width, height in re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", text)
    ]


@pytest.mark.parametrize(
    ("name", "squeeze", "size"),
    [
        ("A4", 0.6, (297, 210)),
        ("A3", 3.5, (297, 420)),
        ("A2", 0.6, (594, 420)),
        ("A0", 3.5, (841, 1189)),
    ],
)
def test_a_sheet_has_the_paper_and_lies_as_its_ground_does(gis, make_book, tmp_path, name, squeeze, size):
    """And every item stays on the page, the scale true."""
    from mine_restoration.gis.map_paper import paper_of

    unit = unit_of("A", ring(12, 80.0, squeeze=squeeze))
    book = make_book([unit])
    book.paper = paper_of(name)
    sheets = gis.map_sheets.corner_sheets(book, unit)
    pdf = tmp_path / "sheet.pdf"
    gis.map_export.export_pdf(sheets, pdf)
    assert paper_sizes(pdf)[0] == size
    page = sheets[0].pageCollection().page(0).rect()
    for item_id in gis.layouts.IDS["corners"]:
        item = sheets[0].itemById(item_id)
        if item.isVisible():
            assert page.adjusted(-0.1, -0.1, 0.1, 0.1).contains(gis.layouts.place(item)), item_id
    printed = int(re.search(r"1:(\d+)", text_of(pdf))[1])
    assert grid_scale(pdf) == pytest.approx(printed, rel=2e-3)
    rows = re.findall(r"(J\d+)\s+(\d{7}\.\d{3})\s+(\d{8}\.\d{3})\s+(\d+\.\d{3})", text_of(pdf))
    assert len(rows) == 12


def test_the_area_fills_the_frame(gis, make_book):
    """The next larger round scale would not hold it."""
    for squeeze in (0.4, 0.8, 1.3, 4.0):
        unit = unit_of("A", ring(12, 80.0, squeeze=squeeze))
        book = make_book([unit])
        item = gis.map_sheets.corner_sheets(book, unit)[0].itemById("map")
        view = item.extent()
        west, south, east, north = unit.geometry.bounds
        assert max((east - west) / view.width(), (north - south) / view.height()) > 0.5


def test_templates_of_the_user_go_before_ours_and_keep_their_paper(gis, make_book, tmp_path):
    text = (RESOURCES / "layouts" / "corners.qpt").read_text(encoding="utf-8")
    own = re.sub(r'\s*<Option (?=[^>]*name="anchor")[^>]*/>', "", text).replace(
        'size="420,297,mm"', 'size="430,300,mm"'
    )
    assert own != text
    (tmp_path / "corners.qpt").write_text(own, encoding="utf-8")
    unit = unit_of("A", ring(12, 80.0, squeeze=3.5))
    book = make_book([unit])
    book.folder = tmp_path
    gis.map_export.export_pdf(gis.map_sheets.corner_sheets(book, unit), tmp_path / "own.pdf")
    assert paper_sizes(tmp_path / "own.pdf") == [(430, 300)]
    gis.map_export.export_pdf([gis.map_sheets.location_sheet(book)], tmp_path / "ours.pdf")
    assert paper_sizes(tmp_path / "ours.pdf")[0] in ((420, 297), (297, 420))


def test_a_layout_that_is_used_again_gives_the_same_page(gis, make_book, tmp_path):
    """After a sheet with two columns of corners and a long name, and one that lies upright."""
    units = [
        unit_of("很长的名称" * 20, ring(60, 80.0), name="名" * 90),
        unit_of("B", ring(9, 60.0, EAST + 300, squeeze=3.5)),
        unit_of("C", ring(7, 50.0, EAST + 600)),
    ]
    book = make_book(units)
    for unit in units[:2]:
        sheets = gis.map_sheets.corner_sheets(book, unit)
        gis.map_export.export_pdf(sheets, tmp_path / "before.pdf")
        book.release(sheets)
    sheets = gis.map_sheets.corner_sheets(book, units[2])
    gis.map_export.export_pdf(sheets, tmp_path / "again.pdf")
    fresh = make_book(units)
    fresh.number = book.number - 1
    gis.map_export.export_pdf(gis.map_sheets.corner_sheets(fresh, units[2]), tmp_path / "fresh.pdf")
    assert text_of(tmp_path / "again.pdf") == text_of(tmp_path / "fresh.pdf")
    pictures = []
    for name in ("again", "fresh"):
        command = ["pdftoppm", "-r", "60", "-png", "-singlefile", str(tmp_path / f"{name}.pdf"), str(tmp_path / name)]
        subprocess.run(command, check=True)
        pictures.append((tmp_path / f"{name}.png").read_bytes())
    assert pictures[0] == pictures[1]


def test_a_map_of_one_page_knows_where_it_is(gis, make_book, tmp_path):
    """GDAL reads ground coordinates from the page that agree with the grid."""
    from osgeo import gdal

    unit = unit_of("A", ring(7, 50.0))
    book = make_book([unit])
    sheets = gis.map_sheets.corner_sheets(book, unit)
    gis.map_export.export_pdf(sheets, tmp_path / "geo.pdf")
    item, data = sheets[0].itemById("map"), gdal.Open(str(tmp_path / "geo.pdf"))
    assert data.GetSpatialRef().GetAttrValue("PROJCS") == "CGCS2000 / 3-degree Gauss-Kruger zone 44"
    west, dx, _, north, _, dy = data.GetGeoTransform()
    box_ = gis.layouts.place(item)
    pixels = data.RasterXSize / 420
    assert west + box_.left() * pixels * dx == pytest.approx(item.extent().xMinimum(), abs=0.5)
    assert north + box_.top() * pixels * dy == pytest.approx(item.extent().yMaximum(), abs=0.5)
    assert list(tmp_path.glob("*.aux.xml")) == []


# What the sheets say


def plain(text):
    return re.sub(r"\s", "", text)


def test_side_lengths_stand_along_their_sides_and_in_the_table(gis):
    unit = unit_of("A", ring(8, 100.0))
    rings = numbered_rings(unit.geometry)
    numbers = gis.map_corners.place_labels(rings, unit.geometry, 1000, 7)
    from mine_restoration.gis.map_sides import place_sides

    sides = place_sides(rings, numbers, unit.geometry, 1000, 5.5, 7)
    corners = rings[0].corners
    lengths = [math.dist((a.east, a.north), (b.east, b.north)) for a, b in zip(corners, [*corners[1:], corners[0]])]
    assert [side.text for side in sides] == [f"{length:.3f}" for length in lengths]
    for side, start, end in zip(sides, corners, [*corners[1:], corners[0]]):
        middle = Point((start.east + end.east) / 2, (start.north + end.north) / 2)
        assert middle.distance(Point(side.east, side.north)) < 3
        assert unit.geometry.contains(Point(side.east, side.north))
        slope = math.degrees(math.atan2(end.north - start.north, end.east - start.east))
        assert math.isclose((side.angle + slope) % 180, 0, abs_tol=1e-6) or math.isclose(
            (side.angle + slope) % 180, 180, abs_tol=1e-6
        )
        assert -90 <= side.angle <= 90
    crowded = place_sides(rings, numbers, unit.geometry, 20000, 5.5, 7)
    assert crowded == []


def survey_of(gis, parts):
    from mine_restoration.gis.convert import to_qgs
    from mine_restoration.gis.crs import crs_of

    fields = ["dlbm:string", "owner:string"]
    rows = [(to_qgs(MultiPolygon([shape])), values) for shape, values in parts]
    return gis.map_layers.memory_layer("MultiPolygon", crs_of(PLANE), "survey", fields, rows)


def test_neighbours_come_from_the_survey_and_other_units_and_are_never_guessed(gis, make_book, tmp_path):
    square = [(EAST, NORTH), (EAST, NORTH + 100), (EAST + 100, NORTH + 100), (EAST + 100, NORTH)]
    unit = unit_of("A", square)
    beside = unit_of("B", [(x + 100, y) for x, y in square])
    on_it = unit_of("C", [(x + 10, y + 50) for x, y in square], section="damaged")
    survey = survey_of(
        gis,
        [
            (box(EAST - 200, NORTH - 200, EAST, NORTH + 300), ("0301", "甲村")),
            (box(EAST, NORTH + 100, EAST + 100, NORTH + 300), ("9999", "")),
        ],
    )
    book = make_book([unit, beside, on_it], survey=survey)
    book.project.addMapLayer(survey, False)
    pdf = tmp_path / "sheet.pdf"
    gis.map_export.export_pdf(gis.map_sheets.corner_sheets(book, unit), pdf)
    text = plain(text_of(pdf))
    assert "东至单元B" in text
    assert "南至未提供" in text
    assert "西至甲村（乔木林地）" in text
    assert "北至9999" in text
    assert "单元C" not in text


def test_names_of_units_do_not_stand_on_each_other(gis):
    from mine_restoration.gis.map_labels import place_names

    shapes = [(f"XF-{i:02d}", box(EAST + 30 * i, NORTH, EAST + 30 * i + 25, NORTH + 25)) for i in range(20)]
    shapes.append(("大单元", box(EAST - 50, NORTH - 200, EAST + 700, NORTH + 200)))
    view = EAST - 300, NORTH - 300, EAST + 900, NORTH + 300
    names = place_names(shapes, view, 4000, 8.5)
    assert [name.text for name in names] == [text for text, _ in shapes]
    height = 8.5 * MM_PER_POINT * 4
    boxes = [
        box(n.east - 5 * height / 4, n.north - height / 2, n.east + 5 * height / 4, n.north + height / 2) for n in names
    ]
    for i, one in enumerate(boxes):
        assert box(*view).contains(one)
        for two in boxes[i + 1 :]:
            assert one.intersection(two).area < 0.02 * one.area


def test_the_slot_of_the_review_number_is_flagged_until_it_is_filled(gis, make_book):
    unit = unit_of("A", ring(7, 50.0))
    colours = []
    for review in ("", "黑S（2026）001号"):
        book = make_book([unit], block=gis.map_material.Block(review=review, height="1985国家高程基准"))
        sheet = gis.map_sheets.corner_sheets(book, unit)[0]
        slot = sheet.itemById("review")
        assert plain(slot.text()) == f"审图号：{review}"
        assert "高程基准：1985国家高程基准" in sheet.itemById("crs").text()
        colours.append(slot.frameStrokeColor().name())
    assert colours[0] == "#c62828"
    assert colours[1] != colours[0]


def themes(gis):
    from mine_restoration.gis import map_themes

    return map_themes


def rows_of(sheet, item_id="table"):
    table = sheet.itemById(item_id).multiFrame()
    return [[plain(str(cell.content())) for cell in row] for row in table.tableContents()]


def legend_of(sheet):
    """The texts of a legend: layers and their entries."""
    legend = sheet.itemById("legend")
    found = []
    for node in legend.model().rootGroup().findLayers():
        found.append(node.customProperty("cached_name"))
        found += [entry.data(0) for entry in legend.model().layerLegendNodes(node)]
    return [text for text in found if text]


def test_land_classes_after_are_those_that_were_stated(gis, make_book):
    stated = unit_of("A", ring(7, 50.0))
    silent = Unit("B", MultiPolygon([Polygon(ring(7, 50.0, EAST + 150))]), 2026, "restored", "乙")
    damaged = unit_of("C", ring(7, 50.0, EAST - 150), section="damaged")
    survey = survey_of(gis, [(box(EAST - 900, NORTH - 900, EAST + 900, NORTH + 900), ("0602", "")),
                             (Polygon(ring(7, 20.0)), ("0103", ""))])  # fmt: skip
    book = make_book([stated, silent, damaged], survey=survey, before={"A": [("采矿用地", 12345)]})
    book.project.addMapLayer(survey, False)
    sheet = themes(gis).after_sheet(book)
    rows = rows_of(sheet)
    assert ["A", "采矿用地1.2345", "0301乔木林地", str(hectares(stated.area(PLANE).ha4))] in rows
    assert ["B", "未提供", "未填报", str(hectares(silent.area(PLANE).ha4))] in rows
    assert not any(row[0] == "C" for row in rows)
    legend = legend_of(sheet)
    assert "0301 乔木林地" in legend
    assert "0602 采矿用地" in legend
    assert not any("0103" in text for text in legend)  # lies under a unit that has become something else
    assert themes(gis).has_after(book.material)


def test_damage_is_drawn_as_the_unit_says_and_no_more(gis, make_book):
    from dataclasses import replace

    one = replace(
        unit_of("A", ring(7, 50.0), section="damaged"),
        problem_type="土地损毁（挖损）、含水层破坏",
        damage_degree="重度",
    )
    two = replace(unit_of("B", ring(7, 50.0, EAST + 150), section="damaged"), problem_type="其他", damage_degree="")
    book = make_book([one, two, unit_of("C", ring(7, 50.0, EAST - 150))])
    sheet = themes(gis).damage_sheet(book)
    legend = legend_of(sheet)
    assert {"挖损", "含水层破坏", "重度", "未填报"} <= set(legend)
    assert not {"轻度", "中度", "压占", "塌陷"} & set(legend)
    rows = rows_of(sheet)
    assert [row[2:4] for row in rows[:2]] == [["土地损毁（挖损）、含水层破坏", "重度"], ["其他", "未填报"]]
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("measures", "signs"),
    [
        ("栽植樟子松和落叶松", {"plants"}),
        ("回填表土、护坡工程；播撒草籽", {"soil", "works", "plants"}),
        ("回填废石，挂网客土喷播", {"reuse", "plants"}),
        ("监测", {"other"}),
        ("", set()),
        (" 、；", set()),
    ],
)
def test_measures_are_grouped_by_the_words_of_the_list(gis, measures, signs):
    assert themes(gis)._styles(measures, "measures", "other") == signs


def test_every_sign_has_a_style():
    top = read_json(RESOURCES / "layouts" / "sheets.json")
    for group, prefix in (("measures", "measure"), ("problems", "damage")):
        for entry in top.items(group):
            assert (RESOURCES / "styles" / f"{prefix}_{entry.get('style', str)}.qml").exists()


def test_images_lie_side_by_side_at_one_scale(gis, make_book, tmp_path):
    import numpy as np
    from osgeo import gdal, osr
    from qgis.core import QgsRasterLayer

    images = []
    for when, value in (("before", 60), ("after", 200)):
        path = tmp_path / f"{when}.tif"
        data = gdal.GetDriverByName("GTiff").Create(str(path), 100, 100, 3, gdal.GDT_Byte)
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(PLANE.epsg)
        data.SetProjection(crs.ExportToWkt())
        data.SetGeoTransform((EAST - 1000, 20, 0, NORTH + 1000, 0, -20))
        for band in (1, 2, 3):
            data.GetRasterBand(band).WriteArray(np.full((100, 100), value, np.uint8))
        data = None
        images.append(gis.map_material.Image(QgsRasterLayer(str(path), when), when, "2025年9月" if value > 99 else ""))
    book = make_book([unit_of("A", ring(7, 50.0))], images=tuple(images))
    for image in images:
        book.project.addMapLayer(image.layer, False)
    sheet = gis.map_sheets.image_sheet(book)
    left, right = sheet.itemById("map"), sheet.itemById("map_after")
    assert left.extent() == right.extent()
    assert left.scale() == pytest.approx(right.scale(), rel=1e-9)
    pdf = tmp_path / "images.pdf"
    gis.map_export.export_pdf([sheet], pdf)
    text = text_of(pdf)
    assert "修复前影像（日期未注明）" in text
    assert "修复后影像（2025年9月）" in text
    subprocess.run(["pdftoppm", "-r", "30", "-gray", "-singlefile", str(pdf), str(tmp_path / "page")], check=True)
    picture = gdal.Open(str(tmp_path / "page.pgm")).ReadAsArray()
    per_mm = picture.shape[1] / 420
    for item, value in ((left, 60), (right, 200)):
        where = gis.layouts.place(item)
        spot = picture[int((where.bottom() - 15) * per_mm), int((where.left() + 25) * per_mm)]
        assert abs(int(spot) - value) < 12


# Units that are too small to be seen


def test_units_too_small_for_their_colour_are_dots_and_the_sheet_says_so(gis, make_book, tmp_path):
    from mine_restoration.gis.map_themes import after_sheet, works_sheet

    small = [unit_of(f"KY-{i}", ring(5, 20.0, EAST + 3000 * i)) for i in range(4)]
    large = unit_of("KY-9", ring(6, 900.0, EAST + 6000, NORTH + 3000))
    book = make_book([*small, large])
    for number, sheet in enumerate((after_sheet(book), works_sheet(book, "planned"))):
        pdf = tmp_path / f"{number}.pdf"
        assert gis.map_export.export_pdf([sheet], pdf)
        assert "图上小于3毫米的4个单元以圆点表示" in plain(text_of(pdf))
        item = sheet.itemById("map")
        denominator = item.extent().width() / item.sizeWithUnits().width() * 1000
        shapes = [
            feature.geometry().boundingBox()
            for layer in item.layers()
            if layer.name() in ("unit_planned", "after", "unit_edge", "unit_plain")
            for feature in layer.getFeatures()
        ]
        assert len(shapes) == 10
        assert min(box.width() for box in shapes) / denominator * 1000 == pytest.approx(3, abs=0.01)
        assert max(box.width() for box in shapes) == pytest.approx(1800, abs=1)


def test_units_that_can_be_seen_keep_their_shape(gis, make_book):
    from mine_restoration.gis.map_themes import works_sheet

    unit = unit_of("KY-1", ring(12, 80.0))
    book = make_book([unit])  # owns the sheet
    sheet = works_sheet(book, "planned")
    (edge,) = [layer for layer in sheet.itemById("map").layers() if layer.name() == "unit_edge"]
    (feature,) = edge.getFeatures()
    assert feature.geometry().area() == pytest.approx(unit.geometry.area)
    assert "圆点" not in sheet.itemById("notes").text()
