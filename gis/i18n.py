"""Translation: one context for all modules, and the translator that QGIS' language asks for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

CONTEXT = "MineRestoration"
_CHINESE_FILE = Path(__file__).resolve().parent.parent / "i18n" / "mine_restoration_zh_CN.qm"
_CHINESE = ("zh", "zh-cn", "zh-hans", "zh-hans-cn", "zh-sg")
_forced = threading.local()
"""The translator that :func:`in_chinese` sets for its own thread."""


class _Translator(QTranslator):
    """Has read its file whole. Qt would keep it open and mapped: a file that is replaced under a running QGIS, as an
    update of the plugin does, would end QGIS, and Windows would not let it be replaced.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        # Kept: Qt reads from these bytes as long as it translates.
        self._data = path.read_bytes() if path.is_file() else b""
        self.is_good = bool(self._data) and self.loadFromData(self._data)


def tr(text: str) -> str:
    """The text in the user's language; ``text`` is a literal, with ``{placeholders}``, never an f-string."""
    translator = getattr(_forced, "translator", None)
    if translator is not None:
        # As bytes: of a text PyQt 5 takes plain ASCII only.
        return translator.translate(CONTEXT.encode(), text.encode()) or text
    return QCoreApplication.translate(CONTEXT, text)


@contextmanager
def in_chinese() -> Iterator[None]:
    """Let :func:`tr` speak Chinese in this thread, whatever QGIS' language: for what is printed on official forms.

    A sentence without a translation stays English.
    """
    before = getattr(_forced, "translator", None)
    _forced.translator = _chinese_translator()
    try:
        yield
    finally:
        _forced.translator = before


@cache
def _chinese_translator() -> Optional[QTranslator]:
    translator = _Translator(_CHINESE_FILE)
    return translator if translator.is_good else None


def language() -> str:
    """The language QGIS' own windows are in, like ``zh-Hans`` or ``en``.

    A desktop started with ``--lang`` keeps it as its translation only: its ``locale()`` stays the system's. The other
    way round qgis_process has a locale and no translation.
    """
    if getattr(_forced, "translator", None) is not None:
        return "zh-Hans"
    application = QgsApplication.instance()
    return str(application.translation() or application.locale())


def is_chinese() -> bool:
    """Whether QGIS runs in Simplified Chinese: ``zh-Hans`` to QGIS, ``zh_CN`` or ``zh`` to systems and old settings."""
    return language().split(".")[0].replace("_", "-").lower() in _CHINESE


def install_translator() -> Optional[QTranslator]:
    """Install the translator of QGIS' language; the caller keeps it and removes it. ``None`` where English will do."""
    if not is_chinese():
        return None
    translator = _Translator(_CHINESE_FILE)
    if not translator.is_good:
        return None
    QCoreApplication.installTranslator(translator)
    return translator
