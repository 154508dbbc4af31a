"""Corners that are moved among neighbours: what stays shared, and what is told of ground that is in two units then."""

from __future__ import annotations

import pytest
import shapely

EAST, NORTH = 40_500_000.0, 3_320_000.0


def place(east, north):
    return (EAST + east, NORTH + north)


def box(west, south, east, north):
    return [(west, south), (west, north), (east, north), (east, south)]


@pytest.fixture
def layer(plugin):
    """A layer of units of the planned section, by number: corners from the corner of the zone."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    from mine_restoration.gis.schema import qgs_fields

    def make(**units):
        layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4528", "units", "memory")
        layer.dataProvider().addAttributes(list(qgs_fields("unit")))
        layer.updateFields()
        for number, corners in units.items():
            feature = QgsFeature(layer.fields())
            feature["unit_id"], feature["section"] = number, "planned"
            polygon = shapely.Polygon([place(*corner) for corner in corners])
            feature.setGeometry(QgsGeometry.fromWkt(shapely.MultiPolygon([polygon]).wkt))
            layer.dataProvider().addFeature(feature)
        return layer

    return make


def corners(layer):
    """Number to the set of corners, edits that are not saved with them."""
    found = {}
    for feature in layer.getFeatures():
        points = shapely.get_coordinates(shapely.from_wkb(feature.geometry().asWkb().data())) - [EAST, NORTH]
        found[feature["unit_id"]] = {(round(east, 4), round(north, 4)) for east, north in points.tolist()}
    return found


def move(layer, start, end, topological=True, **more):
    from mine_restoration.gis.drawing.corners import move_corner

    return move_corner(layer, place(*start), place(*end), topological=topological, **more)


NOTCH = [(100, 0), (100, 50), (100, 100), (200, 100), (200, 0)]
"""Its corner (100, 50) lies on its straight west side."""


def test_a_side_that_comes_to_lie_on_a_neighbours_corner_takes_it(layer):
    units = layer(A=[(0, 0), (0, 100), (100, 100), (80, 0)], B=NOTCH)
    done = move(units, (80, 0), (100, 0))
    assert corners(units)["A"] == {(0, 0), (0, 100), (100, 100), (100, 50), (100, 0)}
    assert corners(units)["B"] == set(NOTCH)
    assert done.neighbours == ("A",)
    assert done.told == ()
    assert units.undoStack().count() == 1
    units.undoStack().undo()
    assert (80, 0) in corners(units)["A"]
    assert (100, 50) not in corners(units)["A"]


def test_without_topological_editing_no_side_takes_a_corner(layer):
    units = layer(A=[(0, 0), (0, 100), (100, 100), (80, 0)], B=NOTCH)
    assert move(units, (80, 0), (100, 0), topological=False).neighbours == ()
    assert (100, 50) not in corners(units)["A"]


def test_a_corner_beside_the_new_side_stays_out(layer):
    """Farther than a coordinate that was computed is uncertain: nothing is moved onto it unseen."""
    notch = [(100, 0), (100.0002, 50), (100, 100), (200, 100), (200, 0)]
    units = layer(A=[(0, 0), (0, 100), (100, 100), (80, 0)], B=notch)
    assert move(units, (80, 0), (100, 0)).neighbours == ()
    near = [(100, 0), (100.0001, 50), (100, 100), (200, 100), (200, 0)]
    units = layer(A=[(0, 0), (0, 100), (100, 100), (80, 0)], B=near)
    assert move(units, (80, 0), (100, 0)).neighbours == ("A",)
    assert (100.0001, 50) in corners(units)["A"]


def test_a_side_that_stays_keeps_its_corners(layer):
    """A corner of a neighbour on a side that is not moved was left out before, and still is."""
    units = layer(A=box(0, 0, 100, 100), B=NOTCH)
    assert move(units, (0, 0), (10, 10)).neighbours == ()
    assert corners(units)["A"] == {(10, 10), (0, 100), (100, 100), (100, 0)}


def test_units_that_move_together_take_corners_of_each_other(layer):
    """C has a corner on the line that A's side comes to lie on; both have the corner that is moved."""
    a = [(0, 0), (0, 100), (100, 100), (80, 0)]
    c = [(100, 50), (150, 50), (150, -50), (80, 0)]
    units = layer(A=a, C=c)
    done = move(units, (80, 0), (100, 0))
    assert len(done.units) == 2
    assert done.neighbours == ("A",)
    assert (100, 50) in corners(units)["A"]


def test_a_corner_moved_over_a_neighbour_is_told(layer):
    units = layer(A=box(0, 0, 100, 100), B=box(100, 200, 200, 300), C=box(110, 0, 200, 100))
    done = move(units, (100, 100), (150, 100), topological=False)
    overlap = shapely.Polygon([(0, 0), (0, 100), (150, 100), (100, 0)]).intersection(shapely.box(110, 0, 200, 100))
    assert done.told == (
        f"Unit A overlaps unit C by {overlap.area:.2f} m²: ground of one section counts once. Take it off one of them.",
    )
    # What was over it before and gets no more of it is known.
    assert move(units, (0, 100), (0, 150), topological=False).told == ()
    assert move(units, (150, 100), (100, 100), topological=False).told == ()


def test_units_of_other_sections_may_share_ground(layer):
    units = layer(A=box(0, 0, 100, 100), C=box(110, 0, 200, 100))
    units.startEditing()
    other = next(feature for feature in units.getFeatures() if feature["unit_id"] == "C")
    units.changeAttributeValue(other.id(), units.fields().indexOf("section"), "actual")
    assert move(units, (100, 100), (150, 100)).told == ()


def test_a_boundary_that_is_shared_moves_without_a_word(layer):
    units = layer(A=box(0, 0, 100, 100), B=box(100, 0, 200, 100))
    done = move(units, (100, 100), (150, 100))
    assert len(done.units) == 2
    assert (done.neighbours, done.told) == ((), ())


def test_two_units_that_get_ground_of_each_other_are_told_once(layer):
    units = layer(A=[(0, 0), (0, 100), (100, 0)], B=[(20, -50), (60, -40), (100, 0)])
    done = move(units, (100, 0), (100, -200), topological=False)
    moved = shapely.Polygon([(0, 0), (0, 100), (100, -200)])
    shared = moved.intersection(shapely.Polygon([(20, -50), (60, -40), (100, -200)])).area
    assert len(done.units) == 2
    assert [sentence.partition(":")[0] for sentence in done.told] == [f"Unit A overlaps unit B by {shared:.2f} m²"]


def test_a_corner_that_is_taken_out_over_a_neighbour_is_told(layer):
    from mine_restoration.gis.drawing.corners import remove_corner

    units = layer(A=[(0, 0), (0, 100), (100, 100), (50, 50), (100, 0)], B=[(60, 50), (90, 70), (90, 30)])
    done = remove_corner(units, place(50, 50))
    assert done.told[0].startswith("Unit A overlaps unit B by 600.00 m²")


def test_a_new_unit_over_others_names_both(layer):
    from mine_restoration.gis.drawing.add import add_unit

    units = layer(A=box(0, 0, 100, 100), B=box(100, 0, 200, 100))
    ring = [place(*corner) for corner in box(90, 50, 130, 60)]
    told = add_unit(units, ring, {"unit_id": "N", "section": "planned"}, False).told
    assert [sentence.partition(":")[0] for sentence in told] == [
        "Unit N overlaps unit A by 100.00 m²",
        "Unit N overlaps unit B by 300.00 m²",
    ]
