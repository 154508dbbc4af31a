"""Unit checks: each defect is found with its figures, and sound units are left in peace."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.polygon import orient

from mine_restoration.core.amounts import hectares, m2
from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit
from mine_restoration.core.unitchecks.attributes import StatedArea
from mine_restoration.core.unitchecks.check import check_units
from mine_restoration.core.unitchecks.profile import DEFAULT, load_unit_profile
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_500_000.0, 4_920_000.0
RIGHT = box(EAST - 1000, NORTH - 1000, EAST + 1000, NORTH + 1000)


def farmland(*polygons, extent=RIGHT.buffer(100_000), **more):
    features = tuple(ZoneFeature(f"#{number}", polygon, {}) for number, polygon in enumerate(polygons, 1))
    kinds = frozenset({"polygon"})
    return ZoneLayer("YJJBNTTB", ("YJJBNTTB",), "", "2025", len(features), kinds, features, extent, **more)


NO_FARMLAND = farmland()


def square(x, y, width=100.0, height=None):
    return box(EAST + x, NORTH + y, EAST + x + width, NORTH + y + (height or width))


def unit(geometry, unit_id="JH-01", **fields):
    filled = {
        "year": 2026,
        "section": "planned",
        "temporary": False,
        "land_class": "0301",
        "quality": "郁闭度0.3",
        "measures": "覆土",
    }
    shape = geometry if isinstance(geometry, MultiPolygon) else MultiPolygon([geometry])
    return Unit(unit_id, shape, **{**filled, **fields})


def check(*units, **given):
    return check_units(units, PLANE, **{"mining_right": RIGHT, "others": [], "farmland": NO_FARMLAND, **given})


def only(findings, code):
    found = [finding for finding in findings if finding.code == code]
    assert len(found) == 1, [finding.code for finding in findings]
    return found[0]


def test_a_sound_unit_has_no_finding():
    assert check(unit(square(0, 0)), unit(square(100, 0), "JH-02")) == []


def test_shapes():
    bow_tie = Polygon([(EAST, NORTH), (EAST + 100, NORTH + 100), (EAST + 100, NORTH), (EAST, NORTH + 100)])
    findings = check(unit(bow_tie), unit(MultiPolygon(), "JH-02"))
    found = only(findings, "units.invalid")
    assert (found.severity, found.figures["x"], found.figures["y"]) == (Severity.ERROR, "4920050.000", "44500050.000")
    assert only(findings, "units.empty").unit_id == "JH-02"


def test_numbers_twice():
    findings = check(unit(square(0, 0)), unit(square(300, 0)), unit(square(600, 0)))
    assert only(findings, "units.id_twice").figures["count"] == 3


@pytest.mark.parametrize(
    ("fields", "code", "severity", "figures"),
    [
        ({"year": None}, "units.no_year", "warning", {}),
        ({"section": ""}, "units.no_section", "error", {"section": "NULL"}),
        ({"section": "done"}, "units.no_section", "error", {"section": "done"}),
        ({"measures": ""}, "units.field_empty", "warning", {"fields": "measures"}),
        ({"land_class": "", "temporary": None}, "units.field_empty", "warning", {"fields": "temporary, land_class"}),
        ({"section": "damaged"}, "units.field_empty", "warning", {"fields": "problem_type, damage_degree"}),
        ({"section": "restored"}, "units.field_empty", "warning", {"fields": "accepted"}),
        (
            {"section": "restored", "accepted": False, "land_class": ""},
            "units.field_from_survey",
            "note",
            {"fields": "land_class"},
        ),
        ({"land_class": "0399"}, "units.class_unknown", "error", {"code": "0399"}),
        ({"land_class": "旱地"}, "units.class_unknown", "error", {"code": "旱地"}),
        ({"land_class": "011"}, "units.class_other_scheme", "error", {"code": "011"}),
        ({"land_class": "1501"}, "units.class_other_scheme", "error", {"code": "1501"}),
        ({"land_class": "070102"}, "units.class_other_scheme", "error", {"code": "070102"}),
        ({"land_class": "03"}, "units.class_too_wide", "warning", {"name": "林地"}),
        ({"land_class": "203"}, "units.class_too_wide", "warning", {"name": "村庄"}),
        ({"land_class": "1208"}, "units.class_not_in_edition", "note", {"code": "1208"}),
        ({"land_class": "1203"}, "units.class_ridge", "error", {"name": "田坎"}),
        ({"land_class": "0602"}, "units.class_unusual", "warning", {"name": "采矿用地"}),
        ({"year": 26}, "units.odd_year", "warning", {"year": 26}),
        ({"accepted": True}, "units.field_unused", "note", {"fields": "accepted"}),
    ],
)
def test_fields(fields, code, severity, figures):
    found = only(check(unit(square(0, 0), **fields)), code)
    assert found.severity.value == severity
    assert figures.items() <= found.figures.items()


@pytest.mark.parametrize("code", ["0301", "0201K", "08H2A", "09"])
def test_classes_that_a_unit_may_have(code):
    assert check(unit(square(0, 0), land_class=code)) == []


def test_area_fields():
    plane = plane_of_epsg(4546)  # T2: planar 10000.0000 m², official 9994.8410 m²
    ground = unit(box(644600, 3321000, 644700, 3321100))

    def codes(ha, square_metres=None):
        stated = [StatedArea(ha, square_metres)]
        return [finding.code for finding in check_units([ground], plane, stated=stated)][:-3]

    assert codes(0.9995, 9994.84) == []
    assert codes(None) == []
    assert codes(1.0) == ["units.area_is_planar"]
    assert codes(0.9995, 10000.0) == ["units.area_is_planar"]
    assert codes(0.9994) == ["units.area_differs"]
    assert codes(9994.84) == ["units.area_differs"]
    assert codes(0.9995, 9994.90) == ["units.area_differs"]


def test_overlap_in_one_section():
    findings = check(unit(square(0, 0)), unit(square(90, 0), "JH-02"))
    found = only(findings, "units.overlap")
    assert (found.severity, found.unit_id, found.figures["other"]) == (Severity.ERROR, "JH-01", "JH-02")
    assert float(found.figures["area"]) == pytest.approx(1000, abs=0.02)
    assert found.figures["hectares"] == "0.1000"
    assert found.geometry.equals(square(90, 0, 10, 100))


@pytest.mark.parametrize("fields", [{"section": "damaged", "problem_type": "x", "damage_degree": "y"}, {"year": 2025}])
def test_overlap_of_different_sections_and_years_is_how_it_should_be(fields):
    assert check(unit(square(0, 0)), unit(square(0, 0), "JH-02", **fields)) == []


def test_line_drawn_twice():
    findings = check(unit(square(0, 0)), unit(square(99.95, 0), "JH-02"))
    assert only(findings, "units.overlap_line").severity is Severity.WARNING
    assert [finding.code for finding in findings].count("units.corners_nearly_shared") == 2
    wide = check(unit(square(0, 0)), unit(square(99.95, 0), "JH-02"), tolerance_m=0.01)
    assert [finding.code for finding in wide] == ["units.overlap"]


def test_corners_nearly_shared():
    # JH-02 leaves a gap of 4 cm along its western side.
    findings = [
        finding
        for finding in check(unit(square(0, 0)), unit(square(100.04, 0), "JH-02"))
        if finding.code == "units.corners_nearly_shared"
    ]
    assert {finding.unit_id for finding in findings} == {"JH-01", "JH-02"}
    assert {finding.figures["distance"] for finding in findings} == {"0.040"}
    assert all(len(finding.geometry.geoms) == 2 for finding in findings)


@pytest.mark.parametrize("gap", [0.0004, 0.11])
def test_corners_that_are_shared_or_clear(gap):
    findings = check(unit(square(0, 0)), unit(square(100 + gap, 0), "JH-02"), gap_m=0.1)
    assert findings == []


def test_a_corner_on_the_side_of_the_neighbour_is_shared_enough():
    assert check(unit(square(0, 0)), unit(square(100, 30, 50), "JH-02")) == []


@pytest.mark.parametrize(
    ("earlier", "found"),
    [
        ({"accepted": True, "year": 2025}, True),
        ({"section": "restored", "year": 2025, "accepted": False}, True),
        ({"section": "", "accepted": None, "year": None}, True),
        ({"section": "planned", "year": 2025}, False),
        ({"section": "damaged", "year": 2025}, False),
    ],
)
def test_a_hectare_is_restored_once(earlier, found):
    findings = check(unit(square(0, 0)), others=[unit(square(0, 50), "XF-00", **earlier)])
    assert [finding.code for finding in findings] == (["units.restored_before"] if found else [])
    if found:
        assert float(findings[0].figures["area"]) == pytest.approx(5000, abs=0.02)


def test_restored_ground_may_be_damaged_again():
    own = unit(square(0, 0), section="damaged", problem_type="x", damage_degree="y")
    assert check(own, others=[unit(square(0, 0), "XF-00", accepted=True, year=2025)]) == []


def test_the_same_unit_is_not_held_against_itself():
    own = unit(square(0, 0), section="restored", accepted=True)
    assert check(own, others=[own]) == []
    other = only(check(own, others=[replace(own, unit_id="XF-99")]), "units.restored_before")
    assert other.figures["other"] == "XF-99"


def test_units_of_other_years_that_cannot_be_compared_are_told():
    findings = check(unit(square(0, 0)), others=[unit(MultiPolygon(), "XF-00")])
    assert only(findings, "units.other_unusable").figures["other"] == "XF-00"


@pytest.mark.parametrize(
    ("x", "code", "distance", "area"),
    [
        (850, None, "", ""),
        (900, None, "", ""),
        (900.03, "units.outside_tolerance", "0.03", "3.00"),
        (900.1, "units.outside_tolerance", "0.10", "10.00"),
        (900.2, "units.outside", "0.20", "20.00"),
        (950, "units.outside", "50.00", "5000.00"),
        (2000, "units.outside_wholly", "1100.00", "10000.01"),
    ],
)
def test_mining_right(x, code, distance, area):
    findings = check(unit(square(x, 0)), tolerance_m=0.1000001)
    assert [finding.code for finding in findings] == ([code] if code else [])
    if code:
        assert findings[0].figures["distance"] == distance
        assert float(findings[0].figures["area"]) == pytest.approx(float(area), abs=0.02)


def test_what_nobody_checked_is_said():
    notes = check_units([unit(square(0, 0))], PLANE)
    assert [finding.code for finding in notes] == [
        "units.no_mining_right",
        "units.no_other_units",
        "units.no_farmland",
    ]
    assert all(finding.severity is Severity.NOTE for finding in notes)


def test_no_units():
    assert check() == []


def test_it_stops():
    with pytest.raises(Stopped):
        check(unit(square(0, 0)), progress=lambda part: False)


@given(st.integers(0, 99), st.booleans())
@settings(max_examples=30, deadline=None)
def test_ring_start_and_orientation_do_not_matter(shift, clockwise):
    ring = list(square(90, 0).exterior.coords)[:-1]
    turned = ring[shift % 4 :] + ring[: shift % 4]
    shape = orient(Polygon(turned), -1.0 if clockwise else 1.0)
    findings = check(unit(square(0, 0)), unit(shape, "JH-02"))
    found = only(findings, "units.overlap")
    assert (
        found.figures["area"]
        == only(check(unit(square(0, 0)), unit(square(90, 0), "JH-02")), "units.overlap").figures["area"]
    )


def test_overlap_never_exceeds_the_unit():
    plane = plane_of_epsg(4546)
    ground = unit(box(644600, 3321000, 644700, 3321100))
    findings = check_units([ground, replace(ground, unit_id="JH-02")], plane, RIGHT)
    area = ground.area(plane)
    found = only(findings, "units.overlap")
    assert found.figures["area"] == str(m2(area.centi))
    assert found.figures["hectares"] == str(hectares(area.ha4))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda top: top.pop("edition"), "top"),
        (lambda top: top.update(tolerance_m=0), "tolerance_m"),
        (lambda top: top["sections"].pop("planned"), "sections"),
        (lambda top: top["sections"]["planned"].update(required=["colour"]), "sections.planned.required"),
    ],
)
def test_a_profile_that_cannot_be_used_is_refused(tmp_path, change, place):
    top = json.loads(DEFAULT.read_text(encoding="utf-8"))
    change(top)
    path = tmp_path / "county.json"
    path.write_text(json.dumps(top), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_unit_profile(path)
    assert refused.value.place.split(", ")[-1] == place
