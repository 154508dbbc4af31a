"""The parts of the user interface that need no window: steps, prefilling, outcomes, roles of layers."""

from __future__ import annotations

import pytest

from mine_restoration.processing.provider import ALGORITHMS


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject

    yield QgsProject.instance()
    QgsProject.instance().clear()


def table(name, fields="unit_id:string", rows=1, geometry="None"):
    from qgis.core import QgsFeature, QgsVectorLayer

    columns = "&".join(f"field={field}" for field in fields.split(","))
    layer = QgsVectorLayer(f"{geometry}?{columns}", name, "memory")
    features = []
    for _ in range(rows):
        feature = QgsFeature(layer.fields())
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def definition(name):
    from qgis.core import QgsApplication

    return QgsApplication.processingRegistry().algorithmById(f"minerestoration:{name}")


def test_every_algorithm_is_a_step_or_another_tool(plugin):
    from mine_restoration.ui.steps import other_tools, steps

    shown = [step.id for step in steps()]
    assert sorted([*shown, *(tool.id for tool in other_tools())]) == sorted(kind.ID for kind in ALGORITHMS)
    for step in steps():
        assert all(shown.index(earlier) < shown.index(step.id) for earlier in step.after)


def test_figures_of_the_steps_are_outputs_of_their_algorithms(plugin):
    from mine_restoration.ui.steps import steps

    for step in steps():
        outputs = {output.name() for output in definition(step.id).outputDefinitions()}
        assert set(step.figures) <= outputs, step.id


def test_inputs_that_are_filled_exist(plugin):
    from mine_restoration.ui.steps import INPUT_ROLES, OUTPUT_ROLES

    parameters = {parameter.name() for kind in ALGORITHMS for parameter in definition(kind.ID).parameterDefinitions()}
    assert set(OUTPUT_ROLES) <= parameters
    assert {"UNITS", "SURVEY", "SUMMARY", "MINING_RIGHT", "MINE", "ZONES"} <= set(INPUT_ROLES) & parameters


def test_a_renamed_layer_is_found_by_its_role(project):
    from mine_restoration.gis.roles import layer_with, mark

    layer = table("units")
    project.addMapLayer(layer)
    mark(project, layer, "unit", "digitiseunits")
    layer.setName("任意名称")
    assert layer_with(project, "unit") is layer
    assert layer_with(project, "unit", "checkunits") is None


def test_of_several_layers_the_one_marked_last_counts(project):
    from mine_restoration.gis.roles import layer_with, mark

    first, second = table("a"), table("b")
    for layer in (first, second):
        project.addMapLayer(layer)
        mark(project, layer, "unit")
    assert layer_with(project, "unit") is second
    mark(project, first, "unit")
    assert layer_with(project, "unit") is first


def test_the_empty_layers_of_a_new_project_stand_back(project):
    from mine_restoration.gis.roles import layer_with, mark
    from mine_restoration.gis.store import ROLE

    filled, empty = table("filled"), table("empty", rows=0)
    for layer in (filled, empty):
        project.addMapLayer(layer)
        layer.setCustomProperty(ROLE, "unit")
    assert layer_with(project, "unit") is filled
    mark(project, empty, "unit", "digitiseunits")
    assert layer_with(project, "unit") is empty, "an empty result is the result; an older one would be out of date"


def test_a_survey_is_known_by_its_usual_name(project):
    from mine_restoration.gis.roles import layer_with

    layer = table("dltb")
    project.addMapLayers([table("else"), layer])
    assert layer_with(project, "survey") is layer


def test_the_next_step_is_filled_from_the_last(project):
    from mine_restoration.gis.roles import mark
    from mine_restoration.ui.proposals import prefill

    units, survey, zone_a, zone_b = (table(name, geometry="Polygon") for name in ("u", "s", "za", "zb"))
    for layer, role in ((units, "unit"), (survey, "survey"), (zone_a, "zone"), (zone_b, "zone")):
        project.addMapLayer(layer)
        mark(project, layer, role)
    project.writeEntry("mine_restoration", "last/YEAR", 2026)
    values = prefill(project, definition("acceptancepackage"), "Package")
    assert values["UNITS"] == units.id()
    assert values["SURVEY"] == survey.id()
    assert values["ZONES"] == [zone_a.id(), zone_b.id()]
    assert values["YEAR"] == 2026


def test_the_marks_of_the_last_verdicts_are_kept(project):
    from mine_restoration.gis.roles import mark
    from mine_restoration.ui.proposals import prefill

    first, second = table("first"), table("second")
    for layer in (first, second):
        project.addMapLayer(layer)
        mark(project, layer, "verdict", "checkzones")
    assert prefill(project, definition("checkzones"), "x")["MARKS"] == second.id()


def test_results_of_a_saved_project_go_beside_it(project, tmp_path):
    from mine_restoration.ui.proposals import prefill

    assert "XLSX" not in prefill(project, definition("annualtable"), "年度情况表")
    project.write(str(tmp_path / "p.qgz"))
    values = prefill(project, definition("annualtable"), "年度情况表")
    assert values["XLSX"] == str(tmp_path / "年度情况表.xlsx")
    assert values["PDF"] == str(tmp_path / "年度情况表.pdf")


def test_inputs_of_a_run_are_remembered_by_role(project):
    from mine_restoration.gis.roles import layer_with
    from mine_restoration.ui.proposals import remember

    units, survey = table("u", geometry="Polygon"), table("my survey", geometry="Polygon")
    project.addMapLayers([units, survey])
    remember(project, definition("attachlandclasses"), {"UNITS": units.id(), "SURVEY": survey.id()}, {})
    assert layer_with(project, "unit") is units
    assert layer_with(project, "survey") is survey


def outcome_of(project, results, layers=(), ok=True, step="digitiseunits"):
    from mine_restoration.ui import outcome
    from mine_restoration.ui.steps import steps

    project.addMapLayers(list(layers))
    chosen = next(item for item in steps() if item.id == step)
    return outcome.take(project, chosen, definition(step), ok, results).outcome


def test_outcome_counts_findings_and_sums_areas(project):
    units = table("u", "unit_id:string,area_ha:double", rows=0)
    findings = table("f", "severity:string", rows=0)
    for layer, values in ((units, (0.1, 0.2, 1234.5678)), (findings, ("error", "warning", "warning", "note"))):
        from qgis.core import QgsFeature

        for value in values:
            feature = QgsFeature(layer.fields())
            feature[layer.fields().count() - 1] = value
            layer.dataProvider().addFeatures([feature])
    result = outcome_of(
        project, {"UNITS": units.id(), "FINDINGS": findings.id(), "UNIT_COUNT": 3}, layers=(units, findings)
    )
    assert (result.state, result.errors, result.warnings) == ("findings", 1, 2)
    assert [value for _, value in result.figures] == ["3", "1234.8678"]


def test_notes_alone_are_no_findings_to_look_at(project):
    findings = table("f", "severity:string", rows=1)
    findings.dataProvider().changeAttributeValues({1: {0: "note"}})
    assert outcome_of(project, {"FINDINGS": findings.id()}, layers=(findings,)).state == "done"


def test_failure_is_an_outcome(project):
    assert outcome_of(project, {}, ok=False).state == "failed"


def test_large_areas_keep_their_decimals(project):
    result = outcome_of(project, {"CLASS_COUNT": 7, "TOTAL_HA": 12345.6789}, step="attachlandclasses")
    assert [value for _, value in result.figures] == ["7", "12345.6789"]


def test_a_form_that_was_not_written_does_not_look_done(project):
    results = {"STATE": "blocked", "ROW_COUNT": 4, "RESTORED_HA": 1.5, "ERROR_COUNT": 2}
    result = outcome_of(project, results, step="annualtable")
    assert result.figures[0] == ("State of the form", "not written, errors are open")
    assert [value for _, value in result.figures[1:]] == ["4", "1.5000"]
    assert (result.state, result.errors, result.files) == ("findings", 2, ())


def test_outcome_survives_saving_and_what_cannot_be_read_is_none(project, tmp_path):
    from mine_restoration.ui import outcome

    kept = outcome.Outcome("findings", (("单元数", "12"),), (("PDF", "/tmp/x.pdf"),), 1, 2, 3)
    outcome.save(project, "annualtable", kept)
    project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert outcome.load(project, "annualtable") is None
    project.read(str(tmp_path / "p.qgz"))
    assert outcome.load(project, "annualtable") == kept
    for broken in ("{", "[]", '{"state": "done"}', '{"figures": 1, "files": []}'):
        project.writeEntry("mine_restoration", "outcome/annualtable", broken)
        assert outcome.load(project, "annualtable") is None


def test_a_step_is_out_of_date_when_one_before_it_ran_again(plugin, project):
    from mine_restoration.ui.outcome import Outcome
    from mine_restoration.ui.project_state import freshness_of
    from mine_restoration.ui.steps import steps

    by_id = {step.id: step for step in steps()}
    run = {"digitiseunits": Outcome("done", run=1), "attachlandclasses": Outcome("done", run=2)}
    assert not any(freshness_of(project, by_id, run).values())
    run["digitiseunits"] = Outcome("failed", run=3)
    assert not any(freshness_of(project, by_id, run).values())
    run["digitiseunits"] = Outcome("findings", run=3)
    (reason,) = freshness_of(project, by_id, run)["attachlandclasses"]
    assert by_id["digitiseunits"].title in reason


def test_several_files_can_be_filled_in_beforehand(plugin):
    from qgis import processing  # noqa: F401 - brings Processing's own package

    from mine_restoration.ui.files_widget import FilesWidget

    widget = FilesWidget(definition("digitiseunits").parameterDefinition("INPUT"), None)
    widget.setValue(["/a b/一.txt", "/c.txt"])
    assert widget.value() == ["/a b/一.txt", "/c.txt"]
    widget.setValue("/one.txt")
    assert widget.value() == ["/one.txt"]
    widget.setValue(None)
    assert widget.value() == []


def test_the_sample_brings_its_layers_once(project, tmp_path, monkeypatch):
    from qgis.core import QgsApplication

    from mine_restoration.gis.roles import layer_with, layers_with
    from mine_restoration.ui.sample import load_sample

    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path))
    given = load_sample(project)
    assert len(given["INPUT"]) == 4
    assert project.crs().authid() == "EPSG:4532"
    assert layer_with(project, "survey").name() == "DLTB"
    assert len(layers_with(project, "zone")) == 7
    project.clear()
    load_sample(project)
    assert [path.name for path in (tmp_path / "mine_restoration").iterdir()] == ["sample_1"]
    (tmp_path / "mine_restoration" / "sample_1" / "mine.csv").write_text("broken")
    project.clear()
    load_sample(project)
    assert layer_with(project, "mine").featureCount() == 2


def test_help_page_is_there_in_both_languages():
    from mine_restoration.core.catalogue import RESOURCES

    for language in ("en", "zh"):
        page = (RESOURCES / "help" / language / "index.html").read_text(encoding="utf-8")
        for kind in ALGORITHMS:
            assert f'href="{kind.ID}.html"' in page


def test_help_is_one_line_for_qgis(plugin):
    from mine_restoration.processing.base import one_line

    assert one_line("<p>中文\n中文 a\nb</p>\n<pre>1\n2</pre>\n") == "<p>中文中文 a b</p> <pre>1<br>2</pre>"
    for kind in ALGORITHMS:
        assert "\n" not in definition(kind.ID).shortHelpString()


def test_a_created_project_is_known_as_one(project, run, tmp_path):
    from mine_restoration.gis.roles import has_store, layer_with
    from mine_restoration.ui.proposals import prefill

    made = run("createproject", FOLDER=str(tmp_path / "mine"), CRS="EPSG:4532")
    assert not has_store(project)
    assert project.read(made["PROJECT"])
    assert has_store(project)
    assert layer_with(project, "mining_right").isValid()
    assert prefill(project, definition("attachlandclasses"), "x")["UNITS"] == layer_with(project, "unit").id()
