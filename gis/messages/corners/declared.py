"""Sentences about what a parcel declares against its corners."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.count_differs": tr(
            "Declared are {declared} corners; there are {corners} corners ({rows} rows with closing rows)."
        ),
        "corners.area_unreadable": tr(
            "The declared area cannot be read: '{text}'. It was not compared. Write a number, with a unit such as hm² "
            "or m² if need be."
        ),
        "corners.area_not_filled": tr(
            "The declared area is {declared}: it was taken as not filled in, and not compared with the corners."
        ),
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
        "corners.area_adds_all_rings": tr(
            "The declared area {declared} (in {unit}) is that of all rings added up ({gross:.2f} m²), though some lie "
            "in others and were taken off; the official area is {official:.2f} m², the planar {planar:.2f} m². Check "
            "which rings are holes."
        ),
        "corners.area_first_less_rest": tr(
            "The declared area {declared} (in {unit}) is that of the first ring less all others ({gross:.2f} m²), "
            "though not all of them lie in it as holes; the official area is {official:.2f} m², the planar "
            "{planar:.2f} m². Check which rings are holes."
        ),
        "corners.area_leaves_ring_out": tr(
            "The declared area {declared} (in {unit}) is that without ring {ring} ({gross:.2f} m²); with it the "
            "official area is {official:.2f} m², the planar {planar:.2f} m². Check whether the ring belongs to the "
            "parcel."
        ),
        "corners.sheet_unreadable": tr(
            "The declared map sheet '{text}' is no sheet number (such as I50G012034), so it was not compared with the "
            "corners. Correct or remove it."
        ),
        "corners.more_sheets_unreadable": tr(
            "{count} more parcels (lines {first} to {last}) declare a map sheet that is no sheet number; it was not "
            "compared with their corners."
        ),
        "corners.sheet_elsewhere": tr(
            "The declared map sheet '{sheet}' covers {west:.4f}° to {east:.4f}° E and {south:.4f}° to {north:.4f}° N; "
            "the parcel lies {km:.1f} km off it, at {longitude:.4f}° E, {latitude:.4f}° N. Check the sheet, and "
            "whether the coordinates have the right zone."
        ),
        "corners.more_sheets_elsewhere": tr(
            "{count} more parcels (lines {first} to {last}) lie wholly off the map sheet that they declare. Check the "
            "sheets, and whether the coordinates have the right zone."
        ),
        "corners.sheet_left": tr(
            "{corners} of {all} corner rows lie off the declared map sheet '{sheet}', by up to {far:.0f} m. Add the "
            "sheet that they lie on."
        ),
        "corners.more_sheets_left": tr(
            "{count} more parcels (lines {first} to {last}) reach beyond the map sheet that they declare. Add the "
            "sheets that they lie on."
        ),
        "corners.area_differs": tr(
            "The declared area {declared} (taken as {unit}) agrees neither with the official area ({official:.2f} m²) "
            "nor with the planar one ({planar:.2f} m²): {difference:+.2f} m², {percent:+.3f} % of the official one."
        ),
    }
