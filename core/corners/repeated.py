"""Findings of a text that repeat: the first are told one by one, the rest is counted, so that the list can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..findings import Finding, Severity, error, note, warning

NAMED = 20
"""So many findings of a kind are told one by one."""


def rest_counted(findings: Sequence[Finding], source: str) -> tuple[Finding, ...]:
    """The findings of a text, in their order; behind the first ``NAMED`` of a kind is one that counts the others."""
    kinds: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((finding.code, finding.severity), []).append(finding)
    if all(len(alike) <= NAMED for alike in kinds.values()):
        return tuple(findings)
    told: list[Finding] = []
    count: Counter[tuple[str, Severity]] = Counter()
    for finding in findings:
        kind = finding.code, finding.severity
        count[kind] += 1
        if count[kind] <= NAMED:
            told.append(finding)
        elif count[kind] == NAMED + 1:
            told.append(_rest(kinds[kind], source))
    return tuple(told)


def _rest(alike: Sequence[Finding], source: str) -> Finding:
    """What is said of those beyond the first ``NAMED``: how many, and between which lines."""
    lines = [finding.line or 1 for finding in alike[NAMED:]]
    figures = {"count": len(lines), "like": alike[NAMED - 1].line or 1, "last": max(lines)}
    place = {"source": source, "line": min(lines)}
    severity = alike[0].severity
    if severity is Severity.ERROR:
        return error("corners.more_alike", **figures, **place)
    if severity is Severity.WARNING:
        return warning("corners.more_alike", **figures, **place)
    return note("corners.more_alike", **figures, **place)
