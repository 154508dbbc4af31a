"""Texts in colours can be read in light and in dark windows (contrast as WCAG 2 measures it)."""

from __future__ import annotations

import pytest


def luminance(colour):
    parts = [part / 255 for part in colour.getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize(("window", "text"), [("#ffffff", "#000000"), ("#f0f0f0", "#202020"), ("#323232", "#b0b0b0")])
@pytest.mark.parametrize("name", ["alarming", "good", "quiet"])
def test_contrast(plugin, window, text, name):
    from qgis.PyQt.QtGui import QColor, QPalette

    from mine_restoration.ui import colours

    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(window))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    dark, light = sorted((luminance(QColor(getattr(colours, name)(palette))), luminance(QColor(window))))
    assert (light + 0.05) / (dark + 0.05) >= 3
