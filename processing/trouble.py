"""What can stop any algorithm, in words: cancel, files that cannot be written, data files, a missing typeface."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import QgsProcessingException
from shapely.errors import GEOSException

from ..core.catalogue import CatalogueError
from ..core.progress import Stopped
from ..gis.data_files import broken
from ..gis.dependencies import font_sentence, word_sentence
from ..gis.i18n import tr
from ..gis.terrain.dem import TerrainRefused
from ..report.fonts import FontMissing
from ..report.word import WordMissing


@contextmanager
def in_words(target: str = "") -> Iterator[None]:
    """Turn what the rooms below raise into a sentence with cause and remedy.

    ``target`` is what is being written: named where the system does not say which file it is about.
    Always QGIS' own exception: of a subclass of it users would see the traceback.
    """
    try:
        yield
    except Stopped:
        raise QgsProcessingException(tr("Cancelled. Nothing was written.")) from None
    except TerrainRefused as cause:
        raise QgsProcessingException(str(cause)) from None
    except FontMissing as cause:
        raise QgsProcessingException(font_sentence()) from cause
    except WordMissing as cause:
        raise QgsProcessingException(word_sentence()) from cause
    except CatalogueError as cause:
        raise QgsProcessingException(broken(cause)) from cause
    except GEOSException as cause:
        raise QgsProcessingException(
            tr(
                "The geometries cannot be cut ({reason}). Check those of the inputs (Vector ▸ Geometry Tools ▸ Check "
                "Validity), repair them and run again. Nothing was written."
            ).format(reason=cause)
        ) from cause
    except OSError as cause:
        raise QgsProcessingException(
            tr(
                "'{file}' cannot be written ({reason}). Close it if another program has it open, or choose another "
                "folder. What was there before is unchanged."
            ).format(file=_file_of(cause, target), reason=cause.strerror or cause)
        ) from cause


def _file_of(cause: OSError, target: str) -> str:
    """The file that users know: of a rename the goal, and never the unfinished file."""
    names = [str(name) for name in (cause.filename2, cause.filename) if name]
    return next((name for name in names if ".writing-" not in name), target)
