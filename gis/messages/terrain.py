"""Sentences of the findings whose code begins with ``terrain.``."""

from __future__ import annotations

from ..i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "terrain.wgs84_taken": tr(
            "The terrain model is in WGS 84 ({crs}) and was taken as CGCS2000, as you allowed; nothing was moved. The "
            "two differ by less than a metre. Say so where you use the result."
        ),
        "terrain.metres_assumed": tr(
            "Nothing states the unit of the heights of the terrain model; metres were taken. Check it once: heights in "
            "feet would hide or show the wrong ground."
        ),
        "terrain.feet": tr("The heights of the terrain model are in {unit} and were brought to metres."),
        "terrain.odd_heights": tr(
            "{count} cells of the terrain model hold values that are no heights (outside {lowest} to {highest} m). "
            "They were taken as cells without data: set the value for no data in the file."
        ),
        "terrain.no_line": tr(
            "{count} features have no usable geometry and nobody looks from them. Mend them (Check Validity) and run "
            "again."
        ),
        "terrain.plane_chosen": tr(
            "The lines are in degrees: the result is in zone {zone} (EPSG:{epsg}), where they lie. Choose another "
            "plane with CRS."
        ),
        "terrain.nothing_near": tr(
            "No observer is within {distance} m of the area of interest, so nothing in it is seen from there. Give "
            "other lines, a larger distance, or another area, if you expected something."
        ),
        "terrain.unknown": tr(
            "The terrain model does not tell whether {area} hm² within the distance are seen: it has no heights there, "
            "or none between there and an observer. That ground is unknown, not hidden. Use a model that covers it."
        ),
        "terrain.coarse": tr(
            "The cells of the terrain model are {cell} m wide, coarse for a distance of {distance} m: a cell counts as "
            "a whole, by its middle. Use a finer model, or do not take the edge of the result for exact."
        ),
        "terrain.blind": tr(
            "{count} of {observers} observers stand where the terrain model has no heights; what they see is unknown. "
            "Use a model that reaches over the lines and as far as the distance around."
        ),
    }
