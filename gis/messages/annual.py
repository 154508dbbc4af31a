"""Sentences of the findings whose code begins with ``annual.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "annual.acceptance_due": tr(
            "acceptance was applied for on {applied}: working day {days} after it is {due} ({basis})."
        ),
        "annual.acceptance_overdue": tr(
            "acceptance should have ended on {due}, {days} days before {day}, and {count} units of the block are "
            "not marked as accepted. Mark those that are (field accepted), or ask the authority."
        ),
        "annual.acceptance_provisional": tr(
            "acceptance was applied for on {applied}: working day {days} after it is provisionally {due} ({basis}). "
            "When the State Council has published the year, give a file that has it as WORKING_DAYS, or install a "
            "newer chinesecalendar, and run again."
        ),
        "annual.applied_later": tr(
            "acceptance was applied for on {applied}, which is after the day of handing in or after {year}. Correct "
            "applied_on in the mine's row, or empty it until the application is made."
        ),
        "annual.applied_unreadable": tr(
            "'{text}' is no day of an application for acceptance, so the end of the acceptance was not computed. "
            "Write it like 2026-03-31 in the field applied_on of the mine's row."
        ),
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
        "annual.class_name_differs": tr(
            "SUMMARY calls land class {text} '{name}' in {count} rows, the class list {edition} calls it "
            "'{listed}', which the form prints. Check whether the survey is of another edition, and correct code "
            "or name there."
        ),
        "annual.class_unknown": tr(
            "'{text}' is no land class of {edition}. Write the code of a second-level class, such as 0301."
        ),
        "annual.date_unreadable": tr(
            "'{text}' is no date and is printed as it stands. Write dates of the licence like 2026-03-31."
        ),
        "annual.due": tr(
            "the plan has to be handed in by {due}. Whether it is in time was not checked: give the day of "
            "handing in as DATE."
        ),
        "annual.header_changed": tr(
            "'{column}' is '{text}', last year's row has '{before}'. Check which of them is right."
        ),
        "annual.header_shape": tr(
            "'{text}' under '{column}' does not look like a telephone number: 11 digits, or area code and number "
            "as 0453-1234567. It is printed as it stands; correct it if it is wrong."
        ),
        "annual.in_time": tr("handed in on {day}, in time: the plan is due by {due}."),
        "annual.invalid_geometry": tr(
            "the geometry is invalid ({reason}), so it has no area and counts in no sum. Correct the corners."
        ),
        "annual.late": tr(
            "handed in on {day}, {days} days after {due}, by which the plan is due. Hand it in at once and say "
            "why it is late."
        ),
        "annual.licence_begins": tr(
            "the licence begins on {begin}. A first plan is asked for in the year after that, {first}; check "
            "whether this year's is due."
        ),
        "annual.licence_ends": tr(
            "the licence ends on {end}, within {year}. Enter the new period if it was extended; otherwise say in "
            "the plan what is done before it ends."
        ),
        "annual.licence_expired": tr(
            "the licence ended on {end}, before {year} began. Enter the period of the licence that is valid in {year}."
        ),
        "annual.licence_later": tr(
            "the licence begins on {begin}, after {year}. Correct the period of the licence, or choose another year."
        ),
        "annual.licence_shape": tr(
            "'{text}' under '{column}' has {length} characters and does not look like a licence number: C and 22 "
            "digits with year and month of issue as digits 7 to 12, or 13 digits on old licences. It is printed "
            "as it stands; compare it with the licence."
        ),
        "annual.money_large": tr(
            "'{column}' is {text}. The form is in 10,000 CNY (万元), so check whether the amount was entered in CNY"
            " (元)."
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
        "annual.not_applied": tr(
            "{count} units of the block are not accepted, and the mine's row states no day of an application "
            "(field applied_on), so no end of the acceptance was computed. Enter the day if acceptance was "
            "applied for."
        ),
        "annual.no_units": tr(
            "the layer has no units, so all blocks of the form of {year} are empty. Choose the layer with the units, "
            "or make sure that nothing was restored, is damaged or is planned."
        ),
        "annual.other_years": tr("{count} units of other years ({years}) are not in the form of {year}."),
        "annual.package_draft": tr(
            "the annual plan in the package is a draft (草稿): {count} errors are open, they are listed in it. Settle "
            "them and make the package again."
        ),
        "annual.paragraph_too_long": tr(
            "a paragraph in the field {field} ('{start}…') has {length} characters, a sheet shows {limit}; it is "
            "left out. Divide it by line breaks."
        ),
        "annual.plan_spends_more": tr(
            "{to_spend} are to be spent and {to_draw} to be drawn this year, in 10,000 CNY (万元), and {balance} "
            "are left of {first} to {last} as far as this table says: {more} are missing. Check the amounts, or "
            "say in the field fund_text where the rest comes from."
        ),
        "annual.printed_area": tr(
            "the form shows {measured} hm², the corners as they are printed (3 decimals) give {printed} hm²: who "
            "computes the area again gets another. Set the corners to whole millimetres (export the coordinate "
            "file and digitise it again)."
        ),
        "annual.rows_differ": tr(
            "block {section} has {rows} rows of units for {units} units. The form must not be used; report this "
            "as a fault of the program."
        ),
        "annual.section_empty": tr("no unit belongs to the block {section}."),
        "annual.section_unknown": tr(
            "'{text}' is no section, so the unit is in no block of the form. Write restored, damaged or planned."
        ),
        "annual.sentence_differs": tr(
            "the drafted sentences do not state {amount}, a total of the form. If annual_plan.json was changed, its "
            "sentences have to keep their placeholders; otherwise report this as a fault of the program."
        ),
        "annual.spent_more": tr(
            "from {first} to {last} {drawn} were drawn and {spent} spent, in 10,000 CNY (万元), as far as this "
            "table says: {more} more than drawn. Check the amounts, or say in the field past_text where the rest "
            "came from (an older balance)."
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
        "annual.text_figure": tr(
            "the text in the field {field} says '{amount}', which is none of the form's figures. Correct it, or "
            "make sure that it is meant to be another figure."
        ),
        "annual.text_too_long": tr(
            "the text under '{column}' has {length} characters; the cell takes {limit} and stays empty. Shorten it."
        ),
        "annual.total_differs": tr(
            "block {section}: the rows sum to {printed} hm², the classes to {classes} hm², the units' geometry to"
            " {measured} hm². The form must not be used; report this as a fault of the program."
        ),
        "annual.unit_twice": tr(
            "the unit number is there more than once in this year, so classes cannot be told apart. Each unit needs "
            "a number of its own."
        ),
        "annual.validity_backwards": tr(
            "the licence ends ({end}) before it begins ({begin}). Correct valid_from and valid_to in the mine's row."
        ),
        "annual.validity_half": tr("only one of the two dates of the licence is there ({given})."),
        "annual.year_missing": tr("the unit has no year, so it is not in the form. Fill in the year of the plan."),
    }
