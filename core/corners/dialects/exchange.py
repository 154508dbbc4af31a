"""Reads the coordinate exchange format of land surveys (勘测定界界址点坐标交换格式), as it is met in the field.

Head rows ``界址点数,面积,编号,名称,面,图幅号,用途,地类,@`` with 4 to 13 fields; corner rows ``点号,圈号,X,Y``, without
ring number, with a side length and the ring number behind it (增减挂钩), with further columns (省标), or X and Y alone.
Keys of the head may be missing, have no value or no ``=``; other sections, field names and instructions may stand
anywhere, punctuation and digits may be full-width, ``@`` may be missing where the row is plain enough. Values may be
degrees. Nothing is judged here but whether a row can be read and agrees with what its file says of itself; no row is
left out unsaid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Optional, Union

import numpy as np

from ...findings import Finding, error, note, warning
from ...progress import Progress, check, go_on
from ..parsing.angles import (
    axis_of,
    list_findings,
    parse_tidy,
    settled,
    tidy,
)
from ..parsing.exchange_parcels import Head, OpenParcel, are_angles
from ..parsing.fields import comma_fields, number_of, plain
from ..parsing.head_rows import SHAPES, HeadRow, commas, ends_head, field_names, head_row
from ..parsing.heads import decimals_declared, head_line, is_said
from ..parsing.rows import (
    NO_RING,
    STANDARD,
    Form,
    decimals_of,
    form_of,
    pair_at,
    plain_rows,
)
from ..records import LOOK_AT, Options, Parcel, Reading, Text
from ..registry import Dialect, Evidence

KEY = "exchange"
HEAD_SECTION, PARCEL_SECTION, END_OF_HEAD = "属性描述", "地块坐标", "@"
_BRACKETED = re.compile(r"^\s*[\[【［〔]\s*([^,，]*?)\s*[\]】］〕]?\s*$")
_OPENING, _CLOSING = "[【［〔", "]】］〕"
_LONGEST_SECTION = 16
_LONGEST_LINE = 200
"""No heading is longer than this."""
_HEAD_FIELDS = 7
"""Fields that a head row without ``@`` and without 面 has at least: hardly a corner row is that long."""
_LONG = re.compile(r"[0-9OolI]{6,}")
"""Digits, or what is typed for them, as they stand in coordinates and hardly in instructions."""
_BLOCK = 20_000
"""Lines that are read at once; after as many the user is asked whether to go on."""
_ROWS_FOR_FORM = 40


def recognise(text: Text) -> Evidence:
    """The two section headings, head rows that end with ``@``, corner rows."""
    lines = text.lines
    rows = [row for row in map(_fields, lines) if len(row) > 1]
    heads = [row for row in rows if ends_head(row) and field_names(row) is None and len(row) > 3]
    sections = {_section(line) for line in lines if line[:1] and not line[0].isalnum()} | {
        section for section in (HEAD_SECTION, PARCEL_SECTION) if section in lines
    }
    form = _usual_form(row for row in rows if not ends_head(row))
    marks = [
        (30, f"[{HEAD_SECTION}]", HEAD_SECTION in sections),
        (40, f"[{PARCEL_SECTION}]", PARCEL_SECTION in sections),
        (40, END_OF_HEAD, bool(heads)),
        (20, form.mark if form else "", form is not None),
    ]
    score = sum(points for points, _, seen in marks if seen)
    # Corner rows alone are no sign of this format.
    own = any(seen for _, _, seen in marks[:3])
    return Evidence(min(100, score), tuple(mark for _, mark, seen in marks if seen)) if own else Evidence(0)


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """All parcels of the file with their rows. Raises ``Stopped`` if ``progress`` says so."""
    return _Reader(text, options).read(progress)


class _Reader:
    """Goes through the lines once; holds the section it is in and the parcel that is being read."""

    def __init__(self, text: Text, options: Options) -> None:
        self._text = text
        self._options = options
        self._section = ""
        self._head = Head()
        self._heads = [self._head]
        self._names: Optional[tuple[str, ...]] = None
        self._parcels: list[Union[tuple[Parcel, list[Finding]], OpenParcel]] = []
        self._findings: list[Finding] = []
        self._left_over: dict[str, list[int]] = {}
        self._instructions: list[int] = []
        self._instructed = False
        self._open: Optional[OpenParcel] = None
        self._looks: dict[tuple[int, bool], list[tuple[int, HeadRow]]] = {}
        self._commas: Counter[int] = Counter()
        self._forms: Counter[Form] = Counter()
        self._form: Optional[Form] = None

    def read(self, progress: Progress) -> Reading:
        lines = self._text.lines
        rows = (_fields(line) for line in lines[:LOOK_AT])
        self._form = _usual_form(row for row in rows if not ends_head(row)) or STANDARD
        for start in range(0, len(lines), _BLOCK):
            self._block(start, lines[start : start + _BLOCK])
            if start + _BLOCK < len(lines):
                check(progress, (start + _BLOCK) / len(lines))
        self._close()
        self._check_end()
        self._settle_angles()
        self._say_the_rest()
        parcels = [parcel.result() if isinstance(parcel, OpenParcel) else parcel for parcel in self._parcels]
        marks = [f"{number} × ','" for number, _ in self._commas.most_common()]
        marks += [form.mark for form, _ in self._forms.most_common()]
        findings = [*self._findings, *(finding for _, found in parcels for finding in found)]
        ordered = sorted(findings, key=lambda finding: finding.line or 0)
        return Reading(
            self._text.source, KEY, tuple(parcel for parcel, _ in parcels), tuple(ordered), marks=tuple(marks)
        )

    def _block(self, start: int, lines: Sequence[str]) -> None:
        """Take the plain rows of these lines as columns, every other line by itself, in their order."""
        block = plain_rows(lines, ",", _form_of_metres)
        plain_at = () if block is None else block.at
        ends = iter([*(np.flatnonzero(np.diff(plain_at) != 1) + 1).tolist(), len(plain_at)])
        place = number = end = 0
        while number < len(lines):
            is_plain = place < len(plain_at) and plain_at[place] == number
            if block is not None and is_plain and self._open is not None and self._section == PARCEL_SECTION:
                while end <= place:
                    end = next(ends)
                self._instructed = False
                self._open.take(block, place, end, start + 1)
                number += end - place
                place = end
                continue
            if lines[number]:
                self._line(start + number + 1, lines[number])
            place += is_plain
            number += 1

    def _at(self, line: int) -> dict[str, object]:
        return {"source": self._text.source, "line": line}

    def _say(self, finding: Finding) -> None:
        self._findings.append(finding)

    def _line(self, number: int, line: str) -> None:
        row = _fields(line)
        ends = ends_head(row)
        if ends and not _is_bracketed(line) and not self._instructed and line[:1].isdigit():
            self._begin(number, row)
            return
        form = None if ends else _form(row)
        if form is not None and self._open is not None and self._section == PARCEL_SECTION:
            self._instructed = False
            self._open.corner(number, line, row, form)
            return
        if self._instruction(number, line, row, form):
            return
        section = _section(line)
        if section is not None:
            if section == HEAD_SECTION:
                self._close()
                self._head = Head()
                self._heads.append(self._head)
                self._names = None
            self._section = section
        elif ends or (self._section == PARCEL_SECTION and form is None and _is_head_without_end(row)):
            self._begin(number, row)
        elif self._section == PARCEL_SECTION:
            self._corner(number, line, row, form)
        elif self._section in ("", HEAD_SECTION):
            self._head_line(number, line)
        elif form is not None:
            self._left_over.setdefault(self._section, []).append(number)

    def _instruction(self, number: int, line: str, row: list[str], form: Optional[Form]) -> bool:
        """Whether the line is of field names or of instructions in brackets, which may go over several lines."""
        names = field_names(row) if ends_head(row) or _is_bracketed(line) else None
        if names is not None:
            self._names = names
            self._instructions.append(number)
            return True
        in_parcel = self._open is not None and self._section == PARCEL_SECTION
        if (
            form is not None
            or (in_parcel and _LONG.search(plain(line)))
            or (ends_head(row) and not _is_bracketed(line))
        ):
            self._instructed = False
            return False
        opens = line[0] in _OPENING and (
            "," in line or "，" in line or len(line) > _LONGEST_SECTION or "：" in line or ":" in line
        )
        if not opens and not self._instructed:
            return False
        if not opens and _section(line) is not None:
            self._instructed = False
            return False
        self._instructions.append(number)
        self._instructed = line[-1] not in _CLOSING
        return True

    def _head_line(self, number: int, line: str) -> None:
        found = head_line(line)
        if found is None:
            self._left_over.setdefault(self._section or HEAD_SECTION, []).append(number)
            return
        key, name, value = found
        if not key or not is_said(key, value):
            return
        before = self._head.take(key, value, number)
        if before.text != value:
            figures = {"key": name, "first": before.text, "second": value}
            self._say(warning("corners.key_repeated", **figures, **self._at(number)))

    def _begin(self, number: int, row: list[str]) -> None:
        self._close()
        if self._section != PARCEL_SECTION:
            self._say(warning("corners.heading_missing", section=PARCEL_SECTION, **self._at(number)))
            self._section = PARCEL_SECTION
        if not ends_head(row):
            self._say(warning("corners.head_without_end", **self._at(number)))
        self._commas[commas(row)] += 1
        head = head_row(row, self._names)
        if not head.sure or (not head.usual and self._names is None):
            self._looks.setdefault((len(row), head.sure), []).append((number, head))
        self._open = OpenParcel(number, head, self._head, self._text.source, self._form or STANDARD)

    def _corner(self, number: int, line: str, row: list[str], form: Optional[Form]) -> None:
        if not any(char.isdigit() for char in line):
            self._left_over.setdefault(self._section, []).append(number)
            return
        if self._open is None:
            self._say(error("corners.no_parcel_head", text=line[:60], **self._at(number)))
            usual = self._form or STANDARD
            self._open = OpenParcel(number, HeadRow(), self._head, self._text.source, usual, usable=False)
        self._open.corner(number, line, row, form)

    def _close(self) -> None:
        if self._open is None:
            return
        self._open.close()
        if self._open.form is not None:
            self._forms[self._open.form] += 1
        # Corners in degrees wait for the rest of the file; all others are done with.
        self._parcels.append(self._open if self._open.angles else self._open.result())
        self._open = None

    def _check_end(self) -> None:
        """A file that stops in the middle of its last number: nothing but the missing decimals tells."""
        if not self._text.ends_open:
            return
        rows: list[str] = []
        for line in reversed(self._text.lines):
            if line:
                rows.append(line)
            if len(rows) == 2:
                break
        form = _form(_fields(rows[-1])) if len(rows) == 2 else None
        last = _fields(rows[0])
        if form is None or len(last) < form.first + 2 or ends_head(last):
            return
        if decimals_of(last[form.first + 1]) < decimals_of(_fields(rows[1])[form.first + 1]):
            self._say(warning("corners.cut_off", text=rows[0][:60], **self._at(len(self._text.lines))))

    def _settle_angles(self) -> None:
        """Corners in degrees: decimal degrees or DDD.MMSS is told by all of the file together."""
        inside = [parcel for parcel in self._parcels if isinstance(parcel, OpenParcel)]
        if not inside:
            return
        parsed = [angle for parcel in inside for pair in parcel.angles for angle in pair]
        listed = settled(parsed, self._options)
        numbers = [line for parcel in inside for line in parcel.lines for _ in (0, 1)]
        self._findings += list_findings(listed, numbers, self._text.source)
        rest = iter(listed.parsed)
        for parcel in inside:
            parcel.place_angles([(next(rest), next(rest)) for _ in parcel.angles])

    def _say_the_rest(self) -> None:
        for section, numbers in self._left_over.items():
            text = self._text.lines[numbers[0] - 1][:60]
            self._say(
                warning("corners.left_over", count=len(numbers), section=section, text=text, **self._at(numbers[0]))
            )
        if self._instructions:
            first = self._instructions[0]
            text = self._text.lines[first - 1][:60]
            self._say(note("corners.instructions", count=len(self._instructions), text=text, **self._at(first)))
        for (_, sure), rows in self._looks.items():
            number, row = rows[0]
            figures = {"text": self._text.lines[number - 1][:120], "count": len(rows), "name": row.name}
            place = {"number": row.number, "declared": row.count, "area": row.area, **self._at(number)}
            taken = note("corners.head_other_fields", **figures, **place)
            self._say(taken if sure else warning("corners.head_unusual", **figures, **place))
        for head in self._heads:
            declared = head.other.get("precision")
            if declared is None or not head.sampled:
                continue
            decimals = decimals_declared(declared.text)
            place = self._at(declared.line)
            if not decimals:
                self._say(note("corners.precision_unreadable", text=declared.text[:60], **place))
            elif head.decimals not in decimals and not head.in_degrees:
                figures = {"text": declared.text[:60], "declared": decimals[0], "written": head.decimals}
                self._say(note("corners.decimals_differ", **figures, **place))
        if not self._parcels:
            self._say(error("corners.no_parcels", **self._at(len(self._text.lines))))


def _fields(line: str) -> list[str]:
    """The fields of a row with commas of either width, or of tabs where it has no comma."""
    if "," not in line and "，" not in line and "\t" in line:
        return comma_fields(line.replace("\t", ","))
    return comma_fields(line)


def _form(row: Sequence[str]) -> Optional[Form]:
    """The form of a corner row in metres or degrees, ``None`` for any other row."""
    if len(row) < 2:
        return None
    form = form_of(row)
    if form is not None:
        return form
    if pair_at(row) is None and any(sign in text for text in row for sign in "°º度'′:"):
        axes = [axis_of(parse_tidy(tidy(text))) for text in row[:4]]
        for at in range(len(axes) - 1):
            if {axes[at], axes[at + 1]} == {"E", "N"} and (at == 2 or (at == 1 and len(row) == 3)):
                return STANDARD if at == 2 else NO_RING
    return None


def _usual_form(rows: Iterable[Sequence[str]]) -> Optional[Form]:
    """The form that most of the first corner rows have."""
    found = (form for form in map(_form, rows) if form is not None)
    forms = Counter(islice(found, _ROWS_FOR_FORM))
    return forms.most_common(1)[0][0] if forms else None


def _form_of_metres(row: Sequence[str]) -> Optional[Form]:
    """The form of rows that may be read as columns: degrees are read row by row."""
    form = form_of(row)
    if form is None:
        return None
    values = [number_of(text) for text in row[form.first : form.first + 2]]
    return None if are_angles(row[form.first : form.first + 2], values) else form


def _section(line: str) -> Optional[str]:
    """The name of a section heading in any kind of brackets; ``None`` for any other line."""
    if len(line) > _LONGEST_LINE:
        return None
    match = _BRACKETED.match(line)
    name = re.sub(r"\s+", "", match[1] if match else line.strip(_CLOSING))
    for known in (HEAD_SECTION, PARCEL_SECTION):
        if name == known:
            return known
    return name if match else None


def _is_bracketed(line: str) -> bool:
    return line[:1] in _OPENING and line[-1:] in _CLOSING


def _is_head_without_end(row: list[str]) -> bool:
    if len(row) < 4:
        return False
    return any(text in SHAPES for text in row) or (len(row) >= _HEAD_FIELDS and pair_at(row) is None)


DIALECT = Dialect(
    KEY,
    f"[{HEAD_SECTION}]…[{PARCEL_SECTION}]",
    (HEAD_SECTION, PARCEL_SECTION, "坐标系", "带号", "几度分带"),
    recognise,
    read,
)
