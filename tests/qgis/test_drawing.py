"""Drawing units with the real tool on a real canvas: mouse and keys in, the layer and its undo history out."""

from __future__ import annotations

import math
import time

import pytest
import shapely

PLANE = "EPSG:4528"
"""CGCS2000, 3-degree zone 40, zone number before the easting."""
EAST, NORTH = 40_500_000.0, 3_320_000.0
PIXELS, METRES = 600, 600.0
"""The canvas shows so many metres on so many pixels."""


def wkt(*rings):
    """A polygon of rings of (east, north) from the corner of the map."""
    texts = (
        "(" + ", ".join(f"{EAST + east} {NORTH + north}" for east, north in [*ring, ring[0]]) + ")" for ring in rings
    )
    return f"MultiPolygon((({'), ('.join(text[1:-1] for text in texts)})))".replace("(((", "(((")


def square(west, south, side=100):
    return [(west, south), (west, south + side), (west + side, south + side), (west + side, south)]


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject

    project = QgsProject.instance()
    yield project
    project.clear()


def unit_layer(project, rows=(), crs=PLANE, kind="MultiPolygon"):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    from mine_restoration.gis.schema import qgs_fields

    layer = QgsVectorLayer(f"{kind}?crs={crs}", "units", "memory")
    layer.dataProvider().addAttributes(list(qgs_fields("unit")))
    layer.updateFields()
    for number, text, values in rows:
        feature = QgsFeature(layer.fields())
        feature["unit_id"] = number
        for name, value in values.items():
            feature[name] = value
        geometry = QgsGeometry.fromWkt(text)
        assert not geometry.isNull(), text
        feature.setGeometry(geometry.coerceToType(layer.wkbType())[0])
        layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    return layer


@pytest.fixture
def canvas(project):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
    from qgis.gui import QgsMapCanvas, QgsMapCanvasSnappingUtils

    canvas = QgsMapCanvas()
    canvas.setFrameStyle(0)  # or the map is two pixels smaller
    canvas.resize(PIXELS, PIXELS)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(PLANE))
    snapping = QgsMapCanvasSnappingUtils(canvas)  # the canvas does not own it
    canvas.setSnappingUtils(snapping)
    canvas.setExtent(QgsRectangle(EAST, NORTH, EAST + METRES, NORTH + METRES))
    canvas.show()
    yield canvas
    canvas.close()
    del snapping


class Desk:
    """The part with a stand-in for QGIS' window around a real canvas."""

    def __init__(self, canvas, project):
        from qgis.gui import QgsMessageBar
        from qgis.PyQt.QtWidgets import QMainWindow

        from mine_restoration.ui.drawing.part import DrawingPart

        self.window = QMainWindow()
        self.canvas, self.project = canvas, project
        self.bar = QgsMessageBar(self.window)
        self.active = None
        self.said, self.chosen, self.forms = [], [], []
        desk = self

        class Iface:
            def mainWindow(self):
                return desk.window

            def mapCanvas(self):
                return canvas

            def messageBar(self):
                return self

            def pushMessage(self, title, text, level=0, duration=0):
                desk.said.append(text)

            def addToolBar(self, title):
                return desk.window.addToolBar(title)

            def addPluginToVectorMenu(self, menu, action):
                desk.in_menu = action

            def removePluginVectorMenu(self, menu, action):
                desk.in_menu = None

            def addDockWidget(self, area, dock):
                desk.window.addDockWidget(area, dock)

            def removeDockWidget(self, dock):
                desk.window.removeDockWidget(dock)

            def activeLayer(self):
                return desk.active

            def openFeatureForm(self, layer, feature, *_args):
                desk.forms.append(feature["unit_id"])

        iface = Iface()
        iface.currentLayerChanged = canvas.currentLayerChanged
        self.part = DrawingPart(iface, self.window)
        self.window.show()

    @property
    def drawing(self):
        return self.part.drawing

    def begin(self, mode, layer=None):
        self.active = layer or self.active
        self.part.draw(mode)
        self.drawing.said.connect(lambda text, bad: self.said.append(text))
        self.drawing.new_unit.form_afterwards = False
        self.drawing._choose = lambda question, rows, several: (self.chosen.append([r.number for r in rows]), None)[1]

    def pixel(self, east, north):
        from qgis.PyQt.QtCore import QPoint

        return QPoint(round(east * PIXELS / METRES), round(PIXELS - north * PIXELS / METRES))

    def click(self, east, north, button=None):
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest

        view, at = self.canvas.viewport(), self.pixel(east, north)
        QTest.mouseMove(view, at)
        QTest.mouseClick(view, button or Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def finish_by_mouse(self):
        from qgis.PyQt.QtCore import Qt

        self.click(300, 300, Qt.MouseButton.RightButton)

    def key(self, name):
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest

        QTest.keyClick(self.canvas, getattr(Qt.Key, f"Key_{name}"))


@pytest.fixture
def desk(canvas, project):
    desk = Desk(canvas, project)
    yield desk
    desk.part.close_down()
    desk.window.deleteLater()


def shapes(layer):
    """Number to corners from the corner of the map, edits that are not saved with them."""
    found = {}
    for feature in layer.getFeatures():
        shape = shapely.from_wkb(feature.geometry().asWkb().data())
        found[feature["unit_id"]] = shapely.transform(shape, lambda points: points - [EAST, NORTH])
    return found


def corners(shape):
    return [tuple(round(value, 4) for value in point) for point in shapely.get_coordinates(shape)[:-1]]


def snap_to(project, layer, topological=True):
    """Snapping to corners and sides of all layers, 12 pixels, as a user sets it."""
    from qgis.core import Qgis, QgsSnappingConfig, QgsTolerance

    config = QgsSnappingConfig(project)
    config.setEnabled(True)
    config.setMode(QgsSnappingConfig.SnappingMode.AllLayers)
    if Qgis.QGIS_VERSION_INT >= 32600:
        config.setTypeFlag(Qgis.SnappingType.Vertex | Qgis.SnappingType.Segment)
    else:
        config.setTypeFlag(QgsSnappingConfig.VertexFlag | QgsSnappingConfig.SegmentFlag)
    config.setTolerance(12)
    config.setUnits(QgsTolerance.UnitType.Pixels)
    project.setSnappingConfig(config)
    project.setTopologicalEditing(topological)
    return config


def with_snapping(desk, layer, topological=True):
    desk.canvas.setLayers([layer])
    desk.canvas.snappingUtils().setConfig(snap_to(desk.project, layer, topological))
    desk.canvas.snappingUtils().setMapSettings(desk.canvas.mapSettings())


def commands(layer):
    return [layer.undoStack().text(index) for index in range(layer.undoStack().count())]


# Drawing a unit


def test_a_unit_by_mouse_is_one_step(desk, project):
    layer = unit_layer(project, [("A-07", wkt(square(400, 400)), {})])
    desk.begin("unit", layer)
    assert layer.isEditable()
    for place in ((100, 100), (100, 200), (250, 200), (250, 100)):
        desk.click(*place)
    desk.drawing.new_unit.section = "planned"
    desk.key("Return")
    assert commands(layer) == ["Draw a unit"]
    unit = shapes(layer)["A-08"]
    assert corners(unit) == [(100, 200), (250, 200), (250, 100), (100, 100)]
    feature = next(f for f in layer.getFeatures() if f["unit_id"] == "A-08")
    assert feature["section"] == "planned"
    assert feature["planar_m2"] == 15000
    assert feature["area_m2"] == pytest.approx(15000, abs=0.05)
    layer.undoStack().undo()
    assert set(shapes(layer)) == {"A-07"}
    layer.undoStack().redo()
    assert set(shapes(layer)) == {"A-07", "A-08"}


def test_right_click_and_a_click_on_the_first_corner_finish(desk, project):
    layer = unit_layer(project)
    desk.begin("unit", layer)
    for place in ((100, 100), (100, 200), (250, 200)):
        desk.click(*place)
    desk.finish_by_mouse()
    for place in ((300, 100), (300, 200), (450, 200), (302, 102)):
        desk.click(*place)
    assert sorted(shapes(layer)) == ["1", "2"]
    assert len(desk.drawing.sketch) == 0


def test_backspace_and_escape(desk, project):
    layer = unit_layer(project)
    desk.begin("unit", layer)
    desk.click(100, 100)
    desk.click(100, 200)
    desk.key("Backspace")
    assert len(desk.drawing.sketch) == 1
    desk.click(200, 200)
    desk.key("Escape")
    assert len(desk.drawing.sketch) == 0
    desk.key("Return")
    assert "three at least" in desk.said[-1]
    assert commands(layer) == []


def test_a_crossing_side_is_told_at_once_and_not_taken(desk, project):
    layer = unit_layer(project)
    desk.begin("unit", layer)
    for place in ((100, 100), (200, 200), (200, 100), (100, 200)):
        desk.click(*place)
    assert len(desk.drawing.sketch) == 3
    assert "cross" in desk.said[-1]
    assert "1–2" in desk.said[-1]


def test_live_figures(desk, project):
    from qgis.PyQt.QtTest import QTest

    layer = unit_layer(project)
    desk.begin("unit", layer)
    for place in ((100, 100), (100, 200), (200, 200)):
        desk.click(*place)
    QTest.mouseMove(desk.canvas.viewport(), desk.pixel(200, 100))
    text = desk.part.tool.show.label.text()
    assert "100.000 m" in text
    assert "180°00′00″" in text
    assert "1.0000" in text
    assert "0.5000" in desk.part.panel.figures.text()
    assert desk.part.panel.table.item(1, 1).text() == "3320200.0000\n40500100.0000"


# Typed input


def test_typed_corners(desk, project):
    layer = unit_layer(project)
    desk.begin("unit", layer)
    panel = desk.part.panel
    for x, y in (("3320100", "500100"), ("3320200.5", "40500100"), ("40500200 3320200.5", "")):
        panel.corner.x.setText(x)
        panel.corner.y.setText(y)
        panel.corner.add.click()
    assert desk.drawing.sketch.points == [(EAST + e, NORTH + n) for e, n in ((100, 100), (100, 200.5), (200, 200.5))]
    assert "taken as X" in panel.message.text()
    panel.corner.x.setText("3320100")
    panel.corner.y.setText("39500100")
    panel.corner.add.click()
    assert "zone 39" in panel.message.text()
    assert len(desk.drawing.sketch) == 3
    assert panel.corner.x.text() == "3320100"
    panel.finish.click()
    assert corners(shapes(layer)["1"]) == [(100, 200.5), (200, 200.5), (100, 100)]


def test_a_number_typed_over_the_map_loses_no_digit(desk, project):
    desk.begin("unit", unit_layer(project))
    panel = desk.part.panel
    desk.key("3")
    assert panel.corner.x.text() == "3"
    panel.corner.x.clear()
    panel.tabs.setCurrentIndex(1)
    desk.key("9")
    assert (panel.corner.x.text(), panel.traverse.bearing.text()) == ("", "9")
    panel.tabs.setCurrentIndex(2)
    desk.key("4")
    assert (panel.tabs.currentIndex(), panel.corner.x.text()) == (0, "4")


MENUS_OF_QGIS = "JEVLSPORDWMCH"
"""Pro_ject, _Edit, _View, _Layer, _Settings, _Plugins, Vect_or, _Raster, _Database, _Web, _Mesh, Pro_cessing, _Help."""


@pytest.mark.parametrize("mode", ["unit", "corner"])
@pytest.mark.parametrize("page", [0, 1, 2])
def test_each_key_is_that_of_one_widget_and_of_no_menu(desk, project, mode, page):
    from qgis.PyQt.QtGui import QKeySequence
    from qgis.PyQt.QtWidgets import QAbstractButton, QLabel

    desk.begin(mode, unit_layer(project, [("A-1", wkt(square(100, 100)), {})]))
    panel = desk.part.panel
    if page and mode == "corner":
        return
    panel.tabs.setCurrentIndex(page)
    texts = [panel.tabs.tabText(number) for number in range(3)]
    for kind in (QLabel, QAbstractButton):
        texts += [one.text() for one in panel.findChildren(kind) if one.isVisibleTo(panel)]
    keys = [QKeySequence.mnemonic(text).toString() for text in texts]
    keys = [key for key in keys if key]
    assert len(keys) >= 7
    assert len(keys) == len(set(keys))
    assert not set(keys) & {f"Alt+{letter}" for letter in MENUS_OF_QGIS}


def test_the_table_of_corners_needs_no_scrolling_sideways(desk, project):
    from qgis.PyQt.QtWidgets import QApplication

    desk.window.resize(1400, 900)
    desk.begin("unit", unit_layer(project))
    panel = desk.part.panel
    panel.setMaximumWidth(panel.wanted.width())  # what it asks for beside a map
    for number in range(12):
        assert desk.drawing.add_typed(f"{NORTH + 100 * (number % 2) + number}", f"{EAST + 100 * number}")
    for _ in range(20):
        QApplication.processEvents()
    table = panel.table
    assert panel.width() <= 320
    assert table.horizontalScrollBar().maximum() == 0
    seen = table.visualItemRect(table.item(11, 2))
    assert table.viewport().rect().contains(seen)
    needed = [table.fontMetrics().horizontalAdvance(line) for line in table.item(11, 2).text().splitlines()]
    assert seen.width() >= max(needed)


def test_typed_degrees_are_those_of_proj(desk, project):
    from pyproj import Transformer

    layer = unit_layer(project)
    desk.begin("unit", layer)
    assert desk.drawing.add_typed("30°00′10.5″", "120°01′00.25″")
    east, north = Transformer.from_crs(4490, 4528, always_xy=True).transform(
        120 + 1 / 60 + 0.25 / 3600, 30 + 10.5 / 3600
    )
    assert desk.drawing.sketch.points[0] == (round(east, 4), round(north, 4))


def test_a_traverse_with_its_closing_error(desk, project):
    layer = unit_layer(project)
    desk.begin("unit", layer)
    panel = desk.part.panel
    desk.drawing.add_typed("3320100", "500100")
    panel.traverse.bearing.setText("0")
    panel.traverse.length.setText("100.00")
    panel.traverse.add.click()
    assert "Still 100.000 m" in panel.traverse.closure.text()
    assert not panel.traverse.distribute.isEnabled()
    assert not desk.drawing.distribute()
    assert "legs that are missing" in panel.message.text()
    for bearing, length in (("N90°E", "100.02"), ("180-00-00", "100.00"), ("270°00′30″", "100.00")):
        panel.traverse.bearing.setText(bearing)
        panel.traverse.length.setText(length)
        panel.traverse.add.click()
    fx = 100 - 100 + 100 * math.cos(math.radians(270 + 30 / 3600))
    fy = 100.02 + 100 * math.sin(math.radians(270 + 30 / 3600))
    f = math.hypot(fx, fy)
    assert f"fx {fx:+.3f} m" in panel.traverse.closure.text()
    assert f"fy {fy:+.3f} m" in panel.traverse.closure.text()
    assert f"1/{int(400.02 / f):,}" in panel.traverse.closure.text()
    panel.finish.click()
    assert "distribute" in panel.message.text()
    panel.traverse.distribute.click()
    assert len(desk.drawing.sketch) == 4
    panel.finish.click()
    assert len(corners(shapes(layer)["1"])) == 4


def test_a_closing_error_that_became_a_side_is_told(desk, project):
    layer = unit_layer(project)
    desk.begin("unit", layer)
    desk.drawing.add_typed("3320100", "500100")
    for bearing, length in (("0", "100.2"), ("90", "100"), ("180", "100"), ("270", "99.9")):
        assert desk.drawing.add_leg(bearing, length)
    desk.part.panel.finish.click()
    assert len(corners(shapes(layer)["1"])) == 5
    assert "0.224 m from the first corner (1/1789)" in desk.part.panel.message.text()
    desk.drawing.add_typed("3320300", "500100")
    for bearing in ("0", "90"):
        assert desk.drawing.add_leg(bearing, "100")
    desk.part.panel.finish.click()  # two legs and a side that was not measured: nothing to say
    assert len(corners(shapes(layer)["2"])) == 3
    assert desk.said[-1] == ""


def test_words_of_the_panel_are_never_cut(desk, project):
    from qgis.PyQt.QtWidgets import QApplication, QLabel

    layer = unit_layer(project)
    desk.window.resize(1000, 500)
    desk.begin("unit", layer)
    panel = desk.part.panel
    panel.setMaximumWidth(380)
    desk.drawing.add_typed("3320100", "500100")
    panel.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    for bearing, length in (("0", "100.02"), ("90", "100"), ("180", "100"), ("270", "100.01")):
        assert desk.drawing.add_leg(bearing, length)
    panel.finish.click()
    for _ in range(20):
        QApplication.processEvents()
    seen = [label for label in panel.findChildren(QLabel) if label.isVisible() and label.wordWrap() and label.text()]
    assert len(seen) >= 4
    for label in seen:
        assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_a_sentence_is_seen_in_a_panel_that_is_too_small(desk, project):
    from qgis.PyQt.QtCore import QPoint
    from qgis.PyQt.QtWidgets import QApplication

    desk.window.resize(1000, 320)
    desk.begin("unit", unit_layer(project))
    panel = desk.part.panel
    assert not desk.drawing.add_typed("3320100", "39500100")
    for _ in range(20):
        QApplication.processEvents()
    assert panel.inner.height() > panel.height(), "it has to be scrolled"
    foot = panel.message.mapTo(panel, QPoint(0, panel.message.height()))
    assert panel.message.text()
    assert foot.y() <= panel.height()


@pytest.mark.parametrize(("known", "why"), [("3320100", "Type both"), ("3320100 41500100", "zone"), ("x y", "")])
def test_a_known_end_that_cannot_be_read_is_not_taken_for_the_first_corner(desk, project, known, why):
    desk.begin("unit", unit_layer(project))
    panel = desk.part.panel
    desk.drawing.add_typed("3320100", "500100")
    for bearing in ("0", "90", "180", "270°00′30″"):
        assert desk.drawing.add_leg(bearing, "100")
    assert panel.traverse.distribute.isEnabled()
    panel.traverse.known.setText(known)
    assert why in panel.traverse.closure.text()
    assert "Closing error" not in panel.traverse.closure.text()
    assert not panel.traverse.distribute.isEnabled()
    before = desk.drawing.sketch
    assert not desk.drawing.distribute(known)
    assert desk.drawing.sketch == before
    assert panel.message.text()
    panel.traverse.known.setText("3320100 500100")
    assert "Closing error" in panel.traverse.closure.text()


def test_an_arc_of_three_places(desk, project):
    layer = unit_layer(project)
    desk.begin("unit", layer)
    panel = desk.part.panel
    desk.click(200, 200)
    panel.arc.begin.click()
    desk.drawing.add_typed(f"{NORTH + 250}", f"{EAST + 250}")
    desk.drawing.add_typed(f"{NORTH + 200}", f"{EAST + 300}")
    assert not panel.arc.begin.isChecked()
    desk.key("Return")
    unit = shapes(layer)["1"]
    assert unit.area == pytest.approx(math.pi * 50**2 / 2, abs=1.5)
    assert (250, 250) in corners(unit)
    assert commands(layer) == ["Draw a unit"]


# Snapping and topology


def test_snapped_corners_are_the_very_same(desk, project):
    layer = unit_layer(project, [("A-1", wkt([(100.1234, 100), (100.1234, 200.4567), (200, 200), (200, 100)]), {})])
    with_snapping(desk, layer)
    desk.begin("unit", layer)
    for place in ((103, 102), (97, 203), (50, 150)):
        desk.click(*place)
    assert desk.drawing.sketch.points[:2] == [(EAST + 100.1234, NORTH + 100), (EAST + 100.1234, NORTH + 200.4567)]
    desk.key("Return")
    one, other = shapes(layer)["A-1"], shapes(layer)["A-2"]
    assert one.intersection(other).area == 0
    assert one.boundary.intersection(other.boundary).length == pytest.approx(100.4567)


def test_a_corner_on_a_neighbours_side_becomes_its_corner_too(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100)), {"area_m2": 1.0})])
    with_snapping(desk, layer)
    desk.begin("unit", layer)
    for place in ((203, 130), (203, 160), (300, 160), (300, 130)):
        desk.click(*place)
    desk.key("Return")
    assert {(200, 130), (200, 160)} <= set(corners(shapes(layer)["A-1"]))
    assert commands(layer) == ["Draw a unit"]
    assert "A-1" in desk.said[-1]
    layer.undoStack().undo()
    assert len(corners(shapes(layer)["A-1"])) == 4


def test_tracing_follows_the_boundary_of_a_neighbour(desk, project):
    from qgis.gui import QgsMapCanvasTracer
    from qgis.PyQt.QtWidgets import QAction

    ring = [(200, 100), (200, 200), (230.1234, 250.4321), (200, 300), (400, 300), (400, 100)]
    layer = unit_layer(project, [("A-1", wkt(ring), {})])
    with_snapping(desk, layer)
    tracer = QgsMapCanvasTracer(desk.canvas)
    action = QAction(desk.window)
    action.setCheckable(True)
    action.setChecked(True)
    tracer.setActionEnableTracing(action)
    tracer.setLayers([layer])
    tracer.setDestinationCrs(layer.crs(), project.transformContext())
    desk.begin("unit", layer)
    for place in ((200, 100), (200, 300), (100, 200)):
        desk.click(*place)
    assert desk.drawing.sketch.points[1:3] == [(EAST + 200, NORTH + 200), (EAST + 230.1234, NORTH + 250.4321)]
    desk.key("Return")
    one, other = shapes(layer)["A-1"], shapes(layer)["A-2"]
    assert one.intersection(other).area == 0
    assert corners(other)[0] == (200, 300)
    del tracer


def test_without_topological_editing_neighbours_stay(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100)), {})])
    with_snapping(desk, layer, topological=False)
    desk.begin("unit", layer)
    for place in ((203, 130), (203, 160), (300, 160)):
        desk.click(*place)
    desk.key("Return")
    assert len(corners(shapes(layer)["A-1"])) == 4


def test_a_corner_of_a_neighbour_on_the_new_side_becomes_its_corner(desk, project):
    layer = unit_layer(project, [("A-1", wkt([(200, 100), (300, 100), (300, 200), (200, 200), (200, 150)]), {})])
    with_snapping(desk, layer)
    desk.begin("unit", layer)
    for place in ((200, 100), (200, 200), (100, 150)):
        desk.click(*place)
    desk.key("Return")
    assert (200, 150) in corners(shapes(layer)["A-2"])


def test_a_part_shares_corners_with_its_neighbours(desk, project):
    rows = [
        ("A-1", wkt([(200, 100), (300, 100), (300, 200), (200, 200), (200, 150)]), {}),
        ("A-2", wkt(square(0, 350)), {}),
    ]
    layer = unit_layer(project, rows)
    project.setTopologicalEditing(True)
    layer.selectByExpression("unit_id = 'A-2'")
    desk.begin("part", layer)
    for place in ((180, 200), (200, 180), (200, 120), (180, 100)):
        desk.drawing.add((EAST + place[0], NORTH + place[1]))
    desk.key("Return")
    assert (200, 150) in corners(shapes(layer)["A-2"])
    assert {(200, 120), (200, 180)} <= set(corners(shapes(layer)["A-1"]))
    assert commands(layer) == ["Add a part"]
    assert "1 corners of neighbours" in desk.said[-1]


def test_a_part_over_another_unit_is_told(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100)), {}), ("A-2", wkt(square(300, 300)), {})])
    layer.selectByExpression("unit_id = 'A-2'")
    desk.begin("part", layer)
    for place in ((150, 150), (150, 180), (180, 180), (180, 150)):
        desk.drawing.add((EAST + place[0], NORTH + place[1]))
    desk.key("Return")
    assert "Unit A-2 overlaps unit A-1 by 900.00 m²" in desk.said[-1]


def test_a_hole_shares_corners_with_the_unit_in_it(desk, project):
    inner = [(150, 150), (150, 175), (150, 200), (200, 200), (200, 150)]
    layer = unit_layer(project, [("A-1", wkt(square(100, 100, 300)), {}), ("A-2", wkt(inner), {})])
    project.setTopologicalEditing(True)
    layer.selectByExpression("unit_id = 'A-1'")
    desk.begin("hole", layer)
    for place in ((150, 150), (150, 200), (180, 200), (200, 200), (200, 150)):
        desk.drawing.add((EAST + place[0], NORTH + place[1]))
    desk.key("Return")
    one, other = shapes(layer)["A-1"], shapes(layer)["A-2"]
    hole = {tuple(point) for point in shapely.get_coordinates(one.geoms[0].interiors[0])}
    assert hole == {tuple(point) for point in shapely.get_coordinates(other)}
    assert len(hole) == 6
    layer.undoStack().undo()
    assert len(corners(shapes(layer)["A-2"])) == 5


def test_a_corner_moved_onto_a_neighbours_side_becomes_its_corner(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100)), {}), ("A-2", wkt(square(220, 100)), {})])
    project.setTopologicalEditing(True)
    desk.begin("corner", layer)
    desk.click(200, 200)
    desk.drawing.add_typed("3320180", "500220")
    assert (220, 180) in corners(shapes(layer)["A-1"])
    assert (220, 180) in corners(shapes(layer)["A-2"])
    assert "A-2" in desk.said[-1]
    assert commands(layer) == ["Move a corner"]
    layer.undoStack().undo()
    assert len(corners(shapes(layer)["A-2"])) == 4


def test_on_a_canvas_in_degrees_corners_are_exact(desk, project):
    from qgis.core import QgsCoordinateReferenceSystem

    layer = unit_layer(project, [("A-1", wkt([(100.1234, 100), (100.1234, 200.4567), (200, 200), (200, 100)]), {})])
    extent = desk.canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    extent = desk.canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    extent.scale(3)
    desk.canvas.setExtent(extent)
    with_snapping(desk, layer)
    desk.begin("unit", layer)
    from qgis.core import QgsPointXY
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    settings = desk.canvas.mapSettings()
    at = settings.mapToPixel().transform(
        settings.layerToMapCoordinates(layer, QgsPointXY(EAST + 100.1234, NORTH + 200.4567))
    )
    place = at.toQPointF().toPoint()
    QTest.mouseClick(desk.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert desk.drawing.sketch.points == [(EAST + 100.1234, NORTH + 200.4567)]


@pytest.mark.parametrize(("crs", "words"), [("EPSG:4490", "CGCS2000 Gauss-Krüger plane"), ("EPSG:2364", "CGCS2000")])
def test_a_layer_in_another_crs_is_refused(desk, project, crs, words):
    layer = unit_layer(project, crs=crs)
    desk.part.draw("unit")
    desk.active = layer
    desk.part.draw("unit")
    assert words in desk.said[-1]
    assert not layer.isEditable()
    assert not any(action.isChecked() for action in desk.part._modes.values())


def test_a_map_of_another_datum_is_refused(desk, project):
    from qgis.core import QgsCoordinateReferenceSystem

    layer = unit_layer(project)
    desk.begin("unit", layer)
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2364"))
    desk.click(100, 100)
    assert "another datum" in desk.said[-1]
    assert len(desk.drawing.sketch) == 0


# Holes and parts


def test_a_hole(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100, 300)), {})])
    desk.begin("hole", layer)
    for place in ((150, 150), (150, 200), (200, 200), (200, 150)):
        desk.click(*place)
    desk.key("Return")
    assert shapes(layer)["A-1"].area == 90_000 - 2500
    assert commands(layer) == ["Cut out a hole"]
    feature = next(layer.getFeatures())
    assert desk.said[-1] == f"Unit A-1 has {feature['area_ha']:.4f} hm² (before: 9.0000 hm²)."
    assert feature["planar_m2"] == 87_500
    for place in ((350, 350), (350, 450), (370, 450)):
        desk.click(*place)
    desk.key("Return")
    assert "inside" in desk.said[-1]
    layer.undoStack().undo()
    assert shapes(layer)["A-1"].area == 90_000
    assert next(layer.getFeatures())["planar_m2"] != 87_500


def test_of_units_on_the_same_ground_somebody_says_which(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100, 300)), {}), ("B-1", wkt(square(100, 100, 300)), {})])
    desk.begin("hole", layer)
    desk.drawing._choose = lambda question, rows, several: [next(row.fid for row in rows if row.number == "B-1")]
    for place in ((150, 150), (150, 200), (200, 200)):
        desk.click(*place)
    desk.key("Return")
    assert shapes(layer)["A-1"].area == 90_000
    assert shapes(layer)["B-1"].area == 90_000 - 1250


def test_a_part_for_the_selected_unit(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100)), {}), ("A-2", wkt(square(300, 300)), {})])
    desk.begin("part", layer)
    ring = ((100, 300), (100, 350), (150, 350))
    for place in ring:
        desk.click(*place)
    desk.key("Return")
    assert "Select the unit" in desk.said[-1]
    layer.selectByExpression("unit_id = 'A-2'")
    desk.key("Return")
    assert len(shapes(layer)["A-2"].geoms) == 2
    assert commands(layer) == ["Add a part"]


def test_a_layer_of_single_polygons_takes_no_parts(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100)), {})], kind="Polygon")
    desk.begin("part", layer)
    layer.selectAll()
    for place in ((100, 300), (100, 350), (150, 350)):
        desk.click(*place)
    desk.key("Return")
    assert "single polygons only" in desk.said[-1]
    assert commands(layer) == []
    desk.begin("unit", layer)
    for place in ((100, 300), (100, 350), (150, 350)):
        desk.click(*place)
    desk.key("Return")
    assert len(shapes(layer)) == 2


# Dividing and merging


ROWS = [
    ("P-1", wkt(square(100, 100)), {"section": "planned", "year": 2025, "land_class": "0301", "name": "采场"}),
    ("R-1", wkt(square(300, 100)), {"section": "restored", "year": 2026, "plan_id": "P-1"}),
]


def test_dividing(desk, project):
    layer = unit_layer(project, ROWS)
    desk.begin("split", layer)
    desk.click(80, 130)
    desk.click(220, 130)
    desk.key("Return")
    assert commands(layer) == ["Divide units"]
    rows = {feature["unit_id"]: feature for feature in layer.getFeatures()}
    assert sorted(rows) == ["P-1", "P-1-2", "R-1"]
    assert [rows[number]["planar_m2"] for number in ("P-1", "P-1-2")] == [7000, 3000]
    assert rows["P-1-2"]["land_class"] == "0301"
    assert rows["P-1-2"]["name"] == "采场"
    assert rows["P-1-2"]["year"] == 2025
    assert rows["R-1"]["plan_id"] == "P-1;P-1-2"
    assert "P-1;P-1-2" in desk.said[-1]
    assert corners(shapes(layer)["P-1"])[0] == (100, 200)
    layer.undoStack().undo()
    rows = {feature["unit_id"]: feature for feature in layer.getFeatures()}
    assert sorted(rows) == ["P-1", "R-1"]
    assert rows["R-1"]["plan_id"] == "P-1"
    layer.undoStack().redo()
    assert sorted(shapes(layer)) == ["P-1", "P-1-2", "R-1"]


def test_a_line_that_does_not_divide_is_told_with_the_unit(desk, project):
    layer = unit_layer(project, ROWS)
    desk.begin("split", layer)
    desk.click(80, 130)
    desk.click(150, 130)
    desk.key("Return")
    assert "does not divide the unit P-1" in desk.said[-1]
    assert commands(layer) == []
    assert len(desk.drawing.sketch) == 2


def test_of_several_units_somebody_says_which_are_divided(desk, project):
    layer = unit_layer(project, ROWS)
    desk.begin("split", layer)
    desk.click(80, 130)
    desk.click(420, 130)
    desk.key("Return")
    assert desk.chosen == [["P-1", "R-1"]]
    assert commands(layer) == []
    layer.selectByExpression("unit_id = 'R-1'")
    desk.key("Return")
    assert sorted(shapes(layer)) == ["P-1", "R-1", "R-1-2"]


def test_a_snapped_division_gives_the_neighbour_its_corner(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100)), {}), ("A-2", wkt(square(200, 100)), {})])
    with_snapping(desk, layer)
    desk.begin("split", layer)
    layer.selectByExpression("unit_id = 'A-1'")
    desk.click(103, 140)
    desk.click(197, 140)
    desk.key("Return")
    assert (200, 140) in corners(shapes(layer)["A-2"])
    assert commands(layer) == ["Divide units"]


def test_merging_asks_what_differs(desk, project):
    from mine_restoration.gis.drawing.merge import merge_of
    from mine_restoration.ui.drawing.merge_dialog import MergeDialog

    rows = [
        ("P-1", wkt(square(100, 100)), {"section": "planned", "land_class": "0301", "note": "a", "plan_id": "X;Y"}),
        ("P-2", wkt(square(200, 100, 50)), {"section": "planned", "land_class": "0401", "note": "b", "plan_id": "Y;Z"}),
        ("R-1", wkt(square(300, 300)), {"section": "restored", "plan_id": "P-2"}),
    ]
    layer = unit_layer(project, rows)
    desk.active = layer
    layer.selectByExpression("unit_id in ('P-1', 'P-2')")
    merge = merge_of(layer, layer.selectedFeatureIds())
    assert merge.choices == {"unit_id": ("P-1", "P-2"), "land_class": ("0301", "0401"), "note": ("a", "b", "a；b")}
    dialog = MergeDialog(layer, merge, project)
    good = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not good.isEnabled()
    dialog.boxes["land_class"].setCurrentIndex(2)
    assert not good.isEnabled()
    dialog.boxes["note"].setCurrentIndex(3)
    assert good.isEnabled()
    assert dialog.values == {"unit_id": "P-1", "land_class": "0401", "note": "a；b"}

    from mine_restoration.gis.drawing.merge import merge_units

    done = merge_units(layer, merge, dialog.values, True)
    found = {feature["unit_id"]: feature for feature in layer.getFeatures()}
    assert sorted(found) == ["P-1", "R-1"]
    assert found["P-1"]["land_class"] == "0401"
    assert found["P-1"]["section"] == "planned"
    assert found["P-1"]["plan_id"] == "X;Y;Z"
    assert found["R-1"]["plan_id"] == "P-1"
    assert found["P-1"]["planar_m2"] == 12_500
    assert commands(layer) == ["Merge units"]
    assert any("P-1" in text for text in done.told)
    layer.undoStack().undo()
    assert sorted(shapes(layer)) == ["P-1", "P-2", "R-1"]


def test_merging_units_that_do_not_touch_is_told(project, desk):
    from mine_restoration.gis.drawing.layer import CannotDrawError
    from mine_restoration.gis.drawing.merge import merge_of, merge_units

    layer = unit_layer(project, [("1", wkt(square(100, 100)), {}), ("2", wkt(square(300, 100)), {})])
    layer.selectAll()
    merge = merge_of(layer, layer.selectedFeatureIds())
    done = merge_units(layer, merge, {}, True)
    assert any("2 parts" in text for text in done.told)
    single = unit_layer(project, [("1", wkt(square(100, 100)), {}), ("2", wkt(square(300, 100)), {})], kind="Polygon")
    with pytest.raises(CannotDrawError, match="single polygons"):
        merge_of(single, single.allFeatureIds())
    with pytest.raises(CannotDrawError, match="two or more"):
        merge_of(layer, list(layer.allFeatureIds())[:1])


# Corners and numbers


def test_a_shared_corner_moves_in_all_units(desk, project):
    layer = unit_layer(project, [("A-1", wkt(square(100, 100)), {}), ("A-2", wkt(square(200, 100)), {})])
    project.setTopologicalEditing(True)
    desk.begin("corner", layer)
    desk.click(201, 199)
    assert desk.drawing.held == (EAST + 200, NORTH + 200)
    assert desk.part.panel.table.item(0, 1).text() == "3320200.0000\n40500200.0000"
    desk.drawing.add_typed("3320222.5", "500210.25")
    for number in ("A-1", "A-2"):
        assert (210.25, 222.5) in corners(shapes(layer)[number])
    assert commands(layer) == ["Move a corner"]
    layer.undoStack().undo()
    assert (200, 200) in corners(shapes(layer)["A-1"])
    desk.click(100, 100)
    desk.drawing.add_typed("3320250", "500150")
    assert "cross" in desk.said[-1]
    assert corners(shapes(layer)["A-1"])[0] == (100, 100)
    desk.key("Escape")
    desk.click(200, 200)
    desk.key("Delete")
    assert len(corners(shapes(layer)["A-1"])) == 3
    assert commands(layer) == ["Take out a corner"]


BOW = [(100, 100), (200, 200), (200, 100), (100, 200)]


def test_an_invalid_unit_is_mended_before_anything_else(desk, project):
    from mine_restoration.gis.drawing.layer import CannotDrawError
    from mine_restoration.gis.drawing.merge import merge_of

    layer = unit_layer(project, [("A-1", wkt(BOW), {}), ("A-2", wkt(square(300, 100)), {})])
    desk.begin("split", layer)
    layer.selectByExpression("unit_id = 'A-1'")
    desk.click(80, 130)
    desk.click(220, 130)
    desk.key("Return")
    assert "invalid" in desk.said[-1]
    desk.begin("hole", layer)
    for place in ((110, 120), (110, 140), (115, 130)):
        desk.click(*place)
    desk.key("Return")
    assert "invalid" in desk.said[-1]
    with pytest.raises(CannotDrawError, match="A-1"):
        merge_of(layer, layer.allFeatureIds())
    desk.part.renumber()
    assert commands(layer) == []
    desk.begin("corner", layer)
    desk.click(100, 200)
    desk.drawing.add_typed("3320200", "500090")
    assert "still invalid" in desk.said[-1]
    desk.click(90, 200)
    desk.drawing.add_typed("3320080", "500150")
    assert "invalid" not in desk.said[-1]
    assert shapes(layer)["A-1"].is_valid


def test_numbering_from_the_north_west_is_one_step(desk, project):
    turned = [(200, 100), (200, 200), (100, 200), (100, 100)]
    layer = unit_layer(project, [("A-1", wkt(turned), {}), ("A-2", wkt(square(300, 100)), {})])
    desk.active = layer
    desk.part.renumber()
    assert corners(shapes(layer)["A-1"]) == [(100, 200), (200, 200), (200, 100), (100, 100)]
    assert commands(layer) == ["Number corners from the north-west"]
    desk.part.renumber()
    assert "already" in desk.said[-1]
    desk.canvas.setLayers([layer])
    desk.part.show_numbers(True)
    assert sorted(desk.part._numbers.names) == ["J1", "J1", "J2", "J2", "J3", "J3", "J4", "J4"]
    layer.selectByExpression("unit_id = 'A-1'")
    pump(lambda: len(desk.part._numbers.names) == 4)
    desk.part.show_numbers(False)


def pump(until, seconds=10):
    from qgis.PyQt.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "did not come"
        QApplication.processEvents()
        time.sleep(0.005)


# Life


def test_the_layer_goes_while_one_draws(desk, project):
    layer = unit_layer(project)
    desk.begin("unit", layer)
    desk.click(100, 100)
    desk.active = None
    project.removeMapLayer(layer.id())
    assert desk.drawing.layer is None
    assert desk.drawing.mode == ""
    desk.click(100, 100)
    desk.key("Return")
    other = unit_layer(project)
    desk.begin("unit", other)
    desk.click(100, 100)
    other.rollBack()
    assert desk.drawing.layer is None
    assert "1 corners that were not finished were dropped" in desk.said[-1]
    assert desk.canvas.mapTool() is not desk.part.tool


def test_a_refused_change_leaves_no_step(desk, project, monkeypatch):
    from mine_restoration.gis.drawing import divide
    from mine_restoration.gis.drawing.layer import CannotDrawError

    layer = unit_layer(project, ROWS)
    desk.begin("split", layer)
    monkeypatch.setattr(divide, "relink", lambda *args: (_ for _ in ()).throw(CannotDrawError("no")))
    desk.click(80, 130)
    desk.click(220, 130)
    desk.key("Return")
    assert desk.said[-1] == "no"
    assert sorted(shapes(layer)) == ["P-1", "R-1"]
    assert commands(layer) == []


def test_nothing_is_left_behind(canvas, project):
    layer = unit_layer(project)
    before = len(canvas.scene().items())
    desk = Desk(canvas, project)
    desk.begin("unit", layer)
    desk.click(100, 100)
    desk.part.show_numbers(True)
    desk.part.close_down()
    assert len(canvas.scene().items()) == before
    assert desk.in_menu is None
    desk.window.deleteLater()


def test_in_a_projects_geopackage(desk, project, run, tmp_path):
    from qgis.core import QgsVectorLayer

    made = run("createproject", FOLDER=str(tmp_path / "p"), CRS="EPSG:4528")
    package = made["OUTPUT"]
    if not str(package).endswith(".gpkg"):
        package = next((tmp_path / "p").rglob("*.gpkg"))
    layer = QgsVectorLayer(f"{package}|layername=unit", "unit", "ogr")
    assert layer.isValid()
    project.addMapLayer(layer)
    desk.begin("unit", layer)
    desk.drawing.new_unit.section = "planned"
    for place in ((100, 100), (100, 200), (200, 200), (200, 100)):
        desk.click(*place)
    desk.key("Return")
    desk.begin("split", layer)
    desk.click(80, 130)
    desk.click(220, 130)
    desk.key("Return")
    assert layer.commitChanges(), layer.commitErrors()
    assert sorted(feature["unit_id"] for feature in layer.getFeatures()) == ["1", "1-2"]
    assert sum(feature["area_m2"] for feature in layer.getFeatures()) == pytest.approx(10_000, abs=0.05)
    layer.startEditing()
    layer.rollBack()


def test_in_postgis(desk, project, run, tmp_path):
    """Drawn, divided, merged and saved on a server; the areas are those that a fresh connection reads."""
    from postgres_server import binaries, postgres_server
    from qgis.core import QgsProject, QgsProviderRegistry

    if binaries() is None:
        pytest.skip("no PostgreSQL server is installed")
    with postgres_server() as server:
        metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
        made = metadata.createConnection(server.dsn, {"saveUsername": True, "savePassword": True})
        metadata.saveConnection(made, "drawn")
        try:
            run("createproject", FOLDER=str(tmp_path), CRS=PLANE, DATABASE="drawn", SCHEMA="quarry", YEAR=2026)
            assert QgsProject.instance().read(str(next(tmp_path.glob("*.qgz"))))
            from mine_restoration.gis.drawing.merge import merge_of, merge_units
            from mine_restoration.gis.roles import layer_with

            layer = layer_with(project, "unit")
            assert layer.providerType() == "postgres"
            desk.begin("unit", layer)
            desk.drawing.new_unit.section = "planned"
            for place in ((100, 100), (100, 200), (200, 200), (200, 100)):
                desk.click(*place)
            desk.key("Return")
            desk.begin("split", layer)
            desk.click(80, 130)
            desk.click(220, 130)
            desk.key("Return")
            assert layer.commitChanges(False), layer.commitErrors()
            import psycopg2

            connection = psycopg2.connect(server.dsn)

            def rows():
                with connection, connection.cursor() as cursor:
                    cursor.execute("SELECT unit_id, planar_m2, ST_Area(geom), year FROM quarry.unit ORDER BY unit_id")
                    return cursor.fetchall()

            assert [(number, float(planar), year) for number, planar, _, year in rows()] == [
                ("1", 7000.0, 2026),
                ("1-2", 3000.0, 2026),
            ]
            merge = merge_of(layer, layer.allFeatureIds())
            merge_units(layer, merge, {}, True)
            assert layer.commitChanges(), layer.commitErrors()
            assert [(number, float(planar)) for number, planar, *_ in rows()] == [("1", 10_000.0)]
            assert rows()[0][2] == pytest.approx(10_000, abs=0.02)
            connection.close()
            desk.drawing.end()
            project.clear()
        finally:
            metadata.deleteConnection("drawn")


@pytest.mark.parametrize("mode", ["unit", "hole", "split"])
def test_what_was_drawn_has_the_official_area(desk, project, mode):
    """The area fields after each act are those of the equal-area plane of PROJ on the same 70 m points."""
    from equal_area_oracle import EqualArea

    from mine_restoration.core.geodesy.plane import Plane

    layer = unit_layer(project, [("A-1", wkt(square(50, 50, 500)), {})])
    desk.begin(mode, layer)
    line = ((30, 133), (580, 377)) if mode == "split" else ((100, 100), (130, 333), (400, 351), (377, 120))
    for place in line:
        desk.click(*place)
    desk.key("Return")
    assert len(commands(layer)) == 1
    changed = [feature for feature in layer.getFeatures() if feature["area_m2"]]
    assert len(changed) == (2 if mode == "split" else 1)
    oracle = EqualArea(Plane(40, 3, True))
    for feature in changed:
        shape = shapely.from_wkb(feature.geometry().asWkb().data())
        assert feature["area_m2"] == pytest.approx(oracle.areas([shape])[0], abs=0.0051)
        assert feature["area_ha"] == pytest.approx(feature["area_m2"] / 10_000, abs=0.000051)
