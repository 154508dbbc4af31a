"""Terrain models: what can be used of one, and its heights in the plane of the units.

Heights have to be metres in cells whose place is known: another datum is refused, and so is a unit that is none.
What is no height (no data, masked, beyond what the earth has) is unknown ground, and the findings say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
from osgeo import gdal, osr
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsRasterLayer,
    QgsRectangle,
)

from ...core.findings import Finding, note, warning
from ...core.geodesy.plane import Plane
from ...core.progress import Progress, check, go_on, span
from ...core.terrain.grid import Bounds, Grid, Terrain
from ..crs import crs_name, crs_of
from ..i18n import tr

_CGCS2000 = ("china_2000", "d_china_2000", "china_geodetic_coordinate_system_2000")
_WGS84 = ("wgs_1984", "d_wgs_1984", "world_geodetic_system_1984", "world_geodetic_system_1984_ensemble")
_METRES = {"m": 1.0, "metre": 1.0, "metres": 1.0, "meter": 1.0, "meters": 1.0, "米": 1.0}
_FEET = {
    "ft": 0.3048,
    "foot": 0.3048,
    "feet": 0.3048,
    "us survey foot": 1200 / 3937,
    "us-ft": 1200 / 3937,
    "ftus": 1200 / 3937,
    "foot_us": 1200 / 3937,
}
_LOWEST, _HIGHEST = -600.0, 9000.0
"""The shore of the Dead Sea and the top of Mount Everest lie between; what lies outside is no height in metres."""
_UNKNOWN = -99999.0
_MOST_CELLS = 200_000_000
"""So many cells are 2 GB of heights, counts and windows."""


class TerrainRefused(Exception):  # noqa: N818 - a sentence for the user
    """Why a terrain model cannot be used and what to do, as a sentence in the user's language."""


@dataclass(frozen=True)
class Dem:
    """A terrain model that can be read. ``scale`` makes metres of its heights; ``plane`` is where it is wanted.

    ``same`` where it lies in that plane already, north up: its cells are used as they are. ``findings`` say what was
    taken for granted.
    """

    name: str
    path: str
    crs: QgsCoordinateReferenceSystem
    plane: Plane
    scale: float
    same: bool
    transforms: QgsCoordinateTransformContext
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    def grid_over(self, bounds: Bounds) -> Grid:
        """The cells over ``bounds`` of the plane: the model's own, else squares about as large, in whole steps from
        the origin of the plane, so that they do not depend on what is asked for.

        Raises :class:`TerrainRefused` where they are too many.
        """
        source = _open(self.path, self.name)
        west, cell_x, _, north, _, cell_y = source.GetGeoTransform()
        if self.same:
            grid = Grid(west, north, cell_x, -cell_y, source.RasterXSize, source.RasterYSize).over(bounds)
        else:
            cell = _rounded(self._cell_size(source, bounds))
            grid = Grid(0.0, 0.0, cell, cell, 1, 1).over(bounds)
        if grid.columns * grid.rows > _MOST_CELLS:
            raise TerrainRefused(
                tr(
                    "'{name}' has {count} million cells on the ground that is asked for ({cell} m each), too many. "
                    "Give a smaller area of interest or distance, or a terrain model with larger cells."
                ).format(name=self.name, count=grid.columns * grid.rows // 1_000_000, cell=f"{grid.cell_x:g}")
            )
        return grid

    def read(self, bounds: Bounds, progress: Progress = go_on) -> tuple[Terrain, int]:
        """The heights over ``bounds`` (west, south, east, north in the plane), and how many values are no heights.

        Raises :class:`TerrainRefused`, and :class:`Stopped` where ``progress`` says stop.
        """
        grid = self.grid_over(bounds)
        source = _open(self.path, self.name)
        to_source = gdal.InvGeoTransform(source.GetGeoTransform())
        reading = span(progress, 0, 0.7 if not self.same else 1)
        if self.same:
            west, _, _, north = grid.bounds
            column, row = (round(at) for at in gdal.ApplyGeoTransform(to_source, west, north))
            heights, odd = self._heights(source, column, row, grid.columns, grid.rows, reading)
        else:
            column, row, columns, rows = self._window(source, to_source, grid)
            found, odd = self._heights(source, column, row, columns, rows, reading)
            heights = self._moved(source, found, column, row, grid, span(progress, 0.7, 1))
        return Terrain(grid, heights), odd

    def findings_of(self, odd: int) -> list[Finding]:
        """What is to be said of the terrain where ``odd`` of the values that were read are no heights."""
        if not odd:
            return list(self.findings)
        limits = {"lowest": f"{_LOWEST:g}", "highest": f"{_HIGHEST:g}"}
        return [*self.findings, warning("terrain.odd_heights", source=self.name, count=odd, **limits)]

    def _heights(
        self, source: gdal.Dataset, column: int, row: int, columns: int, rows: int, progress: Progress
    ) -> tuple[npt.NDArray[np.float32], int]:
        """The heights in metres of a window of the source's cells, NaN outside it; how many were no heights."""
        heights = np.full((rows, columns), np.nan, dtype=np.float32)
        left, top = max(column, 0), max(row, 0)
        right, bottom = min(column + columns, source.RasterXSize), min(row + rows, source.RasterYSize)
        if left >= right or top >= bottom:
            return heights, 0
        window = (left, top, right - left, bottom - top)
        band = source.GetRasterBand(1)
        with np.errstate(over="ignore"):
            values = _read(band, window, span(progress, 0, 0.8), self.name).astype(np.float32)
        values = values * np.float32((band.GetScale() or 1.0) * self.scale)
        values += np.float32((band.GetOffset() or 0.0) * self.scale)
        masked = _read(band.GetMaskBand(), window, span(progress, 0.8, 1), self.name) == 0
        odd = ~masked & ~((values >= _LOWEST) & (values <= _HIGHEST)) & ~np.isnan(values)
        values[masked | odd] = np.nan
        heights[top - row : bottom - row, left - column : right - column] = values
        return heights, int(odd.sum())

    def _cell_size(self, source: gdal.Dataset, bounds: Bounds) -> float:
        """The side, in metres of the plane, of a square as large as the source's cells at the middle of ``bounds``."""
        to_plane = QgsCoordinateTransform(self.crs, crs_of(self.plane), self.transforms)
        west, south, east, north = bounds
        to_source = gdal.InvGeoTransform(source.GetGeoTransform())
        try:
            middle = to_plane.transform((west + east) / 2, (south + north) / 2, Qgis.TransformDirection.Reverse)
            column, row = gdal.ApplyGeoTransform(to_source, middle.x(), middle.y())
            corners = [
                to_plane.transform(*gdal.ApplyGeoTransform(source.GetGeoTransform(), column + x, row + y))
                for x, y in ((-0.5, 0), (0.5, 0), (0, -0.5), (0, 0.5))
            ]
        except QgsCsException as cause:
            raise _elsewhere(self.name) from cause
        size = (corners[0].distance(corners[1]) * corners[2].distance(corners[3])) ** 0.5
        if not np.isfinite(size) or size <= 0:
            raise _elsewhere(self.name)
        return float(size)

    def _window(self, source: gdal.Dataset, to_source: Any, grid: Grid) -> tuple[int, int, int, int]:
        """Column, row, columns and rows of the source's cells that ``grid`` needs, and two more around them."""
        back = QgsCoordinateTransform(crs_of(self.plane), self.crs, self.transforms)
        try:
            needed = back.transformBoundingBox(QgsRectangle(*grid.bounds))
        except QgsCsException as cause:
            raise _elsewhere(self.name) from cause
        places = np.array(
            [
                gdal.ApplyGeoTransform(to_source, x, y)
                for x in (needed.xMinimum(), needed.xMaximum())
                for y in (needed.yMinimum(), needed.yMaximum())
            ]
        )
        size = (source.RasterXSize, source.RasterYSize)
        first = np.clip(np.floor(places.min(axis=0)) - 2, 0, size)
        end = np.clip(np.ceil(places.max(axis=0)) + 2, 0, size)
        return int(first[0]), int(first[1]), int(end[0] - first[0]), int(end[1] - first[1])

    def _moved(
        self,
        source: gdal.Dataset,
        found: npt.NDArray[np.float32],
        column: int,
        row: int,
        grid: Grid,
        progress: Progress,
    ) -> npt.NDArray[np.float32]:
        """Heights of a window of the source, bilinear in the cells of ``grid``."""
        if not found.size:
            return np.full(grid.shape, np.nan, dtype=np.float32)
        there = raster_of(np.where(np.isnan(found), np.float32(_UNKNOWN), found), gdal.GDT_Float32)
        frame = list(source.GetGeoTransform())
        frame[0], frame[3] = gdal.ApplyGeoTransform(source.GetGeoTransform(), column, row)
        there.SetGeoTransform(frame)
        there.SetSpatialRef(_horizontal(self.crs))
        there.GetRasterBand(1).SetNoDataValue(_UNKNOWN)
        here = raster_of(np.full(grid.shape, _UNKNOWN, dtype=np.float32), gdal.GDT_Float32)
        here.SetGeoTransform((grid.west, grid.cell_x, 0, grid.north, 0, -grid.cell_y))
        here.SetSpatialRef(_horizontal(crs_of(self.plane)))
        here.GetRasterBand(1).SetNoDataValue(_UNKNOWN)
        stop = Stop(progress)
        try:
            # Scales of 1: between the four cells around, and not over more of them where the target's are larger.
            options = ["XSCALE=1", "YSCALE=1"]
            done = gdal.Warp(here, there, resampleAlg="bilinear", errorThreshold=0, warpOptions=options, callback=stop)
        except RuntimeError:
            done = None
        stop.check()
        if not done:
            raise _elsewhere(self.name)
        heights: npt.NDArray[np.float32] = here.GetRasterBand(1).ReadAsArray()
        heights[heights <= _UNKNOWN / 2] = np.nan
        return heights


def open_dem(
    layer: QgsRasterLayer,
    plane: Plane,
    transforms: QgsCoordinateTransformContext,
    wgs84_as_cgcs2000: bool = False,
) -> Dem:
    """The terrain model of a raster layer, to be read in ``plane``. Raises :class:`TerrainRefused`.

    ``wgs84_as_cgcs2000``: the two differ by decimetres in China, far less than a cell; nothing is moved, and a finding
    says so.
    """
    name = layer.name()
    if not layer.isValid() or layer.providerType() != "gdal":
        raise TerrainRefused(
            tr(
                "'{name}' cannot be read as a file of heights. Save the terrain model as a GeoTIFF (Export ▸ Save As) "
                "and choose that."
            ).format(name=name)
        )
    source = _open(layer.source(), name)
    findings = _datum_findings(layer.crs(), name, wgs84_as_cgcs2000)
    _refuse_pictures(source, name)
    scale, unit_findings = _metres(source, name)
    frame = source.GetGeoTransform(can_return_null=True)
    if frame is None or gdal.InvGeoTransform(frame) is None:
        raise TerrainRefused(
            tr("'{name}' has no place on the ground. Georeference the terrain model, or choose another.").format(
                name=name
            )
        )
    same = layer.crs() == crs_of(plane) and frame[2] == frame[4] == 0 and frame[1] > 0 > frame[5]
    return Dem(name, layer.source(), layer.crs(), plane, scale, same, transforms, (*findings, *unit_findings))


def raster_of(values: npt.NDArray[Any], kind: int) -> gdal.Dataset:
    """An array as a raster in memory, of one of GDAL's kinds of numbers; its place is still to be said."""
    made = gdal.GetDriverByName("MEM").Create("", values.shape[1], values.shape[0], 1, kind)
    made.GetRasterBand(1).WriteArray(values)
    return made


class Stop:
    """A progress as GDAL takes it, which tells a stop as an error like any other and loses an exception."""

    def __init__(self, progress: Progress):
        self._progress = progress
        self._trouble: Optional[Exception] = None

    def __call__(self, part: float, _message: str, _data: Any) -> int:
        if self._trouble is None:
            try:
                check(self._progress, part)
            except Exception as trouble:
                self._trouble = trouble
        return int(self._trouble is None)

    def check(self) -> None:
        """Raise :class:`Stopped`, or what the progress raised."""
        if self._trouble is not None:
            raise self._trouble


def _open(path: str, name: str) -> gdal.Dataset:
    try:
        source = gdal.OpenEx(path, gdal.OF_RASTER)
    except RuntimeError:
        source = None
    if source is None or not source.RasterCount:
        raise _unreadable(name)
    return source


def _read(band: gdal.Band, window: tuple[int, int, int, int], progress: Progress, name: str) -> npt.NDArray[Any]:
    """The values of (column, row, columns, rows) of a band."""
    stop = Stop(progress)
    try:
        values = band.ReadAsArray(*window, callback=stop)
    except RuntimeError:
        values = None
    stop.check()
    if values is None:
        raise _unreadable(name)
    result: npt.NDArray[Any] = values
    return result


def _unreadable(name: str) -> TerrainRefused:
    return TerrainRefused(
        tr("The heights of '{name}' cannot be read. Check that the file is there and whole, or choose another.").format(
            name=name
        )
    )


def _elsewhere(name: str) -> TerrainRefused:
    return TerrainRefused(
        tr(
            "'{name}' cannot be brought into the plane of the units. Check its CRS, or choose a terrain model of the "
            "place."
        ).format(name=name)
    )


def _refuse_pictures(source: gdal.Dataset, name: str) -> None:
    """Aerial photographs are rasters, too."""
    band = source.GetRasterBand(1)
    colours = (gdal.GCI_RedBand, gdal.GCI_PaletteIndex, gdal.GCI_AlphaBand)
    # Beside the heights only what tells where they hold: of two bands of numbers nobody knows which are heights.
    has_mask = source.RasterCount > 1 and source.GetRasterBand(2).GetColorInterpretation() == gdal.GCI_AlphaBand
    if (
        gdal.DataTypeIsComplex(band.DataType)
        or band.GetRasterColorInterpretation() in colours
        or source.RasterCount > (2 if has_mask else 1)
    ):
        raise TerrainRefused(
            tr(
                "'{name}' is no terrain model: it has colours or {count} bands, not one band of heights. Choose a "
                "raster of heights."
            ).format(name=name, count=source.RasterCount)
        )


def _datum_findings(crs: QgsCoordinateReferenceSystem, name: str, wgs84_as_cgcs2000: bool) -> list[Finding]:
    """What is to be said of a terrain model's datum. Raises :class:`TerrainRefused` for another one."""
    if not crs.isValid():
        raise TerrainRefused(
            tr(
                "'{name}' has no CRS. Set that of its source (Layer ▸ Set CRS), or choose another terrain model."
            ).format(name=name)
        )
    datum = _datum_of(crs)
    if datum in _CGCS2000:
        return []
    if datum not in _WGS84:
        raise TerrainRefused(
            tr(
                "'{name}' is in {crs}, another datum than the units (CGCS2000): its hills would stand tens of metres "
                "away. Choose a terrain model in CGCS2000 or WGS 84."
            ).format(name=name, crs=crs_name(crs))
        )
    if not wgs84_as_cgcs2000:
        raise TerrainRefused(
            tr(
                "'{name}' is in {crs} (WGS 84). It differs from CGCS2000 by less than a metre, far less than a cell of "
                "a terrain model. Set 'Take a terrain model in WGS 84 as CGCS2000' to use it as it is; the results say "
                "so."
            ).format(name=name, crs=crs_name(crs))
        )
    return [note("terrain.wgs84_taken", source=name, crs=crs_name(crs))]


def _datum_of(crs: QgsCoordinateReferenceSystem) -> str:
    """The name of the datum, lower case, as GDAL writes it; empty where there is none."""
    reference = _horizontal(crs)
    name: Optional[str] = reference.GetAttrValue("DATUM")
    return (name or "").lower().replace(" ", "_")


def _horizontal(crs: QgsCoordinateReferenceSystem) -> osr.SpatialReference:
    """The CRS without its heights, (east, north)."""
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    reference.StripVertical()
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def _metres(source: gdal.Dataset, name: str) -> tuple[float, list[Finding]]:
    """What makes metres of the heights, and what is to be said about it."""
    unit = (source.GetRasterBand(1).GetUnitType() or "").strip()
    key = unit.casefold()
    if key in _METRES:
        return 1.0, []
    if not unit:
        return 1.0, [note("terrain.metres_assumed", source=name)]
    if key in _FEET:
        return _FEET[key], [note("terrain.feet", source=name, unit=unit)]
    raise TerrainRefused(
        tr(
            "The heights of '{name}' are in '{unit}'. Bring them to metres (Raster Calculator) and set the unit of the "
            "band, or choose another terrain model."
        ).format(name=name, unit=unit)
    )


def _rounded(size: float) -> float:
    """A cell size in whole half metres, of small cells in centimetres: the same all over a county."""
    return round(size * 2) / 2 if size > 5 else round(size, 2) or size
