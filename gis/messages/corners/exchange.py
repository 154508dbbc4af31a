"""Sentences about the rows of exchange files."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
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
