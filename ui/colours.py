"""Colours of texts that can be read in light and in dark windows."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtGui import QColor, QGuiApplication, QPalette

_REDS = ("#b3261e", "#ff9d92")
_GREENS = ("#3f8f3a", "#7ccf77")


def alarming(palette: Optional[QPalette] = None) -> str:
    """The red of what is wrong; ``palette`` is that of the widget, else the application's."""
    return _standing_out(_REDS, palette)


def good(palette: Optional[QPalette] = None) -> str:
    """The green of what is well."""
    return _standing_out(_GREENS, palette)


def quiet(palette: QPalette) -> str:
    """The colour of a text that stands back: between those of texts and windows."""
    text, window = (
        palette.color(role).getRgb()[:3] for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window)
    )
    return "#" + "".join(f"{(13 * one + 7 * other) // 20:02x}" for one, other in zip(text, window))


def _standing_out(colours: tuple[str, str], palette: Optional[QPalette]) -> str:
    window = (palette or QGuiApplication.palette()).color(QPalette.ColorRole.Window).lightness()
    return max(colours, key=lambda colour: abs(QColor(colour).lightness() - window))
