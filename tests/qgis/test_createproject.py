"""createproject, its GeoPackage and its project read back by QGIS, GDAL and sqlite."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from equal_area_oracle import EqualArea
from osgeo import ogr
from qgis.core import (
    NULL,
    QgsAttributeEditorContainer,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFieldConstraints,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsRenderContext,
    QgsValueRelationFieldFormatter,
    QgsVectorLayer,
)
from shapely import from_wkt

from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.schema import LayerSpec, fields_of, schema
from mine_restoration.core.vocabulary import SECTIONS, vocabulary
from mine_restoration.gis import expressions, store
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
LISTS = {"list_land_class", "list_problem_type", "list_damage_degree", "list_measure", "list_quality"}
EVERY = TABLES | LISTS
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
    assert set(layers) >= EVERY
    for table in EVERY:
        definition = layers[table].GetLayerDefn()
        names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
        assert names == [spec.name for spec in fields_of("list_term" if table in LISTS else table)]
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
        assert {name for (name,) in styles} == EVERY
        # No geometry: the triggers of the spatial index need functions that only GDAL brings.
        database.execute("insert into survey_summary (unit_id) values ('A-1')")
    dataset = ogr.Open(made["OUTPUT"], 1)
    layer = dataset.GetLayerByName("unit")

    def goes_in(unit_id):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in (("unit_id", unit_id), ("year", 2026), ("section", "planned")):
            feature.SetField(name, value)
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
    assert {layer.customProperty(store.ROLE) for layer in project.mapLayers().values()} == EVERY
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
    offered = (
        (lambda layer, name: related(project, layer, name))
        if where == "project"
        else lambda layer, name: choices(layer, name)[1:]
    )
    for name, terms in (("damage_degree", "damage_degrees"), ("problem_type", "problem_types")):
        assert sorted(offered(layer, name)) == sorted(term.value for term in vocabulary(terms).terms)
    classes = load_classes()
    codes = offered(layer, "land_class")
    assert len(codes) == len(set(codes))
    assert set(codes) == {item.code for item in classes if classes.is_polygon_class(item.code)}
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


def related(project, layer, name):
    """What a field offers whose values are in another table."""
    config = widget(layer, name).config()
    if widget(layer, name).type() == "RelationReference":  # those that are searched
        relation = project.relationManager().relation(config["Relation"])
        assert relation.isValid()
        assert relation.fieldPairs() == {name: "value"}
        listed = relation.referencedLayer()
        assert listed.displayExpression() == '"label_en"'
        return [feature["value"] for feature in listed.getFeatures(config["FilterExpression"])]
    assert widget(layer, name).type() == "ValueRelation"
    listed = project.mapLayer(config["Layer"])
    assert config["Value"] in listed.fields().names()
    return [feature[config["Key"]] for feature in listed.getFeatures(config["FilterExpression"])]


def test_a_word_that_a_county_adds_is_offered(made):
    """By QGIS' own look-up, which knows the open project only."""
    project = QgsProject.instance()
    assert project.read(made["PROJECT"])
    try:
        unit, listed = layer_of(project, "unit"), layer_of(project, "list_damage_degree")
        config = widget(unit, "damage_degree").config()
        before = [item.key for item in QgsValueRelationFieldFormatter.createCache(config)]
        assert sorted(before) == sorted(term.value for term in vocabulary("damage_degrees").terms)
        feature = QgsFeature(listed.fields())
        for name, value in (("value", "极重"), ("label_en", "x"), ("label_zh", "极重")):
            feature[name] = value
        assert listed.dataProvider().addFeatures([feature])[0]
        after = [item.key for item in QgsValueRelationFieldFormatter.createCache(config)]
        assert set(after) - set(before) == {"极重"}
        listed = layer_of(project, "list_problem_type")
        feature = QgsFeature(listed.fields())
        feature["value"] = feature["label_en"] = feature["label_zh"] = "采空区积水"
        before = related(project, unit, "problem_type")
        assert listed.dataProvider().addFeatures([feature])[0]
        assert set(related(project, unit, "problem_type")) - set(before) == {"采空区积水"}
    finally:
        project.clear()


def test_every_choice_can_be_stored(made):
    layer = QgsVectorLayer(f"{made['OUTPUT']}|layername=unit", "x", "ogr")
    for name in ("section", "land_class", "damage_degree", "problem_type", "temporary", "accepted"):
        field = layer.fields().field(name)
        values = [value for value in choices(layer, name) if not value.startswith("{")]
        features = []
        for value in values:
            feature = QgsFeature(layer.fields())
            feature["unit_id"], feature["year"], feature["section"] = f"{name} {value}", 2026, "planned"
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
    monkeypatch.setattr(LayerSpec, "fields", property(lambda spec: fields_of("finding") * 2))
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
    names = {layer["name"] for layer in layers if "list_of" not in layer}
    assert names == files & TABLES == TABLES
    assert {layer["name"] for layer in layers} - names == LISTS


@pytest.fixture
def unit(project):
    """The layer of units with one square in it."""
    layer = layer_of(project, "unit")
    feature = QgsFeature(layer.fields())
    feature["unit_id"], feature["year"], feature["section"] = "A-1", 2026, "planned"
    feature.setGeometry(QgsGeometry.fromWkt(SQUARE))
    assert layer.dataProvider().addFeatures([feature])[0]
    return layer


def areas_in(layer):
    feature = next(layer.getFeatures())
    return [feature[name] for name in ("area_m2", "area_ha", "planar_m2")]


OTHER = (
    "MultiPolygon (((44500000.25 4900000.5, 44500000.25 4900173.75, 44500211.125 4900173.75, 44500211.125 4900000.5, "
    "44500000.25 4900000.5), (44500010 4900010, 44500020 4900010, 44500020 4900020, 44500010 4900010)))"
)


def test_areas_follow_the_boundary(unit):
    """Held against PROJ's equal-area plane."""
    for wkt in (OTHER, SQUARE):
        assert unit.startEditing()
        assert unit.changeGeometry(next(unit.getFeatures()).id(), QgsGeometry.fromWkt(wkt))
        assert unit.commitChanges()
        official = round(float(EqualArea(plane_of_epsg(4532)).areas([from_wkt(wkt)])[0]), 2)
        planar = 210.875 * 173.25 - 50 if wkt is OTHER else 5000
        assert areas_in(unit) == [
            pytest.approx(official, abs=0.011),
            pytest.approx(official / 1e4, abs=0.00006),
            pytest.approx(planar, abs=0.006),
        ]


def test_a_boundary_changed_without_the_plugin_leaves_no_area_that_looks_right(unit):
    assert unit.startEditing()
    assert unit.changeGeometry(next(unit.getFeatures()).id(), QgsGeometry.fromWkt(OTHER))
    assert unit.commitChanges()
    assert None not in areas_in(unit)
    expressions.unregister()
    try:
        assert unit.startEditing()
        assert unit.changeGeometry(next(unit.getFeatures()).id(), QgsGeometry.fromWkt(SQUARE))
        assert unit.commitChanges()
    finally:
        expressions.register()
    assert areas_in(unit) == [NULL, NULL, pytest.approx(5000, abs=0.006)]


def test_an_area_of_another_boundary_is_marked_by_qgis_alone(unit):
    """Edited by a program that knows nothing of forms."""

    def marked(feature):
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(unit))
        context.setFeature(feature)
        (style,) = unit.conditionalStyles().fieldStyles("area_m2")
        soft = QgsExpression(unit.constraintExpression(unit.fields().indexOf("area_m2")))
        matches = style.matches(None, context)
        assert bool(soft.evaluate(context)) is not matches
        return matches

    assert unit.startEditing()
    assert unit.changeGeometry(next(unit.getFeatures()).id(), QgsGeometry.fromWkt(OTHER))
    assert unit.commitChanges()
    feature = next(unit.getFeatures())
    assert not marked(feature)
    assert unit.dataProvider().changeGeometryValues({feature.id(): QgsGeometry.fromWkt(SQUARE)})
    assert marked(next(unit.getFeatures()))


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({}, ""),
        ({"unit_id": " "}, "Unit number (unit_id) is empty"),
        ({"year": 26}, "from 1900 to 2199"),
        ({"section": ""}, ""),  # not said yet
        ({"section": "done"}, "one of restored, damaged, planned"),
        ({"area_m2": -0.5}, "cannot be negative"),
    ],
)
def test_the_geopackage_refuses_what_breaks_a_rule_in_words(made, change, answer):
    """By sqlite alone, on a table of its own that has the same triggers."""
    with sqlite3.connect(made["OUTPUT"]) as database:
        for (name,) in database.execute("select name from sqlite_master where name like 'rtree_unit_%'").fetchall():
            if database.execute("select 1 from sqlite_master where type = 'trigger' and name = ?", (name,)).fetchone():
                database.execute(f"drop trigger {name}")  # needs functions of GDAL
        values = {"unit_id": "A-1", "year": 2026, "section": "planned", **change}
        statement = f"insert into unit ({', '.join(values)}) values ({', '.join('?' * len(values))})"
        if not answer:
            database.execute(statement, list(values.values()))
            with pytest.raises(sqlite3.IntegrityError, match="from 1900 to 2199"):
                database.execute("update unit set year = 20266")
            return
        with pytest.raises(sqlite3.IntegrityError) as caught:
            database.execute(statement, list(values.values()))
        assert answer in str(caught.value)


def test_a_year_of_the_mine_is_there_once(made):
    with sqlite3.connect(made["OUTPUT"]) as database:
        database.execute("insert into mine (year) values (2026)")
        with pytest.raises(sqlite3.IntegrityError, match=r"Year .year.: there is a row with this value"):
            database.execute("insert into mine (year) values (2026)")


@pytest.fixture
def open_project(made):
    """The project as the one that is open: variables of any other are not looked at."""
    project = QgsProject.instance()
    assert project.read(made["PROJECT"])
    yield project
    project.clear()


def test_themes_show_a_section_of_the_projects_year(open_project):
    """Each theme can be shown, and what it shows of units of two years is what it says."""
    project = open_project
    unit = layer_of(project, "unit")
    rows = [(year, section) for year in (2025, 2026) for section in SECTIONS]
    for number, (year, section) in enumerate(rows):
        feature = QgsFeature(unit.fields())
        feature["unit_id"], feature["year"], feature["section"] = f"T-{number}", year, section
        feature.setGeometry(QgsGeometry.fromWkt(SQUARE))
        assert unit.dataProvider().addFeatures([feature])[0]
    themes = project.mapThemeCollection()
    entries = json.loads((RESOURCES / "schema" / "themes.json").read_text(encoding="utf-8"))
    assert themes.mapThemes() == sorted(theme["en"] for theme in entries["themes"])
    usual = unit.styleManager().currentStyle()
    for theme in entries["themes"]:
        shown = {layer.customProperty(store.ROLE) for layer in themes.mapThemeVisibleLayers(theme["en"])}
        assert shown == set(theme["layers"])
    for year, variable in ((2026, None), (2025, 2025)):
        if variable is not None:
            QgsExpressionContextUtils.setProjectVariable(project, "mine_year", variable)
        for style in entries["styles"]:
            assert unit.styleManager().setCurrentStyle(style["en"])
            assert drawn(unit) == {(year, section) for section in style["sections"]}
    assert unit.styleManager().setCurrentStyle(usual)
    assert drawn(unit) == set(rows)
    assert unit.editorWidgetSetup(unit.fields().indexOf("land_class")).type() == "RelationReference"


def drawn(layer):
    """Year and section of the features that the layer's renderer draws."""
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    found = set()
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        if renderer.willRenderFeature(feature, context):
            found.add((feature["year"], feature["section"]))
    renderer.stopRender(context)
    return found


def test_new_units_get_the_projects_year(run, tmp_path):
    made = run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", YEAR=2027, CONTACT="Survey office")
    project = QgsProject.instance()
    assert project.read(made["PROJECT"])
    unit = layer_of(project, "unit")
    assert unit.defaultValue(unit.fields().indexOf("year")) == 2027
    assert [contact.name for contact in unit.metadata().contacts()] == ["Survey office"]
    project.clear()


def test_the_mine_has_the_units_of_its_year(project):
    relation = project.relationManager().relation("mine_unit")
    assert relation.isValid()
    assert relation.referencedLayer() is layer_of(project, "mine")
    assert relation.referencingLayer() is layer_of(project, "unit")
    assert relation.fieldPairs() == {"year": "year"}


@pytest.mark.parametrize("where", ["project", "geopackage"])
def test_layers_say_what_they_are(made, project, where):
    for spec in schema().layers:
        layer = (
            layer_of(project, spec.name)
            if where == "project"
            else QgsVectorLayer(f"{made['OUTPUT']}|layername={spec.name}", "x", "ogr")
        )
        metadata = layer.metadata()
        assert metadata.title() == spec.title_en
        assert metadata.abstract() == spec.abstract_en
        assert metadata.keywords()["edition"]
        assert metadata.crs().authid() == ("EPSG:4532" if spec.geometry else "")


def test_every_field_is_on_a_form(project):
    """A field that no group takes would be lost to who works with forms."""
    for table in ("unit", "mine"):
        layer = layer_of(project, table)
        form = layer.editFormConfig()
        shown = set()

        def look(container, shown=shown):
            for child in container.children():
                if isinstance(child, QgsAttributeEditorContainer):
                    look(child)
                else:
                    shown.add(child.name())

        look(form.invisibleRootContainer())
        assert {spec.name for spec in fields_of(table)} <= shown
