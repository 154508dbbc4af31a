"""attachlandclasses side by side with what a user would pick instead, on invented counties: time, memory, results.

    benchmarks/.venv/bin/python benchmarks/landclass.py
    benchmarks/.venv/bin/python benchmarks/landclass.py --cases 100000x500 --engines native summary --repeat 5

A case is polygons x units. First each engine (``engines.py``) runs once in a process of its own, for its peak memory
and its result; what is not done within the budget is stopped and said so. Then the engines run in turn in this one
process (geopandas in one beside it: its GDAL and that of QGIS do not go together), so that a busy machine slows all of
them. All take the same files, read through once before, and every process has run its engine on a small county before.
Printed is markdown: seconds as median (least to most), those of the processor (all threads together), how many times as
fast as native:intersection (median, least and most of the turns), peak memory beyond that of the warm process, and what
came out.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from engines import ENGINES, Case, Outcome, official_sums, start

HERE = Path(__file__).resolve().parent
BASE, REFERENCE = "native", "parts"
CASES = ("100000x500", "500000x20", "100000x5000")
SMALL = "2000x20"
LEAST_M2 = 0.01
"""Smaller pieces are not counted: they round to nothing."""
_CHUNK = 1 << 24
_HEAD = (
    "| | s, median (least to most) | CPU s | times as fast | peak MB | pieces | largest difference of a piece, m² "
    "| units that add up | largest difference of a unit, m² |\n|---|---|---|---|---|---|---|---|---|"
)


@dataclass
class Measured:
    """An engine on a case: why it has no figures, or peak MB beyond the warm process, result, seconds of each turn.

    ``busy`` are the seconds of processor of each turn, all threads together.
    """

    trouble: str = ""
    peak: Optional[float] = None
    outcome: Outcome = field(default_factory=Outcome)
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


def main() -> None:
    """Measure and print, with a QGIS profile that is new and empty."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="profile-") as profile:
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = os.environ["XDG_RUNTIME_DIR"] = profile  # of all processes
        _compare(arguments)


def _compare(arguments: argparse.Namespace) -> None:
    small = _case(arguments.folder, SMALL, arguments.driver)
    cases = {name: _case(arguments.folder, name, arguments.driver) for name in arguments.cases}
    start(apart=False)
    print(_machine(arguments), flush=True)
    for name, case in cases.items():
        _read_through(case)
        measured = {}
        for engine in ENGINES:
            print(f"{name} {engine}", file=sys.stderr)
            measured[engine] = _alone(engine, small, case, arguments)
        print(f"{name} in turn", file=sys.stderr)
        _in_turn(measured, small, case, arguments)
        _print(name, measured, official_sums(case.units))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", nargs="+", default=CASES, help="polygons x units")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--budget", type=float, default=300, help="seconds for an engine on a case")
    parser.add_argument("--driver", default="GPKG", choices=("GPKG", "ESRI Shapefile", "OpenFileGDB"))
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "mine-restoration-counties",
        help="where the made counties are kept",
    )
    return parser.parse_args()


def _case(folder: Path, name: str, driver: str) -> Case:
    """The files of a case, made by a process of its own if they are not there."""
    polygons, units = name.split("x")
    command = [sys.executable, HERE / "county.py", folder, "--polygons", polygons, "--units", units, "--driver", driver]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split("\n")
    return Case(lines[0], lines[1])


def _read_through(case: Case) -> None:
    """Both files into the system's cache."""
    for name in (case.survey, case.units):
        path = Path(name)
        for file in path.iterdir() if path.is_dir() else path.parent.glob(f"{path.stem}.*"):
            with file.open("rb") as stream:
                while stream.read(_CHUNK):
                    pass


def _alone(engine: str, small: Case, case: Case, arguments: argparse.Namespace) -> Measured:
    """The first run, in a process of its own: peak memory and result."""
    if engine not in arguments.engines:
        return Measured("not run")
    helper = _Helper(engine, small)
    try:
        answer = helper.ask(("peak", case), arguments.budget)
    finally:
        helper.stop()
    if answer is None:
        return Measured(f"not done in {arguments.budget:.0f} s")
    if isinstance(answer, str):
        return Measured(f"failed: {answer}")
    peak, outcome = answer
    return Measured(peak=peak, outcome=outcome)


def _in_turn(measured: dict[str, Measured], small: Case, case: Case, arguments: argparse.Namespace) -> None:
    """Seconds of each engine, one after the other in each turn; one that has used up its budget stops repeating."""
    running = [engine for engine in measured if not measured[engine].trouble]
    helpers = {engine: _Helper(engine, small) for engine in running if ENGINES[engine].apart}
    for engine in running:
        if engine not in helpers:
            ENGINES[engine].run(small)
    for _ in range(arguments.repeat):
        for engine in running:
            one = measured[engine]
            if sum(one.seconds) < arguments.budget:
                seconds = helpers[engine].ask(("time", case), None) if engine in helpers else _seconds(engine, case)
                if isinstance(seconds, str):
                    raise SystemExit(f"{ENGINES[engine].title}: {seconds}")
                one.seconds.append(seconds[0])
                one.busy.append(seconds[1])
    for helper in helpers.values():
        helper.stop()


def _seconds(engine: str, case: Case) -> tuple[float, float]:
    """Of one run: by the clock, and of the processor."""
    begin, busy = time.perf_counter(), time.process_time()
    result = ENGINES[engine].run(case)
    seconds = time.perf_counter() - begin, time.process_time() - busy
    del result
    return seconds


class _Helper:
    """A process with one engine, warm."""

    def __init__(self, engine: str, small: Case) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(engine, small, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._connection.recv()

    def ask(self, question: tuple[str, Case], seconds: Optional[float]) -> Any:
        """The answer; ``None`` where it is not there after so many seconds, a text where the engine broke down."""
        self._connection.send(question)
        try:
            return self._connection.recv() if self._connection.poll(seconds) else None
        except EOFError:
            self._process.join()
            return f"its process ended ({self._process.exitcode})"

    def stop(self) -> None:
        self._process.kill()
        self._process.join()


def _serve(engine: str, small: Case, connection: Any) -> None:
    """Answer the questions of a :class:`_Helper`."""
    start(ENGINES[engine].apart)
    ENGINES[engine].run(small)
    connection.send("ready")
    while True:
        question, case = connection.recv()
        if question == "time":
            connection.send(_seconds(engine, case))
            continue
        before = _forget_peak()
        try:
            result = ENGINES[engine].run(case)
        except Exception as problem:
            connection.send(f"{type(problem).__name__}: {problem}")
            continue
        peak = _memory("VmHWM") - before
        connection.send((peak, ENGINES[engine].outcome(result)))


def _forget_peak() -> float:
    """Let the peak memory of this process begin anew, at what it holds: MB. Linux only."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _memory("VmRSS")


def _memory(what: str) -> float:
    """A line of this process' state in MB; rusage would count the peak of the process before it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{what}:"))


def _print(name: str, measured: dict[str, Measured], official: dict[str, int]) -> None:
    print(f"\n{name.replace('x', ' polygons x ')} units\n\n{_HEAD}")
    for engine, one in measured.items():
        cells = [one.trouble, *[""] * 7] if one.trouble else _cells(one, measured, official)
        print("|", " | ".join([ENGINES[engine].title, *cells]), "|")
    for engine, one in measured.items():
        if one.outcome.remark:
            print(f"\n{ENGINES[engine].title}: {one.outcome.remark}")
    sys.stdout.flush()


def _cells(one: Measured, measured: dict[str, Measured], official: dict[str, int]) -> list[str]:
    ratios = [base / own for base, own in zip(measured[BASE].seconds, one.seconds)]
    pieces = {pair: area for pair, area in one.outcome.pieces.items() if area >= LEAST_M2}
    ours = {pair: area for pair, area in measured[REFERENCE].outcome.pieces.items() if area >= LEAST_M2}
    worst = max((abs(pieces.get(pair, 0) - ours.get(pair, 0)) for pair in pieces.keys() | ours.keys()), default=0)
    differences = [abs(round(one.outcome.sums.get(unit, 0) * 100) - centi) for unit, centi in official.items()]
    return [
        _spread(one.seconds),
        f"{statistics.median(one.busy):.2f}",
        _spread(ratios) if ratios else "",
        f"{one.peak:.0f}",
        str(len(pieces)) if pieces else "none made",
        f"{worst:.3f}" if pieces and ours else "",
        f"{differences.count(0)} of {len(differences)}",
        f"{max(differences) / 100:.2f}",
    ]


def _spread(values: list[float]) -> str:
    digits = 1 if min(values) >= 10 else 2
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def _machine(arguments: argparse.Namespace) -> str:
    """What the figures depend on, as a sentence."""
    import numpy as np
    import shapely
    from osgeo import gdal
    from qgis.core import Qgis

    busy = os.getloadavg()[0]
    return (
        f"{datetime.date.today()}, {os.cpu_count()} cores, load before the start {busy:.1f}"
        f"{' (busy: the ratios say more than the seconds)' if busy > 0.5 else ''}; Python {platform.python_version()}, "
        f"QGIS {Qgis.QGIS_VERSION.split('-')[0]}, GDAL {gdal.__version__}, numpy {np.__version__}, "
        f"shapely {shapely.__version__} (GEOS {shapely.geos_version_string}); survey as {arguments.driver}, "
        f"{arguments.repeat} runs each"
    )


if __name__ == "__main__":
    main()
