"""Reads tables of corners with headings: CSV, sheets of workbooks, tables of documents, and what is pasted from them.

A heading row with a pair of coordinate columns is what makes a table; lists without headings are other dialects. Rows
that are no corners say the datum, the area, the name of a parcel, or are counted.
"""

from __future__ import annotations

from ...findings import error
from ...progress import Progress, go_on
from ..records import Options, Reading, Text
from ..registry import NONE, Dialect, Evidence
from ..tables.cells import number_in
from ..tables.grid import Grid, Row, grid_of
from ..tables.headings import Heading, heading_at
from ..tables.order import in_order
from ..tables.parcels import Builder
from ..tables.rows import Collector
from ..tables.systems import angles_read, system_findings

KEY = "table"
_BASE, _NAMED, _FITTING = 45, 12, 35
"""Points for a pair of headings, for one of corner names beside it, for all rows below being corners."""
_SAMPLE = 300


def recognise(text: Text) -> Evidence:
    """Headings of a pair of coordinate columns, and rows of two numbers under them."""
    if any(line.rstrip().endswith(("@", "＠")) for line in text.lines):
        return NONE  # the exchange format has rows of field names too
    grid = grid_of(text)
    if grid is None:
        return NONE
    heading = heading_at(grid.rows, grid.heading)
    rows = [row for row in grid.rows[heading.end : heading.end + _SAMPLE] if any(row)]
    if not rows:
        return NONE
    share = sum(_fits(row, heading) for row in rows) / len(rows)
    named = any(group.point is not None for group in heading.groups)
    score = _BASE + (_NAMED if named else 0) + round(_FITTING * share)
    return Evidence(score, tuple(dict.fromkeys(text for text in heading.texts if text))[:8])


def _fits(cells: Row, heading: Heading) -> bool:
    for group in heading.groups:
        pair = [cells[i].strip() if i < len(cells) else "" for i in (group.pair.first, group.pair.second)]
        if all(pair) and all(number_in(cell) is not None or cell[:1].isdigit() for cell in pair):
            return True
    return False


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All parcels of the tables in the text. Raises ``Stopped`` if ``progress`` says so."""
    grid = grid_of(text)
    if grid is None:
        return Reading(text.source, KEY, findings=(error("corners.table_no_heading", source=text.source, line=1),))
    return _read(grid, text.source, options, progress)


def _read(grid: Grid, source: str, options: Options, progress: Progress) -> Reading:
    table = Collector(grid, source).collect(progress)
    ordered = in_order(table, source)
    if any(segment.degrees for segment in table.segments):
        ordered = angles_read(ordered, table, source, options)
    parcels, findings = Builder(table, source).build(ordered)
    findings = [*table.findings, *findings, *system_findings(table, ordered, parcels, source, options)]
    if not parcels and table.usable:
        findings.append(error("corners.table_no_corners", source=source, line=grid.lines[grid.heading]))
    return Reading(source, KEY, tuple(parcels), tuple(findings))


DIALECT = Dialect(
    KEY,
    "点号 X Y (CSV, XLSX, DOCX)",
    ("点号", "坐标", "拐点", "界址点", "序号", "边长"),
    recognise,
    read,
)
