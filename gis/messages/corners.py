"""Sentences of the findings whose code begins with ``corners.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {**_files(), **_rows(), **_place(), **_rings(), **_declared(), **_units(), **_table(), **_export()}


def _files() -> dict[str, str]:
    return {
        "corners.cannot_read": tr("The file cannot be read: {reason}."),
        "corners.not_a_file": tr("This is a folder or a device, not a file. Choose the coordinate files in it."),
        "corners.too_large": tr(
            "The file has {size:.0f} MB; files above {limit} MB are not read. Split it, parcel by parcel."
        ),
        "corners.empty": tr("The file is empty."),
        "corners.binary_known": tr(
            "The file is no text but: {kind}. Save or export the corners as a text file, and take that."
        ),
        "corners.binary": tr("The file is no text: it is full of bytes that no text has. Take the text file instead."),
        "corners.unknown_dialect": tr(
            "The form of this file is not known; it begins with '{text}'. What can be read: {dialects}. "
            "Write the corners in one of these forms."
        ),
        "corners.read_as": tr(
            "Read as {dialect} because of {marks}; encoding {encoding}; {parcels} parcels, {corners} corner rows."
        ),
        "corners.undecodable": tr(
            "{count} lines hold bytes that are no {encoding} text, the first is this one; names there may be wrong. "
            "Save the file as UTF-8."
        ),
        "corners.nul_bytes": tr(
            "{count} lines hold NUL bytes, the first is this one: the file was damaged. Compare it with the original."
        ),
        "corners.heading_missing": tr("The parcels begin here without the heading [{section}]; they are read anyway."),
        "corners.key_repeated": tr(
            "'{key}' stands twice: first '{first}', here '{second}'. The first was taken; correct the file."
        ),
        "corners.no_parcels": tr(
            "The file ends without a parcel: no row ends with '@'. It may have been cut off; take the original again."
        ),
        "corners.cut_off": tr(
            "The file stops in the middle of the last number: '{text}'. The corner is likely wrong; take the original "
            "file again."
        ),
        "corners.left_over": tr(
            "{count} rows under [{section}] belong to nothing and were left out, the first is: '{text}'."
        ),
    }


def _rows() -> dict[str, str]:
    return {
        "corners.head_without_end": tr("The head row of the parcel does not end with '@'; it was taken as one anyway."),
        "corners.head_unusual": tr(
            "The head row has its fields in another order (the 5th should be 面): '{text}'. Check number and name of "
            "the parcel."
        ),
        "corners.count_unreadable": tr("The declared number of corners is no whole number: '{text}'."),
        "corners.no_parcel_head": tr(
            "Corners without a head row of their parcel begin here: '{text}'. They are not used; add the head row "
            "that "
            "ends with '@'."
        ),
        "corners.row_unreadable": tr(
            "This row is no corner: '{text}'. A corner has name, ring number, X and Y, with commas between."
        ),
        "corners.ring_unreadable": tr("The ring number is no whole number: '{text}'."),
        "corners.number_unreadable": tr(
            "'{text}' is no coordinate. Write a plain number in metres, such as 4912345.678."
        ),
        "corners.more_unreadable": tr("{count} more rows of this parcel cannot be read."),
        "corners.extra_values": tr(
            "{count} rows of this parcel have more than four values, the first is this one; what follows Y was "
            "left out."
        ),
        "corners.parcel_not_used": tr(
            "No unit was made of this parcel: rows of it cannot be read (see the findings at those lines)."
        ),
        "corners.not_a_polygon": tr("The parcel is of the kind '{shape}'; a restoration unit has to be 面 (an area)."),
        "corners.no_corners": tr("The parcel has no corners: nothing follows its head row."),
    }


def _place() -> dict[str, str]:
    return {
        "corners.not_plane_coordinates": tr(
            "{first:.3f} and {second:.3f} are no X (1,900,000 to 6,000,000 m) and Y (180,000 to 820,000 m, with or "
            "without zone number before it) in China; {count} rows of this parcel are so."
        ),
        "corners.mixed_zones": tr(
            "The corners of this parcel are in different zones ({zones}; '-' is without zone number). Bring them into "
            "one zone."
        ),
        "corners.axes_swapped": tr(
            "Y stands before X in all {count} rows of this parcel; seen by the size of the numbers, and read so."
        ),
        "corners.axes_mixed": tr(
            "In {count} of {all} rows of this parcel Y stands before X, in the others not; each was read by the "
            "size of "
            "its numbers. Check the file."
        ),
        "corners.crs_from_digits": tr(
            "Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) by the digits before the eastings."
        ),
        "corners.crs_from_head": tr(
            "Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as the file declares; the "
            "eastings "
            "have no zone number."
        ),
        "corners.crs_from_parameter": tr(
            "Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as given by the parameter CRS; "
            "neither the eastings nor the file say it."
        ),
        "corners.no_zone": tr(
            "The zone cannot be known: the eastings have no zone number and the file declares none. Set the parameter "
            "CRS to the CGCS2000 plane of the coordinates."
        ),
        "corners.parcel_not_placed": tr(
            "No unit was made of this parcel: the zone or datum of its file stands against it (see the file's error)."
        ),
        "corners.zone_differs": tr(
            "The file declares zone {declared}, the digits before the eastings say {zone} (EPSG:{epsg}). The digits "
            "were taken; check which is right."
        ),
        "corners.width_differs": tr(
            "The file declares {declared}-degree zones, but zone {zone} is a {width}-degree zone. That was taken; "
            "check "
            "which is right."
        ),
        "corners.crs_differs": tr(
            "The file declares zone {zone} (EPSG:{epsg}), the parameter CRS is EPSG:{given}. The coordinates were "
            "taken "
            "as in zone {zone}; check which is right."
        ),
        "corners.zone_unreadable": tr("'{text}' is no zone number (13 to 23 or 25 to 45); taken as not declared."),
        "corners.width_unreadable": tr("'{text}' is no zone width (3 or 6 degrees); taken as not declared."),
        "corners.datum_not_stated": tr(
            "The file does not say its datum (坐标系); taken as CGCS2000. Make sure of it: the digits cannot tell, "
            "and "
            "other datums lie up to a hundred metres and more away."
        ),
        "corners.datum_from_parameter": tr(
            "The file does not say its datum (坐标系); taken as CGCS2000, as the parameter CRS says."
        ),
        "corners.other_datum": tr(
            "The file is in {datum} ('{text}'), units have to be in CGCS2000. Nothing was moved: without your own "
            "parameters that would be off by tens of metres. Transform the corners with the parameters of your "
            "surveying authority, or download them in CGCS2000 from the ministry's service (2000国家大地坐标系转换)."
        ),
        "corners.unknown_datum": tr(
            "The datum '{text}' is not known, units have to be in CGCS2000 (2000国家大地坐标系). Transform the "
            "corners "
            "with the parameters of your surveying authority."
        ),
        "corners.moved_far": tr(
            "This ground lies {degrees:.2f}° from the central meridian {meridian}° of the units' plane EPSG:{epsg}, "
            "whose zone reaches {half:g}°. Check the zone of the file, or digitise it in a run of its own."
        ),
        "corners.outside_zone": tr(
            "This corner lies {degrees:.2f}° from the central meridian {meridian}° of zone {zone}, which reaches "
            "{half:.1f}°. Check the zone and the easting; areas in the plane are too large there."
        ),
        "corners.transformed": tr(
            "Transformed from EPSG:{source_epsg} to EPSG:{epsg}, the plane of this run (same datum, no loss); "
            "official "
            "area {before:.2f} m² before, {after:.2f} m² after."
        ),
        "corners.prefix_changed": tr(
            "The eastings were put into EPSG:{epsg}, the same zone {zone} with or without the zone number before them."
        ),
    }


def _rings() -> dict[str, str]:
    return {
        "corners.too_few_points": tr("Ring {ring} has {count} different corners; an area needs three."),
        "corners.zero_area": tr("All corners of ring {ring} lie on one line: it has no area."),
        "corners.self_crossing": tr(
            "Ring {ring} crosses or touches itself: side {first} meets side {second} at X {north:.3f}, Y {east:.3f}. "
            "Check the order of the corners there."
        ),
        "corners.ring_repeated": tr(
            "Ring {second} is ring {first} of line {first_line} again. Remove one of them, or correct its corners."
        ),
        "corners.rings_overlap": tr(
            "Ring {second} overlaps ring {first} of line {first_line} by {overlap:.4f} m² and is not inside it. "
            "Correct "
            "the corners; neighbours need the same corners along their common side."
        ),
        "corners.rings_merged": tr(
            "{rings} rings share a side and were put together, the shared side fell away: {before} corners before, "
            "{after} after. The area is the same."
        ),
        "corners.rings_divided": tr(
            "The rings touch in more than one point, which divides the area; it was written as {parts} parts with "
            "the same "
            "outline: {before} corners before, {after} after. The area is the same."
        ),
        "corners.parcel_invalid": tr(
            "The rings of this parcel do not make an area that can be used. Check the corners where rings touch."
        ),
        "corners.numbered_outer_is_hole": tr(
            "Ring {ring} lies inside another ring and was taken as a hole, though its number says outer ring."
        ),
        "corners.numbered_hole_is_outer": tr(
            "Ring {ring} lies in no other ring, or in a hole, and was taken as a part of the area, though a number "
            "above "
            "1 is mostly a hole."
        ),
        "corners.duplicate_point": tr("The corner is the same place as {before} of line {first}, just before it."),
        "corners.almost_closed": tr(
            "The last corner lies {gap:.3f} m from the first ({first}), but not on it; both were kept. If it is to "
            "close "
            "the ring, give it the same coordinates."
        ),
        "corners.closing_differs": tr(
            "The last corner has the name of the first (line {first}) but lies {gap:.3f} m away; it was kept as a "
            "corner."
        ),
    }


def _declared() -> dict[str, str]:
    return {
        "corners.count_differs": tr(
            "Declared are {declared} corners; there are {corners} corners ({rows} rows with closing rows)."
        ),
        "corners.area_unreadable": tr("The declared area cannot be read: '{text}'."),
        "corners.area_matches_both": tr(
            "The declared area {declared} (in {unit}) agrees with the official area ({official:.2f} m²) and with the "
            "planar one ({planar:.2f} m²)."
        ),
        "corners.area_matches_official": tr(
            "The declared area {declared} (in {unit}) is the official one ({official:.2f} m²), not the planar one "
            "({planar:.2f} m²)."
        ),
        "corners.area_matches_planar": tr(
            "The declared area {declared} (in {unit}) is the planar one ({planar:.2f} m²), not the official one "
            "({official:.2f} m²)."
        ),
        "corners.areas_match_both": tr(
            "{count} declared areas (in {unit}) agree with the official areas and with the planar ones; the first is "
            "that of {first}."
        ),
        "corners.areas_match_official": tr(
            "{count} declared areas (in {unit}) are the official ones, not the planar ones; the first is that of "
            "{first}."
        ),
        "corners.areas_match_planar": tr(
            "{count} declared areas (in {unit}) are the planar ones, not the official ones that the county computes; "
            "the first is that of {first}."
        ),
        "corners.area_ignores_holes": tr(
            "The declared area {declared} (in {unit}) is that without taking off the holes ({gross:.2f} m²); the "
            "official area is {official:.2f} m², the planar {planar:.2f} m². Check which rings are holes."
        ),
        "corners.area_differs": tr(
            "The declared area {declared} (taken as {unit}) agrees neither with the official area ({official:.2f} m²) "
            "nor with the planar one ({planar:.2f} m²): {difference:+.2f} m², {percent:+.3f} % of the official one."
        ),
    }


def _units() -> dict[str, str]:
    return {
        "corners.number_missing": tr("The parcel has no number; the unit got '{number}'."),
        "corners.number_changed": tr("The number '{before}' is taken; the unit got '{number}'."),
        "corners.section_missing": tr(
            "Nothing says to which section {count} units belong ({units}). Set SECTION, or add a column 'section' "
            "to ATTRIBUTES."
        ),
        "corners.year_missing": tr(
            "Nothing says to which year {count} units belong ({units}). Set YEAR, or add a column 'year' to ATTRIBUTES."
        ),
    }


def _table() -> dict[str, str]:
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


def _export() -> dict[str, str]:
    return {
        "corners.no_units": tr("The layer holds no units."),
        "corners.unit_without_geometry": tr("The unit has no area geometry and was left out."),
        "corners.unit_invalid": tr("The unit's geometry is not valid ({reason}); it was left out. Correct it."),
        "corners.unit_off_plane": tr(
            "The corner X {north:.3f}, Y {east:.3f} cannot lie in EPSG:{epsg}, the CRS of the layer; the unit was "
            "left out. "
            "Check which CRS the layer has."
        ),
        "corners.unit_number_repeats": tr(
            "{count} units have this number; a reader of the file will give some of them another."
        ),
        "corners.unit_invalid_rounded": tr(
            "At the millimetre the unit's outline touches itself ({reason}): readers may refuse it. Move the "
            "corners apart."
        ),
        "corners.unit_rounded": tr(
            "The unit's coordinates have more than {decimals} decimals; they were written rounded. Digitised "
            "again, it is "
            "that much apart."
        ),
        "corners.text_altered": tr("'{before}' would break the row and was written as '{after}'."),
    }
