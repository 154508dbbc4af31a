"""Tables of corners with headings: what columns mean, in which order rows are read, what stands around them."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mine_restoration.core import catalogue
from mine_restoration.core.corners.dialects import table
from mine_restoration.core.corners.files.containers import texts_of
from mine_restoration.core.corners.records import Options, Text
from mine_restoration.core.corners.registry import read_data, read_text
from mine_restoration.core.corners.tables import cells, words
from mine_restoration.core.corners.tables.titles import said

SQUARE = ["4920000.000", "44500000.000"], ["4920000.000", "44500100.000"], ["4920100.000", "44500100.000"]
KNOWN = [(4920000.0, 44500000.0), (4920000.0, 44500100.0), (4920100.0, 44500100.0)]


def read(text, options=None, encoding="utf-8"):
    (reading,) = read_data(text.encode(encoding), "f.csv", options or Options())
    assert reading.dialect == "table"
    return reading


def told(reading, *severities):
    wanted = severities or ("error", "warning")
    return [(f.code.split(".")[1], f.line) for f in reading.findings if f.severity.value in wanted]


def finding(reading, code):
    (found,) = [f for f in reading.findings if f.code == f"corners.{code}"]
    return found


def points(reading):
    return [[tuple(xy) for ring in parcel.rings for xy in ring.values.tolist()] for parcel in reading.parcels]


def rings(reading):
    return [[(ring.number, "".join(ring.names)) for ring in parcel.rings] for parcel in reading.parcels]


def rows_of(heading, *rows, separator=","):
    return "\n".join(separator.join(row) for row in (heading, *rows))


def corner_rows(separator=","):
    return "\n".join(separator.join((str(i), *xy)) for i, xy in enumerate(SQUARE, 1))


@pytest.mark.parametrize("separator", [",", "\t", ";", "|", "，", "；", " ", "   "])
def test_separators(separator):
    reading = read(rows_of(["点号", "X", "Y"], separator=separator) + "\n" + corner_rows(separator))
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].rings[0].names == ("1", "2", "3")
    assert reading.parcels[0].rings[0].lines.tolist() == [2, 3, 4]
    assert told(reading) == []
    assert reading.columns_north_first


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding):
    assert points(read("点号,X坐标（米）,Y坐标（米）\n" + corner_rows(), encoding=encoding)) == [KNOWN]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("X", "Y"),
        ("Ｘ", "Ｙ"),
        ("X(m)", "Y(m)"),
        ("X坐标（米）", "Y坐标（米）"),
        ("X坐标/m", "Y坐标/m"),
        ("纵坐标", "横坐标"),
        ("纵坐标（X）", "横坐标（Y）"),
        ("纵 坐 标 X", "横 坐 标 Y"),
        ("北坐标", "东坐标"),
        ("N", "E"),
        ("Northing", "Easting"),
        ("X/纵坐标", "Y/横坐标"),
        ("2000坐标系X", "2000坐标系Y"),
        ("CGCS2000 X(m)", "CGCS2000 Y(m)"),
        ("界址点坐标X", "界址点坐标Y"),
        ("POINT_Y", "POINT_X"),
    ],
)
def test_headings_of_north_and_east(first, second):
    rows = "\n".join(f"J{i},{x},{y}" for i, (x, y) in enumerate(SQUARE, 1))
    assert points(read(f"点号,{first},{second}\n{rows}")) == [KNOWN]
    turned = "\n".join(f"J{i},{y},{x}" for i, (x, y) in enumerate(SQUARE, 1))
    reading = read(f"点号,{second},{first}\n{turned}")
    assert points(reading) == [KNOWN]
    assert told(reading) == []


def test_headings_in_two_rows():
    text = "拐点坐标表,,,\n点号,坐标,,边长\n,X,Y,\n,(m),(m),(m)\n" + corner_rows()
    reading = read(text)
    assert points(reading) == [KNOWN]
    assert told(reading) == []
    assert reading.parcels[0].remarks == {"标题": "拐点坐标表"}


def test_a_heading_with_a_line_break_in_a_quoted_cell():
    reading = read('点号,"X坐标\n（米）","Y坐标\n（米）"\n' + corner_rows())
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].rings[0].lines.tolist() == [4, 5, 6]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4920000.123", 4920000.123),
        ("4,920,000.123", 4920000.123),
        ("4 920 000.123", 4920000.123),
        ("4920000.123m", 4920000.123),
        ("4920000.123 米", 4920000.123),
        ("４９２００００．１２３", 4920000.123),
        ("38 456789.12", 38456789.12),
        ("X=4920000.1", 4920000.1),
        ('="4920000.1"', 4920000.1),
        ("'4920000.1", 4920000.1),
        ("4920000,123", None),
        ("4.92E+06", None),
        ("49,20,000", None),
        ("#N/A", None),
        ("TRUE", None),
        ("2026-03-01", None),
        ("12 34", None),
        ("4920000.1.2", None),
        ("", None),
    ],
)
def test_cells(text, value):
    assert cells.number_in(text) == value


def test_cells_as_people_write_them():
    text = '点号,X,Y\n①,"4,920,000.000 m",44 500000.000\n②,４９２００００,44500100米\n③,4920100m,"44,500,100.000"\n'
    reading = read(text)
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].rings[0].names == ("①", "②", "③")


def test_groups_side_by_side_are_read_as_the_numbers_run():
    x, y = zip(*[(4920000 + i, 44500000 + i * i) for i in range(6)])
    down = "点号,X,Y,点号,X,Y\n" + "".join(f"{i + 1},{x[i]},{y[i]},{i + 4},{x[i + 3]},{y[i + 3]}\n" for i in range(3))
    across = "点号,X,Y,点号,X,Y\n" + "".join(
        f"{i + 1},{x[i]},{y[i]},{i + 2},{x[i + 1]},{y[i + 1]}\n" for i in range(0, 6, 2)
    )
    for text, code, lines in ((down, "table_down", [2, 3, 4] * 2), (across, "table_across", [2, 2, 3, 3, 4, 4])):
        reading = read(text)
        assert points(reading) == [[(float(a), float(b)) for a, b in zip(x, y)]]
        assert reading.parcels[0].rings[0].lines.tolist() == lines
        assert finding(reading, code).figures["groups"] == 2
        assert told(reading) == []


def test_the_last_group_may_end_early():
    text = "点号,X,Y,点号,X,Y\n1,4920000,44500000,3,4920100,44500100\n2,4920000,44500100,,,\n"
    assert points(read(text)) == [KNOWN]


def test_groups_whose_numbers_tell_nothing_are_refused():
    reading = read("点号,X,Y,点号,X,Y\nA,4920000,44500000,C,4920100,44500100\nB,4920000,44500100,D,4920100,44500000\n")
    assert told(reading) == [("table_order_unclear", 2)]
    assert not any(parcel.usable for parcel in reading.parcels)


def test_groups_without_names_of_corners_are_refused():
    reading = read("X,Y,X,Y\n4920000,44500000,4920100,44500100\n")
    assert told(reading) == [("table_groups_unclear", 1)]
    assert reading.parcels == ()


def test_groups_under_names_of_blocks():
    rows = ["点号,X,Y,点号,X,Y"]
    rows += [f"{i},{x},{y},{i},{float(x) + 1000},{y}" for i, (x, y) in enumerate(SQUARE, 1)]
    reading = read("一采区,,,二采区,,\n" + "\n".join(rows))
    assert [parcel.name for parcel in reading.parcels] == ["一采区", "二采区"]
    assert points(reading) == [KNOWN, [(x + 1000, y) for x, y in KNOWN]]
    assert told(reading) == []


def test_blocks_from_a_column():
    rows = "".join(
        f"D{k},采场{k},{i},{float(x) + 1000 * k},{y}\n" for k in (1, 2) for i, (x, y) in enumerate(SQUARE, 1)
    )
    reading = read("地块编号,地块名称,点号,X,Y\n" + rows)
    assert [(parcel.number, parcel.name, parcel.line) for parcel in reading.parcels] == [
        ("D1", "采场1", 2),
        ("D2", "采场2", 5),
    ]
    assert told(reading) == []


def test_a_column_of_blocks_that_says_it_once_a_block():
    rows = "".join(
        f"{f'D{k}' if i == 1 else ''},{i},{float(x) + 1000 * k},{y}\n"
        for k in (1, 2)
        for i, (x, y) in enumerate(SQUARE, 1)
    )
    reading = read("地块编号,点号,X,Y\n" + rows)
    assert [(parcel.number, len(parcel.rings[0])) for parcel in reading.parcels] == [("D1", 3), ("D2", 3)]


def test_a_block_that_comes_again_is_a_further_ring_and_told():
    rows = "".join(f"{k},{i},{x},{y}\n" for k in "ABA" for i, (x, y) in enumerate(SQUARE, 1))
    reading = read("地块编号,点号,X,Y\n" + rows)
    assert sorted((parcel.number, len(parcel.rings)) for parcel in reading.parcels) == [("A", 2), ("B", 1)]
    assert told(reading) == [("table_block_again", 8)]


def test_a_running_number_beside_the_corners_may_count_blocks():
    rows = "".join(f"{k},{i},{x},{y}\n" for k in (1, 2) for i, (x, y) in enumerate(SQUARE, 1))
    assert len(read("序号,拐点编号,X,Y\n" + rows).parcels) == 2
    running = "".join(f"{i},J{i},{x},{y}\n" for i, (x, y) in enumerate(SQUARE, 1))
    assert len(read("序号,拐点编号,X,Y\n" + running).parcels) == 1


def test_blocks_from_rows_of_text():
    closed = corner_rows() + "\n1," + ",".join(SQUARE[0])
    text = "某某矿区范围拐点坐标表\n地块编号：D-1  地块名称：采场\n面积：0.5公顷\n"
    text += f"点号,X,Y\n{closed}\n排土场2\n{closed}\n面积：0.6公顷\n"
    reading = read(text)
    assert [(p.number, p.name, p.area) for p in reading.parcels] == [
        ("D-1", "采场", "0.5公顷"),
        ("", "排土场2", "0.6公顷"),
    ]
    assert [len(parcel.rings[0]) for parcel in reading.parcels] == [4, 4]
    assert told(reading) == []


def test_a_total_under_several_parcels_is_the_area_of_none():
    rows = "".join(f"{k},{i},{x},{y}\n" for k in "AB" for i, (x, y) in enumerate(SQUARE, 1))
    reading = read("地块编号,点号,X,Y\n" + rows + "合计面积：1.0公顷\n")
    assert [parcel.area for parcel in reading.parcels] == ["", ""]
    one = read("点号,X,Y\n" + corner_rows() + "\n合计,3,100.5\n总面积：0.5公顷\n")
    assert [parcel.area for parcel in one.parcels] == ["0.5公顷"]
    assert points(one) == [KNOWN]


def test_repeated_headings_and_page_footers_do_not_part_a_parcel():
    text = "拐点坐标表\n点号,X,Y\n1,4920000,44500000\n2,4920000,44500100\n第1页 共2页\n"
    text += "拐点坐标表（续）\n点号,X,Y\n3,4920100,44500100\n"
    text += "制表：张三,审核：李四,日期：2026年3月1日\n"
    reading = read(text)
    assert points(reading) == [KNOWN]
    assert told(reading) == []
    left = finding(reading, "table_rows_left")
    assert (left.line, left.figures["count"], left.figures["text"]) == (5, 2, "第1页 共2页")


def test_rings_and_parcels_without_a_column():
    def ring(first, shift, close=True):
        names = [*range(first, first + 3), *([first] if close else [])]
        return "".join(f"J{n},{float(x) + shift},{y}\n" for n, (x, y) in zip(names, [*SQUARE, SQUARE[0]]))

    head = "点号,X,Y\n"
    # Numbers that run on: another ring of the same parcel.
    assert rings(read(head + ring(1, 0) + ring(4, 1000))) == [[(1, "J1J2J3J1"), (2, "J4J5J6J4")]]
    # Numbers that start again: another parcel, and somebody must look.
    reading = read(head + ring(1, 0) + ring(1, 1000))
    assert rings(reading) == [[(1, "J1J2J3J1")], [(1, "J1J2J3J1")]]
    assert told(reading) == [("table_split", 6)]
    assert len(read(head + ring(1, 0, close=False) + ring(1, 1000, close=False)).parcels) == 2
    # A last corner with the name of the first is no new parcel, wherever it lies.
    assert rings(read(head + ring(1, 0, close=False) + "J1,4920000.5,44500000\n")) == [[(1, "J1J2J3J1")]]
    # With a column of blocks they are rings of the block.
    text = "地块编号,点号,X,Y\n" + "".join(f"D,{line}\n" for line in (ring(1, 0) + ring(1, 1000)).splitlines())
    assert [len(parcel.rings) for parcel in read(text).parcels] == [2]


def test_what_is_declared_of_all_is_not_said_of_the_parts():
    head, rows = "界址点数: 4\n面积: 0.5公顷\n点号,X,Y\n", "J1,{0},0\nJ2,{0},500\nJ3,{1},500\nJ1,{0},0\n"
    rows = rows.replace(",0\n", ",44500000\n").replace(",500\n", ",44500500\n")
    one, other = rows.format(4920000, 4920500), rows.format(4921000, 4921500)
    (whole,) = read(head + one).parcels
    assert (whole.count, whole.area) == (4, "0.5公顷")
    reading = read(head + one + other)
    assert [(part.count, part.area) for part in reading.parcels] == [(None, ""), (None, "")]
    assert told(reading) == [("table_split", 8), ("area_of_all", 8)]


def test_a_column_of_ring_numbers():
    rows = "".join(f"J{i},{k},{float(x) + 1000 * k},{y}\n" for k in (1, 2) for i, (x, y) in enumerate(SQUARE, 1))
    assert rings(read("点号,圈号,X,Y\n" + rows)) == [[(1, "J1J2J3"), (2, "J1J2J3")]]
    reading = read("点号,圈号,X,Y\n" + rows.replace(",2,", ",b,"))
    assert told(reading) == [("table_ring_unreadable", 5)]


def test_rings_that_rows_of_text_take_off():
    reading = read("外圈\n点号,X,Y\n" + corner_rows() + "\n内圈（扣除）\n" + corner_rows())
    (parcel,) = reading.parcels
    assert [ring.deducted for ring in parcel.rings] == [None, True]


@pytest.mark.parametrize("place", ["to_next", "to_last", "between"])
@pytest.mark.parametrize("wrong", [None, 2])
def test_sides_are_compared(place, wrong):
    corners = [(4920000.0, 44500000.0), (4920030.512, 44500041.257), (4920100.0, 44500010.0), (4920060.25, 44499950.0)]
    lengths = [math.dist(corners[i], corners[(i + 1) % 4]) for i in range(4)]
    written = [f"{side + (0.02 if i == wrong else 0):.2f}" for i, side in enumerate(lengths)]
    lines = ["点号,X,Y,边长"]
    for i, (x, y) in enumerate(corners):
        beside = {"to_next": written[i], "to_last": written[i - 1], "between": ""}[place]
        lines.append(f"J{i + 1},{x:.3f},{y:.3f},{beside}")
        if place == "between":
            lines.append(f",,,{written[i]}")
    reading = read("\n".join(lines))
    assert points(reading) == [corners]
    if wrong is None:
        assert told(reading) == []
        assert finding(reading, "table_sides_agree").figures["count"] == 4
    else:
        found = finding(reading, "table_side_differs")
        assert (found.figures["start"], found.figures["end"]) == ("J3", "J4")
        assert found.figures["declared"] == float(written[2])
        assert found.figures["measured"] == pytest.approx(lengths[2], abs=1e-9)


def test_sides_that_cannot_be_compared_are_counted():
    reading = read(
        "点号,经度,纬度,边长\n1,118°30′15″,32°10′20″,100\n2,118°30′25″,32°10′20″,100\n3,118°30′25″,32°10′30″,x\n"
    )
    assert finding(reading, "table_sides_not_checked").figures["count"] == 3


def test_degrees():
    text = "点号,经度,纬度\n1,118°30′15″,32°10′20″\n2,118°30′25.5″,32°10′20″\n3,118°30′25.5″,32°10′30″\n"
    for form in (
        text,
        text.replace("经度", "X").replace("纬度", "Y"),
        text.replace("经度", "东经(E)").replace("纬度", "北纬(N)"),
    ):
        reading = read(form)
        (parcel,) = reading.parcels
        assert parcel.in_degrees
        assert sorted(parcel.rings[0].values[1].tolist()) == [
            pytest.approx(32 + 10 / 60 + 20 / 3600, abs=1e-12),
            pytest.approx(118 + 30 / 60 + 25.5 / 3600, abs=1e-12),
        ]
        assert told(reading) == []
    packed = read("点号,经度,纬度\n1,1183015,321020\n2,1183025.5,321020\n3,1183025.5,321030\n")
    assert packed.parcels[0].rings[0].values[1].tolist() == [
        pytest.approx(32.1722222222),
        pytest.approx(118.5070833333),
    ]


def test_ambiguous_degrees_are_asked_for():
    text = "点号,经度,纬度\n1,118.3015,32.1020\n2,118.3025,32.1020\n3,118.3025,32.1030\n"
    reading = read(text)
    assert told(reading) == [("angle_ambiguous", 2)]
    assert not reading.parcels[0].usable
    decimal = read(text, Options(angles="decimal"))
    assert decimal.parcels[0].rings[0].values[0].tolist() == [32.102, 118.3015]
    packed = read(text, Options(angles="packed"))
    assert packed.parcels[0].rings[0].values[0].tolist() == [pytest.approx(32.1722222), pytest.approx(118.5041667)]


def test_an_angle_that_is_none_spoils_its_parcel():
    reading = read("点号,经度,纬度\n1,118°30′15″,32°10′20″\n2,118°70′25″,32°10′20″\n3,118°30′25″,32°10′30″\n")
    assert told(reading) == [("angle_minutes", 3)]
    assert not reading.parcels[0].usable


def test_metres_are_taken_and_degrees_compared():
    from pyproj import Transformer

    to_degrees = Transformer.from_crs(4532, 4490, always_xy=True)
    lines, wrong = ["点号,X,Y,经度,纬度"], ["点号,X,Y,经度,纬度"]
    for i, (x, y) in enumerate(KNOWN):
        longitude, latitude = to_degrees.transform(y, x)
        lines.append(f"{i + 1},{x},{y},{longitude:.8f},{latitude:.8f}")
        wrong.append(f"{i + 1},{x},{y},{longitude + (0.001 if i == 1 else 0):.8f},{latitude:.8f}")
    reading = read("\n".join(lines))
    assert points(reading) == [KNOWN]
    assert not reading.parcels[0].in_degrees
    assert told(reading) == []
    assert finding(reading, "table_system_agrees").figures["gap"] < 0.01
    found = finding(read("\n".join(wrong)), "table_system_differs")
    assert (found.line, found.figures["count"]) == (3, 1)
    assert found.figures["gap"] == pytest.approx(79.7, abs=1)
    unzoned = read("\n".join(lines).replace(",44500", ",500"))
    assert finding(unzoned, "table_system_not_compared").figures["count"] == 3


def test_of_two_systems_cgcs2000_is_taken():
    rows = "\n".join(f"{i},{float(x) + 1},{float(y) + 1},{x},{y}" for i, (x, y) in enumerate(SQUARE, 1))
    reading = read("点号,1980西安坐标系,,2000国家大地坐标系,\n,X,Y,X,Y\n" + rows)
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].head["datum"].text == "2000国家大地坐标系"
    found = finding(reading, "table_system_taken")
    assert "2000" in found.figures["taken"]
    assert "1980" in found.figures["left"]
    unclear = read("点号,X,Y,X,Y\n" + rows)
    assert told(unclear) == [("table_systems_unclear", 1)]
    assert unclear.parcels == ()
    old = read("点号,1980西安坐标系,,1954北京坐标系,\n,X,Y,X,Y\n" + rows)
    assert told(old) == [("table_systems_unclear", 2)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2000国家大地坐标系 3度带 带号38", {"datum": "2000国家大地坐标系", "width": "3", "zone": "38"}),
        ("坐标系：CGCS2000，中央子午线：114°", {"datum": "CGCS2000", "meridian": "114°"}),
        ("1980西安坐标系，三度带，第38带", {"datum": "1980西安坐标系", "width": "3", "zone": "38"}),
        ("坐标系统:独立坐标系", {"datum": "独立坐标系"}),
        ("几度分带=6,带号=20", {"width": "6", "zone": "20"}),
        ("1985国家高程基准 比例尺1:2000", {}),
        ("平面直角坐标系", {}),
    ],
)
def test_what_rows_declare(text, meant):
    assert {key: value.text for key, value in said([text], 1).head.items()} == meant


@pytest.mark.parametrize(
    ("row", "area"),
    [
        (["面积：1.2345公顷"], "1.2345公顷"),
        (["面积（公顷）", "1.2345"], "1.2345公顷"),
        (["宗地面积:12,345.67平方米"], "12345.67平方米"),
        (["矿区面积：0.1234km²"], "0.1234km2"),
        (["面 积", "18.5", "亩"], "18.5亩"),
        (["面积", "1234"], "1234"),
        (["S=1234.56m2"], "1234.56m2"),
    ],
)
def test_areas_in_rows_of_text(row, area):
    assert said(row, 1).area == area


def test_the_head_of_a_table_reaches_its_parcels():
    text = "2000国家大地坐标系,3度带,带号:44\n界址点数：3,面积：0.5公顷\n开采标高：由300米至150米\n点号,X,Y,高程\n"
    text += "".join(f"{i},{x},{y},10{i}.5\n" for i, (x, y) in enumerate(SQUARE, 1))
    (parcel,) = read(text).parcels
    assert {key: (value.text, value.line) for key, value in parcel.head.items()} == {
        "datum": ("2000国家大地坐标系", 1),
        "width": ("3", 1),
        "zone": ("44", 1),
    }
    assert (parcel.count, parcel.area) == (3, "0.5公顷")
    assert parcel.remarks["标高"] == "300 至 150 m"
    assert parcel.rings[0].heights.tolist() == [101.5, 102.5, 103.5]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("2,#N/A,44500100", "table_cell_unreadable", "B"),
        ("2,4920000,4.45E+07", "table_cell_unreadable", "C"),
        ("2,4920000,TRUE", "table_cell_unreadable", "C"),
        ("2,2026-03-01,44500100", "table_cell_unreadable", "B"),
        ("2,4920000,=C2+100", "table_formula", "C"),
        ("2,4920000,", "table_cell_empty", "C"),
        ("2,,", "table_corner_incomplete", None),
        ("2,—,—", "table_cell_unreadable", "B"),
    ],
)
def test_rows_that_cannot_be_read_spoil_their_parcel(row, code, column):
    reading = read(f"点号,X,Y\n1,4920000,44500000\n{row}\n3,4920100,44500100\n")
    assert told(reading) == [(code, 3)]
    assert finding(reading, code).figures.get("column") == column
    assert [parcel.usable for parcel in reading.parcels] == [False]


def test_many_rows_that_cannot_be_read_are_counted():
    reading = read("点号,X,Y\n" + "".join(f"{i},x{i},44500000\n" for i in range(50)))
    assert len([f for f in reading.findings if f.code == "corners.table_cell_unreadable"]) == 20
    assert finding(reading, "table_more_unreadable").figures["count"] == 30


def test_numbers_outside_the_table_are_told():
    reading = read("点号,X,Y\n" + corner_rows() + "\n控制点 4920000.000 44500000.000\n")
    assert told(reading) == [("table_numbers_left", 5)]
    beside = read("点号,X,Y\n" + corner_rows() + ",44500000.000\n")
    assert told(beside) == [("table_extra_cells", 4)]
    remark = read("点号,X,Y,备注\n" + corner_rows() + ",4920000.000\n")
    assert told(remark) == [("table_extra_cells", 4)]
    assert finding(remark, "table_columns_left").figures["columns"] == "备注"


def test_cells_pasted_one_a_line():
    cells_of = ["点号", "X", "Y", *(cell for i, xy in enumerate(SQUARE, 1) for cell in (str(i), *xy))]
    reading = read("\n".join(["拐点坐标", *cells_of]))
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].rings[0].lines.tolist() == [5, 8, 11]
    assert finding(reading, "table_stacked").figures["columns"] == 3
    del cells_of[7]
    broken = read("\n".join(cells_of))
    assert ("table_misaligned", 7) in told(broken)
    assert not any(parcel.usable for parcel in broken.parcels)


def test_rows_pasted_from_a_sheet_may_begin_with_empty_cells():
    text = "宗地界址点成果表\n宗地号：D-12\t宗地面积（m²）：5000.00\n界址点号\t坐标\t\t边长\n\tx(m)\ty(m)\t\n"
    for name, (x, y), side in zip(("J1", "J2", "J3"), SQUARE, ("100.00", "100.00", "141.42")):
        text += f"{name}\t{x}\t{y}\t\n\t\t\t{side}\n"
    reading = read(text)
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].rings[0].lines.tolist() == [5, 7, 9]
    assert (reading.parcels[0].number, reading.parcels[0].area) == ("D-12", "5000.00m2")
    assert finding(reading, "table_sides_agree").figures["count"] == 3
    assert told(reading) == []


@pytest.mark.parametrize("heading", ["name,x,y", "名称,X,Y", "id,name,x,y"])
def test_names_that_change_with_each_row_are_those_of_corners(heading):
    first = "7," if heading.startswith("id") else ""
    text = heading + "\n" + "".join(f"{first}J{i},{x},{y}\n" for i, (x, y) in enumerate(SQUARE, 1))
    reading = read(text)
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].rings[0].names == ("J1", "J2", "J3")


def test_markdown():
    text = "| 点号 | X | Y |\n|---|---|---|\n" + "\n".join(f"| {i} | {x} | {y} |" for i, (x, y) in enumerate(SQUARE, 1))
    reading = read(text)
    assert points(reading) == [KNOWN]
    assert told(reading) == []


def test_what_is_no_table():
    def score(text):
        ((text,), _) = texts_of(text.encode(), "f", ())
        return table.recognise(text).score

    assert score("hello\nworld\n") == 0
    assert score("J1,4920000,44500000\nJ2,4920000,44500100\n") == 0
    assert score("[属性描述]\n[地块坐标]\n3,1,D,,面,,,,@\n点号,圈号,X坐标,Y坐标\nJ1,1,4920000,44500000\n") == 0
    assert score("点号,X,Y\n") == 0
    assert score("点号,X,Y\n" + corner_rows()) >= 90
    assert score("点号,X,Y\n" + "text\n" * 50) < 60


def test_told_to_be_a_table():
    reading = read("J1,4920000,44500000\n", Options(dialect="table"))
    assert told(reading) == [("table_no_heading", 1)]


def test_words_of_the_data_file(tmp_path, monkeypatch):
    assert words.words().edition
    (tmp_path / "tables").mkdir()
    good = (catalogue.RESOURCES / "tables" / "corner_headings.json").read_text(encoding="utf-8")
    (tmp_path / "tables" / "corner_headings.json").write_text(
        good.replace('"side": [', '"side": ["X坐标", '), encoding="utf-8"
    )
    monkeypatch.setattr(words, "RESOURCES", tmp_path)
    with pytest.raises(catalogue.CatalogueError, match="X坐标"):
        words.words.__wrapped__()


_WORDS = (
    "点号 X Y 坐标 边长 地块编号 一采区 1 2 J1 4920000.000 44500000.000 4,920,000 =A1 #N/A 118°30′15″ 118.3015 "
    '面积：1公顷 合计 内圈 2000国家大地坐标系 12.5 \ufffd " 经度 纬度'
)
_CELLS = st.sampled_from([*_WORDS.split(), ""])


@example([["点号", "点号", "X"], ["点号", "经度", "坐标", "纬度"]], ",")
@example([["点号", "X"], ["经度", "坐标", "纬度"]], ",")
@settings(max_examples=400, deadline=None)
@given(st.lists(st.lists(_CELLS, max_size=8), max_size=12), st.sampled_from((",", "\t", ";", " ", "\n")))
def test_any_rows_are_read_or_told(rows, separator):
    text = "点号,X,Y\n".replace(",", separator) + "\n".join(separator.join(row) for row in rows)
    reading = read_data(text.encode(), "f", Options(dialect="table"))[0]
    assert reading.findings
    if told(reading):
        return
    seen = {value for parcel in reading.parcels for ring in parcel.rings for value in ring.values.flat}
    for value in ("4920000.000", "44500000.000"):
        assert value not in text or float(value) in seen


def test_many_rows_with_a_slip_lose_nothing_unsaid():
    chance = random.Random(5)
    corners = [(4920000 + 10 * i, 44500000 + 7 * i % 90) for i in range(20)]
    good = "地块编号,点号,X,Y\n" + "".join(
        f"D{i // 10},J{i % 10 + 1},{x}.125,{y}.250\n" for i, (x, y) in enumerate(corners)
    )
    for _ in range(400):
        at = chance.randrange(len(good))
        text = good[:at] + chance.choice([",", "\n", "", "x", "\t", '"', "."]) + good[at + chance.randint(0, 1) :]
        readings = read_data(text.encode(), "f")
        if told(readings[0]):
            continue
        count = sum(len(ring) for parcel in readings[0].parcels for ring in parcel.rings)
        assert count == 20, text


def test_one_column_of_blocks_for_several_groups_takes_names_as_they_are_written():
    (x1, y1), (x2, y2), (x3, y3) = SQUARE
    text = "区块,点号,X,Y,点号,X,Y\n"
    for block in ("Ⅰ区块", "Ⅱ 区块"):
        text += f"{block},1,{x1},{y1},2,{x2},{y2}\n{block},3,{x3},{y3},,,\n"
    reading = read(text)
    assert points(reading) == [KNOWN, KNOWN]
    assert told(reading) == []


def test_sums_with_counts_are_no_corners():
    text = "地块编号,点号,X,Y\n"
    text += "".join(f"D1,{i},{x},{y}\n" for i, (x, y) in enumerate(SQUARE, 1)) + "小计,3,,\n"
    text += "".join(f"D2,{i},{x},{y}\n" for i, (x, y) in enumerate(SQUARE, 1)) + "小计,3,,\n合计,6,,\n"
    reading = read(text)
    assert [parcel.number for parcel in reading.parcels] == ["D1", "D2"]
    assert points(reading) == [KNOWN, KNOWN]
    assert told(reading) == []
    assert finding(reading, "table_rows_left").figures["count"] == 3


@pytest.mark.parametrize(
    "title", ["成果表（CGCS2000，3度带，中央子午线132°）", "成果表(CGCS2000,3度带,中央子午线132°)"]
)
def test_a_title_with_commas_says_what_it_says(title):
    (parcel,) = read(f"{title}\n点号,X,Y\n{corner_rows()}").parcels
    assert {key: value.text for key, value in parcel.head.items()} == {
        "datum": "CGCS2000",
        "width": "3",
        "meridian": "132°",
    }


def test_a_word_and_its_value_right_above_the_heading():
    (parcel,) = read(f"地块名称,东坡,\n点号,X,Y\n{corner_rows()}").parcels
    assert parcel.name == "东坡"
    (parcel,) = read(
        f"地块名称,点号,坐标,\n,,X,Y\n{rows_of(*[['甲', str(i), *xy] for i, xy in enumerate(SQUARE)])}"
    ).parcels
    assert parcel.name == "甲"


@pytest.mark.parametrize(
    ("unit", "first"),
    [("(DDD.MMSS)", 131 + 30 / 60 + 15 / 3600), ("（十进制度）", 131.3015), ("(度.分秒)", 131.504166667)],
)
def test_headings_say_how_angles_are_meant(unit, first):
    text = f"点号,经度{unit},纬度{unit}\n1,131.3015,44.1020\n2,131.3115,44.1020\n3,131.3115,44.1120\n"
    reading = read(text)
    assert reading.parcels[0].rings[0].values[0][1] == pytest.approx(first, abs=1e-9)
    assert finding(reading, "angles_by_heading").severity.value == "note"
    other = read(text, Options(angles="decimal"))
    assert other.parcels[0].rings[0].values[0][1] == 131.3015


def test_telephones_and_dates_around_a_table_are_no_coordinates():
    text = f"点号,X,Y\n{corner_rows()}\n联系电话：0451-12345678\n公告日期20250301\n"
    assert told(read(text)) == []
    assert told(read(text + "J4点坐标4920100.00和44500000.00\n")) == [("table_numbers_left", 7)]


def test_cells_of_a_document_that_hold_a_whole_corner_each():
    rows = [("A区拐点坐标", ""), ("拐点   X      Y", "拐点   X      Y")]
    for number, block in ((1, ""), (4, "B区拐点坐标")):
        rows += [(block, "")] if block else []
        cells_of = [f"{number + i},{x},{y}" for i, (x, y) in enumerate(SQUARE)]
        rows += [(" ".join(cells_of[:2]), cells_of[2])] if block else [(cells_of[0], cells_of[2]), (cells_of[1], "")]
    text = Text("f.docx", "DOCX", tuple("\t".join(row) for row in rows), cells=tuple(rows))
    reading = read_text(text, Options())
    assert [parcel.name for parcel in reading.parcels] == ["A区", "B区"]
    assert points(reading) == [KNOWN, KNOWN]
    assert told(reading) == []


def test_a_row_that_was_broken_into_two_lines():
    (x1, y1), (x2, y2), (x3, y3) = SQUARE
    reading = read(f"点号 X Y\n1 {x1} {y1}\n2 {x2}\n{y2}\n3 {x3} {y3}\n")
    assert ("table_cell_empty", 3) in told(reading)
    assert not reading.parcels[0].usable


def test_what_stands_under_all_parcels_is_of_all():
    text = "区块,点号,X,Y\n"
    text += "".join(f"{block},{i},{x},{y}\n" for block in "甲乙" for i, (x, y) in enumerate(SQUARE, 1))
    for line in ("合计：面积0.0100平方公里\n", "矿区面积：0.0100平方公里\n"):
        reading = read(text + line + "开采深度：由+220米至+100米标高\n")
        assert [(parcel.area, parcel.remarks["标高"]) for parcel in reading.parcels] == [("", "+220 至 +100 m")] * 2
        assert told(reading) == [("area_of_all", 8)]
    each = text.replace("乙,1,", "小计,,面积0.0050平方公里,\n乙,1,") + "小计,,面积0.0050平方公里,\n"
    assert [parcel.area for parcel in read(each).parcels] == ["0.0050平方公里"] * 2


@pytest.mark.parametrize("text", ["坐标系：EPSG:2362", "拐点坐标表（EPSG:2362）", "EPSG：2362", "坐标系,EPSG:2362"])
def test_a_code_above_the_table_is_datum_and_zone(text):
    (x1, y1), (x2, y2), (x3, y3) = SQUARE
    reading = read(f"{text}\n点号,X,Y\n1,{x1},{y1}\n2,{x2},{y2}\n3,{x3},{y3}\n")
    assert reading.parcels[0].head["epsg"].text == "EPSG:2362"
    assert reading.parcels[0].head["epsg"].line == 1


def test_a_code_of_degrees_above_metres_is_the_datum():
    (x1, y1), (x2, y2), (x3, y3) = SQUARE
    reading = read(f"拐点坐标表（EPSG:4610）\n点号,X,Y\n1,{x1},{y1}\n2,{x2},{y2}\n3,{x3},{y3}\n")
    assert reading.parcels[0].head["datum"].text == "1980西安坐标系"
    assert "epsg" not in reading.parcels[0].head
