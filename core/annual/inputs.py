"""What the annual table is made from, beside the units: the mine's row of the year and the classes of the survey."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Optional

from ..amounts import money
from ..findings import Finding, error, note, warning
from .form import MONEY_KEYS, AnnualForm


@dataclass(frozen=True)
class MineYear:
    """The mine's row of one year, every value as the text that stands there; dates as ``2026-03-31``.

    Money is in 万元. Empty means that nothing stands there. The texts are the user's own words for parts 一 and 二, a
    paragraph a line; ``applied_on`` is the day on which acceptance was applied for.
    """

    year: int
    holder: str = ""
    licence_no: str = ""
    valid_from: str = ""
    valid_to: str = ""
    mine_name: str = ""
    contact: str = ""
    phone: str = ""
    address: str = ""
    fund_drawn: str = ""
    fund_spent: str = ""
    fund_to_draw: str = ""
    fund_to_spend: str = ""
    past_text: str = ""
    reason_text: str = ""
    state_text: str = ""
    plan_text: str = ""
    fund_text: str = ""
    applied_on: str = ""
    source: str = ""


@dataclass(frozen=True)
class SurveyClass:
    """The area of one class in one unit, from the land survey (a row of SUMMARY).

    ``ha4`` is in 0.0001 hm²; ``None`` where nothing stands there. ``name`` says what the area is where ``land_class``
    is no code of the class list (no survey data, overlapping polygons).
    """

    unit_id: str
    land_class: str
    name: str
    ha4: Optional[int]
    data_year: str = ""
    edition: str = ""


def amounts(mine: MineYear, form: AnnualForm) -> tuple[dict[str, Optional[Decimal]], list[Finding]]:
    """The four amounts of the form in 万元; ``None``, with a finding, where one is missing or cannot be read."""
    labels = {entry.key: entry.label.replace("\n", "") for section in form.sections for entry in section.money}
    values: dict[str, Optional[Decimal]] = {}
    findings: list[Finding] = []
    for key in MONEY_KEYS:
        text = str(getattr(mine, key)).strip()
        values[key] = None
        try:
            value = money(text)
        except ValueError:
            if text:
                findings.append(error("annual.money_unreadable", source=mine.source, column=labels[key], text=text))
            else:
                findings.append(error("annual.money_missing", source=mine.source, column=labels[key]))
            continue
        if value < 0:
            findings.append(error("annual.money_negative", source=mine.source, column=labels[key], text=text))
            continue
        if Decimal(text) != value:
            findings.append(note("annual.money_rounded", source=mine.source, column=labels[key], text=text, kept=value))
        values[key] = value
    return values, findings


_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?")


def read_date(text: str) -> Optional[date]:
    """The day that a text means: ``2026-03-31``, ``2026/3/31``, ``2026年3月31日``; ``None`` where it means none."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def validity(mine: MineYear, form: AnnualForm) -> tuple[str, list[Finding]]:
    """The text of 采矿权有效期限. A date that cannot be read is printed as it stands, with a finding."""
    days: list[Optional[date]] = []
    texts: list[str] = []
    findings: list[Finding] = []
    for given in (mine.valid_from.strip(), mine.valid_to.strip()):
        day = read_date(given)
        days.append(day)
        texts.append(given if day is None else form.say("date", year=day.year, month=day.month, day=day.day))
        if given and day is None:
            findings.append(warning("annual.date_unreadable", source=mine.source, text=given))
    begin, end = days
    if begin is not None and end is not None and end < begin:
        findings.append(error("annual.validity_backwards", source=mine.source, begin=texts[0], end=texts[1]))
    if all(texts):
        return form.say("validity", begin=texts[0], end=texts[1]), findings
    if not any(texts):
        return "", findings
    findings.append(warning("annual.validity_half", source=mine.source, given=texts[0] or texts[1]))
    if texts[0]:
        return form.say("validity_begin", begin=texts[0]), findings
    return form.say("validity_end", end=texts[1]), findings


def survey_text(summary: Optional[Sequence[SurveyClass]], form: AnnualForm) -> tuple[str, list[Finding]]:
    """Which survey the classes come from, as outputs print it; a finding where nothing states year and edition."""
    if summary is None:
        return form.say("survey_unused"), []
    unknown = form.say("unknown")
    years = "、".join(sorted({row.data_year for row in summary if row.data_year})) or unknown
    editions = "、".join(sorted({row.edition for row in summary if row.edition})) or unknown
    findings = [note("annual.survey_edition_unknown")] if unknown in (years, editions) else []
    return form.say("survey", year=years, edition=editions), findings
