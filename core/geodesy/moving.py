"""Points from one plane to another, inside a datum or between two with what the user gives for it."""

from __future__ import annotations

from typing import Optional, Protocol, Union

import numpy as np
import numpy.typing as npt

from .plane import Degrees, Plane
from .shift import ControlPoints, Helmert, Shift, moved_by_points

Floats = npt.NDArray[np.float64]

KEPT_DECIMALS = 4
"""Coordinates that had to be computed keep so many decimals of a metre."""
_NOISE = 6
"""Eastings that had a zone number put before or taken off: the addition leaves noise of 1e-9 m behind."""


class Move(Protocol):
    """What takes points (n, 2) from one plane to another: (east, north) in metres, (longitude, latitude) in degrees.

    Without ``helmert`` both have the same datum, so nothing is lost; with it ``source`` is in another datum and
    ``target`` in CGCS2000. Projection is a library's work (PROJ), which ``core`` does not import.
    """

    def __call__(
        self, points: Floats, source: Union[Plane, Degrees], target: Plane, helmert: Optional[Helmert] = None, /
    ) -> Floats: ...


def moved(
    points: Floats, source: Union[Plane, Degrees], target: Plane, move: Move, shift: Optional[Shift] = None
) -> Floats:
    """Points (n, 2) of ``source`` in ``target``, metres; ``shift`` is needed, and used, only between datums.

    Raises ``ValueError`` where the datums differ and there is no shift: nothing is relabelled.
    """
    if source.datum == target.datum:
        return _in_datum(points, source, target, move)
    if isinstance(shift, Helmert):
        return _rounded(move(points, source, target, shift), KEPT_DECIMALS)
    if isinstance(shift, ControlPoints) and isinstance(source, Plane):
        shifted, plane = moved_by_points(shift, points, source)
        return _in_datum(_rounded(shifted, KEPT_DECIMALS), plane, target, move)
    raise ValueError(f"no shift from {source.datum.name} to {target.datum.name}")


def _in_datum(points: Floats, source: Union[Plane, Degrees], target: Plane, move: Move) -> Floats:
    if isinstance(source, Plane) and (source.zone, source.width) == (target.zone, target.width):
        return renumbered(points, source, target)
    return _rounded(move(points, source, target), KEPT_DECIMALS)


def renumbered(points: Floats, source: Plane, target: Plane) -> Floats:
    """Points (n, 2) of ``source`` in ``target``, the same zone with or without its number before the eastings."""
    return _rounded(points + np.array([target.false_easting - source.false_easting, 0.0]), _NOISE)


def _rounded(points: Floats, decimals: int) -> Floats:
    return np.asarray(np.round(points, decimals), dtype=np.float64)
