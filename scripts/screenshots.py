"""Makes the pictures of the documents from a real QGIS window: the dock after the sample's year, and one map."""

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


def visit(language: str, picture: str) -> dict[str, Any]:
    """Go through the sample's year in one language; keep the picture of the window."""
    folder = Path(tempfile.mkdtemp(prefix="screenshots-"))
    report = run_desktop(DRIVE, folder, language, DRIVE_STEPS=STEPS, DRIVE_PICTURES=str(folder), DRIVE_DOCK_WIDTH="320")
    if report["errors"]:
        sys.exit("\n".join(report["errors"]))
    save(folder / "window.png", picture)
    return report


def save(picture: Path, name: str) -> None:
    """Keep a picture among the documents."""
    print(shutil.copyfile(picture, IMAGES / name))


def corner_map(report: dict[str, Any]) -> None:
    """The first page of a unit's corner map of the package."""
    folder = Path(report["outcomes"]["acceptancepackage"]["results"]["FOLDER"])
    maps = sorted(folder.rglob("*拐点坐标*XF-01*.pdf"))
    if not maps:
        sys.exit(f"No corner map in {folder}.")
    page = Path(tempfile.mkdtemp(prefix="screenshots-")) / "page"
    subprocess.run(
        ["pdftoppm", "-r", "80", "-png", "-singlefile", "-f", "1", "-l", "1", str(maps[0]), str(page)], check=True
    )
    save(page.with_suffix(".png"), "corner_map.png")


def main() -> None:
    """All pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    visit("en", "dock_en.png")
    corner_map(visit("zh-Hans", "dock_zh.png"))


if __name__ == "__main__":
    main()
