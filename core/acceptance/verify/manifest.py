"""The manifest of a package of a stranger: read with care, every value looked at."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Optional

from ...findings import Severity, error
from ...json_places import duplicate_keys
from ..package import FORMAT, MANIFEST, PROGRAM, check_path
from .container import Container, Refused, Unreadable

MOST_BYTES = 20_000_000
_SHA = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class StatedFile:
    """A file as the manifest states it; ``path`` in composed characters (NFC)."""

    path: str
    item: str
    title: str
    unit: str
    size: int
    sha256: str


@dataclass(frozen=True)
class StatedMissing:
    """What the manifest itself says is missing, and why."""

    item: str
    title: str
    unit: str
    reason: str
    reason_text: str
    required: bool


@dataclass(frozen=True)
class Stated:
    """What a manifest says. ``editions`` and ``software`` are name: version; ``public`` is told of public copies."""

    title: str
    year: int
    mine_name: str
    licence_no: str
    holder: str
    crs: str
    plan_edition: str
    editions: Mapping[str, str]
    software: Mapping[str, str]
    files: tuple[StatedFile, ...]
    missing: tuple[StatedMissing, ...]
    public: bool = False

    def of_item(self, item: str) -> tuple[StatedFile, ...]:
        """The files of an item."""
        return tuple(file for file in self.files if file.item == item)


class _Node:
    """A value of the manifest with the way to it."""

    def __init__(self, value: Any, where: str, source: str) -> None:
        self.value, self.where, self.source = value, where, source

    def fail(self, key: str = "") -> Refused:
        place = f"{self.where}.{key}".strip(".") if key else self.where
        return Refused(error("verify.manifest_value", source=self.source, place=place or "{}"))

    def get(self, key: str, kind: type, default: Optional[Any] = None) -> Any:
        if not isinstance(self.value, dict):
            raise self.fail()
        value = self.value.get(key, default)
        if type(value) is not kind:
            raise self.fail(key)
        return value

    def text(self, key: str, default: Optional[str] = None) -> str:
        return str(self.get(key, str, default))

    def items(self, key: str) -> list[_Node]:
        return [_Node(value, f"{key}[{number}]", self.source) for number, value in enumerate(self.get(key, list), 1)]

    def texts(self, key: str) -> dict[str, str]:
        values = self.get(key, dict, {})
        if any(type(value) is not str for value in values.values()):
            raise self.fail(key)
        return dict(values)


def read_manifest(container: Container) -> Stated:
    """The manifest of the package. Raises :class:`Refused` where it is none of ours or has other values."""
    source, entry = container.name, container.entries[MANIFEST]
    if entry.problem is not None:
        raise Refused(replace(entry.problem, severity=Severity.ERROR, source=source))
    try:
        data = container.data(MANIFEST, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise Refused(error("verify.manifest_large", source=source, limit=MOST_BYTES // 1_000_000))
        text = data.decode("utf-8-sig")
        value = json.loads(text)
        twice = next(duplicate_keys(text), None)
    except (Unreadable, ValueError, RecursionError) as cause:
        raise Refused(error("verify.manifest_unreadable", source=source, reason=_short(cause))) from cause
    if twice is not None:
        raise Refused(error("verify.manifest_twice", source=source, line=twice[0], row=twice[0], key=twice[1]))
    top = _Node(value, "", source)
    if top.text("program", "") != PROGRAM:
        raise Refused(error("verify.manifest_foreign", source=source, package=source))
    if top.get("format", int) != FORMAT:
        raise Refused(error("verify.manifest_format", source=source, format=top.get("format", int), known=FORMAT))
    return Stated(
        title=top.text("title"),
        year=top.get("year", int),
        mine_name=top.text("mine_name"),
        licence_no=top.text("licence_no"),
        holder=top.text("holder"),
        crs=top.text("crs"),
        plan_edition=top.text("plan_edition"),
        editions=top.texts("editions"),
        software=top.texts("software"),
        files=tuple(_file(node) for node in top.items("files")),
        missing=tuple(_missing(node) for node in top.items("missing")),
        public=top.get("public", bool, False),
    )


def _file(node: _Node) -> StatedFile:
    path = unicodedata.normalize("NFC", node.text("path"))
    try:
        check_path(path)
    except ValueError:
        raise node.fail("path") from None
    sha = node.text("sha256")
    if not _SHA.fullmatch(sha):
        raise node.fail("sha256")
    size = node.get("size", int)
    return StatedFile(path, node.text("item"), node.text("title"), node.text("unit", ""), size, sha)


def _missing(node: _Node) -> StatedMissing:
    item, title, unit, reason, text = (node.text(key, "") for key in ("item", "title", "unit", "reason", "reason_text"))
    return StatedMissing(item, title, unit, reason, text, node.get("required", bool))


def _short(cause: BaseException) -> str:
    return (str(cause).strip().split("\n")[0] or type(cause).__name__)[:200]
