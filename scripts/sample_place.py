"""Where the fictional quarry of the sample lies and what it looks like: the drawings, without any file format.

Everything is drawn in local metres (east, north) round ``ORIGIN`` and moved to EPSG:4532 by ``placed``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon

EPSG = 4532
ORIGIN = (44_430_000.0, 4_920_000.0)
"""East with zone number 44 before it, north: about 131.12 E, 44.41 N."""
WIDTH, HEIGHT = 6000.0, 5000.0
YEAR = 2026

LICENCE = [
    (-340, -250),
    (-120, -330),
    (210, -310),
    (360, -150),
    (370, 140),
    (220, 300),
    (-80, 330),
    (-290, 240),
    (-380, 20),
]

PIT_CENTRE = (70.0, 30.0)
PIT_RADII = [
    128,
    121,
    131,
    138,
    127,
    119,
    112,
    118,
    126,
    121,
    113,
    109,
    117,
    125,
    131,
    124,
    115,
    111,
    119,
    127,
    133,
    126,
    119,
    124,
]
"""Distance of the pit's edge from its centre, counter-clockwise from east, every 15 degrees."""


@dataclass(frozen=True)
class SampleUnit:
    """A unit as drawn, with the attributes that the table of attributes gives it."""

    unit_id: str
    section: str
    name: str
    geometry: MultiPolygon
    use: str
    temporary: Optional[bool] = None
    land_class: str = ""
    problem_type: str = ""
    damage_degree: str = ""
    quality: str = ""
    measures: str = ""
    accepted: Optional[bool] = None
    note: str = ""
    temp_from: str = ""
    temp_to: str = ""
    plan_id: str = ""
    plan_reason: str = ""


def placed(geometry: Any) -> Any:
    """Local metres to EPSG:4532, corners on whole millimetres."""
    return shapely.transform(geometry, lambda c: np.round(c + ORIGIN, 3))


def licence() -> Polygon:
    """The licence boundary."""
    return Polygon(LICENCE)


def _pit(step: float, share: float = 1.0) -> tuple[float, float]:
    """The point on the pit's edge at ``step`` x 15 degrees, or on a bench at a ``share`` of the way from the centre."""
    radius = PIT_RADII[int(step) % 24] * share
    angle = math.radians(15 * step)
    return (
        round(PIT_CENTRE[0] + radius * math.cos(angle) + 1.7 * math.sin(7 * step), 3),
        round(PIT_CENTRE[1] + radius * math.sin(angle) + 1.3 * math.cos(5 * step), 3),
    )


def _bench(first: int, last: int, share: float) -> Polygon:
    """The ring between the pit's edge and a bench, from one step to another; neighbours share their corners."""
    outer = [_pit(step) for step in range(first, last + 1)]
    inner = [_pit(step, share) for step in range(last, first - 1, -1)]
    return Polygon(outer + inner)


def _pillar() -> list[tuple[float, float]]:
    """The rock left standing in the pit: the hole of the pit."""
    radii = (24, 27, 22, 19, 23, 26, 21, 25)
    return [
        (round(48 + r * math.cos(math.radians(45 * k + 11)), 3), round(12 + r * math.sin(math.radians(45 * k + 11)), 3))
        for k, r in enumerate(radii)
    ]


def pit() -> Polygon:
    """The pit with the pillar left out."""
    return Polygon([_pit(step) for step in range(24)], [_pillar()])


def dump() -> Polygon:
    """The waste dump west of the pit; it shares five corners with the pit's edge."""
    shared = [_pit(step) for step in (14, 13, 12, 11, 10)]
    return Polygon(
        [
            *shared,
            (-62.418, 141.206),
            (-104.733, 168.914),
            (-158.201, 172.365),
            (-203.647, 149.870),
            (-231.092, 108.441),
            (-236.518, 57.126),
            (-221.304, 6.882),
            (-187.655, -36.217),
            (-139.480, -58.903),
            (-92.117, -56.348),
        ]
    )


GATE = [(34.872, -140.318), (43.655, -142.690)]
"""Where the haul road leaves the yard: two corners that both have."""
YARD = [
    (-118.246, -141.507), (-61.332, -128.419), (4.871, -133.260), *GATE, (63.508, -147.918), (88.194, -186.733),
    (71.620, -232.451), (12.357, -251.806), (-58.914, -246.172), (-121.083, -209.665),
]  # fmt: skip

TRACK_AXIS = [
    (39.5, -142.1),
    (61.2, -128.3),
    (92.4, -118.8),
    (131.7, -116.2),
    (171.3, -101.9),
    (203.8, -73.4),
    (221.6, -34.8),
    (226.9, 12.3),
    (214.2, 61.7),
]


def haul_road() -> Polygon:
    """The haul road from the yard round the pit, nine metres wide, corners on both sides of its axis."""
    axis = LineString(TRACK_AXIS)
    left = shapely.get_coordinates(axis.offset_curve(4.5, join_style="mitre"))
    right = shapely.get_coordinates(axis.offset_curve(-4.5, join_style="mitre"))
    left[0], right[0] = GATE
    return Polygon(np.round(np.r_[right, left[::-1]], 3))


def _polygon(*corners: tuple[float, float], holes: Any = ()) -> MultiPolygon:
    return MultiPolygon([Polygon(corners, holes)])


def _multi(polygon: Any) -> MultiPolygon:
    return polygon if polygon.geom_type == "MultiPolygon" else MultiPolygon([polygon])


def restored_units() -> list[SampleUnit]:
    """What was restored in the year before: the survey knows the new classes already."""
    slope = _polygon(
        (176.402, 183.517), (214.880, 171.364), (251.097, 147.206), (284.516, 112.870), (318.905, 88.433),
        (344.271, 93.018), (349.686, 131.942), (322.754, 161.385), (288.219, 198.740), (251.933, 233.208),
        (216.418, 262.551), (187.935, 258.176), (170.284, 225.609),
    )  # fmt: skip
    terrace = _polygon(
        (-27.614, 181.329), (21.845, 187.662), (73.290, 190.118), (121.476, 182.404), (143.188, 201.937),
        (127.503, 238.116), (83.671, 262.884), (31.926, 274.503), (-21.760, 268.215), (-49.382, 236.741),
    )  # fmt: skip
    topsoil = MultiPolygon(
        [
            Polygon([(181.204, -206.338), (222.617, -201.475), (241.390, -223.906), (228.744, -255.183),
                     (191.052, -261.427), (168.871, -236.590)]),
            Polygon([(263.118, -177.204), (291.436, -158.633), (304.587, -176.912), (286.240, -203.468),
                     (259.703, -199.850)]),
        ]
    )  # fmt: skip
    camp = _polygon(
        (-283.517, -187.420), (-231.664, -171.839), (-181.290, -176.502), (-163.448, -212.917), (-178.306, -251.884),
        (-224.915, -268.330), (-268.772, -243.651),
    )  # fmt: skip
    return [
        SampleUnit("XF-01", "restored", "东北部旧排土场坡面", slope, "生态修复", False, "",
                   quality="郁闭度0.25，成活率92%，坡面稳定",
                   measures="削坡整形、回填表土、栽植紫穗槐和落叶松", accepted=True, plan_id="JH25-01",
                   plan_reason="坡顶一段边坡有落石，一并削坡治理；坡脚基岩裸露未能覆土，局部灌木成活差、以草本为主"),
        SampleUnit("XF-02", "restored", "北部终了平台", terrace, "生态修复", False, "0301",
                   quality="有效土层厚度0.45m，成活率88%",
                   measures="平台覆土、栽植樟子松", accepted=True,
                   plan_reason="北部平台2025年提前闭采，剥离表土就近覆土，原拟列入2026年度计划"),
        SampleUnit("XF-03", "restored", "东南部表土堆场（两处）", topsoil, "生态修复", True, "0404",
                   temp_from="2024-05-01", temp_to="2026-04-30",
                   quality="植被覆盖度65%",
                   measures="场地平整、播撒草籽", accepted=False, plan_id="JH25-02;JH25-03",
                   note="已申请验收，尚未批复（示例）"),
        SampleUnit("XF-04", "restored", "西南部临时生活区", camp, "土地复垦", True, "",
                   temp_from="2024-04-01", temp_to="2025-12-31",
                   quality="耕地质量12等，有效土层厚度0.5m，坡度4°",
                   measures="拆除建筑物、清运垃圾、覆土翻耕、施有机肥", accepted=True),
    ]  # fmt: skip


def damaged_units() -> list[SampleUnit]:
    """What is damaged today."""
    return [
        SampleUnit("SH-01", "damaged", "露天采场", _multi(pit()), "采矿用地",
                   problem_type="土地损毁（挖损）、地形地貌景观破坏",
                   damage_degree="重度"),
        SampleUnit("SH-02", "damaged", "排土场", _multi(dump()), "采矿用地",
                   problem_type="土地损毁（压占）、植被损毁",
                   damage_degree="中度"),
        SampleUnit("SH-03", "damaged", "工业场地", _polygon(*YARD), "采矿用地",
                   problem_type="土地损毁（压占）", damage_degree="轻度"),
        SampleUnit("SH-04", "damaged", "矿山运输道路", _multi(haul_road()), "采矿用地",
                   problem_type="土地损毁（压占）",
                   damage_degree="轻度"),
    ]  # fmt: skip


def planned_units() -> list[SampleUnit]:
    """What this year's plan restores: benches and half of the dump, and a belt along the western boundary."""
    lower_dump = _polygon(
        (-158.201, 172.365), (-203.647, 149.870), (-231.092, 108.441), (-236.518, 57.126), (-221.304, 6.882),
        (-187.655, -36.217), (-152.336, 2.748), (-141.902, 61.315), (-138.477, 118.602),
    )  # fmt: skip
    outside = 0.03
    west, south = np.array(LICENCE[8], float), np.array(LICENCE[0], float)
    along = (south - west) / np.hypot(*(south - west))
    out = np.array([along[1], -along[0]])
    beyond = tuple(np.round(west + along * 118 + out * outside, 3))
    inside = [
        tuple(np.round(west + along * s - out * d, 3))
        for s, d in ((31, 6), (74, 3), (161, 4), (166, 33), (112, 29), (58, 31), (27, 26))
    ]
    belt = MultiPolygon([Polygon([inside[0], inside[1], beyond, *inside[2:]])])
    return [
        SampleUnit("JH-01", "planned", "采场东部终了边坡", _multi(_bench(-3, 2, 0.66)), "生态修复", False, "0305",
                   quality="坡面稳定，植被覆盖度不低于60%", measures="清理危岩、护坡工程、挂网客土喷播、栽植灌木"),
        SampleUnit("JH-02", "planned", "采场北部平台", _multi(_bench(2, 8, 0.62)), "生态修复", False, "0301",
                   quality="有效土层厚度不小于0.4m，成活率不低于85%",
                   measures="回填废石、平台覆土、栽植樟子松、截排水沟"),
        SampleUnit("JH-03", "planned", "排土场西部坡面", lower_dump, "生态修复", False, "0404",
                   quality="植被覆盖度不低于70%", measures="分级放坡、排水工程、回填表土、播撒草籽"),
        SampleUnit("JH-04", "planned", "西侧截水沟与林带", belt, "生态修复", True, "0307",
                   temp_from="2026-03-01", temp_to="2027-02-28",
                   quality="成活率不低于85%", measures="截水沟、土壤改良、栽植树木"),
    ]  # fmt: skip


def last_year_units() -> list[SampleUnit]:
    """The plan of the year before, and a unit that was accepted long ago.

    JH25-01 was done larger and with other classes (XF-01), JH25-02 and JH25-03 as one unit (XF-03), JH25-04 as planned
    (XF-04, which names no plan), JH25-05 not at all. XF-02 had no plan.
    """
    slope = _polygon(
        (176.402, 183.517), (214.880, 171.364), (251.097, 147.206), (284.516, 112.870), (318.905, 88.433),
        (344.271, 93.018), (349.686, 131.942), (322.754, 161.385), (288.219, 198.740), (262.115, 214.308),
        (219.640, 231.275), (181.207, 236.940), (170.284, 225.609),
    )  # fmt: skip
    west = _polygon(
        (181.204, -206.338), (222.617, -201.475), (238.115, -221.460), (228.744, -255.183), (191.052, -261.427),
        (168.871, -236.590),
    )  # fmt: skip
    east = _polygon(
        (263.118, -177.204), (291.436, -158.633), (304.587, -176.912), (286.240, -203.468), (259.703, -199.850),
    )  # fmt: skip
    camp = _polygon(
        (-283.517, -187.420), (-231.664, -171.839), (-181.290, -176.502), (-163.448, -212.917), (-178.306, -251.884),
        (-226.350, -265.204), (-268.772, -243.651),
    )  # fmt: skip
    old = _polygon(
        (-291.340, 112.208), (-262.915, 158.446), (-271.203, 203.817), (-297.660, 194.052), (-325.118, 131.774),
    )  # fmt: skip
    return [
        SampleUnit("JH25-01", "planned", "东北部旧排土场坡面", slope, "生态修复", False, "0305",
                   quality="郁闭度不低于0.2，成活率不低于85%，坡面稳定",
                   measures="削坡整形、回填表土、栽植紫穗槐和落叶松"),
        SampleUnit("JH25-02", "planned", "东南部表土堆场（西）", west, "生态修复", True, "0404",
                   temp_from="2024-05-01", temp_to="2026-04-30",
                   quality="植被覆盖度不低于60%", measures="场地平整、播撒草籽"),
        SampleUnit("JH25-03", "planned", "东南部表土堆场（东）", east, "生态修复", True, "0404",
                   temp_from="2024-05-01", temp_to="2026-04-30",
                   quality="植被覆盖度不低于60%", measures="场地平整、播撒草籽"),
        SampleUnit("JH25-04", "planned", "西南部临时生活区", camp, "土地复垦", True, "0103",
                   temp_from="2024-04-01", temp_to="2025-12-31",
                   quality="耕地质量12等，有效土层厚度不小于0.5m，坡度不大于6°",
                   measures="拆除建筑物、清运垃圾、覆土翻耕、施有机肥"),
        SampleUnit("JH25-05", "planned", "采场东部终了边坡", _multi(_bench(-2, 2, 0.66)), "生态修复", False, "0305",
                   quality="坡面稳定，植被覆盖度不低于60%", measures="清理危岩、挂网客土喷播、栽植灌木",
                   plan_reason="2025年东部仍在开采，未形成终了边坡，转入2026年度计划（JH-01）"),
        SampleUnit("XF-00", "restored", "西北部旧剥离区", old, "生态修复", False, "0301",
                   quality="郁闭度0.4",
                   measures="覆土、栽植落叶松", accepted=True, note="2024年通过验收（示例）"),
    ]  # fmt: skip


def units() -> list[SampleUnit]:
    """The units of the year, section by section."""
    return restored_units() + damaged_units() + planned_units()
