"""Makes the pictures of the window for the documents: a real QGIS goes through the sample's year in both languages."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from desktop import ROOT, run_desktop
from pictures import keep

IMAGES = ROOT / "docs" / "images"
DRIVE = ROOT / "tests" / "qgis" / "journeys_drive.py"
LANGUAGES = {"en": "en", "zh": "zh-Hans"}
"""Folders of the pictures, and what QGIS calls the languages."""


def main() -> None:
    """All pictures; those that nobody makes any more go."""
    build = ROOT / "build"  # not among the temporary files: QGIS marks layers that lie there
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screenshots-", dir=build) as name:
        for place, language in LANGUAGES.items():
            folder = Path(name) / place
            folder.mkdir()
            report = run_desktop(DRIVE, folder, language, timeout=900, DRIVE_WAIT="300", DRIVE_PICTURES=str(folder))
            if report["errors"]:
                sys.exit("\n".join(report["errors"]))
            for old in (IMAGES / place).glob("*.png"):
                old.unlink()
            for picture in sorted(folder.glob("*.png")):
                keep(picture, IMAGES / place / picture.name)


if __name__ == "__main__":
    main()
