"""Sentences of the findings whose code begins with ``drawing.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "drawing.coordinate_missing": tr("Type both coordinates: X (north) and Y (east)."),
        "drawing.no_coordinate": tr(
            "'{text}' is no coordinate. Type metres (3320000.123) or degrees (32°10′20.5″, 32-10-20.5)."
        ),
        "drawing.not_in_china": tr(
            "{x} and {y} are no place in China. X has 7 digits before the point; Y has 6, or 8 with the zone number."
        ),
        "drawing.other_zone": tr(
            "Y begins with zone {zone}, the units are in zone {own}. Type the coordinates in zone {own}, or in degrees."
        ),
        "drawing.swapped": tr("Y was typed before X: taken as X {x}, Y {y}. Take the corner back if that is wrong."),
        "drawing.degrees_swapped": tr(
            "Longitude was typed before latitude: taken as {latitude} north, {longitude} east. Take the corner back if "
            "that is wrong."
        ),
        "drawing.angle_ambiguous": tr(
            "'{text}' may be {decimal} (decimal degrees) or {packed} (D.MMSS). Say on the page Bearing what such "
            "numbers are, or type the signs: {packed}."
        ),
        "drawing.angle_sixty": tr("'{text}' has minutes or seconds of 60 or more. Correct it."),
        "drawing.no_bearing": tr(
            "'{text}' is no bearing. Type degrees from north, clockwise (135°30′15″, 135-30-15), or N 45°30′ E."
        ),
        "drawing.bearing_range": tr("The bearing {text} is more than 360°. Correct it."),
        "drawing.quadrant_range": tr("{text}: the angle of a quadrant is 90° at most. Correct it."),
        "drawing.no_length": tr("'{text}' is no length. Type metres, more than 0 and up to {most:g} km."),
        "drawing.arc_same_place": tr("Two of the places of the arc are the same. Give others."),
        "drawing.arc_straight": tr("The three places of the arc lie on a straight line. Give another place between."),
        "drawing.arc_radius": tr(
            "A radius of {radius:.3f} m is too small for these ends: {least:.3f} m at least. Correct it."
        ),
        "drawing.arc_sides": tr(
            "The arc would get more than {most} sides at a tolerance of {tolerance:g} m. Give a larger tolerance."
        ),
        "drawing.too_few": tr("{count} corners make no outline: three at least, at different places."),
        "drawing.almost_closed": tr(
            "The last corner is {distance:.3f} m from the first. Take it back (Backspace) and the outline closes by "
            "itself, or distribute the closing error of the traverse."
        ),
        "drawing.same_corner": tr("Corner {corner} and the one after it are at the same place. Take one back."),
        "drawing.crosses": tr(
            "Sides {first} and {second} cross or touch at X {x:.3f}, Y {y:.3f}. Take the last corners back (Backspace)."
        ),
        "drawing.flat": tr("The corners enclose no ground. Take the last ones back (Backspace)."),
        "drawing.hole_outside": tr("The hole does not lie inside one part of the unit. Draw it inside."),
        "drawing.hole_meets": tr(
            "The hole meets the boundary or another hole ({problem}). Draw it apart from them; to cut ground off at "
            "the boundary, divide the unit."
        ),
        "drawing.part_meets": tr(
            "The part meets the unit ({problem}). Draw it apart from the unit; ground beside it can be a unit of its "
            "own and merged."
        ),
        "drawing.line_crosses_itself": tr("The dividing line crosses itself. Draw it anew."),
        "drawing.not_divided": tr(
            "The line does not divide the unit {unit}. Draw it from outside to outside, or from boundary to boundary."
        ),
        "drawing.too_thin": tr("The line leaves a piece of unit {unit} thinner than 0.1 mm. Draw it anew."),
    }
