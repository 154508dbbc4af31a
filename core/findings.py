"""Findings: what the program saw and somebody must know.

A finding is a code with its place and figures, never a sentence: words are made in ``gis.messages`` so that they can be
translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Optional

from shapely.geometry.base import BaseGeometry


class Severity(str, Enum):
    """How much a finding weighs."""

    ERROR = "error"
    """Nothing is produced for this item."""
    WARNING = "warning"
    """Produced, and somebody must look."""
    NOTE = "note"
    """Produced, and good to know."""


@dataclass(frozen=True)
class Finding:
    """One finding.

    ``code`` is dotted lower case, room first (``corners.count_differs``). ``source`` is the file or layer as the user
    named it, ``line`` counts from 1. ``geometry`` is the place in the CRS of the item (east, north). ``figures`` are
    the numbers and texts that the sentence quotes; their names are those of the message's placeholders.
    """

    code: str
    severity: Severity
    unit_id: str = ""
    source: str = ""
    line: Optional[int] = None
    corner: str = ""
    geometry: Optional[BaseGeometry] = None
    figures: Mapping[str, Any] = field(default_factory=dict)


def error(code: str, /, **place: Any) -> Finding:
    """A finding that stops the item; see :func:`_finding` for ``place``."""
    return _finding(code, Severity.ERROR, place)


def warning(code: str, /, **place: Any) -> Finding:
    """A finding that somebody must look at; see :func:`_finding` for ``place``."""
    return _finding(code, Severity.WARNING, place)


def note(code: str, /, **place: Any) -> Finding:
    """A finding that is good to know; see :func:`_finding` for ``place``."""
    return _finding(code, Severity.NOTE, place)


_PLACE = ("unit_id", "source", "line", "corner", "geometry")


def _finding(code: str, severity: Severity, given: dict[str, Any]) -> Finding:
    """Split ``given`` into the place (the fields of :class:`Finding`) and the figures (everything else)."""
    place = {key: given.pop(key) for key in _PLACE if key in given}
    return Finding(code, severity, figures=given, **place)


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """How many of ``findings`` have this severity."""
    return sum(finding.severity is severity for finding in findings)
