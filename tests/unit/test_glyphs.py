"""Characters that the typeface of a PDF lacks are told with the text in which they stand."""

from __future__ import annotations

import subprocess
import threading

from hypothesis import given
from hypothesis import strategies as st

from mine_restoration.core.acceptance.public_table import PublicTables
from mine_restoration.core.glyphs import Lacking, drawn, watched
from mine_restoration.report.public_table import write_public_pdf

MOUNTAIN = "\U0001f3d4"


def test_a_pdf_tells_what_it_draws_as_an_empty_box(tmp_path):
    """Poppler knows which typefaces a PDF has; ours has Chinese, and no pictures."""
    path = tmp_path / "a.pdf"
    with watched() as lacking:
        write_public_pdf(PublicTables(f"青石{MOUNTAIN}\ufe0f矿", "公示表", "合计", (), ("说明",)), path)
    (finding,) = lacking.findings()
    assert finding.code == "glyphs.lacking"
    assert finding.figures["character"] == f"{MOUNTAIN} (U+1F3D4)"
    assert "青石" in finding.figures["text"]
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    assert "青石" in text


def test_nobody_hears_what_nobody_watches_and_threads_do_not_hear_each_other():
    drawn("x", lambda _char: False)
    other = threading.Thread(target=lambda: drawn("y", lambda _char: False))
    with watched() as lacking:
        other.start()
        other.join()
        with watched() as inner:
            drawn("z", lambda _char: False)
        drawn("u", lambda _char: False)
    assert list(inner.texts) == ["z"]
    assert list(lacking.texts) == ["u"]


def test_a_long_text_is_told_around_the_character():
    lacking = Lacking()
    lacking.look("甲" * 100 + "乙" + "丙" * 100, lambda char: char != "乙")
    lacking.look("乙", lambda char: char != "乙")
    (finding,) = lacking.findings()
    assert "乙" in finding.figures["text"]
    assert len(finding.figures["text"]) <= 42
    assert finding.figures["count"] == 2


@given(texts=st.lists(st.text(max_size=20), max_size=10), gone=st.sets(st.characters(), max_size=10))
def test_every_visible_character_that_is_not_there_is_told_once(texts, gone):
    lacking = Lacking()
    for text in texts:
        lacking.look(text, lambda char: char not in gone)
    told = {finding.figures["character"][0] for finding in lacking.findings()}
    assert len(told) == len(lacking.findings())
    wanted = {char for text in texts for char in text if char in gone and not char.isspace()}
    assert told <= wanted
    for text in texts:
        assert not wanted & set(text) or told & set(text), "no text with an empty box goes untold"
