"""Polygons of an overlay's result, and the place of a fault."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from mine_restoration.core.shapes import fault_of, polygonal, polygons_of

SQUARE, OTHER = box(0, 0, 1, 1), box(5, 0, 7, 1)


@pytest.mark.parametrize(
    ("geometry", "area"),
    [
        (SQUARE, 1),
        (MultiPolygon([SQUARE, OTHER]), 3),
        (GeometryCollection([SQUARE, LineString([(0, 0), (9, 9)]), Point(3, 3)]), 1),
        (GeometryCollection([GeometryCollection([MultiPolygon([SQUARE, OTHER])]), Point(3, 3)]), 3),
        (GeometryCollection([LineString([(0, 0), (9, 9)])]), 0),
        (Polygon(), 0),
    ],
)
def test_polygons_of_a_result(geometry, area):
    assert polygons_of(geometry).area == area
    assert np.nansum(shapely.area(polygonal([geometry]))) == area


def test_polygons_of_many_keep_their_places():
    both = GeometryCollection([MultiPolygon([SQUARE, OTHER]), GeometryCollection([SQUARE]), Polygon()])
    many = [None, SQUARE, Point(0, 0), GeometryCollection([OTHER, Point(0, 0)]), both, Polygon(), GeometryCollection()]
    result = polygonal(many)
    assert [None if item is None else item.area for item in result] == [None, 1, None, 2, 4, None, None]
    assert result[1] is SQUARE
    assert len(polygonal([])) == 0


def test_the_place_of_a_fault():
    bow_tie = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    fault = fault_of(bow_tie)
    assert (fault.reason, fault.place) == ("Self-intersection", Point(5, 5))
    with np.errstate(invalid="ignore"):
        nowhere = Polygon([(0, 0), (1, 0), (np.nan, 1), (0, 0)])
    assert fault_of(nowhere).place is None
