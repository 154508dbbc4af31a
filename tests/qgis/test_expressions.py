"""The functions for expressions, asked as QGIS asks them: in a layer's context, in labels, without a layer."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from equal_area_oracle import EqualArea

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    *("official_area_m2", "official_area_ha", "official_area_mu"),
    *("corner_list", "corner_text", "corner_name", "land_class_name", "land_class_group"),
)
X, Y = 44429700, 4919700
OUTER = [(X, Y + 90), (X + 120, Y + 100), (X + 130, Y), (X + 10, Y - 10)]
HOLE = [(X + 40, Y + 60), (X + 40, Y + 30), (X + 80, Y + 40)]
SECOND = [(X + 300, Y + 50), (X + 350, Y + 40), (X + 320, Y)]


def ring(points):
    return "(" + ", ".join(f"{x} {y}" for x, y in [*points, points[0]]) + ")"


WKT = f"MultiPolygon (({ring(OUTER)}, {ring(HOLE)}), ({ring(SECOND)}))"


@pytest.fixture
def evaluate(plugin):
    """The value of an expression for a unit in a memory layer, or ``(error,)``."""
    from qgis.core import (
        QgsExpression,
        QgsExpressionContext,
        QgsExpressionContextUtils,
        QgsFeature,
        QgsGeometry,
        QgsVectorLayer,
    )

    def ask(text, wkt=WKT, crs="EPSG:4532", **values):
        layer = QgsVectorLayer(
            f"MultiPolygon?crs={crs}&field=unit_id:string&field=land_class:string", "units", "memory"
        )
        feature = QgsFeature(layer.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        for name, value in values.items():
            feature[name] = value
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(feature)
        expression = QgsExpression(text)
        assert not expression.hasParserError(), expression.parserErrorString()
        value = expression.evaluate(context)
        return (expression.evalErrorString(),) if expression.hasEvalError() else value

    return ask


def test_all_are_there_with_help(plugin):
    from qgis.core import QgsExpression

    for name in NAMES:
        found = QgsExpression.Functions()[QgsExpression.functionIndex(name)]
        assert found.name() == name
        assert found.group() == "Mine Restoration"
        help_text = found.helpText()
        for word in ("Syntax", "Arguments", "Examples", f"{name}("):
            assert word in help_text
        assert "{" not in help_text


def test_areas_are_official(evaluate):
    from shapely import from_wkt

    from mine_restoration.core.geodesy.plane import plane_of_epsg

    by_proj = EqualArea(plane_of_epsg(4532)).areas([from_wkt(WKT)])[0]
    m2 = evaluate("official_area_m2($geometry)")
    assert abs(m2 - by_proj) <= 0.011
    assert evaluate("official_area_ha($geometry)") == float(Decimal(round(m2)).scaleb(-4))
    assert abs(evaluate("official_area_mu($geometry)") - m2 * 3 / 2000) <= 0.0051
    assert evaluate("official_area_m2($geometry, 'EPSG:4532')") == m2


@pytest.mark.parametrize("name", NAMES[:5])
def test_another_crs_is_refused_in_a_sentence(evaluate, name):
    for said in (evaluate(f"{name}($geometry)", crs="EPSG:4490"), evaluate(f"{name}($geometry, crs:='EPSG:3857')")):
        assert "no CGCS2000" in said[0]
        assert "Give the CRS" in said[0]


def test_without_a_layer_the_crs_has_to_be_given(plugin):
    from qgis.core import QgsExpression

    expression = QgsExpression(f"official_area_m2(geom_from_wkt('{WKT}'))")
    expression.evaluate()
    assert "no CRS" in expression.evalErrorString()
    given = QgsExpression(f"official_area_m2(geom_from_wkt('{WKT}'), 'EPSG:4532')")
    assert given.evaluate() > 10_000


@pytest.mark.parametrize("name", NAMES[:5])
@pytest.mark.parametrize("wkt", ["", "MultiPolygon EMPTY", "Point (44429700 4919700)", "LineString (0 0, 1 1)"])
def test_no_polygon_gives_null(evaluate, name, wkt):
    from qgis.core import NULL

    assert evaluate(f"{name}($geometry)", wkt=wkt) in (None, NULL)


def test_corners_have_the_numbers_of_the_files(evaluate, run, tmp_path, make_units):
    """What the coordinate file says, which another reader reads."""
    units = make_units([(WKT, {"unit_id": "U1", "year": 2026, "section": "planned", "name": "a"})])
    file = tmp_path / "corners.txt"
    run("exportcorners", UNITS=str(units), DIALECT=0, OUTPUT=str(file), FINDINGS="memory:")
    rows = re.findall(r"(?m)^(J\d+),(\d+),([\d.]+),([\d.]+)\s*$", file.read_text(encoding="utf-8-sig"))
    written = list(dict.fromkeys((name, int(number), float(x), float(y)) for name, number, x, y in rows))
    corners = evaluate("corner_list($geometry)")
    assert len(corners) == 10
    assert [corner["name"] for corner in corners] == [f"J{n}" for n in range(1, 11)]
    assert [corner["name"] for corner in corners] == [name for name, *_ in written]
    for corner, (_, _, north, east) in zip(corners, written):
        assert corner["x"] == pytest.approx(north, abs=0.0005)
        assert corner["y"] % 1e6 == pytest.approx(east % 1e6, abs=0.0005)
    assert [(corner["part"], corner["ring"]) for corner in corners] == [(1, 1)] * 4 + [(1, 2)] * 3 + [(2, 1)] * 3


def test_x_is_north_and_y_is_east(evaluate):
    first = evaluate("corner_list($geometry)[0]")
    assert (first["x"], first["y"]) == (OUTER[0][1], OUTER[0][0])


def test_corner_text_closes_its_rings(evaluate):
    lines = evaluate("corner_text($geometry)").split("\n")
    assert lines[0] == f"J1  {Y + 90}.000  {X}.000"
    assert lines[4] == lines[0]
    assert len(lines) == 13
    assert evaluate("corner_text($geometry, 1)").startswith(f"J1  {Y + 90}.0  {X}.0\n")


@pytest.mark.parametrize("decimals", ["'x'", "-1", "1.5", "99", "1e30", "$geometry", "'3'"])
def test_decimals_that_are_none(evaluate, decimals):
    assert "is no number of decimals" in evaluate(f"corner_text($geometry, {decimals})")[0]


@pytest.mark.parametrize("odd", ["1", "'text'", "array(1)", "map('a', 1)", "now()", "make_point(1, 2)", "''"])
@pytest.mark.parametrize("name", NAMES)
def test_odd_arguments_never_raise(evaluate, name, odd):
    """A value, NULL or a sentence; an exception would be QGIS' own window with a traceback."""
    evaluate(f"{name}({odd})" if name != "corner_name" else f"{name}({odd}, {odd})")
    if name not in ("land_class_name", "land_class_group"):
        evaluate(f"{name}($geometry, {odd})")


def test_number_of_a_corner_at_a_point(evaluate):
    for number, (x, y) in enumerate(OUTER + HOLE + SECOND, 1):
        assert evaluate(f"corner_name($geometry, make_point({x}, {y}))") == f"J{number}"
    assert evaluate("corner_name($geometry, point_n($geometry, 5))") == "J1"  # the closing one is the first
    from qgis.core import NULL

    assert evaluate(f"corner_name($geometry, make_point({X + 1}, {Y}))") in (None, NULL)
    assert evaluate("corner_name($geometry, $geometry)") in (None, NULL)
    assert evaluate("corner_name($geometry, 'J1')") in (None, NULL)


def test_land_classes_by_the_list(evaluate):
    from qgis.core import NULL

    with (ROOT / "resources" / "tables" / "land_classes.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        assert evaluate("land_class_name(land_class)", land_class=row["code"]) == row["name"]
    assert evaluate("land_class_name('9999')") in (None, NULL)
    assert evaluate("land_class_name(NULL)") in (None, NULL)
    assert evaluate("land_class_name('')") in (None, NULL)
    assert evaluate("land_class_group('0301')") == "农用地"
    assert evaluate("land_class_group('0602')") == "建设用地"
    assert evaluate("land_class_group('9999')") in (None, NULL)


def test_examples_of_the_help_hold(evaluate):
    """Each example can be typed, and those with letters and codes give what is said."""
    from qgis.core import QgsExpression

    from mine_restoration.gis.expressions import functions

    for function in functions():
        for expression, said in re.findall(r"<code>([^<]*)</code> → <code>([^<]*)</code>", function.helpText()):
            import html

            text = html.unescape(expression)
            value = evaluate(text, land_class="0103") if "4527" not in text else None
            assert not QgsExpression(text).hasParserError()
            if "land_class_" in text:
                assert html.unescape(said) == f"'{value}'"
            elif "['name']" in text or "corner_name" in text:
                assert value in ("J1", "J3")
            elif value is not None:
                assert not isinstance(value, tuple), value


def test_labels_with_the_functions_are_drawn_in_threads(evaluate, plugin):
    """A map with labels by all the functions, drawn in the background as canvases do it."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsFeature,
        QgsGeometry,
        QgsMapRendererParallelJob,
        QgsMapSettings,
        QgsPalLayerSettings,
        QgsVectorLayer,
        QgsVectorLayerSimpleLabeling,
    )
    from qgis.PyQt.QtCore import QSize

    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4532&field=land_class:string", "units", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(WKT))
    feature["land_class"] = "0301"
    layer.dataProvider().addFeatures([feature])
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    settings.fieldName = (
        "land_class_name(land_class) || official_area_ha($geometry) || left(corner_text($geometry), 5) || "
        "corner_list($geometry)[0]['name'] || corner_name($geometry, point_n($geometry, 1))"
    )
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    view = QgsMapSettings()
    view.setLayers([layer])
    view.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4532"))
    view.setExtent(layer.extent())
    view.setOutputSize(QSize(600, 400))
    for _ in range(3):
        job = QgsMapRendererParallelJob(view)
        job.start()
        job.waitForFinished()
        labels = [label.labelText for label in job.takeLabelingResults().allLabels()]
        assert labels
        assert labels[0].startswith("乔木林地")
        assert "J1" in labels[0]


def test_taken_away_and_added_again(plugin):
    from qgis.core import QgsExpression

    from mine_restoration.gis import expressions

    expressions.unregister()
    try:
        assert not any(QgsExpression.isFunctionName(name) for name in NAMES)
    finally:
        expressions.register()
    assert all(QgsExpression.isFunctionName(name) for name in NAMES)
