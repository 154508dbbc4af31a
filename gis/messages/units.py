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
        "units.id_alike": tr(
            "The unit numbers {others} differ from this one only in blanks, case or width of characters: people take "
            "them for the same unit. Give them numbers that can be told apart."
        ),
        "units.no_id": tr(
            "{count} units have no number and go by that of their row: {rows}. Give them numbers of their own; those "
            "of rows change."
        ),
        "units.odd_year": tr("The plan year is {year}. Correct it, four digits."),
        "units.no_year": tr("The plan year is missing. Fill in the field 'year', four digits."),
        "units.no_section": tr("The section is {section}. Correct it: it has to be one of {known}."),
        "units.field_empty": tr("A unit of the section {section} needs values that are empty. Fill in: {fields}."),
        "units.field_from_survey": tr("Empty and left to the land survey: {fields}."),
        "units.field_unused": tr(
            "The form has no column for {fields} in the section {section}, so they are not printed. Check the "
            "section, or empty the fields."
        ),
        "units.temporary_no_dates": tr(
            "Temporary land without the dates of its approval: {fields} are missing. Take them from the approval."
        ),
        "units.temporary_not_said": tr(
            "{fields} are filled, but the field 'temporary' does not say yes. Is it temporary land? Correct one "
            "of them."
        ),
        "units.temporary_reversed": tr(
            "The approval of the temporary land ends on {last}, before it begins on {first}. Correct the dates."
        ),
        "units.temporary_long": tr(
            "The temporary land is approved from {first} until {last}, longer than the usual {years} years "
            "(土地管理法实施条例). Check the dates against the approval, and keep what allows the longer term."
        ),
        "units.temporary_expires": tr(
            "The approval of the temporary land ends on {last}, before the end of the plan year {year}. Have it "
            "extended, or have the ground restored by {due} ({years} years after, 土地管理法实施条例)."
        ),
        "units.temporary_overdue": tr(
            "The approval of the temporary land ended on {last}; the ground was to be restored by {due} ({years} years "
            "after, 土地管理法实施条例), before the end of the plan year {year}. Plan "
            "it first, or correct the date."
        ),
        "units.class_ridge": tr(
            "Land class {code} {name} is no class of a unit: the survey takes it off cultivated polygons by a factor. "
            "Name the class of the field (0101, 0102 or 0103)."
        ),
        "units.class_unusual": tr(
            "Ground is hardly restored to {code} {name} (list of {edition}, a default). Check the class; if your "
            "authority accepts it, nothing is to be done."
        ),
        "units.class_unknown": tr(
            "Land class {code} is not in the class list ({edition}). Correct it: the code of the third survey, second "
            "level, such as 0301."
        ),
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
        "units.planar_differs": tr(
            "planar_m2 says {stated}, the geometry has {planar} in the plane. Compute the field again."
        ),
        "units.gap": tr(
            "{area} m² ({hectares} hm²) between this unit and {other} belong to no unit: {count} strips, up to "
            "{width} m "
            "wide. Give the units the same corners, or leave it if a strip was left out on purpose."
        ),
        "units.enclosed": tr(
            "{area} m² ({hectares} hm²) amid this unit and {other} belong to no unit; the ground is up to {width} m "
            "wide. Draw a unit if it was forgotten."
        ),
        "units.overlap": tr(
            "Units {other} and this one overlap by {area} m² ({hectares} hm²): counted twice. Take it off one of them."
        ),
        "units.overlap_line": tr(
            "Units {other} and this one overlap by {area} m² along a line, nowhere wider than {tolerance} m: their "
            "common boundary was drawn twice. Give both units the same corners."
        ),
        "units.corners_nearly_shared": tr(
            "Corners {corners} lie up to {distance} m off a corner or the boundary of unit {other}: nearly shared, not "
            "exactly. Give both units the same corners."
        ),
        "units.restored_before": tr(
            "{area} m² ({hectares} hm²) of the unit were restored before, as unit {other} of plan year {year}: "
            "a hectare "
            "counts once. Take it off one of them."
        ),
        "units.restored_again": tr(
            "{area} m² ({hectares} hm²) of the unit were restored again later, as unit {other} of plan year {year}: a "
            "hectare counts once. Find out which unit has the ground, and take it off the other."
        ),
        "units.other_unusable": tr(
            "Unit {other} of the other layer has no valid geometry; nothing was compared with it. Mend it there and "
            "check again."
        ),
        "units.outside": tr(
            "{area} m² ({hectares} hm², {share}) of the unit lie outside the mining right, up to {distance} m. "
            "Take them "
            "off, or name the approval for land outside."
        ),
        "units.outside_wholly": tr(
            "The unit lies wholly outside the mining right, up to {distance} m ({hectares} hm²). Is it the "
            "right licence, "
            "zone and section?"
        ),
        "units.outside_tolerance": tr(
            "{area} m² of the unit lie up to {distance} m outside the mining right, within the tolerance of "
            "{tolerance} m (a default that no source fixes unless you have set it). Leave it, or move the corners "
            "onto the boundary."
        ),
        "units.no_mining_right": tr(
            "No mining right was given: whether units lie inside it was not checked. Give MINING_RIGHT to have it "
            "checked."
        ),
        "units.no_other_units": tr(
            "No units of other years were given: whether ground was restored before was checked within this layer "
            "only. Give OTHER_UNITS to have it checked against them."
        ),
        "units.no_farmland": tr(
            "No permanent basic farmland was given: whether units on it become something else was not checked. Give "
            "FARMLAND to have it checked."
        ),
        "units.farmland_other_class": tr(
            "{area} m² ({hectares} hm², {share}) of the unit are permanent basic farmland ({layer}, {edition}), but "
            "become {code} {name}. On it only cultivated land is restored: change the class, or cut the unit there."
        ),
        "units.farmland_no_class": tr(
            "{area} m² ({hectares} hm², {share}) of the unit are permanent basic farmland ({layer}, {edition}), "
            "and its "
            "land class is empty: whether it stays cultivated land was not checked. Name the class."
        ),
        "units.farmland_damaged": tr(
            "{area} m² ({hectares} hm², {share}) of permanent basic farmland ({layer}, {edition}) are damaged. Plan "
            "them to become cultivated land again."
        ),
        "units.farmland_line": tr(
            "{area} m² of the unit lie along permanent basic farmland ({layer}, {edition}), nowhere wider than the "
            "tolerance of {tolerance} m. Check which boundary is right."
        ),
        "units.farmland_not_covered": tr(
            "The unit does not lie wholly inside the extent of the farmland layer ({layer}, {edition}): what is "
            "outside "
            "was not checked. Give a layer that covers it, or the area for which it was delivered as COVERAGE."
        ),
        "units.farmland_repaired": tr(
            "Polygon {feature} of the farmland layer is invalid ({problem}) and was repaired for this check: "
            "{before} m² "
            "before, {after} m² after, in the plane. Have the layer corrected."
        ),
        "units.farmland_doubtful": tr(
            "Polygon {feature} of the farmland layer is invalid ({problem}); the repair changes its area from "
            "{before} m² "
            "to {after} m², so what units share with it is not sure. Have the layer corrected, then check again."
        ),
        "units.farmland_no_shape": tr(
            "{count} rows of the farmland layer have no usable geometry and were not compared. Have the layer "
            "corrected."
        ),
        "units.farmland_empty": tr(
            "The farmland layer holds no polygon, or a filter or selection leaves none: whether units on permanent "
            "basic farmland become something else was not checked. Choose another layer, or clear the filter or "
            "selection."
        ),
    }
