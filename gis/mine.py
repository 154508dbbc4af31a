"""Reading the tables of the annual form: the mine's row of a year and the classes of the survey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Optional

from qgis.core import QgsFeatureSource, QgsProcessingException

from ..core.amounts import ha4_from_ha
from ..core.annual.inputs import MineYear, SurveyClass
from .convert import columns_of, features_of
from .i18n import tr
from .values import cell_text, number_or_none, text

_SUMMARY_FIELDS = ("unit_id", "land_class", "area_ha")
_GARBLED = "\ufffd"
"""What stands for bytes that are no text in the encoding of a table."""


def read_mine(source: QgsFeatureSource, year: int) -> MineYear:
    """The mine's row of ``year``. Columns go by the names of the schema or by their aliases in either language.

    Raises ``QgsProcessingException`` where there is no such row, or more than one.
    """
    rows = _rows(source, year)
    found = [row for stated, row in rows if stated == str(year)]
    if not found:
        years = ", ".join(stated or tr("empty") for stated, _ in rows)
        raise QgsProcessingException(
            tr(
                "Table '{table}' has no row of the year {year}; its rows are of: {years}. Add the row, or choose "
                "another year."
            ).format(table=source.sourceName(), year=year, years=years or tr("none, it is empty"))
        )
    return _only(found, source)


def read_earlier_mine(source: QgsFeatureSource, year: int) -> dict[int, MineYear]:
    """The rows of the years before ``year``, by year. Raises ``QgsProcessingException`` where one is there twice."""
    by_year: dict[int, list[MineYear]] = {}
    for stated, row in _rows(source, year):
        if stated.isdecimal() and int(stated) < year:
            by_year.setdefault(int(stated), []).append(replace(row, year=int(stated)))
    return {before: _only(rows, source) for before, rows in sorted(by_year.items())}


def _rows(source: QgsFeatureSource, year: int) -> list[tuple[str, MineYear]]:
    """All rows with what stands in their column ``year``; ``MineYear.year`` is set to ``year`` in all of them."""
    columns = columns_of(source.fields(), "mine")
    if "year" not in columns:
        raise QgsProcessingException(
            tr(
                "Table '{table}' has no column 'year' (年度), so the mine's row of {year} cannot be found. Add it."
            ).format(table=source.sourceName(), year=year)
        )
    rows = []
    for feature in features_of(source):
        values = {name: cell_text(feature[index]).strip() for name, index in columns.items()}
        stated = values.pop("year")
        rows.append((stated, MineYear(year=year, source=source.sourceName(), **values)))
    return rows


def _only(rows: Sequence[MineYear], source: QgsFeatureSource) -> MineYear:
    if len(rows) > 1:
        raise QgsProcessingException(
            tr("Table '{table}' has {count} rows of the year {year}. Keep one and delete the others.").format(
                table=source.sourceName(), count=len(rows), year=rows[0].year
            )
        )
    _check_readable(rows[0])
    return rows[0]


def _check_readable(mine: MineYear) -> None:
    """Refuse a row of unreadable characters: a form with them could not be handed in."""
    garbled = [value for value in vars(mine).values() if _GARBLED in str(value)]
    if garbled:
        raise QgsProcessingException(
            tr(
                "Table '{table}' holds characters that cannot be read: '{text}'. It is likely in GBK, as spreadsheets "
                "save it: save it as CSV UTF-8, or set the encoding in the properties of its layer (Source)."
            ).format(table=mine.source, text=garbled[0])
        )


def read_summary(source: QgsFeatureSource) -> list[SurveyClass]:
    """The rows of SUMMARY (attachlandclasses). Raises ``QgsProcessingException`` where it is another table."""
    columns = columns_of(source.fields(), "survey_summary")
    missing = [name for name in _SUMMARY_FIELDS if name not in columns]
    if missing:
        raise QgsProcessingException(
            tr("Table '{table}' has no column {columns}. Give the SUMMARY table made by 'Attach land classes'.").format(
                table=source.sourceName(), columns=", ".join(missing)
            )
        )
    rows = ({name: feature[index] for name, index in columns.items()} for feature in features_of(source))
    return [
        SurveyClass(
            text(row["unit_id"]),
            text(row["land_class"]),
            text(row.get("class_name")),
            _ha4(row["area_ha"]),
            cell_text(row.get("data_year")),
            text(row.get("edition")),
        )
        for row in rows
    ]


def _ha4(value: Any) -> Optional[int]:
    hectares = number_or_none(value)
    return None if hectares is None else ha4_from_ha(hectares)
