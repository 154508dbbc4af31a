"""The dock in a real QGIS window with a project whose tables are in PostGIS (``dock_postgis_drive.py``)."""

from __future__ import annotations

from pathlib import Path

import pytest
from postgres_server import binaries, postgres_server
from windows import critical, desktop

pytestmark = pytest.mark.skipif(binaries() is None, reason="no PostgreSQL server is installed (scripts/setup.sh)")
DRIVE = Path(__file__).with_name("dock_postgis_drive.py")
STEPS = ["digitiseunits", "attachlandclasses", "checkunits", "checkzones"]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What the window showed, and what another reader finds on the server afterwards."""
    import psycopg2

    folder = tmp_path_factory.mktemp("postgis")
    with postgres_server() as server:
        report = desktop().run_desktop(DRIVE, folder, "zh-Hans", DRIVE_SERVER=server.dsn, DRIVE_PICTURES=str(folder))
        connection = psycopg2.connect(server.dsn)
        try:
            with connection.cursor() as cursor:
                counts = {}
                for table in ("unit", "corner", "mine", "survey_part", "survey_summary", "zone_hit", "verdict"):
                    cursor.execute(f"SELECT count(*) FROM quarry.{table}")
                    counts[table] = cursor.fetchone()[0]
                cursor.execute("SELECT DISTINCT step FROM quarry.finding")
                steps = {step for (step,) in cursor.fetchall()}
        finally:
            connection.close()
    return report | {"counts": counts, "finding_steps": steps}


def test_nothing_goes_wrong(seen):
    assert critical(seen) == []


def test_steps_run_with_what_the_renamed_layers_on_the_server_say(seen):
    assert seen["started"] == dict.fromkeys(STEPS, True)
    assert all(state in ("done", "findings") for state in seen["states"].values()), seen["words"]


def test_results_are_on_the_server_and_none_is_temporary(seen):
    assert seen["temporary"] == []
    assert seen["counts"]["unit"] == 12
    assert all(seen["counts"].values()), seen["counts"]
    assert seen["finding_steps"] >= {"digitiseunits", "checkunits", "checkzones"}


def test_states_come_back_with_the_project(seen):
    assert set(seen["other"].values()) == {"todo"}
    assert seen["reopened"] == seen["states"]


def test_an_edit_that_is_not_saved_makes_results_out_of_date_until_it_is_taken_back(seen):
    assert seen["provider"] == "postgres"
    assert {seen["edited"][step] for step in STEPS[1:]} == {"stale"}
    assert seen["undone"] == seen["reopened"]
