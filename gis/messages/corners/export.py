"""Sentences about what is written."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.no_units": tr("The layer holds no units."),
        "corners.unit_without_geometry": tr("The unit has no area geometry and was left out."),
        "corners.unit_invalid": tr("The unit's geometry is not valid ({reason}); it was left out. Correct it."),
        "corners.unit_off_plane": tr(
            "The corner X {north:.3f}, Y {east:.3f} cannot lie in EPSG:{epsg}, the CRS of the layer; the unit was "
            "left out. "
            "Check which CRS the layer has."
        ),
        "corners.unit_number_repeats": tr(
            "{count} units have this number; a reader of the file will give some of them another."
        ),
        "corners.unit_invalid_rounded": tr(
            "At the millimetre the unit's outline touches itself ({reason}): readers may refuse it. Move the "
            "corners apart."
        ),
        "corners.unit_rounded": tr(
            "The unit's coordinates have more than {decimals} decimals; they were written rounded. Digitised "
            "again, it is "
            "that much apart."
        ),
        "corners.text_altered": tr("'{before}' would break the row and was written as '{after}'."),
    }
