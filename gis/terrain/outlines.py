"""Cells as polygons."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from osgeo import gdal, ogr
from shapely.geometry.base import BaseGeometry

from ...core.progress import Progress, go_on
from ...core.shapes import polygons_of
from ...core.terrain.grid import Grid
from .dem import Stop, raster_of


def outlines(cells: npt.NDArray[np.bool_], grid: Grid, progress: Progress = go_on) -> list[BaseGeometry]:
    """The ground of ``cells`` (rows, columns of ``grid``) as valid polygons that do not overlap, in the grid's plane.

    Cells that share an edge are one polygon; such that only touch at a corner are not. Raises :class:`Stopped` where
    ``progress`` says stop.
    """
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    if not len(rows):
        return []
    top, left = int(rows[0]), int(columns[0])
    cells = cells[top : rows[-1] + 1, left : columns[-1] + 1]
    part = grid.part(top, left, *cells.shape)
    raster = raster_of(cells.astype(np.uint8), gdal.GDT_Byte)
    raster.SetGeoTransform((part.west, part.cell_x, 0, part.north, 0, -part.cell_y))
    # Where MEM keeps vectors, too, the driver Memory is going.
    driver = gdal.GetDriverByName("Memory") or gdal.GetDriverByName("MEM")
    shapes = driver.Create("", 0, 0, 0, gdal.GDT_Unknown)
    layer = shapes.CreateLayer("cells", None, ogr.wkbPolygon)
    stop = Stop(progress)
    band = raster.GetRasterBand(1)
    try:
        gdal.Polygonize(band, band, layer, -1, [], callback=stop)
    except RuntimeError:
        stop.check()
        raise
    stop.check()
    found = shapely.from_wkb([bytes(feature.GetGeometryRef().ExportToWkb(ogr.wkbNDR)) for feature in layer])
    # A ring may touch itself in a corner of cells, which makes it a hole.
    whole = [polygons_of(one).geoms for one in shapely.make_valid(found)]
    return [polygon for polygons in whole for polygon in polygons]
