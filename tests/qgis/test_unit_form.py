"""The form of a unit with QGIS' own widgets: what each section shows, lists that are searched, findings, areas."""

from __future__ import annotations

import threading
import time

import pytest
import review_layers as made

from mine_restoration.core.schema import fields_of
from mine_restoration.core.vocabulary import SECTIONS


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject
    from qgis.gui import QgsGui

    QgsGui.editorWidgetRegistry().initEditors()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def layer(project):
    from qgis.PyQt import sip

    from mine_restoration.gis.forms import set_form
    from mine_restoration.gis.lists import lists_for

    layer = made.layer_of(project, "unit", [(made.square(0), {"unit_id": "U1", "year": 2026})], "MultiPolygon")
    set_form(layer, "unit", lists_for(project))
    layer.startEditing()
    yield layer
    if not sip.isdeleted(layer):
        layer.rollBack()


def pump(seconds=0.3):
    from qgis.PyQt.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


@pytest.fixture
def open_form(layer):
    from qgis.gui import QgsAttributeForm
    from qgis.PyQt import sip

    forms = []

    def make(**values):
        feature = next(layer.getFeatures())
        for name, value in values.items():
            assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)
        form = QgsAttributeForm(layer, layer.getFeature(feature.id()))
        forms.append(form)
        form.resize(900, 1400)
        form.show()
        pump()
        return form

    yield make
    for form in forms:
        form.close()
        sip.delete(form)


def shown(form, name):
    """Whether a field is to be seen, by its label."""
    from qgis.PyQt.QtWidgets import QLabel

    alias = next(spec.alias_en for spec in fields_of("unit") if spec.name == name)
    return any(label.text() == alias and label.isVisibleTo(form) for label in form.findChildren(QLabel))


def combos(form, name, layer):
    """The editable boxes for the list of a field."""
    from qgis.core import QgsProject
    from qgis.gui import QgsRelationReferenceWidget
    from qgis.PyQt.QtWidgets import QComboBox

    relation = layer.editorWidgetSetup(layer.fields().indexOf(name)).config()["Relation"]
    assert QgsProject.instance().relationManager().relation(relation).isValid()
    return [
        next(box for box in widget.findChildren(QComboBox) if box.isEditable())
        for widget in form.findChildren(QgsRelationReferenceWidget)
        if widget.relation().id() == relation
    ]


# By hand from the official form, the checks of temporary land, and the comparison of plan and result.
OF_SECTION = {
    "restored": {"temporary", "land_class", "quality", "measures", "accepted", "plan_id", "plan_reason"},
    "damaged": {"problem_type", "damage_degree"},
    "planned": {"temporary", "land_class", "quality", "measures", "plan_reason"},
}
OF_ALL = {"unit_id", "year", "section", "name", "note", "area_ha", "area_m2", "planar_m2", "source"}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_shows_its_own_fields_only(open_form, section):
    form = open_form(section=section)
    names = [spec.name for spec in fields_of("unit")]
    assert {name for name in names if shown(form, name)} == OF_ALL | OF_SECTION[section]


def test_terms_of_temporary_land_are_asked_for_where_it_is_temporary(open_form):
    form = open_form(section="planned", temporary=True)
    assert shown(form, "temp_from")
    assert shown(form, "temp_to")


def test_another_section_shows_other_fields_at_once(open_form):
    form = open_form(section="restored")
    assert not shown(form, "damage_degree")
    form.changeAttribute("section", "damaged")
    pump()
    assert shown(form, "damage_degree")
    assert not shown(form, "land_class")


@pytest.mark.parametrize("section", ["restored", None, "something"])
def test_what_a_hidden_field_holds_is_not_hidden(open_form, section):
    form = open_form(section=section, damage_degree="重度")
    assert shown(form, "damage_degree")
    assert not shown(form, "problem_type")


def test_every_field_of_the_official_form_is_on_its_section():
    import json

    from mine_restoration.core.catalogue import RESOURCES

    form = json.loads((RESOURCES / "forms" / "annual_table.json").read_text(encoding="utf-8"))
    specs = {spec.name: spec for spec in fields_of("unit")}
    for section in form["sections"]:
        for column in section["columns"]:
            if column["key"] in specs:
                sections = specs[column["key"]].sections
                assert not sections or section["key"] in sections, column["key"]


@pytest.mark.parametrize(("typed", "code"), [("0101", "0101"), ("水田", "0101"), ("灌木林", "0305")])
def test_a_class_is_found_by_code_or_name(open_form, layer, typed, code):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    form = open_form(section="planned")
    box = next(box for box in combos(form, "land_class", layer) if box.isVisibleTo(form))
    box.lineEdit().setFocus()
    box.lineEdit().setText(typed)
    box.lineEdit().textEdited.emit(typed)
    pump(0.8)
    offered = [box.itemText(row) for row in range(box.count())]
    (row,) = [row for row, text in enumerate(offered) if text.startswith(code)]
    assert len(offered) < 10
    box.setCurrentIndex(row)
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    pump()
    assert form.currentFormFeature()["land_class"] == code
    assert form.save()
    assert next(layer.getFeatures())["land_class"] == code


@pytest.mark.parametrize(
    ("field", "value"), [("land_class", "9999"), ("problem_type", "自定义的问题"), ("measures", "自拟措施")]
)
def test_a_value_that_no_list_has_survives_the_form(open_form, layer, field, value):
    section = "damaged" if field == "problem_type" else "planned"
    form = open_form(section=section, **{field: value})
    pump(0.8)
    form.changeAttribute("name", "another name")
    assert form.save()
    row = next(layer.getFeatures())
    assert (row["name"], row[field]) == ("another name", value)


def test_suggestions_take_any_text(layer):
    for name in ("measures", "quality"):
        setup = layer.editorWidgetSetup(layer.fields().indexOf(name))
        assert (setup.type(), setup.config()["Editable"]) == ("UniqueValues", True)


def test_areas_are_read_only_and_follow_the_boundary(open_form, layer):
    from qgis.core import QgsGeometry
    from qgis.PyQt.QtWidgets import QLineEdit

    form = open_form(section="planned", area_ha=1.0)
    assert all(
        edit.isReadOnly() or not edit.isEnabled()
        for edit in form.findChildren(QLineEdit)
        if edit.text() in ("1", "1.0", "1.0000") and edit.text()
    )
    config = layer.editFormConfig()
    for name in ("area_ha", "area_m2", "planar_m2"):
        assert config.readOnly(layer.fields().indexOf(name))
    feature = next(layer.getFeatures())
    assert layer.changeGeometry(feature.id(), QgsGeometry.fromWkt(made.square(0, 0, 200)))
    moved = next(layer.getFeatures())
    # 200 m by 200 m in the plane at the central meridian: 4 hm² on the ellipsoid to a few m².
    assert moved["area_ha"] == pytest.approx(4.0, abs=0.01)
    assert moved["planar_m2"] == pytest.approx(40_000, abs=0.01)


def test_areas_show_all_their_decimals(project, make_units):
    from qgis.core import QgsApplication, QgsVectorLayer
    from qgis.gui import QgsAttributeForm
    from qgis.PyQt import sip
    from qgis.PyQt.QtWidgets import QLineEdit

    from mine_restoration.gis.forms import set_form

    areas = {"area_ha": 1.05, "area_m2": 10500.1, "planar_m2": 10500.0}
    file = make_units([(made.square(0), {"unit_id": "U1", "year": 2026, **areas})], crs=made.PLANE)
    layer = QgsVectorLayer(file, "units", "ogr")
    project.addMapLayer(layer)
    set_form(layer, "unit")
    assert layer.fields().field("area_ha").precision() == 0, "the file knows no decimals"
    form = QgsAttributeForm(layer, next(layer.getFeatures()))
    form.show()
    pump()
    texts = {edit.text() for edit in form.findChildren(QLineEdit)}
    assert texts >= {"1.0500", "10500.10", "10500.00"}
    assert form.save()
    form.close()
    sip.delete(form)
    assert {name: next(layer.getFeatures())[name] for name in areas} == areas
    index = layer.fields().indexOf("area_ha")
    setup = layer.editorWidgetSetup(index)
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    assert formatter.representValue(layer, index, setup.config(), None, 1.05) == "1.0500", "in the table, too"


def test_the_lists_come_with_the_project_and_nobody_sees_them(project, layer, tmp_path):
    from qgis.core import QgsProject

    path = str(tmp_path / "p.qgz")
    layer.rollBack()
    assert [node.name() for node in project.layerTreeRoot().findLayers()] == [layer.name()]
    assert project.write(path)
    project.clear()
    again = QgsProject.instance()
    assert again.read(path)
    from mine_restoration.gis.lists import lists_for

    count = len(again.mapLayers())
    lists = lists_for(again)
    assert len(again.mapLayers()) == count == 3
    names = {row["value"]: row["label_zh"] for row in lists["land_classes"].getFeatures()}
    assert names["0101"] == "0101 水田"
    assert all(relation.isValid() for relation in again.relationManager().relations().values())


def test_findings_of_the_unit(project):
    from qgis.core import QgsExpression

    made.fill(project)
    made.layer_of(project, "finding", [("", made.finding(message="<b>&nbsp; 5 m²"))], step="checkunits")
    html = QgsExpression("unit_findings('U1')").evaluate()
    assert "&lt;b&gt;&amp;nbsp; 5 m²" in html
    assert "R1 red line" in html
    html = QgsExpression("unit_findings('U2')").evaluate()
    assert "Unchecked" in html
    assert "Not checked" in html
    assert "Not affected under 1 rules" in html
    assert QgsExpression("unit_findings(NULL)").evaluate() is None


def test_a_unit_without_findings_says_what_was_not_checked(project):
    from qgis.core import QgsExpression

    made.layer_of(project, "unit", [(made.square(0), {"unit_id": "U1"})], "MultiPolygon")
    html = QgsExpression("unit_findings('U1')").evaluate()
    assert "Not checked" in html
    assert "Unit check, Zone check" in html
    made.layer_of(project, "finding", [], step="checkunits")
    assert "in this project: Zone check" in QgsExpression("unit_findings('U1')").evaluate()


def test_a_unit_that_the_checks_did_not_see_does_not_look_clean(project):
    from qgis.core import QgsExpression

    made.fill(project)
    html = QgsExpression("unit_findings('U3')").evaluate()
    assert "in this project: Zone check." in html, "other units have verdicts, this one has none"
    assert "is newer than that check" in html
    html = QgsExpression("unit_findings('U1')").evaluate()
    assert "Not checked" not in html
    assert "is newer" not in html


def test_other_threads_get_nothing(project):
    from mine_restoration.gis.unit_findings import findings_html

    made.fill(project)
    got = []
    thread = threading.Thread(target=lambda: got.append(findings_html(project, "U1")))
    thread.start()
    thread.join()
    assert got == [""]


def test_the_form_shows_them(project, layer, open_form):
    pytest.importorskip("qgis.PyQt.QtWebKitWidgets")
    from qgis.PyQt.QtWebKitWidgets import QWebView

    made.layer_of(project, "finding", [("", made.finding(message="Die 5 m²"))], step="checkunits")
    form = open_form(section="planned")
    texts = [view.page().mainFrame().toPlainText() for view in form.findChildren(QWebView)]
    assert any("Die 5 m²" in text for text in texts)


def test_without_the_plugin_the_form_still_opens(project, layer, open_form):
    from mine_restoration.gis.expressions import register, unregister

    unregister()
    try:
        form = open_form(section="damaged")
        assert shown(form, "damage_degree")
    finally:
        register()
