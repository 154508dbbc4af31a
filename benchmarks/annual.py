"""The annual plan as xlsx, PDF and docx, side by side with openpyxl alone writing the same cells.

    .venv/bin/python benchmarks/annual.py --units 300 --corners 60 --repeat 5

All write the same invented year: units in three sections, each with so many corners that it has a coordinate sheet.
openpyxl alone gets the very cells of our workbook, sheet by sheet and row by row, as bare values: without a
template, styles, heights, merged cells, page breaks, links and without being asked to stop. Every run has a process of
its own, in turn, which has written a small year before; what is measured is the work, not the start. Printed is
markdown: seconds by the clock and of the processor (median, least and most of the turns), the ratio to openpyxl alone
in the same turn by the processor, peak memory beyond that of the warm process, and the file's size.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Callable

HERE = Path(__file__).resolve().parent
_EAST, _NORTH = 44_430_000.0, 4_920_000.0
_APART = 300.0
"""Metres from unit to unit."""
_RADIUS, _RAGGED = 90.0, 9.0
TITLES = {
    "record": "the record: areas, rows, texts, checks",
    "alone": "openpyxl alone, the same cells",
    "xlsx": "xlsx",
    "pdf": "PDF",
    "docx": "docx",
}


def main() -> None:
    """Measure and print; in a process of a run, only measure."""
    arguments = _arguments()
    if arguments.run:
        print(json.dumps(_run(arguments.run, arguments.units, arguments.corners, Path(arguments.folder))))
        return
    with tempfile.TemporaryDirectory() as folder:
        _run("xlsx", arguments.units, arguments.corners, Path(folder))  # what openpyxl alone is to write
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in TITLES}
        for _ in range(arguments.repeat):
            for name in TITLES:
                runs[name].append(_in_a_process(name, arguments, folder))
    load = os.getloadavg()[0]
    print(f"{arguments.units} units of {arguments.corners} corners, {arguments.repeat} runs each; load {load:.1f}\n")
    print("| | s, median (least to most) | CPU s | times openpyxl's CPU s | peak MB | file, kB |")
    print("|---|---|---|---|---|---|")
    for name, title in TITLES.items():
        print("|", " | ".join([title, *_cells(runs[name], runs["alone"])]), "|")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--corners", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--run", choices=TITLES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_a_process(name: str, arguments: argparse.Namespace, folder: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--run", name, "--folder", folder]
    command += ["--units", str(arguments.units), "--corners", str(arguments.corners)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def _cells(runs: list[dict[str, float]], alone: list[dict[str, float]]) -> list[str]:
    ratios = [run["busy"] / other["busy"] for run, other in zip(runs, alone)]
    return [
        _spread([run["seconds"] for run in runs]),
        _spread([run["busy"] for run in runs]),
        _spread(ratios),
        f"{statistics.median(run['peak'] for run in runs):.0f}",
        f"{runs[0]['size'] / 1000:.0f}" if runs[0]["size"] else "",
    ]


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _run(name: str, units: int, corners: int, folder: Path) -> dict[str, float]:
    """Write a small year, then the large one."""
    _load()
    make = {"record": _record, "alone": _alone, "xlsx": _ours, "pdf": _ours, "docx": _ours}[name]
    cells = folder / "year.xlsx"
    ready = make(name, 3, corners, cells)
    ready(folder / f"small.{name}")
    ready = make(name, units, corners, cells)
    before = _memory("VmRSS", reset=True)
    begin, busy = time.perf_counter(), time.process_time()
    target = cells if name == "xlsx" else folder / f"year.{name}"
    ready(target)
    return {
        "seconds": time.perf_counter() - begin,
        "busy": time.process_time() - busy,
        "peak": _memory("VmHWM") - before,
        "size": target.stat().st_size if target.exists() else 0,
    }


def _memory(what: str, reset: bool = False) -> float:
    """MB of this process from the system (Linux): ``VmRSS`` the present ones, ``VmHWM`` the most since the reset."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    found = re.search(rf"{what}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


def _load() -> None:
    """The plugin's package, without its folder on the path."""
    spec = importlib.util.spec_from_file_location("plugin_root", HERE.parent / "scripts" / "plugin_root.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.load()


def _year(units: int, corners: int) -> tuple[Any, ...]:
    """The units and everything else that a record is made from."""
    from shapely.geometry import MultiPolygon, Polygon

    from mine_restoration.core.annual.form import load_form
    from mine_restoration.core.annual.inputs import MineYear
    from mine_restoration.core.geodesy.plane import plane_of_epsg
    from mine_restoration.core.landclass.classes import load_classes
    from mine_restoration.core.unit import Unit

    def outline(number: int) -> MultiPolygon:
        east, north = _EAST + _APART * (number % 20), _NORTH + _APART * (number // 20)
        points = []
        for at in range(corners):
            radius = _RADIUS + _RAGGED * math.sin(7 * at + number)
            angle = 2 * math.pi * at / corners
            points.append((round(east + radius * math.sin(angle), 3), round(north + radius * math.cos(angle), 3)))
        return MultiPolygon([Polygon(points)])

    texts = {"problem_type": "土地损毁（挖损）", "damage_degree": "重度", "quality": "成活率85%"}
    made = [
        Unit(
            f"XF-{number:03d}",
            outline(number),
            2026,
            ("restored", "damaged", "planned")[number % 3],
            temporary=False,
            land_class="0301",
            measures="回填表土、排水工程、播撒草籽",
            accepted=True,
            **texts,
        )
        for number in range(units)
    ]
    header = ("示例公司（虚构）", "C9999992020017100000000", "2020-03-01", "2030-02-28", "示例矿", "张三")
    mine = MineYear(2026, *header, "0453-0000000", "示例村", "36", "34.8216", "42.5", "41.25")
    return made, plane_of_epsg(4532), mine, 2026, None, load_classes(), load_form()


Write = Callable[[Path], object]


def _record(_name: str, units: int, corners: int, _cells_of: Path) -> Write:
    from mine_restoration.core.annual.record import build_record

    year = _year(units, corners)
    return lambda _target: build_record(*year)


def _ours(name: str, units: int, corners: int, _cells_of: Path) -> Write:
    from mine_restoration.core.annual.record import build_record
    from mine_restoration.report.annual_docx import write_annual_docx
    from mine_restoration.report.annual_pdf import write_annual_pdf
    from mine_restoration.report.annual_xlsx import write_annual_workbook

    record, _ = build_record(*_year(units, corners))
    write: Callable[..., object] = {
        "xlsx": write_annual_workbook,
        "pdf": write_annual_pdf,
        "docx": write_annual_docx,
    }[name]
    return lambda target: write(record, target)


def _alone(_name: str, units: int, _corners: int, cells_of: Path) -> Write:
    """The values of our workbook, of its first rows for the small year, by openpyxl."""
    from openpyxl import Workbook, load_workbook

    book = load_workbook(cells_of, read_only=True)
    last = None if units > 3 else 20
    sheets = [(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True, max_row=last)]) for sheet in book]

    def write(target: Path) -> None:
        made = Workbook()
        made.remove(made.active)
        for title, rows in sheets:
            sheet = made.create_sheet(title)
            for row in rows:
                sheet.append(row)
        made.save(target)

    return write


if __name__ == "__main__":
    main()
