"""Units and their corners as a GeoPackage of their own, for who gets the package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Optional

from osgeo import gdal
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from shapely.geometry import Point

from ..core.corners.numbering import numbered_rings
from ..core.geodesy.plane import Plane
from ..core.unit import Unit
from .convert import feature_of, units_values
from .crs import crs_of
from .i18n import in_chinese
from .schema import qgs_fields

_WRITER = QgsVectorFileWriter
_MIDNIGHT = "2000-01-01T00:00:00.000Z"


class UnitFileError(OSError):
    """The GeoPackage could not be written; the text is what QGIS says."""


def write_units(units: Sequence[Unit], plane: Plane, target: Path) -> None:
    """Write layers ``unit`` and ``corner``; the same units give the same bytes, whatever language QGIS speaks.

    Raises :class:`UnitFileError`.
    """
    with _no_clock(), in_chinese():
        _write(target, plane, "unit", QgsWkbTypes.Type.MultiPolygon, _unit_features(units, plane), first=True)
        _write(target, plane, "corner", QgsWkbTypes.Type.Point, _corner_features(units), first=False)


def _unit_features(units: Sequence[Unit], plane: Plane) -> Iterator[QgsFeature]:
    fields = qgs_fields("unit")
    return (feature_of(fields, values, unit.geometry) for unit, values in zip(units, units_values(units, plane)))


def _corner_features(units: Sequence[Unit]) -> Iterator[QgsFeature]:
    fields = qgs_fields("corner")
    for unit in units:
        for ring in numbered_rings(unit.geometry):
            for corner in ring.corners:
                values: dict[str, Any] = {
                    "unit_id": unit.unit_id,
                    "part": ring.part,
                    "ring": ring.ring,
                    "corner": corner.name,
                    "x_north": round(corner.north, 3),
                    "y_east": round(corner.east, 3),
                }
                yield feature_of(fields, values, Point(corner.east, corner.north))


def _write(
    target: Path, plane: Plane, table: str, kind: QgsWkbTypes.Type, features: Iterator[QgsFeature], first: bool
) -> None:
    options = _WRITER.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table
    action = _WRITER.ActionOnExistingFile
    options.actionOnExistingFile = action.CreateOrOverwriteFile if first else action.CreateOrOverwriteLayer
    writer = _WRITER.create(
        str(target), qgs_fields(table), kind, crs_of(plane), QgsCoordinateTransformContext(), options
    )
    problem = writer.errorMessage() if writer.hasError() != _WRITER.WriterError.NoError else ""
    for feature in features:
        if not problem and not writer.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            problem = writer.errorMessage()
    del writer  # closes the file
    if problem:
        raise UnitFileError(problem)


@contextmanager
def _no_clock() -> Iterator[None]:
    """GeoPackage notes when a layer was changed; here that is always the same moment."""
    before: Optional[str] = gdal.GetConfigOption("OGR_CURRENT_DATE")
    gdal.SetConfigOption("OGR_CURRENT_DATE", _MIDNIGHT)
    try:
        yield
    finally:
        gdal.SetConfigOption("OGR_CURRENT_DATE", before)
