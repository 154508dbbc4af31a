"""Pictures in reports: PNG, as they were drawn."""

from __future__ import annotations

import struct

_SIZE = slice(16, 24)
"""Where a PNG tells its width and height in dots."""


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG in dots."""
    width, height = struct.unpack(">II", content[_SIZE])
    return width, height
