"""农用地, 建设用地, 未利用地 in the wording of the ministry's notice, a second basis beside the survey's own table.

The notice counts all 耕地, 园地, 林地, 草地 and 湿地 as 农用地; the survey (TD/T 1055-2019) has 0404, 1105, 1106 and
1108 among 未利用地 and 0603 among 建设用地. Which first-level classes the notice names, and to which of the three they
go, is in ``resources/tables/notice_classes.csv``. A class that it does not name stays where the survey has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..catalogue import RESOURCES, CatalogueError, read_csv
from .classes import THREE_CLASSES, LandClasses, load_classes

_DEFAULT = RESOURCES / "tables" / "notice_classes.csv"


@dataclass(frozen=True)
class NoticeBasis:
    """``groups``: first-level class -> one of the three classes. ``wording`` is what ``source`` says."""

    edition: str
    wording: str
    source: str
    groups: Mapping[str, str]

    def three_class(self, code: str, classes: LandClasses) -> str:
        """The three classes by the notice; ``UNDECIDED`` for codes outside the list and for pseudo classes."""
        group = classes.three_class(code)
        return self.groups.get(classes.first_level(code), group) if code in classes else group


@cache
def load_notice(path: Path = _DEFAULT) -> NoticeBasis:
    """The basis in ``path``. Raises :class:`CatalogueError`."""
    rows = read_csv(path, ("edition", "first_level", "name", "three_class", "wording", "source"))
    if not rows:
        raise CatalogueError(path, "file", "holds no classes")
    classes = load_classes()
    groups: dict[str, str] = {}
    for line, row in enumerate(rows, 2):
        code = row["first_level"]
        if any(row[key] != rows[0][key] for key in ("edition", "wording", "source")):
            raise CatalogueError(path, f"line {line}", "mixes editions")
        if code not in classes or classes[code].parent or classes[code].name != row["name"]:
            raise CatalogueError(path, f"line {line}", f"'{code} {row['name']}' is no first-level class")
        if code in groups:
            raise CatalogueError(path, f"line {line}", f"class {code} is there twice")
        if row["three_class"] not in THREE_CLASSES:
            raise CatalogueError(path, f"line {line}", f"'{row['three_class']}' is none of {', '.join(THREE_CLASSES)}")
        groups[code] = row["three_class"]
    return NoticeBasis(rows[0]["edition"], rows[0]["wording"], rows[0]["source"], groups)
