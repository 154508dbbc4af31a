"""The class list against the classification's own traps, and the fields that a survey layer may have."""

from __future__ import annotations

import re

import pytest

from mine_restoration.core.catalogue import RESOURCES, CatalogueError
from mine_restoration.core.landclass.classes import (
    CULTIVATED,
    NO_DATA,
    OVERLAP,
    PSEUDO,
    RIDGE,
    THREE_CLASSES,
    UNDECIDED,
    load_classes,
)
from mine_restoration.core.landclass.fields import find_fields, is_2009_code, is_2009_layer

CLASSES = load_classes()
# The filter that survey software uses for 建设用地; 0603 盐田 stands in the wetland group and is 建设用地 all the same.
BUILT = re.compile(r"^(05|06|07|08|09|100[1-5]|100[7-9]|1109|1201)")
UNUSED = {"0404", "1101", "1102", "1105", "1106", "1108", "1110", "1204", "1205", "1206", "1207"}
WETLAND = {"0303", "0304", "0306", "0402", "0603", "1105", "1106", "1108"}


def polygon_codes():
    return [item.code for item in CLASSES if CLASSES.is_polygon_class(item.code)]


def test_there_are_as_many_classes_as_the_standard_has():
    first = [item for item in CLASSES if not item.parent and item.code not in PSEUDO]
    second = [code for code in polygon_codes() if CLASSES[code].parent in {item.code for item in first}]
    assert len(first) == 13
    # 09 has no second level; 1208 is of later data, not of the edition.
    assert len([code for code in second if CLASSES[code].in_edition]) == 55
    assert not CLASSES["1208"].in_edition


def test_three_classes_are_not_read_from_digits():
    for code in polygon_codes():
        expected = "建设用地" if BUILT.match(code) else "未利用地" if code in UNUSED else "农用地"
        assert CLASSES.three_class(code) == expected, code
    for mixed in ("00", "04", "10", "11", "12", NO_DATA, OVERLAP, "9999", ""):
        assert CLASSES.three_class(mixed) == UNDECIDED


def test_wetlands_are_a_group_of_their_own():
    assert {code for code in polygon_codes() if CLASSES.first_level(code) == "00"} == WETLAND
    for code in set(polygon_codes()) - WETLAND:
        assert CLASSES.first_level(code) == code[:2]


def test_sub_codes_roll_up():
    for code in polygon_codes():
        base = CLASSES.base(code)
        assert base == (code[:-1] if code[-1] in "KA" else code), code
        assert CLASSES.base(base) == base
    assert CLASSES.base("08H2A") == "08H2"
    assert CLASSES.base("7777") == "7777"


def test_what_is_no_polygon_class():
    for code in ("01", "03", "00", "203", "201A", "204", NO_DATA, OVERLAP, "", "9999", "0101K"):
        assert not CLASSES.is_polygon_class(code), code
    for code in (*CULTIVATED, RIDGE, "09", "08H2A", "0201K", "1104A"):
        assert CLASSES.is_polygon_class(code), code


def test_names_and_colours():
    assert CLASSES[NO_DATA].name == "无调查数据"
    assert CLASSES[OVERLAP].name == "图斑重叠"
    assert CLASSES["0103"].name == "旱地"
    assert CLASSES["0103"].rgb == (255, 251, 177)
    assert CLASSES.get("7777") is None
    assert CLASSES.edition == "TD/T 1055-2019"
    assert {item.three_class for item in CLASSES} == {*THREE_CLASSES, "mixed", UNDECIDED}


GOOD = (RESOURCES / "tables" / "land_classes.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("edition,code", "edition,kode", "column 'code' is missing"),
        ("0101,水田,01,农用地", "0101,水田,01,农地", "none of"),
        ("0102,水浇地", "0101,水浇地", "twice"),
        ("248 208 114", "248 208", "no colour"),
        ("248 208 114", "248 208 256", "no colour"),
        ("TD/T 1055-2019,0103", "GB/T 21010-2017,0103", "mixes editions"),
    ],
)
def test_a_list_that_cannot_be_used_says_where(tmp_path, old, new, says):
    path = tmp_path / "classes.csv"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=says):
        load_classes(path)


def test_an_empty_list_is_refused(tmp_path):
    path = tmp_path / "classes.csv"
    path.write_text(GOOD.splitlines()[0], encoding="utf-8")
    with pytest.raises(CatalogueError, match="no classes"):
        load_classes(path)


def test_fields_are_found_by_name_and_by_chinese_alias():
    found = find_fields({"fid": "", "dlbm": "", "A1": "图斑面积", "A2": "田坎系数", "Bsm ": "标识码"})
    assert found == {"DLBM": "dlbm", "TBMJ": "A1", "KCXS": "A2", "BSM": "Bsm "}
    # A name goes before an alias.
    assert find_fields({"OLD": "地类编码", "DLBM": ""})["DLBM"] == "DLBM"
    assert find_fields({"地类编码": ""})["DLBM"] == "地类编码"
    assert "DLBM" not in find_fields({"DLMC": "地类名称"})


def test_layers_of_2009_are_known_by_their_fields_and_codes():
    assert is_2009_layer({"DLBM": "", "tkxs": ""})
    assert not is_2009_layer({"DLBM": "", "KCXS": "", "TBMJ": "", "XZDWKD": "", "GDPDJB": ""})
    assert [code for code in ("011", "127", "0103", "09", "08H2", "") if is_2009_code(code)] == ["011", "127"]
