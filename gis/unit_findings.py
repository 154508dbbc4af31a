"""What the checks found about one unit, for its form."""

from __future__ import annotations

from html import escape

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ..core.review import AFFECTED, DISMISSED, ERROR, FREE, NOT_CHECKED, NOTE, WARNING, Entry
from .checked_units import is_as_checked
from .i18n import tr
from .review import entries_of_unit, steps_with_results

_MOST = 30
_UNITS, _ZONES = "checkunits", "checkzones"
_COLOURS = {
    ERROR: "#d13438",
    NOT_CHECKED: "#7a8794",
    WARNING: "#c98a00",
    AFFECTED: "#b3261e",
    NOTE: "#1e74c9",
    FREE: "#2e8b4f",
}


def findings_html(project: QgsProject, unit_id: str) -> str:
    """The findings and verdicts of a unit as HTML, and which of the checks have left none in the project."""
    # Layers belong to the main thread; whoever asks from another one (drawing a map) gets nothing.
    application = QCoreApplication.instance()
    if not unit_id or application is None or QThread.currentThread() is not application.thread():
        return ""
    entries = entries_of_unit(project, unit_id)
    shown = [entry for entry in entries if entry.kind != FREE]
    lines = [_line(entry) for entry in shown[:_MOST]]
    if len(shown) > _MOST:
        lines.append(
            f"<li>{escape(tr('{count} more: see the panel of findings.').format(count=len(shown) - _MOST))}</li>"
        )
    free = len(entries) - len(shown)
    if free:
        lines.append(f"<li>{escape(tr('Not affected under {count} rules.').format(count=free))}</li>")
    html = f"<ul style='padding-left: 1.2em'>{''.join(lines)}</ul>" if lines else ""
    ran = steps_with_results(project)
    # The zone check has a verdict for each unit that it saw; the unit check names only those that it has findings on.
    missing = [
        title
        for step, title in _checks()
        if step not in ran or (step == _ZONES and not any(entry.is_verdict for entry in entries))
    ]
    if _UNITS in ran and not any(entry.step == _UNITS for entry in entries):
        if is_as_checked(project, unit_id):
            text = tr("The last unit check saw this unit as it is and has no finding about it.")
        else:
            text = tr(
                "The last unit check has no finding about this unit. Where the unit is newer than that check, or was "
                "left out of it, it is not checked: run it again."
            )
        html += f"<p>{escape(text)}</p>"
    if missing:
        text = tr("Not checked, or without results in this project: {steps}.").format(steps=tr(", ").join(missing))
        html += f"<p><b>{escape(text)}</b></p>"
    return html


def _checks() -> list[tuple[str, str]]:
    return [(_UNITS, tr("Unit check")), (_ZONES, tr("Zone check"))]


def _line(entry: Entry) -> str:
    kinds = {
        ERROR: tr("Error"),
        NOT_CHECKED: tr("Unchecked"),
        WARNING: tr("Warning"),
        AFFECTED: tr("In a zone"),
        NOTE: tr("Note"),
    }
    state = entry.mark_state
    marks = {DISMISSED: tr("dismissed"), "confirmed": tr("confirmed"), "doubtful": tr("to be marked again")}
    mark = f" <i>({escape(marks[state])}: {escape(entry.mark.told)})</i>" if state in marks and entry.mark else ""
    colour = "#8a8f94" if state == DISMISSED else _COLOURS[entry.kind]
    return f"<li><b style='color: {colour}'>{escape(kinds[entry.kind])}</b> {escape(entry.text)}{mark}</li>"
