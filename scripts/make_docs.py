"""Makes what the documents have from definitions: a page for each algorithm and window, and tables in other pages.

Run it as ``.venv/bin/python scripts/make_docs.py [FOLDER]``, without a folder for ``docs`` itself. Pages under
``<language>/algorithms`` and ``<language>/windows`` are wholly made; in other pages what stands between
``<!-- begin NAME -->`` and ``<!-- end -->`` is.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import headless  # before QGIS
import plugin_root
from docs_tables import LANGUAGES, WORDS, both, code, table

from qgis.core import (  # isort: skip
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

import docs_tables
import docs_window_tables

from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.gis.i18n import in_chinese
from mine_restoration.processing.provider import ALGORITHMS

DOCS = plugin_root.ROOT / "docs"
_GUIDE = {"index": "../README.md", "rules": "../rules.md", "corners": "../dialects.md"}
"""Help pages that have a page of the guide, by its place from a made page."""
_MADE = "<!-- Made by `make docs` from {source}. -->\n"
_PLACE = re.compile(r"(<!-- begin ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
TABLES = {**docs_tables.TABLES, **docs_window_tables.TABLES}
PROVIDER = "minerestoration:"
Flag = QgsProcessingParameterDefinition.Flag


def main(folder: Path = DOCS) -> None:
    """Make everything anew."""
    application = QgsApplication([], False)
    application.initQgis()
    for language in LANGUAGES:
        with speaking(language):
            place = folder / language
            write_algorithms(place / "algorithms", language)
            write_windows(place / "windows", language)
            for page in sorted(place.glob("*.md")):
                fill(page, language)


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Titles and help of parameters in a language."""
    with in_chinese() if language == "zh" else contextlib.nullcontext():
        yield


def write_algorithms(folder: Path, language: str) -> None:
    """A page each, and their list."""
    emptied(folder)
    rows = []
    for kind in ALGORITHMS:
        algorithm = kind().create()
        (folder / f"{kind.ID}.md").write_text(algorithm_page(algorithm, language), encoding="utf-8")
        rows.append([f"[{algorithm.displayName()}]({kind.ID}.md)", code(kind.ID), algorithm.shortDescription()])
    heads = both(language, "algorithm|id|what it does", "算法|标识|用途").split("|")
    title = both(language, "Algorithms", "算法")
    intro = both(
        language,
        "All of them are in the Processing toolbox under *Mine Restoration*, run in batches, models and "
        "`qgis_process run minerestoration:<id>`. Ids, parameters and outputs do not change from version to version.",
        "全部算法都在“数据处理 ▸ 工具箱”的“矿区生态修复”下，可批量运行，可用于模型，也可用 "
        "`qgis_process run minerestoration:<标识>` 运行。标识、参数和输出的名称不随版本改变。",
    )
    text = f"{_MADE.format(source='the definitions')}# {title}\n\n{intro}\n\n{table(heads, rows)}\n"
    (folder / "README.md").write_text(text, encoding="utf-8")


def write_windows(folder: Path, language: str) -> None:
    """The help pages that belong to no algorithm."""
    emptied(folder)
    own = {*_GUIDE, *(kind.ID for kind in ALGORITHMS)}
    for page in sorted((RESOURCES / "help" / language).glob("*.html")):
        if page.stem not in own:
            text = _MADE.format(source=f"`resources/help/{language}/{page.name}`") + help_text(page, language, "")
            (folder / f"{page.stem}.md").write_text(text, encoding="utf-8")


def emptied(folder: Path) -> None:
    """The folder, without pages of earlier times."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def fill(page: Path, language: str) -> None:
    """Put the tables, and help pages (``help <name>``), into their places."""

    def content(match: re.Match[str]) -> str:
        name = match[2]
        if name.startswith("help "):
            text = help_text(RESOURCES / "help" / language / f"{name[5:]}.html", language, "windows/")
            text = text.replace("h1>", "h2>")
        else:
            text = TABLES[name](language)
        return f"{match[1]}\n{text.strip()}\n\n{match[3]}"

    page.write_text(_PLACE.sub(content, page.read_text(encoding="utf-8")), encoding="utf-8")


def algorithm_page(algorithm: QgsProcessingAlgorithm, language: str) -> str:
    """Name, description, parameters and outputs of an algorithm, then its help page."""
    page = RESOURCES / "help" / language / f"{algorithm.name()}.html"
    inputs = [one for one in algorithm.parameterDefinitions() if not one.isDestination()]
    outputs = [one for one in algorithm.parameterDefinitions() if one.isDestination()]
    files = {one.name() for one in outputs}
    numbers = [one for one in algorithm.outputDefinitions() if one.name() not in files]
    parts = [
        _MADE.format(source=f"the definition of the algorithm and `resources/help/{language}/{page.name}`"),
        f"# {algorithm.displayName()}\n",
        f"{code(PROVIDER + algorithm.name())}\n\n{algorithm.shortDescription()}\n",
        f"## {both(language, 'Parameters', '参数')}\n",
        table(
            both(language, "name|parameter|kind|default", "名称|参数|类型|默认值").split("|"),
            ([code(one.name()), told(one, language), kind_of(one, language), usual(one, language)] for one in inputs),
        ),
        f"\n## {both(language, 'Outputs', '输出')}\n",
        table(
            both(language, "name|output|kind", "名称|输出|类型").split("|"),
            [
                *([code(one.name()), told(one, language), kind_of(one, language)] for one in outputs),
                *([code(one.name()), one.description(), word(one.type(), language)] for one in numbers),
            ],
        ),
        f"\n## {both(language, 'In detail', '说明')}\n",
        help_text(page, language, ""),
    ]
    return "\n".join(parts)


def told(parameter: QgsProcessingParameterDefinition, language: str) -> str:
    """Title and help of a parameter, and whether it is among the advanced ones."""
    title = f"**{parameter.description()}**"
    if parameter.flags() & Flag.FlagAdvanced:
        title += both(language, " (advanced)", "（高级）")
    return f"{title}<br>{parameter.help()}" if parameter.help() else title


def kind_of(parameter: QgsProcessingParameterDefinition, language: str) -> str:
    """What a parameter takes, and whether it may be left empty."""
    text = word(parameter.type(), language)
    types = parameter.dataTypes() if hasattr(parameter, "dataTypes") else []
    source = QgsProcessing.SourceType
    if parameter.type() == "source":
        shapes = {source.TypeVectorPolygon: "polygons", source.TypeVectorLine: "lines", source.TypeVector: "table"}
        names = [word(shapes[one], language) for one in shapes if one in types]
        text = both(language, ", ", "、").join(names) or text
    if parameter.type() == "file":
        text = word("file" if parameter.behavior() == QgsProcessingParameterFile.Behavior.File else "folder", language)
    if parameter.type() == "enum":
        options = (f"{number}&nbsp;{option}" for number, option in enumerate(parameter.options()))
        text = "<br>".join((text, *options))
    optional = parameter.flags() & Flag.FlagOptional
    return text + both(language, ", optional", "，可选") if optional else text


def usual(parameter: QgsProcessingParameterDefinition, language: str) -> str:
    """The default of a parameter as a user sees it."""
    value = parameter.defaultValue()
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return both(language, "on", "勾选") if value else both(language, "off", "不勾选")
    if parameter.type() == "enum" and isinstance(value, int):
        return f"{value}&nbsp;{parameter.options()[value]}"
    return code(f"{value:g}" if isinstance(value, float) else value)


def word(kind: str, language: str) -> str:
    """What a kind of parameter or output is called."""
    name: dict[str, str] = WORDS["kinds"][kind]
    return name[language]


def help_text(page: Path, language: str, windows: str) -> str:
    """A help page for Markdown, which takes its markup as it is; its links lead to pages of these documents.

    ``windows`` is the way from the page that it stands on to the pages that are made of help pages.
    """
    own = {kind.ID for kind in ALGORITHMS}
    top = "" if windows else "../"

    def link(match: re.Match[str]) -> str:
        name, rest = match[1], match[2]
        if name == "index":  # its chapters are other pages here
            rest = ""
        if name in _GUIDE:
            return f'href="{_GUIDE[name].replace("../", top)}{rest}"'
        here = page.stem in own
        if name in own:
            return f'href="{"" if here else top + "algorithms/"}{name}.md{rest}"'
        return f'href="{top + "windows/" if here else windows}{name}.md{rest}"'

    text = page.read_text(encoding="utf-8")
    text = re.sub(r"^.*?<body>|</body>.*$", "", text, flags=re.DOTALL)
    return re.sub(r'href="(\w+)\.html((?:#\w+)?)"', link, text).strip() + "\n"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
    headless.leave()
