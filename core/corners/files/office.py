"""Workbooks and Word documents: told apart from other files, opened with care, and why not where they cannot be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Optional, TypeVar

from ...findings import Finding, error
from ..records import Text
from .document import texts_of_document
from .workbook import texts_of_workbook

Content = TypeVar("Content")
XLSX, DOCX = "Excel workbook (.xlsx)", "Word document (.docx)"
ENCRYPTED, XLS, DOC, XLSB, ODS = "encrypted", "Excel 97-2003 (.xls)", "Word 97-2003 (.doc)", "Excel (.xlsb)", "ODF"
MOST_UNPACKED = 300_000_000
"""Bytes that the parts of a workbook or document may have unpacked: a million corners in five columns."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (("EncryptedPackage", ENCRYPTED), ("Workbook", XLS), ("Book", XLS), ("WordDocument", DOC))
"""Names in the directory of an OLE file, and what it is then."""
_PARTS = (("xl/workbook.bin", XLSB), ("xl/workbook.xml", XLSX), ("word/document.xml", DOCX))
_MARKS = ((b"xl/", XLSX), (b"word/", DOCX))
_READERS: dict[str, Callable[[bytes, zipfile.ZipFile, str], tuple[list[Text], list[Finding]]]] = {
    XLSX: texts_of_workbook,
    DOCX: texts_of_document,
}


def kind_of_office(data: bytes) -> str:
    """Which kind of workbook or document the bytes are; empty where they are neither."""
    if data.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), "")
    if data[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
                return ODS
    except Exception:  # a damaged archive raises all kinds of errors; what it was to be says its bytes
        names = set()
    known = next((kind for part, kind in _PARTS if part in names), "")
    return known or next((kind for mark, kind in _MARKS if mark in data), "")


def texts_of_office(data: bytes, kind: str, source: str) -> tuple[list[Text], list[Finding]]:
    """The texts of a workbook or document of this ``kind``, or one error that says why there are none."""
    if kind != ENCRYPTED and kind not in _READERS:
        return [], [error("corners.office_other", source=source, kind=kind)]
    read, problem = opened(data, kind, source, lambda archive: _READERS[kind](data, archive, source))
    return read or ([], [problem] if problem is not None else [])


def opened(
    data: bytes, kind: str, source: str, read: Callable[[zipfile.ZipFile], Content]
) -> tuple[Optional[Content], Optional[Finding]]:
    """What ``read`` finds in the archive of a workbook or document, or the error that says why it cannot be read.

    Archives that unfold without end are not opened, whatever their parts say of their size.
    """
    if kind == ENCRYPTED:
        return None, error("corners.office_encrypted", source=source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist() if _is_text(part.filename))
            if unpacked > MOST_UNPACKED:
                figures = {"size": unpacked / 1e6, "limit": MOST_UNPACKED // 1_000_000}
                return None, error("corners.office_unpacked", source=source, kind=kind, **figures)
            if any(_has_entities(archive, part) for part in archive.infolist() if _is_text(part.filename)):
                return None, error("corners.office_entities", source=source, kind=kind)
            return read(archive), None
    except Exception as cause:  # the libraries raise all kinds of errors for damaged files
        reason = str(cause).strip().split("\n")[0][:200] or type(cause).__name__
        return None, error("corners.office_broken", source=source, kind=kind, reason=reason)


def _is_text(name: str) -> bool:
    return name.endswith((".xml", ".rels", ".vml"))


def _has_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares a document type, which Office never writes: entities in it unfold without end."""
    with archive.open(part) as stream:
        start = stream.read(2000)
    return any("<!DOCTYPE".encode(encoding) in start for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
