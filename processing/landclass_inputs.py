"""What attachlandclasses asks for and gives: its parameters and their help."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..core.landclass.attach import DIFFERENCE as DIFFERENCE_SHARE
from ..core.landclass.attach import TOLERANCE_M2
from ..gis.i18n import tr
from .base import Helped, advanced

UNITS, SURVEY, AFTER_SURVEY, CONTROL = "UNITS", "SURVEY", "AFTER_SURVEY", "CONTROL"
DIFFERENCE, TOLERANCE, CLASS_FIELD, AFTER_CLASS_FIELD = "DIFFERENCE", "TOLERANCE", "CLASS_FIELD", "AFTER_CLASS_FIELD"
PARTS, SUMMARY, TOTALS, CHANGES, WORKBOOK = "PARTS", "SUMMARY", "TOTALS", "CHANGES", "WORKBOOK"
PERCENT = 100


def inputs() -> Iterable[Helped]:
    """The layers and choices."""
    polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
    yield (
        QgsProcessingParameterFeatureSource(UNITS, tr("Units"), polygons),
        tr("Restoration units in a CGCS2000 Gauss-Krüger plane, with a field unit_id."),
    )
    yield (
        QgsProcessingParameterFeatureSource(SURVEY, tr("Land survey (DLTB)"), polygons),
        tr("Polygons of the third land survey or of an annual change survey, CGCS2000 in degrees or in any zone."),
    )
    yield (
        QgsProcessingParameterFeatureSource(AFTER_SURVEY, tr("Later land survey (DLTB)"), polygons, optional=True),
        tr(
            "The survey of the restored state, for the table of changes. Without it the state after is the land_class "
            "of each unit."
        ),
    )
    control = QgsProcessingParameterEnum(
        CONTROL, tr("Areas sum to"), [tr("the unit's official area"), tr("the survey polygons' TBMJ")], defaultValue=0
    )
    yield control, tr("Which area is the right one where both differ; the other stands beside it in every row.")
    yield from _advanced()


def _advanced() -> Iterable[Helped]:
    difference = QgsProcessingParameterNumber(
        DIFFERENCE,
        tr("Warn from this difference of the two sums (% of the unit)"),
        QgsProcessingParameterNumber.Type.Double,
        DIFFERENCE_SHARE * PERCENT,
        minValue=0,
        maxValue=PERCENT,
    )
    yield (
        advanced(difference),
        tr("A unit whose sum by TBMJ differs from its official area by more than this gets a warning."),
    )
    tolerance = QgsProcessingParameterNumber(
        TOLERANCE,
        tr("Smallest gap or overlap (m²)"),
        QgsProcessingParameterNumber.Type.Double,
        TOLERANCE_M2,
        minValue=TOLERANCE_M2,
    )
    yield advanced(tolerance), tr("Gaps and overlaps of the survey under a unit up to this area are taken for digits.")
    for name, title, layer in (
        (CLASS_FIELD, tr("Field with the land class"), SURVEY),
        (AFTER_CLASS_FIELD, tr("Field with the land class, later survey"), AFTER_SURVEY),
    ):
        field = QgsProcessingParameterField(name, title, parentLayerParameterName=layer, optional=True)
        yield advanced(field), tr("Needed only where the field is not called DLBM and has no alias 地类编码.")


def outputs() -> Iterable[Helped]:
    """The tables and the workbook, all of them optional."""
    table = QgsProcessing.SourceType.TypeVector
    parts = QgsProcessingParameterFeatureSink(
        PARTS, tr("Parts (unit x survey polygon)"), QgsProcessing.SourceType.TypeVectorPolygon, optional=True
    )
    told = tr(
        "The pieces of the units with class, polygon, owner and areas. Without them only units with gaps or overlaps "
        "are cut."
    )
    yield parts, told
    summary = QgsProcessingParameterFeatureSink(SUMMARY, tr("Summary (unit x class)"), table, optional=True)
    yield summary, tr("The classes of each unit, sub-codes rolled up; they sum exactly to the unit.")
    totals = QgsProcessingParameterFeatureSink(TOTALS, tr("Totals (one row a unit)"), table, optional=True)
    yield (
        totals,
        tr(
            "Official area and sum by TBMJ with their difference; 农用地, 建设用地 and 未利用地 by the survey's table "
            "and by the wording of the ministry's notice."
        ),
    )
    changes = QgsProcessingParameterFeatureSink(
        CHANGES, tr("Changes (unit x class, before and after)"), table, optional=True, createByDefault=False
    )
    yield changes, tr("The classes of each unit today and restored; before and after both sum to the unit.")
    workbook = QgsProcessingParameterFileDestination(
        WORKBOOK, tr("Land-class tables (Excel)"), "Excel (*.xlsx)", optional=True, createByDefault=False
    )
    yield workbook, tr("地类面积汇总表 with totals, changes, classes and pieces, in the colours of the classes.")
