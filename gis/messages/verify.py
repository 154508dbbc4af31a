"""Sentences of the findings whose code begins with ``verify.``: packages that somebody else handed in."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {**_opening(), **_files(), **_values(), **_tables(), **_own_layers(), **_not_checked()}


def _opening() -> dict[str, str]:
    return {
        "verify.bomb": tr(
            "'{name}' unfolds to more than {ratio} times what it takes in the zip: no map or table does that. The "
            "package is not opened; ask for another one."
        ),
        "verify.cannot_open": tr("'{package}' cannot be opened ({reason}). Check the path and your rights to read it."),
        "verify.manifest_foreign": tr(
            "The manifest.json in '{package}' is not one of this program, so there is nothing to compare the files "
            "with. Choose a package that was made by 'Make acceptance package'."
        ),
        "verify.manifest_format": tr(
            "The manifest is of form {format}, this program knows form {known}. Use the version of the program that "
            "made the package."
        ),
        "verify.manifest_large": tr(
            "The manifest is larger than {limit} MB, which no package needs. Ask for the package to be made again."
        ),
        "verify.manifest_twice": tr(
            "Line {row} of the manifest: '{key}' is there twice, so nobody knows which counts. Ask for the package to "
            "be made again."
        ),
        "verify.manifest_unreadable": tr(
            "The manifest cannot be read ({reason}), so there is nothing to compare the files with. Ask for the "
            "package "
            "to be handed in again."
        ),
        "verify.manifest_value": tr(
            "The manifest has no usable value at '{place}', so it was changed by hand or is damaged. Ask for the "
            "package to be made again."
        ),
        "verify.no_manifest": tr(
            "'{package}' has no manifest.json, so it is no package of this program, or not all of one. Choose the "
            "whole "
            "folder or zip."
        ),
        "verify.no_zip": tr(
            "'{package}' is no zip that can be read ({reason}). Choose the folder or the zip of a package; where the "
            "file is damaged, ask for it again."
        ),
        "verify.not_there": tr("'{path}' is not there, or is no file. Choose the folder or the zip of a package."),
        "verify.several_packages": tr(
            "'{package}' holds {count} packages side by side. Choose the folder of one, or take the zip apart."
        ),
        "verify.too_large": tr(
            "The files of the package unfold to more than {limit} GB and were not read to the end. Ask for a smaller "
            "package."
        ),
        "verify.too_many": tr(
            "'{package}' has more than {limit} files, which no package has. Choose the folder of the package itself."
        ),
        "verify.names_guessed": tr(
            "{count} file names in the zip do not say how they are encoded; they were read as UTF-8 or GBK, whichever "
            "they are. Where a name is wrong its file counts as missing: ask for a zip with UTF-8 names."
        ),
    }


def _files() -> dict[str, str]:
    return {
        "verify.encrypted": tr(
            "'{name}' has a password, so it was not read. Ask for the package without one, or unpack it first."
        ),
        "verify.entry_broken": tr("The file cannot be read ({reason}). Ask for the package to be handed in again."),
        "verify.file_extra": tr(
            "The manifest does not name this file, so somebody has added it. Ask what it is, or leave it aside."
        ),
        "verify.file_missing": tr("The manifest names this file ({stated}), and it is not there. Ask for it."),
        "verify.hash_differs": tr(
            "The file is not the one that the manifest states: its SHA-256 is {own}. It was changed after the package "
            "was made; ask why, or for the package to be made again."
        ),
        "verify.item_missing": tr("“{item}” of the plan is neither in the package nor called missing. Ask for it."),
        "verify.item_unknown": tr("The plan has no item “{item}”. Ask what the file is, or leave it aside."),
        "verify.link": tr("'{name}' is a link to somewhere else and was not followed. Ask for the file itself."),
        "verify.list_digest": tr(
            "The printed list states another SHA-256 for '{name}' ({stated}) than the manifest ({own}). One of the two "
            "was changed; ask for the package to be made again."
        ),
        "verify.list_extra": tr("The printed list names '{name}', the manifest does not. Ask which is right."),
        "verify.list_lacks": tr("The manifest names '{name}', the printed list does not. Ask which is right."),
        "verify.list_size": tr(
            "The printed list states {stated} bytes for '{name}', the manifest {own}. Ask for the package to be made "
            "again."
        ),
        "verify.list_title": tr(
            "The printed list calls '{name}' “{stated}”, the manifest “{own}”. Ask which is right."
        ),
        "verify.listed_twice": tr("The manifest names '{name}' {stated} times. Ask for the package to be made again."),
        "verify.missing_but_there": tr(
            "The manifest calls “{item}” missing, and it is there. Ask for the package to be made again."
        ),
        "verify.name_twice": tr(
            "'{name}' is there twice (for computers that do not tell upper from lower case, too), and each program "
            "opens another one. It was not read; ask for the package to be made again."
        ),
        "verify.name_unsafe": tr(
            "The name '{name}' leads out of the package or holds characters that no file may have. The file was not "
            "read; do not unpack this zip with other programs, and ask for another."
        ),
        "verify.no_file": tr("'{name}' is neither file nor folder and was not opened. Ask for the file itself."),
        "verify.plan_edition": tr(
            "The package was made by edition {stated} of the plan, this program has {own}: what only one of them asks "
            "for is not held against the package. Look at both where that matters."
        ),
        "verify.says_missing": tr(
            "The package itself says that “{item}” is missing: {reason}. Ask for it where it is needed."
        ),
        "verify.size_differs": tr(
            "The manifest states {stated} bytes, the file has {own}. It was changed after the package was made; ask "
            "why."
        ),
    }


def _values() -> dict[str, str]:
    return {
        "verify.area_differs": tr(
            "{place}: stated {stated} {measure}, by the official method from the corners {own} {measure}. Find out "
            "which of the two was changed."
        ),
        "verify.corner_extra": tr(
            "{place}: corner {name} ({stated}) is not in the unit data. Find out which outline is right."
        ),
        "verify.corner_missing": tr(
            "{place}: corner {name} of the unit data ({own}) is not there. Find out which outline is right."
        ),
        "verify.corner_moved": tr(
            "{place}: corner {name} is stated as {stated}, in the unit data it is {own}. Find out which outline is "
            "right."
        ),
        "verify.corners_unreadable": tr(
            "{place}: the corners of the unit cannot be read, so they were not compared. Ask for the file to be made "
            "again."
        ),
        "verify.count_differs": tr(
            "{place}: {stated} corners are stated, the unit data has {own}. Find out which outline is right."
        ),
        "verify.field_differs": tr(
            "{place}: {field} is “{stated}” here and should be “{own}”. Find out which is right."
        ),
        "verify.outline_invalid": tr(
            "{place}: the unit has no usable outline ({reason}), so none of its numbers can be measured. Ask for the "
            "unit data again."
        ),
        "verify.planar_differs": tr(
            "{place}: stated {stated} {measure} in the plane, the corners give {own} {measure}. Find out which of the "
            "two was changed."
        ),
        "verify.ring_extra": tr(
            "{place}: a ring of {stated} corners that the unit data does not have. Ask which is right."
        ),
        "verify.ring_missing": tr(
            "{place}: a ring of {own} corners of the unit data is not there. Ask which is right."
        ),
        "verify.side_differs": tr(
            "{place}: side {name} is stated as {stated} m, between the corners lie {own} m. Find out what was changed."
        ),
        "verify.sum_differs": tr(
            "{place}: the sum of {of} is stated as {stated} {measure}, the rows give {own} {measure}. Find out what "
            "was "
            "changed."
        ),
        "verify.sum_missing": tr(
            "{place}: the sum of {of} is not there; the rows give {own} {measure}. Ask for the table to be made again."
        ),
        "verify.table_missing": tr(
            "The table '{table}' is not there, so nothing was compared with it. Ask for the file to be made again."
        ),
        "verify.unit_missing": tr(
            "Unit {own} of the unit data is not there. Ask whether it was dropped, or the unit data is another one."
        ),
        "verify.unit_twice": tr(
            "{place}: unit '{stated}' has no number of its own, so nobody knows which is meant. Ask for the package to "
            "be made again."
        ),
        "verify.unit_unknown": tr(
            "{place}: unit '{stated}' is not in the unit data. Ask whether it was added, or the unit data is another "
            "one."
        ),
        "verify.data_computes": tr(
            "The table '{table}' of the unit data has the column '{column}', which computes what it shows: that is not "
            "run. Ask for the package to be made again."
        ),
        "verify.data_crs": tr(
            "The table '{table}' of the unit data is in {crs}, which is no CGCS2000 Gauss-Krüger plane, so nothing can "
            "be measured. Ask for the package to be made again."
        ),
        "verify.data_empty": tr("The unit data has no units. Ask for the package to be made again."),
        "verify.data_large": tr(
            "The table '{table}' of the unit data has more than {limit} rows and was not read. Ask for the package to "
            "be made again."
        ),
        "verify.data_no_geopackage": tr("The unit data is no GeoPackage. Ask for the package to be made again."),
        "verify.data_no_ground": tr(
            "The table '{table}' of the unit data has no geometry column of its own. Ask for the package to be made "
            "again."
        ),
        "verify.data_no_table": tr(
            "The unit data has no table '{table}' (a view is not one: what it shows may depend on what somebody hid in "
            "it). Ask for the package to be made again."
        ),
        "verify.data_unreadable": tr(
            "The unit data cannot be read as plain tables ({reason}). Ask for the package to be made again."
        ),
    }


def _tables() -> dict[str, str]:
    return {
        "verify.class_differs": tr(
            "{place}: class {code} is stated as {stated} hm² beside an area in m² that is {own} hm². Find out what was "
            "changed."
        ),
        "verify.class_extra": tr(
            "{place}: pieces of class {code} ({stated} hm²), which the list of classes does not have. Find out what "
            "was "
            "changed."
        ),
        "verify.class_of_form": tr(
            "{place}: class {code} has {stated} hm² in the annual table and {own} hm² in the land-class table. Find "
            "out "
            "which is right."
        ),
        "verify.class_twice": tr("{place}: class {code} is there twice for the unit. Find out which row was added."),
        "verify.class_unreadable": tr(
            "{place}: the area of class {code} is no number ({stated}). Ask for the file to be made again."
        ),
        "verify.classes_sum": tr(
            "{place}: the classes sum to {stated} {measure}, the unit has {own} {measure}. Find out which row was "
            "changed."
        ),
        "verify.control_differs": tr(
            "{place}: class {code} is stated as {stated} m², the column that it has to agree with says {own} m². Find "
            "out what was changed."
        ),
        "verify.parts_missing": tr(
            "{place}: class {code} ({stated} hm²) has no pieces. Find out which rows were dropped."
        ),
        "verify.parts_sum": tr(
            "{place}: class {code} is {stated} {measure} among the pieces and {own} {measure} in the list it belongs "
            "to. Find out what was changed."
        ),
        "verify.verdict_area": tr(
            "{place}: {rule} takes {stated} hm² here and {own} hm² in the matrix. Find out what was changed."
        ),
        "verify.verdict_lacking": tr(
            "The matrix says “{own}” for {rule}, the unit's own list does not have it. Find out what was dropped."
        ),
        "verify.verdict_unreadable": tr(
            "{place}: “{stated}” is no verdict on {rule}. Ask for the report to be made again."
        ),
        "verify.change_differs": tr(
            "{place}: the change of class {code} is stated as {stated} {measure}; by the land-class table and the "
            "unit's own class it is {own} {measure}. Ask for the table to be made again."
        ),
        "verify.change_extra": tr(
            "{place}: class {code} is neither among the unit's classes of the land-class table nor what the unit "
            "becomes. Find out where it comes from."
        ),
        "verify.change_missing": tr(
            "{place}: class {code} with {own} hm² of the land-class table is not in the table of changes. Ask for the "
            "table to be made again."
        ),
        "verify.part_missing": tr(
            "The shapefile has no part {own}, without which programs do not read it right. Ask for all of its parts."
        ),
        "verify.encoding_differs": tr(
            "The .cpg says that the texts of the table are in '{stated}', but they look like {own}: programs will show "
            "other characters. Write the right encoding into the .cpg, or ask for the shapefile to be made again."
        ),
        "verify.shapefile_unreadable": tr(
            "The file is no shapefile that can be read ({reason}). Ask for it to be made again."
        ),
        "verify.no_workbook": tr("The file is no workbook (.xlsx). Ask for it to be made again."),
        "verify.workbook_large": tr(
            "The workbook is larger than {limit} MB and was not read. Ask for it to be made again."
        ),
    }


def _own_layers() -> dict[str, str]:
    return {
        "verify.class_lacking": tr(
            "On your survey the unit has {own} hm² of class {code}, in the table none. Compare the editions of the two "
            "surveys, then ask."
        ),
        "verify.class_not_there": tr(
            "{place}: {stated} hm² of class {code}, which the unit does not have on your survey. Compare the editions "
            "of the two surveys, then ask."
        ),
        "verify.rules_edition": tr(
            "The zone report follows the rules {stated}, your check {own}. Verdicts may differ for that alone: give "
            "the rules of the report as RULES."
        ),
        "verify.survey_differs": tr(
            "{place}: class {code} is stated as {stated} {measure}, on your survey it is {own} {measure}. Compare the "
            "editions of the two surveys, then ask."
        ),
        "verify.verdict_area_own": tr(
            "{place}: {rule} takes {stated} hm² by the report and {own} hm² on your layers. Compare the editions of "
            "the "
            "layers, then ask."
        ),
        "verify.verdict_differs": tr(
            "{place}: {rule} is “{stated}” by the report and “{own}” on your layers. Compare the editions of layers "
            "and "
            "rules, then ask."
        ),
    }


def _not_checked() -> dict[str, str]:
    return {
        "verify.not_a_rule": tr(
            "Not checked: your rules have no rule “{rule}”. Give the rules of the report as RULES."
        ),
        "verify.not_by_either": tr(
            "Not checked: {rule} was answered neither by the report nor on your layers ({reason}). Get the layer."
        ),
        "verify.not_by_you": tr(
            "Not checked: {rule} cannot be answered on your layers ({reason}), so the report's verdict stands "
            "unproved. "
            "Get the layer."
        ),
        "verify.not_class_table": tr(
            "Not checked: there is no land-class table in the package that could be compared. Ask for it."
        ),
        "verify.not_content": tr(
            "Not checked: of this file only size and SHA-256 were compared, not what it shows. Look at it yourself."
        ),
        "verify.not_public": tr(
            "Not checked: this is a public copy, which holds no unit data and no corners. Ask for the package itself."
        ),
        "verify.public_copy": tr(
            "'{package}' is the public copy of a package: only sizes and hashes of its files were compared. Whether "
            "its numbers are right can be checked on the package alone; ask for it."
        ),
        "verify.not_data": tr(
            "Not checked: there is no GeoPackage of the units, by which everything else is measured. Ask for it."
        ),
        "verify.not_formula": tr(
            "Not checked: {count} sums are formulas that nobody has computed. Open the workbook in Excel or "
            "LibreOffice, save it and look."
        ),
        "verify.not_in_its_plan": tr(
            "Not checked: “{item}” is no item of the edition that the package was made by. Ask for it where it is "
            "needed."
        ),
        "verify.not_in_report": tr(
            "Not checked: the report has no verdict on “{rule}” for this unit. Ask for a report by your rules."
        ),
        "verify.not_on_survey": tr(
            "Not checked: on your survey the unit has no classes that could be compared. Check that the survey covers "
            "it."
        ),
        "verify.not_on_zones": tr(
            "Not checked: your check has no verdict on “{rule}” for this unit. See its findings."
        ),
        "verify.not_matched": tr(
            "Not checked: row {row} of the annual table may be one of the units whose outline in the unit data is of "
            "no "
            "use. Ask for the unit data again."
        ),
        "verify.not_placed": tr(
            "Not checked: row {row} of the annual table has no corners that could be read. See the findings."
        ),
        "verify.not_readable": tr(
            "Not checked: the file cannot be read ({reason}). See the findings, or ask for it again."
        ),
        "verify.not_second": tr(
            "Not checked: the units were taken from '{first}'. Check this file by itself where it matters."
        ),
        "verify.not_sheet": tr(
            "Not checked: the sheet '{sheet}' is none whose numbers can be recomputed here. Look at it yourself."
        ),
        "verify.not_later_survey": tr(
            "Not checked: the classes after are those of a later survey, which is not in the package. Ask for that "
            "survey and make the table again with Attach land classes."
        ),
        "verify.not_survey": tr(
            "Not checked: no land survey of yours was given, so the classes are the applicant's word. Give SURVEY."
        ),
        "verify.not_told_apart": tr(
            "Not checked: several units are called '{name}' in coordinate files, which take no commas. Look at them "
            "yourself."
        ),
        "verify.not_twice": tr(
            "Not checked: contact, dates, amounts of money and running text stand in the annual table only, so there "
            "is nothing in the package to compare them with. Check them against your files."
        ),
        "verify.not_without_data": tr(
            "Not checked: without usable unit data there is nothing to measure the file by. Ask for the unit data."
        ),
        "verify.not_without_terrain": tr(
            "Not checked: the report answers {rule} by lines of sight. Give DEM to do the same."
        ),
        "verify.not_zone_report": tr(
            "Not checked: there is no zone report in the package that could be compared. Ask for it."
        ),
        "verify.not_zones": tr(
            "Not checked: no zone layers of yours were given, so the verdicts are the applicant's word. Give ZONES."
        ),
    }
