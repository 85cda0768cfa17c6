"""Ellipsoidal Albers equal-area projection, one for each state: equal areas are what a choropleth needs."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Parameters = tuple[float, float, float, float]
"""Central longitude, latitude of origin and the two standard parallels, in degrees."""

_AXIS = 6378137.0  # GRS80, metres
_FLATTENING = 1 / 298.257222101
_E2 = _FLATTENING * (2 - _FLATTENING)
_E = math.sqrt(_E2)
_GIVEN: dict[str, Parameters] = {"AK": (-154, 50, 55, 65)}  # EPSG:3338


def choose_projection(usps: str, rings: list[NDArray[np.float64]]) -> Parameters:
    """Return the state's own projection: standard parallels at 1/6 and 5/6 of its latitudes."""
    if usps in _GIVEN:
        return _GIVEN[usps]
    lon = np.concatenate([ring[:, 0] for ring in rings]) / 1e6
    lat = np.concatenate([ring[:, 1] for ring in rings]) / 1e6
    south, north = lat.min(), lat.max()
    sixth = (north - south) / 6
    values = ((lon.min() + lon.max()) / 2, (south + north) / 2, south + sixth, north - sixth)
    first, second, third, fourth = (round(float(value), 3) for value in values)
    return first, second, third, fourth


def project(lon: ArrayLike, lat: ArrayLike, parameters: Parameters) -> NDArray[np.float64]:
    """Return metres east and north of the origin, shape (n, 2) (Snyder 1987, equations 14-1 to 14-6)."""
    lon0, lat0, south, north = parameters
    turned = (np.asarray(lon) - lon0 + 180) % 360 - 180  # the antimeridian needs no special case
    sin_south, sin_north = math.sin(np.radians(south)), math.sin(np.radians(north))
    if abs(south - north) > 1e-6:
        cone = (_m(sin_south) ** 2 - _m(sin_north) ** 2) / (_q(sin_north) - _q(sin_south))
    else:
        cone = sin_south
    constant = _m(sin_south) ** 2 + cone * _q(sin_south)

    def rho(sine: ArrayLike) -> NDArray[np.float64]:
        return _AXIS * np.sqrt(constant - cone * _q(sine)) / cone

    angle = cone * np.radians(turned)
    radius = rho(np.sin(np.radians(np.asarray(lat))))
    return np.column_stack((radius * np.sin(angle), rho(math.sin(np.radians(lat0))) - radius * np.cos(angle)))


def _m(sine: float) -> float:
    return math.sqrt(1 - sine * sine) / math.sqrt(1 - _E2 * sine * sine)


def _q(sine: ArrayLike) -> NDArray[np.float64]:
    s = np.asarray(sine) if not isinstance(sine, float) else sine
    return (1 - _E2) * (s / (1 - _E2 * s * s) - np.log((1 - _E * s) / (1 + _E * s)) / (2 * _E))
