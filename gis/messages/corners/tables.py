"""Sentences about workbooks, documents and tables of corners."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.office_encrypted": tr(
            "The file is protected by a password. Open it, save it without one, and take that file."
        ),
        "corners.office_other": tr(
            "The file is of the kind {kind}, which cannot be read. Save it as an Excel workbook (.xlsx) or a Word "
            "document (.docx)."
        ),
        "corners.office_unpacked": tr(
            "Unpacked the file ({kind}) has {size:.0f} MB; above {limit} MB it is not read. Split it, parcel by parcel."
        ),
        "corners.office_entities": tr(
            "The file ({kind}) declares a document type, which no office program writes; it is not opened. Save it "
            "anew with your office program."
        ),
        "corners.office_broken": tr(
            "The file ({kind}) is damaged and cannot be read: {reason}. Open it with your office program and save it "
            "anew, or take the original."
        ),
        "corners.docx_missing": tr(
            "Word documents need the Python package python-docx, which is not installed. Install it (pip install "
            "python-docx), or paste the table, or save it as .xlsx or .csv."
        ),
        "corners.workbook_empty": tr(
            "No sheet of the workbook has cells that can be read. Save it as Excel workbook (.xlsx), not as Strict "
            "Open XML."
        ),
        "corners.sheet_hidden": tr("The sheet is hidden in the workbook; it was read like the others."),
        "corners.rows_hidden": tr(
            "{count} rows of the sheet are hidden or filtered out; they were read like the others. Check that they are "
            "meant, or delete them."
        ),
        "corners.sheet_wide": tr(
            "Beyond column {columns} nothing is read, and here cells stand there. Move them to the left if they are "
            "corners."
        ),
        "corners.table_no_heading": tr(
            "No row has headings of two coordinate columns, such as X and Y or 经度 and 纬度. Write them above the "
            "columns."
        ),
        "corners.table_no_corners": tr("No corner stands under these headings. Take a table that has rows."),
        "corners.table_groups_unclear": tr(
            "Several pairs of coordinate columns stand side by side without names of corners: {headings}. Put a column "
            "with the names of the corners before each pair, or a coordinate system over each."
        ),
        "corners.table_systems_unclear": tr(
            "Each corner has several pairs of coordinates, and the headings do not say which is CGCS2000: {headings}. "
            "Delete the pair that is not wanted, or write the coordinate system over each."
        ),
        "corners.table_system_taken": tr("Of the coordinates side by side '{taken}' were taken and '{left}' left."),
        "corners.table_system_agrees": tr(
            "The degrees beside the metres give the same places for {count} corners; the largest distance is "
            "{gap:.3f} m."
        ),
        "corners.table_system_differs": tr(
            "The degrees beside the metres give other places for {count} of {all} corners, here {gap:.3f} m away. The "
            "metres were taken; find out which is right."
        ),
        "corners.table_system_not_compared": tr(
            "The second coordinates of {count} corners were not compared with those that were taken: that needs "
            "the same datum and a zone number before the eastings."
        ),
        "corners.table_columns_left": tr("Columns that were not read: {columns}."),
        "corners.table_rows_left": tr("{count} rows are no corners and were left out, the first is: '{text}'."),
        "corners.table_numbers_left": tr(
            "{count} rows hold what may be coordinates but are no rows of the table and were left out, the first is: "
            "'{text}'. Put them under the headings, or delete them."
        ),
        "corners.table_extra_cells": tr(
            "{count} rows have values in columns without a heading, the first is '{text}'; they were left out. A "
            "separator too many may have shifted them: compare with the original."
        ),
        "corners.table_cell_empty": tr(
            "This row has nothing in column {column} ({heading}): the coordinate is missing, or the row was broken in "
            "two and goes on in the next line. Complete the row after the original."
        ),
        "corners.table_cell_unreadable": tr(
            "'{text}' in column {column} ({heading}) is no coordinate. Write a plain number in metres, such as "
            "4912345.678."
        ),
        "corners.table_formula": tr(
            "The formula '{text}' in column {column} ({heading}) has no value: nobody has computed it. Open the "
            "workbook with Excel, save it, and take that file."
        ),
        "corners.table_corner_incomplete": tr(
            "The corner has a name, but not both coordinates. Fill in the missing cells, or delete the row."
        ),
        "corners.table_more_unreadable": tr("{count} more rows of this table cannot be read."),
        "corners.table_ring_unreadable": tr("The ring number is no whole number: '{text}'. Write 1, 2, 3."),
        "corners.table_down": tr(
            "{groups} groups of columns stand side by side; the numbers of the corners run down each group, so they "
            "were read one after the other."
        ),
        "corners.table_across": tr(
            "{groups} groups of columns stand side by side; the numbers of the corners run across them, so they were "
            "read row by row."
        ),
        "corners.table_order_unclear": tr(
            "{groups} groups of columns stand side by side, and the names of the corners do not tell whether to read "
            "down or across. Number the corners in their order, or put all under one another."
        ),
        "corners.table_stacked": tr(
            "Each cell stands on a line of its own; {columns} lines were taken as a row each, as the headings have it."
        ),
        "corners.table_misaligned": tr(
            "Each cell stands on a line of its own, {columns} to a row; here the row does not fit: a cell is missing "
            "or too many. Correct it, or paste the table with tabs."
        ),
        "corners.table_split": tr(
            "Nothing but the numbers of the corners, which start again here, tells parcels apart; {count} were made. "
            "Add a column 地块编号 to say which corners are of one parcel."
        ),
        "corners.table_block_again": tr(
            "The parcel '{block}' comes again after another one; the corners here were taken as one more ring of it. "
            "Give it a name of its own if it is another parcel."
        ),
        "corners.table_side_differs": tr(
            "The side {start} to {end} is given as {declared:.3f} m, its corners are {measured:.3f} m apart: "
            "{difference:+.3f} m. Find out which is right."
        ),
        "corners.table_more_sides_differ": tr("{count} more sides of this parcel differ from their corners."),
        "corners.table_sides_agree": tr("{count} side lengths agree with the corners, to the precision written."),
        "corners.table_sides_not_checked": tr(
            "{count} side lengths were not compared with the corners: they are no numbers, stand where no side is, or "
            "the corners are in degrees."
        ),
    }
