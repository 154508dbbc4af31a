"""Finding the layers of the year's work in a project, whatever they are called there.

A layer's role is a custom property: its table in the schema (``unit``, ``survey_summary`` ...), or ``survey`` and
``zone`` for what comes from outside. Of several layers with a role the one marked last counts.
"""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer

from .layers import ROLE, names_of

STEP = "mine_restoration/step"
"""Custom property of a result: the algorithm that made it."""
_ORDER = "mine_restoration/order"
SURVEY, ZONE = "survey", "zone"
PREVIEWS = {"previewsheet": "acceptancepackage"}
"""Algorithms that show beforehand what a step will make: they find what it finds, and this counts once."""
_USUAL_NAMES = {SURVEY: ("DLTB",), "mining_right": ("mining_right", "KQFW", "CKQ"), "mine": ("mine",)}
"""What layers of a role are usually called where nobody has marked one."""


def mark(project: QgsProject, layer: QgsMapLayer, role: str, step: str = "") -> None:
    """Make ``layer`` the one that has ``role`` from now on; ``step`` is the algorithm that made it."""
    layer.setCustomProperty(ROLE, role)
    layer.setCustomProperty(_ORDER, 1 + max((_order(other) for other in project.mapLayers().values()), default=0))
    if step:
        layer.setCustomProperty(STEP, step)


def layers_with(project: QgsProject, role: str, step: str = "") -> list[QgsMapLayer]:
    """The layers that have ``role`` (and were made by ``step``), the one marked last first."""
    found = [
        layer
        for layer in project.mapLayers().values()
        if layer.isValid() and layer.customProperty(ROLE) == role and (not step or layer.customProperty(STEP) == step)
    ]
    return sorted(found, key=_order, reverse=True)


def layer_with(project: QgsProject, role: str, step: str = "") -> Optional[QgsMapLayer]:
    """The layer that has ``role``: the one marked last, even if it is empty; else a filled one of a new project, or
    one with the role's usual name.
    """
    found = layers_with(project, role, step)
    if found and _order(found[0]):
        return found[0]
    if not found and not step:
        usual = {name.upper() for name in _USUAL_NAMES.get(role, ())}
        found = [layer for layer in _vectors(project) if usual & {name.upper() for name in names_of(layer)}]
    filled = [layer for layer in found if not isinstance(layer, QgsVectorLayer) or layer.featureCount() != 0]
    return next(iter(filled or found), None)


def role_of(layer: QgsMapLayer) -> str:
    """The role that a layer has; empty where it has none."""
    return str(layer.customProperty(ROLE) or "")


def store_layers(project: QgsProject) -> dict[str, QgsVectorLayer]:
    """The tables of a project that createproject made, by name; empty in other projects.

    They are the layers with a role that lie where the layer of findings does that no run has made.
    """
    store = next((layer for layer in layers_with(project, "finding") if not layer.customProperty(STEP)), None)
    if not isinstance(store, QgsVectorLayer):
        return {}
    # The same table may be open twice, once filtered: the one that shows all of it comes last, and stays.
    return {
        role_of(layer): layer
        for layer in sorted(_vectors(project), key=lambda layer: (not layer.subsetString(), -_order(layer), layer.id()))
        if role_of(layer) and not layer.customProperty(STEP) and _database(layer) == _database(store)
    }


def _database(layer: QgsVectorLayer) -> tuple[str, ...]:
    """The file, or the schema of the database, that a layer lies in."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    names = ("path", "host", "port", "service", "dbname", "schema")
    return (layer.providerType(), *(str(parts.get(name) or "") for name in names))


def has_store(project: QgsProject) -> bool:
    """Whether this is a project that createproject made: its layer of findings was made by no run."""
    return any(not layer.customProperty(STEP) for layer in layers_with(project, "finding"))


def _vectors(project: QgsProject) -> list[QgsVectorLayer]:
    return [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer) and layer.isValid()]


def _order(layer: QgsMapLayer) -> int:
    return int(layer.customProperty(_ORDER) or 0)
