"""Parcels of the coordinate exchange format: what the head above them declares, and their rows as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Optional

from ...findings import Finding, error, note, warning
from ...geodesy.recognise import Declared
from ..records import Parcel, SourceRing
from .angles import AMBIGUOUS, Angle, NoAngle, Parsed, angle_error, parse_tidy, tidy
from .fields import number_of, plain, whole_of
from .head_rows import HeadRow
from .heads import is_degrees, is_gauss_krueger, is_metres
from .rows import Block, Form, decimals_of, differing_sides, is_degree_pair, pair_at, ring_from, rings_in

_PLACE_KEYS = ("datum", "zone", "width", "meridian", "helmert", "epsg")
_SAY_AT_MOST = 20
"""Rows of one parcel that cannot be read, or differ, and are named one by one; the rest is counted."""
_SAMPLE, _SAMPLED = 40, 2000
"""Rows of a parcel and of all under a head whose decimals are counted."""


class Head:
    """What a head section declares; a new section begins a new one."""

    def __init__(self) -> None:
        self.place: dict[str, Declared] = {}
        self.other: dict[str, Declared] = {}
        self.decimals = 0
        self.sampled = 0
        self.in_degrees = False
        self.said: set[str] = set()

    def sample(self, texts: Sequence[str]) -> None:
        """Count the decimals of some of the numbers."""
        if self.sampled < _SAMPLED:
            self.sampled += len(texts)
            self.decimals = max(self.decimals, *map(decimals_of, texts))

    def take(self, key: str, value: str, line: int) -> Declared:
        """The value that holds: the first one."""
        return (self.place if key in _PLACE_KEYS else self.other).setdefault(key, Declared(value, line))


class OpenParcel:
    """The parcel whose rows are being read, as columns: one entry a row."""

    def __init__(self, line: int, row: HeadRow, head: Head, source: str, form: Form, *, usable: bool = True) -> None:
        self.head = head
        self.form: Optional[Form] = None
        self.lines: list[int] = []
        self.angles: list[tuple[Parsed, Parsed]] = []
        self.findings: list[Finding] = []
        self._line = line
        self._row = row
        self._source = source
        self._expected = form
        self._usable = usable
        self._names: list[str] = []
        self._rings: list[int] = []
        self._first: list[float] = []
        self._second: list[float] = []
        self._sides: list[str] = []
        self._forms: list[tuple[Form, int]] = []
        self._more: list[int] = []
        self._has_sides = False
        self._unread = 0
        self._made: tuple[SourceRing, ...] = ()

    def take(self, block: Block, start: int, end: int, first_line: int) -> None:
        """Take plain rows, whose lines follow each other; the run of lines begins at ``first_line``."""
        self._names += block.names[start:end]
        self._rings += block.rings[start:end]
        self._first += block.first[start:end]
        self._second += block.second[start:end]
        line = block.at[start] + first_line
        self.lines += range(line, line + end - start)
        if block.sides is not None:
            self._sides += [""] * (len(self._names) - (end - start) - len(self._sides))
            self._sides += block.sides[start:end]
        if block.more is not None:
            self._more += [line + at for at, more in enumerate(block.more[start:end]) if more]
        self._forms.append((block.form, end - start))
        self.head.sample(block.texts[start : min(end, start + _SAMPLE)])

    def corner(self, number: int, line: str, row: list[str], form: Optional[Form]) -> None:
        """Take one row: a corner, or a finding that says what could not be read."""
        place = {"source": self._source, "line": number}
        at = pair_at(row) if form is None else None
        form = form or self._likely()
        if len(row) < form.first + 2 or at not in (None, form.first):
            self._bad(error("corners.row_unreadable", text=line[:60], **place))
            return
        name = row[form.name] if form.name >= 0 else ""
        ring: Optional[int] = 0
        if form.ring >= 0:
            ring = whole_of(row[form.ring]) if form.ring < len(row) else None
            if ring is None:
                text = row[form.ring][:60] if form.ring < len(row) else ""
                self._bad(error("corners.ring_unreadable", text=text, corner=name[:32], **place))
                return
        texts = row[form.first : form.first + 2]
        values = [number_of(text) for text in texts]
        angles = [parse_tidy(tidy(text)) for text in texts] if are_angles(texts, values) else []
        for index, (text, value) in enumerate(zip(texts, values)):
            angle = angles[index] if angles else None
            if isinstance(angle, NoAngle) and angle.why != AMBIGUOUS:
                self._bad(angle_error(angle, corner=name[:32], **place))
                return
            if value is None and angle is None:
                self._bad(error("corners.number_unreadable", text=text[:60], corner=name[:32], **place))
                return
        if angles:
            self.angles.append((angles[0], angles[1]))
        self._names.append(name)
        self._rings.append(ring or 0)
        self._first.append(values[0] if values[0] is not None else float("nan"))
        self._second.append(values[1] if values[1] is not None else float("nan"))
        self.lines.append(number)
        beyond = [text for at, text in enumerate(row) if at > form.first + 1 and at != form.ring]
        if beyond:
            self._sides += [""] * (len(self._names) - 1 - len(self._sides)) + beyond[:1]
        if any(beyond[1:]):
            self._more.append(number)
        self._forms.append((form, 1))
        self.head.sample(texts[1:])

    def _likely(self) -> Form:
        """The form that a row which shows none should have: that of the file, unless the parcel has only another."""
        if not self._forms or any(form is self._expected for form, _ in self._forms):
            return self._expected
        return self._forms[-1][0]

    def _bad(self, finding: Finding) -> None:
        self._unread += 1
        if self._unread <= _SAY_AT_MOST:
            self.findings.append(finding)

    def close(self) -> None:
        """Put the rows into rings; those in degrees wait for :meth:`place_angles`."""
        if self._forms:
            self.form = self._forms[0][0]
        if any(form is not self.form for form, _ in self._forms):
            forms: Counter[Form] = Counter()
            for form, rows in self._forms:
                forms[form] += rows
            self.form = forms.most_common(1)[0][0]
            self._check_forms()
        if self.angles and len(self.angles) != len(self._names):
            self._usable = False
            place = {"source": self._source, "line": self._line, "degrees": len(self.angles)}
            self.findings.append(error("corners.degrees_and_metres", all=len(self._names), **place))
            self.angles = []
        self._check_head()
        if self.angles:
            self.head.in_degrees = True
        else:
            self._make()

    def _check_forms(self) -> None:
        """Rows of another form than most of the parcel's: one of them lost or won a field."""
        at = 0
        for form, rows in self._forms:
            if form != self.form:
                for line in self.lines[at : at + rows]:
                    figures = {"mark": form.mark, "usual": self.form.mark if self.form else ""}
                    self._bad(error("corners.row_of_other_form", **figures, source=self._source, line=line))
            at += rows

    def _check_head(self) -> None:
        """Unit and projection: what is not metres on a Gauss-Krüger plane cannot be placed; said once a head."""
        if not self.form:
            return
        unit, projection = self.head.other.get("unit"), self.head.other.get("projection")
        faults = []
        if unit is not None and not (is_degrees(unit.text) if self.angles else is_metres(unit.text)):
            faults.append(error("corners.other_unit", text=unit.text[:60], source=self._source, line=unit.line))
        if projection is not None and not self.angles and not is_gauss_krueger(projection.text):
            place = {"source": self._source, "line": projection.line}
            faults.append(error("corners.other_projection", text=projection.text[:60], **place))
        for fault in faults:
            self._usable = False
            if fault.code not in self.head.said:
                self.head.said.add(fault.code)
                self.findings.append(fault)

    def place_angles(self, angles: Sequence[tuple[Parsed, Parsed]]) -> None:
        """Take the angles that were read with all of the file's; what stays open is an error of the file's."""
        for index, pair in enumerate(angles):
            if not all(isinstance(angle, Angle) for angle in pair):
                self._usable = False
            values = [angle.value if isinstance(angle, Angle) else float("nan") for angle in pair]
            self._first[index], self._second[index] = values
        self._make()

    def _make(self) -> None:
        rings = []
        sides = self._sides + [""] * (len(self._names) - len(self._sides)) if self._sides else []
        apart: list[Finding] = []
        unsaid = 0
        taken = bool(sides) and not self.angles
        for span in rings_in(self._names, self._rings, self._first, self._second):
            part = slice(span.start, span.end)
            columns = (self._names[part], self._first[part], self._second[part], self.lines[part])
            rings.append(ring_from(self._rings[span.start], *columns))
            if span.by_names:
                name = self._names[span.end]
                place = {"source": self._source, "line": self.lines[span.end], "corner": name}
                self.findings.append(warning("corners.ring_by_names", name=name, **place))
            if taken:
                found = self._sides_of(rings[-1], sides[part], _SAY_AT_MOST - len(apart))
                taken = found is not None
                if found is not None:
                    apart += found[0]
                    unsaid += found[1]
        self._has_sides = taken
        if taken:
            self.findings += apart
            if unsaid:
                place = {"source": self._source, "line": self._line}
                self.findings.append(warning("corners.more_sides_differ", count=unsaid, **place))
        elif any(sides):
            self._more = sorted({*self._more, *(line for line, text in zip(self.lines, sides) if text)})
        self._made = tuple(rings)
        if not self._unread:
            self._names, self._rings, self._first, self._second = [], [], [], []

    def _sides_of(self, ring: SourceRing, texts: Sequence[str], most: int) -> Optional[tuple[list[Finding], int]]:
        """Declared side lengths that differ from the corners, ``most`` of them, and how many more do.

        ``None`` where the column holds no side lengths.
        """
        if not any(texts):
            return [], 0
        sure = self.form is not None and self.form.side >= 0
        found = differing_sides(ring.values, texts, self.head.decimals, sure)
        if found is None:
            return None
        findings = []
        for index in found[0][:most]:
            figures = {"declared": texts[index][:20], "measured": float(found[1][index])}
            place = {"source": self._source, "line": int(ring.lines[index]), "corner": ring.names[index]}
            findings.append(warning("corners.side_differs", **figures, **place))
        return findings, len(found[0]) - len(findings)

    def _area(self) -> str:
        """The declared area; a bare number has the unit of the head, if that says one."""
        area, unit = plain(self._row.area), self.head.other.get("area_unit")
        return f"{area}{plain(unit.text)}" if unit is not None and number_of(area) is not None else area

    def result(self) -> tuple[Parcel, list[Finding]]:
        """The parcel and what was found in it."""
        row, place = self._row, {"source": self._source, "line": self._line}
        findings = list(self.findings)
        count = whole_of(row.count)
        if row.count and count is None:
            findings.append(warning("corners.count_unreadable", text=row.count[:60], **place))
        if self._unread > _SAY_AT_MOST:
            findings.append(error("corners.more_unreadable", count=self._unread - _SAY_AT_MOST, **place))
        if self._more:
            place["line"] = self._more[0]
            figures = {"count": len(self._more), **place}
            behind = note("corners.extra_behind_sides", **figures)
            findings.append(behind if self._has_sides else warning("corners.extra_values", **figures))
        parcel = Parcel(
            self._line,
            number=row.number,
            name=row.name,
            shape=row.shape,
            count=count,
            area=self._area(),
            sheet=row.sheet,
            remarks=row.remarks,
            head=self.head.place,
            rings=self._made,
            in_degrees=bool(self.angles),
            usable=self._usable and not self._unread,
        )
        return parcel, findings


def are_angles(texts: Sequence[str], values: Sequence[Optional[float]]) -> bool:
    """Whether the two texts of a row are degrees: numbers of that size, or angles with their signs."""
    if None not in values:
        first, second = (value for value in values if value is not None)
        return is_degree_pair(first, second) and any("." in plain(text) for text in texts)
    return any(sign in text for text in texts for sign in "°º度")
