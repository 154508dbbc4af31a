"""The datums that Chinese coordinates come in, with their ellipsoids and their codes in the EPSG database.

Coordinates of one datum are never those of another: between Xi'an 1980 or Beijing 1954 and CGCS2000 lie tens of metres
to more than a hundred, which only parameters of the place take away (:mod:`.shift`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional

from .ellipsoid import CGCS2000 as CGCS2000_ELLIPSOID
from .ellipsoid import IAG75, KRASSOWSKY, Ellipsoid

ZONES = {3: range(25, 46), 6: range(13, 24)}
"""Zone numbers of China by zone width in degrees; the two ranges do not meet, so a prefix tells the width."""


@dataclass(frozen=True)
class Datum:
    """A datum; two of one name are the same.

    ``title`` is its official Chinese name, ``geographic_epsg`` its code in degrees. ``first_epsg`` has the code of the
    first zone's Gauss-Krüger plane by (zone width, whether the zone number stands before the easting); a datum without
    such planes has none. ``pattern`` finds its name in a text in capitals.
    """

    name: str
    title: str = field(compare=False)
    ellipsoid: Ellipsoid = field(compare=False, repr=False)
    geographic_epsg: int = field(compare=False)
    first_epsg: Mapping[tuple[int, bool], int] = field(compare=False, repr=False)
    pattern: re.Pattern[str] = field(compare=False, repr=False)


CGCS2000 = Datum(
    "CGCS2000",
    "2000国家大地坐标系",
    CGCS2000_ELLIPSOID,
    4490,
    {(3, True): 4513, (3, False): 4534, (6, True): 4491, (6, False): 4502},
    re.compile(r"(?<![0-9])2000(?![0-9])|CGCS|(?<![0-9])C?GCS ?2K"),
)
XIAN80 = Datum(
    "Xi'an 1980",
    "1980西安坐标系",
    IAG75,
    4610,
    {(3, True): 2349, (3, False): 2370, (6, True): 2327, (6, False): 2338},
    re.compile(r"(?<![0-9.])(19)?80(?![0-9.])|西安(?![市区地])|XI'?AN"),
)
BEIJING54 = Datum(
    "Beijing 1954",
    "1954年北京坐标系",
    KRASSOWSKY,
    4214,
    {(3, True): 2401, (3, False): 2422, (6, True): 21413, (6, False): 21453},
    re.compile(r"(?<![0-9.])(19)?54(?![0-9.])|北京(?![市区地])|BEIJING"),
)
WGS84 = Datum(
    "WGS 84",
    "WGS 84",
    # The two ellipsoids differ by 0.1 mm in b.
    CGCS2000_ELLIPSOID,
    4326,
    {},
    re.compile(r"(?<![0-9.])(19)?84(?![0-9.])|WGS"),
)
DATUMS = (CGCS2000, XIAN80, BEIJING54, WGS84)

_OTHER = re.compile(
    r"新(19)?54|新北京|NEW ?BEIJING|(独立|地方|城市|城建|工程|任意|假定|自定义|自由|相对|矿区)(平面)?(直角)?坐标系"
)
"""Systems that are named after one of these, and are another: New Beijing 1954, those of a town or of a site."""


def datum_of(text: str) -> Optional[Datum]:
    """The datum that a text such as a declared 坐标系 names; ``None`` where it names none or more than one."""
    plain = unicodedata.normalize("NFKC", text).upper()
    if _OTHER.search(plain):
        return None
    found = [datum for datum in DATUMS if datum.pattern.search(plain)]
    return found[0] if len(found) == 1 else None
