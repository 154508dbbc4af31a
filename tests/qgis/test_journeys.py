"""The journeys of the guide in a real QGIS window: the whole example in both languages, with its pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from windows import critical, desktop

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LANGUAGES = {"en": "en", "zh": "zh-Hans"}
STEPS = [
    "digitiseunits",
    "attachlandclasses",
    "checkunits",
    "checkzones",
    "compareyears",
    "annualtable",
    "acceptancepackage",
]
CHINESE = re.compile("[\u4e00-\u9fff]")
PICTURES = ROOT / "docs" / "images"


@pytest.fixture(scope="module", params=LANGUAGES)
def journey(request, tmp_path_factory):
    """The whole example in one language: its report, the folder of its pictures, and its language."""
    folder = tmp_path_factory.mktemp(request.param)
    drive = HERE / "journeys_drive.py"
    report = desktop().run_desktop(
        drive, folder, LANGUAGES[request.param], timeout=900, DRIVE_WAIT="300", DRIVE_PICTURES=str(folder)
    )
    return report, folder, request.param


def test_nothing_goes_wrong(journey):
    assert critical(journey[0]) == []


def test_every_step_comes_to_its_end(journey):
    report, _, language = journey
    assert list(report["outcomes"]) == STEPS
    for step, outcome in report["outcomes"].items():
        assert outcome["state"] in ("done", "findings"), step
        assert outcome["figures"], step
    shown = report["title"] + "".join(outcome["words"] for outcome in report["outcomes"].values())
    assert bool(CHINESE.search(shown)) == (language == "zh")


def test_pictures_show_something_and_are_those_of_the_guide(journey):
    from qgis.PyQt.QtGui import QImage

    _, folder, language = journey
    taken = {path.name: QImage(str(path)) for path in folder.glob("*.png")}
    kept = {path.name: QImage(str(path)) for path in (PICTURES / language).glob("*.png")}
    assert set(taken) == set(kept), "run make screenshots"
    for name, image in taken.items():
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 8, f"{name} is blank"
        assert (image.width(), image.height()) == (kept[name].width(), kept[name].height()), name
