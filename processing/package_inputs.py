"""From the inputs of acceptancepackage to the records that all its files are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from shapely.geometry.base import BaseGeometry

from ..core.acceptance.maps import image_datum, image_elsewhere, image_undated, one_image
from ..core.acceptance.package import Source, digest
from ..core.acceptance.plan import DEFAULT_PLAN, load_plan
from ..core.annual.compared import compared_record
from ..core.annual.form import load_form
from ..core.annual.inputs import MineYear, SurveyClass
from ..core.annual.record import AnnualRecord
from ..core.catalogue import RESOURCES, read_json
from ..core.dates import day_of
from ..core.findings import Finding
from ..core.geodesy.plane import Plane
from ..core.landclass.attach import Attached, attach
from ..core.landclass.change import Changes, changes, has_after
from ..core.landclass.classes import load_classes
from ..core.progress import Progress, span
from ..core.unit import Unit
from ..core.zones.check import check_zones
from ..core.zones.marks import Mark
from ..core.zones.profile import NATIONAL, load_profile
from ..core.zones.sight import Viewer
from ..core.zones.verdicts import ZoneCheck
from ..gis.annual import for_package
from ..gis.convert import units_of
from ..gis.crs import crs_name, is_cgcs2000
from ..gis.i18n import tr
from ..gis.layers import edition_of, names_of
from ..gis.layouts import chinese_family, own_names
from ..gis.map_book import Book
from ..gis.map_frame import Bounds
from ..gis.map_layers import is_over
from ..gis.map_material import (
    Block,
    Image,
    Material,
    Mine,
    class_areas,
    classes_before,
    copy_bounds,
    mine_bounds,
    said_of_units,
    survey_maps,
    verdict_rows,
    zone_maps,
)
from ..gis.map_paper import paper_of
from ..gis.map_words import word, words
from ..gis.survey import SurveyFile, read_survey
from ..gis.unit_layers import stated_hectares
from ..gis.zones import read_zone_layers
from .package_maker import Contents

_WORDINGS = {
    "class_table": RESOURCES / "forms" / "landclass_table.json",
    "zone_report": RESOURCES / "forms" / "zone_report.json",
    "method_text": RESOURCES / "packages" / "method_text.json",
}
"""Files whose wording the package prints, and that state an edition."""


@dataclass(frozen=True)
class GivenImage:
    """A raster as the user gave it, ``before`` or ``after`` the restoration, with the day that it shows."""

    layer: Optional[QgsRasterLayer]
    when: str
    date: str


@dataclass(frozen=True)
class Inputs:
    """What the user gave. Geometries are in ``plane``; ``zones`` is empty where no layer was given, ``earlier`` are the
    mine's rows of years before, ``before`` units of years before that are in a layer of their own.
    """

    units: QgsProcessingFeatureSource
    plane: Plane
    year: int
    mine: MineYear
    earlier: Mapping[int, MineYear]
    before: tuple[Unit, ...]
    survey: Optional[QgsProcessingFeatureSource]
    survey_file: Optional[SurveyFile]
    survey_name: str
    class_field: str
    zones: tuple[QgsVectorLayer, ...]
    rules: Optional[Path]
    coverage: Optional[BaseGeometry]
    coverage_name: str
    viewer: Optional[Viewer]
    terrain_name: str
    marks: tuple[Mark, ...]
    mining_right: Optional[BaseGeometry]
    mining_right_edition: str
    block: Block
    images: tuple[GivenImage, GivenImage]
    paper: str
    layouts: Optional[Path]
    png: bool
    software: Mapping[str, str]
    transforms: QgsCoordinateTransformContext
    plan: Path = DEFAULT_PLAN


def contents_of(inputs: Inputs, project: QgsProject, progress: Progress) -> tuple[Contents, list[Finding]]:
    """The records behind the package, and their findings. Raises :class:`Stopped`, ``QgsProcessingException``,
    ``LayoutProblem``, ``CatalogueError``.
    """
    plan = load_plan(inputs.plan)  # before the long work: one that cannot be used is told at once
    family = chinese_family()
    of_year = [unit for unit in units_of(inputs.units) if unit.year == inputs.year]
    _refuse_twice(of_year)
    attached = _attached(inputs, of_year, span(progress, 0, 0.4))
    record, findings = _record(inputs, attached)
    record, said = for_package(record, findings)
    findings += said
    by_id = {unit.unit_id: unit for unit in of_year}
    ordered = [by_id[row.unit_id] for section in record.sections for row in section.units]
    usable = tuple(unit for unit in ordered if _is_usable(unit, inputs.plane))
    _refuse_none(usable, inputs)
    check = _check(inputs, usable, span(progress, 0.4, 0.9))
    images, odd = image_maps(inputs.images, project, inputs.plane, mine_bounds(usable, inputs.mining_right))
    material = _material(inputs, usable, record, attached, check, project, family, images)
    changed = _changes(usable, attached)
    found = [*findings, *odd]
    found += [one for made in (attached, changed, check) if made is not None for one in made.findings]
    sources = _sources(inputs, material, record)
    return (
        Contents(
            plan=plan,
            record=record,
            units=usable,
            broken=tuple(unit for unit in ordered if unit not in usable),
            book=Book(project, family, material, paper_of(inputs.paper), inputs.layouts),
            attached=attached,
            changes=changed,
            check=check,
            sources=sources,
            editions=_editions(material, record, check, inputs.layouts),
            findings=tuple(found),
            software=inputs.software,
            png=inputs.png,
        ),
        found,
    )


def _is_usable(unit: Unit, plane: Plane) -> bool:
    """Whether a unit has ground that can be drawn and measured; the findings say of the others what is wrong."""
    return not unit.geometry.is_empty and unit.geometry.is_valid and plane.holds(unit.geometry.bounds)


def _refuse_twice(units: Iterable[Unit]) -> None:
    twice = [unit_id for unit_id, times in Counter(unit.unit_id for unit in units).items() if times > 1]
    if twice:
        raise QgsProcessingException(
            tr(
                "Unit numbers are there twice: {units}. A package cannot tell such units apart; give each unit a "
                "number of its own."
            ).format(units=", ".join(twice[:10]))
        )


def _refuse_none(units: Sequence[Unit], inputs: Inputs) -> None:
    if not units:
        raise QgsProcessingException(
            tr(
                "Layer '{layer}' has no unit of the year {year} with a section and a valid polygon, so there is "
                "nothing to make a package of. Check the field 'year', or choose another year."
            ).format(layer=inputs.units.sourceName(), year=inputs.year)
        )


def _attached(inputs: Inputs, units: Sequence[Unit], progress: Progress) -> Optional[Attached]:
    if inputs.survey is None:
        return None
    survey = read_survey(
        inputs.survey,
        units,
        inputs.plane,
        inputs.class_field,
        inputs.transforms,
        span(progress, 0, 0.5),
        inputs.survey_file,
    )
    return attach(units, survey, inputs.plane, progress=span(progress, 0.5, 1))


def _changes(units: Sequence[Unit], attached: Optional[Attached]) -> Optional[Changes]:
    """The classes that the survey has on the units, beside those that the units state for what they become."""
    if attached is None or not has_after(units):
        return None
    return changes(units, attached.summary, None, load_classes())


def _record(inputs: Inputs, attached: Optional[Attached]) -> tuple[AnnualRecord, list[Finding]]:
    summary = None
    if attached is not None:
        summary = [
            SurveyClass(
                row.unit_id,
                row.land_class,
                row.class_name,
                row.ha4,
                "" if row.data_year is None else str(row.data_year),
                row.edition,
            )
            for row in attached.summary
        ]
    return compared_record(
        units_of(inputs.units),
        inputs.plane,
        inputs.mine,
        inputs.earlier,
        inputs.year,
        summary,
        load_classes(),
        load_form(),
        before=inputs.before,
        stated_ha=stated_hectares(inputs.units, inputs.year),
        source=inputs.units.sourceName(),
    )


def _check(inputs: Inputs, units: Sequence[Unit], progress: Progress) -> Optional[ZoneCheck]:
    if not inputs.zones:
        return None
    profile = load_profile(inputs.rules or NATIONAL)
    numbers = {unit.unit_id for unit in units}
    layers = read_zone_layers(inputs.zones, units, inputs.plane, profile, inputs.transforms, span(progress, 0, 0.5))
    return check_zones(
        units,
        inputs.plane,
        layers,
        profile,
        span(progress, 0.5, 1),
        inputs.coverage,
        inputs.coverage_name,
        inputs.viewer,
        day_of(inputs.block.date),
        [mark for mark in inputs.marks if mark.unit_id in numbers],  # those of other years are none of this package's
    )


def _material(
    inputs: Inputs,
    units: tuple[Unit, ...],
    record: AnnualRecord,
    attached: Optional[Attached],
    check: Optional[ZoneCheck],
    project: QgsProject,
    family: str,
    images: tuple[Image, ...],
) -> Material:
    bounds = copy_bounds(units, inputs.mining_right)
    classes, plane, transforms = load_classes(), inputs.plane, inputs.transforms
    full = pale = None
    if inputs.survey is not None:
        full, pale = survey_maps(project, inputs.survey, inputs.class_field, plane, bounds, classes, family, transforms)
    return Material(
        units=units,
        plane=plane,
        year=inputs.year,
        mine=Mine(inputs.mine.mine_name, inputs.mine.holder, inputs.mine.licence_no, record.header.get("validity", "")),
        classes=classes,
        areas={unit.unit_id: unit.area(plane) for unit in units},
        said=said_of_units(record),
        block=inputs.block,
        mining_right=inputs.mining_right,
        mining_right_edition=inputs.mining_right_edition,
        survey=full,
        survey_pale=pale,
        survey_edition=_survey_edition(attached),
        class_areas=class_areas(units, attached.summary) if attached else (),
        before=classes_before(attached.summary) if attached else {},
        zones=zone_maps(project, inputs.zones, plane, bounds, family, transforms),
        hits=tuple((hit.geometry, hit.outcome.outcome) for hit in check.hits) if check else (),
        verdicts=verdict_rows(check) if check else (),
        rules_edition="；".join(check.profile.editions) if check else "",
        images=images,
    )


def image_maps(
    given: Sequence[GivenImage], project: QgsProject, plane: Plane, bounds: Bounds
) -> tuple[tuple[Image, ...], list[Finding]]:
    """The pictures for the sheet of both, or none: one alone compares nothing. What is wrong with them is a finding."""
    findings = []
    images = []
    for image in given:
        if image.layer is None:
            continue
        layer = image.layer.clone()
        if not is_cgcs2000(layer.crs()):
            findings.append(image_datum(layer.name(), crs_name(layer.crs())))
        elif not is_over(layer, plane, bounds):
            findings.append(image_elsewhere(layer.name()))
        else:
            if not image.date:
                findings.append(image_undated(layer.name()))
            project.addMapLayer(layer, False)
            images.append(Image(layer, image.when, image.date))
    there = [image for image in given if image.layer is not None]
    if len(there) == 1:
        findings.append(one_image(there[0].layer.name()))
    return (tuple(images) if len(images) == len(given) else ()), findings


def _survey_edition(attached: Optional[Attached]) -> str:
    """The editions, or at least the years, of the survey polygons under the units."""
    if attached is None:
        return ""
    editions = sorted({part.edition for part in attached.parts if part.edition})
    years = sorted({part.data_year for part in attached.parts if part.data_year is not None})
    if editions and editions != [str(year) for year in years]:
        return "、".join(editions)
    return "、".join(word("source", "survey_year").format(year=year) for year in years)


def _sources(inputs: Inputs, material: Material, record: AnnualRecord) -> dict[str, tuple[Source, ...]]:
    """What files are made from, by the names that the maker uses."""
    sources = {
        "units": (Source(inputs.units.sourceName(), str(inputs.year)),),
        "mine": (Source(inputs.mine.source, str(inputs.year)),),
        "form": (Source(record.form.template_id, record.form.edition),),
        "classes": (Source(load_classes().edition, load_classes().edition),),
    }
    if material.mining_right is not None:
        sources["mining_right"] = (Source(word("legend", "mining_right"), material.mining_right_edition),)
    if material.images:
        sources["images"] = tuple(Source(image.layer.name(), image.date) for image in material.images)
    if inputs.survey is not None:
        sources["survey"] = (Source(inputs.survey_name, material.survey_edition),)
    if inputs.zones:
        sources["zones"] = tuple(Source(names_of(layer)[0], edition_of(layer)) for layer in inputs.zones)
        rules = inputs.rules.name if inputs.rules else NATIONAL.name
        sources["rules"] = (Source(rules, material.rules_edition),)
        sources["terrain"] = (Source(inputs.terrain_name, ""),) if inputs.terrain_name else ()
    return sources


def _editions(
    material: Material, record: AnnualRecord, check: Optional[ZoneCheck], layouts: Optional[Path]
) -> dict[str, str]:
    """The editions of lists, rules and wordings; of templates of the user's own, which state none, their hashes."""
    editions = {
        "class_list": load_classes().edition,
        "annual_form": record.form.edition,
        "map_sheets": words().get("edition", str),
        **{name: read_json(path).get("edition", str) for name, path in _WORDINGS.items()},
    }
    if layouts is not None:
        own = (layouts / f"{name}.qpt" for name in own_names())
        editions["layouts"] = "；".join(f"{path.name} {digest(path)[0]}" for path in own if path.is_file())
    if check is not None:
        editions["zone_rules"] = "；".join(check.profile.editions)
    if material.survey_edition:
        editions["survey"] = material.survey_edition
    return editions
