"""Sentences of the findings whose code begins with ``corners.``: one module a topic, found by being there."""

from __future__ import annotations

import importlib
import pkgutil


def messages() -> dict[str, str]:
    """Sentence by finding code."""
    merged: dict[str, str] = {}
    for module in pkgutil.iter_modules(__path__):
        merged.update(importlib.import_module(f"{__name__}.{module.name}").messages())
    return merged
