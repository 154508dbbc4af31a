"""How the layers that the plugin makes look: colours from data files, one source for maps, projects and results.

Land-class colours are those of ``resources/tables/land_classes.csv``, all others those of
``resources/styles/symbols.json``. Texts of legends are English or Chinese by QGIS' language unless the caller says
which: official maps are Chinese whatever language QGIS speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Optional

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo

from ..core.catalogue import RESOURCES, Node, read_json
from ..core.landclass.classes import PSEUDO, LandClasses, load_classes
from .i18n import is_chinese, tr

_SYMBOLS = RESOURCES / "styles" / "symbols.json"
_UNKNOWN_FILL = "#e6e6e6"
"""Fill of a class whose colour nobody states, and of a code that the class list does not have."""
_MARKERS = {"error": "cross_fill", "warning": "triangle", "note": "circle"}


def land_class_renderer(
    classes: LandClasses,
    field: str = "land_class",
    codes: Optional[Iterable[str]] = None,
    pseudo: bool = False,
    chinese: Optional[bool] = None,
) -> QgsCategorizedSymbolRenderer:
    """The renderer of a polygon layer by its land-class ``field``, in the order of the codes.

    ``codes`` limits the legend to those classes; without it every class that a polygon may carry has an entry, and
    with ``pseudo`` ground without a class of its own too (无调查数据, 图斑重叠), in a red frame. Any other value is
    drawn grey and named as unknown, never left out.
    """
    wanted = None if codes is None else set(codes)
    categories = []
    for item in sorted(classes, key=lambda item: (item.code in PSEUDO, item.code)):
        if item.code in PSEUDO:
            is_drawn, line, width = pseudo, "#c62828", 0.4
        else:
            is_drawn, line, width = classes.is_polygon_class(item.code), "#4d4d4d", 0.1
        if is_drawn and (wanted is None or item.code in wanted):
            fill = QColor(*item.rgb) if item.rgb else QColor(_UNKNOWN_FILL)
            label = item.name if item.code in PSEUDO else f"{item.code} {item.name}"
            categories.append(QgsRendererCategory(item.code, _fill(fill.name(), line, width), label))
    in_chinese = is_chinese() if chinese is None else chinese
    categories.append(_other(_fill(_UNKNOWN_FILL, "#c62828", width=0.2, style="f_diagonal"), in_chinese))
    return QgsCategorizedSymbolRenderer(field, categories)


def section_renderer(chinese: Optional[bool] = None) -> QgsCategorizedSymbolRenderer:
    """Units by section of the annual table."""
    return _fills("section", "section", chinese, width=0.5)


def outcome_renderer(chinese: Optional[bool] = None) -> QgsCategorizedSymbolRenderer:
    """Pieces in zones by outcome (R0 to R6, not checked)."""
    return _fills("outcome", "outcome", chinese, width=0.3)


def damage_degree_renderer(chinese: Optional[bool] = None) -> QgsCategorizedSymbolRenderer:
    """Damaged units by degree; a degree of the user's own is drawn as another value."""
    return _fills("damage_degree", "degree", chinese, width=0.5)


def plan_outcome_renderer(chinese: Optional[bool] = None) -> QgsCategorizedSymbolRenderer:
    """Planned and restored units by what became of the plan."""
    return _fills("plan_outcome", "outcome", chinese, width=0.5)


def means_renderer(chinese: Optional[bool] = None) -> QgsCategorizedSymbolRenderer:
    """Pieces in zones by what they mean, the strictest drawn last: rules overlap each other."""
    renderer = _fills("means", "means", chinese, width=0.3)
    weakest_first = reversed([node.get("value", str) for node in _entries("means")])
    values = ", ".join(f"'{value}'" for value in weakest_first)
    clause = QgsFeatureRequest.OrderByClause(f'array_find(array({values}), "means")', True)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([clause]))
    renderer.setOrderByEnabled(True)
    return renderer


def means_symbols() -> dict[str, QgsFillSymbol]:
    """The fill of each meaning, as in :func:`means_renderer`."""
    return {one.value(): one.symbol().clone() for one in means_renderer().categories() if one.value()}


def texts_of(group: str, chinese: Optional[bool] = None) -> dict[str, str]:
    """The text of each value of a group of ``symbols.json`` (``means``, ``outcome``, ...)."""
    in_chinese = is_chinese() if chinese is None else chinese
    return {node.get("value", str): node.get("zh" if in_chinese else "en", str) for node in _entries(group)}


def colours_of(group: str) -> dict[str, QColor]:
    """The fill of each value of a group, not transparent."""
    return {node.get("value", str): QColor(node.get("fill", str)) for node in _entries(group)}


def severity_renderer(chinese: Optional[bool] = None) -> QgsCategorizedSymbolRenderer:
    """Points of findings by severity, told apart by shape as well as colour."""
    in_chinese = is_chinese() if chinese is None else chinese
    categories = []
    for node in _entries("severity"):
        severity = node.get("value", str)
        symbol = QgsMarkerSymbol.createSimple(
            {
                "name": _MARKERS[severity],
                "color": node.get("fill", str),
                "outline_color": node.get("line", str),
                "size": "3.4",
            }
        )
        categories.append(QgsRendererCategory(severity, symbol, node.get("zh" if in_chinese else "en", str)))
    categories.append(_other(QgsMarkerSymbol.createSimple({"name": "circle", "color": _UNKNOWN_FILL}), in_chinese))
    return QgsCategorizedSymbolRenderer("severity", categories)


def boundary_renderer() -> QgsSingleSymbolRenderer:
    """The mining right: a red line with nothing inside."""
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#d00000", "outline_width": "0.8"})
    return QgsSingleSymbolRenderer(symbol)


def visible_renderer() -> QgsSingleSymbolRenderer:
    """Ground that is seen: a light that leaves the map under it readable."""
    symbol = QgsFillSymbol.createSimple(
        {"color": "255,196,0,110", "outline_color": "#b07800", "outline_width": "0.2", "outline_style": "solid"}
    )
    return QgsSingleSymbolRenderer(symbol)


def corner_renderer() -> QgsSingleSymbolRenderer:
    """Corners: small white circles with a dark rim."""
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#ffffff", "outline_color": "#202020", "size": "1.6"}
    )
    return QgsSingleSymbolRenderer(symbol)


def labels(field: str, size: float = 9, smallest_scale: float = 0) -> QgsVectorLayerSimpleLabeling:
    """Labels of a field or an expression, dark on a white halo, so that they read on every fill.

    ``smallest_scale`` is the denominator beyond which they are left out; 0 for labels at every scale.
    """
    text = QgsTextFormat()
    # The family that Qt really uses: the one asked for may not exist, and QGIS warns about it with every project.
    text.setFont(QFont(QFontInfo(QFont()).family()))
    text.setSize(size)
    text.setColor(QColor("#202020"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.isExpression = not field.isidentifier()
    settings.setFormat(text)
    settings.scaleVisibility = smallest_scale > 0
    settings.minimumScale = smallest_scale
    return QgsVectorLayerSimpleLabeling(settings)


def style_layer(layer: QgsVectorLayer, kind: str) -> None:
    """Give a layer the look of ``kind``, the schema's table name (``unit``, ``corner``, ``survey_part``, ...).

    A table without geometry, or a kind without a look of its own, stays as it is.
    """
    if not layer.isSpatial():
        return
    if kind == "survey_part":
        layer.setRenderer(land_class_renderer(load_classes(), pseudo=True))
    elif kind in _RENDERERS:
        layer.setRenderer(_RENDERERS[kind]())
    else:
        return
    if kind in _LABELS:
        # Numbers of corners say something only where a single unit fills the window.
        layer.setLabeling(labels(_LABELS[kind], 7, 2500) if kind == "corner" else labels(_LABELS[kind]))
        layer.setLabelsEnabled(True)
    layer.triggerRepaint()


_RENDERERS = {
    "unit": section_renderer,
    "zone_hit": means_renderer,
    "finding": severity_renderer,
    "mining_right": boundary_renderer,
    "corner": corner_renderer,
    "visible_range": visible_renderer,
    "year_comparison": plan_outcome_renderer,
}
_LABELS = {"unit": "unit_id", "corner": "corner", "year_comparison": 'coalesce("result_unit", "plan_unit")'}


@cache
def _entries(group: str) -> tuple[Node, ...]:
    """The entries of one group of ``symbols.json``. Raises ``CatalogueError``."""
    return tuple(read_json(_SYMBOLS).items(group))


def _fills(group: str, field: str, chinese: Optional[bool], width: float) -> QgsCategorizedSymbolRenderer:
    """A fill a value of ``group``; half transparent, so that what lies beneath still shows."""
    in_chinese = is_chinese() if chinese is None else chinese
    categories = []
    for node in _entries(group):
        symbol = _fill(node.get("fill", str), node.get("line", str), width)
        _let_through(symbol, node.get("opacity", (int, float), 0.6))
        categories.append(
            QgsRendererCategory(node.get("value", str), symbol, node.get("zh" if in_chinese else "en", str))
        )
    categories.append(_other(_fill(_UNKNOWN_FILL, "#5d5d5d", width), in_chinese))
    return QgsCategorizedSymbolRenderer(field, categories)


def _fill(fill: str, line: str, width: float, style: str = "solid") -> QgsFillSymbol:
    """A simple fill; ``width`` of its line in mm."""
    return QgsFillSymbol.createSimple(
        {"color": fill, "outline_color": line, "outline_width": str(width), "style": style, "joinstyle": "miter"}
    )


def _let_through(symbol: QgsFillSymbol, opacity: float) -> None:
    """Make the fill, not the line, transparent."""
    colour = symbol.color()
    colour.setAlphaF(opacity)
    symbol.symbolLayer(0).setFillColor(colour)


def _other(symbol: QgsSymbol, chinese: bool) -> QgsRendererCategory:
    """The category of all values that have none."""
    return QgsRendererCategory("", symbol, "其他" if chinese else tr("other"))
