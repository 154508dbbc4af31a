"""Surveys from rows that a test writes down."""

from __future__ import annotations

import numpy as np

from mine_restoration.core.landclass.survey import COLUMNS, SurveyPolygons


def survey_of(layer, rows):
    """Columns from rows; a row is a dictionary with the names of ``COLUMNS``, missing texts are empty."""
    empty = {"geometry": None, "tbmj": None, "kcxs": None, "year": None}
    columns = {}
    for name in COLUMNS:
        column = np.empty(len(rows), dtype=object)
        for i, row in enumerate(rows):
            column[i] = row.get(name, empty.get(name, ""))
        columns[name] = column
    return SurveyPolygons(layer, **columns)
