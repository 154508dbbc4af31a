"""What the map sheets are made from: units, layers, areas, verdicts and what people enter into the title block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Optional

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from shapely.geometry.base import BaseGeometry

from ..core.amounts import ha4_from_centi, hectares
from ..core.annual.record import AnnualRecord
from ..core.annual.rows import UnitRows
from ..core.geodesy.plane import Plane
from ..core.landclass.classes import LandClasses
from ..core.landclass.fields import find_fields
from ..core.landclass.rows import ClassTotal
from ..core.unit import Area, Unit
from ..core.vocabulary import SECTIONS
from ..core.zones.verdicts import Verdict, ZoneCheck
from .crs import crs_of, is_cgcs2000
from .layers import edition_of, names_of
from .map_frame import Bounds, bounds_of, widened
from .map_layers import copied, survey_layers
from .map_symbols import style_zone
from .map_words import word, zone_kind

_CONTEXT = 1.1
"""How far the location map looks round the mine, in the mine's larger side; the sheet itself shows more at its ends."""
_SHEET_MORE = 0.6
"""The layers are copied with this much more round them, because a sheet is wider than high."""


@dataclass(frozen=True)
class Block:
    """What people enter into the title block and the slots; empty stays an empty ruled cell.

    ``review`` is the 审图号, ``height`` the height datum (高程基准) of the data.
    """

    organisation: str = ""
    drawn: str = ""
    checked: str = ""
    responsible: str = ""
    date: str = ""
    secrecy: str = ""
    review: str = ""
    height: str = ""


@dataclass(frozen=True)
class Image:
    """A picture of the ground ``when`` (``before`` or ``after`` the restoration), and the day that it shows."""

    layer: QgsRasterLayer
    when: str
    date: str = ""


@dataclass(frozen=True)
class Mine:
    """The mine as the sheets name it; ``validity`` is the text of 采矿权有效期限."""

    name: str
    holder: str = ""
    licence_no: str = ""
    validity: str = ""


@dataclass(frozen=True)
class ZoneMap:
    """A zone layer, copied and styled, with its title and edition for the legend."""

    layer: QgsVectorLayer
    title: str
    edition: str


@dataclass(frozen=True)
class ClassArea:
    """The area of one land class inside the units, in 0.0001 hm² by section: units of two sections may overlap."""

    code: str
    name: str
    ha4: Mapping[str, int]


@dataclass(frozen=True)
class VerdictRow:
    """One line of the check: what was looked for, the outcome as printed, and the overlap in 0.0001 hm²."""

    unit_id: str
    rule: str
    outcome: str
    ha4: Optional[int] = None
    share: Optional[float] = None


@dataclass(frozen=True)
class Material:
    """Everything the sheets show. Geometries and layers are in the CRS of ``plane``.

    Units have polygons and unique numbers; ``areas`` is by unit number; ``hits`` are pieces with their outcome.
    ``said`` is what the annual form says of a unit, by unit number: names and values. ``before`` are the classes that
    the survey has on a unit: names and areas in 0.0001 hm²; ``None`` where no sheet may tell them.
    """

    units: tuple[Unit, ...]
    plane: Plane
    year: int
    mine: Mine
    classes: LandClasses
    areas: Mapping[str, Area]
    said: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    block: Block = Block()
    mining_right: Optional[BaseGeometry] = None
    mining_right_edition: str = ""
    survey: Optional[QgsVectorLayer] = None
    survey_pale: Optional[QgsVectorLayer] = None
    survey_edition: str = ""
    class_areas: tuple[ClassArea, ...] = ()
    before: Optional[Mapping[str, Sequence[tuple[str, int]]]] = field(default_factory=dict)
    zones: tuple[ZoneMap, ...] = ()
    hits: tuple[tuple[BaseGeometry, str], ...] = ()
    verdicts: tuple[VerdictRow, ...] = field(default=())
    rules_edition: str = ""
    images: tuple[Image, ...] = ()

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that have units, in the order of the form."""
        there = {unit.section for unit in self.units}
        return tuple(section for section in SECTIONS if section in there)


def mine_bounds(units: Iterable[Unit], mining_right: Optional[BaseGeometry]) -> Bounds:
    """The bounds of the units and the mining right."""
    bounds = bounds_of([*(unit.geometry for unit in units), mining_right])
    assert bounds is not None, "a package has units"
    return bounds


def context_bounds(units: Iterable[Unit], mining_right: Optional[BaseGeometry]) -> Bounds:
    """What the location map wants to show: the mine and its surroundings."""
    return widened(mine_bounds(units, mining_right), _CONTEXT)


def copy_bounds(units: Iterable[Unit], mining_right: Optional[BaseGeometry]) -> Bounds:
    """The ground of which the sheets need layers."""
    return widened(context_bounds(units, mining_right), _SHEET_MORE)


def survey_maps(
    project: QgsProject,
    source: QgsFeatureSource,
    class_field: str,
    plane: Plane,
    bounds: Bounds,
    classes: LandClasses,
    family: str,
    context: QgsCoordinateTransformContext,
) -> tuple[QgsVectorLayer, QgsVectorLayer]:
    """The survey inside ``bounds``, in full colour and as a pale background; both belong to ``project``."""
    names = {one.name(): one.alias() for one in source.fields()}
    fields = find_fields(names)
    wanted = {"dlbm": class_field or fields["DLBM"], "owner": fields.get("QSDWMC", "")}
    layer = copied(source, crs_of(plane), bounds, context, "survey", wanted)
    full, pale = survey_layers(layer, classes, family, word("legend", "other_class"))
    for made in (full, pale):
        project.addMapLayer(made, False)
    return full, pale


def zone_maps(
    project: QgsProject,
    layers: Sequence[QgsVectorLayer],
    plane: Plane,
    bounds: Bounds,
    family: str,
    context: QgsCoordinateTransformContext,
) -> tuple[ZoneMap, ...]:
    """Copies of the zone layers inside ``bounds``, in their map styles; they belong to ``project``.

    A layer in another datum is on no sheet: the check has told that it could not be used.
    """
    maps = []
    unknown = 0
    for layer in layers:
        if not layer.isSpatial() or not is_cgcs2000(layer.crs()):
            continue
        kind, title = zone_kind(names_of(layer))
        copy = copied(layer, crs_of(plane), bounds, context, title)
        style_zone(copy, kind, family, unknown)
        unknown += kind is None
        project.addMapLayer(copy, False)
        maps.append(ZoneMap(copy, title, edition_of(layer)))
    # Lines lie above areas, whatever the order they were given in.
    return tuple(sorted(maps, key=lambda one: -_height(one.layer)))


def _height(layer: QgsVectorLayer) -> int:
    """0 for polygons, 1 for lines, 2 for points."""
    kinds = QgsWkbTypes.GeometryType
    return (kinds.PolygonGeometry, kinds.LineGeometry, kinds.PointGeometry).index(layer.geometryType())


def class_areas(units: Iterable[Unit], summary: Iterable[ClassTotal]) -> tuple[ClassArea, ...]:
    """The classes inside the units, by section; what is no class stands last."""
    section = {unit.unit_id: unit.section for unit in units}
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in summary:
        # A unit that the table has no section for is on no sheet either; a finding tells.
        if row.unit_id in section:
            sums[row.land_class, row.class_name][section[row.unit_id]] += row.ha4
    ordered = sorted(sums, key=lambda key: (not key[0][:1].isdigit(), key))
    return tuple(ClassArea(code, name, dict(sums[code, name])) for code, name in ordered)


def classes_before(summary: Iterable[ClassTotal]) -> dict[str, list[tuple[str, int]]]:
    """The classes that the survey has on each unit, by unit number: names and areas in 0.0001 hm²."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in summary:
        found[row.unit_id].append((row.class_name or row.land_class, row.ha4))
    return dict(found)


_SAID = ("land_class", "problem_type", "damage_degree")


def said_of_units(record: AnnualRecord) -> dict[str, list[tuple[str, str]]]:
    """What the form says a unit becomes, or what is wrong with it, by unit number and under the form's own labels."""
    said = {}
    for section, rows in zip(record.form.sections, record.sections):
        columns = [(column.key, column.label.replace("\n", "")) for column in section.columns if column.key in _SAID]
        for unit in rows.units:
            said[unit.unit_id] = [
                (label, _classes(unit) if key == "land_class" else unit.shared.get(key, "")) for key, label in columns
            ]
    return said


def _classes(unit: UnitRows) -> str:
    """The class rows of a unit; each with its area where there are several."""
    if len(unit.lines) == 1:
        return f"{unit.lines[0].code} {unit.lines[0].name}".strip()
    classes = "、".join(class_amount(line.name, line.ha4 or 0) for line in unit.lines)
    return word("tables", "unit", "class_areas").format(classes=classes)


def class_amount(name: str, ha4: int) -> str:
    """A class and its area in one word; a class without a name is its code, which is kept apart from the figure."""
    apart = " " if name[-1:].isdigit() else ""
    return word("tables", "unit", "class_area").format(name=name + apart, ha=hectares(ha4))


def verdict_rows(check: ZoneCheck) -> tuple[VerdictRow, ...]:
    """What the check found, then what it could not check, a line a rule; what is free of everything has no line."""
    rows = [_verdict_row(verdict) for verdict in check.verdicts if verdict.meant is not None]
    missing = word("tables", "verdicts", "not_checked")
    for rule in check.profile.rules:
        verdicts = [verdict for verdict in check.verdicts if verdict.rule is rule]
        left = [verdict.unit_id for verdict in verdicts if verdict.meant is None and not verdict.is_checked]
        if left and len(left) == len(verdicts):
            rows.append(VerdictRow(word("tables", "verdicts", "every_unit"), rule.name, missing))
        elif left:
            some = word("tables", "verdicts", "some_units").format(count=len(left))
            rows.append(VerdictRow(left[0] if len(left) == 1 else some, rule.name, missing))
    return tuple(rows)


def _verdict_row(verdict: Verdict) -> VerdictRow:
    if not verdict.is_checked or verdict.centi is None:
        return VerdictRow(verdict.unit_id, verdict.rule.name, word("tables", "verdicts", "not_checked"))
    return VerdictRow(verdict.unit_id, verdict.rule.name, verdict.outcome, ha4_from_centi(verdict.centi), verdict.share)
