"""Rules, lists and forms are data files; this is the one way to read them.

Every file carries an ``edition`` that outputs print. A file that does not hold what its reader needs is refused with
:class:`CatalogueError`, which names the file and the place in it: counties edit these files by hand.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Union

from .json_places import Steps, duplicate_keys, line_of

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_WORDS = {
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    list: "a list [ ]",
    dict: "an object { }",
    type(None): "null",
}
"""What the types of JSON are called."""


class CatalogueError(ValueError):
    """A data file that cannot be used. ``path`` is the file, ``place`` where in it, ``problem`` what is wrong.

    ``template`` and ``figures`` are what ``problem`` was made of: by them it is said in another language.
    """

    def __init__(self, path: Path, place: str, template: str, **figures: str) -> None:
        self.path = path
        self.place = place
        self.template = template
        self.figures = figures
        self.problem = template.format(**figures) if figures else template
        super().__init__(f"{path.name}, {place}: {self.problem}")


@dataclass(frozen=True)
class Node:
    """A value inside a JSON file that knows where it stands, so that errors can say it.

    ``steps`` lead from the top of the file to the value, ``text`` is what the file holds.
    """

    path: Path
    place: str
    value: Any
    steps: Steps = ()
    text: str = field(default="", repr=False, compare=False)

    def fail(self, problem: str, **figures: str) -> CatalogueError:
        """The error to raise about this value; with figures, ``problem`` has a ``{name}`` for each."""
        place = self.place or "top"
        line = line_of(self.text, self.steps) if self.steps else 0
        return CatalogueError(self.path, f"line {line}, {place}" if line else place, problem, **figures)

    def get(self, key: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
        """The plain value under ``key``, of type ``kind``; without a ``default`` it has to be there."""
        child = self.child(key) if key in self._mapping() else None
        if child is None:
            if default is None:
                raise self.fail("'{key}' is missing", key=key)
            return default
        if not isinstance(child.value, kind) or (isinstance(child.value, bool) and kind in (int, float)):
            wanted = _WORDS[kind if isinstance(kind, type) else kind[0]]
            raise child.fail("should be {wanted}, is {found}", wanted=wanted, found=_WORDS[type(child.value)])
        return child.value

    def has(self, key: str) -> bool:
        """Whether the object has this key."""
        return key in self._mapping()

    def child(self, key: str) -> Node:
        """The node under ``key``; it has to be there."""
        if key not in self._mapping():
            raise self.fail("'{key}' is missing", key=key)
        return self._at(f"{self.place}.{key}".lstrip("."), key, self.value[key])

    def items(self, key: str) -> list[Node]:
        """The nodes of the list under ``key``."""
        self.get(key, list)
        listed = self.child(key)
        return [listed._at(f"{listed.place}[{i + 1}]", i, value) for i, value in enumerate(listed.value)]

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under ``key``; empty where the key is missing."""
        if key not in self._mapping():
            return ()
        for node in self.items(key):
            if not isinstance(node.value, str):
                raise node.fail("should be {wanted}, is {found}", wanted=_WORDS[str], found=_WORDS[type(node.value)])
        return tuple(self.value[key])

    def only(self, *keys: str) -> None:
        """Refuse a key that is none of ``keys``: a slip of the pen would otherwise be passed over unseen."""
        for key in self._mapping():
            if key not in keys:
                known = ", ".join(keys)
                raise self.child(key).fail("'{key}' is not known here; known are {known}", key=key, known=known)

    def _at(self, place: str, step: Union[str, int], value: Any) -> Node:
        return Node(self.path, place, value, (*self.steps, step), self.text)

    def _mapping(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise self.fail("should be {wanted}, is {found}", wanted=_WORDS[dict], found=_WORDS[type(self.value)])
        return self.value


def read_json(path: Path, with_edition: bool = True) -> Node:
    """The top node of a JSON file, with an ``edition`` unless it may go without. Raises :class:`CatalogueError`."""
    twice = False

    def told(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        result = dict(pairs)
        twice = twice or len(result) < len(pairs)
        return result

    try:
        text = path.read_text(encoding="utf-8-sig")
        value = json.loads(text, object_pairs_hook=told)
    except OSError as cause:
        raise CatalogueError(path, "file", cause.strerror or str(cause)) from cause
    except UnicodeDecodeError as cause:
        raise CatalogueError(path, f"byte {cause.start}", "is not UTF-8") from cause
    except json.JSONDecodeError as cause:
        raise CatalogueError(path, f"line {cause.lineno}", cause.msg) from cause
    except (ValueError, RecursionError) as cause:  # a number of thousands of digits, brackets thousands deep
        raise CatalogueError(path, "file", "is not a data file that this program can read") from cause
    for line, key in duplicate_keys(text) if twice else ():
        raise CatalogueError(path, f"line {line}", "'{key}' is there twice; only one can count", key=key)
    top = Node(path, "", value, (), text)
    if with_edition:
        top.get("edition", str)
    return top


def read_csv(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a UTF-8 CSV file with a header that holds at least ``columns``. Raises :class:`CatalogueError`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise CatalogueError(path, "line 1", "column '{column}' is missing", column=missing[0])
            rows = []
            for row in reader:
                if None in row or None in row.values():
                    raise CatalogueError(path, f"line {reader.line_num}", "has not as many values as the header")
                rows.append({key: value.strip() for key, value in row.items()})
    except OSError as cause:
        raise CatalogueError(path, "file", cause.strerror or str(cause)) from cause
    except UnicodeDecodeError as cause:
        raise CatalogueError(path, f"byte {cause.start}", "is not UTF-8") from cause
    return rows
