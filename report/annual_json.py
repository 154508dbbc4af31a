"""The annual record as JSON, for other systems: ``resources/forms/annual_record.schema.json`` describes it.

Amounts that are printed with four decimals are texts (``"0.4800"``), so that no reader rounds them; corners are numbers
of whole millimetres, which every reader of JSON gives back exactly.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Optional

from ..core.amounts import hectares
from ..core.annual.extent import metres
from ..core.annual.form import AnnualForm
from ..core.annual.record import AnnualRecord
from ..core.annual.rows import SectionRows, UnitRows
from ..core.files import whole_file

SCHEMA = "mine_restoration/annual_record/1"
"""Name and version of what is written; another number where readers have to be changed."""
_ANSWERS = ("temporary", "accepted")


def write_annual_json(record: AnnualRecord, path: Path) -> None:
    """Write the record as UTF-8, whole or not at all; the same record gives the same bytes. Raises ``OSError``."""
    text = json.dumps(as_values(record), ensure_ascii=False, indent=1) + "\n"
    with whole_file(path) as unfinished:
        # Half of a surrogate pair is no UTF-8; written as \udc80 it is an escape that JSON knows.
        unfinished.write_bytes(text.encode("utf-8", "backslashreplace"))


def as_values(record: AnnualRecord) -> dict[str, Any]:
    """The record as values that JSON has."""
    form = record.form
    return {
        "schema": SCHEMA,
        "edition": form.edition,
        "template_id": form.template_id,
        "basis": form.basis,
        "effective": form.effective,
        "year": record.year,
        "title": record.title,
        "draft": _draft(record),
        "epsg": record.plane.epsg,
        "mine": dict(record.header),
        "money": {key: _amount(value) for key, value in record.money.items()},
        "plan": {
            "title": record.plan.title,
            "parts": [
                {"heading": part.heading, "level": part.level, "paragraphs": list(part.paragraphs)}
                for part in record.plan.parts
            ],
            "attachment": record.plan.attachment,
        },
        "sections": [_section(rows, form) for rows in record.sections],
        "sources": list(record.sources),
        "deadlines": list(record.deadlines),
    }


def answer(text: str, form: AnnualForm) -> Optional[bool]:
    """What the form's word for yes or no means; ``None`` where nothing stands there."""
    return {form.say("yes"): True, form.say("no"): False}.get(text)


def _draft(record: AnnualRecord) -> Optional[dict[str, Any]]:
    if record.draft is None:
        return None
    findings = [
        {"severity": finding.severity, "unit_id": finding.unit_id, "sentence": finding.sentence}
        for finding in record.draft.findings
    ]
    return {"mark": record.draft.mark, "findings": findings}


def _section(rows: SectionRows, form: AnnualForm) -> dict[str, Any]:
    section = next(section for section in form.sections if section.key == rows.key)
    return {
        "section": rows.key,
        "title": section.title,
        "area_ha": str(hectares(rows.ha4)),
        "classes": [_class(item.code, item.name, item.ha4) for item in rows.class_totals]
        if section.has("land_class")
        else [],
        "units": [_unit(unit, form, section.has("land_class")) for unit in rows.units],
    }


def _unit(unit: UnitRows, form: AnnualForm, has_class: bool) -> dict[str, Any]:
    measured = [line.ha4 for line in unit.lines if line.ha4 is not None]
    texts = {key: text for key, text in unit.shared.items() if key != "extent"}
    return {
        "number": unit.number,
        "unit_id": unit.unit_id,
        **{key: answer(text, form) if key in _ANSWERS else text for key, text in texts.items()},
        "area_ha": str(hectares(sum(measured))) if measured else None,
        "classes": [_class(line.code, line.name, line.ha4) for line in unit.lines] if has_class else [],
        "extent": unit.shared.get("extent", ""),
        "coordinate_sheet": unit.sheet,
        "rings": [
            {
                "part": ring.part,
                "ring": ring.ring,
                "corners": [
                    {"name": corner.name, "x": float(metres(corner.north)), "y": float(metres(corner.east))}
                    for corner in ring.corners
                ],
            }
            for ring in unit.rings
        ],
    }


def _class(code: str, name: str, ha4: Optional[int]) -> dict[str, Any]:
    return {"land_class": code, "name": name, "area_ha": None if ha4 is None else str(hectares(ha4))}


def _amount(value: Optional[Decimal]) -> Optional[str]:
    return None if value is None else str(value)
