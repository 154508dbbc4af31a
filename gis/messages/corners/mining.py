"""Sentences about mining-right texts: areas with their closing rows, registration files, licences."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.datum_code": tr(
            "坐标系统={code} was taken as {datum}, as the registration software of one province has it; make sure of "
            "it with the licence."
        ),
        "corners.datum_code_likely": tr(
            "坐标系统={code} is likely CGCS2000, but what the code means is not published; it was taken as not stated. "
            "Make sure of the datum with the licence."
        ),
        "corners.licence_number": tr(
            "The licence number '{text}' is not C with 22 digits behind it; compare it with the licence."
        ),
        "corners.area_in_km2": tr(
            "The declared area '{text}' has no unit; it was taken as km², in which mining rights are registered."
        ),
        "corners.area_of_all": tr(
            "The file declares the area {text} and has {count} areas; whether that is all of them is not said, so "
            "it was not compared. Compare it with the sum of the units."
        ),
        "corners.depth_swapped": tr(
            "The upper height {upper} m lies below the lower one, {lower} m. Both were kept as they stand; check which "
            "is which."
        ),
        "corners.depth_empty": tr(
            "Both heights are {upper} m, as if they had not been filled in. They were kept as they stand; compare them "
            "with the licence."
        ),
        "corners.depth_unreadable": tr(
            "'{text}' is no height in metres. No height was kept of this area; correct it after the licence."
        ),
        "corners.depth_differs": tr(
            "The row that closes the area gives the elevations (标高) {row}, line {line_said} {said}. The row was "
            "taken; check which is right."
        ),
        "corners.mining_row_unreadable": tr(
            "This row is no corner: '{text}'. A corner is a number, X (north) and Y (east), or two angles, with commas "
            "between."
        ),
        "corners.mining_more_unreadable": tr("{count} more rows of this area cannot be read."),
        "corners.mining_mixed": tr(
            "The area has corners in metres and corners in degrees, this is the first of the other kind. Bring them "
            "into one form."
        ),
        "corners.mining_end_short": tr(
            "The row that closes the area has nothing but '{text}': heights, name and the flag (1 added, -1 deducted) "
            "were not stated."
        ),
        "corners.mining_open": tr(
            "The last area is not closed by a row with heights and flag (*, or 标高): the file may have been cut off. "
            "The area was not used; take the original again, or add the row."
        ),
        "corners.mining_open_read": tr(
            "The last area is not closed by a row with heights and flag, but the declared number of rows is there; it "
            "was taken as an added area. Make sure of it."
        ),
        "corners.mining_no_corners": tr(
            "The row that closes an area stands here, but no corner before it. Rows may be missing; compare it with "
            "the original."
        ),
        "corners.mining_left_over": tr(
            "{count} lines were not understood and left out; the first is: '{text}'. Make sure that they hold no "
            "corners."
        ),
        "corners.mining_no_areas": tr("No area was found in this text. It may have been cut off; take the original."),
        "corners.flag_missing": tr(
            "The area has no flag (1 added, -1 deducted); it was taken as an added area. Make sure of it."
        ),
        "corners.flag_unknown": tr(
            "The flag '{text}' is neither 1 (added) nor -1 (deducted); the area was not used. Write one of these, as "
            "the licence has it."
        ),
        "corners.flag_against_name": tr(
            "The note says '{name}', but the flag {flag} says that the area is added. It was taken as an added area of "
            "its own, and nothing was taken off: if it is to be deducted, write the flag -1."
        ),
        "corners.deducted_from": tr("This area was taken off the area that begins at line {outer}, as its flag says."),
        "corners.deducted_several": tr(
            "This deducted area lies in several added areas ({lines}); it was taken off the one that begins at line "
            "{outer}, which stands before it. Check that."
        ),
        "corners.deducted_nowhere": tr(
            "This area is to be deducted, but it lies in no added area of the file; it was not used. Check its "
            "corners, and whether the area that it belongs to is missing."
        ),
        "corners.deducted_at_depth": tr(
            "This area is deducted from {lower} to {upper} m only, the area around it runs from {outer_lower} to "
            "{outer_upper} m. On the map it was taken off as a whole; check whether that is meant."
        ),
        "corners.string_count": tr(
            "The coordinate string says {declared} corners here, but '{text}' stands where the next one should. The "
            "area was not used, nor was what follows it; take the original again."
        ),
        "corners.string_left": tr(
            "The two fields behind the flag of each area (they hold {texts}) were left out: what they mean is not "
            "published. If they are not 0, ask the registry."
        ),
        "corners.string_areas": tr(
            "The coordinate string says {declared} areas, but holds {found}. It may have been cut off; take the "
            "original again."
        ),
        "corners.rows_differ": tr(
            "'{key}' says {declared}, the file has {found}. Rows may be missing; compare it with the original."
        ),
        "corners.row_gap": tr(
            "After {before} comes {key}: a row may be missing between them, or stand elsewhere. Compare the file with "
            "the original."
        ),
        "corners.row_repeated": tr("{key} stands twice, first at line {first}. Both were read; correct the file."),
    }
