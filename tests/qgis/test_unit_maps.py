"""Small maps of units: what is on them, where, in which colours, and that any thread may draw them."""

from __future__ import annotations

import threading

import pytest
from shapely.geometry import LineString, MultiPolygon, Polygon, box

from mine_restoration.core.geodesy.plane import plane_of_epsg
from mine_restoration.core.progress import Stopped
from mine_restoration.core.unit import Unit
from mine_restoration.core.zones.check import check_zones
from mine_restoration.core.zones.layers import ZoneFeature, ZoneLayer
from mine_restoration.core.zones.profile import load_profile

PLANE = plane_of_epsg(4532)
EAST, NORTH = 44_500_000.0, 4_920_000.0
MAP_DOTS = (496, 368)
"""62 x 46 mm, 8 dots a mm."""


def square(x, y, width=100.0):
    return box(EAST + x, NORTH + y, EAST + x + width, NORTH + y + width)


def layer(name, *geometries, kind="polygon", attributes=None):
    features = tuple(ZoneFeature(f"{name}-{i}", geometry, attributes or {}) for i, geometry in enumerate(geometries))
    return ZoneLayer(name, (name,), name, "", len(features), frozenset({kind}), features, square(-5000, -5000, 10_000))


def checked(zones, *units):
    return check_zones(units, PLANE, zones, load_profile())


def unit(geometry, unit_id="XF-01"):
    return Unit(unit_id, MultiPolygon([geometry]), section="planned", land_class="0301")


@pytest.fixture
def draw(qgis_app):
    from qgis.PyQt.QtGui import QImage

    from mine_restoration.gis.unit_maps import unit_maps

    def draw(check):
        return {place: QImage.fromData(picture) for place, picture in unit_maps(check, PLANE).items()}

    return draw


def coloured(image, rows, columns):
    """The colours on a part of the picture, most frequent first."""
    counts = {}
    for y in rows:
        for x in columns:
            name = image.pixelColor(x, y).name()
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=counts.get, reverse=True)


def mixed(colour, opacity, ground="#ffffff"):
    """A half transparent colour on a ground."""
    parts = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return [opacity * above + (1 - opacity) * below for above, below in parts]


def is_like(name, expected):
    return all(abs(int(name[i : i + 2], 16) - part) < 4 for i, part in zip((1, 3, 5), expected))


def test_what_is_hit_has_the_colour_of_its_meaning_and_the_rest_has_none(draw):
    """The eastern half of the unit lies in farmland that it does not become: to be argued, orange."""
    image = draw(checked([layer("YJJBNT", square(50, -500, 2000))], unit(square(0, 0))))[0]
    assert (image.width(), image.height()) == (768, 368)
    assert image.dotsPerMeterX() == 8000
    middle_x, middle_y = MAP_DOTS[0] // 2, MAP_DOTS[1] // 2
    west = coloured(image, range(middle_y - 20, middle_y + 20), range(middle_x - 60, middle_x - 20))
    east = coloured(image, range(middle_y - 20, middle_y + 20), range(middle_x + 20, middle_x + 60))
    assert west == ["#ffffff"]
    farmland = mixed("#fff0a3", 0.75)
    ground = "#" + "".join(f"{round(part):02x}" for part in farmland)
    assert is_like(east[0], mixed("#f39a33", 0.6, ground))


def test_where_rules_overlap_the_strictest_shows(draw):
    """A core area (prohibited) over farmland (to be argued): red wherever both are, orange where only farmland is."""
    zones = [layer("YJJBNT", square(0, 0)), layer("ZRBHD", square(0, 0, 50), attributes={"GNFQ": "核心保护区"})]
    check = checked(zones, unit(square(0, 0)))
    assert {hit.outcome.means for hit in check.hits} >= {"prohibited", "argued"}
    image = draw(check)[0]
    legend = coloured(image, range(0, 368), range(505, 550))
    assert any(is_like(name, mixed("#d9483b", 0.6)) for name in legend)
    assert any(is_like(name, mixed("#f39a33", 0.6)) for name in legend)


def test_a_zone_of_many_vertices_is_drawn_like_one_of_few(draw):
    """Cutting large zones to the maps leaves no trace on them: farmland with two points an edge and with thousands."""
    few = box(EAST + 50, NORTH - 3000, EAST + 4000, NORTH + 3000)
    many = few.segmentize(0.5)
    assert len(many.exterior.coords) > 30_000
    units = [unit(square(0, y), f"XF-{y}") for y in (0, 300, 600)]
    pictures = [draw(checked([layer("YJJBNT", zone)], *units)) for zone in (few, many)]
    for place in range(3):
        one, other = (each[place] for each in pictures)
        differing = sum(
            one.pixel(x, y) != other.pixel(x, y) for x in range(0, MAP_DOTS[0], 2) for y in range(0, MAP_DOTS[1], 2)
        )
        assert differing < 0.01 * MAP_DOTS[0] * MAP_DOTS[1] / 4


def test_the_map_reaches_to_a_road_that_the_unit_is_near(draw):
    """A road 60 m off the unit is on its map; one 900 m off, which affects it as well, would make it too small."""

    def road(x):
        return layer("road", LineString([(EAST + x, NORTH - 2000), (EAST + x, NORTH + 2000)]), kind="line")

    def has_road(image):
        return "#ffd9a0" in coloured(image, range(0, 368), range(0, MAP_DOTS[0]))

    assert has_road(draw(checked([road(160)], unit(square(0, 0))))[0])
    assert not has_road(draw(checked([road(1000)], unit(square(0, 0))))[0])


def test_units_without_ground_have_no_map_and_broken_ones_do(draw):
    bow_tie = Polygon([(EAST, NORTH), (EAST + 90, NORTH + 90), (EAST + 90, NORTH), (EAST, NORTH + 90)])
    empty = Unit("empty", MultiPolygon([]))
    pictures = draw(checked([layer("STBHHX", square(-50, -50))], empty, unit(bow_tie), unit(square(0, 200), "U2")))
    assert sorted(pictures) == [1, 2]


def test_broken_zones_points_collections_and_odd_names(draw):
    from shapely.geometry import GeometryCollection, MultiPoint

    bow_tie = Polygon([(EAST, NORTH), (EAST + 90, NORTH + 90), (EAST + 90, NORTH), (EAST, NORTH + 90)])
    mixed_zone = GeometryCollection([square(10, 10), LineString([(EAST, NORTH), (EAST + 500, NORTH)])])
    zones = [
        layer("STBHHX", bow_tie, mixed_zone),
        layer("=<b>&[% 1 %]", square(0, 0)),
        layer("settlement", MultiPoint([(EAST + 10, NORTH + 120)]), kind="point"),
    ]
    assert len(draw(checked(zones, unit(square(0, 0)), unit(square(110, 0), '[% @user %]"\n<b>')))) == 2


def test_the_same_in_another_thread(draw, qgis_app):
    from mine_restoration.gis.unit_maps import unit_maps

    check = checked([layer("STBHHX", square(50, -50, 500))], *(unit(square(x, 0), f"U{x}") for x in (0, 200, 400)))
    here = unit_maps(check, PLANE)
    there = {}
    thread = threading.Thread(target=lambda: there.update(unit_maps(check, PLANE)))
    thread.start()
    thread.join()
    assert there == here


def test_cancel_stops_between_two_maps(qgis_app):
    from mine_restoration.gis.unit_maps import unit_maps

    parts = []

    def stop(part):
        parts.append(part)
        return len(parts) < 2

    with pytest.raises(Stopped):
        unit_maps(checked([], unit(square(0, 0)), unit(square(200, 0), "U2"), unit(square(400, 0), "U3")), PLANE, stop)
    assert len(parts) == 2
