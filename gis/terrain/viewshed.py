"""How many observers see each cell: GDAL's viewshed, an observer at a time, in threads.

The viewshed of an observer is computed in a window around it, no larger than the ground that matters. Where the window
has cells without data it is computed twice: once as if nothing stood there and once as if something high did. What is
seen in the second is seen, what is hidden in the first is hidden, the rest is unknown.

Up to version 3.9 GDAL compares the cells beside the observer with the height of the ground on which it stands, and
hides all that lies below (GDAL issue 10205): of a cone seen from its top nothing remains. Here the observer's own cell
is lowered below its neighbours and the observer raised by as much, so that no version hides anything for it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Optional

import numpy as np
import numpy.typing as npt
from osgeo import gdal, osr

from ...core.geodesy.plane import Plane
from ...core.progress import Progress, check
from ...core.terrain.grid import Floats, Grid, Integers, Terrain
from ...core.threads import batches, in_threads
from ..crs import crs_of
from ..i18n import tr
from .dem import TerrainRefused, raster_of

OUT_OF_REACH = -1
_HIDDEN, _SEEN = 0, 1
_HIGH = 100_000.0
"""Metres: hides what is behind, or, below the ground, nothing."""
_STATIONS = 500
"""Observers between two looks at Cancel while their windows are found."""
_CELLS_AT_A_TIME = 2_000_000
"""A second of work is some fifty times as many."""

Booleans = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Look:
    """How far and how one sees: metres on the ground, metres above it, and GDAL's curvature coefficient."""

    distance: float
    observer_height: float
    target_height: float
    curvature: float


@dataclass(frozen=True)
class Seen:
    """What observers see of a terrain, cell by cell.

    ``count`` (rows, columns) is how many see the cell for certain, ``OUT_OF_REACH`` where none is within the distance
    or nobody asked. ``unknown`` are cells of which the terrain does not tell whether an observer sees them.
    ``observers`` had ground to look at, ``blind`` of them stand where the terrain has no height.
    """

    count: npt.NDArray[np.int32]
    unknown: Booleans
    observers: int
    blind: int


def count_seen(
    terrain: Terrain,
    plane: Plane,
    observers: Floats,
    look: Look,
    progress: Progress,
    boxes: Optional[Floats] = None,
) -> Seen:
    """How many of the ``observers`` (n, 2) see each cell, as far as ``look`` reaches.

    They stand in the middle of their cells. With ``boxes`` (m, 4) only the cells that these meet are looked at. An
    observer beyond the terrain's grid takes no part. Raises :class:`Stopped` where ``progress`` says stop.
    """
    grid = terrain.grid
    wanted = None if boxes is None else grid.cells_in(boxes)
    stations, weights = _by_cell(grid, observers)
    windows = _windows(grid, stations, look.distance, wanted, progress)
    useful = (windows[:, 2] > windows[:, 0]) & (windows[:, 3] > windows[:, 1])
    stations, weights, windows = stations[useful], weights[useful], windows[useful]
    work = _Work(terrain, plane, look)

    def see(part: slice) -> None:
        for station, weight, window in zip(stations[part].tolist(), weights[part].tolist(), windows[part].tolist()):
            work.add(station, weight, window)

    if len(stations):
        sizes = (windows[:, 2] - windows[:, 0]) * (windows[:, 3] - windows[:, 1])
        in_threads(see, batches(sizes, _CELLS_AT_A_TIME), progress)
    blind = np.isnan(terrain.heights[stations[:, 0], stations[:, 1]])
    return Seen(*work.result(wanted), int(weights.sum()), int(weights[blind].sum()))


def _by_cell(grid: Grid, observers: Floats) -> tuple[Integers, Integers]:
    """The cells of the grid that observers stand in (n, 2), and how many stand in each (n,)."""
    cells = grid.cells_of(observers)
    inside = ((cells >= 0) & (cells < grid.shape)).all(axis=1)
    stations, weights = np.unique(cells[inside], axis=0, return_counts=True)
    return stations.reshape(-1, 2), weights.astype(np.int64)


def _windows(
    grid: Grid, stations: Integers, distance: float, wanted: Optional[Integers], progress: Progress
) -> Integers:
    """For each observer the rows and columns (first, first, end, end) to look at; an empty one where there are none.

    A window holds its observer: all that lies between it and what is looked at is inside.
    """
    reach = np.array([int(distance / grid.cell_y), int(distance / grid.cell_x)])
    first = np.maximum(stations - reach, 0)
    end = np.minimum(stations + reach + 1, grid.shape)
    windows = np.hstack([first, end])
    if wanted is None:
        return windows
    for number, (station, window) in enumerate(zip(stations, windows)):
        if number % _STATIONS == 0:
            check(progress, 0)
        low, high = np.maximum(wanted[:, :2], window[:2]), np.minimum(wanted[:, 2:], window[2:])
        met = (low < high).all(axis=1)
        if met.any():
            window[:2] = np.minimum(low[met].min(axis=0), station)
            window[2:] = np.maximum(high[met].max(axis=0), station + 1)
        else:
            windows[number] = 0
    return windows


class _Work:
    """The counts, while several threads add to them."""

    def __init__(self, terrain: Terrain, plane: Plane, look: Look):
        self._grid, self._heights, self._look = terrain.grid, terrain.heights, look
        self._has_gaps = bool(np.isnan(terrain.heights).any())
        self._lock = threading.Lock()
        self._crs = crs_of(plane).toWkt()
        self._own = threading.local()
        down, right = (int(look.distance / side) for side in (terrain.grid.cell_y, terrain.grid.cell_x))
        down, right = min(down, terrain.grid.rows), min(right, terrain.grid.columns)
        self._middle = down, right
        self._disc = _disc(down, right, terrain.grid, look.distance)
        self._count = np.zeros(self._grid.shape, dtype=np.int32)
        self._reached = np.zeros(self._grid.shape, dtype=bool)
        self._unknown = np.zeros(self._grid.shape, dtype=bool)

    def add(self, station: tuple[int, int], weight: int, window: tuple[int, int, int, int]) -> None:
        """Add what ``weight`` observers see who stand in the cell ``station`` of the grid."""
        place = np.s_[window[0] : window[2], window[1] : window[3]]
        row, column = station[0] - window[0], station[1] - window[1]
        down, right = self._middle[0] - row, self._middle[1] - column
        near = self._disc[down : down + window[2] - window[0], right : right + window[3] - window[1]]
        heights = self._heights[place].astype(np.float64)
        gaps = np.isnan(heights) if self._has_gaps else None
        unknown: Optional[Booleans] = None
        if gaps is None or not gaps.any():
            seen = self._viewshed(heights, row, column)
        elif gaps[row, column]:
            seen, unknown = np.zeros(heights.shape, dtype=np.uint8), near
        else:
            seen = self._viewshed(np.where(gaps, _HIGH, heights), row, column)
            possible = self._viewshed(np.where(gaps, -_HIGH, heights), row, column)
            seen[gaps] = _HIDDEN
            unknown = near & (gaps | (possible > seen))
        # GDAL shows the cells beside the observer however short the distance is.
        seen &= near
        with self._lock:
            self._count[place] += seen if weight == 1 else seen * np.int32(weight)
            self._reached[place] |= near
            if unknown is not None:
                self._unknown[place] |= unknown

    def result(self, wanted: Optional[Integers]) -> tuple[npt.NDArray[np.int32], Booleans]:
        """The counts, and the cells of which nobody knows, as far as they are wanted."""
        inside = self._reached if wanted is None else self._reached & _mask(self._grid, wanted)
        self._count[~inside] = OUT_OF_REACH
        return self._count, self._unknown & inside

    def _reference(self) -> osr.SpatialReference:
        """The CRS, which tells GDAL the radius of the earth; a thread has its own, they are not made to be shared."""
        found = getattr(self._own, "reference", None)
        if found is None:
            found = self._own.reference = osr.SpatialReference()
            found.ImportFromWkt(self._crs)
        return found

    def _viewshed(self, heights: Floats, row: int, column: int) -> npt.NDArray[np.uint8]:
        """What an observer in the cell sees of ``heights``; these are changed."""
        beside = np.s_[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
        ground = heights[row, column]
        lowered = float(heights[beside].min()) - 1.0
        heights[row, column] = lowered
        raster = raster_of(heights, gdal.GDT_Float64)
        raster.SetGeoTransform((0.0, self._grid.cell_x, 0.0, 0.0, 0.0, -self._grid.cell_y))
        raster.SetSpatialRef(self._reference())
        try:
            result = gdal.ViewshedGenerate(
                raster.GetRasterBand(1),
                "MEM",
                "",
                [],
                observerX=(column + 0.5) * self._grid.cell_x,
                observerY=-(row + 0.5) * self._grid.cell_y,
                observerHeight=self._look.observer_height + ground - lowered,
                targetHeight=self._look.target_height,
                visibleVal=_SEEN,
                invisibleVal=_HIDDEN,
                outOfRangeVal=_HIDDEN,
                noDataVal=-1,
                dfCurvCoeff=self._look.curvature,
                mode=gdal.GVM_Edge,
                maxDistance=self._look.distance,
            )
        except RuntimeError:
            result = None
        if result is None:
            raise TerrainRefused(
                tr(
                    "Lines of sight over {columns} x {rows} cells do not fit into memory. Give a smaller distance, or "
                    "a terrain model with larger cells."
                ).format(columns=heights.shape[1], rows=heights.shape[0])
            )
        return _in_place(result, heights.shape, self._grid)


def _in_place(result: gdal.Dataset, shape: tuple[int, ...], grid: Grid) -> npt.NDArray[np.uint8]:
    """GDAL's answer for the whole window: it cuts its own to the distance."""
    values: npt.NDArray[np.uint8] = result.ReadAsArray()
    if values.shape == shape:
        return values
    answer = np.full(shape, _HIDDEN, dtype=np.uint8)
    frame = result.GetGeoTransform()
    top, left = round(-frame[3] / grid.cell_y), round(frame[0] / grid.cell_x)
    answer[top : top + values.shape[0], left : left + values.shape[1]] = values
    return answer


def _disc(down: int, right: int, grid: Grid, distance: float) -> Booleans:
    """The cells whose middle is no farther than ``distance`` from that of the one in the middle (``down``, ``right``).

    Wide enough for a window anywhere around its observer.
    """
    north = np.arange(-down, down + 1) * grid.cell_y
    east = np.arange(-right, right + 1) * grid.cell_x
    near: Booleans = north[:, None] ** 2 + east**2 <= distance**2
    return near


def _mask(grid: Grid, wanted: Integers) -> Booleans:
    """The cells of ranges (first row, first column, end row, end column)."""
    mask = np.zeros(grid.shape, dtype=bool)
    for top, left, bottom, right in wanted.tolist():
        if bottom > top and right > left:
            mask[top:bottom, left:right] = True
    return mask
