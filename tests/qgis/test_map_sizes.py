"""Map sheets with texts, legends and tables of any length, on any paper: nothing runs off the page or into another."""

from __future__ import annotations

import math
import re
import subprocess

import pytest
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.unit import Unit

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_430_000.0, 4_920_000.0
MM_PER_POINT = 25.4 / 72


def circle(count, radius, east=EAST, north=NORTH):
    angles = [2 * math.pi * k / count for k in range(count)]
    return Polygon([(round(east + radius * math.cos(a), 3), round(north + radius * math.sin(a), 3)) for a in angles])


def unit_of(unit_id, shape, section="planned", **more):
    return Unit(unit_id, MultiPolygon([shape]), 2026, section, "单元", land_class="0301", **more)


def words_of(pdf, page=1):
    text = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), "-bbox", str(pdf), "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', text)
    return [(word, *(float(number) * MM_PER_POINT for number in numbers)) for *numbers, word in found]


@pytest.fixture
def make_book(plugin):
    from qgis.core import QgsProject

    from mine_restoration.gis.layouts import chinese_family
    from mine_restoration.gis.map_book import Book
    from mine_restoration.gis.map_layers import memory_layer
    from mine_restoration.gis.map_material import Block, Material, Mine, ZoneMap
    from mine_restoration.gis.map_paper import paper_of
    from mine_restoration.gis.map_symbols import style_zone

    def make(units, paper="A3", zones=(), mine="甲乙采石场", **block):
        from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

        project, family, maps = QgsProject(), chinese_family(), []
        for number, title in enumerate(zones):
            ground = QgsGeometry.fromWkt(box(EAST + 5 * number, NORTH - 200, EAST + 60 + 5 * number, NORTH + 90).wkt)
            layer = memory_layer("MultiPolygon", QgsCoordinateReferenceSystem("EPSG:4532"), title, [], [(ground, ())])
            style_zone(layer, None, family, number)
            project.addMapLayer(layer, False)
            maps.append(ZoneMap(layer, title, "2025年版"))
        material = Material(
            units=tuple(units),
            plane=PLANE,
            year=2026,
            mine=Mine(mine, "某公司", "C1", "2020年至2030年"),
            classes=load_classes(),
            areas={unit.unit_id: unit.area(PLANE) for unit in units},
            mining_right=box(EAST - 300, NORTH - 300, EAST + 300, NORTH + 300),
            zones=tuple(maps),
            block=Block(**block),
        )
        kept.append(Book(project, family, material, paper_of(paper)))
        return kept[-1]

    kept = []  # layouts and layers end with their book
    return make


@pytest.mark.parametrize("paper", ["A4", "A3", "A0"])
@pytest.mark.parametrize("count", [1, 9, 30])
def test_a_legend_of_long_titles_stays_in_its_column_and_leaves_room_for_the_table(make_book, tmp_path, paper, count):
    from mine_restoration.gis.layouts import place
    from mine_restoration.gis.map_export import export_pdf
    from mine_restoration.gis.map_sheets import zone_sheet

    titles = [f"某某省级风景名胜区规划范围（第{k}片区，2021年批复）" for k in range(count)]
    sheet = zone_sheet(make_book([unit_of("A", circle(8, 80.0))], paper, titles))
    legend, block, table = (place(sheet.itemById(name)) for name in ("legend", "block", "table"))
    assert legend.width() <= block.width() + 0.1
    assert legend.bottom() <= table.top()
    assert table.bottom() <= block.top()
    assert export_pdf([sheet], tmp_path / "x.pdf")
    words = words_of(tmp_path / "x.pdf")
    size = sheet.pageCollection().page(0).sizeWithUnits()
    assert all(x0 >= 0 and x1 <= size.width() and y1 <= size.height() for _, x0, _, x1, y1 in words)
    column = [word for word, x0, y0, _, _ in words if x0 > legend.left() - 1 and y0 < legend.bottom()]
    numbers = {int(found[1]) for word in column if (found := re.search(r"(\d+)片", word))}
    assert numbers == set(range(count)), "every zone is named"


def test_zones_of_no_known_kind_look_different(make_book):
    book = make_book([unit_of("A", circle(8, 80.0))], zones=[f"图层{k}" for k in range(20)])
    looks = set()
    for zone in book.material.zones:
        symbol = zone.layer.renderer().symbol()
        hatch = next(part for part in symbol.symbolLayers() if hasattr(part, "lineAngle"))
        looks.add((symbol.color().name(), hatch.subSymbol().color().name(), hatch.lineAngle() % 180))
    assert len(looks) == 20


def test_type_that_was_made_smaller_for_a_legend_is_as_before_on_the_next_sheet(make_book):
    from mine_restoration.gis.map_sheets import zone_sheet

    units = [unit_of("A", circle(8, 80.0))]
    many = make_book(units, zones=[f"某某规划范围（第{k}片区）" for k in range(40)])
    first = zone_sheet(many)
    small = first.itemById("legend").symbolHeight()
    many.release([first])
    object.__setattr__(many.material, "zones", many.material.zones[:1])
    assert zone_sheet(many).itemById("legend").symbolHeight() > small


@pytest.mark.parametrize(("paper", "size"), [("A4", 0.85), ("A3", 1), ("A0", 1.75)])
def test_hatches_and_grid_have_the_size_of_the_paper(make_book, paper, size):
    """Each once, however many sheets and copies there are."""
    from mine_restoration.gis.map_sheets import zone_sheet

    units = [unit_of("A", circle(8, 80.0))]
    base = make_book(units, zones=["某图层"]).material.zones[0].layer.renderer().symbol()
    book = make_book(units, paper, ["某图层"])
    for _ in range(2):
        sheet = zone_sheet(book)
    hatch = {type(part).__name__: part for part in book.material.zones[0].layer.renderer().symbol().symbolLayers()}
    plain = {type(part).__name__: part for part in base.symbolLayers()}
    line = "QgsLinePatternFillSymbolLayer"
    assert hatch[line].distance() == pytest.approx(size * plain[line].distance())
    stroke = [one[line].subSymbol().symbolLayer(0).width() for one in (hatch, plain)]
    assert stroke[0] == pytest.approx(size * stroke[1])
    (grid,) = sheet.itemById("map").grids().asList()
    assert grid.crossLength() == pytest.approx(2.0 * size)


def test_corners_that_fit_one_of_two_columns_stand_in_both(make_book, tmp_path):
    from mine_restoration.gis.map_export import export_pdf
    from mine_restoration.gis.map_sheets import corner_sheets

    for count in range(18, 34):
        unit = unit_of("A", circle(count, 80.0))
        book = make_book([unit])
        sheets = corner_sheets(book, unit)
        left, right = (sheets[0].itemById(name) for name in ("table_left", "table_right"))
        if not left.isVisible():
            continue
        export_pdf(sheets, tmp_path / "x.pdf")
        rows = [(word, x0) for word, x0, *_ in words_of(tmp_path / "x.pdf") if re.fullmatch(r"\d{7}\.\d{3}", word)]
        assert len(rows) == count
        middle = right.pagePos().x()
        assert abs(sum(x0 < middle for _, x0 in rows) - sum(x0 >= middle for _, x0 in rows)) <= 1
        return
    raise AssertionError("no count of corners needs two columns")


def test_titles_break_behind_the_mine_and_numbers_of_units_not_at_all(make_book, tmp_path):
    from mine_restoration.gis.map_export import export_pdf
    from mine_restoration.gis.map_themes import works_sheet

    mine = "某某省某某市某某自治县某某矿业有限责任公司某某镇某某村建筑石料用灰岩露天采石场"
    units = [unit_of(f"XF-2026-{k:03d}", circle(8, 40.0, EAST + 90 * k), measures="护坡工程") for k in range(3)]
    sheet = works_sheet(make_book(units, mine=mine, review="审图号：某S（2026）1号"), "planned")
    assert sheet.itemById("title").text() == f"{mine}\n生态修复工程布置图（本年度计划）"
    assert sheet.itemById("review").text() == "审图号：某S（2026）1号"
    export_pdf([sheet], tmp_path / "x.pdf")
    words = [word for word, *_ in words_of(tmp_path / "x.pdf")]
    for unit in units:
        assert words.count(unit.unit_id) == 2, "on the map and in the table"


def test_lines_of_a_row_do_not_stand_on_each_other(make_book, tmp_path):
    """By the rules of the table: what stands in a row stands between its lines."""
    from mine_restoration.gis.layouts import place
    from mine_restoration.gis.map_export import export_pdf
    from mine_restoration.gis.map_themes import works_sheet

    told = "、".join(f"护坡工程第{k}处" for k in range(30))
    units = [unit_of("A", circle(8, 40.0), measures=told), unit_of("B", circle(8, 40.0, EAST + 200), measures="乙")]
    sheet = works_sheet(make_book(units), "planned")
    export_pdf([sheet], tmp_path / "x.pdf")
    table = place(sheet.itemById("table"))
    inside = [(y0, y1) for word, x0, y0, _, y1 in words_of(tmp_path / "x.pdf") if "护坡" in word and x0 > table.left()]
    last = next(y0 for word, x0, y0, *_ in words_of(tmp_path / "x.pdf") if word == "B" and x0 > table.left())
    assert len(inside) > 5
    assert max(y1 for _, y1 in inside) < last + 0.6
    assert min(y0 for y0, _ in inside) > table.top() + 3
