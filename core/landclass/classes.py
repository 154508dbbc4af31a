"""The land classes of the third national land survey (TD/T 1055-2019), read from ``resources/tables/land_classes.csv``.

Never read a code's digits: the wetland group 00 holds codes that begin with 03, 04, 06 and 11, and 农用地, 建设用地 and
未利用地 cut across the first level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Optional

from ..catalogue import RESOURCES, CatalogueError, read_csv

THREE_CLASSES = ("农用地", "建设用地", "未利用地")
UNDECIDED = "未定"
"""Stands where one of the three classes cannot be said: pseudo classes and codes outside the list."""
NO_DATA = "NODATA"
"""Pseudo class 无调查数据: no survey polygon, or one without a code."""
OVERLAP = "OVERLAP"
"""Pseudo class 图斑重叠: survey polygons of different classes lie over each other."""
PSEUDO = (NO_DATA, OVERLAP)
RIDGE = "1203"
"""田坎: never a polygon of its own, taken off cultivated polygons by their KCXS."""
CULTIVATED = ("0101", "0102", "0103")
_SETTLEMENT_GROUP = "CZC"
_NOT_IN_EDITION = "C"
_DEFAULT = RESOURCES / "tables" / "land_classes.csv"
_PSEUDO_FILE = RESOURCES / "tables" / "pseudo_classes.csv"


@dataclass(frozen=True)
class LandClass:
    """A class. ``three_class`` is one of ``THREE_CLASSES``, ``mixed`` for a first-level class that holds several, or
    ``UNDECIDED`` for a pseudo class.

    ``rgb`` is the map colour, ``None`` where none is known. ``in_edition`` is false for a code seen in data of later
    years that the printed edition does not have.
    """

    code: str
    name: str
    parent: str
    three_class: str
    rgb: Optional[tuple[int, int, int]]
    in_edition: bool


class LandClasses:
    """The list of one edition."""

    def __init__(self, edition: str, classes: dict[str, LandClass]) -> None:
        self.edition = edition
        self._classes = classes

    def __contains__(self, code: object) -> bool:
        return code in self._classes

    def __getitem__(self, code: str) -> LandClass:
        return self._classes[code]

    def get(self, code: str) -> Optional[LandClass]:
        """The class of ``code``, ``None`` where the list does not have it."""
        return self._classes.get(code)

    def __iter__(self) -> Iterator[LandClass]:
        return iter(self._classes.values())

    def three_class(self, code: str) -> str:
        """农用地, 建设用地 or 未利用地; ``UNDECIDED`` for codes outside the list, pseudo classes and mixed groups."""
        item = self._classes.get(code)
        return item.three_class if item is not None and item.three_class in THREE_CLASSES else UNDECIDED

    def is_polygon_class(self, code: str) -> bool:
        """Whether a survey polygon or a unit may carry this code: second level, sub-codes, and 09, which has none."""
        item = self._classes.get(code)
        return item is not None and item.parent != _SETTLEMENT_GROUP and (bool(item.parent) or code == "09")

    def base(self, code: str) -> str:
        """The code that statistics use: K (可调整) and A sub-codes roll up to their base class, others stay."""
        if code not in self._classes:
            return code
        parent = self._classes[code].parent
        return parent if parent in self._classes and self._classes[parent].parent else code

    def first_level(self, code: str) -> str:
        """The first-level class of a code; of a settlement code (201 to 205), which has none, the code itself."""
        while self._classes[code].parent in self._classes:
            code = self._classes[code].parent
        return code


@cache
def load_classes(path: Path = _DEFAULT) -> LandClasses:
    """The class list in ``path`` and the pseudo classes. Raises :class:`CatalogueError`."""
    classes = _read(path, (*THREE_CLASSES, "mixed"))
    edition = read_csv(path, ("edition",))[0]["edition"]
    pseudo = _read(_PSEUDO_FILE, (UNDECIDED,))
    missing = [code for code in PSEUDO if code not in pseudo]
    if missing:
        raise CatalogueError(_PSEUDO_FILE, "file", f"pseudo class {missing[0]} is missing")
    return LandClasses(edition, {**classes, **pseudo})


def _read(path: Path, groups: tuple[str, ...]) -> dict[str, LandClass]:
    rows = read_csv(path, ("edition", "code", "name", "parent", "three_class", "rgb", "certainty"))
    if not rows:
        raise CatalogueError(path, "file", "holds no classes")
    classes: dict[str, LandClass] = {}
    for line, row in enumerate(rows, 2):
        if row["edition"] != rows[0]["edition"]:
            raise CatalogueError(path, f"line {line}", "mixes editions")
        if row["code"] in classes:
            raise CatalogueError(path, f"line {line}", f"code {row['code']} is there twice")
        if row["three_class"] not in groups:
            raise CatalogueError(path, f"line {line}", f"'{row['three_class']}' is none of {', '.join(groups)}")
        classes[row["code"]] = LandClass(
            row["code"],
            row["name"],
            row["parent"],
            row["three_class"],
            _colour(row["rgb"], path, line),
            row["certainty"] != _NOT_IN_EDITION,
        )
    return classes


def _colour(text: str, path: Path, line: int) -> Optional[tuple[int, int, int]]:
    if not text:
        return None
    parts = text.split()
    if len(parts) != 3 or not all(part.isdigit() and int(part) <= 255 for part in parts):
        raise CatalogueError(path, f"line {line}", f"'{text}' is no colour; write three numbers 0 to 255")
    return int(parts[0]), int(parts[1]), int(parts[2])
