"""Sentences about what a parcel declares against its corners."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.count_differs": tr(
            "Declared are {declared} corners; there are {corners} corners ({rows} rows with closing rows)."
        ),
        "corners.area_unreadable": tr("The declared area cannot be read: '{text}'."),
        "corners.area_matches_both": tr(
            "The declared area {declared} (in {unit}) agrees with the official area ({official:.2f} m²) and with the "
            "planar one ({planar:.2f} m²)."
        ),
        "corners.area_matches_official": tr(
            "The declared area {declared} (in {unit}) is the official one ({official:.2f} m²), not the planar one "
            "({planar:.2f} m²)."
        ),
        "corners.area_matches_planar": tr(
            "The declared area {declared} (in {unit}) is the planar one ({planar:.2f} m²), not the official one "
            "({official:.2f} m²)."
        ),
        "corners.areas_match_both": tr(
            "{count} declared areas (in {unit}) agree with the official areas and with the planar ones; the first is "
            "that of {first}."
        ),
        "corners.areas_match_official": tr(
            "{count} declared areas (in {unit}) are the official ones, not the planar ones; the first is that of "
            "{first}."
        ),
        "corners.areas_match_planar": tr(
            "{count} declared areas (in {unit}) are the planar ones, not the official ones that the county computes; "
            "the first is that of {first}."
        ),
        "corners.area_ignores_holes": tr(
            "The declared area {declared} (in {unit}) is that without taking off the holes ({gross:.2f} m²); the "
            "official area is {official:.2f} m², the planar {planar:.2f} m². Check which rings are holes."
        ),
        "corners.area_differs": tr(
            "The declared area {declared} (taken as {unit}) agrees neither with the official area ({official:.2f} m²) "
            "nor with the planar one ({planar:.2f} m²): {difference:+.2f} m², {percent:+.3f} % of the official one."
        ),
    }
