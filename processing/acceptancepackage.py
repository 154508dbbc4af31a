"""acceptancepackage: maps, tables and data of an acceptance, as a folder and a zip that agree with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProject,
    QgsVectorLayer,
)

from ..core.acceptance.maps import no_review_number
from ..core.acceptance.package import ForeignFolder, Package, findings_of, whole_folder, write_zip
from ..core.acceptance.plan import DEFAULT_PLAN
from ..core.files import safe_name, short_name, whole_file
from ..core.findings import Finding
from ..core.glyphs import watched
from ..gis import dependencies
from ..gis.crs import crs_of
from ..gis.i18n import tr
from ..gis.layouts import LayoutProblem, own_names
from ..gis.map_material import Block
from ..gis.map_paper import papers
from ..gis.map_words import word
from ..gis.mine import read_earlier_mine, read_mine
from ..gis.software import versions
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of
from .earlier_input import earlier_input, earlier_units
from .package_inputs import GivenImage, Inputs, contents_of
from .package_maker import PackageMaker
from .public_copy import PUBLIC, make_public_copy, public_output, public_plan_input, secrets_of, wanted_copy
from .trouble import in_words
from .zone_inputs import DEM, marks_input, marks_named, terrain_inputs, viewer_of

UNITS, MINE, SURVEY, ZONES, YEAR = "UNITS", "MINE", "SURVEY", "ZONES", "YEAR"
MINING_RIGHT, RULES, COVERAGE, CLASS_FIELD = "MINING_RIGHT", "RULES", "COVERAGE", "CLASS_FIELD"
BLOCK = ("ORGANISATION", "DRAWN_BY", "CHECKED_BY", "RESPONSIBLE", "DATE", "SECRECY", "REVIEW_NUMBER", "HEIGHT_DATUM")
PAPER, LAYOUTS, PNG, PLAN = "PAPER", "LAYOUTS", "PNG", "PLAN"
FOLDER, ZIP = "FOLDER", "ZIP"
_LONGEST_NAME = 60
"""So much of a mine's name goes into the names of folder and zip; year and kind have to fit behind it."""
_RECORDS, _MADE = 0.3, 0.85
"""Part of the time that goes into reading and computing, and until the package is made where a public copy follows; the
rest is drawing and writing.
"""


@dataclass(frozen=True)
class _Targets:
    """Where the package goes: its folder, its archive, and the name of both."""

    folder: Path
    archive: Path
    name: str


class AcceptancePackage(MineRestorationAlgorithm):
    """One folder of maps, tables and data from one set of records, and the same as a zip."""

    ID = "acceptancepackage"
    NEEDS = (*dependencies.GEOMETRY, *dependencies.WORKBOOK, *dependencies.PDF)

    def shortDescription(self) -> str:
        return tr("Maps, tables, coordinate files and a manifest for the acceptance, as a folder and a zip.")

    def tags(self) -> list[str]:
        return tr("acceptance,package,maps,layout,PDF,corners,land class,zones,manifest,zip,submission").split(",")

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        # Print layouts are not thread safe.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*package_inputs(), *block_inputs(), *sheet_inputs(), _plan_input(), public_plan_input(), *_outputs()),
            tr("What the records behind the package leave open, and what is missing in the package."),
            {
                "FILE_COUNT": tr("Files in the package"),
                "MISSING_COUNT": tr("Items missing in the package"),
                "UNIT_COUNT": tr("Units"),
            },
        )

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._survey_file = self.survey_file(parameters, SURVEY, context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        folder = self.parameterAsFileOutput(parameters, FOLDER, context)
        with in_words(folder), trouble(folder), watched() as lacking:
            inputs = self._inputs(parameters, context)
            targets = self._targets(inputs, Path(folder), self.parameterAsFileOutput(parameters, ZIP, context))
            taken = (targets.folder, targets.archive)
            public = wanted_copy(self, parameters, context, inputs.block.secrecy, taken)
            project = QgsProject()  # never the user's own: its layers and settings stay as they are
            contents, findings = contents_of(inputs, project, share_of(feedback, 0, _RECORDS))
            # The archive takes its place last: an old one stays where the folder cannot be replaced.
            made_until = _MADE if public else 1
            with whole_file(targets.archive) as archive, whole_folder(targets.folder) as root, ExitStack() as last:
                maker = PackageMaker(contents, root, share_of(feedback, _RECORDS, made_until))
                package = maker.make()
                write_zip(package, root, archive, targets.name)
                is_public = False
                if public is not None:
                    secrets = secrets_of(contents, (inputs.mine, *inputs.earlier.values()), public.paths)
                    place = partial(last.enter_context, whole_file(public.target))
                    is_public, said = make_public_copy(
                        contents, public.plan, secrets, place, share_of(feedback, made_until, 1)
                    )
                    findings += said
        findings += [*maker.findings, *findings_of(package), *lacking.findings()]
        if not inputs.block.review:
            findings.append(no_review_number(contents.book.number))
        findings_id = self.write_findings(findings, parameters, context, feedback, crs_of(inputs.plane))
        feedback.pushInfo(
            tr("{files} files in {folder}, {missing} items missing.").format(
                files=len(package.files) + 1, folder=targets.folder, missing=len(package.missing)
            )
        )
        results = {FINDINGS: findings_id, **_results(targets, package, findings, len(contents.units))}
        return {**results, PUBLIC: str(public.target)} if public and is_public else results

    def _inputs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Inputs:
        units = self.required_source(parameters, UNITS, context)
        plane = self.required_plane(units)
        year = self.parameterAsInt(parameters, YEAR, context)
        rules = self.parameterAsFile(parameters, RULES, context)
        mine = self.required_source(parameters, MINE, context)
        survey = self.required_source(parameters, SURVEY, context) if parameters.get(SURVEY) else None
        coverage, coverage_name, _ = self.optional_ground(parameters, COVERAGE, context, plane)
        right, _, right_edition = self.optional_ground(parameters, MINING_RIGHT, context, plane)
        return Inputs(
            units=units,
            plane=plane,
            year=year,
            mine=read_mine(mine, year),
            earlier=read_earlier_mine(mine, year),
            before=tuple(earlier_units(self, parameters, context, plane)),
            survey=survey,
            survey_file=self._survey_file,
            survey_name=self.layer_name(parameters, SURVEY, context, survey) if survey else "",
            class_field=self.parameterAsString(parameters, CLASS_FIELD, context),
            zones=tuple(
                layer
                for layer in self.parameterAsLayerList(parameters, ZONES, context)
                if isinstance(layer, QgsVectorLayer)
            ),
            rules=Path(rules) if rules else None,
            coverage=coverage,
            coverage_name=coverage_name,
            viewer=viewer_of(self, parameters, context, plane),
            terrain_name=self._terrain_name(parameters, context),
            marks=tuple(marks_named(self, parameters, context)),
            mining_right=right,
            mining_right_edition=right_edition,
            block=Block(*(self.parameterAsString(parameters, name, context).strip() for name in BLOCK)),
            images=(
                self._image(parameters, "IMAGE_BEFORE", "before", context),
                self._image(parameters, "IMAGE_AFTER", "after", context),
            ),
            paper=papers()[self.parameterAsEnum(parameters, PAPER, context)].name,
            layouts=self._layouts(parameters, context),
            png=self.parameterAsBool(parameters, PNG, context),
            software=versions(),
            transforms=context.transformContext(),
            plan=self._plan(parameters, context),
        )

    def _image(self, parameters: dict[str, Any], name: str, when: str, context: QgsProcessingContext) -> GivenImage:
        layer = None
        if parameters.get(name):
            layer = self.parameterAsRasterLayer(parameters, name, context)
            if layer is None or not layer.isValid():
                raise QgsProcessingException(
                    tr("{parameter} cannot be read as a raster. Choose an image that QGIS opens.").format(
                        parameter=name
                    )
                )
        return GivenImage(layer, when, self.parameterAsString(parameters, f"{name}_DATE", context).strip())

    def _layouts(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Optional[Path]:
        """The folder of the user's own templates; one without any is a slip of the hand."""
        folder = self.parameterAsFile(parameters, LAYOUTS, context)
        if not folder:
            return None
        names = own_names()
        if not any((Path(folder) / f"{name}.qpt").is_file() for name in names):
            raise QgsProcessingException(
                tr(
                    "LAYOUTS: the folder {folder} has no template that would be used. Choose another folder, or name "
                    "your templates (.qpt) after their sheets: {names}."
                ).format(folder=folder, names=", ".join(names))
            )
        return Path(folder)

    def _plan(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        own = self.parameterAsFile(parameters, PLAN, context)
        return Path(own) if own else DEFAULT_PLAN

    def _terrain_name(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        layer = self.parameterAsRasterLayer(parameters, DEM, context) if parameters.get(DEM) else None
        return "" if layer is None else layer.name()

    def _targets(self, inputs: Inputs, base: Path, archive: str) -> _Targets:
        """Names made from the mine's name, whatever stands in it, that stay in ``base``."""
        name = safe_name(
            word("package").format(mine=short_name(inputs.mine.mine_name, _LONGEST_NAME), year=inputs.year)
        )
        folder = base / name
        target = Path(archive) if archive else base / f"{name}.zip"
        if folder.resolve() in target.resolve().parents:
            raise QgsProcessingException(
                tr("The zip {file} would lie inside the package folder itself. Choose another place for ZIP.").format(
                    file=target
                )
            )
        return _Targets(folder, target, name)


@contextmanager
def trouble(folder: str) -> Iterator[None]:
    """What only a package can run into, in words."""
    try:
        yield
    except LayoutProblem as cause:
        raise QgsProcessingException(str(cause)) from cause
    except ForeignFolder as cause:
        raise QgsProcessingException(
            tr(
                "The folder for the package under '{folder}' holds files that are no package of this program. They "
                "would be lost: move them away, or choose another folder."
            ).format(folder=folder)
        ) from cause


def _results(targets: _Targets, package: Package, findings: list[Finding], units: int) -> dict[str, Any]:
    return {
        FOLDER: str(targets.folder),
        ZIP: str(targets.archive),
        "FILE_COUNT": len(package.files) + 1,  # and the manifest
        "MISSING_COUNT": len(package.missing),
        "UNIT_COUNT": units,
        **counts(findings),
    }


def package_inputs() -> Iterable[Helped]:
    """What the records are made from."""
    polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
    yield (
        QgsProcessingParameterFeatureSource(UNITS, tr("Units"), polygons),
        tr("Restoration units in a CGCS2000 Gauss-Krüger plane; those of the chosen year go into the package."),
    )
    yield (
        QgsProcessingParameterFeatureSource(MINE, tr("Mine"), [QgsProcessing.SourceType.TypeVector]),
        tr("Table with one row a year: holder, licence, contact and the four amounts in 10,000 CNY (万元)."),
    )
    yield (
        QgsProcessingParameterNumber(
            YEAR, tr("Year of the plan"), QgsProcessingParameterNumber.Type.Integer, minValue=2000, maxValue=2100
        ),
        tr("The year of the units and of the mine's row; it stands in the names of folder and files."),
    )
    yield earlier_input()
    yield (
        QgsProcessingParameterFeatureSource(SURVEY, tr("Land survey (DLTB)"), polygons, optional=True),
        tr("Needed for the land-class map and its areas; without it they are listed as missing."),
    )
    yield (
        QgsProcessingParameterMultipleLayers(
            ZONES, tr("Zone layers"), QgsProcessing.SourceType.TypeVectorAnyGeometry, optional=True
        ),
        tr("Needed for the zone map and the zone report; without them they are listed as missing."),
    )
    yield (
        QgsProcessingParameterFeatureSource(MINING_RIGHT, tr("Mining right"), polygons, optional=True),
        tr("The licence boundary, drawn on all maps."),
    )
    yield (
        QgsProcessingParameterFile(RULES, tr("Rule file"), extension="json", optional=True),
        tr("A rule profile of your own (JSON). Without one the national profile that comes with the plugin is used."),
    )
    yield (
        QgsProcessingParameterFeatureSource(COVERAGE, tr("Area that the layers cover"), polygons, optional=True),
        tr("Polygons of the area for which the zone layers were delivered; units outside are not checked."),
    )
    yield from terrain_inputs()
    yield marks_input(
        tr("VERDICTS of a zone check with the marks of a reviewer: the zone report of the package prints them.")
    )
    class_field = QgsProcessingParameterString(CLASS_FIELD, tr("Field with the land class"), optional=True)
    yield advanced(class_field), tr("Needed only where the field is not called DLBM and has no alias 地类编码.")


def block_inputs() -> Iterable[Helped]:
    """The entries of the title block; what is empty stays an empty ruled cell on the map, to be signed by hand."""
    for name, title, text in (
        ("ORGANISATION", tr("Made by (organisation)"), tr("编制单位 of the title block. Empty: to be filled by hand.")),
        ("DRAWN_BY", tr("Drawn by"), tr("制图 of the title block. Empty: to be signed by hand.")),
        ("CHECKED_BY", tr("Checked by"), tr("审核 of the title block. Empty: to be signed by hand.")),
        ("RESPONSIBLE", tr("Person responsible"), tr("项目负责 of the title block. Empty: to be signed by hand.")),
        (
            "DATE",
            tr("Date on the maps"),
            tr("日期 of the title block and of the coordinate files, as it shall stand."),
        ),
        ("SECRECY", tr("Secrecy mark"), tr("密级 at the top right of each map. Empty: the slot stays empty.")),
        (
            "REVIEW_NUMBER",
            tr("Map review number"),
            tr("审图号 at the top left of each map. Empty: the slot stays empty in a red frame, and a finding tells."),
        ),
    ):
        yield advanced(QgsProcessingParameterString(name, title, optional=True)), text
    height = QgsProcessingParameterString(
        "HEIGHT_DATUM", tr("Height datum"), defaultValue="1985国家高程基准", optional=True
    )
    yield advanced(height), tr("高程基准 below each map, as it shall stand. Empty: 未提供 is printed.")


def sheet_inputs() -> Iterable[Helped]:
    """What the sheets are made on, and the images of one of them."""
    for name, title, text in (
        ("IMAGE_BEFORE", tr("Image before"), tr("Orthophoto before the restoration, in CGCS2000.")),
        ("IMAGE_AFTER", tr("Image after"), tr("Orthophoto after it; with both there is a sheet of them side by side.")),
    ):
        yield advanced(QgsProcessingParameterRasterLayer(name, title, optional=True)), text
    for name, title, text in (
        ("IMAGE_BEFORE_DATE", tr("Date of the image before"), tr("As it shall stand on the sheet.")),
        ("IMAGE_AFTER_DATE", tr("Date of the image after"), tr("As it shall stand on the sheet.")),
    ):
        yield advanced(QgsProcessingParameterString(name, title, optional=True)), text
    names = [paper.name for paper in papers()]
    paper = QgsProcessingParameterEnum(PAPER, tr("Paper"), names, defaultValue=names.index("A3"))
    yield (
        advanced(paper),
        tr(
            "Of the maps. Each lies across or upright, whichever shows its ground larger. Templates of your own keep "
            "their size."
        ),
    )
    png = QgsProcessingParameterBoolean(PNG, tr("Maps as pictures, too (PNG)"), defaultValue=False)
    yield advanced(png), tr("Each page of the maps as a picture of 150 dpi beside its PDF.")
    layouts = QgsProcessingParameterFile(
        LAYOUTS, tr("Templates of your own"), QgsProcessingParameterFile.Behavior.Folder, optional=True
    )
    yield (
        advanced(layouts),
        tr("Folder with print layout templates (.qpt) that take the place of the plugin's, sheet by sheet."),
    )


def _plan_input() -> Helped:
    plan = QgsProcessingParameterFile(PLAN, tr("Plan of the package"), extension="json", optional=True)
    return (
        advanced(plan),
        tr(
            "What the package holds, under which names, as your county wants it (JSON). Without one the plan that "
            "comes with the plugin is used."
        ),
    )


def _outputs() -> Iterable[Helped]:
    yield (
        QgsProcessingParameterFolderDestination(FOLDER, tr("Folder")),
        tr("The package becomes a folder in this one, named after mine and year; the result is that folder."),
    )
    yield (
        QgsProcessingParameterFileDestination(ZIP, tr("Zip"), "ZIP (*.zip)", optional=True, createByDefault=False),
        tr("The same package as an archive. Left empty, it lies beside the package folder."),
    )
    yield public_output()
