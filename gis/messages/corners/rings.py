"""Sentences about rings and their corners."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.too_few_points": tr(
            "Ring {ring} has {count} different corners; an area needs three. The parcel was not used: add what is "
            "missing."
        ),
        "corners.zero_area": tr(
            "All corners of ring {ring} lie on one line: it has no area. The parcel was not used: correct the corners."
        ),
        "corners.self_crossing": tr(
            "Ring {ring} crosses or touches itself: side {first} meets side {second} at X {north:.3f}, Y {east:.3f}. "
            "Check the order of the corners there."
        ),
        "corners.more_self_crossings": tr(
            "Ring {ring} crosses or touches itself in {count} more places (sides from lines {first} to {last}). Check "
            "the order of the corners."
        ),
        "corners.more_rings_overlap": tr(
            "{count} more overlaps of rings of this parcel (lines {first} to {last}). Correct the corners."
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
        "corners.duplicate_point": tr(
            "The corner is the same place as {before} of line {first}, just before it. Remove one of them."
        ),
        "corners.almost_closed": tr(
            "The last corner lies {gap:.3f} m from the first ({first}), but not on it; both were kept. If it is to "
            "close "
            "the ring, give it the same coordinates."
        ),
        "corners.closing_differs": tr(
            "The last corner has the name of the first (line {first}) but lies {gap:.3f} m away; it was kept as a "
            "corner."
        ),
        "corners.more_duplicate_points": tr(
            "{count} more corners (lines {first} to {last}) are the same place as the corner just before them. Remove "
            "what stands twice."
        ),
        "corners.not_finite": tr(
            "Corner of ring {ring} is at X {north}, Y {east}, which is no place. Correct the number; the parcel was "
            "not used."
        ),
        "corners.more_not_finite": tr(
            "{count} more corners (lines {first} to {last}) have an infinite or missing number. Correct them."
        ),
        "corners.more_numbered_outer_are_holes": tr(
            "{count} more rings (lines {first} to {last}) lie inside another ring and were taken as holes, though "
            "their number says outer ring."
        ),
        "corners.more_numbered_holes_are_outer": tr(
            "{count} more rings (lines {first} to {last}) were taken as parts of the area, though a number above 1 is "
            "mostly a hole."
        ),
        "corners.added_is_inside": tr(
            "The file says that ring {ring} ({area:.2f} m²) is added, but it lies inside ring {around} of line "
            "{around_line}, which has its ground already. The parcel was not used: correct the mark, or the corners."
        ),
        "corners.deducted_is_outside": tr(
            "The file says that ring {ring} ({area:.2f} m²) is taken off, but it lies in no ring that has its ground. "
            "The parcel was not used: correct the mark, or the corners."
        ),
        "corners.short_side": tr(
            "The side from {before} to this corner is {length:.4f} m long, less than {limit} m. Check whether one of "
            "the two corners is too many."
        ),
        "corners.more_short_sides": tr(
            "{count} more sides (lines {first} to {last}) are shorter than {limit} m. Check whether corners there are "
            "too many."
        ),
        "corners.spike": tr(
            "The sides fold back at this corner: they enclose {angle:.2f}° (limit {limit}°), {far:.3f} m far. Check "
            "the corner and its neighbours."
        ),
        "corners.more_spikes": tr(
            "{count} more corners (lines {first} to {last}) are spikes whose sides enclose less than {limit}°. Check "
            "them."
        ),
        "corners.counterclockwise": tr(
            "The numbers of outer ring {ring} run counter-clockwise; the usual order is clockwise from the north-west. "
            "The corners were kept as they stand; number them anew if the receiver asks for that order."
        ),
        "corners.all_counterclockwise": tr(
            "The numbers of {count} outer rings run counter-clockwise, the first are those of {first}; the usual order "
            "is clockwise from the north-west. The corners were kept as they stand; number them anew if the receiver "
            "asks for that order."
        ),
        "corners.names_descend": tr(
            "The numbers of ring {ring} count down from row to row. The corners were kept in the order of the rows; "
            "check that rows were not reversed."
        ),
        "corners.all_names_descend": tr(
            "The numbers of {count} rings count down from row to row, the first are those of {first}. The corners were "
            "kept in the order of the rows; check that rows were not reversed."
        ),
        "corners.near_neighbour": tr(
            "The corner lies {gap:.4f} m from {other_corner} of {other} ({other_source}, line {other_line}), but not "
            "on it (limit {limit} m). If both are the same boundary point, give them the same coordinates."
        ),
        "corners.more_near_neighbours": tr(
            "{count} more corners (lines {first} to {last}) lie less than {limit} m from a corner of another parcel, "
            "but not on it. Where both are the same boundary point, give them the same coordinates."
        ),
        "corners.parcel_repeated": tr(
            "The parcel covers the same ground as {other} ({other_source}, line {other_line}). Remove one of them."
        ),
        "corners.parcels_overlap": tr(
            "The parcel overlaps {other} ({other_source}, line {other_line}) by {overlap:.2f} m² in the plane, "
            "{percent:.2f} % of its own area. Correct the corners: ground in two parcels counts twice."
        ),
        "corners.more_parcels_overlap": tr(
            "{count} more overlaps of parcels (lines {first} to {last}). Correct the corners: ground in two parcels "
            "counts twice."
        ),
        "corners.parcels_overlap_in_depth": tr(
            "The parcel lies over or under {other} ({other_source}, line {other_line}) on {overlap:.2f} m² in the "
            "plane, {percent:.2f} % of its own area; both give elevations (标高). Whether these lie apart was not "
            "checked."
        ),
        "corners.more_parcels_overlap_in_depth": tr(
            "{count} more parcels (lines {first} to {last}) lie over or under another one; all give elevations (标高). "
            "Whether these lie apart was not checked."
        ),
    }
