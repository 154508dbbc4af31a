"""Figures of findings that are themselves words: why GEOS calls a geometry invalid, why a layer cannot be used."""

from __future__ import annotations

from .i18n import tr


def terms() -> dict[str, str]:
    """The translated words of a figure. The keys in English are those of GEOS, the others reason codes of ours."""
    return {
        "Self-intersection": tr("the boundary crosses or touches itself"),
        "Ring Self-intersection": tr("a ring touches itself"),
        "Hole lies outside shell": tr("a hole lies outside its outer ring"),
        "Holes are nested": tr("a hole lies inside another hole"),
        "Nested shells": tr("a part lies inside another part"),
        "Duplicate Rings": tr("a ring is there twice"),
        "Interior is disconnected": tr("holes cut the ground into pieces"),
        "Too few points in geometry component": tr("a ring has too few different corners"),
        "Repeated Point": tr("a corner is repeated"),
        "Ring is not closed": tr("a ring is not closed"),
        "Invalid Coordinate": tr("a coordinate is not a number"),
        "Topology Validation Error": tr("the geometry is not valid"),
        "layer_unreadable": tr("it cannot be read"),
        "no_crs": tr("it has no coordinate reference system"),
        "other_datum": tr("it is in another datum"),
    }
