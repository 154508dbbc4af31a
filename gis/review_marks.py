"""Marks that a reviewer gives in the list: those of findings in the project, those of verdicts in their table.

A table of verdicts that is only in memory is gone when QGIS is closed, so a project that is saved takes a copy of its
marks with it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Optional

from qgis.core import QgsProject, QgsVectorDataProvider, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from ..core.dates import day_of
from ..core.review import Entry, FindingMark
from ..core.zones.marks import CHANGED, CONFIRMED, DISMISSED, Key, Mark, about_of
from .convert import columns_of
from .i18n import tr
from .values import cell_text

_SCOPE = "mine_restoration"
_FINDINGS, _VERDICTS = "review/findings", "review/verdicts"
_FIELDS = ("mark", "mark_reason", "mark_by", "mark_date", "mark_state", "marked_verdict")


@dataclass(frozen=True)
class Word:
    """What a reviewer says of entries: ``mark`` is ``CONFIRMED`` or ``DISMISSED``, by whom and on which day."""

    mark: str
    reason: str = ""
    by: str = ""
    day: Optional[date] = None


@dataclass(frozen=True)
class Row:
    """The mark in a row of a table of verdicts: layer, row, its unit and rule, the values of ``_FIELDS``."""

    layer: str
    feature: int
    unit_id: str
    rule_id: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Before:
    """How marks were before an act: by it the act is undone."""

    findings: str
    verdicts: str
    rows: tuple[Row, ...]


class MarkError(Exception):
    """Marks could not be written; the text says why and what to do."""


def marks_of_findings(project: QgsProject) -> list[FindingMark]:
    """The marks of findings that the project keeps."""
    marks = (FindingMark.from_json(one) for one in _kept(project, _FINDINGS))
    return [mark for mark in marks if mark is not None]


def kept_of(project: QgsProject) -> dict[Key, Mark]:
    """The marks of verdicts that the project keeps beside a table in memory, by unit and rule."""
    marks = {}
    for one in _kept(project, _VERDICTS):
        told = one if isinstance(one, dict) and all(isinstance(value, str) for value in one.values()) else {}
        if told.get("mark") in (CONFIRMED, DISMISSED) and "unit_id" in told and "rule_id" in told:
            mark = Mark(
                told["unit_id"],
                told["rule_id"],
                told["mark"],
                told.get("reason", ""),
                told.get("by", ""),
                day_of(told.get("day", "")),
                about=told.get("about", ""),
            )
            marks[mark.key] = mark
    return marks


def kept_mark(mark: Mark, verdict: str) -> Mark:
    """A mark that the project kept, beside the verdict of today: another verdict than that it was given for?"""
    beside = replace(mark, verdict=verdict)
    return replace(beside, state="" if mark.about == about_of(beside) else CHANGED)


def give_marks(project: QgsProject, entries: Sequence[Entry], word: Optional[Word]) -> Before:
    """Mark entries, or take their marks away (``None``); how it was before.

    Marks of findings go into the project. Those of verdicts are saved to their table at once, unless it is being
    edited: then they are one step of its undo and saved with the other edits. Raises :class:`MarkError`, and then
    nothing was marked; ``ValueError`` where something is dismissed without a reason.
    """
    if word is not None and word.mark == DISMISSED and not word.reason.strip():
        raise ValueError("reason")
    verdicts = [entry for entry in entries if entry.is_verdict]
    rows = [_row_with(project, entry, word) for entry in verdicts]
    before = Before(_text(project, _FINDINGS), _text(project, _VERDICTS), _write_rows(project, rows))
    _keep_findings(project, entries, word)
    _forget_copies(project, verdicts)
    return before


def write_kept(project: QgsProject, entries: Sequence[Entry]) -> Before:
    """Write marks that only the project keeps into the table of verdicts, those that do not stand with their state.

    Raises :class:`MarkError`.
    """
    rows = [
        _row(entry, _values(entry.mark, entry.mark.about, entry.mark.state or None)) for entry in entries if entry.mark
    ]
    before = Before(_text(project, _FINDINGS), _text(project, _VERDICTS), _write_rows(project, rows))
    _forget_copies(project, entries)
    return before


def undo(project: QgsProject, before: Before) -> None:
    """Bring marks back to how they were. Raises :class:`MarkError` where the table of verdicts is another one."""
    _write_rows(project, before.rows)
    for entry, text in ((_FINDINGS, before.findings), (_VERDICTS, before.verdicts)):
        _set_text(project, entry, text)


def _keep_findings(project: QgsProject, entries: Sequence[Entry], word: Optional[Word]) -> None:
    identities = {entry.identity for entry in entries if entry.identity is not None}
    if not identities:
        return
    # Marks given for what these findings said before: a new word about them takes their place.
    outdated = {
        (entry.identity.about, entry.mark.about)
        for entry in entries
        if entry.identity is not None and entry.mark is not None and entry.mark.state == CHANGED
    }
    marks = [
        mark
        for mark in marks_of_findings(project)
        if mark.identity not in identities and (mark.identity.about, mark.identity.text) not in outdated
    ]
    if word is not None:
        reason, by = word.reason.strip(), word.by.strip()
        marks += [FindingMark(identity, word.mark, reason, by, word.day) for identity in sorted(identities, key=str)]
    _set(project, _FINDINGS, [mark.as_json() for mark in marks])


def keep_copies(project: QgsProject, marks: Iterable[Mark]) -> None:
    """Copy marks of a table in memory into the project, to be called before it is saved."""
    kept = kept_of(project)
    kept.update({mark.key: replace(mark, about=mark.about or about_of(mark)) for mark in marks})
    _set_verdicts(project, kept)


def _forget_copies(project: QgsProject, entries: Sequence[Entry]) -> None:
    kept = kept_of(project)
    if any(kept.pop((entry.unit_id, entry.code), None) for entry in entries):
        _set_verdicts(project, kept)


def _set_verdicts(project: QgsProject, marks: Mapping[Key, Mark]) -> None:
    told = [
        {
            "unit_id": mark.unit_id,
            "rule_id": mark.rule_id,
            "mark": mark.mark,
            "reason": mark.reason,
            "by": mark.by,
            "day": mark.day.isoformat() if mark.day else "",
            "about": mark.about,
        }
        for _, mark in sorted(marks.items())
    ]
    _set(project, _VERDICTS, told)


def _new(entry: Entry, word: Word) -> Mark:
    old = entry.mark or Mark(entry.unit_id, entry.code, "")
    return replace(old, mark=word.mark, reason=word.reason.strip(), by=word.by.strip(), day=word.day, state="")


def _row_with(project: QgsProject, entry: Entry, word: Optional[Word]) -> Row:
    if word is None:
        return _row(entry, (None,) * len(_FIELDS))
    mark = _new(entry, word)
    return _row(entry, _values(mark, about_of(mark), None))


def _row(entry: Entry, values: tuple[Any, ...]) -> Row:
    return Row(entry.layer, entry.feature, entry.unit_id, entry.code, values)


def _values(mark: Mark, about: str, state: Optional[str]) -> tuple[Any, ...]:
    day = QDate(mark.day.year, mark.day.month, mark.day.day) if mark.day else None
    return (mark.mark or None, mark.reason or None, mark.by or None, day, state, about or None)


def _write_rows(project: QgsProject, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Write the values of rows, all or none; the rows as they were. Raises :class:`MarkError`."""
    by_layer: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_layer[row.layer].append(row)
    before: list[Row] = []
    for layer_id, several in by_layer.items():
        layer = project.mapLayer(layer_id)
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            raise MarkError(tr("The table of verdicts is no longer in the project: run the zone check again."))
        before += _write(layer, several)
    return tuple(before)


def _write(layer: QgsVectorLayer, rows: Sequence[Row]) -> list[Row]:
    columns = _mark_columns(layer)
    names = columns_of(layer.fields(), "verdict")
    before = []
    for row in rows:
        feature = layer.getFeature(row.feature)
        is_same = feature.isValid() and all(
            cell_text(feature[names[name]]) == told
            for name, told in (("unit_id", row.unit_id), ("rule_id", row.rule_id))
        )
        if not is_same:
            raise MarkError(
                tr(
                    "The verdict of unit {unit} under rule {rule} is not in '{layer}' any more: somebody has changed "
                    "the table. Read the list again."
                ).format(unit=row.unit_id, rule=row.rule_id, layer=layer.name())
            )
        values = tuple(feature[columns[name]] if name in columns else None for name in _FIELDS)
        before.append(replace(row, values=values))
    was_edited = layer.isEditable()
    if not was_edited and not layer.startEditing():
        raise MarkError(_unwritable(layer))
    layer.beginEditCommand(tr("Marks of verdicts"))
    good = all(
        layer.changeAttributeValue(row.feature, columns[name], value)
        for row in rows
        for name, value in zip(_FIELDS, row.values)
        if name in columns
    )
    if not good:
        layer.destroyEditCommand()
        if not was_edited:
            layer.rollBack()
        raise MarkError(_unwritable(layer))
    layer.endEditCommand()
    if not was_edited and not layer.commitChanges():
        problem = " ".join(layer.commitErrors())
        layer.rollBack()
        raise MarkError(
            tr("The marks could not be saved in '{layer}' ({problem}). Make the table writable and mark again.").format(
                layer=layer.name(), problem=problem
            )
        )
    return before


def _mark_columns(layer: QgsVectorLayer) -> Mapping[str, int]:
    """The columns that take a mark. Raises :class:`MarkError` where the table has none or cannot be written."""
    columns = {name: index for name, index in columns_of(layer.fields(), "verdict").items() if name in _FIELDS}
    if "mark" not in columns or "mark_reason" not in columns:
        raise MarkError(
            tr("The table '{layer}' has no fields for marks: run the zone check again, then mark its verdicts.").format(
                layer=layer.name()
            )
        )
    provider = layer.dataProvider()
    can = provider.capabilities() & QgsVectorDataProvider.Capability.ChangeAttributeValues
    if layer.readOnly() or not can:
        raise MarkError(_unwritable(layer))
    return columns


def _unwritable(layer: QgsVectorLayer) -> str:
    return tr(
        "The table '{layer}' cannot be edited. Save it as a GeoPackage, or unlock it, and mark the verdicts there."
    ).format(layer=layer.name())


def _kept(project: QgsProject, entry: str) -> list[Any]:
    try:
        values = json.loads(_text(project, entry) or "[]")
    except ValueError:
        return []
    return values if isinstance(values, list) else []


def _set(project: QgsProject, entry: str, values: list[Any]) -> None:
    _set_text(project, entry, json.dumps(values, ensure_ascii=False) if values else "")


def _text(project: QgsProject, entry: str) -> str:
    return str(project.readEntry(_SCOPE, entry)[0])


def _set_text(project: QgsProject, entry: str, text: str) -> None:
    if text == _text(project, entry):
        return
    if text:
        project.writeEntry(_SCOPE, entry, text)
    else:
        project.removeEntry(_SCOPE, entry)
    project.setDirty(True)
