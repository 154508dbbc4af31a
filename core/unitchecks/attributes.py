"""What units say about themselves: numbers, sections, years, the fields of a section, land classes, areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from ..amounts import centi_from_m2, ha4_from_centi, ha4_from_ha, hectares, m2
from ..corners.attributes import key_of
from ..findings import Finding, error, note, warning
from ..landclass.classes import RIDGE, LandClasses
from ..landclass.fields import is_2009_code
from ..unit import Area, Unit
from ..vocabulary import SECTIONS
from .profile import UnitProfile
from .temporary import temporary_findings

_NAMED = 20
"""So many rows are named in a finding about many."""
_YEARS = range(1990, 2100)
_AREA_NOISE_M2 = 0.02
"""Two right computations of an official area may differ by this."""
_FIRST_LEVELS_2023 = range(13, 25)
"""First levels of the 2023 classification of land and sea uses that the survey's classification does not have."""


@dataclass(frozen=True)
class StatedArea:
    """The areas that the layer's own fields state, ``None`` where they say nothing."""

    area_ha: Optional[float] = None
    area_m2: Optional[float] = None
    planar_m2: Optional[float] = None


def id_findings(units: Sequence[Unit], unnumbered: Sequence[str] = ()) -> list[Finding]:
    """Numbers that are there more than once, that people take for each other, or that are not there.

    ``unnumbered`` are the numbers of rows that stand in for those of units without one.
    """
    findings = []
    if unnumbered:
        named = ", ".join(unnumbered[:_NAMED]) + (" …" if len(unnumbered) > _NAMED else "")
        findings.append(warning("units.no_id", count=len(unnumbered), rows=named))
    counts = Counter(unit.unit_id for unit in units)
    findings += [
        error("units.id_twice", unit_id=unit_id, count=count) for unit_id, count in sorted(counts.items()) if count > 1
    ]
    alike: dict[str, list[str]] = {}
    for unit_id in counts:
        alike.setdefault(key_of(unit_id), []).append(unit_id)
    findings += [
        warning("units.id_alike", unit_id=first, others=", ".join(others))
        for first, *others in map(sorted, alike.values())
        if others
    ]
    return findings


def field_findings(unit: Unit, profile: UnitProfile, classes: LandClasses) -> list[Finding]:
    """Section, year, the fields that the section needs, and the land class."""
    place = {"unit_id": unit.unit_id, "source": unit.source}
    findings: list[Finding] = []
    if unit.year is None:
        findings.append(warning("units.no_year", **place))
    elif unit.year not in _YEARS:
        findings.append(warning("units.odd_year", year=unit.year, **place))
    if unit.section not in SECTIONS:
        findings.append(error("units.no_section", section=unit.section or "NULL", known=", ".join(SECTIONS), **place))
    else:
        wanted = profile.sections[unit.section]
        empty = [name for name in wanted.required if _is_empty(unit, name)]
        if empty:
            findings.append(warning("units.field_empty", section=unit.section, fields=", ".join(empty), **place))
        later = [name for name in wanted.from_survey if _is_empty(unit, name)]
        if later:
            findings.append(note("units.field_from_survey", fields=", ".join(later), **place))
        unused = [name for name in wanted.unused if getattr(unit, name)]
        if unused:
            findings.append(note("units.field_unused", section=unit.section, fields=", ".join(unused), **place))
    if unit.land_class:
        findings += _class_findings(unit, profile, classes)
    findings += temporary_findings(unit, profile.temporary)
    return findings


def _is_empty(unit: Unit, name: str) -> bool:
    value = getattr(unit, name)
    return value is None or value == ""


def _class_findings(unit: Unit, profile: UnitProfile, classes: LandClasses) -> list[Finding]:
    code = unit.land_class
    place = {"unit_id": unit.unit_id, "source": unit.source, "code": code}
    if code not in classes:
        if _is_other_scheme(code):
            return [error("units.class_other_scheme", **place)]
        return [error("units.class_unknown", edition=classes.edition, **place)]
    place["name"] = classes[code].name
    if not classes.is_polygon_class(code):
        return [warning("units.class_too_wide", **place)]
    if code == RIDGE:
        return [error("units.class_ridge", **place)]
    if not classes[code].in_edition:
        return [note("units.class_not_in_edition", edition=classes.edition, **place)]
    if classes.base(code) in profile.unusual and unit.section != "damaged":
        return [warning("units.class_unusual", edition=profile.edition, **place)]
    return []


def _is_other_scheme(code: str) -> bool:
    """Whether a code that the list lacks looks like one of the 2009 survey or of the 2023 classification."""
    if is_2009_code(code):
        return True
    return code.isdigit() and len(code) in (4, 6) and (len(code) == 6 or int(code[:2]) in _FIRST_LEVELS_2023)


def area_findings(unit: Unit, stated: StatedArea, area: Area) -> list[Finding]:
    """The area fields against the ``area`` of the geometry, which has to be valid."""
    place = {"unit_id": unit.unit_id, "source": unit.source}
    official, planar = hectares(area.ha4), area.planar_m2
    if stated.area_ha is not None and ha4_from_ha(stated.area_ha) != area.ha4:
        figures = {"field": "area_ha", "stated": f"{stated.area_ha:.4f} hm²", "official": f"{official} hm²", **place}
        if ha4_from_ha(stated.area_ha) == ha4_from_centi(centi_from_m2(planar)):
            return [warning("units.area_is_planar", **figures)]
        return [warning("units.area_differs", planar=f"{planar / 10_000:.4f} hm²", **figures)]
    if stated.area_m2 is not None and not abs(stated.area_m2 - area.centi / 100) <= _AREA_NOISE_M2:
        figures = {
            "field": "area_m2",
            "stated": f"{stated.area_m2:.2f} m²",
            "official": f"{m2(area.centi)} m²",
            **place,
        }
        if abs(stated.area_m2 - planar) <= _AREA_NOISE_M2:
            return [warning("units.area_is_planar", **figures)]
        return [warning("units.area_differs", planar=f"{planar:.2f} m²", **figures)]
    if stated.planar_m2 is not None and not abs(stated.planar_m2 - planar) <= _AREA_NOISE_M2:
        figures = {"stated": f"{stated.planar_m2:.2f} m²", "planar": f"{planar:.2f} m²", **place}
        return [warning("units.planar_differs", **figures)]
    return []
