"""What is wrong with a data file is told with its line, in words of ours."""

from __future__ import annotations

import pytest

from mine_restoration.core.catalogue import CatalogueError
from mine_restoration.core.zones.profile import load_profile
from mine_restoration.gis.data_files import place_words, problem_words


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('{"edition": "x",\n"rules": []}', "the file as a whole", "'name' is missing"),
        ('{"edition": "x",\n"name": []}', "line 2, name", "should be a text, is a list [ ]"),
        ('{"edition": "x",\n"name": "y" "rules": []}', "line 2", "a comma or a closing bracket is missing"),
        ('{"edition": "x",\n"nam": "y"}', "line 2, nam", "'nam' is not known here"),
        (b"\xff\xff", "byte 0", "is not UTF-8; save the file in this encoding"),
    ],
)
def test_words(qgis_app, tmp_path, text, place, problem):
    path = tmp_path / "county.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CatalogueError) as refused:
        load_profile(path)
    assert place_words(refused.value) == place
    assert problem_words(refused.value).startswith(problem)


def test_what_has_no_translation_stays(qgis_app, tmp_path):
    cause = CatalogueError(tmp_path / "x.json", "a.b", "'{x}' is odd", x="{7}")
    assert (place_words(cause), problem_words(cause)) == ("a.b", "'{7}' is odd")
    assert problem_words(CatalogueError(tmp_path / "x.json", "a", "holds {braces}")) == "holds {braces}"
