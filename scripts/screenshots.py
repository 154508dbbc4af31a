"""Makes the pictures of the documents from a real QGIS window: the dock after a year, and the corner dialog."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from desktop import ROOT, run_desktop

IMAGES = ROOT / "docs" / "images"
DRIVE = ROOT / "tests" / "qgis" / "desktop_drive.py"
STEPS = "digitiseunits,attachlandclasses,checkunits,checkzones,annualtable,acceptancepackage"


def visit(folder: Path, language: str, ending: str) -> None:
    """Go through the sample's year in one language; keep the pictures of the window and of the corner dialog."""
    folder.mkdir()
    report = run_desktop(DRIVE, folder, language, DRIVE_STEPS=STEPS, DRIVE_PICTURES=str(folder), DRIVE_DOCK_WIDTH="320")
    if report["errors"]:
        sys.exit("\n".join(report["errors"]))
    save(folder / "window.png", f"dock_{ending}.png")
    save(folder / "corners.png", f"corners_{ending}.png")


def save(picture: Path, name: str) -> None:
    """Keep a picture among the documents."""
    print(shutil.copyfile(picture, IMAGES / name))


def main() -> None:
    """All pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screenshots-") as name:
        folder = Path(name)
        visit(folder / "en", "en", "en")
        visit(folder / "zh", "zh-Hans", "zh")


if __name__ == "__main__":
    main()
