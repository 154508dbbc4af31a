"""The contract that every algorithm of the provider keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QUrl

from mine_restoration.core.catalogue import RESOURCES
from mine_restoration.processing.provider import ALGORITHMS


def test_the_provider_has_its_algorithms(plugin):
    from qgis.core import QgsApplication

    provider = QgsApplication.processingRegistry().providerById("minerestoration")
    assert {algorithm.name() for algorithm in provider.algorithms()} == {algorithm.ID for algorithm in ALGORITHMS}


@pytest.mark.parametrize("kind", ALGORITHMS, ids=lambda kind: kind.ID)
def test_algorithm_keeps_the_contract(plugin, kind):
    algorithm = kind().create()
    assert type(algorithm) is kind
    assert re.fullmatch("[a-z]+", algorithm.name())
    assert algorithm.displayName() != algorithm.name()
    assert algorithm.shortDescription()
    assert algorithm.tags()
    assert algorithm.helpUrl().startswith("file:")
    assert algorithm.canExecute()[0]
    for language in ("en", "zh"):
        assert (RESOURCES / "help" / language / f"{algorithm.name()}.html").read_text(encoding="utf-8").strip()
    assert (RESOURCES / "icons" / f"{algorithm.name()}.svg").exists()
    for parameter in algorithm.parameterDefinitions():
        assert re.fullmatch("[A-Z][A-Z_0-9]*", parameter.name())
        assert parameter.help(), f"{parameter.name()} has no help"


@pytest.mark.parametrize("kind", ALGORITHMS, ids=lambda kind: kind.ID)
def test_links_of_the_help_panel_lead_to_pages(plugin, kind):
    links = re.findall('href="([^"]*)"', kind().create().shortHelpString())
    assert links or kind.ID != "digitiseunits"
    for link in links:
        assert Path(QUrl(link).toLocalFile()).is_file(), link


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_pages_name_every_parameter(plugin, language):
    for kind in ALGORITHMS:
        page = (RESOURCES / "help" / language / f"{kind.ID}.html").read_text(encoding="utf-8")
        algorithm = kind().create()  # its definitions live as long as it does
        for parameter in algorithm.parameterDefinitions():
            assert parameter.name() in page, f"{kind.ID}.html ({language}) does not mention {parameter.name()}"
