"""The CGCS2000 ellipsoid and the constants that the official formulas use."""

from __future__ import annotations

import math

SEMI_MAJOR = 6378137.0
"""Semi-major axis a, metres."""
FLATTENING = 1 / 298.257222101
SEMI_MINOR = SEMI_MAJOR * (1 - FLATTENING)
"""Semi-minor axis b, metres."""
E2 = (SEMI_MAJOR**2 - SEMI_MINOR**2) / SEMI_MAJOR**2
"""Square of the first eccentricity: the one of the area series."""
E2_SECOND = (SEMI_MAJOR**2 - SEMI_MINOR**2) / SEMI_MINOR**2
"""Square of the second eccentricity: the one of the Gauss-Krüger inverse."""
POLAR_RADIUS = SEMI_MAJOR**2 / SEMI_MINOR
"""Polar radius of curvature c, metres."""

INVERSE_K = (
    1.57048761144159e-07,
    5.05250178820567e-03,
    2.98472900956587e-05,
    2.41626669230084e-07,
    2.22241238938534e-09,
)
"""K0 to K4 of the footpoint latitude (TD/T 1055-2019 appendix D, CGCS2000 values)."""

ARC_SECOND = math.pi / 180 / 3600
