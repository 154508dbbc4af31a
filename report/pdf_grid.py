"""Ruled tables of a PDF: lists, and forms on a grid of columns of which cells may take several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from .workbook import GREY

_RULE = 0.5
_THIN, _THIN_GREY = 0.4, "7F7F7F"
PADDING = 2.0
"""Points between the text of a cell and the rules at its sides."""


class Row:
    """A table row: a cell for every column of the grid, and which of them are one (column, count)."""

    def __init__(self) -> None:
        self.cells: list[Any] = []
        self.spans: list[tuple[int, int]] = []

    def add(self, content: Any, span: int = 1) -> None:
        """A cell of ``span`` columns."""
        self.spans.append((len(self.cells), span))
        self.cells += [content, *[""] * (span - 1)]


def ruled_table(
    rows: Sequence[Row],
    widths: Sequence[float],
    font: str,
    *,
    heads: int = 0,
    unruled: int = 0,
    padding: float = 3,
    whole: Optional[int] = None,
    spans: Sequence[tuple[int, int, int]] = (),
    split_rows: bool = False,
) -> Any:
    """A ruled table of columns that are ``widths`` points wide.

    ``heads`` rows are repeated on each page, the first ``unruled`` rows have no rules. ``spans`` join cells over rows:
    (grid column, first row, last row). From row ``whole`` on no page ends. A row goes on over the page only with
    ``split_rows``, for rows higher than a page.
    """
    from reportlab.platypus import Table

    over_rows = {(column, first): last for column, first, last in spans}
    covered = {(column, row) for column, first, last in spans for row in range(first + 1, last + 1)}
    commands: list[tuple[Any, ...]] = [
        ("GRID", (0, unruled), (-1, -1), _RULE, (0, 0, 0)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("FONT", (0, 0), (-1, -1), font, 9),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding + 1),
    ]
    if whole is not None and not split_rows:
        commands.append(("NOSPLIT", (0, whole), (-1, -1)))
    for number, row in enumerate(rows):
        for column, width in row.spans:
            last = over_rows.get((column, number), number)
            if (column, number) not in covered and (width > 1 or last > number):
                commands.append(("SPAN", (column, number), (column + width - 1, last)))
    return Table(
        [row.cells for row in rows],
        colWidths=list(widths),
        repeatRows=heads,
        splitInRow=int(split_rows),
        style=commands,
        spaceBefore=0,
        spaceAfter=0,
    )


def listed(
    data: Sequence[Sequence[Any]],
    widths: Sequence[float],
    style: Sequence[Any] = (),
    *,
    heads: int = 1,
    split_rows: bool = False,
    padding: tuple[float, float, float] = (2, 1.5, 2.5),
    **options: Any,
) -> Any:
    """A list with thin rules, ``heads`` grey rows of which are repeated on each page.

    ``padding`` (points) is that at the sides of a cell, above and below its text; ``style`` and ``options`` are
    reportlab's.
    """
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import LongTable

    side, above, below = padding
    base = [
        ("GRID", (0, 0), (-1, -1), _THIN, HexColor(f"#{_THIN_GREY}")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), side),
        ("RIGHTPADDING", (0, 0), (-1, -1), side),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), below),
    ]
    if heads:
        base.append(filled((0, 0), (-1, heads - 1), GREY))
    options = {"repeatRows": heads, "splitInRow": int(split_rows), "hAlign": "LEFT", **options}
    return LongTable(data, colWidths=widths, style=[*base, *style], **options)


def filled(first: tuple[int, int], last: tuple[int, int], colour: str) -> tuple[Any, ...]:
    """The style of cells, from ``first`` to ``last`` (column, row), that have a ``colour``."""
    from reportlab.lib.colors import HexColor

    return ("BACKGROUND", first, last, HexColor(f"#{colour}"))
