"""A whole run: files of tests/data, planes, unit numbers, the corner table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyproj
import pytest
from shapely.geometry import box

from mine_restoration.core.corners.attributes import AttributeTable
from mine_restoration.core.corners.digitise import Wanted, digitise
from mine_restoration.core.corners.registry import read_data, read_file
from mine_restoration.core.geodesy.datum import XIAN80
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.progress import Stopped

DATA = Path(__file__).parents[1] / "data" / "corners"
WANTED = Wanted(section="planned", year=2026)


def by_proj(points, source, target):
    transformer = pyproj.Transformer.from_crs(source.epsg, target.epsg, always_xy=True)
    return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))


def run(*readings, wanted=WANTED):
    result = digitise(readings, wanted, None, by_proj)
    assert result is not None
    return result


def _read(data, source):
    (reading,) = read_data(data, source)
    return reading


def problems(result):
    return [(f.code.split(".")[1], f.source, f.line) for f in result.findings if f.severity.value != "note"]


def notes(result):
    return {f.code.split(".")[1]: f for f in result.findings if f.severity.value == "note"}


def of_file(name):
    (reading,) = read_file(DATA / name, name)
    return reading


def text(rows, head="坐标系=2000国家大地坐标系\n"):
    return f"[属性描述]\n{head}[地块坐标]\n{rows}".encode()


def square(number, east, north=4_920_000, size=100, name=""):
    corners = [(north, east), (north, east + size), (north + size, east + size), (north + size, east)]
    rows = "".join(f"J{i},1,{x:.3f},{y:.3f}\n" for i, (x, y) in enumerate(corners, 1))
    return f"4,,{number},{name},面,,,,@\n{rows}"


def test_a_gbk_file_whose_area_is_the_planar_one():
    result = run(of_file("planar_gbk_crlf.txt"))
    assert problems(result) == [("sheet_elsewhere", "planar_gbk_crlf.txt", 13)]  # I50 begins at 114° E and 32° N
    assert result.plane == Plane(37, 3, True)
    (unit,) = result.units
    assert (unit.unit_id, unit.name, unit.source) == ("2003-10", "双桥乡地块1", "planar_gbk_crlf.txt:13")
    assert unit.note == "图幅号: I－50-77-（22）; 地块用途: 公共基础设施"
    assert (unit.section, unit.year, unit.land_class) == ("planned", 2026, "")
    assert unit.area(result.plane).centi == 999484  # 9994.8410 m² of the area vectors
    assert notes(result)["area_matches_planar"].line == 13
    assert [(row.corner, row.source_name, row.line) for row in result.corners] == [
        ("J1", "J1", 14),
        ("J2", "J2", 15),
        ("J3", "J3", 16),
        ("J4", "J4", 17),
    ]
    assert (result.corners[1].north, result.corners[1].east) == (3321000.0, 37644700.0)


def test_an_island_in_a_hole_with_everything_full_width_and_mixed_line_ends():
    result = run(of_file("island_utf8_bom_mixed.txt"))
    assert problems(result) == [("number_missing", "island_utf8_bom_mixed.txt", 8)]
    (unit,) = result.units
    # 10000 - 2500 + 31.6228², drawn so that it is 8500 m².
    assert unit.area(result.plane).centi == 850000
    assert [len(part.interiors) for part in unit.geometry.geoms] == [1, 0]
    rows = [(row.part, row.ring, row.corner, row.source_name, row.line) for row in result.corners]
    assert rows[4:9:4] == [(1, 2, "J5", "J5", 13), (2, 1, "J9", "J9", 17)]


def test_no_zone_is_refused_and_the_parameter_named():
    result = run(of_file("swapped_no_zone_cr.txt"))
    assert result.units == ()
    assert result.plane is None
    assert ("no_zone", "swapped_no_zone_cr.txt", 4) in problems(result)


def test_with_the_parameter_the_good_parcel_stands():
    result = run(of_file("swapped_no_zone_cr.txt"), wanted=Wanted(Plane(44, 3, True), "planned", 2026))
    assert problems(result) == [
        ("number_unreadable", "swapped_no_zone_cr.txt", 11),
        ("axes_swapped", "swapped_no_zone_cr.txt", 4),
        ("parcel_not_used", "swapped_no_zone_cr.txt", 9),
    ]
    (unit,) = result.units
    assert unit.geometry.equals(box(44_500_000, 4_920_000, 44_500_100, 4_920_100))
    assert "crs_from_parameter" in notes(result)


def test_xian_80_stays_in_its_own_plane_or_is_refused_and_nothing_is_moved():
    result = run(of_file("xian80_utf8.txt"))
    assert result.plane == Plane(38, 3, True, XIAN80)
    assert problems(result) == [("units_in_other_datum", "", None)]
    assert result.units[0].geometry.equals(box(38_500_000, 3_320_000, 38_500_100, 3_320_100))
    refused = run(of_file("xian80_utf8.txt"), wanted=Wanted(Plane(38, 3, True), "planned", 2026))
    assert refused.units == ()
    assert problems(refused) == [("other_datum", "xian80_utf8.txt", 5)]


def test_every_parcel_of_a_refused_file_is_named():
    result = run(_read(text(square("A", 500000) + square("B", 500200)), "f"))
    assert problems(result) == [("no_zone", "f", 4), ("parcel_not_placed", "f", 9)]


def test_zones_come_together_in_the_plane_of_the_first():
    east44 = 44_380_000.0
    away = by_proj(np.array([[east44, 4_920_000.0]]), Plane(44, 3, True), Plane(43, 3, True))[0]
    first = _read(text(square("A", east44)), "a.txt")
    second = _read(text(square("B", round(away[0], 3), round(away[1], 3))), "b.txt")
    result = run(first, second)
    assert result.plane == Plane(44, 3, True)
    corner = result.units[1].geometry.geoms[0].exterior.coords[0]
    assert corner == pytest.approx((east44, 4_920_000.0), abs=6e-4)
    note = notes(result)["transformed"]
    assert (note.unit_id, note.figures["source_epsg"], note.figures["epsg"]) == ("B", 4531, 4532)
    # Official area belongs to the ground: the plane does not matter, to the millimetres that were rounded away.
    assert note.figures["before"] == pytest.approx(note.figures["after"], abs=0.01)
    row = next(row for row in result.corners if row.unit_id == "B")
    assert (row.east, row.north) == corner


def test_ground_of_a_far_zone_is_told_though_it_can_be_moved():
    result = run(_read(text(square("A", 44_430_000)), "a.txt"), _read(text(square("B", 38_430_000)), "b.txt"))
    assert problems(result) == [("moved_far", "b.txt", 4)]
    far = next(f for f in result.findings if f.code == "corners.moved_far")
    assert (far.unit_id, far.figures["meridian"], far.figures["half"]) == ("B", 132, 1.5)
    assert far.figures["degrees"] == pytest.approx(132 - 113.1211, abs=0.01)  # by PROJ


def test_areas_that_fit_in_the_same_way_are_one_note_a_file():
    """Each square of 100 m is 1 hm² in the plane and 9998.8 m² on the ellipsoid here."""
    declared = "".join(square(name, 44_430_000 + 200 * i) for i, name in enumerate("ABC")).replace(",,A", ",1.0000,A")
    declared = declared.replace(",,B", ",1.0000,B").replace(",,C", ",0.9999,C")
    result = run(_read(text(declared), "f.txt"))
    (alike,) = [f for f in result.findings if f.code == "corners.areas_match_planar"]
    assert (alike.source, alike.line, alike.unit_id) == ("f.txt", 4, "")
    assert alike.figures == {"count": 2, "unit": "hm²", "first": "A"}
    (alone,) = [f for f in result.findings if f.code == "corners.area_matches_official"]
    assert alone.unit_id == "C"
    assert not [f for f in result.findings if f.code == "corners.area_matches_planar"]


def test_the_plane_is_that_of_the_first_parcel_that_can_be_used():
    bow = "4,,X,,面,,,,@\n" + "".join(
        f"J{i},1,{4_920_000 + x},{43_500_000 + y}\n" for i, (x, y) in enumerate(((0, 0), (9, 9), (9, 0), (0, 9)))
    )
    result = run(_read(text(bow + square("A", 44.5e6)), "f.txt"))
    assert result.plane == Plane(44, 3, True)
    assert [unit.unit_id for unit in result.units] == ["A"]


@pytest.mark.parametrize("close", ["", "J1,1,4920000.000,44500000.000\n", "J5,1,4920000.000,44500000.000\n"])
def test_a_closing_row_with_the_same_name_another_or_none(close):
    result = run(_read(text(square("A", 44.5e6) + close), "f.txt"))
    assert problems(result) == []
    assert len(result.corners) == 4


def test_the_zone_number_is_put_before_and_taken_off_exactly():
    for wanted, head, east in (
        (Plane(44, 3, False), "", 44_512_345.678),
        (Plane(44, 3, True), "带号=44\n", 512_345.678),
    ):
        reading = _read(text(square("A", east), f"坐标系=2000国家大地坐标系\n{head}"), "a.txt")
        result = run(reading, wanted=Wanted(wanted, "planned", 2026))
        expected = 44_512_345.678 if wanted.prefixed else 512_345.678
        assert result.units[0].geometry.geoms[0].exterior.coords[0] == (expected, 4_920_000.0)
        assert notes(result)["prefix_changed"].figures["epsg"] == wanted.epsg


def test_unit_numbers_are_unique_over_all_files():
    one = _read(text(square("A", 44.5e6) + square("", 44.51e6) + square("A", 44.52e6)), "one.txt")
    two = _read(text(square("A", 44.53e6) + square("A-2", 44.54e6)), "two.txt")
    result = run(one, two)
    assert [unit.unit_id for unit in result.units] == ["A", "one-2", "A-3", "A-4", "A-2"]
    assert [p[0] for p in problems(result)] == ["number_missing", *["number_changed"] * 2]
    assert {row.unit_id for row in result.corners} == {unit.unit_id for unit in result.units}


def test_a_row_completes_one_parcel_only():
    reading = _read(text(square("A", 44.5e6) + square("A", 44.6e6, name="西") + square("", 44.7e6)), "f.txt")
    table = AttributeTable("t", ["unit_id", "measures"], [["A", "一"], ["A-2", "二"], ["f-3", "三"]])
    result = digitise([reading], WANTED, table, by_proj)
    assert [(unit.unit_id, unit.measures) for unit in result.units] == [("A", "一"), ("A-2", "二"), ("f-3", "三")]
    alone = digitise([reading], WANTED, AttributeTable("t", ["unit_id", "measures"], [["A", "一"]]), by_proj)
    assert [unit.measures for unit in alone.units] == ["一", "", ""]
    assert [p[0] for p in problems(alone)].count("no_row") == 2


def test_a_name_that_two_parcels_have_completes_neither():
    reading = _read(text(square("A", 44_500_000, name="甲") + square("B", 44_501_000, name="甲")), "f.txt")
    result = digitise([reading], WANTED, AttributeTable("t", ["name", "measures"], [["甲", "一"]]), by_proj)
    assert [unit.measures for unit in result.units] == ["", ""]
    assert [finding.code for finding in result.findings].count("corners.no_row") == 2


def test_findings_come_along_into_the_plane_of_the_run():
    """A short side in a file of zone 43, whose run is in zone 44: PROJ says where it lies there."""
    rows = square("A", 44_400_000) + square("B", 43_635_000).replace("43635100.000", "43635000.020")
    result = digitise([_read(text(rows), "f.txt")], WANTED, None, by_proj)
    assert result.plane == Plane(44, 3, True)
    short = next(finding for finding in result.findings if finding.code == "corners.short_side")
    there = pyproj.Transformer.from_crs(4531, 4532, always_xy=True).transform(43_635_000.02, 4_920_000)
    assert (short.corner, short.geometry.coords[0]) == ("J2", pytest.approx(there, abs=1e-4))


def test_long_texts_are_kept_whole():
    result = run(_read(text(square("A", 44.5e6, name="长" * 1300)), "f.txt"))
    assert result.units[0].name == "长" * 1300


def test_missing_section_and_year_are_told_once():
    result = run(_read(text(square("A", 44.5e6) + square("B", 44.6e6)), "f.txt"), wanted=Wanted())
    assert [p[0] for p in problems(result)] == ["section_missing", "year_missing"]


def test_the_same_input_gives_the_same_result():
    assert run(of_file("island_utf8_bom_mixed.txt")) == run(of_file("island_utf8_bom_mixed.txt"))


def test_stopped_in_the_middle():
    reading = _read(text("".join(square(str(i), 44.5e6 + 200 * i) for i in range(10))), "f.txt")
    seen = []

    def progress(part):
        seen.append(part)
        return part < 0.5

    with pytest.raises(Stopped):
        digitise([reading], WANTED, None, by_proj, progress)
    assert seen == sorted(seen)
    assert len(seen) > 10
    assert [part >= 0.5 for part in seen] == [False] * (len(seen) - 1) + [True]


def test_no_files_and_no_parcels():
    assert run().units == ()
    assert run(_read(b"", "e.txt")).plane is None
