"""EARLIER: units of earlier years that are in a layer of their own, last year's plan among them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterFeatureSource

from ..core.geodesy.plane import Plane
from ..core.unit import Unit
from ..gis.i18n import tr
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
    return algorithm.optional_units(parameters, EARLIER, context, plane) or []
