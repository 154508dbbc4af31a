"""Several PDFs of this program as one, with a bookmark for each: their pages are copied, not drawn again.

Reads what Qt writes and GDAL appends to it: objects in the open, tables of places, no encryption. Anything else is
refused. There is no library for this that QGIS brings along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.files import whole_file

_REFERENCE = re.compile(rb"(\d+) (\d+) R\b")
_STREAM = re.compile(rb"stream\r?\n")
_CATALOGUE, _PAGES, _OUTLINES = 1, 2, 3


class NotBound(ValueError):  # noqa: N818 - what it is, said plainly
    """A PDF that cannot be bound; the text says which and why."""


@dataclass(frozen=True)
class _Part:
    """The objects of a PDF by number, each as its head and its stream, and its pages in order."""

    objects: dict[int, tuple[bytes, bytes]]
    pages: list[int]


def bind_pdfs(parts: Sequence[tuple[str, Path]], target: Path) -> None:
    """Write the PDFs of ``parts`` (title of the bookmark, file) one after another into ``target``.

    The same parts give the same bytes. Raises :class:`NotBound` and ``OSError``.
    """
    objects: dict[int, bytes] = {}
    pages: list[int] = []
    marks: list[tuple[str, int]] = []
    after = _OUTLINES + len(parts)
    for title, path in parts:
        part = _read(path)
        first = {number: after + i for i, number in enumerate(sorted(part.objects), 1)}
        for number, (head, stream) in part.objects.items():
            moved = _moved(head, first)
            if number in part.pages:
                moved = re.sub(rb"/Parent \d+ \d+ R", b"/Parent %d 0 R" % _PAGES, moved)
            objects[first[number]] = moved + stream
        marks.append((title, first[part.pages[0]]))
        pages += [first[number] for number in part.pages]
        after += len(first)
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    objects[_CATALOGUE] = b"<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines >>\n" % (
        _PAGES,
        _OUTLINES,
    )
    objects[_PAGES] = b"<< /Type /Pages /Count %d /Kids [ %s ] >>\n" % (len(pages), kids)
    objects.update(_bookmarks(marks))
    with whole_file(target) as path:
        path.write_bytes(_written(objects))


def _bookmarks(marks: Sequence[tuple[str, int]]) -> dict[int, bytes]:
    """The bookmarks as objects."""
    first, last = _OUTLINES + 1, _OUTLINES + len(marks)
    objects = {_OUTLINES: b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>\n" % (first, last, len(marks))}
    for number, (title, page) in enumerate(marks, first):
        text = ("\ufeff" + title).encode("utf-16-be").hex().encode()
        beside = b"/Prev %d 0 R " % (number - 1) if number > first else b""
        beside += b"/Next %d 0 R " % (number + 1) if number < last else b""
        objects[number] = b"<< /Title <%s> /Parent %d 0 R %s/Dest [ %d 0 R /Fit ] >>\n" % (
            text,
            _OUTLINES,
            beside,
            page,
        )
    return objects


def _written(objects: dict[int, bytes]) -> bytes:
    """The file of these objects."""
    content = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(content)
        content += b"%d 0 obj\n" % number + objects[number] + b"endobj\n"
    start, size = len(content), max(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        content += b"%010d 00000 n \n" % places[number]
    content += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, _CATALOGUE, start)
    return bytes(content)


def _moved(head: bytes, first: dict[int, int]) -> bytes:
    """An object's head with its references to the new numbers; what is referred to and not there is null."""

    def new(match: re.Match[bytes]) -> bytes:
        number = first.get(int(match[1]))
        return b"null" if number is None else b"%d 0 R" % number

    return _REFERENCE.sub(new, head)


def _read(path: Path) -> _Part:
    """The objects of a PDF that its pages are made of. Raises :class:`NotBound`."""
    data = path.read_bytes()
    try:
        places, trailer = _places(data)
        objects = {number: _object(data, number, places) for number in places}
        root = _reference(trailer, b"Root")
        tree = _reference(objects[root][0], b"Pages")
        pages, nodes = _leaves(objects, tree)
    except (KeyError, IndexError, ValueError, AttributeError, RecursionError) as cause:
        raise NotBound(f"{path.name}: {cause}") from cause
    if not pages or b"/Encrypt" in trailer:
        raise NotBound(f"{path.name}: no pages that can be copied")
    needed = _needed(objects, pages, {root, *nodes})
    return _Part({number: objects[number] for number in sorted(needed)}, pages)


def _needed(objects: dict[int, tuple[bytes, bytes]], pages: Sequence[int], left: set[int]) -> set[int]:
    """What the pages refer to, over however many objects: not who made the file, nor what else a program put in it."""
    needed: set[int] = set()
    ahead = list(pages)
    while ahead:
        number = ahead.pop()
        if number not in needed and number not in left and number in objects:
            needed.add(number)
            ahead += [int(reference[1]) for reference in _REFERENCE.finditer(objects[number][0])]
    return needed


def _places(data: bytes) -> tuple[dict[int, int], bytes]:
    """Where each object is, and the newest trailer."""
    start = int(data[data.rindex(b"startxref") :].split()[1])
    places: dict[int, int] = {}
    newest, seen = b"", set()
    while start not in seen:
        seen.add(start)
        if data[start : start + 4] != b"xref":
            raise ValueError("no table of places")
        end = data.index(b"trailer", start)
        tokens = data[start + 4 : end].split()
        i = 0
        while i < len(tokens):
            number, count = int(tokens[i]), int(tokens[i + 1])
            for k in range(count):
                place, _, kind = tokens[i + 2 + 3 * k : i + 5 + 3 * k]
                if kind == b"n" and number + k not in places:
                    places[number + k] = int(place)
            i += 2 + 3 * count
        trailer = data[end : data.index(b"startxref", end)]
        newest = newest or trailer
        before = re.search(rb"/Prev (\d+)", trailer)
        if before is None:
            break
        start = int(before[1])
    return places, newest


def _object(data: bytes, number: int, places: dict[int, int]) -> tuple[bytes, bytes]:
    """An object as what stands before its stream, and its stream with what closes it."""
    begin = re.compile(rb"\s*%d \d+ obj" % number).match(data, places[number])
    if begin is None:
        raise ValueError(f"object {number} is not at its place")
    end = data.index(b"endobj", begin.end())
    stream = _STREAM.search(data, begin.end(), end)
    if stream is None:
        return data[begin.end() : end], b""
    head = data[begin.end() : stream.start()]
    length = re.search(rb"/Length (\d+)( \d+ R)?", head)
    if length is None:
        raise ValueError(f"object {number} has no length")
    size = int(length[1])
    if length[2]:
        size = int(_object(data, size, places)[0])
    return head, stream[0] + data[stream.end() : stream.end() + size] + b"\nendstream\n"


def _reference(head: bytes, key: bytes) -> int:
    found = re.search(rb"/%s (\d+) \d+ R" % key, head)
    if found is None:
        raise ValueError(f"no {key.decode()}")
    return int(found[1])


def _leaves(objects: dict[int, tuple[bytes, bytes]], node: int) -> tuple[list[int], list[int]]:
    """The pages below a node of the page tree, in order, and the nodes."""
    head = objects[node][0]
    kids = re.search(rb"/Kids\s*\[(.*?)\]", head, re.DOTALL)
    if kids is None:
        if b"/MediaBox" not in head or b"/Resources" not in head:
            raise ValueError("a page without a size of its own")
        return [node], []
    pages, nodes = [], [node]
    for kid in _REFERENCE.finditer(kids[1]):
        more, below = _leaves(objects, int(kid[1]))
        pages += more
        nodes += below
    return pages, nodes
