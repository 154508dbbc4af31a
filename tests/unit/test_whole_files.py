"""Files written whole or not at all, alone and together."""

from __future__ import annotations

import os
import stat

import pytest

from mine_restoration.core import files
from mine_restoration.core.files import whole_file, whole_files


def content(folder):
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def write_new(targets):
    with whole_files(targets) as paths:
        for path in paths:
            path.write_text("new")


def test_a_file_takes_its_place_when_it_is_whole(tmp_path):
    target = tmp_path / "new" / "a.txt"
    with whole_file(target) as path:
        path.write_text("new")
        assert not target.exists()
    assert content(target.parent) == {"a.txt": "new"}
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~files._umask()


def test_a_failure_leaves_what_was_there(tmp_path):
    (tmp_path / "a.txt").write_text("old")

    def half():
        with whole_file(tmp_path / "a.txt") as path:
            path.write_text("half")
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert content(tmp_path) == {"a.txt": "old"}


def test_files_together_take_their_places_together(tmp_path):
    (tmp_path / "a.txt").write_text("old a")
    write_new([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert content(tmp_path) == {"a.txt": "new", "b.txt": "new"}


@pytest.mark.parametrize("fails_at", [1, 2, 3, 4])
def test_whichever_step_fails_all_old_files_are_back(tmp_path, monkeypatch, fails_at):
    """Two steps put the old files aside, two bring the new ones in: any of them may meet a file that is held open."""
    targets = [tmp_path / name for name in ("a.txt", "b.txt")]
    for target in targets:
        target.write_text(f"old {target.name}")
    replace, calls = os.replace, []

    def held(source, target):
        calls.append(target)
        if len(calls) == fails_at:
            raise PermissionError(13, "held open", str(target))
        replace(source, target)

    monkeypatch.setattr(files.os, "replace", held)
    with pytest.raises(PermissionError):
        write_new(targets)
    assert content(tmp_path) == {"a.txt": "old a.txt", "b.txt": "old b.txt"}


def test_a_new_file_does_not_stay_where_its_companion_fails(tmp_path):
    (tmp_path / "b" / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match="b"):
        write_new([tmp_path / "a", tmp_path / "b"])
    assert {path.name for path in tmp_path.iterdir()} == {"b"}
