"""Sentences of the findings whose code begins with ``years.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {**_matching(), **_results(), **_money(), **_carrying()}


def _matching() -> dict[str, str]:
    return {
        "years.no_year": tr(
            "The unit has no year, so it is neither of last year's plan nor of this year's results. Fill in the field "
            "'year', four digits."
        ),
        "years.no_plan": tr(
            "There are no planned units of {last}: results were not compared with a plan. Add last year's plan to the "
            "layer (section 'planned', year {last}) if there was one."
        ),
        "years.no_results": tr(
            "There are no restored units of {year}: all that was planned for {last} counts as not done. If the results "
            "are not in the layer yet, add them, or carry the plan over, and compare again."
        ),
        "years.no_ground": tr(
            "The unit has no polygon, so it was not compared, and nobody knows whose plan or result it is. Digitise "
            "it, or delete the row."
        ),
        "years.invalid_ground": tr(
            "The unit's geometry is invalid ({reason}), so it was not compared, and nobody knows whose plan or result "
            "it is. Mend the corners."
        ),
        "years.plan_twice": tr(
            "The number is there {count} times in last year's plan. Give each unit a number of its own: links to it "
            "cannot be followed."
        ),
        "years.result_twice": tr(
            "The number is there several times among the restored units of {year}. Give each unit a number of its own."
        ),
        "years.link_to_several": tr(
            "'plan_id' names {plan}, and last year's plan has several units of that number. Number them apart; until "
            "then only the ground decides whose result this is."
        ),
        "years.link_other_year": tr(
            "'plan_id' names {plan}, a planned unit of {year}, not of last year. It is not held against last year's "
            "plan. Correct the link if that is wrong."
        ),
        "years.link_unknown": tr(
            "'plan_id' names {plan}, and no planned unit has that number. Correct it, or empty the field; until then "
            "only the ground decides whose result this is."
        ),
        "years.link_apart": tr(
            "The unit is linked to {plan} and shares no ground with it, {distance} m lie between them. Check 'plan_id' "
            "and the boundary; it counts as done in another place."
        ),
        "years.link_elsewhere": tr(
            "The unit is linked to {link}, and lies on {plan} as well ({share} % of the smaller one). Check 'plan_id': "
            "name all units that it carries out, set apart by ';', or correct the boundary."
        ),
        "years.match_unclear": tr(
            "The unit shares {share} % of the smaller one's ground with {plan} of the plan: too much for a neighbour, "
            "too little to be its result. Name the planned unit in 'plan_id' if it is, or correct the boundary."
        ),
        "years.plans_overlap": tr(
            "The planned units {plans} lie over each other, so the ground does not tell whose result {results} is. "
            "Name the planned unit in 'plan_id', and mend the plan's boundaries."
        ),
        "years.matched_by_ground": tr(
            "{count} results name no unit of the plan and were matched by their ground: {units}. Look at them and "
            "fill in 'plan_id'."
        ),
    }


def _results() -> dict[str, str]:
    return {
        "years.differs_unexplained": tr(
            "Not done as planned: {differences}. The plan has to explain it: write why into 'plan_reason'."
        ),
        "years.not_done_unexplained": tr(
            "Planned and not done. The plan has to explain it: write why into 'plan_reason' of the planned unit. If it "
            "was done, check 'plan_id' and the boundary of its result."
        ),
        "years.unplanned_unexplained": tr(
            "Done and not planned. The plan has to explain it: write why into 'plan_reason'. If it was planned, name "
            "the planned unit in 'plan_id'."
        ),
        "years.class_not_compared": tr(
            "The land class of {count} results was not compared with the plan, as one of both is empty or unknown: "
            "{units}. Fill in 'land_class' of plan and result, or give SUMMARY."
        ),
        "years.quality_not_compared": tr(
            "The quality of {count} results could not be compared with the plan by its figures: {units}. Read both "
            "texts and judge."
        ),
        "years.temporary_not_compared": tr(
            "Of {count} results or their plans nobody says whether it is temporary land: {units}. Fill in 'temporary'."
        ),
        "years.measures_not_compared": tr(
            "The measures of {count} results are not filled in and were not compared with the plan: {units}. Fill in "
            "'measures' if they were others than planned."
        ),
        "years.restored_before": tr(
            "{area} hm² of the unit were restored in an earlier year by {others}, and do not count as new. Check both "
            "boundaries."
        ),
        "years.twice": tr(
            "{area} hm² of the unit lie on {others}, a result of the same year, and count once only. Correct the "
            "boundaries: units of a section must not overlap."
        ),
        "years.earlier_unusable": tr(
            "The unit of an earlier year has no valid polygon: ground that it restored may count as new. Mend it and "
            "compare again."
        ),
        "years.earlier_late": tr(
            "Units of EARLIER that are not of years before {last} were left out: {units}. Give only units restored "
            "before, or correct their year."
        ),
        "years.no_earlier": tr(
            "No units restored before {last} are known, so nobody knows which ground is new: neither new nor "
            "cumulative area is given. Give them as EARLIER if there are some."
        ),
    }


def _money() -> dict[str, str]:
    return {
        "years.no_money_row": tr(
            "The table of the mine has no row of {year}, so its amounts were not compared. Add the row."
        ),
        "years.money_missing": tr(
            "The amount '{field}' of {year} is empty and was not compared. Fill it in, in 10,000 CNY."
        ),
        "years.money_unreadable": tr(
            "The amount '{field}' of {year} is '{text}', which is no amount. Write a number in 10,000 CNY without "
            "its unit."
        ),
    }


def _carrying() -> dict[str, str]:
    return {
        "years.carried": tr(
            "{count} planned units of {last} were carried over. Class, measures and boundary are those of the plan: "
            "correct them to what was done, and fill in quality and acceptance. Units: {units}."
        ),
        "years.nothing_to_carry": tr(
            "There are no planned units of {last} to carry over. Choose another year, or add the plan to the layer."
        ),
        "years.already_carried": tr(
            "The planned unit is carried out by {results} already and was not carried over again."
        ),
        "years.perhaps_carried": tr(
            "The planned unit was not carried over: {results} of {year} lies on {share} % of the smaller one's ground. "
            "If that is its result, write the number of the planned unit into its 'plan_id'; if not, add the unit "
            "by hand."
        ),
        "years.carry_no_ground": tr(
            "The planned unit has no valid polygon and was not carried over. Mend it and carry over again."
        ),
        "years.carry_twice": tr(
            "The number is there {count} times in the plan of {last}; none of them was carried over. Give each unit a "
            "number of its own."
        ),
        "years.carry_renumbered": tr("The number {wanted} is taken already; the unit got this one."),
    }
