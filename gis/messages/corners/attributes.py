"""Sentences about the table that completes units."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.table_without_key": tr(
            "The table has neither a column 'unit_id' (地块编号) nor 'name' (地块名称), so its rows belong to no "
            "parcel."
        ),
        "corners.table_garbled": tr(
            "{count} rows hold characters that cannot be read, the first is row {row}; those values were not "
            "taken. The "
            "file is likely in GBK, as spreadsheets save it: save it as CSV UTF-8."
        ),
        "corners.columns_unused": tr("Columns that are no fields of a unit were not used: {columns}."),
        "corners.rows_repeat": tr("Rows {rows} all belong to '{key}'; none was used. Keep one of them."),
        "corners.no_row": tr("No row of the table belongs to the parcel with number '{number}' and name '{name}'."),
        "corners.rows_unmatched": tr("{count} rows of the table belong to no parcel of the files: {rows}."),
        "corners.name_differs": tr(
            "The file calls the parcel '{file_name}', row {row} of the table '{table_name}'; the table's name was "
            "taken."
        ),
        "corners.bad_year": tr("Row {row}, {field}: '{text}' is no year such as 2026. The run's year was kept."),
        "corners.bad_flag": tr("Row {row}, {field}: '{text}' is neither yes (是, 1) nor no (否, 0). Left empty."),
        "corners.bad_day": tr("Row {row}, {field}: '{text}' is no date such as 2026-03-01. Left empty."),
        "corners.bad_section": tr(
            "Row {row}, {field}: '{text}' is no section ({allowed}). The run's section was kept."
        ),
        "corners.land_class_unknown": tr(
            "Row {row}, {field}: '{text}' is no class of the land survey (TD/T 1055-2019, second level). Left empty."
        ),
        "corners.land_class_name": tr(
            "Row {row}, {field}: '{text}', but that code means {name} in the land survey. Perhaps a code of the "
            "planning "
            "classification (用地用海分类); left empty."
        ),
        "corners.land_class_zero": tr(
            "Row {row}, {field}: '{text}' is no class; a spreadsheet may have taken the zero off {whole}. Left empty."
        ),
        "corners.land_class_planning": tr(
            "Row {row}, {field}: '{text}' is a code of the planning classification (用地用海分类); the nearest "
            "class of the "
            "land survey is {name}. Left empty: choose the class."
        ),
    }
