"""Sentences about datum, zone and place."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.not_plane_coordinates": tr(
            "{first:.3f} and {second:.3f} are no X (1,900,000 to 6,000,000 m) and Y (180,000 to 820,000 m, with or "
            "without zone number before it) in China; {count} rows of this parcel are so."
        ),
        "corners.mixed_zones": tr(
            "The corners of this parcel are in different zones ({zones}; '-' is without zone number). Bring them into "
            "one zone."
        ),
        "corners.axes_swapped": tr(
            "Y stands before X in all {count} rows of this parcel; seen by the size of the numbers, and read so."
        ),
        "corners.axes_mixed": tr(
            "In {count} of {all} rows of this parcel Y stands before X, in the others not; each was read by the "
            "size of "
            "its numbers. Check the file."
        ),
        "corners.crs_from_digits": tr(
            "Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) by the digits before the eastings."
        ),
        "corners.crs_from_head": tr(
            "Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as the file declares; the "
            "eastings "
            "have no zone number."
        ),
        "corners.crs_from_parameter": tr(
            "Zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as given by the parameter CRS; "
            "neither the eastings nor the file say it."
        ),
        "corners.no_zone": tr(
            "The zone cannot be known: the eastings have no zone number and the file declares none. Set the parameter "
            "CRS to the CGCS2000 plane of the coordinates."
        ),
        "corners.parcel_not_placed": tr(
            "No unit was made of this parcel: the zone or datum of its file stands against it (see the file's error)."
        ),
        "corners.zone_differs": tr(
            "The file declares zone {declared}, the digits before the eastings say {zone} (EPSG:{epsg}). The digits "
            "were taken; check which is right."
        ),
        "corners.width_differs": tr(
            "The file declares {declared}-degree zones, but zone {zone} is a {width}-degree zone. That was taken; "
            "check "
            "which is right."
        ),
        "corners.crs_differs": tr(
            "The file declares zone {zone} (EPSG:{epsg}), the parameter CRS is EPSG:{given}. The coordinates were "
            "taken "
            "as in zone {zone}; check which is right."
        ),
        "corners.zone_unreadable": tr("'{text}' is no zone number (13 to 23 or 25 to 45); taken as not declared."),
        "corners.width_unreadable": tr("'{text}' is no zone width (3 or 6 degrees); taken as not declared."),
        "corners.datum_not_stated": tr(
            "The file does not say its datum (坐标系); taken as CGCS2000. Make sure of it: the digits cannot tell, "
            "and "
            "other datums lie up to a hundred metres and more away."
        ),
        "corners.datum_from_parameter": tr(
            "The file does not say its datum (坐标系); taken as CGCS2000, as the parameter CRS says."
        ),
        "corners.other_datum": tr(
            "The file is in {datum} ('{text}'), units have to be in CGCS2000. Nothing was moved: without your own "
            "parameters that would be off by tens of metres. Transform the corners with the parameters of your "
            "surveying authority, or download them in CGCS2000 from the ministry's service (2000国家大地坐标系转换)."
        ),
        "corners.unknown_datum": tr(
            "The datum '{text}' is not known, units have to be in CGCS2000 (2000国家大地坐标系). Transform the "
            "corners "
            "with the parameters of your surveying authority."
        ),
        "corners.moved_far": tr(
            "This ground lies {degrees:.2f}° from the central meridian {meridian}° of the units' plane EPSG:{epsg}, "
            "whose zone reaches {half:g}°. Check the zone of the file, or digitise it in a run of its own."
        ),
        "corners.outside_zone": tr(
            "This corner lies {degrees:.2f}° from the central meridian {meridian}° of zone {zone}, which reaches "
            "{half:.1f}°. Check the zone and the easting; areas in the plane are too large there."
        ),
        "corners.transformed": tr(
            "Transformed from EPSG:{source_epsg} to EPSG:{epsg}, the plane of this run (same datum, no loss); "
            "official "
            "area {before:.2f} m² before, {after:.2f} m² after."
        ),
        "corners.prefix_changed": tr(
            "The eastings were put into EPSG:{epsg}, the same zone {zone} with or without the zone number before them."
        ),
    }
