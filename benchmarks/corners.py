"""Reading and digitising corners side by side with reading the same numbers: numpy.loadtxt and pandas.read_csv.

    python3 benchmarks/corners.py --corners 1000000 --files 1000 --repeat 3

All run in this one process on the same invented files in the exchange format, in turn: one file with all corners, and a
folder of files. loadtxt and read_csv get the same corners as bare ``name,ring,X,Y`` rows in files of their own, since
neither reads the format; they give two columns of numbers and no more. Ours recognises the form and the encoding, keeps
name and line of each corner, and then digitises: zone, ring roles, odd corners, declared counts and areas, neighbours.
Printed are seconds (median, least, most), the ratio to loadtxt, and the peak memory of each run, which has a process of
its own for that.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any, Callable

import numpy as np

HERE = Path(__file__).resolve().parent
_HEAD = "[属性描述]\n格式版本号=1.01版本\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=37\n计量单位=米\n[地块坐标]\n"
_SIDE = 200.0
"""Metres from parcel to parcel."""


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    _load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, parcels, files in _cases(arguments):
            count = len(parcels) * (len(parcels[0]) - 1)
            print(f"\n{title}: {count} corners, {len(parcels)} parcels, {files} files, {arguments.repeat} runs each")
            ours, plain = _write(folder / title.replace(" ", "-"), parcels, files)
            del parcels
            _print(_measure(_runs(ours, plain), arguments.repeat))
            _print_memory(ours, plain)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corners", type=int, default=1_000_000, help="corners of the large file")
    parser.add_argument("--files", type=int, default=1000, help="files of the folder, ten parcels of 20 corners each")
    parser.add_argument("--repeat", type=int, default=3)
    return parser.parse_args()


def _load() -> None:
    """The plugin's package, without its folder on the path."""
    spec = importlib.util.spec_from_file_location("plugin_root", HERE.parent / "scripts" / "plugin_root.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.load()


def _cases(arguments: argparse.Namespace) -> list[tuple[str, list[Any], int]]:
    return [
        ("one file of small parcels", _parcels(arguments.corners // 20, 20), 1),
        ("one file of one parcel", _parcels(1, arguments.corners), 1),
        ("a folder", _parcels(arguments.files * 10, 20), arguments.files),
    ]


def _parcels(count: int, corners: int) -> list[Any]:
    """Invented parcels, closed rings (n, 2) of X and Y in metres, clockwise and side by side; the same every time."""
    random = np.random.default_rng(20261122)
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    radius = 0.45 * _SIDE if corners < 1000 else corners / 60.0  # sides of about 0.1 m at least
    across = int(np.ceil(np.sqrt(count)))
    parcels = []
    for number in range(count):
        r = radius * (1 + (random.random(corners) - 0.5) * min(0.1, 10 / corners))
        north = 3_321_000 + (number // across) * _SIDE + r * np.cos(turn)
        east = 37_480_000 + (number % across) * _SIDE + r * np.sin(turn)
        ring = np.round(np.column_stack([north, east]), 3)
        parcels.append(np.vstack([ring, ring[:1]]))
    return parcels


def _write(folder: Path, parcels: list[Any], files: int) -> tuple[list[Path], list[Path]]:
    """The parcels as exchange files, and their rows alone for those that read nothing else."""
    folder.mkdir()
    ours, plain = [], []
    share = -(-len(parcels) // files)
    for number in range(files):
        rows, text = [], [_HEAD]
        for index, ring in enumerate(parcels[number * share : (number + 1) * share], number * share + 1):
            body = [f"J{i},1,{x:.3f},{y:.3f}\n" for i, (x, y) in enumerate(ring[:-1].tolist(), 1)]
            body.append(body[0])
            text += [f"{len(ring)},{_planar_ha(ring):.4f},P{index},地块{index},面,,,,@\n", *body]
            rows += body
        ours.append(folder / f"parcels-{number:04d}.txt")
        ours[-1].write_text("".join(text), encoding="gbk")
        plain.append(folder / f"rows-{number:04d}.csv")
        plain[-1].write_text("".join(rows), encoding="ascii")
    return ours, plain


def _planar_ha(ring: Any) -> float:
    here = ring - ring[0]
    return abs(float((here[:-1, 0] * here[1:, 1] - here[1:, 0] * here[:-1, 1]).sum())) / 2 / 10_000


def _runs(ours: list[Path], plain: list[Path]) -> dict[str, Callable[[], Any]]:
    """What is measured, by name; each run returns X and Y (n, 2) of all rows, or the findings by code."""
    runs: dict[str, Callable[[], Any]] = {"numpy.loadtxt": lambda: _loadtxt(plain)}
    if importlib.util.find_spec("pandas") is not None:
        import pandas as _  # noqa: F401 - loading it is no part of reading

        runs["pandas.read_csv"] = lambda: _read_csv(plain)
    runs["ours, reading"] = lambda: _values(_readings(ours))
    runs["ours, reading and digitising"] = lambda: _digitised(ours)
    return runs


def _loadtxt(files: list[Path]) -> Any:
    return np.concatenate([np.loadtxt(file, delimiter=",", usecols=(2, 3), encoding="ascii") for file in files])


def _read_csv(files: list[Path]) -> Any:
    import pandas

    return np.concatenate([pandas.read_csv(file, header=None, usecols=[2, 3]).to_numpy() for file in files])


def _readings(files: list[Path]) -> list[Any]:
    from mine_restoration.core.corners.registry import read_file

    return [reading for file in files for reading in read_file(file, file.name)]


def _values(readings: list[Any]) -> Any:
    return np.concatenate([ring.values for reading in readings for parcel in reading.parcels for ring in parcel.rings])


def _digitised(files: list[Path]) -> Any:
    from mine_restoration.core.corners.digitise import Wanted, digitise

    return digitise(_readings(files), Wanted(section="planned", year=2026), None, lambda points, source, target: points)


def _measure(runs: dict[str, Callable[[], Any]], repeat: int) -> dict[str, list[float]]:
    """Seconds of each run, in turn, so that a busy machine slows all of them; what they read has to be the same."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(repeat):
        numbers = None
        for name, run in runs.items():
            start = time.perf_counter()
            result = run()
            seconds[name].append(time.perf_counter() - start)
            if isinstance(result, np.ndarray):
                if numbers is not None and not np.array_equal(numbers, result):
                    raise SystemExit(f"{name} read other numbers")
                numbers = result
            elif turn == 0:
                _tell(result)
    return seconds


def _tell(result: Any) -> None:
    """What digitising found, so that a fast run that does nothing is seen."""
    codes: dict[str, int] = {}
    for finding in result.findings:
        codes[finding.code] = codes.get(finding.code, 0) + 1
    print(f"digitised: {len(result.units)} units, {len(result.corners)} corner rows; findings {codes}")


def _print(seconds: dict[str, list[float]]) -> None:
    base = statistics.median(next(iter(seconds.values())))
    for name, values in seconds.items():
        middle = statistics.median(values)
        print(f"{name:30} {middle:8.2f} s ({min(values):.2f} to {max(values):.2f})   {middle / base:6.2f} of loadtxt")


def _print_memory(ours: list[Path], plain: list[Path]) -> None:
    if not Path("/proc/self/status").exists():
        return
    context = multiprocessing.get_context("spawn")
    for name in _runs(ours, plain):
        queue = context.SimpleQueue()
        child = context.Process(target=_peak, args=(name, ours, plain, queue))
        child.start()
        child.join()
        if child.exitcode:
            raise SystemExit(f"{name} failed while its memory was measured")
        print(f"{name:30} {queue.get():8.0f} MB beyond the program itself")


def _peak(name: str, ours: list[Path], plain: list[Path], queue: Any) -> None:
    """Peak memory of one run, in MB, without what the libraries take when they are loaded."""
    _load()
    run = _runs(ours, plain)[name]
    before = _most_memory()
    run()
    queue.put(_most_memory() - before)


def _most_memory() -> float:
    """Peak memory of this process so far, in MB; rusage would count that of the process before it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main()
