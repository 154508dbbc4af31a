"""The panel of findings and the form of units in a real QGIS window, in English and in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest
from windows import critical, desktop

DRIVE = Path(__file__).with_name("findings_drive.py")


@pytest.fixture(scope="module", params=["en", "zh-Hans"])
def seen(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("findings")
    return desktop().run_desktop(DRIVE, folder, request.param, DRIVE_PICTURES=str(folder)) | {"folder": folder}


def test_nothing_goes_wrong(seen):
    assert critical(seen) == []


def test_it_is_there_when_it_is_asked_for(seen):
    assert seen["hidden"]
    assert seen["in_tool_bar"]
    assert [text.rpartition(" ")[2] for text in seen["buttons"]] == ["1", "2", "1", "1", "0", "1"]


def test_searching_looking_and_marking(seen):
    assert seen["found"] == 2
    assert seen["looked_at"] == [75, True]
    assert seen["marked"] == ["open", "open", "open", "dismissed", "open", "open"]


def test_nothing_is_cut_off(seen):
    assert seen["cut_off"] == []
    assert seen["sentence_width"] > 200
    assert seen["narrow"] <= 420


@pytest.mark.parametrize(
    "name", ["findings_window", "findings_panel", "findings_narrow", "form_restored", "form_damaged", "form_planned"]
)
def test_pictures_show_something(seen, name):
    from PIL import Image

    colours = Image.open(seen["folder"] / f"{name}.png").convert("RGB").getcolors(1 << 20)
    assert len(colours) > 20


def test_nothing_is_left(seen):
    assert seen["gone"] == {"docks": [], "actions": []}
