"""The panel at the top of the dock that leads through the worked example: what happens, and what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ..gis.i18n import tr
from . import outcome
from .outcome import Outcome

_SCOPE, _KEY = "mine_restoration", "guide"


@dataclass(frozen=True)
class Stage:
    """A step of the work, what it does, and what to look at when it is done."""

    step: str
    before: str
    after: str


def stages() -> tuple[Stage, ...]:
    """The stages of the example, in the user's language."""
    return (
        Stage(
            "digitiseunits",
            tr("Four coordinate files of a survey, each written differently, become the units of the plan year."),
            tr(
                "Twelve units are on the map and in the project. 'Findings' says how each file was read: its form, its "
                "encoding, and by which digits the plane was known."
            ),
        ),
        Stage(
            "attachlandclasses",
            tr("The units are laid over the land survey (DLTB): which class, how much, balanced to the official area."),
            tr(
                "Open the table 'Unit by land class': the classes of each unit add up to the unit, to the last "
                "decimal. The figures in this row are of all units."
            ),
        ),
        Stage(
            "checkunits",
            tr("Geometry, attributes, licence boundary and neighbours of each unit are checked."),
            tr(
                "Look at the findings: JH-04 reaches 3 cm over the licence boundary. Nothing was mended: you decide, "
                "in the unit layer, and then this row says that its result is out of date."
            ),
        ),
        Stage(
            "checkzones",
            tr("Red line, farmland, reserves, town boundary, roads and water: a verdict for each unit and rule."),
            tr(
                "XF-01 meets the red line, JH-04 permanent basic farmland. 'Not checked' is counted by itself: for "
                "these rules the sample has no layer, and that is not the same as free."
            ),
        ),
        Stage(
            "compareyears",
            tr("Last year's plan is held against what was done, unit by unit."),
            tr(
                "One unit differs from its plan, one was not done, one was not planned. 'Open' has the table and "
                "a text."
            ),
        ),
        Stage(
            "annualtable",
            tr("The official form of the year is filled: Excel and PDF with the same numbers."),
            tr(
                "'Open' shows both. The three sections add up to the area of the first row. Findings say what is "
                "missing."
            ),
        ),
        Stage(
            "acceptancepackage",
            tr(
                "Maps, tables and coordinate files for the acceptance, with a list of hashes. It takes a little longer."
            ),
            tr(
                "'Open' shows the folder. The list of contents says what is in it, what is missing and why. That was "
                "the year: your own project begins with 'New project'."
            ),
        ),
    )


class Guide(QFrame):
    """Shows a stage; asks by signals. It is there as long as the project is the example and nobody has left it."""

    start_asked = pyqtSignal(str)
    """Run this step."""
    stage_shown = pyqtSignal(str)
    """The step that the guide is about now; empty where it is left."""

    def __init__(
        self, project: QgsProject, outcome_of: Callable[[str], Optional[Outcome]], parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mine_restoration_guide")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._project = project
        self._outcome_of = outcome_of
        self._stages = stages()
        self._number = -1
        self.heading, self.text = QLabel(), QLabel()
        self.bar = QProgressBar()
        self.go = QPushButton()
        self.leave = QPushButton(tr("&Leave"))
        self._lay_out()
        self.go.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.end)
        self.look()

    @property
    def step(self) -> str:
        """The step of the stage that is shown; empty where the guide is not at work."""
        return self._stages[self._number].step if 0 <= self._number < len(self._stages) else ""

    def begin(self) -> None:
        """Begin at the first stage, in the project that is open."""
        self._project.writeEntry(_SCOPE, _KEY, 0)
        self.look()

    def end(self) -> None:
        """Leave the example; the project stays as it is."""
        self._project.removeEntry(_SCOPE, _KEY)
        self.look()

    def look(self, at_work: bool = False) -> None:
        """Show the stage that the open project is at; ``at_work``: its step runs now."""
        self._number = self._project.readNumEntry(_SCOPE, _KEY, -1)[0]
        self.setVisible(bool(self.step))
        self.stage_shown.emit(self.step)
        if not self.step:
            return
        stage = self._stages[self._number]
        result = self._outcome_of(stage.step)
        done = result is not None and result.state != outcome.FAILED
        last = self._number == len(self._stages) - 1
        self.heading.setText(
            "<b>{}</b>".format(
                tr("Worked example: {number} of {count}").format(number=self._number + 1, count=len(self._stages))
            )
        )
        self.text.setText(stage.after if done and not at_work else stage.before)
        self.bar.setMaximum(len(self._stages))
        self.bar.setValue(self._number + int(done))
        self.go.setEnabled(not at_work)
        if done:
            self.go.setText(tr("&Finish") if last else tr("&Next"))
        else:
            self.go.setText(tr("&Run this step"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.leave if self.leave.hasFocus() else self.go).click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        result = self._outcome_of(self.step)
        if result is None or result.state == outcome.FAILED:
            self.start_asked.emit(self.step)
        elif self._number == len(self._stages) - 1:
            self.end()
        else:
            self._project.writeEntry(_SCOPE, _KEY, self._number + 1)
            self.look()

    def _lay_out(self) -> None:
        self.text.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(6)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        column: Any = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        for widget in (self.heading, self.bar, self.text):
            column.addWidget(widget)
        column.addLayout(buttons)
