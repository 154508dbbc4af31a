"""createproject, its GeoPackage and its project read back by QGIS, GDAL and sqlite."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFieldConstraints,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)

from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.schema import fields_of, schema
from mine_restoration.core.vocabulary import vocabulary
from mine_restoration.gis import store
from mine_restoration.gis.crs import plane_of

TABLES = {
    "unit",
    "corner",
    "mining_right",
    "survey_part",
    "survey_summary",
    "zone_hit",
    "verdict",
    "finding",
    "mine",
}
FIXED_UNIT_FIELDS = [
    *("unit_id", "year", "section", "name", "temporary", "temp_from", "temp_to", "land_class", "problem_type"),
    *("damage_degree", "quality", "measures", "accepted", "plan_id", "plan_reason"),
    *("area_ha", "area_m2", "planar_m2", "source", "note"),
]
SQUARE = "MultiPolygon (((44500000 4900000, 44500100 4900000, 44500100 4900100, 44500000 4900000)))"


@pytest.fixture(scope="module")
def pattern(plugin, tmp_path_factory):
    """A folder with a project, made once."""
    from qgis import processing

    folder = tmp_path_factory.mktemp("pattern") / "新矿山"
    processing.run("minerestoration:createproject", {"FOLDER": str(folder), "CRS": "EPSG:4532", "NAME": "采石场"})
    return folder


@pytest.fixture
def made(pattern, tmp_path):
    """A project of a test's own."""
    folder = Path(shutil.copytree(pattern, tmp_path / "新矿山"))
    return {"OUTPUT": str(folder / "采石场.gpkg"), "PROJECT": str(folder / "采石场.qgz")}


@pytest.fixture
def project(made):
    project = QgsProject()
    assert project.read(made["PROJECT"])
    yield project
    project.clear()


def layer_of(project, table):
    return next(layer for layer in project.mapLayers().values() if layer.customProperty(store.ROLE) == table)


def test_two_files_and_nothing_else(run, tmp_path):
    folder = tmp_path / "新矿山"
    made = run("createproject", FOLDER=str(folder), CRS="EPSG:4532", NAME="采石场")
    assert {path.name for path in folder.iterdir()} == {"采石场.gpkg", "采石场.qgz"}
    assert made["OUTPUT"] == str(folder / "采石场.gpkg")
    assert made["PROJECT"] == str(folder / "采石场.qgz")


def test_gdal_reads_the_layers_and_their_fields(made):
    dataset = ogr.Open(made["OUTPUT"])
    layers = {dataset.GetLayer(i).GetName(): dataset.GetLayer(i) for i in range(dataset.GetLayerCount())}
    assert set(layers) >= TABLES
    for table in TABLES:
        definition = layers[table].GetLayerDefn()
        names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
        assert names == [spec.name for spec in fields_of(table)]
        if definition.GetGeomType() != ogr.wkbNone:
            assert layers[table].GetSpatialRef().GetAuthorityCode(None) == "4532"
    unit = layers["unit"].GetLayerDefn()
    assert [unit.GetFieldDefn(i).GetName() for i in range(unit.GetFieldCount())] == FIXED_UNIT_FIELDS
    assert unit.GetFieldDefn(0).IsUnique()
    assert not unit.GetFieldDefn(0).IsNullable()
    assert unit.GetFieldDefn(unit.GetFieldIndex("temporary")).GetSubType() == ogr.OFSTBoolean
    assert dataset.GetMetadataItem(store.VERSION_ITEM) == str(schema().version)


def test_the_geopackage_is_sound_and_refuses_a_unit_number_twice(made):
    with sqlite3.connect(made["OUTPUT"]) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        styles = database.execute("select f_table_name from layer_styles where useAsDefault").fetchall()
        assert {name for (name,) in styles} == TABLES
        # No geometry: the triggers of the spatial index need functions that only GDAL brings.
        database.execute("insert into survey_summary (unit_id) values ('A-1')")
    dataset = ogr.Open(made["OUTPUT"], 1)
    layer = dataset.GetLayerByName("unit")

    def goes_in(unit_id):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("unit_id", unit_id)
        try:
            return layer.CreateFeature(feature) == ogr.OGRERR_NONE
        except RuntimeError:  # of a GDAL whose exceptions are switched on
            return False

    assert [goes_in(unit_id) for unit_id in ("A-1", "A-1", "A-2")] == [True, False, True]


def test_the_project_opens_with_its_layers_wherever_it_is_moved(made, tmp_path):
    elsewhere = tmp_path / "moved"
    Path(made["PROJECT"]).parent.rename(elsewhere)
    project = QgsProject()
    assert project.read(str(elsewhere / "采石场.qgz"))
    assert project.crs().authid() == "EPSG:4532"
    assert project.title() == "采石场"
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert {layer.customProperty(store.ROLE) for layer in project.mapLayers().values()} == TABLES
    assert len(project.layerTreeRoot().findGroups()) == len(schema().groups)
    assert all(group.findLayers() for group in project.layerTreeRoot().findGroups())
    project.clear()


def test_the_project_names_no_path_of_the_machine_that_made_it(made, pattern):
    with zipfile.ZipFile(made["PROJECT"]) as archive:
        text = archive.read(next(name for name in archive.namelist() if name.endswith(".qgs"))).decode()
    assert str(pattern.parent) not in text
    assert ".writing-" not in text


def test_snapping_and_topological_editing_are_on(project):
    assert project.topologicalEditing()
    assert project.snappingConfig().enabled()
    assert project.snappingConfig().tolerance() > 0


def test_units_are_related_to_their_results(project):
    relations = project.relationManager().referencedRelations(layer_of(project, "unit"))
    assert all(relation.isValid() for relation in relations)
    children = {relation.referencingLayer().customProperty(store.ROLE) for relation in relations}
    assert children == {"corner", "finding", "verdict", "zone_hit", "survey_part", "survey_summary"}


@pytest.mark.parametrize("where", ["project", "geopackage"])
def test_the_unit_form_offers_the_value_lists(made, project, where):
    """In the project, and in a layer that somebody drags from the GeoPackage into another one."""
    layer = (
        layer_of(project, "unit")
        if where == "project"
        else QgsVectorLayer(f"{made['OUTPUT']}|layername=unit", "x", "ogr")
    )
    assert choices(layer, "section") == ["restored", "damaged", "planned"]
    assert choices(layer, "damage_degree")[1:] == [term.value for term in vocabulary("damage_degrees").terms]
    assert choices(layer, "problem_type")[1:] == [term.value for term in vocabulary("problem_types").terms]
    classes = load_classes()
    assert set(choices(layer, "land_class")[1:]) == {
        item.code for item in classes if classes.is_polygon_class(item.code)
    }
    for name in ("measures", "quality"):
        assert widget(layer, name).type() == "UniqueValues"
        assert widget(layer, name).config()["Editable"]
    form = layer.editFormConfig()
    read_only = {field.name() for i, field in enumerate(layer.fields()) if form.readOnly(i)}
    assert read_only == {"area_ha", "area_m2", "planar_m2", "source"}
    assert layer.renderer().classAttribute() == "section"
    assert layer.labeling().settings().fieldName == "unit_id"


def widget(layer, name):
    return layer.editorWidgetSetup(layer.fields().indexOf(name))


def choices(layer, name):
    assert widget(layer, name).type() == "ValueMap"
    return [value for entry in widget(layer, name).config()["map"] for value in entry.values()]


def test_every_choice_can_be_stored(made):
    layer = QgsVectorLayer(f"{made['OUTPUT']}|layername=unit", "x", "ogr")
    for name in ("section", "land_class", "damage_degree", "problem_type", "temporary", "accepted"):
        field = layer.fields().field(name)
        values = [value for value in choices(layer, name) if not value.startswith("{")]
        features = []
        for value in values:
            feature = QgsFeature(layer.fields())
            feature["unit_id"] = f"{name} {value}"
            feature[name] = field.convertCompatible(value)
            feature.setGeometry(QgsGeometry.fromWkt(SQUARE))
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        stored = [feature[name] for feature in layer.getFeatures(f"\"unit_id\" like '{name} %'")]
        assert stored == ([True, False] if name in ("temporary", "accepted") else values)


def test_constraints_say_what_a_unit_needs(project):
    layer = layer_of(project, "unit")
    hard = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    kinds = QgsFieldConstraints.Constraint
    for name, kind in (
        ("unit_id", kinds.ConstraintNotNull),
        ("unit_id", kinds.ConstraintUnique),
        ("year", kinds.ConstraintNotNull),
        ("section", kinds.ConstraintNotNull),
    ):
        assert layer.fields().field(name).constraints().constraintStrength(kind) == hard, name
        assert layer.fields().field(name).constraints().constraints() & kind, name


@pytest.mark.parametrize(
    ("table", "name", "value", "good"),
    [
        ("unit", "year", 2026, True),
        ("unit", "year", 26, False),
        ("mine", "fund_drawn", "12.5000", True),
        ("mine", "fund_drawn", "0", True),
        ("mine", "fund_drawn", None, True),
        ("mine", "fund_drawn", "12.5万元", False),
        ("mine", "fund_drawn", "12.50001", False),
        ("mine", "fund_drawn", "1,200", False),
    ],
)
def test_constraint_expressions_tell_good_from_bad(project, table, name, value, good):
    layer = layer_of(project, table)
    feature = QgsFeature(layer.fields())
    feature[name] = value
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    expression = QgsExpression(layer.constraintExpression(layer.fields().indexOf(name)))
    result = expression.evaluate(context)
    assert not expression.hasParserError(), expression.parserErrorString()
    assert not expression.hasEvalError(), expression.evalErrorString()
    assert bool(result) is good


def test_a_chinese_qgis_gets_a_chinese_project(run, tmp_path, monkeypatch):
    for module in ("store", "forms", "styles"):
        monkeypatch.setattr(f"mine_restoration.gis.{module}.is_chinese", lambda: True)
    made = run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532")
    project = QgsProject()
    assert project.read(made["PROJECT"])
    unit = layer_of(project, "unit")
    assert unit.name() == "修复单元"
    assert unit.attributeDisplayName(unit.fields().indexOf("section")) == "所属部分"
    labels = [label for entry in widget(unit, "section").config()["map"] for label in entry]
    assert labels == ["上年度矿区生态修复情况", "矿区现状问题与损毁情况", "本年度矿区生态修复计划"]
    project.clear()


@pytest.mark.parametrize("suffix", ["gpkg", "qgz"])
def test_an_existing_project_is_never_overwritten(run, tmp_path, suffix):
    old = tmp_path / f"quarry.{suffix}"
    old.write_bytes(b"the work of years")
    with pytest.raises(QgsProcessingException, match=r"is there already.*another") as caught:
        run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", NAME="quarry")
    assert old.name in str(caught.value)
    assert old.read_bytes() == b"the work of years"
    assert list(tmp_path.iterdir()) == [old]


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4326", "EPSG:32652", "EPSG:2436", "EPSG:3857"])
def test_only_a_plane_of_cgcs2000_will_do(run, tmp_path, crs):
    with pytest.raises(QgsProcessingException, match="EPSG:4491 to 4554"):
        run("createproject", FOLDER=str(tmp_path / "new"), CRS=crs)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("code", [4491, 4502, 4513, 4554])
def test_every_family_of_planes_will_do(run, tmp_path, code):
    made = run("createproject", FOLDER=str(tmp_path), CRS=f"EPSG:{code}")
    layer = QgsVectorLayer(f"{made['OUTPUT']}|layername=unit", "x", "ogr")
    assert plane_of(layer.crs()).epsg == code


def test_a_folder_that_cannot_be_written(run, tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    for folder in (file, file / "below"):
        with pytest.raises(QgsProcessingException, match="cannot be written to folder"):
            run("createproject", FOLDER=str(folder), CRS="EPSG:4532")
    assert file.read_text() == "x"


def test_a_failure_in_the_middle_leaves_nothing(run, tmp_path, monkeypatch):
    def fail(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "_create_project", fail)
    with pytest.raises(QgsProcessingException, match="No space left"):
        run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(params=[True, False], ids=["exceptions", "return codes"])
def gdal_manners(request):
    """Another plugin may have switched GDAL's exceptions on."""
    before = ogr.GetUseExceptions()
    (ogr.UseExceptions if request.param else ogr.DontUseExceptions)()
    yield
    (ogr.UseExceptions if before else ogr.DontUseExceptions)()


def test_it_works_in_both_manners_of_gdal(run, tmp_path, gdal_manners):
    run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532")
    assert len(list(tmp_path.iterdir())) == 2


def test_a_failure_of_gdal_leaves_nothing(run, tmp_path, gdal_manners, monkeypatch):
    monkeypatch.setattr(store, "fields_of", lambda table: fields_of(table) * 2)
    with pytest.raises(QgsProcessingException, match="cannot be written to folder"):
        run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532")
    assert list(tmp_path.iterdir()) == []


def test_names_are_made_safe(run, tmp_path):
    made = run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", NAME="../../a:b")
    assert Path(made["OUTPUT"]).parent == tmp_path
    assert {path.suffix for path in tmp_path.iterdir()} == {".gpkg", ".qgz"}


def test_the_open_project_is_left_alone(run, tmp_path):
    before = QgsProject.instance().fileName(), set(QgsProject.instance().mapLayers())
    run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532")
    assert (QgsProject.instance().fileName(), set(QgsProject.instance().mapLayers())) == before


def test_the_layer_list_is_that_of_the_schema_files():
    files = {path.stem for path in (RESOURCES / "schema").glob("*.csv")}
    layers = json.loads((RESOURCES / "schema" / "layers.json").read_text(encoding="utf-8"))["layers"]
    assert {layer["name"] for layer in layers} == files & TABLES == TABLES
