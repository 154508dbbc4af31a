"""Reading the exchange format: bytes, sections, rows. What a row may look like, and what is said when it does not."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from mine_restoration.core.corners import registry
from mine_restoration.core.corners.files import text as text_module
from mine_restoration.core.corners.parsing.fields import number_of
from mine_restoration.core.corners.registry import all_dialects, read_data, read_file
from mine_restoration.core.progress import Stopped

HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=44\n[地块坐标]\n"
SQUARE = (
    "J1,1,4920000.000,44500000.000\nJ2,1,4920000.000,44500100.000\n"
    "J3,1,4920100.000,44500100.000\nJ4,1,4920100.000,44500000.000\n"
)
FIRST = "4,1.0000,D-1,地块1,面,,,,@\n" + SQUARE


def read(text, encoding="utf-8"):
    (reading,) = read_data(text.encode(encoding) if isinstance(text, str) else text, "f.txt")
    return reading


def problems(reading):
    return [(f.code.split(".")[1], f.severity.value, f.line) for f in reading.findings if f.severity.value != "note"]


def points(reading):
    return [[tuple(xy) for ring in parcel.rings for xy in ring.values.tolist()] for parcel in reading.parcels]


KNOWN = [(4920000.0, 44500000.0), (4920000.0, 44500100.0), (4920100.0, 44500100.0), (4920100.0, 44500000.0)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, end):
    reading = read((HEAD + FIRST).replace("\n", end), encoding)
    assert problems(reading) == []
    assert points(reading) == [KNOWN]
    parcel = reading.parcels[0]
    assert (parcel.line, parcel.number, parcel.name, parcel.count, parcel.area) == (6, "D-1", "地块1", 4, "1.0000")
    assert parcel.rings[0].lines.tolist() == [7, 8, 9, 10]
    assert parcel.head["zone"].text == "44"
    assert parcel.head["zone"].line == 4


def test_the_note_names_the_dialect_the_marks_and_the_encoding():
    note = next(f for f in read(HEAD + FIRST, "gbk").findings if f.code == "corners.read_as")
    assert note.figures["dialect"] == "[属性描述]…[地块坐标]"
    assert note.figures["encoding"] == "GB18030"
    assert "@" in note.figures["marks"]
    assert (note.figures["parcels"], note.figures["corners"]) == (1, 4)


@pytest.mark.parametrize(
    "head_row",
    [
        "4,1.0000,D-1,地块1,面,,,@",
        "4,1.0000,D-1,地块1,面,,,,@",
        "4,1.0000,D-1,地块1,面,,,,,,@,",
        "４，１．００００，D-1，地块1，面，，，，＠",
        "4, 1.0000 ,D-1,地块1,面,,,0602@",
        "4,1.0000公顷,D-1,\u3000地块1,面,I－50-77-（22）,公共基础设施,,@",
    ],
)
def test_head_rows_of_many_kinds(head_row):
    reading = read(HEAD + head_row + "\n" + SQUARE)
    assert problems(reading) == []
    parcel = reading.parcels[0]
    assert (parcel.count, parcel.number, parcel.name, parcel.shape) == (4, "D-1", "地块1", "面")
    assert parcel.area.startswith("1.0000")


def test_what_the_head_row_says_besides_is_kept():
    reading = read(HEAD + "4,1.0000,D-1,地块1,面,I－50-77-（22）,公共基础设施,0602,村,@\n" + SQUARE)
    assert reading.parcels[0].remarks == {
        "地块用途": "公共基础设施",
        "地类编码": "0602",
        "其他": "村",
    }


@pytest.mark.parametrize("brackets", ["[]", "【】", "［］", "〔〕"])
def test_brackets_and_further_sections(brackets):
    left, right = brackets
    text = ("[项目信息]\n项目名称=示例\n" + HEAD + FIRST + "[备注]\n无\n").replace("[", left).replace("]", right)
    reading = read(text)
    assert problems(reading) == []
    assert points(reading) == [KNOWN]


def test_full_width_rows_and_trailing_commas():
    rows = "Ｊ１，１，４９２００００．０００，４４５０００００．０００\nJ2,1, 4920000.000 ,44500100.000,,\n"
    reading = read(HEAD + "4,1.0,D-1,,面,,,,@\n" + rows + SQUARE.split("\n", 2)[2])
    assert problems(reading) == []
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].rings[0].names[0] == "Ｊ１"


def test_keys_may_be_missing_or_empty_or_have_a_colon():
    reading = read("[属性描述]\n坐标系：2000国家大地坐标系\n分 带=3度带\n带号=\n[地块坐标]\n" + FIRST)
    assert set(reading.parcels[0].head) == {"datum", "width"}


def test_a_second_head_belongs_to_the_parcels_after_it():
    reading = read(HEAD + FIRST + HEAD.replace("44", "43") + FIRST)
    assert [parcel.head["zone"].text for parcel in reading.parcels] == ["44", "43"]
    assert problems(reading) == []


def test_a_key_that_stands_twice():
    reading = read(HEAD.replace("带号=44\n", "带号=44\n带号=43\n") + FIRST)
    assert problems(reading) == [("key_repeated", "warning", 5)]
    assert reading.parcels[0].head["zone"].text == "44"


def test_headings_missing():
    reading = read(FIRST + FIRST.replace("D-1", "D-2"))
    assert problems(reading) == [("heading_missing", "warning", 1)]
    assert points(reading) == [KNOWN, KNOWN]


def test_a_head_row_without_its_end():
    reading = read(HEAD + FIRST.replace(",@", ",采矿") + FIRST.replace("D-1", "D-2"))
    assert problems(reading) == [("head_without_end", "warning", 6)]
    assert points(reading) == [KNOWN, KNOWN]


@pytest.mark.parametrize("name", ["12", "东坡"])
def test_a_head_row_without_its_end_whose_name_is_a_number(name):
    rows = FIRST.split("\n", 1)[1]
    reading = read(f"{HEAD}5,1.0000,D-1,{name},面,,采矿\n{rows}")
    assert problems(reading) == [("head_without_end", "warning", 6)]
    assert [(parcel.number, parcel.name) for parcel in reading.parcels] == [("D-1", name)]
    assert points(reading) == [KNOWN]


def test_a_number_that_cannot_be_read_is_never_zero_and_leaves_the_others():
    reading = read(HEAD + FIRST.replace("J3,1,4920100.000", "J3,1,49201O0.000") + FIRST.replace("D-1", "D-2"))
    assert problems(reading) == [("number_unreadable", "error", 9)]
    finding = next(f for f in reading.findings if f.code == "corners.number_unreadable")
    assert finding.figures["text"] == "49201O0.000"
    assert finding.corner == "J3"
    assert [parcel.usable for parcel in reading.parcels] == [False, True]
    assert points(reading)[1] == KNOWN


@pytest.mark.parametrize(
    "text",
    ["", "-", "4.92E+06", "4920000.0.0", "4,920", "nan", "inf", "0x10", "一百", "1" * 400, "٤٩٢", "1_000", "#REF!"],
)
def test_what_is_no_number(text):
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("J3,1,4920100.000", "row_unreadable"),
        ("J3", "row_unreadable"),
        ("J3,a,4920100.000,44500100.000", "ring_unreadable"),
        ("J3,,4920100.000,44500100.000", "ring_unreadable"),
    ],
)
def test_rows_that_are_no_corners(row, code):
    reading = read(HEAD + FIRST.replace("J3,1,4920100.000,44500100.000", row))
    assert problems(reading) == [(code, "error", 9)]
    assert not reading.parcels[0].usable


def test_many_bad_rows_are_counted_not_listed():
    reading = read(HEAD + "4,1,D,,面,,,,@\n" + "J1,1,x1,y\n" * 5000)
    assert len(reading.findings) < 30
    assert next(f for f in reading.findings if f.code == "corners.more_unreadable").figures["count"] == 4980


def test_values_after_y_and_field_names_are_told():
    text = HEAD + FIRST.replace("44500100.000", "44500100.000,356.2", 1) + "点号,圈号,X,Y\n"
    assert sorted(problems(read(text))) == [("extra_values", "warning", 8), ("left_over", "warning", 11)]


def test_corners_outside_the_parcels_are_told():
    assert ("no_parcel_head", "error", 6) in problems(read(HEAD + SQUARE + FIRST))
    assert problems(read(HEAD + FIRST + "[其他]\n说明，共4点\n" + SQUARE)) == [("left_over", "warning", 13)]


def test_rings_by_number_and_by_closing():
    def numbers(rows):
        reading = read(HEAD + "4,1,D,,面,,,,@\n" + rows)
        return [(ring.number, list(ring.names)) for ring in reading.parcels[0].rings]

    closed = SQUARE + "J1,1,4920000.000,44500000.000\n"
    second = SQUARE.replace("4920", "4930").replace("J", "K")
    assert numbers(SQUARE + second.replace(",1,", ",2,")) == [
        (1, ["J1", "J2", "J3", "J4"]),
        (2, ["K1", "K2", "K3", "K4"]),
    ]
    # Further parts under the same number: only the closing row tells.
    assert numbers(closed + second) == [(1, ["J1", "J2", "J3", "J4", "J1"]), (1, ["K1", "K2", "K3", "K4"])]
    # A closing row that stands twice is no new ring.
    assert numbers(closed + "J1,1,4920000.000,44500000.000\n") == [(1, ["J1", "J2", "J3", "J4", "J1", "J1"])]


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"", "empty", None),
        (b" \r\n\n", "empty", None),
        (b"\xef\xbb\xbf", "empty", None),
        (b"\x00" * 5000, "empty", None),
        (b"%PDF-1.7 \n", "binary_known", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "office_other", "Microsoft Office 97-2003 (.xls, .doc)"),
        (b"SQLite format 3\x00" + bytes(100), "binary_known", "SQLite / GeoPackage"),
        (bytes(range(256)) * 20, "binary", None),
        ("单元编号,负责人,日期\r\nD-1,张三,2026-03-01\r\n".encode("gbk"), "unknown_dialect", None),
        ("你好\n".encode(), "unknown_dialect", None),
    ],
)
def test_files_that_hold_no_corners(data, code, kind):
    reading = read(data)
    assert [f.code for f in reading.findings] == [f"corners.{code}"]
    assert reading.findings[0].severity.value == "error"
    assert reading.findings[0].figures.get("kind") == kind
    assert reading.parcels == ()


def test_workbooks_and_documents_are_named():
    for inside, kind in (("xl/workbook.xml", "Excel workbook (.xlsx)"), ("word/document.xml", "Word document (.docx)")):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(inside, "<x/>")
        assert read(stream.getvalue()).findings[0].figures["kind"] == kind


def test_a_heading_without_parcels():
    assert problems(read(HEAD)) == [("no_parcels", "error", 5)]


def test_nul_bytes_are_told_and_harm_no_number():
    good = (HEAD + FIRST).encode()
    reading = read(good.replace(b"J2,1,", b"J2,1,\x00") + b"\x00\x00")
    assert [problem[0] for problem in problems(reading)] == ["nul_bytes"]
    assert points(reading) == [KNOWN]
    inside = read(good.replace(b"44500100", b"4450\x000100", 1))
    assert {problem[0] for problem in problems(inside)} == {"nul_bytes", "number_unreadable"}


def test_bytes_that_are_no_text_are_told():
    good = (HEAD + FIRST).encode()
    broken = good.replace("地块1".encode(), b"\xff\xfe\xe5")
    reading = read(broken)
    assert ("undecodable", "warning", 6) in problems(reading)
    assert points(reading) == [KNOWN]


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_file_cut_off_in_its_last_row_is_never_taken_as_whole(cut):
    reading = read((HEAD + FIRST).rstrip("\n")[:-cut])
    assert problems(reading), (HEAD + FIRST).rstrip("\n")[-30:-cut]


def test_size_is_checked_before_reading(tmp_path, monkeypatch):
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    reads = []
    monkeypatch.setattr(type(file), "open", lambda *a, **k: reads.append(a))
    (reading,) = read_file(file, "large.txt")
    assert [f.code for f in reading.findings] == ["corners.too_large"]
    assert reading.findings[0].figures == {"size": 200.0, "limit": 100}
    assert not reads


def test_a_file_that_lies_about_its_size(monkeypatch):
    file = Path("/proc/self/maps")
    if not file.exists():
        pytest.skip("no file here says 0 bytes and holds more")
    monkeypatch.setattr(text_module, "LARGEST", 100)
    assert [f.code for f in read_file(file, "m")[0].findings] == ["corners.too_large"]


def test_files_that_cannot_be_opened(tmp_path):
    assert [f.code for f in read_file(tmp_path / "nothing.txt", "n")[0].findings] == ["corners.cannot_read"]
    assert [f.code for f in read_file(tmp_path, "folder")[0].findings] == ["corners.not_a_file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert [f.code for f in read_file(tmp_path / "pipe", "p")[0].findings] == ["corners.not_a_file"]


def test_reading_stops_when_asked():
    asked = []
    with pytest.raises(Stopped):
        read_data(
            (HEAD + FIRST + SQUARE * 20_000).encode(), "f", progress=lambda part: asked.append(part) or len(asked) < 2
        )
    assert len(asked) == 2
    assert 0 < asked[0] < asked[1] < 1


def test_dialects_are_found_by_being_there():
    keys = [dialect.key for dialect in all_dialects()]
    there = Path(registry.__file__).with_name("dialects").glob("[a-z]*.py")
    assert len(keys) == len(set(keys)) == len(list(there))
    assert "exchange" in keys
