"""What a merged unit says where its units said different things: the user chooses, field by field."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...core.unit import area_of
from ...gis.areas import shown
from ...gis.convert import columns_of
from ...gis.crs import plane_of
from ...gis.drawing.merge import Merge, told_of_ground
from ...gis.i18n import tr
from ...gis.values import text

_MAY_BE_KEPT = ("unit_id",)
"""Fields whose value is that of the largest unit unless somebody says otherwise."""


class MergeDialog(QDialog):
    """Asks for a value of each field of which the units say different things."""

    def __init__(self, layer: QgsVectorLayer, merge: Merge, project: Any, parent: Any = None) -> None:
        super().__init__(parent)
        self.setObjectName("mine_restoration_merge_dialog")
        self.setWindowTitle(tr("Merge units"))
        self._boxes: dict[str, QComboBox] = {}
        self._merge = merge
        layout = QVBoxLayout(self)
        self._number_column = columns_of(layer.fields(), "unit")["unit_id"]
        plane = plane_of(layer.crs())
        assert plane is not None
        area = shown(area_of(merge.merger.geometry, plane).centi, project)
        head = tr("{units} become one unit of {area}.").format(units=tr(", ").join(merge.numbers), area=area)
        title = QLabel("\n".join([head, *told_of_ground(merge.merger)]))
        title.setWordWrap(True)
        layout.addWidget(title)
        if merge.choices:
            layout.addWidget(QLabel(tr("They say different things. Choose what holds for the merged unit:")))
        form_widget = QWidget()
        form = QFormLayout(form_widget)
        for name, values in merge.choices.items():
            index = layer.fields().indexOf(name)
            box = QComboBox()
            if name not in _MAY_BE_KEPT:
                box.addItem(tr("choose …"), None)
            for value in values:
                box.addItem(self._shown(layer, index, value), value)
            if name not in _MAY_BE_KEPT:
                box.addItem(tr("leave it empty"), "")
            box.currentIndexChanged.connect(self._look)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(28)
            self._boxes[name] = box
            form.addRow(layer.attributeDisplayName(index), box)
        area_widget = QScrollArea()
        area_widget.setWidgetResizable(True)
        area_widget.setWidget(form_widget)
        area_widget.setFrameShape(QScrollArea.Shape.NoFrame)
        layout.addWidget(area_widget, 1)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, Qt.Orientation.Horizontal
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Merge"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout.addWidget(self.buttons)
        self.resize(460, min(140 + 40 * len(self._boxes), 560))
        self._look()

    @property
    def boxes(self) -> dict[str, QComboBox]:
        """The choices by field."""
        return self._boxes

    @property
    def values(self) -> dict[str, Any]:
        """What was chosen, by name of the field; ``None`` where it is left empty."""
        return {
            name: None if isinstance(box.currentData(), str) and not box.currentData() else box.currentData()
            for name, box in self._boxes.items()
        }

    def _look(self, *_args: Any) -> None:
        is_open = any(box.currentData() is None for box in self._boxes.values())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not is_open)

    def _shown(self, layer: QgsVectorLayer, index: int, value: Any) -> str:
        """The value as the form shows it, and whose it is."""
        from qgis.core import QgsApplication

        setup = layer.editorWidgetSetup(index)
        formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
        words = formatter.representValue(layer, index, setup.config(), None, value) or text(value)
        if self._number_column == index:
            return text(value)
        whose = [row.number or str(row.fid) for row in self._merge.rows if text(row.feature[index]) == text(value)]
        return f"{words} ({', '.join(whose)})" if whose else words
