"""Reads drawings in the exchange format of CAD programs (DXF, as text): closed polylines are parcels.

Of the closed polylines of a layer each outermost one is a parcel, those inside it are its holes, and islands in them.
Polylines on layers that are off or frozen are not read: what is seen in the drawing is what comes out. X of a drawing
is east. Arcs (bulges) become sides that leave them by a stated tolerance at most. The drawing is read by ezdxf; the
lines of the file are counted here, and what ezdxf gives is held against what the file has.
"""

from __future__ import annotations

import importlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon

from ...findings import Finding, error, note, warning
from ...geodesy.recognise import NORTHINGS
from ...progress import Progress, Stopped, check, go_on, span
from ..parsing.arcs import arc_points, sides_of
from ..parsing.drawing_lines import POLYLINES, Scan, Seen, pairs_of, scan
from ..placing.rings import ALMOST
from ..records import Floats, Options, Parcel, Reading, SourceRing, Text, ring_of
from ..registry import NONE, Dialect, Evidence

KEY = "dxf"
_SHAPES = ("LINE", "ARC", "CIRCLE", "ELLIPSE", "SPLINE", "HATCH", "MPOLYGON", "REGION", "3DFACE", "SOLID", "MLINE")
"""Kinds of entities that may bound ground as well and are not read."""
_METRES = (0, 6)
"""Values of $INSUNITS: no unit, metres."""
_NAMED = 20
"""So many entities are named in a finding about many."""
_ASK_EVERY = 20_000
_MOST_POINTS = 100_000
"""An arc that would take more corners than this is not one of a parcel."""
_NUMBER = re.compile(r"(?=.*[0-9])[0-9A-Za-z][0-9A-Za-z\-_/#.()]{0,31}")
_FIGURE = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_CORNER_NAME = re.compile(r"[Jj][0-9]+")
_LONGEST_NAME = 40
_ESCAPED = re.compile(r"\\U\+([0-9A-Fa-f]{4})")


def recognise(text: Text) -> Evidence:
    """A drawing begins with its first section, whatever is in it."""
    pairs = pairs_of(text.lines[:200])
    first = next(((code, value) for _, code, value in pairs if code != "999"), ("", ""))
    if first != ("0", "SECTION"):
        return NONE
    section = next(((code, value) for _, code, value in pairs if code != "999"), ("", ""))
    version = next((value for _, code, value in pairs if code == "1" and value.startswith("AC1")), "")
    if section[0] != "2":
        return Evidence(60, ("0 SECTION",))
    return Evidence(100, tuple(mark for mark in ("0 SECTION", section[1], version) if mark))


def read(text: Text, options: Options, progress: Progress = go_on) -> Reading:
    """The parcels of a drawing. Raises ``Stopped`` if ``progress`` says so, never for what is in the file."""
    try:
        library = importlib.import_module("ezdxf")
    except ImportError:
        return Reading(text.source, KEY, findings=(error("corners.dxf_needs_ezdxf", source=text.source),))
    findings: list[Finding] = []
    try:
        outline = scan(text.lines, span(progress, 0, 0.2))
        drawing = library.read(_Stream(text.lines, span(progress, 0.2, 0.6)))
        parcels = _Drawing(drawing, outline, text, options, findings).parcels(span(progress, 0.6, 1))
    except Stopped:
        raise
    except Exception as cause:  # ezdxf raises whatever the damage leads to
        reason = f"{type(cause).__name__}: {cause}"[:200]
        line = re.search(r"line:? (\d+)", reason)
        at = {"source": text.source, "line": min(int(line[1]), len(text.lines)) if line else None}
        return Reading(text.source, KEY, findings=(*findings, error("corners.dxf_damaged", reason=reason, **at)))
    return Reading(text.source, KEY, tuple(parcels), tuple(findings), columns_north_first=False)


class _Stream:
    """The lines as ezdxf reads them, one by one, so that Cancel is heard."""

    def __init__(self, lines: Sequence[str], progress: Progress) -> None:
        self._lines = lines
        self._next = 0
        self._progress = progress

    def readline(self) -> str:
        if self._next >= len(self._lines):
            return ""
        if self._next % _ASK_EVERY == 0:
            check(self._progress, self._next / len(self._lines))
        self._next += 1
        line = self._lines[self._next - 1]
        return (_decoded(line) if "\\U+" in line else line) + "\n"


def _decoded(line: str) -> str:
    r"""The line with the characters that a file writes as ``\U+nnnn``, pairs of surrogates put together."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), line)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@dataclass(frozen=True)
class _Shape:
    """A closed polyline in place: corners (n, 2) (east, north), their names and lines, heights where it has them."""

    handle: str
    layer: str
    line: int
    xy: Floats
    names: tuple[str, ...]
    lines: tuple[int, ...]
    heights: Optional[Floats]
    usable: bool = True


class _Drawing:
    """Goes through the model space once and puts together what belongs together."""

    def __init__(self, drawing: Any, scan: Scan, text: Text, options: Options, findings: list[Finding]) -> None:
        self._drawing = drawing
        self._scan = scan
        self._source = text.source
        self._last = max(1, len(text.lines))
        self._tolerance = options.arc_tolerance
        self._findings = findings
        self._arcs = self._added = 0
        self._open: list[tuple[str, str]] = []
        self._hidden: list[tuple[str, str]] = []
        self._other: Counter[str] = Counter()
        self._blocks: Counter[str] = Counter()
        self._block_has: dict[str, bool] = {}
        self._texts: list[tuple[str, Point]] = []

    def _say(self, finding: Finding) -> None:
        self._findings.append(finding)

    def parcels(self, progress: Progress) -> list[Parcel]:
        """The parcels, in the order in which their outlines stand in the file."""
        if not self._scan.ends:
            self._say(warning("corners.dxf_cut_off", source=self._source, line=self._last))
        shapes = self._shapes(span(progress, 0, 0.7))
        self._tell_left_out()
        if not shapes:
            self._say(error("corners.dxf_no_closed", source=self._source))
            return []
        shapes = self._in_metres(shapes)
        groups = _nested(shapes, span(progress, 0.7, 0.9))
        parcels = self._named(shapes, groups)
        self._tell_how(shapes, groups)
        return parcels

    # Polylines

    def _shapes(self, progress: Progress) -> list[_Shape]:
        seen = self._seen_by_handle()
        shapes: list[_Shape] = []
        entities = list(self._drawing.modelspace())
        for number, entity in enumerate(entities):
            if number % 1000 == 0:
                check(progress, number / len(entities))
            kind = entity.dxftype()
            visible = self._is_visible(entity.dxf.layer)
            if kind in POLYLINES:
                self._polyline(entity, seen.get(entity.dxf.handle), visible, shapes)
            elif kind in ("TEXT", "MTEXT") and visible:
                self._text(entity)
            elif kind == "INSERT":
                self._blocks[entity.dxf.name] += self._holds_polylines(entity.dxf.name)
            elif kind in _SHAPES and visible:
                self._other[kind] += 1
        return shapes

    def _seen_by_handle(self) -> dict[str, Seen]:
        """What the file has of each polyline; one that did not come through is told."""
        read = [entity.dxf.handle for entity in self._drawing.modelspace().query(" ".join(POLYLINES))]
        in_file = [item for item in self._scan.polylines if not item.on_paper]
        if all(not item.handle for item in in_file) and len(in_file) == len(read):
            return dict(zip(read, in_file))  # an old drawing without handles: ezdxf gives them, in the file's order
        by_handle = {item.handle: item for item in in_file}
        given = set(read)
        lost = [item for item in in_file if item.handle not in given]
        if lost:
            at = {"source": self._source, "line": lost[0].line}
            self._say(error("corners.dxf_lost", count=len(lost), handles=_some(item.handle for item in lost), **at))
        return by_handle

    def _is_visible(self, name: str) -> bool:
        layers = self._drawing.layers
        return not (name in layers and (layers.get(name).is_off() or layers.get(name).is_frozen()))

    def _polyline(self, entity: Any, seen: Optional[Seen], visible: bool, shapes: list[_Shape]) -> None:
        handle, layer = entity.dxf.handle, entity.dxf.layer
        line = seen.line if seen else 1
        at = {"source": self._source, "line": line}
        if not visible:
            self._hidden.append((handle, layer))
            return
        if entity.dxftype() == "LWPOLYLINE":
            rows = np.array(entity.lwpoints.values, dtype=np.float64).reshape(-1, 5)
            xy, bulges, closed = rows[:, :2], rows[:, 4], bool(entity.closed)
            z, tilt = np.full(len(rows), float(entity.dxf.elevation)), entity.dxf.extrusion
        elif entity.get_mode() in ("AcDb2dPolyline", "AcDb3dPolyline"):
            vertices = [vertex for vertex in entity.vertices if not vertex.dxf.flags & 16]
            rows = np.array([tuple(vertex.dxf.location) for vertex in vertices], dtype=np.float64).reshape(-1, 3)
            xy, z, closed = rows[:, :2], rows[:, 2], bool(entity.is_closed)
            bulges, tilt = np.zeros(len(rows)), (0, 0, 1)
            if entity.is_2d_polyline:
                bulges = np.array([vertex.dxf.bulge for vertex in vertices], dtype=np.float64)
                z, tilt = np.full(len(rows), float(entity.dxf.elevation[2])), entity.dxf.extrusion
            if entity.dxf.flags & 6:
                self._say(warning("corners.dxf_smoothed", handle=handle, layer=layer, **at))
                seen = None  # the corners of the file are those of the frame too
        else:
            self._other["POLYLINE (mesh)"] += 1
            return
        count = len(xy)
        gap = float(np.hypot(*(xy[0] - xy[-1]))) if count else 0.0
        if not closed and (count < 3 or gap > ALMOST):
            self._open.append((handle, layer))
            return
        if not closed and gap > 0:
            self._say(warning("corners.dxf_nearly_closed", gap=gap, handle=handle, layer=layer, **at))
        usable = self._is_sound(xy, z, bulges, tuple(tilt), seen, handle, layer, at)
        if tilt[2] < 0:  # drawn seen from below: the axis east of its own system points west
            xy, bulges, z = xy * [-1, 1], -bulges, -z
        lines = seen.lines if seen and len(seen.lines) == count else [line] * count
        if not closed:
            bulges = np.append(bulges[:-1], 0.0) if count else bulges
        if usable and bulges.any():
            usable = self._are_arcs_sound(xy, bulges, handle, layer, at)
        heights = z if z.any() else None
        names = [str(number) for number in range(1, count + 1)]
        if usable and bulges.any():
            xy, names, lines, heights = self._straightened(xy, bulges, names, lines, heights)
        shapes.append(_Shape(handle, layer, line, xy, tuple(names), tuple(lines), heights, usable))

    def _is_sound(
        self,
        xy: Floats,
        z: Floats,
        bulges: Floats,
        tilt: tuple[float, ...],
        seen: Optional[Seen],
        handle: str,
        layer: str,
        at: dict[str, Any],
    ) -> bool:
        if seen is not None and (len(seen.lines) != len(xy) or (seen.declared or len(xy)) != len(xy)):
            figures = {"declared": seen.declared or len(seen.lines), "count": len(xy)}
            self._say(error("corners.dxf_corners_differ", handle=handle, layer=layer, **figures, **at))
            return False
        if not all(np.isfinite(values).all() for values in (xy, z, bulges)):
            self._say(error("corners.dxf_not_finite", handle=handle, layer=layer, **at))
            return False
        if abs(tilt[0]) > 1e-9 or abs(tilt[1]) > 1e-9:
            self._say(error("corners.dxf_tilted", handle=handle, layer=layer, **at))
            return False
        return True

    def _are_arcs_sound(self, xy: Floats, bulges: Floats, handle: str, layer: str, at: dict[str, Any]) -> bool:
        following = np.roll(xy, -1, axis=0)
        for start, end, bulge in zip(xy, following, bulges.tolist()):
            if bulge and sides_of(start, end, bulge, self._tolerance) > _MOST_POINTS:
                self._say(error("corners.dxf_arc_unusable", handle=handle, layer=layer, bulge=bulge, **at))
                return False
        return True

    def _straightened(
        self, xy: Floats, bulges: Floats, names: list[str], lines: Sequence[int], heights: Optional[Floats]
    ) -> tuple[Floats, list[str], list[int], Optional[Floats]]:
        """The corners with those of its arcs between them; ``3~1`` is the first of the arc after corner 3."""
        following = np.roll(xy, -1, axis=0)
        places, all_names, all_lines, owner = [], [], [], []
        for index, bulge in enumerate(bulges.tolist()):
            places.append(xy[index : index + 1])
            all_names.append(names[index])
            inner = arc_points(xy[index], following[index], bulge, self._tolerance)
            places.append(inner)
            all_names += [f"{names[index]}~{number}" for number in range(1, len(inner) + 1)]
            all_lines += [lines[index]] * (1 + len(inner))
            owner += [index] * (1 + len(inner))
            self._arcs += bool(len(inner))
            self._added += len(inner)
        return np.concatenate(places), all_names, all_lines, None if heights is None else heights[owner]

    def _in_metres(self, shapes: list[_Shape]) -> list[_Shape]:
        """The shapes; unusable where the drawing is in millimetres, which the size of its numbers tells."""
        norths = np.concatenate([shape.xy[:, 1] for shape in shapes])
        unit = self._drawing.header.get("$INSUNITS", 0)
        if len(norths) and NORTHINGS[0] <= np.median(norths) / 1000 <= NORTHINGS[1]:
            self._say(error("corners.dxf_millimetres", source=self._source, unit=unit))
            return [_Shape(**{**vars(shape), "usable": False}) for shape in shapes]
        if unit not in _METRES:
            self._say(note("corners.dxf_unit_odd", source=self._source, unit=unit))
        return shapes

    # Texts, blocks and other things

    def _text(self, entity: Any) -> None:
        if entity.dxftype() == "MTEXT":
            place = entity.dxf.insert
        else:
            _, place, second = entity.get_placement()
            place = second if second is not None and entity.dxf.halign in (1, 2, 4) else place
        words = " ".join(entity.plain_text().split())
        if words and math.isfinite(place[0]) and math.isfinite(place[1]):
            self._texts.append((words, Point(place[0], place[1])))

    def _holds_polylines(self, name: str, depth: int = 0) -> bool:
        """Whether a block, or one in it, has polylines."""
        if name not in self._block_has:
            block = self._drawing.blocks.get(name) if name in self._drawing.blocks else ()
            self._block_has[name] = False  # a block that holds itself is not gone through again
            self._block_has[name] = any(
                entity.dxftype() in POLYLINES
                or (entity.dxftype() == "INSERT" and depth < 20 and self._holds_polylines(entity.dxf.name, depth + 1))
                for entity in block
            )
        return self._block_has[name]

    def _tell_left_out(self) -> None:
        for finding, items in (("open", self._open), ("hidden", self._hidden)):
            if not items:
                continue
            layers = ", ".join(sorted({layer for _, layer in items})[:_NAMED])
            figures = {"count": len(items), "layers": layers, "handles": _some(handle for handle, _ in items)}
            if finding == "open":
                self._say(warning("corners.dxf_open", source=self._source, **figures))
            else:
                self._say(warning("corners.dxf_hidden", source=self._source, **figures))
        blocks = {name: count for name, count in self._blocks.items() if count}
        if blocks:
            figures = {"count": sum(blocks.values()), "blocks": _some(blocks)}
            self._say(warning("corners.dxf_blocks", source=self._source, **figures))
        if self._other:
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self._other.items()))
            self._say(warning("corners.dxf_not_read", source=self._source, kinds=kinds))
        on_paper = sum(item.on_paper for item in self._scan.polylines)
        if on_paper:
            self._say(note("corners.dxf_on_paper", source=self._source, count=on_paper))

    # Parcels

    def _named(self, shapes: Sequence[_Shape], groups: Sequence[list[int]]) -> list[Parcel]:
        words = self._words_inside(shapes, groups)
        parcels, taken, unclear = [], [], []
        for group, inside in zip(groups, words):
            outer = shapes[group[0]]
            number, name = _only(map(_number_in, inside)), _only(map(_name_in, inside))
            clear = number is not None and name is not None
            if not clear:
                unclear.append(outer.handle)
            elif number or name:
                taken.append(f"{outer.handle}: {' '.join(filter(None, (number, name)))}")
            parcel = Parcel(
                outer.line,
                number=number or "",
                name=name or "",
                remarks={"图层": outer.layer},
                rings=tuple(_ring(number, shapes[index]) for number, index in enumerate(group, 1)),
                usable=all(shapes[index].usable for index in group),
            )
            parcels.append(parcel)
        if taken:
            self._say(note("corners.dxf_texts", source=self._source, count=len(taken), texts=_some(taken, "; ")))
        if unclear:
            figures = {"count": len(unclear), "handles": _some(unclear)}
            self._say(note("corners.dxf_texts_unclear", source=self._source, **figures))
        return parcels

    def _words_inside(self, shapes: Sequence[_Shape], groups: Sequence[list[int]]) -> list[list[str]]:
        """The texts of each parcel: those inside its outline and in no smaller one, and not in its holes."""
        words: list[list[str]] = [[] for _ in groups]
        if not self._texts:
            return words
        polygons = [_polygon(shape) for shape in shapes]
        owner = {index: number for number, group in enumerate(groups) for index in group}
        tree = shapely.STRtree(polygons)
        inside: dict[int, list[int]] = {}
        for text, shape in tree.query([point for _, point in self._texts], predicate="within").T.tolist():
            inside.setdefault(text, []).append(shape)
        for text, around in sorted(inside.items()):
            smallest = min(around, key=lambda index: (polygons[index].area, index))
            number = owner[smallest]
            if sum(owner[index] == number for index in around) % 2:
                words[number].append(self._texts[text][0])
        return words

    def _tell_how(self, shapes: Sequence[_Shape], groups: Sequence[list[int]]) -> None:
        layers = Counter(shapes[group[0]].layer for group in groups)
        named = _some(f"{layer} ({count})" for layer, count in layers.items())
        self._say(note("corners.dxf_parcels", source=self._source, parcels=len(groups), layers=named))
        for group in groups:
            if len(group) > 1:
                outer, handles = shapes[group[0]], [shapes[index].handle for index in group[1:]]
                at = {"source": self._source, "line": outer.line}
                figures = {"handle": outer.handle, "layer": outer.layer, "count": len(handles)}
                self._say(warning("corners.dxf_holes", handles=_some(handles), **figures, **at))
        if self._arcs:
            figures = {"count": self._arcs, "tolerance": self._tolerance, "added": self._added}
            self._say(note("corners.dxf_arcs", source=self._source, **figures))


def _polygon(shape: _Shape) -> Polygon:
    """The ground of a closed polyline; empty where that is none, or cannot be told."""
    polygon = Polygon(shape.xy) if shape.usable and len(shape.xy) > 2 else Polygon()
    return polygon if polygon.is_valid else Polygon()


def _nested(shapes: Sequence[_Shape], progress: Progress) -> list[list[int]]:
    """Indices of the shapes of each parcel, the outline first: each goes to the widest of its layer around it."""
    check(progress, 0)
    polygons = [_polygon(shape) for shape in shapes]
    lines = [LineString(shape.xy) if shape.usable and len(shape.xy) > 1 else LineString() for shape in shapes]
    inner, outer = shapely.STRtree(polygons).query(lines, predicate="covered_by")
    around: dict[int, list[int]] = {}
    for index, other in zip(inner.tolist(), outer.tolist()):
        if index != other and shapes[index].layer == shapes[other].layer:
            around.setdefault(index, []).append(other)
    # Widest first, and of one polyline that is there twice the first: what lies around a shape is met before it.
    order = sorted(range(len(shapes)), key=lambda index: (-polygons[index].area, index))
    rank = {index: number for number, index in enumerate(order)}
    outline: dict[int, int] = {}
    for index in order:
        before = [other for other in around.get(index, ()) if rank[other] < rank[index]]
        outline[index] = outline[min(before, key=rank.__getitem__)] if before else index
    groups: dict[int, list[int]] = {index: [index] for index in range(len(shapes)) if outline[index] == index}
    for index in range(len(shapes)):
        if outline[index] != index:
            groups[outline[index]].append(index)
    return list(groups.values())


def _ring(number: int, shape: _Shape) -> SourceRing:
    names = [f"{shape.handle}.{name}" for name in shape.names]
    return ring_of(number, names, shape.xy, shape.lines, None if shape.heights is None else shape.heights.tolist())


def _some(items: Iterable[str], separator: str = ", ") -> str:
    every = list(items)
    return separator.join(every[:_NAMED]) + (" …" if len(every) > _NAMED else "")


def _only(texts: Iterable[str]) -> Optional[str]:
    """The one text that is not empty; empty where all are, ``None`` where several are not: nothing chooses."""
    found = [text for text in texts if text]
    return None if len(found) > 1 else "".join(found)


def _number_in(text: str) -> str:
    """The parcel number that a text is, or begins with before a name: no height, no area, no corner."""
    number = text.partition(" ")[0]
    is_number = _NUMBER.fullmatch(number) and not _FIGURE.fullmatch(number) and not _CORNER_NAME.fullmatch(number)
    return number if is_number and (number == text or _name_in(text)) else ""


def _name_in(text: str) -> str:
    """The parcel name that a text is, or has behind a number."""
    number, _, rest = text.partition(" ")
    name = rest if rest and _NUMBER.fullmatch(number) else text
    plausible = not _NUMBER.fullmatch(name) and any(char.isalpha() for char in name) and len(name) <= _LONGEST_NAME
    return name if plausible else ""


DIALECT = Dialect(KEY, "DXF", (), recognise, read)
