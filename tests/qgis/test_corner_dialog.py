"""The corner dialog with real widgets: what goes in, what is shown, what lands in the layer, and nothing else."""

from __future__ import annotations

import threading
import time

import pytest
import shapely

PLANE = "EPSG:4528"
"""CGCS2000, 3-degree zone 40, zone number before the easting."""


NAME, HECTARES, METRES, DECLARED, X, Y, LINE = range(7)
"""Columns of the table."""


def exchange(*parcels, zone="40", prefix=40_000_000, datum="2000国家大地坐标系"):
    """An exchange file of parcels (number, name, corners as (north, east without zone number))."""
    lines = ["[属性描述]", f"坐标系={datum}", "几度分带=3", f"带号={zone}", "[地块坐标]"]
    for number, name, corners in parcels:
        lines.append(f"{len(corners)},,{number},{name},面,,,,@")
        for index, (north, east) in enumerate([*corners, corners[0]]):
            lines.append(f"J{index % len(corners) + 1},1,{north:.3f},{prefix + east:.3f}")
    return "\n".join(lines) + "\n"


def square(east=500_000.0, north=3_300_000.0, side=100.0):
    return [(north, east), (north + side, east), (north + side, east + side), (north, east + side)]


BOW_TIE = [(3_300_000.0, 500_000.0), (3_300_100.0, 500_100.0), (3_300_100.0, 500_000.0), (3_300_000.0, 500_100.0)]
TWO = exchange(("A-1", "采场", square()), ("A-2", "排土场", square(500_300)))
NO_ZONE = exchange(("N-1", "", square()), zone="", prefix=0)


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject

    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def canvas(plugin):
    from qgis.core import QgsCoordinateReferenceSystem
    from qgis.gui import QgsMapCanvas

    canvas = QgsMapCanvas()
    canvas.resize(600, 400)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(PLANE))
    return canvas


def pump(until, seconds=20):
    from qgis.PyQt.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "did not come"
        QApplication.processEvents()
        time.sleep(0.005)
    QApplication.processEvents()


def settled(dialog):
    pump(lambda: not dialog.is_reading)
    return dialog


@pytest.fixture
def open_dialog(project, canvas):
    from qgis.core import QgsSettings

    from mine_restoration.ui.corner_dialog import CornerDialog

    dialogs = []

    def make():
        dialog = CornerDialog(canvas, project)
        dialogs.append(dialog)
        dialog.show()
        return dialog

    yield make
    for dialog in dialogs:
        dialog.close_down()
    QgsSettings().remove("mine_restoration/corners")


@pytest.fixture
def dialog(open_dialog):
    return open_dialog()


def mime(text="", paths=(), html=""):
    from qgis.PyQt.QtCore import QMimeData, QUrl

    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def take(dialog, text):
    assert dialog.take(mime(text))
    return settled(dialog)


def unit_layer(project, crs=PLANE, rows=(), kind="MultiPolygon", name="units"):
    """A unit layer in memory; rows are (unit number, WKT)."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    from mine_restoration.gis.schema import qgs_fields

    layer = QgsVectorLayer(f"{kind}?crs={crs}", name, "memory")
    layer.dataProvider().addAttributes(list(qgs_fields("unit")))
    layer.updateFields()
    for number, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature["unit_id"] = number
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    return layer


def contents(layer):
    """Number to WKT of every feature, edits that are not saved with them."""
    return {feature["unit_id"]: feature.geometry().asWkt(4) for feature in layer.getFeatures()}


def codes(dialog):
    return [finding.code for finding in dialog.outcome.findings]


# What goes in


def test_an_empty_dialog_says_what_to_do(dialog):
    assert dialog.pages.currentWidget() is dialog.emptyPage
    assert "Ctrl+V" in dialog.emptyText.text()
    assert not dialog.add.isEnabled()


def test_files_are_read_and_shown(dialog, tmp_path):
    (tmp_path / "one.txt").write_text(TWO, encoding="gb18030")
    dialog.add_paths([str(tmp_path / "one.txt")])
    settled(dialog)
    model = dialog.parcels.model()
    first = [model.index(0, column).data() for column in range(model.columnCount())]
    assert (first[NAME], first[LINE]) == ("A-1  采场", "6")
    # A square of 100 m at the central meridian, where the plane keeps lengths.
    assert float(first[METRES]) == pytest.approx(10_000, abs=2)
    assert float(first[HECTARES]) == pytest.approx(float(first[METRES]) / 10_000, abs=5e-5)
    corner = model.index(0, 0, model.index(0, 0))
    shown = [corner.siblingAtColumn(column).data() for column in (NAME, X, Y, LINE)]
    assert shown == ["J1", "3300000.000", "40500000.000", "7"]
    assert dialog.pages.currentWidget() is dialog.workPage
    assert dialog.add.isEnabled()


def test_the_sample_in_other_forms(dialog):
    dialog.emptyTry.linkActivated.emit("#")
    settled(dialog)
    assert len(dialog.sources) == len(dialog.outcome.rows) == len(dialog.outcome.ready) == 8
    assert len({reading.dialect for (reading,) in dialog.outcome.readings.values()}) == 6


def test_a_closing_row_is_no_corner_more(dialog):
    from mine_restoration.ui.parcel_model import X

    take(dialog, exchange(("A", "", square())))
    assert "4" in dialog.parcels.model().index(0, X).data()


def test_another_datum_is_marked_as_nothing_can_be_added(dialog):
    from mine_restoration.core.findings import Severity

    take(dialog, exchange(("A", "", square()), datum="1980西安坐标系"))
    assert dialog.parcels.model().state_of(0) is Severity.WARNING
    assert "Xi'an 1980" in dialog.summary.text()
    assert not dialog.add.isEnabled()


def test_text_from_the_clipboard(dialog):
    from qgis.PyQt.QtWidgets import QApplication

    QApplication.clipboard().setText(TWO)
    dialog.paste()
    settled(dialog)
    assert [row.number for row in dialog.outcome.rows] == ["A-1", "A-2"]
    assert [source.name for source in dialog.sources] == ["Pasted text 1"]


def test_a_picture_or_nothing_in_the_clipboard_is_told(dialog):
    from qgis.PyQt.QtGui import QImage
    from qgis.PyQt.QtWidgets import QApplication

    QApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    dialog.paste()
    assert dialog.sources == []
    assert "no text" in dialog.messageBar.currentItem().text()


def test_html_beside_the_text_is_left_alone(dialog):
    assert dialog.take(mime(TWO, html="<table><tr><td>9</td></tr></table>"))
    assert len(settled(dialog).outcome.rows) == 2


def drop(dialog, data):
    from qgis.PyQt.QtCore import QPointF, Qt
    from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent

    where, copy, left = QPointF(20, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where.toPoint(), copy, data, left, none)
    dialog.dragEnterEvent(entering)
    dropping = QDropEvent(where, copy, data, left, none)
    if entering.isAccepted():
        dialog.dropEvent(dropping)
    return entering.isAccepted()


def test_files_and_text_are_dropped(dialog, tmp_path):
    for name, number in (("a.txt", "1"), ("b.txt", "2")):
        (tmp_path / name).write_text(exchange((number, "", square())), encoding="utf-8")
    assert drop(dialog, mime(paths=[tmp_path / "a.txt", tmp_path / "b.txt"]))
    assert drop(dialog, mime(TWO))
    settled(dialog)
    assert [row.number for row in dialog.outcome.rows] == ["1", "2", "A-1", "A-2"]


def test_a_folder_gives_its_coordinate_files(dialog, tmp_path):
    (tmp_path / "a.txt").write_text(TWO, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    assert drop(dialog, mime(paths=[tmp_path]))
    assert [source.name for source in settled(dialog).sources] == ["a.txt"]
    assert "photo.jpg" in dialog.messageBar.currentItem().text(), "what was left is told"


def test_a_vector_file_is_read_in_its_own_crs(dialog, make_units):
    path = make_units(
        [("MultiPolygon (((500000 3300000, 500000 3300100, 500100 3300100, 500100 3300000, 500000 3300000)))", {})],
        crs="EPSG:4547",
    )
    dialog.add_paths([path])
    settled(dialog)
    assert dialog.outcome.ready_plane.epsg == 4547, codes(dialog)
    assert dialog.outcome.ready[0].geometry.bounds == (500_000, 3_300_000, 500_100, 3_300_100)


def test_a_table_pasted_from_excel(dialog):
    rows = [("点号", "X", "Y"), *((f"J{i}", n, 40_000_000 + e) for i, (n, e) in enumerate(square(), 1))]
    take(dialog, "\n".join("\t".join(map(str, row)) for row in rows) + "\n")
    assert len(dialog.outcome.ready) == 1, codes(dialog)
    assert dialog.outcome.ready[0].geometry.bounds == (40_500_000, 3_300_000, 40_500_100, 3_300_100)


def test_one_of_several_is_removed(dialog, tmp_path):
    for name, number in (("a.txt", "1"), ("b.txt", "2")):
        (tmp_path / name).write_text(exchange((number, "", square())), encoding="utf-8")
    dialog.add_paths([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    settled(dialog)
    dialog.sourcesList.setCurrentItem(dialog.sourcesList.topLevelItem(0))
    dialog.remove_selected()
    settled(dialog)
    assert [row.number for row in dialog.outcome.rows] == ["2"]
    dialog.clear()
    settled(dialog)
    assert dialog.outcome.rows == ()
    assert dialog.pages.currentWidget() is dialog.emptyPage


def test_files_of_one_name_stay_apart(dialog, tmp_path):
    for folder, number in (("x", "1"), ("y", "2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(exchange((number, "", square())), encoding="utf-8")
    dialog.add_paths([str(tmp_path / "x" / "a.txt"), str(tmp_path / "y" / "a.txt")])
    settled(dialog)
    assert len({row.reading.source for row in dialog.outcome.rows}) == 2


def test_a_changed_file_is_read_again(dialog, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(exchange(("1", "", square())), encoding="utf-8")
    dialog.add_paths([str(path)])
    settled(dialog)
    path.write_text(exchange(("9", "", square())), encoding="utf-8")
    dialog.read_again()
    assert [row.number for row in settled(dialog).outcome.rows] == ["9"]


@pytest.mark.parametrize("text", ["just words", "1 2 3", "\x00\x01", "[属性描述]\n[地块坐标]\n"])
def test_anything_else_is_an_error_in_words(dialog, text):
    from mine_restoration.core.findings import Severity

    take(dialog, text)
    assert dialog.outcome.ready == ()
    assert any(finding.severity is not Severity.NOTE for finding in dialog.outcome.findings)
    assert not dialog.add.isEnabled()
    assert dialog.summary.text()


def test_a_file_that_is_gone_is_a_finding(dialog, tmp_path):
    dialog.add_paths([str(tmp_path / "gone.txt")])
    assert codes(settled(dialog)) == ["corners.cannot_read"]


# Findings


def test_an_unusable_parcel_stays_out_and_the_others_stand(dialog):
    take(dialog, exchange(("G", "", square(500_300)), ("B", "", BOW_TIE)))
    assert [row.unit is not None for row in dialog.outcome.rows] == [True, False]
    assert [unit.unit_id for unit in dialog.outcome.ready] == ["G"]
    model = dialog.parcels.model()
    assert model.index(1, HECTARES).data() == "not used"
    assert "1 have errors and stay out" in dialog.summary.text()
    assert dialog.errors.text() == "Errors: 1"


def test_a_click_on_a_finding_goes_to_its_row_and_place(dialog, canvas):
    take(dialog, exchange(("G", "", square(560_000)), ("B", "", BOW_TIE)))
    number = codes(dialog).index("corners.self_crossing")
    dialog.findings.clicked.emit(dialog.findings.model().index(number, 0))
    place = dialog.parcels.model().place_of(dialog.parcels.currentIndex())
    assert place[0] == 1
    crossing = dialog.outcome.findings[number].geometry
    extent = canvas.extent()
    assert extent.contains(crossing.x, crossing.y)
    assert extent.width() < 1000


def test_findings_stand_beside_their_corner(dialog):
    text = TWO.replace("J2,1,3300100.000,40500300.000", "J2,1,3300100.000,4050x300.000")
    assert text != TWO
    take(dialog, text)
    broken = next(i for i, finding in enumerate(dialog.outcome.findings) if finding.corner == "J2")
    assert dialog.outcome.places[broken][0] == 1
    tips = dialog.parcels.model().index(1, 0).data(3)
    assert "4050x300" in tips


def test_severities_are_sifted(dialog):
    take(dialog, exchange(("G", "", square()), ("B", "", BOW_TIE)))
    everything = dialog.findings.model().rowCount()
    dialog.notes.setChecked(False)
    dialog.warnings.setChecked(False)
    assert dialog.findings.model().rowCount() == 1 < everything


# Answers


def test_a_zone_that_cannot_be_known_is_asked_for_and_given(dialog):
    from qgis.core import QgsCoordinateReferenceSystem

    take(dialog, NO_ZONE)
    assert "corners.no_zone" in codes(dialog)
    assert not dialog.add.isEnabled()
    assert "⚠" in dialog.crsLabel.text()
    dialog.crs.setCrs(QgsCoordinateReferenceSystem(PLANE))
    settled(dialog)
    assert "corners.no_zone" not in codes(dialog)
    assert "⚠" not in dialog.crsLabel.text()
    assert dialog.outcome.ready_plane.epsg == 4528
    assert dialog.outcome.ready[0].geometry.bounds == pytest.approx((40_500_000, 3_300_000, 40_500_100, 3_300_100))
    assert dialog.add.isEnabled()


def test_the_zone_is_taken_from_the_layer_only_when_asked_to(dialog, project):
    unit_layer(project)
    take(dialog, NO_ZONE)
    assert dialog.outcome.ready == (), "the plane of the layer is no evidence of the file's zone"
    dialog.useLayerCrs.click()
    assert len(settled(dialog).outcome.ready) == 1


def test_a_plane_that_is_none_is_refused_in_words(dialog):
    from qgis.core import QgsCoordinateReferenceSystem

    take(dialog, NO_ZONE)
    dialog.crs.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settled(dialog)
    assert not dialog.add.isEnabled()
    assert "EPSG:3857" in dialog.summary.text()


def test_the_form_can_be_told(dialog):
    take(dialog, TWO)
    keys = [dialog.dialect.itemData(index) for index in range(dialog.dialect.count())]
    dialog.dialect.setCurrentIndex(keys.index("exchange"))
    assert "corners.read_as_told" in codes(settled(dialog))


def test_angles_that_may_be_either_are_asked_for_and_given(dialog):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    rows = [(118.1015, 32.1020), (118.1115, 32.1020), (118.1115, 32.1120), (118.1015, 32.1120)]
    take(dialog, "\n".join(f"{i},{lon:.4f},{lat:.4f}" for i, (lon, lat) in enumerate(rows, 1)))
    assert "corners.angle_ambiguous" in codes(dialog)
    assert "⚠" in dialog.anglesLabel.text()
    assert dialog.angles.isVisible()
    degrees, plane = QgsCoordinateReferenceSystem("EPSG:4490"), QgsCoordinateReferenceSystem("EPSG:4527")
    transform = QgsCoordinateTransform(degrees, plane, QgsProject.instance())
    packed = (118 + 10 / 60 + 15 / 3600, 32 + 10 / 60 + 20 / 3600)
    for answer, place in (("decimal", rows[0]), ("packed", packed)):
        dialog.angles.setCurrentIndex(dialog.angles.findData(answer))
        settled(dialog)
        assert len(dialog.outcome.ready) == 1, codes(dialog)
        first = transform.transform(QgsPointXY(*place))
        west, south, _, _ = dialog.outcome.ready[0].geometry.bounds
        assert (west, south) == pytest.approx((first.x(), first.y()), abs=50)


def test_a_click_on_a_finding_brings_up_its_source(dialog):
    take(dialog, TWO)
    take(dialog, "no corners at all\n")
    assert dialog.sourceBox.title() == "Pasted text 1"
    number = codes(dialog).index("corners.unknown_dialect")
    dialog.findings.clicked.emit(dialog.findings.model().index(number, 0))
    assert dialog.sourceBox.title() == "Pasted text 2"
    assert "⚠" in dialog.dialectLabel.text()


def test_how_it_was_read_is_shown_with_its_evidence(dialog):
    take(dialog, exchange(("1", "", square()), zone="39"))
    shown = dialog.evidence.toPlainText()
    assert "[属性描述]" in shown
    assert "zone 40" in shown
    assert "✗" in shown
    assert "39" in shown


def test_section_and_year_go_into_the_units(dialog):
    dialog.section.setCurrentIndex(dialog.section.findData("planned"))
    dialog.year.setValue(2026)
    take(dialog, TWO)
    assert {(unit.section, unit.year) for unit in dialog.outcome.ready} == {("planned", 2026)}


def test_choices_are_remembered_but_no_zone(open_dialog):
    from qgis.core import QgsCoordinateReferenceSystem

    first = open_dialog()
    first.section.setCurrentIndex(first.section.findData("damaged"))
    first.year.setValue(2027)
    first.crs.setCrs(QgsCoordinateReferenceSystem(PLANE))
    first.close()
    second = open_dialog()
    assert (second.section.currentData(), second.year.value()) == ("damaged", 2027)
    assert not second.crs.crs().isValid()


# Into the layer


def test_units_are_added_in_one_step_and_undone_exactly(dialog, project):
    layer = unit_layer(project, rows=[("old", "MultiPolygon (((0 0, 1 0, 1 1, 0 0)))")])
    before = contents(layer)
    dialog.section.setCurrentIndex(dialog.section.findData("planned"))
    dialog.year.setValue(2026)
    take(dialog, TWO)
    said = []
    dialog.added.connect(said.append)
    dialog.add.click()
    assert said == [layer]
    assert layer.isEditable()
    assert layer.undoStack().count() == 1
    assert set(contents(layer)) == {"old", "A-1", "A-2"}
    added = next(feature for feature in layer.getFeatures() if feature["unit_id"] == "A-2")
    assert shapely.from_wkt(added.geometry().asWkt()).bounds == pytest.approx(
        (40_500_300, 3_300_000, 40_500_400, 3_300_100)
    )
    assert (added["section"], added["year"], added["name"]) == ("planned", 2026, "排土场")
    assert added["area_m2"] == pytest.approx(10_000, abs=2)
    assert added["planar_m2"] == pytest.approx(10_000, abs=0.01)
    assert added["source"] == "Pasted text 1:12"
    assert not dialog.add.isEnabled(), "a second click adds nothing twice"
    layer.undoStack().undo()
    assert contents(layer) == before
    settled(dialog)
    assert dialog.add.isEnabled()
    layer.undoStack().redo()
    assert set(contents(layer)) == {"old", "A-1", "A-2"}
    assert layer.commitChanges()
    assert layer.featureCount() == 3
    settled(dialog)


def test_edits_from_before_survive_the_undo(dialog, project):
    layer = unit_layer(project, rows=[("old", "MultiPolygon (((0 0, 1 0, 1 1, 0 0)))")])
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().indexOf("unit_id"), "edited")
    take(dialog, TWO)
    dialog.add.click()
    layer.undoStack().undo()
    assert set(contents(layer)) == {"edited"}
    layer.rollBack()
    settled(dialog)


def test_a_second_time_gives_new_numbers_and_says_so(dialog, project):
    layer = unit_layer(project)
    take(dialog, TWO)
    dialog.add.click()
    dialog.read_again()
    settled(dialog)
    assert codes(dialog).count("corners.number_in_layer") == 2
    assert dialog.parcels.model().index(0, 0).data().startswith("A-1-2")
    dialog.add.click()
    assert set(contents(layer)) == {"A-1", "A-2", "A-1-2", "A-2-2"}


def test_numbers_that_came_in_meanwhile_are_kept_apart(dialog, project):
    layer = unit_layer(project)
    take(dialog, TWO)
    layer.dataProvider().addFeatures([feature_numbered(layer, "A-1")])
    dialog.add_to_layer()
    assert sorted(feature["unit_id"] for feature in layer.getFeatures()) == ["A-1", "A-1-2", "A-2"]


def feature_numbered(layer, number):
    from qgis.core import QgsFeature

    feature = QgsFeature(layer.fields())
    feature["unit_id"] = number
    return feature


def test_without_a_layer_a_temporary_one_is_made(dialog, project):
    from mine_restoration.gis.roles import layer_with

    take(dialog, TWO)
    assert dialog.layer.currentLayer() is None
    dialog.add.click()
    layer = layer_with(project, "unit")
    assert layer.crs().authid() == PLANE
    assert layer.isTemporary()
    assert set(contents(layer)) == {"A-1", "A-2"}
    assert dialog.layer.currentLayer() is layer
    assert layer.editorWidgetSetup(layer.fields().indexOf("section")).type() == "ValueMap"


def test_the_geopackage_of_a_project_takes_and_keeps_them(dialog, project, run, tmp_path):
    from qgis.core import QgsVectorLayer

    out = run("createproject", FOLDER=str(tmp_path / "p"), CRS=PLANE)
    layer = QgsVectorLayer(f"{out['OUTPUT']}|layername=unit", "units", "ogr")
    assert layer.isValid()
    project.addMapLayer(layer)
    take(dialog, TWO)
    assert dialog.layer.currentLayer() is layer
    dialog.add.click()
    assert layer.commitChanges(), layer.commitErrors()
    fresh = QgsVectorLayer(f"{out['OUTPUT']}|layername=unit", "again", "ogr")
    assert set(contents(fresh)) == {"A-1", "A-2"}
    settled(dialog)


def test_the_plane_of_the_layer_is_that_of_the_units(dialog, project):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY

    layer = unit_layer(project, crs="EPSG:4547")  # 3-degree, central meridian 114, no zone number
    take(dialog, TWO)
    assert "corners.transformed" in codes(dialog)
    dialog.add.click()
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(PLANE), layer.crs(), project)
    want = transform.transform(QgsPointXY(40_500_000, 3_300_000))
    shape = shapely.from_wkt(next(f for f in layer.getFeatures() if f["unit_id"] == "A-1").geometry().asWkt())
    assert shape.distance(shapely.Point(want.x(), want.y())) < 1e-3


def test_only_layers_of_units_are_offered_and_the_years_first(dialog, project):
    from qgis.core import QgsVectorLayer

    from mine_restoration.gis.roles import mark

    project.addMapLayer(QgsVectorLayer("Polygon?crs=EPSG:4528&field=a:string", "no units", "memory"))
    project.addMapLayer(QgsVectorLayer("Point?crs=EPSG:4528&field=unit_id:string", "points", "memory"))
    assert dialog.layer.currentLayer() is None
    first, second = unit_layer(project, name="1"), unit_layer(project, name="2")
    mark(project, second, "unit")
    assert {dialog.layer.layer(index) for index in range(dialog.layer.count())} == {first, second, None}
    fresh = type(dialog)(dialog._preview._canvas, project)
    assert fresh.layer.currentLayer() is second
    fresh.close_down()


def test_a_layer_of_another_crs_is_refused_in_words(dialog, project):
    unit_layer(project, crs="EPSG:4326")
    take(dialog, TWO)
    assert not dialog.add.isEnabled()
    assert "EPSG:4326" in dialog.summary.text()


def test_a_layer_that_cannot_be_changed_is_refused_in_words(dialog, project):
    layer = unit_layer(project)
    layer.setReadOnly(True)
    take(dialog, TWO)
    assert not dialog.add.isEnabled()
    assert "read-only" in dialog.summary.text()


def test_nothing_is_added_where_one_does_not_fit(dialog, project):
    layer = unit_layer(project, kind="Polygon")
    apart = exchange(("M", "", square()))
    apart += "".join(f"K{i},2,{n:.3f},{40_000_000 + e:.3f}\n" for i, (n, e) in enumerate(square(500_500), 1))
    take(dialog, exchange(("A-1", "", square(500_900))) + apart.split("[地块坐标]\n")[1])
    assert len(dialog.outcome.ready) == 2, codes(dialog)
    dialog.add.click()
    assert layer.featureCount() == 0
    assert not layer.isEditable()
    assert layer.undoStack().count() == 0
    assert "M" in dialog.messageBar.currentItem().text()


@pytest.mark.parametrize("was_editing", [False, True])
def test_a_layer_that_refuses_leaves_nothing_behind(dialog, project, monkeypatch, was_editing):
    layer = unit_layer(project, rows=[("old", "MultiPolygon (((0 0, 1 0, 1 1, 0 0)))")])
    before = contents(layer)
    if was_editing:
        layer.startEditing()
    take(dialog, TWO)

    def half(self, features):
        assert self.addFeature(features[0])
        return False

    monkeypatch.setattr(type(layer), "addFeatures", half)
    dialog.add.click()
    monkeypatch.undo()
    assert contents(layer) == before
    assert layer.isEditable() is was_editing
    assert layer.undoStack().count() == 0
    assert "nothing was added" in dialog.messageBar.currentItem().text()
    layer.rollBack()
    settled(dialog)


def test_units_in_another_datum_are_not_added_to_a_layer(dialog, project):
    unit_layer(project)
    take(dialog, exchange(("1", "", square()), datum="1980西安坐标系"))
    assert not dialog.add.isEnabled()
    assert not dialog._preview.bands[0].numberOfVertices()
    assert dialog.summary.text()


def test_parameters_for_another_datum_are_asked_for_and_used(dialog, project, tmp_path):
    layer = unit_layer(project)
    take(dialog, exchange(("1", "", square()), datum="1980西安坐标系"))
    assert dialog.shiftPane.isVisible()
    dialog.helmert.setText("1, 2")
    dialog.helmert.editingFinished.emit()
    settled(dialog)
    assert "corners.helmert_count" in codes(dialog)
    assert not dialog.add.isEnabled()
    dialog.helmert.clear()
    points = [(n, e, n + 0.5, e + 117.25) for n, e in square(499_000, 3_299_000, 3000)]
    rows = [f"P{i},{a},{b},{c},{d}" for i, (a, b, c, d) in enumerate(points)]
    (tmp_path / "points.csv").write_text("\n".join(rows), encoding="utf-8")
    dialog.control.setFilePath(str(tmp_path / "points.csv"))
    settled(dialog)
    assert not dialog.helmert.isEnabled()
    dialog.add.click()
    bounds = shapely.from_wkt(next(layer.getFeatures()).geometry().asWkt()).bounds
    assert bounds[:2] == pytest.approx((40_500_117.25, 3_300_000.5), abs=1e-3)


# On the canvas


def test_the_preview_shows_usable_and_unusable_parcels(dialog, canvas):
    take(dialog, exchange(("G", "", square(500_300)), ("B", "", BOW_TIE)))
    good, bad, chosen = dialog._preview.bands
    assert good.asGeometry().boundingBox().xMinimum() == pytest.approx(40_500_300)
    assert bad.asGeometry().boundingBox().xMinimum() == pytest.approx(40_500_000)
    assert chosen.numberOfVertices() == 0
    assert dialog._preview.names == ["J1", "J2", "J3", "J4"]
    dialog.parcels.setCurrentIndex(dialog.parcels.model().index(0, 0))
    assert chosen.numberOfVertices() > 0
    dialog.zoom_to_all()
    assert canvas.extent().contains(good.asGeometry().boundingBox())
    assert canvas.extent().contains(bad.asGeometry().boundingBox())
    canvas.grab()


def test_the_preview_follows_the_canvas_and_says_where_it_cannot(dialog, canvas):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    take(dialog, TWO)
    degrees = QgsCoordinateReferenceSystem("EPSG:4490")
    canvas.setDestinationCrs(degrees)
    back = QgsCoordinateTransform(QgsCoordinateReferenceSystem(PLANE), degrees, QgsProject.instance())
    want = back.transform(QgsPointXY(40_500_000, 3_300_000))
    assert dialog._preview.bands[0].asGeometry().boundingBox().xMinimum() == pytest.approx(want.x(), abs=1e-5)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2364"))  # Xi'an 1980
    assert dialog._preview.bands[0].numberOfVertices() == 0
    assert "EPSG:2364" in dialog.summary.text()
    canvas.setDestinationCrs(degrees)
    assert "EPSG:2364" not in dialog.summary.text()


def test_nothing_stays_on_the_canvas(dialog, canvas):
    items = len(canvas.scene().items())
    take(dialog, TWO)
    dialog.close()
    assert all(band.numberOfVertices() == 0 for band in dialog._preview.bands)
    dialog.show()
    settled(dialog)
    assert dialog._preview.bands[0].numberOfVertices() > 0, "what was there is there again"
    dialog.close_down()
    assert len(canvas.scene().items()) == items - 4


# Long readings


@pytest.fixture
def slow(monkeypatch):
    """Reading that lasts until it is told to go on or to stop; the events (begun, go on, stopped)."""
    from mine_restoration.core.progress import Stopped
    from mine_restoration.gis.corner_session import Reader

    begun, go_on, stopped = threading.Event(), threading.Event(), threading.Event()
    real = Reader.read

    def read(self, job, progress):
        begun.set()
        end = time.monotonic() + 20
        while not go_on.is_set() and time.monotonic() < end:
            if not progress(0.5):
                stopped.set()
                raise Stopped
            time.sleep(0.005)
        return real(self, job, progress)

    monkeypatch.setattr(Reader, "read", read)
    yield begun, go_on, stopped
    go_on.set()


def test_a_long_reading_shows_its_progress_and_is_cancelled(dialog, slow):
    begun, _, stopped = slow
    dialog.take(mime(TWO))
    pump(begun.is_set)
    pump(dialog.cancel.isVisible)
    assert not dialog.add.isEnabled()
    dialog.cancel.click()
    settled(dialog)
    assert stopped.is_set()
    assert dialog.outcome.rows == ()
    assert "cancelled" in dialog.summary.text()
    assert not dialog.cancel.isVisible()
    slow[1].set()
    dialog.read_again()
    assert len(settled(dialog).outcome.rows) == 2


@pytest.mark.parametrize("way", ["close", "close_down"])
def test_closing_while_it_reads_is_safe(open_dialog, canvas, slow, way):
    from qgis.PyQt import sip
    from qgis.PyQt.QtCore import QCoreApplication, QEvent

    begun, _, stopped = slow
    dialog = open_dialog()
    dialog.take(mime(TWO))
    pump(begun.is_set)
    getattr(dialog, way)()
    if way == "close_down":
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
        assert sip.isdeleted(dialog)
        dialog.close_down = lambda: None  # it is gone; the fixture would ask it again
    pump(stopped.is_set)
    pump(lambda: True)


def test_an_answer_given_meanwhile_counts(dialog, slow):
    begun, go_on, _ = slow
    dialog.take(mime(TWO))
    pump(begun.is_set)
    dialog.section.setCurrentIndex(dialog.section.findData("planned"))
    go_on.set()
    settled(dialog)
    assert {unit.section for unit in dialog.outcome.ready} == {"planned"}


def test_an_error_of_the_program_is_told(dialog, monkeypatch):
    from mine_restoration.gis.corner_session import Reader

    def read(self, job, progress):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(Reader, "read", read)
    take(dialog, TWO)
    assert "broken on purpose" in dialog.summary.text()
    assert not dialog.add.isEnabled()


# The table


def circle(count):
    """Corners of a regular polygon 40 km around, far enough apart to be told from each other."""
    from math import cos, pi, sin

    steps = [2 * pi * i / count for i in range(count)]
    return [(3_300_000 + 20_000 * cos(a), 500_000 + 20_000 * sin(a)) for a in steps]


def test_a_hundred_thousand_corners_do_not_freeze_it(dialog):
    take(dialog, exchange(("big", "", circle(100_000))))
    model = dialog.parcels.model()
    parcel = model.index(0, 0)
    assert len(dialog.outcome.ready) == 1, codes(dialog)
    assert model.rowCount(parcel) <= 5000
    began = time.monotonic()
    dialog._tables.select(0, 90_000)
    assert model.rowCount(parcel) > 90_000
    assert model.index(90_000, 0, parcel).data() == "J90001"
    assert time.monotonic() - began < 5


def test_the_table_is_a_sound_model(dialog):
    from qgis.PyQt.QtTest import QAbstractItemModelTester

    from mine_restoration.ui.parcel_model import ParcelModel

    model = ParcelModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    take(dialog, exchange(("big", "", circle(2500)), ("B", "", BOW_TIE)))
    model.show_outcome(dialog.outcome)
    model.index_of(0, 2200)
    model.fetchMore(model.index(0, 0))
    assert model.rowCount(model.index(0, 0)) == 2501
    model.show_outcome(type(dialog.outcome)())
    assert model.rowCount() == 0
    del tester


@pytest.mark.parametrize(
    ("value", "text"),
    [(3_300_000.0, "3300000.000"), (40_500_000.12, "40500000.120"), (3_300_000.1234, "3300000.1234")],
)
def test_numbers_keep_their_decimals(plugin, value, text):
    from mine_restoration.ui.parcel_model import as_read

    assert as_read(value) == text
