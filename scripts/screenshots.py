"""Makes the pictures of the documents from a real QGIS window: the dock after a year, the corner dialog, one map."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from desktop import ROOT, run_desktop

IMAGES = ROOT / "docs" / "images"
DRIVE = ROOT / "tests" / "qgis" / "desktop_drive.py"
STEPS = "digitiseunits,attachlandclasses,checkunits,checkzones,annualtable,acceptancepackage"


def visit(folder: Path, language: str, ending: str) -> dict[str, Any]:
    """Go through the sample's year in one language; keep the pictures of the window and of the corner dialog."""
    folder.mkdir()
    report = run_desktop(DRIVE, folder, language, DRIVE_STEPS=STEPS, DRIVE_PICTURES=str(folder), DRIVE_DOCK_WIDTH="320")
    if report["errors"]:
        sys.exit("\n".join(report["errors"]))
    save(folder / "window.png", f"dock_{ending}.png")
    save(folder / "corners.png", f"corners_{ending}.png")
    return report


def save(picture: Path, name: str) -> None:
    """Keep a picture among the documents."""
    print(shutil.copyfile(picture, IMAGES / name))


def corner_map(folder: Path, report: dict[str, Any]) -> None:
    """The first page of a unit's corner map of the package."""
    package = Path(report["outcomes"]["acceptancepackage"]["results"]["FOLDER"])
    maps = sorted(package.rglob("*拐点坐标*XF-01*.pdf"))
    if not maps:
        sys.exit(f"No corner map in {package}.")
    page = folder / "page"
    subprocess.run(
        ["pdftoppm", "-r", "80", "-png", "-singlefile", "-f", "1", "-l", "1", str(maps[0]), str(page)], check=True
    )
    save(page.with_suffix(".png"), "corner_map.png")


def main() -> None:
    """All pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screenshots-") as name:
        folder = Path(name)
        visit(folder / "en", "en", "en")
        corner_map(folder, visit(folder / "zh", "zh-Hans", "zh"))


if __name__ == "__main__":
    main()
