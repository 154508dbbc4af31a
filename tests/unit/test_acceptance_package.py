"""The acceptance package: plan, hashes, manifest, archive, and folders that are not lost."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.acceptance.package import (
    ForeignFolder,
    Missing,
    Package,
    PackageFile,
    Source,
    check_path,
    digest,
    findings_of,
    missing_items,
    whole_folder,
    write_manifest,
    write_zip,
)
from mine_restoration.core.acceptance.plan import DEFAULT_PLAN, load_plan
from mine_restoration.core.catalogue import CatalogueError

PLAN = load_plan()


def fill(root, names=("矿区位置图", "表")):
    """A package of two files under ``root``."""
    files = []
    for item_id, name in zip(("location_map", "corner_table"), names):
        path = PLAN.item(item_id).path(2026)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(name, encoding="utf-8")
        files.append(PackageFile(path, item_id, name, (Source("DLTB", "2025"), Source("settlement"))))
    missing = missing_items(PLAN, files, {"zone_map": "no_input"})
    return Package(
        PLAN, 2026, "示例矿", "C1", "示例公司", "CGCS2000", tuple(files), missing, {"form": "2026-01"}, {"QGIS": "3.22"}
    )


def test_plan_names_every_item_once_and_says_it_is_practice():
    assert "不是法定" in PLAN.practice
    paths = [item.path(2026, "a", 1) for item in PLAN.items]
    assert len(paths) == len(set(paths))
    for path in paths:
        check_path(path)
    assert {item.maker for item in PLAN.items} == {"program", "applicant"}
    assert {item.kind for item in PLAN.items} == {"map", "table", "data", "document"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda p: p["items"][0].update(kind="picture"), "items[1].kind"),
        (lambda p: p["items"][0].update(file="../x.pdf"), "items[1]"),
        (lambda p: p["items"][0].update(folder="a/../b"), "items[1]"),
        (lambda p: p["items"][0].update(file="{0.__class__}.pdf"), "items[1]"),
        (lambda p: p["items"][0].update(each="unit"), "items[1]"),
        (lambda p: p["items"][1].update(id="location_map"), "items[2]"),
        (lambda p: p.pop("practice"), "top"),
        (lambda p: p["words"].update(totall="合计"), "words.totall"),
        (lambda p: p["words"].update(list_title="{jahr}清单"), "words.list_title"),
        (lambda p: p["words"].update(list_title="{year清单"), "words.list_title"),
        (lambda p: p["reasons"].update(failed=1), "reasons.failed"),
        (lambda p: p["items"][0].update(id="own_map"), "items[1].id"),
        (lambda p: p["items"][0].update(file="1.png"), "items[1].file"),
        (lambda p: p["items"][0].update(file="1-{number}.pdf", each="file"), "items[1].each"),
        (lambda p: p["items"][1].update(file=p["items"][0]["file"]), "items[2].file"),
        (lambda p: p["items"][0].update(requird=True), "items[1].requird"),
        (lambda p: p.update(items=[]), "items"),
        (lambda p: p.update(word={}), "word"),
    ],
)
def test_a_plan_that_cannot_be_used_is_refused_with_its_place(tmp_path, change, place):
    plan = json.loads(DEFAULT_PLAN.read_text(encoding="utf-8"))
    change(plan)
    path = tmp_path / "county.json"
    path.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_plan(path)
    assert place in str(refused.value)


def test_a_refused_plan_names_the_line(tmp_path):
    text = DEFAULT_PLAN.read_text(encoding="utf-8").replace('"id": "zone_map"', '"id": "zones_map"')
    (tmp_path / "county.json").write_text(text, encoding="utf-8")
    line = next(number for number, row in enumerate(text.split("\n"), 1) if "zones_map" in row)
    with pytest.raises(CatalogueError, match=rf"line {line}, items\[4\]\.id: 'zones_map' is nothing that the program"):
        load_plan(tmp_path / "county.json")


def test_a_countys_plan_needs_only_what_differs_and_is_read_anew(tmp_path):
    """Words that it leaves out are those of the plugin; a file that was mended is not remembered as it was."""
    plan = json.loads(DEFAULT_PLAN.read_text(encoding="utf-8"))
    own = {key: plan[key] for key in ("edition", "title", "basis", "practice", "items")}
    own["words"] = {"mine": "矿山（井田）名称"}
    path = tmp_path / "county.json"
    path.write_text(json.dumps({**own, "words": {"min": "x"}}), encoding="utf-8")
    with pytest.raises(CatalogueError):
        load_plan(path)
    path.write_text(json.dumps(own), encoding="utf-8")
    read = load_plan(path)
    assert read.items == PLAN.items
    assert read.words == {**PLAN.words, "mine": "矿山（井田）名称"}
    assert (read.kinds, read.makers, read.reasons) == (PLAN.kinds, PLAN.makers, PLAN.reasons)


@given(st.text(), st.integers(1, 500))
def test_paths_of_any_unit_stay_inside(unit, number):
    path = PLAN.item("corner_map").path(2026, unit, number)
    check_path(path)
    assert path.count("/") == PLAN.item("corner_map").folder.count("/") + 1


def test_alike_unit_names_get_paths_of_their_own():
    item = PLAN.item("corner_map")
    assert item.path(2026, "a/b", 1) != item.path(2026, "a:b", 2)


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../a", "a/../../b", "a\\b", "C:a", "a//b", "a/./b", "a\x00b"])
def test_hostile_paths_are_refused(path):
    with pytest.raises(ValueError, match="not a path inside"):
        PackageFile(path, "location_map", "x")
    with pytest.raises(ValueError, match="not a path inside"):
        check_path(path)


def test_digest_is_that_of_sha256sum(tmp_path):
    path = tmp_path / "块.bin"
    path.write_bytes(os.urandom(3_000_001))
    told = subprocess.run(["sha256sum", str(path)], capture_output=True, text=True, check=True).stdout.split()[0]
    assert digest(path) == (told, 3_000_001)


def test_manifest_lists_files_sources_and_what_is_missing(tmp_path):
    package = fill(tmp_path)
    path = write_manifest(package, tmp_path)
    first = path.read_bytes()
    write_manifest(package, tmp_path)
    assert path.read_bytes() == first
    told = json.loads(first)
    assert told["plan_edition"] == PLAN.edition
    assert told["practice"]
    assert [file["path"] for file in told["files"]] == [file.path for file in package.files]
    assert told["files"][0]["sources"] == [{"name": "DLTB", "edition": "2025"}, {"name": "settlement", "edition": ""}]
    reasons = {missing["item"]: missing["reason"] for missing in told["missing"]}
    assert reasons["zone_map"] == "no_input"
    assert reasons["application"] == "applicant"
    assert reasons["unit_data"] == "failed"
    assert {"location_map", "corner_table"}.isdisjoint(reasons)
    assert len(reasons) + 2 == len(PLAN.items) - 1  # the list itself is never missing
    with pytest.raises(OSError, match="gone"):
        write_manifest(replace(package, files=(PackageFile("gone.pdf", "location_map", "x"),)), tmp_path)


def test_archive_is_the_same_bytes_and_any_unzip_reads_it(tmp_path):
    package = fill(tmp_path / "p")
    write_manifest(package, tmp_path / "p")
    (tmp_path / "p" / "not listed.txt").write_text("x")
    write_zip(package, tmp_path / "p", tmp_path / "a.zip", "资料")
    os.utime(tmp_path / "p" / package.files[0].path, (1e9, 1e9))
    write_zip(package, tmp_path / "p", tmp_path / "b.zip", "资料")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names)
        assert set(names) == {f"资料/{file.path}" for file in package.files} | {"资料/manifest.json"}
    with pytest.raises(ValueError, match="not a path inside"):
        write_zip(package, tmp_path / "p", tmp_path / "c.zip", "../up")


def test_findings_say_what_is_missing(tmp_path):
    package = fill(tmp_path)
    findings = {(finding.code, finding.severity.value) for finding in findings_of(package)}
    assert ("acceptance.failed", "warning") in findings
    assert ("acceptance.no_input", "warning") in findings
    assert ("acceptance.applicant_adds", "note") in findings
    (theirs,) = [finding for finding in findings_of(package) if finding.code == "acceptance.applicant_adds"]
    assert theirs.figures["count"] == sum(missing.reason == "applicant" for missing in package.missing)
    optional = Missing(PLAN.item("zone_report_pdf"), "no_input")
    assert findings_of(replace(package, missing=(optional,)))[0].severity.value == "note"
    assert missing_items(PLAN, [], {}, has_units=False)[0].reason == "no_units"


def test_a_package_replaces_a_package_and_nothing_else(tmp_path):
    target = tmp_path / "out"
    for text in ("first", "second"):
        with whole_folder(target) as folder:
            write_manifest(fill(folder, (text, text)), folder)
        assert (target / PLAN.item("location_map").path(2026)).read_text(encoding="utf-8") == text
    assert os.listdir(tmp_path) == ["out"]
    with pytest.raises(FileNotFoundError), whole_folder(target) as folder:
        write_manifest(replace(fill(folder), files=(PackageFile("gone.pdf", "location_map", "x"),)), folder)
    assert (target / PLAN.item("location_map").path(2026)).read_text(encoding="utf-8") == "second"
    (target / "my notes.txt").write_text("mine")
    with pytest.raises(ForeignFolder), whole_folder(target):
        pass
    assert (target / "my notes.txt").read_text() == "mine"
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("manifest", [None, "{}", '{"program": "other", "files": []}', "not json", "[]"])
def test_a_folder_of_somebody_else_is_left_alone(tmp_path, manifest):
    target = tmp_path / "documents"
    target.mkdir()
    (target / "thesis.doc").write_text("x")
    if manifest:
        (target / "manifest.json").write_text(manifest)
    with pytest.raises(ForeignFolder), whole_folder(target):
        pass
    assert (target / "thesis.doc").exists()
