"""The printed list of an acceptance package (资料清单): what is in it, from which editions, and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.acceptance.package import LIST_ITEM, MANIFEST, Package, PackageFile, digest
from .sheet_parts import HEAD
from .workbook import Look, dress, put_line, put_number, put_text, save, set_page, text_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (6, 30, 8, 46, 12, 38, 36)
"""Column widths in characters: number, item, kind, file, size, sources, digest."""
_LAST = len(WIDTHS)


def write_package_list(package: Package, root: Path, target: Path) -> None:
    """Write the list of ``package``, whose files lie under ``root``, as a workbook.

    The list's own line, if the package has it already, carries no hash: that is in the manifest, which is written after
    the list. Raises ``OSError``.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = package.plan.say("list_sheet")
    row = _head(sheet, package)
    row = _present(sheet, package, root, row + 1)
    row = _missing(sheet, package, row + 1)
    _notes(sheet, package, row + 1)
    set_page(sheet, WIDTHS)
    save(book, target)


def _head(sheet: Worksheet, package: Package) -> int:
    """Title and what the package is of; the next free row."""
    plan = package.plan
    _line(sheet, 1, plan.say("list_title", year=package.year, title=plan.title), size=16, centre=True)
    editions = "；".join(
        f"{plan.words.get(f'edition_{name}', name)} {version}".strip()
        for name, version in sorted(package.editions.items())
    )
    rows = (
        ("mine", package.mine_name),
        ("holder", package.holder),
        ("licence", package.licence_no),
        ("crs", package.crs),
        ("editions", editions),
        ("software", "；".join(f"{name} {version}" for name, version in sorted(package.software.items()))),
        ("edition", plan.edition),
    )
    row = 2
    for word, text in rows:
        if text:
            _line(sheet, row, f"{plan.say(word)}：{text}")
            row += 1
    return row


def _present(sheet: Worksheet, package: Package, root: Path, row: int) -> int:
    """The files in order; the next free row."""
    plan = package.plan
    _line(sheet, row, plan.say("present"), size=12, bold=True)
    words = ("number", "item", "kind", "file", "size", "sources", "digest")
    _header(sheet, row + 1, [plan.say(word) for word in words])
    row += 2
    for number, file in enumerate(package.files, 1):
        itself = file.item_id == LIST_ITEM
        sha, size = (MANIFEST, None) if itself else digest(root / file.path)
        kind = plan.kinds[plan.item(file.item_id).kind]
        _cells(sheet, row, (str(number), file.title, kind, file.path, "", _sources(file, package), sha))
        if size is not None:
            put_number(sheet.cell(row, 5), size, "#,##0")
        row += 1
    return row


def _sources(file: PackageFile, package: Package) -> str:
    nothing = package.plan.say("no_edition")
    return "；".join(
        source.name if source.name == source.edition else f"{source.name}（{source.edition or nothing}）"
        for source in file.sources
    )


def _missing(sheet: Worksheet, package: Package, row: int) -> int:
    """What is not there and why; the next free row."""
    plan = package.plan
    _line(sheet, row, plan.say("missing"), size=12, bold=True)
    if not package.missing:
        _line(sheet, row + 1, plan.say("nothing_missing"))
        return row + 2
    words = ("number", "item", "kind", "reason", "required", "maker")
    _header(sheet, row + 1, [plan.say(word) for word in words])
    row += 2
    for number, missing in enumerate(package.missing, 1):
        item = missing.item
        title = f"{item.title}（{missing.unit_id}）" if missing.unit_id else item.title
        required = plan.say("yes" if item.required else "no")
        texts = (str(number), title, plan.kinds[item.kind], plan.reasons[missing.reason], required)
        _cells(sheet, row, (*texts, plan.makers[item.maker]))
        row += 1
    return row


def _notes(sheet: Worksheet, package: Package, row: int) -> None:
    for text in (package.plan.basis, package.plan.practice, package.plan.say("manifest_note")):
        _line(sheet, row, text, size=9)
        row += 1


def _line(sheet: Worksheet, row: int, text: str, size: int = 10, bold: bool = False, centre: bool = False) -> None:
    """A text over the whole width."""
    look = Look(size, bold or centre, "center" if centre else "left", border=False)
    put_line(sheet, row, _LAST, text, look)
    lines = -(-text_width(text) * size // (10 * sum(WIDTHS)))
    sheet.row_dimensions[row].height = max(1, lines) * size * 1.6


def _header(sheet: Worksheet, row: int, texts: list[str]) -> None:
    _cells(sheet, row, tuple(texts))
    for column in range(1, len(texts) + 1):
        dress(sheet.cell(row, column), HEAD)


def _cells(sheet: Worksheet, row: int, texts: tuple[str, ...]) -> None:
    """Bordered texts from the first column on; the row as high as its longest text needs."""
    lines = 1
    for column, text in enumerate(texts, 1):
        dress(put_text(sheet.cell(row, column), text), Look(9, across="center" if column == 1 else "left"))
        width = WIDTHS[column - 1] - 1
        lines = max(lines, sum(max(1, -(-text_width(part) // width)) for part in text.split("\n")))
    sheet.row_dimensions[row].height = lines * 13 + 4
