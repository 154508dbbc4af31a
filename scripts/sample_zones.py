"""The protection layers, the roads and waters, and the terrain of the sample."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import sample_place as place
import shapely
from sample_survey import FRAME, Survey, smooth, winding
from shapely.geometry import MultiPolygon, Polygon

DELIVERED = "2025-12（示例）"
"""The edition that the layers carry; the settlement layer carries none, as happens."""


@dataclass(frozen=True)
class Layer:
    """A layer of ``zones.gpkg``: field types by name, and rows of (geometry, values)."""

    name: str
    kind: str
    fields: dict[str, str]
    rows: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)

    def add(self, geometry: Any, *values: Any) -> None:
        """Add a feature, its values in the order of the fields."""
        if self.kind == "MultiPolygon":
            geometry = MultiPolygon(shapely.get_parts(geometry).tolist())
        self.rows.append((geometry, dict(zip(self.fields, values))))


def _outline(seed: int, centre: tuple[float, float], radius: tuple[float, float], corners: int) -> Polygon:
    """A closed line round ``centre`` that looks drawn along ridges and brooks."""
    rng = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    ring = np.c_[np.cos(angle), np.sin(angle)]
    swing = 1 + 0.22 * smooth(rng, ring, 2.2)[:, None] + 0.02 * rng.normal(size=(corners, 1))
    return Polygon(np.array(centre) + ring * swing * radius)


HILL = [
    (1900, 1850), (1250, 1990), (760, 1560), (520, 1080), (540, 640), (470, 360), (392, 236), (345, 170), (335, 112),
    (350, 52), (428, -28), (610, 40), (830, -60), (1090, 90), (1380, 40), (1820, 330), (2180, 760), (2260, 1300),
    (1900, 1850),
]  # fmt: skip
"""The red line round the wooded hill. Its western tip takes a corner of one restored unit and nothing else."""


def red_line() -> MultiPolygon:
    """生态保护红线: the wooded hill in the north-east with a clearing left out, and a piece along the stream."""
    hill = Polygon(winding(np.random.default_rng(11), HILL, 7, 8.0))
    clearing = _outline(12, (1500, 1180), (210, 150), 34)
    stream = _outline(13, (-1960, 1750), (150, 520), 50)
    return MultiPolygon([*shapely.get_parts(hill.difference(clearing)), stream]).intersection(FRAME)


def farmland(survey: Survey) -> list[Polygon]:
    """永久基本农田: two thirds of the dry fields, as the survey has them."""
    rng = np.random.default_rng(21)
    centres = np.array([p.representative_point().coords[0] for p in survey.polygons])
    keep = smooth(rng, centres, 1400) > -0.35
    near = np.hypot(centres[:, 0] + 540, centres[:, 1] + 130) < 330
    return [
        polygon
        for i, (polygon, code) in enumerate(zip(survey.polygons, survey.codes))
        if code == "0103" and (keep[i] or near[i]) and centres[i][0] < -330
    ]


def _areas(survey: Survey) -> list[Layer]:
    """The three control lines and the reserve."""
    codes = {"HXBM": "text", "HXMC": "text", "HXLX": "text", "XZQHDM": "text", "edition": "text"}
    red = Layer("STBHHX", "MultiPolygon", codes)
    for number, part in enumerate(shapely.get_parts(red_line()), 1):
        kind = "水源涵养" if part.centroid.x < 0 else "生物多样性维护"
        red.add(part, f"2310819{number:03d}", f"示例{kind}生态保护红线（虚构）", kind, "231081", DELIVERED)
    farm = Layer("YJJBNTBHTB", "MultiPolygon", {"YJJBNTTBBH": "text", "DLBM": "text", "SJNF": "int"})
    for number, polygon in enumerate(farmland(survey), 1):
        farm.add(polygon, f"{number:06d}", "0103", place.YEAR - 1)
    town = Layer("CZKFBJ", "MultiPolygon", {"GHFQDM": "text", "MC": "text", "edition": "text"})
    growth = _outline(31, (-2050, -800), (560, 430), 40).intersection(FRAME)
    town.add(growth, "610", "示例镇城镇开发边界（虚构）", DELIVERED)
    reserve = Layer("ZRBHD", "MultiPolygon", {"BHDMC": "text", "BHDJB": "text", "GNFQ": "text", "edition": "text"})
    whole = _outline(41, (2350, 1500), (620, 830), 60).intersection(FRAME)
    core = _outline(42, (2500, 1620), (300, 420), 40).intersection(whole)
    reserve.add(core, "示例省级自然保护区（虚构）", "省级", "核心保护区", DELIVERED)
    reserve.add(whole.difference(core), "示例省级自然保护区（虚构）", "省级", "一般控制区", DELIVERED)
    return [red, farm, town, reserve]


def layers(survey: Survey, axes: dict[str, list[Any]]) -> list[Layer]:
    """All layers of ``zones.gpkg`` in local metres."""
    road = Layer("road", "LineString", {"LXBH": "text", "MC": "text", "DJ": "text", "edition": "text"})
    road.add(axes["highway"][0], "S000", "示例省道（虚构）", "省道", DELIVERED)
    river = Layer("river", "LineString", {"MC": "text", "DJ": "text", "edition": "text"})
    for line, name, rank in zip(axes["stream"], ("示例河（虚构）", "示例小溪（虚构）"), ("小河", "溪流")):
        river.add(line, name, rank, DELIVERED)
    village = Layer("settlement", "MultiPolygon", {"MC": "text"})
    houses = [polygon for polygon, code in zip(survey.polygons, survey.codes) if code == "0702"]
    grown = shapely.union_all(houses).buffer(25).buffer(-25)
    largest = max(shapely.get_parts(grown), key=lambda part: part.area)
    village.add(Polygon(largest.exterior), "示例村（虚构）")
    coverage = Layer("coverage", "MultiPolygon", {"MC": "text", "edition": "text"})
    coverage.add(FRAME, "资料提供范围（虚构）", DELIVERED)
    return [*_areas(survey), road, river, village, coverage]


def _depth(polygon: Polygon, points: np.ndarray) -> np.ndarray:
    """How far inside ``polygon`` each point lies, metres; 0 outside."""
    places = shapely.points(points)
    return np.where(shapely.contains(polygon, places), shapely.distance(polygon.exterior, places), 0.0)


def terrain(cell: float = 30.0) -> np.ndarray:
    """Heights in metres, rows from north to south: a hill with the quarry cut into its flank above a valley."""
    columns, rows = int(place.WIDTH / cell), int(np.ceil(place.HEIGHT / cell))
    east = -place.WIDTH / 2 + (np.arange(columns) + 0.5) * cell
    north = place.HEIGHT / 2 - (np.arange(rows) + 0.5) * cell
    x, y = (grid.ravel() for grid in np.meshgrid(east, north))
    points = np.c_[x, y]
    rng = np.random.default_rng(51)
    height = 470 + 130 / (1 + np.exp(-(x + 1000) / 420)) + 60 * np.exp(-((x - 1300) ** 2 + (y - 1000) ** 2) / 1.4e6)
    height -= 70 * np.exp(-(((y + 1500) / 420) ** 2)) / (1 + np.exp((-x - 1200) / 300))
    height += 60 * np.exp(-((x + 2900) ** 2) / 5e5) + 12 * smooth(rng, points, 900) + 4 * smooth(rng, points, 320)
    height -= np.minimum(0.55 * _depth(Polygon(place.pit().exterior), points), 38)
    height += np.minimum(0.4 * _depth(place.dump(), points), 16)
    return np.round(height, 1).reshape(rows, columns).astype(np.float32)
