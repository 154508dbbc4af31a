"""Makes ``resources/models/mine_year.model3``: the year of a mine as one Processing model.

Run it as ``.venv/bin/python scripts/make_model.py [FILE]``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import headless  # before QGIS
import plugin_root

plugin_root.load()

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QPointF, QSizeF  # noqa: E402

from mine_restoration import classFactory  # noqa: E402 - shapely is loaded by it, before QGIS' Processing

TARGET = plugin_root.ROOT / "resources" / "models" / "mine_year.model3"
SOURCE = QgsProcessing.SourceType

CHAIN: tuple[tuple[str, dict[str, str], tuple[str, ...]], ...] = (
    (
        "digitiseunits",
        {"INPUT": "COORDINATES", "CRS": "CRS", "YEAR": "YEAR", "ATTRIBUTES": "ATTRIBUTES"},
        ("UNITS", "CORNERS", "FINDINGS"),
    ),
    (
        "attachlandclasses",
        {"UNITS": "digitiseunits:UNITS", "SURVEY": "SURVEY"},
        ("PARTS", "SUMMARY", "FINDINGS"),
    ),
    (
        "checkunits",
        {"UNITS": "digitiseunits:UNITS", "MINING_RIGHT": "MINING_RIGHT", "OTHER_UNITS": "OTHER_UNITS"},
        ("FINDINGS",),
    ),
    (
        "checkzones",
        {"UNITS": "digitiseunits:UNITS", "ZONES": "ZONES", "COVERAGE": "COVERAGE"},
        ("HITS", "VERDICTS", "REPORT", "REPORT_PDF", "FINDINGS"),
    ),
    (
        "annualtable",
        {
            "UNITS": "digitiseunits:UNITS",
            "SUMMARY": "attachlandclasses:SUMMARY",
            "MINE": "MINE",
            "YEAR": "YEAR",
            "EARLIER": "OTHER_UNITS",
            "DRAFT": "DRAFT",
        },
        ("XLSX", "PDF", "FINDINGS"),
    ),
    (
        "acceptancepackage",
        {
            "UNITS": "digitiseunits:UNITS",
            "MINE": "MINE",
            "SURVEY": "SURVEY",
            "ZONES": "ZONES",
            "YEAR": "YEAR",
            "EARLIER": "OTHER_UNITS",
            "MINING_RIGHT": "MINING_RIGHT",
            "COVERAGE": "COVERAGE",
        },
        ("FOLDER", "ZIP", "FINDINGS"),
    ),
)
"""Algorithm; its parameters, each from an input of the model or an output of a step before; the results to keep."""


RESULTS = {
    "UNITS": "Units 修复单元",
    "CORNERS": "Corners 拐点",
    "PARTS": "Units x survey polygons 单元与图斑叠加",
    "SUMMARY": "Units x classes 单元地类汇总",
    "HITS": "Pieces in zones 管控区重叠",
    "VERDICTS": "Verdicts 核查结论",
    "REPORT": "Zone check (workbook) 管控区核查表",
    "REPORT_PDF": "Zone check (PDF) 管控区核查表",
    "XLSX": "Annual table (workbook) 年度情况表",
    "PDF": "Annual table (PDF) 年度情况表",
    "FOLDER": "Acceptance package (folder) 验收资料包",
    "ZIP": "Acceptance package (zip) 验收资料包",
}
"""What the results are called; a model has one language, so both stand there."""
STEPS = {
    "digitiseunits": "Digitise units 坐标转修复单元",
    "attachlandclasses": "Attach land classes 套合地类",
    "checkunits": "Check units 检查单元",
    "checkzones": "Check zones 核查管控区",
    "annualtable": "Annual table 年度情况表",
    "acceptancepackage": "Acceptance package 验收资料包",
}
FINDINGS = {
    "digitiseunits": "Findings: coordinates 坐标检查意见",
    "attachlandclasses": "Findings: land classes 地类检查意见",
    "checkunits": "Findings: units 单元检查意见",
    "checkzones": "Findings: zones 管控区检查意见",
    "annualtable": "Findings: annual table 情况表检查意见",
    "acceptancepackage": "Findings: package 资料包检查意见",
}


def inputs() -> Iterable[QgsProcessingParameterDefinition]:
    """The inputs of the model, in the order of its dialog."""
    yield QgsProcessingParameterMultipleLayers("COORDINATES", "Coordinate files 坐标文件", SOURCE.TypeFile)
    yield QgsProcessingParameterCrs("CRS", "CRS of the units 坐标系", optional=True)
    yield QgsProcessingParameterFeatureSource("ATTRIBUTES", "Attributes 单元属性表", [SOURCE.TypeVector], optional=True)
    yield QgsProcessingParameterNumber("YEAR", "Plan year 计划年度", minValue=1950, maxValue=2100, defaultValue=2026)
    yield QgsProcessingParameterFeatureSource("SURVEY", "Land survey (DLTB) 地类图斑", [SOURCE.TypeVectorPolygon])
    yield QgsProcessingParameterMultipleLayers("ZONES", "Zone layers 管控区图层", SOURCE.TypeVectorAnyGeometry)
    yield QgsProcessingParameterFeatureSource(
        "COVERAGE", "Area covered by the zone layers 资料提供范围", [SOURCE.TypeVectorPolygon], optional=True
    )
    yield QgsProcessingParameterFeatureSource(
        "MINING_RIGHT", "Mining right 矿区范围", [SOURCE.TypeVectorPolygon], optional=True
    )
    yield QgsProcessingParameterFeatureSource(
        "OTHER_UNITS", "Other units 其他修复单元", [SOURCE.TypeVectorPolygon], optional=True
    )
    yield QgsProcessingParameterFeatureSource("MINE", "Mine 矿山基本情况表", [SOURCE.TypeVector])
    yield QgsProcessingParameterBoolean("DRAFT", "Annual table as a draft 年度情况表为草稿", defaultValue=False)


def source_of(text: str) -> QgsProcessingModelChildParameterSource:
    """An input of the model by its name, or ``step:OUTPUT``."""
    step, _, output = text.partition(":")
    if output:
        return QgsProcessingModelChildParameterSource.fromChildOutput(step, output)
    return QgsProcessingModelChildParameterSource.fromModelParameter(text)


def child(name: str, given: dict[str, str], kept: tuple[str, ...], number: int) -> QgsProcessingModelChildAlgorithm:
    """One step, with the results that the model keeps as outputs of its own."""
    step = QgsProcessingModelChildAlgorithm(f"minerestoration:{name}")
    step.setChildId(name)
    algorithm = step.algorithm()
    if algorithm is None:
        raise SystemExit(f"minerestoration:{name} is not there")
    step.setDescription(STEPS[name])
    step.setPosition(QPointF(420, 80 + 150 * number))
    for parameter, text in given.items():
        if algorithm.parameterDefinition(parameter) is None:
            raise SystemExit(f"{name} has no parameter {parameter}")
        step.addParameterSources(parameter, [source_of(text)])
    outputs = {}
    for number_of, output in enumerate(kept):
        if algorithm.parameterDefinition(output) is None:
            raise SystemExit(f"{name} has no output {output}")
        label = RESULTS.get(output) or FINDINGS[name]
        result = QgsProcessingModelOutput(label, label)
        result.setChildId(name)
        result.setChildOutputName(output)
        result.setPosition(QPointF(760, 60 + 150 * number + 45 * number_of))
        outputs[output] = result
    step.setModelOutputs(outputs)
    return step


def model() -> QgsProcessingModelAlgorithm:
    """The whole model."""
    made = QgsProcessingModelAlgorithm("Year of a mine (矿区生态修复年度工作)", "Mine Restoration", "mine_year")
    made.setHelpContent(
        {
            "ALG_DESC": (
                "From coordinate files to units, land classes, checks, the annual table and the acceptance package, "
                "in one run. 从坐标文件一次生成修复单元、地类、核查结果、年度情况表和验收资料包。"
            ),
            "ALG_CREATOR": "mine_restoration",
        }
    )
    for number, definition in enumerate(inputs()):
        component = QgsProcessingModelParameter(definition.name())
        component.setPosition(QPointF(120, 80 + 90 * number))
        component.setSize(QSizeF(200, 40))
        made.addModelParameter(definition, component)
    for number, (name, given, kept) in enumerate(CHAIN):
        made.addChildAlgorithm(child(name, given, kept, number))
    made.updateDestinationParameters()
    return made


def start() -> tuple[QgsApplication, Any]:
    """A QGIS without a window, with the plugin's provider: both are to be kept."""
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath(), "python", "plugins")))
    plugin = classFactory(None)
    plugin.initProcessing()
    return application, plugin


def main() -> None:
    """Write the model."""
    _kept = start()
    made = model()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    if not made.toFile(str(target)):
        raise SystemExit(f"{target} cannot be written")
    print(f"{target}: {len(made.childAlgorithms())} steps, {len(made.destinationParameterDefinitions())} results")
    headless.leave()


if __name__ == "__main__":
    main()
