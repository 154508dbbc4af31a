"""attachlandclasses side by side with what a user would pick instead: native:intersection and QGIS' ellipsoid areas.

    python3 benchmarks/landclass.py --polygons 100000 --units 500 --repeat 3

Both run in this one process on the same GeoPackage of an invented county, in turn. Printed are seconds (median, least,
most) and the ratio to native:intersection. The two do not do the same work: the overlay gives pieces with planar shape
and geodesic areas of their corners; attachlandclasses gives official areas, 田坎, both controls, exact sums, gaps and
overlaps. Pieces are compared, too, so that a fast wrong result is seen.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, Callable

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    sys.path.insert(0, str(HERE))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = tempfile.mkdtemp(prefix="profile-")
    plugin = _start()
    with tempfile.TemporaryDirectory() as folder:
        survey, units = _write(Path(folder), arguments.polygons, arguments.units)
        runs = {
            "native:intersection + ellipsoid areas": lambda: _native(survey, units),
            "attachlandclasses, SUMMARY only": lambda: _ours(survey, units, "SUMMARY"),
            "attachlandclasses, SUMMARY and PARTS": lambda: _ours(survey, units, "SUMMARY", "PARTS"),
        }
        print(f"{arguments.polygons} polygons, {arguments.units} units, {arguments.repeat} runs each")
        _print(_measure(runs, arguments.repeat))
    print(f"peak memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    plugin.unload()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polygons", type=int, default=100_000)
    parser.add_argument("--units", type=int, default=500)
    parser.add_argument("--repeat", type=int, default=3)
    return parser.parse_args()


def _start() -> Any:
    """QGIS with Processing and the plugin's provider; the root of the checkout stays off the path."""
    import importlib.util

    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    place = HERE.parent / "scripts" / "plugin_root.py"
    spec = importlib.util.spec_from_file_location("plugin_root", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.load()
    from mine_restoration import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    _kept.append(application)
    return plugin


_kept: list[Any] = []


def _write(folder: Path, polygons: int, count: int) -> tuple[str, str]:
    """The county as two GeoPackages with spatial index."""
    import county
    import numpy as np

    from mine_restoration.core.geodesy.area import official_areas
    from mine_restoration.core.geodesy.plane import plane_of_epsg

    shapes, kinds = county.survey(polygons)
    areas = official_areas(shapes, plane_of_epsg(int(county.CRS.split(":")[1])))
    rows = [
        {
            "BSM": f"{number:018d}",
            "DLBM": county.CLASSES[kind][0],
            "DLMC": county.CLASSES[kind][1],
            "TBMJ": round(float(area), 2),
            "KCXS": 0.1 if county.CLASSES[kind][0] == "0103" else 0.0,
            "SJNF": 2025,
        }
        for number, (kind, area) in enumerate(zip(kinds, areas))
    ]
    fields = "BSM:string(18) DLBM:string(5) DLMC:string(60) TBMJ:double KCXS:double SJNF:integer"
    survey = _layer(folder / "survey.gpkg", shapes, rows, fields)
    outlines = county.units(count, polygons)
    names = [{"unit_id": f"U{number:05d}"} for number in np.arange(count)]
    return survey, _layer(folder / "units.gpkg", outlines, names, "unit_id:string(20)")


def _layer(target: Path, shapes: Any, rows: list[dict[str, Any]], fields: str) -> str:
    import county
    from qgis.core import (
        QgsCoordinateTransformContext,
        QgsFeature,
        QgsVectorFileWriter,
        QgsVectorLayer,
    )

    from mine_restoration.gis.convert import to_qgs

    definition = "&".join(f"field={field}" for field in fields.split())
    layer = QgsVectorLayer(f"Polygon?crs={county.CRS}&{definition}", target.stem, "memory")
    features = []
    for shape, row in zip(shapes, rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row.values()))
        feature.setGeometry(to_qgs(shape))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(target), QgsCoordinateTransformContext(), options)
    return str(target)


def _native(survey: str, units: str) -> dict[tuple[str, str], float]:
    """Units as the input: the faster order, as native:intersection asks the overlay's index for each input feature."""
    from qgis import processing
    from qgis.core import QgsDistanceArea, QgsProject

    pieces = processing.run("native:intersection", {"INPUT": units, "OVERLAY": survey, "OUTPUT": "memory:"})["OUTPUT"]
    measure = QgsDistanceArea()
    measure.setSourceCrs(pieces.crs(), QgsProject.instance().transformContext())
    measure.setEllipsoid("EPSG:1024")
    areas: dict[tuple[str, str], float] = defaultdict(float)
    for piece in pieces.getFeatures():
        areas[piece["unit_id"], piece["BSM"]] += measure.measureArea(piece.geometry())
    return areas


def _ours(survey: str, units: str, *outputs: str) -> dict[tuple[str, str], float]:
    from qgis import processing

    wanted = dict.fromkeys(outputs, "memory:")
    result = processing.run("minerestoration:attachlandclasses", {"UNITS": units, "SURVEY": survey, **wanted})
    areas: dict[tuple[str, str], float] = defaultdict(float)
    if "PARTS" in outputs:
        for part in result["PARTS"].getFeatures():
            areas[part["unit_id"], part["survey_id"]] += part["area_m2"]
    return areas


def _measure(runs: dict[str, Callable[[], dict[tuple[str, str], float]]], repeat: int) -> dict[str, list[float]]:
    """Seconds of each run, in turn, so that a busy machine slows all of them."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(repeat):
        results = []
        for name, run in runs.items():
            start = time.perf_counter()
            results.append(run())
            seconds[name].append(time.perf_counter() - start)
        native, _, ours = results
        worst = max(abs(native.get(key, 0) - ours.get(key, 0)) for key in native.keys() | ours.keys())
    print(f"largest difference of a piece: {worst:.4f} m²")
    return seconds


def _print(seconds: dict[str, list[float]]) -> None:
    base = statistics.median(next(iter(seconds.values())))
    for name, values in seconds.items():
        middle = statistics.median(values)
        print(f"{name:40} {middle:8.2f} s ({min(values):.2f} to {max(values):.2f})   {base / middle:5.2f} x")


if __name__ == "__main__":
    main()
