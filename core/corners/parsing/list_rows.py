"""Rows of plain lists in metres: their fields, whatever stands between, and which columns of a file are what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Optional

from .fields import number_of, plain, whole_of
from .rows import Form, is_north, is_plane_pair

_WIDE = str.maketrans({"，": ",", "；": ";", "\u3000": " ", "\xa0": " ", "｜": "|"})
_SPLIT = re.compile(r"\s*[,;、|\t]\s*|\s+")
_SEPARATORS = ("\t", ",", ";", "、", "|")
_PREFIX = re.compile(r"^[XYxy]\s*[=:：]\s*")
_HEADING = re.compile(
    r"(序号|编号|点号|点名|点位|拐点(编)?号?|界址点号?|圈号|地块圈号|备注|高程|[HhZz]|边长|"
    r"([纵横]?坐标)?[(（]?[XYxy][)）]?(坐标)?([(（](m|米)[)）])?|[纵横]坐标|经度|纬度|北坐标|东坐标|[NE])"
)
_LOOKS = re.compile(r"[0-9OolI]{5,}[0-9OolI.]*")
_SAMPLE = 500


def form_of_file(lines: Sequence[str]) -> tuple[Form, str, int]:
    """The form of most rows, the separator between their fields, and the column of the parcel's number (-1: none).

    Only 省标 has such a column: running number, parcel, ring, name, X, Y.
    """
    rows: list[list[str]] = []
    separators: Counter[str] = Counter()
    for line in lines:
        for segment in segments_of(line) if line else ():
            tokens = tokens_of(segment)
            if plane_at(tokens) is not None:
                rows.append(tokens)
                separators[next((sign for sign in _SEPARATORS if sign in segment), " ")] += 1
    if not rows:
        return Form("X,Y", 0, name=-1), "", -1
    at = Counter(plane_at(row) for row in rows).most_common(1)[0][0] or 0
    rows = [row for row in rows if plane_at(row) == at][:_SAMPLE]
    behind = Counter(len(row) - at - 2 for row in rows).most_common(1)[0][0]
    separator = separators.most_common(1)[0][0]
    form = _form_of_rows(rows, at, behind)
    if at == 4 and form.ring == 2 and all(whole_of(text) is not None for row in rows for text in row[:2]):
        running = [whole_of(row[0]) for row in rows]
        if running == list(range(running[0] or 0, (running[0] or 0) + len(rows))):
            return replace(form, mark="n,k,r,J,X,Y"), separator, 1
    return form, separator, -1


def _form_of_rows(rows: Sequence[Sequence[str]], at: int, behind: int) -> Form:
    """Which column of rows with X at ``at`` and ``behind`` fields behind Y is what."""
    tail = ",…" if behind else ""
    if at == 0:
        return Form(f"X,Y{tail}", 0, name=-1)
    if at == 1:
        if behind == 2 and all(len(row) > 4 and whole_of(row[4]) is not None for row in rows):
            return Form("J,X,Y,S,n", 1, ring=4, side=3)
        return Form(f"J,X,Y{tail}", 1)
    columns = [[row[index] for row in rows] for index in (at - 2, at - 1)]
    changes = [sum(1 for _ in groupby(column)) for column in columns]
    numbered = [all(whole_of(text) is not None for text in column) for column in columns]
    # The column that stays the same from row to row is the ring's number; the one that runs is the corner's.
    if numbered[1] and (changes[1] < changes[0] or len(rows) == 1):
        return Form(f"J,n,X,Y{tail}", at, name=at - 2, ring=at - 1)
    if numbered[0] and changes[0] < changes[1]:
        return Form(f"n,J,X,Y{tail}", at, name=at - 1, ring=at - 2)
    return Form(f"…,J,X,Y{tail}", at, name=at - 2 if numbered[1] and not numbered[0] else at - 1)


def segments_of(line: str) -> list[str]:
    """The corners of a line: several where semicolons stand between pairs, else the line itself."""
    wide = line.translate(_WIDE)
    if ";" not in wide:
        return [wide]
    parts = [part.strip() for part in wide.split(";") if part.strip()]
    return parts if len(parts) > 1 and all(plane_at(tokens_of(part)) is not None for part in parts) else [wide]


def tokens_of(line: str) -> list[str]:
    """The fields of a row, whatever stands between them, without the empty ones at its end."""
    tokens = _SPLIT.split(line.translate(_WIDE).strip())
    if "=" in line or ":" in line or "：" in line:
        tokens = [_PREFIX.sub("", token).rstrip(":：") for token in tokens]
    while tokens and not tokens[-1]:
        tokens.pop()
    return tokens


def plane_at(tokens: Sequence[str]) -> Optional[int]:
    """Where a northing and an easting begin, in either order; the last such place, ``None`` where there is none."""
    values = [number_of(token) for token in tokens[:6]]
    for at in range(len(values) - 2, -1, -1):
        one, other = values[at], values[at + 1]
        if one is not None and other is not None and is_plane_pair(one, other):
            return at
    return None


def is_row(tokens: Sequence[str], form: Form) -> bool:
    """Whether a row has all fields or two long numbers, though these lie nowhere in China: placing it says so."""
    return len(tokens) >= form.fields or all(
        looks_like_coordinate(token) for token in tokens[form.first : form.first + 2]
    )


def looks_like_coordinate(token: str) -> bool:
    """Whether a field begins with five digits or more, or with what is typed for them."""
    return _LOOKS.match(plain(token)) is not None


def is_cass(tokens: Sequence[str]) -> bool:
    """Name, code, easting, northing, height."""
    first, second = number_of(tokens[2]), number_of(tokens[3])
    return first is not None and second is not None and is_plane_pair(first, second) and is_north(second)


def is_heading(tokens: Sequence[str]) -> bool:
    """Whether at least two fields are headings of columns."""
    return sum(_HEADING.fullmatch(plain(token)) is not None for token in tokens) >= 2
