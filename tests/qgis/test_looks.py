"""Results that QGIS loads come with their symbols."""

from __future__ import annotations

import gc

import pytest
from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.schema import fields_of
from mine_restoration.gis import styles
from mine_restoration.gis.crs import crs_of
from mine_restoration.gis.schema import qgs_fields
from mine_restoration.processing.base import MineRestorationAlgorithm, write_all
from mine_restoration.processing.digitiseunits import DigitiseUnits
from mine_restoration.processing.provider import ALGORITHMS
from mine_restoration.processing.styling import LOOKS, _Styler

SQUARE = "MultiPolygon (((0 0, 100 0, 100 100, 0 100, 0 0)))"
GEOMETRY = {"corner": "Point", "finding": "Point"}
CLASSIFIED_BY = {
    **{"unit": "section", "survey_part": "land_class", "zone_hit": "means", "finding": "severity"},
    "year_comparison": "outcome",
}


class _Writer(MineRestorationAlgorithm):
    """Writes one empty layer under the name of each output that has a look."""

    ID = "writer"

    def displayName(self):
        return "Write"

    def initAlgorithm(self, configuration=None):
        for output in LOOKS:
            self.addParameter(
                QgsProcessingParameterFeatureSink(output, output, QgsProcessing.SourceType.TypeVectorAnyGeometry)
            )

    def processAlgorithm(self, parameters, context, feedback):
        results = {}
        for output, kind in LOOKS.items():
            wkb = QgsWkbTypes.Type.Point if kind in GEOMETRY else QgsWkbTypes.Type.MultiPolygon
            _, results[output] = self.parameterAsSink(
                parameters, output, context, qgs_fields(kind), wkb, crs_of(Plane(44, 3, False))
            )
        return results


@pytest.mark.parametrize("folder", [None, "files"])
def test_loaded_results_have_the_look_of_their_kind(plugin, tmp_path, folder):
    project = QgsProject()
    context = QgsProcessingContext()
    parameters = {
        output: QgsProcessingOutputLayerDefinition(str(tmp_path / f"{output}.gpkg") if folder else "memory:", project)
        for output in LOOKS
    }
    results, done = _Writer().create().run(parameters, context, QgsProcessingFeedback(False))
    assert done
    gc.collect()
    for output, kind in LOOKS.items():
        details = context.layerToLoadOnCompletionDetails(results[output])
        layer = QgsProcessingUtils.mapLayerFromString(results[output], context)
        details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback(False))
        renderer = layer.renderer()
        if kind in CLASSIFIED_BY:
            assert renderer.type() == "categorizedSymbol"
            assert renderer.classAttribute() == CLASSIFIED_BY[kind]
            assert renderer.classAttribute() in [spec.name for spec in fields_of(kind)]
        assert details.name == ("Findings: Write" if output == "FINDINGS" else output)
        assert layer.labelsEnabled() == (kind in ("unit", "corner", "year_comparison"))


def test_results_that_nobody_loads_are_left_alone(plugin):
    context = QgsProcessingContext()
    _, done = _Writer().create().run(dict.fromkeys(LOOKS, "memory:"), context, QgsProcessingFeedback(False))
    assert done
    assert not context.layersToLoadOnCompletion()


def test_the_looks_are_those_of_outputs_that_there_are(plugin):
    """A renamed output would lose its look unseen."""
    outputs = set()
    for kind in ALGORITHMS:
        algorithm = kind().create()
        outputs |= {output.name() for output in algorithm.destinationParameterDefinitions()}
    # What two algorithms call OUTPUT has a look under these names.
    assert set(LOOKS) - {"VISIBLE_RANGE", "YEAR_COMPARISON"} <= outputs


def test_digitised_units_are_loaded_in_the_colours_of_their_section(plugin, tmp_path):
    parameters = {
        "INPUT": [str(RESOURCES / "sample" / "units" / "planned.txt")],
        "YEAR": 2026,
        "SECTION": 2,
        **{name: QgsProcessingOutputLayerDefinition("memory:", QgsProject()) for name in ("UNITS", "CORNERS")},
    }
    context = QgsProcessingContext()
    results, done = DigitiseUnits().create().run(parameters, context, QgsProcessingFeedback(False))
    assert done
    layer = QgsProcessingUtils.mapLayerFromString(results["UNITS"], context)
    details = context.layerToLoadOnCompletionDetails(results["UNITS"])
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback(False))
    used = {layer.renderer().categoryIndexForValue(feature["section"]) for feature in layer.getFeatures()}
    assert [layer.renderer().categories()[index].value() for index in used] == ["planned"]


@pytest.mark.parametrize("table", ["survey_total", "class_change", "survey_part"])
def test_the_columns_of_results_have_room_for_their_headings(qgis_app, table):
    from qgis.core import QgsApplication, QgsVectorLayer
    from qgis.PyQt.QtGui import QFontMetrics

    from mine_restoration.core.schema import fields_of
    from mine_restoration.gis.forms import name_columns

    fields = "&".join(f"field={spec.name}:string" for spec in fields_of(table))
    layer = QgsVectorLayer(f"NoGeometry?{fields}", "t", "memory")
    name_columns(layer, table)
    font = QgsApplication.font()
    font.setPixelSize(13)  # what desktops have; the platform without a window has a larger one
    titles = QFontMetrics(font)
    aliases = {field.name(): field.alias() for field in layer.fields()}
    widths = {column.name: column.width for column in layer.attributeTableConfig().columns() if column.name}
    assert widths.keys() == aliases.keys()
    for name, alias in aliases.items():
        assert widths[name] > titles.horizontalAdvance(alias), name


def test_findings_are_a_table_that_can_be_read(qgis_app):
    from qgis.core import QgsVectorLayer

    from mine_restoration.gis.forms import name_columns

    fields = "&".join(f"field={name}:string" for name in ("more", "code", "message", "severity", "line"))
    layer = QgsVectorLayer(f"Point?{fields}", "findings", "memory")
    name_columns(layer, "finding")
    columns = [column for column in layer.attributeTableConfig().columns() if column.name]
    assert [column.name for column in columns] == ["severity", "message", "line", "code", "more"]
    assert columns[1].width > 5 * columns[0].width
    assert layer.attributeDisplayName(layer.fields().indexOf("message")) in ("Message", "说明")


def test_a_result_that_does_not_get_there_stops_the_run():
    class FullDisk:
        def addFeatures(self, features, flags):
            return False

        def lastError(self):
            return "database or disk is full"

    with pytest.raises(QgsProcessingException, match="disk is full"):
        write_all(FullDisk(), [QgsFeature()])
    write_all(None, [QgsFeature()])


def test_every_class_with_a_colour_is_drawn_in_it():
    renderer = styles.land_class_renderer(load_classes())
    by_value = {category.value(): category for category in renderer.categories()}
    for item in load_classes():
        if load_classes().is_polygon_class(item.code) and item.rgb:
            colour = by_value[item.code].symbol().color()
            assert (colour.red(), colour.green(), colour.blue()) == item.rgb
            assert by_value[item.code].label() == f"{item.code} {item.name}"
    assert "204" not in by_value, "a settlement attribute is no land class of a polygon"


def test_the_legend_can_be_limited_to_some_classes():
    renderer = styles.land_class_renderer(load_classes(), codes=["0602", "0301"])
    assert [category.value() for category in renderer.categories()] == ["0301", "0602", ""]


def test_values_without_a_symbol_are_drawn_and_not_left_out(qgis_app):
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4532&field=land_class:string&field=section:string", "x", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["9999", "elsewhere"])
    feature.setGeometry(QgsGeometry.fromWkt(SQUARE))
    layer.dataProvider().addFeatures([feature], QgsFeatureSink.Flag.FastInsert)
    for kind in ("survey_part", "unit"):
        styles.style_layer(layer, kind)
        assert drawn(layer), kind


def drawn(layer):
    """Whether a map of the layer shows anything."""
    from qgis.PyQt.QtGui import QColor

    image = picture(layer, 60, 60)
    return image.pixelColor(30, 30) != QColor("#ffffff") or image.pixelColor(28, 33) != QColor("#ffffff")


def picture(layer, width, height):
    """A map of the layer on white."""
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(width, height))
    settings.setBackgroundColor(QColor("#ffffff"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


@pytest.mark.parametrize("chinese", [True, False])
def test_legends_speak_the_language_asked_for(qgis_app, chinese):
    words = [category.label() for category in styles.outcome_renderer(chinese).categories()]
    assert ("未核查" in words) is chinese
    assert ("Not checked" in words) is not chinese


QML = RESOURCES / "styles" / "land_classes.qml"


def test_the_style_of_the_classes_is_the_class_table():
    """Made again by ``make styles``: each class that a polygon may carry, its name and its colour."""
    import xml.etree.ElementTree as ElementTree

    tree = ElementTree.parse(QML)
    renderer = tree.find("renderer-v2")
    assert renderer.get("attr") == "DLBM"
    assert tree.getroot().get("styleCategories") == "Symbology", "the labels of a layer stay as they are"
    fills = {
        symbol.get("name"): symbol.find("layer/Option/Option[@name='color']").get("value").split(",")[:3]
        for symbol in renderer.find("symbols")
    }
    shown = {
        category.get("value"): (category.get("label"), tuple(int(part) for part in fills[category.get("symbol")]))
        for category in renderer.find("categories")
    }
    expected = {
        item.code: (f"{item.code} {item.name}", item.rgb or (230, 230, 230))
        for item in load_classes()
        if load_classes().is_polygon_class(item.code)
    }
    assert shown.pop("")[0] == "其他"
    assert shown == expected


@pytest.mark.parametrize("field", ["DLBM", "dlbm"])
def test_the_style_of_the_classes_fits_any_survey_layer(qgis_app, field):
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:4532&field={field}:string", "DLTB", "memory")
    for column, code in enumerate(("0101", "0602", "08H2A", "9999")):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code])
        feature.setGeometry(QgsGeometry.fromWkt(SQUARE))
        shape = feature.geometry()
        shape.translate(100 * column, 0)
        feature.setGeometry(shape)
        layer.dataProvider().addFeatures([feature], QgsFeatureSink.Flag.FastInsert)
    layer.updateExtents()
    assert layer.loadNamedStyle(str(QML))[1]
    image = picture(layer, 400, 100)
    for column, code in enumerate(("0101", "0602", "08H2A")):
        colour = image.pixelColor(100 * column + 50, 50)
        assert (colour.red(), colour.green(), colour.blue()) == load_classes()[code].rgb
    assert drawn_colours(image, 310, 390) > 1, "a code that the list does not have is hatched"


def test_ground_without_a_class_of_its_own_is_told_apart_in_the_parts(qgis_app):
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4532&field=land_class:string", "x", "memory")
    styles.style_layer(layer, "survey_part")
    labels = {category.value(): category.label() for category in layer.renderer().categories()}
    assert (labels["NODATA"], labels["OVERLAP"]) == ("无调查数据", "图斑重叠")


def drawn_colours(image, west, east):
    return len({image.pixelColor(x, y).name() for x in range(west, east) for y in range(20, 80)})


def verdict_layer(kind="NoGeometry", table="verdict"):
    layer = QgsVectorLayer(kind, table, "memory")
    layer.dataProvider().addAttributes(qgs_fields(table).toList())
    layer.updateFields()
    return layer


def test_loaded_verdicts_can_be_marked_and_nothing_else(plugin):
    layer = verdict_layer()
    _Styler("verdict").postProcessLayer(layer, QgsProcessingContext(), QgsProcessingFeedback(False))
    widgets = {field.name(): layer.editorWidgetSetup(i) for i, field in enumerate(layer.fields())}
    assert [next(iter(entry.values())) for entry in widgets["mark"].config()["map"]][1:] == ["confirmed", "dismissed"]
    assert widgets["mark_date"].type() == "DateTime"
    assert widgets["mark_reason"].config()["IsMultiline"]
    config = layer.editFormConfig()
    editable = {name for i, name in enumerate(widgets) if not config.readOnly(i)}
    assert editable == {"mark", "mark_reason", "mark_by", "mark_date", "mark_state"}
    assert {"argued", "prohibited"} <= {next(iter(one.values())) for one in widgets["means"].config()["map"]}
    assert len(layer.conditionalStyles().fieldStyles("means")) == 4
    boxes = config.invisibleRootContainer().children()[0].children()
    shown = [element.name() for box in boxes for element in box.children()]
    assert sorted(shown) == sorted(widgets)
    assert shown[0] == "mark"


def test_the_shipped_form_of_verdicts_is_that_of_loaded_ones(plugin):
    loaded, shipped = verdict_layer(), verdict_layer()
    _Styler("verdict").postProcessLayer(loaded, QgsProcessingContext(), QgsProcessingFeedback(False))
    assert shipped.loadNamedStyle(str(RESOURCES / "styles" / "verdicts.qml"))[1]
    for i, field in enumerate(loaded.fields()):
        assert shipped.editorWidgetSetup(i).type() == loaded.editorWidgetSetup(i).type(), field.name()
        assert shipped.editFormConfig().readOnly(i) == loaded.editFormConfig().readOnly(i)
    assert shipped.attributeAlias(shipped.fields().indexOf("mark")) == "复核标记"


def test_hits_are_drawn_by_what_they_mean_the_strictest_on_top(plugin):
    """Three pieces over each other, in the worst order: the picture is that of the strictest alone."""
    both = []
    for meanings in (("prohibited", "priority", "notice"), ("prohibited",)):
        layer = verdict_layer("MultiPolygon?crs=EPSG:4532", "zone_hit")
        for means in meanings:
            feature = QgsFeature(layer.fields())
            feature["means"] = means
            feature.setGeometry(QgsGeometry.fromWkt(SQUARE))
            layer.dataProvider().addFeatures([feature], QgsFeatureSink.Flag.FastInsert)
        layer.updateExtents()
        assert layer.loadNamedStyle(str(RESOURCES / "styles" / "zone_hits.qml"))[1]
        for i, category in enumerate(layer.renderer().categories()):
            symbol = category.symbol().clone()
            colour = symbol.color()
            colour.setAlpha(255)
            symbol.symbolLayer(0).setFillColor(colour)
            layer.renderer().updateCategorySymbol(i, symbol)
        both.append(picture(layer, 40, 40).pixelColor(20, 20).name())
    assert both[0] == both[1] == "#d9483b"
