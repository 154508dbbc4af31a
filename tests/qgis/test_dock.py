"""The dock in a real QGIS window: the worked example from beginning to end, what makes results out of date, runs that
are stopped, projects that are closed meanwhile (``example_drive.py``).
"""

from __future__ import annotations

import importlib.util
import re
import sqlite3
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STEPS = [
    "digitiseunits",
    "attachlandclasses",
    "checkunits",
    "checkzones",
    "compareyears",
    "annualtable",
    "acceptancepackage",
]


def visit(folder, language, **more):
    spec = importlib.util.spec_from_file_location("desktop", ROOT / "scripts" / "desktop.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["desktop"] = module
    spec.loader.exec_module(module)
    return module.run_desktop(HERE / "example_drive.py", folder, language, DRIVE_PICTURES=str(folder), **more)


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the drive script saw; ``folder`` is where its project lies."""
    folder = tmp_path_factory.mktemp("example")
    return visit(folder, "en", timeout=560) | {"folder": folder}


def test_nothing_goes_wrong(seen):
    assert seen["errors"] == []
    # QGIS itself logs what a cancelled algorithm says as critical.
    assert [one for one in seen["log"] if one[1] == 2 and "Cancelled" not in one[2]] == []


def test_in_an_empty_project_every_step_is_to_do_and_asks(seen):
    states, guide, buttons = seen["start"]
    assert set(states.values()) == {"todo"}
    assert not guide
    assert all(text.endswith("…") for text in buttons.values()), "nothing is known: each opens its dialog"


def test_the_example_is_a_project_of_its_own(seen):
    assert seen["example"]["home"] == str(seen["folder"] / "example")
    assert seen["example"]["step"] == "digitiseunits"
    layers = seen["example"]["layers"]
    assert layers["mining_right"][0][1] == 1, "the sample's boundary is in the project's own table"
    assert layers["mine"][0][1] == 2
    assert len(layers["zone"]) == 7


def test_the_guide_leads_through_every_step_by_the_keyboard(seen):
    assert [one["step"] for one in seen["guide"]] == STEPS
    for number, one in enumerate(seen["guide"], 1):
        assert f"{number} of {len(STEPS)}" in one["before"][0]
        assert one["before"][1] != one["after"][1], "what happens, then what to look at"
        assert one["highlighted"] == [one["step"]]
        assert one["state"] in ("done", "findings")
        assert one["figures"]


def test_a_running_row_has_a_button_that_stops_it_and_the_guide_waits(seen):
    for one in seen["guide"]:
        running = [state for state in one["seen"] if state[0] == "running"]
        assert running, one["step"]
        assert all(cancel and not go for _, cancel, go in running), one["step"]


def test_results_are_in_the_project_and_none_is_temporary(seen):
    assert seen["temporary"] == []
    layers = {role: found[0][1] for role, found in seen["layers"].items()}
    assert layers["unit"] == 12
    with sqlite3.connect(seen["folder"] / "example" / "example.gpkg") as database:
        counts = {
            table: database.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("unit", "corner", "survey_part", "survey_summary", "zone_hit", "verdict", "finding")
        }
        steps = {step for (step,) in database.execute("select distinct step from finding")}
    assert counts["unit"] == 12
    assert all(counts.values()), counts
    assert steps >= {"digitiseunits", "checkunits", "checkzones", "acceptancepackage"}


def test_files_lie_beside_the_project(seen):
    files = {one["step"]: one["files"] for one in seen["guide"]}
    for step in ("annualtable", "acceptancepackage"):
        assert len(files[step]) == 2
        for path in files[step]:
            assert Path(path).exists()
            assert Path(path).is_relative_to(seen["folder"] / "example")


def test_an_edited_unit_makes_results_out_of_date_undo_does_not_saving_does(seen):
    states, words = seen["edited"]
    after = STEPS[1:]
    assert {states[step] for step in after} == {"stale"}
    assert "Restoration units" in words["checkunits"]
    assert "stale" not in seen["undone"].values()
    assert {seen["saved"][step] for step in after} == {"stale"}
    assert seen["again"]["attachlandclasses"] in ("done", "findings"), "run again, it is up to date"
    assert seen["again"]["annualtable"] == "stale"


def test_a_sheet_is_shown_in_the_layout_window_and_stays_out_of_the_project(seen):
    assert seen["preview"] == {"before": 0, "ok": True, "opened": 1, "kept": 0}


def test_another_project_shows_nothing_of_this_one_and_this_one_comes_back_whole(seen):
    states, guide = seen["other"]
    assert set(states.values()) == {"todo"}
    assert not guide
    back = seen["reopened"]
    assert back["same"], "layers are found though they were renamed"
    assert back["guide"]
    assert back["states"] == seen["again"]


def test_a_cancelled_step_leaves_everything_as_it_was(seen):
    state, same_figures, same_layers = seen["cancelled"]
    assert state == "stale"
    assert same_figures
    assert same_layers


def test_a_run_whose_project_is_closed_leaves_nothing_in_the_next(seen):
    switched = seen["switched"]
    assert (switched["layers"], switched["all"]) == ({}, 0)
    assert set(switched["states"].values()) == {"todo"}
    assert switched["back"] == seen["again"]
    said = [text for tag, _, text in seen["log"] if tag == "Messages"]
    assert any("stopped, because its project was closed" in text for text in said), "it is dropped with a word"


@pytest.mark.parametrize("name", ["guide_start", "guide_checkzones", "guide_end"])
def test_pictures_are_not_blank(seen, name):
    from qgis.PyQt.QtGui import QImage

    picture = QImage(str(seen["folder"] / f"{name}.png"))
    assert (picture.width(), picture.height()) == (1400, 900)
    assert len({picture.pixel(x, y) for x in range(0, 1400, 20) for y in range(0, 900, 20)}) > 20


def test_every_algorithm_has_a_name_from_the_first_moment(plugin):
    from mine_restoration.processing.named import titles
    from mine_restoration.processing.provider import ALGORITHMS

    assert titles() == {kind.ID: kind().displayName() for kind in ALGORITHMS}
    for kind in ALGORITHMS:
        assert kind.__module__.endswith(f".processing.{kind.ID}"), "it is loaded by its id"


def test_guide_texts_name_what_the_sample_has(seen):
    """What the guide says to look at is there."""
    told = " ".join(one["after"][1] for one in seen["guide"])
    with sqlite3.connect(seen["folder"] / "example" / "example.gpkg") as database:
        units = {unit for (unit,) in database.execute("select unit_id from unit")}
        hits: dict[str, set[str]] = {}
        for unit, rule in database.execute("select unit_id, rule_id from zone_hit"):
            hits.setdefault(unit, set()).add(rule)
        found = database.execute("select unit_id, message from finding where step = 'checkunits'").fetchall()
    assert set(re.findall(r"[XSJ][FH]-\d\d", told)) <= units
    assert hits["XF-01"] == {"stbhhx"}
    assert "yjjbnt" in hits["JH-04"]
    assert any(unit == "JH-04" and "0.03 m outside" in text for unit, text in found)


@pytest.fixture
def dock(plugin):
    """The dock in a window that is not QGIS' own, in an empty project."""
    from qgis.core import QgsProject
    from qgis.gui import QgsMessageBar
    from qgis.PyQt.QtWidgets import QMainWindow

    from mine_restoration.ui.dock import RestorationDock

    QgsProject.instance().clear()
    window, bar = QMainWindow(), QgsMessageBar()
    dock = RestorationDock(SimpleNamespace(mainWindow=lambda: window, messageBar=lambda: bar))
    yield dock, bar
    dock.close_down()
    QgsProject.instance().clear()


def test_results_that_go_with_qgis_are_said_in_half_a_line_and_named_on_demand(dock):
    from qgis.core import QgsProject, QgsVectorLayer
    from qgis.PyQt.QtWidgets import QToolButton

    from mine_restoration.gis.roles import STEP
    from mine_restoration.ui.steps import steps

    dock, bar = dock
    names = [f"Result {number} of the step (unit x class, before and after)" for number in range(5)]
    for step in steps():
        layers = [QgsVectorLayer("Point", name, "memory") for name in names]
        for layer in layers:
            layer.setCustomProperty(STEP, step.id)
        QgsProject.instance().addMapLayers(layers)
        dock._say_what_is_temporary(step.id)
        QgsProject.instance().removeMapLayers([layer.id() for layer in layers])
        item = bar.currentItem()
        said = f"Mine Restoration: {item.text()}"
        assert "temporary" in said
        assert len(said) < 75, "a message bar of 700 pixels has room for so much"
        assert any(button.text() for button in item.findChildren(QToolButton)), "the names are behind a button"
        bar.clearWidgets()


@pytest.mark.parametrize("end", ["another project", "no plugin"])
def test_a_question_about_a_project_goes_with_it(dock, end):
    from qgis.core import QgsProject
    from qgis.PyQt.QtWidgets import QPushButton

    dock, bar = dock
    dock._ask_to_replace(("JH-01",))
    assert bar.currentItem().findChild(QPushButton, "mine_restoration_replace") is not None
    if end == "no plugin":
        dock.close_down()
        dock.close_down = lambda: None  # the fixture's
    else:
        QgsProject.instance().clear()
    assert bar.currentItem() is None


@pytest.mark.parametrize("step", ["createproject", "acceptancepackage"])
def test_a_run_that_is_gone_before_it_begins_does_nothing(plugin, monkeypatch, step):
    from qgis.core import QgsApplication, QgsProject
    from qgis.PyQt import sip
    from qgis.PyQt.QtWidgets import QApplication

    from mine_restoration.ui.run import Run

    raised = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: raised.append(error))
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"minerestoration:{step}")
    run = Run(QgsProject.instance(), algorithm, {})
    run.start(None)
    sip.delete(run)
    QApplication.processEvents()
    assert raised == []
