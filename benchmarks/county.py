"""A made-up county for measurements: a survey without gaps or overlaps, and units on it. Everything is invented.

A grid of jittered corners; every edge between two corners gets points of its own, displaced inside a band that no other
edge reaches, and both neighbours take the same points. Some polygons are holes in others. Seeded: same arguments, same
county.
"""

from __future__ import annotations

import numpy as np
import shapely

ORIGIN = np.array([39_470_000.0, 3_420_000.0])
"""EPSG:4527, 3-degree zone 39."""
CELL = 100.0
"""One hectare a polygon, as county surveys have on average in hilly land."""
CLASSES = (
    ("0103", "旱地", 0.25),
    ("0301", "乔木林地", 0.3),
    ("0404", "其他草地", 0.15),
    ("0602", "采矿用地", 0.05),
    ("0702", "农村宅基地", 0.1),
    ("1006", "农村道路", 0.1),
    ("1104", "坑塘水面", 0.05),
)
CRS = "EPSG:4527"


def survey(count: int, vertices: int = 56, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """About ``count`` polygons of about ``vertices`` vertices, and the index of each in ``CLASSES``."""
    rng = np.random.default_rng(seed)
    cells = round(np.sqrt(count))
    inner = max(0, vertices // 4 - 1)
    corners = np.stack(np.meshgrid(np.arange(cells + 1.0), np.arange(cells + 1.0)), axis=-1)
    corners = (corners + rng.uniform(-0.2, 0.2, corners.shape)) * CELL
    along = _edges(rng, corners[:, :-1], corners[:, 1:], inner)
    up = _edges(rng, corners[:-1], corners[1:], inner)
    sides = (along[:-1], up[:, 1:], along[1:, :, ::-1], up[:, :-1, ::-1])
    rings = np.concatenate([side[:, :, :-1] for side in sides], axis=2)
    rings = np.round(rings.reshape(cells * cells, -1, 2) + ORIGIN, 4)
    polygons = shapely.polygons(rings)
    ponds = rng.random(len(polygons)) < 0.03
    circles = shapely.buffer(shapely.centroid(polygons[ponds]), 12.0, quad_segs=8)
    circles = shapely.transform(circles, lambda points: np.round(points, 4))
    polygons[ponds] = shapely.difference(polygons[ponds], circles)
    kinds = rng.choice(len(CLASSES) - 1, len(polygons), p=_shares(CLASSES[:-1]))
    kinds = np.concatenate([kinds, np.full(len(circles), len(CLASSES) - 1)])
    return np.concatenate([polygons, circles]), kinds


def units(count: int, polygons: int, seed: int = 2) -> np.ndarray:
    """``count`` units of 5 to 200 corners and 300 m² to about 500 ha; every seventh has a hole."""
    rng = np.random.default_rng(seed)
    size = round(np.sqrt(polygons)) * CELL
    made = []
    for number in range(count):
        radius = min(10 ** rng.uniform(1, 3), size / 4)
        corners = int(rng.integers(5, 200))
        turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
        reach = radius * (0.75 + 0.25 * np.sin(turn * rng.integers(2, 6) + rng.uniform(0, 6)))
        centre = rng.uniform(1.2 * radius + CELL, size - 1.2 * radius - CELL, 2) + ORIGIN
        outline = np.c_[np.cos(turn), np.sin(turn)]
        shape = shapely.polygons(np.round(outline * reach[:, None] + centre, 3))
        if number % 7 == 0:
            shape = shapely.difference(shape, shapely.polygons(np.round(outline * radius * 0.2 + centre, 3)))
        made.append(shape)
    return np.array(made)


def _edges(rng: np.random.Generator, start: np.ndarray, end: np.ndarray, inner: int) -> np.ndarray:
    """The points of edges with both ends: (rows, columns, inner + 2, 2)."""
    part = (np.arange(inner + 2) / (inner + 1))[:, None]
    step = (end - start)[:, :, None, :]
    across = np.stack([-step[..., 1], step[..., 0]], axis=-1)
    room = 0.15 * np.minimum(part, 1 - part)
    return start[:, :, None, :] + step * part + across * room * rng.uniform(-1, 1, (*step.shape[:2], inner + 2, 1))


def _shares(classes: tuple[tuple[str, str, float], ...]) -> np.ndarray:
    shares = np.array([share for _, _, share in classes])
    return shares / shares.sum()
