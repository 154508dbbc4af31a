"""Angles as people write them: every form against known answers, no digit lost, nothing chosen in silence."""

from __future__ import annotations

from decimal import Decimal, getcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.corners.parsing.angles import (
    DM,
    DMS,
    EAST,
    EITHER,
    NORTH,
    SIGNED,
    WHOLE,
    Angle,
    NoAngle,
    angle_error,
    axis_of,
    format_dms,
    list_findings,
    parse,
    parse_all,
)
from mine_restoration.core.corners.records import DECIMAL, PACKED, Options

getcontext().prec = 60
KNOWN = 118.50430555555556
"""118° 30′ 15.5″, by hand: 118 + 30/60 + 15.5/3600 = 118.504305555…"""


@pytest.mark.parametrize(
    "text",
    [
        "118°30′15.5″",
        "118º30'15.5\"",
        "118˚30’15.5”",
        "118度30分15.5秒",
        "118° 30′ 15.5″",
        "118°30'15.5''",
        "118°30′15.5′′",
        "118°30′15″.5",
        "118°30′15.″5",
        "118°30'15.5",
        "118-30-15.5",
        "118–30–15.5",
        "118:30:15.5",
        "118：30：15.5",
        "118 30 15.5",
        "118　30　15.5",
        "１１８°３０′１５．５″",
        "E118°30′15.5″",
        "118°30′15.5″E",
        "118°30′15.5″ e",
        "东经118°30′15.5″",
        "东经：118度30分15.5秒",
        "经度118-30-15.5",
        "118°30′15.5″东经",
        "L=118°30′15.5″",
        "1183015.5",
        "E1183015.5",
    ],
)
def test_every_form_of_one_angle(text):
    angle = parse(text)
    assert isinstance(angle, Angle)
    assert angle.value == KNOWN
    assert angle.form == (WHOLE if "1183015" in text else DMS)
    assert angle.axis == (EAST if any(mark in text for mark in "EeL东经") else "")


@pytest.mark.parametrize(
    ("text", "value", "form", "axis"),
    [
        ("北纬32°10′20.456″", 32 + 10 / 60 + 20.456 / 3600, DMS, NORTH),
        ("321020.456", 32 + 10 / 60 + 20.456 / 3600, WHOLE, ""),
        ("0953015", 95 + 30 / 60 + 15 / 3600, WHOLE, ""),
        ("32°10.25′N", 32 + 10.25 / 60, DM, NORTH),
        ("32°10′", 32 + 10 / 60, DM, ""),
        ("118.504306°", 118.504306, SIGNED, ""),
        ("118.7512345678", 118.7512345678, DECIMAL, ""),
        ("118.5075", 118.5075, DECIMAL, ""),
        ("118", 118.0, EITHER, ""),
        ("118.000", 118.0, EITHER, ""),
    ],
)
def test_other_forms(text, value, form, axis):
    angle = parse(text)
    assert (angle.form, angle.axis) == (form, axis)
    assert angle.value == pytest.approx(value, abs=1e-14)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("118°60′15″", "minutes"),
        ("118°60′", "minutes"),
        ("118°30′60″", "seconds"),
        ("118°30′60.000″", "seconds"),
        ("118-75-15", "minutes"),
        ("1186015", "minutes"),
        ("321060.5", "seconds"),
        ("118°3O′15″", "no_angle"),
        ("118.5°30′", "no_angle"),
        ("118°30.5′15″", "no_angle"),
        ("-118°30′15″", "no_angle"),
        ("西经118°30′15″", "no_angle"),
        ("E118°30′15″N", "no_angle"),
        ("118-30:15", "no_angle"),
        ("1e2", "no_angle"),
        ("nan", "no_angle"),
        ("", "no_angle"),
        ("J1", "no_angle"),
    ],
)
def test_what_is_no_angle_says_why(text, why):
    result = parse(text)
    assert isinstance(result, NoAngle)
    assert result.why == why
    finding = angle_error(result, source="f", line=3)
    assert (finding.severity.value, finding.line) == ("error", 3)


def test_decimal_or_packed_is_asked_for_with_both_readings():
    result = parse("118.3015")
    assert result.why == "ambiguous"
    assert result.readings == (118.3015, 118 + 30 / 60 + 15 / 3600)
    assert parse("118.3015", Options(angles=DECIMAL)).value == 118.3015
    assert parse("118.3015", Options(angles=PACKED)).value == 118 + 30 / 60 + 15 / 3600
    assert parse("118.30", Options(angles=PACKED)).value == 118.5
    assert parse("118.3015505", Options(angles=PACKED)).value == pytest.approx(118 + 1815.505 / 3600, abs=1e-14)
    assert parse("118.3075", Options(angles=PACKED)).why == "seconds"
    assert parse("118.7515", Options(angles=PACKED)).why == "minutes"


def test_one_value_rules_the_other_reading_out_for_the_list_and_is_named():
    listed = parse_all(["118.3015", "32.1020", "118.3095", "32.1020"])
    assert [one.value for one in listed.parsed] == [118.3015, 32.1020, 118.3095, 32.1020]
    assert (listed.angles, listed.evidence, listed.against, listed.dotted) == (DECIMAL, 2, 1, 4)
    (finding,) = list_findings(listed, [1, 1, 2, 2], "f")
    assert (finding.code, finding.severity.value, finding.line) == ("corners.angles_decimal_by_few", "warning", 2)
    assert finding.figures["text"] == "118.3095"


def test_most_values_ruling_it_out_is_only_noted():
    listed = parse_all(["118.3095", "32.1080", "118.3015", "32.9920"])
    assert [finding.code for finding in list_findings(listed, [1, 1, 2, 2], "f")] == [
        "corners.angles_decimal_by_digits"
    ]


def test_a_list_without_evidence_is_asked_for_with_the_first_value():
    listed = parse_all(["118.3015", "32.1020", "118.5", "32.25"])
    assert {one.why for one in listed.parsed} == {"ambiguous"}
    (finding,) = list_findings(listed, [4, 4, 5, 5], "f")
    assert (finding.code, finding.severity.value, finding.line) == ("corners.angle_ambiguous", "error", 4)
    assert dict(finding.figures) == {
        "text": "118.3015",
        "count": 4,
        "against": 0,
        "decimal": "118°18′05.400″",
        "packed": "118°30′15.000″",
    }


def test_a_single_slip_in_a_long_list_does_not_decide():
    """One value of 22 with 75 seconds: rather a slip of the pen than 21 decimals that happen to fit."""
    texts = [f"118.30{second:02d}" for second in range(10, 31)] + ["118.3075"]
    listed = parse_all(texts)
    assert listed.angles == ""
    (finding,) = list_findings(listed, range(1, 23), "f")
    assert (finding.code, finding.figures["against"], finding.figures["count"]) == ("corners.angle_ambiguous", 1, 22)


@pytest.mark.parametrize(
    ("angles", "code"), [(PACKED, "corners.angles_packed_as_told"), (DECIMAL, "corners.angles_decimal_as_told")]
)
def test_the_users_answer_is_told(angles, code):
    listed = parse_all(["118.3015", "32.1020"], Options(angles=angles))
    assert [finding.code for finding in list_findings(listed, [1, 1], "f")] == [code]


def test_an_answer_that_was_not_needed_is_not_told():
    listed = parse_all(["118°30′15″", "32°10′20″"], Options(angles=PACKED))
    assert list_findings(listed, [1, 1], "f") == []


def test_forms_mixed_in_a_list_are_told_at_the_first_of_the_second_form():
    listed = parse_all(["118°30′15″", "32°10′20″", "1183015", "321020"])
    (finding,) = list_findings(listed, [1, 1, 2, 2], "f")
    assert (finding.code, finding.line) == ("corners.angles_mixed", 2)


@given(
    st.integers(73, 135),
    st.integers(0, 59),
    st.integers(0, 59),
    st.text("0123456789", max_size=9),
    st.sampled_from(["{d}°{m:02d}′{s:02d}{f}″", "{d}-{m}-{s}{f}", "{d}:{m:02d}:{s:02d}{f}", "{d}{m:02d}{s:02d}{f}"]),
)
def test_no_digit_is_lost(degrees, minutes, seconds, fraction, form):
    """The float is the one nearest to the exact value, which Python's fractions give independently."""
    text = form.format(d=degrees, m=minutes, s=seconds, f=f".{fraction}" if fraction else "")
    exact = degrees + Fraction(minutes, 60) + Fraction(f"{seconds}.{fraction or 0}") / 3600
    assert parse(text).value == float(exact)


@given(st.integers(73 * 3_600_000, 136 * 3_600_000 - 1))
def test_thousandths_of_a_second_survive_reading_and_writing(thousandths):
    minutes, rest = divmod(thousandths, 60_000)
    text = f"{minutes // 60}°{minutes % 60:02d}′{rest // 1000:02d}.{rest % 1000:03d}″"
    value = parse(text).value
    assert format_dms(value, 3) == text


@given(st.floats(0, 136, allow_nan=False), st.integers(0, 6))
def test_written_angles_never_have_sixty_and_are_rounded_once(value, decimals):
    text = format_dms(value, decimals, ("d", "m", "s"))
    degrees, _, rest = text.partition("d")
    minutes, _, seconds = rest.partition("m")
    seconds = seconds.rstrip("s")
    assert int(minutes) < 60
    assert Decimal(seconds) < 60
    written = Decimal(degrees) * 3600 + Decimal(minutes) * 60 + Decimal(seconds)
    assert abs(written - Decimal(value) * 3600) <= Decimal(10) ** -decimals / 2


def test_sixty_seconds_are_carried_on():
    assert format_dms(118.99999999999, 3) == "119°00′00.000″"
    assert format_dms(32 + 59.9999 / 60, 0) == "33°00′00″"
    assert format_dms(118 + 29 / 60 + 59.9996 / 3600, 3, ("", "", "")) == "1183000.000"


@given(st.text(max_size=30))
def test_any_text_gives_an_answer(text):
    assert isinstance(parse(text), (Angle, NoAngle))


def test_longitude_and_latitude_are_told_apart_by_size():
    assert [axis_of(parse(text)) for text in ("118.75", "32.75", "136.75", "2.75", "54.75", "J1", "118°75′")] == [
        EAST,
        NORTH,
        "",
        "",
        "",
        "",
        EAST,
    ]
