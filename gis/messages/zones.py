"""Sentences of the findings whose code begins with ``zones.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "zones.unit_invalid": tr(
            "The unit has no valid geometry with an area: it is not checked under any rule. Run 'Check units', mend "
            "the geometry and check again."
        ),
        "zones.unit_id_twice": tr(
            "The unit number is there {count} times: verdicts cannot be told apart by it. Give each unit a number of "
            "its own."
        ),
        "zones.layer_not_usable": tr(
            "The layer cannot be used ({reason}; CRS: {crs}): its rules are not checked where nothing else hits. Only "
            "CGCS2000 layers go together with the units; have other datums transformed with official parameters first."
        ),
        "zones.layer_empty": tr(
            "The layer holds no features: an empty layer proves nothing, its rules are not checked. Give the data of "
            "the place; a filter may hide them."
        ),
        "zones.layer_filtered": tr(
            "A filter of the layer hides features ({filter}): zones that it hides are not checked, and units in them "
            "look free. Clear the filter (Layer, Filter), add the table's other types of geometry as layers, or keep "
            "it on purpose."
        ),
        "zones.no_geometry": tr(
            "{count} features have no geometry and take no part in the check. Have the layer corrected."
        ),
        "zones.unplaced": tr(
            "{count} features lie nowhere in {crs}: their coordinates are no numbers, or not those of the coordinate "
            "reference system that the layer states (metres for degrees, no zone number). Nobody knows where they are, "
            "so units that nothing hits are not checked. Set the right system, or mend these features."
        ),
        "zones.garbled": tr(
            "The layer holds characters that cannot be read ('{text}'), so names in the report and kinds of zones are "
            "wrong: set the encoding in the properties of the layer (Source), mostly GBK, and run again."
        ),
        "zones.no_edition": tr(
            "Nothing states the edition of the layer; it is printed as 未注明. If you know it, give the layer a field "
            "'edition' with it."
        ),
        "zones.zone_repaired": tr(
            "Zone {feature} is invalid ({problem}) and was repaired for the check: {before} m² before, {after} m² "
            "after. Have the layer corrected."
        ),
        "zones.zone_doubtful": tr(
            "Zone {feature} is invalid ({problem}); the repair changes its area from {before} m² to {after} m², so it "
            "is not certain which ground is meant: units near it that nothing hits are not checked. Mend the zone."
        ),
        "zones.layer_unused": tr(
            "No rule knows this layer, so it was not used. Rename it, or add its name to the rule in a rule file of "
            "your own."
        ),
        "zones.rule_without_layer": tr(
            "No layer was given for rule {rule}: no unit is checked under it. Layers of these names are used: {layers}."
        ),
        "zones.other_geometry": tr(
            "The layer holds {kinds}, which rule {rule} does not use (it uses {wanted}); they are left out for it."
        ),
        "zones.sliver": tr(
            "Rule {rule}: a piece of {area} m² ({outcome}) is below the sliver limits, which may be noise of the "
            "drawing. It counts; somebody has to decide."
        ),
        "zones.attribute_missing": tr(
            "Rule {rule}: the zone does not state its functional area, so the stricter outcome {outcome} is given. "
            "Look it up."
        ),
        "zones.partly_outside": tr(
            "Rule {rule}: the unit is affected, and part of it lies outside what the layers cover: more, or stricter "
            "zones may lie there. Give layers that cover it, or the area for which they were delivered as COVERAGE."
        ),
        "zones.rule_not_in_force": tr(
            "Rule {rule} is in force from {first} to {last}, not on {day} (DATE): no unit is checked under it. Take a "
            "rule file with the rule of that day, or check the dates."
        ),
        "zones.validity_not_judged": tr(
            "No DATE was given, so nobody looked whether these rules are in force: {rules}. Give the date to have "
            "rules left out that are not."
        ),
        "zones.no_terrain": tr(
            "These rules ask what is visible, and no DEM was given: {rules}. They were answered by the distance, which "
            "counts ground behind hills too. Give a DEM for lines of sight."
        ),
        "zones.partly_outside_terrain": tr(
            "Rule {rule}: the unit is affected, and for part of it the DEM does not tell from which zones it is "
            "visible; that part is not fully checked. Take a DEM that covers it."
        ),
        "zones.marks_kept": tr("{count} marks of earlier verdicts were kept, {standing} of them stand."),
        "zones.marks_unsigned": tr(
            "{count} marks do not say who gave them or when: fill in the fields 'Marked by' and 'Marked on'."
        ),
        "zones.mark_changed": tr(
            "The verdict under rule {rule} is not the one that was marked ({mark}). Marked: {was}. Found: {found}. "
            "Look again, then mark it again or empty the state of the mark."
        ),
        "zones.mark_older": tr(
            "There are several marks for rule {rule}; the latest was kept ({mark}), these were not: {others}. Mark it "
            "again if that is wrong."
        ),
        "zones.mark_ambiguous": tr(
            "Marks for rule {rule} contradict each other and their dates do not tell which is the latest. Kept: "
            "{mark}. Not kept: {others}. Decide, then mark it again or empty the state of the mark."
        ),
        "zones.mark_of_two": tr(
            "A mark ({mark}) is for rule {rule} of a unit number that is there twice, so it is not certain which "
            "verdict it is for. Give the units different numbers and mark them again."
        ),
        "zones.mark_unknown": tr(
            "The mark for rule {rule} ({mark}) is neither confirmed nor dismissed; it is kept, and does not count. "
            "Choose one of the two."
        ),
        "zones.mark_no_reason": tr(
            "The verdict under rule {rule} was dismissed without a reason ({mark}): the mark does not count until the "
            "reason is stated."
        ),
        "zones.mark_gone": tr(
            "A mark ({mark}) is for rule {rule}, which this check does not have for the unit. In the table that "
            "VERDICTS overwrites it is kept as a row that is not checked; delete the row if it is no longer needed."
        ),
    }
