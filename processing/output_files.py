"""Files that an algorithm writes beside its layers: refused before the work where they cannot be written, then written
all together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingException

from ..core.files import whole_files
from ..gis import dependencies
from ..gis.i18n import tr
from .trouble import in_words

_PACKAGES = {".xlsx": dependencies.WORKBOOK, ".pdf": dependencies.PDF}
"""What writes files of an ending."""


def asked_files(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    endings: Mapping[str, str],
) -> dict[str, str]:
    """The files that are asked for, by output; ``endings`` says which outputs there are and how their files end.

    Raises ``QgsProcessingException`` where a file has another ending, or the package that writes it is missing.
    """
    files = {name: algorithm.parameterAsFileOutput(parameters, name, context) for name in endings}
    files = {name: file for name, file in files.items() if file}
    for name, file in files.items():
        refuse_other_ending(name, file, endings[name])
        missing = dependencies.missing_packages(_PACKAGES.get(endings[name], ()))
        if missing:
            raise QgsProcessingException(dependencies.sentence(missing))
    return files


def refuse_other_ending(name: str, path: str, ending: str) -> None:
    """Raises ``QgsProcessingException`` where the file ``path`` of an output (empty: none) has another ``ending``.

    Programs go by it: Excel opens no xlsx that is called xls.
    """
    if path and not path.lower().endswith(ending):
        raise QgsProcessingException(
            tr("{parameter} is a file that ends with {ending}, and '{file}' does not. Name it '{better}'.").format(
                parameter=name, ending=ending, file=path, better=Path(path).with_suffix(ending).name
            )
        )


@contextmanager
def written_together(files: Mapping[str, str]) -> Iterator[dict[str, Path]]:
    """Where to write ``files``, by output: all of them take their places, or none after a failure or Cancel.

    What goes wrong is put into words, see :func:`.trouble.in_words`.
    """
    with in_words(", ".join(files.values())), whole_files([Path(file) for file in files.values()]) as paths:
        yield dict(zip(files, paths))
