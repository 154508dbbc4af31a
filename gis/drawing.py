"""Drawing in a layer of units: every act is one step of the layer's undo history, whole or not at all.

Nothing is saved here. Corners that several units share stay shared where ``topological`` is true, as in the project's
topological editing: a corner on a neighbour's boundary becomes one of its corners, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsVectorDataProvider,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from shapely.geometry import MultiPolygon

from ..core.amounts import hectares, m2
from ..core.corners.numbering import from_north_west
from ..core.drawing import outline, topology
from ..core.drawing.division import (
    Division,
    Merger,
    divided,
    joined,
    line_with,
    merged,
    next_number,
    piece_numbers,
    relinked,
)
from ..core.drawing.typed import Point, TypedPlace
from ..core.findings import Finding
from ..core.geodesy.moving import moved
from ..core.geodesy.plane import Degrees, Plane
from ..core.shapes import NOTHING_M2, polygons_of
from ..core.unit import Area, area_of
from .convert import as_multipolygon, columns_of, to_qgs, to_shapely
from .corner_session import CannotAddError, has_unit_fields, numbers_in, why_not
from .crs import mover, plane_of
from .i18n import tr
from .messages import message
from .roles import layer_with
from .values import text, value_or_none

AREAS = ("area_ha", "area_m2", "planar_m2")
JOINED = ("name", "quality", "measures", "source", "note", "plan_reason")
"""Texts of merged units that may stand behind each other."""
_UNITED = "plan_id"


class CannotDrawError(CannotAddError):
    """The act is not possible and nothing was changed; the text says why and what to do."""

    def __init__(self, text: str, finding: Optional[Finding] = None) -> None:
        super().__init__(text)
        self.finding = finding


@dataclass(frozen=True)
class Done:
    """What an act did: the units it made or changed (their ids), neighbours that got a corner, and what to know."""

    units: tuple[int, ...] = ()
    neighbours: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A unit as it stands in the layer, edits that are not saved with it."""

    fid: int
    number: str
    geometry: MultiPolygon
    feature: QgsFeature


def drawing_layer(project: QgsProject, active: Optional[Any]) -> Optional[QgsVectorLayer]:
    """The layer that is drawn in: the active one where it has the fields of units, else that of the year's work."""
    if isinstance(active, QgsVectorLayer) and active.isValid() and has_unit_fields(active):
        return active
    layer = layer_with(project, "unit")
    return layer if isinstance(layer, QgsVectorLayer) and has_unit_fields(layer) else None


def why_not_draw(layer: Optional[QgsVectorLayer]) -> str:
    """Why nothing can be drawn in the layer, with what to do; empty where it can."""
    if layer is None:
        return tr("There is no layer of units. Make a project, or choose a layer with the fields of units.")
    reason = why_not(layer)
    if reason:
        return reason
    changes = QgsVectorDataProvider.Capability.ChangeGeometries
    if not layer.isEditable() and not layer.dataProvider().capabilities() & changes:
        return tr("Outlines of the layer '{layer}' cannot be changed. Choose another layer.").format(layer=layer.name())
    return ""


def start_editing(layer: QgsVectorLayer) -> Plane:
    """Make the layer editable; its plane. Raises :class:`CannotDrawError`."""
    reason = why_not_draw(layer)
    plane = plane_of(layer.crs())
    if reason or plane is None:
        raise CannotDrawError(reason)
    if not layer.isEditable() and not layer.startEditing():
        raise CannotDrawError(tr("The layer '{layer}' cannot be edited.").format(layer=layer.name()))
    return plane


def placed(place: TypedPlace, plane: Plane) -> Optional[Point]:
    """A typed corner in the plane; degrees are CGCS2000 and projected by PROJ, rounded to 0.1 mm."""
    if place.degrees is None:
        return place.point
    east, north = moved(np.array([place.degrees]), Degrees(), plane, mover())[0]
    return (float(east), float(north)) if np.isfinite([east, north]).all() else None


def sketch_area(points: Sequence[Point], plane: Plane) -> Optional[Area]:
    """The area that the corners enclose so far; ``None`` where they enclose none, or cross."""
    if len(points) < 3:
        return None
    polygon = shapely.polygons(np.array(points))
    return area_of(polygon, plane) if polygon.is_valid and polygon.area > 0 else None


# Reading


def rows_of(layer: QgsVectorLayer, fids: Sequence[int]) -> list[Row]:
    """The units with these ids that have a valid outline, in the order of the layer."""
    return list(_rows(layer, QgsFeatureRequest().setFilterFids(list(fids))))


def rows_near(layer: QgsVectorLayer, geometry: Any, by: float = topology.TOLERANCE) -> list[Row]:
    """The units whose frame meets that of a geometry (east, north)."""
    west, south, east, north = geometry.bounds
    frame = QgsRectangle(west - by, south - by, east + by, north + by)
    return list(_rows(layer, QgsFeatureRequest(frame)))


def _rows(layer: QgsVectorLayer, request: QgsFeatureRequest) -> Iterator[Row]:
    column = columns_of(layer.fields(), "unit")["unit_id"]
    for feature in layer.getFeatures(request):
        shape = as_multipolygon(to_shapely(feature.geometry()))
        if not shape.is_empty:
            yield Row(feature.id(), text(feature[column]), shape, feature)


# Acts


def add_unit(
    layer: QgsVectorLayer,
    ring: Sequence[Point],
    values: Mapping[str, Any],
    topological: bool,
    north_west: bool = True,
) -> Done:
    """A new unit with this outline; ``values`` by field of the schema. Raises :class:`CannotDrawError`."""
    _stop_at(outline.ring_error(ring))
    ring, told = _with_corners_of_neighbours(layer, ring) if topological else (ring, [])
    shape = MultiPolygon([shapely.polygons(np.array(ring))])
    shape = from_north_west(shape) if north_west else shape
    taken = numbers_in(layer)
    number = text(values.get("unit_id"))
    if number and number in taken:
        raise CannotDrawError(tr("There is a unit {number} already. Type another number.").format(number=number))
    columns = columns_of(layer.fields(), "unit")
    given = {columns[name]: _fitting(layer, columns[name], value) for name, value in values.items() if name in columns}
    with _one_step(layer, tr("Draw a unit")):
        feature = QgsVectorLayerUtils.createFeature(
            layer, _fitting_geometry(layer, shape), given, layer.createExpressionContext()
        )
        _set_areas(layer, feature, shape)
        if not layer.addFeature(feature):
            raise _refused(layer)
        neighbours = _share(layer, shape, {feature.id()}) if topological else ()
        told += _overlaps(layer, feature, shape)
    return Done((feature.id(),), neighbours, tuple(told))


def add_hole(layer: QgsVectorLayer, fid: int, ring: Sequence[Point], topological: bool = False) -> Done:
    """A hole in a unit. Raises :class:`CannotDrawError`."""
    return _with_ring(layer, fid, ring, outline.with_hole, tr("Cut out a hole"), topological)


def add_part(layer: QgsVectorLayer, fid: int, ring: Sequence[Point], topological: bool) -> Done:
    """A further part of a unit. Raises :class:`CannotDrawError`."""
    done = _with_ring(layer, fid, ring, outline.with_part, tr("Add a part"), topological)
    part = MultiPolygon([shapely.polygons(np.array(ring))])
    return replace(done, told=(*done.told, *_overlaps(layer, layer.getFeature(fid), part)))


def _with_ring(
    layer: QgsVectorLayer,
    fid: int,
    ring: Sequence[Point],
    put: Callable[[MultiPolygon, Sequence[Point]], tuple[Optional[MultiPolygon], Optional[Finding]]],
    title: str,
    topological: bool,
) -> Done:
    row, plane = _sound(layer, fid), start_editing(layer)
    _stop_at(outline.ring_error(ring))
    ring, told = _with_corners_of_neighbours(layer, ring, fid) if topological else (ring, [])
    shape, problem = put(row.geometry, ring)
    _stop_at(problem)
    assert shape is not None
    before, after = (hectares_text(area_of(one, plane).centi) for one in (row.geometry, shape))
    told.append(
        tr("Unit {unit} has {area} hm² (before: {before} hm²).").format(
            unit=row.number or row.fid, area=after, before=before
        )
    )
    with _one_step(layer, title):
        _write(layer, fid, shape)
        neighbours = _put_in(layer, np.array(ring), {fid}) if topological else ()
    return Done((fid,), neighbours, tuple(told))


def _with_corners_of_neighbours(
    layer: QgsVectorLayer, ring: Sequence[Point], own: Optional[int] = None
) -> tuple[Sequence[Point], list[str]]:
    """The ring with the corners that units other than ``own`` have on its sides, and what to tell of it."""
    shape = MultiPolygon([shapely.polygons(np.array(ring))])
    near = [row for row in rows_near(layer, shape) if row.fid != own]
    shape, count = topology.with_corners(shape, _corners(near))
    if not count:
        return ring, []
    corners = shapely.get_coordinates(shape)[:-1]
    return [(float(east), float(north)) for east, north in corners], [
        tr("{count} corners of neighbours on its sides are its corners, too.").format(count=count)
    ]


def split_units(layer: QgsVectorLayer, fids: Sequence[int], line: Sequence[Point], topological: bool) -> Done:
    """Divide units along a line, all of them or none.

    The largest piece is the unit as it was, with its id and number; the others are copies with new numbers. Who links
    to a divided unit links to all its pieces. Raises :class:`CannotDrawError`.
    """
    plane = start_editing(layer)
    rows = rows_of(layer, fids)
    _stop_at_invalid(rows)
    divisions: list[tuple[Row, Division]] = []
    for row in rows:
        line = line_with(line, divisions[-1][1].nodes) if divisions else line
        division, problem = divided(row.geometry, line)
        if problem is not None:
            _stop_at(replace(problem, figures={**problem.figures, "unit": row.number or str(row.fid)}))
        assert division is not None
        divisions.append((row, division))
    if not divisions:
        raise CannotDrawError(tr("No unit is there to be divided. Select it, or draw the line over it."))
    columns = columns_of(layer.fields(), "unit")
    taken, changes, units, told = numbers_in(layer), {}, [], []
    with _one_step(layer, tr("Divide units")):
        nodes = []
        for row, division in divisions:
            numbers = piece_numbers(row.number, len(division.pieces), taken)
            taken |= set(numbers)
            changes[row.number] = numbers
            _write(layer, row.fid, division.pieces[0])
            units.append(row.fid)
            for number, piece in zip(numbers[1:], division.pieces[1:]):
                units.append(_copy(layer, row, number, piece, columns))
            nodes.append(division.nodes)
            told.append(_told_of_division(row, numbers, division, plane))
        told += _relink(layer, {number: new for number, new in changes.items() if number})
        neighbours = _put_in(layer, np.concatenate(nodes), set(units)) if topological else ()
    return Done(tuple(units), neighbours, tuple(told))


def _told_of_division(row: Row, numbers: Sequence[str], division: Division, plane: Plane) -> str:
    areas = [area_of(piece, plane).centi for piece in division.pieces]
    before = area_of(row.geometry, plane).centi if row.geometry.is_valid else 0
    pieces = tr(", ").join(f"{number or '–'}: {hectares_text(area)} hm²" for number, area in zip(numbers, areas))
    sentence = tr("Unit {unit} ({before} hm²) is divided into {pieces}.").format(
        unit=row.number or row.fid, before=hectares_text(before), pieces=pieces
    )
    difference = sum(areas) - before
    if difference:
        sentence += " " + tr(
            "The areas of the pieces differ from the unit's by {difference} m² in sum (rounding)."
        ).format(difference=m2(difference))
    if division.untouched:
        sentence += " " + tr("{count} parts that the line does not cross stay with {unit}.").format(
            count=division.untouched, unit=numbers[0] or row.fid
        )
    return sentence


def hectares_text(centi: int) -> str:
    """An official area of so many 0.01 m² in hm² with 4 decimals."""
    from ..core.amounts import ha4_from_centi

    return str(hectares(ha4_from_centi(centi)))


@dataclass(frozen=True)
class Merge:
    """Units to be merged, the largest first, and what their fields say.

    ``choices`` are the fields of which they say different things: the values to choose from, the largest unit's first
    where it has one. ``merger`` is their ground.
    """

    rows: tuple[Row, ...]
    choices: dict[str, tuple[Any, ...]]
    merger: Merger

    @property
    def numbers(self) -> list[str]:
        """The numbers of the units."""
        return [row.number or str(row.fid) for row in self.rows]


def merge_of(layer: QgsVectorLayer, fids: Sequence[int]) -> Merge:
    """What merging these units would mean. Raises :class:`CannotDrawError`."""
    plane = start_editing(layer)
    rows = sorted(rows_of(layer, fids), key=lambda row: (-area_of(row.geometry, plane).centi, row.number))
    _stop_at_invalid(rows)
    if len(rows) < 2:
        raise CannotDrawError(tr("Select two or more units to merge them."))
    columns = columns_of(layer.fields(), "unit")
    choices: dict[str, tuple[Any, ...]] = {}
    for index, field in enumerate(layer.fields()):
        name = next((name for name, column in columns.items() if column == index), field.name())
        if name in AREAS or name == _UNITED or index in layer.primaryKeyAttributes():
            continue
        values: dict[str, Any] = {}
        for row in rows:
            value = value_or_none(row.feature[index])
            if value is not None and text(value):
                values.setdefault(text(value), value)
        if len(values) > 1:
            together = (joined(list(values)),) if name in JOINED else ()
            choices[field.name()] = (*values.values(), *together)
    merger = merged([row.geometry for row in rows])
    if len(merger.geometry.geoms) > 1 and not _takes_parts(layer):
        raise CannotDrawError(_one_part_only(layer))
    return Merge(tuple(rows), choices, merger)


def merge_units(layer: QgsVectorLayer, merge: Merge, values: Mapping[str, Any], topological: bool) -> Done:
    """Merge units into the largest one; ``values`` are the ones chosen, by name of the layer's field.

    Where the units agree, or only one says something, that stays. ``plan_id`` is that of all of them. Raises
    :class:`CannotDrawError`.
    """
    columns = columns_of(layer.fields(), "unit")
    kept, gone = merge.rows[0], merge.rows[1:]
    told = []
    with _one_step(layer, tr("Merge units")):
        if not layer.deleteFeatures([row.fid for row in gone]):
            raise _refused(layer)
        new: dict[int, Any] = {}
        for index, field in enumerate(layer.fields()):
            if index in layer.primaryKeyAttributes() or index in (columns[n] for n in AREAS if n in columns):
                continue
            said = [value_or_none(row.feature[index]) for row in merge.rows]
            said = [value for value in said if value is not None and text(value)]
            if index == columns.get(_UNITED):
                value = ";".join(dict.fromkeys(part for link in said for part in text(link).split(";") if part)) or None
            else:
                value = values.get(field.name(), said[0] if said else None)
            if value_or_none(kept.feature[index]) != value:
                new[index] = value
        _change_values(layer, kept.fid, new)
        _write(layer, kept.fid, merge.merger.geometry)
        number = text(new.get(columns["unit_id"], kept.number))
        told += _relink(layer, {row.number: (number,) for row in merge.rows if row.number and row.number != number})
        neighbours = _share(layer, merge.merger.geometry, {kept.fid}) if topological else ()
    told.insert(0, tr("{units} are one unit, {number}.").format(units=tr(", ").join(merge.numbers), number=number))
    return Done((kept.fid,), neighbours, (*told, *told_of_ground(merge.merger)))


def told_of_ground(merger: Merger) -> list[str]:
    """What somebody must know about the ground of a merged unit."""
    told = []
    if merger.overlap_m2:
        told.append(
            tr("{area:.2f} m² were in more than one of the units and count once in the merged one.").format(
                area=merger.overlap_m2
            )
        )
    if merger.gaps:
        told.append(
            tr("Ground between the units that none of them had stays out: {count} holes, {area:.4f} m².").format(
                count=len(merger.gaps), area=sum(merger.gaps)
            )
        )
    if len(merger.geometry.geoms) > 1:
        told.append(
            tr("They do not touch: the merged unit has {count} parts.").format(count=len(merger.geometry.geoms))
        )
    return told


def renumber(layer: QgsVectorLayer, fids: Sequence[int]) -> Done:
    """Number the corners of units clockwise from the north-west. Raises :class:`CannotDrawError`."""
    start_editing(layer)
    turned = [(row.fid, from_north_west(row.geometry), row) for row in rows_of(layer, fids) if row.geometry.is_valid]
    turned = [one for one in turned if not shapely.equals_exact(one[1], one[2].geometry, 0.0)]
    if turned:
        with _one_step(layer, tr("Number corners from the north-west")):
            for fid, shape, _ in turned:
                _write(layer, fid, shape)
    told = (
        tr("The corners of {count} units are numbered from the north-west.")
        if turned
        else tr("All corners are numbered from the north-west already.")
    )
    return Done(tuple(fid for fid, _, _ in turned), (), (told.format(count=len(turned)),))


def move_corner(
    layer: QgsVectorLayer, start: Point, end: Point, fids: Sequence[int] = (), topological: bool = False
) -> Done:
    """Move a corner of all units that have it, or of ``fids`` alone. Raises :class:`CannotDrawError`."""

    def change(row: Row) -> Optional[MultiPolygon]:
        shape = topology.moved_corner(row.geometry, start, end)
        return None if shape is row.geometry else shape

    return _at_corner(layer, start, change, tr("Move a corner"), fids, [end] if topological else [])


def remove_corner(layer: QgsVectorLayer, place: Point, fids: Sequence[int] = ()) -> Done:
    """Take a corner out of all units that have it, or of ``fids`` alone. Raises :class:`CannotDrawError`."""

    def change(row: Row) -> Optional[MultiPolygon]:
        shape, good = topology.without_corner(row.geometry, place)
        if not good:
            raise CannotDrawError(
                tr("Unit {unit} has no more than three corners there. Delete the hole or the unit instead.").format(
                    unit=row.number or row.fid
                )
            )
        return None if shape.equals_exact(row.geometry, 0.0) else shape

    return _at_corner(layer, place, change, tr("Take out a corner"), fids)


def _at_corner(
    layer: QgsVectorLayer, place: Point, change: Any, title: str, fids: Sequence[int], shared: Sequence[Point] = ()
) -> Done:
    """Change the units that have a corner at ``place``; ``shared`` become corners of others that they lie on."""
    start_editing(layer)
    rows = [row for row in rows_near(layer, shapely.points(place)) if not fids or row.fid in fids]
    changed = [(row, shape) for row in rows if (shape := change(row)) is not None]
    for row, shape in changed:
        if not shape.is_valid and row.geometry.is_valid:
            for ring in (ring for part in shape.geoms for ring in (part.exterior, *part.interiors)):
                _stop_at(outline.ring_error([(east, north) for east, north in ring.coords[:-1]]))
            raise CannotDrawError(
                tr("The outline of unit {unit} would cross itself. Choose another place.").format(
                    unit=row.number or row.fid
                )
            )
    if not changed:
        raise CannotDrawError(tr("No unit has a corner there."))
    with _one_step(layer, title):
        for row, shape in changed:
            _write(layer, row.fid, shape)
        neighbours = _put_in(layer, np.array(shared), {row.fid for row, _ in changed})
    still = [row.number or str(row.fid) for row, shape in changed if not shape.is_valid]
    told = (tr("The outline of {units} is still invalid.").format(units=tr(", ").join(still)),) if still else ()
    return Done(tuple(row.fid for row, _ in changed), neighbours, told)


def suggested_number(layer: QgsVectorLayer) -> str:
    """The number for a new unit."""
    return next_number(numbers_in(layer))


# What acts share


@contextmanager
def _one_step(layer: QgsVectorLayer, title: str) -> Iterator[None]:
    start_editing(layer)
    layer.beginEditCommand(title)
    try:
        yield
    except BaseException:
        layer.destroyEditCommand()
        layer.triggerRepaint()
        raise
    layer.endEditCommand()
    layer.triggerRepaint()


def _stop_at(problem: Optional[Finding]) -> None:
    if problem is not None:
        raise CannotDrawError(message(problem), problem)


def _stop_at_invalid(rows: Sequence[Row]) -> None:
    broken = [row.number or str(row.fid) for row in rows if not row.geometry.is_valid]
    if broken:
        raise CannotDrawError(
            tr("The outline of {units} is invalid. Mend its corners first: move them, or take them out.").format(
                units=tr(", ").join(broken)
            )
        )


def _refused(layer: QgsVectorLayer) -> CannotDrawError:
    return CannotDrawError(
        tr("The layer '{layer}' does not take the change; nothing was changed.").format(layer=layer.name())
    )


def _sound(layer: QgsVectorLayer, fid: int) -> Row:
    """A unit with a valid outline."""
    rows = rows_of(layer, [fid])
    if not rows:
        raise CannotDrawError(tr("The unit is no longer there, or has no outline. Choose another one."))
    _stop_at_invalid(rows)
    return rows[0]


def _takes_parts(layer: QgsVectorLayer) -> bool:
    from qgis.core import QgsWkbTypes

    return bool(QgsWkbTypes.isMultiType(layer.wkbType()))


def _one_part_only(layer: QgsVectorLayer) -> str:
    return tr("The layer '{layer}' takes single polygons only, a unit has no parts there.").format(layer=layer.name())


def _fitting_geometry(layer: QgsVectorLayer, shape: MultiPolygon) -> Any:
    shapes = to_qgs(shape).coerceToType(layer.wkbType())
    if len(shapes) != 1:
        raise CannotDrawError(_one_part_only(layer))
    return shapes[0]


def _area_values(layer: QgsVectorLayer, shape: MultiPolygon) -> dict[int, Any]:
    plane, columns = plane_of(layer.crs()), columns_of(layer.fields(), "unit")
    assert plane is not None
    area = area_of(shape, plane)
    values = {
        "area_ha": float(hectares(area.ha4)),
        "area_m2": float(m2(area.centi)),
        "planar_m2": round(area.planar_m2, 2),
    }
    return {columns[name]: value for name, value in values.items() if name in columns}


def _set_areas(layer: QgsVectorLayer, feature: QgsFeature, shape: MultiPolygon) -> None:
    for index, value in _area_values(layer, shape).items():
        feature.setAttribute(index, value)


def _write(layer: QgsVectorLayer, fid: int, shape: MultiPolygon) -> None:
    """Give a unit another outline and the areas of it."""
    if not layer.changeGeometry(fid, _fitting_geometry(layer, shape)):
        raise _refused(layer)
    feature = layer.getFeature(fid)
    values = {
        index: value for index, value in _area_values(layer, shape).items() if value_or_none(feature[index]) != value
    }
    _change_values(layer, fid, values)


def _change_values(layer: QgsVectorLayer, fid: int, values: Mapping[int, Any]) -> None:
    if values and not layer.changeAttributeValues(fid, dict(values)):
        raise _refused(layer)


def _copy(layer: QgsVectorLayer, row: Row, number: str, shape: MultiPolygon, columns: Mapping[str, int]) -> int:
    """A unit like another, with its own number and outline; keys of the database are made anew."""
    keys = layer.primaryKeyAttributes()
    values = {i: v for i, v in enumerate(row.feature.attributes()) if i not in keys}
    values[columns["unit_id"]] = number or None
    feature = QgsVectorLayerUtils.createFeature(
        layer, _fitting_geometry(layer, shape), values, layer.createExpressionContext()
    )
    for index, value in values.items():
        feature.setAttribute(index, value)
    _set_areas(layer, feature, shape)
    if not layer.addFeature(feature):
        raise _refused(layer)
    return int(feature.id())


def _relink(layer: QgsVectorLayer, changes: Mapping[str, Sequence[str]]) -> list[str]:
    """Bring the links to units that have other numbers up to date; who was changed."""
    column = columns_of(layer.fields(), "unit").get(_UNITED)
    if column is None or not changes:
        return []
    number = columns_of(layer.fields(), "unit")["unit_id"]
    told = []
    for feature in layer.getFeatures():
        link = text(feature[column])
        new = relinked(link, changes) if link else link
        if new != link:
            _change_values(layer, feature.id(), {column: new})
            told.append(
                tr("Unit {unit} carries out {new} (before: {old}).").format(
                    unit=text(feature[number]), new=new, old=link
                )
            )
    return told


def _corners(rows: Sequence[Row]) -> np.ndarray:
    return np.concatenate([np.empty((0, 2)), *(shapely.get_coordinates(row.geometry) for row in rows)])


def _share(layer: QgsVectorLayer, shape: MultiPolygon, own: set[int]) -> tuple[str, ...]:
    """Put the corners of ``shape`` into the boundaries of its neighbours; the neighbours that got some."""
    return _put_in(layer, shapely.get_coordinates(shape), own)


def _put_in(layer: QgsVectorLayer, points: np.ndarray, own: set[int]) -> tuple[str, ...]:
    if not len(points):
        return ()
    names = []
    for row in rows_near(layer, shapely.multipoints(points)):
        if row.fid in own or not row.geometry.is_valid:
            continue
        shape, count = topology.with_corners(row.geometry, points)
        if count and shape.is_valid:
            _write(layer, row.fid, shape)
            names.append(row.number or str(row.fid))
    return tuple(names)


def _overlaps(layer: QgsVectorLayer, feature: QgsFeature, shape: MultiPolygon) -> list[str]:
    """Units of the same section and year that share ground with a new one: counted twice."""
    columns = columns_of(layer.fields(), "unit")
    kind = [text(feature[columns[name]]) for name in ("section", "year") if name in columns]
    told = []
    for row in rows_near(layer, shape):
        other = [text(row.feature[columns[name]]) for name in ("section", "year") if name in columns]
        if row.fid == feature.id() or other != kind or not row.geometry.is_valid:
            continue
        shared = polygons_of(shapely.intersection(row.geometry, shape)).area
        if shared > 2 * NOTHING_M2:
            told.append(
                tr(
                    "It overlaps unit {unit} by {area:.2f} m²: ground of one section counts once. Take it off one."
                ).format(unit=row.number or row.fid, area=shared)
            )
    return told


def _fitting(layer: QgsVectorLayer, index: int, value: Any) -> Any:
    if isinstance(value, bool) and layer.fields()[index].typeName().lower() not in ("bool", "boolean"):
        return int(value)
    return value
