"""Findings and verdicts of all steps as one list for who reviews them: its entries, marks, filters and groups.

A mark of a verdict lives in the table of verdicts (``core/zones/marks.py``). A mark of a finding is kept beside the
findings, because a check makes these anew with every run: it is about the finding that the reviewer saw, is found again
by everything that tells this finding from others, and says so where the finding of today reads differently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Optional

from .annual.rows import natural
from .catalogue import RESOURCES, read_csv
from .dates import day_of
from .zones.marks import CHANGED, CONFIRMED, DISMISSED, NO_VERDICT, Mark

ERROR, NOT_CHECKED, WARNING, AFFECTED, NOTE, FREE = "error", "not_checked", "warning", "affected", "note", "free"
KINDS = (ERROR, NOT_CHECKED, WARNING, AFFECTED, NOTE, FREE)
"""What an entry is, the heaviest first: findings by severity, verdicts on units that a zone takes (``AFFECTED``) or
does not (``FREE``), and whatever was not checked, finding or verdict."""
OPEN, DOUBTFUL = "open", "doubtful"
MARK_STATES = (OPEN, DOUBTFUL, CONFIRMED, DISMISSED)
"""How an entry stands: nobody has marked it, its mark does not stand, it was confirmed or dismissed."""
GROUPINGS = ("", "kind", "unit", "rule", "step", "mark")
"""What a list may be grouped by; the first is a plain list."""


@dataclass(frozen=True)
class Identity:
    """What tells a finding from all others. ``place`` is where it lies, to a centimetre; ``text`` is its sentence."""

    step: str
    code: str
    unit_id: str = ""
    source: str = ""
    line: str = ""
    corner: str = ""
    place: str = ""
    text: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """What stays when the figures of the finding change."""
        return self.step, self.code, self.unit_id, self.source, self.line, self.corner


@dataclass(frozen=True)
class FindingMark:
    """A reviewer's mark of a finding: ``CONFIRMED`` or ``DISMISSED``, the reason, by whom and when."""

    identity: Identity
    mark: str
    reason: str = ""
    by: str = ""
    day: Optional[date] = None

    def as_mark(self, state: str) -> Mark:
        """The mark as marks of verdicts are; ``state`` is empty where it stands."""
        seen = self.identity
        return Mark(seen.unit_id, seen.code, self.mark, self.reason, self.by, self.day, "", seen.text, state)

    def as_json(self) -> dict[str, str]:
        """The mark as texts, to be kept."""
        told = {"mark": self.mark, "reason": self.reason, "by": self.by}
        told["day"] = self.day.isoformat() if self.day else ""
        return {**vars(self.identity), **told}

    @classmethod
    def from_json(cls, values: Any) -> Optional[FindingMark]:
        """The mark again; ``None`` of what is none."""
        if not isinstance(values, dict):
            return None
        told = {key: value for key, value in values.items() if isinstance(value, str)}
        names = [name for name in Identity.__dataclass_fields__ if name in told]
        if not {"step", "code"} <= set(names) or told.get("mark") not in (CONFIRMED, DISMISSED):
            return None
        day = day_of(told.get("day", ""))
        seen = Identity(**{name: told[name] for name in names})
        return cls(seen, told["mark"], told.get("reason", ""), told.get("by", ""), day)


@dataclass(frozen=True)
class Entry:
    """A row of the list.

    ``step`` is the algorithm that found it, ``code`` the finding's code or the rule's id, ``rule`` its name as people
    read it, ``place`` file, line and corner. ``layer`` and ``feature`` are the row that it was read from. Of a finding
    ``identity`` is given, of a verdict ``None``.
    """

    kind: str
    step: str
    code: str
    rule: str
    unit_id: str
    text: str
    place: str = ""
    layer: str = ""
    feature: int = 0
    identity: Optional[Identity] = None
    mark: Optional[Mark] = None

    @property
    def is_verdict(self) -> bool:
        """Whether it is a verdict, not a finding."""
        return self.identity is None

    @property
    def mark_state(self) -> str:
        """One of ``MARK_STATES``."""
        if self.mark is None or not (self.mark.mark or self.mark.state):
            return OPEN
        stands = not self.mark.state and self.mark.mark in (CONFIRMED, DISMISSED)
        return self.mark.mark if stands else DOUBTFUL

    @cached_property
    def words(self) -> str:
        """All that a search looks at, in one case."""
        marked = self.mark.told if self.mark else ""
        return "\n".join((self.text, self.unit_id, self.rule, self.code, self.place, marked)).casefold()


@dataclass(frozen=True)
class Wanted:
    """What of a list is shown; empty texts take everything. ``words`` all have to be in an entry."""

    kinds: frozenset[str] = field(default=frozenset(KINDS))
    unit: Optional[str] = None
    rule: str = ""
    step: str = ""
    mark: str = ""
    words: str = ""


def sift(entries: Sequence[Entry], wanted: Wanted) -> list[int]:
    """The numbers of the entries that are wanted, in their order."""
    words = wanted.words.casefold().split()
    return [
        number
        for number, entry in enumerate(entries)
        if entry.kind in wanted.kinds
        and (wanted.unit is None or entry.unit_id == wanted.unit)
        and (not wanted.rule or entry.code == wanted.rule)
        and (not wanted.step or entry.step == wanted.step)
        and (not wanted.mark or entry.mark_state == wanted.mark)
        and all(word in entry.words for word in words)
    ]


def grouped(entries: Sequence[Entry], shown: Iterable[int], by: str) -> list[tuple[str, list[int]]]:
    """Groups of entries, each with what its entries share; kinds and states in their order, units by number.

    ``by`` is one of ``GROUPINGS``; an empty one gives a single group. What belongs to no unit comes last.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for number in shown:
        groups[_shared(entries[number], by)].append(number)
    if by == "kind":
        order = sorted(groups, key=KINDS.index)
    elif by == "mark":
        order = sorted(groups, key=MARK_STATES.index)
    elif by == "unit":
        order = sorted(groups, key=lambda unit: (not unit, natural(unit)))
    else:
        order = list(groups)
    return [(key, groups[key]) for key in order]


def _shared(entry: Entry, by: str) -> str:
    if by == "unit":
        return entry.unit_id
    if by == "rule":
        return entry.code
    return {"kind": entry.kind, "step": entry.step, "mark": entry.mark_state}.get(by, "")


def match_marks(
    seen: Sequence[Identity], marks: Sequence[FindingMark]
) -> tuple[dict[int, Mark], tuple[FindingMark, ...]]:
    """The marks of findings by their numbers in ``seen``, and those whose finding is gone.

    A mark stands for findings that are the same in everything. Where one finding and one mark are left that differ only
    in sentence or place, the finding gets the mark with the state ``CHANGED``: somebody has to look again.
    """
    numbers: dict[Identity, list[int]] = defaultdict(list)
    for number, identity in enumerate(seen):
        numbers[identity].append(number)
    found: dict[int, Mark] = {}
    waiting: dict[tuple[str, ...], list[FindingMark]] = defaultdict(list)
    for mark in {mark.identity: mark for mark in marks}.values():  # of two the later one
        if mark.identity in numbers:
            found.update(dict.fromkeys(numbers[mark.identity], mark.as_mark("")))
        else:
            waiting[mark.identity.about].append(mark)
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, identity in enumerate(seen):
        if number not in found and identity.about in waiting:
            alike[identity.about].append(number)
    left = []
    for about, given in waiting.items():
        if len(given) == 1 and len(alike[about]) == 1:
            found[alike[about][0]] = given[0].as_mark(CHANGED)
        else:
            left += given
    return found, tuple(left)


def left_entry(mark: FindingMark) -> Entry:
    """A mark whose finding is gone as an entry: kept until somebody takes it away."""
    seen = mark.identity
    return Entry(
        NOTE,
        seen.step,
        seen.code,
        "",
        seen.unit_id,
        seen.text,
        identity=seen,
        mark=mark.as_mark(NO_VERDICT),
    )


def codes_not_checked() -> frozenset[str]:
    """The codes of findings that say that something was not checked. Raises ``CatalogueError``."""
    rows = read_csv(RESOURCES / "tables" / "not_checked.csv", ("edition", "code"))
    return frozenset(row["code"] for row in rows)


@dataclass(frozen=True)
class ReviewTable:
    """The list as it is handed on: a title, headings, and texts in rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
