"""Characters that a typeface does not have: what draws texts tells them, who asked for the drawing hears of them.

A PDF or a map is drawn with one Chinese typeface. What that lacks (emoji, rare characters of names) becomes an empty
box, which only who looks at the page would see.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Optional

from .findings import Finding, warning

_INVISIBLE = ("Mn", "Cf")
"""Kinds of characters that only change the look of the one before them; alone they are told all the same."""
_LONGEST = 40


@dataclass
class Lacking:
    """The characters that were to be drawn and could not be, each with the texts in which it stands, in their order."""

    texts: dict[str, dict[str, None]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)

    def look(self, text: str, has: Callable[[str], bool]) -> None:
        """Look at a text that is drawn; ``has`` says whether the typeface has a character."""
        odd = [char for char in dict.fromkeys(text) if char not in self._known and not char.isspace() and not has(char)]
        self._known.update(char for char in text if char not in odd)
        seen = [char for char in odd if unicodedata.category(char) not in _INVISIBLE]
        for char in seen or odd:
            self.texts.setdefault(char, {})[text] = None

    def findings(self) -> list[Finding]:
        """A finding for each character."""
        return [
            warning(
                "glyphs.lacking",
                character=f"{char} (U+{ord(char):04X})",
                text=_short(next(iter(texts)), char),
                count=len(texts),
            )
            for char, texts in sorted(self.texts.items())
        ]


def _short(text: str, char: str) -> str:
    """A text, or of a long one what stands around the character."""
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST:
        return flat
    start = max(0, min(flat.find(char) - _LONGEST // 2, len(flat) - _LONGEST))
    end = start + _LONGEST
    return f"{'…' if start else ''}{flat[start:end]}{'…' if end < len(flat) else ''}"


_watch: ContextVar[Optional[Lacking]] = ContextVar("lacking", default=None)


@contextmanager
def watched() -> Iterator[Lacking]:
    """What is drawn in this thread while the block runs, and could not be."""
    lacking = Lacking()
    before = _watch.set(lacking)
    try:
        yield lacking
    finally:
        _watch.reset(before)


def drawn(text: str, has: Callable[[str], bool]) -> None:
    """Tell that a text is drawn, in a typeface that ``has`` a character or has it not."""
    lacking = _watch.get()
    if lacking is not None:
        lacking.look(text, has)
