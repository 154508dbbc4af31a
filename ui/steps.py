"""The steps of the year's work: which algorithm, in which order, and how the result of one feeds the next."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsApplication

from ..core.catalogue import RESOURCES
from ..gis.i18n import tr
from ..gis.roles import SURVEY, ZONE

PROVIDER = "minerestoration"

INPUT_ROLES = {
    "UNITS": "unit",
    "SURVEY": SURVEY,
    "SUMMARY": "survey_summary",
    "PARTS": "survey_part",
    "MINING_RIGHT": "mining_right",
    "MINE": "mine",
    "ZONES": ZONE,
    "COVERAGE": "coverage",
    "OTHER_UNITS": "other_unit",
    "EARLIER": "other_unit",
    "HITS": "zone_hit",
    "VERDICTS": "verdict",
    "MARKS": "verdict",
    "UNITS_NOW": "unit",
    "MINE_NOW": "mine",
}
"""Parameter, the same in all algorithms, to the role of the layer it is filled from."""

NAMED_ZONES = {"FARMLAND": ("YJJBNT", "JBNTTB", "JBNTBHTB", "永久基本农田")}
"""Parameters that take one zone layer, and what the name of this layer has in it in deliveries."""

OUTPUT_ROLES = {
    "UNITS": "unit",
    "CORNERS": "corner",
    "PARTS": "survey_part",
    "SUMMARY": "survey_summary",
    "HITS": "zone_hit",
    "VERDICTS": "verdict",
    "FINDINGS": "finding",
}
"""Output, the same in all algorithms, to the role its layer has from then on."""

PREVIEWED = ("acceptancepackage",)
"""Steps whose map sheets can be looked at before they are run."""

REMEMBERED = ("YEAR",)
"""Parameters whose last value the next step is opened with."""


@dataclass(frozen=True)
class Step:
    """One row of the dock. ``after``: the steps whose results this one takes; ``figures``: number outputs it shows.

    ``feeds`` where its results are taken by further steps: what another document says is not the record. ``asks`` where
    only the user knows what it is run with (which files): its button opens the dialog each time.
    """

    id: str
    title: str
    explanation: str
    after: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    feeds: bool = True
    asks: bool = False

    @property
    def algorithm_id(self) -> str:
        return f"{PROVIDER}:{self.id}"

    @property
    def icon_path(self) -> str:
        return icon_path(self.id)


def icon_path(name: str) -> str:
    """The file of one of the plugin's own icons."""
    return str(RESOURCES / "icons" / f"{name}.svg")


def is_there(step_id: str) -> bool:
    """Whether the provider has the algorithm of a step."""
    return QgsApplication.processingRegistry().algorithmById(f"{PROVIDER}:{step_id}") is not None


def are_ready() -> bool:
    """Whether the algorithms are loaded; in the first moment of a window the provider has their names only."""
    provider = QgsApplication.processingRegistry().providerById(PROVIDER)
    return provider is not None and getattr(provider, "is_ready", True)


def steps() -> tuple[Step, ...]:
    """The steps in the order of the work, in the user's language."""
    return (
        Step("createproject", tr("New project"), tr("GeoPackage and QGIS project of one mining right"), asks=True),
        Step(
            "digitiseunits",
            tr("Units from corners"),
            tr("Coordinate files become units with official areas"),
            (),
            ("UNIT_COUNT",),
            asks=True,
        ),
        Step(
            "attachlandclasses",
            tr("Land classes"),
            tr("Area of each class of the land survey in each unit"),
            ("digitiseunits",),
            ("CLASS_COUNT", "TOTAL_HA"),
        ),
        Step(
            "checkunits",
            tr("Unit check"),
            tr("Geometry, attributes, mining right, neighbours"),
            ("digitiseunits",),
            ("UNIT_COUNT",),
        ),
        Step(
            "checkzones",
            tr("Zone check"),
            tr("Red line, farmland, reserves, roads, water"),
            ("digitiseunits",),
            ("HIT_COUNT", "NOT_CHECKED_COUNT"),
        ),
        Step(
            "compareyears",
            tr("Plan and result"),
            tr("Last year's plan against what was done, unit by unit"),
            ("digitiseunits",),
            ("AS_PLANNED_COUNT", "DIFFERENT_COUNT", "NOT_DONE_COUNT"),
        ),
        Step(
            "annualtable",
            tr("Annual table"),
            tr("The official form as Excel and PDF"),
            ("digitiseunits", "attachlandclasses"),
            ("STATE", "ROW_COUNT", "RESTORED_HA", "DAMAGED_HA", "PLANNED_HA"),
        ),
        Step(
            "acceptancepackage",
            tr("Acceptance package"),
            tr("Maps, tables and coordinate files with a manifest"),
            ("digitiseunits", "attachlandclasses", "checkzones"),
            ("FILE_COUNT", "MISSING_COUNT"),
        ),
    )


def other_tools() -> tuple[Step, ...]:
    """What is done at any time and is no step of the year: in the menu and the toolbar, without a row in the dock."""
    return (
        Step(
            "carryplan",
            tr("Carry the plan over"),
            tr("Last year's planned units become this year's restored ones, as a layer of their own"),
        ),
        Step(
            "exportcorners",
            tr("Export corners"),
            tr("Write the units' corners as a coordinate file"),
            ("digitiseunits",),
        ),
        Step(
            "previewsheet",
            tr("Preview map sheet"),
            tr("One map sheet of the package, as a PDF and in the layout window"),
            feeds=False,
        ),
        Step(
            "readannualtable",
            tr("Read annual table"),
            tr("A filled form back to units, and what differs from the record"),
            feeds=False,
        ),
        Step(
            "updateproject",
            tr("Update project"),
            tr("Bring a project of an earlier version to this one; a copy is kept"),
            feeds=False,
        ),
        Step(
            "verifypackage",
            tr("Verify acceptance package"),
            tr("A package that somebody else handed in: hashes, corners, areas, sums, classes, verdicts"),
            feeds=False,
        ),
        Step("visiblerange", tr("Visible range"), tr("The ground seen from roads, railways, rivers and shores")),
    )


def step_of(step_id: str) -> Step:
    """A step or one of the other tools."""
    return next(step for step in (*steps(), *other_tools()) if step.id == step_id)
