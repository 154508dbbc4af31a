"""Plane corners as longitude and latitude in seconds of a stated number of decimals, and back."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ...geodesy.plane import Plane
from ..records import Floats

PER_DEGREE = 3600


def in_seconds(east_north: Floats, plane: Plane, decimals: int) -> npt.NDArray[np.int64]:
    """Longitude and latitude (n, 2) of plane points (n, 2) in metres, in whole 10^-``decimals`` seconds."""
    degrees = np.degrees(plane.to_geographic(east_north))
    degrees[:, 0] += plane.central_meridian
    whole: npt.NDArray[np.int64] = np.rint(degrees * (PER_DEGREE * 10**decimals)).astype(np.int64)
    return whole


def on_the_plane(seconds: npt.NDArray[np.int64], decimals: int, plane: Plane, near: Floats) -> Floats:
    """Plane points (n, 2) with these longitudes and latitudes; ``near`` are points within some hundred metres.

    Each step takes the difference along the parallel and the meridian with their radii of curvature; the convergence of
    the meridians leaves a tenth of it or less, so that eight steps leave nothing.
    """
    wanted = np.radians(seconds / (PER_DEGREE * 10**decimals))
    wanted[:, 0] -= np.radians(plane.central_meridian)
    points = near.copy()
    ellipsoid = plane.datum.ellipsoid
    for _ in range(8):
        reached = plane.to_geographic(points)
        cos = np.cos(reached[:, 1])
        v2 = 1 + ellipsoid.e2_second * cos * cos
        radius = ellipsoid.polar_radius / np.sqrt(v2)
        points += (wanted - reached) * np.column_stack([radius * cos, radius / v2])
    return points
