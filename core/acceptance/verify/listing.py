"""资料清单, the printed list of a package, against its manifest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...annual.reading.grid import Grid
from ...findings import warning
from ..package import LIST_ITEM
from ..plan import PackagePlan
from .context import Context
from .record import At
from .sheets import lines, tables

_COLUMNS = ("number", "item", "kind", "file", "size", "sources", "digest")
_HEAD = {
    "mine": "mine_name",
    "holder": "holder",
    "licence": "licence_no",
    "crs": "crs",
    "edition": "plan_edition",
}
"""Words of the plan and what the manifest calls them."""


def check_lists(context: Context, plan: PackagePlan) -> None:
    """Every file of the item ``package_list``."""
    for file in context.files(LIST_ITEM):
        grids = context.grids(file, "list")
        if not grids:
            continue
        found = tables(grids, {key: plan.say(key) for key in _COLUMNS}, ("item", "file", "digest"))
        if not found:
            context.no_table("list", file.path, plan.say("present"))
            continue
        _head(context, file.path, grids, plan)
        listed = {one.path: one for one in context.stated.files}
        for row in (row for table in found for row in table.rows()):
            path = row.text("file")
            if "." not in path.rpartition("/")[2] or row.text("item") == plan.say("item"):
                continue  # the list of what is missing, below
            at = At("list", file.path, row.at("file"))
            one = listed.pop(path, None)
            if one is None:
                if row.columns["digest"] and row.text("digest"):
                    context.log.differs(at, warning("verify.list_extra", name=path), path)
                continue
            context.log.text(at, warning("verify.list_title", name=path), row.text("item"), one.title)
            if one.item == LIST_ITEM:
                continue  # a list cannot hold its own hash
            at = At("list", file.path, row.at("digest"))
            context.log.text(at, warning("verify.list_digest", name=path), row.text("digest"), one.sha256)
            at = At("list", file.path, row.at("size"))
            context.log.number(at, warning("verify.list_size", name=path), row.text("size"), Decimal(one.size), "B")
        for path, one in listed.items():
            if one.item != LIST_ITEM:
                at = At("list", file.path, found[0].grid.title)
                context.log.differs(at, warning("verify.list_lacks", name=path), "", one.title)


def _head(context: Context, file: str, grids: Sequence[Grid], plan: PackagePlan) -> None:
    """What stands above the list: title, mine, licence, CRS."""
    stated = context.stated
    cells = list(lines(grids))
    title = plan.say("list_title", year=stated.year, title=stated.title)
    there = cells[0][3] if cells else ""
    context.log.text(At("list", file), warning("verify.field_differs", field="title"), there, title)
    for word, field in _HEAD.items():
        label = f"{plan.say(word)}："
        text = next((text for *_, text in cells if text.startswith(label)), label)
        own = str(getattr(stated, field))
        context.log.text(At("list", file), warning("verify.field_differs", field=field), text[len(label) :], own)
