"""Data files: what cannot be used is refused with the line, whatever the file looks like."""

from __future__ import annotations

import ast
import json
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.acceptance.plan import BRACES
from mine_restoration.core.catalogue import CatalogueError, read_json
from mine_restoration.core.json_places import duplicate_keys, line_of

texts = st.text(max_size=6)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


def nodes(value, steps=()):
    """Every value with the way to it, in the order of the file."""
    yield steps, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from nodes(inner, (*steps, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from nodes(inner, (*steps, number))


@given(values, st.booleans())
def test_lines_of_any_value(value, ascii_only):
    """Written with every value on a line of its own, closed brackets apart: the n-th value is on the n-th such line."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=1)
    starts = [number for number, line in enumerate(text.split("\n"), 1) if line.strip(" ,") not in ("}", "]")]
    assert [line_of(text, steps) for steps, _ in nodes(value)] == starts
    assert list(duplicate_keys(text)) == []


@given(values, st.integers(0, 5))
def test_white_space_before_a_value_moves_it_down(value, blank):
    text = "\r\n" * blank + "\t" + json.dumps({"a": [1, value]}, separators=("\n,\n", "\n:\n"))
    assert line_of(text, ("a", 0)) == blank + 3


def test_a_place_that_is_not_there_has_no_line():
    assert line_of('{"a": 1}', ("b",)) == 0
    assert line_of("", ()) == 0


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('{"edition": "x",\n "a": {"b": 1,\n  "b": 2}}', "line 3", "'b' is there twice"),
        ('{"edition": "x",\n "edition": "y"}', "line 2", "'edition' is there twice"),
        ('{"a": 1}', "top", "'edition' is missing"),
        ('{"edition":\n 3}', "line 1, edition", "should be a text, is a number"),
        ("[1,\n2]", "top", "should be an object { }, is a list"),
        ('{"edition": "x",\n"a" 1}', "line 2", "Expecting ':'"),
        ('{"edition": ' + "9" * 5000 + "}", None, "."),
        ("[" * 100_000, "file", "cannot be read|can read"),
        ("", "line 1", "Expecting value"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, text, place, problem):
    path = tmp_path / "county.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=problem) as refused:
        read_json(path)
    assert place is None or refused.value.place == place


def test_repeated_keys_of_different_objects_are_none(tmp_path):
    path = tmp_path / "county.json"
    path.write_text('{"edition": "x", "a": {"edition": 1}, "b": [{"a": 1}, {"a": 2}]}', encoding="utf-8")
    assert read_json(path).items("b")[1].get("a", int) == 2


def test_unknown_keys_and_lists(tmp_path):
    path = tmp_path / "county.json"
    path.write_text('\ufeff{\n"edition": "x",\n"list": [\n{"good": 1},\n{"god": 1}]}', encoding="utf-8")
    _first, second = read_json(path).items("list")
    with pytest.raises(CatalogueError, match="'god' is not known here; known are good") as refused:
        second.only("good")
    assert refused.value.place == "line 5, list[2].god"


ROOT = Path(__file__).resolve().parents[2]


def templates(path):
    """What the errors of a module are made of."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and (getattr(node.func, "attr", "") == "fail"):
            found |= texts_in(node.args[0])
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "CatalogueError":
            found |= texts_in(node.args[2])
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("problem", "_WORDS", "_BRACES"):
            found |= texts_in(node.value)
    return found


def texts_in(node):
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def holes(text):
    return {name for _, name, _, _ in string.Formatter().parse(text.replace("{ }", "")) if name}


def test_what_is_wrong_with_a_data_file_has_a_sentence_to_translate():
    """A translated problem says the same figures; none stands there for nothing."""
    tree = ast.parse((ROOT / "gis" / "data_files.py").read_text(encoding="utf-8"))
    told = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            told.update({key.value: value.args[0].value for key, value in zip(node.keys, node.values)})
    used = templates("core/catalogue.py") | templates("core/zones/profile.py") | templates("core/unitchecks/profile.py")
    for path in (ROOT / "core" / "annual").rglob("*.py"):
        if "Node" in path.read_text(encoding="utf-8"):
            used |= templates(path)
    used |= templates("core/acceptance/plan.py") | templates("core/acceptance/public.py")
    used |= {"left out", BRACES}  # a figure and a problem of plan.py
    assert used - {"null", ", ", "holidays"} - told.keys() == set()
    by_python = {text for text in told if text[0].isupper()}
    assert told.keys() - used - by_python == set()
    assert {text: holes(text) for text in told} == {text: holes(sentence) for text, sentence in told.items()}
