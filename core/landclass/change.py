"""Before and after: the classes of each unit today and in the restored state (土地利用变化情况表, TD/T 1092 annex D).

Before are the classes that the survey gives a unit. After are those of a later survey or, without one, the class that
the unit states (修复后地类, 目标地类) for all of its ground. Both are taken under unit control, so both sum to the
unit's official area and the differences of a unit sum to 0, in 0.01 m² and in 0.0001 hm². A state that nobody knows
is ``None`` and never the state before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

from ..amounts import ha4_from_centi, share
from ..findings import Finding, note, warning
from ..unit import Unit
from .classes import PSEUDO, RIDGE, LandClasses
from .rows import ClassTotal
from .totals import data_of

BY_SURVEY, BY_UNIT, NOT_KNOWN = "survey", "unit", "not_known"
"""Where the state after comes from: a later survey, the class that the unit states, nowhere."""
DAMAGED = "damaged"
"""The section of units that describe today's damage: they have no restored state."""


@dataclass(frozen=True)
class Change:
    """A class of a unit before and after. ``centi`` is 0.01 m², ``ha4`` 0.0001 hm²; 0 where the class is not there.

    ``after_centi`` and ``after_ha4`` are ``None`` in all rows of a unit whose state after is not known. Years are
    ``None`` where none or several are stated; ``after_year`` and ``after_edition`` are those of the later survey.
    """

    unit_id: str
    land_class: str
    class_name: str
    three_class: str
    before_centi: int
    before_ha4: int
    after_centi: Optional[int]
    after_ha4: Optional[int]
    after_source: str
    before_year: Optional[int]
    before_edition: str
    after_year: Optional[int]
    after_edition: str

    @property
    def difference_centi(self) -> Optional[int]:
        """After less before."""
        return None if self.after_centi is None else self.after_centi - self.before_centi

    @property
    def difference_ha4(self) -> Optional[int]:
        """After less before."""
        return None if self.after_ha4 is None else self.after_ha4 - self.before_ha4


@dataclass(frozen=True)
class Changes:
    """The rows, unit by unit in the order of the units, and the units of section ``damaged`` that are left out."""

    rows: tuple[Change, ...]
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _State:
    """The classes of a unit in 0.01 m² and in 0.0001 hm² with their names, and the data that says so."""

    centi: Mapping[str, int]
    ha4: Mapping[str, int]
    names: Mapping[str, str]
    source: str
    year: Optional[int]
    edition: str


def has_after(units: Iterable[Unit]) -> bool:
    """Whether some unit states a class for its restored state."""
    return any(unit.land_class and unit.section != DAMAGED for unit in units)


def changes(
    units: Sequence[Unit],
    before: Sequence[ClassTotal],
    after: Optional[Sequence[ClassTotal]],
    classes: LandClasses,
    survey: str = "",
) -> Changes:
    """The changes of ``units``. ``before`` and ``after`` are their classes in two surveys, under either control.

    Without ``after`` the state after is the class that the unit states; units of section ``damaged`` state none and
    are left out. Units without rows in ``before`` have got their error already and are in no row. ``survey`` is the
    name of the later survey, for findings.
    """
    states_before = _states(before, classes)
    states_after = None if after is None else _states(after, classes)
    rows: list[Change] = []
    left_out: list[str] = []
    found: list[Finding] = [] if after is None else _not_later(before, after, survey)
    for unit in units:
        old = states_before.get(unit.unit_id)
        if old is None:
            continue
        if states_after is None and unit.section == DAMAGED:
            left_out.append(unit.unit_id)
            found.append(note("landclass.after_damaged", unit_id=unit.unit_id, geometry=unit.geometry))
            continue
        if states_after is None:
            new, said = _stated(unit, old, classes)
        else:
            new, said = _surveyed(unit, states_after, classes, survey)
        rows += _rows(unit.unit_id, old, new, classes)
        found += said
    return Changes(tuple(rows), tuple(left_out), tuple(found))


def _states(rows: Iterable[ClassTotal], classes: LandClasses) -> dict[str, _State]:
    """State by unit, under unit control whatever the control of the rows is."""
    by_unit: dict[str, list[ClassTotal]] = {}
    for row in rows:
        by_unit.setdefault(row.unit_id, []).append(row)
    states = {}
    for unit_id, own in by_unit.items():
        codes = [row.land_class for row in own]
        centi = [row.unit_centi for row in own]
        years, edition = data_of(own)
        states[unit_id] = _State(
            dict(zip(codes, centi)),
            dict(zip(codes, share(ha4_from_centi(sum(centi)), centi, codes))),
            {row.land_class: row.class_name for row in own},
            BY_SURVEY,
            years[0] if len(years) == 1 else None,
            edition,
        )
    return states


def _stated(unit: Unit, old: _State, classes: LandClasses) -> tuple[Optional[_State], list[Finding]]:
    """The state after that the unit itself states: one class on all of its ground."""
    place = {"unit_id": unit.unit_id, "geometry": unit.geometry}
    text = unit.land_class.upper()
    if not text:
        return None, [warning("landclass.after_missing", **place)]
    if not classes.is_polygon_class(text):
        return None, [warning("landclass.after_no_class", land_class=unit.land_class, edition=classes.edition, **place)]
    found = []
    if not classes[text].in_edition:
        found.append(warning("landclass.after_outside", land_class=text, edition=classes.edition, **place))
    code = classes.base(text)
    centi = sum(old.centi.values())
    names = {code: classes[code].name}
    return _State({code: centi}, {code: ha4_from_centi(centi)}, names, BY_UNIT, None, ""), found


def _surveyed(
    unit: Unit, states: Mapping[str, _State], classes: LandClasses, survey: str
) -> tuple[Optional[_State], list[Finding]]:
    """The state after of a later survey, beside what the unit states."""
    place = {"unit_id": unit.unit_id, "geometry": unit.geometry, "source": survey}
    new = states.get(unit.unit_id)
    if new is None:
        return None, [warning("landclass.after_no_rows", **place)]
    stated = classes.base(unit.land_class.upper())
    # Ridges are taken off cultivated polygons and no class of their own; what is no class has its finding.
    if unit.section != "restored" or not stated or set(new.centi) - {*PSEUDO, RIDGE} == {stated}:
        return new, []
    names = "、".join(f"{code} {name}".strip() for code, name in sorted(new.names.items()))
    return new, [warning("landclass.after_differs", stated=unit.land_class, surveyed=names, **place)]


def _not_later(before: Iterable[ClassTotal], after: Iterable[ClassTotal], survey: str) -> list[Finding]:
    """A survey after that states no later year than the one before: the same layer, or the two exchanged."""
    old = {row.data_year for row in before} - {None}
    new = {row.data_year for row in after} - {None}
    years = [max(year for year in some if year is not None) if some else None for some in (old, new)]
    if years[0] is None or years[1] is None or years[1] > years[0]:
        return []
    return [warning("landclass.after_not_later", source=survey, before=years[0], after=years[1])]


def _rows(unit_id: str, old: _State, new: Optional[_State], classes: LandClasses) -> list[Change]:
    """A row for each class of either state."""
    codes = sorted({*old.centi, *(new.centi if new else ())}, key=lambda code: (code in PSEUDO, code))
    names = {**(new.names if new else {}), **old.names}
    return [
        Change(
            unit_id=unit_id,
            land_class=code,
            class_name=names[code],
            three_class=classes.three_class(code),
            before_centi=old.centi.get(code, 0),
            before_ha4=old.ha4.get(code, 0),
            after_centi=new.centi.get(code, 0) if new else None,
            after_ha4=new.ha4.get(code, 0) if new else None,
            after_source=new.source if new else NOT_KNOWN,
            before_year=old.year,
            before_edition=old.edition,
            after_year=new.year if new else None,
            after_edition=new.edition if new else "",
        )
        for code in codes
    ]
