"""Every form that corners come in: what the tests' own writers wrote is read back exactly; damage is always told.

``CORNER_CASES`` is the number of damaged files a run; set it to 100000 and more for a long one.
"""

from __future__ import annotations

import io
import os
import random
import re
import signal
import zipfile
from contextlib import contextmanager

import corner_writers as forms
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mine_restoration.core.corners.digitise import Wanted, digitise
from mine_restoration.core.corners.records import Options
from mine_restoration.core.corners.registry import all_dialects, read_data
from mine_restoration.core.geodesy.plane import Plane

CASES = int(os.environ.get("CORNER_CASES", "1500"))
LONGEST = 20.0
"""Seconds that no damaged file of a few kilobytes may take."""

PLANE_FORMS = {
    "exchange": ("exchange", forms.exchange, True, ("number", "name")),
    "plain": ("plain", forms.plain_list, False, ()),
    "mining": ("mining", forms.mining_text, False, ("name",)),
    "notice": ("notice", forms.notice, False, ("name",)),
    "registration": ("registration", forms.registration, False, ()),
    "cass": ("cass", forms.cass, False, ()),
    "csv": ("table", forms.csv_table, True, ("number",)),
    "workbook": ("table", forms.workbook, True, ("number",)),
    "document": ("table", forms.document, True, ("number",)),
    "drawing": ("dxf", forms.drawing, False, ()),
}
"""Dialect, writer, whether the form tells rings of a parcel from parcels, and what it says of a parcel."""
DEGREE_FORMS = {"degrees": ("degrees", forms.degrees_list), "planning": ("degrees", forms.planning_string)}

chances = st.randoms(use_true_random=False)


def unmoved(points, *_planes):
    return points


def problems(findings):
    return [finding.code for finding in findings if finding.severity.value != "note"]


def opened(ring):
    rows = [tuple(row) for row in ring.values.tolist()]
    return rows[:-1] if len(rows) > 1 and rows[0] == rows[-1] else rows


def rings_read(readings):
    """(X, Y) of the corners, ring by ring, parcel by parcel; closing rows taken off."""
    parcels = []
    for reading in readings:
        for parcel in reading.parcels:
            rings = [opened(ring) for ring in parcel.rings]
            north_first = reading.columns_north_first
            parcels.append([rows if north_first else [row[::-1] for row in rows] for rows in rings])
    return parcels


def rings_meant(case):
    return [[[(float(x), float(y)) for x, y in ring.corners] for ring in parcel.rings] for parcel in case.parcels]


@pytest.mark.parametrize("form", PLANE_FORMS)
@settings(max_examples=40, deadline=None)
@given(chances)
def test_every_plane_form_is_read_back_exactly(form, chance):
    dialect, write, holes, says = PLANE_FORMS[form]
    case = forms.random_case(chance, holes=holes, parcels=1 if form == "cass" else 4)
    readings = read_data(write(case, chance), "f")
    assert [reading.dialect for reading in readings if reading.parcels] == [dialect]
    assert rings_read(readings) == rings_meant(case)
    parcels = [parcel for reading in readings for parcel in reading.parcels]
    for name in says:
        assert [getattr(parcel, name) for parcel in parcels] == [getattr(parcel, name) for parcel in case.parcels]
    plane = Plane(case.zone, case.width, case.prefixed)
    result = digitise(readings, Wanted(plane=plane, section="planned", year=2026), None, unmoved)
    assert [finding.code for finding in result.findings if finding.severity.value == "error"] == []
    assert len(result.units) == len(case.parcels)
    for unit, parcel in zip(result.units, case.parcels):
        corners = sorted((float(y), float(x)) for ring in parcel.rings for x, y in ring.corners)
        rings = [line for part in unit.geometry.geoms for line in (part.exterior, *part.interiors)]
        assert sorted(xy for ring in rings for xy in ring.coords[:-1]) == corners
        assert unit.geometry.area == pytest.approx(area_of(parcel), abs=1e-3)


def area_of(parcel):
    """The area of the rings by the shoelace formula, holes taken off, m²."""
    total = 0.0
    for ring in parcel.rings:
        x0, y0 = (float(text) for text in ring.corners[0])
        xy = [(float(x) - x0, float(y) - y0) for x, y in ring.corners]
        twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(xy, xy[1:] + xy[:1]))
        total += -abs(twice) / 2 if ring.hole else abs(twice) / 2
    return total


@pytest.mark.parametrize("form", DEGREE_FORMS)
@settings(max_examples=80, deadline=None)
@given(chances)
def test_every_form_in_degrees_is_read_back_exactly(form, chance):
    dialect, write = DEGREE_FORMS[form]
    case = forms.random_degrees(chance)
    readings = read_data(write(case, chance), "f")
    if "corners.angle_ambiguous" in problems(readings[0].findings):  # decimals that may be minutes and seconds
        readings = read_data(write(case, chance), "f", Options(angles="decimal"))
    assert [reading.dialect for reading in readings if reading.parcels] == [dialect]
    meant = [[(longitude / 3_600_000, latitude / 3_600_000) for longitude, latitude in ring] for ring in case.rings]
    read = [[sorted(row)[::-1] for row in rings[0]] for rings in rings_read(readings)]
    assert len(read) == len(meant)
    for ring, wanted in zip(read, meant):
        assert len(ring) == len(wanted)
        for row, (longitude, latitude) in zip(ring, wanted):
            assert row == [pytest.approx(longitude, abs=1.5e-10), pytest.approx(latitude, abs=1.5e-10)]


@contextmanager
def no_hang():
    """Fails a case that goes on and on, instead of waiting for it."""

    def stop(*_):
        raise AssertionError(f"a damaged file took more than {LONGEST} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


TEXT_FORMS = [form for form in PLANE_FORMS if form not in ("workbook", "document")]
SIGNS = "0123456789,.@[]=\n\r\t\0，＠ x面-*;°′″标高XYJ"
COORDINATE = re.compile(r"(?<![0-9.,])[0-9]{7,8}\.[0-9]{3}(?![0-9.])")


def damaged_text(text, chance):
    """The text with a stretch taken out, put in, doubled or moved."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((1, 1, 1, 3, 30, 200)))
        other = chance.randrange(len(text) + 1)
        text = chance.choice(
            (
                text[:start] + text[end:],
                text[:start] + chance.choice(SIGNS) + text[start:],
                text[:start] + chance.choice(SIGNS) + text[start + 1 :],
                text[:end] + text[start:],
                text[:start],
                text[:other] + text[start:end] + text[other:],
            )
        )
    return text


def text_of(data):
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise AssertionError("the writer's own encoding")


def digitised(data, case):
    readings = read_data(data, "f")
    plane = Plane(case.zone, case.width, case.prefixed)
    return readings, digitise(readings, Wanted(plane, "planned", 2026), None, unmoved)


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_damaged_texts_lose_nothing_unsaid(form):
    chance = random.Random(f"text {form}")
    _, write, holes, _ = PLANE_FORMS[form]
    for _ in range(CASES // len(TEXT_FORMS)):
        case = forms.random_case(chance, holes=holes, parcels=2)
        text = damaged_text(text_of(write(case, chance)), chance)
        with no_hang():
            readings, result = digitised(text.encode("utf-8", "surrogatepass"), case)
        check_nothing_is_lost(text, readings, result)


def check_nothing_is_lost(text, readings, result):
    """Every number that stands there like a coordinate in China was read, or something was said."""
    if problems(result.findings):
        return
    read = {
        value
        for reading in readings
        for parcel in reading.parcels
        for ring in parcel.rings
        for value in ring.values.flat
    }
    there = {float(token) for token in COORDINATE.findall(text)}
    assert {value for value in there if lies_in_china(value)} <= read, text


def lies_in_china(value):
    """Whether a number of seven or eight digits is a northing, or an easting with its zone number before it."""
    zone, east = divmod(value, 1_000_000)
    return 1_900_000 <= value <= 6_000_000 or (zone in (*range(13, 24), *range(25, 46)) and 180_000 <= east <= 820_000)


@pytest.mark.parametrize("form", [*PLANE_FORMS, *DEGREE_FORMS])
def test_damaged_bytes_never_raise(form):
    chance = random.Random(f"bytes {form}")
    for i in range(CASES // 2 // (len(PLANE_FORMS) + len(DEGREE_FORMS))):
        if form in DEGREE_FORMS:
            data = bytearray(DEGREE_FORMS[form][1](forms.random_degrees(chance), chance))
        else:
            _, write, holes, _ = PLANE_FORMS[form]
            data = bytearray(write(forms.random_case(chance, holes=holes, parcels=2), chance))
        if data[:2] == b"PK" and i % 2:
            data = bytearray(with_damaged_member(bytes(data), chance))
        else:
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.randint(1, len(data))]) if chance.random() < 0.3 else bytes(data)
        with no_hang():
            readings = read_data(cut, "f")
            digitise(readings, Wanted(Plane(40, 3, True), "planned", 2026), None, unmoved)
        assert any(reading.findings for reading in readings)


def with_damaged_member(data, chance):
    """The archive with one of its files damaged: the container is sound, what it holds is not."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        names = before.namelist()
        victim = chance.choice(names)
        for name in names:
            content = bytearray(before.read(name))
            if name == victim and content:
                for _ in range(chance.randint(1, 8)):
                    content[chance.randrange(len(content))] = chance.choice((*range(256), *b"<>&\"'/0"))
            after.writestr(name, bytes(content))
    return stream.getvalue()


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_give_findings(data):
    with no_hang():
        readings = read_data(data, "f")
        result = digitise(readings, Wanted(Plane(40, 3, True), "planned", 2026), None, unmoved)
    assert result.findings
    assert result.units or problems(result.findings)


@pytest.mark.parametrize("dialect", [dialect.key for dialect in all_dialects()])
@settings(max_examples=30, deadline=None)
@given(data=st.text(max_size=300))
def test_a_dialect_that_is_told_reads_any_text_without_raising(dialect, data):
    with no_hang():
        readings = read_data(data.encode("utf-8", "replace"), "f", Options(dialect=dialect))
        digitise(readings, Wanted(Plane(40, 3, True), "planned", 2026), None, unmoved)
