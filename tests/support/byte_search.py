"""Everything that the bytes of a file hold, unpacked and read by other programs, and a search in it for what must not
be there. Written without a look at how the program itself searches.
"""

from __future__ import annotations

import io
import json
import re
import struct
import subprocess
import tempfile
import zipfile
import zlib

from openpyxl import load_workbook

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def every_byte(name, data):
    """(name, bytes) of a file and of everything that is packed in it, over and over: archives, deflated streams of any
    kind, texts of pictures.
    """
    yield name, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield f"{name}!{entry.filename}#name", entry.filename.encode() + entry.comment + entry.extra
                yield from every_byte(f"{name}!{entry.filename}", archive.read(entry))
        return
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            yield f"{name}!stream@{found.start()}", zlib.decompressobj().decompress(data[found.end() :])
        except zlib.error:
            continue
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        at = 8
        while at < len(data):
            size, kind = struct.unpack(">I4s", data[at : at + 8])
            content = data[at + 8 : at + 8 + size]
            yield f"{name}!{kind.decode()}", content
            if kind in (b"zTXt", b"iTXt"):
                for start in range(len(content)):
                    try:
                        yield f"{name}!{kind.decode()}@{start}", zlib.decompress(content[start:])
                        break
                    except zlib.error:
                        continue
            at += size + 12


def every_text(name, data):
    """(name, text) of what people and programs read in a file and in all files that are packed in it."""
    if data[:5] == b"%PDF-":
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            for command in (["pdftotext", "-layout", file.name, "-"], ["pdfinfo", "-meta", file.name],
                            ["pdfinfo", "-custom", file.name], ["pdfinfo", file.name]):  # fmt: skip
                out = subprocess.run(command, capture_output=True, check=True, text=True).stdout
                yield f"{name}!{command[0]}", out.replace(file.name, "")
    elif name.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(data))
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    yield f"{name}!{sheet.title}!{cell.coordinate}", str(cell.value)
                    if cell.comment:
                        yield f"{name}!{sheet.title}!{cell.coordinate}#comment", str(cell.comment.text)
        yield f"{name}!properties", repr(book.properties)
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                yield f"{name}!{entry}#name", entry
                yield from every_text(f"{name}!{entry}", archive.read(entry))
    elif name.endswith(".json"):
        yield name, json.dumps(json.loads(data), ensure_ascii=False)
    elif name.endswith(".txt"):
        yield name, data.decode("utf-8")
    else:
        raise AssertionError(f"nobody has said how {name} is read")


def writings(east, north, longitude, latitude, zone):
    """A corner's coordinates as people write them: (to be looked for in bytes, only in texts)."""
    in_bytes, in_texts = set(), set()
    bare = east - zone * 1_000_000 if east > 1_000_000 else east
    for value in (north, east, bare, bare + zone * 1_000_000):
        for decimals in range(5):
            text = f"{value:.{decimals}f}"
            (in_bytes if len(text) > 6 else in_texts).add(text)
            in_bytes.add(f"{value:,.{decimals}f}")
            if decimals:
                in_bytes.add(f"{value:.{decimals}f}".replace(".", ","))
        cut = str(int(value))
        (in_bytes if len(cut) > 6 else in_texts).add(cut)
    for value in (longitude, latitude):
        for decimals in range(5, 10):
            in_texts.add(f"{value:.{decimals}f}")
        degrees, rest = divmod(value * 3600, 3600)
        minutes, seconds = divmod(rest, 60)
        for decimals in range(5):
            for form in ("{0:d}°{1:02d}′{2:0{3}.{4}f}", "{0:d}°{1:d}'{2:0{3}.{4}f}", "{0:d}{1:02d}{2:0{3}.{4}f}"):
                text = form.format(int(degrees), int(minutes), seconds, decimals + (3 if decimals else 2), decimals)
                in_texts.add(text)
    return in_bytes, in_texts


_NUMBER_BEFORE = r"(?<![0-9])"


class Search:
    """A search for corners (east, north, longitude, latitude), and for words in every encoding."""

    def __init__(self, corners, zone, words):
        in_bytes, in_texts = set(), set()
        for corner in corners:
            more, only = writings(*corner, zone)
            in_bytes |= more
            in_texts |= only
        self.numbers = {text.encode() for text in in_bytes}
        self.texts = in_texts | in_bytes
        self.words = [(word, {word.encode(code) for code in ENCODINGS}) for word in words if word]

    def __call__(self, name, data):
        """What of it is in a file: (where, what)."""
        found = []
        for where, content in every_byte(name, data):
            numbers = {match[0] for match in re.finditer(rb"[0-9][0-9.,]{5,}", content)}
            found += [(where, number.decode()) for number in numbers if self._has(number)]
            found += [(where, word) for word, forms in self.words if any(form in content for form in forms)]
        for where, text in every_text(name, data):
            tokens = set(re.findall(r"[0-9][0-9.,°′'″]*", text))
            found += [(where, token) for token in tokens if {token, token.strip(".,'′″")} & self.texts]
            found += [(where, word) for word, _ in self.words if word in text]
        return found

    def _has(self, number):
        """Whether a run of digits, points and commas is one of the coordinates or several in a row."""
        if number in self.numbers or number.strip(b".,") in self.numbers:
            return True
        return any(part in self.numbers for part in number.split(b",") if len(part) > 6)
