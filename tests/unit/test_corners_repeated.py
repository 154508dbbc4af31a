"""What the registry says beside the dialects: findings that repeat are counted, equal evidence is refused."""

from __future__ import annotations

from mine_restoration.core.corners import registry
from mine_restoration.core.corners.records import Options, Reading, Text
from mine_restoration.core.corners.registry import read_data
from mine_restoration.core.corners.repeated import NAMED, rest_counted
from mine_restoration.core.findings import error, note, warning


def test_the_rest_of_a_kind_is_counted_behind_the_first_ones():
    odd = [warning("a", line=line) for line in range(10, 10 + NAMED + 5)]
    others = [error("a", line=3), note("b", line=4)]
    told = rest_counted([others[0], *odd, others[1]], "f")
    assert told[: NAMED + 1] == (others[0], *odd[:NAMED])
    assert told[-1] == others[1]
    (rest,) = told[NAMED + 1 : -1]
    assert (rest.code, rest.severity, rest.source, rest.line) == (
        "corners.more_alike",
        odd[0].severity,
        "f",
        10 + NAMED,
    )
    assert rest.figures == {"count": 5, "like": 9 + NAMED, "last": 14 + NAMED}


def test_few_of_a_kind_are_all_told():
    odd = [warning("a", line=line) for line in range(NAMED)]
    assert rest_counted([*odd, error("a")], "f") == (*odd, error("a"))


def test_a_registration_file_with_a_gap_at_every_row():
    rows = [f"XY{2 * i:03d}={i},{4920000 + i},{500000 + i}" for i in range(1, 5001)]
    (reading,) = read_data("\n".join([*rows, "XY10001=标高,1,0,,1"]).encode(), "f.txt")
    assert len(reading.findings) < 2 * NAMED
    assert [f.figures["count"] for f in reading.findings if f.code == "corners.more_alike"] == [5000 - NAMED]


def test_two_dialects_that_are_equally_sure_are_refused(monkeypatch):
    first, second = (
        registry.Dialect(key, key.upper(), (), lambda text: registry.Evidence(50), lambda *given: Reading("f"))
        for key in ("a", "b")
    )
    monkeypatch.setattr(registry, "all_dialects", lambda: (first, second))
    text = Text("f", "UTF-8", ("1,2",))
    (finding,) = registry.read_text(text).findings
    assert (finding.code, finding.severity.value) == ("corners.two_dialects", "error")
    assert finding.figures["titles"] == "A; B"
    told = registry.read_text(text, Options(dialect="b")).findings
    assert [(f.code, f.figures["dialect"]) for f in told] == [("corners.read_as_told", "B")]
