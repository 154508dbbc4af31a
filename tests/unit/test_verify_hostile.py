"""Packages that want to do harm: each gets a clear answer, nothing leaves its place, and nothing in them is at work."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
import tempfile
import unicodedata
import warnings
import zipfile

import packages
import pytest
from sentences import sentences

from mine_restoration.core.acceptance.verify import container
from mine_restoration.core.acceptance.verify.container import Refused, opened
from mine_restoration.core.acceptance.verify.unitdata import DataUnreadable, read_unit_data
from mine_restoration.core.acceptance.verify.verify import Own, begun, verified
from mine_restoration.core.findings import Severity

SAID = sentences()


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return packages.package(tmp_path_factory.mktemp("package") / "资料")


@pytest.fixture
def zipped(root, tmp_path):
    """A good package as a zip, to add to."""
    return packages.zipped(root, tmp_path / "p.zip")


def verify(path):
    with begun(path) as package:
        return verified(package, Own(), None)


def refusal(path):
    """Why a package is refused, in words that name a remedy."""
    with pytest.raises(Refused) as caught, begun(path):
        pass
    finding = caught.value.finding
    assert finding.severity is Severity.ERROR
    sentence = SAID[finding.code].format_map(finding.figures)
    assert any(word in sentence for word in ("Choose", "Ask", "ask", "Check", "Use")), sentence
    return finding.code.partition(".")[2]


def codes(result):
    return {(one.finding.code.partition(".")[2], one.file) for one in result.differences}


def add(path, name, content=b"x", **attributes):
    """Another member of a zip; ``attributes`` are those of its ZipInfo."""
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    for key, value in attributes.items():
        setattr(entry, key, value)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(entry, content, attributes.get("compress_type", zipfile.ZIP_DEFLATED))


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """The working folder and that of temporary files lie in one of their own; gives what there is in it."""
    for name in ("here", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return lambda: sorted(str(path) for path in tmp_path.rglob("*"))


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "资料/../../evil.txt",
        "/etc/evil",
        "C:/evil",
        "C:\\evil.txt",
        "a\\..\\evil",
        "资料//x",
        "./x",
        "资料/x\n.txt",
    ],
)
def test_names_that_lead_out_are_named_and_never_used(zipped, nowhere, name):
    add(zipped, name)
    before = nowhere()
    result = verify(zipped)
    assert [code for code, _ in codes(result)] == ["name_unsafe"]
    assert nowhere() == before


def test_a_listed_file_under_a_name_that_leads_out_is_not_that_file(root, zipped, tmp_path):
    """The manifest may not name such a path either."""
    values = packages.stated(root)
    values["files"][0]["path"] = "../evil.txt"
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("manifest.json", json.dumps(values))
        archive.writestr("../evil.txt", "x")
    assert refusal(other) == "manifest_value"


def test_links_are_not_followed(zipped, root, tmp_path):
    add(zipped, "资料/link", b"/etc/passwd", external_attr=0o120777 << 16, create_system=3)
    assert ("link", "link") in codes(verify(zipped))
    folder = packages.package(tmp_path / "folder")
    os.symlink("/etc", folder / "etc")
    listed = packages.path_of(folder, "location_map")
    listed.unlink()
    os.symlink("/etc/passwd", listed)
    os.mkfifo(folder / "pipe")
    found = codes(verify(folder))
    assert {("link", "etc"), ("no_file", "pipe"), ("link", listed.relative_to(folder).as_posix())} == found


TWICE = ("资料/0_资料清单.xlsx", "资料/MANIFEST.json", "资料/2_表格/2-02_拐点坐标成果表.XLSX")


@pytest.mark.parametrize("other", TWICE)
def test_a_name_that_is_there_twice_is_read_by_nobody(zipped, other):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python's own: it sees it, too
        add(zipped, other)
    if "MANIFEST" in other:
        assert refusal(zipped) == "name_twice"
        return
    result = verify(zipped)
    assert "name_twice" in {code for code, _ in codes(result)}
    listed = other.rpartition("/")[2].lower()
    assert not any(
        count.file.lower().endswith(listed) and count.topic in ("list", "corners") for count in result.counts
    )


def bomb(path, name, size):
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as into:
        block = bytes(1 << 20)
        for _ in range(size >> 20):
            into.write(block)


def with_map(root, path, size):
    """A package whose map unfolds to so many zeros; the manifest says so."""
    values = packages.stated(root)
    listed = next(file for file in values["files"] if file["item"] == "location_map")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps(values))
    bomb(path, listed["path"], size)
    return path


def test_a_bomb_is_refused_while_it_unfolds(root, tmp_path):
    path = with_map(root, tmp_path / "bomb.zip", 64 << 20)
    assert path.stat().st_size < 200_000
    assert refusal(path) == "bomb"


def test_a_bomb_that_lies_about_its_size_is_refused_or_broken(root, tmp_path):
    """What heads say is not believed: the size is patched to 1000 bytes in both of them."""
    path = with_map(root, tmp_path / "bomb.zip", 64 << 20)
    content = path.read_bytes()
    true = struct.pack("<I", 64 << 20)
    assert true in content
    path.write_bytes(content.replace(true, struct.pack("<I", 1000)))
    result = verify(path)
    assert {code for code, _ in codes(result)} & {"entry_broken", "size_differs", "hash_differs"}


def test_limits_hold_for_all_files_together(root, zipped, monkeypatch):
    monkeypatch.setattr(container, "MOST_BYTES", 3000)
    assert refusal(zipped) == "too_large"
    monkeypatch.setattr(container, "MOST_FILES", 5)
    assert refusal(zipped) == "too_many"
    assert refusal(root) == "too_many"


def test_archives_within_are_files_like_others(zipped, root, tmp_path):
    """Nothing looks into them, and so nothing in them can unfold."""
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("../x", "y")
    add(zipped, "资料/inner.zip", inner.read_bytes())
    assert codes(verify(zipped)) == {("file_extra", "inner.zip")}


def test_a_password_and_damage_are_named_with_their_file(zipped, root):
    content = bytearray(zipped.read_bytes())
    name = packages.path_of(root, "location_map").relative_to(root).as_posix()
    for mark, flags, at in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = -1
        while (place := content.find(mark, place + 1)) >= 0:
            if content[place + at :].startswith(f"资料/{name}".encode()):
                content[place + flags] |= 1
    zipped.write_bytes(bytes(content))
    assert ("encrypted", name) in codes(verify(zipped))


def test_an_unknown_way_of_packing_is_named(zipped, root):
    content = bytearray(zipped.read_bytes())
    name = packages.path_of(root, "corner_table").relative_to(root).as_posix()
    for mark, method, at in ((b"PK\x03\x04", 8, 30), (b"PK\x01\x02", 10, 46)):
        place = -1
        while (place := content.find(mark, place + 1)) >= 0:
            if content[place + at :].startswith(f"资料/{name}".encode()):
                content[place + method] = 77
    zipped.write_bytes(bytes(content))
    assert ("entry_broken", name) in codes(verify(zipped))


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_the_flag_for_utf8_are_read(root, tmp_path, encoding):
    """As the zip of Chinese Windows writes them, and as some programs do."""
    made = tmp_path / "other.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(root.rglob("*")):
            if path.is_file():
                name = f"资料/{path.relative_to(root).as_posix()}"
                archive.writestr(_Named(name, encoding), path.read_bytes())
    assert "资料" not in "".join(zipfile.ZipFile(made).namelist())
    result = verify(made)
    assert codes(result) == set()
    assert "verify.names_guessed" in {finding.code for finding in result.findings}


class _Named(zipfile.ZipInfo):
    """A member whose name is written in ``encoding`` and without the flag."""

    def __init__(self, name, encoding):
        super().__init__(name)
        self.written = name.encode(encoding)

    def _encodeFilenameFlags(self):
        return self.written, self.flag_bits & ~0x800


def test_names_in_decomposed_characters_are_the_same(root, tmp_path):
    """As macOS writes them."""
    folder = packages.package(tmp_path / "p")
    values = packages.stated(folder)
    listed = next(file for file in values["files"] if file["item"] == "location_map")
    (folder / listed["path"]).rename(folder / "1_图件" / unicodedata.normalize("NFD", "Übersicht é.pdf"))
    listed["path"] = "1_图件/Übersicht é.pdf"
    (folder / "manifest.json").write_text(json.dumps(values), "utf-8")
    assert {code for code, _ in codes(verify(folder))} <= {"list_lacks", "list_extra", "hash_differs"}
    assert "file_missing" not in {code for code, _ in codes(verify(folder))}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_zip"),
        (b"PK\x05\x06" + bytes(18), "no_manifest"),
        (b"Rar!\x1a\x07\x00", "no_zip"),
        (b"PK\x03\x04" + b"x" * 500, "no_zip"),
        (b"%PDF-1.4", "no_zip"),
    ],
)
def test_what_is_no_package_is_refused(tmp_path, content, code):
    path = tmp_path / "p.zip"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_zip_that_was_cut_off_is_refused(zipped):
    content = zipped.read_bytes()
    for part in (0.2, 0.6, 0.99):
        zipped.write_bytes(content[: int(len(content) * part)])
        assert refusal(zipped) == "no_zip"


def test_what_is_not_there_or_no_package_or_several_is_refused(root, tmp_path):
    assert refusal(tmp_path / "gone.zip") == "not_there"
    (tmp_path / "empty").mkdir()
    assert refusal(tmp_path / "empty") == "no_manifest"
    for name in ("a", "b"):
        (tmp_path / "two" / name).mkdir(parents=True)
        (tmp_path / "two" / name / "manifest.json").write_text("{}")
    assert refusal(tmp_path / "two") == "several_packages"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "manifest_unreadable"),
        ("[" * 100_000, "manifest_unreadable"),
        ("[]", "manifest_value"),
        ('{"program": "other"}', "manifest_foreign"),
        ('{"program": "mine_restoration", "format": 99}', "manifest_format"),
        ('{"program": "mine_restoration", "format": 1, "format": 1}', "manifest_twice"),
        ('{"program": "mine_restoration", "format": 1}', "manifest_value"),
        ('{"program": 1e999}', "manifest_value"),
        ("\udcff", "manifest_unreadable"),
    ],
)
def test_a_manifest_that_is_none_is_refused(tmp_path, text, code):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "manifest.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert refusal(tmp_path / "p") == code


# The GeoPackage


def geopackage(tmp_path, edit):
    path = tmp_path / "unit.gpkg"
    packages.write_geopackage(path, packages.some_units(), edit)
    return path


def read(path):
    return read_unit_data(path, "unit.gpkg", lambda _part: True)


def unreadable(path):
    with pytest.raises(DataUnreadable) as caught:
        read(path)
    finding = caught.value.finding
    assert SAID[finding.code].format_map(finding.figures)
    return finding.code.partition(".")[2]


def script(*statements):
    return lambda connection: connection.executescript(";".join(statements))


def test_a_view_in_the_place_of_the_table_is_refused(tmp_path):
    path = geopackage(tmp_path, script("ALTER TABLE unit RENAME TO hidden", "CREATE VIEW unit AS SELECT * FROM hidden"))
    assert unreadable(path) == "data_no_table"


def test_triggers_and_other_views_do_nothing(tmp_path):
    path = geopackage(
        tmp_path,
        script(
            "CREATE TRIGGER t AFTER UPDATE ON unit BEGIN DELETE FROM unit; END",
            "CREATE VIEW v AS SELECT load_extension('/tmp/evil.so')",
        ),
    )
    before = path.read_bytes()
    assert len(read(path).units) == len(packages.some_units())
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("unit.gpkg-*")), "no journal beside it"


def test_a_column_that_computes_is_refused(tmp_path):
    """SQLite would run the expression with each row that is read."""
    path = geopackage(tmp_path, script("ALTER TABLE unit ADD COLUMN evil AS (hex(zeroblob(1000000)))"))
    assert unreadable(path) == "data_computes"


def test_names_that_are_no_text_are_told(tmp_path):
    path = geopackage(tmp_path, None)
    content = path.read_bytes()
    assert b"quality TEXT" in content
    for name in (b"\xa1uality TEXT", b"\xa1uality \xff(("):
        path.write_bytes(content.replace(b"quality TEXT", name))
        assert unreadable(path) == "data_unreadable"


def test_virtual_tables_are_no_tables(tmp_path):
    path = geopackage(tmp_path, script("DROP TABLE unit", "CREATE VIRTUAL TABLE unit USING rtree(id, a, b)"))
    assert unreadable(path) == "data_no_table"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM unit", "data_empty"),
        ("DROP TABLE unit", "data_no_table"),
        ("DELETE FROM gpkg_geometry_columns", "data_no_ground"),
        ("UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 4326", "data_crs"),
        ("UPDATE gpkg_spatial_ref_sys SET organization = 'ESRI'", "data_crs"),
        ("UPDATE gpkg_geometry_columns SET column_name = 'nothing'", ""),
    ],
)
def test_unit_data_of_another_kind_is_told(tmp_path, statement, code):
    path = geopackage(tmp_path, script(statement))
    if code:
        assert unreadable(path) == code
    else:
        assert all(item.area is None for item in read(path).units)


def test_no_geopackage_is_told(tmp_path):
    path = tmp_path / "unit.gpkg"
    path.write_bytes(b"SQLite format 4")
    assert unreadable(path) == "data_no_geopackage"
    path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    assert unreadable(path) == "data_unreadable"


@pytest.mark.parametrize(
    "blob",
    [
        None,
        7,
        "text",
        b"",
        b"GP",
        b"GP\x00\xff" + bytes(60),
        b"GP\x00\x01" + bytes(4) + b"\x01\x06\x00\x00\x00\xff\xff\xff\xff",
        b"GP\x00\x21" + bytes(40),
    ],
)
def test_a_geometry_that_is_none_is_a_unit_without_ground(tmp_path, blob):
    path = tmp_path / "unit.gpkg"
    packages.write_geopackage(path, packages.some_units())
    connection = sqlite3.connect(path)
    connection.execute("UPDATE unit SET geom = ? WHERE unit_id = 'XF-03'", (blob,))
    connection.commit()
    connection.close()
    data = read(path)
    assert {item.unit.unit_id for item in data.units if item.area is None} == {"XF-03"}


def test_a_package_is_only_read(root, tmp_path):
    folder = packages.package(tmp_path / "p")
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
    verify(folder)
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
    assert after == before


def test_the_container_is_closed_when_the_work_is_done(zipped):
    with opened(zipped) as package:
        assert package.digest("manifest.json", lambda _part: True)[1]
    with pytest.raises(container.Unreadable):
        package.data("manifest.json")
