"""Makes ``dist/mine_restoration-<version>.zip``: the committed tree, less what git leaves out, and the translations."""

from __future__ import annotations

import configparser
import subprocess
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "mine_restoration"


def version() -> str:
    """The version in ``metadata.txt``."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def make(folder: Path = ROOT / "dist", treeish: str = "HEAD") -> Path:
    """Write the archive into ``folder``; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{NAME}-{version()}.zip"
    subprocess.run(
        ["git", "-C", str(ROOT), "archive", "--format=zip", f"--prefix={NAME}/", f"--output={target}", treeish],
        check=True,
    )
    translations = sorted((ROOT / "i18n").glob("*.qm"))
    if not translations:
        raise SystemExit("No built translations in i18n: run `make qm` first.")
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        for path in translations:
            archive.write(path, f"{NAME}/i18n/{path.name}")
    return target


if __name__ == "__main__":
    print(make())
