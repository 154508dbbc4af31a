"""EARLIER: units of earlier years that are in a layer of their own, last year's plan among them."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterFeatureSource,
)

from ..core.geodesy.plane import Plane
from ..core.unit import Unit
from ..gis.crs import crs_name
from ..gis.i18n import tr
from ..gis.unit_layers import read_units
from .base import Helped, MineRestorationAlgorithm

EARLIER = "EARLIER"


def earlier_input() -> Helped:
    """The parameter."""
    polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
    return (
        QgsProcessingParameterFeatureSource(EARLIER, tr("Units of earlier years"), polygons, optional=True),
        tr("Last year's plan and units restored before, where they are in a layer of their own."),
    )


def earlier_units(
    algorithm: MineRestorationAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, plane: Plane
) -> list[Unit]:
    """The units, in ``plane``. Raises ``QgsProcessingException`` where the layer is in another datum."""
    if not parameters.get(EARLIER):
        return []
    source = algorithm.required_source(parameters, EARLIER, context)
    units = read_units(source, plane, context.transformContext())
    if units is None:
        raise QgsProcessingException(
            tr(
                "Layer '{layer}' is in {crs}, so it cannot be used as {parameter}: it needs CGCS2000. Choose another "
                "layer, or leave {parameter} empty."
            ).format(layer=source.sourceName(), crs=crs_name(source.sourceCrs()), parameter=EARLIER)
        )
    return units
