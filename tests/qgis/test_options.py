"""The pages of settings and of packages, as widgets; in QGIS' own dialogs they are in test_options_desktop.py."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NATIONAL = ROOT / "resources" / "rules" / "national.json"


@pytest.fixture
def settings(plugin):
    from qgis.core import QgsSettings

    from mine_restoration.gis import settings

    yield settings
    QgsSettings().remove("mine_restoration/settings")


@pytest.fixture
def page(settings):
    """Makes a page; what it tells when it is accepted is in ``page.told``."""
    from mine_restoration.ui.options_page import OptionsPage

    pages = []

    def make(project=None):
        told = []
        made = OptionsPage(project, told.append, None)
        made.told = told
        pages.append(made)
        return made

    return make


def editor(page, name):
    from qgis.PyQt.QtWidgets import QWidget

    return page.findChild(QWidget, f"mine_restoration_setting_{name}")


def type_in(page, name, text):
    """As a user types: the line edit's own signal for it."""
    edit = editor(page, name)
    edit.setText(text)
    edit.textEdited.emit(text)


def below(page, name):
    return page.rows[name]._below.text().replace("\u200b", "")  # where long paths may be broken


def press_reset(page, name):
    from qgis.PyQt.QtWidgets import QToolButton

    page.findChild(QToolButton, f"mine_restoration_reset_{name}").click()


def test_every_setting_has_a_row_with_title_and_default(settings, page):
    from qgis.core import QgsProject

    from mine_restoration.gis.setting_words import groups, titles

    user, project = page(), page(QgsProject())
    assert {one.name for one in settings.SETTINGS} == {*user.rows, *project.rows} == set(titles())
    assert {one.group for one in settings.SETTINGS} <= set(groups())
    for shown in (user, project):
        for row in shown.rows.values():
            assert row.title
            assert "Default: " in row._below.text()
            assert "{" not in row._below.text()
    assert "secrecy" not in user.rows  # a mark of one job
    assert "contact" not in project.rows


def test_nothing_touched_keeps_nothing(settings, page):
    from qgis.core import QgsProject, QgsSettings

    project = QgsProject()
    page().apply()
    page(project).apply()
    assert not QgsSettings().childKeys() or not [
        key for key in QgsSettings().allKeys() if key.startswith("mine_restoration/settings")
    ]
    assert not project.isDirty()


def test_what_is_changed_is_kept_and_shown_again(settings, page):
    from qgis.core import QgsProject

    project = QgsProject()
    first = page()
    type_in(first, "organisation", "示例测绘院")
    editor(first, "short_side_m").setValue(0.12)
    editor(first, "gap_m").setValue(2.5)
    box = editor(first, "area_unit")
    box.setCurrentIndex(box.findData("mu"))
    box.activated.emit(box.currentIndex())
    first.apply()
    assert settings.value("organisation") == "示例测绘院"
    assert settings.value("short_side_m") == pytest.approx(0.12)
    assert settings.value("gap_m") == pytest.approx(2.5)
    assert settings.value("area_unit") == "mu"
    assert settings.origin("drawn_by") == "default"
    again = page()
    assert editor(again, "organisation").text() == "示例测绘院"
    assert editor(again, "area_unit").currentData() == "mu"
    own = page(project)
    assert "All projects: 示例测绘院" in below(own, "organisation")
    type_in(own, "organisation", "另一家")
    own.apply()
    assert settings.value("organisation", project) == "另一家"
    assert settings.value("organisation") == "示例测绘院"
    assert settings.origin("area_unit", project) == "user"


def test_back_to_what_is_behind(settings, page):
    from qgis.core import QgsProject

    project = QgsProject()
    settings.keep("paper", "A1")
    settings.keep("paper", "A4", project)
    settings.keep("height_datum", "", project)
    settings.keep("boundary_m", 0.2, project)
    shown = page(project)
    assert editor(shown, "paper").currentData() == "A4"
    assert editor(shown, "height_datum").text() == ""
    press_reset(shown, "paper")
    assert editor(shown, "paper").currentData() == "A1"
    press_reset(shown, "height_datum")
    press_reset(shown, "boundary_m")
    assert editor(shown, "boundary_m").text() == "as the rules say"
    assert settings.value("paper", project) == "A4"  # until the dialog is accepted
    shown.apply()
    assert settings.origin("paper", project) == "user"
    assert settings.value("height_datum", project) == "1985国家高程基准"
    assert settings.value("boundary_m", project) is None


def test_reset_all(settings, page):
    settings.keep("paper", "A1")
    settings.keep("organisation", "x")
    shown = page()
    shown.reset_all()
    shown.apply()
    assert [one.name for one in settings.SETTINGS if settings.origin(one.name) != "default"] == []


def test_a_broken_rule_file_says_its_line(settings, page, tmp_path):
    text = NATIONAL.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(text) if '"relation"' in line)
    text[number] = text[number].replace('"relation"', '"relatoin"')
    broken = tmp_path / "county.json"
    broken.write_text("\n".join(text), encoding="utf-8")
    shown = page()
    editor(shown, "rules").setFilePath(str(broken))
    said = shown.rows["rules"].problem
    assert f"line {number + 1}" in said
    assert "county.json" in said
    assert said in below(shown, "rules")
    shown.apply()
    assert shown.told == [f"Rules of the zone check: {said}"]
    assert settings.value("rules") == str(broken)  # kept: the file may be mended


@pytest.mark.parametrize("name", ["rules", "unit_rules", "working_days", "form", "plan", "public_plan"])
def test_files_that_are_none(page, tmp_path, name):
    shown = page()
    for content in ("", "{", "[]", "{}", '{"edition": 3}'):
        file = tmp_path / "odd.json"
        file.write_text(content, encoding="utf-8")
        editor(shown, name).setFilePath(str(file))
        assert "odd.json" in shown.rows[name].problem, content
    editor(shown, name).setFilePath(str(tmp_path / "not there.json"))
    assert "There is no file" in shown.rows[name].problem
    other = tmp_path / "rules.txt"
    other.write_text("{}")
    editor(shown, name).setFilePath(str(other))
    assert "should end with" in shown.rows[name].problem


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("rules", NATIONAL),
        ("unit_rules", NATIONAL.with_name("unit_checks.json")),
        ("working_days", ROOT / "resources" / "tables" / "working_days.json"),
        ("form", ROOT / "resources" / "forms" / "annual_table.json"),
        ("plan", ROOT / "resources" / "packages" / "acceptance.json"),
        ("public_plan", ROOT / "resources" / "packages" / "public.json"),
    ],
)
def test_files_that_are_good(page, tmp_path, name, file):
    shown = page()
    editor(shown, name).setFilePath(str(file))
    assert shown.rows[name].problem == ""


def test_what_cannot_be_said_of_a_workbook_is_said(page, tmp_path):
    shutil.copy(ROOT / "resources" / "forms" / "annual_table.xlsx", tmp_path / "county.xlsx")
    shown = page()
    editor(shown, "form").setFilePath(str(tmp_path / "county.xlsx"))
    assert shown.rows["form"].problem == ""
    assert "when the annual table is made" in below(shown, "form")


def test_a_folder_without_templates_is_told(page, tmp_path):
    shown = page()
    editor(shown, "layouts").setFilePath(str(tmp_path))
    assert "no template that would be used" in shown.rows["layouts"].problem
    shutil.copy(ROOT / "resources" / "layouts" / "map.qpt", tmp_path / "map.qpt")
    shown = page()
    editor(shown, "layouts").setFilePath(str(tmp_path))
    assert shown.rows["layouts"].problem == ""


def test_scrolling_changes_no_value(page):
    """Whoever scrolls the page with the wheel passes over boxes that would take it for their own."""
    from qgis.PyQt.QtCore import QPoint, QPointF, Qt
    from qgis.PyQt.QtGui import QWheelEvent
    from qgis.PyQt.QtWidgets import QApplication

    shown = page()
    shown.show()
    for name in ("paper", "short_side_m"):
        box = editor(shown, name)
        before = box.currentIndex() if name == "paper" else box.value()
        event = QWheelEvent(
            *(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(box, event)
        assert (box.currentIndex() if name == "paper" else box.value()) == before


def test_files_that_settings_name_are_data_of_the_user(settings, page, tmp_path):
    """A value of another version that no choice fits is not taken, and the page opens."""
    from qgis.core import QgsSettings

    QgsSettings().setValue("mine_restoration/settings/paper", json.dumps("A9"))
    shown = page()
    assert editor(shown, "paper").currentData() == "A3"


@pytest.fixture
def packages_page(plugin, monkeypatch):
    """Makes the page as it would be on another computer."""
    from importlib import metadata

    from mine_restoration.gis import dependencies, installing
    from mine_restoration.ui import missing_packages

    def make(computer, **versions):
        def version(name):
            if name in versions:
                return versions[name]
            raise metadata.PackageNotFoundError(name)

        monkeypatch.setattr(dependencies, "installed_version", version)
        monkeypatch.setattr(missing_packages, "this_computer", lambda: installing.Computer(**computer))
        return missing_packages.MissingPackages()

    return make


ALL = dict.fromkeys(
    ["numpy", "shapely", "openpyxl", "reportlab", "python-docx", "ezdxf", "chinesecalendar", "numba"], "9.0"
)


def texts(page):
    from qgis.PyQt.QtWidgets import QLabel

    return [label.text() for label in page.findChildren(QLabel)]


def test_all_packages_are_there(packages_page):
    page = packages_page({"kind": "windows"}, **ALL)
    assert "All packages are there." in texts(page)
    assert page.command.isHidden()
    assert page.copy.isHidden()


def test_what_is_missing_what_for_and_the_command(packages_page):
    from qgis.PyQt.QtWidgets import QApplication

    present = {**ALL, "shapely": "1.8.5", "numpy": "1.26.4"}
    del present["openpyxl"], present["numba"]
    page = packages_page({"kind": "windows", "numpy": 1}, **present)
    said = texts(page)
    assert "Missing or too old: shapely>=2.0, openpyxl." in said
    assert "1.8.5, too old" in said
    assert "missing" in said
    assert "missing (optional)" in said
    assert any("OSGeo4W Shell" in text for text in said)
    assert page.command.toPlainText() == 'python3 -m pip install "shapely>=2.0" "openpyxl" "numpy<2"'
    page.copy.click()
    assert QApplication.clipboard().text() == page.command.toPlainText()


def test_only_optional_ones_are_missing(packages_page):
    present = dict(ALL)
    del present["python-docx"]
    page = packages_page({"kind": "linux", "distribution": ("debian",), "version": 12, "numpy": 1}, **present)
    assert any("Everything that is needed is there" in text for text in texts(page))
    assert page.command.toPlainText() == "sudo apt install python3-docx"
