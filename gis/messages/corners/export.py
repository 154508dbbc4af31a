"""Sentences about what is written."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
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
            "With {decimals} decimals the unit's outline touches itself ({reason}): readers may refuse it. Move the "
            "corners apart, or ask for more decimals (DECIMALS)."
        ),
        "corners.unit_rounded": tr(
            "The unit's coordinates have more than {decimals} decimals; they were written rounded, which moves corners "
            "by up to {moved:.4f} m. Digitised again, it is that much apart."
        ),
        "corners.corners_meet_rounded": tr(
            "With {decimals} decimals {count} corners stand where the corner before them stands. Take them out of the "
            "unit, or ask for more decimals (DECIMALS)."
        ),
        "corners.area_rounded": tr(
            "With {decimals} decimals the official area is {after:.2f} m² instead of {before:.2f} m². Ask for more "
            "decimals (DECIMALS) if the receiver computes it again."
        ),
        "corners.written_in_degrees": tr(
            "Degrees with {decimals} decimals of a second: read back, corners are up to {moved:.2f} mm apart and areas "
            "up to {area:.3f} m²."
        ),
        "corners.written_coarse": tr(
            "Degrees with {decimals} decimals of a second: read back, corners are up to {moved:.1f} mm apart and areas "
            "up to {area:.3f} m². Ask for 5 decimals (DECIMALS) if the receiver takes them."
        ),
        "corners.text_altered": tr(
            "'{before}' cannot stand in the file as it is and was written as '{after}'. Change the unit's text if "
            "that will not do."
        ),
        "corners.choice_altered": tr(
            "{choice}: '{before}' cannot stand in the file as it is and was written as '{after}'. Give another text if "
            "that will not do."
        ),
        "corners.choice_unused": tr(
            "The form '{title}' has no place for {choices}: they were left aside. Choose another form, or leave them "
            "as they are by default."
        ),
        "corners.rings_closed_anyway": tr(
            "The form '{title}' tells rings apart by their closing rows only: CLOSING was left aside and each ring is "
            "closed under the name of its first corner."
        ),
        "corners.unit_on_own_layer": tr(
            "The unit lies inside the outline of another, or around one: its rings are on layer {layer}, not {usual}, "
            "so that no reader of the drawing takes the inner one for a hole."
        ),
        "corners.rings_not_told": tr(
            "The unit has {count} rings, and the form does not say which belong together or are taken off: a reader "
            "may take each for a parcel of its own. Choose a form with ring numbers, or tell the receiver."
        ),
        "corners.form_without_names": tr(
            "The form has no place for numbers and names of units: the file holds the corners only, in the order of "
            "the units."
        ),
        "corners.form_without_numbers": tr(
            "The form has no place for numbers of units: parcels stand in the order of the units, with their names."
        ),
        "corners.zone_not_said": tr(
            "The file does not say its zone: {width}-degree zone {zone}, central meridian {meridian}°E. Tell the "
            "receiver, or have the zone number written before the eastings (ZONE_PREFIX)."
        ),
        "corners.form_numbers_rings": tr(
            "The form '{title}' numbers the corners of each ring from 1: for units of several rings these are not the "
            "numbers of the maps and tables."
        ),
        "corners.numbers_differ": tr(
            "{choices}: the corner numbers of this file are not those of the maps, tables and forms that are made from "
            "the same units. Keep the defaults where they have to agree."
        ),
        "corners.elevations_missing": tr(
            "{count} units have no elevations, their places in the file are empty: {units}. Give ELEVATION_FROM and "
            "ELEVATION_TO, or write '标高: 220 至 100' into the unit's note."
        ),
        "corners.elevations_turned": tr(
            "The upper elevation {upper} is below the lower one {lower}; they were written as they are. Exchange them."
        ),
        "corners.parts_are_areas": tr(
            "The unit has {count} parts; in this form each is an area of its own, and nothing says that they belong "
            "together. Tell the receiver."
        ),
        "corners.too_many_corners": tr(
            "The file has {count} corners; registrations take {most} at most. Write fewer units into one file."
        ),
        "corners.village_missing": tr(
            "This form has the code and the name of the village in each head row, so no file was made. Give "
            "VILLAGE_CODE and VILLAGE_NAME, or choose another form."
        ),
        "corners.heights_are_zero": tr("Heights are written as 0.000: the units have none."),
        "corners.not_in_gbk": tr(
            "{count} characters are not in GBK and may be garbled in programs that read nothing else: {characters} . "
            "Change the texts, or take UTF-8 if the receiver reads it."
        ),
        "corners.csv_without_mark": tr(
            "Excel garbles Chinese in a CSV in UTF-8 without BOM. Choose UTF-8 (BOM) as ENCODING if it is to be opened "
            "there."
        ),
        "corners.string_too_long": tr(
            "The longest coordinate string has {longest} characters; field GDZB holds {most}. Ask for fewer decimals "
            "(DECIMALS), or leave out corners that lie on a straight line."
        ),
        "corners.form_needs_package": tr(
            "The form '{title}' needs the Python package {package}, which is not installed. Install it into the Python "
            "of QGIS, or choose another form."
        ),
    }
