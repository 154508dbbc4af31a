"""Visible range of a road: visiblerange against gdal:viewshed called once an observer.

.venv/bin/python benchmarks/visiblerange.py [--km 50] [--cell 30] [--distance 1000] [--theirs 100] [--repeat 3]

All get the same made-up hills (seeded, one GeoTIFF) and the same observers, and end with a raster that says of each
cell whether it is seen. What a viewshed gives for an observer is a raster of its surroundings; they are put together
with numpy, which takes little. ``--theirs`` is how many of the observers, evenly spread, gdal:viewshed is measured
with; the ratio compares seconds an observer, and the table says of how many. The third engine is what a script would
do: GDAL's viewshed of the whole file for each observer, in one process. Times are the clock's; CPU seconds are those of
this process and of its children.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import numpy as np  # noqa: E402
import plugin_root  # noqa: E402
import shapely.ops  # noqa: E402
from osgeo import gdal, ogr, osr  # noqa: E402
from qgis.core import QgsApplication  # noqa: E402

EPSG = 4532
WEST, NORTH = 44_400_000.0, 4_960_000.0
EYE, TARGET, SPACING = 1.6, 0.0, 50.0


def hills(rows: int, columns: int, cell: float) -> np.ndarray[Any, Any]:
    """Heights from -200 to 500 m or so: random hills of 300 m to 6 km, the smaller the lower."""
    rng = np.random.default_rng(5)
    ground = np.zeros((rows, columns), dtype=np.float64)
    for width in (300.0, 700.0, 1500.0, 3000.0, 6000.0):
        coarse = rng.normal(0, width / 40, (int(rows * cell / width) + 4, int(columns * cell / width) + 4))
        y = np.arange(rows) * cell / width
        x = np.arange(columns) * cell / width
        for axis, at in ((0, y), (1, x)):
            low, part = at.astype(int), at - at.astype(int)
            smooth = (part * part * (3 - 2 * part)).reshape((-1, 1) if axis == 0 else (1, -1))
            coarse = np.take(coarse, low, axis) * (1 - smooth) + np.take(coarse, low + 1, axis) * smooth
        ground += coarse
    return ground + 300


def road(km: float) -> shapely.LineString:
    """A road that winds to the south-east."""
    step = np.arange(0, km * 1000 * 0.98, 200.0)
    across = 1500 * np.sin(step / 7000) + 250 * np.sin(step / 1100)
    points = np.column_stack([WEST + 5000 + step * 0.7 + across * 0.7, NORTH - 5000 - step * 0.7 + across * 0.7])
    line = shapely.LineString(points)
    return shapely.line_merge(shapely.ops.substring(line, 0, min(km * 1000, line.length)))


def make(folder: Path, km: float, cell: float) -> tuple[Path, Path, shapely.LineString]:
    """The terrain and the road as files."""
    line = road(km)
    side = int((max(line.bounds[2] - WEST, NORTH - line.bounds[1]) + 5000) / cell)
    terrain, lines = folder / "terrain.tif", folder / "road.gpkg"
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    raster = gdal.GetDriverByName("GTiff").Create(str(terrain), side, side, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((WEST, cell, 0, NORTH, 0, -cell))
    raster.SetSpatialRef(reference)
    raster.GetRasterBand(1).SetUnitType("m")
    raster.GetRasterBand(1).WriteArray(hills(side, side, cell))
    del raster
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(lines))
    layer = data.CreateLayer("road", reference, ogr.wkbLineString)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(line)))
    layer.CreateFeature(feature)
    return terrain, lines, line


class Clock:
    """Seconds and CPU seconds of a block, the children's too."""

    def __enter__(self) -> Clock:
        self._start, self._times = time.perf_counter(), os.times()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._start
        self.cpu = sum(os.times()[:4]) - sum(self._times[:4])


def ours(processing: Any, folder: Path, terrain: Path, lines: Path, distance: float) -> tuple[Clock, Any]:
    """visiblerange: polygons with official areas, counts, findings."""
    with Clock() as clock:
        result = processing.run(
            "minerestoration:visiblerange",
            {
                "LINES": str(lines),
                "DEM": str(terrain),
                "DISTANCE": distance,
                "OBSERVER_HEIGHT": EYE,
                "TARGET_HEIGHT": TARGET,
                "SPACING": SPACING,
                "OUTPUT": str(folder / "seen.gpkg"),
                "COUNT": str(folder / "count.tif"),
                "FINDINGS": "memory:",
            },
        )
    return clock, result


def theirs(processing: Any, folder: Path, terrain: Path, places: Any, distance: float) -> tuple[Clock, Any]:
    """gdal:viewshed for each of ``places``, and the union."""
    whole = gdal.Open(str(terrain))
    frame = whole.GetGeoTransform()
    seen = np.zeros((whole.RasterYSize, whole.RasterXSize), dtype=bool)
    with Clock() as clock:
        for east, north in places:
            output = str(folder / "one.tif")
            processing.run(
                "gdal:viewshed",
                {
                    "INPUT": str(terrain),
                    "BAND": 1,
                    "OBSERVER": f"{east},{north} [EPSG:{EPSG}]",
                    "OBSERVER_HEIGHT": EYE,
                    "TARGET_HEIGHT": TARGET,
                    "MAX_DISTANCE": distance,
                    "OUTPUT": output,
                },
            )
            one = gdal.Open(output)
            corner = one.GetGeoTransform()
            top, left = round((frame[3] - corner[3]) / frame[1]), round((corner[0] - frame[0]) / frame[1])
            seen[top : top + one.RasterYSize, left : left + one.RasterXSize] |= one.ReadAsArray() == 255
            del one
    return clock, seen


def script(terrain: Path, places: Any, distance: float) -> tuple[Clock, Any]:
    """GDAL's viewshed without QGIS for each of ``places``, and the union."""
    with Clock() as clock:
        whole = gdal.Open(str(terrain))
        frame = whole.GetGeoTransform()
        seen = np.zeros((whole.RasterYSize, whole.RasterXSize), dtype=bool)
        for east, north in places:
            one = gdal.ViewshedGenerate(
                whole.GetRasterBand(1), "MEM", "", [], east, north, EYE, TARGET, 255, 0, 0, -1, 6 / 7, 2, distance
            )
            corner = one.GetGeoTransform()
            top, left = round((frame[3] - corner[3]) / frame[1]), round((corner[0] - frame[0]) / frame[1])
            seen[top : top + one.RasterYSize, left : left + one.RasterXSize] |= one.ReadAsArray() == 255
    return clock, seen


def row(distance: float, name: str, count: int, runs: list[tuple[Clock, Any]], other: float, area: float) -> float:
    """Print a line of the table; seconds an observer. ``other``: those of gdal:viewshed, 0 for its own line."""
    seconds = [clock.seconds for clock, _ in runs]
    middle = statistics.median(seconds)
    each = middle / count
    spread = f"{middle:.2f} ({min(seconds):.2f} to {max(seconds):.2f})"
    times = f"{other / each:.0f}" if other else "1"
    cpu = statistics.median(clock.cpu for clock, _ in runs)
    print(f"| {distance:g} m | {name} | {count} | {spread} | {cpu:.2f} | {each * 1000:.2f} | {times} | {area:.0f} |")
    return each


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--km", type=float, default=50)
    arguments.add_argument("--cell", type=float, default=30)
    arguments.add_argument("--distance", type=float, nargs="+", default=[1000.0, 3000.0])
    arguments.add_argument("--theirs", type=int, default=100)
    arguments.add_argument("--repeat", type=int, default=3)
    asked = arguments.parse_args()
    plugin_root.load()
    application = QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from qgis import processing

    from mine_restoration import classFactory
    from mine_restoration.core.terrain.observers import stations

    plugin = classFactory(None)
    plugin.initProcessing()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        terrain, lines, line = make(folder, asked.km, asked.cell)
        places = stations(line, SPACING)
        some = places[np.unique(np.linspace(0, len(places) - 1, min(asked.theirs, len(places))).astype(int))]
        print(f"{line.length / 1000:.1f} km of road, {len(places)} observers, cells of {asked.cell:g} m")
        print(
            "\n| farthest sight | | observers | s (least to most) | CPU s | ms an observer | times as fast | hm² seen |"
        )
        print("|---|---|---|---|---|---|---|---|")
        for distance in asked.distance:
            ours(processing, folder, terrain, lines, 300.0)  # warm
            theirs(processing, folder, terrain, some[:2], 300.0)
            mine, their, plain = [], [], []
            for _ in range(asked.repeat):
                mine.append(ours(processing, folder, terrain, lines, distance))
                their.append(theirs(processing, folder, terrain, some, distance))
                plain.append(script(terrain, places, distance))
            hectare = asked.cell**2 / 10000
            each = row(distance, "gdal:viewshed", len(some), their, 0, their[0][1].sum() * hectare)
            row(distance, "GDAL in a script", len(places), plain, each, plain[0][1].sum() * hectare)
            row(distance, "visiblerange", len(places), mine, each, mine[0][1]["SEEN_HA"])
    plugin.unload()


if __name__ == "__main__":
    main()
