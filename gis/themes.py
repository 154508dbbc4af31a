"""Map themes of a project: one for each section of the annual table and for each kind of sheet of the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from qgis.core import QgsMapLayerStyle, QgsMapThemeCollection, QgsProject, QgsRuleBasedRenderer, QgsVectorLayer

from ..core.catalogue import RESOURCES, Node, read_json
from ..core.vocabulary import SECTIONS
from .i18n import is_chinese
from .layers import YEAR_VARIABLE
from .styles import section_renderer

_PATH = RESOURCES / "schema" / "themes.json"
_OF_THE_YEAR = f'"year" = coalesce(to_int(@{YEAR_VARIABLE}), maximum("year"))'


@dataclass(frozen=True)
class Theme:
    """A theme: its names, and the layers it shows (table name) with the style of each, empty for its usual one."""

    en: str
    zh: str
    layers: Mapping[str, str]


@dataclass(frozen=True)
class UnitStyle:
    """A style of the units that shows some sections of one year."""

    en: str
    zh: str
    sections: tuple[str, ...]


def add_themes(project: QgsProject, layers: Mapping[str, QgsVectorLayer]) -> None:
    """Give the project's layers (by table name) the styles that themes need, and the project the themes.

    What has the name of one of these styles or themes is replaced, all others stay. Raises ``CatalogueError``.
    """
    names = {key: style.zh if is_chinese() else style.en for key, style in _styles().items()}
    for key, style in _styles().items():
        _add_style(layers["unit"], names[key], style.sections)
    themes = project.mapThemeCollection()
    for theme in _themes():
        record = QgsMapThemeCollection.MapThemeRecord()
        for table, key in theme.layers.items():
            layer = layers[table]
            shown = QgsMapThemeCollection.MapThemeLayerRecord(layer)
            shown.usingCurrentStyle = True
            shown.currentStyle = names[key] if key else layer.styleManager().currentStyle()
            record.addLayerRecord(shown)
        name = theme.zh if is_chinese() else theme.en
        (themes.update if themes.hasMapTheme(name) else themes.insert)(name, record)


def _add_style(layer: QgsVectorLayer, name: str, sections: tuple[str, ...]) -> None:
    """Give the layer a style beside its usual one; it takes over form, labels and all that it does not change."""
    root = QgsRuleBasedRenderer.Rule(None)
    for category in section_renderer().categories():
        if category.value() in sections:
            rule = QgsRuleBasedRenderer.Rule(category.symbol().clone())
            rule.setLabel(category.label())
            rule.setFilterExpression(f"\"section\" = '{category.value()}' and {_OF_THE_YEAR}")
            root.appendChild(rule)
    usual = layer.renderer().clone()
    layer.setRenderer(QgsRuleBasedRenderer(root))
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    layer.setRenderer(usual)
    manager = layer.styleManager()
    if name in manager.styles():
        manager.removeStyle(name)
    manager.addStyle(name, style)


@cache
def _styles() -> dict[str, UnitStyle]:
    return {node.get("name", str): _style(node) for node in read_json(_PATH).items("styles")}


def _style(node: Node) -> UnitStyle:
    node.only("name", "en", "zh", "sections")
    for section in node.texts("sections"):
        if section not in SECTIONS:
            raise node.fail(f"section '{section}' is none of {', '.join(SECTIONS)}")
    return UnitStyle(node.get("en", str), node.get("zh", str), node.texts("sections"))


@cache
def _themes() -> tuple[Theme, ...]:
    themes = []
    for node in read_json(_PATH).items("themes"):
        node.only("en", "zh", "layers")
        layers = node.child("layers")
        shown = {table: layers.get(table, str) for table in layers.value}
        for key in shown.values():
            if key and key not in _styles():
                raise layers.fail(f"style '{key}' is none of {', '.join(_styles())}")
        themes.append(Theme(node.get("en", str), node.get("zh", str), shown))
    return tuple(themes)
