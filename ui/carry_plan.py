"""The menu entry that carries last year's plan over into the project's unit layer."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtWidgets import QInputDialog, QMessageBox, QPushButton, QWidget

from ..gis.carry import CarriedOver, carry_into, next_year, read_plan
from ..gis.corner_session import CannotAddError
from ..gis.i18n import tr
from ..gis.messages import message
from ..gis.roles import layer_with

_FIRST, _LAST = 2000, 2100


def carry_plan(project: QgsProject, parent: QWidget, bar: Any) -> None:
    """Ask for the year, add the units in one step, and say in the message ``bar`` what came of it."""
    layer = layer_with(project, "unit")
    if layer is None:
        _say(bar, tr("The project has no layer of restoration units. Make a project, or open one."))
        return
    try:
        units = read_plan(layer)
        proposed = next_year(units)
        if proposed is None:
            text = tr("The layer '{layer}' has no planned units to carry over. Add last year's plan first.")
            _say(bar, text.format(layer=layer.name()))
            return
        year, is_given = QInputDialog.getInt(
            parent,
            tr("Carry the plan over"),
            tr("Year of the new annual plan (planned units of the year before become its restored units):"),
            proposed,
            _FIRST,
            _LAST,
        )
        if is_given:
            _tell(carry_into(layer, units, year), layer.name(), parent, bar)
    except CannotAddError as cause:
        _say(bar, str(cause))


def _tell(carried: CarriedOver, layer: str, parent: QWidget, bar: Any) -> None:
    """What was done in the bar, and all that has to be known behind a button."""
    if carried.count:
        text = tr(
            "{count} units were added to '{layer}' as one step: Undo takes them out, saving the layer keeps them."
        )
        level = Qgis.MessageLevel.Success
    else:
        text, level = tr("Nothing was added to '{layer}'."), Qgis.MessageLevel.Warning
    item = bar.createMessage(tr("Carry the plan over"), text.format(count=carried.count, layer=layer))
    details = QPushButton(tr("Details"), item)
    sentences = "\n\n".join(
        f"{finding.unit_id}: {message(finding)}" if finding.unit_id else message(finding)
        for finding in carried.findings
    )
    details.clicked.connect(lambda: QMessageBox.information(parent, tr("Carry the plan over"), sentences))
    item.layout().addWidget(details)
    bar.pushWidget(item, level, 0)


def _say(bar: Any, text: str) -> None:
    bar.pushMessage(tr("Carry the plan over"), text, Qgis.MessageLevel.Warning, 0)
