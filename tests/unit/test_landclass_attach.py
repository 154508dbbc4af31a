"""Units x survey polygons: hand-made coverages with known answers, and properties over random ones."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import MultiPolygon, Polygon, box

from mine_restoration.core.findings import Severity
from mine_restoration.core.geodesy.area import official_area
from mine_restoration.core.geodesy.plane import Plane
from mine_restoration.core.landclass.attach import attach
from mine_restoration.core.landclass.survey import SurveyLayer, survey_of
from mine_restoration.core.unit import Unit

PLANE = Plane(44, 3, prefixed=True)
X, Y = 44_480_000.0, 4_920_000.0
LAYER = SurveyLayer("DLTB", frozenset(["BSM", "DLBM", "DLMC", "TBMJ", "KCXS", "SJNF"]), has_index=True)
NAMES = {
    "0103": "旱地",
    "0301": "乔木林地",
    "0602": "采矿用地",
    "1006": "农村道路",
    "0201K": "可调整果园",
    "0201": "果园",
}


def at(x0, y0, x1, y1):
    return box(X + x0, Y + y0, X + x1, Y + y1)


def polygon(ident, geometry, code, **values):
    values.setdefault("tbmj", round(official_area(geometry, PLANE), 2))
    return {"ids": ident, "geometry": geometry, "code": code, "name": NAMES.get(code, ""), "year": 2023, **values}


def unit(ident, *polygons):
    return Unit(ident, MultiPolygon(polygons))


def survey(*rows, layer=LAYER):
    return survey_of(layer, list(rows))


def codes(attached, severity=None):
    return sorted(f.code for f in attached.findings if severity is None or f.severity is severity)


def by_class(attached, unit_id="U1"):
    return {row.land_class: row.centi for row in attached.summary if row.unit_id == unit_id}


def test_two_halves():
    result = attach(
        [unit("U1", at(0, 0, 100, 100))],
        survey(polygon("1", at(-50, -50, 50, 150), "0602"), polygon("2", at(50, -50, 150, 150), "0301")),
        PLANE,
    )
    total = round(official_area(at(0, 0, 100, 100), PLANE) * 100)
    assert sum(by_class(result).values()) == total
    assert abs(by_class(result)["0602"] - total / 2) <= 1
    assert [row.class_name for row in result.summary] == ["乔木林地", "采矿用地"]
    assert codes(result, Severity.ERROR) == []
