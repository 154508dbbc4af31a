"""The help page of the forms that corners come in: its examples are read as it says."""

from __future__ import annotations

import html
import re
from pathlib import Path

import numpy as np
import pytest

from mine_restoration.core.corners.registry import all_dialects, read_data

HELP = Path(__file__).resolve().parents[2] / "resources" / "help"
SQUARE = [(4920000.0, 44500000.0), (4920100.0, 44500000.0), (4920100.0, 44500100.0), (4920000.0, 44500100.0)]
DEGREES = [(132.0, 44.415579), (132.0, 44.416479), (132.0012556, 44.416479), (132.0012556, 44.415579)]
"""The square by PROJ (EPSG:4532 to EPSG:4490)."""


def examples(language):
    page = (HELP / language / "corners.html").read_text(encoding="utf-8")
    return [(d, html.unescape(t)) for d, t in re.findall(r'<pre data-dialect="(\w+)">\n(.*?)\n</pre>', page, re.DOTALL)]


@pytest.mark.parametrize(("dialect", "text"), examples("en"))
def test_an_example_is_read_as_the_page_says(dialect, text):
    (reading,) = read_data(text.encode(), "example")
    assert reading.dialect == dialect
    assert [f.code for f in reading.findings if f.severity.value == "error"] == []
    (parcel,) = reading.parcels
    (ring,) = parcel.rings
    corners = ring.values[:4] if reading.columns_north_first else ring.values[:4, ::-1]
    if parcel.in_degrees:
        assert np.allclose(np.sort(corners)[:, ::-1], DEGREES, atol=3e-7)
    else:
        assert corners.tolist() == [list(corner) for corner in SQUARE]


def test_every_text_dialect_has_an_example_in_both_languages():
    shown = {dialect for dialect, _ in examples("en")}
    assert {dialect.key for dialect in all_dialects()} - shown == {"dxf"}
    assert examples("zh") == examples("en")
