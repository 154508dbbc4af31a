"""Sentences about rings and their corners."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
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
