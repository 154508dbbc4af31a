"""Sentences about coordinates in degrees."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.angle_minutes": tr("'{text}' has 60 minutes or more. Correct it after the original document."),
        "corners.angle_seconds": tr("'{text}' has 60 seconds or more. Correct it after the original document."),
        "corners.angle_unreadable": tr(
            "'{text}' is no angle. Write it such as 118°30′15.5″, 118-30-15.5, 1183015.5 or 118.504306."
        ),
        "corners.angle_ambiguous": tr(
            "'{text}' may be decimal degrees ({decimal}) or DDD.MMSS ({packed}); of {count} values that may be either, "
            "{against} speak against DDD.MMSS. Say which it is with the parameter ANGLES; nothing was read until then."
        ),
        "corners.angles_packed_as_told": tr(
            "{count} values were read as DDD.MMSS (degrees, point, minutes, seconds), because the parameter ANGLES "
            "says so."
        ),
        "corners.angles_decimal_as_told": tr(
            "{count} values were read as decimal degrees, because the parameter ANGLES says so."
        ),
        "corners.angles_decimal_by_digits": tr(
            "{count} values with a point were read as decimal degrees: {against} of them cannot be DDD.MMSS, with "
            "minutes or seconds of 60 and more; the first is '{text}'."
        ),
        "corners.angles_decimal_by_few": tr(
            "{count} values with a point were read as decimal degrees, because {against} of them cannot be DDD.MMSS; "
            "the first is '{text}'. If that is a slip of the pen, the list is DDD.MMSS: then correct it and set the "
            "parameter ANGLES."
        ),
        "corners.angles_by_heading": tr(
            "Values with a point were read as the file says: '{text}'. If that is wrong, set the parameter ANGLES."
        ),
        "corners.angles_mixed": tr(
            "Angles are written in more than one form: {examples}. Each was read in its own; check them."
        ),
        "corners.degrees_row_unreadable": tr(
            "This row is no corner: '{text}'. A corner is a longitude (73° to 136°) and a latitude (3° to 54°), with a "
            "name before them if it has one."
        ),
        "corners.degrees_axis": tr(
            "'{text}' is marked {said}, but it can only be {seen} in China. Correct the row after the original "
            "document."
        ),
        "corners.degrees_several": tr(
            "Several corners stand on this line: '{text}'. Their order cannot be known; write one corner a line, or "
            "put ';' between them."
        ),
        "corners.degrees_more_unreadable": tr("{count} more rows of this list cannot be read."),
        "corners.degrees_extra": tr(
            "{count} rows have more than a longitude and a latitude, the first is this one; what follows was left out."
        ),
        "corners.degrees_left_over": tr(
            "{count} lines of this list are neither corners nor titles and were left out; the first is: '{text}'."
        ),
        "corners.degrees_blocks": tr(
            "The list was taken as {count} parcels, because of blank lines, titles or corner numbers that start again. "
            "Where they are rings of one parcel, give each row a ring number behind the corner's name."
        ),
        "corners.degrees_inside": tr(
            "These corners lie inside the parcel that begins at line {outer}; they were taken as a parcel of their "
            "own. If they are a hole of it, give each row a ring number behind the corner's name."
        ),
        "corners.degrees_empty": tr("No corner was read from this list."),
    }
