"""carryplan through QGIS, and the menu entry that adds the units to the project's unit layer in one step."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorLayer


def square(east, north, size=100.0):
    x, y = 44429700 + east, 4919700 + north
    return f"MultiPolygon ((({x} {y}, {x} {y + size}, {x + size} {y + size}, {x + size} {y}, {x} {y})))"


PLAN = {"year": 2025, "section": "planned", "land_class": "0301", "quality": "成活率不低于85%", "measures": "回填表土"}


def rows():
    return [
        (square(0, 0), {"unit_id": "JH-1", "name": "北坡", "temporary": True, **PLAN}),
        (square(200, 0), {"unit_id": "JH-2", **PLAN}),
        (square(400, 0), {"unit_id": "JH-3", **PLAN}),
        (square(200, 0, 90), {"unit_id": "XF-9", "year": 2026, "section": "restored", "plan_id": "JH-2"}),
        (square(410, 0, 90), {"unit_id": "XF-8", "year": 2026, "section": "restored"}),
        (square(600, 0), {"unit_id": "JH-0", **PLAN, "year": 2026}),
    ]


def codes(results):
    return sorted(
        (one["code"], one["unit_id"] or "") for one in QgsVectorLayer(results["FINDINGS"], "f", "ogr").getFeatures()
    )


@pytest.fixture
def carry(run, make_units, tmp_path, feedback):
    def go(made=None, **more):
        given = {"UNITS": make_units(rows() if made is None else made), "YEAR": 2026, **more}
        given.update(OUTPUT=str(tmp_path / "carried.gpkg"), FINDINGS=str(tmp_path / "findings.gpkg"))
        return run("carryplan", feedback=feedback, **given)

    return go


def test_planned_units_become_restored_ones_and_keep_the_link(carry):
    results = carry()
    (unit,) = QgsVectorLayer(results["OUTPUT"], "o", "ogr").getFeatures()
    assert (unit["unit_id"], unit["plan_id"], unit["year"], unit["section"]) == ("JH-1-XF", "JH-1", 2026, "restored")
    assert (unit["name"], unit["temporary"], unit["land_class"], unit["measures"]) == ("北坡", True, "0301", "回填表土")
    assert [unit[name] for name in ("quality", "accepted", "plan_reason")] == [None] * 3, "nobody knows yet"
    assert unit.geometry().area() == pytest.approx(10_000)
    assert unit["area_ha"] == pytest.approx(1.0, abs=0.001)
    assert codes(results) == [
        ("years.already_carried", "JH-2"),
        ("years.carried", ""),
        ("years.perhaps_carried", "JH-3"),
    ]
    assert (results["UNIT_COUNT"], results["LEFT_COUNT"]) == (1, 2)


def test_numbers_follow_the_users_form_and_stay_unique(carry):
    taken = (square(900, 0), {"unit_id": "2026/JH-1", "year": 2020, "section": "damaged"})
    results = carry([*rows()[:1], taken], NUMBER="{year}/{plan}")
    (unit,) = QgsVectorLayer(results["OUTPUT"], "o", "ogr").getFeatures()
    assert unit["unit_id"] == "2026/JH-1-2"
    assert ("years.carry_renumbered", "2026/JH-1-2") in codes(results)


@pytest.mark.parametrize("text", ["", "XF", "{plan", "{plan}{n}", "{plan!r}", "{plan:>9}", "{0}"])
def test_a_form_of_numbers_that_cannot_be_used_is_refused(ask, make_units, text):
    from mine_restoration.processing.carryplan import CarryPlan

    results, problem = ask(CarryPlan, UNITS=make_units(rows()), YEAR=2026, NUMBER=text)
    assert results is None
    assert "NUMBER" in problem
    assert "{plan}" in problem or not text


def test_no_plan_is_told(carry):
    results = carry(YEAR=2031)
    assert results["UNIT_COUNT"] == 0
    assert codes(results) == [("years.nothing_to_carry", "")]


@pytest.fixture
def layer(plugin, make_units):
    from mine_restoration.gis.roles import mark

    project = QgsProject.instance()
    layer = QgsVectorLayer(make_units(rows()), "units", "ogr")
    project.addMapLayer(layer)
    mark(project, layer, "unit")
    yield layer
    project.removeAllMapLayers()


class Bar:
    """A message bar that keeps what is said."""

    def __init__(self):
        from qgis.gui import QgsMessageBar

        self._bar, self.said = QgsMessageBar(), []

    def createMessage(self, title, text):
        self.said.append(text)
        return self._bar.createMessage(title, text)

    def pushWidget(self, item, level, duration):
        self.item = item

    def pushMessage(self, title, text, level, duration):
        self.said.append(text)


@pytest.fixture
def entry(monkeypatch):
    """The menu entry with an answer to its question: ``entry(year)`` gives what the bar says."""
    from mine_restoration.ui import carry_plan

    def go(year=2026):
        asked = []

        def answer(*given):
            asked.append(given[3])
            return (year or 0, year is not None)

        monkeypatch.setattr(carry_plan.QInputDialog, "getInt", answer)
        bar = Bar()
        carry_plan.carry_plan(QgsProject.instance(), None, bar)
        return bar, asked

    return go


def test_the_menu_adds_the_units_in_one_step_that_undo_takes_back(layer, entry):
    bar, asked = entry()
    assert asked == [2027], "the year after the latest plan is proposed"
    assert layer.undoStack().count() == 1
    assert {one["unit_id"] for one in layer.getFeatures()} >= {"JH-1", "JH-1-XF"}
    assert "1 units" in bar.said[0]
    layer.undoStack().undo()
    assert layer.featureCount() == len(rows())
    layer.undoStack().redo()
    assert layer.commitChanges(), layer.commitErrors()
    bar, _ = entry()
    assert "Nothing was added" in bar.said[0], "it is carried over already"
    assert layer.featureCount() == len(rows()) + 1


def test_the_menu_does_nothing_when_the_question_is_dismissed(layer, entry):
    bar, _ = entry(None)
    assert bar.said == []
    assert not layer.isEditable()


def test_the_menu_says_what_is_missing(plugin, entry, make_units):
    from mine_restoration.gis.roles import mark

    bar, _ = entry()
    assert "no layer of restoration units" in bar.said[0]
    project = QgsProject.instance()
    layer = QgsVectorLayer(make_units(rows(), crs="EPSG:4490"), "in degrees", "ogr")
    project.addMapLayer(layer)
    mark(project, layer, "unit")
    bar, _ = entry()
    project.removeAllMapLayers()
    assert "in degrees" in bar.said[0]
    assert "Gauss" in bar.said[0]
