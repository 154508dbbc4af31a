"""The zone report as text: what the workbook and the PDF both print, from one record.

Everything here is made of the check and of the form's words; the two writers only lay it out, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Optional

from ..core.amounts import ha4_from_centi, hectares, share
from ..core.landclass.classes import load_classes
from ..core.unit import Unit
from ..core.zones.rules import MEANS, NOT_AFFECTED, NOT_CHECKED, VISIBLE_FROM
from ..core.zones.verdicts import Verdict, ZoneCheck
from .zones_words import Words, day_text

_IN_A_ROW = ("mode", "distance_m", "nearest_m", "coverage")
"""The parameters that are printed beside a verdict; the others are in the list of rules."""
_FEATURES = 3
"""So many features of a verdict are named."""


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix: what its colour tells (a meaning, ``R0`` or ``not_checked``) and what stands in it."""

    tone: str
    text: str


@dataclass(frozen=True)
class MatrixRow:
    """A unit in the matrix: its name, its area in hm², what its rules say together, and a cell for each rule."""

    unit: str
    area: str
    whole: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Count:
    """How many verdicts have a tone, and of how many units. ``text`` says what the tone asks for."""

    tone: str
    name: str
    text: str
    units: int
    verdicts: int


@dataclass(frozen=True)
class AffectedRow:
    """A rule that affects a unit. ``tone`` is its meaning, ``area`` hm² with 4 decimals as printed."""

    tone: str
    rule: str
    conclusion: str
    area: str
    share: str
    layers: str
    meaning: str
    remarks: str
    basis: str
    mark: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells, in the order of the form's columns."""
        return (
            self.rule,
            self.conclusion,
            self.area,
            self.share,
            self.layers,
            self.meaning,
            self.remarks,
            self.basis,
            self.mark,
        )


@dataclass(frozen=True)
class UnitBlock:
    """All that is said about one unit. ``number`` is its place in the check, ``notes`` stand beside its map."""

    number: int
    unit: str
    heading: str
    rows: tuple[AffectedRow, ...]
    notes: tuple[str, ...]


class ZoneReport:
    """The texts of one report."""

    def __init__(self, check: ZoneCheck, day: Optional[date] = None, mine_name: str = "") -> None:
        self.check = check
        self.day = day
        self.mine_name = mine_name
        self.form = Words()
        self.word = self.form.word
        self.words = self.form.words

    @property
    def title(self) -> str:
        """The title, with the mine's name where it is known."""
        return f"{self.mine_name}{self.word('title')}"

    def facts(self) -> list[tuple[str, str]]:
        """What stands under the title: label and value."""
        check = self.check
        coverage = check.coverage or self.word("labels", "own_extent")
        rows = [
            ("rules", self._profile()),
            ("units", self._units()),
            ("coverage", coverage),
            ("result", self._result()),
            ("sight", self._sight()),
            ("marks", self._marks()),
            ("validity", self._validity()),
        ]
        if self.day:
            rows.append(("date", day_text(self.day)))
        return [(self.word("labels", key), value) for key, value in rows]

    def _profile(self) -> str:
        profile = self.check.profile
        extends = ""
        if profile.extended:
            extends = self.word("labels", "extends").format(editions="、".join(profile.extended))
        return f"{profile.name}（{profile.edition}）{extends}"

    def _units(self) -> str:
        areas = [area for area in self.check.areas if area is not None]
        total = hectares(sum(map(ha4_from_centi, areas)))
        count, broken = len(self.check.units), len(self.check.units) - len(areas)
        key = "unit_count_broken" if broken else "unit_count"
        return self.word("labels", key).format(count=count, broken=broken, area=total)

    def _result(self) -> str:
        check = self.check
        total, affected, open_ = len(check.verdicts), check.affected_count, check.not_checked_count
        return self.word("labels", "result_count").format(
            total=total, affected=affected, free=total - affected - open_, not_checked=open_
        )

    def _sight(self) -> str:
        """How the rules that ask what is visible were answered."""
        modes: dict[str, set[str]] = {}
        for verdict in self.check.verdicts:
            if verdict.rule.relation == VISIBLE_FROM:
                for one in verdict.parameters:
                    if one.key == "mode":
                        modes.setdefault(one.value, set()).add(verdict.rule.rule_id)
        texts = [
            self.word("labels", "sight_by").format(mode=self.word("values", mode), count=len(rules))
            for mode, rules in modes.items()
        ]
        return "、".join(texts) or self.word("labels", "sight_none")

    def _marks(self) -> str:
        marks = [verdict.mark for verdict in self.check.verdicts if verdict.mark] + list(self.check.left_marks)
        kinds = [mark.mark for mark in marks if mark.stands]
        counts = {kind: kinds.count(kind) for kind in self.form.form.child("marks").value}
        return self.word("labels", "marks_count").format(**counts, open=len(marks) - len(kinds))

    def _validity(self) -> str:
        if self.check.day is None:
            return self.word("labels", "validity_none")
        return self.word("labels", "validity_day").format(day=day_text(self.check.day))

    def sign_line(self) -> str:
        """The line to sign on."""
        day = day_text(self.day) if self.day else self.word("labels", "sign_date")
        return self.word("labels", "sign").format(date=day)

    def counts(self) -> list[Count]:
        """How many verdicts mean what: meanings from the strictest, then what is free and what was not checked."""
        found: dict[str, list[str]] = {tone: [] for tone in (*MEANS, NOT_AFFECTED, NOT_CHECKED)}
        for number in range(len(self.check.units)):
            for verdict in self.check.verdicts_of(number):
                found[_tone(verdict)].append(str(number))
        return [
            Count(tone, self.tone_name(tone), self._tone_text(tone), len(set(units)), len(units))
            for tone, units in found.items()
        ]

    def tone_name(self, tone: str) -> str:
        """A meaning, free or not checked, in a word."""
        return self.word("means", tone, "name") if tone in MEANS else self.word("outcomes", tone, "short")

    def _tone_text(self, tone: str) -> str:
        return self.word("means", tone, "text") if tone in MEANS else self.word("summary", tone)

    def fill(self, tone: str) -> str:
        """The colour of a tone, as six hexadecimal digits."""
        return self.word("means" if tone in MEANS else "outcomes", tone, "fill")

    def codes_line(self) -> str:
        """The outcomes R1 to R6 and what they stand for."""
        outcomes = [one for one in self.form.form.child("outcomes").value if one not in (NOT_AFFECTED, NOT_CHECKED)]
        names = [f"{one} {self.word('outcomes', one, 'name')}" for one in outcomes]
        return self.word("labels", "codes") + "；".join(names)

    def matrix_row(self, number: int) -> MatrixRow:
        """The line of a unit in the matrix."""
        verdicts = self.check.verdicts_of(number)
        return MatrixRow(
            self.form.unit(self.check.units[number]),
            self.form.area(self.check.areas[number]),
            self._whole(verdicts),
            tuple(self._cell(verdict) for verdict in verdicts),
        )

    def _whole(self, verdicts: Sequence[Verdict]) -> Cell:
        """The strictest meaning of a unit, or that nothing affects it, and beside it how much was not checked."""
        tones = [_tone(verdict) for verdict in verdicts]
        open_ = tones.count(NOT_CHECKED)
        tone = next((one for one in (*MEANS, NOT_AFFECTED, NOT_CHECKED) if one in tones), NOT_CHECKED)
        if tone == NOT_AFFECTED and open_:
            tone = NOT_CHECKED  # half an answer is not "free"
        text = self.tone_name(tone)
        if open_ and tone != NOT_CHECKED:
            text = f"{text}\n{self.word('labels', 'open_count').format(count=open_)}"
        return Cell(tone, text)

    def _cell(self, verdict: Verdict) -> Cell:
        tone, sign = _tone(verdict), self.form.mark_sign(verdict.mark)
        if verdict.meant is None:
            return Cell(tone, self.tone_name(tone) + sign)
        doubt = "？" if set(verdict.reasons) - {"attribute_missing"} else ""
        return Cell(tone, f"{self.tone_name(tone)}\n{self.form.area(verdict.centi)}{doubt}{sign}")

    def sets(self) -> list[tuple[str, int]]:
        """The sets of rules (三区两线, ...) over the columns of the matrix, each with the number of its columns."""
        names = (rule.kind.set_name for rule in self.check.profile.rules)
        return [(name, len(list(same))) for name, same in groupby(names)]

    def matrix_sums(self) -> list[tuple[str, list[str]]]:
        """The last lines of the matrix: label, and for each rule how many units it affects or left open."""
        count = len(self.check.profile.rules)
        columns = [self.check.verdicts[number::count] for number in range(count)]
        return [
            (
                self.word("labels", "affected_units"),
                [str(sum(verdict.meant is not None for verdict in column)) for column in columns],
            ),
            (
                self.word("labels", "open_units"),
                [str(sum(not verdict.is_checked for verdict in column)) for column in columns],
            ),
        ]

    def blocks(self) -> Iterator[UnitBlock]:
        """A block for each unit, in the order of the units."""
        for number, unit in enumerate(self.check.units):
            verdicts = self.check.verdicts_of(number)
            yield UnitBlock(
                number,
                unit.unit_id,
                self._heading(unit, self.check.areas[number]),
                tuple(self._affected(verdict) for verdict in verdicts if verdict.meant is not None),
                tuple(self._notes(number, verdicts)),
            )

    def _notes(self, number: int, verdicts: Sequence[Verdict]) -> Iterator[str]:
        """What is free, what was not checked, and the marks of both."""
        free = [verdict.rule.name for verdict in verdicts if verdict.outcome == NOT_AFFECTED]
        open_: dict[str, list[str]] = {}
        for verdict in verdicts:
            if not verdict.is_checked:
                open_.setdefault(self.form.reasons(verdict.reasons), []).append(verdict.rule.name)
        missing = "；".join(f"{'、'.join(rules)}（{reasons}）" for reasons, rules in open_.items())
        if self.check.areas[number] is None:
            missing = self.word("labels", "unit_not_checked")
        yield self.word("labels", "free_line") + ("、".join(free) or self.word("none"))
        yield self.word("labels", "not_checked_line") + (missing or self.word("none"))
        marked = [
            f"{verdict.rule.name}：{self.form.mark(verdict.mark)}"
            for verdict in verdicts
            if verdict.meant is None and verdict.mark is not None
        ]
        if marked:
            yield self.word("labels", "marks_line") + "；".join(marked)

    def _heading(self, unit: Unit, centi: Optional[int]) -> str:
        parts = [
            f"{self.word('labels', 'unit')} {self.form.unit(unit)}",
            f"{self.word('labels', 'area_ha')} {self.form.area(centi)}",
        ]
        if unit.section in self.form.form.child("sections").value:
            parts.append(f"{self.word('labels', 'section')} {self.word('sections', unit.section)}")
        if unit.land_class:
            classes = load_classes()
            name = classes[unit.land_class].name if unit.land_class in classes else ""
            parts.append(f"{self.word('labels', 'land_class')} {unit.land_class} {name}".rstrip())
        return "，".join(parts)

    def _affected(self, verdict: Verdict) -> AffectedRow:
        meant = verdict.meant
        assert meant is not None
        remarks = [self.form.parameter(one) for one in verdict.parameters if one.key in _IN_A_ROW]
        if verdict.reasons:
            remarks.append(self.form.reasons(verdict.reasons))
        meaning = meant.meaning
        if len(verdict.parts) > 1:
            template = self.word("labels", "of_which")
            parts = [
                template.format(outcome=one.outcome, level=one.level, area=hectares(ha4))
                for (one, _), ha4 in zip(verdict.parts, parts_ha4(verdict))
            ]
            meaning = f"{meaning}（{self.word('labels', 'and').join(parts)}）"
        return AffectedRow(
            tone=meant.means,
            rule=verdict.rule.name,
            conclusion=self.form.conclusion(verdict),
            area=self.form.area(verdict.centi),
            share=f"{verdict.share:.2%}" if verdict.share is not None else "",
            layers=self._layers(verdict),
            meaning=meaning,
            remarks="；".join(remarks),
            basis=verdict.rule.basis_text,
            mark=self.form.mark(verdict.mark) if verdict.mark else "",
        )

    def _layers(self, verdict: Verdict) -> str:
        layers = "、".join(f"{layer.name}（{layer.edition or self.word('no_edition')}）" for layer in verdict.layers)
        shown = list(verdict.features[:_FEATURES])
        more = ""
        if len(verdict.features) > _FEATURES:
            more = self.word("other_layers").format(count=len(verdict.features))
        return f"{layers}：{'、'.join(shown)}{more}"


def _tone(verdict: Verdict) -> str:
    """What the colour of a verdict tells: its meaning, ``R0`` or ``not_checked``."""
    return verdict.outcome if verdict.meant is None else verdict.meant.means


def parts_ha4(verdict: Verdict) -> list[int]:
    """The areas of the outcomes of a verdict in 0.0001 hm², which add up to the printed area of the verdict."""
    weights = [centi for _, centi in verdict.parts]
    return share(ha4_from_centi(sum(weights)), weights, [f"{one.rank:06}" for one, _ in verdict.parts])
