"""The record of a year with last year's plan held against its result: the way from units to the annual plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional

from ..findings import Finding, Severity
from ..geodesy.plane import Plane
from ..landclass.classes import LandClasses
from ..progress import Progress, go_on, span
from ..unit import Unit
from .form import AnnualForm
from .inputs import MineYear, SurveyClass
from .record import AnnualRecord, build_record
from .years import compare_years


def compared_record(
    units: Iterable[Unit],
    plane: Plane,
    mine: MineYear,
    earlier: Mapping[int, MineYear],
    year: int,
    summary: Optional[Sequence[SurveyClass]],
    classes: LandClasses,
    form: AnnualForm,
    *,
    before: Sequence[Unit] = (),
    source: str = "",
    progress: Progress = go_on,
    **more: Any,
) -> tuple[AnnualRecord, list[Finding]]:
    """The record of ``year`` from units of all years, and all findings.

    ``earlier`` are the mine's rows of years before, ``before`` units of years before that ``units`` may lack. The other
    parameters are those of :func:`.record.build_record`.
    Raises :class:`Stopped` and ``CatalogueError``.
    """
    given = list(units)
    past = compare_years(
        given,
        plane,
        year,
        mine,
        earlier.get(year - 1),
        classes,
        earlier=before,
        summary=summary,
        source=source,
        progress=span(progress, 0, 0.5),
    )
    record, findings = build_record(
        given,
        plane,
        mine,
        year,
        summary,
        classes,
        form,
        source=source,
        past=past,
        earlier=earlier,
        progress=span(progress, 0.5, 1),
        **more,
    )
    return record, [*findings, *_of_comparison(past.findings)]


_ASKED = ("years.differs_unexplained", "years.not_done_unexplained", "years.unplanned_unexplained")
"""Without its reason, for which the outline asks (实际情况与原计划不一致的，说明差异及原因), no form is final."""


def _of_comparison(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What the comparison says, for one paragraph of the text: only a reason that is missing stops the form."""
    for finding in findings:
        if finding.code in _ASKED:
            yield replace(finding, severity=Severity.ERROR)
        elif finding.severity is Severity.ERROR:
            yield replace(finding, severity=Severity.WARNING)
        elif finding.severity is Severity.WARNING:
            yield finding
