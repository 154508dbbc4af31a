"""What all checks of a package's tables share: the package, its units, and how a table is got at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Optional

from shapely.geometry import Point

from ...annual.reading.grid import Grid
from ...findings import Finding, note, warning
from ...geodesy.plane import Plane
from ...unit import Area, Unit
from .container import Container, Unreadable
from .manifest import Stated, StatedFile
from .record import At, Log
from .sheets import grids_of


@dataclass(frozen=True)
class Context:
    """``units`` are those of the unit data with usable ground, ``known`` all its numbers; ``areas`` by number."""

    container: Container
    stated: Stated
    readable: frozenset[str]
    plane: Plane
    units: tuple[Unit, ...]
    known: frozenset[str]
    areas: Mapping[str, Area]
    log: Log
    _units: dict[str, Unit] = field(default_factory=dict)
    _points: dict[str, Point] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._units.update((unit.unit_id, unit) for unit in self.units)

    def files(self, item: str) -> list[StatedFile]:
        """The readable files of an item, in order."""
        return [file for file in self.stated.of_item(item) if file.path in self.readable]

    def data(self, file: StatedFile, topic: str) -> Optional[bytes]:
        """The bytes of a file; ``None`` and told where they cannot be read."""
        try:
            return self.container.data(file.path)
        except Unreadable as cause:
            self.log.not_checked(At(topic, file.path), note("verify.not_readable", reason=str(cause)))
            return None

    def grids(self, file: StatedFile, topic: str) -> Sequence[Grid]:
        """The sheets of a workbook; none, and told, where it cannot be read."""
        data = self.data(file, topic)
        if data is None:
            return ()
        found = grids_of(data, file.path)
        if isinstance(found, Finding):
            self.log.findings.append(found)
            self.log.not_checked(At(topic, file.path), note("verify.not_readable", reason=found))
            return ()
        return found

    def unit(self, unit_id: str) -> Optional[Unit]:
        """The unit of this number."""
        return self._units.get(unit_id)

    def point(self, unit_id: str) -> Optional[Point]:
        """A place in a unit."""
        unit = self.unit(unit_id)
        if unit is not None and unit_id not in self._points:
            self._points[unit_id] = unit.geometry.representative_point()
        return self._points.get(unit_id)

    def at(self, topic: str, file: str, place: str = "", unit_id: str = "") -> At:
        """A place in a file; on the map, in the unit."""
        return At(topic, file, place, unit_id, self.point(unit_id) if unit_id else None)

    def unit_rows(self, topic: str, file: str, place: str, seen: Mapping[str, str]) -> None:
        """Tell units of the data that a table does not have, and numbers that only the table has.

        ``seen`` are the numbers of the table with their places.
        """
        for unit_id, where in seen.items():
            at = self.at(topic, file, where, unit_id)
            if unit_id not in self.known:
                self.log.differs(at, warning("verify.unit_unknown"), unit_id)
        for unit in self.units:
            if unit.unit_id in seen:
                self.log.same(At(topic, file))
            else:
                at = self.at(topic, file, place, unit.unit_id)
                self.log.differs(at, warning("verify.unit_missing"), "", unit.unit_id)

    def no_table(self, topic: str, file: str, table: str) -> None:
        """Tell that a file does not hold the table that it should."""
        self.log.differs(At(topic, file), warning("verify.table_missing", table=table), "", table)
