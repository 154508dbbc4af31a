"""Verifications as rows of the layer that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Union

from ..core.acceptance.verify.record import Difference, Unchecked
from ..core.findings import Finding
from .i18n import tr
from .messages import message


def topics() -> dict[str, str]:
    """What is compared, in the user's language."""
    return {
        "files": tr("Files and hashes"),
        "plan": tr("Items of the plan"),
        "list": tr("Printed list"),
        "data": tr("Units"),
        "corners": tr("Corners"),
        "areas": tr("Areas"),
        "sums": tr("Sums"),
        "fields": tr("Texts"),
        "classes": tr("Land classes within the package"),
        "survey": tr("Land classes on your survey"),
        "zones": tr("Zone report within the package"),
        "own_zones": tr("Verdicts on your zones"),
    }


def _fields() -> Mapping[str, str]:
    """Fields that sentences name."""
    return {
        "year": tr("the year"),
        "name": tr("the unit's name"),
        "section": tr("the section"),
        "title": tr("the title"),
        "mine_name": tr("the mine's name"),
        "holder": tr("the holder"),
        "licence_no": tr("the licence number"),
        "crs": tr("the CRS"),
        "plan_edition": tr("the edition of the plan"),
        "to": tr("the next corner"),
        "zone": tr("the zone number"),
        "width": tr("the width of the zone"),
        "class_name": tr("the name of the class"),
        "three_class": tr("the group of the class"),
        "units": tr("the count of units"),
        "result": tr("the count of verdicts"),
    }


def sentence(finding: Finding) -> str:
    """The sentence of a finding of a verification; a finding among its figures is its reason."""
    fields = _fields()
    figures = {
        name: message(value) if isinstance(value, Finding) else fields.get(value, value) if name == "field" else value
        for name, value in finding.figures.items()
    }
    return message(replace(finding, figures=figures))


def difference_values(one: Union[Difference, Unchecked]) -> dict[str, Any]:
    """A difference, or what was not compared, as values of the ``package_difference`` schema."""
    values: dict[str, Any] = {
        "outcome": tr("Not checked") if isinstance(one, Unchecked) else tr("Differs"),
        "kind": one.finding.code.partition(".")[2],
        "topic": topics()[one.topic],
        "message": sentence(one.finding),
        "file": one.file,
        "place": one.place or None,
        "unit_id": one.finding.unit_id or None,
    }
    if isinstance(one, Difference):
        values["stated"] = one.stated or None
        values["recomputed"] = one.own or None
        values["difference"] = None if one.amount is None else float(one.amount)
        values["measure"] = one.measure or None
    return values
