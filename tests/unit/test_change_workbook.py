"""土地利用变化情况表: before and after sum exactly everywhere, and the matrix agrees with both."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import converted, page_texts
from openpyxl import load_workbook
from shapely.geometry import MultiPolygon, box
from survey_rows import survey_of

from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.change import changes
from mine_restoration.core.landclass.classes import load_classes
from mine_restoration.core.landclass.rows import UNIT_CONTROL, ClassTotal
from mine_restoration.core.landclass.survey import SurveyLayer
from mine_restoration.core.landclass.transfer import transfers
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit
from mine_restoration.report.change_xlsx import write_change_workbook
from mine_restoration.report.landclass_xlsx import LandClassTable

PLANE = Plane(44, 3, prefixed=True)
X, Y = 44_480_000.0, 4_920_000.0
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "TBMJ", "SJNF"]), has_index=True)
SHEETS = ["土地利用变化情况", "地类转移矩阵", "土地利用变化（分单元）", "变化明细"]


def at(x0, y0, x1, y1):
    return MultiPolygon([box(X + x0, Y + y0, X + x1, Y + y1)])


def table():
    strips = [
        {"ids": str(i), "geometry": at(100 * i, 0, 100 * i + 100, 500), "code": code, "tbmj": 50_000.0, "year": 2025}
        for i, code in enumerate(("0103", "0602", "0404", "0301"))
    ]
    units = [
        Unit("XF-01", at(30, 10, 230, 110), section="restored", name="采坑", land_class="0404"),
        Unit("XF-02", at(250, 10, 380, 90), section="restored", name="=1+1", land_class="0301"),
        Unit("XF-03", at(110, 120, 190, 180), section="restored", name="未登记"),
        Unit("JH-01", at(30, 200, 330, 290), section="planned", name="排土场", land_class="0307"),
        Unit("SH-01", at(40, 40, 90, 90), section="damaged", name="塌陷坑"),
    ]
    attached = attach(units, survey_of(LAYER, strips), PLANE)
    changed = changes(units, attached.summary, None, load_classes())
    return LandClassTable(units, attached.summary, attached.parts, "DLTB", "示例矿", changed)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "t.xlsx"
    write_change_workbook(table(), path)
    return load_workbook(path)


def rows_of(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def centi(value):
    return round(Decimal(str(value)) * 100)


def test_the_rows_sum_to_the_official_area_of_each_unit(book):
    """Before and after alike; the difference of a unit is nothing, and of a class what the two columns say."""
    assert book.sheetnames == SHEETS
    head, *rows = rows_of(book["变化明细"])
    assert [text.replace("\n", "") for text in head[:2]] == ["单元编号", "地类编码"]
    before, after, difference = Counter(), Counter(), Counter()
    for row in rows:
        before[row[0]] += centi(row[8])
        if row[9] == "未知":
            assert row[6:8] == ["未知", "未知"]
            assert row[10:] == ["未知", "变化后：未知"]
            continue
        after[row[0]] += centi(row[9])
        difference[row[0]] += centi(row[10])
        assert centi(row[9]) - centi(row[8]) == centi(row[10])
        assert round((row[6] - row[5]) * 10_000) == round(row[7] * 10_000)
    official = {unit.unit_id: centi(round(official_area(unit.geometry, PLANE), 2)) for unit in table().units}
    del official["SH-01"]
    assert before == official
    del official["XF-03"]
    assert after == official
    assert set(difference.values()) == {0}


def test_the_matrix_is_the_overlay_and_its_sums_are_the_table(book):
    """Each cell is the ground of a class in the units of one class to be, by shapely; sums are those of the rows."""
    rows = rows_of(book["地类转移矩阵"])
    blocks, section = defaultdict(list), ""
    for row in rows:
        if row[0] in ("上年度修复", "本年度计划", "现状损毁"):
            section = row[0]
        elif section and (str(row[0]).startswith("变化前") or isinstance(row[3], (int, float, str))):
            blocks[section].append(row)
    assert set(blocks) == {"上年度修复", "本年度计划"}
    for name, key in (("上年度修复", "restored"), ("本年度计划", "planned")):
        head, *body = blocks[name]
        after = [str(text).split("\n")[0] for text in head[3:] if text and text != "变化前合计"]
        expected = defaultdict(float)
        for unit in table().units:
            if unit.section == key and unit.land_class:
                for i, code in enumerate(("0103", "0602", "0404", "0301")):
                    piece = unit.geometry.intersection(box(X + 100 * i, Y, X + 100 * i + 100, Y + 500))
                    if piece.area:
                        expected[code, unit.land_class] += official_area(piece, PLANE)
        found = {
            (row[0], after[i]): value
            for row in body
            if row[0]
            for i, value in enumerate(row[3 : 3 + len(after)])
            if value != "—"
        }
        assert found.keys() == expected.keys()
        for cell, area in expected.items():
            assert found[cell] == pytest.approx(area / 10_000, abs=0.00011)
        for row in body:
            parts = [value for value in row[3 : 3 + len(after)] if value != "—"]
            assert round(sum(parts) * 10_000) == round(row[3 + len(after)] * 10_000)
        *inner, sums = body
        for i in range(len(after) + 1):
            column = [row[3 + i] for row in inner if row[3 + i] != "—"]
            assert round(sum(column) * 10_000) == round(sums[3 + i] * 10_000)
        assert {row[0]: row[3 + len(after)] for row in inner} == before_in_the_table(book, name)


def before_in_the_table(book, section):
    """The column of the state before of one section in the first sheet, by class."""
    found, here = {}, ""
    for row in rows_of(book["土地利用变化情况"]):
        if row[0] in ("上年度修复", "本年度计划", "现状损毁"):
            here = row[0]
        elif here == section and row[1] and row[0] and row[3]:
            found[row[1]] = row[3]
    return found


def test_whoever_is_in_no_table_is_named(book):
    for title in ("土地利用变化情况", "地类转移矩阵"):
        text = "\n".join(str(value) for row in rows_of(book[title]) for value in row if value)
        assert "现状损毁单元没有修复后的状态，不列入本表（1个）：SH-01。" in text
    text = "\n".join(str(value) for row in rows_of(book["土地利用变化（分单元）"]) for value in row if value)
    assert "变化后：未知" in text


def test_same_rows_same_bytes_text_is_no_formula_and_libreoffice_reads_it(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_change_workbook(table(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    for sheet in load_workbook(tmp_path / "a.xlsx"):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    told = "".join("".join(page_texts(converted(tmp_path / "a.xlsx", "pdf", "calc"))).split())
    assert "#" not in told
    for words in ("地类转移矩阵", "变化前合计", "=1+1", "TD/T1055-2019"):
        assert words in told


def test_nothing_known_of_the_state_after_is_said(tmp_path):
    shown = replace(table(), units=[replace(unit, land_class="") for unit in table().units])
    unknown = changes(shown.units, shown.summary, None, load_classes())
    write_change_workbook(replace(shown, changes=unknown), tmp_path / "t.xlsx")
    text = "\n".join(str(v) for row in rows_of(load_workbook(tmp_path / "t.xlsx")["地类转移矩阵"]) for v in row if v)
    assert "没有单元登记修复后地类" in text


def test_stopped_the_old_file_stays(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(Stopped):
        write_change_workbook(table(), path, progress=lambda done: done < 0.5)
    assert path.read_bytes() == b"old"


CODES = ("0103", "0301", "0404", "0602", "1203", "NODATA")


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(CODES), st.integers(1, 10**7), min_size=1),
            st.sampled_from(["0301", "0404", "0101", "", "9999"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_transfers_sum_to_before_and_after(states):
    classes = load_classes()
    units, before = [], []
    for number, (areas, after) in enumerate(states):
        unit_id = f"U{number}"
        units.append(Unit(unit_id, at(0, 0, 1, 1), section="restored", land_class=after))
        for code, amount in areas.items():
            row = (unit_id, code, code, classes.three_class(code), amount, amount // 100, amount)
            before.append(ClassTotal(*row, None, UNIT_CONTROL, 2025, ""))
    rows = [row for row in changes(units, before, None, classes).rows if row.after_centi is not None]
    for amount in ("centi", "ha4"):
        old, new, found_old, found_new = Counter(), Counter(), Counter(), Counter()
        for row in rows:
            old[row.land_class] += getattr(row, f"before_{amount}")
            new[row.land_class] += getattr(row, f"after_{amount}")
        for one in transfers(rows):
            found_old[one.before] += getattr(one, amount)
            found_new[one.after] += getattr(one, amount)
        assert +old == +found_old
        assert +new == +found_new
