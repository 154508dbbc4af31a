"""What is measured by ``landclass.py``: the plugin and what a user could pick instead, each at its best.

``start`` makes a process ready for an engine, ``ENGINES[name].run(case)`` is the timed work, from opening the files to
areas in memory, ``ENGINES[name].outcome`` looks at the result afterwards.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable

HERE = Path(__file__).resolve().parent
EQUAL_AREA = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +ellps=GRS80 +units=m"
"""Albers plane on an ellipsoid that equals that of CGCS2000 to 0.0001 m, for engines without ellipsoidal areas."""
_FEW = 1000
"""Units up to which geopandas reads faster with a mask than with a bounding box."""
_kept: list[Any] = []


@dataclass(frozen=True)
class Case:
    """A survey and the units on it, both files."""

    survey: str
    units: str


@dataclass(frozen=True)
class Outcome:
    """What came out: m² by (unit, BSM), empty where no pieces were made; m² by unit; what the engine has to say."""

    pieces: dict[tuple[str, str], float] = field(default_factory=dict)
    sums: dict[str, float] = field(default_factory=dict)
    remark: str = ""


@dataclass(frozen=True)
class Engine:
    """``run`` is measured, ``outcome`` reads its result; ``apart``: it cannot share a process with QGIS."""

    title: str
    run: Callable[[Case], Any]
    outcome: Callable[[Any], Outcome]
    apart: bool = False


def start(apart: bool) -> None:
    """QGIS with Processing and the plugin's provider, the root of the checkout off the path; or geopandas alone.

    QGIS takes the profile that ``QGIS_CUSTOM_CONFIG_PATH`` names.
    """
    if apart:
        warnings.filterwarnings("ignore", message=".*keep_geom_type=True")
        importlib.import_module("geopandas")
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    load_plugin()
    from mine_restoration import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    _compile()
    _kept.extend((application, plugin))


def _compile() -> None:
    """Load what numba compiles, as a session does with its first large run."""
    from mine_restoration.core.compiled import WORTH, loops_for
    from mine_restoration.core.progress import go_on

    loops_for(WORTH, go_on)


def load_plugin() -> None:
    """The plugin's package, without its folder on the path."""
    spec = importlib.util.spec_from_file_location("plugin_root", HERE.parent / "scripts" / "plugin_root.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.load()


def official_sums(units: str) -> dict[str, int]:
    """Official area of each unit, in 0.01 m²."""
    from qgis.core import QgsVectorLayer

    from mine_restoration.core.geodesy.plane import plane_of_epsg
    from mine_restoration.gis.convert import units_of

    layer = QgsVectorLayer(units)
    plane = plane_of_epsg(int(layer.crs().authid().split(":")[1]))
    return {unit.unit_id: unit.area(plane).centi for unit in units_of(layer)}


def _native(case: Case) -> Any:
    """Units as INPUT: the faster order, as the algorithm asks the overlay's index for each feature of the input."""
    from qgis import processing
    from qgis.core import QgsDistanceArea, QgsProject

    inputs = {"INPUT": case.units, "OVERLAY": case.survey, "OUTPUT": "memory:"}
    pieces = processing.run("native:intersection", inputs)["OUTPUT"]
    measure = QgsDistanceArea()
    measure.setSourceCrs(pieces.crs(), QgsProject.instance().transformContext())
    measure.setEllipsoid("EPSG:1024")
    return pieces, [measure.measureArea(piece.geometry()) for piece in pieces.getFeatures()]


def _native_outcome(result: Any) -> Outcome:
    pieces, areas = result
    return _summed((piece["unit_id"], piece["BSM"], area) for piece, area in zip(pieces.getFeatures(), areas))


def _summary(case: Case) -> Any:
    return _ours(case, "SUMMARY")


def _numpy(case: Case) -> Any:
    """As where numba is not installed."""
    from mine_restoration.core.landclass import attach

    loops_for, attach.loops_for = attach.loops_for, lambda vertices, progress: None
    try:
        return _ours(case, "SUMMARY")
    finally:
        attach.loops_for = loops_for


def _parts(case: Case) -> Any:
    return _ours(case, "SUMMARY", "PARTS")


def _ours(case: Case, *outputs: str) -> Any:
    from qgis import processing

    inputs = {"UNITS": case.units, "SURVEY": case.survey}
    return processing.run("minerestoration:attachlandclasses", {**inputs, **dict.fromkeys(outputs, "memory:")})


def _ours_outcome(result: Any) -> Outcome:
    sums: dict[str, float] = defaultdict(float)
    for row in result["SUMMARY"].getFeatures():
        sums[row["unit_id"]] += row["area_m2"]
    parts = result["PARTS"].getFeatures() if result.get("PARTS") else ()
    pieces = _summed((part["unit_id"], part["survey_id"], part["area_m2"]) for part in parts).pieces
    remark = f"errors {result['ERROR_COUNT']}, warnings {result['WARNING_COUNT']}"
    return Outcome(pieces, dict(sums), remark)


def _ogr(case: Case) -> Any:
    """Asks the survey's index for each unit, with prepared units; units that lie in one polygon are not cut."""
    from osgeo import ogr, osr

    units_source, survey_source = ogr.Open(case.units), ogr.Open(case.survey)
    units, survey = units_source.GetLayer(0), survey_source.GetLayer(0)
    memory = ogr.GetDriverByName("Memory").CreateDataSource("")
    pieces = memory.CreateLayer("pieces", units.GetSpatialRef(), ogr.wkbMultiPolygon)
    options = ["PROMOTE_TO_MULTI=YES", "PRETEST_CONTAINMENT=YES", "KEEP_LOWER_DIMENSION_GEOMETRIES=NO"]
    if units.Intersection(survey, pieces, options) != ogr.OGRERR_NONE:
        raise RuntimeError("Layer.Intersection failed")
    plane = osr.SpatialReference()
    plane.ImportFromProj4(EQUAL_AREA)
    there = osr.CoordinateTransformation(units.GetSpatialRef(), plane)
    areas = []
    for piece in pieces:
        shape = piece.GetGeometryRef()
        shape.Transform(there)
        areas.append((piece["unit_id"], piece["BSM"], shape.GetArea()))
    return areas


def _geopandas(case: Case) -> Any:
    """Two fields of the survey's polygons that meet a unit; where units are many, of all in their bounding box."""
    import geopandas

    units = geopandas.read_file(case.units, columns=["unit_id"])
    near = {"mask": units} if len(units) <= _FEW else {"bbox": tuple(units.total_bounds)}
    survey = geopandas.read_file(case.survey, columns=["BSM", "DLBM"], **near)
    pieces = geopandas.overlay(units, survey, how="intersection", keep_geom_type=True)
    return pieces.assign(area_m2=pieces.to_crs(EQUAL_AREA).area)


def _geopandas_outcome(pieces: Any) -> Outcome:
    return _summed(zip(pieces["unit_id"], pieces["BSM"], pieces["area_m2"]))


def _summed(rows: Iterable[tuple[str, str, float]]) -> Outcome:
    """An outcome from rows of unit, BSM and m²; a pair may come in several pieces."""
    pieces: dict[tuple[str, str], float] = defaultdict(float)
    sums: dict[str, float] = defaultdict(float)
    for unit, polygon, area in rows:
        pieces[unit, polygon] += area
        sums[unit] += area
    return Outcome(dict(pieces), dict(sums))


ENGINES = {
    "native": Engine("native:intersection + ellipsoid areas", _native, _native_outcome),
    "summary": Engine("attachlandclasses, SUMMARY", _summary, _ours_outcome),
    "numpy": Engine("attachlandclasses, SUMMARY, without numba", _numpy, _ours_outcome),
    "parts": Engine("attachlandclasses, SUMMARY + PARTS", _parts, _ours_outcome),
    "ogr": Engine("OGR Layer.Intersection + Albers areas", _ogr, _summed),
    "geopandas": Engine("geopandas overlay + Albers areas", _geopandas, _geopandas_outcome, apart=True),
}
