"""Units in QGIS' locator bar: through QGIS' own locator, on layers of every kind."""

from __future__ import annotations

import pytest
from postgres_server import USER, binaries, postgres_server

ROWS = [
    ("XF-01", "南坡", 2026, "restored"),
    ("XF-010", "北坡", 2026, "restored"),
    ("xf_2", "平台 50%", 2026, "planned"),
    ("D1", "XF-01旁边", 2025, "damaged"),
    ("it's", "a\\b", None, None),
    (None, None, None, None),
]


def square(number):
    x, y = 44429700 + 200 * number, 4919700
    return f"MultiPolygon ((({x} {y}, {x} {y + 100}, {x + 100} {y + 100}, {x + 100} {y}, {x} {y})))"


@pytest.fixture
def canvas(plugin):
    from qgis.core import QgsCoordinateReferenceSystem
    from qgis.gui import QgsMapCanvas

    canvas = QgsMapCanvas()
    canvas.resize(400, 400)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4532"))
    return canvas


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject

    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def search(canvas):
    """What the locator bar shows for a text, by QGIS' own locator."""
    from qgis.core import QgsLocator, QgsLocatorContext, QgsLocatorResult
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    from mine_restoration.ui.locator import UnitFilter

    locator = QgsLocator()
    locator.registerFilter(UnitFilter(canvas))
    found, loop = [], QEventLoop()
    locator.foundResult.connect(lambda result: found.append(QgsLocatorResult(result)))  # QGIS' own is gone soon
    locator.finished.connect(loop.quit)

    def look_for(text):
        found.clear()
        QTimer.singleShot(20_000, loop.quit)
        locator.fetchResults(text, QgsLocatorContext())
        if locator.isRunning():
            loop.exec_() if hasattr(loop, "exec_") else loop.exec()
        return sorted(found, key=lambda result: (-result.score, result.displayString))

    yield look_for
    locator.cancel()
    locator.deleteLater()


def shown(results):
    return [result.displayString for result in results]


def with_rows(make_units, rows=ROWS, name="units"):
    from qgis.core import QgsVectorLayer

    keys = ("unit_id", "name", "year", "section")
    path = make_units([(square(i), dict(zip(keys, row))) for i, row in enumerate(rows)], name=name)
    return QgsVectorLayer(str(path), name, "ogr")


def added(project, layer, role="unit"):
    from mine_restoration.gis.roles import mark

    assert layer.isValid()
    project.addMapLayer(layer)
    mark(project, layer, role)
    return layer


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (
            "kqxf XF-01",
            ["XF-01 南坡", "XF-010 北坡", "D1 XF-01旁边"],
        ),  # the number itself, then its beginning, then names
        ("kqxf xf", ["XF-01 南坡", "XF-010 北坡", "xf_2 平台 50%", "D1 XF-01旁边"]),
        ("kqxf 坡", ["XF-01 南坡", "XF-010 北坡"]),
        ("kqxf %", ["xf_2 平台 50%"]),
        ("kqxf _", ["xf_2 平台 50%"]),
        ("kqxf '", ["it's a\\b"]),
        ("kqxf \\", ["it's a\\b"]),
        ("kqxf nothing", []),
        ("kqxf ", []),
        ("XF-010", ["XF-010 北坡"]),  # without the prefix too
    ],
)
def test_found_by_number_or_name(project, search, make_units, typed, wanted):
    added(project, with_rows(make_units))
    assert shown(search(typed)) == wanted


def test_said_with_year_and_section(project, search, make_units):
    added(project, with_rows(make_units))
    assert [result.description for result in search("kqxf D1")] == ["2025 Problems and damage today"]
    assert [result.description for result in search("kqxf it")] == [""]


def test_chosen_one_is_zoomed_to_and_flashed(project, search, make_units, canvas, monkeypatch):
    from qgis.core import QgsGeometry, QgsRectangle

    added(project, with_rows(make_units))
    flashed = []
    monkeypatch.setattr(type(canvas), "flashGeometries", lambda _self, shapes, crs: flashed.append((shapes, crs)))
    result = search("kqxf xf_2")[0]
    canvas.setExtent(QgsRectangle(0, 0, 1, 1))
    result.filter.triggerResult(result)
    ground = QgsGeometry.fromWkt(square(2)).boundingBox()
    assert canvas.extent().contains(ground)
    assert canvas.extent().width() < 4 * ground.width()
    assert flashed[0][0][0].boundingBox() == ground
    assert flashed[0][1].authid() == "EPSG:4532"


def test_canvas_in_another_crs(project, search, make_units, canvas):
    from qgis.core import QgsCoordinateReferenceSystem

    added(project, with_rows(make_units))
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4490"))
    result = search("kqxf xf_2")[0]
    result.filter.triggerResult(result)
    assert 131 < canvas.extent().center().x() < 133
    assert 44 < canvas.extent().center().y() < 45


def test_renamed_layers_are_found_and_others_are_not(project, search, make_units):
    layer = added(project, with_rows(make_units))
    layer.setName("something else")
    stranger = with_rows(make_units, name="stranger")
    project.addMapLayer(stranger)
    assert len(search("kqxf XF-010")) == 1


def test_layers_are_told_apart(project, search, make_units):
    added(project, with_rows(make_units, name="this_year"))
    added(project, with_rows(make_units, ROWS[:1], name="last_year"), "other_unit")
    assert sorted(result.group for result in search("kqxf 南坡")) == ["last_year", "this_year"]


def test_units_being_edited(project, search, make_units):
    layer = added(project, with_rows(make_units))
    layer.startEditing()
    feature = next(layer.getFeatures("unit_id = 'D1'"))
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("name"), "新名字")
    assert shown(search("kqxf 新名")) == ["D1 新名字"]
    layer.rollBack()


def test_a_result_that_is_gone_does_nothing(project, search, make_units, canvas):
    layer = added(project, with_rows(make_units))
    result = search("kqxf D1")[0]
    extent = canvas.extent()
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures("unit_id = 'D1'")).id())
    result.filter.triggerResult(result)
    layer.rollBack()
    project.clear()
    result.filter.triggerResult(result)
    assert canvas.extent() == extent


def test_no_project_no_units(project, search):
    assert search("kqxf XF") == []


def test_thousands_of_units(project, search, make_units):
    rows = [(f"U{number:05d}", f"单元{number}", 2026, "restored") for number in range(5000)]
    added(project, with_rows(make_units, rows))
    assert len(search("kqxf U")) == 30
    assert shown(search("kqxf U04999"))[0] == "U04999 单元4999"


@pytest.mark.skipif(binaries() is None, reason="no PostgreSQL server is installed (scripts/setup.sh)")
def test_units_in_a_database(project, search, canvas, run, tmp_path):
    from qgis.core import QgsDataSourceUri, QgsFeature, QgsGeometry, QgsProviderRegistry, QgsVectorLayer

    with postgres_server() as running:
        metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
        metadata.saveConnection(
            metadata.createConnection(running.dsn, {"saveUsername": True, "savePassword": True}), "locator"
        )
        run("createproject", FOLDER=str(tmp_path), CRS="EPSG:4532", DATABASE="locator", SCHEMA="quarry", YEAR=2026)
        uri = QgsDataSourceUri(f"{running.dsn} user={USER}" if "user=" not in running.dsn else running.dsn)
        uri.setDataSource("quarry", "unit", "geom", "", "fid")
        layer = added(project, QgsVectorLayer(uri.uri(False), "单元", "postgres"))
        layer.startEditing()
        for number, row in enumerate(ROWS[:3]):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromWkt(square(number)))
            for name, value in zip(("unit_id", "name", "year", "section"), row):
                feature[name] = value
            layer.addFeature(feature)
        assert layer.commitChanges(), layer.commitErrors()
        found = search("kqxf xf")
        assert shown(found) == ["XF-01 南坡", "XF-010 北坡", "xf_2 平台 50%"]
        found[0].filter.triggerResult(found[0])
        assert canvas.extent().contains(QgsGeometry.fromWkt(square(0)).boundingBox())
        project.clear()
        metadata.deleteConnection("locator")
