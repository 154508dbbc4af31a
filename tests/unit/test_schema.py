"""The schema files: names that must not change, and answers to files that somebody has edited."""

from __future__ import annotations

import json
import re

import pytest

from mine_restoration.core import schema as module
from mine_restoration.core.catalogue import RESOURCES, CatalogueError
from mine_restoration.core.schema import fields_of, schema
from mine_restoration.core.unit import Unit
from mine_restoration.core.vocabulary import vocabulary

# Models and scripts of users depend on these.
FIXED = {
    "unit": {
        *("unit_id", "year", "section", "name", "temporary", "land_class", "problem_type", "damage_degree", "quality"),
        *("measures", "accepted", "plan_id", "plan_reason", "area_ha", "area_m2", "planar_m2", "source", "note"),
    },
    "mine": {
        *("holder", "licence_no", "valid_from", "valid_to", "mine_name", "contact", "phone", "address"),
        *("fund_drawn", "fund_spent", "fund_to_draw", "fund_to_spend"),
    },
    "survey_summary": {"unit_id", "land_class", "area_m2", "area_ha", "edition"},
    "survey_part": {"unit_id", "land_class", "area_m2", "area_ha", "survey_id", "edition"},
    "zone_hit": {"unit_id", "rule_id", "outcome", "reason", "area_m2", "share", "layer_edition", "rule_edition"},
    "verdict": {"unit_id", "rule_id", "outcome", "reason", "area_m2", "share", "layer_edition", "rule_edition"},
    "finding": {"severity", "code", "message", "unit_id", "source", "line"},
    "corner": set(),
    "mining_right": set(),
}
TABLES = sorted(path.stem for path in (RESOURCES / "schema").glob("*.csv"))


@pytest.mark.parametrize("table", TABLES)
def test_names_are_plain_and_aliases_unique(table):
    fields = fields_of(table)
    assert FIXED.get(table, set()) <= {field.name for field in fields}
    assert all(re.fullmatch("[a-z][a-z0-9_]*", field.name) for field in fields)
    # A GeoPackage keeps an alias once a table (gpkg_data_columns).
    for chinese in (True, False):
        aliases = [field.alias(chinese) for field in fields]
        assert all(aliases)
        assert len(set(aliases)) == len(aliases)


def test_every_layer_of_a_project_has_its_fields():
    names = [layer.name for layer in schema().layers]
    assert set(names) == set(FIXED) | {layer.name for layer in schema().layers if layer.list_of}
    assert len(names) == len(set(names))
    titles = [layer.title(chinese) for layer in schema().layers for chinese in (True, False)]
    assert len(set(titles)) == len(titles)


def test_a_unit_of_the_domain_fits_the_unit_table():
    columns = {field.name for field in fields_of("unit")} - {"area_ha", "area_m2", "planar_m2"}
    assert columns == set(Unit.__dataclass_fields__) - {"geometry"}


def test_areas_keep_the_decimals_of_the_form():
    for table in TABLES:
        for field in fields_of(table):
            if field.name == "area_ha":
                assert field.precision == 4
            if field.name in ("area_m2", "planar_m2"):
                assert field.precision == 2


@pytest.mark.parametrize("name", ["problem_type", "damage_degree", "section", "quality", "measures"])
def test_offered_values_fit_their_field(name):
    field = next(field for field in fields_of("unit") if field.name == name)
    _, _, values = field.widget.partition(":")
    assert all(not field.length or len(term.value) <= field.length for term in vocabulary(values).terms)


HEADER = "name,type,length,precision,alias_en,alias_zh,widget\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,type,length,precision,alias_en\na,text,1,0,A\n", "column 'alias_zh' is missing"),
        (HEADER + "a,varchar,1,0,A,甲,\n", "'varchar' is none of text"),
        (HEADER + "a,text,long,0,A,甲,\n", "'long' is no size"),
        (HEADER + "a,text,1,0,A,甲,\na,text,1,0,B,乙,\n", "is there twice"),
        (HEADER + "a,text,1,0,A,甲,spinner\n", "widget 'spinner' is unknown"),
        (HEADER + "a,text,1,0,A,甲,choose:colours\n", "widget 'choose:colours' is unknown"),
        (HEADER + "a,text,1,0,A\n", "has not as many values"),
    ],
)
def test_a_broken_field_list_is_refused_by_name(tmp_path, monkeypatch, text, problem):
    (tmp_path / "broken.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    fields_of.cache_clear()
    with pytest.raises(CatalogueError, match=re.escape(problem)) as caught:
        fields_of("broken")
    assert "broken.csv" in str(caught.value)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"geometry": "Polygon"}, "geometry 'Polygon'"),
        ({"group": "nowhere"}, "group 'nowhere'"),
        ({"zh": None}, "should be a text"),
    ],
)
def test_a_broken_layer_list_is_refused_by_place(tmp_path, change, problem):
    layers = json.loads((RESOURCES / "schema" / "layers.json").read_text(encoding="utf-8"))
    layers["layers"][1].update(change)
    path = tmp_path / "layers.json"
    path.write_text(json.dumps(layers), encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(problem)) as caught:
        schema(path)
    assert "layers[2]" in str(caught.value)


def test_what_users_write_has_no_limit():
    """QGIS' memory layers lose a feature whose text is longer than its field."""
    limited = {field.name for table in TABLES for field in fields_of(table) if field.kind == "text" and field.length}
    assert limited == {"severity", "outcome", "control", "three_class", "step"}, "words of the program's own"
