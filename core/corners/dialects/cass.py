"""Reads points as CASS writes them (坐标数据文件, ``.dat``): ``name,code,east,north,height``, east before north.

The code may be empty. A row without values or ``END`` ends a block. Where all points of a block have codes, and not all
the same, each code is a parcel; else the block is one. Codes that count 1, 2, 3 may be the numbers of rings: nobody can
know, and the block is refused. Heights are kept.
"""

from __future__ import annotations

import math
import re
from typing import Any, Optional

import numpy as np

from ...findings import Finding, error, note, warning
from ...geodesy.recognise import NO_EASTING, NORTHINGS, zone_prefix
from ...progress import Progress, check, go_on
from ..parsing.fields import BLANKS, comma_fields, number_of, whole_of
from ..records import Options, Parcel, Reading, Text, ring_of
from ..registry import NONE, Dialect, Evidence

KEY = "cass"
_FIELDS = 5
_ENOUGH_ROWS = 0.8
"""Of the rows, the part that has to fit before anything is seen in a text."""
_COMMA = re.compile("[,，]")
_HEIGHTS = (-500.0, 9000.0)
_PLAIN_ROW = re.compile(r"([^,，]*),([^,，]*),(_),(_),(-?_)".replace("_", r"[0-9]{1,15}(?:\.[0-9]+)?"))
"""A row with nothing odd about it: nearly all rows of nearly all files, so they are read the short way."""
_ASK_EVERY = 20_000
_SAY_AT_MOST = 20
_NAMED = 20

_Row = tuple[int, str, str, float, float, float]
"""Line, name, code, east, north, height."""


def recognise(text: Text) -> Evidence:
    """Five fields of which the third is an easting and the fourth a northing: no other form has east there.

    The last one, the height, may be empty.
    """
    lines = [line for line in text.lines if line and not _is_end(line)]
    rows = [comma_fields(line) for line in lines]
    fitting = [row for row in rows if _fits(row)]
    if not fitting or len(fitting) < _ENOUGH_ROWS * len(rows):
        return NONE
    # A whole number in the place of the code may be the number of a ring.
    numbered = all(whole_of(row[1]) is not None for row in fitting)
    share = len(fitting) / len(rows)
    high = sum(len(_COMMA.findall(line)) == _FIELDS - 1 for line in lines) > len(lines) / 2
    return Evidence(int(share * (85 if high and not numbered else 45)), ("点名,编码,Y,X,H",))


def _fits(row: list[str]) -> bool:
    if len(row) not in (_FIELDS - 1, _FIELDS):
        return False
    east, north = number_of(row[2]), number_of(row[3])
    height = number_of(row[4]) if len(row) == _FIELDS else 0.0
    code = number_of(row[1])
    if east is None or north is None or height is None or (code is not None and code >= NORTHINGS[0] / 10):
        return False
    return _HEIGHTS[0] <= height <= _HEIGHTS[1] and NORTHINGS[0] <= north <= NORTHINGS[1] and _is_east(east)


def _is_east(value: float) -> bool:
    return bool(zone_prefix(np.array([value]))[0] != NO_EASTING)


def _is_end(line: str) -> bool:
    return line.strip(BLANKS + ",").upper() in ("", "END")


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All points of the file. Raises ``Stopped`` if ``progress`` says so."""
    findings: list[Finding] = []
    parcels: list[Parcel] = []
    rows: list[_Row] = []
    unread = said = 0

    def close() -> None:
        nonlocal rows, unread
        if rows or unread:
            parcels.extend(_parcels(text.source, rows, unread, findings))
        rows, unread = [], 0

    for number, line in enumerate(text.lines, 1):
        if number % _ASK_EVERY == 0:
            check(progress, number / len(text.lines))
        plain = _PLAIN_ROW.fullmatch(line)
        if plain:
            name, code, east, north, height = plain.groups()
            rows.append((number, name.strip(BLANKS), code.strip(BLANKS), float(east), float(north), float(height)))
            continue
        if _is_end(line):
            close()
            continue
        row = _row(number, line)
        if row is not None:
            rows.append(row)
            continue
        unread += 1
        said += 1
        if said <= _SAY_AT_MOST:
            findings.append(error("corners.cass_unreadable", source=text.source, line=number, text=line[:60]))
    close()
    if said > _SAY_AT_MOST:
        findings.append(error("corners.cass_more_unreadable", source=text.source, count=said - _SAY_AT_MOST))
    return Reading(text.source, KEY, tuple(parcels), tuple(findings), columns_north_first=False)


def _row(number: int, line: str) -> Optional[_Row]:
    """The point of a row, ``None`` where it is none."""
    fields = comma_fields(line)
    if len(fields) not in (_FIELDS - 1, _FIELDS):
        return None
    east, north = number_of(fields[2]), number_of(fields[3])
    height = number_of(fields[4]) if len(fields) == _FIELDS else math.nan
    if east is None or north is None or height is None:
        return None
    return number, fields[0], fields[1], east, north, height


def _parcels(source: str, rows: list[_Row], unread: int, findings: list[Finding]) -> list[Parcel]:
    """The parcels of a block of rows; ``unread`` of its rows could not be read, so that none of them can be used."""
    if not rows:
        return []
    at: dict[str, Any] = {"source": source, "line": rows[0][0]}
    codes = list(dict.fromkeys(row[2] for row in rows))
    bare = next((row for row in rows if not row[2]), None)
    if len(codes) > 1 and bare is not None:
        count = sum(not row[2] for row in rows)
        at["line"] = bare[0]
        findings.append(error("corners.cass_without_code", count=count, all=len(rows), **at))
        return [Parcel(rows[0][0], rings=(ring_of(1, *_columns(rows)),), usable=False)]
    if len(codes) == 1:
        findings.append(warning("corners.cass_one_ring", **at))
        name = codes[0]
        return [Parcel(rows[0][0], name=name, rings=(ring_of(1, *_columns(rows)),), usable=not unread)]
    if _may_be_rings(codes):
        findings.append(error("corners.cass_codes_or_rings", count=len(codes), **at))
        return [Parcel(rows[0][0], rings=(ring_of(1, *_columns(rows)),), usable=False)]
    some = ", ".join(codes[:_NAMED]) + (" …" if len(codes) > _NAMED else "")
    findings.append(note("corners.cass_by_code", count=len(codes), codes=some, **at))
    by_code: dict[str, list[_Row]] = {}
    for row in rows:
        by_code.setdefault(row[2], []).append(row)
    return [
        Parcel(of_code[0][0], number=code, rings=(ring_of(1, *_columns(of_code)),), usable=not unread)
        for code, of_code in by_code.items()
    ]


def _may_be_rings(codes: list[str]) -> bool:
    """Whether the codes count from 1 on, as numbers of rings do."""
    return [whole_of(code) for code in codes] == list(range(1, len(codes) + 1))


def _columns(rows: list[_Row]) -> tuple[list[str], list[tuple[float, float]], list[int], Optional[list[float]]]:
    """Names, values (east, north), lines and heights of the rows."""
    heights = [row[5] for row in rows]
    return (
        [row[1] for row in rows],
        [row[3:5] for row in rows],
        [row[0] for row in rows],
        None if all(map(math.isnan, heights)) else heights,
    )


DIALECT = Dialect(KEY, "CASS (.dat: 点名,编码,Y,X,H)", (), recognise, read)
