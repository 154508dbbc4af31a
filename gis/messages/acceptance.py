"""Sentences of the findings whose code begins with ``acceptance.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "acceptance.failed": tr("“{item}” could not be made; the lines above say why. It is listed as missing."),
        "acceptance.no_input": tr(
            "“{item}” is not in the package: the layer or table that it is made from was not given. It is listed as "
            "missing."
        ),
        "acceptance.no_units": tr("“{item}” is not in the package: there is no unit that it would show."),
        "acceptance.image_datum": tr(
            "Image {layer} is in {crs}, which is not CGCS2000, and would lie beside the units. The sheet of images was "
            "not made: give an image that was put into CGCS2000 with known parameters."
        ),
        "acceptance.image_elsewhere": tr(
            "Image {layer} shows no ground of this mine. The sheet of images was not made: choose the image again."
        ),
        "acceptance.image_undated": tr(
            "No date was given for image {layer}; the map says that it is not stated. Enter the day it was taken."
        ),
        "acceptance.one_image": tr(
            "Only one image was given, {layer}. The sheet of images compares two: give the other one, too."
        ),
        "acceptance.no_review_number": tr(
            "No 审图号 was given: its slot on {count} map sheets is empty and framed in red. Maps that are to be "
            "published need one: enter REVIEW_NUMBER when you have it and run again."
        ),
        "acceptance.shapefile_cut": tr(
            "A shapefile holds 254 bytes of a text, so of “{field}” ({length} characters) it has only the first "
            "{kept}. The GeoPackage and the tables have all of it; shorten the text if the receiver takes the "
            "shapefile."
        ),
        "acceptance.shapefile_turned": tr(
            "A shapefile turns every outline clockwise and every hole the other way; of {count} units ({units}) the "
            "corners stand there in another order than their numbers. Take the numbers from the corner points beside "
            "it."
        ),
        "acceptance.corners_thinned": tr(
            "The corners are too close for all of their numbers: on the corner map one in {step} has its own, which "
            "the sheet says; the table has all. On larger paper (PAPER) more of them have room."
        ),
        "acceptance.not_bound": tr(
            "The maps could not be bound into one PDF ({reason}). Each map is there as a PDF of its own; put them "
            "together with another program."
        ),
        "acceptance.applicant_adds": tr(
            "{count} items are yours to add and are listed as missing until then: {items}."
        ),
    }
