"""Links the checkout into the user's QGIS profile, so that QGIS loads the plugin from here."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "mine_restoration"
SYSTEM_PYTHON = "/usr/bin/python3"


def plugin_folder() -> Path:
    """The plugins folder of the default profile; ``QGIS_CUSTOM_CONFIG_PATH`` moves the profiles."""
    own = os.environ.get("QGIS_CUSTOM_CONFIG_PATH")
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    base = Path(own) if own else Path(data) / "QGIS" / "QGIS3"
    return base / "profiles" / "default" / "python" / "plugins"


def has_shapely() -> bool:
    """Whether the Python that Debian's QGIS runs has a shapely that will do."""
    command = [SYSTEM_PYTHON, "-c", "import shapely; raise SystemExit(int(shapely.__version__.split('.')[0]) < 2)"]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False, cwd="/").returncode == 0


def main() -> None:
    """Make the link; an installed copy is left alone and named."""
    link = plugin_folder() / NAME
    if link.is_symlink():
        link.unlink()
    elif link.exists():
        sys.exit(f"{link} is an installed copy. Remove it in QGIS' plugin manager first, then run this again.")
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(ROOT, target_is_directory=True)
    print(f"{link} -> {ROOT}")
    print("Start QGIS and switch on 'Mine Restoration' (矿区生态修复) in Plugins > Manage and Install Plugins.")
    if not has_shapely():
        packages = sysconfig.get_paths()["purelib"]
        print(f"The Python of QGIS has no shapely 2. Start QGIS with the one set up here:  PYTHONPATH={packages} qgis")


if __name__ == "__main__":
    main()
