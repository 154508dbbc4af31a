"""What holds for every unit test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sentences import sentences

from mine_restoration.core.corners.digitise import Digitised
from mine_restoration.core.corners.records import Reading


@pytest.fixture(autouse=True, scope="session")
def _every_finding_about_corners_can_be_said() -> Iterator[None]:
    """What a reading or its units come with is put into sentences: a figure that is missing fails the test."""
    said = sentences()

    def speaking(make: Any) -> Any:
        def made(self: Any, *fields: Any, **named: Any) -> None:
            make(self, *fields, **named)
            for finding in self.findings:
                said[finding.code].format_map(finding.figures)

        return made

    with pytest.MonkeyPatch.context() as patch:
        for record in (Reading, Digitised):
            patch.setattr(record, "__init__", speaking(record.__init__))
        yield
