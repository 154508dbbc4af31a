"""A QGIS without a window, with Processing and the plugin's provider."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

# Before any qgis import: without a platform QGIS aborts, without an own profile the user's settings take part.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="runtime-"))
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = tempfile.mkdtemp(prefix="profile-")

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def qgis_app():
    """The application, English, with QGIS' own algorithms."""
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    import sys

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
