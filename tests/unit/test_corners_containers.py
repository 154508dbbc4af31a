"""Workbooks and documents to texts: cells as they are stored, merged cells, what cannot be opened."""

from __future__ import annotations

import builtins
import csv
import datetime
import io
import random
import subprocess
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from mine_restoration.core.corners.files import office
from mine_restoration.core.corners.files.containers import texts_of
from mine_restoration.core.corners.files.text import decode
from mine_restoration.core.corners.records import LOOK_AT, LOOK_AT_CHARACTERS, Text
from mine_restoration.core.corners.registry import read_data

CORNERS = [("J1", 4920000.125, 44500000.1), ("J2", 4920000.125, 44500100.3), ("J3", 4920100.625, 44500100.7)]
KNOWN = [(x, y) for _, x, y in CORNERS]


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def book_of(*rows, merge=(), title="Sheet1"):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cells in merge:
        sheet.merge_cells(cells)
    return book


def read(data, name="f.xlsx"):
    return read_data(data if isinstance(data, bytes) else saved(data), name)


def told(readings):
    return [
        (f.code.split(".")[1], f.line) for reading in readings for f in reading.findings if f.severity.value != "note"
    ]


def points(reading):
    return [[tuple(xy) for ring in parcel.rings for xy in ring.values.tolist()] for parcel in reading.parcels]


def only_error(data):
    texts, findings = texts_of(data, "f", ())
    assert texts == []
    (found,) = findings
    assert (found.severity.value, found.source) == ("error", "f")
    return found.code.split(".")[1]


def test_a_workbook():
    (reading,) = read(
        book_of(("某某矿区拐点坐标表",), ("2000国家大地坐标系",), ("点号", "X", "Y"), *CORNERS, merge=["A1:C1"])
    )
    assert reading.source == "f.xlsx [Sheet1]"
    assert reading.dialect == "table"
    assert points(reading) == [KNOWN]
    assert reading.parcels[0].rings[0].lines.tolist() == [4, 5, 6]
    assert reading.parcels[0].head["datum"].line == 2
    assert told([reading]) == []


def test_numbers_are_those_that_are_stored():
    numbers = [4920000.123456789, 1e-7, 44500000, 0.3333333333333333, 123456789012345.6, -0.1]
    ((text,), _) = texts_of(saved(book_of(numbers)), "f", ())
    assert [float(cell) for cell in text.cells[0]] == numbers


def test_values_that_are_no_numbers():
    book = book_of(("点号", "X", "Y"), *CORNERS)
    sheet = book.active
    for cell, value in (("B3", True), ("C4", "#N/A")):
        sheet[cell] = value
    sheet["B2"] = datetime.datetime(2026, 3, 1)
    readings = read(book)
    assert told(readings) == [("table_cell_unreadable", row) for row in (2, 3, 4)]
    assert [f.figures["text"] for f in readings[0].findings if f.severity.value == "error"] == [
        "2026-03-01T00:00:00",
        "TRUE",
        "#N/A",
    ]
    assert [f.figures["column"] for f in readings[0].findings if f.severity.value == "error"] == ["B", "B", "C"]


def test_a_formula_that_nobody_computed():
    book = book_of(("点号", "X", "Y"), *CORNERS)
    book.active["C3"] = "=C2+100.2"
    readings = read(book)
    assert told(readings) == [("table_formula", 3)]
    assert not readings[0].parcels[0].usable


def test_sheets_are_read_each_and_hidden_ones_told():
    book = book_of(("点号", "X", "Y"), *CORNERS, title="采场")
    other = book.create_sheet("说明")
    other.append(["编制", "张三"])
    hidden = book.create_sheet("旧")
    for row in (("点号", "X", "Y"), *CORNERS):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    hidden.row_dimensions[3].hidden = True
    book.create_sheet("空")
    readings = read(book)
    assert [(reading.source, len(reading.parcels)) for reading in readings] == [
        ("f.xlsx [采场]", 1),
        ("f.xlsx [说明]", 0),
        ("f.xlsx [旧]", 1),
    ]
    codes = [(f.code, f.source) for reading in readings for f in reading.findings]
    assert ("corners.sheet_hidden", "f.xlsx [旧]") in codes
    assert ("corners.sheet_without_corners", "f.xlsx [说明]") in codes
    assert told(readings) == [("rows_hidden", None)]


def test_merged_block_names_hold_for_all_their_rows():
    rows = [("地块名称", "点号", "X", "Y")]
    rows += [("采场一" if i == 0 else None, *corner) for i, corner in enumerate(CORNERS)]
    rows += [("排土场" if i == 0 else None, name, x + 500, y) for i, (name, x, y) in enumerate(CORNERS)]
    (reading,) = read(book_of(*rows, merge=["A2:A4", "A5:A7"]))
    assert [(parcel.name, len(parcel.rings[0])) for parcel in reading.parcels] == [("采场一", 3), ("排土场", 3)]


def test_headings_merged_over_two_rows():
    rows = [("拐点坐标成果表",), ("点号", "坐标（m）", None, "边长"), (None, "X", "Y", None), *CORNERS]
    (reading,) = read(book_of(*rows, merge=["A1:D1", "A2:A3", "B2:C2", "D2:D3"]))
    assert points(reading) == [KNOWN]
    assert told([reading]) == []


def test_corners_merged_over_two_rows_with_sides_between():
    """The form 界址点成果表 as it is printed: each corner takes two rows, the side stands between, half a step off."""
    rows = [("点号", "X", "Y", "边长"), *[(None,) * 4 for _ in range(8)]]
    book = book_of(*rows)
    sheet = book.active
    corners = [("J1", 4920000.512, 44500000.5), ("J2", 4920000.512, 44500100.5), ("J3", 4920080.512, 44500100.5)]
    for i, corner in enumerate(corners):
        for column, value in zip("ABC", corner):
            sheet[f"{column}{2 + 2 * i}"] = value
            sheet.merge_cells(f"{column}{2 + 2 * i}:{column}{3 + 2 * i}")
    for row, side in ((3, 100.0), (5, 80.0), (7, 128.062)):
        sheet[f"D{row}"] = side + 0.001 * (row == 5) * 50
        sheet.merge_cells(f"D{row}:D{row + 1}")
    (reading,) = read(book)
    assert points(reading) == [[(x, y) for _, x, y in corners]]
    (found,) = [f for f in reading.findings if f.code == "corners.table_side_differs"]
    assert (found.line, found.figures["start"], found.figures["end"]) == (5, "J2", "J3")
    assert found.figures["difference"] == pytest.approx(0.05)


def test_exchange_lines_in_one_column():
    lines = ["[属性描述]", "带号=44", "[地块坐标]", "3,1.0,D-1,采场,面,,,,@"]
    lines += [f"{name},1,{x},{y}" for name, x, y in CORNERS]
    (reading,) = read(book_of(*[(line,) for line in lines]))
    assert reading.dialect == "exchange"
    assert points(reading) == [KNOWN]


def test_comma_separated_lines_in_one_column():
    lines = ["点号,X,Y", *(f"{name},{x},{y}" for name, x, y in CORNERS)]
    (reading,) = read(book_of(*[(line,) for line in lines]))
    assert reading.dialect == "table"
    assert points(reading) == [KNOWN]


def test_wide_sheets_are_told():
    book = book_of(("点号", "X", "Y"), *CORNERS)
    book.active.cell(row=2, column=300, value="x")
    readings = read(book)
    assert told(readings) == [("sheet_wide", 2)]
    assert points(readings[0]) == [KNOWN]


def test_a_workbook_that_libreoffice_saved(tmp_path):
    """Written as CSV by hand, with a formula, and saved as a workbook by another program."""
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([("点号", "X坐标", "Y坐标", "边长"), ("J1", 4920000.125, 44500000.25, 100)])
        writer.writerows([("J2", "=B2", 44500100.25, "=SQRT(100^2+0)"), ("J3", 4920100.125, "=C3", 141.421)])
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--infilter=CSV:44,34,76,1"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path), str(tmp_path / "t.csv")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (reading,) = read((tmp_path / "t.xlsx").read_bytes())
    assert points(reading) == [[(4920000.125, 44500000.25), (4920000.125, 44500100.25), (4920100.125, 44500100.25)]]
    assert told([reading]) == []
    assert [f.figures["count"] for f in reading.findings if f.code == "corners.table_sides_agree"] == [3]
    for other in ("xls", "ods"):
        command = [*command[:3], "--convert-to", other, "--outdir", str(tmp_path), str(tmp_path / "t.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert only_error((tmp_path / f"t.{other}").read_bytes()) == "office_other"


def document_of(rows, merges=(), before="某某矿区范围拐点坐标", after=""):
    made = Document()
    made.add_paragraph(before)
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(table.rows, rows):
        for cell, text in zip(cells.cells, row):
            cell.text = str(text)
    for (top, left), (bottom, right) in merges:
        text = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    made.add_paragraph(after)
    return made


def test_a_document():
    made = document_of(
        [("点号", "X", "Y"), *CORNERS], before="2000国家大地坐标系，3度带，带号44", after="面积：0.5公顷"
    )
    (reading,) = read(saved(made), "f.docx")
    assert (reading.source, reading.dialect, reading.encoding) == ("f.docx", "table", "DOCX")
    assert points(reading) == [KNOWN]
    (parcel,) = reading.parcels
    assert parcel.rings[0].lines.tolist() == [3, 4, 5]
    assert {key: value.text for key, value in parcel.head.items()} == {
        "datum": "2000国家大地坐标系",
        "width": "3",
        "zone": "44",
    }
    assert parcel.area == "0.5公顷"
    assert told([reading]) == []


def test_merged_cells_of_a_document():
    rows = [("地块编号", "点号", "坐标", ""), ("", "", "X", "Y")]
    rows += [("D-1", *corner) for corner in CORNERS] + [("D-2", *corner) for corner in CORNERS]
    merges = [((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((2, 0), (4, 0)), ((5, 0), (7, 0))]
    (reading,) = read(saved(document_of(rows, merges)), "f.docx")
    assert [(parcel.number, len(parcel.rings[0])) for parcel in reading.parcels] == [("D-1", 3), ("D-2", 3)]
    assert points(reading) == [KNOWN, KNOWN]


def test_cells_of_a_document_that_hold_several_lines():
    columns = ["\n".join(str(corner[i]) for corner in CORNERS) for i in range(3)]
    (reading,) = read(saved(document_of([("点号", "X", "Y"), columns])), "f.docx")
    assert points(reading) == [KNOWN]


def test_paragraphs_of_a_document_are_lines():
    made = Document()
    for line in ("点号\tX\tY", *("\t".join(map(str, corner)) for corner in CORNERS)):
        made.add_paragraph(line)
    (reading,) = read(saved(made), "f.docx")
    assert points(reading) == [KNOWN]


def test_a_table_in_a_table():
    made = Document()
    outer = made.add_table(rows=1, cols=1).cell(0, 0)
    inner = outer.add_table(rows=4, cols=3)
    for cells, row in zip(inner.rows, [("点号", "X", "Y"), *CORNERS]):
        for cell, text in zip(cells.cells, row):
            cell.text = str(text)
    (reading,) = read(saved(made), "f.docx")
    assert points(reading) == [KNOWN]


def test_documents_without_python_docx(monkeypatch):
    data = saved(document_of([("点号", "X", "Y"), *CORNERS]))
    wanted = builtins.__import__

    def without(name, *rest, **named):
        if name == "docx":
            raise ImportError(name)
        return wanted(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    assert only_error(data) == "docx_missing"


def ole(name):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le") + bytes(600)


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ole("EncryptedPackage"), "office_encrypted"),
        (ole("Workbook"), "office_other"),
        (ole("WordDocument"), "office_other"),
        (zipped(xl__workbook_xml="<x/>"), "office_broken"),
        (zipped(word__document_xml="<x/>"), "office_broken"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "office_other"),
        (zipped(readme="text"), "binary_known"),
        (saved(Workbook()), "workbook_empty"),
        (saved(Document()), "empty"),
        (saved(book_of(("点号", "X", "Y"), *CORNERS))[:-400], "office_broken"),
    ],
)
def test_files_that_cannot_be_opened(data, code):
    assert only_error(data) == code


def test_bombs_are_not_opened(monkeypatch):
    monkeypatch.setattr(office, "MOST_UNPACKED", 1_000_000)
    big = zipped(xl__workbook_xml="<x/>", xl__worksheets__sheet1_xml=" " * 2_000_000)
    assert len(big) < 10_000
    assert only_error(big) == "office_unpacked"
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'
    for text in (entities, entities.encode("utf-16")):
        assert only_error(zipped(xl__workbook_xml=text)) == "office_entities"


def test_other_damage_never_raises():
    chance = random.Random(11)
    originals = [
        saved(book_of(("点号", "X", "Y"), *CORNERS, merge=["A1:A2"])),
        saved(document_of([("点号", "X", "Y"), *CORNERS])),
    ]
    for i in range(300):
        data = originals[i % 2]
        if i % 3:
            data = damaged_inside(data, chance)
        else:
            mutable = bytearray(data)
            for _ in range(chance.randint(1, 5)):
                mutable[chance.randrange(len(mutable))] = chance.randrange(256)
            data = bytes(mutable[: chance.randint(4, len(mutable))] if chance.random() < 0.3 else mutable)
        readings = read_data(data, "f")
        assert any(reading.findings for reading in readings)


def damaged_inside(data, chance):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        victim = chance.choice([name for name in before.namelist() if "sheet1" in name or "document.xml" in name])
        for name in before.namelist():
            content = bytearray(before.read(name))
            for _ in range(chance.randint(1, 6) if name == victim else 0):
                content[chance.randrange(len(content))] = chance.choice((*range(256), *b"<>&\"'/09"))
            after.writestr(name, bytes(content))
    return stream.getvalue()


def test_a_cell_far_away_takes_no_time():
    book = book_of(("点号", "X", "Y"), *CORNERS)
    book.active.cell(row=1_048_576, column=2, value="end")
    ((text,), _) = texts_of(saved(book), "f", ())
    assert len(text.lines) == 1_048_576
    assert text.lines[-1] == "\tend"
    assert load_workbook(io.BytesIO(saved(book))).active.max_row == 1_048_576


def test_what_recognisers_see_of_a_text_is_bounded():
    assert len(Text("f", "UTF-8", ("J1,1,4920000,44500000",) * 9000).beginning().lines) == LOOK_AT
    for lines in ("1" * 3_000_000,), ("a", "1" * 3_000_000, "b"), ("1" * 150_000, "2" * 150_000, "b"):
        seen = Text("f", "UTF-8", lines, cells=tuple((line,) for line in lines)).beginning()
        assert sum(map(len, seen.lines)) == LOOK_AT_CHARACTERS
        assert all(line.startswith(part) for line, part in zip(lines, seen.lines))
        assert len(seen.cells) == len(seen.lines)


def test_a_line_that_would_take_seconds_is_refused():
    (reading,) = read_data(b"\n" + b"1,4920000.0,500000.0;" * 30_000 + b"*,1,2,,1\n", "f.txt")
    (finding,) = reading.findings
    assert (finding.code, finding.line, finding.severity.value) == ("corners.line_too_long", 2, "error")


def test_nul_bytes_on_both_sides_are_damage_and_no_utf16():
    assert decode(b"J1,492\x00\x00\x00\x00\n" * 400, "f.txt", ())[1][0].code == "corners.binary"


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_text_that_a_document_has_deleted_or_moved_away_is_not_read(change):
    made = Document()
    paragraph = made.add_paragraph("J1,4920000.0,44500000.0")
    gone = paragraph._p.makeelement(f"{W}{change}", {})
    run = gone.makeelement(f"{W}r", {})
    for tag, text in (("t", "99"), ("tab", "")):
        part = run.makeelement(f"{W}{tag}", {})
        part.text = text
        run.append(part)
    gone.append(run)
    paragraph._p.append(gone)
    ((text,), _) = texts_of(saved(made), "f.docx", ())
    assert text.lines == ("J1,4920000.0,44500000.0",)
