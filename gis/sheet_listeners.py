"""Who shows a previewed map sheet in a window: the algorithm that makes it knows no windows, the window no layouts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sheet_preview import Preview

Listener = Callable[["Preview"], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Give each sheet that is previewed from now on to ``listener``, in the main thread, until :func:`unlisten`."""
    _listeners.append(listener)


def unlisten(listener: Listener) -> None:
    """Stop giving sheets to ``listener``; nothing happens where it did not listen."""
    if listener in _listeners:
        _listeners.remove(listener)


def offer(preview: Preview) -> bool:
    """Give a sheet to who listens; whether somebody does. Nobody keeps it otherwise."""
    for listener in tuple(_listeners):
        listener(preview)
    return bool(_listeners)
