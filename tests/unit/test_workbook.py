"""Workbooks: text stays text, names are allowed, the same input gives the same bytes."""

from __future__ import annotations

import time
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from mine_restoration.core.progress import Stopped
from mine_restoration.report import workbook


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
