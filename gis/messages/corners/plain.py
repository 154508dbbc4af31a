"""Sentences about plain lists of corners."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.plain_no_rows": tr(
            "No row of the list has an X (1,900,000 to 6,000,000 m) and a Y beside it. Check that the file holds "
            "corners in metres."
        ),
        "corners.plain_row_unreadable": tr(
            "This row cannot be read as {mark} like the others: '{text}'. Its parcel is not used; correct the row."
        ),
        "corners.plain_more_unreadable": tr(
            "{count} more rows of the list cannot be read, the first of them is this one. Correct them."
        ),
        "corners.plain_extra_values": tr(
            "{count} rows have values behind Y that are neither heights nor side lengths, the first is this one; "
            "they were left out. Look whether they are needed."
        ),
        "corners.plain_heights": tr(
            "The column behind Y was taken as heights in metres ({count} rows): the numbers are no side lengths. "
            "Check it."
        ),
        "corners.plain_heights_unread": tr(
            "{count} heights cannot be read and were left empty, the first is '{text}'. Correct them if heights are "
            "needed."
        ),
        "corners.plain_by_titles": tr(
            "The list was parted at its lines of text into {parcels} parcels; the text is the parcel's name. Check "
            "them."
        ),
        "corners.plain_by_blanks": tr(
            "{count} blank or ruled lines were taken as the beginning of a new parcel, the first is before this row; "
            "there are {parcels} parcels. Join those that belong together by ring numbers (J1,1,X,Y)."
        ),
        "corners.plain_by_rings": tr(
            "{count} times a new parcel was begun because a ring was closed or ring numbers began anew, the first "
            "time here; there are {parcels} parcels. Join those that belong together by ring numbers (J1,1,X,Y)."
        ),
        "corners.plain_by_names": tr(
            "{count} times a new parcel was begun because the names of the corners began anew, without a closing row "
            "or a blank line, the first time here. Check this, and put a blank line between parcels."
        ),
        "corners.plain_holes": tr(
            "{count} rings lie inside the ring before them and were taken as holes of that parcel, the first is this "
            "one. Put a title before it if it is a parcel of its own."
        ),
        "corners.plain_blanks_ignored": tr(
            "{count} blank lines were taken to mean nothing, as some stand between fewer than three corners. Remove "
            "them, or put titles before the parcels."
        ),
        "corners.plain_title_of_all": tr(
            "'{text}' stands before all {count} parcels and was taken as the title of the list, not as a name. Name "
            "the parcels by a title before each."
        ),
    }
