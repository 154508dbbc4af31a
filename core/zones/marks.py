"""Marks that a reviewer gives verdicts, kept from one check to the next.

A mark is about the verdict that the reviewer saw. The next check finds it by unit and rule and keeps it, with the text
of that verdict; where the verdict of today is another one, the mark's state says so until somebody marks it again or
empties the state. A mark is never applied to another verdict in silence, and never lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Optional

from ..findings import Finding, note, warning

CONFIRMED, DISMISSED = "confirmed", "dismissed"
"""What a reviewer may say of a verdict: the values of ``resources/tables/marks.csv``."""
CHANGED, AMBIGUOUS, UNKNOWN = "verdict_changed", "ambiguous", "unknown_mark"
NO_REASON, NO_VERDICT = "reason_missing", "no_verdict"
STATES = (CHANGED, AMBIGUOUS, UNKNOWN, NO_REASON, NO_VERDICT)
"""Why a mark does not stand: the values of ``resources/tables/mark_states.csv``."""

Key = tuple[str, str]
"""Unit number and rule."""


@dataclass(frozen=True)
class Mark:
    """A mark: ``CONFIRMED``, ``DISMISSED`` or whatever else somebody wrote, with its reason, by whom and when.

    ``verdict`` is the text of the verdict in whose row it was found, ``about`` of the one that it was given for, with
    the mark itself in front (empty: it was not kept by a check yet). ``state`` is empty where it stands, else one of
    ``STATES``; read from a table without that column it is ``None``. ``source`` is the table that it was read from;
    ``overwritten`` tells that this check writes its verdicts over it.
    """

    unit_id: str
    rule_id: str
    mark: str
    reason: str = ""
    by: str = ""
    day: Optional[date] = None
    verdict: str = ""
    about: str = ""
    state: Optional[str] = ""
    source: str = ""
    overwritten: bool = False

    @property
    def key(self) -> Key:
        """What it is found by."""
        return self.unit_id, self.rule_id

    @property
    def stands(self) -> bool:
        """Whether it is a whole mark of the verdict beside it."""
        return self.state == ""

    @property
    def told(self) -> str:
        """The mark in one line."""
        day = self.day.isoformat() if self.day else ""
        return ", ".join(part for part in (self.mark, self.reason, self.by, day) if part)


def verdict_text(
    outcome: str,
    level: str,
    reason: str,
    area_m2: Optional[float],
    features: str,
    layer_edition: str,
    rule_edition: str,
) -> str:
    """What a mark is about, in one line: two verdicts with the same text are the same for a reviewer."""
    area = "" if area_m2 is None else f"{area_m2:.2f} m²"
    parts = (outcome, level, reason, area, features, layer_edition, rule_edition)
    return "; ".join(" ".join(part.split()) or "-" for part in parts)


def keep_marks(
    marks: Sequence[Mark], verdicts: Mapping[Key, Sequence[str]]
) -> tuple[dict[Key, Mark], tuple[Mark, ...], list[Finding]]:
    """The mark of each verdict, the marks without a verdict, and what somebody must know.

    ``verdicts`` are the texts of the verdicts of today by unit and rule (two where a unit number is there twice).
    Where several marks are for one verdict, the one with the latest date is kept; the others are told.
    """
    findings: list[Finding] = []
    given: dict[Key, list[Mark]] = defaultdict(list)
    for mark in marks:
        given[mark.key].append(_told_apart(mark))
    kept: dict[Key, Mark] = {}
    left: list[Mark] = []
    for key, several in given.items():
        texts = verdicts.get(key, ())
        mark, others, is_clear = _chosen(several, texts)
        told = "; ".join(other.told for other in others)
        if others and is_clear:
            findings.append(note("zones.mark_older", **_place(mark), others=told))
        elif others:
            findings.append(warning("zones.mark_ambiguous", **_place(mark), others=told))
        if not texts:
            left.append(replace(mark, state=NO_VERDICT))
            findings.append(warning("zones.mark_gone", **_place(mark)))
            continue
        mark = replace(mark, state=_state(mark, texts, is_clear))
        kept[key] = mark
        findings += _findings(mark, texts)
    if kept:
        standing = sum(mark.stands for mark in kept.values())
        findings.append(note("zones.marks_kept", count=len(kept), standing=standing))
    unsigned = sum(mark.stands and not (mark.by and mark.day) for mark in kept.values())
    if unsigned:
        findings.append(note("zones.marks_unsigned", count=unsigned))
    return kept, tuple(left), findings


def _told_apart(mark: Mark) -> Mark:
    """The mark with the verdict it was given for: that of its row, unless it was kept there from an earlier one.

    A mark in a row that was changed since a check kept it there, or whose state was emptied, was given for that row.
    """
    own = _signature(mark)
    is_kept = mark.about.startswith(own) and mark.state != ""
    return mark if is_kept else replace(mark, about=own + mark.verdict, state="")


def _signature(mark: Mark) -> str:
    """What stands before the verdict in ``about``: another mark, person or date is another mark."""
    return f"{mark.mark}, {mark.by}, {mark.day.isoformat() if mark.day else '-'}: "


def about_of(mark: Mark) -> str:
    """What ``about`` of a mark is that somebody gives to the verdict in whose row it stands."""
    return _signature(mark) + mark.verdict


def _chosen(marks: Sequence[Mark], texts: Sequence[str]) -> tuple[Mark, list[Mark], bool]:
    """The mark to keep, those that say something else, and whether their dates tell that it is the latest."""
    # The same mark in two tables is one; best the row in which it was given for the verdict of today.
    best: dict[tuple[str, str, str, Optional[date]], Mark] = {}
    for mark in marks:
        what = (mark.mark, mark.reason, mark.by, mark.day)
        if what not in best or (mark.about in _abouts(mark, texts) and not mark.state):
            best[what] = mark
    different = list(best.values())
    days = [mark.day for mark in different if mark.day is not None]
    latest = different[0]
    if len(days) == len(different) and days.count(max(days)) == 1:
        latest = max(different, key=lambda mark: mark.day or date.min)
        is_clear = True
    else:
        is_clear = len(different) == 1
    others = [mark for mark in different if mark is not latest]
    return replace(latest, overwritten=any(mark.overwritten for mark in marks)), others, is_clear


def _abouts(mark: Mark, texts: Sequence[str]) -> set[str]:
    """What ``about`` of a mark would be if it was given for one of these verdicts."""
    return {_signature(mark) + text for text in texts}


def _state(mark: Mark, texts: Sequence[str], is_clear: bool) -> str:
    if not is_clear or len(texts) > 1 or mark.state == AMBIGUOUS:
        return AMBIGUOUS
    if mark.about not in _abouts(mark, texts):
        return CHANGED
    if mark.mark not in (CONFIRMED, DISMISSED):
        return UNKNOWN
    return NO_REASON if mark.mark == DISMISSED and not mark.reason else ""


def _findings(mark: Mark, texts: Sequence[str]) -> list[Finding]:
    if mark.state == CHANGED:
        was = mark.about[len(_signature(mark)) :]
        return [warning("zones.mark_changed", **_place(mark), was=was, found=texts[0])]
    if mark.state == UNKNOWN:
        return [warning("zones.mark_unknown", **_place(mark))]
    if mark.state == NO_REASON:
        return [warning("zones.mark_no_reason", **_place(mark))]
    if mark.state == AMBIGUOUS and len(texts) > 1:
        return [warning("zones.mark_of_two", **_place(mark))]
    return []


def _place(mark: Mark) -> dict[str, str]:
    return {"unit_id": mark.unit_id, "source": mark.source, "rule": mark.rule_id, "mark": mark.told}
