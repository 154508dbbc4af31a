"""Marks: kept with the verdict they were given for, told when that is another one, never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mine_restoration.core.vocabulary import vocabulary
from mine_restoration.core.zones import marks as module
from mine_restoration.core.zones.marks import Mark, keep_marks, verdict_text

RED = verdict_text("R1", "待认定", "", 1234.5, "HX-1、HX-2", "2025-12", "规则 1")
LARGER = verdict_text("R1", "待认定", "", 1234.51, "HX-1、HX-2", "2025-12", "规则 1")
DAY = date(2026, 3, 1)
KEY = ("U1", "stbhhx")


def mark(what="confirmed", reason="", by="张三", day=DAY, verdict=RED, key=KEY, **fields):
    return Mark(*key, what, reason, by, day, verdict, **fields)


def keep(marks, verdicts=None):
    return keep_marks(marks, {KEY: [RED]} if verdicts is None else verdicts)


def next_row(kept, verdict):
    """The kept mark as the next check reads it from the table that this one wrote."""
    return replace(kept, verdict=verdict)


def codes(findings):
    return [finding.code for finding in findings]


def test_the_values_are_those_of_the_lists():
    assert [term.value for term in vocabulary("marks").terms] == [module.CONFIRMED, module.DISMISSED]
    assert tuple(term.value for term in vocabulary("mark_states").terms) == module.STATES


def test_a_mark_on_the_same_verdict_stands():
    kept, left, findings = keep([mark()])
    assert kept[KEY].stands
    assert kept[KEY].about.endswith(RED)
    assert left == ()
    assert codes(findings) == ["zones.marks_kept"]
    assert findings[0].figures == {"count": 1, "standing": 1}


@pytest.mark.parametrize(
    "other",
    [
        verdict_text("R2", "待认定", "", 1234.5, "HX-1、HX-2", "2025-12", "规则 1"),
        verdict_text("R1", "须意见", "", 1234.5, "HX-1、HX-2", "2025-12", "规则 1"),
        verdict_text("R1", "待认定", "sliver", 1234.5, "HX-1、HX-2", "2025-12", "规则 1"),
        LARGER,
        verdict_text("R1", "待认定", "", 1234.5, "HX-1", "2025-12", "规则 1"),
        verdict_text("R1", "待认定", "", 1234.5, "HX-1、HX-2", "2026-06", "规则 1"),
        verdict_text("R1", "待认定", "", 1234.5, "HX-1、HX-2", "2025-12", "规则 2"),
        verdict_text("not_checked", "", "layer_missing", None, "", "", "规则 1"),
    ],
)
def test_every_change_of_the_verdict_is_told_and_stays_told(other):
    kept, _, findings = keep([mark()], {KEY: [other]})
    assert kept[KEY].state == "verdict_changed"
    assert (kept[KEY].mark, kept[KEY].by, kept[KEY].day) == ("confirmed", "张三", DAY)
    (told,) = [finding for finding in findings if finding.code == "zones.mark_changed"]
    assert (told.figures["was"], told.figures["found"]) == (RED, other)
    # The check after the next finds the verdict as the one before: the mark is still about another.
    again, _, _ = keep([next_row(kept[KEY], other)], {KEY: [other]})
    assert again[KEY].state == "verdict_changed"
    # ... until the verdict is what was marked ...
    back, _, _ = keep([next_row(again[KEY], other)])
    assert back[KEY].stands


@pytest.mark.parametrize(
    "renewed",
    [{"state": ""}, {"day": date(2026, 5, 1)}, {"by": "李四"}, {"mark": "dismissed", "reason": "界线已调整"}],
)
def test_who_marks_again_marks_the_verdict_of_today(renewed):
    kept, _, _ = keep([mark()], {KEY: [LARGER]})
    row = replace(next_row(kept[KEY], LARGER), **renewed)
    again, _, _ = keep([row], {KEY: [LARGER]})
    assert again[KEY].stands
    assert again[KEY].about.endswith(LARGER)
    # ... and no other.
    assert keep([next_row(again[KEY], LARGER)])[0][KEY].state == "verdict_changed"


def test_another_reason_alone_is_no_new_mark():
    kept, _, _ = keep([mark()], {KEY: [LARGER]})
    row = replace(next_row(kept[KEY], LARGER), reason="错字已改")
    assert keep([row], {KEY: [LARGER]})[0][KEY].state == "verdict_changed"


def test_a_table_that_lost_the_state_confirms_nothing():
    kept, _, _ = keep([mark()], {KEY: [LARGER]})
    row = replace(next_row(kept[KEY], LARGER), state=None)
    assert keep([row], {KEY: [LARGER]})[0][KEY].state == "verdict_changed"


def test_dismissed_needs_a_reason():
    kept, _, findings = keep([mark("dismissed")])
    assert kept[KEY].state == "reason_missing"
    assert "zones.mark_no_reason" in codes(findings)
    row = replace(next_row(kept[KEY], RED), reason="红线已于2026年调整")
    again, _, findings = keep([row])
    assert again[KEY].stands
    assert "zones.mark_no_reason" not in codes(findings)


@pytest.mark.parametrize("what", ["", "ok", "也许"])
def test_what_is_no_mark_is_kept_and_told(what):
    kept, _, findings = keep([mark(what)])
    assert (kept[KEY].mark, kept[KEY].state) == (what, "unknown_mark")
    assert "zones.mark_unknown" in codes(findings)


def test_marks_of_units_and_rules_that_are_gone_are_told_in_full():
    gone = mark("dismissed", "不在矿区内", key=("U9", "yjjbnt"))
    kept, left, findings = keep([gone])
    assert kept == {}
    assert [(one.key, one.state) for one in left] == [(gone.key, "no_verdict")]
    assert codes(findings) == ["zones.mark_gone"]
    assert findings[0].figures == {"rule": "yjjbnt", "mark": "dismissed, 不在矿区内, 张三, 2026-03-01"}
    # Kept in the table, it stands again where the unit is back with the same verdict.
    back, _, _ = keep([left[0]], {gone.key: [RED]})
    assert back[gone.key].stands


def test_the_latest_of_several_is_kept_and_the_others_are_told():
    older, newer = mark(day=date(2026, 1, 1)), mark("dismissed", "核实为误判", "李四", DAY)
    for order in ([older, newer], [newer, older]):
        kept, _, findings = keep(order)
        assert (kept[KEY].mark, kept[KEY].stands) == ("dismissed", True)
        (told,) = [finding for finding in findings if finding.code == "zones.mark_older"]
        assert told.figures["others"] == "confirmed, 张三, 2026-01-01"


@pytest.mark.parametrize("days", [(DAY, DAY), (None, DAY), (None, None)])
def test_without_dates_that_tell_somebody_has_to_decide(days):
    first, second = mark(day=days[0]), mark("dismissed", "核实为误判", "李四", days[1])
    kept, _, findings = keep([first, second])
    assert kept[KEY].state == "ambiguous"
    assert "zones.mark_ambiguous" in codes(findings)
    again, _, _ = keep([next_row(kept[KEY], RED)])
    assert again[KEY].state == "ambiguous"
    decided, _, _ = keep([replace(next_row(again[KEY], RED), state="")])
    assert decided[KEY].stands


def test_the_same_mark_in_two_tables_is_one():
    first, _, _ = keep([mark()], {KEY: [LARGER]})
    confirmed_again = replace(next_row(first[KEY], LARGER), state="")
    for order in ([mark(), confirmed_again], [confirmed_again, mark()]):
        kept, _, findings = keep(order, {KEY: [LARGER]})
        assert kept[KEY].stands
        assert codes(findings) == ["zones.marks_kept"]


def test_a_unit_number_that_is_there_twice_has_no_mark_that_stands():
    kept, _, findings = keep([mark()], {KEY: [RED, RED]})
    assert kept[KEY].state == "ambiguous"
    assert "zones.mark_of_two" in codes(findings)


def test_marks_without_name_or_date_are_counted():
    _, _, findings = keep([mark(by="")])
    assert [finding.figures for finding in findings if finding.code == "zones.marks_unsigned"] == [{"count": 1}]


texts = st.sampled_from(["", "a", "张三", "dismissed, a: b", "x: y"])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["confirmed", "dismissed", "?"]),
            texts,
            texts,
            st.none() | st.dates(),
            st.sampled_from([RED, LARGER]),
            st.sampled_from(["U1", "U2"]),
        ),
        max_size=5,
    ),
    st.lists(st.sampled_from([RED, LARGER]), min_size=1, max_size=4),
)
@settings(max_examples=300, deadline=None)
def test_whatever_was_marked_none_is_lost_and_none_stands_for_another_verdict(given_marks, verdicts):
    """Over several checks in a row: each mark is in the result or told, and one that stands was given for its row."""
    rows = [mark(what, why, who, day, verdict, (unit, "r")) for what, why, who, day, verdict, unit in given_marks]
    given_for = {(one.key, one.mark, one.reason, one.by, one.day, one.verdict) for one in rows}
    for verdict in verdicts:
        kept, left, findings = keep_marks(rows, {("U1", "r"): [verdict]})
        told = "\n".join(f"{f.unit_id} {f.figures.get('mark')} {f.figures.get('others')}" for f in findings)
        for one in rows:
            stays = [two for two in (*kept.values(), *left) if two.key == one.key and two.told == one.told]
            assert stays or one.told in told
        for one in kept.values():
            if one.stands:
                assert (one.key, one.mark, one.reason, one.by, one.day, verdict) in given_for
        assert {one.key[0] for one in left} <= {"U2"}
        rows = [*(next_row(one, verdict) for one in kept.values()), *left]
