"""The rows of the annual table as CSV, for other systems: one row a unit and class, with what the unit's rows share.

What is there once a mine (contact, amounts of money, the plan's text) is in the JSON of the same record.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ..core.amounts import hectares
from ..core.annual.extent import corner_text, ring_name
from ..core.annual.form import ANSWER_KEYS, TEXT_KEYS
from ..core.annual.record import AnnualRecord
from ..core.annual.rows import UnitRows
from ..core.files import whole_file
from .annual_json import answer

COLUMNS = (
    *("year", "template_id", "draft", "licence_no", "holder", "mine_name", "section", "number", "unit_id"),
    *("temporary", "land_class", "class_name", "area_ha", "quality", "accepted", "problem_type", "damage_degree"),
    *("measures", "epsg", "corners"),
)
"""The heads, in order. ``area_ha`` is the area of the row's class in hm², ``corners`` are those of the whole unit."""
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def write_annual_csv(record: AnnualRecord, path: Path) -> None:
    """Write the rows as UTF-8 with a byte order mark, whole or not at all. Raises ``OSError``."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in _rows(record):
        writer.writerow([safe(row[column]) for column in COLUMNS])
    with whole_file(path) as unfinished:
        unfinished.write_bytes(text.getvalue().encode("utf-8-sig", "replace"))


def safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula, or for one of ours.

    Whoever takes one leading apostrophe away has the text again.
    """
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text


def _rows(record: AnnualRecord) -> Iterator[dict[str, str]]:
    of_all = {
        "year": str(record.year),
        "template_id": record.form.template_id,
        "draft": "" if record.draft is None else record.draft.mark,
        "epsg": str(record.plane.epsg),
        **{key: record.header.get(key, "") for key in ("licence_no", "holder", "mine_name")},
    }
    for section in record.sections:
        for unit in section.units:
            of_unit = {**of_all, **_of_unit(unit, record), "section": section.key}
            for line in unit.lines:
                area = "" if line.ha4 is None else str(hectares(line.ha4))
                yield {**of_unit, "land_class": line.code, "class_name": line.name, "area_ha": area}


def _of_unit(unit: UnitRows, record: AnnualRecord) -> dict[str, str]:
    texts = {key: unit.shared.get(key, "") for key in TEXT_KEYS}
    answers = {key: answer(unit.shared.get(key, ""), record.form) for key in ANSWER_KEYS}
    return {
        **texts,
        **{key: "" if said is None else str(said).lower() for key, said in answers.items()},
        "number": str(unit.number),
        "unit_id": unit.unit_id,
        "corners": _corners(unit, record),
    }


def _corners(unit: UnitRows, record: AnnualRecord) -> str:
    """All corners in one line, in the words of the form; rings have their names where there are several."""
    rings = []
    for ring in unit.rings:
        corners = " ".join(corner_text(corner) for corner in ring.corners)
        rings.append(f"{ring_name(ring, record.form, 'outer', 'hole')}{corners}" if len(unit.rings) > 1 else corners)
    return " ".join(rings)
