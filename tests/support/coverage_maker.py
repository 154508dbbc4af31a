"""Random land surveys: polygons without gap and overlap, as a county's DLTB has them, and restoration units on them.

All from a seed. Coordinates are rounded to 0.1 mm and neighbours have identical corners.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from equal_area_oracle import EqualArea
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Polygon, box

GRID = 1e-4
CODES = ("0101", "0103", "0201", "0201K", "0301", "0305", "0404", "0602", "0702", "1006", "1104", "1104A", "1106", "09")
CULTIVATED = ("0101", "0102", "0103")
SMALLEST = 2.0
"""Where the lines cut off less than this, m², they are drawn anew."""


@dataclass(frozen=True)
class Ground:
    """A survey: ``polygons`` in ``plane``, their ``rows`` for ``survey_of``; ``road`` is a box with straight sides."""

    plane: object
    polygons: np.ndarray
    rows: list
    road: Polygon
    frame: Polygon


def make_ground(seed, plane, east=0.0, north=4_900_000.0, size=3000.0, count=60, tees=False, off=0.0):
    """A square survey of ``size`` metres, its middle ``east`` metres from the central meridian.

    ``count`` is that of the fields; roads and ponds come on top. With ``tees`` a corner on a straight line is missing
    on one side now and then. TBMJ is the official area and up to ``off`` m² more or less.
    """
    rng = np.random.default_rng(seed)
    west, south = plane.false_easting + east - size / 2, north - size / 2
    frame = box(west, south, west + size, south + size)
    polygons, road = _faces(rng, frame, count)
    while shapely.area(polygons).min() < SMALLEST:
        polygons, road = _faces(rng, frame, count)
    if tees:
        polygons = np.array([straightened(p) if rng.random() < 0.4 else p for p in polygons], dtype=object)
    return Ground(plane, polygons, rows_of(rng, polygons, plane, off), road, frame)


def rows_of(rng, polygons, plane, off=0.0):
    """Attributes: a random class, a share of 田坎 for most cultivated polygons, TBMJ as a survey writes it."""
    rows = []
    for number, (polygon, area) in enumerate(zip(polygons, EqualArea(plane).areas(polygons))):
        code = str(rng.choice(CODES))
        ridge = round(float(rng.uniform(0.01, 0.25)), 4) if code in CULTIVATED and rng.random() < 0.7 else 0
        tbmj = round(float(area) + float(rng.uniform(-off, off)), 2)
        identity = {"ids": f"B{number:05d}", "code": code, "year": 2023}
        rows.append({**identity, "geometry": polygon, "tbmj": tbmj, "kcxs": ridge})
    return rows


def _faces(rng, frame, count):
    """The faces between the lines: the outlines of fields, two roads and some ponds with islands."""
    west, south, east, north = frame.bounds
    size = east - west
    seeds = MultiPoint(rng.uniform(0, size, (count, 2)) + np.array([west, south]))
    ridges = shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=frame, only_edges=True))
    lines = [_wiggled(rng, ridge) for ridge in ridges]
    corners = rng.uniform(0.1, 0.9, 3) * size
    track = LineString(np.c_[[west - 50, west + size / 2, east + 50], south + corners])
    track = track.buffer(float(rng.uniform(2, 8)), cap_style="flat", join_style="mitre")
    side = np.round(rng.uniform(0.3, 0.7) * size)
    is_eastward = rng.random() < 0.5
    road = (
        box(west, south + side, east, south + side + 8)
        if is_eastward
        else box(west + side, south, west + side + 8, north)
    )
    for radius in rng.uniform(5, 60, 5):
        middle = rng.uniform(0.2, 0.8, 2) * size + (west, south)
        lines += [_loop(rng, middle, radius), _loop(rng, middle, radius / 4)]
    # A pond that touches an outline with one corner: a hole that meets its ring, or two polygons that meet in a point.
    corner = rng.choice(shapely.get_coordinates(seeds.convex_hull.intersection(shapely.MultiLineString(list(ridges)))))
    lines.append(LineString(corner + np.array([(0, 0), (9, 31), (25, 20), (0, 0)])))
    # Roads are whole: fields end at them, which leaves corners on their sides.
    beside = shapely.difference(np.array(lines, dtype=object), track.union(road))
    inside = shapely.intersection([*beside, track.difference(road).boundary, road.boundary], frame)
    noded = shapely.unary_union([*inside, frame.boundary], grid_size=GRID)
    return shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))), road


def straightened(polygon):
    """The polygon without the corners of its outline that lie on a line due north or east, exactly."""
    ring = np.asarray(polygon.exterior.coords)[:-1]
    along = np.diff(np.vstack([ring[-1:], ring, ring[:1]]), axis=0) == 0
    needed = ~(along[:-1] & along[1:]).any(axis=1)
    return Polygon(ring[needed], polygon.interiors)


def _wiggled(rng, line):
    """A ridge with corners of its own, or one left straight whatever its length."""
    bends = int(rng.integers(0, 7)) if line.length > 40 else 0
    if bends == 0:
        return line
    (x0, y0), (x1, y1) = line.coords[0], line.coords[-1]
    along = np.r_[0, np.sort(rng.uniform(0.05, 0.95, bends)), 1]
    aside = np.r_[0, rng.uniform(-0.02, 0.02, bends), 0]
    return LineString(np.c_[x0 + along * (x1 - x0) - aside * (y1 - y0), y0 + along * (y1 - y0) + aside * (x1 - x0)])


def _loop(rng, middle, radius, corners=9):
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False) + rng.uniform(0, 0.4)
    reach = radius * rng.uniform(0.7, 1, corners)
    points = np.c_[reach * np.cos(turn), reach * np.sin(turn)] + middle
    return LineString([*points, points[0]])


def make_units(seed, ground, count):
    """``[(kind, multipolygon)]``: units of every kind in turn, all valid and on the survey."""
    rng = np.random.default_rng(seed)
    kinds = list(KINDS.items())
    made = []
    turn = 0
    while len(made) < count:
        name, make = kinds[turn % len(kinds)]
        turn += 1
        shape = make(rng, ground)
        if shape is not None and not shape.is_empty and shape.is_valid and ground.frame.contains(shape):
            made.append((name, MultiPolygon(shapely.get_parts(shape).tolist())))
    return made


def star(rng, middle, radius, corners=None, digits=3):
    """A simple polygon about ``middle``, its corners rounded to ``digits``."""
    corners = corners or int(rng.integers(3, 30))
    turn = (np.arange(corners) + rng.uniform(-0.4, 0.4, corners)) * 2 * np.pi / corners
    reach = radius * rng.uniform(0.4, 1, corners)
    return Polygon(np.round(np.c_[reach * np.cos(turn), reach * np.sin(turn)] + middle, digits))


def _middle(rng, ground, margin=0.15):
    west, south, east, _ = ground.frame.bounds
    return rng.uniform(margin, 1 - margin, 2) * (east - west) + (west, south)


def _radius(rng, ground):
    west, _, east, _ = ground.frame.bounds
    return float(np.exp(rng.uniform(np.log(3), np.log((east - west) / 8))))


def _plain(rng, ground):
    return star(rng, _middle(rng, ground), _radius(rng, ground), digits=int(rng.choice([3, 4, 9])))


def _parts(rng, ground):
    first, second = _plain(rng, ground), _plain(rng, ground)
    return MultiPolygon([first, second]) if first.disjoint(second) else None


def _holed(rng, ground):
    middle, radius = _middle(rng, ground), _radius(rng, ground)
    shell, hole = star(rng, middle, radius), star(rng, middle, radius * 0.35)
    return Polygon(shell.exterior, [hole.exterior]) if shell.contains_properly(hole) else None


def _along(rng, ground):
    """Neighbouring polygons together: the outline runs along survey lines, corner by corner."""
    spot = shapely.Point(_middle(rng, ground)).buffer(_radius(rng, ground))
    picked = [polygon for polygon in ground.polygons if polygon.intersects(spot)]
    shape = shapely.coverage_union_all(picked)
    return shape.intersection(ground.frame) if shape.within(ground.frame) and len(picked) < 40 else None


def _whole(rng, ground):
    """The outline of a polygon, pushed out by some metres: contains it wholly."""
    return rng.choice(ground.polygons).buffer(float(rng.uniform(0.5, 20)), join_style="mitre", mitre_limit=2)


def _same(rng, ground):
    return rng.choice(ground.polygons)


def _tiny(rng, ground):
    """1 m² anywhere, now and then over a corner of the survey."""
    x, y = _corner(rng, ground) if rng.random() < 0.5 else np.round(_middle(rng, ground), 4)
    return box(x - 0.5, y - 0.5, x + 0.5, y + 0.5)


def _large(rng, ground):
    """2000 ha where the survey has them."""
    west, south, east, north = ground.frame.bounds
    middle = np.array([west + east, south + north]) / 2 + rng.uniform(-9, 9, 2)
    radius = min(0.499 * (east - west) - 10, 2900)
    turn = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    reach = radius * rng.uniform(0.85, 1, 90)
    return Polygon(np.round(np.c_[reach * np.cos(turn), reach * np.sin(turn)] + middle, 3))


def _corner(rng, ground):
    corners = shapely.get_coordinates(rng.choice(ground.polygons))
    return corners[rng.integers(len(corners))]


def _on_corners(rng, ground):
    """Corners of the survey joined across it."""
    spot = shapely.Point(_middle(rng, ground)).buffer(_radius(rng, ground))
    corners = shapely.get_coordinates(ground.polygons)
    near = corners[shapely.contains_xy(spot, corners)]
    if len(near) < 5:
        return None
    hull = MultiPoint(near[rng.choice(len(near), min(len(near), 9), replace=False)]).convex_hull
    return hull if hull.geom_type == "Polygon" else None


def _on_edges(rng, ground):
    """Corners on survey lines, as near as double precision puts them, or rounded to 0.1 mm."""
    spot = shapely.Point(_middle(rng, ground)).buffer(_radius(rng, ground))
    near = [polygon for polygon in ground.polygons if polygon.intersects(spot)][:8]
    points = [polygon.exterior.interpolate(rng.random(), normalized=True) for polygon in near]
    hull = MultiPoint(points).convex_hull
    if hull.geom_type != "Polygon":
        return None
    return shapely.transform(hull, lambda p: np.round(p, 4)) if rng.random() < 0.5 else hull


def _beside_road(rng, ground):
    """A side that lies on part of the straight side of a road, exactly."""
    west, south, east, north = ground.road.bounds
    length, depth = np.round(rng.uniform(5, 700), 1), np.round(rng.uniform(5, 200), 1)
    start = np.round(rng.uniform(10, max(east - west, north - south) - 800), 1)
    near, far = (-depth, 0) if rng.random() < 0.5 else (8, 8 + depth)
    if east - west > north - south:
        return box(west + start, south + near, west + start + length, south + far)
    return box(west + near, south + start, west + far, south + start + length)


def inside_on_edge(rng, polygon):
    """A triangle inside a polygon that has one of its edges, and nothing else, in common with the boundary."""
    ring = np.asarray(polygon.exterior.coords)
    k = int(np.argmax(np.hypot(*np.diff(ring, axis=0).T)))
    begin, end = ring[k], ring[k + 1]
    across = np.array([begin[1] - end[1], end[0] - begin[0]]) / np.hypot(*(end - begin))
    for reach in (30, 8, 2, 0.5, -30, -8, -2, -0.5):
        shape = Polygon([begin, end, begin + (end - begin) * rng.uniform(0.3, 0.7) + across * reach])
        if polygon.covers(shape):
            return shape
    return None


def inside_on_corner(rng, polygon):
    """A triangle inside a polygon that has one corner in common with the boundary."""
    ring = np.asarray(polygon.exterior.coords)[:-1]
    k = int(rng.integers(len(ring)))
    before, here, after = ring[k - 1], ring[k], ring[(k + 1) % len(ring)]
    shape = Polygon([here, here + (before - here) * 0.2 + (after - here) * 0.1, here + (after - here) * 0.2])
    shape = Polygon([here, here * 0.7 + before * 0.2 + after * 0.1, here * 0.7 + before * 0.1 + after * 0.2])
    touching = polygon.covers(shape) and polygon.boundary.intersection(shape).geom_type == "Point"
    return shape if touching and shape.area > 1 else None


def _touching_edge(rng, ground):
    return inside_on_edge(rng, rng.choice(ground.polygons))


def _touching_corner(rng, ground):
    return inside_on_corner(rng, rng.choice(ground.polygons))


KINDS = {
    "plain": _plain,
    "parts": _parts,
    "holed": _holed,
    "along": _along,
    "whole": _whole,
    "same": _same,
    "tiny": _tiny,
    "on corners": _on_corners,
    "on edges": _on_edges,
    "beside road": _beside_road,
    "touching edge": _touching_edge,
    "touching corner": _touching_corner,
    "large": _large,
}
TOUCHING = ("same", "touching edge", "touching corner")
"""Kinds that lie on one survey polygon and only touch its neighbours."""
