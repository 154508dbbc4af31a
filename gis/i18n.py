"""Translation: one context for all modules, and the translator that QGIS' locale asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

CONTEXT = "MineRestoration"
_TRANSLATIONS = Path(__file__).resolve().parent.parent / "i18n"


def tr(text: str) -> str:
    """The text in the user's language; ``text`` is a literal, with ``{placeholders}``, never an f-string."""
    return QCoreApplication.translate(CONTEXT, text)


def is_chinese() -> bool:
    """Whether QGIS runs in Simplified Chinese: ``zh-Hans`` to QGIS, ``zh_CN`` or ``zh`` to older settings."""
    return QgsApplication.instance().locale().replace("_", "-").lower() in ("zh", "zh-cn", "zh-hans", "zh-hans-cn")


def install_translator() -> Optional[QTranslator]:
    """Install the translator of QGIS' language; the caller keeps it and removes it. ``None`` where English will do."""
    if not is_chinese():
        return None
    translator = QTranslator()
    if not translator.load(str(_TRANSLATIONS / "mine_restoration_zh_CN.qm")):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
