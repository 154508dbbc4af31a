"""Sentences about units that go into a layer with units."""

from __future__ import annotations

from ...i18n import tr


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {
        "corners.number_in_layer": tr(
            "The layer has a unit with this number already; this one will be added as '{number}'. If it is the same "
            "unit, delete the old one first or do not add this one."
        ),
    }
