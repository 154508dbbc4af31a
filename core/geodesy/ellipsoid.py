"""The ellipsoids of the Chinese datums and the constants that the official formulas use."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

ARC_SECOND = math.pi / 180 / 3600
"""One arc-second, rad."""

Five = tuple[float, float, float, float, float]


@dataclass(frozen=True)
class Ellipsoid:
    """An ellipsoid by its semi-axes in metres.

    ``official_k`` are K0 to K4 of the footpoint latitude and ``official_minor`` is the semi-minor axis of the area
    formula where a standard prints them; elsewhere they follow from the axes. Two ellipsoids of one name are the same.
    """

    name: str
    semi_major: float
    semi_minor: float
    official_k: Optional[Five] = None
    official_minor: Optional[float] = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ellipsoid) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    @cached_property
    def flattening(self) -> float:
        """(a - b) / a."""
        return (self.semi_major - self.semi_minor) / self.semi_major

    @cached_property
    def third_flattening(self) -> float:
        """(a - b) / (a + b)."""
        return (self.semi_major - self.semi_minor) / (self.semi_major + self.semi_minor)

    @cached_property
    def e2(self) -> float:
        """Square of the first eccentricity: the one of the area series."""
        return (self.semi_major**2 - self.semi_minor**2) / self.semi_major**2

    @cached_property
    def e2_second(self) -> float:
        """Square of the second eccentricity: the one of the Gauss-Krüger inverse."""
        return (self.semi_major**2 - self.semi_minor**2) / self.semi_minor**2

    @cached_property
    def polar_radius(self) -> float:
        """Polar radius of curvature c, metres."""
        return self.semi_major**2 / self.semi_minor

    @cached_property
    def area_minor(self) -> float:
        """The semi-minor axis that the official area formula has, metres."""
        return self.official_minor or self.semi_minor

    @cached_property
    def footpoint_k(self) -> Five:
        """K0 to K4 of the footpoint latitude: those of the standard, else :meth:`series_k`."""
        return self.official_k or self.series_k()

    def series_k(self) -> Five:
        """K0 to K4 from the third flattening n.

        The latitude of a rectifying latitude E is ``E + a2 sin 2E + a4 sin 4E + a6 sin 6E + a8 sin 8E + a10 sin 10E``
        (Helmert's series, to n⁵); the sines of multiples written in powers of sin E give ``cos E (K1 sin E - K2 sin³E +
        K3 sin⁵E - K4 sin⁷E)``, where the ninth power is left out as in the standard (0.1 mm). K0 is one over the radius
        of the circle that is as long as a meridian.
        """
        n = self.third_flattening
        radius = self.semi_major / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
        a2 = 3 / 2 * n - 27 / 32 * n**3 + 269 / 512 * n**5
        a4 = 21 / 16 * n**2 - 55 / 32 * n**4
        a6 = 151 / 96 * n**3 - 417 / 128 * n**5
        a8 = 1097 / 512 * n**4
        a10 = 8011 / 2560 * n**5
        return (
            1 / radius,
            2 * a2 + 4 * a4 + 6 * a6 + 8 * a8 + 10 * a10,
            8 * a4 + 32 * a6 + 80 * a8 + 160 * a10,
            32 * a6 + 192 * a8 + 672 * a10,
            128 * a8 + 1024 * a10,
        )


CGCS2000 = Ellipsoid(
    "CGCS2000",
    6378137.0,
    6378137.0 * (1 - 1 / 298.257222101),
    # TD/T 1055-2019 appendix D, CGCS2000 values.
    (1.57048761144159e-07, 5.05250178820567e-03, 2.98472900956587e-05, 2.41626669230084e-07, 2.22241238938534e-09),
)
IAG75 = Ellipsoid(
    "IAG 1975",
    6378140.0,
    6378140.0 * (1 - 1 / 298.257),
    # 国土调查办发〔2008〕32号: the K, e² and c printed there follow from 1/f = 298.257; b is printed to the centimetre.
    (1.57048687472752e-07, 5.05250559291393e-03, 2.98473350966158e-05, 2.41627215981336e-07, 2.22241909461273e-09),
    6356755.29,
)
KRASSOWSKY = Ellipsoid("Krassowsky 1940", 6378245.0, 6378245.0 * (1 - 1 / 298.3))
