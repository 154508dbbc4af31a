"""The Chinese typeface of the PDF outputs: found once on this computer and made known to reportlab."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ..core.glyphs import drawn

NAME = "MineRestorationSong"
"""The name under which reportlab knows the typeface."""


class FontMissing(RuntimeError):  # noqa: N818 - what is missing, said plainly
    """No Chinese typeface that a PDF can carry was found. ``looked_at`` are the files that were looked for."""

    def __init__(self, looked_at: Iterable[Path]) -> None:
        self.looked_at = tuple(looked_at)
        super().__init__(
            "No Chinese TrueType font was found. Install WenQuanYi Zen Hei (Debian, Ubuntu: apt install "
            "fonts-wqy-zenhei), or SimSun on Windows, and run again."
        )


def candidates() -> list[tuple[Path, int]]:
    """Font files and the number of the typeface inside them, best first.

    Only files with TrueType outlines: reportlab cannot embed the CFF outlines of Noto CJK or of PingFang.
    """
    windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    system = Path("/System/Library/Fonts")
    linux = Path("/usr/share/fonts")
    return [
        (linux / "truetype/wqy/wqy-zenhei.ttc", 0),
        (linux / "wqy-zenhei/wqy-zenhei.ttc", 0),
        (linux / "wenquanyi/wqy-zenhei/wqy-zenhei.ttc", 0),
        (Path.home() / ".local/share/fonts/wqy-zenhei.ttc", 0),
        (windows / "simsun.ttc", 0),
        (windows / "simhei.ttf", 0),
        (windows / "msyh.ttc", 0),
        (system / "Supplemental/Songti.ttc", 0),
        (system / "STHeiti Light.ttc", 0),
        (system / "Supplemental/Arial Unicode.ttf", 0),
        (Path("/Library/Fonts/Arial Unicode.ttf"), 0),
    ]


@lru_cache(maxsize=1)
def register_chinese_font() -> str:
    """The reportlab name of a Chinese typeface, for normal and bold text. Raises :class:`FontMissing`."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError

    looked_at = candidates()
    for path, number in looked_at:
        if not path.is_file():
            continue
        try:
            pdfmetrics.registerFont(_told()(NAME, str(path), subfontIndex=number))
        except TTFError:
            continue  # a file of that name with outlines that a PDF cannot carry; the next one may do
        # One typeface in all styles, so that a <b> in a paragraph does not fall back to a font without Chinese.
        pdfmetrics.registerFontFamily(NAME, normal=NAME, bold=NAME, italic=NAME, boldItalic=NAME)
        return NAME
    raise FontMissing(path for path, _ in looked_at)


@cache
def _told() -> Any:
    """The class of typefaces that tell what is drawn in them, made when reportlab is needed."""
    from reportlab.pdfbase.ttfonts import TTFont

    class Told(TTFont):  # type: ignore[misc]
        def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: N802 - reportlab's name
            glyphs = self.face.charToGlyph
            drawn(text if isinstance(text, str) else text.decode(encoding), lambda char: ord(char) in glyphs)
            return super().splitString(text, doc, encoding)

    return Told
