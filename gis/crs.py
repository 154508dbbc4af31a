"""Coordinate reference systems of layers: which datum, which plane, and what may be transformed.

PROJ moves Xi'an 80 and Beijing 54 onto CGCS2000 by nothing at all and says nothing (a "ballpark" transformation), so
layers of different datums are never put together here, and coordinates go from one to another only by the user's own
parameters, in a pipeline that names every step.
"""

from __future__ import annotations

import struct
from typing import Optional, Union

import numpy as np
import numpy.typing as npt
from osgeo import ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from ..core.geodesy.datum import Datum
from ..core.geodesy.moving import Move
from ..core.geodesy.plane import GEOGRAPHIC_EPSG, Degrees, Plane, any_plane_of_epsg, plane_of_epsg
from ..core.geodesy.shift import Helmert
from .i18n import tr

Floats = npt.NDArray[np.float64]


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


def any_plane_of(crs: QgsCoordinateReferenceSystem) -> Optional[Plane]:
    """The Gauss-Krüger plane of CGCS2000, Xi'an 1980 or Beijing 1954 that ``crs`` is; ``None`` for anything else."""
    epsg = epsg_of(crs)
    return None if epsg is None else any_plane_of_epsg(epsg)


def mover(transforms: Optional[QgsCoordinateTransformContext] = None) -> Move:
    """What takes points (n, 2) from one plane to another by PROJ; see :class:`Move` and :func:`pipeline`.

    The project's ``transforms`` are not asked: they may hold an operation between datums that nobody gave for this run.

    Raises ``ValueError`` where the datums differ and there is no Helmert: PROJ would find an operation, and move by
    nothing. What PROJ cannot move comes out as infinite.
    """
    known: dict[str, osr.CoordinateTransformation] = {}

    def move(
        points: Floats, source: Union[Plane, Degrees], target: Plane, helmert: Optional[Helmert] = None, /
    ) -> Floats:
        operation = pipeline(source, target, helmert)
        if operation not in known:
            known[operation] = _transformation(operation)
        places = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        moved = _moved_as_line(places, known[operation])
        return _moved_one_by_one(places, known[operation]) if moved is None else moved

    return move


def _moved_as_line(points: Floats, transformation: osr.CoordinateTransformation) -> Optional[Floats]:
    """Points as the vertices of one line, which spares Python a tuple for each; ``None`` where one cannot be moved."""
    if len(points) < 2 or not np.isfinite(points).all():
        return None
    head = struct.pack("<BII", 1, ogr.wkbLineString, len(points))
    line = ogr.CreateGeometryFromWkb(head + points.astype("<f8").tobytes())
    try:
        if line.Transform(transformation) != ogr.OGRERR_NONE:
            return None
    except RuntimeError:
        return None
    moved = np.frombuffer(line.ExportToWkb(ogr.wkbNDR), dtype="<f8", offset=len(head))
    return moved.reshape(-1, 2).astype(np.float64)


def _moved_one_by_one(points: Floats, transformation: osr.CoordinateTransformation) -> Floats:
    """Points, of which one that cannot be moved comes out as infinite."""
    try:
        moved = transformation.TransformPoints(points.tolist())
    except RuntimeError:
        # Where something has told GDAL to raise, as newer QGIS does, one bad point fails all that come with it.
        if len(points) < 2:
            return np.full(points.shape, np.inf)
        halves = np.array_split(points, 2)
        return np.concatenate([_moved_one_by_one(half, transformation) for half in halves])
    return np.array(moved, dtype=np.float64).reshape(-1, 3)[:, :2]


def pipeline(source: Union[Plane, Degrees], target: Plane, helmert: Optional[Helmert] = None) -> str:
    """The PROJ pipeline from ``source`` to ``target``, every step of it named, so that nothing is left to a choice.

    (longitude, latitude) in degrees or (east, north) in metres in, (east, north) out. Between datums it goes over
    geocentric coordinates with height 0 on the ellipsoid; 1000 m above it turn up in the plane as a centimetre or two.
    """
    steps = [_step(source, inverse=True)]
    if helmert is not None:
        steps.append(f"+proj=cart {_shape(source.datum)}")
        steps.append(helmert.proj)
        steps.append(f"+inv +proj=cart {_shape(target.datum)}")
    elif source.datum != target.datum:
        raise ValueError(f"no parameters from {source.datum.name} to {target.datum.name}")
    steps.append(_step(target))
    return " +step ".join(["+proj=pipeline", *steps])


def _step(frame: Union[Plane, Degrees], inverse: bool = False) -> str:
    """From radians to the coordinates of ``frame``, or ``inverse`` from them."""
    if isinstance(frame, Degrees):
        return "+proj=unitconvert +xy_in=deg +xy_out=rad"
    projection = f"+proj=tmerc +lat_0=0 +lon_0={frame.central_meridian} +k=1 +x_0={frame.false_easting:.0f} +y_0=0"
    return f"{'+inv ' if inverse else ''}{projection} {_shape(frame.datum)}"


def _shape(datum: Datum) -> str:
    """The ellipsoid as the EPSG database has it."""
    return f"+a={datum.ellipsoid.semi_major!r} +b={datum.ellipsoid.semi_minor!r}"


def _transformation(operation: str) -> osr.CoordinateTransformation:
    options = osr.CoordinateTransformationOptions()
    options.SetOperation(operation)
    return osr.CoordinateTransformation(None, None, options)
