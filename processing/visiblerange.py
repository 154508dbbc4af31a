"""visiblerange: the ground that is seen from lines, over a terrain model (直观可视范围)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsRasterLayer,
    QgsWkbTypes,
)

from ..core.amounts import ha4_from_centi, hectares
from ..core.files import whole_file
from ..core.findings import Finding
from ..core.geodesy.plane import Plane
from ..core.progress import check
from ..gis.convert import feature_of
from ..gis.crs import crs_name, crs_of, plane_of
from ..gis.i18n import tr
from ..gis.schema import qgs_fields
from ..gis.terrain.dem import Dem, open_dem
from ..gis.terrain.range import Range, Stations, look_from, observer_rows, plane_for, range_values, stations_of
from ..gis.terrain.raster import write_counts
from ..gis.terrain.viewshed import Look
from .base import FINDINGS, Helped, MineRestorationAlgorithm, advanced, counts, share_of, write_all
from .styling import style_output
from .trouble import in_words

LINES, DEM, DISTANCE, OBSERVER_HEIGHT = "LINES", "DEM", "DISTANCE", "OBSERVER_HEIGHT"
TARGET_HEIGHT, SPACING, OFFSET, REFRACTION = "TARGET_HEIGHT", "SPACING", "OFFSET", "REFRACTION"
AREA, CRS, WGS84 = "AREA", "CRS", "WGS84_AS_CGCS2000"
OUTPUT, UNKNOWN, COUNT, OBSERVERS = "OUTPUT", "UNKNOWN", "COUNT", "OBSERVERS"
_TABLE = "visible_range"


class VisibleRange(MineRestorationAlgorithm):
    """Ground seen from roads, railways, rivers, shores; unknown ground is never taken for hidden."""

    ID = "visiblerange"

    def shortDescription(self) -> str:
        return tr(
            "The ground that is seen from roads, railways, rivers and shores over a terrain model: polygons, how many "
            "observers see each cell, and where the terrain does not tell."
        )

    def tags(self) -> list[str]:
        return tr("viewshed,visibility,line of sight,terrain,DEM,roads,rivers,shores,screening").split(",")

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.declare(
            (*_inputs(), *_fine_inputs(), *_outputs()),
            tr(
                "To be looked at: ground of which the terrain does not tell, and what was assumed of the terrain model."
            ),
            {
                "OBSERVER_COUNT": tr("Observers"),
                "SEEN_HA": tr("Ground that is seen (hm²)"),
                "UNKNOWN_HA": tr("Unknown ground (hm²)"),
            },
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.required_source(parameters, LINES, context)
        layer = self.parameterAsRasterLayer(parameters, DEM, context)
        if layer is None:
            raise QgsProcessingException(self.invalidRasterError(parameters, DEM))
        figures = {
            name: self.parameterAsDouble(parameters, name, context)
            for name in (DISTANCE, OBSERVER_HEIGHT, TARGET_HEIGHT, SPACING, OFFSET, REFRACTION)
        }
        look = Look(figures[DISTANCE], figures[OBSERVER_HEIGHT], figures[TARGET_HEIGHT], 1 - figures[REFRACTION])
        progress = share_of(feedback, 0, 1)
        with in_words():
            check(progress, 0)
            plane, findings = self._plane(source, layer, parameters, context)
            dem = open_dem(layer, plane, context.transformContext(), self.parameterAsBool(parameters, WGS84, context))
            ground = self.optional_ground(parameters, AREA, context, plane)[0]
            name = self.layer_name(parameters, LINES, context, source)
            stand = stations_of(source, name, plane, context.transformContext(), figures[SPACING], figures[OFFSET])
            found = look_from(stand, dem, look, progress, ground)
        findings += found.findings
        results = self._write(stand, dem, look, found, parameters, context)
        results[FINDINGS] = self.write_findings(findings, parameters, context, feedback, crs_of(plane))
        feedback.pushInfo(
            tr("{observers} observers see {seen} hm²; of {unknown} hm² the terrain does not tell.").format(
                observers=found.counted.observers,
                seen=f"{results['SEEN_HA']:.4f}",
                unknown=f"{results['UNKNOWN_HA']:.4f}",
            )
        )
        return {**results, "OBSERVER_COUNT": found.counted.observers, **counts(findings)}

    def _plane(
        self,
        source: QgsProcessingFeatureSource,
        terrain: QgsRasterLayer,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> tuple[Plane, list[Finding]]:
        """The plane to work in: the one that is asked for, else that of the inputs."""
        crs = self.parameterAsCrs(parameters, CRS, context)
        if not parameters.get(CRS) or not crs.isValid():
            return plane_for(source, terrain.crs())
        plane = plane_of(crs)
        if plane is None:
            raise QgsProcessingException(
                tr(
                    "CRS is {crs}. Choose a CGCS2000 Gauss-Krüger plane (EPSG:4491 to 4554), or leave it empty for "
                    "that of the lines."
                ).format(crs=crs_name(crs))
            )
        return plane, []

    def _write(
        self,
        stand: Stations,
        dem: Dem,
        look: Look,
        found: Range,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> dict[str, Any]:
        crs = crs_of(dem.plane)
        results: dict[str, Any] = {}
        if parameters.get(COUNT):
            results[COUNT] = self.parameterAsOutputLayer(parameters, COUNT, context)
            with in_words(results[COUNT]), whole_file(Path(results[COUNT])) as path:
                write_counts(path, found.counted, found.terrain.grid, dem.plane)
        fields = qgs_fields(_TABLE)
        grounds = ((OUTPUT, found.seen, found.seen_centi), (UNKNOWN, found.unknown, found.unknown_centi))
        for name, polygons, areas in grounds:
            sink, results[name] = self.parameterAsSink(
                parameters, name, context, fields, QgsWkbTypes.Type.MultiPolygon, crs
            )
            rows = (
                feature_of(fields, range_values(stand, dem, look, found, centi), polygon)
                for polygon, centi in zip(polygons, areas)
            )
            write_all(sink, rows)
        style_output(context, results[OUTPUT], "VISIBLE_RANGE")
        points = qgs_fields("observer")
        sink, results[OBSERVERS] = self.parameterAsSink(
            parameters, OBSERVERS, context, points, QgsWkbTypes.Type.Point, crs
        )
        write_all(sink, (feature_of(points, values, place) for place, values in observer_rows(stand, found.terrain)))
        results["SEEN_HA"] = float(hectares(ha4_from_centi(sum(found.seen_centi))))
        results["UNKNOWN_HA"] = float(hectares(ha4_from_centi(sum(found.unknown_centi))))
        return results


def _inputs() -> Iterable[Helped]:
    number = QgsProcessingParameterNumber.Type.Double
    yield (
        QgsProcessingParameterFeatureSource(
            LINES, tr("Lines to look from"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        ),
        tr(
            "Roads, railways, rivers; of polygons (lakes, grounds of roads) the edges, with islands; or points. In "
            "CGCS2000, degrees or any plane."
        ),
    )
    yield (
        QgsProcessingParameterRasterLayer(DEM, tr("Terrain model (DEM)")),
        tr("A raster of heights in metres, in CGCS2000, or in WGS 84 if you allow it. The finer, the better."),
    )
    yield (
        QgsProcessingParameterNumber(DISTANCE, tr("Farthest sight (m)"), number, 1000, minValue=1, maxValue=100_000),
        tr("How far one sees. No source fixes it; plans have 500 to 3000 m."),
    )
    yield (
        QgsProcessingParameterNumber(OBSERVER_HEIGHT, tr("Height of the eye (m)"), number, 1.6, minValue=0),
        tr("Above the ground of the terrain model, 1.5 to 2 m for people."),
    )
    yield (
        QgsProcessingParameterNumber(TARGET_HEIGHT, tr("Height of the target (m)"), number, 0, minValue=0),
        tr("Above the ground: 0 asks for the ground itself, more for what stands on it."),
    )
    yield (
        QgsProcessingParameterFeatureSource(
            AREA, tr("Area of interest"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
        ),
        tr("Polygons, units for instance: only ground inside them is looked at, which is faster."),
    )
    yield (
        advanced(QgsProcessingParameterBoolean(WGS84, tr("Take a terrain model in WGS 84 as CGCS2000"), False)),
        tr("They differ by less than a metre, far less than a cell. Nothing is moved, and the findings say so."),
    )


def _fine_inputs() -> Iterable[Helped]:
    number = QgsProcessingParameterNumber.Type.Double
    yield (
        advanced(QgsProcessingParameterNumber(SPACING, tr("Spacing of observers (m)"), number, 50, minValue=0.1)),
        tr("Along a line, at most. Smaller than a cell of the terrain it changes nothing that is seen."),
    )
    yield (
        advanced(QgsProcessingParameterNumber(OFFSET, tr("Offset from the line (m)"), number, 0, minValue=0)),
        tr("0: observers on the line. More: that far beside it, on both sides of lines, outside of polygons."),
    )
    yield (
        advanced(
            QgsProcessingParameterNumber(
                REFRACTION, tr("Refraction coefficient"), number, 0.14286, minValue=0, maxValue=1
            )
        ),
        tr(
            "By how much air bends the ray: 1/7 for light, 0 without air. GDAL's curvature coefficient is 1 minus this."
        ),
    )
    yield (
        advanced(QgsProcessingParameterCrs(CRS, tr("Plane of the result"), optional=True)),
        tr("A CGCS2000 Gauss-Krüger plane. Without it that of the lines, of the terrain, or the zone they lie in."),
    )


def _outputs() -> Iterable[Helped]:
    polygons = QgsProcessing.SourceType.TypeVectorPolygon
    yield (
        QgsProcessingParameterFeatureSink(OUTPUT, tr("Visible range"), polygons),
        tr("The ground that is seen by at least one observer: a row for each connected area, official areas."),
    )
    yield (
        QgsProcessingParameterFeatureSink(
            UNKNOWN, tr("Unknown ground"), polygons, optional=True, createByDefault=False
        ),
        tr("Ground within the distance of which the terrain does not tell whether it is seen."),
    )
    yield (
        QgsProcessingParameterRasterDestination(
            COUNT, tr("How many observers see it"), optional=True, createByDefault=False
        ),
        tr("A GeoTIFF: how many observers see each cell, 0 none; no value where it is unknown or out of reach."),
    )
    yield (
        QgsProcessingParameterFeatureSink(
            OBSERVERS,
            tr("Observers"),
            QgsProcessing.SourceType.TypeVectorPoint,
            optional=True,
            createByDefault=False,
        ),
        tr("Where observers stand, with the height of the ground."),
    )
