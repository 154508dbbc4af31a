"""The record as JSON and CSV: what other programs read is what the record says."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from decimal import Decimal

import pytest
from annual_tables import MINE, circle, record_of, square, ten_classes, unit
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon

from mine_restoration.core.amounts import hectares
from mine_restoration.core.annual.draft import Draft, OpenFinding
from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.report.annual_csv import COLUMNS, write_annual_csv
from mine_restoration.report.annual_json import SCHEMA, write_annual_json

DESCRIBED = json.loads((RESOURCES / "forms" / "annual_record.schema.json").read_text(encoding="utf-8"))
DRAFT = Draft("草稿", "清单", ("程度", "单元", "内容"), (OpenFinding("错误", "XF-01", "面积不一致。"),), "无。")
ODD = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "'引号", 'a,b"c', "007", "<b>&", "\\u0041")


def as_json(record, folder):
    write_annual_json(record, folder / "a.json")
    return json.loads((folder / "a.json").read_bytes().decode("utf-8"), parse_float=Decimal)


def as_rows(record, folder):
    write_annual_csv(record, folder / "a.csv")
    data = (folder / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def without_mark(text):
    return text[1:] if text.startswith("'") else text


@pytest.mark.parametrize("draft", [None, DRAFT])
def test_the_json_is_as_the_schema_says(tmp_path, draft):
    jsonschema = pytest.importorskip("jsonschema")
    broken = Polygon(
        [(44_430_000, 4_920_000), (44_430_009, 4_920_009), (44_430_009, 4_920_000), (44_430_000, 4_920_009)]
    )
    units = [unit("K", "restored", circle(1)), unit("X", "planned", broken, "0301"), unit("=1", "damaged", square(3))]
    for record in (record_of(), record_of(units, ten_classes("K", circle(1))), record_of([], [])):
        values = json.loads(json.dumps(as_json(dataclasses.replace(record, draft=draft), tmp_path), default=float))
        jsonschema.Draft202012Validator(DESCRIBED).validate(values)
        assert values["schema"] == SCHEMA
        open_ones = [{"severity": "错误", "unit_id": "XF-01", "sentence": "面积不一致。"}]
        assert values["draft"] == (draft and {"mark": "草稿", "findings": open_ones})


def test_the_schema_notices_what_is_wrong(tmp_path):
    jsonschema = pytest.importorskip("jsonschema")
    values = json.loads(json.dumps(as_json(record_of(), tmp_path), default=float))
    check = jsonschema.Draft202012Validator(DESCRIBED)
    unit_of = ["sections", 0, "units", 0]
    for way, wrong in (
        (["money", "fund_drawn"], "36"),
        ([*unit_of, "area_ha"], 0.48),
        ([*unit_of, "rings", 0, "corners", 0, "z"], 1),
        (["mine", "holder"], None),
    ):
        changed = json.loads(json.dumps(values))
        assert check.is_valid(changed)
        place = changed
        for step in way[:-1]:
            place = place[step]
        place[way[-1]] = wrong
        assert not check.is_valid(changed), way


def test_every_figure_of_the_json_is_that_of_the_record(tmp_path):
    record = record_of()
    values = as_json(record, tmp_path)
    assert {key: Decimal(text) for key, text in values["money"].items()} == record.money
    assert values["mine"] == record.header
    assert values["epsg"] == 4532
    for section, rows in zip(values["sections"], record.sections):
        assert Decimal(section["area_ha"]) == hectares(rows.ha4)
        for one, made in zip(section["units"], rows.units):
            assert one["unit_id"] == made.unit_id
            assert Decimal(one["area_ha"]) == hectares(sum(line.ha4 for line in made.lines))
            if section["section"] != "damaged":
                assert [Decimal(line["area_ha"]) for line in one["classes"]] == [hectares(x.ha4) for x in made.lines]
                assert sum(Decimal(line["area_ha"]) for line in one["classes"]) == Decimal(one["area_ha"])
        assert len(section["units"]) == len(rows.units)


def test_corners_of_the_json_are_the_units_own(tmp_path):
    shapes = {"A": circle(1), "B": square(4)}
    values = as_json(record_of([unit(key, "damaged", shape) for key, shape in shapes.items()], []), tmp_path)
    for one in values["sections"][1]["units"]:
        (ring,) = one["rings"]
        points = list(shapes[one["unit_id"]].exterior.coords)[:-1]
        assert [(corner["x"], corner["y"]) for corner in ring["corners"]] == [
            (Decimal(f"{north:.3f}"), Decimal(f"{east:.3f}")) for east, north in points
        ]
        assert [corner["name"] for corner in ring["corners"]] == [f"J{number}" for number in range(1, len(points) + 1)]


def test_answers_are_answers(tmp_path):
    units = [unit("A", "restored", square(1), "0301", temporary=True, accepted=None)]
    record = record_of(units, [])
    one = as_json(record, tmp_path)["sections"][0]["units"][0]
    assert (one["temporary"], one["accepted"]) == (True, None)
    (row,) = as_rows(record, tmp_path)
    assert (row["temporary"], row["accepted"]) == ("true", "")


def test_the_rows_of_the_csv_are_those_of_the_record(tmp_path):
    record = record_of()
    rows = as_rows(record, tmp_path)
    made = [(s, one, line) for s in record.sections for one in s.units for line in one.lines]
    assert len(rows) == len(made) == record.row_count
    for row, (section, one, line) in zip(rows, made):
        assert list(row) == list(COLUMNS)
        assert (row["section"], row["number"]) == (section.key, str(one.number))
        assert (row["unit_id"], row["land_class"], row["class_name"]) == (one.unit_id, line.code, line.name)
        assert Decimal(row["area_ha"]) == hectares(line.ha4)
        assert row["corners"].count("(4") == sum(len(ring.corners) for ring in one.rings)
        assert row["licence_no"] == MINE.licence_no
        assert row["draft"] == ""
    assert {row["draft"] for row in as_rows(dataclasses.replace(record, draft=DRAFT), tmp_path)} == {"草稿"}


@pytest.mark.parametrize("text", ODD)
def test_no_text_of_the_csv_begins_a_formula(tmp_path, text):
    mine = dataclasses.replace(MINE, holder=text)
    record = record_of([unit(text, "planned", square(1), "0301", quality=text, measures=text)], [], mine)
    (row,) = as_rows(record, tmp_path)
    for column in ("unit_id", "quality", "measures", "holder"):
        assert without_mark(row[column]) == text
        assert not row[column].startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_number_of_a_unit_is_read_back(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")
    record = record_of([unit(text, "damaged", square(1))], [])
    assert as_json(record, folder)["sections"][1]["units"][0]["unit_id"] == text
    (row,) = as_rows(record, folder)
    assert without_mark(row["unit_id"]) == text


def test_half_a_surrogate_pair_does_not_stop_the_files(tmp_path):
    record = record_of([unit("a\udc80", "damaged", square(1))], [])
    write_annual_json(record, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_bytes().decode("utf-8")
    assert json.loads(text)["sections"][1]["units"][0]["unit_id"] == "a\udc80"
    assert len(as_rows(record, tmp_path)) == 1


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    for name, write in (("a.json", write_annual_json), ("a.csv", write_annual_csv)):
        (tmp_path / name).write_text("before")
        with pytest.raises(OSError, match=r"a\.(json|csv)"):
            write(record_of([], []), tmp_path / name / "b")
        assert (tmp_path / name).read_text() == "before"
        write(record_of([], []), tmp_path / name)
        first = (tmp_path / name).read_bytes()
        write(record_of([], []), tmp_path / name)
        assert (tmp_path / name).read_bytes() == first
