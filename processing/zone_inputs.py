"""Inputs of the zone check that several algorithms take: the terrain to look over, and marks of earlier verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
)

from ..core.geodesy.plane import Plane
from ..core.zones.marks import Mark
from ..core.zones.sight import Viewer
from ..gis.i18n import tr
from ..gis.marks import marks_of
from ..gis.terrain.dem import open_dem
from ..gis.terrain.viewer import viewer
from .base import Helped, MineRestorationAlgorithm, advanced

DEM, WGS84, MARKS = "DEM", "WGS84_AS_CGCS2000", "MARKS"


def terrain_inputs() -> Iterable[Helped]:
    """The parameters that :func:`viewer_of` reads."""
    yield (
        QgsProcessingParameterRasterLayer(DEM, tr("Terrain model (DEM)"), optional=True),
        tr(
            "Heights in metres, in CGCS2000. With it, rules that ask what is visible (roads, railways, rivers, lakes) "
            "are answered by lines of sight, and the verdict gives the visible share; without it by the distance, and "
            "the verdict says so."
        ),
    )
    yield (
        advanced(
            QgsProcessingParameterBoolean(WGS84, tr("Take a terrain model in WGS 84 as CGCS2000"), defaultValue=False)
        ),
        tr("Most free terrain models are in WGS 84: it differs by less than a metre, far less than a cell."),
    )


def marks_input(kept: str) -> Helped:
    """The parameter that :func:`marks_named` reads; ``kept`` says what happens to the marks."""
    return (
        QgsProcessingParameterFeatureSource(
            MARKS, tr("Verdicts with marks"), [QgsProcessing.SourceType.TypeVector], optional=True
        ),
        kept,
    )


def viewer_of(
    algorithm: MineRestorationAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, plane: Plane
) -> Optional[Viewer]:
    """Who looks over the DEM, if there is one. Raises :class:`TerrainRefused`."""
    if not parameters.get(DEM):
        return None
    layer = algorithm.parameterAsRasterLayer(parameters, DEM, context)
    if layer is None:
        raise QgsProcessingException(algorithm.invalidRasterError(parameters, DEM))
    accepted = algorithm.parameterAsBoolean(parameters, WGS84, context)
    return viewer(open_dem(layer, plane, context.transformContext(), accepted))


def marks_named(
    algorithm: MineRestorationAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> list[Mark]:
    """The marks of the table that the user names."""
    if not parameters.get(MARKS):
        return []
    source = algorithm.required_source(parameters, MARKS, context)
    return marks_of(source, source.sourceName())
