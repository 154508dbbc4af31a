"""The table that completes units."""

from __future__ import annotations

from datetime import date

import pytest
from shapely.geometry import MultiPolygon, box

from mine_restoration.core.corners.attributes import AttributeTable, completed
from mine_restoration.core.unit import Unit

UNIT = Unit("D-1", MultiPolygon([box(0, 0, 1, 1)]), year=2025, section="planned", name="地块1", note="地块用途: 采矿")


def one(headings, *rows, number="D-1", name="地块1"):
    table = AttributeTable("t.csv", headings, rows)
    row, findings = table.row_for(number, name, True)
    return table, row, findings


def value(field, text):
    _, row, findings = one(["unit_id", field], ["D-1", text])
    assert findings == []
    unit, findings = completed(UNIT, row, "t.csv")
    return getattr(unit, field), [f.code.split(".")[1] for f in findings]


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("section", "restored", "restored"),
        ("section", "Damaged", "damaged"),
        ("section", "上年度矿区生态修复情况", "restored"),
        ("section", "planned this year", "planned"),
        ("year", "2026", 2026),
        ("year", "2026.0", 2026),
        ("temporary", "是", True),
        ("temporary", "0", False),
        ("temporary", "Ｙ", True),
        ("accepted", " 否 ", False),
        ("accepted", "True", True),
        ("temp_from", "2024-09-01", date(2024, 9, 1)),
        ("temp_to", "2026年8月31日", date(2026, 8, 31)),
        ("land_class", "0301", "0301"),
        ("land_class", "08H2A", "08H2A"),
        ("land_class", "0201k", "0201K"),
        ("land_class", "0301 乔木林地", "0301"),
        ("land_class", "0301乔木林地", "0301"),
        ("land_class", "乔木林地", "0301"),
        ("quality", "郁闭度0.25，成活率92%", "郁闭度0.25，成活率92%"),
        ("measures", "", ""),
    ],
)
def test_values_that_fit(field, text, expected):
    assert value(field, text) == (expected, [])


@pytest.mark.parametrize(
    ("field", "text", "kept", "code"),
    [
        ("section", "repaired", "planned", "bad_section"),
        ("year", "2026年", 2025, "bad_year"),
        ("year", "二〇二六", 2025, "bad_year"),
        ("year", "26", 2025, "bad_year"),
        ("year", "2026.5", 2025, "bad_year"),
        ("temporary", "maybe", None, "bad_flag"),
        ("accepted", "2", None, "bad_flag"),
        ("temp_to", "2026-02-30", None, "bad_day"),
        ("land_class", "301", "", "land_class_zero"),
        ("land_class", "0303 灌木林地", "", "land_class_name"),  # 2023 planning code; here 0303 is 红树林地
        ("land_class", "1002采矿用地", "", "land_class_name"),
        ("land_class", "1701", "", "land_class_planning"),
        ("land_class", "03", "", "land_class_unknown"),
        ("land_class", "9999", "", "land_class_unknown"),
        ("land_class", "203", "", "land_class_unknown"),  # 村庄 of the settlement codes; no class of a polygon
        ("land_class", "404", "", "land_class_zero"),
        ("land_class", "森林", "", "land_class_unknown"),
    ],
)
def test_values_that_do_not_fit_leave_the_field_as_it_was(field, text, kept, code):
    assert value(field, text) == (kept, [code])


def test_chinese_headings_and_columns_that_are_no_fields():
    table, row, findings = one(
        ["地块编号", "修复后地类（目标地类）", "面积", "是否完成验收"], ["D-1", "0301", "1.5", "是"]
    )
    unit, _ = completed(UNIT, row, "t.csv")
    assert (unit.land_class, unit.accepted) == ("0301", True)
    assert [(f.code, f.figures["columns"]) for f in table.findings] == [("corners.columns_unused", "面积")]
    assert findings == []


def test_computed_columns_are_not_taken_from_the_table():
    table, row, _ = one(["unit_id", "area_ha", "source"], ["D-1", "99", "elsewhere"])
    unit, _ = completed(UNIT, row, "t.csv")
    assert unit == UNIT
    assert table.findings[0].figures["columns"] == "area_ha、source"


def test_by_number_before_name_and_whatever_the_width():
    table, row, _ = one(["unit_id", "name"], ["X", "地块1"], ["ｄ-1 ", "别名"])
    assert row.number == 2
    assert [f.figures["rows"] for f in table.unused()] == ["1 (X)"]


def test_by_name_only_where_it_is_unique():
    table = AttributeTable("t.csv", ["name"], [["地块1"]])
    assert table.row_for("D-1", "地块1", False)[0] is None
    assert table.row_for("D-1", "地块1", True)[0].number == 1
    assert AttributeTable("t.csv", ["unit_id"], [["地块1"]]).row_for("D-1", "地块1", True)[0].number == 1


def test_rows_and_parcels_without_each_other():
    table, row, findings = one(["unit_id"], ["D-2"], ["D-3"])
    assert row is None
    assert [f.code for f in findings] == ["corners.no_row"]
    assert [(f.code, f.figures) for f in table.unused()] == [
        ("corners.rows_unmatched", {"count": 2, "rows": "1 (D-2), 2 (D-3)"})
    ]


def test_rows_that_repeat_a_key_are_not_used():
    table, row, findings = one(["unit_id", "year"], ["D-1", "2026"], ["D-1", "2027"])
    assert row is None
    assert [(f.code, f.severity.value, f.figures["rows"]) for f in findings] == [
        ("corners.rows_repeat", "error", "1, 2")
    ]
    assert table.unused() == []


def test_a_table_without_a_key():
    assert [f.code for f in AttributeTable("t.csv", ["编码"], [["1"]]).findings] == [
        "corners.columns_unused",
        "corners.table_without_key",
    ]


def test_empty_rows_are_nothing():
    assert AttributeTable("t.csv", ["unit_id", "year"], [["", ""], [" ", ""]]).unused() == []


def test_notes_are_joined_and_names_that_differ_are_told():
    _, row, _ = one(["unit_id", "name", "note"], ["D-1", "新名", "示例"])
    unit, findings = completed(UNIT, row, "t.csv")
    assert (unit.name, unit.note) == ("新名", "示例; 地块用途: 采矿")
    assert [f.code for f in findings] == ["corners.name_differs"]


def test_values_of_a_wrong_encoding_are_told_and_not_taken():
    table, row, _ = one(["unit_id", "year", "measures"], ["D-1", "2026", "\ufffd\ufffd回"], ["D-2", "2026", "护坡"])
    unit, _ = completed(UNIT, row, "t.csv")
    assert (unit.year, unit.measures) == (2026, "")
    assert [(f.code, f.severity.value, f.figures) for f in table.findings] == [
        ("corners.table_garbled", "error", {"count": 1, "row": 1})
    ]
