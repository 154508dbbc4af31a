"""土地利用变化情况表 (TD/T 1092 annex D): classes before and after with their difference, in all and unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...core.amounts import hectares
from ...core.landclass.change import NOT_KNOWN, Change, Changes
from ...core.landclass.classes import PSEUDO, THREE_CLASSES, UNDECIDED
from ...core.unit import Unit
from ..sheet_parts import lines_of
from ..workbook import Look, dress, put_text, repeat_rows
from .sheet import CHANGE, HECTARES, LINE, FormSheet, colour

_AREAS = 3
_BAND = Look(bold=True, fill="F7F7F7", wrap=False, border=False)


class ChangeSheet(FormSheet):
    """What the sheets of changes share. ``changes`` are the rows of the table."""

    changes: Changes

    def write(self) -> None:
        """Fill the sheet."""
        raise NotImplementedError

    def start(self, title: str, left: Sequence[str]) -> int:
        """Title, facts and head; the first row of the body."""
        words = self.form["change"]
        self.changes = self.table.changes or Changes((), (), ())
        width = len(left) + _AREAS
        row = self.facts(title, [*self.survey_facts(), *self.after_facts()], self.form["unit"], width)
        for column, text in enumerate((*left, *words["areas"]), 1):
            self.merged(row, column, row, column, text)
        self.sheet.row_dimensions[row].height = 22
        repeat_rows(self.sheet, row, row)
        self.sheet.freeze_panes = self.sheet.cell(row + 1, 1)
        return row + 1

    def after_facts(self) -> list[str]:
        """What the state after rests on."""
        words, none = self.form["change"], self.form["not_stated"]
        if not self.table.after_survey:
            return [words["after_stated"], words["control"]]
        rows = self.table.changes.rows if self.table.changes is not None else ()
        years = sorted({str(row.after_year) for row in rows if row.after_year is not None})
        editions = sorted({row.after_edition for row in rows if row.after_edition})
        text = words["after_survey"].format(
            survey=self.table.after_survey, year="、".join(years) or none, edition="、".join(editions) or none
        )
        return [text, words["control"]]

    def areas(self, row: int, left: int, rows: Sequence[Change], bold: bool = False) -> None:
        """Before, after and difference of ``rows`` together, in the columns after ``left``."""
        before = sum(one.before_ha4 for one in rows)
        known = all(one.after_ha4 is not None for one in rows)
        after = sum(one.after_ha4 or 0 for one in rows)
        unknown = self.form["change"]["unknown"]
        self.amount(row, left + 1, hectares(before), HECTARES, bold)
        self.amount(row, left + 2, hectares(after) if known else unknown, HECTARES, bold)
        self.amount(row, left + 3, hectares(after - before) if known else unknown, CHANGE, bold)

    def by_section(self, rows: Iterable[Change]) -> dict[str, list[Change]]:
        """The rows by the section of their units, in the order of the units; sections without rows are left out."""
        of_unit = _by_unit(rows)
        blocks = {
            section: [one for unit in units for one in of_unit.get(unit.unit_id, [])]
            for section, units in self.table.sections().items()
        }
        return {section: own for section, own in blocks.items() if own}

    def notes(self, row: int, width: int, said: Sequence[str] = ()) -> None:
        """The notes below the table: ``said``, or those of the tables of changes."""
        words = self.form["change"]
        changes = self.table.changes or Changes((), (), ())
        named = {*changes.left_out, *(one.unit_id for one in changes.rows)}
        missing = [unit.unit_id for unit in self.table.units if unit.unit_id not in named]
        notes = said or words["notes"]
        texts = [text.format(wording=self.notice.wording, source=self.notice.source) for text in notes]
        for key, units in (("damaged", list(changes.left_out)), ("missing", missing)):
            if units:
                texts.append(words[key].format(count=len(units), units="、".join(dict.fromkeys(units))))
        for text in texts:
            row += 1
            self.line(row, width, text)
        self.signatures(row, width)


class ChangeTable(ChangeSheet):
    """All units of a section together: a row a class, the three classes on both bases."""

    widths = (14, 12, 30, 18, 18, 18)

    def write(self) -> None:
        """Fill the sheet."""
        words = self.form["change"]
        row = self.start(words["title"], words["columns"])
        blocks = self.by_section(self.changes.rows)
        for section, rows in blocks.items():
            row = self._section(row, self.form["sections"][section] if len(blocks) > 1 else "", rows)
        self.notes(row, len(self.widths))
        self.page()

    def _section(self, row: int, name: str, rows: Sequence[Change]) -> int:
        words = self.form["change"]
        known = [one for one in rows if one.after_source != NOT_KNOWN]
        unknown = [one for one in rows if one.after_source == NOT_KNOWN]
        if name:
            self.merged(row, 1, row, len(self.widths), name)
            row += 1
        for group in (*THREE_CLASSES, UNDECIDED):
            own = [one for one in known if one.three_class == group]
            for code in sorted({one.land_class for one in own}, key=lambda code: (code in PSEUDO, code)):
                some = [one for one in own if one.land_class == code]
                fill = colour(self.classes.get(code))
                self.texts(row, (group, code, some[0].class_name), fills=("", fill, fill))
                self.areas(row, 3, some)
                row += 1
            if own:
                self.texts(row, ("", "", f"{group}{self.form['subtotal']}"), bold=True)
                self.areas(row, 3, own, bold=True)
                row += 1
        row = self._bold(row, f"{name}{self.form['total']}", known)
        if unknown:
            count = len({one.unit_id for one in unknown})
            row = self._bold(row, words["unknown_units"].format(count=count), unknown)
        return self._on_the_notice(row, known)

    def _bold(self, row: int, label: str, rows: Sequence[Change]) -> int:
        self.texts(row, ("", "", label), bold=True)
        self.areas(row, 3, rows, bold=True)
        return row + 1

    def _on_the_notice(self, row: int, rows: Sequence[Change]) -> int:
        for group in (*THREE_CLASSES, UNDECIDED):
            own = [one for one in rows if self.notice.three_class(one.land_class, self.classes) == group]
            if own:
                self.texts(row, (self.form["change"]["by_notice"], "", group))
                self.areas(row, 3, own)
                row += 1
        return row


class ChangeByUnit(ChangeSheet):
    """The classes of each unit before and after, each unit under its name and with its sum."""

    widths = (12, 30, 14, 18, 18, 18)

    def write(self) -> None:
        """Fill the sheet."""
        words = self.form["change"]
        row = self.start(words["unit_title"], words["unit_columns"])
        of_unit = _by_unit(self.changes.rows)
        for section, units in self.table.sections().items():
            for unit in units:
                own = of_unit.get(unit.unit_id, [])
                if own:
                    row = self._unit(row, unit, self.form["sections"][section], own)
        self.notes(row, len(self.widths))
        self.page()

    def _unit(self, row: int, unit: Unit, section: str, rows: Sequence[Change]) -> int:
        words = self.form["change"]
        texts = (unit.unit_id, unit.name, f"（{section}）", words["sources"][rows[0].after_source])
        title = "　".join(text for text in texts if text)
        lines = lines_of(title, sum(self.widths) * 0.9)
        if lines == 1:  # runs on over the empty cells beside it; merging thousands of rows takes minutes
            dress(put_text(self.sheet.cell(row, 1), title), _BAND)
            for column in range(2, len(self.widths) + 1):
                dress(self.sheet.cell(row, column), _BAND)
        else:
            self.merged(row, 1, row, len(self.widths), title, replace(_BAND, wrap=True))
        self.sheet.row_dimensions[row].height = LINE * lines + 3
        for one in rows:
            row += 1
            fill = colour(self.classes.get(one.land_class))
            self.texts(row, (one.land_class, one.class_name, one.three_class), fills=(fill, fill))
            self.areas(row, 3, [one])
        row += 1
        self.texts(row, ("", f"{unit.unit_id} {self.form['subtotal']}", ""), bold=True)
        self.areas(row, 3, rows, bold=True)
        return row + 1


def _by_unit(rows: Iterable[Change]) -> dict[str, list[Change]]:
    of_unit: dict[str, list[Change]] = {}
    for one in rows:
        of_unit.setdefault(one.unit_id, []).append(one)
    return of_unit
