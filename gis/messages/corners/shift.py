"""Sentences about moves from one datum to another."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.helmert_unreadable": tr(
            "HELMERT: '{text}' is no number. Give seven numbers with commas between: X, Y and Z shift in metres, X,"
            " Y and Z rotation in arc-seconds, scale in ppm."
        ),
        "corners.helmert_count": tr(
            "HELMERT has {count} numbers. Give seven with commas between: X, Y and Z shift in metres, X, Y and Z "
            "rotation in arc-seconds, scale in ppm."
        ),
        "corners.helmert_null": tr(
            "HELMERT moves nothing ('{text}'): coordinates of another datum would be relabelled as CGCS2000. Give "
            "the parameters of your surveying authority."
        ),
        "corners.helmert_too_large": tr(
            "HELMERT is too large for a move between Chinese datums: shift {shift:g} m (up to 1000), rotation "
            "{turn:g}″ (up to 60), scale {scale:g} ppm (up to 100). Check order and units: metres, arc-seconds, "
            "ppm."
        ),
        "corners.helmert_units": tr(
            "HELMERT has rotations up to {turn:g}″ and the scale {scale:g} ppm: one of them looks as if in another "
            "unit (radians, a factor). Used as given; check that rotations are arc-seconds and the scale is ppm."
        ),
        "corners.shift_unused": tr(
            "HELMERT or CONTROL_POINTS is given, but no coordinates in another datum than CGCS2000 are there to be "
            "moved: it was not used. Check that the files say their datum, or set CRS to a plane of it."
        ),
        "corners.shift_of_one_datum": tr(
            "HELMERT or CONTROL_POINTS moves one datum, and the files have several ({datums}); none of them was "
            "moved. Digitise each datum in a run of its own."
        ),
        "corners.shifted": tr(
            "Moved by your parameters: {record}. The parcel came to lie {north:+.3f} m in X and {east:+.3f} m in Y "
            "beside its own numbers; official area {before:.2f} m² before, {after:.2f} m² after."
        ),
        "corners.cannot_move": tr(
            "The parcel cannot be moved from EPSG:{source_epsg} to EPSG:{epsg}: the result is no number. Check its "
            "coordinates and the CRS."
        ),
        "corners.control_unreadable": tr(
            "This row is no control point: '{text}'. Give name, X and Y in the old datum, X and Y in CGCS2000."
        ),
        "corners.control_few": tr(
            "{count} control points are too few: four parameters need two, and a third to check them. Add points "
            "known in both datums."
        ),
        "corners.control_no_place": tr(
            "Control point {name}: {first:.3f} and {second:.3f} are no X and Y in China, with or without zone "
            "number. Correct it."
        ),
        "corners.control_mixed_zones": tr(
            "The control points are in different zones ({zones}; '-' is without zone number). Give them in one zone."
        ),
        "corners.control_two_zones": tr(
            "The control points are in zone {first} in the old datum and in zone {second} in CGCS2000. Give both in"
            " the zone of the coordinates."
        ),
        "corners.control_swapped": tr(
            "Y stands before X in {count} control points; seen by the size of the numbers, and read so."
        ),
        "corners.control_one_place": tr(
            "The {count} control points lie in one place: they give no rotation and no scale. Use points around the"
            " ground."
        ),
        "corners.control_null": tr(
            "The {count} control points have the same coordinates in both datums: nothing would be moved. Give "
            "their coordinates in CGCS2000."
        ),
        "corners.control_unlikely": tr(
            "The control points give a step of {step:.1f} m, a rotation of {turn:.1f}″ and {scale:.1f} ppm, more "
            "than lies between Chinese datums (1000 m, 60″, 100 ppm). Check that X and Y, zones and points belong "
            "together."
        ),
        "corners.control_fit": tr(
            "Four parameters from {count} control points: rotation {turn:+.3f}″, scale {scale:+.3f} ppm; residuals:"
            " root mean square {rms:.3f} m, largest {largest:.3f} m ({each})."
        ),
        "corners.control_unchecked": tr("Two control points fit any two places: nothing checks them. Add a third."),
        "corners.control_residual": tr(
            "Control points are off by more than {tolerance:g} m: {points}. Check their coordinates, or leave out "
            "those that moved."
        ),
        "corners.control_other_zone": tr(
            "The control points are in zone {control}, the parcel in zone {zone}: four parameters hold in one zone."
            " Digitise it with control points in its own zone, or with HELMERT."
        ),
        "corners.control_without_zone": tr(
            "The control points have no zone number, and the files lie in several zones ({zones}): which they "
            "belong to cannot be known. Put the zone number before their eastings."
        ),
        "corners.control_extrapolated": tr(
            "The parcel lies {distance:.0f} m outside the control points, which are {extent:.0f} m apart at most: "
            "their errors grow there. Use points around the ground."
        ),
    }
