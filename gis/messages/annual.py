"""Sentences of the findings whose code begins with ``annual.``."""

from __future__ import annotations


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    return {}
