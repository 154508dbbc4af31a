"""Sentences of the findings whose code begins with ``units.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "units.empty": tr("The unit has no polygon. Digitise it, or delete the row."),
        "units.invalid": tr(
            "The unit's geometry is invalid at X {x}, Y {y}: {problem}. Mend the corners; it takes part in no "
            "other check."
        ),
        "units.id_twice": tr("The unit number is there {count} times. Give each unit a number of its own."),
        "units.no_year": tr("The plan year is missing."),
        "units.no_section": tr("The section is {section}; it has to be one of {known}."),
        "units.field_empty": tr("A unit of the section {section} needs a value in: {fields}."),
        "units.field_from_survey": tr("Empty and left to the land survey: {fields}."),
        "units.class_unknown": tr("Land class {code} is not in the class list ({edition})."),
        "units.class_other_scheme": tr(
            "Land class {code} looks like a code of another classification (survey of 2009, or land and sea "
            "uses of 2023)."
            " The same digits mean other classes there: look up the class of the third survey."
        ),
        "units.class_too_wide": tr(
            "Land class {code} {name} is a group, or a kind of settlement, and no class of a polygon. Name the "
            "class of "
            "the second level."
        ),
        "units.class_not_in_edition": tr(
            "Land class {code} {name} is used in data of later years but is not in {edition}. Ask whether it is "
            "accepted."
        ),
        "units.area_differs": tr(
            "{field} says {stated}, the geometry has {official} (planar: {planar}). Compute the field again."
        ),
        "units.area_is_planar": tr(
            "{field} says {stated}, which is the planar area; the official area is {official}. Compute the field again."
        ),
        "units.overlap": tr("Units {other} and this one overlap by {area} m² ({hectares} hm²): counted twice."),
        "units.overlap_line": tr(
            "Units {other} and this one overlap by {area} m² along a line, nowhere wider than {tolerance} m: "
            "their common "
            "boundary was drawn twice."
        ),
        "units.corners_nearly_shared": tr(
            "Corners {corners} lie up to {distance} m off a corner or the boundary of unit {other}: nearly shared, not "
            "exactly. Give both units the same corners."
        ),
        "units.restored_before": tr(
            "{area} m² ({hectares} hm²) of the unit were restored before, as unit {other} of plan year {year}: "
            "a hectare "
            "counts once."
        ),
        "units.other_unusable": tr(
            "Unit {other} of the other layer has no valid geometry; nothing was compared with it."
        ),
        "units.outside": tr(
            "{area} m² ({hectares} hm², {share}) of the unit lie outside the mining right, up to {distance} m."
        ),
        "units.outside_wholly": tr(
            "The unit lies wholly outside the mining right, up to {distance} m ({hectares} hm²). Is it the "
            "right licence, "
            "zone and section?"
        ),
        "units.outside_tolerance": tr(
            "{area} m² of the unit lie up to {distance} m outside the mining right, within the tolerance of "
            "{tolerance} m "
            "(a default that no source fixes unless you have set it)."
        ),
        "units.no_mining_right": tr("No mining right was given: whether units lie inside it was not checked."),
        "units.no_other_units": tr("No other units were given: whether ground was restored before was not checked."),
    }
