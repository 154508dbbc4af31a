"""The land survey of the sample: a coverage without gaps and overlaps, made from lines.

All boundaries (the Voronoi ridges of scattered seeds, bent once each; roads, a stream, the quarry, what was restored)
become one network on a grid of 0.1 mm; the faces of that network are the polygons. So neighbours have the
same corners, and nothing can overlap or be left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import sample_place as place
import shapely
from shapely.geometry import LineString, MultiPoint, Point, Polygon, box
from shapely.strtree import STRtree

FRAME = box(-place.WIDTH / 2, -place.HEIGHT / 2, place.WIDTH / 2, place.HEIGHT / 2)
GRID = 1e-4
SMALLEST = {"0702": 200.0}
"""Faces below this area in m² join a neighbour; 400 where nothing is said."""

STREAM = [
    (-2100, 2500),
    (-1980, 2100),
    (-2050, 1650),
    (-1900, 1200),
    (-1960, 700),
    (-1820, 250),
    (-1880, -250),
    (-1700, -700),
    (-1500, -1150),
    (-1540, -1600),
    (-1380, -2050),
    (-1420, -2500),
]
BROOK = [
    (3000, -1350),
    (2400, -1500),
    (1800, -1420),
    (1100, -1650),
    (400, -1590),
    (-300, -1720),
    (-900, -1640),
    (-1545, -1600),
]
HIGHWAY = [
    (-1250, 2500),
    (-1180, 1900),
    (-1300, 1300),
    (-1250, 700),
    (-1230, 100),
    (-1140, -440),
    (-880, -1000),
    (-300, -1270),
    (400, -1320),
    (1150, -1060),
    (1900, -1120),
    (2500, -960),
    (3000, -1000),
]
ENTRY = [(-60, -245), (-80, -420), (-40, -640), (-120, -940), (-95, -1290)]
LANES = [
    [(-1230, 100), (-1450, 160), (-1815, 235), (-2300, 420), (-3000, 380)],
    [(-880, -1000), (-1150, -1020), (-1520, -1130), (-2050, -1010), (-2500, -1180), (-3000, -1120)],
    [(-1180, 1900), (-700, 1750), (-250, 1960), (350, 1850), (900, 2120), (1500, 2030), (2100, 2200), (3000, 2100)],
    [(1150, -1060), (1230, -650), (1400, -200), (1350, 350), (1600, 900), (1500, 2030)],
    [(400, -1320), (380, -1590), (620, -2000), (560, -2500)],
    [(-1250, 700), (-720, 860), (-420, 1210), (-250, 1960)],
    [(-2050, -1010), (-2150, -1500), (-1960, -2000), (-2060, -2500)],
]  # fmt: skip
VILLAGE = (-2130.0, -790.0)
FOREST = ("0301", "0305", "0307", "0404", "1207")


@dataclass(frozen=True)
class Patch:
    """An area with a class of its own, whatever the seeds say. Earlier patches lie on top of later ones."""

    geometry: Any
    code: str
    split: bool = False
    """Whether the ridges of the seeds cut it into several polygons."""


@dataclass(frozen=True)
class Survey:
    """The coverage: polygons in local metres with their class and the number of the seed they came from."""

    polygons: list[Polygon]
    codes: list[str]
    seeds: list[int]


def smooth(rng: np.random.Generator, points: np.ndarray, wave: float, terms: int = 24) -> np.ndarray:
    """A smooth random field at ``points`` with the given wave length in metres, about -1 to 1."""
    k = rng.normal(size=(2, terms)) * 2 * np.pi / wave
    return np.cos(points @ k + rng.uniform(0, 2 * np.pi, terms)).sum(axis=1) / np.sqrt(terms * 2)


def winding(
    rng: np.random.Generator, corners: Sequence[tuple[float, float]], bend: float, step: float = 20.0
) -> LineString:
    """A line through ``corners``, rounded over ten ``step``, swaying by about ``bend`` metres, its ends kept."""
    line = LineString(corners)
    steps = int(line.length // step)
    points = np.array([line.interpolate(i / steps, normalized=True).coords[0] for i in range(steps + 1)])
    kernel = np.hanning(11) / np.hanning(11).sum()
    padded = np.r_[np.repeat(points[:1], 5, 0), points, np.repeat(points[-1:], 5, 0)]
    rounded = np.c_[np.convolve(padded[:, 0], kernel, "valid"), np.convolve(padded[:, 1], kernel, "valid")]
    fade = np.clip(np.minimum(np.arange(steps + 1), np.arange(steps + 1)[::-1]) / 8, 0, 1)[:, None]
    sway = np.c_[smooth(rng, points, 260), smooth(rng, points, 260)] * bend
    return LineString(points * (1 - fade) + (rounded + sway) * fade)


def _band(line: LineString, width: float) -> Polygon:
    return line.buffer(width / 2, quad_segs=2, cap_style="flat", join_style="mitre").intersection(FRAME)


def lines(rng: np.random.Generator) -> dict[str, list[LineString]]:
    """The axes of roads and waters: ``highway``, ``lanes``, ``stream``."""
    return {
        "stream": [winding(rng, STREAM, 22), winding(rng, BROOK, 18)],
        "highway": [winding(rng, HIGHWAY, 8)],
        "lanes": [winding(rng, lane, 12) for lane in [ENTRY, *LANES]],
    }


def patches(axes: dict[str, list[LineString]], rng: np.random.Generator) -> list[Patch]:
    """Everything with a given class, topmost first."""
    restored = {unit.unit_id: unit.geometry for unit in place.restored_units()}
    lower = restored["XF-01"].intersection(
        LineString([(130, 150), (215, 196), (262, 168), (310, 128), (380, 104)]).buffer(300, single_sided=True)
    )
    rock = Polygon([(303.2, 118.9), (333.6, 97.4), (348.1, 121.7), (338.4, 140.2), (316.7, 137.3)])
    unplanted = rock.intersection(restored["XF-01"])
    quarry = shapely.union_all([place.pit().buffer(16), place.dump().buffer(9), Polygon(place.YARD).buffer(7)])
    quarry = shapely.set_precision(quarry.union(place.haul_road().buffer(3)).simplify(1.5), 0.001)
    return [
        Patch(_band(axes["highway"][0], 14.0), "1003"),
        *[Patch(_band(stream, width), "1101") for stream, width in zip(axes["stream"], (13.0, 7.0))],
        Patch(unplanted, "1207"),
        Patch(lower.difference(rock), "0404"),
        Patch(restored["XF-01"].difference(lower).difference(rock), "0305"),
        Patch(restored["XF-02"], "0301"),
        Patch(restored["XF-03"], "0404"),
        Patch(restored["XF-04"], "0103"),
        Patch(Polygon(place.pit().interiors[0]), "1207"),
        Patch(quarry, "0602"),
        *[Patch(_band(lane, 5.0), "1006") for lane in axes["lanes"]],
    ]


def _seeds(rng: np.random.Generator, wanted: int) -> np.ndarray:
    """Seed points, dense in the village, less so in the fields, sparse in the forest; evened out once."""
    tries = np.c_[rng.uniform(-1, 1, wanted * 12) * place.WIDTH / 2, rng.uniform(-1, 1, wanted * 12) * place.HEIGHT / 2]
    weight = np.where(fields_at(rng, tries) > 0, 0.34, 0.17)
    weight[np.hypot(*(tries - VILLAGE).T) < 330] = 1.0
    points = tries[rng.uniform(size=len(tries)) < weight][:wanted]
    cells = shapely.voronoi_polygons(MultiPoint(points), extend_to=FRAME, ordered=True)
    return shapely.get_coordinates(shapely.centroid(shapely.intersection(shapely.get_parts(cells), FRAME)))


def fields_at(rng: np.random.Generator, points: np.ndarray) -> np.ndarray:
    """Positive in the valley where fields are, negative on the hills."""
    wave = np.random.default_rng(7)  # the same valley for every question, whatever was drawn before
    x, y = points.T
    valley = 0.55 - np.abs(x + 1750 + 0.12 * y) / 900
    south = 0.35 - np.abs(y + 1450) / 600
    clearing = 0.9 - np.hypot(x + 540, y + 130) / 210
    return np.maximum(np.maximum(valley, south) + 0.55 * smooth(wave, points, 1500), clearing)


def _ridges(rng: np.random.Generator, seeds: np.ndarray) -> list[LineString]:
    """The Voronoi ridges of the seeds, each cut into pieces and bent sideways once, ends kept."""
    edges = shapely.voronoi_polygons(MultiPoint(seeds), extend_to=FRAME, only_edges=True)
    ends = np.array([line.coords[k : k + 2] for line in shapely.get_parts(edges) for k in range(len(line.coords) - 1)])
    ends = ends[np.lexsort(ends.reshape(-1, 4).T)]
    bent = []
    for a, b in ends:
        length = float(np.hypot(*(b - a)))
        count = int(min(length // rng.uniform(11, 19), 14))
        t = np.arange(1, count + 1) / (count + 1)
        swing = np.sin(np.pi * t) * rng.uniform(-1, 1) + 0.5 * np.sin(2 * np.pi * t) * rng.uniform(-1, 1)
        swing += 0.3 * rng.uniform(-1, 1, count) * np.sin(np.pi * t)
        side = np.array([a[1] - b[1], b[0] - a[0]]) / max(length, 1e-9)
        middle = a + (b - a) * t[:, None] + side * (swing * 0.09 * length)[:, None]
        bent.append(LineString(np.r_[[a], middle, [b]]))
    return bent


def _faces(parts: list[Patch], ridges: list[LineString]) -> tuple[list[Polygon], list[int]]:
    """The faces of the network and the number of the patch each lies in (-1: none)."""
    boundaries, covered = [FRAME.exterior], None
    for patch in parts:
        rest = patch.geometry if covered is None else patch.geometry.difference(covered)
        boundaries.append(rest.boundary)
        covered = patch.geometry if covered is None else covered.union(patch.geometry)
    solid = shapely.union_all([patch.geometry for patch in parts if not patch.split])
    shapely.prepare(solid)
    free = [line.difference(solid) for line in ridges]
    network = shapely.union_all([*boundaries, *[line.intersection(FRAME) for line in free]], grid_size=GRID)
    faces = [face for face in shapely.get_parts(shapely.polygonize(shapely.get_parts(network))) if face.area > 0]
    faces.sort(key=lambda face: tuple(np.round(face.representative_point().coords[0], 3)))
    owner = []
    for face in faces:
        point = face.representative_point()
        owner.append(next((i for i, patch in enumerate(parts) if patch.geometry.contains(point)), -1))
    return faces, owner


def _class_of(points: np.ndarray, rng: np.random.Generator) -> list[str]:
    """The class at each seed from where it lies."""
    valley = fields_at(rng, points)
    wood, sort = smooth(rng, points, 900), rng.uniform(size=len(points))
    near_village = np.hypot(*(points - VILLAGE).T)
    codes = []
    for i, (x, y) in enumerate(points):
        if near_village[i] < 300 and sort[i] < 0.8:
            codes.append("0702")
        elif valley[i] > 0:
            codes.append(
                _pick(
                    sort[i],
                    (
                        ("0103", 0.80),
                        ("0201K", 0.83),
                        ("0301K", 0.85),
                        ("0404", 0.90),
                        ("1202", 0.91),
                        ("1006", 0.91),
                        ("0307", 1),
                    ),
                )
            )
        elif x > 900 and y > 700 and sort[i] < 0.06:
            codes.append("1207")
        else:
            lean = sort[i] + 0.22 * wood[i]
            codes.append(_pick(lean, (("0404", 0.02), ("0305", 0.14), ("0307", 0.24), ("0301", 9))))
    return codes


def _pick(value: float, steps: Sequence[tuple[str, float]]) -> str:
    return next(code for code, upto in steps if value < upto or upto == steps[-1][1])


def _joined(faces: list[Polygon], codes: list[str], owner: list[int], seeds: list[int]) -> Survey:
    """Faces too small for a survey join the neighbour with the longest common boundary."""
    tree = STRtree(faces)
    target = list(range(len(faces)))
    for i, face in enumerate(faces):
        if face.area >= SMALLEST.get(codes[i], 400.0):
            continue
        if owner[i] >= 0 and codes[i] == "1207":
            continue
        best: Optional[tuple[float, int]] = None
        for j in sorted(int(k) for k in tree.query(face, "intersects")):
            if j == i or target[j] != j or faces[j].area < 400.0 or owner[j] >= 0:
                continue
            common = face.intersection(faces[j]).length
            if common > 0 and (best is None or common > best[0]):
                best = (common, j)
        if best:
            target[i] = best[1]
    groups: dict[int, list[int]] = {}
    for i, to in enumerate(target):
        groups.setdefault(to, []).append(i)
    keep = sorted(groups)
    polygons = [shapely.coverage_union_all([faces[i] for i in groups[to]]) for to in keep]
    if any(polygon.geom_type != "Polygon" for polygon in polygons):
        raise SystemExit("a joined polygon fell apart")
    return Survey(polygons, [codes[to] for to in keep], [seeds[to] for to in keep])


def survey(seed: int, wanted: int) -> tuple[Survey, dict[str, list[LineString]]]:
    """The coverage from about ``wanted`` seeds, and the axes of its roads and waters; ``seed`` decides all of it."""
    rng = np.random.default_rng(seed)
    axes = lines(rng)
    parts = patches(axes, rng)
    points = _seeds(rng, wanted)
    seed_codes = _class_of(points, rng)
    faces, owner = _faces(parts, _ridges(rng, points))
    tree = STRtree([Point(p) for p in points])
    nearest = [int(tree.nearest(face.representative_point())) for face in faces]
    codes = [parts[o].code if o >= 0 else seed_codes[s] for o, s in zip(owner, nearest)]
    return _joined(faces, codes, owner, nearest), axes
