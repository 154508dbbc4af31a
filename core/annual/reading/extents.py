"""Corners of an annual table: in the column 范围（拐点坐标）, and in numbered coordinate sheets that rows point to.

What the program writes is read by its own wording. Other lists of corners go through the readers of coordinate files,
so that a cell may hold them in any form that those know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from string import Formatter
from typing import Any, Optional

from ...corners.parsing.heads import declared_in
from ...corners.records import AS_IT_STANDS, Reading, SourceRing, Text, ring_of
from ...corners.registry import read_text
from ...findings import Finding, Severity, error, note
from ...geodesy.recognise import Declared
from ..form import AnnualForm
from .content import Corners
from .grid import Grid, name_of
from .headings import label
from .values import number_of, shown

_CORNER = re.compile(
    r"(?P<name>[^\s(),;:、。]{0,24}?)\s*\(\s*(?:X\s*[=:]?\s*)?(?P<first>[0-9]+(?:\.[0-9]*)?)\s*[,;、\s]\s*"
    r"(?:Y\s*[=:]?\s*)?(?P<second>[0-9]+(?:\.[0-9]*)?)\s*\)",
    re.IGNORECASE,
)
"""J1(4920000.000,44430300.000)"""
_BETWEEN = re.compile(r"[\s,;、。.]*")
_POINTS_TO = re.compile(r"附表\s*([0-9]{1,6})|坐标表\s*([0-9]{1,6})")
_TITLE = re.compile(r"(?:拐点)?坐标附?表([0-9]{1,6})(?:[:\s(].*)?|附表([0-9]{1,6})(?:[:\s(].*)?")
_LONGEST_TITLE, _LONGEST_INFO = 60, 500
_LONGEST_CELL = 400_000
_HABITS = ("corners.read_as", "corners.read_as_told")


@dataclass(frozen=True)
class CoordinateBlock:
    """A numbered coordinate sheet: what it says it belongs to (empty where it does not), and its corners."""

    number: int
    unit_id: str
    row: str
    section: str
    corners: Corners
    cell: str = ""


@lru_cache(maxsize=64)
def pattern_of(template: str) -> re.Pattern[str]:
    """What matches a text that was made from a template of the form; its placeholders are the groups."""
    parts = []
    for text, name, _, _ in Formatter().parse(unicodedata.normalize("NFKC", template)):
        parts.append(r"\s*".join(map(re.escape, re.split(r"\s+", text))))
        if name is not None:
            parts.append(_group(name))
    return re.compile("".join(parts))


def _group(name: str) -> str:
    """What may stand in the place of a placeholder."""
    kinds = {"part": "[0-9]+", "hole": "[0-9]+", "number": "[0-9]+", "row": "[0-9]+", "area": "[0-9.]+"}
    return f"(?P<{name}>{kinds.get(name, '.*?')})"


def points_to(text: str) -> Optional[int]:
    """The number of the coordinate sheet that a cell points to; ``None`` where it holds corners or nothing."""
    match = _POINTS_TO.search(unicodedata.normalize("NFKC", text)) if len(text) < _LONGEST_TITLE else None
    return int(match[1] or match[2]) if match else None


def plane_of_texts(lines: Sequence[tuple[int, str]]) -> dict[str, Declared]:
    """What lines (row from 1, text) say of the plane of coordinates; of two that do, the first counts."""
    head: dict[str, Declared] = {}
    for number, text in lines:
        said = declared_in(text, number)
        if "epsg" in said or "datum" in said:
            head = {**said, **head}
    return head


def plane_on(grid: Grid) -> dict[str, Declared]:
    """What the cells of a sheet say of the plane, but for cells with corners."""
    lines = []
    for row in range(len(grid.rows)):
        for _, text in grid.cells(row):
            if len(text) < _LONGEST_CELL // 100 and ("坐标" in text or "EPSG" in text.upper()):
                lines += [(row + 1, line) for line in text.splitlines() if not _CORNER.search(line)]
    return plane_of_texts(lines)


# Corners in a cell


def in_cell(
    text: str, place: dict[str, Any], head: Mapping[str, Declared], form: AnnualForm
) -> tuple[Optional[Corners], list[Finding]]:
    """The corners that a cell of the form lists; ``None``, with an error, where it lists none."""
    source, line = place["source"], place["line"]
    if len(text) > _LONGEST_CELL:
        return None, [error("reading.extent_unreadable", text=shown(text), **place)]
    rings = _own_rings(text, line, form)
    if rings:
        return Corners(rings, source, line, head), []
    lines = tuple(text.splitlines())
    reading = read_text(Text(source, "XLSX", lines), AS_IT_STANDS)
    if not reading.dialect:
        apart = tuple(part for one in lines for part in re.split("[;；]", one) if part.strip())
        reading = read_text(Text(source, "XLSX", apart), AS_IT_STANDS)
    if not reading.dialect or not any(parcel.rings for parcel in reading.parcels):
        return None, [error("reading.extent_unreadable", text=shown(text), **place)]
    corners, findings = _of_reading(reading, source, line, head)
    rings = tuple(replace(ring, lines=ring.lines * 0 + line) for ring in corners.rings)
    told = [replace(finding, line=line) for finding in findings]
    return replace(corners, rings=rings), [
        note("reading.extent_other_form", form=reading.dialect, **place),
        *(replace(finding, figures={**finding.figures}) for finding in told),
    ]


def _own_rings(text: str, line: int, form: AnnualForm) -> tuple[SourceRing, ...]:
    """The rings of a cell that the program wrote, or that is written alike; none where anything else stands there."""
    whole = unicodedata.normalize("NFKC", text)
    marks: list[tuple[int, int, Optional[bool]]] = []
    for word, is_hole in (("hole", True), ("outer", False)):
        marks += [(match.start(), match.end(), is_hole) for match in pattern_of(form.words[word]).finditer(whole)]
    marks.sort()
    found = list(_CORNER.finditer(whole))
    if not found:
        return ()
    taken = sorted([(start, end) for start, end, _ in marks] + [match.span() for match in found])
    ends = [0, *(end for _, end in taken)]
    starts = [*(start for start, _ in taken), len(whole)]
    if any(start < end or not _BETWEEN.fullmatch(whole[end:start]) for end, start in zip(ends, starts)):
        return ()
    if marks and found[0].start() < marks[0][0]:
        return ()
    rings: list[SourceRing] = []
    groups = [*marks, (len(whole) + 1, 0, None)] if marks else [(0, 0, None), (len(whole) + 1, 0, None)]
    for (start, _, hole), (following, _, _) in zip(groups, groups[1:]):
        corners = [match for match in found if start <= match.start() < following]
        if not corners:
            return ()
        values = [(float(match["first"]), float(match["second"])) for match in corners]
        names = [match["name"] for match in corners]
        rings.append(ring_of(2 if hole else 1, names, values, [line] * len(corners), deducted=hole))
    return tuple(rings)


def _of_reading(
    reading: Reading, source: str, line: int, head: Mapping[str, Declared]
) -> tuple[Corners, list[Finding]]:
    """The corners of all parcels that a reader of coordinate files found, as those of one unit."""
    rings = tuple(ring for parcel in reading.parcels for ring in parcel.rings)
    own = {key: value for parcel in reversed(reading.parcels) for key, value in parcel.head.items()}
    findings = [finding for finding in reading.findings if finding.code not in _HABITS]
    usable = all(parcel.usable for parcel in reading.parcels) and not any(
        finding.severity is Severity.ERROR for finding in findings
    )
    in_degrees = any(parcel.in_degrees for parcel in reading.parcels)
    return Corners(rings, source, line, own or head, in_degrees, usable), findings


# Coordinate sheets


def blocks_on(
    grid: Grid, skipped: set[int], form: AnnualForm, of_form: Mapping[str, Declared]
) -> tuple[list[CoordinateBlock], list[Finding]]:
    """The coordinate sheets on a sheet of the workbook; rows in ``skipped`` belong to the form.

    A form is an 附表 itself: neither its sheet's name nor a title above its rows makes a coordinate sheet of it.
    """
    above = range(min(skipped, default=0))
    titles: list[tuple[int, int]] = []
    further: set[int] = set()
    headless: set[int] = set()
    for row, number, goes_on in _titles(grid, skipped.union(above), form):
        if goes_on and titles and titles[-1][1] == number:
            further.add(row)
        else:
            titles.append((row, number))
            headless |= {row} if goes_on else set()
    if not titles:
        of_sheet = None if skipped else _title_number(grid.title, form)
        if of_sheet is None:
            return [], []
        titles = [(-1, of_sheet)]
    skipped = skipped | further
    head = plane_on(grid) or dict(of_form)
    reader = _BlockReader(grid, form, head)
    reader.look_for_heads(range(max(titles[0][0], 0)), skipped)
    blocks: list[CoordinateBlock] = []
    for index, (row, number) in enumerate(titles):
        end = titles[index + 1][0] if index + 1 < len(titles) else len(grid.rows)
        rows = [at for at in range(row + 1, end) if at not in skipped]
        block = reader.read(number, max(row, 0), rows)
        if row in headless:
            place = {**grid.at(row), "cell": block.cell}
            reader.findings.append(error("reading.sheet_without_beginning", number=number, **place))
            block = replace(block, corners=replace(block.corners, usable=False))
        blocks.append(block)
    return blocks, reader.findings


def _titles(grid: Grid, skipped: set[int], form: AnnualForm) -> Iterator[tuple[int, int, bool]]:
    """Row and number of each title, and whether it only says that its sheet goes on (续)."""
    for row in range(len(grid.rows)):
        if row not in skipped:
            first = next((text for _, text in grid.cells(row)), "")
            number = _title_number(first, form)
            if number is not None:
                yield row, number, "续" in first


def _title_number(text: str, form: AnnualForm) -> Optional[int]:
    if not text or len(text) > _LONGEST_TITLE:
        return None
    whole = unicodedata.normalize("NFKC", text).strip()
    match = pattern_of(form.words["sheet_title"]).fullmatch(whole)
    if match:
        return int(match["number"])
    match = _TITLE.fullmatch(re.sub(r"\s+", "", whole))
    return int(match[1] or match[2]) if match else None


class _BlockReader:
    """Reads the coordinate sheets of one sheet one after the other; column heads hold until there are others."""

    def __init__(self, grid: Grid, form: AnnualForm, head: Mapping[str, Declared]) -> None:
        self.grid = grid
        self.form = form
        self.head = head
        self.findings: list[Finding] = []
        self.columns: dict[str, int] = {}
        self._words = {label(form.words[f"{key}_column"]): key for key in ("ring", "corner", "north", "east")}

    def look_for_heads(self, rows: Sequence[int], skipped: set[int]) -> None:
        """Take the column heads that stand above the first title."""
        for row in rows:
            if row not in skipped:
                self._is_head(row)

    def _is_head(self, row: int) -> bool:
        found = {self._words[word]: column for column, word in self._labels(row) if word in self._words}
        if not {"corner", "north", "east"} <= found.keys():
            return False
        self.columns = found
        return True

    def _labels(self, row: int) -> Iterator[tuple[int, str]]:
        return ((column, label(text)) for column, text in self.grid.cells(row))

    def read(self, number: int, title: int, rows: Sequence[int]) -> CoordinateBlock:
        """The block below the title in row ``title``."""
        unit_id = row_number = section = ""
        data: list[int] = []
        for row in rows:
            info = self._info(row)
            if info is not None and not data:
                unit_id, row_number, section = info
            elif not self._is_head(row):
                data.append(row)
        place = self.grid.at(title)
        if {"ring", "corner", "north", "east"} <= self.columns.keys():
            corners = self._own_rows(data, place)
        else:
            corners = self._as_table(rows, place)
        return CoordinateBlock(number, unit_id, row_number, section, corners, name_of(title, 0))

    def _info(self, row: int) -> Optional[tuple[str, str, str]]:
        text = next((text for _, text in self.grid.cells(row)), "")
        if len(text) > _LONGEST_INFO:
            return None
        whole = unicodedata.normalize("NFKC", text).strip()
        for word in ("sheet_info", "sheet_info_no_area"):
            match = pattern_of(self.form.words[word]).fullmatch(whole)
            if match:
                # Not from the normalised text: the number of a unit is what it is.
                own = pattern_of_as_written(self.form.words[word]).fullmatch(text.strip())
                unit_id = (own or match)["unit"]
                return ("" if unit_id.endswith("…") else unit_id), match["row"], match["section"]
        return None

    def _own_rows(self, rows: Sequence[int], place: dict[str, Any]) -> Corners:
        """Rings from rows with a ring, a name and two numbers; a row that is none makes the corners unusable."""
        rings: list[tuple[str, list[tuple[str, float, float, int]]]] = []
        usable = True
        for row in rows:
            ring, name, north, east = (
                self.grid.value(row, self.columns[key]) for key in ("ring", "corner", "north", "east")
            )
            if not north and not east and (not name or not self.grid.text(row, self.columns["corner"])):
                if ring and self.grid.text(row, self.columns["ring"]):
                    self.findings.append(note("reading.row_passed", text=shown(ring), **self.grid.at(row)))
                continue
            numbers = [number_of(text) for text in (north, east)]
            bad = next((key for key, one in zip(("north", "east"), numbers) if one is None or one[1]), "")
            if bad:
                column = self.columns[bad]
                at = self.grid.at(row, column)
                self.findings.append(error("reading.corner_unreadable", text=shown(self.grid.text(row, column)), **at))
                usable = False
                continue
            values = [float(one[0]) for one in numbers if one is not None]
            if not rings or (ring and rings[-1][0] != ring):
                rings.append((ring, []))
            rings[-1][1].append((name, values[0], values[1], row + 1))
        return Corners(
            tuple(self._ring(label, corners) for label, corners in rings),
            place["source"],
            place["line"],
            self.head,
            usable=usable,
        )

    def _ring(self, label: str, corners: Sequence[tuple[str, float, float, int]]) -> SourceRing:
        whole = unicodedata.normalize("NFKC", label).strip()
        hole: Optional[bool] = None
        if pattern_of(self.form.words["ring_hole"]).fullmatch(whole):
            hole = True
        elif pattern_of(self.form.words["ring_outer"]).fullmatch(whole):
            hole = False
        names = [name for name, _, _, _ in corners]
        values = [(north, east) for _, north, east, _ in corners]
        return ring_of(2 if hole else 1, names, values, [line for _, _, _, line in corners], deducted=hole)

    def _as_table(self, rows: Sequence[int], place: dict[str, Any]) -> Corners:
        """The rows as a reader of tables of corners takes them."""
        source, line = place["source"], place["line"]
        cells = tuple(tuple(" ".join(text.split()) for text in self.grid.rows[row]) for row in rows)
        text = Text(source, "XLSX", tuple("\t".join(row).rstrip("\t") for row in cells), cells=cells)
        reading = read_text(text, AS_IT_STANDS)
        corners, findings = _of_reading(reading, source, line, self.head)

        def row_of(number: int) -> int:
            return rows[number - 1] + 1 if 0 < number <= len(rows) else line

        self.findings += [
            finding if finding.line is None else replace(finding, line=row_of(finding.line)) for finding in findings
        ]
        rings = []
        for ring in corners.rings:
            lines = [row_of(int(number)) for number in ring.lines]
            rings.append(replace(ring, lines=ring_of(1, ring.names, ring.values, lines).lines))
        return replace(corners, rings=tuple(rings))


@lru_cache(maxsize=64)
def pattern_of_as_written(template: str) -> re.Pattern[str]:
    """As :func:`pattern_of`, for a text whose characters are left as they are."""
    parts = []
    for text, name, _, _ in Formatter().parse(template):
        parts.append(re.escape(text))
        if name is not None:
            parts.append(_group(name))
    return re.compile("".join(parts))
