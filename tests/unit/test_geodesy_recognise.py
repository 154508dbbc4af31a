"""Which plane numbers are in, from digits, head and the user's choice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.geodesy.datum import BEIJING54, CGCS2000, WGS84, XIAN80, datum_of
from mine_restoration.core.geodesy.plane import Degrees, Plane
from mine_restoration.core.geodesy.recognise import (
    NO_EASTING,
    NO_PREFIX,
    Declared,
    decide,
    degrees_told_apart,
    told_apart,
    zone_prefix,
)


def head(**values: str) -> dict[str, Declared]:
    return {key: Declared(value, line) for line, (key, value) in enumerate(values.items(), 2)}


def codes(decision) -> list[str]:
    return [finding.code for finding in decision.findings]


@pytest.mark.parametrize(
    ("east", "prefix"),
    [
        (38512345.678, 38),
        (25180000.0, 25),
        (45820000.0, 45),
        (13500000.0, 13),
        (23500000.0, 23),
        (512345.678, NO_PREFIX),
        (24500000.0, NO_EASTING),  # no zone 24
        (46500000.0, NO_EASTING),
        (12500000.0, NO_EASTING),
        (38900000.0, NO_EASTING),  # no easting
        (4920000.0, NO_EASTING),
        (118.5, NO_EASTING),
        (-500000.0, NO_EASTING),
    ],
)
def test_the_zone_number_before_an_easting(east, prefix):
    assert zone_prefix(np.array([east]))[0] == prefix


def test_north_and_east_are_told_apart_by_size_not_by_column():
    first, second = [4920000.0, 38500000.0, 500100.0, 1.0], [38500000.0, 4920000.0, 4920000.0, 2.0]
    columns = told_apart(np.array(first), np.array(second))
    assert columns.north[:3].tolist() == [4920000.0] * 3
    assert columns.east[:3].tolist() == [38500000.0, 38500000.0, 500100.0]
    assert columns.swapped.tolist() == [False, True, True, False]
    assert columns.bad.tolist() == [False, False, False, True]


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("2000国家大地坐标系", CGCS2000),
        ("CGCS2000", CGCS2000),
        ("２０００国家大地坐标系", CGCS2000),
        ("国家2000", CGCS2000),
        ("80国家大地坐标系", XIAN80),
        ("1980西安坐标系", XIAN80),
        ("西安80", XIAN80),
        ("1954北京坐标系", BEIJING54),
        ("WGS84", WGS84),
        ("WGS-84", WGS84),
        ("独立坐标系", None),
        ("西安80转2000", None),
        ("80", XIAN80),
        ("54", BEIJING54),
        ("2000", CGCS2000),
        ("1954年北京坐标系", BEIJING54),
        ("Xian 1980", XIAN80),
        ("1985国家高程基准", None),
        ("12000", None),
        ("新1954年北京坐标系", None),
        ("新北京54坐标系", None),
        ("New Beijing", None),
        ("北京市地方坐标系", None),
        ("独立坐标系（西安80）", None),
        ("某矿区范围坐标(1980西安坐标系)", XIAN80),
        ("地方工程用地坐标，2000国家大地坐标系", CGCS2000),
        ("北京市某矿区拐点 2000国家大地坐标系", CGCS2000),
        ("西安市某矿区拐点(1954年北京坐标系)", BEIJING54),
        ("某市城市平面直角坐标系 2000", None),
        ("2000国家大地坐标系 1985国家高程基准", CGCS2000),
        ("CGCS2000_3_Degree_GK_Zone_38", CGCS2000),
        ("China_Geodetic_Coordinate_System_2000", CGCS2000),
        ("BJ54", BEIJING54),
        ("WGS_1984", WGS84),
    ],
)
def test_datums_by_their_many_names(text, datum):
    assert datum_of(text) == datum


CGCS = "2000国家大地坐标系"


def test_digits_come_before_the_head_and_say_so():
    decision = decide(44, head(datum=CGCS, zone="43", width="6"), None, "f", 9)
    assert decision.plane == Plane(44, 3, True)
    assert codes(decision) == ["corners.crs_from_digits", "corners.zone_differs", "corners.width_differs"]
    assert [finding.line for finding in decision.findings] == [9, 3, 4]


def test_the_head_gives_the_zone_of_eastings_without_number():
    decision = decide(NO_PREFIX, head(datum=CGCS, zone="第44带", width="3度带"), None, "f", 9)
    assert decision.plane == Plane(44, 3, False)
    assert codes(decision) == ["corners.crs_from_head"]
    six = decide(NO_PREFIX, head(datum=CGCS, zone="20"), None, "f", 9)
    assert six.plane == Plane(20, 6, False)


def test_the_user_gives_the_zone_of_files_that_have_none():
    decision = decide(NO_PREFIX, head(datum=CGCS), Plane(44, 3, True), "f", 9)
    assert decision.plane == Plane(44, 3, False)
    assert codes(decision) == ["corners.crs_from_parameter"]


def test_head_against_user_is_told():
    decision = decide(NO_PREFIX, head(datum=CGCS, zone="43"), Plane(44, 3, True), "f", 9)
    assert decision.plane == Plane(43, 3, False)
    assert "corners.crs_differs" in codes(decision)


def test_no_zone_is_refused():
    decision = decide(NO_PREFIX, head(datum=CGCS, zone="114"), None, "f", 9)
    assert decision.plane is None
    assert codes(decision) == ["corners.zone_unreadable", "corners.no_zone"]


@pytest.mark.parametrize("given", [None, Plane(38, 3, True)])
@pytest.mark.parametrize(("text", "datum"), [("1980西安坐标系", XIAN80), ("北京54", BEIJING54)])
def test_another_datum_stays_what_it_is(given, text, datum):
    decision = decide(38, head(datum=text), given, "f", 9)
    assert decision.plane == Plane(38, 3, True, datum)
    bare = decide(NO_PREFIX, head(datum=text), Plane(38, 3, True), "f", 9)
    assert bare.plane == Plane(38, 3, False, datum)


@pytest.mark.parametrize("given", [None, Plane(38, 3, True)])
def test_an_unknown_datum_is_refused(given):
    decision = decide(38, head(datum="地方坐标系"), given, "f", 9)
    assert decision.plane is None
    assert codes(decision) == ["corners.unknown_datum"]


def test_the_users_crs_says_the_datum_of_files_that_do_not():
    decision = decide(38, {}, Plane(38, 3, False, XIAN80), "f", 9)
    assert decision.plane == Plane(38, 3, True, XIAN80)
    assert decision.findings[0].figures["datum"] == "Xi'an 1980"
    declared = decide(38, head(datum=CGCS), Plane(38, 3, False, XIAN80), "f", 9)
    assert declared.plane == Plane(38, 3, True)


def test_wgs_84_is_asked_for_and_then_recorded():
    refused = decide(38, head(datum="WGS84"), None, "f", 9)
    assert refused.plane is None
    assert codes(refused) == ["corners.wgs84_not_accepted"]
    taken = decide(38, head(datum="WGS84"), None, "f", 9, wgs84_is_cgcs2000=True)
    assert taken.plane == Plane(38, 3, True)
    assert codes(taken) == ["corners.wgs84_assumed", "corners.crs_from_digits"]
    assert taken.findings[0].line == 2
    assert (taken.record, refused.record) == ("WGS 84 = CGCS2000", "")


def test_a_datum_that_nobody_stated_is_told():
    assert "corners.datum_not_stated" in codes(decide(44, {}, None, "f", 9))
    given = codes(decide(44, {}, Plane(44, 3, True), "f", 9))
    assert given == ["corners.datum_from_parameter", "corners.crs_from_digits"]


@pytest.mark.parametrize(
    ("declared", "plane"),
    [
        ({"zone": "38"}, Plane(38, 3, False)),
        ({"zone": "第３８带"}, Plane(38, 3, False)),
        ({"zone": "3度带38带"}, Plane(38, 3, False)),
        ({"zone": "6度带第20带"}, Plane(20, 6, False)),
        ({"zone": "39 (117)"}, Plane(39, 3, False)),
        ({"meridian": "114"}, Plane(38, 3, False)),
        ({"meridian": "114°"}, Plane(38, 3, False)),
        ({"meridian": "E114°00′00″"}, Plane(38, 3, False)),
        ({"meridian": "L0=114度"}, Plane(38, 3, False)),
        ({"meridian": "117"}, Plane(39, 3, False)),
        ({"meridian": "117", "width": "6度带"}, Plane(20, 6, False)),
        ({"meridian": "117", "width": "三度带"}, Plane(39, 3, False)),
        ({"zone": "20", "meridian": "117", "width": "6"}, Plane(20, 6, False)),
        ({"zone": "38", "meridian": "114.0"}, Plane(38, 3, False)),
        ({"zone": "", "meridian": "114"}, Plane(38, 3, False)),
    ],
)
def test_zones_as_heads_declare_them(declared, plane):
    decision = decide(NO_PREFIX, head(datum=CGCS, **declared), None, "f", 9)
    assert decision.plane == plane
    assert codes(decision) == ["corners.crs_from_head"]
    assert decision.by == "head"


@pytest.mark.parametrize("width", ["3", "3度带", "３度分带", "三度带", "3°", "3-degree"])
def test_widths_as_heads_declare_them(width):
    assert codes(decide(38, head(datum=CGCS, width=width), None, "f", 9)) == ["corners.crs_from_digits"]
    assert "corners.width_differs" in codes(decide(20, head(datum=CGCS, width=width), None, "f", 9))


def test_a_meridian_of_the_places_own_is_no_zone():
    decision = decide(NO_PREFIX, head(datum=CGCS, meridian="115°30′"), None, "f", 9)
    assert decision.plane is None
    assert codes(decision) == ["corners.meridian_unusual"]
    assert decision.findings[0].figures["meridian"] == 115.5
    six = decide(NO_PREFIX, head(datum=CGCS, meridian="114", width="6"), None, "f", 9)
    assert codes(six) == ["corners.meridian_unusual"]
    digits = decide(38, head(datum=CGCS, meridian="115.5"), None, "f", 9)
    assert digits.plane == Plane(38, 3, True)
    assert codes(digits) == ["corners.crs_from_digits", "corners.meridian_differs"]


@pytest.mark.parametrize("text", ["x", "3", "114,5,6,7", "38500000"])
def test_a_meridian_that_cannot_be_read_is_told(text):
    assert codes(decide(38, head(datum=CGCS, meridian=text), None, "f", 9))[0] == "corners.meridian_unreadable"


def test_a_head_that_disagrees_with_itself_is_asked_about():
    declared = head(datum=CGCS, zone="38", meridian="117")
    assert codes(decide(NO_PREFIX, declared, None, "f", 9)) == ["corners.head_disagrees"]
    for user in (Plane(38, 3, True), Plane(39, 3, False)):
        decision = decide(NO_PREFIX, declared, user, "f", 9)
        assert decision.plane == Plane(user.zone, 3, False)
        assert decision.findings[-1].code in ("corners.zone_not_taken", "corners.meridian_differs")


@pytest.mark.parametrize("text", [",,,,,,", "0,0,0,0,0,0,0", "0.0，0.0，0.0，0，0，0，0", "", " "])
def test_empty_parameters_of_the_file_are_nothing(text):
    assert codes(decide(38, head(datum=CGCS, helmert=text), None, "f", 9)) == ["corners.crs_from_digits"]


@pytest.mark.parametrize("text", ["-12.5,100,3,0,0,0,0", "见附件", "0,0,0,0,0,0,0.001"])
def test_parameters_of_the_file_are_told_and_never_used(text):
    decision = decide(38, head(datum="西安80", helmert=text), None, "f", 9)
    assert decision.plane == Plane(38, 3, True, XIAN80)
    told = decision.findings[0]
    assert (told.code, told.figures["text"], told.line) == ("corners.file_parameters", text, 3)


# Eastings beyond their zone


def far(*eastings, head_zone=None, given=None):
    columns = told_apart(np.full(len(eastings), 3_320_000.0), np.array(eastings, dtype=float))
    assert columns.far.any()
    declared = head(datum=CGCS) if head_zone is None else head(datum=CGCS, zone=head_zone)
    return decide(NO_PREFIX, declared, given, "f", 9, far=columns.east)


def test_eastings_beyond_a_zone_are_seen_by_size():
    north = np.full(6, 3_320_000.0)
    east = np.array([39_023_456.0, 38_850_000.0, 1_023_456.0, -20_000.0, 23_456.0, 50_000_000.0])
    columns = told_apart(north, east)
    assert columns.far.tolist() == [True, True, True, True, False, False]
    assert columns.bad.all()
    swapped = told_apart(east, north)
    assert swapped.far.tolist() == columns.far.tolist()
    assert swapped.swapped.tolist() == columns.far.tolist()
    assert swapped.east[:4].tolist() == east[:4].tolist()


def test_an_easting_that_overflows_its_million_is_read_on_in_the_declared_zone():
    """Zone 38, 499 to 523 km east of its meridian: 38 999 000 and, carried over, 39 023 456."""
    decision = far(38_999_000, 39_023_456, 39_020_000, head_zone="38")
    assert decision.plane == Plane(38, 3, True)
    finding = decision.findings[-1]
    assert finding.code == "corners.easting_overflow"
    assert finding.severity.value == "warning"
    assert (finding.figures["count"], finding.figures["all"]) == (3, 3)
    assert finding.figures["off"] == pytest.approx(499.0)
    bare = far(800_000, 823_456, 815_000, head_zone="38")
    assert bare.plane == Plane(38, 3, False)


def test_it_is_not_read_on_where_nothing_carries_it():
    for code, decision in (
        ("easting_far", far(39_023_456, 39_023_556, head_zone="38")),  # all of it, no other corner says zone 38
        ("easting_far", far(38_999_000, 39_023_456)),  # no zone declared
        ("easting_far", far(38_500_000, 39_023_456, head_zone="38")),  # 523 km apart
        ("easting_far", far(38_999_000, 39_023_456, head_zone="37")),
        ("easting_far_bare", far(1_023_456, 1_023_556, head_zone="38")),
        ("easting_far", far(500_000, 39_023_456, head_zone="38")),
    ):
        assert decision.plane is None
        assert codes(decision) == [f"corners.{code}"]
        assert decision.findings[0].severity.value == "error"


def test_the_user_may_confirm_it():
    for eastings, prefixed in (((39_023_456, 39_023_556), True), ((1_023_456, 1_023_556), False)):
        for zone in ("38", None):
            decision = far(*eastings, head_zone=zone, given=Plane(38, 3, True))
            assert decision.plane == Plane(38, 3, prefixed)
            assert decision.by == ("head" if zone else "given")
        assert far(*eastings, head_zone="38", given=Plane(39, 3, True)).plane is None


def test_digits_of_the_next_zone_are_told_where_the_head_declares_another():
    decision = decide(39, head(datum=CGCS, zone="38"), None, "f", 9)
    assert decision.plane == Plane(39, 3, True)
    assert "corners.zone_differs" in codes(decision)


# Degrees


def test_longitude_and_latitude_are_told_apart_by_range():
    columns = degrees_told_apart(np.array([118.5, 32.1, 136.0, 12.0]), np.array([32.1, 118.5, 54.0, 13.0]))
    assert columns.longitude[:3].tolist() == [118.5, 118.5, 136.0]
    assert columns.latitude[:3].tolist() == [32.1, 32.1, 54.0]
    assert columns.latitude_first.tolist() == [False, True, False, False]
    assert columns.bad.tolist() == [False, False, False, True]


def test_degrees_go_into_the_users_plane_or_the_zone_they_lie_in():
    given = decide(NO_PREFIX, head(datum=CGCS), Plane(38, 3, False), "f", 9, longitudes=(115.9, 116.1))
    assert (given.plane, given.degrees, given.by) == (Plane(38, 3, False), Degrees(CGCS2000), "given")
    own = decide(NO_PREFIX, head(datum="西安80"), None, "f", 9, longitudes=(115.9, 116.1))
    assert (own.plane, own.degrees, own.by) == (Plane(39, 3, True, XIAN80), Degrees(XIAN80), "digits")
    assert codes(own) == ["corners.degrees_into_zone"]
    other = decide(NO_PREFIX, head(datum=CGCS, zone="38"), None, "f", 9, longitudes=(117.0, 117.1))
    assert codes(other) == ["corners.degrees_into_zone", "corners.degrees_zone_differs"]


# Layers


def test_the_crs_of_a_layer_is_what_it_declares():
    decision = decide(NO_PREFIX, head(epsg="EPSG:2363"), None, "f", 9)  # Xi'an 1980, zone 39 with its number
    assert decision.plane == Plane(39, 3, False, XIAN80)
    assert codes(decision) == ["corners.crs_from_layer", "corners.layer_differs"]
    plain = decide(NO_PREFIX, head(epsg="EPSG:4547"), None, "f", 9)
    assert (plain.plane, plain.by) == (Plane(38, 3, False), "layer")
    assert codes(plain) == ["corners.crs_from_layer"]
    degrees = decide(NO_PREFIX, head(epsg="4490"), None, "f", 9, longitudes=(114.0, 114.1))
    assert degrees.plane == Plane(38, 3, True)


@pytest.mark.parametrize(
    ("epsg", "longitudes", "code"),
    [
        ("EPSG:3857", None, "layer_crs"),
        ("EPSG:32650", None, "layer_crs"),
        ("USER:100001", None, "layer_crs"),
        ("EPSG:4490", None, "layer_in_degrees"),
        ("EPSG:4547", (114.0, 114.1), "layer_in_metres"),
        ("EPSG:4326", (114.0, 114.1), "wgs84_not_accepted"),
    ],
)
def test_layers_that_cannot_be_used(epsg, longitudes, code):
    decision = decide(NO_PREFIX, head(epsg=epsg), None, "f", 9, longitudes=longitudes)
    assert decision.plane is None
    assert codes(decision) == [f"corners.{code}"]


def test_metres_in_a_layer_of_degrees_are_refused_with_a_zone_number_too():
    decision = decide(39, head(epsg="EPSG:4490"), Plane(39, 3, True), "f", 9)
    assert decision.plane is None
    assert codes(decision) == ["corners.layer_in_degrees"]
    # The datum of a CRS that the numbers are not in says nothing.
    assert codes(decide(39, head(epsg="EPSG:4326"), None, "f", 9)) == ["corners.layer_in_degrees"]


def test_degrees_of_another_datum_go_into_the_users_zone_of_their_own_datum():
    given = head(datum="西安80")
    decision = decide(NO_PREFIX, given, Plane(39, 3, False), "f", 9, longitudes=(117.0, 117.1))
    assert (decision.plane, decision.degrees) == (Plane(39, 3, False, XIAN80), Degrees(XIAN80))


def test_a_layer_and_a_head_in_two_datums():
    decision = decide(NO_PREFIX, head(epsg="EPSG:4547", datum="西安80"), None, "f", 9)
    assert codes(decision) == ["corners.two_datums"]


# Evidence


def rows(decision):
    return [(item.kind, item.about, item.value, item.line, item.taken) for item in decision.evidence]


def test_the_evidence_of_a_decision_and_what_spoke_against_it():
    declared = head(datum=CGCS, zone="43", width="3度带", meridian="132")
    decision = decide(44, declared, Plane(43, 3, False), "f", 9)
    assert decision.by == "digits"
    assert rows(decision) == [
        ("head", "zone", "43", 3, False),
        ("head", "width", "3", 4, True),
        ("head", "meridian", "132", 5, True),
        ("given", "crs", "EPSG:4552", None, False),
        ("head", "datum", "CGCS2000", 2, True),
        ("digits", "zone", "44", 9, True),
    ]


@pytest.mark.parametrize(("layer", "agrees"), [("EPSG:4526", True), ("EPSG:4547", False), ("EPSG:4527", False)])
def test_a_layer_with_another_zone_number_before_its_eastings_speaks_against_them(layer, agrees):
    decision = decide(38, head(epsg=layer), None, "f", 9)
    assert decision.plane == Plane(38, 3, True)
    assert rows(decision)[0] == ("layer", "crs", layer, None, agrees)


def test_evidence_where_nothing_could_be_decided():
    decision = decide(NO_PREFIX, head(datum=CGCS), None, "f", 9)
    assert decision.plane is None
    assert decision.by == ""
    assert rows(decision) == [("head", "datum", "CGCS2000", 2, False), ("digits", "zone", "-", 9, False)]


def test_evidence_of_degrees_and_layers():
    decision = decide(NO_PREFIX, head(epsg="EPSG:4490"), None, "f", 9, longitudes=(114.0, 114.25))
    assert rows(decision) == [
        ("layer", "crs", "EPSG:4490", None, True),
        ("digits", "longitude", "114.000000-114.250000", 9, True),
    ]
    user = decide(NO_PREFIX, head(epsg="USER:1"), None, "f", 9)
    assert rows(user)[0] == ("layer", "crs", "USER:1", None, False)


# Anything


_TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["38", "第38带", "117", "114°30′", "3度带", "80", "2000", "WGS84", "EPSG:4326", "EPSG:2363", "0,0"]
    ),
)
_HEADS = st.dictionaries(st.sampled_from(["datum", "zone", "width", "meridian", "helmert", "epsg"]), _TEXTS)
_GIVEN = st.sampled_from([None, Plane(38, 3, True), Plane(20, 6, False), Plane(39, 3, False, XIAN80)])
_NUMBERS = st.floats(allow_nan=True, allow_infinity=True)


@given(_HEADS, _GIVEN, st.sampled_from([0, 38, 20]), st.booleans())
def test_any_head_gives_a_plane_or_an_error_and_says_on_what_it_rests(declared, user, prefix, assumed):
    for numbers in ({}, {"longitudes": (114.2, 114.3)}, {"far": np.array([38_999_000.0, 39_023_456.0])}):
        decision = decide(prefix, head(**declared), user, "f", 9, wgs84_is_cgcs2000=assumed, **numbers)
        errors = [finding for finding in decision.findings if finding.severity.value == "error"]
        assert (decision.plane is None) == bool(errors)
        assert bool(decision.by) == (decision.plane is not None)
        for item in decision.evidence:
            assert item.kind in ("digits", "head", "given", "layer")
            assert item.value
        if decision.plane is not None:
            assert decision.plane.epsg
            assert any(item.taken for item in decision.evidence) or not numbers
            assert decision.plane.datum != WGS84


@given(st.lists(st.tuples(_NUMBERS, _NUMBERS), min_size=1, max_size=6))
def test_any_numbers_are_told_apart_or_bad(pairs):
    first, second = np.array(pairs).T
    columns = told_apart(first, second)
    assert not ((columns.prefix == NO_EASTING) & ~columns.bad).any()
    assert not (columns.far & ~columns.bad).any()
    assert np.isfinite(columns.east[~columns.bad | columns.far]).all()
    degrees = degrees_told_apart(first, second)
    assert np.isfinite(degrees.longitude[~degrees.bad]).all()


@pytest.mark.parametrize("text", ["EPSG:4526", "epsg：4526", "EPSG 4526", "WKID:4526", "ＥＰＳＧ:4526"])
def test_a_datum_that_is_a_code_has_datum_and_zone(text):
    decision = decide(38, head(datum=text), None, "f", 9)
    assert decision.plane == Plane(38, 3, True)
    assert codes(decision) == ["corners.crs_from_digits"]
    assert decide(38, head(datum="EPSG:2362"), None, "f", 9).plane == Plane(38, 3, True, XIAN80)
    without_prefix = decide(NO_PREFIX, head(datum="EPSG:4547"), None, "f", 9)
    assert without_prefix.plane == Plane(38, 3, False)
    assert codes(without_prefix) == ["corners.crs_from_layer"]
    assert codes(decide(38, head(datum="EPSG:4526", epsg="4526"), None, "f", 9)) == ["corners.crs_from_digits"]
    assert codes(decide(38, head(datum="EPSG:4526", epsg="4527"), None, "f", 9)) == ["corners.unknown_datum"]
    assert codes(decide(38, head(datum="EPSG:3857"), None, "f", 9)) == ["corners.layer_crs"]
