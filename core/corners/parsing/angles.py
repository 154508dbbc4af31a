"""Angles as people write them: degrees, minutes and seconds with any of the usual signs, packed, or decimal.

``118°30′15.5″`` · ``118度30分15.5秒`` · ``118-30-15.5`` · ``118:30:15.5`` · ``118 30 15.5`` · ``1183015.5`` (DDDMMSS) ·
``118.504306`` (decimal degrees) · ``118.30155`` (DDD.MMSS). East or north may stand before or behind. The last two
forms look alike: where no value of a list has minutes or seconds of 60 and more, its digits cannot tell them apart,
and ``Options.angles`` has to. A value becomes a float by one division of whole numbers: no digit written is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Optional, Union

from ...findings import Finding, error, note, warning
from ..records import AS_IT_STANDS, DECIMAL, PACKED, Options

DMS, DM, WHOLE, SIGNED, EITHER = "DMS", "DM", "DDDMMSS", "decimal°", "either"
"""Forms beside ``DECIMAL`` and ``PACKED``. ``DM`` has no seconds; ``SIGNED`` is 118.5°; ``EITHER`` is 118.00, the same
value in both."""
EAST, NORTH = "E", "N"
LONGITUDES, LATITUDES = (73, 136), (3, 54)
"""Whole degrees of longitude and latitude in China: from the first up to, not including, the second."""

NO_ANGLE, MINUTES, SECONDS, AMBIGUOUS = "no_angle", "minutes", "seconds", "ambiguous"
"""Why a text gave no angle: it is none, minutes or seconds are 60 or more, decimal degrees or DDD.MMSS."""
_A_SLIP = 10
"""Where fewer than one in so many values speak against DDD.MMSS, they may be slips of the pen: ask."""

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("°º˚⁰゜", "°"),
        **dict.fromkeys("′'’‘`´ʹʼ‵＇", "'"),
        **dict.fromkeys('″"”“ʺ〃‶＂', '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_RUNS = re.compile(r"\s{2,}")
_PACKED_SAID = re.compile(r"d{2,3}\.mm|度\s*\.\s*分", re.IGNORECASE)
_DECIMAL_SAID = re.compile(r"十进制|小数度|decimal degrees?", re.IGNORECASE)
_WORDS = re.compile(r"(?<=[0-9.])\s*([度分秒])")
_SIGN_OF = {"度": "°", "分": "'", "秒": '"'}
_AXES = {"东经": EAST, "经度": EAST, "E": EAST, "L": EAST, "北纬": NORTH, "纬度": NORTH, "N": NORTH, "B": NORTH}
_BEFORE = re.compile(r"(?:(东经|北纬|经度|纬度|[EN])\s*[:=]?|([LB])\s*[:=]|[XY]\s*[:=])\s*", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(东经|北纬|[EN])$", re.IGNORECASE)
_SIGNED = re.compile(
    r"([0-9]{1,3})(?:\.([0-9]{1,20}))?\s*°"
    r"(?:\s*([0-9]{1,2})(?:\.([0-9]{1,20}))?\s*'"
    r"(?:\s*([0-9]{1,2})(?:\.([0-9]{1,20})\s*\"?|\"\.([0-9]{1,20})|\.\"([0-9]{1,20})|\s*\"?))?)?"
)
_PARTS = re.compile(r"([0-9]{1,3})(\s*-\s*|\s*:\s*|\s+)([0-9]{1,2})\2([0-9]{1,2})(?:\.([0-9]{1,20}))?")
_WHOLE = re.compile(r"([0-9]{1,3})([0-9]{2})([0-9]{2})(?:\.([0-9]{0,20}))?")
_DOTTED = re.compile(r"([0-9]{1,3})(?:\.([0-9]{0,20}))?")


@dataclass(frozen=True)
class Angle:
    """An angle in decimal degrees, the form it was written in, and ``EAST``, ``NORTH`` or nothing as it says."""

    value: float
    form: str
    axis: str = ""
    text: str = ""


@dataclass(frozen=True)
class NoAngle:
    """Why ``text`` gave no angle. ``degrees`` are its whole degrees, if it has any.

    ``readings`` of an ambiguous one are those as decimal degrees and as DDD.MMSS, both in decimal degrees.
    """

    why: str
    text: str
    degrees: Optional[int] = None
    axis: str = ""
    readings: tuple[float, float] = (0.0, 0.0)


Parsed = Union[Angle, NoAngle]


@dataclass(frozen=True)
class Listed:
    """Angles that were read together, and how decimal degrees and DDD.MMSS were told apart.

    ``angles`` is ``DECIMAL``, ``PACKED`` or empty (not decided, or no need to). ``evidence`` is the index of the first
    value that rules DDD.MMSS out, ``against`` how many do, of ``dotted`` that may be either.
    """

    parsed: tuple[Parsed, ...]
    angles: str = ""
    told: bool = False
    evidence: Optional[int] = None
    against: int = 0
    dotted: int = 0


def said_in(text: str) -> str:
    """How a heading or a line says that numbers with a point are meant: ``PACKED``, ``DECIMAL``, empty for neither."""
    return PACKED if _PACKED_SAID.search(text) else DECIMAL if _DECIMAL_SAID.search(text) else ""


def single_blanks(text: str) -> str:
    """``text`` with one blank, or one tab, for each run of them: patterns would try a long run over and over."""
    return _RUNS.sub(lambda run: "\t" if "\t" in run[0] else " ", text)


def tidy(text: str) -> str:
    """``text`` with one sign for each of degrees, minutes and seconds, usual digits, punctuation and single blanks."""
    # First the signs: normalising would make a letter of º and a blank with an accent of ´.
    plain = single_blanks(unicodedata.normalize("NFKC", text.translate(_SIGNS))).replace("''", '"')
    return _WORDS.sub(lambda match: _SIGN_OF[match[1]], plain).strip(" \x00")


def parse(text: str, options: Options = AS_IT_STANDS) -> Parsed:
    """The angle that ``text`` says on its own, or why it says none; see :func:`parse_all` for a list."""
    return _parse_tidy(tidy(text), options.angles)


def parse_tidy(text: str, options: Options = AS_IT_STANDS) -> Parsed:
    """As :func:`parse`, for a text that went through :func:`tidy`."""
    return _parse_tidy(text, options.angles)


def _parse_tidy(text: str, angles: str) -> Parsed:
    bare, axis = text, ""
    if not bare[:1].isdigit():
        before = _BEFORE.match(bare)
        if before is None:
            return NoAngle(NO_ANGLE, text)
        axis = _AXES.get((before[1] or before[2] or "").upper(), "")
        bare = bare[before.end() :]
    behind = _BEHIND.search(bare)
    if behind is not None:
        said = _AXES[behind[1].upper()]
        if axis not in ("", said):
            return NoAngle(NO_ANGLE, text)
        bare, axis = bare[: behind.start()], said
    dotted = _DOTTED.fullmatch(bare)
    if dotted is not None:
        return _either(text, int(dotted[1]), dotted[2] or "", axis, angles)
    whole = _WHOLE.fullmatch(bare)
    if whole is not None:
        return _sexagesimal(text, whole[1], whole[2], whole[3], whole[4] or "", WHOLE, axis)
    parts = _PARTS.fullmatch(bare)
    if parts is not None:
        return _sexagesimal(text, parts[1], parts[3], parts[4], parts[5] or "", DMS, axis)
    signed = _SIGNED.fullmatch(bare)
    return NoAngle(NO_ANGLE, text) if signed is None else _signed(text, signed, axis)


def _signed(text: str, match: re.Match[str], axis: str) -> Parsed:
    degrees, of_degree, minutes, of_minute, seconds = match.group(1, 2, 3, 4, 5)
    if (of_degree and minutes) or (of_minute and seconds):
        return NoAngle(NO_ANGLE, text, int(degrees), axis)
    if minutes is None:
        return Angle(_ratio(int(degrees), of_degree or "", 1), SIGNED, axis, text)
    if seconds is None:
        if int(minutes) >= 60:
            return NoAngle(MINUTES, text, int(degrees), axis)
        return Angle(_ratio(int(degrees) * 60 + int(minutes), of_minute or "", 60), DM, axis, text)
    return _sexagesimal(text, degrees, minutes, seconds, match[6] or match[7] or match[8] or "", DMS, axis)


def _sexagesimal(text: str, degrees: str, minutes: str, seconds: str, fraction: str, form: str, axis: str) -> Parsed:
    if int(minutes) >= 60:
        return NoAngle(MINUTES, text, int(degrees), axis)
    if int(seconds) >= 60:
        return NoAngle(SECONDS, text, int(degrees), axis)
    whole = (int(degrees) * 60 + int(minutes)) * 60 + int(seconds)
    return Angle(_ratio(whole, fraction, 3600), form, axis, text)


def _either(text: str, degrees: int, fraction: str, axis: str, angles: str) -> Parsed:
    """A number with up to three digits before the point: decimal degrees, or DDD.MMSS with zeros left off."""
    decimal = _ratio(degrees, fraction, 1)
    if not fraction.strip("0"):
        return Angle(decimal, EITHER, axis, text)
    if angles == DECIMAL:
        return Angle(decimal, DECIMAL, axis, text)
    digits = fraction.ljust(4, "0")
    packed = _sexagesimal(text, str(degrees), digits[:2], digits[2:4], digits[4:], PACKED, axis)
    if angles == PACKED:
        return packed
    if isinstance(packed, NoAngle):
        return Angle(decimal, DECIMAL, axis, text)
    return NoAngle(AMBIGUOUS, text, degrees, axis, (decimal, packed.value))


def _ratio(whole: int, fraction: str, per: int) -> float:
    """``whole.fraction / per``, rounded once: Python divides whole numbers exactly."""
    scale: int = 10 ** len(fraction)
    return (whole * scale + int(fraction or "0")) / (per * scale)


def settled(parsed: Sequence[Parsed], options: Options = AS_IT_STANDS) -> Listed:
    """Angles that were parsed one by one, as a list: what is ambiguous on its own may not be so among others.

    One value with minutes or seconds of 60 and more rules DDD.MMSS out for the whole list, unless hardly any do.
    """
    if options.angles:
        read = tuple(_again(one, options) for one in parsed)
        dotted = sum(isinstance(one, Angle) and one.form == options.angles for one in read)
        return Listed(read, options.angles if dotted else "", told=True, dotted=dotted)
    open_ones = sum(isinstance(one, NoAngle) and one.why == AMBIGUOUS for one in parsed)
    evidence = [index for index, one in enumerate(parsed) if isinstance(one, Angle) and one.form == DECIMAL]
    if not open_ones:
        return Listed(tuple(parsed))
    dotted = open_ones + len(evidence)
    first = evidence[0] if evidence else None
    if len(evidence) * _A_SLIP < dotted:
        return Listed(tuple(parsed), evidence=first, against=len(evidence), dotted=dotted)
    read = tuple(as_read(one, DECIMAL) for one in parsed)
    return Listed(read, DECIMAL, evidence=first, against=len(evidence), dotted=dotted)


def _again(one: Parsed, options: Options) -> Parsed:
    """A number with a point as ``options`` have it, whatever it was taken for on its own."""
    dotted = one.form in (DECIMAL, PACKED) if isinstance(one, Angle) else one.why == AMBIGUOUS
    return _parse_tidy(one.text, options.angles) if dotted else one


def parse_all(texts: Sequence[str], options: Options = AS_IT_STANDS) -> Listed:
    """The angles of a list; see :func:`settled`."""
    return settled([parse(text, options) for text in texts], options)


def as_read(one: Parsed, angles: str) -> Parsed:
    """An ambiguous angle in the reading ``angles``; any other as it is."""
    if isinstance(one, Angle) or one.why != AMBIGUOUS:
        return one
    return Angle(one.readings[0 if angles == DECIMAL else 1], angles, one.axis, one.text)


def axis_of(one: Parsed) -> str:
    """``EAST`` or ``NORTH`` by the whole degrees, which tell in China; empty where they are neither."""
    degrees = int(one.value) if isinstance(one, Angle) else one.degrees
    if degrees is None:
        return ""
    if LONGITUDES[0] <= degrees < LONGITUDES[1]:
        return EAST
    return NORTH if LATITUDES[0] <= degrees < LATITUDES[1] else ""


def angle_error(one: NoAngle, **place: Any) -> Finding:
    """The finding about a text that is no angle."""
    text = one.text[:60]
    if one.why == MINUTES:
        return error("corners.angle_minutes", text=text, **place)
    if one.why == SECONDS:
        return error("corners.angle_seconds", text=text, **place)
    return error("corners.angle_unreadable", text=text, **place)


def list_findings(listed: Listed, lines: Sequence[int], source: str) -> list[Finding]:
    """What is to be said of a list as a whole; ``lines`` go with ``listed.parsed``."""
    findings: list[Finding] = []
    ambiguous = [i for i, one in enumerate(listed.parsed) if isinstance(one, NoAngle) and one.why == AMBIGUOUS]
    if ambiguous:
        first = listed.parsed[ambiguous[0]]
        assert isinstance(first, NoAngle)
        readings = {"decimal": format_dms(first.readings[0], 3), "packed": format_dms(first.readings[1], 3)}
        figures = {"text": first.text[:60], "count": listed.dotted, "against": listed.against, **readings}
        findings.append(error("corners.angle_ambiguous", source=source, line=lines[ambiguous[0]], **figures))
    elif listed.told and listed.angles == PACKED:
        findings.append(note("corners.angles_packed_as_told", count=listed.dotted, source=source))
    elif listed.told and listed.angles == DECIMAL:
        findings.append(note("corners.angles_decimal_as_told", count=listed.dotted, source=source))
    elif listed.evidence is not None:
        place = {"source": source, "line": lines[listed.evidence], "text": listed.parsed[listed.evidence].text[:60]}
        figures = {"count": listed.dotted, "against": listed.against}
        if 2 * listed.against < listed.dotted:
            findings.append(warning("corners.angles_decimal_by_few", **figures, **place))
        else:
            findings.append(note("corners.angles_decimal_by_digits", **figures, **place))
    forms: dict[str, int] = {}
    for index, one in enumerate(listed.parsed):
        form = one.form if isinstance(one, Angle) else ""
        if form not in ("", EITHER):
            forms.setdefault(form, index)
    if len(forms) > 1:
        second = sorted(forms.values())[1]
        examples = "; ".join(listed.parsed[index].text[:30] for index in sorted(forms.values()))
        findings.append(warning("corners.angles_mixed", examples=examples, source=source, line=lines[second]))
    return findings


def format_dms(value: float, decimals: int, signs: tuple[str, str, str] = ("°", "′", "″")) -> str:
    """``value`` (decimal degrees, not negative) as degrees, minutes and seconds; never with 60 of either."""
    degrees, minutes, seconds = parted(round(Fraction(value) * 3600 * 10**decimals), decimals)
    return f"{degrees}{signs[0]}{minutes:02d}{signs[1]}{seconds}{signs[2]}"


def parted(value: int, decimals: int) -> tuple[int, int, str]:
    """Degrees, minutes and the text of the seconds (two digits and the decimals) of whole 10^-``decimals`` seconds."""
    seconds, rest = divmod(value, 10**decimals)
    minutes, seconds = divmod(seconds, 60)
    degrees, minutes = divmod(minutes, 60)
    return degrees, minutes, f"{seconds:02d}.{rest:0{decimals}d}" if decimals else f"{seconds:02d}"
