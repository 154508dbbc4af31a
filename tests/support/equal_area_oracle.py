"""Areas of overlap found without the program: 70 m points, PROJ's equal-area plane, shapely's overlay there.

The official area of a polygon is the planar area of its 70 m points in that plane, so what two polygons share there is
the official area of their overlap, and over a coverage these areas sum to the unit's.
"""

from __future__ import annotations

import numpy as np
import shapely
from pyproj import Transformer

LONGEST = 70.0
"""No edge is longer in the Gauss-Krüger plane, metres: an edge has floor(length / 70) + 1 equal parts."""
CGCS2000 = "+a=6378137 +rf=298.257222101"


class EqualArea:
    """The equal-area plane of a CGCS2000 Gauss-Krüger plane."""

    def __init__(self, plane):
        meridian = f"+lon_0={plane.central_meridian} {CGCS2000}"
        self._step = Transformer.from_pipeline(
            f"+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +k=1 +x_0={plane.false_easting} +y_0=0 {meridian} "
            f"+step +proj=cea {meridian}"
        )

    def shapes(self, geometries):
        """Valid polygons and multipolygons with their 70 m points, in the equal-area plane."""
        return np.array([self._shape(geometry) for geometry in geometries] + [None], dtype=object)[:-1]

    def areas(self, geometries):
        """Official area of each, m²."""
        # By rings: where a hole touches its shell, make_valid may take another ground than the one that is meant.
        return np.array([shapely.area(self._rings(geometry)) for geometry in geometries])

    def overlaps(self, units, polygons):
        """``{(unit, polygon): m²}`` of all pairs that share ground; both are sequences in the Gauss-Krüger plane."""
        units, polygons = self.shapes(units), self.shapes(polygons)
        unit, polygon = shapely.STRtree(polygons).query(units)
        areas = shapely.area(shapely.intersection(units[unit], polygons[polygon]))
        return {(int(i), int(j)): float(area) for i, j, area in zip(unit, polygon, areas) if area > 0}

    def _shape(self, geometry):
        shape = self._rings(geometry)
        return shape if shape.is_valid else shapely.make_valid(shape)

    def _rings(self, geometry):
        return shapely.MultiPolygon(
            [
                shapely.Polygon(self._ring(part.exterior), [self._ring(hole) for hole in part.interiors])
                for part in shapely.get_parts(geometry)
            ]
        )

    def _ring(self, ring):
        points = dense(np.asarray(ring.coords)[:, :2])
        return np.column_stack(self._step.transform(points[:, 0], points[:, 1]))


def dense(corners):
    """The corners (n, 2) of a closed ring and the points between them."""
    points = []
    for begin, end in zip(corners[:-1], corners[1:]):
        parts = int(np.hypot(*(end - begin)) // LONGEST) + 1
        points += [begin + (end - begin) * (k / parts) for k in range(parts)]
    return np.array([*points, corners[-1]])
