"""The cells of a terrain model in a plane, and which of them matter."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Grid:
    """Cells in a plane, rows from north to south. ``west`` and ``north`` are its corner; all figures in metres."""

    west: float
    north: float
    cell_x: float
    cell_y: float
    columns: int
    rows: int

    @property
    def shape(self) -> tuple[int, int]:
        """Of an array with a value a cell."""
        return self.rows, self.columns

    @property
    def bounds(self) -> Bounds:
        """West, south, east, north."""
        east, south = self.west + self.columns * self.cell_x, self.north - self.rows * self.cell_y
        return self.west, south, east, self.north

    def cells_of(self, points: Floats) -> Integers:
        """The (row, column) of the cells that points (n, 2) lie in, (n, 2); they may lie outside the grid."""
        east_north = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        rows = np.floor((self.north - east_north[:, 1]) / self.cell_y)
        columns = np.floor((east_north[:, 0] - self.west) / self.cell_x)
        return np.column_stack([rows, columns]).astype(np.int64)

    def cells_in(self, boxes: Floats) -> Integers:
        """The cells that boxes (n, 4) of (west, south, east, north) meet: first row and column, and those after the
        last, (n, 4), cut to the grid. A box that misses the grid has none: its end is not after its beginning.
        """
        edges = np.asarray(boxes, dtype=np.float64).reshape(-1, 4)
        rows = np.floor((self.north - edges[:, [3, 1]]) / self.cell_y).astype(np.int64)
        columns = np.floor((edges[:, [0, 2]] - self.west) / self.cell_x).astype(np.int64)
        first = np.maximum(np.column_stack([rows[:, 0], columns[:, 0]]), 0)
        end = np.minimum(np.column_stack([rows[:, 1], columns[:, 1]]) + 1, self.shape)
        return np.hstack([first, end])

    def part(self, row: int, column: int, rows: int, columns: int) -> Grid:
        """The grid of some of its cells, or of cells beyond its edge."""
        west, north = self.west + column * self.cell_x, self.north - row * self.cell_y
        return replace(self, west=west, north=north, rows=rows, columns=columns)

    def over(self, bounds: Bounds) -> Grid:
        """The grid of the same cells that holds ``bounds``, whether or not it lies in this one."""
        west, south, east, north = bounds
        column, row = int(np.floor((west - self.west) / self.cell_x)), int(np.floor((self.north - north) / self.cell_y))
        end_column = int(np.floor((east - self.west) / self.cell_x)) + 1
        end_row = int(np.floor((self.north - south) / self.cell_y)) + 1
        return self.part(row, column, end_row - row, end_column - column)

    def ground(self) -> BaseGeometry:
        """All its cells as one polygon."""
        return box(*self.bounds)


@dataclass(frozen=True)
class Terrain:
    """Heights in metres (rows, columns) of the cells of ``grid``; NaN where nothing is known."""

    grid: Grid
    heights: npt.NDArray[np.float32]

    def over(self, bounds: Bounds) -> Terrain:
        """The terrain over ``bounds``, as far as it reaches."""
        top, left, bottom, right = self.grid.cells_in(np.array([bounds]))[0].tolist()
        return Terrain(self.grid.part(top, left, bottom - top, right - left), self.heights[top:bottom, left:right])
