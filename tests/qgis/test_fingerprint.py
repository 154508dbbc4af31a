"""What tells that a table on a server was changed by somebody else, on a real server that the test starts."""

from __future__ import annotations

import pytest
from postgres_server import binaries, postgres_server
from qgis.core import QgsDataSourceUri, QgsVectorLayer

from mine_restoration.gis import fingerprint
from mine_restoration.gis.fingerprint import of_layer

pytestmark = pytest.mark.skipif(binaries() is None, reason="no PostgreSQL server is installed (scripts/setup.sh)")
ROWS = 5_000
"""More than are read whole."""


@pytest.fixture(scope="module")
def server(plugin):
    with postgres_server() as running:
        yield running


@pytest.fixture
def ask_server(server):
    """What somebody else does on the server, by psycopg2."""
    import psycopg2

    connection = psycopg2.connect(server.dsn)
    connection.autocommit = True
    with connection.cursor() as cursor:
        yield cursor.execute
    connection.close()


@pytest.fixture
def survey(server, ask_server, monkeypatch):
    """Open a large layer of the server, ``survey("id < 9")`` a part of it; the server is asked each time."""
    monkeypatch.setattr(fingerprint, "_REST", 0)
    ask_server("DROP TABLE IF EXISTS survey CASCADE")
    ask_server(
        "CREATE TABLE survey AS SELECT one AS id, '0301' AS dlbm, "
        "ST_SetSRID(ST_MakeEnvelope(40500000 + one, 3300000, 40500001 + one, 3300001), 4528) AS geom "
        f"FROM generate_series(1, {ROWS}) AS one"
    )
    ask_server("ALTER TABLE survey ADD PRIMARY KEY (id)")
    ask_server("CREATE VIEW seen AS SELECT * FROM survey")

    def opened(where="", table="survey"):
        uri = QgsDataSourceUri(server.dsn)
        uri.setDataSource("public", table, "geom", where, "id")
        layer = QgsVectorLayer(uri.uri(False), "survey", "postgres")
        assert layer.isValid()
        return layer

    return opened


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE survey SET dlbm = '0101' WHERE id = 77",
        "UPDATE survey SET geom = ST_Translate(geom, 0.001, 0) WHERE id = 4999",
        "DELETE FROM survey WHERE id = 1; INSERT INTO survey SELECT 1, dlbm, geom FROM survey WHERE id = 2",
        "DELETE FROM survey WHERE id = 5000",
        "DELETE FROM survey WHERE id > 10",
    ],
)
def test_what_others_change_in_a_large_table_is_seen(survey, ask_server, change):
    layer = survey()
    before = of_layer(layer)
    assert of_layer(survey()) == before, "a window that is opened later says the same"
    ask_server(change)
    assert of_layer(layer) != before
    assert of_layer(survey()) != before


@pytest.mark.parametrize(
    "act",
    [
        "BEGIN; UPDATE survey SET dlbm = '0101'; ROLLBACK",
        "ANALYZE survey",
        "VACUUM (FREEZE) survey",
        "CREATE INDEX ON survey USING gist (geom)",
    ],
)
def test_what_leaves_the_rows_as_they_are_is_no_change(survey, ask_server, act):
    layer = survey()
    before = of_layer(layer)
    ask_server(act)
    assert of_layer(layer) == before


def test_of_a_part_only_the_part_counts(survey, ask_server):
    layer = survey("id <= 4000")
    before = of_layer(layer)
    ask_server("UPDATE survey SET dlbm = '0101' WHERE id = 4001")
    assert of_layer(layer) == before
    ask_server("UPDATE survey SET dlbm = '0101' WHERE id = 4000")
    assert of_layer(layer) != before


def test_a_view_has_a_print_too(survey):
    assert of_layer(survey(table="seen"))


def test_a_slow_server_is_not_asked_at_every_turn(survey, ask_server, monkeypatch):
    monkeypatch.setattr(fingerprint, "_REST", 1e6)
    layer = survey()
    before = of_layer(layer)
    ask_server("DELETE FROM survey WHERE id = 5")
    assert of_layer(layer) == before
    monkeypatch.setattr(fingerprint, "_answers", {})
    assert of_layer(layer) != before
