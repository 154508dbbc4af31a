"""Marks of forms that say what they are: whoever reads lists without marks leaves such a text to its own dialect."""

from __future__ import annotations

import re

_MARKED = re.compile(
    r"属性描述|地块坐标|[@＠]\s*[,，]*$"  # the exchange format: its sections, and @ that ends a head row
    r"|^\s*XY[0-9]+\s*="  # registration files
    r"|^\s*[*＊]\s*[,，;；]",  # the row that closes an area of a mining right
    re.IGNORECASE,
)


def is_marked(line: str) -> bool:
    """Whether a line has a mark that only one of these forms has."""
    return _MARKED.search(line) is not None
