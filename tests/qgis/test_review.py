"""The reviewer's list of a real project: what is in it, where it lies, and marks that stay."""

from __future__ import annotations

from datetime import date

import pytest
from review_layers import EAST, PLANE, POINT, fill, finding, layer_of, square, verdict

DAY = date(2026, 3, 31)


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject

    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def filled(project):
    fill(project)
    return project


def entries(project):
    from mine_restoration.gis.review import review_of

    return review_of(project).entries


def test_findings_and_verdicts_are_one_list(filled):
    found = entries(filled)
    assert [entry.kind for entry in found] == ["warning", "error", "not_checked", "affected", "not_checked", "free"]
    assert [entry.step for entry in found] == ["checkunits"] * 3 + ["checkzones"] * 3
    assert [entry.unit_id for entry in found] == ["U1", "U2", "", "U1", "U2", "U2"]
    assert found[0].place == "a.txt, line 3, J2"
    assert found[0].rule.startswith("Units … and this one overlap")
    assert "0.0012 hm², 25.00 %" in found[3].text
    assert "Has to be argued" in found[3].text


def test_what_was_not_checked_says_why_and_what_to_do(filled):
    text = entries(filled)[4].text
    assert "Not checked" in text
    assert "not given" in text
    assert "set it and check again" in text
    assert "layer_missing" not in text


def test_every_reason_has_a_sentence():
    from mine_restoration.core.zones.verdicts import REASONS
    from mine_restoration.gis.verdict_words import reason_words

    for reason in (*REASONS, "not_in_this_check"):
        assert reason_words(reason) != reason
    assert reason_words("new_one") == "new_one"


def test_of_a_step_the_last_run_counts(filled):
    layer_of(filled, "finding", [("", finding(message="8 m² shared"))], step="checkunits")
    assert [entry.text for entry in entries(filled) if not entry.is_verdict] == ["8 m² shared"]
    layer_of(filled, "finding", [], step="checkunits")
    assert [entry.text for entry in entries(filled) if not entry.is_verdict] == []


def test_steps_that_share_a_table_are_told_apart(project):
    """In the table of a project each row says its step; without that the code does."""
    shared = layer_of(project, "finding", [("", finding(step="checkunits")), ("", finding(code="corners.gap"))])
    shared.removeCustomProperty("mine_restoration/order")
    assert [entry.step for entry in entries(project)] == ["checkunits", "digitiseunits"]
    layer_of(project, "finding", [("", finding(message="new"))], step="checkunits")
    assert sorted(entry.text for entry in entries(project)) == ["5 m² shared", "new"]


def test_where_an_entry_lies(filled):
    from mine_restoration.gis.review import place_of

    found = entries(filled)

    def areas(entry):
        return [round(shape.area()) for shape in place_of(filled, entry).geometries]

    assert areas(found[0]) == [0, 10_000]
    assert place_of(filled, found[0]).geometries[0].asPoint().x() == EAST + 10
    assert areas(found[1]) == [10_000]
    assert place_of(filled, found[2]) is None
    assert areas(found[3]) == [2_500, 10_000]
    assert areas(found[4]) == [10_000]
    assert place_of(filled, found[0]).crs.authid() == PLANE


def test_a_unit_with_a_quote_in_its_number_is_found(project):
    from mine_restoration.gis.review import place_of

    layer_of(project, "unit", [(square(0), {"unit_id": "U'1\" or 1"})], "MultiPolygon")
    layer_of(project, "finding", [("", finding("U'1\" or 1"))], step="checkunits")
    assert len(place_of(project, entries(project)[0]).geometries) == 1


def word(mark="dismissed", reason="现场核实", by="张三"):
    from mine_restoration.gis.review_marks import Word

    return Word(mark, reason, by, DAY)


def give(project, numbers, given):
    from mine_restoration.gis.review_marks import give_marks

    found = entries(project)
    return give_marks(project, [found[number] for number in numbers], given)


def states(project):
    return [entry.mark_state for entry in entries(project)]


def test_marks_of_several_at_once_and_their_undo(filled):
    from mine_restoration.gis.review_marks import undo

    before = give(filled, [0, 1, 3], word())
    assert states(filled) == ["dismissed", "dismissed", "open", "dismissed", "open", "open"]
    told = "dismissed, 现场核实, 张三, 2026-03-31"
    assert [entry.mark.told for entry in entries(filled) if entry.mark_state == "dismissed"] == [told] * 3
    assert filled.isDirty()
    again = give(filled, [0, 3], word("confirmed", ""))
    assert states(filled)[:4] == ["confirmed", "dismissed", "open", "confirmed"]
    undo(filled, again)
    undo(filled, before)
    assert states(filled) == ["open"] * 6
    row = next(iter(filled.mapLayersByName("verdict checkzones")[0].getFeatures()))
    from mine_restoration.gis.values import cell_text

    assert [cell_text(row[name]) for name in ("mark", "mark_reason", "mark_by", "mark_date", "marked_verdict")] == [
        ""
    ] * 5


def test_dismissing_needs_a_reason(filled):
    with pytest.raises(ValueError, match="reason"):
        give(filled, [0], word(reason="  "))
    assert states(filled)[0] == "open"


def test_marks_are_taken_away(filled):
    give(filled, [0, 3], word())
    give(filled, [0, 3], None)
    assert states(filled)[0] == states(filled)[3] == "open"


def test_marks_of_findings_come_back_with_the_project(filled, tmp_path):
    give(filled, [0], word())
    path = str(tmp_path / "review.qgz")
    assert filled.write(path)
    filled.clear()
    assert filled.read(path)
    layer_of(filled, "finding", [(POINT, finding(corner="J2", source="/data/a.txt", line=3))], step="checkunits")
    assert states(filled) == ["dismissed"]


def test_a_finding_that_changed_and_one_that_is_gone(filled):
    give(filled, [0, 1], word())
    layer_of(
        filled,
        "finding",
        [(POINT, finding(message="9 m² shared", corner="J2", source="/data/a.txt", line=3))],
        step="checkunits",
    )
    changed, gone = (entry for entry in entries(filled) if not entry.is_verdict)
    assert (changed.mark_state, changed.mark.state, changed.mark.about) == (
        "doubtful",
        "verdict_changed",
        "5 m² shared",
    )
    assert (gone.mark_state, gone.mark.state, gone.text) == ("doubtful", "no_verdict", "no class")
    give(filled, [0], word("confirmed"))
    give(filled, [1], None)
    assert [(entry.mark_state, entry.text) for entry in entries(filled) if not entry.is_verdict] == [
        ("confirmed", "9 m² shared")
    ]


def test_marks_of_verdicts_are_those_that_checks_keep(filled):
    """Read by the mechanism of the checks themselves."""
    from mine_restoration.core.zones.marks import keep_marks
    from mine_restoration.gis.marks import marks_of

    give(filled, [3], word())
    layer = filled.mapLayersByName("verdict checkzones")[0]
    assert not layer.isEditable()
    (mark,) = marks_of(layer, "verdicts")
    kept, left, _ = keep_marks([mark], {("U1", "stbhhx"): [mark.verdict]})
    assert left == ()
    assert kept["U1", "stbhhx"].stands
    assert kept["U1", "stbhhx"].told == "dismissed, 现场核实, 张三, 2026-03-31"
    other, _, _ = keep_marks([mark], {("U1", "stbhhx"): ["another verdict"]})
    assert other["U1", "stbhhx"].state == "verdict_changed"


def test_a_table_that_is_being_edited_gets_one_step_of_undo(filled):
    layer = filled.mapLayersByName("verdict checkzones")[0]
    assert layer.startEditing()
    give(filled, [3, 4], word())
    assert layer.isEditable()
    assert layer.undoStack().count() == 1
    layer.undoStack().undo()
    assert states(filled)[3:] == ["open"] * 3
    layer.rollBack()


@pytest.mark.parametrize("how", ["read_only", "no_fields"])
def test_a_table_that_takes_no_marks_says_so(filled, how):
    from mine_restoration.gis.review_marks import MarkError

    layer = filled.mapLayersByName("verdict checkzones")[0]
    if how == "read_only":
        layer.setReadOnly(True)
    else:
        layer.dataProvider().deleteAttributes([layer.fields().indexOf("mark")])
        layer.updateFields()
    with pytest.raises(MarkError, match="verdict checkzones"):
        give(filled, [0, 3], word())
    assert states(filled) == ["open"] * 6


def test_a_table_that_changed_under_the_list_is_not_marked(filled):
    from mine_restoration.gis.review_marks import MarkError, give_marks

    entry = entries(filled)[3]
    layer = filled.mapLayersByName("verdict checkzones")[0]
    layer.startEditing()
    layer.changeAttributeValue(entry.feature, layer.fields().indexOf("unit_id"), "U9")
    layer.commitChanges()
    with pytest.raises(MarkError, match="U1"):
        give_marks(filled, [entry], word())


def test_marks_of_a_table_in_memory_survive_it(filled, tmp_path):
    """The next session has new verdicts: the marks are there, those of other verdicts ask for another look."""
    from mine_restoration.gis.review import keep_marks_of_memory, review_of
    from mine_restoration.gis.review_marks import write_kept

    give(filled, [3, 4], word())
    filled.writeProject.connect(lambda _: keep_marks_of_memory(filled))
    assert filled.write(str(tmp_path / "review.qgz"))
    filled.writeProject.disconnect()
    assert review_of(filled).only_kept == ()
    assert filled.read(str(tmp_path / "review.qgz"))
    assert filled.mapLayersByName("verdict checkzones")[0].featureCount() == 0
    filled.removeMapLayer(filled.mapLayersByName("verdict checkzones")[0].id())
    rows = [("", verdict()), ("", verdict("U2", outcome="R0"))]
    layer_of(filled, "verdict", rows, "", step="checkzones")
    review = review_of(filled)
    assert states(filled) == ["dismissed", "doubtful"]
    assert review.only_kept == (0, 1)
    write_kept(filled, [review.entries[number] for number in review.only_kept])
    assert review_of(filled).only_kept == ()
    assert states(filled) == ["dismissed", "doubtful"]


def test_a_date_that_is_none_leaves_the_mark_in_doubt(project):
    from qgis.core import QgsVectorLayer

    from mine_restoration.gis.roles import mark

    fields = "&".join(f"field={name}:string" for name in ("unit_id", "rule_id", "outcome", "mark", "mark_date"))
    layer = QgsVectorLayer(f"None?{fields}", "old", "memory")
    from qgis.core import QgsFeature

    row = QgsFeature(layer.fields())
    row.setAttributes(["U1", "stbhhx", "R1", "confirmed", "yesterday"])
    layer.dataProvider().addFeature(row)
    project.addMapLayer(layer)
    mark(project, layer, "verdict", "checkzones")
    assert states(project) == ["doubtful"]


def test_broken_marks_in_a_project_do_no_harm(filled):
    filled.writeEntry("mine_restoration", "review/findings", '[3, {"mark": "confirmed"}, null]')
    filled.writeEntry("mine_restoration", "review/verdicts", "{nonsense")
    assert states(filled) == ["open"] * 6


def test_ten_thousand_findings_are_read_in_a_moment(project):
    import time

    rows = [(POINT, finding(f"U{number}", line=number)) for number in range(10_000)]
    layer_of(project, "finding", rows, step="checkunits")
    start = time.process_time()
    assert len(entries(project)) == 10_000
    assert time.process_time() - start < 3
