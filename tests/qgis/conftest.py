"""A QGIS without a window, with Processing and the plugin's provider."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

import pytest

# Before any qgis import: without a platform QGIS aborts, without an own profile the user's settings take part.
# QGIS leaves temporary files behind wherever it runs; here they go with the profile.
_SCRATCH = tempfile.mkdtemp(prefix="mine-restoration-tests-")
atexit.register(shutil.rmtree, _SCRATCH, ignore_errors=True)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", _SCRATCH)
os.environ["GDAL_PAM_ENABLED"] = "NO"  # no statistics beside the sample's rasters
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = os.environ["TMPDIR"] = _SCRATCH

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def no_error_in_slots(monkeypatch):
    """An error in what Qt calls (signals, timers, events) fails the test in which it comes up.

    Nobody raises it to a test, and PyQt would end the whole process.
    """
    errors = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: errors.append("".join(traceback.format_exception(*error))))
    yield
    assert not errors, "\n".join(errors)


@pytest.fixture(scope="session")
def qgis_app():
    """The application, English, with QGIS' own algorithms."""
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    return application


@pytest.fixture(scope="session")
def plugin(qgis_app):
    """The plugin as qgis_process loads it: no window, provider added."""
    from mine_restoration import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    yield plugin
    plugin.unload()


@pytest.fixture
def run(plugin):
    """Run an algorithm of the plugin by its name: ``run("digitiseunits", INPUT=..., ...)``."""
    from qgis import processing

    def run_algorithm(name, feedback=None, **parameters):
        return processing.run(f"minerestoration:{name}", parameters, feedback=feedback)

    return run_algorithm


@pytest.fixture
def feedback():
    """A feedback that keeps what was said: ``errors``, ``warnings``, ``infos``."""
    from qgis.core import QgsProcessingFeedback

    class Recorder(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.errors, self.warnings, self.infos = [], [], []

        def reportError(self, error, fatalError=False):
            self.errors.append(error)

        def pushWarning(self, warning):
            self.warnings.append(warning)

        def pushInfo(self, info):
            self.infos.append(info)

    return Recorder()


SAMPLE = ROOT / "resources" / "sample"


def _package():
    """An acceptance package, made when it is asked for."""
    from packages import made

    return str(made())


GIVEN = {
    "INPUT": [str(SAMPLE / "units" / "planned.txt")],
    "SURVEY": f"{SAMPLE / 'survey.gpkg'}|layername=DLTB",
    "ZONES": [f"{SAMPLE / 'zones.gpkg'}|layername={name}" for name in ("STBHHX", "YJJBNTBHTB", "road")],
    "MINE": str(SAMPLE / "mine.csv"),
    "MINING_RIGHT": str(SAMPLE / "mining_right.gpkg"),
    "ATTRIBUTES": str(SAMPLE / "attributes.csv"),
    "LINES": f"{SAMPLE / 'zones.gpkg'}|layername=road",
    "DEM": str(SAMPLE / "dem.tif"),
    "YEAR": 2026,
    "SECTION": 2,
    "CRS": "EPSG:4532",
    "TABLE": str(ROOT / "tests" / "data" / "annual" / "form_by_hand.xlsx"),
    "DRAFT": True,
    "PACKAGE": _package,
}
"""What a parameter of this name gets, in whatever algorithm; of a function, what it gives."""


@pytest.fixture
def make_units(qgis_app, tmp_path):
    """Write a unit layer: ``make_units(rows, crs=..., fields=..., name=...)``; a row is (WKT or None, values)."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsFeature,
        QgsGeometry,
        QgsVectorFileWriter,
        QgsWkbTypes,
    )

    from mine_restoration.gis.schema import qgs_fields

    def make(rows, crs="EPSG:4532", fields=None, name="units"):
        path = tmp_path / "input" / f"{name}.gpkg"
        path.parent.mkdir(exist_ok=True)
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = name
        fields = qgs_fields("unit") if fields is None else fields
        writer = QgsVectorFileWriter.create(
            str(path),
            fields,
            QgsWkbTypes.Type.MultiPolygon,
            QgsCoordinateReferenceSystem(crs),
            QgsCoordinateTransformContext(),
            options,
        )
        for wkt, values in rows:
            feature = QgsFeature(fields)
            for key, value in values.items():
                feature[key] = value
            if wkt is not None:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            assert writer.addFeature(feature), writer.errorMessage()
        del writer
        return str(path)

    return make


@pytest.fixture
def ask(plugin, feedback, tmp_path):
    """Run an algorithm on the sample, straight in Python so that no exception is lost on the way.

    ``ask(kind, NAME=value, ...)`` fills in what is not given; gives (results, "") or (None, why it was refused).
    Outputs go to ``tmp_path/"output"``. Anything but a refusal in words comes through as the exception it is.
    """
    from qgis.core import (
        QgsFeatureRequest,
        QgsProcessingContext,
        QgsProcessingException,
        QgsProcessingParameterDefinition,
        QgsProcessingParameterFileDestination,
        QgsProcessingParameterFolderDestination,
        QgsProcessingParameterRasterDestination,
    )

    def fill(algorithm, given):
        optional = QgsProcessingParameterDefinition.Flag.FlagOptional
        for parameter in algorithm.parameterDefinitions():
            name = parameter.name()
            if name in given:
                continue
            if isinstance(parameter, QgsProcessingParameterFolderDestination) or name == "FOLDER":
                given[name] = str(tmp_path / "output" / name.lower())
            elif parameter.isDestination():
                is_file = isinstance(
                    parameter, (QgsProcessingParameterFileDestination, QgsProcessingParameterRasterDestination)
                )
                suffix = parameter.defaultFileExtension() if is_file else "gpkg"
                given[name] = str(tmp_path / "output" / f"{name.lower()}.{suffix}")
            elif name in GIVEN:
                value = GIVEN[name]
                given[name] = value() if callable(value) else value
            else:
                needed = not parameter.flags() & optional and parameter.defaultValue() is None
                assert not needed, f"{algorithm.name()}: no value for {name}"
        return given

    def run_algorithm(kind, with_feedback=None, **given):
        (tmp_path / "output").mkdir(exist_ok=True)
        algorithm = kind().create()
        parameters = fill(algorithm, given)
        context = QgsProcessingContext()
        # As in the desktop, where an algorithm that asks for it never sees an invalid geometry.
        context.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometrySkipInvalid)
        good, problem = algorithm.checkParameterValues(parameters, context)
        if not good:
            return None, problem
        try:
            return algorithm.processAlgorithm(parameters, context, with_feedback or feedback), ""
        except QgsProcessingException as refused:
            if type(refused) is not QgsProcessingException:
                raise  # of a subclass QGIS shows users the traceback
            return None, str(refused)

    return run_algorithm
