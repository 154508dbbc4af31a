"""Sentences about the rows of exchange files."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.head_without_end": tr("The head row of the parcel does not end with '@'; it was taken as one anyway."),
        "corners.head_unusual": tr(
            "{count} head rows have their fields in another order than usual (the 5th should be 面); the first is "
            "'{text}'. Taken as number '{number}', name '{name}', count '{declared}', area '{area}'. Check these, or "
            "bring the fields into the usual order."
        ),
        "corners.head_other_fields": tr(
            "{count} head rows have other fields than usual; the first is '{text}'. By the place of 面 and the kinds "
            "of the fields it was taken as number '{number}', name '{name}', count '{declared}', area '{area}'."
        ),
        "corners.count_unreadable": tr("The declared number of corners is no whole number: '{text}'."),
        "corners.no_parcel_head": tr(
            "Corners without a head row of their parcel begin here: '{text}'. They are not used; add the head row "
            "that "
            "ends with '@'."
        ),
        "corners.row_unreadable": tr(
            "This row is no corner: '{text}'. A corner has name, ring number, X and Y, with commas between. Correct or "
            "remove the row."
        ),
        "corners.ring_unreadable": tr(
            "The ring number is no whole number: '{text}'. Write 1 for the outer ring, 2 and so on for the others."
        ),
        "corners.number_unreadable": tr(
            "'{text}' is no coordinate. Write a plain number in metres, such as 4912345.678."
        ),
        "corners.more_unreadable": tr("{count} more rows of this parcel cannot be read."),
        "corners.extra_values": tr(
            "{count} rows of this parcel have more than four values, the first is this one; what follows Y was "
            "left out."
        ),
        "corners.extra_behind_sides": tr(
            "{count} rows of this parcel have values behind the length of the side, such as the kind of mark; they "
            "were left out."
        ),
        "corners.row_of_other_form": tr(
            "This row is read as {mark}, the others of the parcel as {usual}: a field is missing or too many. Compare "
            "it with the original."
        ),
        "corners.degrees_and_metres": tr(
            "{degrees} of the {all} rows of this parcel are in degrees, the others are not. Bring them into one unit."
        ),
        "corners.other_unit": tr(
            "The file's unit (计量单位) is '{text}', but corners are read in metres. No parcel under this head is "
            "used: find out the unit of the numbers, convert them, and write 计量单位=米."
        ),
        "corners.other_projection": tr(
            "The file's projection (投影类型) is '{text}'; corners are placed in Gauss-Krüger planes only. No parcel "
            "under this head is used: project the corners to a Gauss-Krüger plane, or correct the line."
        ),
        "corners.precision_unreadable": tr(
            "The file's precision (精度) is '{text}', which says no number of decimals; it was not compared."
        ),
        "corners.decimals_differ": tr(
            "The file declares {declared} decimals (精度={text}), the corners are written with {written}. The numbers "
            "were taken as they stand; if decimals were cut off, take the original."
        ),
        "corners.instructions": tr(
            "{count} lines of field names or instructions were passed over, the first is: '{text}'."
        ),
        "corners.ring_by_names": tr(
            "The names of the corners begin anew here with '{name}', under the same ring number and without a "
            "closing row: a new ring was begun. Check the ring numbers."
        ),
        "corners.side_differs": tr(
            "The declared length of this side is {declared}, between the corners it is {measured:.3f} m. A corner or "
            "the length is wrong; compare with the original."
        ),
        "corners.more_sides_differ": tr(
            "{count} more sides of this parcel differ from their declared lengths. Compare with the original."
        ),
        "corners.parcel_not_used": tr(
            "No unit was made of this parcel: rows of it, or the head of its file, cannot be used (see the findings at "
            "those lines)."
        ),
        "corners.not_a_polygon": tr("The parcel is of the kind '{shape}'; a restoration unit has to be 面 (an area)."),
        "corners.no_corners": tr("The parcel has no corners: nothing follows its head row."),
    }
