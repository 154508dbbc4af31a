"""The names of the cells that the program fills: which of them a template has to have, and which go together."""

from __future__ import annotations

from ...core.annual.form import HEADER_KEYS, MONEY_KEYS, AnnualForm, Section

SINGLE = ("title", *HEADER_KEYS, *MONEY_KEYS)
"""Cells of the form that are there once and have to be there."""
OPTIONAL = ("basis", "sources")
"""Where a template lacks one of these, a line at the end of the form takes its place."""
GROUPS = {
    "plan": ("plan_title", "plan_holder", "plan_heading", "plan_subheading", "plan_paragraph", "plan_attachment"),
    "coordinates": (
        *("sheets_crs", "sheet_title", "sheet_info"),
        *("corner_ring", "corner_name", "corner_north", "corner_east"),
    ),
    "summary": (
        *("summary_of", "class_section", "class_class", "class_area"),
        *("total_section", "total_class", "total_area"),
    ),
}
"""Cells that stand on one sheet: a template has all of a group or none, and gets the program's own sheet then."""
MAY_LACK = {
    "plan": ("plan_holder", "plan_heading", "plan_subheading", "plan_attachment"),
    "coordinates": (),
    "summary": ("class_section", "class_class", "class_area"),
}
"""Of a group, the cells that a template may leave out: a workbook filled before has no row for what was not written."""
CHECKS = ("class_written", "class_difference", "total_written", "total_difference")
"""Cells of the sums that a template may leave out."""


def columns(section: Section) -> list[str]:
    """The cells of the row of a section from which all its rows are made."""
    return [f"{section.key}_{column.key}" for column in section.columns]


def form_names(form: AnnualForm) -> list[str]:
    """The names that every template has to have."""
    return [*SINGLE, *(name for section in form.sections for name in columns(section))]


def cell_names(form: AnnualForm) -> list[str]:
    """All names that the bundled template has."""
    return [*form_names(form), *OPTIONAL, *(name for group in GROUPS.values() for name in group), *CHECKS]
