"""Survey polygons (DLTB) as columns, and what is known about the layer they come from.

The columns hold what the layer says, unjudged: :mod:`.examine` turns them into numbers and findings, for the polygons
that the units touch and no others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely

from ..amounts import Integers
from ..geodesy.area import Floats

Column = npt.NDArray[np.object_]
UNKNOWN = -1
"""In columns of whole numbers, where there is none."""


@dataclass(frozen=True)
class TextEncoding:
    """How the texts of a layer were read: the encoding ``used`` and the one that the file ``declared`` (empty: none).

    ``broken`` is the number of texts that hold characters which are no text in it.
    """

    used: str
    declared: str
    broken: int = 0


@dataclass(frozen=True)
class SurveyLayer:
    """Facts about a survey layer. ``fields`` are the fields of :func:`.fields.survey_fields` that it has.

    ``has_index`` is ``None`` where the provider does not say; ``moved_from`` is the CRS it was transformed from, empty
    where it is in the units' plane; ``texts`` is ``None`` where the texts were read as the file declares them.
    """

    name: str
    fields: frozenset[str] = frozenset()
    has_index: Optional[bool] = None
    moved_from: str = ""
    texts: Optional[TextEncoding] = None


@dataclass(frozen=True)
class SurveyPolygons:
    """Survey polygons near the units; every column has one entry a polygon, in any order.

    ``geometry`` is (east, north) in the units' plane, ``None`` where it could not be read. ``tbmj``, ``kcxs`` and
    ``year`` are values as the layer gives them (number, text or ``None``), the other columns are texts, empty where
    there is nothing.
    """

    layer: SurveyLayer
    ids: Column
    geometry: Column
    code: Column
    name: Column
    tbmj: Column
    kcxs: Column
    owner_kind: Column
    owner_name: Column
    location_name: Column
    year: Column
    edition: Column

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: npt.NDArray[np.intp]) -> SurveyPolygons:
        """The polygons at ``rows``, in that order."""
        columns = {name: getattr(self, name)[rows] for name in COLUMNS}
        return SurveyPolygons(self.layer, **columns)

    def order(self, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """``rows`` in an order that follows from what the polygons are, not from how the layer stores them."""
        keys = list(zip(self.ids[rows].tolist(), self.code[rows].tolist()))
        if len(set(keys)) == len(keys):
            return rows[sorted(range(len(keys)), key=keys.__getitem__)]
        times = Counter(keys)
        shapes = [
            (shapely.to_wkb(self.geometry[row]) or b"") if times[key] > 1 else b"" for row, key in zip(rows, keys)
        ]
        return rows[sorted(range(len(keys)), key=lambda i: (*keys[i], shapes[i]))]


COLUMNS = (
    "ids",
    "geometry",
    "code",
    "name",
    "tbmj",
    "kcxs",
    "owner_kind",
    "owner_name",
    "location_name",
    "year",
    "edition",
)


@dataclass(frozen=True)
class Examined:
    """What the examination made of the polygons that units touch.

    ``code`` is the class that rows carry (``NO_DATA`` where the polygon has none), ``centi`` the TBMJ in 0.01 m²,
    ``ridge`` the share of 田坎 (0 where there is none), ``area`` the official area of the whole polygon in m²,
    ``year`` that of the data. TBMJ and year are ``UNKNOWN`` where the polygon does not state them.
    """

    code: Column
    centi: Integers
    ridge: Floats
    area: Floats
    year: Integers
