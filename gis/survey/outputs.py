"""Results as values of their tables."""

from __future__ import annotations

from typing import Any

from ...core.landclass.rows import ClassTotal, Part


def part_values(part: Part) -> dict[str, Any]:
    """A part as values of the ``survey_part`` schema."""
    return {
        **_class_values(part),
        "survey_id": part.survey_id or None,
        "owner_kind": part.owner_kind or None,
        "owner_name": part.owner_name or None,
        "location_name": part.location_name or None,
    }


def summary_values(row: ClassTotal) -> dict[str, Any]:
    """A class of a unit as values of the ``survey_summary`` schema."""
    return _class_values(row)


def _class_values(row: Any) -> dict[str, Any]:
    return {
        "unit_id": row.unit_id,
        "land_class": row.land_class,
        "class_name": row.class_name or None,
        "three_class": row.three_class,
        # Whole numbers over a power of ten give the same double as the decimal, sooner.
        "area_m2": row.centi / 100,
        "area_ha": row.ha4 / 10_000,
        "unit_share_m2": row.unit_centi / 100,
        "tbmj_share_m2": None if row.polygon_centi is None else row.polygon_centi / 100,
        "control": row.control,
        "data_year": row.data_year,
        "edition": row.edition or None,
    }
