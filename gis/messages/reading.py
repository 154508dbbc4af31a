"""Sentences of the findings whose code begins with ``reading.``: annual tables read back."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "reading.answer_unreadable": tr(
            "Cell {cell} ({column}): '{text}' is neither yes nor no, so nothing is said about the unit. Write 是 or 否."
        ),
        "reading.answers_differ": tr(
            "Cell {cell} ({column}): the rows of this unit say both yes and no, so nothing is said about the unit. "
            "Write the same in all its rows, or divide the unit."
        ),
        "reading.area_converted": tr(
            "Cell {cell} ({column}): '{text}' is in {unit} and was taken as {hectares} hm². The form has hm² with 4 "
            "decimals; write it so."
        ),
        "reading.area_decimals": tr(
            "Cell {cell} ({column}): '{text}' has more than the 4 decimals of the form; it is compared as it stands."
        ),
        "reading.area_missing": tr(
            "Cell {cell}: no area stands there, so it is not compared with the corners. Write it in hm², 4 decimals."
        ),
        "reading.area_of_corners": tr(
            "The table states {stated} hm², its own corners give {measured} hm². Correct the corners or the area, "
            "whichever is wrong."
        ),
        "reading.area_of_layer": tr(
            "The table states {stated} hm², the unit in the layer has {measured} hm². Write the table again if the "
            "layer is right."
        ),
        "reading.area_shared": tr(
            "Cell {cell} ({column}): one area stands for several classes, so nobody knows how much each has. Write an "
            "area in the row of each class."
        ),
        "reading.area_unreadable": tr(
            "Cell {cell} ({column}): '{text}' is no area and is not compared with the corners. Write a number in hm²; "
            "where a formula stands there, compute and save the workbook again."
        ),
        "reading.class_unknown": tr(
            "Cell {cell} ({column}): '{text}' is no land class of {edition}, so the unit gets none; the text is in its "
            "note. Write the name or code of a second-level class, such as 乔木林地 or 0301."
        ),
        "reading.corner_moved": tr(
            "Corner {name} of the layer is {distance:.3f} m away in the table: {table} there, {layer} in the layer. "
            "Find out which is right."
        ),
        "reading.corner_only_in_layer": tr(
            "Corner {name} of the layer ({place}) is not in the table. Write the table again, or delete the corner in "
            "the layer."
        ),
        "reading.corner_only_in_table": tr(
            "Corner {name} of the table ({place}) is not in the layer. Take it over, or correct the table."
        ),
        "reading.corner_unreadable": tr(
            "Cell {cell}: '{text}' is no coordinate in metres, so the unit has no outline. Correct the row, or delete "
            "it if it is no corner."
        ),
        "reading.differences": tr(
            "{count} differences in {units} units were found; they are listed in DIFFERENCES, one a row. Look at each."
        ),
        "reading.digits_lost": tr(
            "Cell {cell} ({column}): the number '{text}' is longer than spreadsheets can keep, so digits are lost. "
            "Give the cell the format 'text' and write it again."
        ),
        "reading.extent_missing": tr(
            "Cell {cell} ({column}): there are no corners, so no unit is made. Write them there, or write 见坐标附表 "
            "with the number of the coordinate sheet."
        ),
        "reading.extent_other_form": tr(
            "Cell {cell} ({column}): the corners are written in another way than the form's; they were read as "
            "'{form}'. Compare them with the layer."
        ),
        "reading.extent_unreadable": tr(
            "Cell {cell} ({column}): no corners can be read in '{text}', so no unit is made. Write one a line like "
            "J1(4920000.000,44430300.000), X (north) first, or point to a coordinate sheet: 见坐标附表1."
        ),
        "reading.field_differs": tr(
            "Field {field}: '{table}' in the table, '{layer}' in the layer. Correct the one that is wrong."
        ),
        "reading.is_draft": tr("The table is marked as a draft (草稿)."),
        "reading.json_broken": tr(
            "This is no JSON that can be read ({reason}). Take the file as the program wrote it, or the workbook."
        ),
        "reading.json_other": tr(
            "The JSON is no annual record of this version: its schema is '{schema}', known is '{known}'. Take a file "
            "that 'Write annual table' wrote, or bring the plugin up to date."
        ),
        "reading.json_value": tr(
            "The value at {place} is missing or of another kind than the schema says, so it is not used. Correct it, "
            "or write the JSON again."
        ),
        "reading.label_missing": tr(
            "The label '{column}' is not on the sheet of the form, so this value of the mine's row stays empty. Write "
            "the label as the form has it, and the value to its right."
        ),
        "reading.mine_differs": tr(
            "Field {field} of the mine: '{table}' in the table, '{layer}' in its row. Correct the one that is wrong."
        ),
        "reading.money_converted": tr(
            "Cell {cell} ({column}): '{text}' was taken as {kept} in 10,000 CNY (万元), which the form has."
        ),
        "reading.money_rounded": tr(
            "Cell {cell} ({column}): '{text}' has more than the form's 4 decimals and was taken as {kept}."
        ),
        "reading.money_unreadable": tr(
            "Cell {cell} ({column}): '{text}' is no amount and was left out. Write a number in 10,000 CNY (万元)."
        ),
        "reading.no_differences": tr("The table and what it was compared with say the same."),
        "reading.no_form": tr(
            "No sheet holds the annual form (sheets: {sheets}): none has a row with 序号, 范围（拐点坐标） and 面积 "
            "and the "
            "further headings of a section. Choose the workbook of the annual table, or write its headings as the form "
            "has them."
        ),
        "reading.no_such_sheet": tr(
            "The workbook has no sheet '{sheet}'. Its sheets are: {sheets}. Choose one of them, or leave SHEET empty."
        ),
        "reading.no_workbook": tr(
            "This is neither an Excel workbook (.xlsx) nor the JSON of an annual table. Choose another file; save "
            "other "
            "kinds as .xlsx first."
        ),
        "reading.numbers_given": tr(
            "{count} units have no number of their own in the table (the form has it on coordinate sheets only); they "
            "are called after section and 序号, as {first}. With UNITS_NOW they get the number of the unit at their "
            "place."
        ),
        "reading.only_in_layer": tr(
            "The unit is in the layer (section {section}) and no row of the table is at its place. Write the table "
            "again, or delete the unit if it is none of this year."
        ),
        "reading.only_in_table": tr(
            "No unit of the layer is at the place of this row (section {section}, row {row}). Add it to the layer, or "
            "take it out of the table."
        ),
        "reading.other_datum": tr(
            "The coordinates are said to be in {datum}, and annual tables are in CGCS2000, so no unit was made of "
            "them. If that is a slip, correct the line below the form; else take the corners in with 'Digitise "
            "units', which asks for the parameters that move them."
        ),
        "reading.other_years": tr("{count} units of other years than {year} are in UNITS_NOW and were not compared."),
        "reading.outline_differs": tr(
            "The corners are the same in table and layer, and the outlines are not: rings run another way or are put "
            "together otherwise. Compare them on the map."
        ),
        "reading.outline_missing_now": tr(
            "The unit in the layer has no valid polygon, so outline and area were not compared. Correct it and "
            "compare again."
        ),
        "reading.place_of_several": tr(
            "Units {units} lie at the place of this row, so nobody can tell which it is; it was not compared with "
            "any. Look for units that are there twice."
        ),
        "reading.row_not_compared": tr(
            "Row {row} has no outline, so nobody knows which unit of the layer it is; it was not compared. Correct "
            "what "
            "the finding about it says, and read the table again."
        ),
        "reading.row_passed": tr(
            "'{text}' stands in this row and was not read: it is no row of a unit. Look whether it says something that "
            "belongs into the record."
        ),
        "reading.row_unreadable": tr(
            "The row ('{text}') has neither 序号 nor corners, so it belongs to no unit and was not read. Write them, "
            "or "
            "merge their cells with those of the unit above."
        ),
        "reading.section_missing": tr(
            "The table has no section {section}; its units and amounts cannot be read. If it is there, write its "
            "headings as the form has them."
        ),
        "reading.section_unclear": tr(
            "Nobody can tell which section these headings belong to, so the rows below were not read. Write the "
            "headings "
            "of the form (修复后地类, 问题类型, 目标地类), or the section's title above them."
        ),
        "reading.several_classes": tr(
            "The unit (序号 {number}) has several classes: {classes}. Its field land_class stays empty; the rows are "
            "in "
            "CLASSES and in the unit's note."
        ),
        "reading.several_forms": tr(
            "Several sheets hold an annual form ({sheets}), and one can be read at a time. Set SHEET to the one that "
            "you "
            "mean."
        ),
        "reading.sheet_missing": tr(
            "Cell {cell} ({column}) points to coordinate sheet {number}, which is not there (or there twice), so no "
            "unit is made. Add the sheet under the title 坐标附表{number}."
        ),
        "reading.sheet_of_other_row": tr(
            "Cell {cell} ({column}) points to coordinate sheet {number}, which says that it belongs to '{stated}' and "
            "not to row {row} here. The corners were taken; look which of the two is right."
        ),
        "reading.sheet_twice": tr(
            "Cell {cell}: there is another coordinate sheet {number} ({other}), so neither is used. Give each a number "
            "of its own."
        ),
        "reading.sheet_unused": tr(
            "Cell {cell}: no row of the form points to coordinate sheet {number}, so its corners were not used. Write "
            "见坐标附表{number} into the row that it belongs to."
        ),
        "reading.sheet_used_twice": tr(
            "Cell {cell} ({column}) points to coordinate sheet {number}, as another row does already, so no unit is "
            "made of this row. Give each unit a sheet of its own."
        ),
        "reading.sheet_without_beginning": tr(
            "Cell {cell}: coordinate sheet {number} goes on here (续), and its beginning does not stand above. Its "
            "unit "
            "has no outline; bring the rows of the sheet together."
        ),
        "reading.sum_differs": tr(
            "Cell {cell} ({column}): the sum is {stated} hm², the rows above it give {rows} hm². Correct what is wrong."
        ),
        "reading.sum_unreadable": tr(
            "Cell {cell} ({column}): the sum '{text}' cannot be read and was not compared with the rows. Where a "
            "formula stands there, compute and save the workbook again."
        ),
        "reading.texts_joined": tr(
            "Cell {cell} ({column}): the rows of this unit have different texts; the unit has all of them: {text}."
        ),
        "reading.unit_not_made": tr(
            "No unit was made of row {number} of {section}; another finding says why. Correct the table and read it "
            "again."
        ),
        "reading.unit_twice": tr(
            "The number of this unit (row {number}) is there twice, so it got another one. Give each unit its own."
        ),
        "reading.validity_half": tr(
            "Cell {cell} ({column}): '{text}' has only one of the two days of the licence; the other stays empty."
        ),
        "reading.validity_unreadable": tr(
            "Cell {cell} ({column}): the days of the licence cannot be read in '{text}'. Write it like "
            "2020年3月1日至2030年2月28日."
        ),
        "reading.value_missing": tr("Cell {cell} ({column}) is empty, and so is this value of the mine's row."),
        "reading.year_differs": tr(
            "The table is of {year}, YEAR is {given}. The table's own year was taken; clear YEAR or choose another "
            "file."
        ),
        "reading.year_given": tr("The table has no year in its title; YEAR says {year}."),
        "reading.year_missing": tr(
            "The title has no year (2026年度矿区生态修复情况表), so units and mine get none. Set YEAR, or write the "
            "title."
        ),
    }
