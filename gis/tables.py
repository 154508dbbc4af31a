"""How the attribute tables of results read: field names in the user's language, the important first and wide."""

from __future__ import annotations

from qgis.core import QgsAttributeTableConfig, QgsEditorWidgetSetup, QgsVectorLayer

from ..core.schema import fields_of
from .i18n import is_chinese, tr

_WIDTHS = {"message": 560, "source": 140, "reason": 180, "meaning": 420, "rule_name": 160, "basis": 320}
"""Columns wider than QGIS makes them, in pixels."""
_FIRST_ERRORS = "CASE WHEN \"severity\" = 'error' THEN 0 WHEN \"severity\" = 'warning' THEN 1 ELSE 2 END"


def dress_table(layer: QgsVectorLayer, table: str) -> None:
    """Give a layer the aliases of a schema table, and its attribute table widths and order."""
    for spec in fields_of(table):
        index = layer.fields().indexOf(spec.name)
        if index >= 0:
            layer.setFieldAlias(index, spec.alias(is_chinese()))
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    for index, column in enumerate(config.columns()):
        if column.name in _WIDTHS:
            config.setColumnWidth(index, _WIDTHS[column.name])
        if column.name == "code":
            config.setColumnHidden(index, True)
    severity = layer.fields().indexOf("severity")
    if severity >= 0:
        words = {tr("Error"): "error", tr("Warning"): "warning", tr("Note"): "note"}
        layer.setEditorWidgetSetup(severity, QgsEditorWidgetSetup("ValueMap", {"map": words}))
        config.setSortExpression(_FIRST_ERRORS)
    layer.setAttributeTableConfig(config)
