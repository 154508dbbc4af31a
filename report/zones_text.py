"""The zone report as text: what the workbook and the PDF both print, from one record, in official Chinese.

Everything here is made of the check and of ``resources/forms/zone_report.json``; the two writers only lay it out, so
they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Optional

from ..core.amounts import ha4_from_centi, hectares, share
from ..core.catalogue import RESOURCES, Node, read_json
from ..core.landclass.classes import load_classes
from ..core.unit import Unit
from ..core.zones.rules import NOT_AFFECTED, NOT_CHECKED, Rule
from ..core.zones.verdicts import LayerUse, Parameter, Verdict, ZoneCheck

_FORM = RESOURCES / "forms" / "zone_report.json"


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix: its outcome (for the colour) and what stands in it."""

    outcome: str
    text: str


@dataclass(frozen=True)
class AffectedRow:
    """A rule that affects a unit. ``area`` is hm² with 4 decimals as printed."""

    rule: str
    outcome: str
    level: str
    area: str
    share: str
    layers: str
    meaning: str
    remarks: str
    basis: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells, in the order of the form's columns."""
        return (
            self.rule,
            self.outcome,
            self.level,
            self.area,
            self.share,
            self.layers,
            self.meaning,
            self.remarks,
            self.basis,
        )


@dataclass(frozen=True)
class UnitBlock:
    """All that is said about one unit."""

    heading: str
    rows: tuple[AffectedRow, ...]
    free: str
    not_checked: str


class ZoneReport:
    """The texts of one report."""

    def __init__(self, check: ZoneCheck, day: Optional[date] = None, mine_name: str = "") -> None:
        self.check = check
        self.day = day
        self.mine_name = mine_name
        self.form: Node = read_json(_FORM)

    def word(self, *path: str) -> str:
        """A text of the form."""
        node = self.form
        for key in path[:-1]:
            node = node.child(key)
        text: str = node.get(path[-1], str)
        return text

    def words(self, *path: str) -> tuple[str, ...]:
        """A list of texts of the form."""
        node = self.form
        for key in path[:-1]:
            node = node.child(key)
        return node.texts(path[-1])

    @property
    def title(self) -> str:
        """The title, with the mine's name where it is known."""
        return f"{self.mine_name}{self.word('title')}"

    def facts(self) -> list[tuple[str, str]]:
        """What stands under the title: label and value."""
        check = self.check
        areas = [area for area in check.areas if area is not None]
        total = hectares(sum(map(ha4_from_centi, areas)))
        rows = [
            ("rules", f"{check.profile.name}（{check.profile.edition}）"),
            ("coverage", check.coverage or self.word("labels", "own_extent")),
            ("units", str(len(check.units))),
            ("total_area", str(total)),
            ("affected", str(check.affected_count)),
            ("free", str(len(check.verdicts) - check.affected_count - check.not_checked_count)),
            ("not_checked", str(check.not_checked_count)),
        ]
        if self.day:
            rows.append(("date", _day(self.day)))
        return [(self.word("labels", key), value) for key, value in rows]

    def sign_line(self) -> str:
        """The line to sign on."""
        day = _day(self.day) if self.day else self.word("labels", "sign_date")
        return self.word("labels", "sign").format(date=day)

    def legend(self) -> list[tuple[str, str]]:
        """Outcome and its name, for all outcomes that a check can have."""
        return [(outcome, self.word("outcomes", outcome, "name")) for outcome in self.form.child("outcomes").value]

    def short(self, outcome: str) -> str:
        """The outcome in a few characters."""
        return self.word("outcomes", outcome, "short")

    def fill(self, outcome: str) -> str:
        """The colour of an outcome, as six hexadecimal digits."""
        return self.word("outcomes", outcome, "fill")

    def matrix_row(self, number: int) -> tuple[str, str, list[Cell]]:
        """Unit, its area in hm² and a cell for each rule."""
        cells = [self._cell(verdict) for verdict in self.check.verdicts_of(number)]
        return self._unit_label(self.check.units[number]), self._area(self.check.areas[number]), cells

    def _cell(self, verdict: Verdict) -> Cell:
        text = self.short(verdict.outcome)
        if verdict.meant is not None:
            text = f"{text}\n{self._area(verdict.centi)}"
            doubtful = set(verdict.reasons) - {"attribute_missing"}
            text = f"{text}？" if doubtful else text
        return Cell(verdict.outcome, text)

    def blocks(self) -> Iterator[UnitBlock]:
        """A block for each unit, in the order of the units."""
        for number, unit in enumerate(self.check.units):
            verdicts = self.check.verdicts_of(number)
            free = [verdict.rule.name for verdict in verdicts if verdict.outcome == NOT_AFFECTED]
            open_ = [
                f"{verdict.rule.name}（{self._reasons(verdict)}）"
                for verdict in verdicts
                if verdict.outcome == NOT_CHECKED
            ]
            if self.check.areas[number] is None:
                open_ = [self.word("labels", "unit_not_checked")]
            yield UnitBlock(
                self._heading(unit, self.check.areas[number]),
                tuple(self._affected(verdict) for verdict in verdicts if verdict.meant is not None),
                self.word("labels", "free_line") + ("、".join(free) or self.word("none")),
                self.word("labels", "not_checked_line") + ("；".join(open_) or self.word("none")),
            )

    def _heading(self, unit: Unit, centi: Optional[int]) -> str:
        parts = [
            f"{self.word('labels', 'unit')} {self._unit_label(unit)}",
            f"{self.word('labels', 'area_ha')} {self._area(centi)}",
        ]
        if unit.section in self.form.child("sections").value:
            parts.append(f"{self.word('labels', 'section')} {self.word('sections', unit.section)}")
        if unit.land_class:
            classes = load_classes()
            name = classes[unit.land_class].name if unit.land_class in classes else ""
            parts.append(f"{self.word('labels', 'land_class')} {unit.land_class} {name}".rstrip())
        return "，".join(parts)

    def _unit_label(self, unit: Unit) -> str:
        return f"{unit.unit_id} {unit.name}" if unit.name and unit.name != unit.unit_id else unit.unit_id

    def _affected(self, verdict: Verdict) -> AffectedRow:
        meant = verdict.meant
        assert meant is not None
        remarks = [
            self._parameter(one) for one in verdict.parameters if one.key in ("distance_m", "nearest_m", "coverage")
        ]
        if verdict.reasons:
            remarks.append(self._reasons(verdict))
        meaning = meant.meaning
        if len(verdict.parts) > 1:
            template = self.word("labels", "of_which")
            parts = [
                template.format(outcome=one.outcome, level=one.level, area=hectares(ha4))
                for (one, _), ha4 in zip(verdict.parts, parts_ha4(verdict))
            ]
            meaning = f"{meaning}（{self.word('labels', 'and').join(parts)}）"
        return AffectedRow(
            rule=verdict.rule.name,
            outcome=meant.outcome,
            level=meant.level,
            area=self._area(verdict.centi),
            share=f"{verdict.share:.2%}" if verdict.share is not None else "",
            layers=self._layers(verdict),
            meaning=meaning,
            remarks="；".join(remarks),
            basis=verdict.rule.basis_text,
        )

    def _layers(self, verdict: Verdict) -> str:
        layers = "、".join(f"{layer.name}（{layer.edition or self.word('no_edition')}）" for layer in verdict.layers)
        shown = list(verdict.features[:3])
        more = "" if len(verdict.features) <= 3 else self.word("other_layers").format(count=len(verdict.features))
        return f"{layers}：{'、'.join(shown)}{more}"

    def _reasons(self, verdict: Verdict) -> str:
        return "，".join(self.word("reasons", reason) for reason in verdict.reasons)

    def _parameter(self, parameter: Parameter) -> str:
        values = self.form.child("values").value
        text = self.word("parameters", parameter.key).format(value=values.get(parameter.value, parameter.value))
        return text + (self.word("default_mark") if parameter.is_default else "")

    def _area(self, centi: Optional[int]) -> str:
        return "—" if centi is None else str(hectares(ha4_from_centi(centi)))

    def not_checked_rows(self) -> list[tuple[str, str, str, str]]:
        """Rule, reasons, number of units and units for all that was not checked, rules in order."""
        grouped: dict[tuple[str, str], list[str]] = {}
        broken = [unit.unit_id for unit, area in zip(self.check.units, self.check.areas) if area is None]
        if broken:
            grouped[self.word("labels", "all_rules"), self.word("reasons", "unit_invalid")] = broken
        for number, rule in enumerate(self.check.profile.rules):
            for verdict in self.check.verdicts[number :: len(self.check.profile.rules)]:
                if not verdict.is_checked and "unit_invalid" not in verdict.reasons:
                    grouped.setdefault((rule.name, self._reasons(verdict)), []).append(verdict.unit_id)
        return [(name, reasons, str(len(units)), "、".join(units)) for (name, reasons), units in grouped.items()]

    def rule_rows(self) -> list[tuple[str, ...]]:
        """The rules: number, name, set, relation and parameters, basis, certainty, layers used."""
        return [self._rule_row(number, rule) for number, rule in enumerate(self.check.profile.rules, 1)]

    def _rule_row(self, number: int, rule: Rule) -> tuple[str, ...]:
        mark = self.word("default_mark")
        relation = [self.word("relations", rule.relation)]
        if rule.distance_m:
            relation.append(self._parameter(Parameter("distance_m", f"{rule.distance_m:g}", rule.distance_is_default)))
        sliver = rule.sliver
        relation.append(
            self.word("labels", "sliver_both" if sliver.both else "sliver_either").format(
                area=f"{sliver.area_m2:g}", width=f"{sliver.width_m:g}"
            )
            + (mark if sliver.is_default else "")
        )
        certainty = self.word("certainty", rule.certainty)
        used = [use.layer.name for use in self.check.layers if rule in use.rules]
        return (
            str(number),
            rule.name,
            rule.kind.text,
            "；".join(relation),
            rule.basis_text,
            f"{certainty}。{rule.certainty_note}" if rule.certainty_note else certainty,
            "、".join(used) or self.word("reasons", "layer_missing"),
        )

    def layer_rows(self) -> list[tuple[str, ...]]:
        """The layers that were given: name, source, edition, features, rules, remark."""
        return [self._layer_row(use) for use in self.check.layers]

    def _layer_row(self, use: LayerUse) -> tuple[str, ...]:
        layer = use.layer
        remark = self.word("reasons", layer.problem) if layer.problem else ""
        if not use.rules:
            remark = self.word("unused")
        elif not layer.problem and not layer.kinds:
            remark = self.word("reasons", "layer_empty")
        read = bool(use.rules) and not layer.problem
        return (
            layer.name,
            layer.source,
            layer.edition or self.word("no_edition") if read else "—",
            str(layer.feature_count) if read else "—",
            "、".join(rule.name for rule in use.rules) or "—",
            "；".join(filter(None, (layer.crs, remark))),
        )


def parts_ha4(verdict: Verdict) -> list[int]:
    """The areas of the outcomes of a verdict in 0.0001 hm², which add up to the printed area of the verdict."""
    weights = [centi for _, centi in verdict.parts]
    return share(ha4_from_centi(sum(weights)), weights, [f"{one.rank:06}" for one, _ in verdict.parts])


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
