"""The panel of findings and verdicts with real widgets: filters, places, marks, copies, files, and its life."""

from __future__ import annotations

import csv
import time
from types import SimpleNamespace

import pytest
import review_layers as made


def gone(widget):
    """Widgets that outlive the application end in a crash."""
    from qgis.PyQt import sip

    if not sip.isdeleted(widget):
        widget.close()
        sip.delete(widget)


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject

    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def filled(project):
    made.fill(project)
    return project


@pytest.fixture
def canvas(plugin):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
    from qgis.gui import QgsMapCanvas

    canvas = QgsMapCanvas()
    canvas.resize(600, 400)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(made.PLANE))
    canvas.setExtent(QgsRectangle(0, 0, 1e6, 1e6))
    yield canvas
    gone(canvas)


@pytest.fixture
def view(filled, canvas):
    from qgis.core import QgsSettings

    from mine_restoration.report.review_list import write_review_list
    from mine_restoration.ui.findings_view import FindingsView

    view = FindingsView(filled, canvas, write_review_list)
    view.resize(1200, 400)
    view.show()
    yield view
    gone(view)
    QgsSettings().remove("mine_restoration/findings")


def shown(view):
    """The sentences of all rows."""
    return [view.model.entries[number].text for number in numbers(view)]


def numbers(view):
    model = view.model
    return [number for row in range(model.rowCount()) for number in model.numbers_at(model.index(row, 0))]


def choose(view, *chosen):
    selection = view.list.selectionModel()
    selection.clearSelection()
    for number in chosen:
        selection.select(view.model.index_of(number), selection.SelectionFlag.Select | selection.SelectionFlag.Rows)


def pump(until, seconds=10):
    from qgis.PyQt.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "did not come"
        QApplication.processEvents()
        time.sleep(0.005)


def test_the_heaviest_come_first_and_nothing_that_is_free_is_in_the_way(view):
    model = view.model
    heads = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert heads == ["Error (1)", "Unchecked (2)", "Warning (1)", "In a zone (1)"]
    assert view.filters.kinds["free"].text() == "Not affected 1"
    assert view.status.text() == "5 of 6 shown, 1 hidden by the filters."
    view.filters.kinds["free"].click()
    assert view.status.text() == "6 entries."


def test_filters(view):
    view.filters.search.setText("生态 没有")
    assert shown(view) == []
    assert view.list.empty.isVisible()
    assert "filters" in view.list.empty.text()
    view.filters.search.setText("生态 u1")
    assert len(shown(view)) == 1
    view.show_all()
    view.filters.unit.setCurrentIndex(view.filters.unit.findData("U2"))
    assert {view.model.entries[number].unit_id for number in numbers(view)} == {"U2"}
    view.filters.unit.setCurrentIndex(view.filters.unit.findData(""))
    assert numbers(view) == [2]
    view.show_all()
    view.filters.rule.setCurrentIndex(view.filters.rule.findData("stbhhx"))
    assert numbers(view) == [4, 3]
    view.show_all()
    assert len(numbers(view)) == 5


@pytest.mark.parametrize(
    ("by", "heads"),
    [
        ("unit", ["U1 (2)", "U2 (2)", "No unit (1)"]),
        ("step", ["Unit check (3)", "Zone check (2)"]),
        ("mark", ["Not marked (5)"]),
        ("", None),
    ],
)
def test_groups(view, by, heads):
    view.filters.group.setCurrentIndex(view.filters.group.findData(by))
    model = view.model
    if heads is not None:
        assert sorted(model.index(row, 0).data() for row in range(model.rowCount())) == sorted(heads)
    assert sorted(numbers(view)) == [0, 1, 2, 3, 4]


def test_a_model_that_qt_has_nothing_against(view):
    from qgis.PyQt.QtTest import QAbstractItemModelTester

    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for by in ("unit", "", "rule", "kind"):
        view.filters.group.setCurrentIndex(view.filters.group.findData(by))
        for column in range(5):
            view.list.header().setSortIndicator(column, 1)
        view.read()
    assert tester.model() is view.model


def test_columns_sort(view):
    from qgis.PyQt.QtCore import Qt

    view.filters.group.setCurrentIndex(view.filters.group.findData(""))
    view.filters.kinds["free"].setChecked(True)
    view.list.header().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    units = [view.model.entries[number].unit_id for number in numbers(view)]
    assert units == ["U2", "U2", "U2", "U1", "U1", ""]


def test_a_click_shows_the_place(view, canvas):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    index = view.model.index_of(3)
    view.list.scrollTo(index)
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=view.list.visualRect(index).center())
    # The piece in the zone: 50 m at 50 to 100 m east.
    assert canvas.extent().center().x() == pytest.approx(made.EAST + 75, abs=0.1)
    assert canvas.extent().center().y() == pytest.approx(made.NORTH + 25, abs=0.1)
    assert canvas.extent().height() < 500
    assert view.look_at(view.model.index_of(1))
    assert canvas.extent().center().x() == pytest.approx(made.EAST + 350, abs=0.1)
    assert view.look_at(view.model.index_of(0))
    assert canvas.extent().center().x() == pytest.approx(made.EAST + 50, abs=41)
    before = canvas.extent()
    assert not view.look_at(view.model.index_of(2))
    assert "no place" in view.status.text()
    assert canvas.extent() == before


def test_a_place_on_a_canvas_in_degrees(view, canvas):
    from qgis.core import QgsCoordinateReferenceSystem

    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4490"))
    assert view.look_at(view.model.index_of(1))
    assert canvas.extent().center().x() == pytest.approx(120.003638, abs=1e-4)


def test_marks_of_several(view):
    view.details.by.setText("张三")
    choose(view, 0, 3)
    assert not view.dismiss()
    assert "reason" in view.status.text()
    view.details.reason.setText("现场核实")
    assert view.dismiss()
    entries = view.model.entries
    assert [entry.mark_state for entry in entries] == ["dismissed", "open", "open", "dismissed", "open", "open"]
    assert {entry.mark.by for entry in entries if entry.mark_state == "dismissed"} == {"张三"}
    assert all(entry.mark.day for entry in entries if entry.mark_state == "dismissed")
    assert sorted(entry.code for entry in view.chosen()) == ["stbhhx", "units.overlap"]
    assert view.details.reason.text() == ""
    view.filters.mark.setCurrentIndex(view.filters.mark.findData("open"))
    assert 0 not in numbers(view)
    view.show_all()
    choose(view, 0)
    assert "现场核实" in view.details.text.toPlainText()
    assert view.take_away()
    assert view.model.entries[0].mark_state == "open"
    assert view.undo_mark()
    assert view.undo_mark()
    assert {entry.mark_state for entry in view.model.entries} == {"open"}
    assert not view.undo_mark()
    assert not view.actions_by_name["undo"].isEnabled()


def test_a_group_is_marked_as_a_whole(view):
    view.filters.group.setCurrentIndex(view.filters.group.findData("unit"))
    row = next(row for row in range(view.model.rowCount()) if view.model.index(row, 0).data() == "U2 (2)")
    view.list.setCurrentIndex(view.model.index(row, 0))
    assert view.confirm()
    marked = [entry for entry in view.model.entries if entry.mark_state == "confirmed"]
    # Those that the filter hides are not marked unseen.
    assert [(entry.unit_id, entry.kind) for entry in marked] == [("U2", "error"), ("U2", "not_checked")]


def test_marks_that_cannot_be_written_are_said_aloud(view, filled):
    said = []
    view.said.connect(lambda text, wrong: said.append(text))
    filled.mapLayersByName("verdict checkzones")[0].setReadOnly(True)
    choose(view, 3)
    assert not view.confirm()
    assert "cannot be edited" in said[0]


def test_what_is_typed_and_no_choice_is_no_filter(view):
    view.filters.unit.setEditText("U77")
    view.filters.unit.lineEdit().editingFinished.emit()
    assert view.filters.unit.currentText() == "All units"
    assert len(numbers(view)) == 5


def test_copy(view):
    from qgis.PyQt.QtGui import QGuiApplication

    choose(view, 1, 4)
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0].split("\t")[:3] == ["Kind", "Unit", "Finding or verdict"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["Error", "Unchecked"]
    assert data.html().count("<tr>") == 3


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_export(view, filled, tmp_path, ending):
    path = tmp_path / f"list.{ending}"
    choose(view, 0)
    view.details.by.setText("=1+1")
    view.details.reason.setText("+理由")
    assert view.dismiss()
    assert view.export(str(path))
    if ending == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert "'=1+1" in rows[4]
    else:
        from openpyxl import load_workbook

        sheet = load_workbook(path).active
        rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
        assert all(cell.value is None for row in sheet.iter_rows() for cell in row if cell.data_type == "n")
        assert sheet.freeze_panes == "A2"
    assert len(rows) == 6
    assert [row[0] for row in rows[1:]] == ["Error", "Unchecked", "Unchecked", "Warning", "In a zone"]
    assert rows[4][6:8] == ["Dismissed", "+理由" if ending == "xlsx" else "'+理由"]


def test_export_to_a_place_that_cannot_be_written(view, tmp_path):
    (tmp_path / "list.xlsx").mkdir()
    assert not view.export(str(tmp_path / "list.xlsx"))
    assert "could not be written" in view.status.text()


def test_an_empty_project_is_no_good_news(project, canvas):
    from mine_restoration.ui.findings_view import FindingsView

    view = FindingsView(project, canvas)
    view.show()
    assert "no proof" in view.list.empty.text()
    assert "Unit check" in view.not_run.text()
    assert "Zone check" in view.not_run.text()
    gone(view)


def test_ten_thousand_stay_quick(project, canvas):
    from mine_restoration.ui.findings_view import FindingsView

    rows = [("", made.finding(f"U{n % 300}", ("error", "warning", "note")[n % 3], line=n)) for n in range(10_000)]
    made.layer_of(project, "finding", rows, step="checkunits")
    view = FindingsView(project, canvas)
    view.resize(1200, 400)
    view.show()
    for act in (
        lambda: view.filters.search.setText("U17"),
        lambda: view.filters.search.setText(""),
        lambda: view.filters.group.setCurrentIndex(view.filters.group.findData("unit")),
        lambda: view.list.header().setSortIndicator(1, 1),
        lambda: view.filters.kinds["note"].click(),
    ):
        start = time.process_time()
        act()
        view.grab()
        assert time.process_time() - start < 1.5
    view.list.selectAll()
    start = time.process_time()
    assert view.confirm()
    assert time.process_time() - start < 6
    assert sum(entry.mark_state == "confirmed" for entry in view.model.entries) > 6000
    gone(view)


@pytest.fixture
def window(project, canvas):
    """What a part of the plugin gets of QGIS: a window with a tool bar, a menu and a message bar."""
    from qgis.PyQt.QtWidgets import QMainWindow, QToolBar

    window = QMainWindow()
    bar = QToolBar(window)
    bar.setObjectName("mine_restoration_toolbar")
    window.addToolBar(bar)
    window.setCentralWidget(canvas)
    window.menu_actions, window.messages = [], []
    iface = SimpleNamespace(
        mainWindow=lambda: window,
        mapCanvas=lambda: canvas,
        addDockWidget=lambda area, dock: window.addDockWidget(area, dock),
        removeDockWidget=lambda dock: window.removeDockWidget(dock),
        addPluginToVectorMenu=lambda menu, action: window.menu_actions.append(action),
        removePluginVectorMenu=lambda menu, action: window.menu_actions.remove(action),
        messageBar=lambda: SimpleNamespace(pushMessage=lambda *args: window.messages.append(args)),
    )
    window.iface, window.bar = iface, bar
    window.resize(1200, 800)
    window.show()
    yield window
    gone(window)


@pytest.fixture
def panel(window):
    from mine_restoration.ui.findings_panel import FindingsPanel

    dock = SimpleNamespace()
    panel = FindingsPanel(window.iface, dock)
    assert dock.findings_panel is panel
    yield panel
    if window.menu_actions:
        panel.close_down()


def test_the_panel_costs_nothing_until_it_is_looked_at(panel, filled):
    assert not panel.panel.isVisible()
    assert panel._view is None
    panel.action.trigger()
    assert panel.panel.isVisible()
    assert len(panel.view.model.entries) == 6


def test_a_step_is_shown(panel, filled):
    panel.show_step("checkzones")
    assert panel.panel.isVisible()
    assert {entry.step for entry in (panel.view.model.entries[n] for n in numbers(panel.view))} == {"checkzones"}
    panel.show_step("annualtable")
    assert numbers(panel.view) == []
    assert panel.view.filters.step.currentText() == "Annual table"
    panel.show_step("checkunits")
    assert len(numbers(panel.view)) == 3


def test_the_list_follows_the_project(panel, filled):
    panel.show_step("checkunits")
    made.layer_of(filled, "finding", [("", made.finding(message="new"))], step="checkunits")
    pump(lambda: shown(panel.view) == ["new"])
    layer = filled.mapLayersByName("verdict checkzones")[0]
    panel.view.show_all()
    layer.startEditing()
    row = next(layer.getFeatures())
    layer.changeAttributeValue(row.id(), layer.fields().indexOf("mark"), "confirmed")
    pump(lambda: any(entry.mark_state == "confirmed" for entry in panel.view.model.entries))
    layer.rollBack()
    pump(lambda: all(entry.mark_state == "open" for entry in panel.view.model.entries))
    filled.clear()
    pump(lambda: not panel.view.model.entries)


def test_another_project_has_no_undo_of_this_one(panel, filled):
    panel.show_step("checkunits")
    choose(panel.view, 0)
    assert panel.view.confirm()
    filled.clear()
    assert not panel.view.undo_mark()


def test_another_project_has_a_reviewer_of_its_own(panel, filled, tmp_path):
    from mine_restoration.gis.settings import keep

    panel.show_step("checkunits")
    panel.view.details.by.setText("张三")
    keep("checked_by", "李四", filled)
    path = str(tmp_path / "p.qgz")
    assert filled.write(path)
    filled.clear()
    assert filled.read(path)
    assert panel.view.details.by.text() == "李四"


def test_the_reviewer_is_the_one_of_the_settings_until_another_is_written(panel, filled):
    from mine_restoration.gis.settings import keep

    panel.show_step("checkunits")
    keep("checked_by", "李四", filled)
    panel.read()
    assert panel.view.details.by.text() == "李四"
    panel.view.details.by.setText("王五")
    panel.read()
    assert panel.view.details.by.text() == "王五"
    keep("checked_by", "张三", filled)
    panel.read()
    assert panel.view.details.by.text() == "张三"


def test_kept_settings_are_read_by_the_panel(panel, window, filled):
    """As QGIS does it when its dialog of project properties is accepted."""
    from mine_restoration.ui.options import OptionsPages

    factories = []
    iface = SimpleNamespace(
        registerOptionsWidgetFactory=lambda one: None,
        registerProjectPropertiesWidgetFactory=factories.append,
        messageBar=window.iface.messageBar,
    )
    OptionsPages(iface, SimpleNamespace(refresh=lambda: None, findings_panel=panel))
    panel.show_step("checkunits")
    page = factories[0].createWidget(window)
    page.rows["checked_by"]._editor.widget.setText("李四")
    page.rows["checked_by"]._editor.edited.emit()
    page.apply()
    assert panel.view.details.by.text() == "李四"


def test_columns_are_as_wide_as_what_is_in_them(view, filled):
    view.resize(770, 400)
    pump(lambda: not view.list._fit_soon.isActive())
    unit, mark, header = view.list.columnWidth(1), view.list.columnWidth(4), view.list.header()
    assert (unit, mark) == (header.sectionSizeHint(1), header.sectionSizeHint(4))  # their headings need more
    assert view.list.columnWidth(0) == view.list.viewport().width() - unit - mark
    choose(view, 3)
    view.details.by.setText("somebody with a long name")
    assert view.confirm()
    pump(lambda: view.list.columnWidth(4) > mark)
    assert view.list.columnWidth(1) == unit
    view.list.header().resizeSection(1, 200)  # as a user draws it
    view.read()
    pump(lambda: not view.list._fit_soon.isActive())
    assert view.list.columnWidth(1) == 200


def test_a_small_panel_shows_the_list_and_comes_to_the_reason_all_the_same(view):
    from qgis.PyQt.QtCore import Qt

    for size, beside, is_there in (((1000, 250), True, True), ((300, 500), False, True), ((300, 250), False, False)):
        view.resize(*size)
        pump(lambda: not view.list._fit_soon.isActive())
        assert (view.splitter.orientation() == Qt.Orientation.Horizontal) == beside
        assert view.details.isVisible() == is_there
        top, bottom = view.filters.geometry().bottom(), view.status.geometry().top()
        assert top < view.splitter.geometry().top()
        assert view.splitter.geometry().bottom() < bottom, "one over the other"
    choose(view, 0)
    assert not view.dismiss()
    assert view.details.reason.isVisible()


def test_a_list_that_comes_up_is_read_once(panel, filled, monkeypatch):
    from mine_restoration.ui import findings_view

    read = []
    real = findings_view.review_of
    monkeypatch.setattr(findings_view, "review_of", lambda project: read.append(1) or real(project))
    panel.show_step("checkunits")
    assert len(read) == 1
    panel.show_step("checkzones")
    assert len(read) == 2
    panel.panel.hide()
    panel.action.trigger()
    assert len(read) == 3
    choose(panel.view, 3)
    assert panel.view.confirm()
    assert len(read) == 4
    assert not panel._later.isActive(), "the change of the table was its own"


def test_what_a_preview_finds_again_is_listed_once(filled):
    from mine_restoration.gis.review import review_of

    record = made.finding(code="acceptance.no_photos", message="no photos")
    layers = {}
    for step, rows in (("previewsheet", [record]), ("acceptancepackage", [record, {**record, "unit_id": "U2"}])):
        layers[step] = made.layer_of(filled, "finding", [("", row) for row in rows], step=step)
    made.layer_of(filled, "finding", [("", record), ("", {**record, "unit_id": "U9"})], step="previewsheet")
    found = [entry for entry in review_of(filled).entries if entry.code == record["code"]]
    assert [entry.step for entry in found] == ["acceptancepackage"] * 3
    assert sorted(entry.unit_id for entry in found) == ["U1", "U2", "U9"]
    filled.removeMapLayer(layers["acceptancepackage"].id())
    found = [entry for entry in review_of(filled).entries if entry.code == record["code"]]
    assert sorted(entry.unit_id for entry in found) == ["U1", "U9"]


def test_a_package_made_after_a_preview_says_all_of_it(filled):
    from mine_restoration.gis.review import review_of

    record = made.finding(code="acceptance.no_photos", message="no photos")
    made.layer_of(filled, "finding", [("", {**record, "unit_id": "U9"})], step="previewsheet")
    made.layer_of(filled, "finding", [("", record)], step="acceptancepackage")
    found = [entry for entry in review_of(filled).entries if entry.code == record["code"]]
    assert [entry.unit_id for entry in found] == ["U1"]  # what the preview found of U9 has been mended since


def test_what_cannot_be_undone_now_can_be_undone_later(view, filled):
    choose(view, 3)
    assert view.confirm()
    layer = filled.mapLayersByName("verdict checkzones")[0]
    layer.setReadOnly(True)
    assert not view.undo_mark()
    layer.setReadOnly(False)
    assert view.undo_mark()
    assert {entry.mark_state for entry in view.model.entries} == {"open"}


def test_marks_go_with_a_project_that_is_saved(panel, filled, tmp_path):
    panel.show_step("checkzones")
    choose(panel.view, 3)
    panel.view.confirm()
    assert filled.write(str(tmp_path / "p.qgz"))
    assert "stbhhx" in filled.readEntry("mine_restoration", "review/verdicts")[0]


def test_nothing_is_left_when_it_goes(panel, window, filled):
    from qgis.PyQt.QtCore import QCoreApplication, QEvent
    from qgis.PyQt.QtWidgets import QDockWidget

    panel.show_step("checkunits")
    panel.close_down()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.menu_actions == []
    assert window.bar.actions() == []
    assert window.findChildren(QDockWidget) == []
    made.layer_of(filled, "finding", [("", made.finding(message="later"))], step="checkunits")
    filled.clear()
    assert window.messages == []
