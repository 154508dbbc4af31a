"""A project in PostGIS, on a real server that the test starts: made, worked with by two people, brought up to date."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from postgres_server import USER, binaries, postgres_server
from qgis.core import (
    QgsDataSourceUri,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from shapely import from_wkt

from mine_restoration.core.amounts import hectares, m2
from mine_restoration.core.constraints import rules_of
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.schema import schema
from mine_restoration.core.unit import area_of
from mine_restoration.gis import postgis
from mine_restoration.gis.layers import ROLE

pytestmark = pytest.mark.skipif(binaries() is None, reason="no PostgreSQL server is installed (scripts/setup.sh)")
CONNECTION = "county server"


def square(east, north, size=100.0):
    x, y = 44429700 + east, 4919700 + north
    return f"MultiPolygon ((({x} {y}, {x} {y + size}, {x + size} {y + size}, {x + size} {y}, {x} {y})))"


@pytest.fixture(scope="module")
def server(plugin):
    """A server that QGIS has a connection to."""
    with postgres_server() as running:
        metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
        made = metadata.createConnection(running.dsn, {"saveUsername": True, "savePassword": True})
        metadata.saveConnection(made, CONNECTION)
        yield running
        metadata.deleteConnection(CONNECTION)


@pytest.fixture
def ask_server(server):
    """Ask the server in SQL, by psycopg2, which is not ours: ``ask_server(statement)``, a transaction each."""
    import psycopg2

    def ask(statement, *values):
        connection = psycopg2.connect(server.dsn)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement, values or None)
                return cursor.fetchall() if cursor.description else None
        finally:
            connection.close()

    return ask


@pytest.fixture(scope="module")
def pattern(server, tmp_path_factory):
    """A project in schema ``quarry``."""
    from qgis import processing

    folder = tmp_path_factory.mktemp("database")
    made = processing.run(
        "minerestoration:createproject",
        {"FOLDER": str(folder), "CRS": "EPSG:4532", "NAME": "采石场", "DATABASE": CONNECTION, "SCHEMA": "quarry",
         "YEAR": 2026},
    )  # fmt: skip
    assert made["OUTPUT"] == "quarry"
    assert {path.name for path in folder.iterdir()} == {"采石场.qgz"}
    return made


@pytest.fixture
def project(pattern, ask_server):
    ask_server("TRUNCATE quarry.unit, quarry.mine")
    project = QgsProject()
    assert project.read(pattern["PROJECT"])
    yield project
    project.clear()


def layer_of(project, table):
    return next(layer for layer in project.mapLayers().values() if layer.customProperty(ROLE) == table)


def layer_at(server, table, schema_name="quarry"):
    """A layer with a connection of its own, as another computer opens it."""
    geometry = "geom" if schema().layer(table).geometry else ""
    uri = QgsDataSourceUri(server.dsn)
    uri.setDataSource(schema_name, table, geometry, "", "fid")
    uri.setParam("application_name", "another computer")
    return QgsVectorLayer(uri.uri(False), table, "postgres")


def new_unit(layer, unit_id, wkt=None, **values):
    feature = QgsFeature(layer.fields())
    for name, value in {"unit_id": unit_id, "year": 2026, "section": "planned", **values}.items():
        feature[name] = value
    feature.setGeometry(QgsGeometry.fromWkt(wkt or square(0, 0)))
    return feature


def test_the_server_has_all_tables_with_keys_indexes_and_comments(pattern, ask_server):
    rows = ask_server(
        "SELECT table_name, column_name, is_nullable, col_description(to_regclass('quarry.' || table_name), "
        "ordinal_position::int) FROM information_schema.columns WHERE table_schema = 'quarry' ORDER BY ordinal_position"
    )
    for spec in schema().layers:
        columns = [(name, nullable, about) for table, name, nullable, about in rows if table == spec.name]
        assert [name for name, _, _ in columns if name not in ("fid", "geom")] == [one.name for one in spec.fields]
        filled = {name for name, nullable, _ in columns if nullable == "NO"} - {"fid"}
        assert filled == set(spec.required)
        assert all(about for name, _, about in columns if name not in ("fid", "geom"))
    assert ask_server("SELECT version FROM quarry.mine_restoration") == [(schema().version,)]
    shapes = ask_server("SELECT f_table_name, type, srid FROM geometry_columns WHERE f_table_schema = 'quarry'")
    assert {(name, kind.lower(), srid) for name, kind, srid in shapes} == {
        (spec.name, spec.geometry.lower(), 4532) for spec in schema().layers if spec.geometry
    }
    indexes = ask_server("SELECT tablename FROM pg_indexes WHERE schemaname = 'quarry' AND indexdef LIKE '%gist%'")
    assert {name for (name,) in indexes} == {spec.name for spec in schema().layers if spec.geometry}


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({}, ""),
        ({"unit_id": None}, "unit_id"),
        ({"unit_id": " "}, "unit_unit_id_filled"),
        ({"year": None, "section": None}, ""),  # not said yet
        ({"year": 26}, "unit_year_between"),
        ({"section": "done"}, "unit_section_one_of"),
        ({"section": ""}, ""),
        ({"area_m2": -1}, "unit_area_m2_positive"),
    ],
)
def test_the_server_refuses_what_breaks_a_rule(pattern, ask_server, change, refused):
    import psycopg2

    ask_server("TRUNCATE quarry.unit")
    values = {"unit_id": "A-1", "year": 2026, "section": "planned", **change}
    statement = (
        f"INSERT INTO quarry.unit ({', '.join(values)}, geom, planar_m2) VALUES "
        f"({', '.join(['%s'] * len(values))}, ST_GeomFromText('{square(0, 0)}', 4532), 10000)"
    )
    if not refused:
        ask_server(statement, *values.values())
        with pytest.raises(psycopg2.errors.UniqueViolation):
            ask_server(statement, *values.values())
        return
    with pytest.raises(psycopg2.errors.IntegrityError, match=refused):
        ask_server(statement, *values.values())


def test_geopackage_and_server_have_the_same_rules(pattern, ask_server):
    checks = ask_server(
        "SELECT conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'quarry'::regnamespace"
    )
    wanted = {
        f"{rule.table}_{rule.field}_{rule.kind}"
        for spec in schema().layers
        for rule in rules_of(spec)
        if rule.kind != "unique"
    }
    assert wanted <= {name for (name,) in checks}
    assert len(wanted) >= 5


def test_the_project_opens_the_tables_with_forms_themes_and_snapping(project, server):
    layers = list(project.mapLayers().values())
    assert {layer.customProperty(ROLE) for layer in layers} == {spec.name for spec in schema().layers}
    assert all(layer.isValid() and layer.providerType() == "postgres" for layer in layers)
    unit = layer_of(project, "unit")
    assert unit.crs().authid() == "EPSG:4532"
    assert unit.renderer().classAttribute() == "section"
    assert unit.editorWidgetSetup(unit.fields().indexOf("land_class")).type() == "RelationReference"
    assert project.mapThemeCollection().mapThemes()
    assert all(relation.isValid() for relation in project.relationManager().relations().values())
    assert project.topologicalEditing()


def test_another_project_gets_the_look_from_the_server(pattern, server):
    layer = layer_at(server, "unit")
    assert layer.isValid()
    _, good = layer.loadDefaultStyle()
    assert good
    assert layer.renderer().classAttribute() == "section"
    assert layer.editorWidgetSetup(layer.fields().indexOf("section")).type() == "ValueMap"
    assert layer.editFormConfig().readOnly(layer.fields().indexOf("area_m2"))


def test_areas_follow_the_boundary(project, ask_server):
    unit = layer_of(project, "unit")
    assert unit.startEditing()
    assert unit.addFeature(new_unit(unit, "A-1"))
    assert unit.commitChanges(), unit.commitErrors()
    (feature,) = unit.getFeatures()
    for size in (50.0, 120.25):
        assert unit.startEditing()
        wkt = square(0, 0, size)
        assert unit.changeGeometry(feature.id(), QgsGeometry.fromWkt(wkt))
        assert unit.commitChanges(), unit.commitErrors()
        area = area_of(from_wkt(wkt), plane_of_epsg(4532))
        rows = ask_server("SELECT area_m2, area_ha, planar_m2 FROM quarry.unit")
        assert rows == [(m2(area.centi), hectares(area.ha4), round(Decimal(size) ** 2, 2))]


def test_a_boundary_changed_without_the_plugin_leaves_no_area_that_looks_right(project, ask_server):
    values = "'A-1', 2026, 'planned', 10000, 10000.12, 1.0000"
    ask_server(
        "INSERT INTO quarry.unit (unit_id, year, section, planar_m2, area_m2, area_ha, geom) VALUES "
        f"({values}, ST_GeomFromText('{square(0, 0)}', 4532))"
    )
    areas = "SELECT area_m2::text, area_ha::text, planar_m2::text FROM quarry.unit"
    assert ask_server(areas) == [("10000.12", "1.0000", "10000.00")]
    ask_server("UPDATE quarry.unit SET name = 'north slope'")
    assert ask_server(areas) == [("10000.12", "1.0000", "10000.00")]
    ask_server(f"UPDATE quarry.unit SET geom = ST_GeomFromText('{square(0, 0, 99)}', 4532)")
    assert ask_server(areas) == [(None, None, None)]


def test_two_people_edit_different_units_at_once(project, server, ask_server):
    mine, theirs = layer_of(project, "unit"), layer_at(server, "unit")
    assert theirs.isValid()
    assert mine.startEditing()
    assert mine.addFeatures([new_unit(mine, f"A-{number}", square(200 * number, 0)) for number in range(4)])
    assert mine.commitChanges(), mine.commitErrors()
    ids = {feature["unit_id"]: feature.id() for feature in theirs.getFeatures()}
    assert len(ids) == 4
    # Both are at work before either has saved.
    for layer in (mine, theirs):
        assert layer.startEditing()
    name = mine.fields().indexOf("name")
    assert mine.changeAttributeValue(ids["A-0"], name, "first person's")
    assert theirs.changeAttributeValue(ids["A-1"], name, "second person's")
    assert mine.addFeature(new_unit(mine, "B-1", square(0, 300)))
    assert theirs.addFeature(new_unit(theirs, "B-2", square(300, 300)))
    assert theirs.deleteFeature(ids["A-3"])
    assert mine.commitChanges(), mine.commitErrors()
    assert theirs.commitChanges(), theirs.commitErrors()
    rows = dict(ask_server("SELECT unit_id, name FROM quarry.unit"))
    assert rows == {"A-0": "first person's", "A-1": "second person's", "A-2": None, "B-1": None, "B-2": None}
    # The same number twice: the second is told, and nothing of it is saved.
    assert theirs.startEditing()
    assert theirs.addFeature(new_unit(theirs, "B-1", square(600, 300)))
    assert not theirs.commitChanges()
    assert "unit_unit_id_unique" in " ".join(theirs.commitErrors())
    theirs.rollBack()
    assert ask_server("SELECT count(*) FROM quarry.unit") == [(5,)]


def test_algorithms_work_on_its_layers(project, run, tmp_path):
    unit, mine = layer_of(project, "unit"), layer_of(project, "mine")
    for layer, features in (
        (unit, [new_unit(unit, f"U-{n}", square(200 * n, 0), section=section, land_class="0301")
                for n, section in enumerate(("restored", "damaged", "planned"))]),
        (mine, []),
    ):  # fmt: skip
        assert layer.startEditing()
        for feature in features:
            for index in range(len(layer.fields())):
                if layer.defaultValueDefinition(index).isValid() and layer.fields()[index].name() != "year":
                    feature.setAttribute(index, layer.defaultValue(index, feature))
            assert layer.addFeature(feature)
        assert layer.commitChanges(), layer.commitErrors()
    checked = run("checkunits", UNITS=unit, FINDINGS=str(tmp_path / "findings.gpkg"))
    assert checked["ERROR_COUNT"] == 0
    told = QgsVectorLayer(checked["FINDINGS"], "x", "ogr")
    assert "units.area" not in " ".join(feature["code"] for feature in told.getFeatures())
    row = QgsFeature(mine.fields())
    for name, value in (("year", 2026), ("holder", "某矿业公司"), ("mine_name", "某采石场"), ("fund_drawn", "12.5000")):
        row[name] = value
    assert mine.startEditing()
    assert mine.addFeature(row)
    assert mine.commitChanges(), mine.commitErrors()
    files = {name: str(tmp_path / f"table.{name.lower()}") for name in ("XLSX", "PDF")}
    made = run("annualtable", UNITS=unit, MINE=mine, YEAR=2026, DRAFT=True, **files)
    assert made["ROW_COUNT"] == 3
    assert Path(made["XLSX"]).stat().st_size > 0
    exported = run("exportcorners", UNITS=unit, OUTPUT=str(tmp_path / "corners.txt"))
    assert "U-1" in Path(exported["OUTPUT"]).read_text(encoding="utf-8")


def test_it_never_overwrites(pattern, run, tmp_path, ask_server):
    before = ask_server("SELECT count(*) FROM pg_class")
    with pytest.raises(QgsProcessingException, match="holds tables already"):
        run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE=CONNECTION, SCHEMA="quarry")
    taken = tmp_path / "mine_restoration.qgz"
    taken.write_text("work of years")
    with pytest.raises(QgsProcessingException, match="is there already"):
        run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE=CONNECTION, SCHEMA="other")
    assert taken.read_text() == "work of years"
    assert ask_server("SELECT count(*) FROM pg_class") == before


def test_a_failure_leaves_nothing_on_the_server(server, run, tmp_path, ask_server, monkeypatch):
    state = "SELECT count(*), (SELECT count(*) FROM public.layer_styles) FROM pg_namespace"
    before = ask_server(state)
    with monkeypatch.context() as patched:
        patched.setattr(postgis, "_area_guard", lambda name: ["SELECT 1 / 0"])
        with pytest.raises(QgsProcessingException, match="division by zero"):
            run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE=CONNECTION, SCHEMA="new")
    assert ask_server(state) == before

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(postgis, "_create_project_file", full)
    for prepared in (False, True):
        if prepared:
            ask_server("CREATE SCHEMA new")
        with pytest.raises(QgsProcessingException, match="No space left"):
            run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE=CONNECTION, SCHEMA="new")
        assert list(tmp_path.iterdir()) == []
        assert ask_server("SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('new')") == []
    ask_server("DROP SCHEMA new")
    assert ask_server(state) == before


@pytest.mark.parametrize("name", ["pg_mine", "public", "长" * 22])
def test_names_that_no_schema_can_have(server, run, tmp_path, name):
    with pytest.raises(QgsProcessingException, match="name of a schema"):
        run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE=CONNECTION, SCHEMA=name)


def test_any_other_name_will_do(server, run, tmp_path, ask_server):
    name = "采石场 \"'; DROP TABLE x"
    made = run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4491", DATABASE=CONNECTION, SCHEMA=name)
    assert made["OUTPUT"] == name
    assert ask_server("SELECT count(*) FROM pg_namespace WHERE nspname = %s", name) == [(1,)]
    project = QgsProject()
    assert project.read(made["PROJECT"])
    assert all(layer.isValid() for layer in project.mapLayers().values())
    project.clear()


def test_a_connection_that_is_not_there_is_named(plugin, ask, tmp_path):
    from mine_restoration.processing.createproject import CreateProject

    results, problem = ask(CreateProject, DATABASE="nowhere", SCHEMA="x")
    assert results is None
    assert "nowhere" in problem
    assert not (tmp_path / "output" / "folder").exists()


@pytest.mark.parametrize("password", ["pass w\\'ord&<>", "o'n \"'e", "a b", "it's a 'b' c", "'", "x'", "\\ '"])
@pytest.mark.parametrize("user", ["surveyor", 'o\'hara & "co"'])
def test_no_version_leaves_a_rest_of_a_password(user, password):
    """What stands in projects: the source of a layer, less what QGIS takes for its password."""
    uri = QgsDataSourceUri()
    uri.setConnection("localhost", "5432", "county", user, password)
    uri.setDataSource("secret", "unit", "geom", "", "fid")
    full = uri.uri(False)
    uri.setPassword("")
    assert "password" in full
    # QGIS 3.22 cuts at the first space, 3.44 at the first quotation mark.
    start = full.index(" password=")
    of_newer = full[:start] + full[full.index("'", start + len(" password='")) + 1 :]
    for source in (full, QgsDataSourceUri.removePassword(full), of_newer):
        written = source.replace("&", "&amp;").replace("<", "&lt;")
        in_attribute = written.replace('"', "&quot;")
        bare = uri.uri(False).replace("&", "&amp;").replace("<", "&lt;")
        assert postgis._without_password(written, user, password) == bare
        assert postgis._without_password(in_attribute, user, password) == bare.replace('"', "&quot;")


def test_the_project_holds_no_password(server, run, tmp_path):
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    secret = "pass w\\'ord&<>"
    made = metadata.createConnection(
        f"{server.dsn} password='pass w\\\\\\'ord&<>'", {"saveUsername": True, "savePassword": True}
    )
    metadata.saveConnection(made, "with password")
    try:
        assert "ord" in metadata.createConnection("with password").uri()
        done = run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE="with password", SCHEMA="secret")
    finally:
        metadata.deleteConnection("with password")
    with zipfile.ZipFile(done["PROJECT"]) as archive:
        text = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert "password" not in text.replace("savePassword", "")
    assert "ord&" not in text
    assert secret not in text
    assert f"user='{USER}'" in text
    project = QgsProject()
    assert project.read(done["PROJECT"])  # this server asks for none
    assert all(layer.isValid() for layer in project.mapLayers().values())
    project.clear()


def as_version_1(ask_server, name):
    """Take away from a schema what version 2 brought."""
    for spec in schema().layers:
        if spec.list_of:
            ask_server(f"DROP TABLE {name}.{spec.name}")
    for table, column in (("unit", "plan_id"), ("unit", "plan_reason"), ("mine", "past_text"), ("mine", "applied_on")):
        ask_server(f"ALTER TABLE {name}.{table} DROP COLUMN {column}")
    ask_server(f"UPDATE {name}.mine_restoration SET version = 1")


def test_an_earlier_version_is_brought_up_to_date(server, run, tmp_path, ask_server):
    run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE=CONNECTION, SCHEMA="old")
    as_version_1(ask_server, "old")
    ask_server(
        "INSERT INTO old.unit (unit_id, year, section, geom) VALUES "
        f"('A-1', 2025, 'planned', ST_GeomFromText('{square(0, 0)}', 4532))"
    )
    done = run("updateproject", DATABASE=CONNECTION, SCHEMA="old")
    assert (done["BEFORE"], done["AFTER"], done["KEPT"]) == (1, schema().version, "old_v1")
    rows = ask_server("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'old'")
    for spec in schema().layers:
        assert {one.name for one in spec.fields} <= {column for table, column in rows if table == spec.name}
    assert ask_server("SELECT unit_id, year, section FROM old.unit") == [("A-1", 2025, "planned")]
    assert ask_server("SELECT unit_id, year, section FROM old_v1.unit") == [("A-1", 2025, "planned")]
    assert ask_server("SELECT count(*) FROM old.list_damage_degree")[0][0] > 0
    again = run("updateproject", DATABASE=CONNECTION, SCHEMA="old")
    assert again["KEPT"] == ""


def test_a_persons_own_project_file_is_updated_with_it(server, run, tmp_path, ask_server):
    made = run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE=CONNECTION, SCHEMA="shared")
    project = QgsProject()
    assert project.read(made["PROJECT"])
    for layer in list(project.mapLayers().values()):
        if layer.customProperty(ROLE).startswith("list_"):
            project.removeMapLayer(layer.id())
    project.setTitle("my own")
    layer_of(project, "unit").setName("my units")
    project.writeEntry("mine_restoration", "/schema_version", 1)
    assert project.write()
    project.clear()
    as_version_1(ask_server, "shared")
    run("updateproject", DATABASE=CONNECTION, SCHEMA="shared", PROJECT=made["PROJECT"])
    assert {path.name for path in tmp_path.iterdir()} == {"mine_restoration.qgz", "mine_restoration_v1.qgz"}
    assert project.read(made["PROJECT"])
    assert project.title() == "my own"
    assert {layer.customProperty(ROLE) for layer in project.mapLayers().values()} == {
        one.name for one in schema().layers
    }
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert layer_of(project, "unit").name() == "my units"
    assert "plan_id" in layer_of(project, "unit").fields().names()
    project.clear()
    with pytest.raises(QgsProcessingException, match="does not open it"):
        run("updateproject", DATABASE=CONNECTION, SCHEMA="quarry", PROJECT=made["PROJECT"])


def test_updates_that_cannot_be(server, run, ask_server, monkeypatch):
    with pytest.raises(QgsProcessingException, match="holds no project"):
        run("updateproject", DATABASE=CONNECTION, SCHEMA="public")
    ask_server("CREATE SCHEMA later; CREATE TABLE later.mine_restoration (version int)")
    ask_server("INSERT INTO later.mine_restoration VALUES (99)")
    with pytest.raises(QgsProcessingException, match="newer plugin"):
        run("updateproject", DATABASE=CONNECTION, SCHEMA="later")
    ask_server("DROP SCHEMA later CASCADE")


def test_an_update_that_fails_changes_nothing(server, run, tmp_path, ask_server, monkeypatch):
    run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE=CONNECTION, SCHEMA="half")
    as_version_1(ask_server, "half")
    state = "SELECT table_schema, table_name, column_name FROM information_schema.columns ORDER BY 1, 2, 3"
    before = ask_server(state)
    monkeypatch.setattr(postgis, "_area_guard", lambda name: ["SELECT 1 / 0"])
    with pytest.raises(QgsProcessingException, match=r"division by zero.*Nothing was changed"):
        run("updateproject", DATABASE=CONNECTION, SCHEMA="half")
    assert ask_server(state) == before
