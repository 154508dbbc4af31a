"""Sentences about vector files."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.vector_read": tr(
            "Read through QGIS: {driver}, layer {layer}, CRS {crs}, encoding {encoding}; {parcels} parcels, {corners} "
            "corners. Line numbers are the numbers of the features, from 1."
        ),
        "corners.vector_unreadable": tr(
            "QGIS finds no layer with geometry in this file. Take the whole file (of a shapefile .shp, .shx, .dbf and "
            ".prj side by side), or export it as GeoPackage."
        ),
        "corners.vector_empty": tr("The layer has no features. Choose another file or layer."),
        "corners.vector_passed_over": tr(
            "Nothing was read from this layer ({features} features): the file has layers of areas, and those were "
            "taken. If it holds parcels, export it to a file of its own."
        ),
        "corners.vector_points": tr(
            "The {count} points of this layer were not read: no fields say to which parcel each belongs (地块编号 or "
            "unit_id) and in which order they come (点号, 序号 or corner). Add them, or export areas."
        ),
        "corners.vector_point_unordered": tr(
            "Parcel {number}: this point has no place in the order (点号, 序号), no ring number that can be read, or "
            "no geometry; no unit is made of the parcel. Complete the fields."
        ),
        "corners.vector_point_repeats": tr(
            "Parcel {number}: two points have the order {order} in the same ring; no unit is made of it. Number them "
            "one after another."
        ),
        "corners.vector_no_geometry": tr(
            "{count} features have no geometry and give no unit: {features}. Draw them, or delete them."
        ),
        "corners.vector_broken": tr(
            "{count} features have a geometry that cannot be used (a ring of too few points, a coordinate that is no "
            "number) and give no unit: {features}. Correct them."
        ),
        "corners.vector_open": tr(
            "{count} features have lines that are not closed; those were not used: {features}. Close them, or export "
            "areas."
        ),
        "corners.vector_other_parts": tr(
            "{count} features have parts of another kind (points or lines beside areas); those were left out: "
            "{features}. Check that nothing is missing."
        ),
        "corners.vector_arcs": tr(
            "{count} features have arcs, cut into straight sides that leave them by {tolerance:g} m at most "
            "(ARC_TOLERANCE): {features}; {added} corners were added."
        ),
        "corners.run_overruled": tr(
            "The layer says '{layer}', the parameter {field} '{run}'; what the layer says was taken. Check which is "
            "right."
        ),
        "corners.folder_closed_files": tr(
            "{count} files of this folder may hold corners but cannot be read: {names}. Save .xls as .xlsx, .doc as "
            ".docx, .dwg as ASCII DXF, copy tables out of PDF, unpack archives; then read those."
        ),
        "corners.folder_passed_over": tr(
            "{count} files of this folder are of kinds that hold no corners and were not read: {names}."
        ),
        "corners.folder_empty": tr("The folder has no file of a kind that corners come in. Choose the files."),
    }
