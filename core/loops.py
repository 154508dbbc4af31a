"""Loops over numbers that numba compiles where it is installed; see :mod:`.compiled`.

Each takes the same terms in the same order through the same operations as the numpy code that it stands for, none of
them fused, so that its bits are those of numpy; sines come from numpy for both. What they save is numpy's intermediate
arrays. The formulas are plain functions: numpy calls them with arrays, the loops with numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np

MIX_1, MIX_2, MIX_3, MIX_4 = (
    np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xFF51AFD7ED558CCD)
)
STEEP = 1e6
"""An edge that rises more than this for each metre that it goes east runs almost due north."""
WITHIN = 1e-8
"""An edge runs through the unit where more of its width than this does, metres: less is rounding. What is not steep has
then no more than a centimetre of its length there.
"""
_RUN = 8
_GROUP = 16
"""Edges that are looked at together, and runs of them: of a long road most are far from each other."""
_LONGEST = 20_000
"""Rings of more edges than this are left to GEOS, whose time does not grow with the square of them."""
_UNSURE = 1e-15
"""Difference of two products of differences, over the sum of their sizes: beyond this its sign is certain (Shewchuk
1997 proves (3 + 16 u) u = 3.4e-16, where u is 2^-53).
"""


def footpoint_latitude(e: Any, sine: Any, cosine: Any, k: Any) -> Any:
    """The footpoint latitude (rad) from the northing over the radius of the rectifying sphere (rad), its sine and
    cosine: TD/T 1055-2019 appendix D, coefficients ``k`` (K0 to K4).
    """
    s2 = sine * sine
    return e + cosine * sine * (k[1] - s2 * (k[2] - s2 * (k[3] - s2 * k[4])))


def position(east: Any, footpoint: Any, tan: Any, cos: Any, e2_second: float, polar_radius: float) -> Any:
    """Longitude from the central meridian and latitude (rad) from metres east of it and the footpoint latitude, its
    tangent and cosine: TD/T 1055-2019 appendix D.
    """
    t2 = tan * tan
    n2 = e2_second * cos * cos
    v2 = 1 + n2
    u = east * np.sqrt(v2) / polar_radius
    u2 = u * u
    b4 = (5 + 3 * t2 + n2 - 9 * n2 * t2) / 24
    b6 = (61 + 90 * t2 + 45 * t2 * t2) / 720
    latitude = footpoint - v2 * tan * u2 * (0.5 - u2 * (b4 - u2 * b6))
    l3 = (1 + 2 * t2 + n2) / 6
    l5 = (5 + 28 * t2 + 24 * t2 * t2 + 6 * n2 + 8 * n2 * t2) / 120
    return u * (1 - u2 * (l3 - u2 * l5)) / cos, latitude


def odd_series(sine: Any, c: Any) -> Any:
    """``sine`` times the polynomial with the five coefficients ``c`` in the square of it."""
    square = sine * sine
    return sine * ((((c[4] * square + c[3]) * square + c[2]) * square + c[1]) * square + c[0])


def footpoints(e: Any, sine: Any, cosine: Any, k: Any) -> Any:
    """:func:`footpoint_latitude` of each."""
    result = np.empty_like(e)
    for i in range(len(e)):
        result[i] = footpoint_latitude(e[i], sine[i], cosine[i], k)
    return result


def positions(east: Any, footpoint: Any, tan: Any, cos: Any, e2_second: float, polar_radius: float) -> Any:
    """:func:`position` of each."""
    longitude, latitude = np.empty_like(footpoint), np.empty_like(footpoint)
    for i in range(len(footpoint)):
        longitude[i], latitude[i] = position(east[i], footpoint[i], tan[i], cos[i], e2_second, polar_radius)
    return longitude, latitude


def odd_series_of(sine: Any, c: Any) -> Any:
    """:func:`odd_series` of each."""
    result = np.empty_like(sine)
    for i in range(len(sine)):
        result[i] = odd_series(sine[i], c)
    return result


def fill_edges(points: Any, rings: Any, edges: Any, start: Any, area: Any, steep: Any, steep_owner: Any) -> Any:
    """Fill in the columns of :class:`.geodesy.equal_area.Edges`; the numbers of edges and of steep ones."""
    x, y = points
    size, owner, is_hole = rings
    west, east, south, north, sign, mark = edges
    count, steep_count, first, geometry = 0, 0, 0, 0
    for ring in range(len(size)):
        while geometry < owner[ring]:
            geometry += 1
            start[geometry] = count
        last = first + size[ring] - 1
        swept = 0.0
        for i in range(first, last):
            swept += (x[i + 1] - x[i]) * ((y[i] - y[first]) + (y[i + 1] - y[first]))
        swept /= 2
        kind = -1.0 if is_hole[ring] else 1.0
        area[geometry] += abs(swept) * kind
        turn = -kind if swept < 0 else kind
        for i in range(first, last):
            width = x[i + 1] - x[i]
            if width < 0:
                x0, y0, x1, y1 = x[i + 1], y[i + 1], x[i], y[i]
            else:
                x0, y0, x1, y1 = x[i], y[i], x[i + 1], y[i + 1]
            if abs(width) * STEEP < abs(y1 - y0):
                steep[steep_count, 0], steep[steep_count, 1] = x0, min(y0, y1)
                steep[steep_count, 2], steep[steep_count, 3] = x1, max(y0, y1)
                steep_owner[steep_count] = geometry
                steep_count += 1
            if width == 0:
                continue
            west[count], south[count], east[count], north[count] = x0, y0, x1, y1
            sign[count] = -turn if width < 0 else turn
            count += 1
        first = last + 1
    while geometry < len(area):
        geometry += 1
        start[geometry] = count
    bits = west[:count].view(np.uint64), east[:count].view(np.uint64)
    bits_too = south[:count].view(np.uint64), north[:count].view(np.uint64)
    for i in range(count):
        one = bits[0][i] * MIX_1 + bits[1][i] * MIX_2 + bits_too[0][i] * MIX_3 + bits_too[1][i] * MIX_4
        one ^= one >> np.uint64(33)
        one *= MIX_2
        one ^= one >> np.uint64(33)
        one *= MIX_3
        mark[i] = one ^ (one >> np.uint64(33))
    return count, steep_count


def sum_pairs(pairs: Any, polygons: Any, boxes: Any, lists: Any, units: Any) -> None:
    """Fill in what :func:`.landclass.edge_pairs.shared_by` gives for each pair; the arguments are tuples of columns."""
    unit, polygon, area, knot = pairs
    start, west, east, south, north, sign, mark = polygons
    box_west, box_east, per_metre, count, first_bin, floor = boxes
    reach, reach_start, begin, begin_start = lists
    x_of, x_end_of, y_of, slope_of, sign_of, lowest = units
    for pair in range(len(unit)):
        own = unit[pair]
        most = count[own] - 1
        total = 0.0
        marks = np.uint64(0)
        for edge in range(start[polygon[pair]], start[polygon[pair] + 1]):
            x, x_end = west[edge], east[edge]
            if not (x_end > box_west[own] and x < box_east[own]):
                continue
            first = first_bin[own] + int(min(max((x - box_west[own]) * per_metre[own], 0.0), most))
            last = first_bin[own] + int(min(max((x_end - box_west[own]) * per_metre[own], 0.0), most))
            y, y_end = south[edge], north[edge]
            top = max(y, y_end)
            if not (top > min(floor[first], floor[last]) or last - first > 1):
                continue
            slope = (y_end - y) / (x_end - x)
            covered = 0.0
            through = 0.0
            reaching = reach_start[first + 1] - reach_start[first]
            for number in range(reaching + begin_start[last + 1] - begin_start[first + 1]):
                if number < reaching:
                    other = reach[reach_start[first] + number]
                else:
                    other = begin[begin_start[first + 1] + number - reaching]
                if not lowest[other] < top:
                    continue
                left = max(x, x_of[other])
                width = min(x_end, x_end_of[other]) - left
                depth = (y_of[other] - y) + slope_of[other] * (left - x_of[other]) - slope * (left - x)
                depth_end = depth + (slope_of[other] - slope) * width
                low, high = min(depth, depth_end), max(depth, depth_end)
                if low < 0 and width > 0:
                    if high > 0:
                        under = -low / (high - low) * width
                        shared = under * low / 2
                    else:
                        under = width
                        shared = under * (low + high) / 2
                    covered += sign_of[other] * shared
                    through += sign_of[other] * under
            total += sign[edge] * covered
            if through < -WITHIN:
                marks += mark[edge] if sign[edge] > 0 else ~mark[edge] + np.uint64(1)
        area[pair] = total
        knot[pair] = marks


def ring_sizes(corners: Any, start: Any, size: Any, owner: Any) -> Any:
    """Fill in the corners of each ring and its polygon, and give the number of rings. Polygon i has the corners
    ``corners[start[i]:start[i + 1]]``; a ring ends where it comes back to its first corner, as a valid one does once.
    """
    count = 0
    for polygon in range(len(start) - 1):
        first = start[polygon]
        while first < start[polygon + 1]:
            end = _ring_end(corners, first, start[polygon + 1])
            size[count], owner[count] = end - first, polygon
            first = end
            count += 1
    return count


def _ring_end(corners: Any, first: int, end: int) -> int:
    """Where the ring that begins at corner ``first`` has come back, or ``end``."""
    x, y = corners[first, 0], corners[first, 1]
    for i in range(first + 1, end):
        if corners[i, 0] == x and corners[i, 1] == y:
            return i + 1
    return end


def are_valid(corners: Any, start: Any, rings: Any) -> Any:
    """Which polygons with the corners ``corners[start[i]:start[i + 1]]`` and so many ``rings``, the outer first, are
    for certain valid: rings that are closed and touch neither themselves nor others, holes inside and side by side.

    What is not certain in double precision counts as not: a valid polygon may be among the others. A corner that is
    there twice, one after the other, counts once, as it does for GEOS.
    """
    result = np.zeros(len(start) - 1, dtype=np.bool_)
    own = np.empty((_LONGEST, 2))
    boxes, together, groups = np.empty((_LONGEST, 4)), np.empty((_LONGEST, 4)), np.empty((_LONGEST // _GROUP + 1, 4))
    run_start, ring_of = np.empty(_LONGEST + 1, dtype=np.intp), np.empty(_LONGEST, dtype=np.intp)
    ring_start = np.empty(_LONGEST + 1, dtype=np.intp)
    for polygon in range(len(result)):
        if not 4 <= start[polygon + 1] - start[polygon] <= _LONGEST:
            continue
        last = _without_repeats(corners, start[polygon], start[polygon + 1], own)
        found = 0
        ring_start[0] = 0
        while ring_start[found] < last and found < rings[polygon]:
            found += 1
            ring_start[found] = _ring_end(own, ring_start[found - 1], last)
        if found != rings[polygon] or ring_start[found] != last:
            continue
        runs = _runs_of(own, ring_start[: found + 1], boxes, together, run_start, ring_of)
        result[polygon] = (
            runs > 0
            and _edges_are_apart(own, ring_start, boxes, together, groups, run_start[: runs + 1], ring_of)
            and (found == 1 or _are_nested(own, ring_start[: found + 1]))
        )
    return result


def _without_repeats(corners: Any, first: int, last: int, own: Any) -> int:
    """Fill in the corners from ``first`` to ``last`` without those that repeat the one before, and give their number.

    Of a hole that begins where the ring before it ends this takes the first corner: then it is not closed, as it is not
    certainly valid.
    """
    count = 0
    for i in range(first, last):
        x, y = corners[i, 0], corners[i, 1]
        if count == 0 or x != own[count - 1, 0] or y != own[count - 1, 1]:
            own[count, 0], own[count, 1] = x, y
            count += 1
    return count


def _runs_of(corners: Any, ring_start: Any, boxes: Any, together: Any, run_start: Any, ring_of: Any) -> int:
    """Fill in the boxes of edges (by their first corner) and of runs of them, where runs begin and in which ring, and
    give the number of runs; 0 where a ring is not closed or an edge goes back on the one before it.
    """
    count = 0
    x, y = corners[:, 0], corners[:, 1]
    west = south = east = north = 0.0
    for ring in range(len(ring_start) - 1):
        first, last = ring_start[ring], ring_start[ring + 1] - 1
        if last - first < 3 or x[first] != x[last] or y[first] != y[last]:
            return 0
        for i in range(first, last):
            other = first + 1 if i + 1 == last else i + 2
            if not _goes_on(x[i], y[i], x[i + 1], y[i + 1], x[other], y[other]):
                return 0
            low_x, high_x = (x[i], x[i + 1]) if x[i] < x[i + 1] else (x[i + 1], x[i])
            low_y, high_y = (y[i], y[i + 1]) if y[i] < y[i + 1] else (y[i + 1], y[i])
            boxes[i, 0], boxes[i, 1], boxes[i, 2], boxes[i, 3] = low_x, low_y, high_x, high_y
            if (i - first) % _RUN == 0:
                west, south, east, north = low_x, low_y, high_x, high_y
                run_start[count], ring_of[count] = i, ring
                count += 1
            else:
                west, south, east, north = min(west, low_x), min(south, low_y), max(east, high_x), max(north, high_y)
            together[count - 1, 0], together[count - 1, 1] = west, south
            together[count - 1, 2], together[count - 1, 3] = east, north
    run_start[count] = ring_start[len(ring_start) - 1]
    return count


def _edges_are_apart(
    corners: Any, ring_start: Any, boxes: Any, together: Any, groups: Any, run_start: Any, ring_of: Any
) -> bool:
    """Whether no two edges have a point in common, but for neighbours in a ring, which have been judged. ``groups`` is
    room for the boxes of groups of runs.
    """
    x, y = corners[:, 0], corners[:, 1]
    runs = len(run_start) - 1
    _boxes_of_groups(together, runs, groups)
    for run in range(runs):
        ring = ring_of[run]
        later = run - 1
        while later + 1 < runs:
            later += 1
            if later % _GROUP == 0 and _boxes_are_apart(together, run, groups, later // _GROUP):
                later += _GROUP - 1
                continue
            if _boxes_are_apart(together, run, together, later):
                continue
            same = ring_of[later] == ring
            # The last corner of a ring begins no edge.
            stop = min(run_start[later + 1], ring_start[ring_of[later] + 1] - 1)
            for i in range(run_start[run], min(run_start[run + 1], ring_start[ring + 1] - 1)):
                if _boxes_are_apart(boxes, i, together, later):
                    continue
                own_stop = stop
                if same and i == ring_start[ring] and stop == ring_start[ring + 1] - 1:
                    own_stop -= 1
                for j in range(max(i + 2, run_start[later]) if same else run_start[later], own_stop):
                    if _boxes_are_apart(boxes, i, boxes, j):
                        continue
                    if not _are_apart(x[i], y[i], x[i + 1], y[i + 1], x[j], y[j], x[j + 1], y[j + 1]):
                        return False
    return True


def _boxes_of_groups(together: Any, runs: int, groups: Any) -> None:
    """Fill in the box around each group of runs."""
    for first in range(0, runs, _GROUP):
        group = first // _GROUP
        for side in range(4):
            groups[group, side] = together[first, side]
        for run in range(first + 1, min(first + _GROUP, runs)):
            groups[group, 0] = min(groups[group, 0], together[run, 0])
            groups[group, 1] = min(groups[group, 1], together[run, 1])
            groups[group, 2] = max(groups[group, 2], together[run, 2])
            groups[group, 3] = max(groups[group, 3], together[run, 3])


def _are_nested(corners: Any, ring_start: Any) -> bool:
    """Whether rings that do not touch are an outer one and holes in it of which none lies in another."""
    for hole in range(1, len(ring_start) - 1):
        x, y = corners[ring_start[hole], 0], corners[ring_start[hole], 1]
        for ring in range(len(ring_start) - 1):
            if ring == hole:
                continue
            inside = False
            for i in range(ring_start[ring], ring_start[ring + 1] - 1):
                if (corners[i, 1] > y) == (corners[i + 1, 1] > y):
                    continue
                side = _side(corners[i, 0], corners[i, 1], corners[i + 1, 0], corners[i + 1, 1], x, y)
                if side == 0:
                    return False
                if (side > 0) == (corners[i + 1, 1] > y):
                    inside = not inside
            if inside != (ring == 0):
                return False
    return True


def _boxes_are_apart(some: Any, i: int, others: Any, j: int) -> bool:
    return bool(
        some[i, 2] < others[j, 0] or some[i, 0] > others[j, 2] or some[i, 3] < others[j, 1] or some[i, 1] > others[j, 3]
    )


def _goes_on(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> bool:
    """Whether the edges from a to b and from b to c have for certain nothing but b in common."""
    ux, uy, vx, vy = bx - ax, by - ay, cx - bx, cy - by
    left, right = ux * vy, uy * vx
    if abs(left - right) > _UNSURE * (abs(left) + abs(right)):
        return True
    left, right = ux * vx, uy * vy
    return left + right > _UNSURE * (abs(left) + abs(right))


def _are_apart(ax: float, ay: float, bx: float, by: float, cx: float, cy: float, dx: float, dy: float) -> bool:
    """Whether the edges from a to b and from c to d have for certain no point in common."""
    if _side(ax, ay, bx, by, cx, cy) * _side(ax, ay, bx, by, dx, dy) > 0:
        return True
    return _side(cx, cy, dx, dy, ax, ay) * _side(cx, cy, dx, dy, bx, by) > 0


def _side(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> int:
    """On which side of the line from a to b point c lies: 1 or -1, 0 where that is not certain."""
    left, right = (ax - cx) * (by - cy), (ay - cy) * (bx - cx)
    least = _UNSURE * (abs(left) + abs(right))
    return 1 if left - right > least else -1 if right - left > least else 0
