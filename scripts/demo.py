"""The main job on the bundled sample: seven qgis_process calls, one feeding the next, and the figures that matter.

    .venv/bin/python scripts/demo.py [FOLDER]

Results go to ``build/demo`` unless another folder is named. QGIS runs in a profile of its own under ``build``.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugin_root import ROOT
from qgis_cli import CommandFailed, QgisProcess

SAMPLE = ROOT / "resources" / "sample"
YEAR = 2026
ZONE_LAYERS = ("STBHHX", "YJJBNTBHTB", "CZKFBJ", "ZRBHD", "road", "river", "settlement")
LONGEST_LINE = 110
MARKER = "This folder was made by scripts/demo.py and is made anew by it.\n"


def steps(sample: Path, out: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The chain: algorithm and parameters, in order."""
    units, summary = out / "units.gpkg", out / "summary.gpkg"
    survey = f"{sample / 'survey.gpkg'}|layername=DLTB"
    zones = [f"{sample / 'zones.gpkg'}|layername={name}" for name in ZONE_LAYERS]
    coverage = f"{sample / 'zones.gpkg'}|layername=coverage"
    right, mine, dem = sample / "mining_right.gpkg", sample / "mine.csv", sample / "dem.tif"
    yield (
        "digitiseunits",
        {
            "INPUT": sorted(str(path) for path in (sample / "units").glob("*.txt")),
            "CRS": "EPSG:4532",
            "ATTRIBUTES": sample / "attributes.csv",
            "YEAR": YEAR,
            "UNITS": units,
            "CORNERS": out / "corners.gpkg",
            "FINDINGS": out / "findings_digitiseunits.gpkg",
        },
    )
    yield (
        "attachlandclasses",
        {
            "UNITS": units,
            "SURVEY": survey,
            "PARTS": out / "parts.gpkg",
            "SUMMARY": summary,
            "FINDINGS": out / "findings_attachlandclasses.gpkg",
        },
    )
    yield (
        "checkunits",
        {
            "UNITS": units,
            "MINING_RIGHT": right,
            "OTHER_UNITS": sample / "last_year_units.gpkg",
            "FARMLAND": f"{sample / 'zones.gpkg'}|layername=YJJBNTBHTB",
            "COVERAGE": coverage,
            "FINDINGS": out / "findings_checkunits.gpkg",
        },
    )
    yield (
        "checkzones",
        {
            "UNITS": units,
            "ZONES": zones,
            "COVERAGE": coverage,
            "DEM": dem,
            "HITS": out / "hits.gpkg",
            "VERDICTS": out / "verdicts.gpkg",
            "REPORT": out / "zone_check.xlsx",
            "REPORT_PDF": out / "zone_check.pdf",
            "FINDINGS": out / "findings_checkzones.gpkg",
        },
    )
    yield (
        "compareyears",
        {
            "UNITS": units,
            "MINE": mine,
            "YEAR": YEAR,
            "EARLIER": sample / "last_year_units.gpkg",
            "SUMMARY": summary,
            "OUTPUT": out / "year_comparison.gpkg",
            "XLSX": out / "year_comparison.xlsx",
            "TEXT": out / "year_comparison.txt",
            "FINDINGS": out / "findings_compareyears.gpkg",
        },
    )
    yield (
        "annualtable",
        {
            "UNITS": units,
            "SUMMARY": summary,
            "MINE": mine,
            "YEAR": YEAR,
            "EARLIER": sample / "last_year_units.gpkg",
            "XLSX": out / "annual_table.xlsx",
            "PDF": out / "annual_table.pdf",
            "DOCX": out / "annual_table.docx",
            "JSON": out / "annual_table.json",
            "CSV": out / "annual_table.csv",
            "FINDINGS": out / "findings_annualtable.gpkg",
        },
    )
    yield (
        "acceptancepackage",
        {
            "UNITS": units,
            "MINE": mine,
            "SURVEY": survey,
            "ZONES": zones,
            "YEAR": YEAR,
            "EARLIER": sample / "last_year_units.gpkg",
            "MINING_RIGHT": right,
            "COVERAGE": coverage,
            "DEM": dem,
            "FOLDER": out / "acceptance_package",
            "ZIP": out / "acceptance_package.zip",
            "FINDINGS": out / "findings_acceptancepackage.gpkg",
        },
    )


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of the only layer of a GeoPackage, without geometry."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        connection.row_factory = sqlite3.Row
        (table,) = connection.execute("SELECT table_name FROM gpkg_contents").fetchone()
        return [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')]
    finally:
        connection.close()


def figures(out: Path, results: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The few lines that somebody who signs wants to see first."""
    units = rows_of(out / "units.gpkg")
    yield f"  units     {len(units):>3}       {_sum(units):>10.4f} hm²"
    for section in ("restored", "damaged", "planned"):
        members = [row for row in units if row["section"] == section]
        yield f"  {section:<10}{len(members):>3} units {_sum(members):>10.4f} hm²"
    classes: Counter[str] = Counter()
    for row in rows_of(out / "summary.gpkg"):
        classes[f"{row['land_class']} {row['class_name']}"] += round(row["area_ha"] * 10_000)
    listed = ", ".join(f"{name} {area / 10_000:.4f}" for name, area in classes.most_common())
    yield f"  classes (hm²): {listed}"
    yield from _promises(results["compareyears"])
    findings = _findings(out)
    severities = Counter(row["severity"] for row in findings)
    counts = ", ".join(f"{severities[name]} {name}s" for name in ("error", "warning", "note"))
    yield f"  findings: {counts}"
    for row in findings:
        if row["severity"] != "note":
            place = row["unit_id"] or row["source"]
            yield _line(f"    {row['severity']}: {f'{place}: ' if place else ''}{row['message']}")
    verdicts = rows_of(out / "verdicts.gpkg")
    hit = {(row["unit_id"], row["rule_id"]) for row in rows_of(out / "hits.gpkg")}
    unchecked = sum(row["outcome"] == "not_checked" for row in verdicts)
    yield (
        f"  zones: {len(hit)} hits on {len({unit for unit, _ in hit})} units, "
        f"{unchecked} of {len(verdicts)} verdicts not checked (no layer given)"
    )
    package = results["acceptancepackage"]
    yield f"  package: {package['FILE_COUNT']:.0f} files, {package['MISSING_COUNT']:.0f} items missing"


def _promises(compared: dict[str, Any]) -> Iterator[str]:
    """Last year's plan against what was done."""
    outcomes = ", ".join(
        f"{compared[f'{name}_COUNT']:.0f} {words}"
        for name, words in (
            ("AS_PLANNED", "as planned"),
            ("DIFFERENT", "differently"),
            ("NOT_DONE", "not done"),
            ("UNCLEAR", "unclear"),
            ("NOT_CHECKED", "not compared"),
        )
        if compared[f"{name}_COUNT"] or name in ("AS_PLANNED", "NOT_DONE")
    )
    yield (
        f"  plan {YEAR - 1} {compared['PLAN_COUNT']:>3.0f} units {compared['PLANNED_HA']:>10.4f} hm²: {outcomes}; "
        f"{compared['UNPLANNED_COUNT']:.0f} done without a plan"
    )
    before, new = compared["EARLIER_HA"], compared["NEW_HA"]
    yield f"  ground    {before:.4f} hm² restored before, {new:.4f} hm² new, together {before + new:.4f} hm²"


def _findings(out: Path) -> list[dict[str, Any]]:
    """What the steps found, each thing once: the package checks again what steps before it have checked."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for name, parameters in steps(SAMPLE, out):
        for row in rows_of(parameters["FINDINGS"]):
            found.setdefault((row["code"], row["unit_id"], row["source"], row["message"]), {**row, "step": name})
    return list(found.values())


def _sum(units: list[dict[str, Any]]) -> float:
    """The sum of their printed areas, hm²."""
    return sum(round(row["area_ha"] * 10_000) for row in units) / 10_000


def _line(text: str) -> str:
    """The text, cut to one line of a terminal; the findings layers have it whole."""
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"


def clean(out: Path) -> None:
    """Empty the folder of an earlier demo; any other folder with something in it is left alone."""
    marker = out / "MADE_BY_DEMO.txt"
    if out.exists() and any(out.iterdir()):
        if not marker.exists():
            raise CommandFailed(f"{out} holds files that no demo made; name an empty or a new folder.")
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    marker.write_text(MARKER, encoding="utf-8")


def run(out: Path) -> dict[str, dict[str, Any]]:
    """Run the chain into ``out``; the results of each step. Raises :class:`CommandFailed`."""
    clean(out)
    # QGIS writes into a GeoPackage as soon as it opens it, so the chain works on a copy.
    sample = Path(shutil.copytree(SAMPLE, out / "sample"))
    qgis = QgisProcess(ROOT / "build" / "qgis")
    results = {}
    for number, (name, parameters) in enumerate(steps(sample, out), 1):
        begin = time.monotonic()
        answer = qgis.run(f"minerestoration:{name}", parameters)
        results[name] = answer["results"]
        print(f"{number}. {name:<18} {time.monotonic() - begin:5.1f} s", flush=True)
    return results


def main() -> int:
    """Run, and print the figures."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "demo"
    begin = time.monotonic()
    print("The main job on the bundled sample (a fictional quarry), as seven qgis_process calls:")
    try:
        results = run(out.absolute())
    except CommandFailed as cause:
        print(cause, file=sys.stderr)
        return 1
    print(f"\nFigures ({time.monotonic() - begin:.1f} s in all):")
    for line in figures(out, results):
        print(line)
    print(f"\nResults are in {out}:")
    for name, what in (
        ("annual_table.xlsx", "the annual plan with its table, and annual_table.pdf, .docx, .json and .csv"),
        ("year_comparison.xlsx", "last year's plan against what was done, and year_comparison.txt and .gpkg"),
        ("zone_check.xlsx", "the zone check, and zone_check.pdf"),
        ("acceptance_package", "maps, tables, coordinate files and their manifest; the same as acceptance_package.zip"),
        ("units.gpkg", "the units, and corners, parts, summary, hits, verdicts, findings_* beside it"),
    ):
        print(f"  {name:<20} {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
