"""What is seen from lines: the work of the algorithm visiblerange."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingFeatureSource,
)
from shapely.geometry.base import BaseGeometry

from ...core.amounts import ha4_from_centi, hectares, m2
from ...core.arrays import column
from ...core.findings import Finding, note, warning
from ...core.geodesy.area import official_areas
from ...core.geodesy.plane import Plane, plane_of_longitude
from ...core.progress import Progress, span
from ...core.terrain.grid import Bounds, Floats, Terrain
from ...core.terrain.observers import stations
from ...core.threads import batches, in_threads
from ..convert import features_of
from ..crs import crs_name, is_cgcs2000, plane_of
from ..ground import Mover
from ..i18n import tr
from .dem import Dem, TerrainRefused
from .outlines import outlines
from .viewshed import Look, Seen, count_seen

_READ, _LOOKED = 0.15, 0.9
"""How far the bar is when the terrain is read, and when all observers have looked."""
_AT_ONCE = 20_000
"""Vertices of one overlay after another between two looks at Cancel."""
_FEW_CELLS = 4
"""Cells are seen whole: with fewer of them to the distance, what is seen is far from a disc of that radius."""


@dataclass(frozen=True)
class Stations:
    """Where observers stand, ``places`` (n, 2) in the plane; ``name`` is what they look from."""

    name: str
    places: Floats
    spacing: float
    offset: float
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Range:
    """What is seen, and ground of which the terrain does not tell: polygons that do not overlap, with official areas
    in 0.01 m².
    """

    seen: list[BaseGeometry]
    seen_centi: list[int]
    unknown: list[BaseGeometry]
    unknown_centi: list[int]
    terrain: Terrain
    counted: Seen
    findings: tuple[Finding, ...]


def plane_for(source: QgsProcessingFeatureSource, terrain: QgsCoordinateReferenceSystem) -> tuple[Plane, list[Finding]]:
    """The plane to work in: that of the lines, of the terrain, or the 3-degree zone where the lines are.

    Raises :class:`TerrainRefused` for lines in another datum.
    """
    if not is_cgcs2000(source.sourceCrs()):
        raise TerrainRefused(
            tr(
                "Layer '{layer}' is in {crs}. Lines have to be in CGCS2000, in degrees or any Gauss-Krüger plane: have "
                "other datums transformed with official parameters first, or choose another layer."
            ).format(layer=source.sourceName(), crs=crs_name(source.sourceCrs()))
        )
    plane = plane_of(source.sourceCrs()) or plane_of(terrain)
    if plane is not None:
        return plane, []
    plane = plane_of_longitude(source.sourceExtent().center().x())
    if plane is None:
        raise TerrainRefused(
            tr("Layer '{layer}' lies in no zone of China. Check its CRS, or choose another layer.").format(
                layer=source.sourceName()
            )
        )
    return plane, [note("terrain.plane_chosen", source=source.sourceName(), zone=plane.zone, epsg=plane.epsg)]


def stations_of(
    source: QgsProcessingFeatureSource,
    name: str,
    plane: Plane,
    transforms: QgsCoordinateTransformContext,
    spacing: float,
    offset: float,
) -> Stations:
    """Where observers stand along the features of a layer; see :func:`stations`.

    Raises :class:`TerrainRefused` for a layer in another datum and for one that gives no observer.
    """
    plane_for(source, source.sourceCrs())
    mover = Mover(source.sourceCrs(), plane, transforms)
    found, missing = [np.empty((0, 2))], 0
    for feature in features_of(source):
        shape = mover.move(feature.geometry())
        places = np.empty((0, 2)) if shape is None or shape.is_empty else stations(shape, spacing, offset)
        places = places[np.isfinite(places).all(axis=1)]
        missing += not len(places)
        found.append(places)
    places = np.vstack(found)
    if not len(places):
        raise TerrainRefused(
            tr(
                "Layer '{layer}' has no line, polygon or point to look from: it is empty, or a filter or selection "
                "leaves none. Choose another layer, or clear the filter or selection."
            ).format(layer=source.sourceName())
        )
    findings = (warning("terrain.no_line", source=name, count=missing),) if missing else ()
    return Stations(name, places, spacing, offset, findings)


def look_from(
    stand: Stations, dem: Dem, look: Look, progress: Progress, ground: Optional[BaseGeometry] = None
) -> Range:
    """What the observers see, of all ground within the distance or of ``ground`` (polygons) only.

    Raises :class:`TerrainRefused` where the terrain has no height under any of them, and :class:`Stopped`.
    """
    boxes = None if ground is None else shapely.bounds(shapely.get_parts(ground)).reshape(-1, 4)
    terrain, odd = dem.read(_bounds(stand.places, look.distance, ground), span(progress, 0, _READ))
    counted = count_seen(terrain, dem.plane, stand.places, look, span(progress, _READ, _LOOKED), boxes)
    findings = [*stand.findings, *dem.findings_of(odd), *_findings(stand, dem, look, counted)]
    cell = max(terrain.grid.cell_x, terrain.grid.cell_y)
    if cell * _FEW_CELLS > look.distance:
        findings.append(warning("terrain.coarse", source=dem.name, cell=f"{cell:g}", distance=f"{look.distance:g}"))
    quarters = (1 - _LOOKED) / 4
    steps = [span(progress, _LOOKED + quarters * number, _LOOKED + quarters * (number + 1)) for number in range(4)]
    seen = outlines(counted.count > 0, terrain.grid, steps[0])
    unknown = outlines(counted.unknown & (counted.count <= 0), terrain.grid, steps[1])
    if ground is not None:
        seen, unknown = _within(seen, ground, steps[2]), _within(unknown, ground, steps[3])
    seen_centi, unknown_centi = (
        [round(area * 100) for area in official_areas(polygons, dem.plane).tolist()] for polygons in (seen, unknown)
    )
    if unknown:
        area = hectares(ha4_from_centi(sum(unknown_centi)))
        largest = unknown[int(np.argmax(unknown_centi))]
        findings.append(warning("terrain.unknown", source=dem.name, area=str(area), geometry=largest))
    return Range(seen, seen_centi, unknown, unknown_centi, terrain, counted, tuple(findings))


def _bounds(places: Floats, distance: float, ground: Optional[BaseGeometry]) -> Bounds:
    """What the terrain is needed of."""
    low, high = places.min(axis=0) - distance, places.max(axis=0) + distance
    if ground is not None:
        edges = np.array(ground.bounds)
        near_low, near_high = np.maximum(low, edges[:2] - distance), np.minimum(high, edges[2:] + distance)
        low, high = (near_low, near_high) if (near_low < near_high).all() else (edges[:2], edges[2:])
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _findings(stand: Stations, dem: Dem, look: Look, counted: Seen) -> list[Finding]:
    """What is to be said of the observers. Raises :class:`TerrainRefused` where none has ground under it."""
    if not counted.observers:
        return [warning("terrain.nothing_near", source=stand.name, distance=f"{look.distance:g}")]
    if counted.blind == counted.observers:
        raise TerrainRefused(
            tr(
                "None of the {count} observers stands on ground of which '{name}' has a height. Choose a terrain model "
                "of the place, or other lines."
            ).format(count=counted.observers, name=dem.name)
        )
    if counted.blind:
        return [warning("terrain.blind", source=dem.name, count=counted.blind, observers=counted.observers)]
    return []


def _within(polygons: list[BaseGeometry], ground: BaseGeometry, progress: Progress) -> list[BaseGeometry]:
    """The polygons as far as they lie in the ground, by its parts."""
    parts = shapely.get_parts(ground)
    whole = column(polygons)
    number, part = shapely.STRtree(parts).query(whole, predicate="intersects")
    first, second = whole[number], parts[part]
    sizes = shapely.get_num_coordinates(first) + shapely.get_num_coordinates(second)
    found = in_threads(lambda some: shapely.intersection(first[some], second[some]), batches(sizes, _AT_ONCE), progress)
    pieces = shapely.get_parts(np.concatenate([np.empty(0, dtype=object), *found]))
    return list(pieces[(shapely.get_type_id(pieces) == shapely.GeometryType.POLYGON) & (shapely.area(pieces) > 0)])


def range_values(stand: Stations, dem: Dem, look: Look, found: Range, centi: int) -> dict[str, Any]:
    """A polygon of ``centi`` 0.01 m² as values of the ``visible_range`` schema."""
    return {
        "area_m2": float(m2(centi)),
        "area_ha": float(hectares(ha4_from_centi(centi))),
        "lines": stand.name,
        "observers": found.counted.observers,
        "distance_m": look.distance,
        "observer_m": look.observer_height,
        "target_m": look.target_height,
        "spacing_m": stand.spacing,
        "offset_m": stand.offset,
        "refraction": round(1 - look.curvature, 6),
        "dem": dem.name,
        "cell_m": f"{found.terrain.grid.cell_x:g}",
    }


def observer_rows(stand: Stations, terrain: Terrain) -> Iterable[tuple[BaseGeometry, dict[str, Any]]]:
    """Where observers stand, with values of the ``observer`` schema: no height where the terrain has none."""
    cells = terrain.grid.cells_of(stand.places)
    inside = ((cells >= 0) & (cells < terrain.grid.shape)).all(axis=1)
    heights = np.full(len(cells), np.nan)
    heights[inside] = terrain.heights[cells[inside, 0], cells[inside, 1]]
    for number, (place, height) in enumerate(zip(shapely.points(stand.places), heights), 1):
        yield place, {"observer": number, "ground_m": None if np.isnan(height) else round(float(height), 2)}
