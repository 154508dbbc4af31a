"""Translation: one context for all modules, and the translator that QGIS' language asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

CONTEXT = "MineRestoration"
_TRANSLATIONS = Path(__file__).resolve().parent.parent / "i18n"
_CHINESE = ("zh", "zh-cn", "zh-hans", "zh-hans-cn", "zh-sg")


def tr(text: str) -> str:
    """The text in the user's language; ``text`` is a literal, with ``{placeholders}``, never an f-string."""
    return QCoreApplication.translate(CONTEXT, text)


def language() -> str:
    """The language QGIS' own windows are in, like ``zh-Hans`` or ``en``.

    A desktop started with ``--lang`` keeps it as its translation only: its ``locale()`` stays the system's. The other
    way round qgis_process has a locale and no translation.
    """
    application = QgsApplication.instance()
    return str(application.translation() or application.locale())


def is_chinese() -> bool:
    """Whether QGIS runs in Simplified Chinese: ``zh-Hans`` to QGIS, ``zh_CN`` or ``zh`` to systems and old settings."""
    return language().split(".")[0].replace("_", "-").lower() in _CHINESE


def install_translator() -> Optional[QTranslator]:
    """Install the translator of QGIS' language; the caller keeps it and removes it. ``None`` where English will do."""
    if not is_chinese():
        return None
    translator = QTranslator()
    if not translator.load(str(_TRANSLATIONS / "mine_restoration_zh_CN.qm")):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
