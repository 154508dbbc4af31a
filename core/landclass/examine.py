"""The examination of a survey before its numbers are used. Nothing is put right here without a finding.

Only polygons that units touch are examined: a county layer has faults far away that are nobody's concern today.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any, Optional

import numpy as np
import numpy.typing as npt

from ..amounts import Integers
from ..arrays import Indices
from ..findings import Finding, note, warning
from ..geodesy.area import Floats
from .classes import CULTIVATED, NO_DATA, RIDGE, LandClasses
from .survey import UNKNOWN, Column, Examined, SurveyLayer, SurveyPolygons, TextEncoding

AREA_DIFFERS_M2 = 1.0
AREA_DIFFERS_SHARE = 1e-4
"""TBMJ and the official area of the geometry may differ by the larger of these two."""
_LARGEST_M2 = 1e13
"""More than China: no area of a polygon."""
_RIDGE_DECIMALS = 6
"""KCXS has 4 decimals in the database; layers that store single precision add digits of their own."""


def layer_findings(layer: SurveyLayer) -> list[Finding]:
    """What is to be said about the layer as such."""
    found = []
    if layer.has_index is False:
        found.append(note("landclass.no_index", source=layer.name))
    if layer.moved_from:
        found.append(note("landclass.moved", source=layer.name, crs=layer.moved_from))
    if layer.texts is not None:
        found += _of_texts(layer.name, layer.texts)
    if "BSM" not in layer.fields:
        found.append(note("landclass.no_bsm", source=layer.name))
    if "TBMJ" not in layer.fields:
        found.append(warning("landclass.no_tbmj_field", source=layer.name))
    if "KCXS" not in layer.fields:
        found.append(warning("landclass.no_kcxs_field", source=layer.name))
    return found


def _of_texts(layer: str, texts: TextEncoding) -> list[Finding]:
    found = []
    if not texts.declared:
        found.append(note("landclass.encoding_unsaid", source=layer, used=texts.used))
    elif texts.declared != texts.used:
        found.append(note("landclass.encoding_wrong", source=layer, used=texts.used, declared=texts.declared))
    if texts.broken:
        found.append(warning("landclass.text_broken", source=layer, count=texts.broken))
    return found


def examine(
    survey: SurveyPolygons, areas: Floats, touched: npt.NDArray[np.bool_], classes: LandClasses
) -> tuple[Examined, list[Finding]]:
    """Numbers from the columns, and what is wrong with the ``touched`` polygons. ``areas`` are official, m²."""
    rows = np.flatnonzero(touched)
    found: list[Finding] = []
    code = _codes(survey, rows.tolist(), classes, found)
    centi = np.full(len(survey), UNKNOWN, dtype=np.int64)
    ridge = np.zeros(len(survey))
    year = np.full(len(survey), UNKNOWN, dtype=np.int64)
    if "TBMJ" in survey.layer.fields:
        centi[rows] = _tbmj(survey, rows, areas[rows], found)
    ridge[rows] = _ridge_shares(survey, rows, code, found)
    year[rows] = _years_of(survey.year[rows])
    found += _twice(survey, rows.tolist())
    found += _years(survey, year[rows])
    return Examined(code, centi, ridge, areas, year), found


def numbers(values: Column) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Numbers from what a layer holds, NaN where there is none, and where something stands that is no number."""
    is_there = np.array([value is not None for value in values], dtype=bool)
    try:
        plain = values.astype(np.float64)
        return plain, is_there & ~np.isfinite(plain)
    except (TypeError, ValueError):
        pass
    result, is_wrong = np.full(len(values), np.nan), np.zeros(len(values), dtype=bool)
    for i, value in enumerate(values):
        try:
            result[i] = np.nan if (single := number(value)) is None else single
        except (TypeError, ValueError):
            is_wrong[i] = True
    return result, is_wrong


def number(value: Any) -> Optional[float]:
    """A finite number from what a layer holds, ``None`` where there is nothing. Raises ``ValueError`` for the rest."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    result = float(value)
    if not math.isfinite(result):
        raise ValueError(f"not a number: {value!r}")
    return result


def _at(survey: SurveyPolygons, i: int) -> dict[str, Any]:
    """Place and name of a polygon for a finding."""
    return {"source": survey.layer.name, "geometry": survey.geometry[i], "polygon": survey.ids[i]}


def _codes(survey: SurveyPolygons, rows: list[int], classes: LandClasses, found: list[Finding]) -> Column:
    code = survey.code.copy()
    texts = code[rows].tolist()
    pairs = list(zip(texts, survey.name[rows].tolist()))
    times = Counter(pairs)
    # The first of each: the last that stays when they are gone through from the end.
    first: dict[Any, int] = dict(zip([*reversed(texts), *reversed(pairs)], [*reversed(rows), *reversed(rows)]))
    if "" in first:
        for i in [i for i, text in zip(rows, texts) if not text]:
            code[i] = NO_DATA
            found.append(warning("landclass.code_missing", **_at(survey, i)))
    unknown: Counter[str] = Counter()
    renamed: dict[tuple[str, str], int] = {}
    for (text, name), count in times.items():
        if text and (not classes.is_polygon_class(text) or not classes[text].in_edition):
            unknown[text] += count
        elif text and name and name != classes[text].name:
            renamed[text, name] = count
    for text, count in sorted(unknown.items()):
        group = classes.three_class(text)
        figures = {"land_class": text, "count": count, "edition": classes.edition, "group": group}
        found.append(warning("landclass.code_outside", **figures, **_at(survey, first[text])))
    for (text, name), count in sorted(renamed.items()):
        place = _at(survey, first[text, name])
        official = classes[text].name
        found.append(
            warning("landclass.name_differs", land_class=text, name=name, official=official, count=count, **place)
        )
    return code


def _tbmj(survey: SurveyPolygons, rows: Indices, areas: Floats, found: list[Finding]) -> Integers:
    """TBMJ in 0.01 m², ``UNKNOWN`` where it is no area."""
    tbmj, is_wrong = numbers(survey.tbmj[rows])
    usable = ~is_wrong & (tbmj > 0) & (tbmj < _LARGEST_M2)
    differs = usable & (np.abs(areas - tbmj) > np.maximum(AREA_DIFFERS_M2, AREA_DIFFERS_SHARE * tbmj))
    for k in np.flatnonzero(~usable | differs):
        at = _at(survey, int(rows[k]))
        if usable[k]:
            found.append(warning("landclass.tbmj_differs", tbmj=float(tbmj[k]), area=float(areas[k]), **at))
        else:
            found.append(warning("landclass.tbmj_unusable", value=str(survey.tbmj[rows[k]] or ""), **at))
    return np.where(usable, np.floor(np.where(usable, tbmj, 0) * 100 + 0.5), UNKNOWN).astype(np.int64)


def _ridge_shares(survey: SurveyPolygons, rows: Indices, code: Column, found: list[Finding]) -> Floats:
    """KCXS of each polygon, 0 where nothing is taken off."""
    shares, is_wrong = numbers(survey.kcxs[rows])
    shares[np.isnan(shares) & ~is_wrong] = 0
    for k in np.flatnonzero(is_wrong | (shares != 0)):
        i = int(rows[k])
        if is_wrong[k] or not 0 < shares[k] < 1:
            found.append(warning("landclass.kcxs_range", value=str(survey.kcxs[i]), **_at(survey, i)))
            shares[k] = 0
        elif code[i] not in CULTIVATED:
            figures = {"value": float(shares[k]), "land_class": code[i], "ridge": RIDGE}
            found.append(warning("landclass.kcxs_class", **figures, **_at(survey, i)))
            shares[k] = 0
    return np.round(shares, _RIDGE_DECIMALS)


def _years_of(values: Column) -> Integers:
    years, is_wrong = numbers(values)
    good = ~is_wrong & (years >= 1900) & (years <= 2200)
    return np.where(good, years, UNKNOWN).astype(np.int64)


def _twice(survey: SurveyPolygons, rows: Iterable[int]) -> list[Finding]:
    by_id: dict[str, list[int]] = {}
    for i in rows:
        by_id.setdefault(survey.ids[i], []).append(i)
    return [
        warning("landclass.id_twice", count=len(same), **_at(survey, same[0]))
        for same in by_id.values()
        if len(same) > 1
    ]


def _years(survey: SurveyPolygons, years: Integers) -> list[Finding]:
    if not len(years):
        return []
    stated = np.unique(years[years != UNKNOWN]).tolist()
    missing = int((years == UNKNOWN).sum())
    found = []
    if not stated:
        found.append(note("landclass.year_missing", source=survey.layer.name))
    elif missing:
        found.append(warning("landclass.year_partly", source=survey.layer.name, count=missing, year=stated[-1]))
    if len(stated) > 1:
        found.append(
            warning("landclass.years_several", source=survey.layer.name, years="、".join(str(year) for year in stated))
        )
    return found
