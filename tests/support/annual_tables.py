"""Invented annual tables: units and a mine's row for the record, and tables filled by hand with openpyxl alone."""

from __future__ import annotations

from shapely.geometry import MultiPolygon, Point, Polygon, box

from mine_restoration.core.annual.form import load_form
from mine_restoration.core.annual.inputs import MineYear, SurveyClass
from mine_restoration.core.annual.record import build_record
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.unit import Unit, area_of

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_430_000.0, 4_920_000.0
YEAR = 2026
MINE = MineYear(
    YEAR,
    "示例公司（虚构）",
    "C9999992020017100000000",
    "2020-03-01",
    "2030-02-28",
    "示例矿",
    "张三",
    "0453-0000000",
    "示例省示例市示例村",
    "36",
    "34.8216",
    "42.5",
    "41.25",
)
CLASSES = ("0101", "0103", "0201", "0301", "0305", "0404", "0601", "0602", "1003", "1101")


def unit(unit_id, section, shape, land_class="", **more):
    """A unit with all fields that its section shows."""
    fields = {
        "restored": {"temporary": False, "accepted": True, "quality": "成活率85%"},
        "damaged": {"problem_type": "土地损毁（挖损）", "damage_degree": "重度"},
        "planned": {"temporary": False, "quality": "达到方案要求", "measures": "回填表土、排水工程"},
    }[section]
    whole = shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape])
    return Unit(unit_id, whole, year=YEAR, section=section, land_class=land_class, **{**fields, **more})


def square(index, size=80.0, north=0.0):
    """A rectangle of ``size`` by three quarters of it."""
    return box(EAST + 300 * index, NORTH + north, EAST + 300 * index + size, NORTH + north + size * 0.75)


def circle(index, corners=24, radius=60.123):
    """A ring of many corners, whole millimetres."""
    ring = Point(EAST + 300 * index, NORTH + 500).buffer(radius, quad_segs=corners // 4).exterior.coords
    return Polygon([(round(x, 3), round(y, 3)) for x, y in ring])


HOLE = Polygon(
    box(EAST, NORTH - 500, EAST + 90, NORTH - 400).exterior,
    [box(EAST + 30, NORTH - 470, EAST + 60, NORTH - 440).exterior.coords],
)
ISLAND = MultiPolygon(
    [
        Polygon(circle(3, 40, 120.0).exterior, [circle(3, 24, 60.0).exterior.coords]),
        circle(3, 16, 20.0),
        square(4, 50.0, 300.0),
    ]
)


def some_units():
    """Every shape and section: corners in rows and on sheets, a hole, an island in a hole, several parts."""
    return [
        unit("XF-01", "restored", square(1), "0301"),
        unit("XF-02", "restored", circle(2), temporary=True, accepted=False),
        unit("XF-03", "restored", HOLE, "0404", quality="覆盖度70%；\"好\""),
        unit("SH-01", "damaged", square(4)),
        unit("SH-02", "damaged", MultiPolygon([square(5), square(6, 60)])),
        unit("SH-03", "damaged", ISLAND, problem_type="=1+1", damage_degree="轻度"),
        unit("JH-01", "planned", square(8), "0201K"),
        unit("JH-02", "planned", circle(9, 44), "0301", temporary=True),
        unit("JH-10", "planned", square(10), "1006", measures="回填采坑,截渗工程"),
    ]


def ten_classes(unit_id, shape):
    """Rows of SUMMARY: ten classes that sum to the unit."""
    total = area_of(shape, PLANE).ha4
    parts = [total // 10 + (total % 10 if index == 0 else 0) for index in range(10)]
    return [SurveyClass(unit_id, code, "", part, "2025", "示例") for code, part in zip(CLASSES, parts)]


def record_of(units=None, summary=None, mine=MINE, **more):
    """The record of :data:`YEAR`."""
    given = some_units() if units is None else units
    rows = ten_classes("XF-02", circle(2)) if summary is None else summary
    return build_record(given, PLANE, mine, YEAR, rows, load_classes(), load_form(), **more)[0]
