"""Sentences about the units that parcels become."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.number_missing": tr("The parcel has no number; the unit got '{number}'."),
        "corners.numbers_missing": tr(
            "{count} parcels have no number; their units got numbers made from the name of the file, the first is "
            "'{first}'. Number them in the file, or in the layer of units, if they have to be known by others."
        ),
        "corners.number_changed": tr("The number '{before}' is taken; the unit got '{number}'."),
        "corners.section_missing": tr(
            "Nothing says to which section {count} units belong ({units}). Set SECTION, or add a column 'section' "
            "to ATTRIBUTES."
        ),
        "corners.year_missing": tr(
            "Nothing says to which year {count} units belong ({units}). Set YEAR, or add a column 'year' to ATTRIBUTES."
        ),
    }
