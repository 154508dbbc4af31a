"""Sentences of the findings whose code begins with ``zones.``."""

from __future__ import annotations


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {}
