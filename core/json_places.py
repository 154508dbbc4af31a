"""The lines of a JSON text on which its values stand, and keys that an object holds twice.

``json`` forgets both. Texts are walked with its own scanner, so that they are understood alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecoder
from typing import Union

Steps = tuple[Union[str, int], ...]
"""The way from the top to a value: keys of objects, and places in lists counted from 0."""
_SPACE = re.compile(r"[ \t\n\r]*")
_scalar = JSONDecoder().raw_decode


def line_of(text: str, steps: Steps) -> int:
    """The line, counted from 1, on which the value at ``steps`` begins; 0 where the text does not hold it.

    ``text`` is valid JSON without keys that are there twice, or empty.
    """
    for at, where, _key in _walk(text):
        if where == steps:
            return text.count("\n", 0, at) + 1
    return 0


def duplicate_keys(text: str) -> Iterator[tuple[int, str]]:
    """Line and key of each key that its object holds already. ``text`` is valid JSON."""
    seen = set()
    for at, where, key in _walk(text):
        if key is not None and where in seen:
            yield text.count("\n", 0, at) + 1, key
        seen.add(where)


def _walk(text: str) -> Iterator[tuple[int, Steps, Union[str, None]]]:
    """Offset and steps of every value of a valid JSON text, with its key where it stands in an object.

    A value in an object begins at its key: that is the line people look for.
    """
    if not text:
        return
    at = _skip(text, 0)
    open_: list[tuple[Steps, int]] = []  # objects (count -1) and lists (values so far) that are not closed yet
    steps: Steps = ()
    yield at, steps, None
    while True:
        if text[at] in "{[":
            open_.append((steps, -1 if text[at] == "{" else 0))
            at = _skip(text, at + 1)
        else:
            at = _skip(text, _scalar(text, at)[1])
        while open_ and text[at] in "}]":
            open_.pop()
            at = _skip(text, at + 1)
        if not open_:
            return
        if text[at] == ",":
            at = _skip(text, at + 1)
        parent, count = open_[-1]
        if count < 0:
            start = at
            key, at = _scalar(text, at)
            at = _skip(text, _skip(text, at) + 1)  # the colon
            steps = (*parent, key)
            yield start, steps, key
        else:
            open_[-1] = (parent, count + 1)
            steps = (*parent, count)
            yield at, steps, None


def _skip(text: str, at: int) -> int:
    """The first offset from ``at`` on that is no white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at
