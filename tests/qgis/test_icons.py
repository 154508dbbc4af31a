"""Icons on the windows of QGIS' themes, light and dark, as they are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

ICONS = sorted((Path(__file__).resolve().parents[2] / "resources" / "icons").glob("*.svg"))
THEMES = {"default": "#efefef", "Blend of Gray": "#4d4d4d", "Night Mapping": "#2b2b2b"}
SIZE = 48


def luminance(colour):
    """Relative luminance (WCAG 2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("background", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("path", ICONS, ids=[path.stem for path in ICONS])
def test_icon_is_seen(qgis_app, path, background):
    """A third of what is drawn at least stands out: outlines on light windows, nearly all on dark ones."""
    from qgis.PyQt.QtGui import QColor, QIcon

    image = QIcon(str(path)).pixmap(SIZE, SIZE).toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    drawn = [luminance(colour) for colour in colours if colour.alpha() > 200]
    ground = luminance(QColor(background))
    seen = [one for one in drawn if (max(one, ground) + 0.05) / (min(one, ground) + 0.05) >= 1.6]
    assert len(drawn) > 0.05 * SIZE * SIZE
    assert len(seen) >= len(drawn) / 3
