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
"""Edges that are looked at together."""
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


def are_simple(corners: Any, start: Any) -> Any:
    """Which runs ``corners[start[i]:start[i + 1]]`` are for certain one closed ring that nowhere touches itself.

    What is not certain in double precision counts as not: a valid ring may be among the others.
    """
    result = np.zeros(len(start) - 1, dtype=np.bool_)
    boxes, together = np.empty((_LONGEST, 4)), np.empty((_LONGEST // _RUN + 1, 4))
    for ring in range(len(result)):
        first, last = start[ring], start[ring + 1] - 1
        if 3 <= last - first <= _LONGEST:
            result[ring] = _is_simple(corners[first : last + 1, 0], corners[first : last + 1, 1], boxes, together)
    return result


def _is_simple(x: Any, y: Any, boxes: Any, together: Any) -> bool:
    """``boxes`` and ``together`` are room for the boxes of edges and of runs of them: west, south, east, north."""
    count = len(x) - 1
    if not (x[0] == x[count] and y[0] == y[count]):
        return False
    for i in range(count):
        other = 1 if i + 1 == count else i + 2
        if not _goes_on(x[i], y[i], x[i + 1], y[i + 1], x[other], y[other]):
            return False
        boxes[i, 0], boxes[i, 2] = (x[i], x[i + 1]) if x[i] < x[i + 1] else (x[i + 1], x[i])
        boxes[i, 1], boxes[i, 3] = (y[i], y[i + 1]) if y[i] < y[i + 1] else (y[i + 1], y[i])
        run = i // _RUN
        if i % _RUN == 0:
            together[run] = boxes[i]
            continue
        for k in range(2):
            together[run, k] = min(together[run, k], boxes[i, k])
            together[run, k + 2] = max(together[run, k + 2], boxes[i, k + 2])
    for run in range((count + _RUN - 1) // _RUN):
        for later in range(run, (count + _RUN - 1) // _RUN):
            if _boxes_are_apart(together, run, later):
                continue
            for i in range(run * _RUN, min((run + 1) * _RUN, count)):
                # Neighbours are judged above; the last edge is one of the first.
                end = min((later + 1) * _RUN, count if i else count - 1)
                for j in range(max(i + 2, later * _RUN), end):
                    if _boxes_are_apart(boxes, i, j):
                        continue
                    if not _are_apart(x[i], y[i], x[i + 1], y[i + 1], x[j], y[j], x[j + 1], y[j + 1]):
                        return False
    return True


def _boxes_are_apart(boxes: Any, i: int, j: int) -> bool:
    return bool(
        boxes[i, 2] < boxes[j, 0] or boxes[i, 0] > boxes[j, 2] or boxes[i, 3] < boxes[j, 1] or boxes[i, 1] > boxes[j, 3]
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
