"""The bundled sample as the algorithms take it, and its units digitised; the fixture ``plugin`` comes first."""

from __future__ import annotations

from mine_restoration.core.catalogue import RESOURCES

SAMPLE = RESOURCES / "sample"
YEAR = 2026
ZONES = ("STBHHX", "YJJBNTBHTB", "CZKFBJ", "ZRBHD", "road", "river", "settlement")
OWN = {
    "SURVEY": f"{SAMPLE / 'survey.gpkg'}|layername=DLTB",
    "ZONES": [f"{SAMPLE / 'zones.gpkg'}|layername={name}" for name in ZONES],
    "COVERAGE": f"{SAMPLE / 'zones.gpkg'}|layername=coverage",
}
"""The layers that units are held against."""


def digitise_sample(path):
    """The units of all sections, digitised into the GeoPackage ``path``; the path."""
    from qgis import processing

    processing.run(
        "minerestoration:digitiseunits",
        {
            "INPUT": sorted(str(file) for file in (SAMPLE / "units").glob("*.txt")),
            "YEAR": YEAR,
            "ATTRIBUTES": str(SAMPLE / "attributes.csv"),
            "UNITS": str(path),
            "CORNERS": "memory:",
            "FINDINGS": "memory:",
        },
    )
    return path


def package_parameters(**given):
    """What ``acceptancepackage`` is run with: UNITS and FOLDER have to be ``given``, all else may be."""
    return {
        **OWN,
        "MINE": str(SAMPLE / "mine.csv"),
        "YEAR": YEAR,
        "MINING_RIGHT": str(SAMPLE / "mining_right.gpkg"),
        "FINDINGS": "memory:",
        **given,
    }


def make_package(feedback=None, **given):
    """The results of ``acceptancepackage`` on the sample, see :func:`package_parameters`."""
    from qgis import processing

    return processing.run("minerestoration:acceptancepackage", package_parameters(**given), feedback=feedback)
