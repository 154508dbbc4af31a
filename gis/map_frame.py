"""Numbers of a map sheet: a round scale that is true on paper, extent, grid and scale bar, and how text breaks.

Lengths on paper are in mm, on the ground in m. Bounds are (west, south, east, north).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Optional

from shapely.geometry.base import BaseGeometry

Bounds = tuple[float, float, float, float]
POINTS_PER_MM = 72 / 25.4
LINE = 1.15
"""Height of a line, and width of a Latin letter or digit, in the size of the type."""
_NARROW = 0.56
_SMALLEST_GROUND = 20.0
"""A thing smaller than this is drawn as if it were so big: no scale larger than about 1:100."""


def bounds_of(geometries: Iterable[Optional[BaseGeometry]]) -> Optional[Bounds]:
    """The bounds that hold all ``geometries``; ``None`` where there is nothing."""
    all_bounds = [geometry.bounds for geometry in geometries if geometry is not None and not geometry.is_empty]
    if not all_bounds:
        return None
    west, south, east, north = zip(*all_bounds)
    return min(west), min(south), max(east), max(north)


def widened(bounds: Bounds, share: float) -> Bounds:
    """The bounds with ``share`` of their larger side added on each side."""
    margin = share * max(bounds[2] - bounds[0], bounds[3] - bounds[1], _SMALLEST_GROUND)
    return bounds[0] - margin, bounds[1] - margin, bounds[2] + margin, bounds[3] + margin


def round_scale(bounds: Bounds, width: float, height: float, steps: Sequence[float]) -> int:
    """The denominator of the largest round scale at which ``bounds`` fit into ``width`` x ``height`` mm.

    Round is one of ``steps`` (each from 1 to below 10) times a power of ten.
    """
    needed = max((bounds[2] - bounds[0]) / width, (bounds[3] - bounds[1]) / height) * 1000
    needed = max(needed, _SMALLEST_GROUND / max(width, height) * 1000)
    power = 10 ** math.floor(math.log10(needed))
    for step in (*sorted(steps), 10):
        if step * power >= needed * (1 - 1e-9):
            return max(1, round(step * power))
    raise ValueError(f"no round scale in {steps}")


def extent(bounds: Bounds, width: float, height: float, denominator: int) -> Bounds:
    """The ground that ``width`` x ``height`` mm show at 1:``denominator``, round the middle of ``bounds``."""
    half_x, half_y = width * denominator / 2000, height * denominator / 2000
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return x - half_x, y - half_y, x + half_x, y + half_y


def round_step(denominator: int, paper: float) -> float:
    """The round length in m (1, 2 or 5 times a power of ten) that is nearest below ``paper`` mm, or just above it."""
    ground = paper * denominator / 1000
    power = 10 ** math.floor(math.log10(ground))
    return max(step * power for step in (1, 2, 5) if step * power <= ground)


_UNITS_OF_TEXT = re.compile(r"\n|[（《“]*(?:[!-~²³°]+|[^\n])[，。、；：）》”]*")
"""What stays on one line: a number, a word of Latin letters or a Chinese character, with brackets and stops at it."""


def wrapped(text: str, ems: float) -> list[str]:
    """The lines of a text that has ``ems`` times the size of its type for each; Chinese breaks anywhere.

    A number is broken only where it is longer than a line.
    """
    lines, length = [""], 0.0
    for part in _UNITS_OF_TEXT.findall(text):
        width = sum(map(_wide, part))
        if part == "\n" or (length + width > ems and lines[-1]):
            lines.append("")
            length = 0.0
        if part == "\n":
            continue
        for character in part:
            if length + _wide(character) > ems and lines[-1]:
                lines.append("")
                length = 0.0
            lines[-1] += character
            length += _wide(character)
    return lines


def text_width(text: str) -> float:
    """The width of a line, in the size of its type."""
    return sum(map(_wide, text))


@cache
def _wide(character: str) -> float:
    """The width of a character in its size."""
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else _NARROW
