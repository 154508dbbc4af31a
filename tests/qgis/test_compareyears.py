"""compareyears through QGIS: layer, workbook, text, numbers and findings, and what bad input is answered."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from qgis.core import NULL, QgsVectorLayer

from mine_restoration.processing.compareyears import CompareYears


def square(east, north, width=100.0, height=100.0):
    x, y = 44429700 + east, 4919700 + north
    return f"MultiPolygon ((({x} {y}, {x} {y + height}, {x + width} {y + height}, {x + width} {y}, {x} {y})))"


PLAN = {"year": 2025, "section": "planned", "land_class": "0301", "temporary": False, "quality": "成活率不低于85%"}
DONE = {"year": 2026, "section": "restored", "land_class": "0301", "temporary": False, "quality": "成活率90%"}
MINE = (
    "year,mine_name,fund_drawn,fund_spent,fund_to_draw,fund_to_spend\n"
    "2025,示例矿（虚构）,1,1,36,30.5\n"
    "2026,示例矿（虚构）,30,33.55,40,41\n"
)


def rows():
    return [
        (square(0, 0), {"unit_id": "JH-1", "name": "北坡", **PLAN}),
        (square(0, 0), {"unit_id": "XF-1", "plan_id": "JH-1", "accepted": True, **DONE}),
        (square(200, 0), {"unit_id": "JH-2", **PLAN}),
        (square(200, 0, 60), {"unit_id": "XF-2", **DONE, "land_class": "0404", "plan_reason": "土源不足"}),
        (square(400, 0), {"unit_id": "JH-3", **PLAN}),
        (square(600, 0), {"unit_id": "XF-4", **DONE}),
        (square(0, 0, 10), {"unit_id": "ALT", "year": 2020, "section": "restored"}),
        (square(800, 0), {"unit_id": "SH-1", "year": 2026, "section": "damaged"}),
    ]


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(MINE, encoding="utf-8")
    return str(path)


@pytest.fixture
def compare(run, make_units, mine, tmp_path, feedback):
    def go(made=None, **more):
        given = {"UNITS": make_units(rows() if made is None else made), "MINE": mine, "YEAR": 2026}
        outputs = {"OUTPUT": "output.gpkg", "FINDINGS": "findings.gpkg", "XLSX": "years.xlsx", "TEXT": "years.txt"}
        given.update({name: str(tmp_path / file) for name, file in outputs.items()})
        return run("compareyears", feedback=feedback, **{**given, **more})

    return go


def layer_rows(results, name="OUTPUT"):
    return list(QgsVectorLayer(results[name], name, "ogr").getFeatures())


def test_layer_workbook_text_and_numbers_tell_the_same(compare):
    results = compare()
    found = {(one["plan_unit"] or None, one["result_unit"] or None): one for one in layer_rows(results)}
    assert {key: one["outcome"] for key, one in found.items()} == {
        ("JH-1", "XF-1"): "as_planned",
        ("JH-2", "XF-2"): "differently",
        ("JH-3", None): "not_done",
        (None, "XF-4"): "unplanned",
    }
    second = found["JH-2", "XF-2"]
    assert (second["differs"], second["matched_by"], second["reason"]) == ("area;class", "geometry", "土源不足")
    assert (second["plan_class"], second["res_class"]) == ("0301 乔木林地", "0404 其他草地")
    assert second["diff_ha"] == pytest.approx(second["result_ha"] - second["plan_ha"])
    assert found["JH-3", None]["result_ha"] == NULL
    first = found["JH-1", "XF-1"]
    assert first["new_ha"] + first["before_ha"] == pytest.approx(first["result_ha"])
    assert first["before_ha"] == pytest.approx(0.1, abs=0.0002)
    assert first["plan_name"] == "北坡"
    sums = {name: sum(one[name] or 0 for one in found.values()) for name in ("plan_ha", "result_ha", "new_ha")}
    assert round(sums["plan_ha"], 4) == results["PLANNED_HA"]
    assert round(sums["result_ha"], 4) == results["RESTORED_HA"]
    assert round(sums["new_ha"], 4) == results["NEW_HA"]
    counted = ("AS_PLANNED", "DIFFERENT", "NOT_DONE", "UNPLANNED", "UNCLEAR", "NOT_CHECKED")
    assert [results[f"{name}_COUNT"] for name in counted] == [1, 1, 1, 1, 0, 0]
    text = Path(results["TEXT"]).read_text(encoding="utf-8-sig")
    assert f"面积{results['PLANNED_HA']:.4f} hm²；实际修复单元3个，面积{results['RESTORED_HA']:.4f} hm²" in text
    assert "计划使用30.5000万元，实际使用33.5500万元，增加3.0500万元（10.00%）" in text
    cumulative = results["EARLIER_HA"] + results["NEW_HA"]
    assert f"累计修复面积{cumulative:.4f} hm²" in text
    book = openpyxl.load_workbook(results["XLSX"])
    cells = [value for row in book["逐单元对照"].iter_rows(values_only=True) for value in row]
    assert "矿山名称：示例矿（虚构）" in cells
    assert results["ERROR_COUNT"] == 0


def test_what_the_plan_still_has_to_explain_is_told_at_the_unit(compare):
    findings = {(one["code"], one["unit_id"]): one for one in layer_rows(compare(), "FINDINGS")}
    assert ("years.not_done_unexplained", "JH-3") in findings
    assert ("years.unplanned_unexplained", "XF-4") in findings
    assert ("years.differs_unexplained", "XF-2") not in findings, "it has a reason"
    place = findings["years.unplanned_unexplained", "XF-4"].geometry().asPoint()
    assert (place.x(), place.y()) == pytest.approx((44430350, 4919750), abs=50)


def test_units_of_earlier_years_may_come_from_another_layer_in_degrees(compare, make_units):
    from qgis import processing

    made = make_units([(square(600, 0, 50), {"unit_id": "URALT", "year": 2022, "section": "restored"})], name="old")
    target = {"TARGET_CRS": "EPSG:4490", "OUTPUT": made.replace("old", "degrees")}
    degrees = processing.run("native:reprojectlayer", {"INPUT": made, **target})["OUTPUT"]
    plain, with_old = compare(), compare(EARLIER=degrees)
    assert with_old["EARLIER_HA"] - plain["EARLIER_HA"] == pytest.approx(0.5, abs=0.0003)
    assert plain["NEW_HA"] - with_old["NEW_HA"] == pytest.approx(0.5, abs=0.0003)


def test_without_units_of_earlier_years_no_figure_calls_ground_new(compare):
    results = compare([(square(0, 0), {"unit_id": "XF-1", **DONE})])
    assert not {"NEW_HA", "BEFORE_HA", "EARLIER_HA"} & results.keys()
    (row,) = layer_rows(results)
    assert (row["new_ha"], row["before_ha"]) == (NULL, NULL)
    assert row["result_ha"] == results["RESTORED_HA"] > 0


def test_a_summary_gives_results_their_classes(compare, tmp_path):
    path = tmp_path / "summary.csv"
    path.write_text("unit_id,land_class,area_ha\nXF-1,0301,0.4999\nXF-1,0404,0.5\n", encoding="utf-8")
    made = rows()
    made[1][1]["land_class"] = None
    results = compare(made, SUMMARY=str(path))
    first = next(one for one in layer_rows(results) if one["plan_unit"] == "JH-1")
    assert first["outcome"] == "differently"
    assert first["res_class"] == "0301 乔木林地0.4999 hm²、0404 其他草地0.5000 hm²"


def test_a_table_without_last_years_row_is_told_and_units_are_compared(compare, tmp_path):
    path = tmp_path / "short.csv"
    path.write_text(MINE.splitlines()[0] + "\n" + MINE.splitlines()[2] + "\n", encoding="utf-8")
    results = compare(MINE=str(path))
    assert results["PLAN_COUNT"] == 3
    told = [one["message"] for one in layer_rows(results, "FINDINGS") if one["code"] == "years.no_money_row"]
    assert len(told) == 1
    assert "2025" in told[0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"MATCH_SHARE": 10, "UNCLEAR_SHARE": 60}, ("UNCLEAR_SHARE", "smaller")),
        ({"XLSX": "years.xls"}, ("XLSX", ".xlsx")),
        ({"TEXT": "years.docx"}, ("TEXT", ".txt")),
    ],
)
def test_figures_and_files_that_cannot_be_used_are_refused(ask, make_units, mine, tmp_path, given, words):
    given = {name: str(tmp_path / value) if isinstance(value, str) else value for name, value in given.items()}
    results, problem = ask(CompareYears, UNITS=make_units(rows()), MINE=mine, YEAR=2026, **given)
    assert results is None
    assert all(word in problem for word in words), problem


def test_earlier_units_in_another_datum_are_refused(ask, make_units, mine):
    units = make_units(rows())
    earlier = make_units(rows()[:1], crs="EPSG:2435", name="beijing")
    results, problem = ask(CompareYears, UNITS=units, MINE=mine, YEAR=2026, EARLIER=earlier)
    assert results is None
    assert "EARLIER" in problem
    assert "CGCS2000" in problem


def test_the_layer_is_loaded_in_the_colours_of_the_outcomes(plugin, make_units, mine, tmp_path):
    from qgis import processing
    from qgis.core import QgsProject

    given = {"UNITS": make_units(rows()), "MINE": mine, "YEAR": 2026, "OUTPUT": "TEMPORARY_OUTPUT"}
    processing.runAndLoadResults("minerestoration:compareyears", given)
    project = QgsProject.instance()
    layer = next(one for one in project.mapLayers().values() if one.fields().indexOf("outcome") >= 0)
    assert layer.name() == "Plan against result"
    shown = {category.value(): category.label() for category in layer.renderer().categories()}
    assert shown["not_done"] == "Not done"
    assert layer.labelsEnabled()
    assert layer.labeling().settings().isExpression
    assert layer.attributeAlias(layer.fields().indexOf("diff_ha")) == "Difference (hm²)"
    project.removeAllMapLayers()
