"""Coverages without gaps or overlaps from Voronoi cells, for made-up counties.

The cells of scattered seeds are merged into polygons by labels. Every edge between two cells gets points of its own,
once, displaced inside the kite that its two seeds and two ends span; the kites of different edges are disjoint, so that
the result stays planar and both neighbours have the very same points. Rings are read off the half-edges: half-edge 2i
runs along edge i with the cell ``left[i]`` on its left, 2i + 1 runs back with ``right[i]`` on its left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Voronoi

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

DIGITS = 4
"""Coordinates are rounded to 0.1 mm, as in the survey's databases."""
_MOST_POINTS = 20_000
"""On one edge between two cells."""
_STRAIGHT = 1.0
"""Shorter edges, in metres, get no points."""
_ROOM = 0.8
"""How much of the kite displaced points use."""


@dataclass(frozen=True)
class Cells:
    """Voronoi cells in a rectangle from (0, 0), by their edges.

    Edge i runs from ``corners[start[i]]`` to ``corners[end[i]]`` with the cell of seed ``left[i]`` on its left; seeds
    from ``count`` on are mirror images outside the rectangle.
    """

    count: int
    seeds: Floats
    corners: Floats
    start: Ints
    end: Ints
    left: Ints
    right: Ints

    def inside(self) -> npt.NDArray[np.bool_]:
        """Which edges have a cell of the rectangle on both sides."""
        return (self.left < self.count) & (self.right < self.count)

    def lengths(self) -> Floats:
        """Length of each edge, straight."""
        return np.hypot(*(self.corners[self.end] - self.corners[self.start]).T)


@dataclass(frozen=True)
class Bends:
    """The points between the ends of each edge: ``count[i]`` of ``points`` from ``first[i]`` on, start to end."""

    first: Ints
    count: Ints
    points: Floats


def cells_of(seeds: Floats, width: float, height: float) -> Cells:
    """The Voronoi cells of seeds inside the rectangle; seeds mirrored at its sides close the cells there."""
    margin = 4 * np.sqrt(width * height / len(seeds)) + 200
    x, y = seeds.T
    mirrored = [
        seeds[near] * flip + shift
        for near, flip, shift in (
            (x < margin, (-1, 1), (0, 0)),
            (x > width - margin, (-1, 1), (2 * width, 0)),
            (y < margin, (1, -1), (0, 0)),
            (y > height - margin, (1, -1), (0, 2 * height)),
        )
    ]
    every = np.concatenate([seeds, *mirrored])
    diagram = Voronoi(every)
    ends = np.array(diagram.ridge_vertices)
    keep = (ends >= 0).all(axis=1) & (diagram.ridge_points < len(seeds)).any(axis=1)
    start, end = ends[keep].T.copy()
    left, right = diagram.ridge_points[keep].T.copy()
    along = diagram.vertices[end] - diagram.vertices[start]
    turned = _cross(along, every[left] - diagram.vertices[start]) < 0
    start[turned], end[turned] = end[turned], start[turned]
    return Cells(len(seeds), every, diagram.vertices, start, end, left, right)


def bent(rng: np.random.Generator, cells: Cells, spacing: float) -> Bends:
    """Points about every ``spacing`` metres of the edges, displaced by a few waves inside the edge's kite."""
    origin = cells.corners[cells.start]
    along = cells.corners[cells.end] - origin
    length = cells.lengths()
    unit = np.divide(along, length[:, None], where=length[:, None] > 0, out=np.zeros_like(along))
    wanted = np.floor(length / spacing * rng.uniform(0.6, 1.4, len(length)))
    count = np.where(length < _STRAIGHT, 0, np.minimum(wanted, _MOST_POINTS)).astype(np.int64)
    first = np.cumsum(count) - count
    edge = np.repeat(np.arange(len(count)), count)
    part = (np.arange(len(edge)) - first[edge] + 1) / (count[edge] + 1)
    room = _room(cells.seeds[cells.left] - origin, unit, length, edge, part)
    bend = room * _waves(rng, count, edge, part)
    bend = np.clip(bend, -0.5 * length[edge], 0.5 * length[edge])
    across = np.column_stack([-unit[edge, 1], unit[edge, 0]])
    return Bends(first, count, origin[edge] + along[edge] * part[:, None] + across * bend[:, None])


def _room(seed: Floats, unit: Floats, length: Floats, edge: Ints, part: Floats) -> Floats:
    """How far points at ``part`` of their edge may leave it; ``seed`` is seen from the start of the edge."""
    foot = np.divide((seed * unit).sum(axis=1), length, where=length > 0, out=np.full(len(length), 0.5))
    height = np.abs(_cross(seed, unit))
    with np.errstate(divide="ignore", invalid="ignore"):
        rising = np.where(foot > 0, 1 / foot, np.inf)[edge] * part
        falling = np.where(foot < 1, 1 / (1 - foot), np.inf)[edge] * (1 - part)
    return _ROOM * np.minimum(np.minimum(rising, falling), 1) * height[edge]


def _waves(rng: np.random.Generator, count: Ints, edge: Ints, part: Floats) -> Floats:
    """Sines of growing frequency and falling height along each edge, -1 to 1."""
    noise, total = np.zeros(len(edge)), np.zeros(len(count))
    for octave in range(max(int(np.log2(max(count.max(initial=0), 4))) - 1, 2)):
        frequency = 2**octave
        height = np.where(count >= 2 * frequency, frequency**-0.7, 0)
        phase = rng.uniform(0, 2 * np.pi, len(count))[edge]
        noise += (height * rng.uniform(0.3, 1, len(count)))[edge] * np.sin(np.pi * frequency * part + phase)
        total += height
    return noise / np.maximum(total, 1e-9)[edge]


def merged(cells: Cells, bends: Bends, group: Ints, origin: Floats) -> tuple[npt.NDArray[np.object_], Ints]:
    """Polygons of cells with one label, and their labels; one polygon for each connected part of a group.

    ``group`` labels the cells, from 0 on. Coordinates are moved by ``origin`` and rounded to ``DIGITS``.
    """
    part = _parts(cells, group)
    left = np.empty(2 * len(cells.left), dtype=np.int64)
    left[0::2], left[1::2] = cells.left, cells.right
    edge, ring = _rings(cells, part, left)
    points, ring_start = _ring_points(cells, bends, edge, ring)
    points = np.round(points + origin, DIGITS)
    is_last = np.append(ring[1:] != ring[:-1], True)
    owner = part[left[edge[is_last]]]
    polygons, owner = _polygons(points, ring_start, owner, origin)
    label = np.zeros(part.max() + 1, dtype=np.int64)
    label[part[: cells.count]] = group
    return polygons, label[owner]


def _parts(cells: Cells, group: Ints) -> Ints:
    """The connected part of its group that each cell is in; -1 outside the rectangle."""
    label = np.full(len(cells.seeds), -1)
    label[: cells.count] = group
    same = (label[cells.left] == label[cells.right]) & (label[cells.left] >= 0)
    links = (np.ones(same.sum(), bool), (cells.left[same], cells.right[same]))
    part: Ints = connected_components(coo_matrix(links, (len(label), len(label))), directed=False)[1].astype(np.int64)
    part[label < 0] = -1
    return part


def _rings(cells: Cells, part: Ints, left: Ints) -> tuple[Ints, Ints]:
    """The half-edges on the border of parts in the order of their rings, and the ring of each."""
    border = (part[left] != part[left[np.arange(len(left)) ^ 1]]) & (part[left] >= 0)
    following = _around_cells(cells, left)
    edge = np.flatnonzero(border)
    after = following[edge]
    while True:  # turn round the corner, over edges inside the part
        inner = np.flatnonzero(~border[after])
        if not len(inner):
            break
        after[inner] = following[after[inner] ^ 1]
    place = np.full(len(left), -1)
    place[edge] = np.arange(len(edge))
    order, ring = _in_cycles(place[after])
    return edge[order], ring


def _around_cells(cells: Cells, left: Ints) -> Ints:
    """The half-edge that follows each one round its cell, anticlockwise."""
    start, end = np.empty_like(left), np.empty_like(left)
    start[0::2], start[1::2], end[0::2], end[1::2] = cells.start, cells.end, cells.end, cells.start
    own = np.flatnonzero(left < cells.count)
    following = np.full(len(left), -1)
    following[own[np.lexsort((end[own], left[own]))]] = own[np.lexsort((start[own], left[own]))]
    return following


def _in_cycles(after: Ints) -> tuple[Ints, Ints]:
    """Elements ordered cycle by cycle, and the cycle of each; ``after`` is a permutation."""
    here = np.arange(len(after))
    links = coo_matrix((np.ones(len(after), bool), (here, after)), (len(after), len(after)))
    ring = connected_components(links, directed=True, connection="weak")[1]
    head = np.full(ring.max() + 1, len(after))
    np.minimum.at(head, ring, here)
    ahead = np.where(np.isin(after, head), here, after)  # each cycle is cut before its head
    steps = (ahead != here).astype(np.int64)
    while steps[ahead].any():  # steps to the cut, by doubling
        steps, ahead = steps + steps[ahead], ahead[ahead]
    order = np.lexsort((-steps, ring))
    return order, ring[order]


def _ring_points(cells: Cells, bends: Bends, edge: Ints, ring: Ints) -> tuple[Floats, Ints]:
    """Points of all closed rings one after the other, and where each ring begins (with the end of the last)."""
    line, backward = edge >> 1, (edge & 1).astype(bool)
    inner = bends.count[line]
    is_last = np.append(ring[1:] != ring[:-1], True)
    size = inner + 1 + is_last
    offset = np.cumsum(size) - size
    points = np.empty((size.sum(), 2))
    points[offset] = cells.corners[np.where(backward, cells.end[line], cells.start[line])]
    source = np.repeat(np.where(backward, bends.first[line] + inner - 1, bends.first[line]), inner)
    source += _ragged(np.zeros_like(inner), inner) * np.repeat(np.where(backward, -1, 1), inner)
    points[_ragged(offset + 1, inner)] = bends.points[source]
    closing = np.flatnonzero(is_last)
    final = line[closing]
    points[offset[closing] + inner[closing] + 1] = cells.corners[
        np.where(backward[closing], cells.start[final], cells.end[final])
    ]
    return points, np.append(0, (offset + size)[closing])


def _polygons(points: Floats, ring_start: Ints, owner: Ints, origin: Floats) -> tuple[npt.NDArray[np.object_], Ints]:
    """Polygons from closed rings, shells anticlockwise, and the owner of each."""
    local = points - origin
    cross = np.zeros(len(points))
    cross[:-1] = _cross(local[:-1], local[1:])
    cross[ring_start[1:] - 1] = 0
    is_hole = np.add.reduceat(cross, ring_start[:-1]) < 0
    order = np.lexsort((is_hole, owner))
    size = np.diff(ring_start)[order]
    points = points[_ragged(ring_start[:-1][order], size)]
    owner, is_hole = owner[order], is_hole[order]
    first = np.flatnonzero(np.append(True, owner[1:] != owner[:-1]))
    if is_hole[first].any() or (~is_hole).sum() != len(first):
        raise ValueError("a part of a group has no shell or several")
    offsets = (np.append(0, np.cumsum(size)), np.append(first, len(owner)))
    return shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, offsets), owner[first]


def _ragged(starts: Ints, counts: Ints) -> Ints:
    """Indices starts[0] to starts[0] + counts[0] - 1, then those of the next, in one array."""
    ends = np.cumsum(counts)
    result: Ints = np.arange(counts.sum()) - np.repeat(ends - counts, counts) + np.repeat(starts, counts)
    return result


def _cross(a: Floats, b: Floats) -> Floats:
    result: Floats = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return result
