"""Bytes to lines: size, kind of file and encoding, before anybody looks for corners."""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Optional, Union

from ..findings import Finding, error, warning
from .records import Text

LARGEST = 50_000_000
"""No file above this size is read, bytes: about a million and a half corners."""

_KINDS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office 97-2003 (.xls, .doc)"),
    (b"%PDF", "PDF"),
    (b"SQLite format 3\x00", "SQLite / GeoPackage"),
    (b"\x00\x00\x27\x0a", "Shapefile (.shp)"),
    (b"AC10", "AutoCAD drawing (.dwg)"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
)
_ZIPPED = (
    (b"xl/", "Excel workbook (.xlsx)"),
    (b"word/", "Word document (.docx)"),
    (b"doc.kml", "Google Earth (.kmz)"),
    (b"", "ZIP"),
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_BLANK = "\x00\x1a\ufeff\u200b\u3000"
_MOSTLY = 0.02
"""A text with more control characters and NULs than this share is no text."""


def read_bytes(path: Path, source: str) -> Union[bytes, Finding]:
    """The bytes of a file, or why there are none. Never holds more than ``LARGEST`` bytes, whatever the file is."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return error("corners.not_a_file", source=source)  # a pipe would be waited for without end
        size = status.st_size
        if size <= LARGEST:
            with path.open("rb") as stream:
                data = stream.read(LARGEST + 1)
            if len(data) <= LARGEST:
                return data
            size = len(data)
    except OSError as cause:
        return error("corners.cannot_read", source=source, reason=cause.strerror or str(cause))
    return error("corners.too_large", source=source, size=size / 1e6, limit=LARGEST // 1_000_000)


def decode(data: bytes, source: str, words: Sequence[str]) -> tuple[Optional[Text], list[Finding]]:
    """The text of a file, ``None`` where it holds none, and what was odd about it.

    ``words`` are texts that such files hold: they decide between encodings when the bytes fit none exactly.
    """
    findings: list[Finding] = []
    if not data.strip(b" \t\r\n\x00\x1a\xef\xbb\xbf\xff\xfe"):
        return None, [error("corners.empty", source=source)]
    kind = _kind(data)
    if kind:
        return None, [error("corners.binary_known", source=source, kind=kind)]
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    odd = len(_CONTROL.findall(data)) + data.count(b"\x00")
    if not wide and odd > _MOSTLY * len(data):
        return None, [error("corners.binary", source=source)]
    text, encoding = _decoded(data, words)
    lines = _LINE_END.split(text)
    ends_open = bool(lines[-1].strip(_BLANK + " \t"))
    if not ends_open:
        lines.pop()
    findings += _odd_characters(lines, source, encoding)
    return Text(source, encoding, tuple(line.strip(_BLANK + " \t") for line in lines), ends_open), findings


def _kind(data: bytes) -> str:
    """What a file that is no text is, as people call it; empty where its beginning does not say."""
    if data.startswith(b"PK\x03\x04"):
        return next(kind for mark, kind in _ZIPPED if mark in data)
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "")


def _decoded(data: bytes, words: Sequence[str]) -> tuple[str, str]:
    """The text and the encoding: exact ones first, then the one that shows more known words and fewer holes."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace"), "UTF-8"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    texts = [(data.decode(name, "replace"), name.upper()) for name in ("gb18030", "utf-8")]
    return max(texts, key=lambda pair: (sum(word in pair[0] for word in words), -pair[0].count("\ufffd")))


def _odd_characters(lines: Sequence[str], source: str, encoding: str) -> list[Finding]:
    findings = []
    broken = [number for number, line in enumerate(lines, 1) if "\ufffd" in line]
    if broken:
        findings.append(
            warning("corners.undecodable", source=source, line=broken[0], count=len(broken), encoding=encoding)
        )
    nul = [number for number, line in enumerate(lines, 1) if "\x00" in line]
    if nul:
        findings.append(warning("corners.nul_bytes", source=source, line=nul[0], count=len(nul)))
    return findings
