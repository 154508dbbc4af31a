"""Word documents from a template with styles: paragraphs, ruled tables, page numbers, the mark of a draft.

The template is ``resources/forms/annual_plan.docx`` (made by ``scripts/make_word_template.py``), whose styles hold the
look. Paragraphs and tables are written as WordprocessingML: python-docx takes minutes for tables of thousands of cells,
and knows neither repeated heads nor rows that are not divided.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Formatter
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ..core.catalogue import RESOURCES
from ..core.files import whole_file
from ..core.progress import Progress, go_on
from .workbook import clean, without_times

TEMPLATE = RESOURCES / "forms" / "annual_plan.docx"
_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
"""The placeholders of a foot, and the fields of Word that they become."""
_LONGEST_PROPERTY = 255
_BLANK = "\u3000" * 10
"""Underlined, it is a line to sign on."""


class WordMissing(RuntimeError):  # noqa: N818 - what is missing, said plainly
    """python-docx is not installed, so no Word document can be written."""


class Cell(NamedTuple):
    """A cell of ``span`` columns. ``style`` is a paragraph style of the template.

    ``merge`` is ``restart`` in the first of the rows that share the cell, ``continue`` in the others. ``link`` is the
    bookmark that a click leads to; with ``blank`` an underlined blank follows the text.
    """

    text: str
    span: int = 1
    style: str = "CellText"
    merge: str = ""
    link: str = ""
    blank: bool = False


class Row(NamedTuple):
    """A table row, never divided between pages: a ``head`` is repeated on each, ``keep`` keeps it with the next one."""

    cells: Sequence[Cell]
    head: bool = False
    keep: bool = False


class WordFile:
    """A document that is being written, from top to bottom. Raises :class:`WordMissing`."""

    def __init__(self, title: str, author: str) -> None:
        try:
            import docx
            from docx.oxml import parse_xml
        except ImportError as cause:
            raise WordMissing("python-docx is not installed") from cause
        self._parse = parse_xml
        self._document = docx.Document(str(TEMPLATE))
        self._bookmarks = 0
        self._document.core_properties.title = clean(title)[:_LONGEST_PROPERTY]
        self._document.core_properties.author = clean(author)[:_LONGEST_PROPERTY]

    def paragraph(self, text: str, style: str, bookmark: str = "") -> None:
        """A paragraph at the end."""
        content = _runs(text)
        if bookmark:
            self._bookmarks += 1
            content = (
                f'<w:bookmarkStart w:id="{self._bookmarks}" w:name={quoteattr(bookmark)}/>{content}'
                f'<w:bookmarkEnd w:id="{self._bookmarks}"/>'
            )
        self._add(_paragraph(style, content))

    def table(self, grid_mm: Sequence[float], rows: Iterable[Row], style: str = "FormTable") -> None:
        """A table at the end; ``grid_mm`` are the widths of its columns. Between two tables goes a paragraph."""
        widths = [_twips(mm) for mm in grid_mm]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        body = "".join(_row(row, widths) for row in rows)
        self._add(
            f'<w:tbl {_MAIN}><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
        )

    def header(self, mark: str) -> None:
        """The mark of a draft on each page: above the text, and large behind it, as Word's own watermarks are."""
        section = self._document.sections[0]
        section.header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        new = self._parse(_paragraph("DraftMark", _runs(mark)))
        new.append(self._parse(_watermark(clean(mark))))
        paragraph._p.getparent().replace(paragraph._p, new)

    def footer(self, left: str, page: str, right: str) -> None:
        """The foot of each page. ``page`` has the placeholders ``{page}`` and ``{pages}``."""
        section = self._document.sections[0]
        section.footer.is_linked_to_previous = False
        paragraph = section.footer.paragraphs[0]
        content = [_runs(f"{left}\t")]
        for text, name, _, _ in Formatter().parse(page):
            content += [_runs(text), _field(_FIELDS[name]) if name else ""]
        content.append(_runs(f"\t{right}"))
        new = self._parse(_paragraph("Footer", "".join(content)))
        paragraph._p.getparent().replace(paragraph._p, new)

    def save(self, target: Path, progress: Progress = go_on) -> None:
        """Write the document whole or not at all; the same content gives the same bytes. Raises ``OSError``."""
        written = io.BytesIO()
        self._document.save(written)
        packed = without_times(written, False, progress)
        with whole_file(target) as path:
            path.write_bytes(packed)

    def _add(self, markup: str) -> None:
        body = self._document.element.body
        body.sectPr.addprevious(self._parse(markup))


_SPECIAL = re.compile("([\n\t])")
_SIGNS = {"\n": "<w:r><w:br/></w:r>", "\t": "<w:r><w:tab/></w:r>"}


def _paragraph(style: str, content: str) -> str:
    return f'<w:p {_MAIN}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _runs(text: str) -> str:
    """The runs of a text; nothing in it is read as markup."""
    return "".join(_run(part) for part in _SPECIAL.split(clean(text)) if part)


def _run(part: str) -> str:
    if part in _SIGNS:
        return _SIGNS[part]
    # Quotation marks, degrees and the like are in both typefaces; beside Chinese they are to be Chinese.
    hint = "" if part.isascii() else '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return f'<w:r>{hint}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'


def _row(row: Row, widths: Sequence[int]) -> str:
    cells = []
    at = 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[at : at + cell.span]), row.keep))
        at += cell.span
    head = "<w:tblHeader/>" if row.head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    content = _runs(cell.text)
    if cell.link:
        content = f'<w:hyperlink w:anchor={quoteattr(cell.link)} w:history="1">{content}</w:hyperlink>'
    if cell.blank:
        content += f'<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">{_BLANK}</w:t></w:r>'
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{cell.style}"/>{kept}</w:pPr>{content}</w:p></w:tc>'
    )


def _twips(mm: float) -> int:
    return round(mm / 25.4 * 1440)


def _watermark(text: str) -> str:
    """Text behind the page in the drawing language that Word writes its watermarks in (VML WordArt)."""
    height = 180
    return (
        f'<w:r {_MAIN} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:w10="urn:schemas-microsoft-com:office:word"><w:rPr><w:noProof/></w:rPr><w:pict>'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
        'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles>'
        '<v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" '
        'shapetype="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" '
        'type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;'
        f"width:{height * len(text)}pt;height:{height}pt;rotation:310;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e0e0e0" stroked="f">'
        f'<v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string={quoteattr(text)}/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
