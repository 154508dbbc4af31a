"""Lists of longitudes and latitudes: every form from hand-made texts, blocks and rings, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mine_restoration.core.corners.dialects.degrees import DIALECT
from mine_restoration.core.corners.records import DECIMAL, PACKED, Options, Text
from mine_restoration.core.corners.registry import read_data
from mine_restoration.core.progress import Stopped

SECONDS = [(15.123, 20.456), (45.0, 20.0), (45.0, 50.5)]
"""Of longitude 118°30′ and latitude 32°10′."""
KNOWN = [(118 + (1800 + a) / 3600, 32 + (600 + b) / 3600) for a, b in SECONDS]


def read(text, encoding="utf-8", **options):
    (reading,) = read_data(text.encode(encoding), "f.txt", Options(**options))
    assert reading.dialect in ("degrees", "")
    return reading


def problems(reading):
    return [(f.code.split(".")[1], f.severity.value, f.line) for f in reading.findings if f.severity.value != "note"]


def points(reading):
    """(longitude, latitude) ring by ring, parcel by parcel."""
    step = -1 if reading.columns_north_first else 1
    return [[[tuple(row[::step]) for row in ring.values.tolist()] for ring in p.rings] for p in reading.parcels]


def close(rings):
    return [pytest.approx(row, abs=1e-12) for row in rings]


FORMS = {
    "signs": "1,118°30′15.123″,32°10′20.456″\n2,118°30′45″,32°10′20″\n3,118°30′45″,32°10′50.5″\n",
    "latitude first": "1,32°10′20.456″,118°30′15.123″\n2,32°10′20″,118°30′45″\n3,32°10′50.5″,118°30′45″\n",
    "east and north behind": "1 118°30′15.123″E 32°10′20.456″N\n2 118°30′45″E 32°10′20″N\n3 118°30′45″E 32°10′50.5″N\n",
    "in words": "1、东经118度30分15.123秒，北纬32度10分20.456秒\n2、东经118度30分45秒，北纬32度10分20秒\n"
    "3、东经118度30分45秒，北纬32度10分50.5秒\n",
    "no names, words between": "东经118°30′15.123″、北纬32°10′20.456″；\n东经118°30′45″、北纬32°10′20″；\n"
    "东经118°30′45″、北纬32°10′50.5″。\n",
    "hyphens": "J1\t118-30-15.123\t32-10-20.456\nJ2\t118-30-45\t32-10-20\nJ3\t118-30-45\t32-10-50.5\n",
    "colons": "118:30:15.123, 32:10:20.456\n118:30:45, 32:10:20\n118:30:45, 32:10:50.5\n",
    "blanks": "1 118 30 15.123 32 10 20.456\n2 118 30 45 32 10 20\n3 118 30 45 32 10 50.5\n",
    "packed": "1,1183015.123,321020.456\n2,1183045,321020\n3,1183045,321050.5\n",
    "GDZB": "1183015.123,321020.456;1183045,321020;1183045,321050.5",
    "GDZB with a label": "GDZB=1183015.123,321020.456;1183045,321020;1183045,321050.5;",
    "full width": "１，１１８°３０′１５．１２３″，３２°１０′２０．４５６″\n２，１１８°３０′４５″，３２°１０′２０″\n"
    "３，１１８°３０′４５″，３２°１０′５０．５″\n",
    "parentheses": "(118°30′15.123″,32°10′20.456″)\n(118°30′45″,32°10′20″)\n(118°30′45″,32°10′50.5″)\n",
    "ring numbers": "J1,1,118°30′15.123″,32°10′20.456″\nJ2,1,118°30′45″,32°10′20″\nJ3,1,118°30′45″,32°10′50.5″\n",
    "double spaced": "1,118°30′15.123″,32°10′20.456″\n\n2,118°30′45″,32°10′20″\n\n3,118°30′45″,32°10′50.5″\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_forms(form, encoding):
    reading = read(FORMS[form], encoding)
    assert problems(reading) == []
    (parcel,) = points(reading)
    assert parcel == [close(KNOWN)]
    assert reading.parcels[0].in_degrees
    assert reading.parcels[0].usable
    assert reading.columns_north_first == (form == "latitude first")


def test_names_lines_and_title():
    text = "某矿区范围拐点坐标\n2000国家大地坐标系\n一号采区（露天）：\n" + FORMS["hyphens"]
    (parcel,) = read(text).parcels
    assert (parcel.name, parcel.line) == ("一号采区（露天）", 3)
    assert parcel.rings[0].names == ("J1", "J2", "J3")
    assert parcel.rings[0].lines.tolist() == [4, 5, 6]
    assert (parcel.head["datum"].text, parcel.head["datum"].line) == ("2000国家大地坐标系", 2)


@pytest.mark.parametrize(("angles", "longitude"), [(DECIMAL, 118.3015), (PACKED, 118 + 30 / 60 + 15 / 3600)])
def test_what_cannot_be_decided_is_asked_for(angles, longitude):
    text = "1,118.3015,32.1020\n2,118.3045,32.1020\n3,118.3045,32.1050\n"
    reading = read(text)
    assert problems(reading) == [("angle_ambiguous", "error", 1)]
    (parcel,) = reading.parcels
    assert not parcel.usable
    assert parcel.rings == ()
    reading = read(text, angles=angles)
    assert problems(reading) == []
    assert points(reading)[0][0][0][0] == longitude
    assert f"corners.angles_{angles}_as_told" in [finding.code for finding in reading.findings]


def test_decimals_that_cannot_be_packed_are_decided_on_evidence():
    reading = read("1,118.509201,32.177349\n2,118.512500,32.172222\n3,118.579999,32.189994\n")
    assert problems(reading) == []
    assert points(reading) == [[[(118.509201, 32.177349), (118.5125, 32.172222), (118.579999, 32.189994)]]]
    evidence = next(f for f in reading.findings if f.code == "corners.angles_decimal_by_digits")
    assert (evidence.figures["text"], evidence.line) == ("118.509201", 1)


@pytest.mark.parametrize(
    ("title", "longitude"),
    [("坐标格式：ddd.mmss", 118 + 30 / 60 + 15 / 3600), ("单位：十进制度", 118.3015)],
)
def test_a_heading_that_says_the_form_decides_and_is_named(title, longitude):
    reading = read(f"{title}\n1,118.3015,32.1020\n2,118.3045,32.1020\n3,118.3045,32.1050\n")
    assert problems(reading) == []
    assert points(reading)[0][0][0][0] == longitude
    said = next(f for f in reading.findings if f.code == "corners.angles_by_heading")
    assert (said.line, said.figures["text"]) == (1, title)


TRIANGLE = "1,118°30′15″,32°10′20″\n2,118°30′45″,32°10′20″\n3,118°30′45″,32°10′50″\n"
NORTH = TRIANGLE.replace("32°10′", "32°12′")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一采区\n" + TRIANGLE + "二采区\n" + NORTH, ["一采区", "二采区"]),
        (TRIANGLE + "\n" + NORTH, ["", ""]),
        (TRIANGLE + NORTH, ["", ""]),
        (TRIANGLE + "-----\n" + NORTH, ["", ""]),
        (
            "一采区:1183015,321020;1183045,321020;1183045,321050\n二采区:1183015,321220;1183045,321220;1183045,321250",
            ["一采区", "二采区"],
        ),
    ],
)
def test_several_parcels(text, names):
    reading = read(text)
    assert [parcel.name for parcel in reading.parcels] == names
    assert [len(parcel.rings[0]) for parcel in reading.parcels] == [3, 3]
    blocks = [f.code for f in reading.findings if f.code == "corners.degrees_blocks"]
    assert blocks == ([] if names[0] else ["corners.degrees_blocks"])


def test_a_block_inside_another_may_be_a_hole_and_is_told():
    inner = "1,118°30′35″,32°10′25″\n2,118°30′40″,32°10′25″\n3,118°30′40″,32°10′30″\n"
    reading = read(TRIANGLE + "\n" + inner)
    assert problems(reading) == [("degrees_inside", "warning", 5)]
    numbered = TRIANGLE.replace(",118", ",1,118") + inner.replace(",118", ",2,118")
    (parcel,) = read(numbered).parcels
    assert [(ring.number, len(ring)) for ring in parcel.rings] == [(1, 3), (2, 3)]


def test_closed_rings_one_after_another():
    closed = TRIANGLE + TRIANGLE.splitlines()[0] + "\n"
    unnamed = closed.replace("\n1,", "\n").replace("\n2,", "\n").replace("\n3,", "\n")[2:]
    (parcel,) = read(unnamed + unnamed.replace("32°10′", "32°12′")).parcels
    assert [len(ring) for ring in parcel.rings] == [4, 4]
    assert all(ring.is_closed for ring in parcel.rings)


def test_a_running_number_beside_the_name_is_no_ring_number():
    text = "1,1,118°30′15″,32°10′20″\n2,2,118°30′45″,32°10′20″\n3,3,118°30′45″,32°10′50″\n"
    assert [len(ring) for ring in read(text).parcels[0].rings] == [3]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2,118°60′45″,32°10′20″", "angle_minutes"),
        ("2,118°30′60″,32°10′20″", "angle_seconds"),
        ("2,118°3O′45″,32°10′20″", "degrees_row_unreadable"),
        ("2,118°30′45″", "degrees_row_unreadable"),
        ("2,,32°10′20.5″", "degrees_row_unreadable"),
        ("2,218°30′45″,32°10′20″", "degrees_row_unreadable"),
        ("2,118°30′45″,62°10′20″", "degrees_row_unreadable"),
        ("2,118°30′45″,118°10′20″", "degrees_row_unreadable"),
        ("2,118.51O5,32.1722", "degrees_row_unreadable"),
        ("2,32°10′20″E,118°30′45″N", "degrees_axis"),
        ("2,118°30′45″,32°10′20″,3,118°30′50″,32°10′20″", "degrees_several"),
        ("甲,乙,2,118°30′45″,32°10′20″", "degrees_row_unreadable"),
        ("2,118°30′45″,32°20.5″", "degrees_row_unreadable"),
        ("2,118°30′45″,32°10″20.5″", "degrees_row_unreadable"),
        ("2,118°30′45″,32.10′20″", "degrees_row_unreadable"),
        ("2,118°30′45″,3O°10′20.5″", "degrees_row_unreadable"),
        ("2,118°30′45″,32°10′20. 5″", "degrees_row_unreadable"),
        ("2 118°30′45″ 32°10′20. 5", "degrees_row_unreadable"),
    ],
)
def test_a_row_that_cannot_be_read_spoils_its_parcel_only(row, code):
    first = TRIANGLE.splitlines()
    text = "\n".join(["一采区", first[0], row, first[2], "二采区", *NORTH.splitlines()])
    reading = read(text)
    assert problems(reading) == [(code, "error", 3)]
    assert [parcel.usable for parcel in reading.parcels] == [False, True]


def test_what_stands_behind_the_angles_is_told_and_left_out():
    reading = read(TRIANGLE.replace("″\n", "″,85.2\n"))
    assert problems(reading) == [("degrees_extra", "warning", 1)]
    assert len(reading.parcels[0].rings[0]) == 3


def test_an_angle_without_seconds_among_others_is_told():
    reading = read(TRIANGLE.replace("32°10′50″", "32°10′"))
    assert problems(reading) == [("angles_mixed", "warning", 3)]


def test_fields_in_quotes():
    quoted = "\n".join(",".join(f'"{field}"' for field in line.split(",")) for line in TRIANGLE.splitlines())
    assert problems(read(quoted)) == []
    assert (read(quoted).parcels[0].rings[0].values == read(TRIANGLE).parcels[0].rings[0].values).all()


def test_lines_that_are_neither_corners_nor_titles_are_told():
    reading = read("编制说明\n第二行\n" + TRIANGLE + "制图：某某\n")
    assert [f.severity.value for f in reading.findings if f.code == "corners.degrees_left_over"] == ["note"]
    reading = read(TRIANGLE + "17\n")
    assert problems(reading) == [("degrees_left_over", "warning", 4)]


def test_an_extent_in_a_notice_is_no_corner():
    reading = read("地理坐标：东经118°30′15″～118°30′45″，北纬32°10′20″～32°10′50″\n" + TRIANGLE)
    assert [len(parcel.rings[0]) for parcel in reading.parcels] == [3]
    assert "corners.degrees_left_over" in [finding.code for finding in reading.findings]


def test_statements_of_a_notice():
    text = "采矿许可证号：C1300002020017110149999\n矿区面积：0.1234平方公里，开采深度：由220米至100米标高。\n"
    (parcel,) = read(text + TRIANGLE).parcels
    assert parcel.area == "0.1234平方公里"
    assert parcel.remarks == {"采矿许可证号": "C1300002020017110149999", "标高": "220 至 100 m"}


@pytest.mark.parametrize(
    "text",
    [
        "点号,经度,纬度\n1,118.5012,32.1712\n2,118.5075,32.1712\n3,118.5075,32.1790\n",
        "点号 X坐标 Y坐标\n1 118°30′15″ 32°10′20″\n",
        "[地块坐标]\n3,1,1,甲,面,,,,@\nJ1,1,118.5,32.1\n",
        "XY001=1,118°30′15″,32°10′20″\n",
        "1,118°30′15″,32°10′20″,,,\n*,220,100,,1\n",
        "J1,4920000.000,44500000.000\nJ2,4920000.000,44500100.000\n",
        "1,,500000.00,4920000.00,85.2\n",
        "just words\n",
        "2025-03-01 12:30:15\n",
        "",
    ],
)
def test_other_texts_are_left_to_others(text):
    assert DIALECT.recognise(Text("f", "UTF-8", tuple(text.splitlines()))).score == 0


def test_rows_that_do_not_fit_lower_the_score():
    def score(text):
        return DIALECT.recognise(Text("f", "UTF-8", tuple(text.splitlines()))).score

    assert score(TRIANGLE) == 60
    assert score(TRIANGLE + "1,2.5,3.5\n" * 3) == 30
    assert 30 <= score("1,118.5012,32.1712\n" * 3) < 60


@pytest.mark.parametrize("start", [9998, 32010, 118300, 321058])
def test_long_running_numbers_are_names_not_angles(start):
    for rows in (TRIANGLE, "1,1183015,321020\n2,1183045,321020\n3,1183045,321050\n"):
        text = "\n".join(f"{start + i},{row.partition(',')[2]}" for i, row in enumerate(rows.splitlines()))
        reading = read(text)
        assert problems(reading) == []
        (ring,) = reading.parcels[0].rings
        assert ring.names == tuple(str(start + i) for i in range(3))
        assert points(reading) == points(read(TRIANGLE))


def test_cancel():
    text = Text("f", "UTF-8", tuple(TRIANGLE.splitlines()) * 5000)
    with pytest.raises(Stopped):
        DIALECT.read(text, Options(), lambda share: False)


rings = st.lists(
    st.tuples(st.integers(73 * 3_600_000, 136 * 3_600_000 - 1), st.integers(3 * 3_600_000, 54 * 3_600_000 - 1)),
    min_size=3,
    max_size=9,
    unique=True,
)


def written(value, style):
    minutes, rest = divmod(value, 60_000)
    degrees, minutes, seconds = minutes // 60, minutes % 60, f"{rest // 1000:02d}.{rest % 1000:03d}"
    return style.format(d=degrees, m=f"{minutes:02d}", s=seconds)


@settings(max_examples=200, deadline=None)
@given(
    rings,
    st.sampled_from(["{d}°{m}′{s}″", "{d}度{m}分{s}秒", "{d}-{m}-{s}", "{d}:{m}:{s}", "{d} {m} {s}", "{d}{m}{s}"]),
    st.sampled_from([",", "，", "\t", ";", " , "]),
    st.booleans(),
    st.booleans(),
)
def test_what_is_written_is_read_back_exactly(ring, style, separator, named, latitude_first):
    lines = []
    for index, corner in enumerate(ring):
        fields = [written(value, style) for value in (corner[::-1] if latitude_first else corner)]
        lines.append(separator.join(([f"J{index + 1}"] if named else []) + fields))
    reading = read("\n".join(lines))
    exact = [(lon / 3_600_000, lat / 3_600_000) for lon, lat in ring]
    assert points(reading) == [[exact]]
    assert reading.columns_north_first == latitude_first
    assert reading.parcels[0].rings[0].lines.tolist() == list(range(1, len(ring) + 1))
