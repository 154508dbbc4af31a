"""The workbooks of the acceptance package, as LibreOffice and openpyxl see them."""

from __future__ import annotations

import csv
import hashlib
import math
import subprocess

import pytest
from openpyxl import load_workbook
from shapely.geometry import MultiPolygon, Polygon

from mine_restoration.core.acceptance.package import Package, PackageFile, Source, missing_items
from mine_restoration.core.acceptance.plan import load_plan
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.unit import Unit
from mine_restoration.report.corners_xlsx import write_corners_xlsx
from mine_restoration.report.package_list import write_package_list

PLAN = load_plan()
PLANE = plane_of_epsg(4532)
E, N = 44_430_000.0, 4_920_000.0


def square(x, y, size, holes=()):
    return Polygon([(E + x, N + y), (E + x, N + y + size), (E + x + size, N + y + size), (E + x + size, N + y)], holes)


UNITS = [
    Unit("XF-01", MultiPolygon([square(0, 0, 100, [square(30, 30, 20).exterior])]), 2026, "restored", "=1+1"),
    Unit("JH-01", MultiPolygon([square(200, 0, 50), square(300, 0, 30.5)]), 2026, "planned", "坡面"),
    Unit("JH-02", MultiPolygon([square(500, 0, 10)]), 2026, "planned", "平台"),
]


@pytest.fixture(scope="module")
def corners_book(tmp_path_factory):
    path = tmp_path_factory.mktemp("corners") / "corners.xlsx"
    write_corners_xlsx(UNITS, PLANE, path, "示例矿（虚构）")
    return path


def as_csv(path, sheet):
    """A sheet as LibreOffice shows it."""
    convert = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,{sheet}"
    profile = f"-env:UserInstallation=file://{path.parent}/office"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", convert, "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    made = next(file for file in path.parent.glob("*.csv"))
    rows = list(csv.reader(made.open(encoding="utf-8")))
    made.unlink()
    return rows


def test_corner_sheet_has_every_corner_and_side(corners_book):
    sheet = load_workbook(corners_book).worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    corners = [row for row in rows if row[3]]
    assert [row[3] for row in corners if row[0] == "XF-01"] == [f"J{i}" for i in range(1, 9)]
    assert [(row[1], row[2]) for row in corners if row[0] == "XF-01"] == [(1, 1)] * 4 + [(1, 2)] * 4
    assert [(row[1], row[2]) for row in corners if row[0] == "JH-01"] == [(1, 1)] * 4 + [(2, 1)] * 4
    assert corners[0][4:6] == [N, E]
    sides = {(row[0], row[1], row[2]): row[7] for row in corners}
    xf, jh = {("XF-01", 1, 1): 100, ("XF-01", 1, 2): 20}, {("JH-01", 1, 1): 50, ("JH-01", 2, 1): 30.5}
    assert sides == {**xf, **jh, ("JH-02", 1, 1): 10}
    by_name = {(row[0], row[3]): row for row in corners}
    for row in corners:
        to = by_name[row[0], row[6]]
        assert math.dist(row[4:6], to[4:6]) == pytest.approx(row[7], abs=0.0006)


def test_unit_sheet_as_libreoffice_shows_it(corners_book):
    rows = as_csv(corners_book, 1)
    shown = {row[1]: row for row in rows if row[1]}
    assert shown["XF-01"][2] == "=1+1"
    # East of the central meridian by -70 km the plane is too large by about (70 / 6378)^2: oracle by hand.
    assert shown["XF-01"][7] == "9600.00"
    assert float(shown["XF-01"][6]) == pytest.approx(9600 * (1 - (70 / 6383) ** 2), abs=0.05)
    assert shown["XF-01"][5] == f"{float(shown['XF-01'][6]) / 10000:.4f}"
    totals = {row[3]: row for row in rows if row[2] == "合计"}
    planned = [shown["JH-01"], shown["JH-02"]]
    assert float(totals["本年度矿区生态修复计划"][5]) == pytest.approx(sum(float(row[5]) for row in planned))
    assert float(totals["本年度矿区生态修复计划"][6]) == pytest.approx(sum(float(row[6]) for row in planned))
    assert any("第44带" in cell and "132°E" in cell for row in rows for cell in row)


def test_the_same_units_give_the_same_bytes(corners_book, tmp_path):
    write_corners_xlsx(UNITS, PLANE, tmp_path / "again.xlsx", "示例矿（虚构）")
    assert (tmp_path / "again.xlsx").read_bytes() == corners_book.read_bytes()


def test_package_list_names_files_hashes_editions_and_what_is_missing(tmp_path):
    path = PLAN.item("location_map").path(2026)
    (tmp_path / path).parent.mkdir()
    (tmp_path / path).write_bytes(b"map")
    sources = (Source("mining_right", "2020-03"), Source("settlement"))
    files = (
        PackageFile(path, "location_map", "矿区位置图", sources),
        PackageFile("0_资料清单.xlsx", "package_list", "资料清单"),
    )
    missing = missing_items(PLAN, files, {"zone_map": "no_input"})
    package = Package(
        PLAN, 2026, "=cmd|'/c calc'!A1", "C1", "示例公司", "CGCS2000", files, missing, {"地类": "TD/T 1055-2019"}
    )
    write_package_list(package, tmp_path, tmp_path / "list.xlsx")
    book = load_workbook(tmp_path / "list.xlsx")
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type in ("s", "n") for cell in cells)
    text = "\n".join(str(cell.value) for cell in cells)
    assert hashlib.sha256(b"map").hexdigest() in text
    assert "mining_right（2020-03）" in text
    assert "settlement（未注明）" in text
    assert "不是法定清单" in text
    assert "TD/T 1055-2019" in text
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert next(row for row in rows if row[1] == "管控区核查图")[3] == PLAN.reasons["no_input"]
    assert next(row for row in rows if row[1] == "资料清单")[4:] == [None, None, "manifest.json"]
    assert next(row for row in rows if row[1] == "验收申请")[5] == "申请人提供"
