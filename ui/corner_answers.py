"""What only the user can say about corners: what is asked, the widgets for the answers, and what these come to."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsSettings, QgsVectorLayer
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..core.corners.digitise import Wanted
from ..core.corners.records import DECIMAL, PACKED
from ..core.corners.registry import all_dialects
from ..core.findings import Finding
from ..core.geodesy.shift import COORDINATE_FRAME, POSITION_VECTOR, Shift, helmert_of
from ..core.vocabulary import vocabulary
from ..gis.corner_session import Outcome, control_points_at
from ..gis.crs import any_plane_of, crs_name, plane_of
from ..gis.i18n import is_chinese, tr
from . import crs_panel
from .colours import alarming
from .corner_sources import SourceList
from .timers import once_after

_EVIDENCE = 240
"""Pixels of height that the evidence of a source may take."""
_NEEDED = "color: {red}; font-weight: bold"
"""How an answer looks that is needed."""


class CornerAnswers(QObject):
    """The answers on the form: how the selected source is meant, the plane of all of them, what the units are.

    DIALECT and ANGLES are of the source; CRS, WGS84_AS_CGCS2000, HELMERT and CONTROL_POINTS of all; section and year of
    the units.
    """

    changed = pyqtSignal()
    """The user said something else."""

    def __init__(self, form: Any, sources: SourceList) -> None:
        super().__init__(form)
        self._form = form
        self._sources = sources
        self._last_shift: tuple[str, ...] = ("", COORDINATE_FRAME, "")
        self._asked_box: QWidget = form.sourceBox
        self._reveal = once_after(0, lambda: form.answersArea.ensureWidgetVisible(self._asked_box), self)
        self._questions = (
            (crs_panel.DIALECT, form.dialectLabel, tr("Form of the source (DIALECT)")),
            (crs_panel.ANGLES, form.anglesLabel, tr("Angles such as 118.3015 (ANGLES)")),
            (crs_panel.CRS, form.crsLabel, tr("Plane of coordinates that do not say theirs (CRS)")),
            (crs_panel.SHIFT, form.shiftLabel, tr("Seven parameters to CGCS2000 (HELMERT)")),
        )
        self._set_up_source()
        self._set_up_plane()
        self._set_up_shift()
        self._set_up_units()

    # The answers

    def wanted(self) -> Wanted:
        """What the answers about all sources come to."""
        form = self._form
        year = form.year.value()
        shift, findings = self._shift()
        return Wanted(
            any_plane_of(form.crs.crs()) if form.crs.crs().isValid() else None,
            form.section.currentData() or "",
            None if year == form.year.minimum() else year,
            shift,
            form.wgs84.isChecked(),
            tuple(findings),
        )

    def objection(self) -> str:
        """Why the CRS is no answer; empty where it is one."""
        crs = self._form.crs.crs()
        if crs.isValid() and any_plane_of(crs) is None:
            return tr("{crs} is no Gauss-Krüger plane of China; choose another for the coordinates.").format(
                crs=crs_name(crs)
            )
        return ""

    def take_crs_of(self, layer: Optional[QgsVectorLayer]) -> None:
        """Answer with the CRS of the layer."""
        if layer is not None:
            self._form.crs.setCrs(layer.crs())

    def restore(self, settings: QgsSettings) -> None:
        """What the user chose the last time; never a zone or how angles are meant, which are of the source."""
        section, year = self._form.section, self._form.year
        section.setCurrentIndex(max(section.findData(settings.value("section", "")), 0))
        year.setValue(settings.value("year", year.minimum(), type=int))

    def remember(self, settings: QgsSettings) -> None:
        """Keep what ``restore`` brings back."""
        settings.setValue("section", self._form.section.currentData())
        settings.setValue("year", self._form.year.value())

    def _shift(self) -> tuple[Optional[Shift], list[Finding]]:
        """What takes coordinates of another datum to CGCS2000, if the user gives it, and what is odd about it."""
        text, path = self._form.helmert.text().strip(), self._form.control.filePath().strip()
        if text:
            return helmert_of(text, self._form.rotations.currentData())
        return control_points_at(Path(path)) if path else (None, [])

    # What is asked

    def show_source(self, outcome: Outcome) -> None:
        """How the selected source was read, and the answers about it."""
        form, source = self._form, self._sources.selected
        form.sourceBox.setVisible(source is not None)
        if source is None:
            return
        form.sourceBox.setTitle(source.name)
        readings = outcome.readings.get(source.key, ())
        text = crs_panel.how_it_was_read(readings, outcome) if readings else tr("Not read yet.")
        form.evidence.setHtml(text)
        self._fit_evidence()
        in_degrees = any(parcel.in_degrees for reading in readings for parcel in reading.parcels)
        asked = crs_panel.ANGLES in crs_panel.asked(outcome.findings)
        for widget in (form.anglesLabel, form.angles):
            widget.setVisible(in_degrees or asked or bool(source.options.angles))
        for box, answer in ((form.dialect, source.options.dialect), (form.angles, source.options.angles)):
            box.blockSignals(True)
            box.setCurrentIndex(max(box.findData(answer), 0))
            box.blockSignals(False)

    def show_asked(self, outcome: Outcome, layer: Optional[QgsVectorLayer]) -> None:
        """Mark the answers that are needed; the plane of ``layer`` is offered for one."""
        form, source = self._form, self._sources.selected
        look = _NEEDED.format(red=alarming())
        needed = crs_panel.asked(outcome.findings)
        names = {reading.source for reading in outcome.readings.get(source.key, ())} if source else set()
        for answer, label, text in self._questions:
            sources = needed.get(answer, [])
            if answer in (crs_panel.DIALECT, crs_panel.ANGLES):
                sources = [name for name in sources if name in names]
            label.setText(f"⚠ {text}" if sources else text)
            label.setStyleSheet(look if sources else "")
            label.setToolTip("\n".join(sources[:20]))
        plane = None if layer is None else plane_of(layer.crs())
        form.useLayerCrs.setVisible(crs_panel.CRS in needed and plane is not None)
        if plane is not None:
            form.useLayerCrs.setText(tr("Take that of the layer: zone {zone}").format(zone=plane.zone))
            form.useLayerCrs.setToolTip(crs_panel.plane_name(plane))
        given = bool(form.helmert.text() or form.control.filePath())
        form.shiftPane.setVisible(crs_panel.SHIFT in needed or given)
        form.wgs84.setVisible(crs_panel.WGS84 in needed or form.wgs84.isChecked())
        form.wgs84.setStyleSheet(look if crs_panel.WGS84 in needed else "")
        if needed:
            below = bool({crs_panel.CRS, crs_panel.WGS84, crs_panel.SHIFT} & set(needed))
            self._asked_box = form.runBox if below else form.sourceBox
            self._reveal.start()

    def _fit_evidence(self) -> None:
        """As high as its text up to a limit: the answers below it stay in sight."""
        evidence = self._form.evidence
        height = round(evidence.document().size().height()) + 2
        evidence.setFixedHeight(min(max(height, evidence.fontMetrics().height()), _EVIDENCE))

    # Hearing the user

    def _answer_source(self, **answer: str) -> None:
        self._sources.answer(**answer)
        self.changed.emit()

    def _shift_given(self) -> None:
        form = self._form
        given = form.helmert.text(), form.rotations.currentData(), form.control.filePath()
        if given != self._last_shift:
            self._last_shift = given
            self.changed.emit()

    # Setting up

    def _set_up_source(self) -> None:
        dialect, angles = self._form.dialect, self._form.angles
        dialect.addItem(tr("as recognised"), "")
        for known in all_dialects():
            dialect.addItem(known.title, known.key)
        for text, value in (
            (tr("as it can be seen"), ""),
            (tr("decimal degrees"), DECIMAL),
            (tr("degrees, minutes, seconds (DDD.MMSS)"), PACKED),
        ):
            angles.addItem(text, value)
        dialect.currentIndexChanged.connect(lambda _: self._answer_source(dialect=dialect.currentData()))
        angles.currentIndexChanged.connect(lambda _: self._answer_source(angles=angles.currentData()))

    def _set_up_plane(self) -> None:
        form = self._form
        form.runBox.setTitle(tr("Coordinate system"))
        form.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        form.crs.setNotSetText(tr("not given"))
        form.crs.setCrs(QgsCoordinateReferenceSystem())
        form.crs.crsChanged.connect(lambda _crs: self.changed.emit())
        form.wgs84.setText(tr("WGS 84 is taken as CGCS2000"))
        form.wgs84.setToolTip(
            tr("WGS84_AS_CGCS2000: they differ by centimetres to decimetres; only where the receiver accepts that")
        )
        form.wgs84.toggled.connect(lambda _on: self.changed.emit())

    def _set_up_shift(self) -> None:
        helmert, rotations, control = self._form.helmert, self._form.rotations, self._form.control
        helmert.setPlaceholderText(tr("X, Y, Z shift (m), X, Y, Z rotation (″), scale (ppm)"))
        helmert.setToolTip(tr("The parameters of your surveying authority, with commas between"))
        for text, value in (
            (tr("coordinate frame (布尔沙, EPSG 9607)"), COORDINATE_FRAME),
            (tr("position vector (EPSG 9606)"), POSITION_VECTOR),
        ):
            rotations.addItem(text, value)
        self._form.controlLabel.setText(tr("or a file of control points (CONTROL_POINTS)"))
        control.setToolTip(tr("In each line name, X and Y in the old datum, X and Y in CGCS2000"))
        control.setDialogTitle(tr("Control points"))
        helmert.textChanged.connect(lambda text: control.setEnabled(not text))
        helmert.editingFinished.connect(self._shift_given)
        helmert.cleared.connect(self._shift_given)
        rotations.currentIndexChanged.connect(lambda _: self._shift_given())
        control.fileChanged.connect(lambda path: (helmert.setEnabled(not path), self._shift_given()))

    def _set_up_units(self) -> None:
        form = self._form
        form.sectionLabel.setText(tr("Section"))
        form.section.addItem(tr("not given"), "")
        for term in vocabulary("sections").terms:
            form.section.addItem(term.zh if is_chinese() else term.en, term.value)
        form.section.currentIndexChanged.connect(lambda _: self.changed.emit())
        form.yearLabel.setText(tr("Plan year"))
        form.year.setSpecialValueText(tr("not given"))
        form.year.valueChanged.connect(lambda _: self.changed.emit())
