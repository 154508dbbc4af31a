"""updateproject on projects that earlier versions of the plugin really made (``tests/data/projects``)."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import (
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from mine_restoration.core.schema import schema
from mine_restoration.gis import migrations, store
from mine_restoration.gis.layers import ROLE
from mine_restoration.gis.project_file import version_in

PROJECTS = Path(__file__).resolve().parents[1] / "data" / "projects"
SQUARE = "MULTIPOLYGON (((44500000 4900000,44500100 4900000,44500100 4900100,44500000 4900000)))"


@pytest.fixture(params=["version_1", "version_1_first", "version_2"])
def old(request, tmp_path):
    """A folder with a project of an earlier version that has two units and a year of the mine."""
    folder = tmp_path / "work"
    with zipfile.ZipFile(PROJECTS / f"{request.param}.zip") as archive:
        archive.extractall(folder)
    dataset = ogr.Open(str(folder / "quarry.gpkg"), 1)
    for table, rows in (
        ("unit", [{"unit_id": "A-1", "year": 2025, "section": "planned", "area_m2": 5000.25, "name": "北坡"},
                  {"unit_id": "A-2", "section": "restored"}]),
        ("mine", [{"year": 2025, "holder": "某公司", "fund_drawn": "12.5000"}]),
    ):  # fmt: skip
        layer = dataset.GetLayerByName(table)
        for row in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for name, value in row.items():
                feature.SetField(name, value)
            if table == "unit":
                feature.SetGeometry(ogr.CreateGeometryFromWkt(SQUARE))
            assert layer.CreateFeature(feature) == ogr.OGRERR_NONE
    del layer, dataset
    return folder


def rows_of(path, table):
    with sqlite3.connect(path) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"select * from {table} order by fid")]


def test_an_old_project_comes_to_this_version(old, run):
    path = old / "quarry.gpkg"
    version = migrations.version_of(path)
    before = {table: rows_of(path, table) for table in ("unit", "mine")}
    done = run("updateproject", PROJECT=str(path))
    assert (done["BEFORE"], done["AFTER"]) == (version, schema().version)
    assert migrations.version_of(path) == schema().version
    assert {one.name for one in old.iterdir()} == {
        *("quarry.gpkg", "quarry.qgz", f"quarry_v{version}.gpkg", f"quarry_v{version}.qgz")
    }
    for spec in schema().layers:
        layer = QgsVectorLayer(f"{path}|layername={spec.name}", "x", "ogr")
        assert layer.isValid(), spec.name
        assert {one.name for one in spec.fields} <= set(layer.fields().names())
        if spec.list_of:
            assert layer.featureCount() > 2
    for table, rows in before.items():
        now = rows_of(path, table)
        assert [{name: row[name] for name in rows[0]} for row in now] == rows
        assert {"plan_id", "temp_from"} <= set(now[0]) or table == "mine"
        assert rows_of(old / f"quarry_v{version}.gpkg", table) == rows
    with sqlite3.connect(path) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        with pytest.raises(sqlite3.IntegrityError, match="is a year from"):
            database.execute("insert into mine (year) values (3)")
    project = QgsProject()
    assert project.read(str(old / "quarry.qgz"))
    layers = {layer.customProperty(ROLE): layer for layer in project.mapLayers().values()}
    assert set(layers) == {spec.name for spec in schema().layers}
    assert all(layer.isValid() for layer in layers.values())
    assert version_in(project) == schema().version
    unit = layers["unit"]
    assert unit.editorWidgetSetup(unit.fields().indexOf("land_class")).type() == "RelationReference"
    assert unit.defaultValueDefinition(unit.fields().indexOf("area_m2")).applyOnUpdate()
    assert project.mapThemeCollection().mapThemes()
    assert all(Path(layer.source().partition("|")[0]) == path for layer in layers.values())
    project.clear()


def test_what_the_user_added_stays(old, run, tmp_path):
    """A layer, a field, a layout variable, another look; in the project that the user made of it."""
    path, file = old / "quarry.gpkg", old / "quarry.qgz"
    dataset = ogr.Open(str(path), 1)
    dataset.GetLayerByName("unit").CreateField(ogr.FieldDefn("inspector", ogr.OFTString))
    del dataset
    project = QgsProject()
    assert project.read(str(file))
    dem = QgsRasterLayer(str(Path(__file__).resolve().parents[2] / "resources" / "sample" / "dem.tif"), "terrain")
    project.addMapLayer(dem)
    project.setTitle("my quarry")
    unit = next(layer for layer in project.mapLayers().values() if layer.customProperty(ROLE) == "unit")
    unit.setName("my units")
    unit.setOpacity(0.5)
    assert project.write()
    project.clear()
    run("updateproject", PROJECT=str(file))
    assert project.read(str(file))
    layers = {layer.name(): layer for layer in project.mapLayers().values()}
    assert layers["terrain"].isValid()
    assert project.title() == "my quarry"
    assert layers["my units"].opacity() == 0.5
    assert "inspector" in layers["my units"].fields().names()
    assert len(project.mapLayers()) == len(schema().layers) + 1
    project.clear()


def test_twice_changes_nothing_more(old, run):
    run("updateproject", PROJECT=str(old / "quarry.gpkg"))
    before = {table: rows_of(old / "quarry.gpkg", table) for table in ("unit", "mine", "list_measure")}
    done = run("updateproject", PROJECT=str(old / "quarry.qgz"))
    assert done["BEFORE"] == done["AFTER"] == schema().version
    assert {table: rows_of(old / "quarry.gpkg", table) for table in before} == before
    with sqlite3.connect(old / "quarry.gpkg") as database:
        styles = database.execute("select f_table_name, count(*) from layer_styles group by 1").fetchall()
        assert {count for _, count in styles} == {1}
    project = QgsProject()
    assert project.read(str(old / "quarry.qgz"))
    assert len(project.mapLayers()) == len(schema().layers)
    titles = [group.name() for group in project.layerTreeRoot().findGroups()]
    assert len(titles) == len(set(titles)) == len(schema().groups)
    project.clear()


@pytest.mark.parametrize("place", ["_add_missing", "set_constraints", "save_looks", "_update_project"])
def test_a_failure_leaves_everything_as_it_was(old, run, monkeypatch, place):
    before = {path.name: path.read_bytes() for path in old.iterdir()}

    def fail(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrations, place, fail)
    with pytest.raises(QgsProcessingException, match="No space left"):
        run("updateproject", PROJECT=str(old / "quarry.gpkg"))
    assert {path.name: path.read_bytes() for path in old.iterdir()} == before


@pytest.mark.parametrize("call", ["replace", "copy2"])
def test_a_project_that_cannot_be_replaced_leaves_everything_as_it_was(old, run, monkeypatch, call):
    """As on Windows, where another program keeps the file."""
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    module, real = (migrations.os, migrations.os.replace) if call == "replace" else (shutil, shutil.copy2)

    def fail(source, target, **more):
        if Path(source).suffix == ".qgz":
            raise PermissionError(13, "Permission denied")
        return real(source, target, **more)

    monkeypatch.setattr(module, call, fail)
    with pytest.raises(QgsProcessingException, match="Permission denied"):
        run("updateproject", PROJECT=str(old / "quarry.gpkg"))
    assert {path.name: path.read_bytes() for path in old.iterdir()} == before


def test_a_geopackage_that_stays_locked_leaves_the_project_as_it_was(old, run, monkeypatch):
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    real = migrations._copy

    def fail(source, target):
        if target.execute("pragma database_list").fetchone()[2] == str(old / "quarry.gpkg"):
            raise sqlite3.OperationalError("database is locked by another program")
        real(source, target)

    monkeypatch.setattr(migrations, "_copy", fail)
    with pytest.raises(QgsProcessingException, match="locked"):
        run("updateproject", PROJECT=str(old / "quarry.gpkg"))
    assert {path.name: path.read_bytes() for path in old.iterdir()} == before


def test_who_saves_meanwhile_loses_nothing(old, run, monkeypatch):
    path = old / "quarry.gpkg"
    whole = migrations.save_looks

    def somebody_saves(copy, about):
        with sqlite3.connect(path) as database:
            database.execute("update mine set holder = 'another'")
        whole(copy, about)

    monkeypatch.setattr(migrations, "save_looks", somebody_saves)
    with pytest.raises(QgsProcessingException, match="Somebody saved to"):
        run("updateproject", PROJECT=str(path))
    assert rows_of(path, "mine")[0]["holder"] == "another"
    assert {one.name for one in old.iterdir()} == {"quarry.gpkg", "quarry.qgz"}


def test_a_layer_that_is_open_sees_the_new_tables(old, run):
    """The file is written as a database, not replaced: who has it open goes on in it."""
    layer = QgsVectorLayer(f"{old / 'quarry.gpkg'}|layername=unit", "x", "ogr")
    assert layer.featureCount() == 2
    run("updateproject", PROJECT=str(old / "quarry.gpkg"))
    layer.reload()
    assert {feature["unit_id"] for feature in layer.getFeatures()} == {"A-1", "A-2"}
    assert layer.startEditing()
    feature = next(layer.getFeatures("\"unit_id\" = 'A-1'"))
    assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf("name"), "南坡")
    assert layer.commitChanges(), layer.commitErrors()
    assert rows_of(old / "quarry.gpkg", "unit")[0]["name"] == "南坡"


def test_a_newer_project_is_refused(old, run):
    path = old / "quarry.gpkg"
    dataset = ogr.Open(str(path), 1)
    dataset.SetMetadataItem(store.VERSION_ITEM, "99")
    del dataset
    before = path.read_bytes()
    with pytest.raises(QgsProcessingException, match=r"version 99.*newer plugin"):
        run("updateproject", PROJECT=str(path))
    assert path.read_bytes() == before


def test_a_table_that_was_deleted_is_named(old, run):
    with sqlite3.connect(old / "quarry.gpkg") as database:
        database.execute("drop table verdict")
        database.execute("delete from gpkg_contents where table_name = 'verdict'")
        database.execute("delete from layer_styles where f_table_name = 'verdict'")
    with pytest.raises(QgsProcessingException, match="verdict"):
        run("updateproject", PROJECT=str(old / "quarry.gpkg"))
    assert {one.name for one in old.iterdir()} == {"quarry.gpkg", "quarry.qgz"}


@pytest.mark.parametrize("name", ["gone.gpkg", "gone.qgz", "text.gpkg", "other.gpkg"])
def test_what_is_no_project_is_refused(run, tmp_path, name):
    (tmp_path / "text.gpkg").write_text("no database")
    sample = Path(__file__).resolve().parents[2] / "resources" / "sample" / "mining_right.gpkg"
    shutil.copy(sample, tmp_path / "other.gpkg")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(QgsProcessingException, match=name):
        run("updateproject", PROJECT=str(tmp_path / name))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_one_kind_of_project_is_asked_for(run):
    with pytest.raises(QgsProcessingException, match="Give PROJECT"):
        run("updateproject")


def test_versions_are_data():
    assert json.loads((PROJECTS.parents[2] / "resources/schema/layers.json").read_text("utf-8"))["version"] == 3


class Bar:
    """QGIS' message bar, with what it was given."""

    def __init__(self):
        self.said, self.widgets = [], []

    def createMessage(self, title, text):
        from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

        item = QWidget()
        QHBoxLayout(item)
        self.said.append(text)
        return item

    def pushWidget(self, item, level, duration):
        self.widgets.append(item)

    def popWidget(self, item):
        self.widgets.remove(item)

    def pushMessage(self, title, text, level, duration):
        self.said.append(text)


@pytest.fixture
def window(plugin):
    """What the offer asks of QGIS' window, and the offer."""
    from mine_restoration.ui.update_offer import UpdateOffer

    class Window:
        bar = Bar()
        opened = []

        def messageBar(self):
            return self.bar

        def addProject(self, path):
            self.opened.append(path)
            assert QgsProject.instance().read(path)

    window = Window()
    window.bar, window.opened = Bar(), []
    window.offer = UpdateOffer(window)
    yield window
    window.offer.close_down()
    QgsProject.instance().clear()


def test_opening_an_old_project_offers_the_update(old, window):
    version = migrations.version_of(old / "quarry.gpkg")
    project = QgsProject.instance()
    assert project.read(str(old / "quarry.qgz"))
    button = window.offer.look()
    assert button is not None
    assert window.bar.widgets
    button.click()
    assert window.opened == [str(old / "quarry.qgz")]
    assert version_in(project) == schema().version
    assert f"quarry_v{version}.gpkg" in window.bar.said[-1]
    assert window.bar.widgets == []
    assert window.offer.look() is None


def test_unsaved_work_is_not_lost_to_the_update(old, window):
    version = migrations.version_of(old / "quarry.gpkg")
    project = QgsProject.instance()
    assert project.read(str(old / "quarry.qgz"))
    next(layer for layer in project.mapLayers().values() if layer.customProperty(ROLE) == "unit").startEditing()
    assert not window.offer.update()
    assert "Save the project" in window.bar.said[-1]
    assert window.opened == []
    assert migrations.version_of(old / "quarry.gpkg") == version


def test_other_projects_are_left_in_peace(window):
    QgsProject.instance().clear()
    assert window.offer.look() is None
    assert window.bar.said == []


def test_a_project_of_a_newer_plugin_is_told(window):
    QgsProject.instance().writeEntry("mine_restoration", "/schema_version", 99)
    assert window.offer.look() is None
    assert "newer plugin" in window.bar.said[-1]
