"""Makes the pictures of map sheets in ``docs/images`` from the package that ``scripts/demo.py`` makes of the sample."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from plugin_root import ROOT

IMAGES = ROOT / "docs" / "images"
SHEETS = {
    "1-01_*": "sheet_location",
    "1-02_*": "sheet_before",
    "*拐点坐标*_XF-01": "corner_map",
    "1-04_*": "sheet_zones",
    "1-05_*": "sheet_after",
    "1-06_*": "sheet_damage",
    "1-07_*": "sheet_plan",
    "1-08_*": "sheet_done",
}
"""Files of the package, without ending, and their pictures."""
DPI = 80


def main() -> None:
    """All pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sheets-") as name:
        folder = Path(name)
        subprocess.run([sys.executable, str(ROOT / "scripts" / "demo.py"), str(folder / "demo")], check=True)
        for pattern, picture in SHEETS.items():
            maps = sorted((folder / "demo").rglob(f"{pattern}.pdf"))
            if len(maps) != 1:
                sys.exit(f"{len(maps)} maps are called {pattern}.pdf")
            page = folder / picture
            command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", "-f", "1", "-l", "1", str(maps[0]), str(page)]
            subprocess.run(command, check=True)
            print(shutil.copyfile(page.with_suffix(".png"), IMAGES / f"{picture}.png"))


if __name__ == "__main__":
    main()
