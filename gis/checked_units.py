"""Which units the unit check saw, kept in the project: it names only those that it has findings about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from qgis.core import QgsExpression, QgsFeature, QgsFeatureRequest, QgsProject, QgsVectorLayer

from .convert import columns_of
from .fingerprint import of_row
from .roles import layer_with
from .values import text

_SCOPE, _KEY = "mine_restoration", "checked_units"


def prints_of_units(features: Iterable[QgsFeature]) -> dict[str, str]:
    """The fingerprint of each unit's row, by its number; of numbers that are there twice, none."""
    found: dict[str, str] = {}
    column = None
    for feature in features:
        column = columns_of(feature.fields(), "unit").get("unit_id") if column is None else column
        number = "" if column is None else text(feature[column])
        found[number] = "" if number in found else of_row(feature)
    return {number: row for number, row in found.items() if number and row}


def keep_checked(project: QgsProject, units: Mapping[str, str]) -> None:
    """Note that the units of these fingerprints were checked; what is noted of others stays, like their findings."""
    project.writeEntry(_SCOPE, _KEY, json.dumps({**_kept(project), **units}, ensure_ascii=False))


def is_as_checked(project: QgsProject, unit_id: str) -> bool:
    """Whether the project knows that the unit was checked as it is: with this boundary and these values."""
    noted = _kept(project).get(unit_id)
    layer = layer_with(project, "unit")
    if not noted or not isinstance(layer, QgsVectorLayer):
        return False
    column = columns_of(layer.fields(), "unit").get("unit_id")
    if column is None:
        return False
    name = QgsExpression.quotedColumnRef(layer.fields()[column].name())
    request = QgsFeatureRequest(QgsExpression(f"{name} = {QgsExpression.quotedString(unit_id)}"))
    return prints_of_units(layer.getFeatures(request)).get(unit_id) == noted


def _kept(project: QgsProject) -> dict[str, str]:
    try:
        noted = json.loads(project.readEntry(_SCOPE, _KEY)[0] or "{}")
    except ValueError:
        return {}
    return noted if isinstance(noted, dict) else {}
