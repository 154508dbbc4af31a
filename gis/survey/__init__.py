"""Survey layers (DLTB): reading what lies near the units, and the result as values of its tables.

:mod:`.reading` is the way through, whatever the provider. Polygons come in by one of two doors that give the same:
:mod:`.file_reading` (a plain file, read by GDAL in columns) and :mod:`.features` (anything else, by QGIS).
:mod:`.near` says what is near and brings it into the units' plane, :mod:`.texts` turns what a file holds into text.
"""

from .files import SurveyFile, survey_file_of
from .outputs import part_values, summary_values
from .reading import read_survey

__all__ = ["SurveyFile", "part_values", "read_survey", "summary_values", "survey_file_of"]
