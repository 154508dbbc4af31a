"""Who looks over a terrain for the zone check: from each zone of a rule to the ground around the units."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ...core.arrays import column
from ...core.findings import warning
from ...core.progress import Progress, check, span
from ...core.terrain.grid import Bounds, Floats, Grid, Terrain
from ...core.terrain.observers import stations
from ...core.unit import Unit
from ...core.zones.cut import cut_to_boxes, grown
from ...core.zones.layers import Zone
from ...core.zones.rules import Rule, Viewing
from ...core.zones.sight import Sight, Viewer, seen_from
from ...core.zones.verdicts import Parameter
from .dem import Dem
from .outlines import outlines
from .viewshed import Look, count_seen

_READING = 0.2
"""Part of the time of a group of units that goes into reading the terrain."""
_LOOKED = 0.9
"""How far the bar is when all groups have been looked at."""
_QUARTER_SEGMENTS = 64
"""Chords per quarter circle: at 1000 m they stay within 8 cm of the arc, a small part of a cell."""


def viewer(dem: Dem) -> Viewer:
    """Who looks over ``dem``, for :func:`check_zones`.

    It raises :class:`TerrainRefused` where the terrain cannot be read, and :class:`Stopped`.
    """

    def look(rule: Rule, zones: Sequence[Zone], units: Sequence[Unit], progress: Progress) -> Sight:
        if rule.viewing is None:
            raise ValueError(f"rule {rule.rule_id} has no viewing")
        run = _Run(dem, rule.viewing, rule.distance_m)
        boxes = shapely.bounds([unit.geometry for unit in units]).reshape(-1, 4)
        groups = list(_groups(boxes, rule.distance_m))
        for number, group in enumerate(groups):
            share = span(progress, _LOOKED * number / len(groups), _LOOKED * (number + 1) / len(groups))
            run.add(group, zones, share)
        return run.sight(zones, units, boxes, span(progress, _LOOKED, 1))

    return look


@dataclass
class _Run:
    """What one rule sees, while group after group of units is looked at."""

    dem: Dem
    viewing: Viewing
    distance: float
    seen: dict[int, list[BaseGeometry]] = field(default_factory=dict)
    unknown: list[BaseGeometry] = field(default_factory=list)
    cells: set[float] = field(default_factory=set)
    odd: Optional[int] = None
    observers: int = 0
    blind: int = 0

    def add(self, boxes: Floats, zones: Sequence[Zone], progress: Progress) -> None:
        """Look from all ``zones`` to the ``boxes`` (n, 4) of units that are near each other."""
        check(progress, 0)
        tree = shapely.STRtree(shapely.box(*boxes.T))
        shapes = column(zone.geometry for zone in zones)
        near: dict[int, list[int]] = {}
        for zone, place in tree.query(shapes, predicate="dwithin", distance=self.distance).T.tolist():
            near.setdefault(zone, []).append(place)
        if not near:
            return
        around = self._around(boxes, self.dem.grid_over(_around(boxes, 0)))
        terrain, odd = self.dem.read(around, span(progress, 0, _READING))
        self.odd = odd + (self.odd or 0)
        self.cells.add(terrain.grid.cell_x)
        looking = span(progress, _READING, 1)
        for number, (zone, places) in enumerate(near.items()):
            share = span(looking, number / len(near), (number + 1) / len(near))
            self._look(zone, shapes[zone], terrain, boxes[places], share)

    def _around(self, boxes: Floats, grid: Grid) -> Bounds:
        """What has to be known to look at ``boxes``: an observer and the ground stand for the middles of their cells,
        which may be nearer to each other than they are.
        """
        return _around(boxes, self.distance + 2 * math.hypot(grid.cell_x, grid.cell_y))

    def _look(self, zone: int, shape: BaseGeometry, terrain: Terrain, boxes: Floats, progress: Progress) -> None:
        local = terrain.over(self._around(boxes, terrain.grid))
        look = Look(self.distance, self.viewing.observer_m, self.viewing.target_m, self.viewing.curvature)
        places = stations(shape, self.viewing.spacing_m)
        found = count_seen(local, self.dem.plane, places, look, span(progress, 0, 0.7), boxes)
        self.observers += found.observers
        self.blind += found.blind
        within = _within(shape, boxes, self.distance, span(progress, 0.7, 0.8))
        seen = outlines(found.count > 0, local.grid, span(progress, 0.8, 0.9))
        unknown = outlines(found.unknown, local.grid, span(progress, 0.9, 1))
        self.seen.setdefault(zone, []).append(shapely.intersection(shapely.union_all(seen), within))
        self.unknown.append(shapely.intersection(shapely.union_all(unknown), within))

    def sight(self, zones: Sequence[Zone], units: Sequence[Unit], boxes: Floats, progress: Progress) -> Sight:
        """What has been seen, as the check takes it."""
        known = shapely.union_all(shapely.box(*boxes.T))
        findings = [] if self.odd is None else self.dem.findings_of(self.odd)
        if not all(map(shapely.is_empty, self.unknown)):
            known = shapely.difference(known, shapely.union_all(self.unknown))
            grounds = np.array([unit.geometry for unit in units], dtype=object)
            hidden = float(shapely.area(shapely.difference(grounds, known)).sum())
            if hidden >= 0.5:
                findings.append(warning("terrain.unknown", source=self.dem.name, area=f"{hidden / 10000:.4f}"))
        if self.blind:
            findings.append(warning("terrain.blind", source=self.dem.name, count=self.blind, observers=self.observers))
        seen = []
        for number, (zone, parts) in enumerate(sorted(self.seen.items())):
            check(progress, number / len(self.seen))
            seen.append(seen_from(zones[zone], shapely.union_all(parts)))
        return Sight(tuple(filter(None, seen)), known, self._parameters(), tuple(findings))

    def _parameters(self) -> tuple[Parameter, ...]:
        cells = ", ".join(f"{cell:g}" for cell in sorted(self.cells))
        return (
            Parameter("dem", self.dem.name),
            *((Parameter("cell_m", cells),) if cells else ()),
            Parameter("observers", str(self.observers)),
        )


def _within(shape: BaseGeometry, boxes: Floats, distance: float, progress: Progress) -> BaseGeometry:
    """The ground of ``boxes`` (n, 4) that is no farther than ``distance`` from a zone."""
    squares = shapely.box(*boxes.T)
    near = cut_to_boxes(shape, grown(boxes, distance), progress)
    half_diagonal = np.hypot(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) / 2
    partly = ~(shapely.distance(shapely.centroid(squares), near) + half_diagonal <= distance)
    reach = shapely.buffer(near[partly], distance, quad_segs=_QUARTER_SEGMENTS)
    squares[partly] = shapely.intersection(squares[partly], reach)
    return shapely.union_all(squares)


def _around(boxes: Floats, distance: float) -> Bounds:
    """The box around ``boxes`` and ``distance`` more on each side."""
    west, south = boxes[:, :2].min(axis=0) - distance
    east, north = boxes[:, 2:].max(axis=0) + distance
    return float(west), float(south), float(east), float(north)


def _groups(boxes: Floats, distance: float) -> Iterator[Floats]:
    """The boxes (n, 4) in groups: what one observer may see two of is in one."""
    if not len(boxes):
        return
    west, south, east, north = boxes.T
    wide: npt.NDArray[np.object_] = shapely.box(west - distance, south - distance, east + distance, north + distance)
    grounds = shapely.get_parts(shapely.union_all(wide))
    tree = shapely.STRtree(grounds)
    owner = np.zeros(len(boxes), dtype=np.int64)
    box, ground = tree.query(wide, predicate="intersects")
    owner[box] = ground
    for number in np.unique(owner):
        yield boxes[owner == number]
