"""Coordinate files that do not fit, through digitiseunits: findings with the file's name, or a refusal that has it."""

from __future__ import annotations

import re

import pytest
from qgis.core import QgsVectorLayer

from mine_restoration.processing.digitiseunits import DigitiseUnits

TEXT = """[属性描述]
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=44
精度=0.001
转换参数=0,0,0,0,0,0,0
[地块坐标]
5,0.1600,U-1,地块,面,,采矿,,@
J1,1,4919800.000,44429800.000
J2,1,4919840.000,44429800.000
J3,1,4919840.000,44429840.000
J4,1,4919800.000,44429840.000
J1,1,4919800.000,44429800.000
"""
FILES = {
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "cut off": TEXT.encode()[:-60],
    "cut in a character": TEXT.encode()[:5],
    "NUL bytes": TEXT.replace("J3", "J\x003").encode(),
    "two points": "\n".join(TEXT.splitlines()[:12]).encode(),
    "no number": TEXT.replace("4919840.000", "四九一九", 1).encode(),
    "far outside": TEXT.replace("4919", "9919").encode(),
    "another zone": TEXT.replace("带号=44", "带号=43").encode(),
    "one long line": b"1" * 3_000_000,
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES.keys())
def test_coordinate_files_that_do_not_fit(ask, tmp_path, content):
    path = tmp_path / "corners.txt"
    path.write_bytes(content)
    results, problem = ask(DigitiseUnits, INPUT=[str(path)], ATTRIBUTES=None)
    if results is None:
        assert "corners.txt" in problem
        assert not re.search(r"Traceback|Error\b", problem)
    else:
        assert results["ERROR_COUNT"] + results["WARNING_COUNT"] > 0
        layer = QgsVectorLayer(results["FINDINGS"], "x", "ogr")
        assert all("corners.txt" in str(feature["source"]) for feature in layer.getFeatures())


def test_a_missing_coordinate_file_is_named(ask, tmp_path):
    results, problem = ask(DigitiseUnits, INPUT=[str(tmp_path / "nowhere.txt")], ATTRIBUTES=None)
    said = problem
    if results is not None:
        layer = QgsVectorLayer(results["FINDINGS"], "x", "ogr")
        said = " ".join(str(feature["source"]) for feature in layer.getFeatures())
    assert "nowhere.txt" in said
    assert not (tmp_path / "nowhere.txt").exists()
