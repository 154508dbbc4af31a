"""Counts of observers as a GeoTIFF."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
from osgeo import gdal, osr

from ...core.geodesy.plane import Plane
from ...core.terrain.grid import Grid
from ..crs import crs_of
from .dem import raster_of
from .viewshed import OUT_OF_REACH, Seen


def write_counts(path: Path, seen: Seen, grid: Grid, plane: Plane) -> None:
    """Write how many observers see each cell: no value where none is in reach, or where 0 is not certain.

    Raises ``OSError`` where it cannot be written.
    """
    values = np.where(seen.unknown & (seen.count <= 0), OUT_OF_REACH, seen.count)
    raster = raster_of(values, gdal.GDT_Int32)
    raster.SetGeoTransform((grid.west, grid.cell_x, 0, grid.north, 0, -grid.cell_y))
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs_of(plane).toWkt())
    raster.SetSpatialRef(reference)
    raster.GetRasterBand(1).SetNoDataValue(OUT_OF_REACH)
    try:
        written = gdal.GetDriverByName("GTiff").CreateCopy(
            str(path), raster, options=["COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER"]
        )
        whole = written is not None
        del written
    except RuntimeError:
        whole = False
    if not whole:
        raise OSError(errno.EIO, gdal.GetLastErrorMsg() or "GDAL", str(path))
