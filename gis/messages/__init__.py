"""The one place where findings become sentences.

Each room has a module with a ``messages()`` function: a dictionary from finding code to a translated sentence with
``{placeholders}`` named like the figures of the finding. It is a function, not a constant, because the language is
known only at run time. A unit test holds the codes that ``core`` uses against the ones that stand here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...core.findings import Finding
from ...core.geodesy.datum import BEIJING54, XIAN80
from ..i18n import is_chinese, language
from ..terms import terms
from . import (
    acceptance,
    annual,
    corners,
    drawing,
    glyphs,
    landclass,
    public,
    reading,
    terrain,
    units,
    verify,
    years,
    zones,
)

_FIGURE = re.compile(r"\{[^{}]*\}")


@lru_cache(maxsize=2)
def _all(_language: str) -> dict[str, str]:
    merged: dict[str, str] = {}
    tables = (corners, drawing, units, landclass, zones, terrain, annual, years)
    packages = (reading, acceptance, public, verify, glyphs)
    for room in (*tables, *packages):
        merged.update(room.messages())
    return merged


@lru_cache(maxsize=2)
def _terms(_language: str) -> dict[str, str]:
    return terms()


def message(finding: Finding) -> str:
    """The sentence for a finding in the user's language."""
    figures = {name: _word(value) if isinstance(value, str) else value for name, value in finding.figures.items()}
    return _all(language())[finding.code].format_map(figures)


def sentence_kind(code: str) -> str:
    """The sentence of all findings with this code, dots for their figures; of an unknown code the code itself."""
    return _FIGURE.sub("…", _all(language()).get(code, code))


def _word(figure: str) -> str:
    """A figure that is a term of ours or of GEOS in the user's language; any other text as it is."""
    return _terms(language()).get(figure) or datum_title(figure)


def datum_title(name: str) -> str:
    """The name of an old datum as the user's language has it; any other text as it is."""
    return next((datum.title for datum in (XIAN80, BEIJING54) if datum.name == name and is_chinese()), name)
