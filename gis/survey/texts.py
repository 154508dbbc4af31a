"""Texts of a survey: which encoding the bytes of a shapefile are in, and texts that came in broken.

A DBF says its encoding in a .cpg file or in one byte of its head, or not at all, and both are wrong often enough. So
the bytes decide: Chinese in UTF-8 follows a pattern that GBK text does not have by chance.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Mapping, Sequence
from itertools import filterfalse
from typing import Any, Optional

from ...core.landclass.survey import TextEncoding

UTF8, GB = "UTF-8", "GB18030"
_FAMILY = {"gb2312": GB, "gbk": GB, "gb18030": GB, "cp936": GB, "utf-8": UTF8}
"""Codecs by Python's name that are one for us: each of the first four is contained in GB18030."""
_ANYTHING = re.compile("latin|8859|125[0-8]|437|850")
"""Names of codecs of one byte a character: they read anything, so that they fit says nothing."""
_BROKEN = "\N{REPLACEMENT CHARACTER}"


def raw_bytes(value: bytes) -> bytes:
    """The bytes in the file of a text that GDAL was told to take for ISO-8859-1, and so gave as that in UTF-8."""
    return value.decode("utf-8").encode("latin-1")


def family(name: str) -> str:
    """One name for encodings that are read alike; empty for one that is not known."""
    written = re.sub(r"(?i)^(ansi[ _-]?|windows-?)(?=936)", "cp", name.strip())
    try:
        codec = codecs.lookup(f"cp{written}" if written.isdigit() else written).name
    except (LookupError, ValueError):
        return ""
    return _FAMILY.get(codec, codec)


def encoding_of(texts: Collection[bytes], declared: str) -> str:
    """The encoding that ``texts``, not all of them ASCII, are in; ``declared`` is what the file says of it."""
    stated = family(declared)
    if _fits(texts, UTF8) and any(_has_three_bytes(text) for text in texts):
        return UTF8
    candidates = [stated] if stated and not _ANYTHING.search(stated) else []
    for candidate in (*candidates, GB):
        if _fits(texts, candidate):
            return candidate
    return stated or GB


def decoded(
    columns: Mapping[str, list[Any]], declared: str = UTF8, chosen: str = "", of_dbf: bool = False
) -> tuple[dict[str, list[Any]], Optional[TextEncoding]]:
    """``columns`` with texts in place of bytes, without blanks around them, and how they were read; ``None`` where
    there is nothing to say of that.

    Where the bytes are a shapefile's (``of_dbf``), the encoding is found out, unless the user has ``chosen`` one.
    """
    different = {name: set(column) for name, column in columns.items() if _is_text(column)}
    known = set().union(*different.values()) - {None}
    raw = [value for value in known if type(value) is bytes]
    inside = list(map(raw_bytes, raw)) if of_dbf else raw
    foreign = list(filterfalse(bytes.isascii, inside)) if of_dbf else []
    used = family(declared) or UTF8
    if foreign:
        used = family(chosen) or encoding_of(foreign, declared)
    texts: dict[Any, Any] = dict(zip(raw, _read(inside, used)))
    if len(raw) < len(known):
        texts.update({value: value.strip() for value in known if isinstance(value, str)})
    suspect = set(filter(_is_broken, filterfalse(str.isascii, texts.values())))
    wrong = {value for value, text in texts.items() if text in suspect} if suspect else set()
    broken = sum(value in wrong for name in different for value in columns[name]) if wrong else 0
    texts[None] = None
    result = {**columns, **{name: list(map(texts.__getitem__, columns[name])) for name in different}}
    said = used if chosen or not foreign or not of_dbf or used == family(declared) else declared
    return result, TextEncoding(used, said, broken) if broken or said != used else None


def _read(texts: Sequence[bytes], encoding: str) -> list[str]:
    """The texts without blanks around them, � in place of what is no text; in one go where they are all sound."""
    if encoding in (UTF8, GB):
        try:
            together = b"\0".join(texts).decode(encoding).split("\0")
        except UnicodeDecodeError:
            together = []
        if len(together) == len(texts):
            return list(map(str.strip, together))
    return [text.decode(encoding, "replace").strip() for text in texts]


def _is_text(column: list[Any]) -> bool:
    return isinstance(next((value for value in column if value is not None), None), (bytes, str))


def _is_broken(text: str) -> bool:
    """Whether a text that is not ASCII was decoded wrongly: it has �, or is Chinese taken for Latin letters (Ë®Ìï)."""
    return _BROKEN in text or _is_chinese_as_latin(text)


def _is_chinese_as_latin(text: str) -> bool:
    if any(character > "\xff" for character in text):
        return False
    raw = text.encode("latin-1")
    return any(_fits([raw], encoding) for encoding in (UTF8, GB)) and len(raw) > 1


def _fits(texts: Collection[bytes], encoding: str) -> bool:
    """Whether all texts are of an encoding. The last character of each may be cut: a DBF cuts what is too long."""
    decoder = codecs.getincrementaldecoder(encoding)
    try:
        for text in texts:
            decoder().decode(text)
    except UnicodeDecodeError:
        return False
    return True


def _has_three_bytes(text: bytes) -> bool:
    """Whether a text of UTF-8 has a character of three bytes, as Chinese has; one of two may be GBK by chance."""
    return any(byte >= 0xE0 for byte in text)
