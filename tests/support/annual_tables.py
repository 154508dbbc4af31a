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
    return Unit(unit_id, whole, section=section, land_class=land_class, **{"year": YEAR, **fields, **more})


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
        unit("XF-03", "restored", HOLE, "0404", quality='覆盖度70%；"好"'),
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


BY_HAND_CORNERS = {
    "1": [(4920000.0, 44430300.0), (4920060.0, 44430300.0), (4920060.0, 44430380.0), (4920000.0, 44430380.0)],
    "2": [(4920500.5, 44430600.25), (4920560.0, 44430610.0), (4920540.0, 44430680.0)],
    "3": [(4919500.0, 44430000.0), (4919600.0, 44430000.0), (4919600.0, 44430090.0), (4919500.0, 44430090.0)],
    "4": [(4920000.0, 44432400.0), (4920060.0, 44432400.0), (4920060.0, 44432480.0), (4920000.0, 44432480.0)],
}
"""X (north), Y (east) of the units that :func:`by_hand` writes."""


def by_hand(path, edit=None):
    """A form as somebody types it: no named cells, labels spelled otherwise, merged cells, corners in three forms.

    ``edit(book)`` changes it before it is saved.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "年度表"
    corners = BY_HAND_CORNERS
    rows = [
        ["", "2026年度矿区生态修复情况表"],
        ["", "采矿权人：", "", "示例公司（虚构）"],
        ["", "采矿许可证号", "", "C9999992020017100000000", "", "有效期限", "2020.3.1至2030.2.28"],
        ["", "矿山名称", "", "示例矿", "", "电话：0453-0000000"],
        ["", "联系人", "", "张三", "", "通讯地址", "示例村：三组"],
        ["", "一、上年度矿区生态修复情况"],
        ["", "序号", "范围(拐点坐标)", "是否为临时用地", "修复后地类", "面积（hm²）", "质量", "是否完成验收"],
        [
            "",
            1,
            "\n".join(f"{i},{x:.3f},{y:.3f}" for i, (x, y) in enumerate(corners["1"], 1)),
            "否",
            "乔木林地",
            0.3,
            "好",
            "是",
        ],
        ["", "", "", "", "0404 其他草地", 0.18, "", ""],
        ["", "2.", "详见附表1", "是", "旱地", "0.2212", "", "未验收"],
        ["", "合计", "", "", "", 0.7012],
        [
            "",
            "上年度矿区生态修复费用实际提取金额（万元）",
            "",
            "36",
            "",
            "上年度矿区生态修复费用实际使用金额（元）",
            348216,
        ],
        ["", "二、矿区现状问题与损毁情况"],
        ["", "序号", "范围（拐点坐标）", "问题类型", "", "面积", "损毁程度"],
        [
            "",
            1,
            "；".join(f"拐点{i}：X={x:.2f}，Y={y:.2f}" for i, (x, y) in enumerate(corners["3"], 1)),
            "土地损毁（挖损）",
            "",
            0.9,
            "重度",
        ],
        ["", "……"],
        ["", "三、本年度矿区生态修复计划"],
        ["", "序号", "范围（拐点坐标）", "是否为临时用地", "目标地类", "面积", "质量", "主要工程措施"],
        [
            "",
            1,
            "".join(f"J{i}（{x:.3f}，{y:.3f}）" for i, (x, y) in enumerate(corners["4"], 1)),
            "否",
            "果园",
            "7.2亩",
            "达标",
            "回填\n表土",
        ],
        ["", "本年度矿区生态修复费用拟提取金额", "", "42.5万元", "", "本年度矿区生态修复拟使用金额", 41.25],
        ["", "1.表中地类名称及统计口径应与国家公布的第三次全国国土调查和年度国土变更调查成果一致。"],
        ["", "坐标系：2000国家大地坐标系，3度带，中央子午线132°"],
    ]
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    for place in ("B8:B9", "C8:C9", "D8:D9", "G8:G10", "H8:H9", "B6:H6", "B13:H13", "B17:H17", "B1:H1"):
        sheet.merge_cells(place)
    more = book.create_sheet("附表1")
    more.append(["拐点编号", "纵坐标X（m）", "横坐标Y（m）"])
    for index, (x, y) in enumerate(corners["2"], 1):
        more.append([f"J{index}", x, y])
    if edit is not None:
        edit(book)
    book.save(path)
