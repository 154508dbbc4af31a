"""What is read off a layer, whatever its database answers."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsVectorLayer

from mine_restoration.gis.layers import different_values, edition_of


class Silent(QgsVectorLayer):
    """A layer whose database gives no distinct values, as a GeoPackage beside another layer's edits may."""

    def uniqueValues(self, *_arguments):
        return set()


def filled(kind, *editions):
    layer = kind("NoGeometry?field=SJNF:string(20)&field=edition:string(20)", "zones", "memory")
    rows = []
    for edition in editions:
        row = QgsFeature(layer.fields())
        row.setAttribute("SJNF", edition)
        rows.append(row)
    assert layer.dataProvider().addFeatures(rows)[0]
    return layer


@pytest.mark.parametrize("kind", [QgsVectorLayer, Silent])
def test_edition_is_read_whether_the_database_gives_distinct_values_or_not(qgis_app, kind):
    assert edition_of(filled(kind, "2025-12", "2024-12", "", None, "2025-12")) == "2024-12、2025-12"
    assert edition_of(filled(kind, "", None)) == ""
    assert edition_of(filled(kind)) == ""


@pytest.mark.parametrize("kind", [QgsVectorLayer, Silent])
def test_edits_that_are_not_saved_count(qgis_app, kind):
    layer = filled(kind, "2024", "2025")
    layer.startEditing()
    first = next(layer.getFeatures()).id()
    layer.changeAttributeValue(first, 0, "2026")
    assert different_values(layer, 0) == {"2025", "2026"}
