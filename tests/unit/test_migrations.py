"""The steps from version to version: whole, in order, and never naming what the schema does not have."""

from __future__ import annotations

import json

import pytest

from mine_restoration.core.catalogue import RESOURCES, CatalogueError
from mine_restoration.core.constraints import rules_of, usual_years
from mine_restoration.core.migrations import NewerStoreError, migrations_from
from mine_restoration.core.schema import schema


def test_there_is_a_step_for_each_version():
    steps = migrations_from(1)
    assert [step.after for step in steps] == list(range(2, schema().version + 1))
    assert migrations_from(schema().version) == ()
    names = sorted(path.stem for path in (RESOURCES / "schema" / "migrations").glob("*.json"))
    assert names == sorted(str(step.after) for step in steps)


def test_a_newer_project_is_refused_by_number():
    with pytest.raises(NewerStoreError) as caught:
        migrations_from(schema().version + 3)
    assert (caught.value.version, caught.value.known) == (schema().version + 3, schema().version)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"from": 2}, "leads from 1 to 2"),
        ({"tables": ["nothing"]}, "table 'nothing'"),
        ({"fields": {"nothing": []}}, "table 'nothing'"),
        ({"fields": {"unit": ["colour"]}}, "field 'colour'"),
        ({"colour": "red"}, "'colour' is not known"),
    ],
)
def test_a_broken_step_is_refused_by_file_and_place(tmp_path, change, problem):
    step = json.loads((RESOURCES / "schema" / "migrations" / "2.json").read_text(encoding="utf-8"))
    (tmp_path / "2.json").write_text(json.dumps({**step, **change}), encoding="utf-8")
    with pytest.raises(CatalogueError, match=problem) as caught:
        migrations_from(1, tmp_path)
    assert "2.json" in str(caught.value)


def test_a_step_that_is_missing_is_named(tmp_path):
    with pytest.raises(CatalogueError, match=r"2\.json"):
        migrations_from(1, tmp_path)


def test_rules_follow_from_the_schema():
    rules = {(rule.table, rule.field, rule.kind) for layer in schema().layers for rule in rules_of(layer)}
    assert {("unit", "unit_id", "filled"), ("mine", "year", "filled")} <= rules
    assert {("unit", "section", "one_of"), ("unit", "year", "between"), ("mine", "year", "unique")} <= rules
    assert {("unit", name, "positive") for name in ("area_ha", "area_m2", "planar_m2")} <= rules
    assert usual_years()[0] < 2026 < usual_years()[1]


def test_answers_name_table_and_field_in_both_languages():
    for layer in schema().layers:
        for rule in rules_of(layer):
            spec = next(one for one in layer.fields if one.name == rule.field)
            assert all(word in rule.text for word in (layer.name, spec.name, spec.alias_en, spec.alias_zh))
            assert "{" not in rule.text
