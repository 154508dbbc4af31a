"""The public copy of a package: which files it holds, how coarse its maps are, and who may have one.

All of it is in ``resources/packages/public.json``, which a county may edit; what no public copy may hold (corner
coordinates, control lines, the land survey, people) is not among what the file can ask for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from ..catalogue import RESOURCES, Node, read_json
from ..files import safe_name
from ..findings import Finding, error, note, warning
from ..vocabulary import SECTIONS
from .plan import BRACES, REASONS, PackagePlan, PlanItem, placeholders

BUNDLED = RESOURCES / "packages" / "public.json"
MAPS = (
    "location_map",
    "land_class_after_map",
    "damage_map",
    "works_plan_map",
    "works_done_map",
    "image_map",
)
"""The sheets that a public copy can have: none with the survey, control lines or corners."""
TABLES = ("unit_table_xlsx", "unit_table_pdf")
NOTE = "public_note"
BACKDROPS = ("settlement", "road", "river")
"""Kinds of zone layers that may lie under a public map."""
COLUMNS = (
    "number",
    "unit_id",
    "name",
    "land_class",
    "area",
    "temporary",
    "quality",
    "accepted",
    "problem_type",
    "damage_degree",
    "measures",
)
"""What a public table can tell of a unit."""
_PAPERS = ("A4", "A3", "A2", "A1", "A0")
_KINDS = ("map", "table", "document")
_FLOORS = {"least_denominator": 5000, "position_m": 5, "pixel_m": 0.5}
"""A public copy is never finer than this."""
_TEXTS = {
    "folder": {"mine", "year"},
    "map_title": {"mine", "title"},
    "map_name": {"title"},
    "surround": {"step"},
    "sources": {"year"},
    "table_title": {"mine", "year", "title"},
    "sheet": set(),
    "total": set(),
    "classes": {"classes"},
    "class_area": {"name", "ha"},
    "no_area": set(),
    "draft": set(),
    "missing": {"title", "reason"},
    "nothing_missing": set(),
    "file": {"path", "title"},
}
"""The texts of a plan and the placeholders that each may hold."""
_NOTE_PLACEHOLDERS = {"mine", "year", "holder", "licence", "organisation", "date", "step", "least", "pixel", "edition"}
_NOTE_LISTS = ("{files}", "{missing}")
"""Lines of the note that stand for several."""


@dataclass(frozen=True)
class PublicColumn:
    """A column of the public table: one of ``COLUMNS``, its heading, its width in characters."""

    key: str
    label: str
    width: float


@dataclass(frozen=True)
class PublicTable:
    """The public table of one section of the annual form."""

    section: str
    title: str
    columns: tuple[PublicColumn, ...]


@dataclass(frozen=True)
class PublicPlan:
    """What a public copy holds. ``package`` has its items and words.

    No map is at a larger scale than 1:``least_denominator``; places are rounded to ``position_m`` metres, pictures have
    no smaller pixels than ``pixel_m`` metres. ``backdrop`` are the kinds of layers below the units, of ``BACKDROPS``.
    ``open_marks`` are the entries of the secrecy slot that say that there is no secret. ``note`` are the lines of the
    explaining text.
    """

    package: PackagePlan
    paper: str
    least_denominator: int
    position_m: float
    pixel_m: float
    backdrop: tuple[str, ...]
    open_marks: tuple[str, ...]
    tables: tuple[PublicTable, ...]
    note: tuple[str, ...]

    def has(self, item_id: str) -> bool:
        """Whether the copy shall hold this item."""
        return any(item.item_id == item_id for item in self.package.items)

    def is_open(self, mark: str) -> bool:
        """Whether a secrecy mark says that there is nothing secret: empty, or one of ``open_marks``."""
        return mark.strip() in ("", *self.open_marks)


@cache
def load_public_plan(path: Path = BUNDLED) -> PublicPlan:
    """The plan in ``path``. Raises :class:`~..catalogue.CatalogueError`, which names the place."""
    top = read_json(path)
    top.only(
        *("comment", "edition", "title", "basis", "practice", "paper", *_FLOORS, "backdrop", "open_marks"),
        *("reasons", "items", "tables", "words", "note"),
    )
    return PublicPlan(
        package=PackagePlan(
            edition=top.get("edition", str),
            title=top.get("title", str),
            basis=top.get("basis", str),
            practice=top.get("practice", str),
            items=_items(top),
            kinds={kind: kind for kind in _KINDS},
            makers={"program": "program"},
            reasons={reason: top.child("reasons").get(reason, str) for reason in REASONS if reason != "applicant"},
            words={word: _worded(top.child("words"), word, allowed) for word, allowed in _TEXTS.items()},
        ),
        paper=_paper(top),
        least_denominator=int(_at_least(top, "least_denominator")),
        position_m=_at_least(top, "position_m"),
        pixel_m=_at_least(top, "pixel_m"),
        backdrop=_all_of(top, "backdrop", BACKDROPS),
        open_marks=top.texts("open_marks"),
        tables=tuple(_table(node) for node in top.items("tables")),
        note=_note(top),
    )


def _paper(top: Node) -> str:
    name: str = top.get("paper", str)
    if name not in _PAPERS:
        raise top.child("paper").fail("'{name}' is none of {known}", name=name, known=", ".join(_PAPERS))
    return name


def _at_least(top: Node, key: str) -> float:
    value = float(top.get(key, (int, float)))
    if not value >= _FLOORS[key]:
        raise top.child(key).fail(
            "{value} is finer than a public copy may be; the least is {least}",
            value=f"{value:g}",
            least=f"{_FLOORS[key]:g}",
        )
    return value


def _all_of(top: Node, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    for text, node in zip(top.texts(key), top.items(key)):
        if text not in allowed:
            raise _not_public(node, text, allowed)
    return top.texts(key)


def _not_public(node: Node, text: str, allowed: tuple[str, ...]) -> Exception:
    return node.fail("'{text}' is nothing that a public copy can hold; it can hold {known}",
                     text=text, known=", ".join(allowed))  # fmt: skip


def _items(top: Node) -> tuple[PlanItem, ...]:
    items: list[PlanItem] = []
    for node in top.items("items"):
        node.only("id", "title", "folder", "file")
        item_id = node.get("id", str)
        if item_id not in (*MAPS, *TABLES, NOTE):
            raise _not_public(node.child("id"), item_id, (*MAPS, *TABLES, NOTE))
        if any(item.item_id == item_id for item in items):
            raise node.fail("item '{item}' is there twice", item=item_id)
        kind = "map" if item_id in MAPS else "table" if item_id in TABLES else "document"
        item = PlanItem(item_id, node.get("title", str), kind, "program", True, node.get("folder", str), "")
        pattern = _worded(node, "file", {"year"})
        for part in [*item.folder.split("/"), pattern] if item.folder else [pattern]:
            if safe_name(part) != part:
                raise node.fail("'{name}' is no name that every system takes", name=part)
        items.append(PlanItem(item_id, item.title, kind, "program", True, item.folder, pattern))
        if items[-1].path(2000).casefold() in {one.path(2000).casefold() for one in items[:-1]}:
            raise node.child("file").fail("'{file}' is the file of another item", file=pattern)
    return tuple(items)


def _table(node: Node) -> PublicTable:
    node.only("section", "title", "columns")
    section = node.get("section", str)
    if section not in SECTIONS:
        raise node.child("section").fail("'{name}' is none of {known}", name=section, known=", ".join(SECTIONS))
    columns = []
    for one in node.items("columns"):
        one.only("key", "label", "width")
        key = one.get("key", str)
        if key not in COLUMNS:
            raise _not_public(one.child("key"), key, COLUMNS)
        columns.append(PublicColumn(key, one.get("label", str), float(one.get("width", (int, float)))))
        if not 2 <= columns[-1].width <= 200:
            raise one.child("width").fail("a column is 2 to 200 characters wide")
    if not columns:
        raise node.fail("a table needs a column")
    return PublicTable(section, node.get("title", str), tuple(columns))


def _worded(node: Node, key: str, allowed: set[str]) -> str:
    text: str = node.get(key, str)
    _check_placeholders(node.child(key), text, allowed)
    return text


def _check_placeholders(node: Node, text: str, allowed: set[str]) -> None:
    try:
        used = placeholders(text)
    except ValueError as cause:
        raise node.fail(BRACES) from cause
    if used - allowed:
        known = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "-"
        name = f"{{{sorted(used - allowed)[0]}}}"
        raise node.fail("'{name}' is none of {known}", name=name, known=known)


def _note(top: Node) -> tuple[str, ...]:
    lines = top.texts("note")
    for line, node in zip(lines, top.items("note")):
        if line not in _NOTE_LISTS:
            _check_placeholders(node, line, _NOTE_PLACEHOLDERS)
    return lines


def note_text(plan: PublicPlan, lists: dict[str, list[str]], **values: Any) -> str:
    """The explaining text; ``lists`` are the lines of ``{files}`` and ``{missing}``, ``values`` the placeholders."""
    lines: list[str] = []
    for line in plan.note:
        if line in _NOTE_LISTS:
            lines += lists[line[1:-1]]
        else:
            lines.append(line.format(**values))
    return "\n".join(lines) + "\n"


def coarsened(geometry: BaseGeometry, step: float) -> BaseGeometry:
    """A geometry (metres) with every corner on a grid of ``step`` metres: where it was between is nowhere told.

    Polygons become a multipolygon, whose outlines are nowhere more than two steps away; what is too narrow for the grid
    is widened, what is smaller becomes a square of one step, a hole smaller than that is lost. Lines and points keep
    their kind. An empty geometry stays as it is.
    """
    if geometry.is_empty:
        return geometry
    # Near its corner first: at an easting of 44 million there are too few digits left for noding.
    west, south = (step * round(value / step) for value in geometry.bounds[:2])
    near = shapely.transform(geometry, lambda xy: xy - (west, south))
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        parts = shapely.get_parts(shapely.make_valid(near))
        cells = [cell for part in parts if part.geom_type == "Polygon" for cell in _cells(part, step)]
        near = MultiPolygon(shapely.get_parts(shapely.set_precision(shapely.union_all(cells), step)).tolist())
    return shapely.transform(near, lambda xy: step * (xy / step).round() + (west, south))


def _cells(part: Polygon, step: float) -> list[Polygon]:
    """A polygon on the grid, in one or more parts."""
    for shape in (part, part.buffer(step, join_style="bevel")):
        rounded = shapely.get_parts(shapely.set_precision(shape, step))
        found = [one for one in rounded if one.geom_type == "Polygon" and not one.is_empty]
        outlines = MultiPolygon([Polygon(one.exterior) for one in found])
        if found and outlines.hausdorff_distance(Polygon(part.exterior)) <= 2 * step:
            return found
    x, y = (step * (value // step) for value in part.bounds[:2])
    return [shapely.box(x, y, x + step, y + step)]


def no_public_number(count: int) -> Finding:
    """The 审图号 was not given: ``count`` public maps have its empty slot."""
    return warning("public.no_review_number", count=count)


def public_draft() -> Finding:
    """The table of the public copy is a draft."""
    return warning("public.draft")


def public_left_out(item: str, reason: str) -> Finding:
    """An item of the public plan that is not in the copy; ``reason`` is one of ``plan.REASONS``."""
    if reason == "no_input":
        return note("public.no_input", item=item)
    return note("public.no_units", item=item)


def not_made() -> Finding:
    """There is no public copy, because something in it would have told what it must not."""
    return error("public.not_made")
