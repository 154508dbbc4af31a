"""Sentences of the findings whose code begins with ``annual.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "annual.area_differs": tr(
            "the layer states {stated} hm², its geometry has {measured} hm². The form shows the geometry's area; "
            "compute the area fields again if the geometry was edited."
        ),
        "annual.cell_empty": tr("nobody said what belongs under '{column}'; the cell of the form stays empty."),
        "annual.class_differs": tr(
            "the land class is stated as {stated}, the survey (data year {year}) shows {survey}. The form has the "
            "stated class; note 1 of the form asks for agreement with the published survey."
        ),
        "annual.class_from_survey": tr(
            "no land class was stated, so the rows have the classes of the survey (data year {year}): {classes}. "
            "Look whether they are those after restoration."
        ),
        "annual.class_missing": tr(
            "no land class: the field land_class is empty and SUMMARY does not have the unit. Fill in the class, or "
            "attach land classes to the unit first."
        ),
        "annual.class_unknown": tr(
            "'{text}' is no land class of {edition}. Write the code of a second-level class, such as 0301."
        ),
        "annual.date_unreadable": tr(
            "'{text}' is no date and is printed as it stands. Write dates of the licence like 2026-03-31."
        ),
        "annual.invalid_geometry": tr(
            "the geometry is invalid ({reason}), so it has no area and counts in no sum. Correct the corners."
        ),
        "annual.money_missing": tr("'{column}' is missing in the mine's row; the cell of the form stays empty."),
        "annual.money_negative": tr(
            "'{column}' is '{text}'. An amount cannot be negative; the cell of the form stays empty."
        ),
        "annual.money_rounded": tr("'{column}' is '{text}'; the form has 4 decimals: {kept}."),
        "annual.money_unreadable": tr(
            "'{column}' is '{text}', which is no number; the cell of the form stays empty. Write digits and a decimal "
            "point only, in 10,000 CNY (万元)."
        ),
        "annual.no_class": tr(
            "{area} hm² of the unit are '{name}', which is no land class. The row stays in the form so that the areas "
            "sum up; it has to be settled before the form is handed in."
        ),
        "annual.no_geometry": tr("the unit has no polygon, so it has neither corners nor an area."),
        "annual.other_years": tr("{count} units of other years ({years}) are not in the form of {year}."),
        "annual.section_empty": tr("no unit belongs to the block {section}."),
        "annual.section_unknown": tr(
            "'{text}' is no section, so the unit is in no block of the form. Write restored, damaged or planned."
        ),
        "annual.summary_differs": tr(
            "the classes in SUMMARY sum to {summary} hm², the unit has {unit_area} hm². The unit was changed after its "
            "land classes were attached, or they follow the survey's polygons: attach them again with unit control. "
            "The form shows the unit without a class."
        ),
        "annual.summary_strangers": tr(
            "SUMMARY has {count} units that are not in the layer of units, {first} among them; they are not used."
        ),
        "annual.summary_unreadable": tr(
            "SUMMARY has a row of this unit without a readable area, so its classes cannot be used."
        ),
        "annual.survey_edition_unknown": tr(
            "SUMMARY does not say the year and edition of the survey; the form prints 未注明 in their place."
        ),
        "annual.target_missing": tr(
            "no target land class: the field land_class is empty. The survey shows {survey} today, but a target cannot "
            "be read from a survey; fill in the class that the plan aims at."
        ),
        "annual.text_too_long": tr(
            "the text under '{column}' has {length} characters; the cell takes {limit} and stays empty. Shorten it."
        ),
        "annual.unit_twice": tr(
            "the unit number is there more than once in this year, so classes cannot be told apart. Each unit needs "
            "a number of its own."
        ),
        "annual.validity_backwards": tr("the licence ends ({end}) before it begins ({begin})."),
        "annual.validity_half": tr("only one of the two dates of the licence is there ({given})."),
        "annual.year_missing": tr("the unit has no year, so it is not in the form. Fill in the year of the plan."),
    }
