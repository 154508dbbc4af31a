"""Areas of a mining right: corners, closed by a row with heights, name and flag; added areas and deducted ones.

What the texts of :mod:`..dialects.mining` and :mod:`..dialects.registration` have in common. A flag of 1 adds an area,
-1 takes one off, as registration databases write it. A deducted area becomes a ring of the added area that it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Optional, Union

from shapely.geometry import Polygon

from ...findings import Finding, error, note, warning
from ..records import Options, Parcel, SourceRing, ring_of
from .angles import (
    AMBIGUOUS,
    EAST,
    NORTH,
    Angle,
    Parsed,
    angle_error,
    axis_of,
    list_findings,
    parse_tidy,
    settled,
)
from .fields import number_of
from .licence import DEPTH, Licence, depth_remark, depths_of

ADDED, DEDUCTED = "1", "-1"
_FLAGS = {
    **dict.fromkeys(("1", "+1", "+", "加", "增加", "计入"), ADDED),
    **dict.fromkeys(("-1", "-", "减", "减去", "扣", "扣除"), DEDUCTED),
}
_TAKEN_OFF = re.compile("扣除|扣减|除外")
_HEIGHT = re.compile(r"([+-]?[0-9]{1,5}(?:\.[0-9]{1,4})?)\s*(?:m|米)?", re.IGNORECASE)
METRES = 1_500_000
"""A coordinate from here on is metres, X or Y with zone number: packed degrees do not reach it."""
_SAY_AT_MOST = 20


class Corner(NamedTuple):
    """A corner as it is written. ``first`` and ``second`` are metres or angles, in the order of the columns."""

    name: str
    first: Union[float, Parsed]
    second: Union[float, Parsed]
    line: int


class Closing(NamedTuple):
    """The row that closes an area: heights, name and flag as they are written."""

    upper: str
    lower: str
    name: str
    flag: str
    line: int


@dataclass
class Area:
    """An area that is being read. ``unread`` rows could not be, their findings are kept."""

    title: str = ""
    corners: list[Corner] = field(default_factory=list)
    closing: Optional[Closing] = None
    count: Optional[int] = None
    unread: int = 0
    first_unread: int = 0
    is_open: bool = False
    findings: list[Finding] = field(default_factory=list)

    @property
    def line(self) -> int:
        """Where the area begins."""
        lines = [corner.line for corner in self.corners[:1]]
        lines += [self.first_unread] if self.unread else []
        lines += [self.closing.line] if self.closing else []
        return min(lines) if lines else 1

    def refuse(self, text: str, source: str, line: int) -> None:
        """Note that a row cannot be read."""
        self.unread += 1
        self.first_unread = self.first_unread or line
        if self.unread <= _SAY_AT_MOST:
            self.findings.append(error("corners.mining_row_unreadable", text=text[:60], source=source, line=line))


def corner_of(name: str, first: str, second: str, line: int) -> Optional[Corner]:
    """The corner with these two coordinates, tidy texts; ``None`` where they are neither metres nor angles."""
    numbers = number_of(first), number_of(second)
    if numbers[0] is not None and numbers[1] is not None and max(numbers[0], numbers[1]) >= METRES:
        return Corner(name, numbers[0], numbers[1], line)
    angles = parse_tidy(first), parse_tidy(second)
    if {axis_of(angles[0]), axis_of(angles[1])} == {EAST, NORTH}:
        return Corner(name, angles[0], angles[1], line)
    if numbers[0] is not None and numbers[1] is not None:
        return Corner(name, numbers[0], numbers[1], line)
    return None


class _Read(NamedTuple):
    """What came of an area: its ring, whether all of its rows are in it, and whether it is in degrees."""

    ring: SourceRing
    whole: bool
    in_degrees: bool


def assembled(areas: Sequence[Area], licence: Licence, options: Options) -> tuple[list[Parcel], list[Finding]]:
    """Parcels of the areas of one text, and the findings.

    Each added area is a parcel; a deducted one is a ring of the parcel that it lies in.
    """
    findings: list[Finding] = []
    flags = [_flag(area, licence.source, findings) for area in areas]
    read = _read(areas, flags, licence.source, options, findings)
    added = [index for index, flag in enumerate(flags) if flag != DEDUCTED]
    rings = {index: [read[index].ring] for index in added}
    usable = {index: read[index].whole and flags[index] is not None for index in added}
    lost: list[Parcel] = []
    for index, flag in enumerate(flags):
        if flag != DEDUCTED:
            continue
        owner = _owner(index, areas, read, added, licence.source, findings)
        if owner is None:
            area, one = areas[index], read[index]
            lost.append(
                Parcel(area.line, name=_name(area), rings=_some(one.ring), in_degrees=one.in_degrees, usable=False)
            )
            continue
        rings[owner].append(replace(read[index].ring, number=len(rings[owner]) + 1))
        usable[owner] = usable[owner] and read[index].whole and read[index].in_degrees == read[owner].in_degrees
    declared = licence.said.get("area")
    if declared is not None and len(added) > 1:
        place = {"source": licence.source, "line": declared.line}
        findings.append(warning("corners.area_of_all", text=declared.text[:60], count=len(added), **place))
    parcels = []
    for position, index in enumerate(added, 1):
        area = areas[index]
        remarks, odd = _remarks(area, licence, len(added))
        findings += odd
        number = licence.text("licence")
        parcels.append(
            Parcel(
                area.line,
                number=f"{number}-{position}" if number and len(added) > 1 else number,
                name=_name(area) or licence.text("mine"),
                count=area.count,
                area=licence.text("area") if len(added) == 1 else "",
                remarks=remarks,
                head=licence.head,
                rings=tuple(ring for ring in rings[index] if len(ring)),
                in_degrees=read[index].in_degrees,
                usable=usable[index],
            )
        )
    return parcels + lost, findings


def is_flag(text: str) -> bool:
    """Whether a text says that an area is added or deducted."""
    return text in _FLAGS


def north_first(areas: Sequence[Area]) -> bool:
    """Whether the first of the two columns is north; metres are written so, degrees may not be."""
    firsts = [corner.first for area in areas for corner in area.corners]
    angles = [first for first in firsts if not isinstance(first, float)]
    return 2 * len(angles) <= len(firsts) or 2 * sum(axis_of(first) == NORTH for first in angles) > len(angles)


def _name(area: Area) -> str:
    return (area.closing.name if area.closing else "") or area.title


def _some(ring: SourceRing) -> tuple[SourceRing, ...]:
    return (ring,) if len(ring) else ()


def _flag(area: Area, source: str, findings: list[Finding]) -> Optional[str]:
    """``ADDED``, ``DEDUCTED``, empty where the source says nothing, ``None`` where it says something unknown."""
    if area.closing is None:
        return ""
    place = {"source": source, "line": area.closing.line}
    text = area.closing.flag
    if not text:
        findings.append(warning("corners.flag_missing", **place))
        return ""
    flag = _FLAGS.get(text)
    if flag is None:
        findings.append(error("corners.flag_unknown", text=text[:60], **place))
    elif flag == ADDED and _TAKEN_OFF.search(area.closing.name):
        figures = {"name": area.closing.name[:60], "flag": text}
        findings.append(warning("corners.flag_against_name", **figures, **place))
    return flag


def _read(
    areas: Sequence[Area], flags: Sequence[Optional[str]], source: str, options: Options, findings: list[Finding]
) -> list[_Read]:
    """The rings of the areas; forms of angles are decided over all of them."""
    written = [corner for area in areas for corner in area.corners if not isinstance(corner.first, float)]
    parsed = [one for corner in written for one in (corner.first, corner.second) if not isinstance(one, float)]
    listed = settled(parsed, options)
    findings += list_findings(listed, [corner.line for corner in written for _ in "EN"], source)
    angles = iter(listed.parsed)
    result = []
    for area, flag in zip(areas, flags):
        findings += area.findings
        if area.unread > _SAY_AT_MOST:
            place = {"source": source, "line": area.line}
            findings.append(error("corners.mining_more_unreadable", count=area.unread - _SAY_AT_MOST, **place))
        rows: list[tuple[Corner, float, float]] = []
        whole = not area.unread and not area.is_open
        in_degrees = bool(area.corners) and not isinstance(area.corners[0].first, float)
        for corner in area.corners:
            place = {"source": source, "line": corner.line, "corner": corner.name}
            if isinstance(corner.first, float) and isinstance(corner.second, float):
                pair: tuple[Union[float, Parsed], Union[float, Parsed]] = (corner.first, corner.second)
            else:
                pair = next(angles), next(angles)
            if isinstance(pair[0], float) == in_degrees:
                if whole:
                    findings.append(error("corners.mining_mixed", **place))
                whole = False
                continue
            numbers = [one if isinstance(one, float) else _degrees(one, place, findings) for one in pair]
            if numbers[0] is None or numbers[1] is None:
                whole = False
                continue
            rows.append((corner, numbers[0], numbers[1]))
        ring = ring_of(
            1,
            [corner.name for corner, _, _ in rows],
            [(first, second) for _, first, second in rows],
            [corner.line for corner, _, _ in rows],
            deducted=None if not flag else flag == DEDUCTED,
        )
        result.append(_Read(ring, whole, in_degrees))
    return result


def _degrees(one: Parsed, place: Mapping[str, Any], findings: list[Finding]) -> Optional[float]:
    if isinstance(one, Angle):
        return one.value
    if one.why != AMBIGUOUS:  # that is said once for all
        findings.append(angle_error(one, **place))
    return None


def _owner(
    index: int,
    areas: Sequence[Area],
    read: Sequence[_Read],
    added: Sequence[int],
    source: str,
    findings: list[Finding],
) -> Optional[int]:
    """The added area that a deducted one is taken off: the one that it lies in, by place and heights."""
    area = areas[index]
    place = {"source": source, "line": area.line}
    hole = _polygon(read[index].ring)
    before = [other for other in added if other < index]
    if hole is None:
        around = before[-1:]  # it cannot be used, and neither can what it is taken off
    else:
        outlines = {other: _polygon(read[other].ring) for other in added}
        around = [other for other, outline in outlines.items() if outline is not None and outline.covers(hole)]
        if not around:
            around = [other for other, outline in outlines.items() if outline is not None and outline.intersects(hole)]
    if not around:
        findings.append(error("corners.deducted_nowhere", **place))
        return None
    owner = around[0]
    if len(around) > 1:
        at_depth = [other for other in around if _within(area, areas[other])]
        nearest = [other for other in at_depth or around if other < index] or at_depth or around
        owner = nearest[-1]
        if len(at_depth) != 1:
            lines = ", ".join(str(areas[other].line) for other in around)
            findings.append(warning("corners.deducted_several", lines=lines, outer=areas[owner].line, **place))
    findings.append(note("corners.deducted_from", outer=areas[owner].line, **place))
    own, outer = _heights(area), _heights(areas[owner])
    if own and outer and (own[0] < outer[0] or own[1] > outer[1]):
        figures = {"upper": own[0], "lower": own[1], "outer_upper": outer[0], "outer_lower": outer[1]}
        findings.append(warning("corners.deducted_at_depth", **figures, **place))
    return owner


def _polygon(ring: SourceRing) -> Optional[Polygon]:
    """The ring as a polygon in the numbers of the source, ``None`` where it encloses nothing or crosses itself."""
    if len(ring) < 3:
        return None
    polygon = Polygon(ring.values)
    return polygon if polygon.is_valid and polygon.area > 0 else None


def _heights(area: Area) -> Optional[tuple[float, float]]:
    """Upper and lower height, metres, whichever way round they are written."""
    if area.closing is None:
        return None
    heights = [_HEIGHT.fullmatch(text) for text in (area.closing.upper, area.closing.lower)]
    if heights[0] is None or heights[1] is None:
        return None
    first, second = float(heights[0][1]), float(heights[1][1])
    return max(first, second), min(first, second)


def _within(area: Area, other: Area) -> bool:
    """Whether the heights of an area meet those of another; unknown ones may."""
    own, outer = _heights(area), _heights(other)
    return own is None or outer is None or (own[0] > outer[1] and own[1] < outer[0])


def _remarks(area: Area, licence: Licence, areas: int) -> tuple[dict[str, str], list[Finding]]:
    """Remarks of a parcel, its heights among them: those of its closing row, else those of the text."""
    remarks = licence.remarks()
    findings: list[Finding] = []
    said = licence.said.get("depth")
    of_text = None if said is None else depths_of(said.text)
    if area.closing is not None and (area.closing.upper or area.closing.lower):
        place = {"source": licence.source, "line": area.closing.line}
        heights = [_HEIGHT.fullmatch(text) for text in (area.closing.upper, area.closing.lower)]
        if heights[0] is None or heights[1] is None:
            shown = f"{area.closing.upper}, {area.closing.lower}"
            return remarks, [warning("corners.depth_unreadable", text=shown[:60], **place)]
        remarks[DEPTH], findings = depth_remark(heights[0][1], heights[1][1], place)
        if of_text is not None and said is not None and areas == 1:
            apart = [float(a) != float(b[1]) for a, b in zip(of_text, heights) if b is not None]
            if any(apart):
                figures = {"row": remarks[DEPTH], "said": said.text[:60], "line_said": said.line}
                findings.append(warning("corners.depth_differs", **figures, **place))
    elif said is not None and of_text is not None:
        place = {"source": licence.source, "line": said.line}
        remarks[DEPTH], findings = depth_remark(*of_text, place)
    elif said is not None:
        place = {"source": licence.source, "line": said.line}
        findings = [warning("corners.depth_unreadable", text=said.text[:60], **place)]
    return remarks, findings
