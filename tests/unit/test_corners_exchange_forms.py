"""The dialects of the exchange format: head rows, columns, head keys, instructions, degrees, encodings, line ends."""

from __future__ import annotations

import pytest

from mine_restoration.core.corners.dialects import exchange
from mine_restoration.core.corners.files.text import decode
from mine_restoration.core.corners.parsing.head_rows import field_names, head_row
from mine_restoration.core.corners.parsing.heads import decimals_declared, declared_in, head_line
from mine_restoration.core.corners.records import AS_IT_STANDS, DECIMAL, Options, Text

N, E = 4920000, 44500000
SQUARE = [(N, E), (N, E + 100), (N + 100, E + 100), (N + 100, E)]
INSIDE = [(N + 20, E + 20), (N + 20, E + 40), (N + 40, E + 40), (N + 40, E + 20)]
TOP = ["[属性描述]", "坐标系=2000国家大地坐标系", "几度分带=3", "带号=44", "[地块坐标]"]
HEAD = "4,1.0000,D-1,东坡,面,,,,@"


def rows(points, form="J{i},1,{n:.3f},{e:.3f}", first=1):
    return [form.format(i=i, n=n, e=e) for i, (n, e) in enumerate(points, first)]


def text_of(lines):
    return Text("f.txt", "UTF-8", tuple(lines))


def read(lines, options=AS_IT_STANDS):
    assert exchange.DIALECT.recognise(text_of(lines)).score >= 60
    return exchange.read(text_of(lines), options)


def found(reading):
    return [(f.code.split(".")[1], f.severity.value, f.line) for f in reading.findings]


def rings(reading):
    return [[[tuple(xy) for xy in ring.values.tolist()] for ring in parcel.rings] for parcel in reading.parcels]


def values(row, names=None):
    head = head_row(row.split(","), names)
    return head.count, head.area, head.number, head.name, head.shape, head.sheet


@pytest.mark.parametrize(
    ("row", "expected", "sure"),
    [
        ("4,1.0,D-1,东坡,面,I-50,采矿,0602,@", ("4", "1.0", "D-1", "东坡", "面", "I-50"), True),
        ("4,1.0,D-1,东坡,面,I-50,采矿,0602,描述,@", ("4", "1.0", "D-1", "东坡", "面", "I-50"), True),
        ("4,1.0,D-1,东坡,面,I-50,采矿,0602,,1,B,C,备注,@", ("4", "1.0", "D-1", "东坡", "面", "I-50"), True),
        ("4,1.0,230881001002,双山村,D-1,东坡,面,I-50,采矿,0602,@", ("4", "1.0", "D-1", "东坡", "面", "I-50"), True),
        ("4,1.0,D-1,东坡,230881001002,双山村,面,I-50,采矿,0602,@", ("4", "1.0", "D-1", "东坡", "面", "I-50"), True),
        ("4,1.0,D-1,东坡,面,I-50,采矿,0602,230881001002,双山村,@", ("4", "1.0", "D-1", "东坡", "面", "I-50"), True),
        ("4,1.0,230881001,双山村,D-1,东坡,面,I-50,采矿,0602,@", ("4", "1.0", "D-1", "东坡", "面", "I-50"), True),
        ("4,1.0,2308810,双山村,12,东坡,面,I-50,采矿,0602,@", ("4", "1.0", "12", "东坡", "面", "I-50"), True),
        ("4,1.0,230881001,东坡,2025,3,面,I-50,采矿,0602,@", ("4", "1.0", "230881001", "东坡", "面", "I-50"), False),
        ("4,1.0,D-1,东坡,2025,3,面,I-50,采矿,0602,@", ("4", "1.0", "D-1", "东坡", "面", "I-50"), False),
        ("4,1.0,D-1,东坡,@", ("4", "1.0", "D-1", "东坡", "", ""), True),
        ("4,1.0,东坡,面,@", ("4", "1.0", "", "东坡", "面", ""), True),
        ("4,1.0,D-1,面,@", ("4", "1.0", "D-1", "", "面", ""), True),
        ("1.0公顷,,地块1,面,,,,@", ("", "1.0公顷", "", "地块1", "面", ""), True),
        ("D-1,东坡,4,1.0,@", ("4", "1.0", "D-1", "东坡", "", ""), False),
        (",,D-1,东坡,面,,,,@", ("", "", "D-1", "东坡", "面", ""), True),
        (",,,,面,,,,@", ("", "", "", "", "面", ""), True),
        ("4,1.0,D-1,东坡,线,,,,@", ("4", "1.0", "D-1", "东坡", "线", ""), True),
    ],
)
def test_head_rows(row, expected, sure):
    assert values(row) == expected
    assert head_row(row.split(",")).sure is sure


def test_a_villages_code_and_name_are_kept():
    for code, row in (
        ("230881001002", "4,1.0,230881001002,双山村,D-1,东坡,面,,采矿,0602,@"),
        ("230881001002", "4,1.0,D-1,东坡,面,,采矿,0602,230881001002,双山村,@"),
        ("230881001", "4,1.0,230881001,双山村,D-1,东坡,面,,采矿,0602,@"),
    ):
        remarks = head_row(row.split(",")).remarks
        assert (remarks["村代码"], remarks["村名"], remarks["地块用途"]) == (code, "双山村", "采矿")


def test_a_row_of_field_names_gives_the_order():
    names = "【坐标点个数,图斑面积,图斑编号,地块名称,实施年份,坡度级别,图形属性,图幅号,地块用途,备注,@】"
    lines = [*TOP, names, "4,1.0,D-1,东坡,2025,3,面,I-50,采矿,无,@", *rows(SQUARE)]
    reading = read(lines)
    parcel = reading.parcels[0]
    assert (parcel.number, parcel.name, parcel.shape, parcel.sheet) == ("D-1", "东坡", "面", "I-50")
    assert parcel.remarks == {"实施年份": "2025", "坡度级别": "3", "地块用途": "采矿", "备注": "无"}
    assert found(reading) == [("instructions", "note", 6)]
    assert rings(reading) == [[SQUARE]]


@pytest.mark.parametrize("row", ["点号,圈号,X坐标,Y坐标", "4,1,1,1,面,,,,@", "J1,1,4920000,44500000", "a,b,c"])
def test_what_is_no_row_of_field_names(row):
    assert field_names(row.split(",")) is None


def test_instructions_in_brackets_over_several_lines():
    lines = [
        *TOP[:-1],
        "【属性描述要求：按规定填写】",
        "[地块坐标]",
        "【地块坐标要求：1、X为7位，Y为8位；",
        "2、点号从J1开始，共4点",
        "3、首尾闭合。】",
        "【点号，圈号，X坐标，Y坐标】",
        HEAD,
        *rows(SQUARE),
    ]
    reading = read(lines)
    assert rings(reading) == [[SQUARE]]
    assert found(reading) == [("instructions", "note", 5)]
    assert reading.findings[0].figures["count"] == 5


def test_an_instruction_that_is_never_closed_swallows_no_row():
    reading = read([*TOP, "【地块坐标要求：1、X为7位", HEAD, *rows(SQUARE)])
    assert rings(reading) == [[SQUARE]]


@pytest.mark.parametrize(
    ("head", "form", "mark"),
    [
        (HEAD, "J{i},1,{n:.3f},{e:.3f}", "J,n,X,Y"),
        (HEAD, "{i}，1，{n:.3f}，{e:.3f}", "J,n,X,Y"),
        (HEAD, "J0{i} , 1 , {n:.3f} , {e:.3f} ,", "J,n,X,Y"),
        (HEAD, "J{i}\t1\t{n:.3f}\t{e:.3f}", "J,n,X,Y"),
        (HEAD, "J{i},{n:.3f},{e:.3f}", "J,X,Y"),
        (HEAD, "J{i},{n:.3f},{e:.3f},100.00,1,", "J,X,Y,S,n"),
        (HEAD, "J{i},1,{n:.3f},{e:.3f},100.00,", "J,n,X,Y"),
        (HEAD, "{n:.3f},{e:.3f}", "X,Y"),
        (HEAD, "200001,{n:.3f},{e:.3f}", "J,X,Y"),
    ],
)
def test_forms_of_rows(head, form, mark):
    reading = read([*TOP, head, *rows(SQUARE, form)])
    assert rings(reading) == [[SQUARE]]
    assert found(reading) == []
    assert mark in reading.marks
    assert "8 × ','" in reading.marks
    assert reading.parcels[0].rings[0].lines.tolist() == [7, 8, 9, 10]


@pytest.mark.parametrize(
    ("head", "mark"),
    [
        ("4,1.0,D-1,东坡,@", "4 × ','"),
        ("4,1.0,230881001002,双山村,D-1,东坡,面,,,,@", "10 × ','"),
        ("4,1.0,D-1,东坡,面,,,,,1,B,C,备注,@", "13 × ','"),
    ],
)
def test_the_variant_is_told(head, mark):
    reading = read([*TOP, head, *rows(SQUARE)])
    assert mark in reading.marks
    assert reading.parcels[0].name == "东坡"
    usual = mark.startswith("13")
    assert found(reading) == ([] if usual else [("head_other_fields", "note", 6)])


def test_six_columns():
    reading = read([*TOP, HEAD, *rows(SQUARE, "J{i},1,{n:.3f},{e:.3f},100.000,界桩{i}")])
    assert rings(reading) == [[SQUARE]]
    assert found(reading) == [("extra_behind_sides", "note", 7)]
    reading = read([*TOP, HEAD, *rows(SQUARE, "J{i},1,{n:.3f},{e:.3f},{i}23.4,界桩{i}")])
    assert found(reading) == [("extra_values", "warning", 7)]
    lines = [*TOP, HEAD, *rows(SQUARE, "J{i},1,{n:.3f},{e:.3f},100.000,")]
    assert found(read(lines)) == []


def test_corners_in_columns_that_no_form_has():
    reading = read([*TOP, HEAD, *rows(SQUARE, "{i},1,1,J{i},{n:.3f},{e:.3f}")])
    assert found(reading) == [("row_unreadable", "error", line) for line in range(7, 11)]
    assert not reading.parcels[0].usable


def test_side_lengths_are_compared():
    closed = [*SQUARE, SQUARE[0]]
    lines = [*TOP, HEAD, *rows(closed, "J{i},{n:.3f},{e:.3f},100.00,1,")]
    lines[10] = "J1,4920000.000,44500000.000,,1,"
    assert found(read(lines)) == []
    lines[8] = lines[8].replace(",100.00,1,", ",98.70,1,")
    reading = read(lines)
    assert found(reading) == [("side_differs", "warning", 9)]
    assert reading.findings[0].corner == "J3"
    assert reading.findings[0].figures["declared"] == "98.70"
    assert reading.findings[0].figures["measured"] == pytest.approx(100)


def test_side_lengths_of_the_side_before():
    corners = [(N, E), (N, E + 30), (N + 40, E + 30)]  # sides 30, 40, 50
    sides = ["50.00", "30.00", "40.00"]
    lines = [f"{row},{side},1," for row, side in zip(rows(corners, "J{i},{n:.3f},{e:.3f}"), sides)]
    assert found(read([*TOP, HEAD, *lines])) == []


def test_rings_by_number_whether_names_run_on_or_begin_anew():
    inner = "J{i},2,{n:.3f},{e:.3f}"
    for first in (1, 5):
        reading = read([*TOP, HEAD, *rows(SQUARE), *rows(INSIDE, inner, first)])
        assert rings(reading) == [[SQUARE, INSIDE]]
        assert found(reading) == []


@pytest.mark.parametrize("closing", ["J1", "J5", None])
def test_rings_without_numbers(closing):
    form = "J{i},{n:.3f},{e:.3f}"
    last = [f"{closing},{N:.3f},{E:.3f}"] if closing else []
    reading = read([*TOP, HEAD, *rows(SQUARE, form), *last, *rows(INSIDE, form)])
    outer = [*SQUARE, SQUARE[0]] if closing else SQUARE
    assert rings(reading) == [[outer, INSIDE]]
    assert found(reading) == ([] if closing else [("ring_by_names", "warning", 11)])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("J3,4920100.000,44500100.000", "row_of_other_form"),
        ("J3,1,4920100.000", "row_unreadable"),
        ("J3,1,4920100.000,4450o100.000", "number_unreadable"),
        ("J3,1.5,4920100.000,44500100.000", "ring_unreadable"),
        ("[J3,1,4920100.000,44500100.000]", "number_unreadable"),
    ],
)
def test_damaged_rows(row, code):
    lines = [*TOP, HEAD, *rows(SQUARE), HEAD.replace("D-1", "D-2"), *rows(INSIDE)]
    lines[8] = row
    reading = read(lines)
    assert found(reading) == [(code, "error", 9)]
    assert [parcel.usable for parcel in reading.parcels] == [False, True]


def test_a_row_of_another_form_does_not_set_the_form_of_those_after_it():
    lines = [*TOP, HEAD, *rows(SQUARE)]
    lines[7:9] = ["J2,4920000.000,44500100.000", "J3,a,1,1"]
    assert found(read(lines)) == [("row_of_other_form", "error", 8), ("ring_unreadable", "error", 9)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("坐标系=2000国家大地坐标系", ("datum", "2000国家大地坐标系")),
        ("坐标系 2000国家大地坐标系", ("datum", "2000国家大地坐标系")),
        ("坐标系统：CGCS2000", ("datum", "CGCS2000")),
        ("带号 38", ("zone", "38")),
        ("带号３８", ("zone", "38")),
        ("带号", ("zone", "")),
        ("带号=", ("zone", "")),
        ("分带=3度带", ("width", "3度带")),
        ("几度分带＝3", ("width", "3")),
        ("中央子午线=132", ("meridian", "132")),
        ("转换参数=1,2,3,0,0,0,0", ("helmert", "1,2,3,0,0,0,0")),
        ("计量单位=米", ("unit", "米")),
        ("格式版本号=1.01版本", ("", "1.01版本")),
    ],
)
def test_head_lines(line, expected):
    key, _, value = head_line(line)
    assert (key, value) == expected


def test_a_line_that_declares_nothing():
    assert head_line("东坡采场") is None
    assert declared_in("东坡采场2000", 1) == {}


def test_transformation_parameters_and_meridian_are_handed_on():
    lines = [*TOP[:-1], "中央子午线=132", "转换参数=1.5,2,3,0,0,0,0", "[地块坐标]", HEAD, *rows(SQUARE)]
    head = read(lines).parcels[0].head
    assert (head["meridian"].text, head["helmert"].text, head["helmert"].line) == ("132", "1.5,2,3,0,0,0,0", 6)
    empty = [line.replace("1.5,2,3,0,0,0,0", ",,,,,,") for line in lines]
    assert "helmert" not in read(empty).parcels[0].head


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.001", (3,)),
        ("0.0100", (2,)),
        ("3", (3,)),
        ("0.01米", (2,)),
        ("1mm", (3,)),
        ("1", (0, 1)),
        ("0", (0,)),
        ("0.05", ()),
        ("高", ()),
        ("1.0", ()),
        ("100", ()),
    ],
)
def test_declared_decimals(text, expected):
    assert decimals_declared(text) == expected


@pytest.mark.parametrize(
    ("precision", "code"), [("0.001", None), ("3", None), ("0.01", "decimals_differ"), ("高", "precision_unreadable")]
)
def test_precision_against_the_decimals_written(precision, code):
    lines = [*TOP[:-1], f"精度={precision}", "[地块坐标]", HEAD, *rows(SQUARE)]
    assert found(read(lines)) == ([(code, "note", 5)] if code else [])


@pytest.mark.parametrize("unit", ["米", "m", "Ｍ", "公尺", ""])
@pytest.mark.parametrize("projection", ["高斯克吕格", "高斯-克吕格投影", "Gauss_Kruger", ""])
def test_unit_and_projection_that_are_right(unit, projection):
    lines = [*TOP[:-1], f"计量单位={unit}", f"投影类型={projection}", "[地块坐标]", HEAD, *rows(SQUARE)]
    assert found(read(lines)) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("计量单位=公里", "other_unit"),
        ("计量单位=度", "other_unit"),
        ("投影类型=UTM", "other_projection"),
        ("投影类型=墨卡托", "other_projection"),
    ],
)
def test_another_unit_or_projection_is_refused_once(line, code):
    lines = [*TOP[:-1], line, "[地块坐标]", HEAD, *rows(SQUARE), HEAD.replace("D-1", "D-2"), *rows(INSIDE)]
    reading = read(lines)
    assert found(reading) == [(code, "error", 5)]
    assert [parcel.usable for parcel in reading.parcels] == [False, False]


def degrees(form="J{i},1,{n:.6f},{e:.6f}"):
    return rows([(45.123456, 131.654321), (45.123456, 131.664321), (45.133456, 131.664321)], form)


def test_decimal_degrees_are_told_by_their_digits():
    reading = read(["[地块坐标]", "1.0公顷,,地块1,面,,,,@", *degrees()])
    parcel = reading.parcels[0]
    assert parcel.in_degrees
    assert parcel.usable
    assert parcel.rings[0].values[0].tolist() == [45.123456, 131.654321]
    assert parcel.name == "地块1"
    assert not any(f.severity.value == "error" for f in reading.findings)


def test_degrees_that_may_be_either_are_asked_for():
    lines = ["[地块坐标]", HEAD, "J1,1,131.3015,45.2020", "J2,1,131.3115,45.2020", "J3,1,131.3115,45.2120"]
    reading = read(lines)
    assert [f.code for f in reading.findings if f.severity.value == "error"] == ["corners.angle_ambiguous"]
    assert not reading.parcels[0].usable
    told = read(lines, Options(angles=DECIMAL))
    assert told.parcels[0].usable
    assert told.parcels[0].rings[0].values[0].tolist() == [131.3015, 45.2020]


def test_degrees_with_signs():
    rows_ = [f'J{i},1,131°30′{15 + i}",45°20′20"' for i in range(1, 4)]
    reading = read(["[地块坐标]", HEAD, *rows_])
    assert reading.parcels[0].in_degrees
    assert reading.parcels[0].rings[0].values[0].tolist() == pytest.approx(
        [131 + 30 / 60 + 16 / 3600, 45 + 20 / 60 + 20 / 3600]
    )


def test_degrees_among_metres_are_refused():
    reading = read([*TOP, HEAD, *rows(SQUARE), *degrees()])
    assert ("degrees_and_metres", "error", 6) in found(reading)
    assert not reading.parcels[0].usable


def test_a_section_that_is_not_of_corners_gives_none():
    reading = read([*TOP, HEAD, *rows(SQUARE), "[备注]", *rows(INSIDE)])
    assert rings(reading) == [[SQUARE]]
    assert found(reading) == [("left_over", "warning", 12)]
    assert reading.findings[0].figures["count"] == 4


@pytest.mark.parametrize(
    "form",
    [
        "J{i},1,{n:.3f},{e:.3f}",
        "J{i},{n:.3f},{e:.3f}",
        "J{i},{n:.3f},{e:.3f},100.00,1,",
        "{n},{e}",
        "J{i},1, {n},{e},12.5,a",
    ],
)
def test_columns_and_rows_give_the_same(form, monkeypatch):
    lines = list(TOP)
    for number in range(100):
        points = [(n + 1000 * number, e) for n, e in SQUARE]
        lines += [HEAD.replace("D-1", str(number)), *rows(points, form), "", *rows(points[:1], form)]
    for at, (old, new) in {
        30: (".", "．"),
        66: ("49", "49o"),
        90: (",", ",,"),
        120: ("J", " J "),
        121: ("44", "-44"),
    }.items():
        lines[at] = lines[at].replace(old, new, 1)
    fast = read(lines)
    monkeypatch.setattr(exchange, "plain_rows", lambda *_: None)
    slow = read(lines)
    assert len(fast.parcels) == 100
    assert rings(fast) == rings(slow)
    assert found(fast) == found(slow)
    names = [[ring.names for ring in parcel.rings] for parcel in fast.parcels]
    assert names == [[ring.names for ring in parcel.rings] for parcel in slow.parcels]
    assert [p.usable for p in fast.parcels] == [p.usable for p in slow.parcels]


def decoded(data):
    text, findings = decode(data, "f", ["坐标系"])
    return text, [f.code for f in findings]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding):
    text, findings = decoded("\r\n".join([*TOP, HEAD, *rows(SQUARE)]).encode(encoding))
    assert list(text.lines) == [*TOP, HEAD, *rows(SQUARE)]
    assert findings == []


def test_short_files_in_gbk():
    for line in ("坐标系", "4,1.0,D-1,采石场,面,,,,@", "地块1"):
        text, findings = decoded(line.encode("gbk"))
        assert (list(text.lines), text.encoding, findings) == ([line], "GB18030", [])


def test_line_ends_of_every_kind():
    text, _ = decoded("a\r\nb\nc\rd\x0be\x0cf\x85g\u2028h\u2029i\r\n\r\nj".encode())
    assert text.lines == ("a", "b", "c", "d", "e", "f", "g", "h", "i", "", "j")
    assert text.ends_open


def test_half_a_character_at_the_end_of_utf16():
    text, findings = decoded("坐标系\r\n1,2".encode("utf-16") + b"\x33")
    assert findings == ["corners.undecodable"]
    assert text.lines[0] == "坐标系"
