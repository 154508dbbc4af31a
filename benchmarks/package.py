"""Pages of the acceptance package against QGIS' own atlas export of the same corner maps, drawn by hand.

.venv/bin/python benchmarks/package.py [--units 50] [--repeat 3]

Both get the same units (seeded, 8 to 40 corners) and draw A3 pages of 300 dpi with text as text. By hand means: the
plugin's own first page as the template, its tables as they stand, map, title and labels driven by the atlas, made by
``native:atlaslayouttopdf``. That is less than the plugin makes: no coordinate table, neighbours and legend of each
unit, no places for corner numbers and side lengths, no round scale. Each engine runs in a process of its own, in turn;
seconds are the clock's and the processor's, without the start of QGIS and the first page; memory is the peak of the
process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

EPSG = 4532
EAST, NORTH = 44_430_000.0, 4_920_000.0
ENGINES = ("package: corner maps", "package: all sheets", "native:atlaslayouttopdf")


def book_of(count: int) -> Any:
    """A book of made-up units in rows, half of them planned, the others damaged or restored."""
    import numpy as np
    from qgis.core import QgsProject
    from shapely.geometry import MultiPolygon, Polygon, box

    from mine_restoration.core.geodesy.plane import plane_of_epsg
    from mine_restoration.core.landclass.classes import load_classes
    from mine_restoration.core.unit import Unit
    from mine_restoration.gis.layouts import chinese_family
    from mine_restoration.gis.map_book import Book
    from mine_restoration.gis.map_material import Material, Mine

    rng = np.random.default_rng(7)
    units = []
    for i in range(count):
        corners = int(rng.integers(8, 41))
        angles = np.sort(rng.uniform(0, 2 * np.pi, corners))
        radius = rng.uniform(60, 100, corners)
        x, y = EAST + 230 * (i % 8), NORTH + 230 * (i // 8)
        ring = np.round(np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles)]), 3)
        shape = MultiPolygon([Polygon(ring)])
        section = ("planned", "damaged", "planned", "restored")[i % 4]
        told = {"problem_type": "土地损毁（挖损）", "damage_degree": "中度", "measures": "护坡工程、播撒草籽"}
        units.append(Unit(f"KY-{i:02d}", shape, 2026, section, f"单元{i}", land_class="0301", **told))
    plane = plane_of_epsg(EPSG)
    material = Material(
        units=tuple(units),
        plane=plane,
        year=2026,
        mine=Mine("甲乙采石场"),
        classes=load_classes(),
        areas={unit.unit_id: unit.area(plane) for unit in units},
        mining_right=box(EAST - 200, NORTH - 200, EAST + 1900, NORTH + 230 * (count / 8 + 1)),
    )
    return Book(QgsProject.instance(), chinese_family(), material)


def package(book: Any, folder: Path, everything: bool) -> int:
    """Our sheets, a PDF each; how many pages."""
    from mine_restoration.gis.map_export import export_pdf
    from mine_restoration.gis.map_sheets import corner_sheets, location_sheet
    from mine_restoration.gis.map_themes import after_sheet, damage_sheet, works_sheet

    makers = [lambda unit=unit: corner_sheets(book, unit) for unit in book.material.units[1:]]
    if everything:
        makers += [
            lambda: [location_sheet(book)],
            lambda: [after_sheet(book)],
            lambda: [damage_sheet(book)],
            lambda: [works_sheet(book, "planned")],
            lambda: [works_sheet(book, "restored")],
        ]
    pages = 0
    for number, make in enumerate(makers):
        sheets = make()
        export_pdf(sheets, folder / f"{number}.pdf")
        book.release(sheets)
        pages += len(sheets)
    return pages


def atlas(book: Any, sheet: Any, folder: Path) -> int:
    """The first sheet as an atlas over the units; how many pages."""
    from qgis import processing
    from qgis.core import QgsLayoutItemMap, QgsProject

    from mine_restoration.gis.map_layers import unit_layer

    layer = book.keep(
        unit_layer(book.material.units[1:], sheet.itemById("map").layers()[0].crs(), "unit_focus", book.family)
    )
    item: QgsLayoutItemMap = sheet.itemById("map")
    item.setLayers([layer if one.name() == "unit_focus" else one for one in item.layers()])
    item.setAtlasDriven(True)
    item.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
    sheet.itemById("title").setText('拐点坐标成果图（[% "unit_id" %]）')
    pages = sheet.atlas()
    pages.setCoverageLayer(layer)
    pages.setEnabled(True)
    assert sheet.project() is QgsProject.instance()
    processing.run(
        "native:atlaslayouttopdf",
        {"LAYOUT": sheet.name(), "DPI": 300, "TEXT_FORMAT": 0, "GEOREFERENCE": False, "OUTPUT": str(folder / "a.pdf")},
    )
    return layer.featureCount()


def measure(engine: str, count: int) -> None:
    """Run one engine here and print what it took as JSON."""
    import headless
    import plugin_root
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    plugin_root.load()
    from mine_restoration import classFactory

    classFactory(None)
    from mine_restoration.gis.map_export import export_pdf
    from mine_restoration.gis.map_sheets import corner_sheets

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = book_of(count)
        first = corner_sheets(book, book.material.units[0])
        export_pdf(first, folder / "first.pdf")
        if engine != ENGINES[2]:
            book.release(first)
        clock, cpu = time.perf_counter(), time.process_time()
        by_hand = engine == ENGINES[2]
        pages = atlas(book, first[0], folder) if by_hand else package(book, folder, engine == ENGINES[1])
        taken = {
            "pages": pages,
            "clock": time.perf_counter() - clock,
            "cpu": time.process_time() - cpu,
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    print(json.dumps(taken), flush=True)
    headless.leave()


def main() -> None:
    """Run the engines in turn and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=50)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.engine:
        measure(asked.engine, asked.units)
        return
    taken: dict[str, list[dict[str, float]]] = {engine: [] for engine in ENGINES}
    for _ in range(asked.repeat):
        for engine in ENGINES:
            command = [sys.executable, __file__, "--units", str(asked.units), "--engine", engine]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            taken[engine].append(json.loads(done.stdout.strip().split("\n")[-1]))
    base = statistics.median(one["cpu"] / one["pages"] for one in taken[ENGINES[2]])
    print("| engine | pages | s a page (clock) | CPU s a page | times the atlas (CPU) | pages a CPU second | peak MB |")
    print("|---|---|---|---|---|---|---|")
    for engine, runs in taken.items():
        clock, cpu = (statistics.median(one[key] / one["pages"] for one in runs) for key in ("clock", "cpu"))
        peak = statistics.median(one["peak"] for one in runs)
        pages = int(runs[0]["pages"])
        print(f"| {engine} | {pages} | {clock:.3f} | {cpu:.3f} | {cpu / base:.2f} | {1 / cpu:.1f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
