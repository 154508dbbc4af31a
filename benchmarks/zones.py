"""checkzones side by side with native:intersection and native:clip: units against one zone of very many vertices.

    benchmarks/.venv/bin/python benchmarks/zones.py
    benchmarks/.venv/bin/python benchmarks/zones.py --units 500 --vertices 1000000 --repeat 5

The units are those of the made-up county (``county.py``), the zone is a red line over it: a multipolygon of parts and
holes with ragged outlines. All take the same files, read through once before, and have done the same with
a small zone first. They run in turn in one process, so that a busy machine slows all of them; one that has used up its
budget runs once, or not at all where a smaller case has taken it. What is measured reaches from opening the files to
pieces in memory. Printed is markdown: seconds as median (least to most), those of the processor (all threads together),
how many times as fast as the faster order of native:intersection and as native:clip (median, least and most of the
turns), peak memory beyond what the process had before, and what came out.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable

import county
import numpy as np
import numpy.typing as npt
import pyogrio
import shapely
from engines import start

HERE = Path(__file__).resolve().parent
POLYGONS = 100_000
SMALL = 5000
"""Vertices of the zone that everybody does first."""
RULE = "stbhhx"
_PARTS = 24
_HOLES = 0.3
"""How many of the parts have a hole."""
_ROUGH = 0.35
_CHUNK = 1 << 24
_HEAD = (
    "| | s, median (least to most) | CPU s | times as fast as intersection | times as fast as clip | peak MB | pieces "
    "| hm² in the plane | largest difference of a unit, m² |\n|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Case:
    """Files: the units, the zone, and the one rule that the zone serves."""

    units: str
    zone: str
    rule: str


@dataclass(frozen=True)
class Engine:
    """``run`` gives a layer of pieces with the field unit_id."""

    title: str
    run: Callable[[Case], Any]


@dataclass
class Measured:
    """Seconds of each turn by the clock and of the processor, peak MB, and m² in the plane by unit."""

    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    peak: float = 0.0
    pieces: int = 0
    areas: dict[str, float] = field(default_factory=dict)


def main() -> None:
    """Measure and print, with a QGIS profile that is new and empty."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="profile-") as profile:
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = os.environ["XDG_RUNTIME_DIR"] = profile
        small = case_of(arguments.folder, min(arguments.units), SMALL)
        cases = {count: case_of(arguments.folder, count, arguments.vertices) for count in arguments.units}
        start(apart=False)
        print(_machine(arguments), flush=True)
        for name in arguments.engines:
            ENGINES[name].run(small)
        tired = set(ENGINES) - {*arguments.engines}
        for count, case in cases.items():
            _read_through(case)
            measured = _in_turn(case, arguments, tired)
            tired |= {name for name, one in measured.items() if sum(one.seconds) > arguments.budget}
            print(f"\n{count} units, one zone of {vertices_of(case.zone)} vertices\n\n{_HEAD}")
            for name in ENGINES:
                print("|", " | ".join([ENGINES[name].title, *_cells(name, measured)]), "|", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", nargs="+", type=int, default=[500, 5000])
    parser.add_argument("--vertices", type=int, default=200_000)
    parser.add_argument(
        "--engines", nargs="+", choices=ENGINES, default=list(ENGINES), help="zone, clip and ours at least"
    )
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--budget", type=float, default=30, help="seconds of an engine on a case")
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "mine-restoration-counties",
        help="where the made county is kept",
    )
    return parser.parse_args()


# The zone


def case_of(folder: Path, units: int, vertices: int) -> Case:
    """The files of a case; those that are not there are made."""
    county.make(folder, POLYGONS, [units])
    file = county.units_file(folder, POLYGONS, units)
    zone = file.parent / f"red-{vertices}" / "STBHHX.gpkg"
    if not zone.exists():
        bounds = np.array(pyogrio.read_info(county.survey_file(folder, POLYGONS))["total_bounds"])
        zone.parent.mkdir(parents=True, exist_ok=True)
        wkb = np.array([shapely.to_wkb(red_line(vertices, bounds), flavor="iso")], dtype=object)
        making = zone.with_name("making.gpkg")
        pyogrio.raw.write(
            making,
            wkb,
            [np.array(["1"], dtype=object)],
            ["BSM"],
            layer="STBHHX",
            driver="GPKG",
            geometry_type="MultiPolygon",
            crs=f"EPSG:{county.EPSG}",
            dataset_options={"VERSION": "1.2"},
        )
        making.replace(zone)
    rule = zone.with_name("rule.json")
    profile = json.loads((HERE.parent / "resources" / "rules" / "national.json").read_text(encoding="utf-8"))
    profile["rules"] = [one for one in profile["rules"] if one["id"] == RULE]
    rule.write_text(json.dumps(profile, ensure_ascii=False), encoding="utf-8")
    return Case(str(file), str(zone), str(rule))


def red_line(vertices: int, bounds: npt.NDArray[np.float64], seed: int = 20261122) -> shapely.MultiPolygon:
    """A valid multipolygon of about so many vertices within ``bounds``: parts beside each other, some with a hole."""
    rng = np.random.default_rng(seed)
    size = bounds[2:] - bounds[:2]
    columns = max(1, round(float(np.sqrt(_PARTS * size[0] / size[1]))))
    rows = -(-_PARTS // columns)
    cell = size / (columns, rows)
    radius = cell.min() * rng.uniform(0.3, 0.49, _PARTS)
    share = radius / radius.sum()
    parts = []
    for number, (own, part) in enumerate(zip(radius, share)):
        centre = bounds[:2] + cell * (np.array([number % columns, number // columns]) + 0.5)
        count = max(8, round(vertices * part))
        has_hole = rng.random() < _HOLES
        outline = _ragged(rng, centre, own, count * 4 // 5 if has_hole else count)
        holes = [_ragged(rng, centre, own * 0.3, count // 5)] if has_hole else []
        parts.append(shapely.Polygon(outline, holes))
    zone = shapely.MultiPolygon(parts)
    assert zone.is_valid
    return zone


def _ragged(
    rng: np.random.Generator, centre: npt.NDArray[np.float64], radius: float, count: int
) -> npt.NDArray[np.float64]:
    """A ring around a point, nowhere farther from it than ``radius``; the finer its waves, the smaller."""
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    waves = np.unique(np.geomspace(2, max(3, count // 6), 40).astype(int))
    phase = rng.uniform(0, 2 * np.pi, len(waves))
    swing = rng.uniform(0.3, 1, len(waves)) / waves**0.8
    ray = (np.sin(np.outer(turn, waves) + phase) * swing).sum(axis=1)
    ray = 1 - _ROUGH * (ray.max() - ray) / np.ptp(ray)
    return np.round(centre + radius * ray[:, None] * np.column_stack([np.cos(turn), np.sin(turn)]), 4)


def vertices_of(zone: str) -> int:
    """How many vertices a zone has."""
    return int(shapely.get_num_coordinates(shapely.from_wkb(pyogrio.raw.read(zone, columns=[])[2])).sum())


# The engines


def _units_first(case: Case) -> Any:
    return _native("intersection", INPUT=case.units, OVERLAY=case.zone)


def _zone_first(case: Case) -> Any:
    return _native("intersection", INPUT=case.zone, OVERLAY=case.units)


def _clip(case: Case) -> Any:
    return _native("clip", INPUT=case.units, OVERLAY=case.zone)


def _native(name: str, **inputs: str) -> Any:
    from qgis import processing

    return processing.run(f"native:{name}", {**inputs, "OUTPUT": "memory:"})["OUTPUT"]


def _ours(case: Case) -> Any:
    from qgis import processing

    inputs = {"UNITS": case.units, "ZONES": [case.zone], "RULES": case.rule}
    return processing.run("minerestoration:checkzones", {**inputs, "VERDICTS": "memory:", "HITS": "memory:"})["HITS"]


UNITS_FIRST, ZONE_FIRST, CLIP, OURS = "units", "zone", "clip", "ours"
ENGINES: dict[str, Engine] = {
    UNITS_FIRST: Engine("native:intersection, units as input", _units_first),
    ZONE_FIRST: Engine("native:intersection, zone as input", _zone_first),
    CLIP: Engine("native:clip", _clip),
    OURS: Engine("checkzones, VERDICTS + HITS", _ours),
}


def _read_through(case: Case) -> None:
    """The files into the system's cache."""
    for name in (case.units, case.zone):
        with Path(name).open("rb") as stream:
            while stream.read(_CHUNK):
                pass


def _in_turn(case: Case, arguments: argparse.Namespace, tired: set[str]) -> dict[str, Measured]:
    measured = {name: Measured() for name in ENGINES if name not in tired}
    for _ in range(arguments.repeat):
        for name, one in measured.items():
            if sum(one.seconds) > arguments.budget:
                continue
            before = _forget_peak()
            begin, busy = time.perf_counter(), time.process_time()
            pieces = ENGINES[name].run(case)
            one.seconds.append(time.perf_counter() - begin)
            one.busy.append(time.process_time() - busy)
            one.peak = max(one.peak, _memory("VmHWM") - before)
            sums: dict[str, float] = defaultdict(float)
            for piece in pieces.getFeatures():
                sums[piece["unit_id"]] += piece.geometry().area()
            one.pieces, one.areas = pieces.featureCount(), dict(sums)
    return measured


def _forget_peak() -> float:
    """Let the peak memory of this process begin anew, at what it holds: MB. Linux only."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _memory("VmRSS")


def _memory(what: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{what}:"))


def _cells(name: str, measured: dict[str, Measured]) -> list[str]:
    if name not in measured:
        return ["not run", *[""] * 7]
    one, ours = measured[name], measured[OURS]
    orders = [measured[order] for order in (UNITS_FIRST, ZONE_FIRST) if order in measured]
    faster = min(orders, key=lambda order: statistics.median(order.seconds))
    every = one.areas.keys() | ours.areas.keys()
    worst = max((abs(one.areas.get(unit, 0) - ours.areas.get(unit, 0)) for unit in every), default=0)
    return [
        _spread(one.seconds),
        f"{statistics.median(one.busy):.2f}",
        _spread([base / own for base, own in zip(faster.seconds, one.seconds)]),
        _spread([base / own for base, own in zip(measured[CLIP].seconds, one.seconds)]),
        f"{one.peak:.0f}",
        str(one.pieces),
        f"{sum(one.areas.values()) / 10_000:.4f}",
        f"{worst:.6f}",
    ]


def _spread(values: list[float]) -> str:
    digits = 1 if min(values) >= 10 else 2
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def _machine(arguments: argparse.Namespace) -> str:
    """What the figures depend on, as a sentence."""
    from osgeo import gdal
    from qgis.core import Qgis

    return (
        f"{datetime.date.today()}, {os.cpu_count()} cores, load before the start {os.getloadavg()[0]:.1f}; QGIS "
        f"{Qgis.QGIS_VERSION.split('-')[0]}, GDAL {gdal.__version__}, numpy {np.__version__}, shapely "
        f"{shapely.__version__} (GEOS {shapely.geos_version_string}); GeoPackage, up to {arguments.repeat} runs each"
    )


if __name__ == "__main__":
    main()
