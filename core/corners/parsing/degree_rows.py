"""Rows of longitudes and latitudes: which fields of a line are the angles, what stands before them, what is no corner.

A line may hold one corner or several; its texts are tidy, see :func:`.angles.tidy`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Optional, Union

from ...findings import Finding, error
from .angles import (
    DM,
    DMS,
    EAST,
    LATITUDES,
    NO_ANGLE,
    NORTH,
    WHOLE,
    Angle,
    NoAngle,
    Parsed,
    axis_of,
    parse_tidy,
)

_HEADINGS = re.compile(
    r"(东经|北纬|经度|纬度|longitude|latitude|lon|lng|lat|[xyebnl]|[xy]?坐标|[纵横]坐标|大地经度|大地纬度)"
    r"\s*([(（\[].*[)）\]])?\s*([xyebnl])?",
    re.IGNORECASE,
)
_STRONG = re.compile(r"[,;、|\t]")
"""What stands between fields and never inside an angle; blanks, colons and hyphens may be either."""
_ANGLE = re.compile(
    r"(?:(?:东经|北纬|经度|纬度|(?<![A-Za-z])[ENLBXY])\s*[:=]?\s*|(?<![A-Za-z0-9.]))"
    r"(?:[0-9]{1,3}(?:\.[0-9]+)?\s*°(?:\s*[0-9]{1,2}(?:\.[0-9]+)?\s*'(?:\s*[0-9]{1,2}(?:\.[0-9]+\"?|\"\.[0-9]+|\.\"[0-9]+|\"?))?)?"
    r"|[0-9]{1,3}([-:])[0-9]{1,2}\1[0-9]{1,2}(?:\.[0-9]+)?"
    r"|[0-9]+\.[0-9]*(?![0-9.])|[0-9]{5,7}(?![0-9.]))"
    r"(?:\s*(?:东经|北纬|[EN](?![A-Za-z0-9])))?",
    re.IGNORECASE,
)
"""An angle among other words: with signs, in three parts, or a number with a point or of five to seven digits."""
_SIX = re.compile(
    r"^(.*?)\s*\b([0-9]{1,3}\s+[0-9]{1,2}\s+[0-9]{1,2}(?:\.[0-9]+)?)\s+"
    r"([0-9]{1,3}\s+[0-9]{1,2}\s+[0-9]{1,2}(?:\.[0-9]+)?)$"
)
"""Two angles of three parts with nothing but blanks between, and what stands before them."""
_USUAL_NAME = re.compile(r"[A-Za-z]?[0-9]{1,6}")
_LONE = re.compile(r"[0-9]+\.[0-9]+")
_EXTENT = re.compile(r"([0-9]{1,3})\s*°[^°]{0,16}?(?:~|至|到|-+)\s*(?:东经|北纬|[EN])?\s*([0-9]{1,3})\s*°")
"""From one angle to another."""
_LABEL = re.compile(r"([^0-9:=;,]{1,30})[:=]\s*(?=[0-9(EN东北])")
_LABELS = re.compile(r"(?:.*(?:坐标|范围|拐点|东经|北纬|经度|纬度).*)|GDZB|[ENLBXY]")
"""``_LABEL``: what stands before a coordinate string; one of ``_LABELS`` is no name of a parcel."""
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_RING = re.compile(r"[0-9]{1,4}")
_SIGNS = re.compile("[°'\"]")


class Row(NamedTuple):
    """A corner: name, ring number (0: none), angles in the order of the columns, line, whether more stood there."""

    name: str
    ring: int
    first: Parsed
    second: Parsed
    line: int
    more: bool


def usual_row(plain: str, line: int) -> Optional[Row]:
    """The corner of a row ``name,angle,angle`` with nothing odd about it, as most rows are."""
    parts = plain.split(",")
    if len(parts) != 3 or ";" in plain or _USUAL_NAME.fullmatch(parts[0]) is None:
        return None
    first, second = parse_tidy(parts[1].strip()), parse_tidy(parts[2].strip())
    if not isinstance(first, Angle) or not isinstance(second, Angle) or first.form not in (DMS, DM, WHOLE):
        return None
    if first.form == WHOLE and len(parts[0]) > 4:
        return None  # which of the three are the angles has to be looked at
    east, north = axis_of(first), axis_of(second)
    if {east, north} != {EAST, NORTH} or first.axis not in ("", east) or second.axis not in ("", north):
        return None
    return Row(parts[0], 0, first, second, line, more=False)


def unlabelled(plain: str) -> tuple[str, str]:
    """A coordinate string without what stands before it, and that, where it is a name."""
    label = _LABEL.match(plain) if ";" in plain else None
    if label is None:
        return "", plain
    return "" if _LABELS.fullmatch(label[1].strip()) else label[1], plain[label.end() :]


def _is_extent(plain: str) -> bool:
    """Whether a line gives a range of longitudes or latitudes, as notices do beside the corners."""
    for match in _EXTENT.finditer(plain):
        longitudes = [int(degrees) >= LATITUDES[1] for degrees in match.groups()]
        if longitudes[0] == longitudes[1]:
            return True
    return False


def rows_of(plain: str, line: int) -> Union[list[Row], Finding, None]:
    """The corners of a line, ``None`` where it holds none; a finding where it holds some that cannot be taken."""
    plain = plain.rstrip("; ")
    if "°" in plain and _is_extent(plain):
        return None
    records = [record.strip() for record in plain.split(";") if record.strip()]
    if len(records) < 2:
        pairs = plain.split()
        records = pairs if len(pairs) > 1 and all(pair.count(",") == 1 for pair in pairs) else [plain]
    parts = [_row(record, line) for record in records]
    rows = [part for part in parts if isinstance(part, Row)]
    if len(rows) == len(records):
        return rows
    if rows and len(records) > 2:
        wrong = next(record for record, part in zip(records, parts) if not isinstance(part, Row))
        return error("corners.degrees_row_unreadable", text=wrong[:60], line=line)
    return parts[0] if len(parts) == 1 and not isinstance(parts[0], Row) else _whole_row(plain, line)


def _whole_row(plain: str, line: int) -> Union[list[Row], Finding, None]:
    """The corner of a line in which ``;`` stands between the fields."""
    row = _row(plain.replace(";", ","), line)
    return [row] if isinstance(row, Row) else row


def _row(record: str, line: int) -> Union[Row, Finding, None]:
    """The corner that stands here, with what is before it; ``None`` where there is no longitude beside a latitude."""
    tokens = _tokens(record)
    pairs = [i for i in range(len(tokens) - 1) if _is_pair(tokens[i][1], tokens[i + 1][1])]
    plain_pairs = [i for i in pairs if not (_is_bare(tokens[i]) or _is_bare(tokens[i + 1]))]
    pairs = plain_pairs or pairs
    if not pairs:
        return None
    at = pairs[0]
    if at + 1 in pairs and tokens[at][0].isdigit() and len(tokens[at][0]) < 7:
        at += 1  # a running number of five digits looks like packed degrees
    if any(other > at + 1 for other in pairs):
        return error("corners.degrees_several", text=record[:60], line=line)
    first, second = tokens[at][1], tokens[at + 1][1]
    assert first is not None
    assert second is not None
    for one in (first, second):
        if one.axis and one.axis != axis_of(one):
            figures = {"text": one.text[:60], "said": one.axis, "seen": axis_of(one)}
            return error("corners.degrees_axis", line=line, **figures)
    lead = [text for text, _ in tokens[:at] if text]
    name, ring = _name_and_ring(lead)
    tail = [text for text, _ in tokens[at + 2 :]]
    # Signs that are left over, or 19. 239: an angle that was not read as a whole.
    broken = any("°" in text for text in lead) or any(_SIGNS.search(text) for text in tail)
    broken = broken or (bool(tail) and (tokens[at + 1][0].endswith(".") or tail[0].startswith(".")))
    named = name is not None and all(one is None or text.rstrip(".").isdigit() for text, one in tokens[:at])
    if name is None or not named or broken:
        return error("corners.degrees_row_unreadable", text=record[:60], line=line)
    return Row(name, ring, first, second, line, any(tail))


_Token = tuple[str, Optional[Parsed]]


def _tokens(record: str) -> list[_Token]:
    """The fields of a row; each with the angle that it is, if it looks like one."""
    tokens: list[_Token] = []
    for part in _STRONG.split(record):
        text = part.strip(" ()[]")
        if len(text) > 1 and text[0] == text[-1] == '"':
            text = text[1:-1].replace('""', '"')  # as spreadsheets quote
        one = _angle(text)
        if one is not None or (" " not in text and "°" not in text and ":" not in text):
            tokens.append((text, one))
            continue
        six = _SIX.fullmatch(text)
        if six is not None:
            tokens += [(word, None) for word in six[1].split()]
            tokens += [(six[2], _angle(six[2])), (six[3], _angle(six[3]))]
            continue
        end = 0
        for match in _ANGLE.finditer(text):
            tokens += [(word, None) for word in text[end : match.start()].split()]
            tokens.append((match[0], _angle(match[0].strip())))
            end = match.end()
        tokens += [(word, None) for word in text[end:].split()]
    while tokens and not tokens[-1][0].strip("。."):
        tokens.pop()
    return tokens


def _angle(text: str) -> Optional[Parsed]:
    """What looks like an angle, whether it is one or not."""
    one = parse_tidy(text)
    return None if isinstance(one, NoAngle) and one.why == NO_ANGLE and one.degrees is None else one


def _is_pair(first: Optional[Parsed], second: Optional[Parsed]) -> bool:
    return first is not None and second is not None and {axis_of(first), axis_of(second)} == {EAST, NORTH}


def _is_bare(token: _Token) -> bool:
    """A small whole number without any sign: likelier a corner's name than an angle."""
    return token[0].rstrip(".").isdigit() and len(token[0].rstrip(".")) < 5


def _name_and_ring(lead: Sequence[str]) -> tuple[Optional[str], int]:
    """Name and ring number (0: none) from what stands before the angles; no name where that cannot be known."""
    words = [word.strip(".:") for word in lead]
    if len(words) < 2:
        return (words[0] if words else ""), 0
    if len(words) > 2:
        return None, 0
    if _RING.fullmatch(words[1]):
        return words[0], int(words[1])
    return (words[1], 0) if words[0].isdigit() else (None, 0)


def is_heading(line: str) -> bool:
    """Whether these are headings of columns: such a text is a table."""
    words = [word.strip() for word in re.split(r"[,;，；、|\t\s]+", line)]
    return len(words) > 1 and sum(bool(_HEADINGS.fullmatch(word)) for word in words) > 1


def like_a_corner(plain: str) -> bool:
    """Whether a row that gave no corner was meant as one: by its signs, or because it is numbers and little else."""
    if plain.count("°") > 1 or ("°" in plain and "'" in plain):
        return not _is_extent(plain)
    if _WORDS.search(plain):
        return False
    fields = [word for word in re.split(r"[,;|\t\s]+", plain) if any(char.isdigit() for char in word)]
    if len(fields) < 2:
        return bool(_LONE.fullmatch(plain))
    return any("." in word or len(word) > 4 for word in fields)
