"""Make ``resources/forms/annual_plan.docx``: the styles, typefaces and page of the annual plan's Word document.

Run it after a change of the styles below:

    .venv/bin/python scripts/make_word_template.py [target]

Who wants other typefaces or sizes may as well change the styles of the file in Word; their names have to stay.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SONG, HEI = "宋体", "黑体"
LATIN = "Times New Roman"
A4_MM = (210, 297)
MARGINS_MM = {"top": 20, "right": 15, "bottom": 20, "left": 15, "header": 10, "footer": 10, "gutter": 0}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = (
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    ("word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"),
    ("word/settings.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
)


class Style(NamedTuple):
    """A paragraph style: sizes and spaces in points, ``line`` in lines (or exact points), ``indent`` in characters.

    ``following`` is the style of the paragraph that somebody writes after it, ``tabs`` are sides and places in mm.
    """

    key: str
    name: str
    size: float = 12
    font: str = SONG
    bold: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    exact: bool = False
    indent: int = 0
    level: int = -1
    keep_next: bool = False
    new_page: bool = False
    following: str = ""
    tabs: tuple[tuple[str, float], ...] = ()


STYLES = (
    Style("Title", "Title", 22, HEI, align="center", before=24, after=12),
    Style("Subtitle", "Subtitle", 12, align="center", after=12),
    Style("Heading1", "heading 1", 16, HEI, before=14, after=6, level=0, keep_next=True, following="BodyText"),
    Style("Heading2", "heading 2", 14, SONG, True, before=8, after=4, level=1, keep_next=True, following="BodyText"),
    Style("Heading3", "heading 3", 12, SONG, True, before=6, after=3, level=2, keep_next=True, following="BodyText"),
    Style("BodyText", "Body Text", 12, align="both", line=1.5, indent=2),
    Style("Attachment", "附表说明", 12, before=18),
    Style("TableTitle", "附表标题", 16, HEI, align="center", after=6, level=0, keep_next=True, new_page=True),
    Style("SheetTitle", "坐标附表标题", 11, HEI, align="center", before=12, after=3, level=1, keep_next=True),
    Style("Basis", "表式依据", 7.5, align="center", after=4, keep_next=True),
    Style("BlockTitle", "表格分块标题", 10.5, HEI, align="center", keep_next=True),
    Style("CellHead", "表头文字", 9.5, align="center", keep_next=True),
    Style("CellText", "表格文字", 9, align="center"),
    Style("CellTotal", "表格合计", 9, HEI, align="center"),
    Style("CellLeft", "表格左齐文字", 9),
    Style("CellCorners", "表格坐标文字", 7.5),
    Style("Gap", "表间", 1, line=1, exact=True, keep_next=True),
    Style("TableNote", "表注", 9, keep_next=True),
    Style("Signature", "签字", 10.5, before=18, keep_next=True),
    Style("SourceNote", "资料说明", 7.5),
    Style("Header", "header", 9, align="right"),
    Style("Footer", "footer", 9, tabs=(("center", 90), ("right", 180))),
    Style("DraftMark", "草稿标记", 14, HEI, align="right"),
)


def main(target: Path) -> None:
    """Write the template."""
    contents = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(("styles", "styles.xml"), ("settings", "settings.xml")),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "docProps/core.xml": _properties(),
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'.encode())


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in PARTS)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    lines = "".join(
        f'<Relationship Id="rId{number}" Target="{target}" Type="'
        f'{f"{package}/{kind}" if kind.startswith("metadata") else f"{RELATIONS}/{kind}"}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{package}">{lines}</Relationships>'


def _document() -> str:
    margins = " ".join(f'w:{side}="{_twips(mm)}"' for side, mm in MARGINS_MM.items())
    return (
        f'<w:document xmlns:w="{MAIN}"><w:body><w:sectPr>'
        f'<w:pgSz w:w="{_twips(A4_MM[0])}" w:h="{_twips(A4_MM[1])}"/><w:pgMar {margins}/>'
        "</w:sectPr></w:body></w:document>"
    )


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _properties() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>mine_restoration</dc:creator></cp:coreProperties>'
    )


def _styles() -> str:
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault>{_run(SONG, 12, False, True)}</w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{_table_style('TableNormal', 'Normal Table', '', ' w:default=' + chr(34) + '1' + chr(34))}"
        f"{_table_style('FormTable', '表格', _borders())}{''.join(map(_paragraph_style, STYLES))}</w:styles>"
    )


def _paragraph_style(style: Style) -> str:
    flags = "<w:keepNext/>" * style.keep_next + "<w:pageBreakBefore/>" * style.new_page
    line = round(20 * style.line) if style.exact else round(240 * style.line)
    rule = "exact" if style.exact else "auto"
    spacing = f'w:before="{_points(style.before)}" w:after="{_points(style.after)}" w:line="{line}" w:lineRule="{rule}"'
    indent = ""
    if style.indent:
        first = round(20 * style.indent * style.size)
        indent = f'<w:ind w:firstLineChars="{100 * style.indent}" w:firstLine="{first}"/>'
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    stops = "".join(f'<w:tab w:val="{side}" w:pos="{_twips(mm)}"/>' for side, mm in style.tabs)
    tabs = f"<w:tabs>{stops}</w:tabs>" if stops else ""
    outline = f'<w:outlineLvl w:val="{style.level}"/>' if style.level >= 0 else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.key}"><w:name w:val="{escape(style.name)}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f'<w:pPr>{flags}{tabs}<w:snapToGrid w:val="0"/><w:spacing {spacing}/>{indent}<w:jc w:val="{style.align}"/>'
        f"{outline}</w:pPr>{_run(style.font, style.size, style.bold)}</w:style>"
    )


def _run(font: str, size: float, bold: bool, language: bool = False) -> str:
    said = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>' * language
    return (
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}" w:cs="{LATIN}"/>'
        f'{"<w:b/><w:bCs/>" * bold}<w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/>{said}</w:rPr>'
    )


def _table_style(key: str, name: str, more: str, default: str = "") -> str:
    sides = (("top", 30), ("left", 40), ("bottom", 30), ("right", 40))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    base = "" if default else '<w:basedOn w:val="TableNormal"/>'
    return (
        f'<w:style w:type="table"{default} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{more}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _twips(mm: float) -> int:
    return round(mm / 25.4 * 1440)


def _points(points: float) -> int:
    return round(20 * points)


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else root / "resources" / "forms" / "annual_plan.docx")
