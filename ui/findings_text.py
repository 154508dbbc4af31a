"""Entries of the reviewer's list as texts: the details of one, and tables for the clipboard and for files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from ..core.review import CONFIRMED, DISMISSED, OPEN, Entry, ReviewTable
from ..core.schema import fields_of
from ..gis.i18n import is_chinese, tr
from .findings_tree import kind_words, mark_state_text, mark_text, mark_words, step_title

_VERDICT_FIELDS = ("basis", "parameters", "layer", "layer_edition", "rule_edition", "features")
"""What the details say of a verdict beside its sentence."""


def details_html(entry: Entry, more: Mapping[str, str]) -> str:
    """All that is known of an entry; ``more`` are the values of a verdict's row by fields of the schema."""
    lines = [
        (tr("Unit"), entry.unit_id or tr("No unit")),
        (tr("Step"), step_title(entry.step)),
        (tr("Place"), entry.place if not entry.is_verdict else ""),
    ]
    aliases = {spec.name: spec.alias(is_chinese()) for spec in fields_of("verdict")}
    lines += [(aliases[name], more.get(name, "")) for name in _VERDICT_FIELDS]
    if not entry.is_verdict:
        lines.append((tr("Code"), entry.code))
    mark = entry.mark
    if mark is not None and entry.mark_state != OPEN:
        lines += [
            (tr("Mark"), mark_text(entry)),
            (tr("Reason"), mark.reason),
            (tr("State of the mark"), mark_state_text(entry)),
        ]
        if mark.state and mark.about:
            lines.append((tr("Marked was"), mark.about))
    rows = "".join(
        f"<tr><td style='padding-right:8px'><b>{escape(name)}</b></td><td>{escape(text)}</td></tr>"
        for name, text in lines
        if text
    )
    return f"<p><b>{escape(kind_words()[entry.kind])}</b><br>{escape(entry.text)}</p><table>{rows}</table>"


def table_of(entries: Iterable[Entry]) -> ReviewTable:
    """Entries as a table, a row each, in the user's language."""
    headings = (
        tr("Kind"),
        tr("Unit"),
        tr("Finding or verdict"),
        tr("Step"),
        tr("Rule or code"),
        tr("Place"),
        tr("Mark"),
        tr("Reason of the mark"),
        tr("Marked by"),
        tr("Marked on"),
        tr("State of the mark"),
    )
    kinds, states = kind_words(), mark_words()
    return ReviewTable(tr("Findings and verdicts"), headings, tuple(_row(entry, kinds, states) for entry in entries))


def _row(entry: Entry, kinds: Mapping[str, str], states: Mapping[str, str]) -> tuple[str, ...]:
    mark = entry.mark if entry.mark_state != OPEN else None
    said = (
        states.get(mark.mark, mark.mark) if mark and mark.mark in (CONFIRMED, DISMISSED) else mark.mark if mark else ""
    )
    return (
        kinds[entry.kind],
        entry.unit_id,
        entry.text,
        step_title(entry.step),
        entry.code,
        entry.place,
        said or states[OPEN],
        mark.reason if mark else "",
        mark.by if mark else "",
        mark.day.isoformat() if mark and mark.day else "",
        mark_state_text(entry),
    )


def as_tabs(table: ReviewTable) -> str:
    """The table as text with tabs, as spreadsheets take it from the clipboard."""
    rows = (table.headings, *table.rows)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def as_html(table: ReviewTable) -> str:
    """The table for word processors; what looks like a formula stays text in a spreadsheet."""
    heads = "".join(f"<th>{escape(cell)}</th>" for cell in table.headings)
    # Excel's own mark for text, which other programs pass over.
    rows = "".join(
        "<tr>" + "".join(f"<td style=\"mso-number-format:'\\@'\">{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    return f"<table border='1'><tr>{heads}</tr>{rows}</table>"
