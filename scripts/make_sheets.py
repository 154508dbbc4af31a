"""Makes the pictures of map sheets and documents in ``docs/images``, from what ``scripts/demo.py`` makes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from pictures import keep
from plugin_root import ROOT
from qgis_cli import QgisProcess

IMAGES = ROOT / "docs" / "images"
PAGES = {
    "**/1-01_*.pdf": ("sheet_location", 1),
    "**/1-02_*.pdf": ("sheet_before", 1),
    "**/*拐点坐标*_XF-01.pdf": ("corner_map", 1),
    "**/1-04_*.pdf": ("sheet_zones", 1),
    "**/1-05_*.pdf": ("sheet_after", 1),
    "**/1-06_*.pdf": ("sheet_damage", 1),
    "**/1-07_*.pdf": ("sheet_plan", 1),
    "**/1-08_*.pdf": ("sheet_done", 1),
    "annual_table.pdf": ("annual_plan", 1),
    "zone_check.pdf": ("report_zones", 1),
    "verify.pdf": ("report_verify", 1),
}
"""Files of the demo, their pictures, and the page that is shown."""
DPI = 80


def main() -> None:
    """All pictures."""
    with tempfile.TemporaryDirectory(prefix="sheets-") as name:
        folder = Path(name)
        out = folder / "demo"
        subprocess.run([sys.executable, str(ROOT / "scripts" / "demo.py"), str(out)], check=True)
        (sample,) = out.glob("sample")
        QgisProcess(folder / "qgis").run(
            "minerestoration:verifypackage",
            {
                "PACKAGE": out / "acceptance_package.zip",
                "SURVEY": f"{sample / 'survey.gpkg'}|layername=DLTB",
                "REPORT_PDF": out / "verify.pdf",
            },
        )
        for pattern, (picture, number) in PAGES.items():
            found = sorted(out.glob(pattern))
            if len(found) != 1:
                sys.exit(f"{len(found)} files are called {pattern}")
            page, numbers = folder / picture, ["-f", str(number), "-l", str(number)]
            command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", *numbers, str(found[0]), str(page)]
            subprocess.run(command, check=True)
            keep(page.with_suffix(".png"), IMAGES / f"{picture}.png")


if __name__ == "__main__":
    main()
