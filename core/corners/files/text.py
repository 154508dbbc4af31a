"""Bytes to lines: size, kind of file and encoding, before anybody looks for corners."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Optional, Union

from ...findings import Finding, error, warning
from ..records import Text

LARGEST = 100_000_000
"""No file above this size is read, bytes: about three million corners, which take some 1.4 GB of memory to read."""

_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    (_OFFICE, "Microsoft Office 97-2003 (.xls, .doc)"),
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
_ODD_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))
"""Line ends beside CR and LF: those of word processors, and of NEL and the Unicode separators."""
_CONTROL = bytes([*range(1, 9), *range(14, 26), *range(27, 32)])
_BLANK = "\x00\x1a\ufeff\u200b\u3000\xa0 \t"
_MOSTLY = 0.02
"""A text with more control characters and NULs than this share is no text."""
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
"""The longer mark first: that of UTF-32 begins with that of UTF-16."""
_LOOK_AT = 65536
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_TELLING_LINES = 5000


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
    if kind and data.startswith(_OFFICE):
        return None, [error("corners.office_other", source=source, kind=kind)]
    if kind:
        return None, [error("corners.binary_known", source=source, kind=kind)]
    encoding = _wide(data)
    odd = len(data) - len(data.translate(None, _CONTROL)) + data.count(b"\x00")
    if not encoding and odd > _MOSTLY * len(data):
        return None, [error("corners.binary", source=source)]
    text, name = _decoded(data, encoding, words)
    lines = _lines(text)
    ends_open = bool(lines[-1].strip(_BLANK))
    if not ends_open:
        lines.pop()
    findings += _odd_characters(text, lines, source, name)
    stripped = tuple([line.strip(_BLANK) for line in lines])
    # Rows pasted from a sheet may begin with empty cells: the tabs that stand for them are taken off the lines.
    indented = any(line[:1] == "\t" and line.strip(_BLANK) for line in lines)
    cells = tuple(tuple(cell.strip(_BLANK) for cell in line.split("\t")) for line in lines) if indented else None
    return Text(source, name, stripped, ends_open, cells), findings


def _lines(text: str) -> list[str]:
    """The lines of a text, however they end, also each in another way: CRLF, LF, CR alone, NEL and its like."""
    if any(end in text for end in "\x0b\x0c\x85\u2028\u2029"):
        text = text.translate(_ODD_LINE_ENDS)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def _kind(data: bytes) -> str:
    """What a file that is no text is, as people call it; empty where its beginning does not say."""
    if data.startswith(b"PK\x03\x04"):
        return next(kind for mark, kind in _ZIPPED if mark in data)
    return next((kind for mark, kind in _KINDS if data.startswith(mark)), "")


def _wide(data: bytes) -> str:
    """The codec of UTF-16 and UTF-32, by their mark or, without one, by where the NULs of digits and commas stand."""
    marked = next((codec for mark, codec, _ in _BOMS if data.startswith(mark)), "")
    if marked:
        return "" if marked == "utf-8" else marked
    head = data[: _LOOK_AT - _LOOK_AT % 2]
    even, odd = head[::2].count(b"\x00"), head[1::2].count(b"\x00")
    # Rows of numbers have a NUL in nearly every character, always on the same side; a damaged file has not.
    if odd > len(head) // 8 and even * 50 < odd:
        return "utf-16-le"
    if even > len(head) // 8 and odd * 50 < even:
        return "utf-16-be"
    return ""


def _decoded(data: bytes, wide: str, words: Sequence[str]) -> tuple[str, str]:
    """The text and the encoding: exact ones first, then the one that shows more known words and fewer holes.

    charset-normalizer would be the library for this. It takes GBK files of this trade for Big5, short and long ones
    alike (3.0.1), and what it decodes so reads without an error: names would be wrong and nobody told. Big5 itself is
    not tried for the same reason: nearly every GBK text is one in Big5 too. UTF-8 cannot be mistaken; what is not UTF-8
    is GB18030, which holds GBK and GB2312.
    """
    if wide:
        text = data.decode(wide, "replace")
        return text[1:] if text[:1] == "\ufeff" else text, wide[:6].upper()
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace"), "UTF-8"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    # The lines that are not ASCII decide, and of those the first ones: they are few, and decoding takes its time.
    telling = b"\n".join(islice(_not_ascii(data), _TELLING_LINES))
    tried = [(telling.decode(name, "replace"), name) for name in ("gb18030", "utf-8")]
    _, best = max(tried, key=lambda pair: (sum(word in pair[0] for word in words), -pair[0].count("\ufffd")))
    return data.decode(best, "replace"), best.upper()


def _not_ascii(data: bytes) -> Iterator[bytes]:
    """Line by line what follows the first byte that is not ASCII."""
    found = _NOT_ASCII.search(data)
    while found:
        end = data.find(b"\n", found.start())
        yield data[found.start() : end if end >= 0 else len(data)]
        found = _NOT_ASCII.search(data, end) if end >= 0 else None


def _odd_characters(text: str, lines: Sequence[str], source: str, encoding: str) -> list[Finding]:
    findings = []
    broken = [number for number, line in enumerate(lines, 1) if "\ufffd" in line] if "\ufffd" in text else []
    if broken:
        findings.append(
            warning("corners.undecodable", source=source, line=broken[0], count=len(broken), encoding=encoding)
        )
    nul = [number for number, line in enumerate(lines, 1) if "\x00" in line] if "\x00" in text else []
    if nul:
        findings.append(warning("corners.nul_bytes", source=source, line=nul[0], count=len(nul)))
    return findings
