"""Coordinate reference systems of layers: which datum, which plane, and what may be transformed.

PROJ moves Xi'an 80 and Beijing 54 onto CGCS2000 by nothing at all and says nothing (a "ballpark" transformation), so
layers of different datums are never put together here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

import numpy as np
import numpy.typing as npt
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsPointXY,
)

from ..core.geodesy.plane import GEOGRAPHIC_EPSG, Plane, plane_of_epsg
from .i18n import tr


def epsg_of(crs: QgsCoordinateReferenceSystem) -> Optional[int]:
    """The EPSG code of ``crs``; ``None`` for any other authority or none."""
    authority, _, code = crs.authid().partition(":")
    return int(code) if authority == "EPSG" and code.isdigit() else None


def plane_of(crs: QgsCoordinateReferenceSystem) -> Optional[Plane]:
    """The CGCS2000 Gauss-Krüger plane that ``crs`` is; ``None`` where it is something else."""
    epsg = epsg_of(crs)
    return None if epsg is None else plane_of_epsg(epsg)


def is_cgcs2000(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether ``crs`` is CGCS2000, in degrees or in one of its planes; only these go from one to the other exactly."""
    return plane_of(crs) is not None or epsg_of(crs) == GEOGRAPHIC_EPSG


def crs_name(crs: QgsCoordinateReferenceSystem) -> str:
    """What to call ``crs`` in a sentence."""
    return crs.authid() or crs.description() or tr("no CRS")


def crs_of(plane: Plane) -> QgsCoordinateReferenceSystem:
    """QGIS' CRS of a plane."""
    return QgsCoordinateReferenceSystem(f"EPSG:{plane.epsg}")


def mover(
    transforms: QgsCoordinateTransformContext,
) -> Callable[[npt.NDArray[np.float64], Plane, Plane], npt.NDArray[np.float64]]:
    """A function that takes points (n, 2) (east, north) from one CGCS2000 plane to another by PROJ; the datum stays."""

    def move(points: npt.NDArray[np.float64], source: Plane, target: Plane) -> npt.NDArray[np.float64]:
        transform = QgsCoordinateTransform(crs_of(source), crs_of(target), transforms)
        moved = [transform.transform(QgsPointXY(east, north)) for east, north in points.tolist()]
        return np.array([(point.x(), point.y()) for point in moved]).reshape(-1, 2)

    return move
