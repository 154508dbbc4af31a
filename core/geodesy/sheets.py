"""Numbers of national map sheets (图幅号) to the ground they cover.

The form of GB/T 13989 (``J50``, ``J50G001001``: sheet of 1:1,000,000, letter of the scale, row, column) and the older
one, which heads of coordinate files still hold (``I-50-77-(22)``). Rows run from north to south, columns and the older
form's numbers from west to east.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple, Optional

_DIVIDED = {"B": 2, "C": 4, "D": 12, "E": 24, "F": 48, "G": 96, "H": 192, "I": 576, "J": 1152, "K": 2304}
"""By the letter of the scale, 1:500,000 to 1:500: into so many rows and columns a sheet of 1:1,000,000 is cut."""
_DASHES = re.compile("[\u2010-\u2015\u2212\u30fc_~]")
_NEW = re.compile(r"([A-V])([0-6][0-9])(?:([B-I])([0-9]{3})([0-9]{3})|([JK])([0-9]{4})([0-9]{4}))?")
_OLD = re.compile(
    r"([A-V])-?([0-6]?[0-9])"
    r"(?:-(?:([A-D])|([0-9]{1,3})(?:-(?:([A-D])(?:-([1-4]))?|\(([0-9]{1,2})\)(?:-?([A-D]))?))?))?"
)
_JOINTS = re.compile(r"[、,;/\s]+|(?<=\))和|和(?=[A-V])")
_SHORT = re.compile(r"\(?([0-9]{1,2})\)")


class Extent(NamedTuple):
    """Ground between meridians and parallels, degrees east and north."""

    west: float
    south: float
    east: float
    north: float

    def cut(self, rows: int, columns: int, row: int, column: int) -> Optional[Extent]:
        """The cell of a grid over this ground; row 0 is the northernmost. ``None`` where there is none."""
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        height, width = (self.north - self.south) / rows, (self.east - self.west) / columns
        west, south = self.west + column * width, self.north - (row + 1) * height
        return Extent(west, south, west + width, south + height)

    def numbered(self, side: int, number: int) -> Optional[Extent]:
        """The cell with this number, from 1, of a grid of ``side`` rows and columns, counted row by row."""
        return self.cut(side, side, *divmod(number - 1, side)) if number > 0 else None


def extents_of(text: str) -> Optional[tuple[Extent, ...]]:
    """The ground of each sheet that ``text`` numbers; ``None`` where any of it is no sheet number.

    Several are joined by ``、``, commas, semicolons, slashes or blanks; ``I-50-77-(22)、(23)`` leaves out what repeats.
    Numbers in square brackets and ``J-50-(3)`` are refused: they meant 1:200,000 and 1:250,000 at different times.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text).upper())
    plain = re.sub(r"\s*([-()])\s*", r"\1", plain.strip(" \t\r\n.。、,;/"))
    extents: list[Extent] = []
    before = ""
    for piece in _JOINTS.split(plain):
        short = _SHORT.fullmatch(piece)
        if short and re.search(r"\([0-9]{1,2}\)$", before):
            piece = f"{before[: before.rindex('(')]}({short[1]})"
        extent = _extent(piece)
        if extent is None:
            return None
        extents.append(extent)
        before = piece
    return tuple(extents) or None


def _extent(piece: str) -> Optional[Extent]:
    match = _NEW.fullmatch(piece)
    if match:
        whole = _millionth(match[1], match[2])
        scale, row, column = match[3] or match[6], match[4] or match[7], match[5] or match[8]
        if whole is None or scale is None:
            return whole
        return whole.cut(_DIVIDED[scale], _DIVIDED[scale], int(row) - 1, int(column) - 1)
    match = _OLD.fullmatch(piece)
    return None if match is None else _old_extent(match)


def _old_extent(match: re.Match[str]) -> Optional[Extent]:
    letter, column, half, hundred, fifty, twentyfive, ten, five = match.groups()
    extent = _millionth(letter, column)
    steps = ((half, 2), (hundred, 12), (fifty, 2), (twentyfive, 2), (ten, 8), (five, 2))
    for text, side in steps:
        if text is not None and extent is not None:
            extent = extent.numbered(side, int(text) if text.isdigit() else "ABCD".index(text) + 1)
    return extent


def _millionth(letter: str, column: str) -> Optional[Extent]:
    """The sheet of 1:1,000,000 in the northern hemisphere; beyond 60° two or four columns share one."""
    south, number = (ord(letter) - ord("A")) * 4.0, int(column)
    if south >= 60 or not 1 <= number <= 60:
        return None
    west = (number - 31) * 6.0
    return Extent(west, south, west + 6, south + 4)
