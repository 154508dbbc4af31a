"""The value lists that a project keeps as tables, so that forms offer them and a county can add to them."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProject,
    QgsRelation,
    QgsRelationContext,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)

from ..core.landclass.classes import load_classes
from ..core.schema import LayerSpec, schema
from ..core.vocabulary import vocabulary
from .i18n import is_chinese, tr
from .layers import ROLE

SEARCHED = ("land_classes", "problem_types")
"""Lists that are too long to be looked through: forms let them be searched."""
PRIVATE_LIST = "mine_restoration/list"
"""Custom property of a list that a project without tables of its own was given for its forms: which list it is."""


def rows_of(layer: LayerSpec) -> list[dict[str, Any]]:
    """The rows of a list's table as the files of ``resources/tables`` have them. Raises ``CatalogueError``.

    Classes that no polygon may carry are there too, not offered: a code in the data can always be looked up.
    """
    return _land_classes() if layer.list_of == "land_classes" else _terms(layer.list_of)


def label_field() -> str:
    """The field that forms show."""
    return "label_zh" if is_chinese() else "label_en"


def both(english: str, value: str) -> str:
    """The English word with the Chinese one that the official form prints; sections are printed by their place."""
    return english if value.isascii() else f"{english} ({value})"


def edition_of_list(layer: LayerSpec) -> str:
    """The edition of a list."""
    return load_classes().edition if layer.list_of == "land_classes" else vocabulary(layer.list_of).edition


def _land_classes() -> list[dict[str, Any]]:
    classes = load_classes()
    return [
        {
            "value": item.code,
            "label_en": f"{item.code} {item.name}",
            "label_zh": f"{item.code} {item.name}",
            "word_group": item.three_class if item.three_class != "mixed" else "",
            "offered": classes.is_polygon_class(item.code),
            "position": position,
            "edition": classes.edition,
            "basis": classes.edition if item.in_edition else tr("not in the printed edition"),
        }
        for position, item in enumerate(sorted(classes, key=lambda item: item.code), 1)
    ]


def _terms(name: str) -> list[dict[str, Any]]:
    terms = vocabulary(name)
    return [
        {
            "value": term.value,
            "label_en": both(term.en, term.value),
            "label_zh": term.zh,
            "word_group": term.group,
            "offered": True,
            "position": position,
            "edition": terms.edition,
            "basis": term.basis,
        }
        for position, term in enumerate(terms.terms, 1)
    ]


def relate_list(layer: QgsVectorLayer, field: str, listed: QgsVectorLayer) -> str:
    """Relate a field to the values of a list in the same project, made anew; the relation's id, empty without one."""
    project = layer.project()
    if project is None or listed.project() is not project:
        return ""
    relation = QgsRelation(QgsRelationContext(project))
    relation.setId(f"{layer.id()}_{field}")
    relation.setName(listed.name())
    relation.setReferencedLayer(listed.id())
    relation.setReferencingLayer(layer.id())
    relation.addFieldPair(field, "value")
    if not relation.isValid():
        return ""
    listed.setDisplayExpression(f'"{label_field()}"')
    project.relationManager().addRelation(relation)
    return str(relation.id())


def lists_for(project: QgsProject) -> dict[str, QgsVectorLayer]:
    """The lists that are searched in forms: the tables of a project, else lists of its own that nobody sees.

    Those hold their values themselves (virtual layers), so they come with the project wherever it goes.
    """
    found: dict[str, QgsVectorLayer] = {}
    specs = {spec.list_of: spec for spec in schema().layers if spec.list_of in SEARCHED}
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.isValid():
            for name, spec in specs.items():
                if layer.customProperty(ROLE) == spec.name:
                    found[name] = layer
                elif layer.customProperty(PRIVATE_LIST) == name:
                    found.setdefault(name, layer)
    for name, spec in specs.items():
        if name not in found:
            found[name] = _private_list(project, spec)
    return found


def _private_list(project: QgsProject, spec: LayerSpec) -> QgsVectorLayer:
    names = ("value", "label_en", "label_zh", "offered", "position")
    rows = [", ".join(_sql(row[name]) for name in names) for row in rows_of(spec)]
    first = ", ".join(f"column{number} AS {name}" for number, name in enumerate(names, 1))
    query = f"SELECT {first} FROM (VALUES {', '.join(f'({row})' for row in rows)})"
    definition = QgsVirtualLayerDefinition()
    definition.setQuery(query)
    layer = QgsVectorLayer(definition.toString(), spec.title(is_chinese()), "virtual")
    layer.setCustomProperty(PRIVATE_LIST, spec.list_of)
    layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
    project.addMapLayer(layer, False)
    return layer


def _sql(value: Any) -> str:
    if isinstance(value, (bool, int)):
        return str(int(value))
    quoted = str(value).replace("'", "''")
    return f"'{quoted}'"
