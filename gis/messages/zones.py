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
        "zones.unit_id_twice": tr("The unit number is there {count} times: verdicts cannot be told apart by it."),
        "zones.layer_not_usable": tr(
            "The layer cannot be used ({reason}; CRS: {crs}): its rules are not checked where nothing else hits. Only "
            "CGCS2000 layers go together with the units; have other datums transformed with official parameters first."
        ),
        "zones.layer_empty": tr(
            "The layer holds no features: an empty layer proves nothing, its rules are not checked."
        ),
        "zones.no_geometry": tr("{count} features have no usable geometry and take no part in the check."),
        "zones.garbled": tr(
            "The layer holds characters that cannot be read ('{text}'), so names in the report and kinds of zones are "
            "wrong: set the encoding in the properties of the layer (Source), mostly GBK, and run again."
        ),
        "zones.no_edition": tr("Nothing states the edition of the layer; it is printed as 未注明."),
        "zones.zone_repaired": tr(
            "Zone {feature} is invalid ({problem}) and was repaired for the check: {before} m² before,"
            " {after} m² after."
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
            "Rule {rule}: the unit is affected, and part of its remaining ground lies outside what the layers cover; "
            "that part is not checked."
        ),
    }
