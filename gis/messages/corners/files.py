"""Sentences about the files as a whole."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.cannot_read": tr("The file cannot be read: {reason}."),
        "corners.not_a_file": tr("This is a folder or a device, not a file. Choose the coordinate files in it."),
        "corners.too_large": tr(
            "The file has {size:.0f} MB; files above {limit} MB are not read. Split it, parcel by parcel."
        ),
        "corners.empty": tr("The file is empty."),
        "corners.binary_known": tr(
            "The file is no text but: {kind}. Save or export the corners as a text file, and take that."
        ),
        "corners.binary": tr("The file is no text: it is full of bytes that no text has. Take the text file instead."),
        "corners.unknown_dialect": tr(
            "The form of this file is not known; it begins with '{text}'. What can be read: {dialects}. "
            "Write the corners in one of these forms."
        ),
        "corners.line_too_long": tr(
            "The line has {length} characters; lines of more than {limit} are not read. Write each corner on a line of "
            "its own."
        ),
        "corners.read_as": tr(
            "Read as {dialect} because of {marks}; encoding {encoding}; {parcels} parcels, {corners} corner rows."
        ),
        "corners.read_as_told": tr(
            "Read as {dialect} because the parameter DIALECT says so; encoding {encoding}; {parcels} parcels, "
            "{corners} corner rows."
        ),
        "corners.two_dialects": tr(
            "The file may be read in two ways: {titles}. Choose one with the parameter DIALECT."
        ),
        "corners.more_alike": tr(
            "{count} more findings like the one at line {like} follow, between this line and line {last}. Mend the "
            "first ones and read the file again to see the others."
        ),
        "corners.sheet_without_corners": tr(
            "No corners were seen on this sheet ({rows} rows); nothing was read from it."
        ),
        "corners.undecodable": tr(
            "{count} lines hold bytes that are no {encoding} text, the first is this one; names there may be wrong. "
            "Save the file as UTF-8."
        ),
        "corners.nul_bytes": tr(
            "{count} lines hold NUL bytes, the first is this one: the file was damaged. Compare it with the original."
        ),
        "corners.heading_missing": tr("The parcels begin here without the heading [{section}]; they are read anyway."),
        "corners.key_repeated": tr(
            "'{key}' stands twice: first '{first}', here '{second}'. The first was taken; correct the file."
        ),
        "corners.no_parcels": tr(
            "The file ends without a parcel: no row ends with '@'. It may have been cut off; take the original again."
        ),
        "corners.cut_off": tr(
            "The file stops in the middle of the last number: '{text}'. The corner is likely wrong; take the original "
            "file again."
        ),
        "corners.left_over": tr(
            "{count} rows under [{section}] belong to nothing and were left out, the first is: '{text}'."
        ),
    }
