"""What is told of a drawing that has come to its end."""

from __future__ import annotations

from typing import Optional

from ...core.drawing.traverse import Closure
from ...gis.drawing.step import Done
from ...gis.i18n import tr


def of_act(done: Done) -> list[str]:
    """What to tell of an act."""
    if not done.neighbours:
        return list(done.told)
    shared = tr("New corners on the boundary of {units}, so that it stays shared.")
    return [*done.told, shared.format(units=tr(", ").join(done.neighbours))]


def of_closing_error(error: Optional[Closure]) -> list[str]:
    """What to tell of an outline that ends with a traverse whose closing error became a side."""
    if error is None or error.one_in is None or not error.comes_back:
        return []
    return [
        tr(
            "The traverse ended {f:.3f} m from the first corner (1/{one_in}), and the outline has this as a side. "
            "If it is the closing error: undo, draw it again and distribute the error before it is finished."
        ).format(f=error.f, one_in=int(error.one_in))
    ]
