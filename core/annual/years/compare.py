"""Last year's plan against its results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from ...geodesy.plane import Plane
from ...landclass.classes import LandClasses
from ...progress import Progress, go_on
from ...unit import Unit
from ..inputs import MineYear, SurveyClass
from .records import YearComparison


@dataclass(frozen=True)
class Thresholds:
    """What counts as the same; no source fixes any of them, all are shares from 0 to 1.

    Units without a link belong together where they share ``match`` of the smaller one's ground, somebody has to decide
    from ``unclear`` on. ``area`` is the share of the planned area by which a result may differ, ``place`` the share of
    the smaller one's ground that has to lie in the other.
    """

    match: float = 0.5
    unclear: float = 0.1
    area: float = 0.05
    place: float = 0.8


def compare_years(
    units: Sequence[Unit],
    plane: Plane,
    year: int,
    mine_now: Optional[MineYear],
    mine_before: Optional[MineYear],
    classes: LandClasses,
    *,
    earlier: Sequence[Unit] = (),
    summary: Optional[Sequence[SurveyClass]] = None,
    thresholds: Thresholds = Thresholds(),
    source: str = "",
    progress: Progress = go_on,
) -> YearComparison:
    """The plan of ``year - 1`` (its ``planned`` units) against the ``restored`` units of ``year``.

    ``units`` lie in ``plane`` and may be of all years; those restored before, and those of ``earlier``, are ground that
    is not new. ``mine_now`` is the mine's row of ``year``, ``mine_before`` that of the year before. ``summary`` are
    rows of the survey's classes, for results that state no class. Raises :class:`Stopped`.
    """
    return YearComparison(year)
