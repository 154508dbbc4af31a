"""Sentences about drawings (DXF) and about points of a survey (CASS)."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.dxf_needs_ezdxf": tr(
            "Drawings are read with the Python package ezdxf, which is not installed. Install it (python -m pip "
            "install ezdxf, in QGIS' Python) and start QGIS again."
        ),
        "corners.dwg": tr(
            "The file is an AutoCAD drawing of the kind DWG. Open it in the CAD program, save it as DXF (2000 or "
            "later, ASCII), and take that."
        ),
        "corners.dxf_binary": tr(
            "The drawing is a binary DXF. Save it in the CAD program as DXF, format ASCII, and take that."
        ),
        "corners.dxf_damaged": tr(
            "The drawing cannot be read ({reason}). Open it in the CAD program, run AUDIT or RECOVER, and save it as "
            "DXF again."
        ),
        "corners.dxf_cut_off": tr(
            "The drawing ends without EOF: it may have been cut off, and polylines may be missing. Save it again."
        ),
        "corners.dxf_lost": tr(
            "{count} polylines of the file did not come through ({handles}). Run AUDIT in the CAD program and save the "
            "drawing again."
        ),
        "corners.dxf_corners_differ": tr(
            "Polyline {handle} on layer {layer} is to have {declared} corners and has {count}; no unit is made of it. "
            "Run AUDIT in the CAD program and save the drawing again."
        ),
        "corners.dxf_not_finite": tr(
            "Polyline {handle} on layer {layer} has values that are no numbers; no unit is made of it. Draw it again."
        ),
        "corners.dxf_tilted": tr(
            "Polyline {handle} on layer {layer} does not lie in a horizontal plane; no unit is made of it. Set its "
            "plane to the world's (FLATTEN), and save the drawing again."
        ),
        "corners.dxf_arc_unusable": tr(
            "Polyline {handle} on layer {layer} has an arc (bulge {bulge:g}) that would need more than 100000 corners; "
            "no unit is made of it. Correct the arc, or set ARC_TOLERANCE larger."
        ),
        "corners.dxf_open": tr(
            "{count} polylines are not closed and were not used: {handles} on the layers {layers}. If they bound "
            "parcels, close them (PEDIT, Close) and save the drawing again."
        ),
        "corners.dxf_hidden": tr(
            "{count} polylines on layers that are off or frozen were not read: {handles} on the layers {layers}. "
            "Switch on the layers of the parcels, and off the others."
        ),
        "corners.dxf_nearly_closed": tr(
            "Polyline {handle} on layer {layer} is not closed: its ends are {gap:.4f} m apart. It was taken as closed, "
            "with both ends as corners. Close it (PEDIT, Close)."
        ),
        "corners.dxf_smoothed": tr(
            "Polyline {handle} on layer {layer} was smoothed by the CAD program (PEDIT, Fit or Spline); its computed "
            "corners were taken. Check that they are meant, or undo the smoothing (Decurve)."
        ),
        "corners.dxf_millimetres": tr(
            "The drawing is in millimetres: its northings are a thousand times too large ($INSUNITS={unit}). Scale it "
            "by 0.001 about 0,0 in the CAD program and save it again; no unit is made."
        ),
        "corners.dxf_unit_odd": tr(
            "The drawing says that its unit is not the metre ($INSUNITS={unit}); its coordinates were taken in metres, "
            "as they stand. Many programs write that value unasked."
        ),
        "corners.dxf_parcels": tr(
            "Each outermost closed polyline of a layer was taken as a parcel, closed polylines inside it on the same "
            "layer as its holes: {parcels} parcels, by layer {layers}. Switch off layers that hold no parcels."
        ),
        "corners.dxf_holes": tr(
            "Inside polyline {handle} on layer {layer} lie {count} others ({handles}); they were taken as its holes (a "
            "polyline in a hole as an island). If they are parcels of their own, move them to another layer."
        ),
        "corners.dxf_arcs": tr(
            "{count} arcs were cut into straight sides that leave them by {tolerance:g} m at most (ARC_TOLERANCE); "
            "{added} corners were added."
        ),
        "corners.dxf_texts": tr(
            "Number or name of {count} parcels were taken from the texts inside their polylines: {texts}. Check them."
        ),
        "corners.dxf_texts_unclear": tr(
            "Inside {count} polylines stand several texts that could be number or name of the parcel ({handles}); what "
            "is not clear was not taken. Leave one text a parcel, or give the names in ATTRIBUTES."
        ),
        "corners.dxf_blocks": tr(
            "{count} blocks with polylines in them were not read: {blocks}. If they hold parcels, explode them "
            "(EXPLODE) and save the drawing again."
        ),
        "corners.dxf_not_read": tr(
            "Not read from the drawing: {kinds}. If they bound parcels, make closed polylines of them (PEDIT, Join; "
            "BOUNDARY) and save the drawing again."
        ),
        "corners.dxf_on_paper": tr(
            "{count} polylines on layout sheets (paper space) were not read: they are on paper, not on the ground."
        ),
        "corners.dxf_no_closed": tr(
            "The drawing has no closed polyline that can be read. Close the polylines of the parcels (PEDIT, Close; "
            "BOUNDARY), switch on their layers, and save the drawing again."
        ),
        "corners.cass_by_code": tr(
            "The points were put together by their codes: {count} parcels ({codes}). The order of the points is that "
            "of the file; check the outlines."
        ),
        "corners.cass_one_ring": tr(
            "The points of a block of rows were taken as one parcel, in the order of the file. A survey's points need "
            "not run along the boundary: check the outline."
        ),
        "corners.cass_codes_or_rings": tr(
            "The second field counts from 1 to {count}: it may be the code of a parcel or the number of a ring, which "
            "cannot be known. No unit is made; write codes such as D1, D2, or for rings the rows point,ring,X,Y."
        ),
        "corners.cass_without_code": tr(
            "{count} of {all} points of this block have no code, the first is this one, the others have: which parcel "
            "they belong to cannot be known. Give all points the code of their parcel, or none to any."
        ),
        "corners.cass_unreadable": tr(
            "This row is no point: '{text}'. A point is name,code,east,north,height with commas between; the code may "
            "be empty."
        ),
        "corners.cass_more_unreadable": tr(
            "{count} more rows are no points. Write name,code,east,north,height in each."
        ),
    }
