"""Options, project properties, packages and locator in a real QGIS window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from windows import critical, desktop

HERE = Path(__file__).parent
CHINESE = re.compile("[\u4e00-\u9fff]")
PAGES = ["mine_restoration_options", "mine_restoration_packages", "mine_restoration_project_settings"]


@pytest.fixture(scope="module", params=["en", "zh-Hans"])
def visit(request, tmp_path_factory):
    """What the window said, in both languages."""
    folder = tmp_path_factory.mktemp(request.param)
    report = desktop().run_desktop(
        HERE / "options_drive.py", folder, request.param, DRIVE_FOLDER=str(folder), DRIVE_PICTURES=str(folder)
    )
    return report | {"language": request.param, "folder": folder}


def of_others(entry):
    """Processing's own page looks for programs that are not there."""
    return "GRASS" in entry[2] or "SAGA" in entry[2] or "OTB" in entry[2]


def test_nothing_goes_wrong(visit):
    assert [entry for entry in critical(visit) if isinstance(entry, str) or not of_others(entry)] == []


def test_pages_show_settings_and_defaults(visit):
    defaults = ("Default: ", "默认")
    for page in ("user_page", "project_page"):
        assert sum(text.startswith(defaults) or "\n" in text for text in visit[page]) >= 20
    assert any("national.json" in text for text in visit["user_page"])
    assert any("shapely" in text for text in visit["packages_page"])


def test_no_text_is_cut_off(visit):
    assert visit["user_cut_off"] == []
    assert visit["project_cut_off"] == []


def test_what_is_set_is_kept_where_it_belongs(visit):
    assert visit["kept"] == '"示例测绘院"'
    assert visit["of_project"] == '"内部"'
    assert visit["dirty"]
    assert visit["filled"]["ORGANISATION"] == "示例测绘院"
    assert visit["filled"]["SECRECY"] == "内部"


def test_a_broken_file_is_told_with_its_line(visit):
    assert len(visit["warned"]) == 1
    assert "broken.json" in visit["warned"][0]
    assert "4" in visit["warned"][0]
    assert any("broken.json" in text.replace("\u200b", "") for text in visit["project_page"])


def test_help_is_offered(visit):
    assert visit["help_buttons"] == ["mine_restoration_help_options"]


def test_a_unit_is_found_and_zoomed_to(visit):
    assert any(text.startswith(visit["unit_id"]) for text in visit["located"])
    seen, across, up = visit["zoomed"]
    assert seen
    assert 1.5 < min(across, up) < 2.5


def test_nothing_is_left_behind_and_all_comes_back(visit):
    assert visit["pages_unloaded"] == []
    assert not visit["functions_unloaded"]
    assert visit["located_unloaded"] == []
    assert visit["pages_loaded"] == PAGES
    assert visit["functions_loaded"]
    assert any(text.startswith(visit["unit_id"]) for text in visit["located_loaded"])


def test_pictures_show_something(visit):
    from qgis.PyQt.QtGui import QImage

    for name in ("options", "options_changed", "project", "packages", "locator", "zoomed"):
        image = QImage(str(visit["folder"] / f"{name}.png"))
        assert image.width() > 700
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 20, name
