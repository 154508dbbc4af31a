"""Settings: who counts first, what is kept where, and that each fills a parameter that there is."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture
def project(plugin, tmp_path):
    from qgis.core import QgsProject

    project = QgsProject()
    project.setFileName(str(tmp_path / "year" / "mine.qgz"))
    (tmp_path / "year").mkdir()
    return project


@pytest.fixture
def settings(plugin):
    """The module; what a test has set for the user is gone afterwards."""
    from qgis.core import QgsSettings

    from mine_restoration.gis import settings

    yield settings
    QgsSettings().remove("mine_restoration/settings")


def saved_and_opened(project, name=None):
    from qgis.core import QgsProject

    assert project.write(name or project.fileName())
    other = QgsProject()
    assert other.read(name or project.fileName())
    return other


def test_project_before_user_before_default(settings, project):
    assert settings.value("paper", project) == "A3"
    assert settings.origin("paper", project) == "default"
    settings.keep("paper", "A1")
    assert settings.value("paper", project) == "A1"
    assert settings.origin("paper", project) == "user"
    settings.keep("paper", "A4", project)
    assert settings.value("paper", project) == "A4"
    assert settings.origin("paper", project) == "project"
    assert settings.value("paper") == "A1"
    settings.keep("paper", None, project)
    assert settings.value("paper", project) == "A1"
    settings.keep("paper", None)
    assert settings.value("paper", project) == "A3"


def test_an_empty_text_is_a_value(settings, project):
    """Who wants no height datum on the maps has said something; nothing set is not that."""
    settings.keep("height_datum", "", project)
    opened = saved_and_opened(project)
    assert settings.value("height_datum", opened) == ""
    assert settings.origin("height_datum", opened) == "project"
    assert settings.value("height_datum") == "1985国家高程基准"


@pytest.mark.parametrize(
    "text", ["示例地质测绘有限公司", 'a, "b"; c\\d', "null", "[1]", " spaces ", "%20", "@Invalid()", "两\n行"]
)
def test_texts_come_back_as_they_were(settings, project, text):
    settings.keep("organisation", text)
    settings.keep("drawn_by", text, project)
    opened = saved_and_opened(project)
    assert settings.value("organisation", opened) == text
    assert settings.value("drawn_by", opened) == text


def test_numbers_come_back_as_they_were(settings, project):
    settings.keep("short_side_m", 0.123)
    settings.keep("gap_m", 2, project)
    opened = saved_and_opened(project)
    assert settings.value("short_side_m", opened) == 0.123
    assert settings.value("gap_m", opened) == 2
    assert settings.value("boundary_m", opened) is None


def test_files_move_with_their_project(settings, project, tmp_path):
    rules = tmp_path / "year" / "规则 county.json"
    rules.write_text("{}", encoding="utf-8")
    settings.keep("rules", str(rules), project)
    assert project.write()
    shutil.copytree(tmp_path / "year", tmp_path / "moved")
    shutil.rmtree(tmp_path / "year")
    from qgis.core import QgsProject

    opened = QgsProject()
    assert opened.read(str(tmp_path / "moved" / "mine.qgz"))
    assert settings.value("rules", opened) == str(tmp_path / "moved" / "规则 county.json")


def test_two_projects_do_not_know_each_other(settings, project):
    from qgis.core import QgsProject

    settings.keep("organisation", "One", project)
    assert settings.value("organisation", QgsProject()) == ""


@pytest.mark.parametrize("text", ["no json", "{", '"A7"', "3", "null", "[]", '{"a": 1}'])
def test_what_others_wrote_there_is_not_taken(settings, project, text):
    from qgis.core import QgsSettings

    project.writeEntry("mine_restoration", "settings/paper", text)
    QgsSettings().setValue("mine_restoration/settings/paper", text)
    assert settings.value("paper", project) == "A3"


def test_what_a_setting_does_not_take_is_refused(settings, project):
    for name, value in (("paper", "A7"), ("difference", 101), ("difference", "1"), ("organisation", 3)):
        with pytest.raises(ValueError, match=name):
            settings.keep(name, value)
    with pytest.raises(ValueError, match="secrecy"):
        settings.keep("secrecy", "秘密")  # a mark of one job, not of all that somebody will ever do
    with pytest.raises(ValueError, match="contact"):
        settings.keep("contact", "x", project)
    with pytest.raises(KeyError):
        settings.value("no_such_setting")


def parameters_filled():
    from mine_restoration.core.settings import load_settings

    return [(one, step, name) for one in load_settings() for step, name in one.parameters.items()]


@pytest.mark.parametrize("case", range(len(parameters_filled())))
def test_each_fills_a_parameter_that_there_is_and_shows_its_default(settings, case):
    """By the definitions of the algorithms, in the language of the tests."""
    from qgis.core import QgsApplication, QgsProcessingParameterEnum, QgsProcessingParameterNumber

    setting, step, name = parameters_filled()[case]
    algorithm = QgsApplication.processingRegistry().algorithmById(f"minerestoration:{step}")
    definition = algorithm.parameterDefinition(name)
    assert definition is not None, f"{step} has no {name}"
    default = definition.defaultValue()
    if isinstance(definition, QgsProcessingParameterEnum):
        assert len(setting.choices) == len(definition.options())
        assert setting.choices.index(setting.default) == (default or 0)
    elif isinstance(definition, QgsProcessingParameterNumber):
        assert setting.default == (None if default is None else pytest.approx(default))
        assert setting.minimum >= definition.minimum()
        assert setting.maximum <= definition.maximum()
    elif setting.kind == "text":
        assert setting.default == (default or "")


def test_a_parameter_of_the_same_name_is_filled_everywhere(settings):
    """Whoever sets the organisation finds it in the preview of a sheet, too."""
    from qgis.core import QgsApplication

    filled = {(step, name) for _, step, name in parameters_filled()}
    names = {name for _, name in filled}
    algorithms = QgsApplication.processingRegistry().providerById("minerestoration").algorithms()
    there = {(one.name(), found.name()) for one in algorithms for found in one.parameterDefinitions()}
    # The folder of a package is a place for results.
    assert {pair for pair in there - filled if pair[1] in names} == {("acceptancepackage", "FOLDER")}


def test_dialogs_are_filled_with_what_is_set_only(settings, project, tmp_path):
    assert settings.parameters_of("acceptancepackage", project) == {}
    settings.keep("paper", "A1")
    settings.keep("organisation", "测绘院")
    settings.keep("rules", str(tmp_path / "county.json"), project)
    assert settings.parameters_of("acceptancepackage", project) == {
        "PAPER": 3,
        "ORGANISATION": "测绘院",
        "RULES": str(tmp_path / "county.json"),
    }
    assert settings.parameters_of("exportcorners", project) == {"PRODUCER": "测绘院"}
    assert settings.parameters_of("no_such_algorithm", project) == {}


def test_a_workbook_is_no_form_file(settings, project):
    """A template that is a workbook fills the form; reading needs a form file."""
    settings.keep("form", "/somewhere/county.xlsx", project)
    assert settings.parameters_of("annualtable", project) == {"TEMPLATE": "/somewhere/county.xlsx"}
    assert settings.parameters_of("readannualtable", project) == {}
    settings.keep("form", "/somewhere/county.json", project)
    assert settings.parameters_of("readannualtable", project) == {"TEMPLATE": "/somewhere/county.json"}


def test_nothing_to_fill_in(settings, project):
    """A project that goes back to the bundled rules leaves the user's own out."""
    settings.keep("rules", "/somewhere/county.json")
    settings.keep("rules", "", project)
    assert settings.parameters_of("checkzones", project) == {}
