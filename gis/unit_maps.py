"""Small maps for the zone report: each unit with what it hits and what lies round it, as a picture.

They are drawn with the symbols of the map sheets, by a painter and without a project, so any thread may draw them.
Texts are Chinese, as in the report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Optional

import numpy as np
import shapely
from qgis.core import QgsFillSymbol, QgsSymbol
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..core.catalogue import RESOURCES, Node, read_json
from ..core.geodesy.plane import Plane
from ..core.progress import Progress, check, go_on
from ..core.shapes import simple_parts
from ..core.unit import Unit
from ..core.zones.rules import MEANS, OVERLAP
from ..core.zones.verdicts import Hit, ZoneCheck
from .convert import to_qgs
from .crs import crs_of
from .layouts import LayoutProblem, chinese_family
from .map_frame import Bounds, bounds_of, round_scale, widened
from .map_layers import memory_layer
from .map_symbols import style_zone
from .map_words import words, zone_kind
from .picture import MAP_MM, Picture
from .styles import means_symbols

_ROUND = 0.3
"""How much of its larger side is shown on each side of a unit."""
_LARGEST = 3.5
"""A zone that a unit is near to is shown, too, unless the map would then be so many times as large as the unit's."""
_CUT = 1000
"""Zones with more vertices than this are cut to the maps that they are on."""
_KINDS = ("MultiPoint", "MultiLineString", "MultiPolygon")
"""By dimension."""


@dataclass(frozen=True)
class _Part:
    """The points, lines or areas of a zone. ``look`` is the place of its symbol in the legend."""

    look: int
    geometry: BaseGeometry


@dataclass(frozen=True)
class _Look:
    """How zones of one kind and dimension are drawn and called; ``dimension`` 0 to 2."""

    symbol: QgsSymbol
    title: str
    dimension: int


def unit_maps(checked: ZoneCheck, plane: Plane, progress: Progress = go_on) -> dict[int, bytes]:
    """A small map (PNG, 8 dots a mm) of each unit that has ground, by its place in ``checked.units``.

    It shows the unit, the ground hit in the colour of what it means (of the strictest where rules overlap), the zones
    near it, other units, a scale bar and north; its legend stands beside it. Any thread may call this. Raises
    :class:`Stopped` if ``progress`` returns false.
    """
    places = [place for place, unit in enumerate(checked.units) if not unit.geometry.is_empty]
    scales = _Scales(checked)
    drawer = _Drawer(checked, plane, [scales.scale(place) for place in places], places)
    pictures = {}
    for number, place in enumerate(places):
        check(progress, number / len(places))
        pictures[place] = drawer.draw(number)
    return pictures


class _Scales:
    """Says what the map of each unit has to show."""

    def __init__(self, checked: ZoneCheck) -> None:
        self._checked = checked
        self._steps = [float(node.value) for node in words().items("scales")]
        self._zones: dict[tuple[str, str, str], list[BaseGeometry]] = defaultdict(list)
        for use in checked.layers:
            for feature in use.layer.features:
                self._zones[use.layer.name, use.layer.source, feature.feature_id].append(feature.geometry)

    def scale(self, place: int) -> tuple[Bounds, int]:
        """Bounds and round scale: the unit with some ground round it, and as far as the zones that it is near to."""
        geometry = self._checked.units[place].geometry
        unit = widened(geometry.bounds, _ROUND)
        largest = _LARGEST * max(unit[2] - unit[0], unit[3] - unit[1])
        shown = unit
        for zone in self._near(place):
            shapely.prepare(zone)
            line = shapely.shortest_line(zone, geometry)
            both = bounds_of([box(*shown), line])
            if line is not None and both and max(both[2] - both[0], both[3] - both[1]) <= largest:
                shown = both
        shown = shown if shown is unit else widened(shown, 0.05)
        return shown, round_scale(shown, *MAP_MM, self._steps)

    def _near(self, place: int) -> Iterable[BaseGeometry]:
        """The zones that affect a unit from outside it."""
        for verdict in self._checked.verdicts_of(place):
            if verdict.meant is not None and verdict.rule.relation != OVERLAP:
                for layer in verdict.layers:
                    for feature in verdict.features:
                        yield from self._zones.get((layer.name, layer.source, feature), ())


class _Drawer:
    """Draws the maps of one check. ``scales`` are bounds and denominator of each map."""

    def __init__(
        self, checked: ZoneCheck, plane: Plane, scales: Sequence[tuple[Bounds, int]], places: Sequence[int]
    ) -> None:
        self._units = checked.units
        self._places = places
        self._scales = scales
        self._crs = crs_of(plane)
        self._family = _family()
        self._looks: list[_Look] = []
        self._hits: dict[str, list[Hit]] = defaultdict(list)
        for hit in checked.hits:
            self._hits[hit.unit_id].append(hit)
        views = [box(*widened(bounds, 1.0)) for bounds, _ in scales]
        self._near = _cut(list(self._parts(checked)), views)
        self._tree = shapely.STRtree([unit.geometry for unit in checked.units])
        self._means = means_symbols()
        self._other = _area("#f2f2f2", "#8a8a8a", 0.25)
        self._halo, self._outline = _outline("#ffffff", 1.1), _outline("#202020", 0.4)

    def _parts(self, checked: ZoneCheck) -> Iterable[_Part]:
        """All zones, points, lines and areas apart."""
        for use in checked.layers:
            looks: dict[int, int] = {}
            for feature in use.layer.features:
                for dimension, geometry in _by_dimension(feature.geometry).items():
                    if dimension not in looks:
                        looks[dimension] = self._look(use.layer.names, dimension)
                    yield _Part(looks[dimension], geometry)

    def _look(self, names: Sequence[str], dimension: int) -> int:
        """The place of the look of a layer with these names."""
        kind, title = zone_kind(names)
        for place, look in enumerate(self._looks):
            if (look.title, look.dimension) == (title, dimension):
                return place
        layer = memory_layer(_KINDS[dimension], self._crs, title, [], [])
        style_zone(layer, kind, self._family)
        self._looks.append(_Look(layer.renderer().symbol().clone(), title, dimension))
        return len(self._looks) - 1

    def draw(self, number: int) -> bytes:
        """The picture of the map at this place in ``scales``."""
        unit = self._units[self._places[number]]
        picture = Picture(*self._scales[number], self._crs, self._family)
        view = box(*picture.ground)
        shapely.prepare(view)
        legend: list[tuple[QgsSymbol, str]] = [(self._outline, _word("this_unit"))]
        zones = self._draw_zones(picture, self._near[number], view)
        others = self._others(self._places[number], view)
        picture.draw((to_qgs(other.geometry) for other in others), self._other)
        ground = to_qgs(unit.geometry)
        picture.draw([ground], self._halo)
        legend += self._draw_hits(picture, self._hits[unit.unit_id])
        picture.draw([ground], self._outline)
        for other in others:
            seen = shapely.intersection(shapely.envelope(other.geometry), view).centroid
            picture.label(other.unit_id, seen.x, seen.y)
        if others:
            legend.append((self._other, _word("other_units")))
        return picture.finish([*legend, *zones], _word("more"))

    def _draw_zones(self, picture: Picture, parts: Sequence[_Part], view: BaseGeometry) -> list[tuple[QgsSymbol, str]]:
        """Draw areas, then lines, then points; the entries of those that are in view."""
        by_look: dict[int, list[BaseGeometry]] = defaultdict(list)
        for part in parts:
            if shapely.intersects(view, part.geometry):
                by_look[part.look].append(part.geometry)
        entries = []
        for place in sorted(by_look, key=lambda place: (-self._looks[place].dimension, place)):
            look = self._looks[place]
            picture.draw(map(to_qgs, by_look[place]), look.symbol)
            entries.append((look.symbol, look.title))
        return entries

    def _others(self, place: int, view: BaseGeometry) -> list[Unit]:
        """The other units in view, the nearest first: their labels have room before others."""
        found = np.sort(self._tree.query(view, predicate="intersects"))
        others = [self._units[other] for other in found if other != place]
        centre = self._units[place].geometry.centroid
        return sorted(others, key=lambda other: float(shapely.distance(other.geometry.centroid, centre)))

    def _draw_hits(self, picture: Picture, hits: Sequence[Hit]) -> list[tuple[QgsSymbol, str]]:
        """Draw the ground hit, each place once in the colour of the strictest; the entries of what there is."""
        entries = []
        taken: Optional[BaseGeometry] = None
        for means in MEANS:
            pieces = [hit.geometry for hit in hits if hit.outcome.means == means]
            if not pieces:
                continue
            whole = shapely.union_all(pieces)
            ground = whole if taken is None else shapely.difference(whole, taken)
            taken = whole if taken is None else shapely.union(taken, whole)
            areas = [part for part in simple_parts(ground) if part.geom_type == "Polygon"]
            if not areas:
                continue
            picture.draw(map(to_qgs, areas), self._means[means])
            name = _form().child("means").child(means).get("name", str)
            entries.append((self._means[means], _word("hit").format(means=name)))
        return entries


def _by_dimension(geometry: BaseGeometry) -> dict[int, BaseGeometry]:
    """The points, lines and areas of a geometry, which need not be valid."""
    parts: dict[int, list[BaseGeometry]] = defaultdict(list)
    for part in simple_parts(geometry):
        parts[int(shapely.get_dimensions(part))].append(part)
    makers = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)
    return {dimension: makers[dimension](found) for dimension, found in parts.items()}


def _cut(parts: Sequence[_Part], views: Sequence[BaseGeometry]) -> list[list[_Part]]:
    """For each view the parts that may be in it, those of many vertices cut to it.

    A large part is cut to the views by halving the views in space, so that each cut has less to do.
    """
    found: list[list[tuple[int, _Part]]] = [[] for _ in views]
    tree = shapely.STRtree(views)
    for number, part in enumerate(parts):
        meets = np.sort(tree.query(part.geometry))
        if shapely.get_num_coordinates(part.geometry) <= _CUT:
            for view in meets:
                found[view].append((number, part))
            continue
        waiting = [(part.geometry, meets)]
        while waiting:
            geometry, among = waiting.pop()
            bounds = shapely.total_bounds([views[view] for view in among])
            inside = _clipped(geometry, bounds)
            if inside.is_empty:
                continue
            if len(among) == 1 or shapely.get_num_coordinates(inside) <= _CUT:
                for view in among:
                    found[view].append((number, _Part(part.look, inside)))
                continue
            axis = 0 if bounds[2] - bounds[0] > bounds[3] - bounds[1] else 1
            order = among[np.argsort([views[view].bounds[axis] for view in among], kind="stable")]
            middle = len(order) // 2
            waiting += [(inside, order[:middle]), (inside, order[middle:])]
    return [[part for _, part in sorted(one, key=lambda entry: entry[0])] for one in found]


def _clipped(geometry: BaseGeometry, bounds: Sequence[float]) -> BaseGeometry:
    """The geometry inside a box; all of it where it is too broken to be cut."""
    try:
        return shapely.clip_by_rect(geometry, *bounds)
    except shapely.errors.GEOSException:
        return geometry


def _family() -> str:
    """A typeface with Chinese; QGIS' own choice where none of those known is installed."""
    try:
        return chinese_family()
    except LayoutProblem:
        return ""


def _area(fill: str, line: str, width: float) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"color": fill, "outline_color": line, "outline_width": str(width)})


def _outline(line: str, width: float) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": line, "outline_width": str(width), "joinstyle": "miter"}
    )


@cache
def _form() -> Node:
    """The wording of the zone report."""
    return read_json(RESOURCES / "forms" / "zone_report.json")


def _word(key: str) -> str:
    text: str = _form().child("map").get(key, str)
    return text
