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
            "The corners of this parcel are in different zones ({zones}; '-' is without zone number). Bring them "
            "into one zone."
        ),
        "corners.axes_swapped": tr(
            "Y stands before X in all {count} rows of this parcel; seen by the size of the numbers, and read so."
        ),
        "corners.axes_mixed": tr(
            "In {count} of {all} rows of this parcel Y stands before X, in the others not; each was read by the "
            "size of its numbers. Check the file."
        ),
        "corners.crs_from_digits": tr(
            "{datum}, zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) by the digits before "
            "the eastings."
        ),
        "corners.crs_from_head": tr(
            "{datum}, zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as the file declares;"
            " the eastings have no zone number."
        ),
        "corners.crs_from_layer": tr(
            "{datum}, zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as the CRS that the "
            "layer or the file declares says; the eastings have no zone number."
        ),
        "corners.crs_from_parameter": tr(
            "{datum}, zone {zone} ({width}-degree, central meridian {meridian}°, EPSG:{epsg}) as given by the "
            "parameter CRS; neither the eastings nor the file say it."
        ),
        "corners.no_zone": tr(
            "The zone cannot be known: the eastings have no zone number and the file declares none. Set the "
            "parameter CRS to the CGCS2000 plane of the coordinates."
        ),
        "corners.parcel_not_placed": tr(
            "No unit was made of this parcel: the zone or datum of its file stands against it (see the file's error)."
        ),
        "corners.zone_differs": tr(
            "The file declares zone {declared}, the digits before the eastings say {zone} (EPSG:{epsg}). The digits"
            " were taken; check which is right."
        ),
        "corners.width_differs": tr(
            "The file declares {declared}-degree zones, but zone {zone} is a {width}-degree zone. That was taken; "
            "check which is right."
        ),
        "corners.crs_differs": tr(
            "The file declares zone {zone} (EPSG:{epsg}), the parameter CRS is EPSG:{given}. The coordinates were "
            "taken as in zone {zone}; check which is right."
        ),
        "corners.zone_unreadable": tr("'{text}' is no zone number (13 to 23 or 25 to 45); taken as not declared."),
        "corners.width_unreadable": tr("'{text}' is no zone width (3 or 6 degrees); taken as not declared."),
        "corners.datum_not_stated": tr(
            "The file does not say its datum (坐标系); taken as CGCS2000. Make sure of it: the digits cannot tell, and"
            " other datums lie up to a hundred metres and more away."
        ),
        "corners.datum_from_parameter": tr(
            "The file does not say its datum (坐标系); taken as {datum}, as the parameter CRS says."
        ),
        "corners.other_datum": tr(
            "These coordinates are in {datum} (EPSG:{epsg}), the units of this run in {run_datum} "
            "(EPSG:{run_epsg}). Nothing was moved: without your own parameters that would be off by tens of metres."
            " Set HELMERT (seven parameters of your surveying authority) or CONTROL_POINTS, digitise the file by "
            "itself with CRS empty or EPSG:{epsg}, or get the corners in CGCS2000 from the ministry's service "
            "(2000国家大地坐标系转换)."
        ),
        "corners.unknown_datum": tr(
            "The datum '{text}' is not known (known are CGCS2000, Xi'an 1980, Beijing 1954 and WGS 84). Transform "
            "the corners to CGCS2000 with the parameters of your surveying authority."
        ),
        "corners.two_datums": tr(
            "The head says {first}, the CRS of the layer {second}: which is right cannot be known. Correct the one "
            "that is wrong."
        ),
        "corners.units_in_other_datum": tr(
            "The units are in {datum} (EPSG:{epsg}), as their file; nothing was moved. All further steps need "
            "CGCS2000: set HELMERT (seven parameters of your surveying authority) or CONTROL_POINTS."
        ),
        "corners.wgs84_not_accepted": tr(
            "The coordinates are in WGS 84, as phones, GPS and KML have them. They differ from CGCS2000 by "
            "centimetres to decimetres, and from a phone by metres. If that is good enough, set WGS84_AS_CGCS2000, "
            "which takes them as CGCS2000 and records it; else measure in CGCS2000."
        ),
        "corners.wgs84_assumed": tr(
            "The coordinates are in WGS 84 and were taken as CGCS2000, as WGS84_AS_CGCS2000 says: a difference of "
            "centimetres to decimetres is left in, and what the instrument errs."
        ),
        "corners.file_parameters": tr(
            "The file has transformation parameters (转换参数: {text}). They were not used. If they are meant to take "
            "the corners to CGCS2000, give them as HELMERT."
        ),
        "corners.layer_crs": tr(
            "The layer, or the file, is in {crs}: neither degrees nor a Gauss-Krüger plane of CGCS2000, Xi'an 1980 or "
            "Beijing 1954. Save it in the CGCS2000 plane of the units, by an operation that you can answer for."
        ),
        "corners.layer_in_degrees": tr(
            "The declared CRS is EPSG:{epsg}, degrees, but the coordinates are metres (GeoJSON that names no CRS "
            "counts as EPSG:4326). Export it again with the CRS that the coordinates are in, as GeoPackage or as "
            "shapefile with .prj."
        ),
        "corners.layer_in_metres": tr(
            "The layer's CRS is EPSG:{epsg}, metres, but its coordinates are degrees. Set the CRS that the "
            "coordinates are in."
        ),
        "corners.layer_differs": tr(
            "The layer's CRS is EPSG:{declared}, but its digits say zone {zone} of EPSG:{epsg}. The digits were "
            "taken; check which is right."
        ),
        "corners.meridian_unreadable": tr(
            "'{text}' is no central meridian, such as 114 or 114°00′00″; taken as not declared."
        ),
        "corners.meridian_unusual": tr(
            "The file declares the central meridian {meridian:.6g}°, which no national zone of the declared width has: "
            "a plane of the place's own, or a wrong width. Correct the head, or ask for the corners in a national zone."
        ),
        "corners.meridian_differs": tr(
            "The file declares the central meridian {declared:.6g}°, but zone {zone} (EPSG:{epsg}) has {meridian}°."
            " Zone {zone} was taken; check which is right."
        ),
        "corners.head_disagrees": tr(
            "The file declares zone {zone}, whose central meridian is {expected}°, and the central meridian "
            "{meridian:.6g}°: which is right cannot be known. Set the parameter CRS to the plane of the "
            "coordinates."
        ),
        "corners.easting_overflow": tr(
            "{count} of {all} eastings run out of their zone, such as {easting:.3f}. They were read as zone {zone} "
            "(EPSG:{epsg}), where that corner lies {off:.1f} km from the central meridian {meridian}°. Check it, "
            "and have the corners recomputed in their own zone."
        ),
        "corners.easting_far": tr(
            "{count} of {all} eastings lie beyond their zone, such as {easting:.3f}: zone number {number} would "
            "leave {within:.3f} m, where 180,000 to 820,000 is possible; the declared zone is {declared}. A number "
            "carried over into the zone number, or a wrong digit: correct the file, or set the parameter CRS to the"
            " zone that the eastings run out of."
        ),
        "corners.easting_far_bare": tr(
            "{count} of {all} eastings lie beyond any zone, such as {easting:.3f}, where 180,000 to 820,000 is "
            "possible; the declared zone is {declared}. If they run out of a zone, set the parameter CRS to it; "
            "else correct the file."
        ),
        "corners.zone_not_taken": tr(
            "The file declares zone {declared}; zone {zone} (EPSG:{epsg}) was taken. Check which is right."
        ),
        "corners.not_degrees": tr(
            "{first:.8g} and {second:.8g} are no longitude (73 to 136°) and latitude (3 to 54°) in China; {count} "
            "rows of this parcel are so. Correct them."
        ),
        "corners.degrees_mixed": tr(
            "In {count} of {all} rows of this parcel longitude and latitude stand the other way round; each was "
            "read by its range. Check the file."
        ),
        "corners.degrees_into_given": tr(
            "Degrees (EPSG:{source_epsg}, longitude {west:.4f} to {east:.4f}) were put into EPSG:{epsg} (zone "
            "{zone}, central meridian {meridian}°), the parameter CRS."
        ),
        "corners.degrees_into_zone": tr(
            "Degrees (EPSG:{source_epsg}, longitude {west:.4f} to {east:.4f}) were put into EPSG:{epsg}: zone "
            "{zone}, central meridian {meridian}°, is the 3-degree zone that they lie in. For another plane set "
            "CRS."
        ),
        "corners.degrees_zone_differs": tr(
            "The file declares zone {declared}; its degrees were put into zone {zone} (EPSG:{epsg}). Check whether "
            "they are the right ones."
        ),
        "corners.moved_far": tr(
            "This ground lies {degrees:.2f}° from the central meridian {meridian}° of the units' plane EPSG:{epsg},"
            " whose zone reaches {half:g}°. Check the zone of the file, or digitise it in a run of its own."
        ),
        "corners.outside_zone": tr(
            "This corner lies {degrees:.2f}° from the central meridian {meridian}° of zone {zone}, which reaches "
            "{half:.1f}°. Check the zone and the easting; areas in the plane are too large there."
        ),
        "corners.transformed": tr(
            "Transformed from EPSG:{source_epsg} to EPSG:{epsg}, the plane of this run (same datum, no loss); "
            "official area {before:.2f} m² before, {after:.2f} m² after."
        ),
        "corners.prefix_changed": tr(
            "The eastings were put into EPSG:{epsg}, the same zone {zone} with or without the zone number before them."
        ),
    }
