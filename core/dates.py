"""Days as people and files write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Optional

_DAY = re.compile(
    r"(?P<year>[12][0-9]{3})(?:"
    r"(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
    r"|年(?P<month_zh>[0-9]{1,2})月(?P<day_zh>[0-9]{1,2})日"
    r"|(?P<month_whole>[0-9]{2})(?P<day_whole>[0-9]{2})"
    r")(?:[T ]0{1,2}:00(?::00(?:\.0+)?)?Z?)?"
)
"""Year first, as all of China writes it; a time only where it is midnight, as spreadsheets and databases add it."""


@lru_cache(maxsize=1000)
def day_of(text: str) -> Optional[date]:
    """The day that a text names (2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301); ``None`` for any other."""
    match = _DAY.fullmatch(re.sub(r"\s*([年月日])\s*", r"\1", unicodedata.normalize("NFKC", text)).strip())
    if match is None:
        return None
    month, day = (
        next(filter(None, (match[f"{name}{form}"] for form in ("", "_zh", "_whole")))) for name in ("month", "day")
    )
    try:
        return date(int(match["year"]), int(month), int(day))
    except ValueError:
        return None


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the 28th where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
