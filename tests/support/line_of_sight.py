"""Line of sight the long way: a line to each cell, its height compared where it crosses rows and columns."""

from __future__ import annotations

import numpy as np

RADIUS = 6_378_137.0


def clearance(heights, station, eye, target=0.0, curvature=6 / 7, cell=(30.0, 30.0)):
    """By how many metres the target in each cell stands above the lowest line of sight to it; below 0 is hidden.

    Heights between the middles of cells are linear along rows and columns. ``station`` is (row, column), ``cell`` the
    sides of a cell (across, along). The cells beside the station have nothing before them: infinite.
    """
    rows, columns = heights.shape
    north, east = (np.arange(rows) - station[0])[:, None] * cell[1], (np.arange(columns) - station[1]) * cell[0]
    ground = heights.astype(float) - curvature * (north**2 + east**2) / (2 * RADIUS)
    eyes = ground[station] + eye
    above = np.full(heights.shape, np.inf)
    for row in range(rows):
        for column in range(columns):
            down, right = row - station[0], column - station[1]
            steepest = -np.inf
            for steps, along_rows in ((abs(down), True), (abs(right), False)):
                part = np.arange(1, steps) / max(steps, 1)
                if not len(part):
                    continue
                at = (station[0] + down * part, station[1] + right * part)
                fixed = np.rint(at[0] if along_rows else at[1]).astype(int)
                loose = at[1] if along_rows else at[0]
                low = np.floor(loose + 1e-9).astype(int)
                weight = loose - low
                high = np.minimum(low + 1, (columns if along_rows else rows) - 1)
                pair = (
                    (ground[fixed, low], ground[fixed, high])
                    if along_rows
                    else (ground[low, fixed], ground[high, fixed])
                )
                steepest = max(steepest, float((((pair[0] * (1 - weight) + pair[1] * weight) - eyes) / part).max()))
            if np.isfinite(steepest):
                above[row, column] = ground[row, column] + target - (eyes + steepest)
    return above
