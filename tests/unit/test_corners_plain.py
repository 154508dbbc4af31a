"""Plain lists without headings: separators, columns, what parts them into parcels, what is refused."""

from __future__ import annotations

import math

import pytest

from mine_restoration.core.corners.dialects import plain
from mine_restoration.core.corners.parsing import rows as rows_module
from mine_restoration.core.corners.records import AS_IT_STANDS, Text
from mine_restoration.core.corners.registry import all_dialects, read_data

N, E = 4920000, 44500000
SQUARE = [(N, E), (N, E + 100), (N + 100, E + 100), (N + 100, E)]
INSIDE = [(N + 20, E + 20), (N + 20, E + 40), (N + 40, E + 40), (N + 40, E + 20)]
AWAY = [(north + 500, east) for north, east in SQUARE]


def written(points, form="J{i},{n:.3f},{e:.3f}", first=1):
    return [form.format(i=i, n=n, e=e) for i, (n, e) in enumerate(points, first)]


def text_of(lines):
    return Text("f.txt", "UTF-8", tuple(lines))


def read(lines):
    text = text_of(lines)
    assert plain.DIALECT.recognise(text).score >= 30
    return plain.read(text, AS_IT_STANDS)


def found(reading):
    return [(f.code.split(".")[1], f.severity.value, f.line) for f in reading.findings]


def rings(reading):
    return [[[tuple(xy) for xy in ring.values.tolist()] for ring in parcel.rings] for parcel in reading.parcels]


@pytest.mark.parametrize(
    ("form", "mark", "first"),
    [
        ("{n:.3f},{e:.3f}", "X,Y", ""),
        ("{n:.3f} {e:.3f}", "X,Y", ""),
        ("J{i},{n:.3f},{e:.3f}", "J,X,Y", "J1"),
        ("J{i},{n:.3f},{e:.3f},,", "J,X,Y", "J1"),
        ("{i}\t{n:.3f}\t{e:.3f}", "J,X,Y", "1"),
        ("  {i}   {n:.3f}   {e:.3f}  ", "J,X,Y", "1"),
        ("J0{i};{n:.3f};{e:.3f}", "J,X,Y", "J01"),
        ("J{i}、{n:.3f}、{e:.3f}", "J,X,Y", "J1"),
        ("J{i}，{n:.3f}，{e:.3f}", "J,X,Y", "J1"),
        ("J{i}；{n:.3f}　{e:.3f}", "J,X,Y", "J1"),
        ("J{i} X={n:.3f} Y={e:.3f}", "J,X,Y", "J1"),
        ("J{i}, X:{n:.3f}, Y:{e:.3f}", "J,X,Y", "J1"),
        ("J{i}: X={n:.3f}, Y={e:.3f}", "J,X,Y", "J1"),
        ("J{i},1,{n:.3f},{e:.3f}", "J,n,X,Y", "J1"),
        ("{i} 1 {n:.3f} {e:.3f}", "J,n,X,Y", "1"),
        ("1,{i},{n:.3f},{e:.3f}", "n,J,X,Y", "1"),
        ("{i},K{i},{n:.3f},{e:.3f}", "…,J,X,Y", "K1"),
        ("{e:.3f},{n:.3f}", "X,Y", ""),
    ],
)
def test_forms_of_rows(form, mark, first):
    reading = read(written(SQUARE, form))
    swapped = form.startswith("{e")
    assert rings(reading) == [[[pair[::-1] if swapped else pair for pair in SQUARE]]]
    ring = reading.parcels[0].rings[0]
    assert (ring.names[0], ring.lines.tolist(), reading.marks) == (first, [1, 2, 3, 4], (mark,))
    assert found(reading) == []


def test_full_width_digits_and_circled_names():
    lines = ["①，４９２００００．０００，４４５０００００．０００", *written(SQUARE)[1:]]
    reading = read(lines)
    assert rings(reading) == [[SQUARE]]
    assert reading.parcels[0].rings[0].names[0] == "①"


def test_heights_are_kept_and_told():
    lines = written(SQUARE, "J{i},{n:.3f},{e:.3f},35{i}.2")
    lines[2] = lines[2].rpartition(",")[0]
    reading = read(lines)
    heights = reading.parcels[0].rings[0].heights.tolist()
    assert heights[:2] == [351.2, 352.2]
    assert math.isnan(heights[2])
    assert found(reading) == [("plain_heights", "note", 1)]


def test_side_lengths_are_compared_not_taken_for_heights():
    lines = written(SQUARE, "J{i} {n:.3f} {e:.3f} 100.00")
    assert found(read(lines)) == []
    lines[1] = lines[1].rpartition(" ")[0] + " 98.76"
    reading = read(lines)
    assert found(reading) == [("side_differs", "warning", 2)]
    assert reading.findings[0].figures["measured"] == pytest.approx(100)
    assert reading.parcels[0].rings[0].heights is None


def test_empty_fields_before_one_at_the_end():
    lines = [f"{row},,x" for row in written(SQUARE)]
    reading = read(lines)
    assert rings(reading) == [[SQUARE]]
    assert reading.parcels[0].rings[0].heights is None
    assert found(reading) == [("plain_extra_values", "warning", 1)]


def test_remarks_behind_are_left_out_and_told():
    lines = written(SQUARE, "J{i},{n:.3f},{e:.3f},铁桩")
    assert found(read(lines)) == [("plain_extra_values", "warning", 1)]


def test_titles_name_parcels():
    lines = ["地块1", *written(SQUARE), "", "地块2：", *written(AWAY)]
    reading = read(lines)
    assert [(parcel.name, parcel.line) for parcel in reading.parcels] == [("地块1", 1), ("地块2", 7)]
    assert rings(reading) == [[SQUARE], [AWAY]]
    assert found(reading) == [("plain_by_titles", "note", 8)]


def test_one_title_above_several_parcels_is_no_name():
    lines = ["某矿拐点", *written(SQUARE), "", *written(AWAY)]
    reading = read(lines)
    assert [parcel.name for parcel in reading.parcels] == ["", ""]
    assert found(reading) == [("plain_title_of_all", "note", 1), ("plain_by_blanks", "note", 7)]


@pytest.mark.parametrize("rule", ["", "//", "----", "###"])
def test_blank_and_ruled_lines_part_parcels(rule):
    reading = read([*written(SQUARE), rule, *written(AWAY)])
    assert rings(reading) == [[SQUARE], [AWAY]]
    assert found(reading) == [("plain_by_blanks", "note", 6)]


def test_a_named_rule():
    reading = read(["// D-1", *written(SQUARE), "# D-2", *written(AWAY)])
    assert [parcel.name for parcel in reading.parcels] == ["D-1", "D-2"]


def test_the_parcel_column_of_six_columns_parts_parcels():
    """省标: running number, parcel, ring, name, X, Y; here ring numbers run on over the parcels."""
    rows = [(parcel, ring, *corner) for parcel, ring, square in ((7, 1, SQUARE), (9, 2, AWAY)) for corner in square]
    lines = [f"{k},{p},{r},J{k},{n:.3f},{e:.3f}" for k, (p, r, n, e) in enumerate(rows, 1)]
    reading = read(lines)
    assert [(parcel.number, len(parcel.rings)) for parcel in reading.parcels] == [("7", 1), ("9", 1)]
    assert (found(reading), reading.marks[-1]) == ([], "n,k,r,J,X,Y")


def test_titles_that_declare_something_beside_the_name():
    reading = read(
        ["一采区（2000国家大地坐标系）", *written(SQUARE), "二采区 2000国家大地坐标系，3度带", *written(AWAY)]
    )
    assert [parcel.name for parcel in reading.parcels] == ["一采区", "二采区"]
    assert all(parcel.head["datum"].text.endswith(("坐标系）", "3度带")) for parcel in reading.parcels)
    assert found(reading) == [("plain_by_titles", "note", 7)]
    only = read(["矿区范围拐点坐标（1980西安坐标系，3度带）", *written(SQUARE)])
    assert (only.parcels[0].name, found(only)) == ("", [])


def test_what_a_licence_says_beside_the_corners():
    depth, area = "开采深度：由220米至-50米标高", "矿区面积：0.0150平方公里"
    parcel = read([*written(SQUARE), depth, area]).parcels[0]
    assert (parcel.area, dict(parcel.remarks)) == ("0.0150平方公里", {"标高": "220 至 -50 m"})
    each = read(["甲", *written(SQUARE), "面积：1亩", "乙", *written(AWAY), "面积：2亩"])
    assert [parcel.area for parcel in each.parcels] == ["1亩", "2亩"]
    both = read(["甲", *written(SQUARE), "乙", *written(AWAY), "面积：2亩"])
    assert [parcel.area for parcel in both.parcels] == ["", ""]
    assert [item[:2] for item in found(both)] == [("plain_by_titles", "note"), ("area_of_all", "warning")]
    twice = read([*written(SQUARE), "面积：1亩", "占地面积2公顷"])
    assert (twice.parcels[0].area, found(twice)[0][0]) == ("1亩", "key_repeated")


def test_a_title_with_a_key():
    reading = read(["地块名称：东坡", "面积：1.25公顷", *written(SQUARE), "地块名称：西坡", *written(AWAY)])
    assert [parcel.name for parcel in reading.parcels] == ["东坡", "西坡"]
    assert [parcel.area for parcel in reading.parcels] == ["1.25公顷", ""]


def test_blank_lines_between_all_rows_mean_nothing():
    lines = [line for row in written(SQUARE) for line in (row, "")]
    reading = read(lines)
    assert rings(reading) == [[SQUARE]]
    assert found(reading) == [("plain_blanks_ignored", "note", 2)]
    assert reading.parcels[0].rings[0].lines.tolist() == [1, 3, 5, 7]


def test_a_closed_ring_begins_a_new_parcel():
    closed = [*SQUARE, SQUARE[0]]
    reading = read([*written(closed), *written(AWAY, first=6)])
    assert rings(reading) == [[closed], [AWAY]]
    assert found(reading) == [("plain_by_rings", "note", 6)]


def test_a_ring_inside_is_a_hole_of_the_parcel():
    reading = read([*written(SQUARE), "", *written(INSIDE)])
    assert rings(reading) == [[SQUARE, INSIDE]]
    assert found(reading) == [("plain_holes", "note", 6)]


def test_names_that_begin_anew():
    reading = read([*written(SQUARE), *written(AWAY)])
    assert rings(reading) == [[SQUARE], [AWAY]]
    assert found(reading) == [("plain_by_names", "warning", 5)]


def test_ring_numbers_join_and_part():
    form = "J{{i}},{ring},{{n:.3f}},{{e:.3f}}"
    first, second = form.format(ring=1), form.format(ring=2)
    reading = read([*written(SQUARE, first), *written(INSIDE, second), *written(AWAY, first)])
    assert rings(reading) == [[SQUARE, INSIDE], [AWAY]]
    assert [ring.number for ring in reading.parcels[0].rings] == [1, 2]
    assert found(reading) == [("plain_by_rings", "note", 9)]


def test_what_is_declared_above_the_rows():
    lines = ["坐标系=2000国家大地坐标系", "3度带，中央子午线132°", "带号 44", *written(SQUARE)]
    reading = read(lines)
    head = reading.parcels[0].head
    assert {key: (value.text, value.line) for key, value in head.items()} == {
        "datum": ("2000国家大地坐标系", 1),
        "width": ("3", 2),
        "meridian": ("132°", 2),
        "zone": ("44", 3),
    }
    assert reading.parcels[0].name == ""


@pytest.mark.parametrize(
    "bad", ["J3,49201O0.000,44500100.000", "J3,4920100.000", "J3,4920100.000,4450O100", "J3,44500100"]
)
def test_a_damaged_row_spoils_its_parcel_only(bad):
    lines = ["A", *written(SQUARE), "B", *written(AWAY)]
    lines[3] = bad
    reading = read(lines)
    assert ("plain_row_unreadable", "error", 4) in found(reading)
    assert [parcel.usable for parcel in reading.parcels] == [False, True]
    assert rings(reading)[1] == [AWAY]


def test_a_number_that_lies_nowhere_is_kept_for_placing_to_refuse():
    lines = written(SQUARE)
    lines[2] = "J3,492010.000,44500100.000"
    assert rings(read(lines))[0][0][2] == (492010.0, 44500100.0)


def test_several_corners_on_a_line():
    line = ";".join(f"{n},{e}" for n, e in SQUARE)
    reading = read([line, "", ";".join(f"{n},{e}" for n, e in AWAY)])
    assert rings(reading) == [[SQUARE], [AWAY]]
    assert reading.parcels[1].rings[0].lines.tolist() == [3] * 4


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["你好", "", "再见"],
        written([(32.1, 118.5), (32.2, 118.5), (32.2, 118.6)]),
        ["J1,118°30′15″,32°10′20″"] * 4,
        ["1,1183015.12,321020.45", "2,1183115.12,321020.45", "3,1183115.12,321120.45"],
        ["XY001=1,4920000.00,44500000.00", "XY002=2,4920000.00,44500100.00", "XY003=3,4920100.00,44500100.00"],
        [*(f"{row},,," for row in written(SQUARE, "{i},{n},{e}")), "*,300,100,,1"],
        ["[地块坐标]", *written(SQUARE)],
        ["4,1.0,D-1,,面,,,,@", *written(SQUARE)],
    ],
)
def test_what_other_dialects_read(lines):
    assert plain.DIALECT.recognise(text_of(lines)).score == 0


def test_it_gives_way_to_tables_and_cass():
    assert plain.DIALECT.recognise(text_of(["点号,X,Y", *written(SQUARE)])).score == 33
    assert plain.DIALECT.recognise(text_of(written(SQUARE, "{i},,{e:.3f},{n:.3f},12.3"))).score == 31


@pytest.mark.parametrize("form", ["J{i},{n:.3f},{e:.3f}", "{i} 1 {n:.3f} {e:.3f}", "{n:.3f}\t{e:.3f}\t35.1"])
def test_columns_and_rows_give_the_same(form, monkeypatch):
    lines = []
    for number in range(200):
        lines += ["", *written([(n + 1000 * number, e + 0.25) for n, e in SQUARE], form)]
    lines[77] = lines[77].replace(".", "．")
    lines[99] = "J9,49o,1"
    fast = read(lines)
    monkeypatch.setattr(plain, "plain_rows", lambda *_: None)
    slow = read(lines)
    assert len(fast.parcels) == 200
    assert rings(fast) == rings(slow)
    assert found(fast) == found(slow)
    assert [p.usable for p in fast.parcels] == [p.usable for p in slow.parcels]
    assert rows_module.plain_rows(lines, ",") is not None or "," not in form


DEGREES = [(45.123456, 131.654321), (45.123456, 131.664321), (45.133456, 131.664321)]
PARCEL = "[地块坐标]\n4,1.0,D-1,,面,,,,@\n"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("exchange", "[属性描述]\n带号=44\n" + PARCEL + "\n".join(written(SQUARE, "J{i},1,{n},{e}"))),
        ("exchange", "4,1.0,D-1,,面,,,,@\n" + "\n".join(written(SQUARE, "J{i},1,{n},{e}"))),
        ("exchange", "点号,圈号,X,Y\n4,1.0,D-1,,面,,,,@\n" + "\n".join(written(SQUARE, "J{i},1,{n},{e}"))),
        ("exchange", PARCEL + "\n".join(written(SQUARE, "J{i},{n},{e},100,1,"))),
        ("exchange", PARCEL + "\n".join(written(DEGREES, "J{i},1,{n},{e}"))),
        ("degrees", "\n".join(written(DEGREES, "J{i},1,{e},{n}"))),
        ("plain", "\n".join(written(SQUARE, "{n},{e}"))),
        ("plain", "\n".join(written(SQUARE, "J{i} {n} {e}"))),
        ("plain", "\n".join(written(SQUARE, "J{i},1,{n},{e}"))),
        ("plain", "\n".join(written(SQUARE, "J{i},{e},{n},12.3"))),
        ("plain", "地块1\n" + "\n".join(written(SQUARE)) + "\n\n地块2\n" + "\n".join(written(AWAY))),
        ("cass", "\n".join(written(SQUARE, "J{i},,{e},{n},12.3"))),
        ("table", "点号,X,Y\n" + "\n".join(written(SQUARE))),
        ("table", "点号 X Y\n" + "\n".join(written(SQUARE, "J{i} {n} {e}"))),
        ("mining", "\n".join(written(SQUARE, "{i},{n},{e},,,")) + "\n*,300,100,,1\n"),
    ],
)
def test_one_dialect_has_the_best_evidence(key, text):
    lines = text_of(text.split("\n"))
    scores = sorted((dialect.recognise(lines).score for dialect in all_dialects()), reverse=True)
    assert scores[0] > scores[1]
    (reading,) = read_data(text.encode("gbk"), "f.txt")
    assert reading.dialect == key
    assert sum(len(ring) for parcel in reading.parcels for ring in parcel.rings) >= 3


def test_numbers_above_the_highest_ground_are_no_heights():
    lines = written(SQUARE, "J{i},{n:.3f},{e:.3f},12.5")
    lines[2] = lines[2].replace(",12.5", ",9125")
    reading = read(lines)
    heights = reading.parcels[0].rings[0].heights
    assert [math.isnan(height) for height in heights] == [False, False, True, False]
    assert ("plain_heights_unread", "warning", 3) in found(reading)
