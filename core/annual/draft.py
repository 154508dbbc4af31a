"""What a draft of the plan carries: its mark on every page, and its open findings on the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..findings import Finding, Severity
from .form import AnnualForm
from .texts import printable

_OPEN = (Severity.ERROR, Severity.WARNING)
"""What somebody still has to deal with, the heaviest first."""


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


def draft_of(findings: Sequence[Finding], form: AnnualForm, sentence: Callable[[Finding], str]) -> Draft:
    """The draft with its errors and warnings; ``sentence`` says a finding in Chinese."""
    listed = [finding for severity in _OPEN for finding in findings if finding.severity is severity]
    return Draft(
        mark=form.say("draft"),
        title=form.say("draft_title"),
        heads=tuple(form.say(word) for word in ("draft_severity", "draft_unit", "draft_sentence")),
        findings=tuple(
            OpenFinding(form.say(one.severity.value), printable(one.unit_id), printable(sentence(one)))
            for one in listed
        ),
        none=form.say("draft_none"),
    )
