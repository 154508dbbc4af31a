"""The plugin in a real QGIS window, with a fresh profile, on an X server of the test's own."""

from __future__ import annotations

import platform
import re
from decimal import Decimal
from pathlib import Path

import pytest
from windows import critical, desktop

from mine_restoration.processing.provider import ALGORITHMS

HERE = Path(__file__).parent
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
TITLES = [
    *("新建项目", "坐标成图", "套合地类", "单元检查", "管控区核查", "计划与实施对照", "年度情况表", "验收图件包"),
]


def visit(folder, language, steps=(), **more):
    return desktop().run_desktop(HERE / "desktop_drive.py", folder, language, DRIVE_STEPS=",".join(steps), **more)


@pytest.fixture(scope="module")
def chinese(tmp_path_factory):
    """The whole year of the sample, clicked through in Chinese, the dock 300 pixels wide."""
    folder = tmp_path_factory.mktemp("chinese")
    return visit(folder, "zh-Hans", STEPS, DRIVE_PICTURES=str(folder), DRIVE_DOCK_WIDTH="300") | {"folder": folder}


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    return visit(tmp_path_factory.mktemp("english"), "en", STEPS[:2])


def plain(text):
    return re.sub("<[^>]*>", "", text).replace("&nbsp;", " ")


def test_nothing_goes_wrong(chinese, english):
    assert critical(chinese) == []
    assert critical(english) == []


def test_dock_and_steps_are_chinese(chinese):
    assert chinese["visible"]
    assert chinese["title"] == "矿区生态修复"
    assert [plain(row[0]) for row in chinese["rows"].values()] == [f"{n}  {title}" for n, title in enumerate(TITLES)]
    for texts in chinese["rows"].values():
        assert all(CHINESE.search(text) for text in texts)
    assert all(CHINESE.search(text) for text in chinese["tool_bar"])


def test_every_algorithm_has_a_chinese_name(chinese):
    assert set(chinese["algorithms"]) == {kind.ID for kind in ALGORITHMS}
    assert [name for name in chinese["algorithms"].values() if not CHINESE.search(name)] == []


def test_english_stays_english(english):
    assert english["title"] == "Mine Restoration"
    shown = [text for texts in english["rows"].values() for text in texts] + list(english["algorithms"].values())
    assert [text for text in shown if CHINESE.search(text)] == []


def test_dock_does_not_force_itself_wider(chinese, english):
    assert 250 <= chinese["dock_width"] <= 330
    assert chinese["rows_cut_off"] == 0
    assert english["rows_cut_off"] == 0


def test_a_step_at_work_shows_it(chinese):
    assert any("running" in outcome["seen"] for outcome in chinese["outcomes"].values())


def test_the_sample_goes_through_every_step(chinese):
    assert list(chinese["outcomes"]) == STEPS
    for step, outcome in chinese["outcomes"].items():
        assert outcome["ok"], step
        assert outcome["state"] in ("done", "findings"), step
        assert outcome["figures"], step


def test_layers_arrive_with_their_roles_and_feed_the_next_step(chinese):
    layers = chinese["layers"]
    # 4 restored, 4 damaged, 4 planned: the sample's README.
    assert [count for _, count in layers["unit"]] == [12]
    for role in ("corner", "survey_part", "survey_summary", "zone_hit", "verdict"):
        assert layers[role][0][1] > 0, role
    assert len(layers["finding"]) == len(STEPS)


def test_figures_of_the_steps_agree(chinese):
    area = re.compile(r"\d+\.\d{4}")
    shown = {step: area.findall(plain(outcome["figures"])) for step, outcome in chinese["outcomes"].items()}
    assert len(shown["digitiseunits"]) == 1
    assert shown["digitiseunits"] == shown["attachlandclasses"]
    blocks = [Decimal(text) for text in shown["annualtable"]]
    assert len(blocks) == 3
    assert sum(blocks) == Decimal(shown["digitiseunits"][0])
    assert "12" in plain(chinese["outcomes"]["digitiseunits"]["figures"])


def test_files_are_offered_and_findings_too(chinese):
    assert len(chinese["outcomes"]["annualtable"]["files"]) == 2
    assert len(chinese["outcomes"]["acceptancepackage"]["files"]) == 2
    assert chinese["outcomes"]["checkzones"]["findings"]
    assert chinese["findings_shown"]


def test_running_a_step_again_makes_later_ones_out_of_date(english):
    assert english["stale"] == {"digitiseunits": "done", "attachlandclasses": "stale"}


def test_a_step_that_fails_says_so_and_takes_nothing_away(english):
    failed = english["failed"]
    assert not failed["ok"]
    assert failed["state"] == "failed"
    assert "log" in failed["words"]
    assert failed["layers"]["survey_summary"]


def test_state_is_kept_with_the_project(english):
    assert english["reopened"]["digitiseunits"] in ("done", "findings")
    assert english["cleared"] == {"digitiseunits": "todo", "attachlandclasses": "todo"}


@pytest.mark.parametrize("language", ["chinese", "english"])
def test_the_corner_dialog_reads_shows_adds_and_undoes(language, request):
    corners = request.getfixturevalue(language)["corners"]
    assert corners["parcels"] == 12
    usable, unusable, chosen = corners["bands"]
    assert usable > 100
    assert unusable == 0
    assert chosen > 0
    assert corners["added"] == [12, True, 1]
    assert corners["undone"] == 0
    assert corners["as_before"]
    for text in (corners["title"], *corners["texts"]):
        assert bool(CHINESE.search(text)) == (language == "chinese"), text


@pytest.mark.parametrize("language", ["chinese", "english"])
def test_unload_leaves_nothing_and_loading_again_brings_all_back(language, request):
    report = request.getfixturevalue(language)
    assert all(report["start"][kind] for kind in report["start"])
    assert all(action.startswith("mine_restoration_") for action in report["start"]["actions"])
    nothing = {kind: [] for kind in report["start"]}
    assert report["unloaded"] == nothing
    assert not report["dialog_left"]
    assert report["again"] == report["start"]
    assert report["title_again"] == report["title"]
    assert report["gone"] == nothing


@pytest.mark.parametrize("language", ["chinese", "english"])
def test_switched_off_and_on_the_plugin_works_with_its_own_modules_only(language, request):
    report = request.getfixturevalue(language)
    assert report["modules_kept"] == []
    assert report["units_again"] == 12


def test_pictures_have_the_size_of_the_screen(chinese):
    from qgis.PyQt.QtGui import QImage

    picture = QImage(str(chinese["folder"] / "window.png"))
    assert (picture.width(), picture.height()) == (1400, 900)
    colours = {picture.pixel(x, y) for x in range(0, 1400, 20) for y in range(0, 900, 20)}
    assert len(colours) > 20


@pytest.mark.parametrize("language", ["zh", "zh_CN"])
def test_other_names_of_the_language(tmp_path, language):
    report = visit(tmp_path, language)
    assert critical(report) == []
    assert report["title"] == "矿区生态修复"


def test_language_from_the_settings(tmp_path):
    report = visit(tmp_path, "", settings="[locale]\nuserLocale=zh-Hans\noverrideFlag=true\n")
    assert report["title"] == "矿区生态修复"


def test_missing_packages_are_told_in_a_sentence(tmp_path):
    """A shapely that is too old, as Debian 12's own is."""
    old = tmp_path / "old"
    (old / "shapely").mkdir(parents=True)
    (old / "shapely" / "__init__.py").write_text("raise ModuleNotFoundError('too old for this test')\n")
    (old / "shapely-1.8.5.dist-info").mkdir()
    (old / "shapely-1.8.5.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: shapely\nVersion: 1.8.5\n")
    folder = tmp_path / "window"
    folder.mkdir()
    report = desktop().run_desktop(HERE / "desktop_missing.py", folder, "en", timeout=90, PYTHONPATH=str(old))
    assert report["error"] == ""
    # Debian 13's own shapely is new enough.
    from_system = float(platform.freedesktop_os_release()["VERSION_ID"]) >= 13
    command = ["sudo apt install python3-shapely"] if from_system else ["pip install", '"shapely>=2.0"']
    assert [words for words in command if words not in report["message"]] == []
    assert report["page_seen"]
    assert "Missing or too old: shapely>=2.0." in report["page_texts"]
    assert "1.8.5, too old" in report["page_texts"]
    assert [words for words in command if words not in report["page_command"]] == []
    assert not report["settings_page"]  # nothing else of the plugin is there
    assert set(report["algorithms"]) == {kind.ID for kind in ALGORITHMS}
    for can, why in report["algorithms"].values():
        assert not can
        assert [words for words in command if words not in why] == []
    assert report["unloaded"]
    assert not report["provider"]
