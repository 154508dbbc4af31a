"""Brings ``i18n/mine_restoration_zh_CN.ts`` up to the sources: new texts come in, gone ones go, translations stay.

Qt's lupdate reads no Python, and one context serves all modules, so this reads the calls ``tr("...")`` itself.
``--check`` writes nothing and fails where the file is not up to date.
"""

from __future__ import annotations

import argparse
import ast
import sys
from pathlib import Path
from typing import Optional
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "i18n" / "mine_restoration_zh_CN.ts"
CONTEXT = "MineRestoration"
ROOMS = ("gis", "processing", "ui")


def texts_of(path: Path) -> list[str]:
    """The texts that a module gives to ``tr``; one that is no literal is an error with its line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            if len(node.args) != 1 or not isinstance(node.args[0], ast.Constant):
                sys.exit(f"{path}:{node.lineno}: tr() takes one literal")
            found.append(str(node.args[0].value))
    return found


def sources() -> dict[str, list[str]]:
    """Every text with the modules it stands in, in the order of the files."""
    places: dict[str, list[str]] = {}
    for path in [ROOT / "plugin.py", *sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]:
        for text in dict.fromkeys(texts_of(path)):
            places.setdefault(text, []).append(path.relative_to(ROOT).as_posix())
    return places


def translations(path: Path = TS) -> dict[str, Optional[str]]:
    """What the file has: text to translation, ``None`` for an unfinished one."""
    if not path.exists():
        return {}
    found: dict[str, Optional[str]] = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        done = translation is not None and translation.get("type") is None and translation.text
        found[message.findtext("source") or ""] = translation.text if done and translation is not None else None
    return found


def document(places: dict[str, list[str]], known: dict[str, Optional[str]]) -> str:
    """The file's text for these sources."""
    root = ElementTree.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text, modules in places.items():
        message = ElementTree.SubElement(context, "message")
        for module in modules:
            ElementTree.SubElement(message, "location", filename=f"../{module}")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        if known.get(text):
            translation.text = known[text]
        else:
            translation.set("type", "unfinished")
    ElementTree.indent(root, " ")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def main() -> None:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="fail where the file is not up to date; write nothing")
    arguments = parser.parse_args()
    places, known = sources(), translations()
    text = document(places, known)
    if arguments.check:
        if text != TS.read_text(encoding="utf-8"):
            sys.exit("The translations are not up to date: run `make ts`.")
        return
    TS.write_text(text, encoding="utf-8", newline="\n")
    missing = [source for source in places if not known.get(source)]
    print(f"{len(places)} texts, {len(missing)} without translation, {len(set(known) - set(places))} dropped")
    for source in missing:
        print(f"  {source}")


if __name__ == "__main__":
    main()
