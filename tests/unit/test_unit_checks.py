"""Unit checks: each defect is found with its figures, and sound units are left in peace."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
import shapely
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
EVERYWHERE = RIGHT.buffer(100_000)


def farmland(*polygons, extent=EVERYWHERE, **more):
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


def test_units_without_a_number_or_with_one_like_another():
    findings = check(unit(square(0, 0), "JH-1"), unit(square(300, 0), "jh－1 "), unnumbered=["7", "8"])
    alike = only(findings, "units.id_alike")
    assert (alike.unit_id, alike.figures["others"]) == ("JH-1", "jh－1 ")
    assert only(findings, "units.no_id").figures == {"count": 2, "rows": "7, 8"}


def test_planar_area_field():
    ground = unit(box(644600, 3321000, 644700, 3321100))
    plane = plane_of_epsg(4546)
    assert "units.planar_differs" in codes_of(check_units([ground], plane, stated=[StatedArea(planar_m2=9994.84)]))
    assert "units.planar_differs" not in codes_of(check_units([ground], plane, stated=[StatedArea(planar_m2=1e4)]))


def codes_of(findings):
    return [finding.code for finding in findings]


def temporary(first, last, **fields):
    days = [day and date.fromisoformat(day) for day in (first, last)]
    return unit(square(0, 0), **{"temporary": True, "temp_from": days[0], "temp_to": days[1], **fields})


@pytest.mark.parametrize(
    ("ground", "codes", "figures"),
    [
        (temporary("2025-03-01", "2027-02-28"), [], {}),
        (temporary("2025-03-01", "2027-03-01"), [], {}),
        (temporary(None, None), ["temporary_no_dates"], {"fields": "temp_from, temp_to"}),
        (temporary("2025-03-01", None), ["temporary_no_dates"], {"fields": "temp_to"}),
        (temporary("2027-03-01", "2025-03-01"), ["temporary_reversed"], {"first": "2027-03-01"}),
        (temporary("2025-03-01", "2027-03-02"), ["temporary_long"], {"years": 2}),
        (temporary("2025-01-01", "2026-12-30"), ["temporary_expires"], {"due": "2027-12-30"}),
        (temporary("2025-01-01", "2026-12-31"), [], {}),
        (temporary("2024-01-01", "2025-12-30"), ["temporary_overdue"], {"due": "2026-12-30"}),
        (temporary("2024-01-01", "2025-12-31"), ["temporary_expires"], {"due": "2026-12-31"}),
        (temporary("2022-01-01", "2023-12-31", section="restored", accepted=True), [], {}),
        (temporary("2025-03-01", None, temporary=False), ["temporary_not_said"], {"fields": "temp_from"}),
        (temporary(None, "2027-02-28", temporary=None), ["temporary_not_said", "field_empty"], {}),
    ],
)
def test_temporary_land(ground, codes, figures):
    findings = check(ground)
    assert sorted(codes_of(findings)) == sorted(f"units.{code}" for code in codes)
    assert not figures or figures.items() <= findings[0].figures.items()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"land_class": "0103"}, None),
        ({"land_class": "0301"}, "units.farmland_other_class"),
        ({"land_class": "0201K"}, "units.farmland_other_class"),
        ({"land_class": ""}, "units.farmland_no_class"),
        ({"section": "damaged", "problem_type": "x", "damage_degree": "y"}, "units.farmland_damaged"),
        ({"section": "restored", "accepted": True, "land_class": "0404"}, "units.farmland_other_class"),
    ],
)
def test_farmland_becomes_cultivated_land(fields, code):
    # Two polygons that lie over each other, and a quarter of the unit.
    layer = farmland(square(50, 50), square(60, 50))
    findings = [one for one in check(unit(square(0, 0), **fields), farmland=layer) if "farmland" in one.code]
    assert codes_of(findings) == ([code] if code else [])
    if code:
        assert float(findings[0].figures["area"]) == pytest.approx(2500, abs=0.02)
        assert (findings[0].figures["share"], findings[0].figures["layer"]) == ("25.00%", "YJJBNTTB")
        assert findings[0].geometry.equals(square(50, 50, 50))


def test_farmland_along_a_boundary_and_beyond_its_layer():
    line = check(unit(square(0, 0)), farmland=farmland(square(99.95, 0)))
    assert only(line, "units.farmland_line").figures["area"] == "5.00"
    beyond = check(unit(square(0, 0)), farmland=farmland(square(500, 0), extent=square(50, 0, 1000)))
    assert codes_of(beyond) == ["units.farmland_not_covered"]
    assert codes_of(check(unit(square(0, 0)), farmland=farmland(extent=None))) == ["units.farmland_empty"]


def test_farmland_that_is_odd_is_told():
    bow_tie = Polygon([(EAST, NORTH), (EAST + 100, NORTH + 100), (EAST + 100, NORTH), (EAST, NORTH + 100)])
    findings = check(unit(square(0, 0)), farmland=farmland(bow_tie, null_count=3))
    assert only(findings, "units.farmland_no_shape").figures["count"] == 3
    assert only(findings, "units.farmland_doubtful").figures["feature"] == "#1"
    assert float(only(findings, "units.farmland_other_class").figures["area"]) == pytest.approx(5000, abs=0.02)


def test_centimetres_outside_the_mining_right_are_told_apart():
    # West of the right by 5 cm, and a tongue of 20 m at another place.
    shape = shapely.union_all([square(-1000.05, 0, 50.05, 100), square(-1020, 200, 70, 10), square(-960, 0, 10, 300)])
    findings = check(unit(shape))
    tongue, line = only(findings, "units.outside"), only(findings, "units.outside_tolerance")
    assert (tongue.figures["distance"], line.figures["distance"]) == ("20.00", "0.05")
    assert float(tongue.figures["area"]) == pytest.approx(200, abs=0.02)
    assert float(line.figures["area"]) == pytest.approx(5, abs=0.02)


@pytest.mark.parametrize(
    ("own", "other", "codes"),
    [
        ({}, {"section": "restored", "accepted": True}, ["JH-01"]),
        ({}, {"section": "restored", "accepted": True, "year": 2024}, ["JH-01"]),
        ({}, {"section": "restored", "accepted": True, "year": 2027}, []),  # the same work
        ({"section": "restored", "accepted": True}, {"section": "restored", "accepted": True, "year": 2024}, ["JH-01"]),
        ({"section": "restored", "accepted": True}, {"accepted": True, "year": 2025}, []),  # the plan of it
        ({"section": "restored", "accepted": True}, {"accepted": True, "year": 2024}, ["JH-01"]),
        ({"year": 2025}, {"year": 2026}, []),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_hectare_is_restored_once_in_one_layer_and_in_two(own, other, codes, together):
    first, second = unit(square(0, 0), **own), unit(square(0, 50), "XF-00", **other)
    findings = check(first, second) if together else check(first, others=[second])
    assert [one.unit_id for one in findings if one.code == "units.restored_before"] == codes


def test_a_layer_given_as_other_units_too_says_it_once():
    own, earlier = unit(square(0, 0)), unit(square(0, 50), "XF-00", section="restored", accepted=True)
    findings = check(own, earlier, others=[own, earlier])
    assert codes_of(findings) == ["units.restored_before"]


def test_ground_that_another_year_restored_again():
    own = unit(square(0, 0), section="restored", accepted=True)
    findings = check(own, others=[unit(square(0, 50), "XF-9", section="restored", accepted=True, year=2028)])
    assert only(findings, "units.restored_again").figures["year"] == 2028


def test_the_rules_of_a_county(tmp_path):
    top = json.loads(DEFAULT.read_text(encoding="utf-8"))
    top["temporary"]["usual_years"] = 4
    top["unusual_classes"] = ["0301"]
    path = tmp_path / "county.json"
    path.write_text(json.dumps(top), encoding="utf-8")
    findings = check(temporary("2024-03-01", "2028-02-28"), profile=load_unit_profile(path))
    assert codes_of(findings) == ["units.class_unusual"]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda top: top.update(gap_m="1"), "gap_m"),
        (lambda top: top["temporary"].update(usual_years=-1), "temporary.usual_years"),
        (lambda top: top.update(unusual_classes=["9999"]), "unusual_classes"),
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
