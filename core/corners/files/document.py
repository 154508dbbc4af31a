"""Word documents to one text: paragraphs and rows of tables, in the order of the document.

Needs python-docx, which QGIS does not bring along.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from ...findings import Finding, error
from ..records import Text
from .merged import Merge, fill_down

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_MOST_COLUMNS = 256


def texts_of_document(data: bytes, archive: zipfile.ZipFile, source: str) -> tuple[list[Text], list[Finding]]:
    """The text of a document and what was odd. Raises whatever python-docx raises for damaged files."""
    try:
        import docx
    except ImportError:
        return [], [error("corners.docx_missing", source=source)]
    body = docx.Document(io.BytesIO(data)).element.body
    rows = [[_one_line(cell) for cell in row] for row in _rows_of(body)]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        return [], [error("corners.empty", source=source)]
    lines = tuple("\t".join(row).rstrip("\t") for row in rows)
    return [Text(source, "DOCX", lines, cells=tuple(map(tuple, rows)))], []


def _rows_of(parent: Any) -> Iterator[list[str]]:
    """The paragraphs (a cell each line) and table rows of a body, or of what is nested in it."""
    for child in parent:
        if child.tag == f"{_W}p":
            for line in _text(child).split("\n"):
                yield [part.strip() for part in line.split("\t")]
        elif child.tag == f"{_W}tbl":
            yield from _table(child)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}smartTag"):
            yield from _rows_of(child)


def _table(table: Any) -> Iterator[list[str]]:
    rows: list[list[str]] = []
    nested: list[Any] = []
    merges: list[Merge] = []
    spans: dict[int, int] = {}
    for tr in _children(table, "tr"):
        properties = tr.find(f"{_W}trPr")
        before = None if properties is None else properties.find(f"{_W}gridBefore")
        row = [""] * (_number(before) if before is not None else 0)
        for tc in _children(tr, "tc"):
            tables = [child for child in tc if child.tag == f"{_W}tbl"]
            nested += tables
            column = len(row)
            properties = tc.find(f"{_W}tcPr")
            span = None if properties is None else properties.find(f"{_W}gridSpan")
            merge = None if properties is None else properties.find(f"{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and column in spans:
                merges[spans[column]] = (*merges[spans[column]][:2], len(rows), column)
                text = ""
            else:
                text = "\n".join(_text(paragraph) for paragraph in tc.iter(f"{_W}p") if _is_of(paragraph, tc))
                spans.pop(column, None)
                if merge is not None:
                    spans[column] = len(merges)
                    merges.append((len(rows), column, len(rows), column))
            row += [text.strip(), *[""] * (min(_number(span), _MOST_COLUMNS) - 1 if span is not None else 0)]
        rows.append(row)
    fill_down(rows, merges)
    for row in rows:
        yield from _unfolded(row)
    for inner in nested:
        yield from _table(inner)


def _children(parent: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, out of the wrappings that Word puts around them too."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, name)


def _is_of(paragraph: Any, cell: Any) -> bool:
    """Whether the paragraph stands in the cell itself and in no table nested there."""
    parent = paragraph.getparent()
    while parent is not cell:
        if parent.tag == f"{_W}tbl":
            return False
        parent = parent.getparent()
    return True


def _number(element: Any) -> int:
    value = element.get(f"{_W}val", "1")
    return int(value) if value.isdecimal() and len(value) < 5 else 1


def _text(paragraph: Any) -> str:
    """The text of a paragraph as it is shown: deleted text and field codes are not in it."""
    parts: list[str] = []

    def walk(element: Any) -> None:
        for child in element:
            if child.tag == f"{_W}t":
                parts.append(child.text or "")
            elif child.tag in _BREAKS:
                parts.append(_BREAKS[child.tag])
            elif child.tag not in (_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"):
                walk(child)

    walk(paragraph)
    return "".join(parts)


def _unfolded(row: list[str]) -> Iterator[list[str]]:
    """A row whose cells hold several lines each, as many as the others, is that many rows; else one."""
    parts = [[line.strip() for line in cell.split("\n")] for cell in row]
    counts = {len(part) for part, cell in zip(parts, row) if cell}
    most = max(counts, default=1)
    if most == 1:
        yield row
    elif sum(len(part) == most for part in parts) >= 2 and any(c.isdigit() for c in "".join(row)):
        for i in range(most):
            # A cell of one line, such as a block name, holds for all of them.
            yield [part[i] if i < len(part) else (part[0] if len(part) == 1 else "") for part in parts]
    elif sum(bool(cell) for cell in row) == 1:
        only = next(i for i, cell in enumerate(row) if cell)
        for line in parts[only]:
            yield [*[""] * only, line]
    else:
        yield row


def _one_line(text: str) -> str:
    return " ".join(text.replace("\t", " ").split("\n")).strip()
