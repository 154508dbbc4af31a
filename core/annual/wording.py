"""Texts with placeholders in data files, checked as they are read: one that cannot be filled is refused at once."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from ..catalogue import Node


def template(node: Node, key: str, names: str) -> str:
    """The text under ``key``; its plain ``{placeholders}`` are among ``names``, or it could not be filled later."""
    text: str = node.get(key, str)
    child = node.child(key)
    try:
        fields = [(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name is not None]
    except ValueError as cause:
        raise child.fail("braces do not match: {reason}", reason=str(cause)) from cause
    known = names.split()
    for name, spec, how in fields:
        if name not in known or spec or how:
            raise child.fail(
                "'{placeholder}' cannot be filled; known: {known}",
                placeholder="{" + name + "}",
                known=", ".join(known) or "-",
            )
    return text


def templates(node: Node, words: Mapping[str, str], only: bool = False) -> dict[str, str]:
    """The text of each of ``words`` (name to placeholders); with ``only``, other keys are refused."""
    if only:
        node.only(*words)
    return {word: template(node, word, names) for word, names in words.items()}
