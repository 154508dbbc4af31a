"""Areas in the unit that somebody wants to see: the same area in each, and only in windows."""

from __future__ import annotations

import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def areas(plugin):
    from mine_restoration.gis import areas

    return areas


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject, QgsSettings

    yield QgsProject.instance()
    QgsProject.instance().clear()
    QgsSettings().remove("mine_restoration/settings")


@given(st.integers(0, 10**13))
def test_the_same_area_in_each_unit(areas, centi):
    exact = Fraction(centi, 100)
    for unit, metres, decimals in (("ha", 10_000, 4), ("m2", 1, 2), ("mu", Fraction(2000, 3), 2)):
        shown = areas.number(centi, unit)
        assert -Decimal(shown).as_tuple().exponent == decimals
        assert abs(Fraction(shown) - exact / metres) <= Fraction(1, 2 * 10**decimals)


def test_known_areas(areas):
    assert areas.number(1_000_000, "mu") == "15.00"  # a hectare
    assert areas.number(66_667, "mu") == "1.00"
    assert areas.number(1_234_567, "ha") == "1.2346"
    assert areas.number(1_234_567, "m2") == "12345.67"


def test_what_the_user_and_the_project_want(areas, project):
    from mine_restoration.gis import settings

    assert areas.shown(1_000_000, project) == "1.0000 hm²"
    settings.keep("area_unit", "mu")
    assert areas.shown(1_000_000, project) == "15.00 mu"
    settings.keep("area_unit", "m2", project)
    assert areas.shown(1_000_000, project) == "10000.00 m²"
    assert areas.shown(1_000_000) == "15.00 mu"


def test_a_sum_in_hectares_gets_no_decimals_that_nobody_knows(areas, project):
    from mine_restoration.gis import settings

    assert areas.shown_ha4(12_345, project) == "1.2345 hm²"
    settings.keep("area_unit", "m2", project)
    assert areas.shown_ha4(12_345, project) == "12345 m²"
    settings.keep("area_unit", "mu", project)
    assert areas.shown_ha4(12_345, project) == "18.52 mu"


def test_corner_window(areas, project):
    """Hectares are always there; who thinks in 亩 has them beside."""
    from qgis.gui import QgsMapCanvas
    from qgis.PyQt.QtCore import QMimeData, Qt
    from qgis.PyQt.QtWidgets import QApplication

    from mine_restoration.gis import settings
    from mine_restoration.ui.corner_dialog import CornerDialog

    settings.keep("area_unit", "mu")
    canvas = QgsMapCanvas()
    dialog = CornerDialog(canvas, project)
    dialog.show()
    data = QMimeData()
    rows = [(3300000, 40500000), (3300100, 40500000), (3300100, 40500100), (3300000, 40500100), (3300000, 40500000)]
    head = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=40\n[地块坐标]\n4,,A-1,采场,面,,,,@\n"
    data.setText(head + "".join(f"J{n % 4 + 1},1,{x}.000,{y}.000\n" for n, (x, y) in enumerate(rows)))
    assert dialog.take(data)
    model = dialog.parcels.model()
    end = time.monotonic() + 30
    while dialog.is_reading or not model.rowCount():
        assert time.monotonic() < end
        QApplication.processEvents()
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in (1, 2)]
    assert headings == ["Area (hm²)", "Area (mu)"]
    hectares, mu = (float(model.index(0, column).data()) for column in (1, 2))
    assert hectares == pytest.approx(1.0, abs=2e-4)
    assert mu == pytest.approx(15 * hectares, abs=0.006)
    dialog.close_down()
