"""Binding PDFs: pages, text and looks stay, as poppler reads them; what is no PDF of ours is refused."""

from __future__ import annotations

import contextlib
import re
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from mine_restoration.report.pdf_bind import NotBound, bind_pdfs


def make(path, pages, size=(300, 200)):
    canvas = Canvas(str(path), pagesize=size, invariant=1, pageCompression=0)
    for text in pages:
        canvas.drawString(20, 50, text)
        canvas.rect(10, 10, 100, 30, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def poppler(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True)


def pages_of(path):
    return [page.strip() for page in poppler("pdftotext", str(path), "-").stdout.split("\f")[:-1]]


def test_pages_come_in_order_with_their_sizes_and_bookmarks(tmp_path):
    parts = [
        ("位置图", make(tmp_path / "a.pdf", ["one"])),
        ("Corners 10 0 R", make(tmp_path / "b.pdf", ["two", "three 5 0 R", "four"], (842, 1191))),
        ("c", make(tmp_path / "c.pdf", ["five"])),
    ]
    target = tmp_path / "bound.pdf"
    bind_pdfs(parts, target)
    done = poppler("pdftotext", str(target), "-")
    assert done.stderr == ""
    assert pages_of(target) == ["one", "two", "three 5 0 R", "four", "five"]
    sizes = re.findall(r"size:\s+(\d+) x (\d+)", poppler("pdfinfo", "-l", "9", str(target)).stdout)
    assert sizes == [("300", "200"), ("842", "1191"), ("842", "1191"), ("842", "1191"), ("300", "200")]
    content = target.read_bytes()
    for title, _ in parts:
        assert ("\ufeff" + title).encode("utf-16-be").hex().encode() in content
    first = content
    bind_pdfs(parts, target)
    assert target.read_bytes() == first


def test_a_bound_page_looks_as_before(tmp_path):
    parts = [(name, make(tmp_path / f"{name}.pdf", [name])) for name in ("a", "b")]
    bind_pdfs(parts, tmp_path / "bound.pdf")
    for number, (name, path) in enumerate(parts, 1):
        for what, page, into in ((path, 1, "single"), (tmp_path / "bound.pdf", number, "bound")):
            poppler(
                "pdftoppm", "-r", "50", "-f", str(page), "-l", str(page), "-singlefile", str(what), str(tmp_path / into)
            )
        assert (tmp_path / "single.ppm").read_bytes() == (tmp_path / "bound.ppm").read_bytes(), name


def test_an_appended_change_is_followed(tmp_path):
    """As GDAL appends coordinates to a page: the newest object counts, the older table is still read."""
    path = make(tmp_path / "a.pdf", ["one"])
    data = path.read_bytes()
    before = int(data[data.rindex(b"startxref") :].split()[1])
    number = int(re.search(rb"(\d+) 0 obj[^>]*/Contents", data)[1])
    page = re.search(rb"%d 0 obj\s*(<<.*?)endobj" % number, data, re.DOTALL)[1]
    root = re.search(rb"/Root (\d+) 0 R", data)[0]
    size = re.search(rb"/Size (\d+)", data)[0]
    place = len(data)
    data += b"%d 0 obj\n%sendobj\n" % (number, page.replace(b"/Contents", b"/Mark 1 /Contents"))
    table = len(data)
    data += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< %s %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        number,
        place,
        size,
        root,
        before,
        table,
    )
    path.write_bytes(data)
    bind_pdfs([("a", path)], tmp_path / "bound.pdf")
    assert pages_of(tmp_path / "bound.pdf") == ["one"]
    assert b"/Mark 1" in (tmp_path / "bound.pdf").read_bytes()


def test_what_cannot_be_bound_leaves_the_old_file(tmp_path):
    (tmp_path / "bound.pdf").write_bytes(b"old")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.5 nothing")
    with pytest.raises(NotBound, match=re.escape("bad.pdf")):
        bind_pdfs([("a", make(tmp_path / "a.pdf", ["one"])), ("bad", tmp_path / "bad.pdf")], tmp_path / "bound.pdf")
    assert (tmp_path / "bound.pdf").read_bytes() == b"old"


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=12))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_is_refused_or_bound_and_never_anything_else(tmp_path, place, dirt):
    path = tmp_path / "a.pdf"
    data = bytearray(make(path, ["one", "two"]).read_bytes())
    place %= len(data)
    data[place : place + len(dirt)] = dirt
    path.write_bytes(data)
    with contextlib.suppress(NotBound):
        bind_pdfs([("a", path)], tmp_path / "bound.pdf")
