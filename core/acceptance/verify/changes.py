"""土地利用变化情况表 of a package, made again from the land-class table and the classes that the units state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Optional

from ...amounts import hectares, m2
from ...annual.reading.grid import Grid
from ...catalogue import RESOURCES, read_json
from ...findings import Finding, note, warning
from ...landclass.change import BY_SURVEY, NOT_KNOWN, Change, changes
from ...landclass.classes import THREE_CLASSES, UNDECIDED, LandClasses, load_classes
from ...landclass.notice import NoticeBasis, load_notice
from ...landclass.transfer import transfers
from ...vocabulary import SECTIONS
from .classes import ClassTable
from .context import Context
from .record import At, number_of
from .sheets import Row, Table, cell, plain, tables

_FORM = RESOURCES / "forms" / "landclass_table.json"
_LIST = (
    "unit_id",
    "land_class",
    "class_name",
    "three_class",
    "notice_class",
    "before_ha4",
    "after_ha4",
    "difference_ha4",
    "before_centi",
    "after_centi",
    "difference_centi",
    "source",
)
"""The columns of the list of changes, in the order of the form's headings; amounts are named as in :class:`Change`."""
_AREAS = ("before", "after", "difference")
_GROUPS = (*THREE_CLASSES, UNDECIDED)
_EMPTY = ("", "—")
_SHEETS = ("change", "transfer", "change_units")
"""The sheets of the workbook besides its list, by their keys in the form."""


class _Expected:
    """What the workbook should hold, and its words."""

    def __init__(self, context: Context, table: ClassTable, form: Mapping[str, Any]) -> None:
        self.context, self.form = context, form
        self.classes: LandClasses = load_classes()
        self.notice: NoticeBasis = load_notice()
        totals = [one.total for one in table.rows if one.total.unit_id in context.known]
        made = changes(context.units, totals, None, self.classes)
        self.rows, self.left_out = made.rows, made.left_out
        self.by_unit: dict[str, list[Change]] = {}
        for row in self.rows:
            self.by_unit.setdefault(row.unit_id, []).append(row)
        self._sections: dict[Optional[str], list[Change]] = {}
        self.unknown = str(form["change"]["unknown"])

    def of_section(self, section: Optional[str]) -> list[Change]:
        """The rows of the units of a section, of all units without one."""
        if section not in self._sections:
            of = {unit.unit_id: unit.section if unit.section in SECTIONS else "" for unit in self.context.units}
            units = [unit for unit in self.context.units if section in (None, of[unit.unit_id])]
            self._sections[section] = [row for unit in units for row in self.by_unit.get(unit.unit_id, ())]
        return self._sections[section]

    def number(self, at: At, finding: Finding, stated: str, own: Optional[Decimal], measure: str) -> None:
        """Compare an amount, which nobody may know."""
        if own is None:
            self.context.log.text(at, finding, stated, self.unknown)
        else:
            self.context.log.number(at, finding, stated, own, measure)

    def areas(self, at: Sequence[At], of: str, stated: Sequence[str], rows: Sequence[Change]) -> None:
        """Before, after and difference of ``rows`` together, hm²."""
        before = sum(row.before_ha4 for row in rows)
        after = None if any(row.after_ha4 is None for row in rows) else sum(row.after_ha4 or 0 for row in rows)
        amounts = (before, after, None if after is None else after - before)
        for place, text, amount in zip(at, stated, amounts):
            finding = warning("verify.sum_differs", of=of)
            self.number(place, finding, text, None if amount is None else hectares(amount), "hm²")


def check_change_tables(context: Context, tables_: Sequence[ClassTable]) -> None:
    """Every file of the item ``class_change_table``; it rests on the rows of the first land-class table."""
    form = read_json(_FORM).value
    for file in context.files("class_change_table"):
        if not tables_:
            context.log.not_checked(At("classes", file.path), note("verify.not_class_table"))
            continue
        grids = context.grids(file, "classes")
        if grids:
            _checked(_Expected(context, tables_[0], form), file.path, grids)


def _checked(expected: _Expected, file: str, grids: Sequence[Grid]) -> None:
    context, form = expected.context, expected.form
    listed = tables(grids, dict(zip(_LIST, form["list_columns"]["changes"])), _LIST)
    if not listed:
        context.no_table("classes", file, form["sheets"]["changes"])
        return
    sources = form["change"]["sources"]
    if any(row.text("source") == sources[BY_SURVEY] for table in listed for row in table.rows()):
        # The later survey is not in the package: what it says cannot be made again.
        context.log.not_checked(At("classes", file), note("verify.not_later_survey"))
        return
    _list(expected, file, listed)
    used = {id(table.grid) for table in listed}
    there = set()
    for grid in grids:
        if id(grid) in used:
            continue
        kind = _form(expected, file, grid) or _matrix(expected, file, grid)
        there.add(kind)
        if not kind:
            context.log.not_checked(context.at("classes", file, grid.title), note("verify.not_sheet", sheet=grid.title))
    for kind in _SHEETS:
        if kind not in there:
            context.no_table("classes", file, form["sheets"][kind])


def _list(expected: _Expected, file: str, listed: Sequence[Table]) -> None:
    """The rows of the list, one by one."""
    context, log = expected.context, expected.context.log
    right = {(row.unit_id, row.land_class): row for row in expected.rows}
    seen: set[tuple[str, str]] = set()
    for row in (row for table in listed for row in table.rows()):
        key = (row.text("unit_id"), row.text("land_class"))
        if not all(key):
            continue
        at = context.at("classes", file, row.at("land_class"), key[0])
        own = right.get(key)
        if key[0] in context.known and key[0] not in context.areas:
            continue  # its geometry is of no use, which is told with the unit data
        if own is None or key in seen:
            log.differs(at, warning("verify.change_extra", code=key[1]), row.text("before_ha4"), "", None, "hm²")
            continue
        seen.add(key)
        for name in _LIST[5:11]:
            amount = getattr(own, name)
            right_one = None if amount is None else hectares(amount) if name.endswith("ha4") else m2(amount)
            here = context.at("classes", file, row.at(name), key[0])
            finding = warning("verify.change_differs", code=key[1])
            expected.number(here, finding, row.text(name), right_one, "hm²" if name.endswith("ha4") else "m²")
        texts = {
            "class_name": own.class_name,
            "three_class": own.three_class,
            "source": expected.form["change"]["sources"][own.after_source],
        }
        for name, text in texts.items():
            here = context.at("fields", file, row.at(name), key[0])
            log.text(here, warning("verify.field_differs", field=name), row.text(name), text)
    for key, own in right.items():
        if key not in seen:
            at = context.at("classes", file, listed[0].grid.title, key[0])
            log.differs(at, warning("verify.change_missing", code=key[1]), "", hectares(own.before_ha4), None, "hm²")


def _form(expected: _Expected, file: str, grid: Grid) -> str:
    """A form of changes, of sections or of units, if the sheet is one: which of ``_SHEETS``, empty for none."""
    words = expected.form["change"]
    heads = dict(zip(("group", "code", "name", *_AREAS), (*words["columns"], *words["areas"])))
    found = tables([grid], heads, tuple(heads))
    if not found:
        return ""
    by_unit = found[0].columns["code"] < found[0].columns["group"]
    there, asked = set(), set()
    for row, unit_id, of, rows in _of_units(expected, found[0]) if by_unit else _of_sections(expected, found[0]):
        asked.add(of)
        if rows is None:
            at = expected.context.at("sums", file, row.at("code"), unit_id)
            expected.context.log.differs(
                at, warning("verify.change_extra", code=of), row.text("before"), "", None, "hm²"
            )
            continue
        there |= {(one.unit_id, one.land_class) for one in rows if row.text("code") == one.land_class}
        if rows and row.text("code") == rows[0].land_class:
            at = expected.context.at("fields", file, row.at("name"), unit_id)
            finding = warning("verify.field_differs", field="class_name")
            expected.context.log.text(at, finding, row.text("name"), rows[0].class_name)
        places = [expected.context.at("sums", file, row.at(name), unit_id) for name in _AREAS]
        expected.areas(places, of, [row.text(name) for name in _AREAS], rows)
    for one in expected.rows:
        if (one.unit_id, one.land_class) not in there and (by_unit or one.after_source != NOT_KNOWN):
            at = expected.context.at("sums", file, grid.title, one.unit_id)
            own = hectares(one.before_ha4)
            expected.context.log.differs(
                at, warning("verify.change_missing", code=one.land_class), "", own, None, "hm²"
            )
    for unit_id, of, summed in _unit_sums(expected) if by_unit else _section_sums(expected, found[0]):
        if of not in asked:
            at = expected.context.at("sums", file, grid.title, unit_id)
            before = hectares(sum(one.before_ha4 for one in summed))
            expected.context.log.differs(at, warning("verify.sum_missing", of=of), "", before, None, "hm²")
    return "change_units" if by_unit else "change"


_Sum = tuple[str, str, Sequence[Change]]
"""A sum that a form has to have: its unit, what it is the sum of, and the rows that it sums."""
_Asked = Iterator[tuple[Row, str, str, Optional[Sequence[Change]]]]
"""Rows of a form: the row, its unit, what it is the sum of, and the rows that it sums (``None``: there are none)."""


def _sections(expected: _Expected, table: Table) -> list[Optional[str]]:
    """The sections that a form has headings for; ``None`` for one that has none and so is of all units."""
    names = {name: section for section, name in expected.form["sections"].items()}
    found = [names[row.text("group")] for row in table.rows() if _is_heading(row, names)]
    return [section for section in found if expected.of_section(section)] or [None]


def _is_heading(row: Row, names: Mapping[str, str]) -> bool:
    return row.text("group") in names and not row.text("code") and not row.text("name")


_Sums = dict[tuple[str, str], tuple[str, list[Change]]]
"""Rows of a form that sum others, by group and name: what they are called in a finding, and the rows that they sum."""


def _sums_of(expected: _Expected, section: Optional[str]) -> _Sums:
    """All sums that the block of a section may have."""
    form, words = expected.form, expected.form["change"]
    whole = expected.of_section(section)
    known = [one for one in whole if one.after_source != NOT_KNOWN]
    unknown = [one for one in whole if one.after_source == NOT_KNOWN]
    label = "" if section is None else form["sections"][section]
    by_notice: dict[str, list[Change]] = {group: [] for group in _GROUPS}
    for one in known:
        by_notice.setdefault(expected.notice.three_class(one.land_class, expected.classes), []).append(one)
    sums: dict[tuple[str, str], list[Change]] = {
        ("", f"{group}{form['subtotal']}"): [one for one in known if one.three_class == group] for group in _GROUPS
    }
    sums["", words["unknown_units"].format(count=len({one.unit_id for one in unknown}))] = unknown
    sums.update({(words["by_notice"], group): own for group, own in by_notice.items()})
    said = {key: (" ".join(text for text in (label, *key) if text), own) for key, own in sums.items()}
    total = _total(expected, section)
    return {**said, ("", total): (total, known)}


def _total(expected: _Expected, section: Optional[str]) -> str:
    """The name of the row that sums a section."""
    label = "" if section is None else expected.form["sections"][section]
    return f"{label}{expected.form['total']}"


def _section_sums(expected: _Expected, table: Table) -> Iterator[_Sum]:
    """The sums that a form by sections has to have: the total of each, and every other that sums something."""
    for section in _sections(expected, table):
        for (_, name), (of, rows) in _sums_of(expected, section).items():
            if rows or name == _total(expected, section):
                yield "", of, rows


def _unit_sums(expected: _Expected) -> Iterator[_Sum]:
    """The sums that a form by units has to have."""
    for unit_id, rows in expected.by_unit.items():
        yield unit_id, f"{unit_id} {expected.form['subtotal']}", rows


def _of_sections(expected: _Expected, table: Table) -> _Asked:
    names = {name: section for section, name in expected.form["sections"].items()}
    section: Optional[str] = None
    sums = _sums_of(expected, section)
    for row in table.rows():
        group, code, name = (row.text(key) for key in ("group", "code", "name"))
        if _is_heading(row, names):
            section = names[group]
            sums = _sums_of(expected, section)
        if code and group in _GROUPS:
            known = [one for one in expected.of_section(section) if one.after_source != NOT_KNOWN]
            yield row, "", code, [one for one in known if one.land_class == code] or None
        elif not code and (group, name) in sums:
            yield row, "", *sums[group, name]
        elif _has_amount(row):
            yield row, "", name or code or group, None


def _of_units(expected: _Expected, table: Table) -> _Asked:
    sources = tuple(expected.form["change"]["sources"].values())
    unit_id = ""
    for row in table.rows():
        code, name = row.text("code"), row.text("name")
        own = expected.by_unit.get(unit_id, [])
        if code.endswith(sources) and not name:
            unit_id = code.split("　")[0]
        elif unit_id and name == f"{unit_id} {expected.form['subtotal']}":
            yield row, unit_id, name, own
        elif unit_id and code and row.text("group") in _GROUPS:
            yield row, unit_id, code, [one for one in own if one.land_class == code] or None
        elif _has_amount(row):
            yield row, unit_id, name or code, None


def _has_amount(row: Row) -> bool:
    """Whether a row states an area: one that is none of the rows that the form has is told."""
    return any(number_of(row.text(name)) is not None for name in _AREAS)


def _matrix(expected: _Expected, file: str, grid: Grid) -> str:
    """地类转移矩阵, if the sheet is it: each cell, and both sums. Which of ``_SHEETS``, empty for none."""
    words, context = expected.form["transfer"], expected.context
    names = {name: section for section, name in expected.form["sections"].items()}
    heads = [plain(text) for text in words["columns"]]
    found = any(plain(texts[0]) == plain(words["title"]) for texts in grid.rows[:3] if texts)
    there: set[tuple[Optional[str], str, str]] = set()
    for number, texts in enumerate(grid.rows):
        if [plain(text) for text in texts[: len(heads)]] == heads and number > 0:
            found = True
            section = names.get(grid.text(number - 1, 0))
            there |= {(section, *pair) for pair in _matrix_rows(expected, file, grid, number, section)}
    if not found:
        return ""
    whole = any(section is None for section, _, _ in there)
    for section in [None] if whole else expected.form["sections"]:
        for one in transfers(expected.of_section(section)):
            if (section, one.before, one.after) not in there:
                of = f"{one.before} → {one.after}"
                finding = warning("verify.change_missing", code=of)
                context.log.differs(At("sums", file, grid.title), finding, "", hectares(one.ha4), None, "hm²")
    return "transfer"


def _class_named(expected: _Expected, file: str, code: str, stated: str, place: str) -> None:
    """The name beside a code is that of the class list; what is no code of the list is no class."""
    if code in expected.classes:
        at, finding = expected.context.at("fields", file, place), warning("verify.field_differs", field="class_name")
        expected.context.log.text(at, finding, stated, expected.classes[code].name)


def _matrix_rows(
    expected: _Expected, file: str, grid: Grid, head: int, section: Optional[str]
) -> Iterator[tuple[str, str]]:
    """Compare the cells of a matrix whose headings are in row ``head``; the classes before and after that it has."""
    words, context = expected.form["transfer"], expected.context
    some = transfers(expected.of_section(section))
    codes = {column: grid.text(head, column).split("\n")[0] for column in range(len(words["columns"]), grid.width)}
    last = next((column for column, text in codes.items() if text == words["sum_before"]), None)
    has_sums = False
    for column, after in codes.items():
        _class_named(expected, file, after, grid.text(head, column).partition("\n")[2], cell(grid, head, column))
    for below in range(head + 1, len(grid.rows)):
        before, is_sum = grid.text(below, 0), grid.text(below, 1) == words["sum_after"]
        if not before and not is_sum:
            break
        has_sums = has_sums or is_sum
        _class_named(expected, file, before, grid.text(below, 1), cell(grid, below, 1))
        for column, after in codes.items():
            if not after:
                continue
            yield before, after
            own = [
                one.ha4 for one in some if (is_sum or one.before == before) and (column == last or one.after == after)
            ]
            stated = grid.text(below, column)
            at = context.at("sums", file, cell(grid, below, column))
            if not own and stated in _EMPTY:
                context.log.same(at)
            else:
                finding = warning("verify.sum_differs", of=f"{before or words['sum_after']} → {after}")
                context.log.number(at, finding, stated, hectares(sum(own)), "hm²")
    whole = hectares(sum(one.ha4 for one in some))
    for of, is_there in ((words["sum_before"], last is not None), (words["sum_after"], has_sums)):
        if not is_there:
            at = context.at("sums", file, cell(grid, head, 0))
            context.log.differs(at, warning("verify.sum_missing", of=of), "", whole, None, "hm²")
