"""shapely inside qgis_process: QGIS is linked with a GEOS of its own, which must not get into shapely's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import sys
if {first}:
    import shapely
sys.path.insert(0, {root!r})
import mine_restoration
mine_restoration.classFactory(None)
from mine_restoration.core.geos import shapely_is_whole
print("WHOLE", shapely_is_whole(), file=sys.stderr)

class Probe:
    def initProcessing(self): pass
    def initGui(self): pass
    def unload(self): pass

def classFactory(iface):
    return Probe()
"""


@pytest.mark.parametrize("first", [False, True])
def test_shapely_keeps_to_its_own_geos(tmp_path, first):
    profile = tmp_path / "profiles" / "default" / "QGIS"
    probe = tmp_path / "plugins" / "probe"
    links = tmp_path / "links"
    for folder in (profile, probe, links):
        folder.mkdir(parents=True)
    (links / "mine_restoration").symlink_to(ROOT, target_is_directory=True)
    (profile / "QGIS3.ini").write_text("[PythonPlugins]\nprobe=true\n")
    (probe / "metadata.txt").write_text(
        "[general]\nname=probe\nqgisMinimumVersion=3.22\nversion=1\nhasProcessingProvider=yes\n"
        "description=x\nauthor=x\nemail=x@x\n"
    )
    (probe / "__init__.py").write_text(PROBE.format(first=first, root=str(links)))
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(runtime),
        "QGIS_PLUGINPATH": str(tmp_path / "plugins"),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "PYTHONPATH": sysconfig.get_path("purelib"),
    }
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    said = subprocess.run([program, "plugins"], env=environment, capture_output=True, text=True, errors="replace")
    if first and "WHOLE True" in said.stderr:
        pytest.skip("this shapely and this QGIS share their GEOS: nothing to mix")
    assert f"WHOLE {not first}" in said.stderr, said.stdout + said.stderr
