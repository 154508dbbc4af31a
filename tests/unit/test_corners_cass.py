"""Points of CASS: name,code,east,north,height."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.corners.dialects import cass
from mine_restoration.core.corners.records import Options, Text
from mine_restoration.core.corners.registry import read_data
from mine_restoration.core.progress import Stopped

ROWS = [(501000.123, 4920000.5, 12.25), (501100.0, 4920000.0, 13.0), (501100.0, 4920100.0, 0.0)]


def rows(code="", points=ROWS, first=1):
    return "".join(f"{i},{code},{e},{n},{h}\r\n" for i, (e, n, h) in enumerate(points, first))


def read(text, encoding="gbk", **options):
    (reading,) = read_data(text.encode(encoding), "f.dat", Options(**options))
    return reading


def codes(reading):
    return {finding.code.split(".")[1]: finding for finding in reading.findings}


def test_points_without_codes_are_one_parcel():
    reading = read(rows())
    assert reading.dialect == "cass"
    assert not reading.columns_north_first
    (parcel,) = reading.parcels
    (ring,) = parcel.rings
    assert ring.values.tolist() == [[e, n] for e, n, _ in ROWS]
    assert ring.heights.tolist() == [12.25, 13.0, 0.0]
    assert ring.names == ("1", "2", "3")
    assert codes(reading)["cass_one_ring"].severity.value == "warning"


def test_codes_are_parcels():
    away = [(e + 500, n, h) for e, n, h in ROWS]
    mixed = [line for pair in zip(rows("西坑").splitlines(), rows("D2", away, 4).splitlines()) for line in pair]
    reading = read("\n".join(mixed))
    assert [(parcel.number, len(parcel.rings[0])) for parcel in reading.parcels] == [("西坑", 3), ("D2", 3)]
    assert reading.parcels[1].rings[0].lines.tolist() == [2, 4, 6]
    assert codes(reading)["cass_by_code"].figures["codes"] == "西坑, D2"


@pytest.mark.parametrize("end", ["\r\n", "END\r\n", "end,,,,\r\n", ",,,,\r\n"])
def test_blocks(end):
    reading = read(rows() + end + rows() + end)
    assert [len(parcel.rings[0]) for parcel in reading.parcels] == [3, 3]


def test_missing_heights_and_full_width():
    reading = read("1,,501000,4920000,\n2，，５０１１００，4920000，7.5\n3,,501100,4920100,8\n")
    heights = reading.parcels[0].rings[0].heights
    assert math.isnan(heights[0])
    assert heights[1:].tolist() == [7.5, 8]


def test_points_without_heights_and_one_code():
    lines = [f"{i},界址,{east:.3f},{north:.3f}," for i, (east, north, _) in enumerate(ROWS, 1)]
    (reading,) = read_data("\n".join(lines).encode("gbk"), "f.dat", Options())
    assert reading.dialect == "cass"
    assert reading.parcels[0].rings[0].names == ("1", "2", "3")


def test_a_row_that_cannot_be_read_makes_its_block_unusable():
    reading = read(rows() + "4,,501000x,4920000,1\n\n" + rows() + "\n1,2,3\n", dialect="cass")
    assert [parcel.usable for parcel in reading.parcels] == [False, True]
    unread = [f.line for f in reading.findings if f.code == "corners.cass_unreadable"]
    assert unread == [4, 10]


def test_some_codes_are_refused():
    reading = read(rows("A") + rows("", first=4))
    assert [parcel.usable for parcel in reading.parcels] == [False]
    assert codes(reading)["cass_without_code"].line == 4


@pytest.mark.parametrize(
    "text",
    [
        "J1,1,4920000.000,44500000.000\nJ2,1,4920000.000,44500100.000\n",
        "1,4920000,44500000\n2,4920000,44500100\n",
        "J1,4920000,44500000,100.00,1\nJ2,4920000,44500100,100.00,1\n",
        "1,4920000,44500000,,,\n2,4920000,44500100,,,\n",
        "a,b,c,d,e\n" * 5,
        "",
        "118.5,32.5\n" * 4,
    ],
)
def test_other_rows_are_none_of_its(text):
    assert cass.recognise(Text("f", "UTF-8", tuple(text.splitlines()))).score == 0


def test_a_row_whose_code_may_be_a_ring_number_is_weaker():
    def score(text):
        return cass.recognise(Text("f", "UTF-8", tuple(text.splitlines()))).score

    assert score(rows()) > score(rows("1")) >= 30
    assert score(rows("T5")) == score(rows())


@given(st.lists(st.tuples(st.integers(180_000_000, 820_000_000), st.integers(19 * 10**8, 6 * 10**9)), min_size=3))
def test_any_points_come_back(points):
    text = "".join(f"P{i},F,{e / 1000:.3f},{n / 1000:.3f},{i}.5\n" for i, (e, n) in enumerate(points))
    (parcel,) = read(text, dialect="cass").parcels
    assert parcel.rings[0].values.tolist() == [[e / 1000, n / 1000] for e, n in points]
    assert parcel.rings[0].heights.tolist() == [i + 0.5 for i in range(len(points))]


def test_cancel():
    with pytest.raises(Stopped):
        cass.read(Text("f", "UTF-8", ("1,,501000,4920000,1",) * 30_000), Options(), lambda part: part < 0.5)


@given(st.text("0123456789.,，-+ １２AJ", max_size=40))
def test_the_short_way_reads_as_the_long_one(line):
    short = cass._PLAIN_ROW.fullmatch(line)
    if short:
        name, code, east, north, height = short.groups()
        assert cass._row(1, line) == (1, name.strip(), code.strip(), float(east), float(north), float(height))


def test_codes_that_may_be_ring_numbers_are_refused():
    hole = [(e + 10, n + 10, h) for e, n, h in ROWS]
    reading = read(rows("1") + rows("2", hole, 4))
    assert [parcel.usable for parcel in reading.parcels] == [False]
    assert codes(reading)["cass_codes_or_rings"].severity.value == "error"
    assert [parcel.usable for parcel in read(rows("1") + rows("3", hole, 4)).parcels] == [True, True]
    assert [parcel.usable for parcel in read(rows("1")).parcels] == [True]


def test_a_row_that_cannot_be_read_spoils_the_parcels_of_all_codes():
    reading = read(rows("A") + rows("B", first=4) + "7,A,501000x,4920000,1\n", dialect="cass")
    assert [parcel.usable for parcel in reading.parcels] == [False, False]
