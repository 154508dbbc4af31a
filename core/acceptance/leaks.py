"""Looking for what a public copy must not tell: corner coordinates in any writing, people, telephones, places of files.

Texts are looked at before they are printed (:meth:`Secrets.in_text`), since the letters of a PDF are no letters in its
bytes; the finished files are looked at as bytes, unpacked as far as they are packed (:meth:`Secrets.in_file`).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from ..findings import Finding, error
from ..geodesy.plane import Plane

COORDINATE, PERSON, PHONE, MAIL, IDENTITY = "coordinate", "person", "phone", "mail", "identity"
PLACE, HIDDEN = "path", "hidden"
"""Kinds of leaks. ``hidden`` is a part of a file that tells who made it or where it lies on the ground."""
_SHORTEST_WORD = 2
_SHORTEST_PATH = 5
_WHOLE_DIGITS, _SAFE_DIGITS = 6, 7
"""Digits of a coordinate before the point: an easting without its zone has six; bytes that are no texts have six digits
by chance too often."""
_DEGREE_DECIMALS = 5
"""From here on degrees tell a place to about a metre; with fewer, longitude and latitude have to stand together."""
_FEWEST_DECIMALS = 3
_NEAR_DMS = 1.5 / 3600
_KILOMETRE = 1000
_NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,11}(?:\.[0-9]+)?(?![0-9])")
_AMOUNT = re.compile(r"\s*[万亿]?\s*(?:元|公顷|[hH][mM]|ha\b|平方|㎡|[mM][²³23]|亩|吨|株|棵|立方|方(?![向位])|[%％])")
"""Behind a number: it is an amount of money, area, volume or the like, and no coordinate."""
_KILOMETRES = re.compile(r"\s*(?:千米|公里|[kK][mM](?![²³23])|㎞)")
_AXIS = re.compile(r"(?:[XYNExyne北东]|坐标|northing|easting)\s*[=＝:：为是]?\s*$", re.IGNORECASE)
"""Before a number: it is a coordinate."""
_LEAST_WITH_UNIT = 1000
"""From here on kilometres are those of a northing, or an easting with its zone, and no length of anything at a mine."""
_SCALES = (100, 1000)
"""Coordinates without their point: in centimetres and millimetres."""
_GROUPS = re.compile(r"(?<=[0-9])[,，' \u00a0\u2009](?=[0-9]{3}(?![0-9]))")
_BETWEEN = r"\s*[°º度dD'′’分mM:：\-－ ]\s*"
_DMS = re.compile(rf"(?<![0-9.])(?=([0-9]{{1,3}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}(?:\.[0-9]+)?))")
"""Degrees, minutes and seconds with any signs between them, each triple of numbers in a row."""
_MINUTES = re.compile(r"(?<![0-9.])([0-9]{1,3})\s*[°º度dD:： ]\s*([0-9]{1,2}\.[0-9]{2,})")
"""Degrees and decimal minutes; a hundredth of a minute is some 18 m."""
_PHONES = re.compile(
    r"(?<![0-9.])(?:(?:(?:\+|00)86[-－ ]?)?1[3-9][0-9][-－. ]?[0-9]{4}[-－. ]?[0-9]{4}|0[0-9]{2,3}[-－— ][0-9]{7,8}"
    r"|[(（]0[0-9]{2,3}[)）] ?[0-9]{7,8}|[48]00[-－][0-9]{3}[-－]?[0-9]{4}"
    r"|(?<=[话机真线])\s?[:：]?\s?[1-9][0-9]{6,7}|(?<=[Tt][Ee][Ll])[.:： ]{1,2}[1-9][0-9]{6,7})(?![0-9])"
)
"""Telephone numbers of anybody: mobile ones, with area code, of a service, and any behind the word for it."""
_IDENTITIES = re.compile(
    r"(?<![0-9A-Za-z])[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
"""Citizens' identity numbers (GB 11643): place, day of birth, serial number, check digit."""
_MAILS = re.compile(r"[0-9A-Za-z._%+-]+[@＠][0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+")
_DIGITS = {char: value % 10 for value, char in enumerate("〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖")} | {
    "两": 2,
    "○": 0,
}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_NUMERAL = re.compile(f"[{''.join(_DIGITS)}十拾][{''.join((*_DIGITS, *_TENS, *_LARGE))}]*(?:点[{''.join(_DIGITS)}]+)?")
"""A number in Chinese numerals, digit by digit or with its places."""
_FEWEST_PHONE_DIGITS = 7
_PHONE_SIGNS = r"[\s()（）.·\-－–—_/]*"
"""What people write between the digits of a telephone number."""
_ONLY_A_PHONE = re.compile(r"[0-9\s()（）+.·\-－–—_/]+")
_BLANKS = re.compile(r"\s+")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－", "0123456789.-")
_BYTES_NUMBER = re.compile(rb"(?<![0-9A-Za-z.])[0-9]{7,8}(?:\.[0-9]+)?(?![0-9A-Za-z.])")
_STREAM = re.compile(rb"stream\r?\n")
_PDF_PARTS = (
    *(b"/Info ", b"/Author", b"/Creator", b"/Producer", b"/Metadata", b"/PieceInfo", b"/VP ", b"/Measure", b"/LGIDict"),
    *(b"/OCProperties", b"/EmbeddedFile", b"/URI", b"/JavaScript", b"/Launch"),
)
_NO_TEXT = (b"/Subtype /Image", b"/Subtype/Image", b"/Length1", b"/FontFile", b"/CIDToGIDMap")
_PNG = b"\x89PNG\r\n\x1a\n"
_WORKBOOK_PARTS = ("comments", "externalLinks", "vbaProject", "customXml", "threadedComments", "docProps/custom.xml")
_WORKBOOK_TEXTS = (b'state="hidden"', b'state="veryHidden"', b"<hyperlink ", b"<lastModifiedBy>", b"<cp:lastModifiedBy")
_PNG_TEXTS = (b"tEXt", b"iTXt", b"zTXt", b"eXIf")


@dataclass(frozen=True)
class Leak:
    """Something that must not be told: its kind, and the text as it stands there."""

    kind: str
    text: str


@dataclass(frozen=True)
class Secrets:
    """What must not be told: corners of ``shapes`` (east, north, in ``plane``), ``people`` (names, addresses,
    telephones), ``paths`` of files. ``public`` are texts in which names may occur: the mine's own name, its holder.
    """

    shapes: tuple[BaseGeometry, ...]
    plane: Plane
    people: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    public: tuple[str, ...] = ()

    def in_text(self, text: str) -> Optional[Leak]:
        """The first leak in a text that people read, whether or not its lines were broken to fit."""
        plain = text.translate(_FULL_WIDTH)
        forms = dict.fromkeys((plain, plain.replace("\n", ""), _NUMERAL.sub(_in_digits, plain)))
        return next((leak for form in forms if (leak := self._words(form) or self._coordinates(form))), None)

    def in_file(self, name: str, data: bytes) -> Optional[Leak]:
        """The first leak in the bytes of a file, whatever is packed in it."""
        for part, content in unpacked(name, data):
            leak = _hidden(part, content) or self._in_bytes(content)
            if leak is not None:
                return leak
        return None

    # Words

    @cached_property
    def _people(self) -> tuple[str, ...]:
        words = (word.strip() for word in self.people)
        return tuple(sorted({word for word in words if len(word) >= _SHORTEST_WORD}, key=len, reverse=True))

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        forms = {form for path in self.paths for form in (path, path.replace("\\", "/"), path.replace("/", "\\"))}
        return tuple(form for form in sorted(forms) if len(form) >= _SHORTEST_PATH)

    def _words(self, text: str) -> Optional[Leak]:
        for pattern in (_PHONES, *self._telephones):
            phone = pattern.search(text)
            if phone:
                return Leak(PHONE, phone[0].strip(" ：:."))
        mail = _MAILS.search(text)
        if mail:
            return Leak(MAIL, mail[0])
        for identity in _IDENTITIES.finditer(text):
            if _is_identity(identity[0]):
                return Leak(IDENTITY, identity[0])
        for path in self._paths:
            if path.casefold() in text.casefold():
                return Leak(PLACE, path)
        for known in sorted(self.public, key=len, reverse=True):
            text = text.replace(known, "\n") if known else text
        close = _BLANKS.sub("", text)
        found = next((word for word in self._people if word in text or _BLANKS.sub("", word) in close), None)
        return Leak(PERSON, found) if found else None

    @cached_property
    def _telephones(self) -> tuple[re.Pattern[str], ...]:
        """The telephone numbers among ``people``, whole and without area code, with any signs between the digits."""
        numbers: set[str] = set()
        for text in (one.translate(_FULL_WIDTH) for one in self.people):
            if _ONLY_A_PHONE.fullmatch(text):
                groups = re.findall("[0-9]+", text)
                numbers |= {"".join(groups), *groups}
        wanted = sorted(number for number in numbers if len(number) >= _FEWEST_PHONE_DIGITS)
        return tuple(re.compile(f"(?<![0-9]){_PHONE_SIGNS.join(number)}(?![0-9])") for number in wanted)

    # Coordinates

    @cached_property
    def _corners(self) -> tuple[set[int], set[int]]:
        """Coordinates of all corners as whole metres, cut and rounded: northings and all writings of eastings; and
        longitudes and latitudes as DDDMMSS.
        """
        points = self._points
        if not len(points):
            return set(), set()
        zone = self.plane.zone * 1_000_000
        bare = points[:, 0] - (zone if self.plane.prefixed else 0)
        metres = np.concatenate([points[:, 1], bare, bare + zone])
        degrees = self._degrees.ravel()
        whole, minutes = np.floor(degrees), degrees % 1 * 60
        packed = whole * 10000 + np.floor(minutes) * 100 + minutes % 1 * 60
        both = (np.concatenate([np.floor(values), np.rint(values)]).astype(int).tolist() for values in (metres, packed))
        whole_metres, whole_packed = (set(values) for values in both)
        return whole_metres, whole_packed

    @cached_property
    def _kilometres(self) -> tuple[set[int], set[int]]:
        """Eastings, with and without the zone, and northings of all corners as whole metres, cut and rounded."""
        points, zone = self._points, self.plane.zone * 1_000_000
        bare = points[:, 0] - (zone if self.plane.prefixed else 0)
        columns = (np.concatenate([bare, bare + zone]), points[:, 1])
        east, north = ({*np.floor(one).astype(int).tolist(), *np.rint(one).astype(int).tolist()} for one in columns)
        return east, north

    @cached_property
    def _without_point(self) -> set[int]:
        """Coordinates of all corners in centimetres and millimetres, cut and rounded."""
        points, zone = self._points, self.plane.zone * 1_000_000
        bare = points[:, 0] - (zone if self.plane.prefixed else 0)
        metres = np.concatenate([points[:, 1], bare, bare + zone])
        # A tenth of a millimetre is noise of the floats.
        scaled = [np.round(metres * scale, 1) for scale in _SCALES]
        return {
            value for one in scaled for form in (np.floor(one), np.rint(one)) for value in form.astype(int).tolist()
        }

    @cached_property
    def _points(self) -> npt.NDArray[np.float64]:
        """All corners (n, 2) (east, north), m."""
        points = shapely.get_coordinates(list(self.shapes))
        finite: npt.NDArray[np.float64] = points[np.isfinite(points).all(axis=1)]
        return finite

    @cached_property
    def _degrees(self) -> npt.NDArray[np.float64]:
        """All corners (n, 2) (longitude, latitude), degrees."""
        degrees = np.degrees(self.plane.to_geographic(self._points))
        degrees[:, 0] += self.plane.central_meridian
        return degrees

    def _coordinates(self, text: str) -> Optional[Leak]:
        leak = next((leak for form in (text, _GROUPS.sub("", text)) if (leak := self._numbers(form))), None)
        if leak is not None:
            return leak
        for found in _DMS.finditer(text):
            value = float(found[1]) + float(found[2]) / 60 + float(found[3]) / 3600
            if self._near(value, _NEAR_DMS):
                return Leak(COORDINATE, text[found.start(1) : found.end(3)])
        for found in _MINUTES.finditer(text):
            if self._near(float(found[1]) + float(found[2]) / 60, _NEAR_DMS):
                return Leak(COORDINATE, found[0])
        return None

    def _numbers(self, text: str) -> Optional[Leak]:
        """The first number that is a coordinate by itself or beside another."""
        metres, packed = self._corners
        beside: list[tuple[int, str]] = []
        kilometres: set[int] = set()
        for found in _NUMBER.finditer(text):
            if _AMOUNT.match(text, found.end()):
                continue
            number = found[0]
            whole, _, decimals = number.partition(".")
            if len(whole) >= _WHOLE_DIGITS and (int(whole) in metres or (decimals and int(whole) in packed)):
                return Leak(COORDINATE, number)
            if not decimals and int(whole) in self._without_point:
                return Leak(COORDINATE, number)
            if len(decimals) < _FEWEST_DECIMALS:
                continue
            thousand = round(float(number) * _KILOMETRE)
            columns = {column for column in (0, 1) if thousand in self._kilometres[column]}
            kilometres |= columns
            has_unit = float(number) >= _LEAST_WITH_UNIT and _KILOMETRES.match(text, found.end())
            if len(kilometres) == 2 or (columns and (has_unit or _AXIS.search(text[: found.start()]))):
                return Leak(COORDINATE, number)
            for column in self._near(float(number), 10.0 ** -min(len(decimals), _DEGREE_DECIMALS + 1)):
                beside.append((column, number))
                if len(decimals) >= _DEGREE_DECIMALS or {one for one, _ in beside} == {0, 1}:
                    return Leak(COORDINATE, number)
        return None

    def _near(self, value: float, how: float) -> tuple[int, ...]:
        """Whether a number is the longitude (0) or the latitude (1) of a corner."""
        if not len(self._points):
            return ()
        return tuple(np.flatnonzero((abs(self._degrees - value) <= how).any(axis=0)).tolist())

    # Bytes

    def _in_bytes(self, data: bytes) -> Optional[Leak]:
        metres, _ = self._corners
        for found in _BYTES_NUMBER.finditer(data):
            if int(found[0].partition(b".")[0]) in metres:
                return Leak(COORDINATE, found[0].decode())
        for kind, words in ((PERSON, self._people), (PLACE, self._paths)):
            for word in words:
                if kind == PERSON and any(word in known for known in self.public):
                    continue
                if any(word.encode(code, "replace") in data for code in ("utf-8", "utf-16-be", "utf-16-le", "gb18030")):
                    return Leak(kind, word)
        return None


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What of a file can be read, part by part, each with its name: entries of an archive, the objects of a PDF and
    what is drawn on its pages, the chunks of a picture but its pixels; any other file as it is.

    Pixels, typefaces and packed bytes are numbers of any kind, in which short words turn up by chance.
    """
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield name, "\n".join(archive.namelist()).encode() + archive.comment
            for entry in archive.namelist():
                yield from unpacked(f"{name}/{entry}", archive.read(entry))
    elif data[:5] == b"%PDF-":
        yield from _unpacked_pdf(name, data)
    elif data[:8] == _PNG:
        yield name, b"".join(_chunks(data))
    else:
        yield name, data


def _unpacked_pdf(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The objects of a PDF without their streams, then the streams of its pages."""
    objects, at, streams = [], 0, []
    for found in _STREAM.finditer(data):
        if found.start() < at:
            continue  # bytes inside a stream that look like the beginning of one
        end = data.find(b"endstream", found.end())
        if end < 0:
            break
        head = data[max(at, data.rfind(b"obj", at, found.start())) : found.start()]
        objects.append(data[at : found.start()])
        if not any(kind in head for kind in _NO_TEXT):
            streams.append(data[found.end() : end])
        at = end
    yield name, b"".join([*objects, data[at:]])
    for stream in streams:
        try:
            yield f"{name}/stream", zlib.decompressobj().decompress(stream)
        except zlib.error:
            yield f"{name}/stream", stream


def _chunks(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG, each as its name and content; of pixels only the name."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        yield kind if kind == b"IDAT" else data[at + 4 : at + 8 + size]
        at += size + 12


def _hidden(name: str, data: bytes) -> Optional[Leak]:
    """A part of a file that tells more than its pages or cells do; ``data`` is as :func:`unpacked` gives it."""
    known: tuple[bytes, ...] = ()
    if name.endswith(".pdf"):
        known = _PDF_PARTS
    elif name.endswith(".png"):
        known = _PNG_TEXTS
    elif ".xlsx/" in name:
        inner = name.rpartition(".xlsx/")[2]
        if any(part in inner for part in _WORKBOOK_PARTS):
            return Leak(HIDDEN, inner)
        known = _WORKBOOK_TEXTS
    found = next((part for part in known if part in data), None)
    return Leak(HIDDEN, found.decode()) if found else None


def leak_finding(leak: Leak, where: str) -> Finding:
    """The finding of a leak in ``where`` (the title of a file)."""
    if leak.kind == COORDINATE:
        return error("public.coordinate", item=where, text=leak.text)
    if leak.kind == PHONE:
        return error("public.phone", item=where, text=leak.text)
    if leak.kind == MAIL:
        return error("public.mail", item=where, text=leak.text)
    if leak.kind == IDENTITY:
        return error("public.identity", item=where, text=leak.text)
    if leak.kind == PERSON:
        return error("public.person", item=where, text=leak.text)
    if leak.kind == PLACE:
        return error("public.path", item=where, text=leak.text)
    return error("public.hidden", item=where, text=leak.text)


def leaks_in(texts: Iterable[str], secrets: Secrets) -> Sequence[Leak]:
    """The leaks of several texts, each once."""
    found = (secrets.in_text(text) for text in dict.fromkeys(texts))
    return tuple(dict.fromkeys(leak for leak in found if leak is not None))


def _in_digits(found: re.Match[str]) -> str:
    """A number in Chinese numerals as one in digits."""
    whole, point, decimals = found[0].partition("点")
    if not any(char in _TENS or char in _LARGE for char in whole):
        digits = "".join(str(_DIGITS[char]) for char in whole)
    else:
        total = section = digit = 0
        for char in whole:
            if char in _TENS:
                section += (digit or 1) * _TENS[char]
                digit = 0
            elif char in _LARGE:
                total += (section + digit) * _LARGE[char]
                section = digit = 0
            else:
                digit = _DIGITS[char]
        digits = str(total + section + digit)
    return digits + (f".{''.join(str(_DIGITS[char]) for char in decimals)}" if point else "")


_CHECK_WEIGHTS, _CHECK_SIGNS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"


def _is_identity(number: str) -> bool:
    """Whether the check digit of an identity number is right (ISO 7064, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _CHECK_WEIGHTS))
    return _CHECK_SIGNS[total % 11] == number[-1].upper()
