"""From which class to which: the transfer matrix (地类转移矩阵) of units that state one class for their restored state.

Two surveys tell what there was before and after, but not which ground went from which class to which; units whose
state after comes from a later survey are in no matrix.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .change import BY_UNIT, Change


@dataclass(frozen=True)
class Transfer:
    """Ground that goes from one class to another (or stays), in 0.01 m² (``centi``) and 0.0001 hm² (``ha4``)."""

    before: str
    after: str
    centi: int
    ha4: int


def transfers(rows: Iterable[Change]) -> tuple[Transfer, ...]:
    """The transfers of ``rows``, which hold all rows of their units, by codes.

    A class's transfers sum to its area before, and those to a class to its area after, in both amounts exactly.
    """
    by_unit: dict[str, list[Change]] = {}
    for row in rows:
        if row.after_source == BY_UNIT:
            by_unit.setdefault(row.unit_id, []).append(row)
    sums: dict[tuple[str, str], list[int]] = {}
    for own in by_unit.values():
        after = max(own, key=lambda row: row.after_centi or 0).land_class
        for row in own:
            if row.before_centi:
                cell = sums.setdefault((row.land_class, after), [0, 0])
                cell[0] += row.before_centi
                cell[1] += row.before_ha4
    return tuple(Transfer(before, after, *sums[before, after]) for before, after in sorted(sums))
