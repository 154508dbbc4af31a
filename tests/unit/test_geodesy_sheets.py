"""Map sheets: published examples, and every sheet against the grid that the standard describes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.geodesy.sheets import extents_of


def extent_of(text):
    """The ground of the one sheet that a text numbers."""
    (extent,) = extents_of(text)
    return extent


def degrees(text: str) -> float:
    """``114-33-45`` in degrees."""
    d, m, s = (Fraction(part) for part in text.split("-"))
    return float(d + m / 60 + s / 3600)


@pytest.mark.parametrize(
    ("sheet", "longitude", "latitude"),
    [
        # The standard's own worked point and sheets, GB/T 13989-1992 and -2012.
        ("J50", "114-33-45", "39-22-30"),
        ("J50B001001", "114-33-45", "39-22-30"),
        ("J50C001001", "114-33-45", "39-22-30"),
        ("J50D002002", "114-33-45", "39-22-30"),
        ("J50E004003", "114-33-45", "39-22-30.1"),
        ("J50F008005", "114-33-45", "39-22-30.1"),
        ("J50G015010", "114-33-45", "39-22-30.1"),
        # The point of textbooks, in Beijing.
        ("J-50-A", "116-28-25", "39-54-30"),
        ("J-50-5", "116-28-25", "39-54-30"),
        ("J-50-5-B", "116-28-25", "39-54-30"),
        ("J-50-5-B-4", "116-28-25", "39-54-30"),
        ("J-50-5-(24)", "116-28-25", "39-54-30"),
        ("J-50-5-(24)-b", "116-28-25", "39-54-30"),
        ("I49E019020", "112-48-00", "32-54-00"),
        ("H48", "106-25-30", "29-49-27"),
    ],
)
def test_published_examples(sheet, longitude, latitude):
    west, south, east, north = extent_of(sheet)
    assert west <= degrees(longitude) < east
    assert south <= degrees(latitude) < north


@pytest.mark.parametrize(
    ("sheet", "corners"),
    [
        ("J50", (114, 36, 120, 40)),
        ("J50B001001", (114, 38, 117, 40)),
        ("J49B001002", (111, 38, 114, 40)),
        ("J50D003004", (115.5, 39, 116, 39 + 1 / 3)),
        ("J50G001001", (114, 40 - 1 / 24, 114.0625, 40)),
        ("J50K23042304", (120 - 6 / 2304, 36, 120, 36 + 4 / 2304)),
        # 77 = 6 rows of 12 and 5: row 7, column 5; 22 = 2 rows of 8 and 6.
        ("I-50-77-(22)", (116 + 5 / 16, 34 - 1 / 8, 116 + 6 / 16, 34 - 2 / 24)),
        ("I-50-77-A", (116, 34 - 1 / 6, 116.25, 34)),
        ("I-50-77-D", (116.25, 34 - 1 / 3, 116.5, 34 - 1 / 6)),
    ],
)
def test_corners_of_sheets(sheet, corners):
    assert extent_of(sheet) == pytest.approx(corners, abs=1e-12)


@pytest.mark.parametrize(
    "written",
    [
        "I-50-77-（22）",
        "I－50－77－（22）",
        "Ｉ—50—77—(22)",
        " i-50-77-(22) ",
        "I50-77-(22)",
        "I - 50 - 77 - ( 22 )",
    ],
)
def test_many_ways_to_write_one(written):
    assert extents_of(written) == extents_of("I-50-77-(22)")
    assert extents_of(written) is not None


def test_several_sheets():
    first, second = extent_of("J50G001001"), extent_of("J50G001002")
    for text in ("J50G001001、J50G001002", "J50G001001,J50G001002", "J50G001001；J50G001002", "J50G001001 J50G001002"):
        assert extents_of(text) == (first, second)
    assert extents_of("I-50-77-（22）、（23）") == (extent_of("I-50-77-(22)"), extent_of("I-50-77-(23)"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "无",
        "J",
        "J50G",
        "J50G001",
        "J50G097001",  # 96 rows
        "J50G001097",
        "J50G000001",
        "J50A001001",
        "J61",
        "P50",  # beyond 60°: sheets of other widths
        "I-50-145",
        "I-50-77-(65)",
        "I-50-77-(0)",
        "I-50-77-E",
        "J-50-(3)",
        "J-50-[3]",
        "J50G001001、x",
        "4512.50-38512.25",  # rectangular sheets are numbered by their corner
    ],
)
def test_what_is_no_sheet_number(text):
    assert extents_of(text) is None


@given(st.sampled_from("BCDEFGHI"), st.integers(0, 13), st.integers(43, 53), st.data())
def test_the_formula_of_the_standard_gives_the_number_back(letter, row, column, data):
    """GB/T 13989: row = 4°/Δφ - [(φ / 4°) / Δφ], column = [(λ / 6°) / Δλ] + 1."""
    count = {"B": 2, "C": 4, "D": 12, "E": 24, "F": 48, "G": 96, "H": 192, "I": 576}[letter]
    r, c = data.draw(st.integers(1, count)), data.draw(st.integers(1, count))
    million = f"{chr(ord('A') + row)}{column}"
    extent = extent_of(f"{million}{letter}{r:03d}{c:03d}")
    latitude, longitude = (extent.south + extent.north) / 2, (extent.west + extent.east) / 2
    step_north, step_east = 4 / count, 6 / count
    assert chr(ord("A") + int(latitude // 4)) + str(int(longitude // 6) + 31) == million
    assert count - int((latitude % 4) / step_north) == r
    assert int((longitude % 6) / step_east) + 1 == c


@given(st.text(max_size=30))
def test_any_text(text):
    extents_of(text)
