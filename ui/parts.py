"""What works beside the dock, a line each. A part is made with QGIS' window and the dock, and takes itself away again
when its ``close_down`` is called.
"""

from __future__ import annotations

from .drawing.part import DrawingPart
from .findings_panel import FindingsPanel
from .locator import Locator
from .menu import Menu
from .options import OptionsPages
from .sheet_preview import SheetPreview
from .update_offer import UpdateOffer

PARTS = (
    Menu,
    UpdateOffer,
    DrawingPart,
    OptionsPages,
    Locator,
    FindingsPanel,
    SheetPreview,
)
