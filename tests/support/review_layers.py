"""Findings, verdicts, pieces and units as layers of a project, for tests of the reviewer's list."""

from __future__ import annotations

EAST, NORTH = 40_500_000.0, 3_300_000.0
PLANE = "EPSG:4528"


def square(x, y=0.0, side=100.0):
    w, s = EAST + x, NORTH + y
    return f"MultiPolygon((({w} {s},{w + side} {s},{w + side} {s + side},{w} {s + side},{w} {s})))"


def layer_of(project, table, rows, geometry="Point", step="", crs=PLANE):
    """A layer in memory with the fields of ``table`` and its role; rows are (WKT or empty, values)."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    from mine_restoration.gis.roles import mark
    from mine_restoration.gis.schema import qgs_fields

    layer = QgsVectorLayer(f"{geometry}?crs={crs}" if geometry else "None", f"{table} {step}", "memory")
    layer.dataProvider().addAttributes(list(qgs_fields(table)))
    layer.updateFields()
    for wkt, values in rows:
        feature = QgsFeature(layer.fields())
        for name, value in values.items():
            feature[name] = value
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    mark(project, layer, table, step)
    return layer


def finding(unit="U1", severity="warning", code="units.overlap", message="5 m² shared", **more):
    return {"unit_id": unit, "severity": severity, "code": code, "message": message, **more}


def verdict(unit="U1", rule="stbhhx", outcome="R1", **more):
    values = {"rule_name": "生态保护红线", "means": "argued", "reason": None, "area_m2": 12.34, "share": 0.25}
    if outcome in ("R0", "not_checked"):
        values |= {"means": None, "area_m2": 0.0 if outcome == "R0" else None, "share": None}
    return {"unit_id": unit, "rule_id": rule, "outcome": outcome, "layer_edition": "2025", **values, **more}


POINT = f"Point({EAST + 10} {NORTH + 10})"


def fill(project):
    """Two units, three findings and three verdicts of each kind."""
    layer_of(project, "unit", [(square(0), {"unit_id": "U1"}), (square(300), {"unit_id": "U2"})], "MultiPolygon")
    layer_of(
        project,
        "finding",
        [
            (POINT, finding(corner="J2", source="/data/a.txt", line=3)),
            ("", finding("U2", "error", "units.class_unknown", "no class")),
            ("", finding("", "note", "units.no_mining_right", "not checked")),
        ],
        step="checkunits",
    )
    layer_of(
        project,
        "verdict",
        [
            ("", verdict()),
            ("", verdict("U2", outcome="not_checked", reason="layer_missing,no_crs")),
            ("", verdict("U2", "cz", outcome="R0")),
        ],
        "",
        step="checkzones",
    )
    layer_of(project, "zone_hit", [(square(50, 0, 50), {"unit_id": "U1", "rule_id": "stbhhx"})], "MultiPolygon")
