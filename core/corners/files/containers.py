"""Files to texts: what a file is decides how its rows are got at; what they mean is for the dialects."""

from __future__ import annotations

from collections.abc import Sequence

from ...findings import Finding
from ..records import Text
from .office import kind_of_office, texts_of_office
from .text import decode


def texts_of(data: bytes, source: str, words: Sequence[str]) -> tuple[list[Text], list[Finding]]:
    """The texts of a file (one; of a workbook one a sheet) and what was odd; none where the file cannot be read.

    ``words`` help to tell encodings apart, see :func:`.text.decode`.
    """
    kind = kind_of_office(data)
    if kind:
        return texts_of_office(data, kind, source)
    text, findings = decode(data, source, words)
    return ([] if text is None else [text]), findings
