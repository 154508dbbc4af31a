"""Workbooks: text stays text, names are allowed, the same input gives the same bytes."""

from __future__ import annotations

import time
import zipfile
from datetime import date, datetime
from decimal import Decimal
from xml.etree.ElementTree import canonicalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from mine_restoration.core.progress import Stopped, go_on
from mine_restoration.report import workbook
from mine_restoration.report.sheet_rows import sheet_data


def write(path, texts, day=None):
    book = Workbook()
    for row, text in enumerate(texts, 1):
        workbook.put_text(book.active.cell(row, 1), text)
    workbook.save(book, path, day)


def test_saving_tells_how_far_it_is_and_stops(tmp_path):
    book, told = Workbook(), []
    for row in range(1, 3001):
        for column in range(1, 6):
            book.active.cell(row, column, row * column)
    workbook.save(book, tmp_path / "a.xlsx", progress=lambda part: told.append(part) or True)
    assert told == sorted(told)
    assert len(told) >= 30
    assert max(after - before for before, after in zip([0, *told], told)) < 0.1
    with pytest.raises(Stopped):
        workbook.save(book, tmp_path / "b.xlsx", progress=lambda part: part < 0.5)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    workbook.save(book, tmp_path / "c.xlsx")
    assert (tmp_path / "c.xlsx").read_bytes() == (tmp_path / "a.xlsx").read_bytes()


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "#REF!", "007", "2026-01-01", "TRUE", "=", ""]
)
def test_text_never_becomes_anything_else(tmp_path, text):
    write(tmp_path / "a.xlsx", [text, "end"])
    cell = load_workbook(tmp_path / "a.xlsx").active["A1"]
    assert (cell.value or "") == text
    assert cell.data_type == ("s" if text else "n")
    assert cell.quotePrefix


@given(st.lists(st.text(max_size=40), max_size=5))
@settings(max_examples=30, deadline=None)
def test_any_text_can_be_written_and_read(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    write(path, [*texts, "end"])
    sheet = load_workbook(path).active
    for row, text in enumerate(texts, 1):
        assert (sheet.cell(row, 1).value or "") == workbook.clean(text)


def test_the_same_input_gives_the_same_bytes(tmp_path):
    write(tmp_path / "a.xlsx", ["矿区", "=1"], date(2026, 3, 31))
    time.sleep(2.1)  # two seconds is the grain of times in a zip
    write(tmp_path / "b.xlsx", ["矿区", "=1"], date(2026, 3, 31))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert load_workbook(tmp_path / "a.xlsx").properties.modified == datetime(2026, 3, 31)
    write(tmp_path / "c.xlsx", ["矿区"])
    with zipfile.ZipFile(tmp_path / "c.xlsx") as archive:
        assert b"1980" not in archive.read("docProps/core.xml")


def test_a_failed_save_leaves_what_was_there(tmp_path, monkeypatch):
    write(tmp_path / "a.xlsx", ["before"])

    def fail(*_args, **_kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(workbook, "without_times", fail)
    with pytest.raises(OSError, match="disk full"):
        write(tmp_path / "a.xlsx", ["after"])
    assert load_workbook(tmp_path / "a.xlsx").active["A1"].value == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("一号[坑]/北:南", [], "一号_坑__北_南"),
        ("x" * 40, [], "x" * 31),
        ("x" * 40, ["X" * 31], "x" * 29 + "_2"),
        ("'", [], "_"),
        ("History", [], "History_2"),
    ],
)
def test_sheet_titles(text, taken, expected):
    assert workbook.sheet_title(text, taken) == expected
    Workbook().create_sheet(workbook.sheet_title(text, taken))


def test_a_look_leaves_text_and_number_format_alone(tmp_path):
    book = Workbook()
    for row in (1, 2):  # the look is made for the first row and copied to the second
        workbook.dress(
            workbook.put_text(book.active.cell(row, 1), "=1+1"), workbook.Look(12, bold=True, fill=workbook.GREY)
        )
        workbook.dress(
            workbook.put_number(book.active.cell(row, 2), 1.5, "0.0000"),
            workbook.Look(12, bold=True, fill=workbook.GREY),
        )
        workbook.dress(book.active.cell(row, 3), workbook.Look(12, bold=True, fill=workbook.GREY))
    workbook.save(book, tmp_path / "looks.xlsx")
    for text, number, empty in load_workbook(tmp_path / "looks.xlsx").active.iter_rows():
        assert (text.data_type, text.quotePrefix, text.number_format) == ("s", True, "General")
        assert (number.data_type, number.quotePrefix, number.number_format) == ("n", False, "0.0000")
        assert (empty.quotePrefix, empty.number_format) == (False, "General")
        for cell in (text, number, empty):
            assert (cell.font.sz, cell.font.b, cell.fill.fgColor.rgb[-6:]) == (12, True, workbook.GREY)
            assert cell.border.left.style == "thin"


def test_heads_are_repeated_on_every_page(tmp_path):
    """Without dollar signs a spreadsheet takes the rows for relative ones and repeats nothing."""
    book = Workbook()
    workbook.repeat_rows(book.active, 2, 3)
    workbook.save(book, tmp_path / "heads.xlsx")
    with zipfile.ZipFile(tmp_path / "heads.xlsx") as archive:
        assert "!$2:$3</definedName>" in archive.read("xl/workbook.xml").decode()


def test_a_number_written_over_a_text_is_a_number(tmp_path):
    book = Workbook()
    workbook.put_number(workbook.put_text(book.active["A1"], "1.5"), 1.5, "0.00")
    workbook.save(book, tmp_path / "number.xlsx")
    cell = load_workbook(tmp_path / "number.xlsx").active["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (1.5, "n", False)


# Rows written as text, against openpyxl's own


def entries(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def canonical(data):
    return canonicalize(data.decode("utf-8"))


def varied():
    book = Workbook()
    sheet = book.active
    for row, value in enumerate(
        (1, 2.5, -0.1, 1e300, Decimal("0.4800"), Decimal("44430000.123"), "x", " x ", "", None), 1
    ):
        sheet.cell(row, row % 4 + 1).value = value
    workbook.put_text(sheet["F1"], "=1+1")
    workbook.put_text(sheet["F2"], 'a\nb & <c> "d" ]]> \t')
    sheet["F3"] = '=SUM(A1:A4)&"<&>"'
    sheet["F4"].font = Font(bold=True)
    workbook.put_number(sheet["F5"], Decimal("0.4800"), "0.0000")
    sheet["G7"].hyperlink = "#Sheet!A1"
    sheet["G7"] = "there"
    sheet.merge_cells("A12:C12")
    sheet.row_dimensions[3].height = 33.3
    sheet.row_dimensions[20].height = 12
    sheet.row_dimensions[21].hidden = True
    sheet.row_dimensions[22].outlineLevel = 1
    sheet.row_dimensions[22].font = Font(bold=True)
    book.create_sheet("empty")
    return book


def test_rows_are_those_that_openpyxl_writes(tmp_path):
    varied().save(tmp_path / "theirs.xlsx")
    workbook.save(varied(), tmp_path / "ours.xlsx")
    ours, theirs = entries(tmp_path / "ours.xlsx"), entries(tmp_path / "theirs.xlsx")
    assert ours.keys() == theirs.keys()
    for name in ours.keys() - {"docProps/core.xml"}:
        assert canonical(ours[name]) == canonical(theirs[name]), name


def test_every_kind_of_row_was_ours_to_write():
    assert all(sheet_data(sheet, {}, go_on) is not None for sheet in varied())


@pytest.mark.parametrize("kind", ["date", "comment", "array"])
def test_what_is_not_plain_is_left_to_openpyxl(tmp_path, kind):
    def make():
        book = varied()
        sheet = book.active
        if kind == "date":
            sheet["H1"] = date(2026, 3, 31)
        elif kind == "comment":
            sheet["H1"].comment = Comment("look", "me")
        else:
            sheet.formula_attributes = {"H1": {"t": "array", "ref": "H1:H2"}}
            sheet["H1"] = "=A1:A2"
        return book

    assert sheet_data(make().active, {}, go_on) is None
    make().save(tmp_path / "theirs.xlsx")
    workbook.save(make(), tmp_path / "ours.xlsx")
    name = "xl/worksheets/sheet1.xml"
    assert canonical(entries(tmp_path / "ours.xlsx")[name]) == canonical(entries(tmp_path / "theirs.xlsx")[name])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=20) | st.floats(allow_nan=False, allow_infinity=False) | st.integers(), max_size=12))
def test_any_values_are_written_as_openpyxl_does(tmp_path_factory, values):
    def make():
        book = Workbook()
        for row, value in enumerate(values, 1):
            cell = book.active.cell(row, 1)
            if isinstance(value, str):
                workbook.put_text(cell, value)
            else:
                cell.value = value
        return book

    folder = tmp_path_factory.mktemp("any")
    make().save(folder / "theirs.xlsx")
    workbook.save(make(), folder / "ours.xlsx")
    name = "xl/worksheets/sheet1.xml"
    assert canonical(entries(folder / "ours.xlsx")[name]) == canonical(entries(folder / "theirs.xlsx")[name])


def test_results_stand_beside_their_formulas(tmp_path):
    book = Workbook()
    book.active["A1"] = "=1+1"
    book.active["A2"] = "=2+2"
    workbook.save(book, tmp_path / "a.xlsx", results={"Sheet": {(1, 1): Decimal("2.0000")}})
    shown = load_workbook(tmp_path / "a.xlsx", data_only=True).active
    assert (shown["A1"].value, shown["A2"].value) == (2, None)
    assert load_workbook(tmp_path / "a.xlsx").active["A1"].value == "=1+1"
