"""Which plane coordinates are in: what the digits say, what the file declares, what the user gives.

The digits tell north from east and, where the zone number stands before the easting, the zone: 25 to 45 is a 3-degree
zone, 13 to 23 a 6-degree zone. They never tell the datum. Nothing is decided in silence: a decision comes with the
evidence it rests on, the evidence that spoke against it, and findings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Optional, Union

import numpy as np
import numpy.typing as npt

from ..findings import Finding, Severity, error, note, warning
from .datum import CGCS2000, WGS84, ZONES, Datum, datum_of
from .plane import PREFIX, Degrees, Plane, any_plane_of_epsg, degrees_of_epsg, plane_of_longitude, plane_of_prefix

Floats = npt.NDArray[np.float64]

NORTHINGS = (1_900_000.0, 6_000_000.0)
"""X in China, metres: latitude 17 to 54 degrees."""
EASTINGS = (180_000.0, 820_000.0)
"""Y without zone number, metres: 6-degree zones at latitude 17 reach this far."""
LONGITUDES = (73.0, 136.0)
LATITUDES = (3.0, 54.0)
"""Degrees in China."""
NO_PREFIX = 0
NO_EASTING = -1

_FAR_EASTINGS = ((-500_000.0, 0.0), (80_000.0, EASTINGS[0]), (EASTINGS[1], 1_500_000.0), (12_000_000.0, 47_000_000.0))
"""Where numbers beside a northing can only be eastings beyond their zone; between 0 and 80,000 digits are missing."""
_RUNS_ON = 100_000.0
"""Corners of one parcel lie within this, metres."""

_CODE = re.compile(r"(?:(?:EPSG|WKID)[:=\s]{0,2})?([0-9]{4,6})")
_NAMED_CODE = re.compile(r"(?:EPSG|WKID)[:=\s]{0,2}[0-9]{4,6}")
"""A CRS by its number in the EPSG database; ``WKID`` is Esri's name of it."""

DIGITS, HEAD, GIVEN, LAYER = "digits", "head", "given", "layer"
"""Kinds of evidence: the numbers, the file's head, the user's CRS, the CRS of a vector layer."""


@dataclass(frozen=True)
class Declared:
    """A value that a file's head declares, and its line."""

    text: str
    line: int


@dataclass(frozen=True)
class Columns:
    """Two columns of numbers told apart by size, (n,) each.

    ``prefix`` is the zone number before the easting, ``NO_PREFIX`` or ``NO_EASTING``. ``swapped`` where east stood in
    the column of north. ``bad`` where the two numbers are not a northing and an easting in China; they stay as given,
    but for those that are ``far``: a northing and a number that can be an easting only beyond its zone.
    """

    north: Floats
    east: Floats
    prefix: npt.NDArray[np.int64]
    swapped: npt.NDArray[np.bool_]
    bad: npt.NDArray[np.bool_]
    far: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class DegreeColumns:
    """Two columns of degrees told apart by range, (n,) each; ``bad`` where they are no place in China.

    ``latitude_first`` says how a row stood.
    """

    longitude: Floats
    latitude: Floats
    latitude_first: npt.NDArray[np.bool_]
    bad: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Evidence:
    """One thing that says something about the plane.

    ``kind`` is ``DIGITS``, ``HEAD``, ``GIVEN`` or ``LAYER``; ``about`` is ``datum``, ``zone``, ``width``, ``meridian``,
    ``crs`` or ``longitude``; ``value`` is what it says, in figures or by a proper name. ``taken`` where the decision
    agrees with it, else it spoke against. Eastings without zone number have the value ``-``.
    """

    kind: str
    about: str
    value: str
    line: Optional[int]
    taken: bool


@dataclass(frozen=True)
class CrsDecision:
    """The plane of coordinates (``None``: it cannot be known), why, and the findings that go with it.

    ``by`` is the kind of evidence that gave the zone. ``degrees`` where the numbers are longitude and latitude, which
    are still to be put into ``plane``. ``record`` is what the user had assumed, for the unit's note.
    """

    plane: Optional[Plane]
    by: str
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]
    degrees: Optional[Degrees] = None
    record: str = ""


def told_apart(first: Floats, second: Floats, north_first: bool = True) -> Columns:
    """Northings and eastings of two columns, by magnitude, never by the order of the columns alone."""
    north, east = (first, second) if north_first else (second, first)
    as_is = _is_north(north) & (zone_prefix(east) != NO_EASTING)
    other = _is_north(east) & (zone_prefix(north) != NO_EASTING)
    bad = ~(as_is | other)
    far_as_is, far_other = bad & _is_north(north) & _is_far(east), bad & _is_north(east) & _is_far(north)
    swapped = (other & ~as_is) | far_other
    north, east = np.where(swapped, east, north), np.where(swapped, north, east)
    return Columns(north, east, zone_prefix(east), swapped, bad, far_as_is | far_other)


def zone_prefix(east: Floats) -> npt.NDArray[np.int64]:
    """The zone number before each easting: ``NO_PREFIX`` where there is none, ``NO_EASTING`` where it is no easting."""
    number = np.floor(np.clip(np.asarray(east) / PREFIX, -1, 100))
    inside = (east - number * PREFIX >= EASTINGS[0]) & (east - number * PREFIX <= EASTINGS[1])
    known = np.isin(number, [NO_PREFIX, *ZONES[3], *ZONES[6]])
    return np.where(inside & known, number, NO_EASTING).astype(np.int64)


def _is_north(values: Floats) -> npt.NDArray[np.bool_]:
    return (values >= NORTHINGS[0]) & (values <= NORTHINGS[1])


def _is_far(values: Floats) -> npt.NDArray[np.bool_]:
    inside = np.zeros(len(values), dtype=np.bool_)
    for low, high in _FAR_EASTINGS:
        inside |= (values >= low) & (values < high)
    return inside


def degrees_told_apart(first: Floats, second: Floats) -> DegreeColumns:
    """Longitudes and latitudes of two columns, by range."""

    def fit(longitude: Floats, latitude: Floats) -> npt.NDArray[np.bool_]:
        east = (longitude >= LONGITUDES[0]) & (longitude <= LONGITUDES[1])
        return east & (latitude >= LATITUDES[0]) & (latitude <= LATITUDES[1])

    as_is, other = fit(first, second), fit(second, first)
    longitude, latitude = np.where(other, second, first), np.where(other, first, second)
    return DegreeColumns(longitude, latitude, other, ~(as_is | other))


def decide(
    prefix: int,
    head: Mapping[str, Declared],
    given: Optional[Plane],
    source: str,
    line: Optional[int],
    *,
    far: Optional[Floats] = None,
    longitudes: Optional[tuple[float, float]] = None,
    wgs84_is_cgcs2000: bool = False,
) -> CrsDecision:
    """The plane of coordinates whose eastings carry ``prefix`` (``NO_PREFIX``: none).

    ``head`` holds what the file declares under ``datum``, ``zone``, ``width``, ``meridian``, ``helmert`` and ``epsg``;
    ``given`` is the user's CRS. The digits come first, then the file, then the user: who gives a zone for a file that
    has one gets it named. ``far`` are the eastings (n,) of a parcel of which some lie beyond their zone's million.
    ``longitudes`` are the westernmost and easternmost of a parcel in degrees. With ``wgs84_is_cgcs2000`` the user takes
    coordinates in WGS 84 as CGCS2000.
    """
    case = _Case(head, given, source, line, wgs84_is_cgcs2000)
    case.declared()
    case.decide_datum()
    if longitudes is not None:
        case.decide_from_degrees(longitudes)
    elif far is not None:
        case.decide_from_far(far)
    else:
        case.decide_zone(prefix)
    case.compare()
    return case.decision()


def _with_code_apart(head: dict[str, Declared]) -> dict[str, Declared]:
    """The head, with a 坐标系 that is a code (EPSG:4526) as ``epsg``, which has datum and zone in one."""
    datum, epsg = head.get("datum"), head.get("epsg")
    if datum is None or not _NAMED_CODE.fullmatch(_plain(datum.text).upper()):
        return head
    if epsg is not None and re.sub("[^0-9]", "", _plain(epsg.text)) != re.sub("[^0-9]", "", _plain(datum.text)):
        return head
    return {**{key: value for key, value in head.items() if key != "datum"}, "epsg": datum}


class _Case:
    """What is known of one plane, as it is found out."""

    def __init__(
        self,
        head: Mapping[str, Declared],
        given: Optional[Plane],
        source: str,
        line: Optional[int],
        wgs84_is_cgcs2000: bool,
    ) -> None:
        self.head = _with_code_apart({key: value for key, value in head.items() if _plain(value.text)})
        self.given = given
        self.place: dict[str, Any] = {"source": source, "line": line}
        self.wgs84_is_cgcs2000 = wgs84_is_cgcs2000
        self.findings: list[Finding] = []
        self.evidence: list[Evidence] = []
        self.zone: Optional[int] = None
        self.width: Optional[int] = None
        self.meridian: Optional[float] = None
        self.layer: Union[Plane, Degrees, None] = None
        self.datum: Datum = CGCS2000
        self.plane: Optional[Plane] = None
        self.degrees: Optional[Degrees] = None
        self.by = self.record = ""

    @property
    def failed(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def at(self, key: str) -> dict[str, Any]:
        """The place of what the head declares under ``key``."""
        return {**self.place, "line": self.head[key].line}

    def say(self, kind: str, about: str, value: Any, line: Optional[int]) -> None:
        self.evidence.append(
            Evidence(kind, about, f"{value:.10g}" if isinstance(value, float) else str(value), line, False)
        )

    # What is declared

    def declared(self) -> None:
        """Zone, width and meridian as the head has them; what cannot be read is a finding and not declared."""
        self.zone = self._read("zone", _zone_in, warning("corners.zone_unreadable"))
        self.width = self._read("width", _width_in, warning("corners.width_unreadable"))
        self.meridian = self._read("meridian", _meridian_in, warning("corners.meridian_unreadable"))
        if "helmert" in self.head and not _is_null(self.head["helmert"].text):
            text = self.head["helmert"].text[:120]
            self.findings.append(note("corners.file_parameters", text=text, **self.at("helmert")))
        if "epsg" in self.head:
            self._read_layer(self.head["epsg"])
        if self.given is not None:
            self.say(GIVEN, "crs", f"EPSG:{self.given.epsg}", None)

    def _read(self, key: str, reader: Any, unreadable: Finding) -> Any:
        if key not in self.head:
            return None
        value = reader(self.head[key].text)
        if value is None:
            figures = {"text": self.head[key].text[:60]}
            self.findings.append(replace(unreadable, figures=figures, **self.at(key)))
        else:
            self.say(HEAD, key, value, self.head[key].line)
        return value

    def _read_layer(self, declared: Declared) -> None:
        match = _CODE.fullmatch(_plain(declared.text).upper())
        epsg = int(match[1]) if match else 0
        self.layer = any_plane_of_epsg(epsg) or degrees_of_epsg(epsg)
        self.say(LAYER, "crs", f"EPSG:{epsg}" if match else declared.text[:60], None)
        if self.layer is None:
            self.findings.append(error("corners.layer_crs", crs=declared.text[:60], source=self.place["source"]))

    # The datum

    def decide_datum(self) -> None:
        """CGCS2000 is presumed and said to be; another datum stays what it is."""
        declared = self.head.get("datum")
        datum = None if declared is None else datum_of(declared.text)
        if declared is not None:
            self.say(HEAD, "datum", datum.name if datum else declared.text[:60], declared.line)
        if declared is not None and datum is None:
            self.findings.append(error("corners.unknown_datum", text=declared.text[:60], **self.at("datum")))
            return
        if "epsg" in self.head and self.layer is None:
            return  # it has one, which cannot be used
        if self.layer is not None:
            if datum is not None and datum != self.layer.datum:
                names = {"first": datum.name, "second": self.layer.datum.name}
                self.findings.append(error("corners.two_datums", **names, **self.at("datum")))
                return
            datum = self.layer.datum
        if datum is None and self.given is not None:
            datum = self.given.datum
            self.findings.append(note("corners.datum_from_parameter", datum=datum.name, **self.place))
        elif datum is None:
            self.findings.append(warning("corners.datum_not_stated", **self.place))
        self.datum = datum or CGCS2000
        if self.datum == WGS84:
            at = self.place if declared is None else self.at("datum")
            if self.wgs84_is_cgcs2000:
                self.datum, self.record = CGCS2000, f"{WGS84.name} = {CGCS2000.name}"
                self.findings.append(warning("corners.wgs84_assumed", **at))
            else:
                self.findings.append(error("corners.wgs84_not_accepted", **at))

    # The zone

    def decide_zone(self, prefix: int) -> None:
        """From the digits, else from the file, else from the user."""
        self.say(DIGITS, "zone", prefix or "-", self.place["line"])
        if isinstance(self.layer, Degrees):
            # The numbers are not in this CRS: its datum is not theirs.
            self.findings = [one for one in self.findings if one.code != "corners.wgs84_not_accepted"]
            self.findings.append(error("corners.layer_in_degrees", epsg=self.layer.epsg, source=self.place["source"]))
        if self.failed:
            return
        if prefix != NO_PREFIX:
            plane = plane_of_prefix(prefix, self.datum)
            assert plane is not None, "told_apart knows zones only"
            self._take(plane, DIGITS, note("corners.crs_from_digits"), self.place)
            return
        declared = self._declared_zone()
        if self.failed:
            return
        if declared is not None:
            zone, width, key = declared
            kind = LAYER if key == "epsg" else HEAD
            plane = Plane(zone, width, False, self.datum)
            taken = note("corners.crs_from_layer") if kind == LAYER else note("corners.crs_from_head")
            self._take(plane, kind, taken, self.at(key))
            if self.given is not None and (self.given.zone, self.given.width) != (zone, width):
                figures = {"given": self.given.epsg, **_figures(plane)}
                self.findings.append(warning("corners.crs_differs", **figures, **self.at(key)))
        elif self.given is not None:
            plane = Plane(self.given.zone, self.given.width, False, self.datum)
            self._take(plane, GIVEN, note("corners.crs_from_parameter"), self.place)
        else:
            self.findings.append(error("corners.no_zone", **self.place))

    def _take(self, plane: Plane, by: str, finding: Finding, at: Mapping[str, Any]) -> None:
        self.plane, self.by = plane, by
        self.findings.append(replace(finding, figures={**finding.figures, **_figures(plane)}, **at))

    def _declared_zone(self) -> Optional[tuple[int, int, str]]:
        """Zone and width as layer or head declare them, and the key that says it; an error where the head disagrees."""
        if isinstance(self.layer, Plane):
            return self.layer.zone, self.layer.width, "epsg"
        by_meridian = None if self.meridian is None else _zone_of_meridian(self.meridian, self.width)
        if self.zone is None:
            if self.meridian is not None and by_meridian is None:
                self.findings.append(error("corners.meridian_unusual", meridian=self.meridian, **self.at("meridian")))
            return None if by_meridian is None else (*by_meridian, "meridian")
        zone, width = self.zone, _width_of(self.zone)
        if self.meridian is not None and Plane(zone, width, False).central_meridian != self.meridian:
            given = self.given
            if given is not None and (given.zone == zone or given.central_meridian == self.meridian):
                return given.zone, given.width, "zone" if given.zone == zone else "meridian"
            figures = {"zone": zone, "expected": Plane(zone, width, False).central_meridian}
            self.findings.append(
                error("corners.head_disagrees", meridian=self.meridian, **figures, **self.at("meridian"))
            )
            return None
        return zone, width, "zone"

    def decide_from_far(self, east: Floats) -> None:
        """A zone for eastings of which some run beyond their zone's million, where the file or the user say it.

        They are read in the declared zone if others of the parcel carry its number (or, without numbers, lie in it)
        and all lie together, or if the user's CRS says the same zone.
        """
        beyond = zone_prefix(east) == NO_EASTING
        worst = float(east[np.argmax(beyond)])
        numbered = worst >= _FAR_EASTINGS[-1][0]
        self.say(DIGITS, "easting", worst, self.place["line"])
        if self.failed:
            return
        declared = self._declared_zone() if self.layer is None or isinstance(self.layer, Plane) else None
        if self.failed:
            return
        if declared is None and self.given is not None:
            declared = (self.given.zone, self.given.width, "")
        number = int(worst // PREFIX) if numbered else 0
        figures: dict[str, Any] = {"easting": worst, "count": int(beyond.sum()), "all": len(east)}
        if declared is not None:
            zone, width, key = declared
            inside = east - zone * PREFIX if numbered else east
            together = np.ptp(inside) <= _RUNS_ON and bool((np.abs(inside - 500_000) <= PREFIX).all())
            first = np.floor_divide(east, PREFIX) == zone if numbered else zone_prefix(east) == NO_PREFIX
            confirmed = self.given is not None and (self.given.zone, self.given.width) == (zone, width)
            if together and (bool(first.any()) or confirmed):
                plane = Plane(zone, width, bool(numbered), self.datum)
                off = float(inside[np.argmax(beyond)] - 500_000) / 1000
                overflow = warning("corners.easting_overflow", off=off, **figures)
                self._take(plane, {"epsg": LAYER, "": GIVEN}.get(key, HEAD), overflow, self.place)
                return
        figures["declared"] = str(declared[0]) if declared else "-"
        if numbered:
            figures.update(number=number, within=worst - number * PREFIX)
            self.findings.append(error("corners.easting_far", **figures, **self.place))
        else:
            self.findings.append(error("corners.easting_far_bare", **figures, **self.place))

    def decide_from_degrees(self, longitudes: tuple[float, float]) -> None:
        """The user's plane, else the 3-degree zone that the ground lies in."""
        west, east = longitudes
        self.say(DIGITS, "longitude", f"{west:.6f}" if west == east else f"{west:.6f}-{east:.6f}", self.place["line"])
        if self.failed:
            return
        if isinstance(self.layer, Plane):
            self.findings.append(error("corners.layer_in_metres", epsg=self.layer.epsg, source=self.place["source"]))
            return
        self.degrees = Degrees(self.datum)
        ground = plane_of_longitude((west + east) / 2, self.datum)
        figures = {"west": west, "east": east, "source_epsg": self.degrees.epsg}
        if self.given is not None:
            self._take(
                self.given.of_datum(self.datum), GIVEN, note("corners.degrees_into_given", **figures), self.place
            )
        elif ground is not None:
            self._take(ground, DIGITS, note("corners.degrees_into_zone", **figures), self.place)
        else:
            self.findings.append(error("corners.no_zone", **self.place))

    # What speaks against it

    def compare(self) -> None:
        """Declared values that the plane contradicts, each with its line."""
        plane = self.plane
        if plane is None:
            return
        figures = _figures(plane)
        if self.degrees is not None:
            if self.zone is not None and self.zone != plane.zone:
                self.findings.append(
                    warning("corners.degrees_zone_differs", declared=self.zone, **figures, **self.at("zone"))
                )
            return
        if self.zone is not None and self.zone != plane.zone:
            differs = warning("corners.zone_differs") if self.by == DIGITS else warning("corners.zone_not_taken")
            self.findings.append(replace(differs, figures={"declared": self.zone, **figures}, **self.at("zone")))
        if self.meridian is not None and self.meridian != plane.central_meridian:
            at = self.at("meridian")
            self.findings.append(warning("corners.meridian_differs", declared=self.meridian, **figures, **at))
        if self.width is not None and self.width != plane.width:
            self.findings.append(warning("corners.width_differs", declared=self.width, **figures, **self.at("width")))
        if isinstance(self.layer, Plane) and self.layer != plane:
            self.findings.append(
                warning("corners.layer_differs", declared=self.layer.epsg, **figures, source=self.place["source"])
            )

    def decision(self) -> CrsDecision:
        evidence = tuple(replace(item, taken=self._agrees(item)) for item in self.evidence)
        plane = None if self.failed else self.plane
        return CrsDecision(plane, self.by if plane else "", evidence, tuple(self.findings), self.degrees, self.record)

    def _agrees(self, item: Evidence) -> bool:
        if item.about == "datum":
            return item.value in (self.datum.name, WGS84.name) and not self.failed
        plane = self.plane
        if plane is None:
            return False
        if item.about == "crs":
            other = any_plane_of_epsg(int(item.value[5:])) or degrees_of_epsg(int(item.value[5:]))
            if isinstance(other, Degrees):
                return self.degrees is not None
            same_place = other is not None and (other.zone, other.width) == (plane.zone, plane.width)
            return same_place and (item.kind == GIVEN or (other is not None and other.prefixed == plane.prefixed))
        if item.about == "easting":
            return True
        if item.about == "longitude":
            return abs(float(item.value.split("-")[0]) - plane.central_meridian) <= plane.width
        if item.value == "-":
            return not plane.prefixed
        expected = {"zone": plane.zone, "width": plane.width, "meridian": plane.central_meridian}
        return item.value == str(expected[item.about])


def _figures(plane: Plane) -> dict[str, Any]:
    return {
        "zone": plane.zone,
        "width": plane.width,
        "meridian": plane.central_meridian,
        "epsg": plane.epsg,
        "datum": plane.datum.name,
    }


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" \t\u3000\x00")


def _width_of(zone: int) -> int:
    return 3 if zone in ZONES[3] else 6


def _numbers_in(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", _plain(text))]


def _zone_in(text: str) -> Optional[int]:
    """The zone number in ``38``, ``第38带``, ``3度带38带``."""
    zones = {int(number) for number in _numbers_in(text) if number in ZONES[3] or number in ZONES[6]}
    return zones.pop() if len(zones) == 1 else None


def _width_in(text: str) -> Optional[int]:
    """The zone width in ``3``, ``3度带``, ``三度分带``, ``6°``."""
    plain = _plain(text)
    numbers = _numbers_in(plain.replace("三", "3").replace("六", "6"))
    return int(numbers[0]) if numbers and numbers[0] in ZONES else None


def _meridian_in(text: str) -> Optional[float]:
    """The central meridian in ``114``, ``114°``, ``E114°00′00″``, ``L0=114``, degrees."""
    plain = re.sub(r"L\s*0", "", _plain(text).upper())
    numbers = _numbers_in(plain)
    if not 1 <= len(numbers) <= 3 or any(number >= 60 for number in numbers[1:]):
        return None
    value = sum(number / 60**power for power, number in enumerate(numbers))
    return value if LONGITUDES[0] - 3 <= value <= LONGITUDES[1] + 3 else None


def _zone_of_meridian(meridian: float, width: Optional[int]) -> Optional[tuple[int, int]]:
    """The zone with this central meridian, by the width if one is declared, else the 3-degree one.

    A 3-degree and a 6-degree zone of the same meridian have the same coordinates but for the zone number.
    """
    for size, zone in ((3, meridian / 3), (6, (meridian + 3) / 6)):
        if (width is None or size == width) and zone in ZONES[size]:
            return int(zone), size
    return None


def _is_null(text: str) -> bool:
    """Whether 转换参数 are empty or all zero."""
    plain = _plain(text)
    return not re.search(r"[^-+0., ;、\t]", plain) and not re.search(r"[1-9]", plain)


def degrees_off_meridian(east_north: Floats, plane: Plane) -> Floats:
    """Longitude of plane points (n, 2) from the central meridian, degrees, east positive."""
    degrees: Floats = np.degrees(plane.to_geographic(east_north)[:, 0])
    return degrees
