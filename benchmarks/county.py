"""A made-up county for measurements: a land survey (DLTB) without gaps or overlaps, and restoration units on it.

    benchmarks/.venv/bin/python benchmarks/county.py /tmp/counties --polygons 100000 --units 500 5000

Everything is invented; codes of places only have the form of such codes. Seeds are scattered over a rectangle, about
one hectare a polygon, and rows of seeds along curves make roads, ditches and rivers of up to 15 km. Their Voronoi cells
are merged into polygons (``cells.py``): about 57 vertices each and several thousand at most, ponds as holes, 0.1 mm
coordinates, neighbours with the very same vertices. TBMJ is the official area, KCMJ the 田坎 of cultivated polygons.
Units have 5 to 200 corners and 300 m² to 2,000 ha, all inside the county: most plain, some of several parts, with a
hole, or exactly along edges of the survey.

What is made is kept in the folder and taken from there the next time: 500,000 polygons take minutes and 0.8 GB.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import tempfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyogrio
import shapely
from cells import Cells, Floats, Ints, bent, cells_of, merged
from scipy.spatial import cKDTree

HERE = Path(__file__).resolve().parent
EPSG = 4527
"""CGCS2000, 3-degree zone 39, with zone prefix."""
ORIGIN = np.array([39_470_000.0, 3_420_000.0])
HECTARE = 10_000.0
SUFFIXES = {"GPKG": "gpkg", "ESRI Shapefile": "shp", "OpenFileGDB": "gdb"}
CLASSES = (
    ("0701", "城镇住宅用地", 0.03),
    ("0601", "工业用地", 0.02),
    ("08H2", "科教文卫用地", 0.01),
    ("0702", "农村宅基地", 0.13),
    ("1202", "设施农用地", 0.02),
    ("0101", "水田", 0.20),
    ("0102", "水浇地", 0.04),
    ("0103", "旱地", 0.14),
    ("0201", "果园", 0.05),
    ("0202", "茶园", 0.03),
    ("0404", "其他草地", 0.06),
    ("0307", "其他林地", 0.07),
    ("0305", "灌木林地", 0.06),
    ("0302", "竹林地", 0.03),
    ("0301", "乔木林地", 0.09),
    ("0602", "采矿用地", 0.01),
    ("1207", "裸岩石砾地", 0.01),
)
"""Code, name and share of the polygons, from the valley to the ridge."""
POND = ("1104", "坑塘水面")
LINES = (
    ("1006", "农村道路", 6.0, 0.60),
    ("1003", "公路用地", 18.0, 0.12),
    ("1107", "沟渠", 4.0, 0.20),
    ("1101", "河流水面", 60.0, 0.08),
)
"""Code, name, half of the distance between the banks in metres, share of the lines."""
RIDGES = {"0101": 0.08, "0102": 0.10, "0103": 0.14}
"""KCXS: share of 田坎 in a cultivated polygon."""
YEAR = 2025
_CELLS = 1.97
"""Cells for each polygon wanted."""
_SPACING = 8.3
"""Metres between vertices, before waves."""
_RATIO = 1.25
"""Width of the county to its height."""
_BATCH = 20_000


def main() -> None:
    """Make what is missing in the folder and print where it lies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--polygons", type=int, default=100_000)
    parser.add_argument("--units", type=int, nargs="*", default=[])
    parser.add_argument("--driver", choices=SUFFIXES, default="GPKG")
    arguments = parser.parse_args()
    make(arguments.folder, arguments.polygons, arguments.units, arguments.driver)
    print(survey_file(arguments.folder, arguments.polygons, arguments.driver))
    for count in arguments.units:
        print(units_file(arguments.folder, arguments.polygons, count, arguments.driver))


def survey_file(folder: Path, polygons: int, driver: str = "GPKG") -> Path:
    """Where a county's survey lies; the layer is called DLTB. Another version of this program makes other counties."""
    version = zlib.crc32((HERE / "cells.py").read_bytes() + (HERE / "county.py").read_bytes())
    return folder / f"{polygons}-{version:08x}" / SUFFIXES[driver] / f"DLTB.{SUFFIXES[driver]}"


def units_file(folder: Path, polygons: int, count: int, driver: str = "GPKG") -> Path:
    """Where so many units of a county lie: a GeoPackage with the layer units, fields unit_id and name."""
    return survey_file(folder, polygons, driver).parent.parent / f"units-{SUFFIXES[driver]}-{count}.gpkg"


def make(folder: Path, polygons: int, units: list[int], driver: str = "GPKG") -> None:
    """Make the survey and the layers of units, those that are not there. Each file is written whole or not at all."""
    survey = survey_file(folder, polygons, driver)
    if not survey.exists():
        shapes, fields = survey_of(polygons)
        _write(survey, "DLTB", shapes, fields, driver)
    shapes = None
    for count in units:
        target = units_file(folder, polygons, count, driver)
        if not target.exists():
            if shapes is None:
                shapes = shapely.from_wkb(pyogrio.raw.read(survey, columns=[])[2])
            ids = np.array([f"U{number:05d}" for number in range(1, count + 1)], dtype=object)
            names = np.array([f"修复单元{number}" for number in range(1, count + 1)], dtype=object)
            _write(target, "units", units_of(count, shapes), {"unit_id": ids, "name": names}, "GPKG")


def survey_of(polygons: int, seed: int = 20261121) -> tuple[npt.NDArray[np.object_], dict[str, Any]]:
    """About ``polygons`` polygons, and their fields as columns."""
    rng = np.random.default_rng(seed)
    size = np.sqrt(polygons * HECTARE * _RATIO) * np.array([1, 1 / _RATIO])
    seeds, line, kinds = _seeds(rng, int(polygons * _CELLS), size)
    cells = cells_of(seeds, *size)
    group, is_pond = _groups(rng, cells, line)
    shapes, label = merged(cells, bent(rng, cells, _SPACING), group, ORIGIN)
    centre = shapely.get_coordinates(shapely.point_on_surface(shapes)) - ORIGIN
    kind = _kinds(rng, centre)
    kind[(label < cells.count) & is_pond[np.minimum(label, cells.count - 1)]] = len(CLASSES)
    on_line = label >= 2 * cells.count
    kind[on_line] = len(CLASSES) + 1 + kinds[label[on_line] - 2 * cells.count]
    return shapes, _fields(rng, shapes, kind, centre, size)


def units_of(count: int, survey: npt.NDArray[np.object_], seed: int = 20261122) -> npt.NDArray[np.object_]:
    """Units inside the county, valid multipolygons: 70 % plain, 8 % of parts, 7 % with a hole, 15 % whole polygons."""
    rng = np.random.default_rng((seed, count))
    tree = shapely.STRtree(survey)
    low, high = shapely.total_bounds(survey).reshape(2, 2)
    made = []
    for _ in range(count):
        shape = _unit(rng, survey, tree, low, high)
        shape = shape if shape.is_valid else shapely.make_valid(shape, method="structure")
        made.append(shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape]))
    return np.array([*made, None], dtype=object)[:-1]


def _seeds(rng: np.random.Generator, count: int, size: Floats) -> tuple[Floats, Ints, Ints]:
    """Seeds, the line of each (-1: none) and the kind of each line as an index into ``LINES``."""
    scattered = rng.uniform(0, 1, (count, 2)) * size
    axes, kinds = _lines(rng, count, size)
    points = np.concatenate([line[:, :2] for line in axes])
    steps = np.repeat([max(3 * LINES[kind][2], 25.0) for kind in kinds], [len(line) for line in axes])
    number = np.repeat(np.arange(len(axes)), [len(line) for line in axes])
    banks = [
        line[:, :2] + side * LINES[kind][2] * np.column_stack([-np.sin(line[:, 2]), np.cos(line[:, 2])])
        for line, kind in zip(axes, kinds)
        for side in (1, -1)
    ]
    distance, nearest = cKDTree(points).query(scattered)
    scattered = scattered[distance > steps[nearest] * 1.1]
    seeds = np.concatenate([scattered, *banks, points])
    line = np.concatenate([np.full(len(seeds) - len(points), -1), number])
    inside = ((seeds > 1) & (seeds < size - 1)).all(axis=1)
    return seeds[inside], line[inside], np.array(kinds)


def _lines(rng: np.random.Generator, count: int, size: Floats) -> tuple[list[Floats], list[int]]:
    """Axes of roads and rivers, (n, 3) of x, y and direction, that do not meet, and their kinds."""
    axes: list[Floats] = []
    kinds: list[int] = []
    taken = np.zeros((0, 2))
    left = 0.12 * count
    while left > 0 or not axes:
        kind = int(rng.choice(len(LINES), p=[share for *_, share in LINES]))
        step = max(3 * LINES[kind][2], 25.0)
        line = _curve(rng, size, step)
        left -= 3
        if len(taken) and len(line):
            near = np.isfinite(cKDTree(taken).query(line[:, :2], distance_upper_bound=100 + 2 * step)[0])
            line = line[: np.argmax(near)] if near.any() else line
        if len(line) >= 4:
            axes.append(line)
            kinds.append(kind)
            taken = np.concatenate([taken, line[::3, :2]])
            left -= 3 * len(line)
    return axes, kinds


def _curve(rng: np.random.Generator, size: Floats, step: float) -> Floats:
    """A winding line inside the county: (n, 3) of x, y and direction, a point each ``step`` metres."""
    length = min(rng.uniform(0.15, 0.8) * max(size), 15_000)
    count = max(int(length / step), 4)
    turn = np.cumsum(rng.normal(0, 0.6 / np.sqrt(400 / step), count))
    turn = rng.uniform(0, 2 * np.pi) + 0.7 * np.sin(turn)
    points = np.cumsum(np.column_stack([np.cos(turn), np.sin(turn)]) * step, axis=0) + rng.uniform(0, 1, 2) * size
    outside = ((points < step) | (points > size - step)).any(axis=1)
    stop = int(np.argmax(outside)) if outside.any() else count
    return np.column_stack([points, turn])[:stop]


def _groups(rng: np.random.Generator, cells: Cells, line: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The label of each cell: lines whole, ponds in rings of merged cells, others joined to a leader; and the ponds."""
    inside = cells.inside()
    left, right = cells.left[inside], cells.right[inside]
    field = line < 0
    fields = field[left] & field[right]
    source = np.concatenate([left[fields], right[fields]])
    target = np.concatenate([right[fields], left[fields]])
    group = np.arange(cells.count)
    is_pond = _ponds(rng, cells, field, source, target)
    ring = is_pond[source]
    group[target[ring]] = source[ring] + cells.count
    free = field & ~is_pond
    free[target[ring]] = False
    leads = free & (rng.uniform(size=cells.count) < 0.45)
    length = np.tile(cells.lengths()[inside][fields], 2)
    joins = leads[target] & free[source] & ~leads[source]
    source, target, length = source[joins], target[joins], length[joins]
    order = np.lexsort((length, source))  # to the leader with the longest common edge
    source, target = source[order], target[order]
    is_last = np.append(source[1:] != source[:-1], True) if len(source) else np.zeros(0, bool)
    group[source[is_last]] = target[is_last]
    group[~field] = 2 * cells.count + line[~field]
    return group, is_pond


def _ponds(
    rng: np.random.Generator, cells: Cells, field: npt.NDArray[np.bool_], source: Ints, target: Ints
) -> npt.NDArray[np.bool_]:
    """Cells far from lines, from the border and from each other, about 2 %."""
    inside = cells.inside()
    possible = field.copy()
    for one, other in ((cells.left, cells.right), (cells.right, cells.left)):
        possible[one[inside][~field[other[inside]]]] = False
        at_border = one[~inside]
        possible[at_border[at_border < cells.count]] = False
    score = np.where(possible & (rng.uniform(size=cells.count) < 0.02), rng.uniform(size=cells.count), 0)
    best = score.copy()
    for _ in range(3):  # the best of three rings of neighbours
        around = best.copy()
        np.maximum.at(around, source, best[target])
        best = around
    result: npt.NDArray[np.bool_] = (score > 0) & (score == best)
    return result


def _kinds(rng: np.random.Generator, centre: Floats) -> Ints:
    """The class of each polygon as an index into ``CLASSES``: alike where they are near."""
    height = _smooth(rng, centre, 6000) + 0.6 * _smooth(rng, centre, 900) + 0.5 * rng.normal(size=len(centre))
    rank = np.argsort(np.argsort(height)) / len(centre)
    bounds = np.cumsum([share for *_, share in CLASSES])[:-1]
    return np.searchsorted(bounds, rank, side="right").astype(np.int64)


def _smooth(rng: np.random.Generator, points: Floats, wave: float, count: int = 24) -> Floats:
    """A smooth random value at each point, with waves of about ``wave`` metres."""
    turns = rng.normal(size=(2, count)) * 2 * np.pi / wave
    value: Floats = np.cos(points @ turns + rng.uniform(0, 2 * np.pi, count)).sum(axis=1) / np.sqrt(count / 2)
    return value


def _fields(
    rng: np.random.Generator, shapes: npt.NDArray[np.object_], kind: Ints, centre: Floats, size: Floats
) -> dict[str, Any]:
    """The columns of the survey. Polygons are numbered in their village; some are owned by another one."""
    count = len(shapes)
    villages = max(count // 300, 2)
    village = cKDTree(rng.uniform(0, 1, (villages, 2)) * size).query(centre)[1]
    owner = np.where(rng.uniform(size=count) < 0.07, rng.integers(0, villages, count), village)
    names = np.array([f"第{number}村村民委员会" for number in range(villages)], dtype=object)
    codes = np.array(
        [f"999901{100 + number // 200:03d}{200 + number % 200:03d}0000000" for number in range(villages)], dtype=object
    )
    order = np.argsort(village, kind="stable")
    starts = np.append(0, np.flatnonzero(np.diff(village[order])) + 1)
    number = np.empty(count, dtype=np.int64)
    number[order] = np.arange(count) - np.repeat(starts, np.diff(np.append(starts, count))) + 1
    classes = [*(row[:2] for row in CLASSES), POND, *(row[:2] for row in LINES)]
    code = np.array([row[0] for row in classes], dtype=object)[kind]
    area = np.round(_official_areas(shapes), 2)
    factor = np.array([RIDGES.get(row[0], 0.0) for row in classes])[kind]
    ridge = np.round(area * factor, 2)
    return {
        "BSM": np.array([f"999901{i:012d}" for i in range(1, count + 1)], dtype=object),
        "TBBH": np.array([f"{i:04d}" for i in number], dtype=object),
        "DLBM": code,
        "DLMC": np.array([row[1] for row in classes], dtype=object)[kind],
        "QSXZ": np.where(rng.uniform(size=count) < 0.1, "10", "30").astype(object),
        "QSDWDM": codes[owner],
        "QSDWMC": names[owner],
        "ZLDWDM": codes[village],
        "ZLDWMC": names[village],
        "TBMJ": area,
        "KCDLBM": np.where(factor > 0, "1203", "").astype(object),
        "KCXS": factor,
        "KCMJ": ridge,
        "TBDLMJ": np.round(area - ridge, 2),
        "SJNF": np.full(count, YEAR, dtype=np.int32),
    }


def _official_areas(shapes: npt.NDArray[np.object_]) -> Floats:
    spec = importlib.util.spec_from_file_location("plugin_root", HERE.parent / "scripts" / "plugin_root.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.load()
    from mine_restoration.core.geodesy.area import official_areas
    from mine_restoration.core.geodesy.plane import plane_of_epsg

    plane = plane_of_epsg(EPSG)
    assert plane is not None
    batches = [official_areas(shapes[start : start + _BATCH], plane) for start in range(0, len(shapes), _BATCH)]
    return np.concatenate(batches)


def _unit(
    rng: np.random.Generator, survey: npt.NDArray[np.object_], tree: shapely.STRtree, low: Floats, high: Floats
) -> Any:
    kind, corners = rng.uniform(), int(np.clip(rng.lognormal(3, 0.9), 5, 200))
    area = float(np.clip(rng.lognormal(np.log(4 * HECTARE), 1.3), 300, 2000 * HECTARE))
    width = high[0] - low[0]
    room = min(2 * np.sqrt(area), 0.3 * width)
    centre = np.round(rng.uniform(low + room, high - room), 3)
    if kind < 0.70:
        return shapely.Polygon(_star(rng, centre, area, corners))
    if kind < 0.78:  # several parts, in a row towards the middle
        area = min(area, (0.04 * width) ** 2)
        step = 2.5 * np.sqrt(area) * (1 if centre[0] < (low[0] + high[0]) / 2 else -1)
        centres = [np.round(centre + np.array([i * step, i * 7.5]), 3) for i in range(int(rng.integers(2, 5)))]
        return shapely.MultiPolygon([shapely.Polygon(_star(rng, place, area / 2, corners)) for place in centres])
    if kind < 0.85:
        hole = _star(rng, centre, area * 0.12, max(corners // 3, 5))
        return shapely.Polygon(_star(rng, centre, area, corners), [hole])
    hit = tree.query(shapely.Point(centre).buffer(np.sqrt(area) / 3), "intersects")
    return shapely.coverage_union_all(survey[np.sort(hit)[:40]])


def _star(rng: np.random.Generator, centre: Floats, area: float, corners: int) -> Floats:
    """A star-shaped outline of this area, to the millimetre."""
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False) * 0.85
    turn += np.sort(rng.uniform(0, 2 * np.pi, corners) * 0.15)
    waves = rng.normal(size=8)
    reach = np.interp(turn, np.linspace(0, 2 * np.pi, 9), np.append(waves, waves[0]))
    reach = np.exp(0.25 * reach + 0.04 * rng.normal(size=corners))
    points = np.column_stack([np.cos(turn), np.sin(turn)]) * reach[:, None]
    return np.round(centre + points * np.sqrt(area / shapely.area(shapely.Polygon(points))), 3)


def _write(target: Path, layer: str, shapes: npt.NDArray[np.object_], fields: dict[str, Any], driver: str) -> None:
    """The layer into the folder of ``target``, by way of a folder beside it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    options = {"VERSION": "1.2"} if driver == "GPKG" else {}  # what GDAL 3.6 reads without a warning
    kinds = {shape.geom_type for shape in shapes}
    wkb = shapely.to_wkb(shapes, flavor="iso")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="making-") as folder:
        made = Path(folder) / target.name
        pyogrio.raw.write(
            made,
            wkb,
            list(fields.values()),
            list(fields),
            layer=layer,
            driver=driver,
            geometry_type=kinds.pop(),
            promote_to_multi=False,
            crs=f"EPSG:{EPSG}",
            encoding="UTF-8",
            **options,
        )
        for part in sorted(Path(folder).iterdir(), key=lambda part: part.suffix == target.suffix):
            shutil.move(part, target.parent / part.name)


if __name__ == "__main__":
    main()
