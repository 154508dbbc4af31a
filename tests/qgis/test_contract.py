"""What every algorithm of the provider owes its users, whatever it does."""

from __future__ import annotations

import re
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from qgis.core import (
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
    QgsProject,
    QgsVectorLayer,
)

from mine_restoration.processing.provider import ALGORITHMS

PROJECTS = Path(__file__).resolve().parents[1] / "data" / "projects"
every_algorithm = pytest.mark.parametrize("kind", ALGORITHMS, ids=lambda kind: kind.ID)
_WITHOUT_UNITS = (
    "createproject",
    "updateproject",
    "digitiseunits",
    "readannualtable",
    "verifypackage",
    "visiblerange",
)
takes_units = [kind for kind in ALGORITHMS if kind.ID not in _WITHOUT_UNITS]
with_units = pytest.mark.parametrize("kind", takes_units, ids=lambda kind: kind.ID)
REMEDY = re.compile(
    r"\b(choose|export|give|set|close|use|add|digitise|name|check|free|write|take|save|draw|fill|install|correct|may)\b",
    re.IGNORECASE,
)


def square(east, north, size=40.0):
    """A square in the sample's licence area, metres from its lower left corner."""
    x, y = 44429700 + east, 4919700 + north
    return f"MultiPolygon ((({x} {y}, {x} {y + size}, {x + size} {y + size}, {x + size} {y}, {x} {y})))"


GOOD = [
    (square(100 * i, 100), {"unit_id": f"U-{i}", "year": 2026, "section": section, "land_class": "0301"})
    for i, section in enumerate(("restored", "damaged", "planned"))
]


def good_units(kind, make_units):
    if kind.ID == "updateproject":
        folder = Path(make_units(GOOD)).parents[1] / "project"
        if not folder.exists():
            with zipfile.ZipFile(PROJECTS / "version_1.zip") as archive:
                archive.extractall(folder)
        return {"PROJECT": str(folder / "quarry.gpkg")}
    return {"UNITS": make_units(GOOD)} if kind in takes_units else {}


def files_under(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} if folder.exists() else {}


def clear(text):
    """A refusal that a user can act on."""
    assert len(text) > 30, text
    assert "Traceback" not in text
    assert not re.search(r"NoneType|object has no|KeyError|\b0x[0-9a-f]{6,}", text), text
    return bool(REMEDY.search(text))


def open_project():
    project = QgsProject.instance()
    return set(project.mapLayers()), project.crs().authid(), [x.name() for x in project.layoutManager().layouts()]


@every_algorithm
def test_it_runs_on_good_input_and_leaves_the_open_project_alone(ask, make_units, kind):
    """Without this the tests below could pass by refusing everything."""
    before = open_project()
    results, problem = ask(kind, **good_units(kind, make_units))
    assert problem == ""
    algorithm = kind().create()
    declared = {output.name() for output in algorithm.outputDefinitions()}
    assert set(results) <= declared, "a result that no output declares cannot be used in a model"
    assert open_project() == before


@every_algorithm
def test_missing_packages_are_named_in_one_sentence(monkeypatch, kind):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("mine_restoration.gis.dependencies.installed_version", missing)
    good, sentence = kind().canExecute()
    assert good is not bool(kind.NEEDS)
    for package in kind.NEEDS:
        assert package in sentence
        assert "pip install" in sentence
        assert sentence.count(". ") == 0
        assert "\n" not in sentence


@every_algorithm
def test_an_old_shapely_is_named_with_the_version_that_is_needed(monkeypatch, kind):
    monkeypatch.setattr("mine_restoration.gis.dependencies.installed_version", lambda name: "1.8.5")
    good, sentence = kind().canExecute()
    assert good is ("shapely" not in kind.NEEDS)
    assert good or "shapely>=2.0" in sentence


@every_algorithm
def test_two_outputs_in_one_file_are_refused(ask, make_units, tmp_path, kind):
    """QGIS would write the one over the other."""
    algorithm = kind().create()
    outputs = [one.name() for one in algorithm.destinationParameterDefinitions()]
    if len(outputs) < 2:  # nothing to take for one another
        return
    *_, one, other = outputs
    kept = tmp_path / "output" / "all.gpkg"
    kept.parent.mkdir()
    kept.write_bytes(b"what was there")
    given = {**good_units(kind, make_units), one: str(kept), other: f"{kept.parent}/./all.gpkg"}
    results, problem = ask(kind, **given)
    assert results is None
    assert one in problem
    assert other in problem
    assert "all.gpkg" in problem
    assert kept.read_bytes() == b"what was there"


@every_algorithm
def test_cancelled_before_it_starts_it_writes_nothing(ask, make_units, tmp_path, kind):
    cancelled = QgsProcessingFeedback(False)
    cancelled.cancel()
    given = good_units(kind, make_units)
    results, problem = ask(kind, with_feedback=cancelled, **given)
    assert results is None
    assert "ancelled" in problem
    assert files_under(tmp_path / "output") == {}


class Interrupted(QgsProcessingFeedback):
    """Says from the ``after``-th question for Cancel on that the user has pressed it, or fails as a full disk does."""

    def __init__(self, after=None, problem=None):
        super().__init__(False)
        self.asked, self._after, self._problem = 0, after, problem

    def isCanceled(self):
        self.asked += 1
        if self._after is None or self.asked < self._after:
            return False
        if self._problem:
            raise self._problem
        return True


@every_algorithm
def test_interrupted_at_any_time_it_leaves_the_result_of_the_run_before(ask, make_units, tmp_path, kind):
    """QGIS empties the file of a layer when it opens it for writing: nothing may fail after that.

    At the first, the middle and the last question for Cancel: by Cancel, and by an error of the system.
    """
    given = good_units(kind, make_units)
    whole = Interrupted()
    # A project is never overwritten: there is no run before.
    first = {"NAME": "first"} if kind.ID == "createproject" else {}
    results, problem = ask(kind, with_feedback=whole, **first, **given)
    assert problem == ""
    assert whole.asked, "it never asks whether the user has pressed Cancel"
    # A project is brought up to date where it is.
    watched = tmp_path / ("project" if kind.ID == "updateproject" else "output")
    before = files_under(watched)
    assert before
    for after in sorted({1, (whole.asked + 1) // 2, whole.asked}):
        for trouble in (None, OSError(28, "No space left on device")):
            results, problem = ask(kind, with_feedback=Interrupted(after, trouble), **given)
            assert results is None, (after, trouble)
            assert ("No space left" if trouble else "ancelled") in problem
            assert files_under(watched) == before, (after, trouble)


@every_algorithm
def test_outputs_that_cannot_be_written_are_refused_by_name(ask, make_units, tmp_path, kind):
    """A file stands where the folder should be."""
    (tmp_path / "taken").write_text("a file")
    algorithm = kind().create()
    for output in algorithm.destinationParameterDefinitions():
        given = good_units(kind, make_units)
        folder = isinstance(output, QgsProcessingParameterFolderDestination)
        is_file = isinstance(output, (QgsProcessingParameterFileDestination, QgsProcessingParameterRasterDestination))
        suffix = output.defaultFileExtension() if is_file else "gpkg"
        target = tmp_path / "taken" / ("folder" if folder else f"result.{suffix}")
        results, problem = ask(kind, **{output.name(): str(target), **given})
        assert results is None, output.name()
        assert "taken" in problem, output.name()
        clear(problem)
    assert (tmp_path / "taken").read_text() == "a file"


@with_units
def test_an_earlier_result_survives_a_refusal(ask, make_units, tmp_path, kind):
    (tmp_path / "output").mkdir()
    algorithm = kind().create()
    outputs = [
        tmp_path / "output" / f"{output.name().lower()}.{output.defaultFileExtension()}"
        for output in algorithm.destinationParameterDefinitions()
        if isinstance(output, QgsProcessingParameterFileDestination)
    ]
    for path in outputs:
        path.write_bytes(b"last year's table")
    results, _ = ask(kind, UNITS=make_units(GOOD, crs="EPSG:2435"))
    assert results is None
    assert all(path.read_bytes() == b"last year's table" for path in outputs)
    assert set(files_under(tmp_path / "output")) == set(outputs)


@with_units
@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4326", "EPSG:2435", "EPSG:2414", "EPSG:32652", ""])
def test_units_in_another_crs_are_refused_with_the_remedy(ask, make_units, kind, crs):
    """Degrees; WGS 84; Beijing 54; Xi'an 80; UTM; nothing said. Official areas exist in none of them."""
    results, problem = ask(kind, UNITS=make_units(GOOD, crs=crs))
    assert results is None
    assert crs in problem
    assert "CGCS2000" in problem
    assert clear(problem)


@with_units
def test_no_units_give_nothing_and_no_crash(ask, make_units, kind):
    results, problem = ask(kind, UNITS=make_units([]))
    assert results is not None or clear(problem)


@every_algorithm
def test_inputs_that_are_not_there_are_refused_by_name(ask, make_units, tmp_path, kind):
    """A layer, table or file that has been moved away since."""
    algorithm = kind().create()
    gone = str(tmp_path / "gone.gpkg")
    for parameter in algorithm.parameterDefinitions():
        if parameter.type() not in ("source", "multilayer", "file") or parameter.name() == "FOLDER":
            continue
        value = [gone] if parameter.type() == "multilayer" else gone
        results, problem = ask(kind, **{**good_units(kind, make_units), parameter.name(): value})
        if results is None:
            assert "gone" in problem, (parameter.name(), problem)
            assert clear(problem)
        else:
            findings = QgsVectorLayer(results["FINDINGS"], "x", "ogr")
            told = " ".join(f"{feature['source']} {feature['message']}" for feature in findings.getFeatures())
            assert "gone" in told, parameter.name()


@with_units
def test_a_refused_value_is_shown_as_the_user_knows_it(ask, kind):
    """The dialog hands over objects, not paths."""
    for value in (QgsProcessingFeatureSourceDefinition("gone.gpkg", True), "gone.gpkg"):
        results, problem = ask(kind, UNITS=value)
        assert results is None
        assert "gone.gpkg" in problem
        assert clear(problem)
