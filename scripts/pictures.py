"""Pictures of the documents: kept small, and refused where they show nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image  # comes with reportlab

COLOURS = 256
FEWEST = 8
"""A picture of fewer colours shows nothing."""


def keep(picture: Path, target: Path) -> None:
    """Write a picture among the documents, with a palette; print where it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(picture) as image:
        plain = image.convert("RGB")
    colours = plain.getcolors(1 << 24) or []
    if len(colours) < FEWEST:
        sys.exit(f"{target.name} is blank")
    plain.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
    print(target)
