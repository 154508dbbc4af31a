"""What somebody must know of the maps of a package: findings about images, slots and the bound book."""

from __future__ import annotations

from collections.abc import Mapping

from ..findings import Finding, note, warning


def image_datum(layer: str, crs: str) -> Finding:
    """An image that is not in CGCS2000; ``crs`` is what its CRS is called."""
    return warning("acceptance.image_datum", layer=layer, crs=crs)


def image_elsewhere(layer: str) -> Finding:
    """An image without any ground of the mine."""
    return warning("acceptance.image_elsewhere", layer=layer)


def image_undated(layer: str) -> Finding:
    """An image of which nobody said when it was taken."""
    return note("acceptance.image_undated", layer=layer)


def one_image(layer: str) -> Finding:
    """One image alone: there is nothing to compare it with."""
    return note("acceptance.one_image", layer=layer)


def no_review_number(count: int) -> Finding:
    """The 审图号 was not given; ``count`` sheets have its empty slot."""
    return note("acceptance.no_review_number", count=count)


def not_bound(reason: str) -> Finding:
    """The maps could not be bound into one PDF."""
    return warning("acceptance.not_bound", reason=reason)


def corners_thinned(steps: Mapping[str, int]) -> list[Finding]:
    """On the corner maps of some units only every so many-th corner has its number; ``steps`` by unit."""
    return [note("acceptance.corners_thinned", unit_id=unit_id, step=step) for unit_id, step in steps.items()]
