"""The labels of a province's own workbook, learned from its empty template and the cell map of the registered form.

In a filled workbook the cells of the map have moved down with the rows above them; their labels have not changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Optional

from ...vocabulary import SECTIONS
from ..form import HEADER_KEYS, LINE_KEYS, MONEY_KEYS, UNIT_KEYS
from .grid import Grid, Place
from .headings import Headings, label
from .layout import place_of_name

_ROWS_ABOVE = 4
"""So many rows above a section's first row its headings and its title are looked for."""


def learned(template: Sequence[Grid], cells: Mapping[str, str], words: Headings) -> Headings:
    """``words`` and the labels that stand beside and above the cells of the map in the template."""
    by_title = {grid.title: grid for grid in template}
    header, money = dict(words.header), dict(words.money)
    columns, titles = dict(words.columns), dict(words.titles)
    sections: dict[str, set[str]] = defaultdict(set)
    for name, text in cells.items():
        found = place_of_name(text)
        grid = by_title.get(found[0]) if found else None
        if found is None or grid is None:
            continue
        section, _, key = name.partition("_")
        if name in HEADER_KEYS or name in MONEY_KEYS:
            word = label(_left_of(grid, found[1]))
            if word:
                (header if name in HEADER_KEYS else money)[word] = name
        elif section in SECTIONS and key in (*UNIT_KEYS, *LINE_KEYS):
            row = _heading_row(grid, found[1])
            word = "" if row is None else label(grid.value(row, found[1][1]))
            if word and row is not None:
                columns[word] = key
                sections[word].add(section)
                title = _title(grid, row)
                titles.update({title: section} if title else {})
    only_in = {word: key for word, key in words.only_in.items() if word not in sections}
    only_in.update({word: next(iter(known)) for word, known in sections.items() if len(known) == 1})
    return replace(words, header=header, money=money, columns=columns, titles=titles, only_in=only_in)


def _left_of(grid: Grid, place: Place) -> str:
    """The nearest text to the left of a cell; where there is none, the one above it."""
    row, column = place
    beside = next((grid.value(row, at) for at in range(column - 1, -1, -1) if grid.value(row, at)), "")
    return beside or (grid.value(row - 1, column) if row else "")


def _heading_row(grid: Grid, place: Place) -> Optional[int]:
    """The row of the heading above a column's first cell."""
    row, column = place
    return next((at for at in range(row - 1, max(row - _ROWS_ABOVE, 0) - 1, -1) if grid.value(at, column)), None)


def _title(grid: Grid, row: int) -> str:
    """The one text that stands over the headings in ``row``; empty where there are several, or none near."""
    for at in range(row - 1, max(row - _ROWS_ABOVE, 0) - 1, -1):
        texts = [text for _, text in grid.cells(at)]
        if texts:
            return label(texts[0]) if len(texts) == 1 else ""
    return ""
