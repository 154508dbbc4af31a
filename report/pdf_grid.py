"""Ruled tables of a PDF, on a grid of columns of which cells may take several, as forms have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

_RULE = 0.5
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
