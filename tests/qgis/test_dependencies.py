"""The command that a user is told to type where a package is missing."""

from __future__ import annotations

import sysconfig
from importlib import metadata
from pathlib import Path

import pytest

from mine_restoration.gis import dependencies


def versions(monkeypatch, **known):
    def version(name):
        if name in known:
            return known[name]
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(dependencies, "installed_version", version)


def test_numpy_stays_the_one_that_gdal_was_built_with(monkeypatch):
    versions(monkeypatch, numpy="1.24.2", shapely="1.8.5")
    assert '"shapely>=2.0" "numpy<2"' in dependencies.pip_command(dependencies.missing_packages(["numpy", "shapely"]))
    versions(monkeypatch, numpy="2.2.4")
    assert "numpy<2" not in dependencies.pip_command(dependencies.missing_packages(["numpy", "shapely"]))


@pytest.mark.parametrize("managed", [True, False])
def test_a_system_that_keeps_pip_off_its_packages_is_told_apart(monkeypatch, tmp_path, managed):
    if managed:
        (tmp_path / "EXTERNALLY-MANAGED").write_text("[externally-managed]\n")
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    assert ("--user --break-system-packages" in dependencies.pip_command(["shapely>=2.0"])) is managed


def test_a_run_that_nobody_asked_about_is_refused_in_a_sentence(run, feedback, monkeypatch):
    """qgis_process runs an algorithm without asking whether it can be executed."""
    from qgis.core import QgsProcessingException

    monkeypatch.setattr("mine_restoration.processing.base.shapely_is_whole", lambda: False)
    sample = str(Path(__file__).resolve().parents[2] / "resources" / "sample" / "last_year_units.gpkg")
    with pytest.raises(QgsProcessingException) as refused:
        run("checkunits", feedback=feedback, UNITS=sample, FINDINGS="memory:")
    told = [str(refused.value), *feedback.errors]
    assert any("shapely" in text for text in told), told
    assert not any("Traceback" in text for text in told)
