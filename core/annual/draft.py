"""What a draft of the plan carries: its mark on every page, and its open findings on the last."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OpenFinding:
    """A finding as it is printed: ``severity`` and ``sentence`` are Chinese, ``unit_id`` is empty for the mine."""

    severity: str
    unit_id: str
    sentence: str


@dataclass(frozen=True)
class Draft:
    """``mark`` stands on each page and sheet, ``title`` and ``heads`` (severity, unit, sentence) over the findings.

    ``none`` is printed where there are no findings.
    """

    mark: str
    title: str
    heads: tuple[str, ...]
    findings: tuple[OpenFinding, ...]
    none: str
