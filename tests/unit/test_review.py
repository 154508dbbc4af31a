"""The reviewer's list: what is shown and in which order, and marks of findings that come back with the next check."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.review import (
    KINDS,
    Entry,
    FindingMark,
    Identity,
    Wanted,
    codes_not_checked,
    grouped,
    match_marks,
    sift,
)
from mine_restoration.core.zones.marks import Mark

ROOT = Path(__file__).resolve().parents[2]
SEEN = Identity("checkunits", "units.overlap", "U1", "layer", "3", "J2", "1.00 2.00", "U1 and U2 share 5 m²")


def entry(kind="warning", unit="U1", text="something", **more):
    return Entry(kind, more.pop("step", "checkunits"), more.pop("code", "units.x"), "x", unit, text, **more)


def marked(mark, state=""):
    return Mark("U1", "units.x", mark, "why", "张三", date(2026, 3, 1), state=state)


ENTRIES = (
    entry("free", "U10", "nothing there", code="stbhhx", step="checkzones"),
    entry("error", "U2", "Outline crosses itself"),
    entry("not_checked", "U2", "no layer", code="stbhhx", step="checkzones", mark=marked("dismissed")),
    entry("warning", "", "of the file", mark=marked("confirmed", "verdict_changed")),
    entry("note", "U10", "面积一致", mark=marked("confirmed")),
)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), [0, 1, 2, 3, 4]),
        (Wanted(kinds=frozenset(["error", "note"])), [1, 4]),
        (Wanted(unit="U10"), [0, 4]),
        (Wanted(unit=""), [3]),
        (Wanted(rule="stbhhx"), [0, 2]),
        (Wanted(step="checkunits"), [1, 3, 4]),
        (Wanted(mark="open"), [0, 1]),
        (Wanted(mark="doubtful"), [3]),
        (Wanted(mark="confirmed"), [4]),
        (Wanted(mark="dismissed"), [2]),
        (Wanted(words="CROSSES u2"), [1]),
        (Wanted(words="面积"), [4]),
        (Wanted(words="张三 file"), [3]),
        (Wanted(words="crosses nowhere"), []),
    ],
)
def test_what_is_wanted_is_shown(wanted, numbers):
    assert sift(ENTRIES, wanted) == numbers


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("", [("", [0, 1, 2, 3, 4])]),
        ("kind", [("error", [1]), ("not_checked", [2]), ("warning", [3]), ("note", [4]), ("free", [0])]),
        ("unit", [("U2", [1, 2]), ("U10", [0, 4]), ("", [3])]),
        ("rule", [("stbhhx", [0, 2]), ("units.x", [1, 3, 4])]),
        ("step", [("checkzones", [0, 2]), ("checkunits", [1, 3, 4])]),
        ("mark", [("open", [0, 1]), ("doubtful", [3]), ("confirmed", [4]), ("dismissed", [2])]),
    ],
)
def test_groups(by, groups):
    assert grouped(ENTRIES, range(5), by) == groups


def test_not_checked_is_a_kind_of_its_own_and_no_finding_hides_it():
    assert "not_checked" in KINDS
    assert sift(ENTRIES, Wanted(kinds=frozenset(KINDS) - {"not_checked"})) == [0, 1, 3, 4]


def test_every_sentence_that_says_not_checked_has_its_code_among_them():
    """A check that was not made must not stand among warnings as if it had been."""
    says = re.compile(r"\bnot (checked|compared)\b", re.IGNORECASE)
    exempt = {"zones.mark_gone"}  # tells of a row that is kept, not of a check
    said, all_codes = set(), set()
    for path in (ROOT / "gis" / "messages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for key, value in zip(node.keys, node.values) if isinstance(node, ast.Dict) else ():
                if isinstance(key, ast.Constant) and isinstance(value, ast.Call):
                    all_codes.add(key.value)
                    if says.search(" ".join(arg.value for arg in value.args if isinstance(arg, ast.Constant))):
                        said.add(key.value)
    assert len(said) > 30
    assert said - exempt - codes_not_checked() == set(), "add these to resources/tables/not_checked.csv"
    assert codes_not_checked() - all_codes == set(), "no finding has these codes"


def mark_of(identity, word="dismissed", reason="已核实"):
    return FindingMark(identity, word, reason, "李四", date(2026, 3, 2))


def test_a_mark_comes_back_with_the_same_finding():
    other = replace(SEEN, text="U1 and U3 share 5 m²")
    found, left = match_marks([other, SEEN], [mark_of(SEEN)])
    assert list(found) == [1]
    assert found[1].stands
    assert (found[1].mark, found[1].reason, found[1].by, found[1].day) == (
        "dismissed",
        "已核实",
        "李四",
        date(2026, 3, 2),
    )
    assert left == ()


def test_a_finding_that_reads_differently_asks_for_another_look():
    found, left = match_marks([replace(SEEN, text="U1 and U2 share 9 m²")], [mark_of(SEEN)])
    assert found[0].state == "verdict_changed"
    assert found[0].about == "U1 and U2 share 5 m²"
    assert left == ()


def test_where_it_is_not_clear_which_finding_is_meant_nobody_gets_the_mark():
    two = [replace(SEEN, text="with U2: 9 m²"), replace(SEEN, text="with U3: 9 m²")]
    found, left = match_marks(two, [mark_of(SEEN)])
    assert found == {}
    assert [mark.identity for mark in left] == [SEEN]


def test_findings_that_are_the_same_in_everything_share_a_mark():
    found, _ = match_marks([SEEN, SEEN], [mark_of(SEEN)])
    assert sorted(found) == [0, 1]


TEXTS = st.sampled_from(["", "a", "b"])
IDENTITIES = st.builds(
    Identity, step=TEXTS, code=TEXTS, unit_id=TEXTS, source=st.just(""), line=st.just(""), place=TEXTS, text=TEXTS
)


@given(st.lists(IDENTITIES, max_size=12), st.lists(IDENTITIES, max_size=6, unique=True))
def test_no_mark_is_lost_and_none_is_given_to_another_finding(seen, given_for):
    marks = [mark_of(identity) for identity in given_for]
    found, left = match_marks(seen, marks)
    assert len({mark.about + str(mark.key) for mark in found.values()}) <= len(marks)
    for number, mark in found.items():
        assert mark.stands == (seen[number] in given_for)
        assert mark.key == (seen[number].unit_id, seen[number].code)
    kept = {mark.identity for mark in left}
    for identity in given_for:
        is_shown = identity in seen or any(
            not mark.stands and identity.text == mark.about and identity.about == seen[number].about
            for number, mark in found.items()
        )
        assert is_shown or identity in kept
        assert not (identity in seen and identity in kept)


@given(
    IDENTITIES,
    st.sampled_from(["confirmed", "dismissed"]),
    st.text(max_size=8),
    st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
)
def test_marks_are_kept_as_they_are(identity, word, reason, day):
    mark = FindingMark(identity, word, reason, "王五", day)
    again = FindingMark.from_json(mark.as_json())
    assert again == mark


@pytest.mark.parametrize("junk", [None, 3, "x", [], {}, {"step": "a"}, {"step": 1, "code": 2, "mark": "confirmed"}])
def test_what_is_no_mark_is_none(junk):
    assert FindingMark.from_json(junk) is None
