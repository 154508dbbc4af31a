"""QGIS fields made from the schema files, the only place that names Qt's variant types."""

from __future__ import annotations

from qgis.core import Qgis, QgsField, QgsFields
from qgis.PyQt.QtCore import QVariant

from ..core.schema import FieldSpec, fields_of
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


def qgs_field(spec: FieldSpec) -> QgsField:
    """The QGIS field of one schema line, with its alias in the user's language."""
    field = QgsField(spec.name, _TYPES[spec.kind], len=spec.length, prec=spec.precision)
    field.setAlias(spec.alias(is_chinese()))
    return field


def qgs_fields(table: str) -> QgsFields:
    """The QGIS fields of a table of ``resources/schema``."""
    fields = QgsFields()
    for spec in fields_of(table):
        fields.append(qgs_field(spec))
    return fields
