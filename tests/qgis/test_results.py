"""Results of steps in the tables of a project, in a GeoPackage and in PostGIS; and what makes them out of date."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from postgres_server import binaries, postgres_server
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProviderRegistry,
    QgsTask,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal
from stepping import take

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
CONNECTION = "results server"


@pytest.fixture(scope="module")
def server(plugin):
    """A server that QGIS has a connection to."""
    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed (scripts/setup.sh)")
    with postgres_server() as running:
        metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
        made = metadata.createConnection(running.dsn, {"saveUsername": True, "savePassword": True})
        metadata.saveConnection(made, CONNECTION)
        yield running
        metadata.deleteConnection(CONNECTION)


@pytest.fixture(params=["geopackage", "postgis"])
def project(request, run, tmp_path):
    """An open project of its own with empty tables."""
    more = {}
    if request.param == "postgis":
        request.getfixturevalue("server")
        more = {"DATABASE": CONNECTION, "SCHEMA": f"mine_{abs(hash(tmp_path)) % 10**8}"}
    made = run("createproject", FOLDER=str(tmp_path / "mine"), CRS="EPSG:4532", YEAR=2026, **more)
    project = QgsProject.instance()
    assert project.read(made["PROJECT"])
    yield project
    project.clear()


def step_of(name):
    from mine_restoration.ui.steps import step_of

    return step_of(name)


def store(project):
    from mine_restoration.gis.roles import store_layers

    return store_layers(project)


def read_units(project, run, files=("planned", "damaged")):
    return take(
        project,
        "digitiseunits",
        run,
        INPUT=[str(SAMPLE / "units" / f"{name}.txt") for name in files],
        CRS="EPSG:4532",
        YEAR=2026,
        ATTRIBUTES=str(SAMPLE / "attributes.csv"),
    )


@pytest.fixture
def filled(project, run):
    """The project with eight units of the sample, and the outcome of accepting them."""
    from mine_restoration.ui import outcome

    taken = read_units(project, run)
    accepted = outcome.accept_units(project, step_of("digitiseunits"))
    assert (taken.problems, accepted.problems, accepted.same) == ((), (), ())
    assert accepted.count == 8
    return project


def rows(layer):
    """The rows of a layer without the keys of its database."""
    keys = set(layer.primaryKeyAttributes())
    return sorted(
        (
            tuple(str(value) for index, value in enumerate(row.attributes()) if index not in keys),
            row.geometry().asWkt(4),
        )
        for row in layer.getFeatures()
    )


def test_units_and_corners_go_into_the_project(filled):
    tables = store(filled)
    assert len(rows(tables["unit"])) == 8
    assert not tables["unit"].isEditable(), "saved: the layer was not being edited"
    assert len(rows(tables["corner"])) > 40
    assert [layer for layer in filled.mapLayers().values() if layer.providerType() == "memory"] == []
    areas = {row["unit_id"]: row["area_m2"] for row in tables["unit"].getFeatures()}
    assert all(area > 100 for area in areas.values())


def test_units_that_are_there_already_are_not_added_twice(filled, run):
    from mine_restoration.gis.roles import layer_with
    from mine_restoration.ui import outcome

    before = rows(store(filled)["unit"])
    read_units(filled, run, ("planned",))
    accepted = outcome.accept_units(filled, step_of("digitiseunits"))
    assert sorted(accepted.same) == ["JH-01", "JH-02", "JH-03", "JH-04"]
    assert accepted.count == 0
    assert rows(store(filled)["unit"]) == before
    apart = layer_with(filled, "unit")
    assert apart is not store(filled)["unit"], "the next steps take what was read last"
    apart.startEditing()
    moved = next(one for one in apart.getFeatures() if one["unit_id"] == "JH-01")
    geometry = QgsGeometry(moved.geometry())
    geometry.translate(3, 0)
    apart.changeGeometry(moved.id(), geometry)
    apart.commitChanges()
    accepted = outcome.accept_units(filled, step_of("digitiseunits"), replace=True)
    assert (accepted.count, accepted.problems) == (4, ())
    after = rows(store(filled)["unit"])
    assert len(after) == 8
    assert len(set(after) - set(before)) == 1
    assert layer_with(filled, "unit") is store(filled)["unit"]


def test_a_file_read_again_leaves_what_it_does_not_say(filled, run):
    from mine_restoration.ui import outcome

    units = store(filled)["unit"]
    kept = {"land_class": "0301", "measures": "覆土", "plan_id": "P-9"}
    row = next(one for one in units.getFeatures() if one["unit_id"] == "JH-01")
    units.startEditing()
    units.changeAttributeValues(row.id(), {units.fields().indexOf(name): value for name, value in kept.items()})
    assert units.commitChanges(), units.commitErrors()
    file = str(SAMPLE / "units" / "planned.txt")
    take(filled, "digitiseunits", run, INPUT=[file], CRS="EPSG:4532", YEAR=2027)
    accepted = outcome.accept_units(filled, step_of("digitiseunits"), replace=True)
    assert (accepted.count, accepted.problems) == (4, ())
    row = next(one for one in units.getFeatures() if one["unit_id"] == "JH-01")
    assert {name: row[name] for name in kept} == kept
    assert row["year"] == 2027, "what it says holds"


def test_units_are_taken_over_all_or_none(filled, run, monkeypatch):
    from mine_restoration.gis import results
    from mine_restoration.ui import outcome

    units = store(filled)["unit"]
    before = rows(units)
    units.startEditing()
    units.deleteFeature(next(one for one in units.getFeatures() if one["unit_id"] == "JH-02").id())
    assert units.commitChanges()
    left = rows(units)
    assert len(left) == len(before) - 1
    read_units(filled, run, ("planned",))

    def refuse(*args):
        raise results.CannotAddError("no")

    monkeypatch.setattr(results, "add_units", refuse)
    accepted = outcome.accept_units(filled, step_of("digitiseunits"), replace=True)
    assert accepted.problems == ("no",)
    assert not units.isEditable()
    assert rows(units) == left


def test_a_run_replaces_what_the_last_one_left_about_its_units(filled, run):
    tables = store(filled)
    survey = f"{SAMPLE / 'survey.gpkg'}|layername=DLTB"
    taken = take(filled, "attachlandclasses", run, UNITS=tables["unit"].id(), SURVEY=survey)
    assert taken.problems == ()
    summary = rows(tables["survey_summary"])
    assert {row[0][0] for row in summary} == {row["unit_id"] for row in tables["unit"].getFeatures()}
    parts = rows(tables["survey_part"])
    take(filled, "attachlandclasses", run, UNITS=tables["unit"].id(), SURVEY=survey)
    assert rows(tables["survey_summary"]) == summary
    assert rows(tables["survey_part"]) == parts
    # Of a run about one unit the others' rows stay; rows of a unit that is gone do not.
    tables["unit"].setSubsetString("\"unit_id\" = 'JH-01'")
    alone = tables["unit"].clone()
    tables["unit"].setSubsetString("")
    filled.addMapLayer(alone)
    take(filled, "attachlandclasses", run, UNITS=alone.id(), SURVEY=survey)
    # The shares by survey polygon depend on who else shares the polygon; unit, class and official area do not.
    assert [row[0][:7] for row in rows(tables["survey_summary"])] == [row[0][:7] for row in summary]
    tables["survey_summary"].setSubsetString("\"unit_id\" = 'JH-02'")
    take(filled, "attachlandclasses", run, UNITS=tables["unit"].id(), SURVEY=survey)
    assert {row[0][0] for row in rows(tables["survey_summary"])} == {"JH-02"}, "the user's filter is there again"
    tables["survey_summary"].setSubsetString("")
    assert rows(tables["survey_summary"]) == summary, "hidden rows are replaced, too"
    filled.removeMapLayer(alone.id())
    tables["unit"].startEditing()
    tables["unit"].deleteFeature(next(one.id() for one in tables["unit"].getFeatures() if one["unit_id"] == "JH-02"))
    assert tables["unit"].commitChanges()
    take(filled, "attachlandclasses", run, UNITS=tables["unit"].id(), SURVEY=survey)
    left = [row[0][:7] for row in summary if row[0][0] != "JH-02"]
    assert [row[0][:7] for row in rows(tables["survey_summary"])] == left


def test_results_without_a_table_get_one_and_everything_else_stays(filled, run):
    tables = store(filled)
    counts = {name: layer.featureCount() for name, layer in tables.items()}
    survey = f"{SAMPLE / 'survey.gpkg'}|layername=DLTB"
    for _ in range(2):
        taken = take(filled, "attachlandclasses", run, UNITS=tables["unit"].id(), SURVEY=survey)
        assert taken.problems == ()
    assert [layer.name() for layer in filled.mapLayers().values() if layer.providerType() == "memory"] == []
    (totals,) = [layer for layer in filled.mapLayers().values() if "result_attachlandclasses_totals" in layer.source()]
    assert totals.featureCount() == 8
    assert tables["unit"].featureCount() == counts["unit"]
    path = Path(filled.homePath())
    filled.write()
    again = QgsProject()
    assert again.read(filled.fileName())
    assert all(layer.isValid() for layer in again.mapLayers().values())
    again.clear()
    for file in path.glob("*.gpkg"):
        with sqlite3.connect(file) as database:
            assert database.execute("pragma integrity_check").fetchone() == ("ok",)


def test_findings_of_steps_stay_apart_and_marks_of_verdicts_stay(filled, run):
    tables = store(filled)
    zones = [f"{SAMPLE / 'zones.gpkg'}|layername={name}" for name in ("YJJBNTBHTB", "road")]
    take(filled, "checkunits", run, UNITS=tables["unit"].id(), MINING_RIGHT=str(SAMPLE / "mining_right.gpkg"))
    taken = take(filled, "checkzones", run, UNITS=tables["unit"].id(), ZONES=zones, MARKS=tables["verdict"].id())
    by_step = {row["step"] for row in tables["finding"].getFeatures()}
    assert {"digitiseunits", "checkunits", "checkzones"} <= by_step
    assert taken.outcome.unchecked, "rules without a layer"
    verdicts = tables["verdict"]
    verdicts.startEditing()
    marked = next(verdicts.getFeatures())
    verdicts.changeAttributeValue(marked.id(), verdicts.fields().indexOf("mark"), "confirmed")
    verdicts.changeAttributeValue(marked.id(), verdicts.fields().indexOf("mark_reason"), "seen on the ground")
    assert verdicts.commitChanges(), verdicts.commitErrors()
    before = sorted((row["step"], row["message"]) for row in tables["finding"].getFeatures())
    take(filled, "checkzones", run, UNITS=tables["unit"].id(), ZONES=zones, MARKS=verdicts.id())
    after = sorted((row["step"], row["message"]) for row in tables["finding"].getFeatures())
    assert [one for one in after if one[0] != "checkzones"] == [one for one in before if one[0] != "checkzones"]
    kept = [row for row in verdicts.getFeatures() if row["mark_reason"] == "seen on the ground"]
    assert [(row["unit_id"], row["rule_id"]) for row in kept] == [(marked["unit_id"], marked["rule_id"])]


def test_a_package_takes_away_what_its_preview_had_found(filled):
    from review_layers import finding, layer_of

    from mine_restoration.gis.results import keep_results

    def kept(step, message):
        rows = [("", finding("JH-01", step=step, message=message))]
        layer = layer_of(filled, "finding", rows, step=step, crs="EPSG:4532")
        keep_results(filled, step, step, {"FINDINGS": layer}, {"JH-01"})
        filled.removeMapLayer(layer.id())
        found = store(filled)["finding"].getFeatures("\"step\" in ('previewsheet', 'acceptancepackage')")
        return sorted((row["step"], row["message"]) for row in found)

    package = ("acceptancepackage", "no photos, no seal")
    assert kept("previewsheet", "no photos") == [("previewsheet", "no photos")]
    assert kept(*package) == [package]
    assert kept("previewsheet", "no photos") == [package, ("previewsheet", "no photos")]


def test_results_in_another_plane_stay_apart_with_a_sentence(filled):
    from mine_restoration.gis.results import keep_results

    other = QgsVectorLayer("Point?crs=EPSG:4490&field=unit_id:string&field=message:string", "f", "memory")
    feature = QgsFeature(other.fields())
    feature.setGeometry(QgsGeometry.fromWkt("Point (131 44)"))
    other.dataProvider().addFeatures([feature])
    before = rows(store(filled)["finding"])
    kept = keep_results(filled, "checkunits", "Unit check", {"FINDINGS": other}, {"JH-01"})
    assert kept.tables == {}
    assert "EPSG:4490" in kept.problems[0]
    assert rows(store(filled)["finding"]) == before


@contextmanager
def locked(file):
    """Another program in the middle of writing to a GeoPackage."""
    code = (
        "import sqlite3, sys; base = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=20); "
        "base.execute('begin exclusive'); print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"locked\n"
        yield
        other.stdin.close()


@pytest.mark.parametrize("project", ["geopackage"], indirect=True)
def test_a_locked_database_is_said_at_once_and_the_next_run_makes_it_good(filled, run):
    tables = store(filled)
    units = tables["unit"].id()
    survey = f"{SAMPLE / 'survey.gpkg'}|layername=DLTB"
    take(filled, "attachlandclasses", run, UNITS=units, SURVEY=survey)
    before = {name: rows(tables[name]) for name in ("survey_part", "survey_summary", "finding")}
    (file,) = Path(filled.homePath()).glob("*.gpkg")
    with locked(file):
        begun = time.monotonic()
        taken = take(filled, "attachlandclasses", run, UNITS=units, SURVEY=survey)
        assert time.monotonic() - begun < 5
    (problem,) = taken.problems
    assert file.name in problem
    assert {name: rows(tables[name]) for name in before} == before

    def temporary():
        return {layer.name(): layer for layer in filled.mapLayers().values() if layer.providerType() == "memory"}

    assert {name.partition(" (")[0] for name in temporary()} >= {"Parts", "Summary", "Totals", "Findings: Land classes"}
    mine = next(layer for name, layer in temporary().items() if name.startswith("Totals"))
    assert mine.featureCount() == 8, "nothing is lost"
    assert take(filled, "attachlandclasses", run, UNITS=units, SURVEY=survey).problems == ()
    assert temporary() == {}
    assert {name: rows(tables[name]) for name in before} == before


@pytest.mark.parametrize("project", ["geopackage"], indirect=True)
def test_units_wait_for_a_locked_database(project, run):
    from mine_restoration.ui import outcome

    (file,) = Path(project.homePath()).glob("*.gpkg")
    with locked(file):
        read_units(project, run)
        begun = time.monotonic()
        accepted = outcome.accept_units(project, step_of("digitiseunits"))
        assert time.monotonic() - begun < 3
    assert (accepted.count, len(accepted.problems)) == (0, 1)
    assert file.name in accepted.problems[0]
    assert not store(project)["unit"].isEditable()
    accepted = outcome.accept_units(project, step_of("digitiseunits"))
    assert (accepted.count, accepted.problems) == (8, ())


def test_an_edit_makes_results_out_of_date_and_its_undo_does_not(filled, run):
    from mine_restoration.ui import outcome
    from mine_restoration.ui.project_state import freshness_of
    from mine_restoration.ui.steps import steps

    tables, by_id = store(filled), {step.id: step for step in steps()}
    take(filled, "checkunits", run, UNITS=tables["unit"].id())

    def reasons():
        outcomes = {name: outcome.load(filled, name) for name in by_id}
        return freshness_of(filled, by_id, outcomes)["checkunits"]

    assert reasons() == []
    tables["unit"].setName("My units")
    assert reasons() == [], "a name is no data"
    units = tables["unit"]
    units.startEditing()
    units.beginEditCommand("name")
    units.changeAttributeValue(next(units.getFeatures()).id(), units.fields().indexOf("name"), "other")
    units.endEditCommand()
    assert len(reasons()) == 1
    assert "My units" in reasons()[0]
    units.undoStack().undo()
    assert reasons() == []
    units.rollBack()
    right = tables["mining_right"]
    right.startEditing()
    feature = QgsFeature(right.fields())
    feature.setGeometry(QgsGeometry.fromWkt("MultiPolygon (((0 0, 9 0, 9 9, 0 0)))"))
    assert right.addFeature(feature)
    assert right.commitChanges(), right.commitErrors()
    assert len(reasons()) == 1


def test_in_a_new_project_nothing_is_out_of_date(project):
    from mine_restoration.ui.project_state import outcome_of
    from mine_restoration.ui.steps import steps

    found = {step.id: outcome_of(project, step.id) for step in steps()}
    assert found.pop("createproject").state == "done"
    assert set(found.values()) == {None}


def test_results_of_a_project_closed_without_saving_are_there_but_out_of_date(filled, run):
    from mine_restoration.ui import outcome
    from mine_restoration.ui.project_state import freshness_of, outcome_of
    from mine_restoration.ui.step_row import StepRow
    from mine_restoration.ui.steps import steps

    by_id = {step.id: step for step in steps()}

    def states():
        return {name: found.state for name in by_id if (found := outcome_of(filled, name)) is not None}

    units = store(filled)["unit"].id()
    zones = [f"{SAMPLE / 'zones.gpkg'}|layername=road"]
    take(filled, "checkunits", run, UNITS=units, MINING_RIGHT=str(SAMPLE / "mining_right.gpkg"))
    take(filled, "checkzones", run, UNITS=units, ZONES=zones)
    file = filled.fileName()
    filled.clear()
    assert states() == {}
    assert filled.read(file)
    wanted = {"createproject": "done", **dict.fromkeys(("digitiseunits", "checkunits", "checkzones"), "stale")}
    assert states() == wanted, "land classes and the rest were never run"
    stale = freshness_of(filled, by_id, {name: outcome_of(filled, name) for name in by_id})
    assert {name for name, reasons in stale.items() if reasons} == set(wanted) - {"createproject"}
    row = StepRow(by_id["checkunits"], 3)
    for reasons in (stale["checkunits"], []):
        row.show_outcome(outcome_of(filled, "checkunits"), has_findings=True, stale=reasons)
        assert row.state_name == outcome.STALE
        assert "not known" in row.stateText.text()
    units = store(filled)["unit"].id()
    take(filled, "checkunits", run, UNITS=units, MINING_RIGHT=str(SAMPLE / "mining_right.gpkg"))
    assert outcome_of(filled, "checkunits").state == outcome.FINDINGS
    assert filled.write()
    filled.clear()
    assert filled.read(file)
    assert outcome_of(filled, "checkunits").state == outcome.FINDINGS, "a project that was saved knows"


def test_a_run_over_some_of_the_units_does_not_stand_for_all(filled, run):
    from mine_restoration.ui import outcome
    from mine_restoration.ui.project_state import freshness_of
    from mine_restoration.ui.steps import steps

    units, by_id = store(filled)["unit"], {step.id: step for step in steps()}
    units.selectByIds([next(units.getFeatures()).id()])
    some = QgsProcessingFeatureSourceDefinition(units.id(), True)
    assert dict(take(filled, "checkunits", run, UNITS=some).outcome.figures)["Units"] == "1"

    def reasons():
        return freshness_of(filled, by_id, {name: outcome.load(filled, name) for name in by_id})["checkunits"]

    assert reasons() == [f"'Units' is '{units.name()}' and was 'some features of {units.name()}'."]
    take(filled, "checkunits", run, UNITS=units.id())
    assert reasons() == []


def test_what_was_not_checked_is_no_clean_result(filled, run):
    from mine_restoration.ui import outcome
    from mine_restoration.ui.step_row import counts

    units = store(filled)["unit"]
    units.selectByExpression("unit_id = 'JH-01'")
    assert units.selectedFeatureCount() == 1
    taken = take(filled, "checkunits", run, UNITS=units.id()).outcome
    codes = [str(row["code"]) for row in store(filled)["finding"].getFeatures() if row["step"] == "checkunits"]
    assert "units.no_farmland" in codes
    assert taken.unchecked >= 1
    assert f"not checked: {taken.unchecked}" in counts(taken)
    only = outcome._findings(None, {"NOT_CHECKED_COUNT": 2})
    assert only == (0, 2, 0)


def test_a_step_without_units_is_not_done(filled, run):
    from mine_restoration.ui import outcome
    from mine_restoration.ui.step_row import _words

    units = store(filled)["unit"]
    assert units.setSubsetString("unit_id = 'nobody'")
    for step in ("checkunits", "checkzones"):
        given = {"UNITS": units.id()} if step == "checkunits" else {"UNITS": units.id(), "ZONES": []}
        taken = take(filled, step, run, **given).outcome
        assert taken.state == outcome.FINDINGS
        assert taken.unchecked >= 1
        assert "empty" in _words(taken, ())
        assert outcome.load(filled, step) == taken
    assert units.setSubsetString("")
    assert take(filled, "checkunits", run, UNITS=units.id()).outcome.reason == ""


class Dialog(QObject):
    """A dialog of Processing, as far as the runner knows it."""

    algorithmFinished = pyqtSignal(bool, object)  # noqa: N815

    def __init__(self, name, values):
        super().__init__()
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"minerestoration:{name}")
        self._values = values
        self.task = None

    def algorithm(self):
        return self._algorithm

    def createProcessingParameters(self):
        return self._values

    def show(self):
        pass

    def close(self):
        pass

    def isVisible(self):
        return True

    def begin(self):
        self.task = QgsTask.fromFunction(self._algorithm.displayName(), lambda task: None)
        QgsApplication.taskManager().addTask(self.task)


@pytest.fixture
def opened(filled, monkeypatch):
    """A runner with the dialog of the unit check open, and what it says."""
    from qgis import processing

    from mine_restoration.ui.runner import StepRunner

    units = store(filled)["unit"]
    dialog = Dialog("checkunits", {"UNITS": units.id()})
    monkeypatch.setattr(processing, "createAlgorithmDialog", lambda *args: dialog, raising=False)
    runner = StepRunner(filled, None)
    told = []
    runner.told.connect(lambda step, text: told.append(text))
    runner.open(step_of("checkunits"))
    yield runner, dialog, told
    runner.close()


def test_the_form_knows_which_units_the_check_saw(opened, filled):
    from qgis.core import QgsExpression

    units = store(filled)["unit"]
    _, dialog, _ = opened

    def said(number):
        return QgsExpression(f"unit_findings('{number}')").evaluate()

    certain, doubtful = "saw this unit as it is and has no finding", "is newer than that check"
    # The findings of a run: some about XF-01, none about the other units.
    finding = QgsFeature(store(filled)["finding"].fields())
    for name, value in {"step": "checkunits", "unit_id": "XF-01", "severity": "error", "code": "units.overlap"}.items():
        finding[name] = value
    finding["message"] = "5 m² shared"
    assert store(filled)["finding"].dataProvider().addFeatures([finding])[0]
    assert doubtful in said("JH-01"), "of a run elsewhere nothing is known"
    units.selectByExpression("unit_id in ('JH-01', 'JH-02')")
    dialog._values = {"UNITS": QgsProcessingFeatureSourceDefinition(units.id(), True)}
    dialog.begin()
    dialog.algorithmFinished.emit(True, {})
    assert certain in said("JH-01")
    assert doubtful in said("JH-03"), "it was left out"
    assert "5 m²" in said("XF-01")
    units.startEditing()
    row = next(one for one in units.getFeatures() if one["unit_id"] == "JH-01")
    units.changeAttributeValue(row.id(), units.fields().indexOf("name"), "renamed")
    assert doubtful in said("JH-01"), "it is another one than was checked"
    assert certain in said("JH-02")
    units.rollBack()
    assert certain in said("JH-01")


def test_what_is_edited_while_a_dialog_runs_makes_its_result_out_of_date(opened, filled):
    from mine_restoration.ui import outcome
    from mine_restoration.ui.project_state import freshness_of
    from mine_restoration.ui.steps import steps

    _, dialog, _ = opened
    dialog.begin()
    units = store(filled)["unit"]
    units.startEditing()
    units.changeAttributeValue(next(units.getFeatures()).id(), units.fields().indexOf("name"), "meanwhile")
    dialog.algorithmFinished.emit(True, {})
    by_id = {step.id: step for step in steps()}
    stale = freshness_of(filled, by_id, {name: outcome.load(filled, name) for name in by_id})
    assert len(stale["checkunits"]) == 1
    units.rollBack()


def test_a_dialog_that_is_stopped_leaves_the_last_result(opened, filled, run):
    from mine_restoration.ui import outcome

    _, dialog, told = opened
    take(filled, "checkunits", run, UNITS=store(filled)["unit"].id())
    before = outcome.load(filled, "checkunits")
    dialog.begin()
    dialog.task.cancel()
    dialog.algorithmFinished.emit(False, {})
    assert outcome.load(filled, "checkunits") == before
    assert "unchanged" in told[-1]
    dialog.begin()
    dialog.algorithmFinished.emit(False, {})
    assert outcome.load(filled, "checkunits").state == outcome.FAILED
    filled.clear()
    dialog.algorithmFinished.emit(False, {})
    assert outcome.load(filled, "checkunits") is None, "it was of another project"
