"""Texts in the user's language, while the file they come from changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import gc, sys
from pathlib import Path
from qgis.PyQt.QtCore import QCoreApplication
from mine_restoration.gis import i18n
application = QCoreApplication([])
translator = i18n._Translator(Path(sys.argv[1]))
assert translator.is_good
Path(sys.argv[1]).write_bytes(b"")
gc.collect()
QCoreApplication.installTranslator(translator)
print(ascii(QCoreApplication.translate(i18n.CONTEXT, "Zone check")))
assert not i18n._Translator(Path(sys.argv[1])).is_good
assert not i18n._Translator(Path(sys.argv[1] + ".none")).is_good
"""


def test_a_file_that_is_replaced_does_not_end_the_window(tmp_path):
    file = tmp_path / "zh.qm"
    file.write_bytes((ROOT / "i18n" / "mine_restoration_zh_CN.qm").read_bytes())
    (tmp_path / "mine_restoration").symlink_to(ROOT, target_is_directory=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    command = [sys.executable, "-c", SCRIPT, str(file)]
    process = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert process.returncode == 0, process.stderr
    assert process.stdout.strip() == ascii("管控区核查")
