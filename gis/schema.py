"""QGIS fields made from the schema files, the only place that names Qt's variant types."""

from __future__ import annotations

from qgis.core import Qgis, QgsField, QgsFields
from qgis.PyQt.QtCore import QVariant

from ..core.schema import fields_of
from .i18n import is_chinese

if Qgis.QGIS_VERSION_INT >= 33800:
    from qgis.PyQt.QtCore import QMetaType

    _TYPES = {
        "text": QMetaType.Type.QString,
        "int": QMetaType.Type.Int,
        "double": QMetaType.Type.Double,
        "bool": QMetaType.Type.Bool,
        "date": QMetaType.Type.QDate,
    }
else:
    _TYPES = {
        "text": QVariant.String,
        "int": QVariant.Int,
        "double": QVariant.Double,
        "bool": QVariant.Bool,
        "date": QVariant.Date,
    }


def qgs_fields(table: str) -> QgsFields:
    """The QGIS fields of a table of ``resources/schema``, with aliases in the user's language."""
    fields = QgsFields()
    chinese = is_chinese()
    for spec in fields_of(table):
        field = QgsField(spec.name, _TYPES[spec.kind], len=spec.length, prec=spec.precision)
        field.setAlias(spec.alias(chinese))
        fields.append(field)
    return fields
