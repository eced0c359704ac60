"""The Vietnamese lunar calendar (UTC+7), computed from the mean new moon with periodic terms and the sun's longitude.

Good for 1968-2199. Method after J. Meeus, Astronomical Algorithms; month 11 holds the winter solstice.
"""

from datetime import date, timedelta
from functools import lru_cache
from math import floor, pi, sin

_EPOCH = date(2000, 1, 1)
_EPOCH_JULIAN_DAY = 2451545
_SYNODIC_MONTH = 29.530588853
_OFFSET = 7 / 24
_FIRST_NEW_MOON = 2415021.076998695


def tet(year: int) -> date:
    """Mùng 1 Tết (first day of the lunar year) that falls in the solar ``year``: 2027 gives 6/2/2027."""
    return solar_day(1, 1, year)


def solar_day(day: int, month: int, lunar_year: int) -> date:
    """Solar day of a lunar one in a regular (not leap) month. Raises ValueError for a day the month does not have."""
    start = _month_eleven(lunar_year - 1) if month < 11 else _month_eleven(lunar_year)
    end = _month_eleven(lunar_year) if month < 11 else _month_eleven(lunar_year + 1)
    first = _moon_number(start)
    ahead = (month - 11) % 12
    leap = _leap_place(first) if end - start > 365 else 13
    if ahead >= leap:
        ahead += 1
    begins, ends = _new_moon_day(first + ahead), _new_moon_day(first + ahead + 1)
    if not 1 <= day <= ends - begins:
        raise ValueError(f"lunar month {month}/{lunar_year} has {ends - begins} days")
    return _EPOCH + timedelta(days=begins + day - 1 - _EPOCH_JULIAN_DAY)


def _moon_number(julian_day: int) -> int:
    return floor(0.5 + (julian_day - _FIRST_NEW_MOON) / _SYNODIC_MONTH)


@lru_cache(maxsize=256)
def _month_eleven(year: int) -> int:
    """Julian day on which lunar month 11 of ``year`` begins."""
    last_day = (date(year, 12, 31) - _EPOCH).days + _EPOCH_JULIAN_DAY
    moon = floor((last_day - 2415021) / _SYNODIC_MONTH)
    begins = _new_moon_day(moon)
    return _new_moon_day(moon - 1) if _sun_sector(begins) >= 9 else begins


def _leap_place(first: int) -> int:
    """How many months after month 11 the leap month stands: the first month in which the sun changes no sector."""
    sector = _sun_sector(_new_moon_day(first + 1))
    for place in range(2, 15):
        following = _sun_sector(_new_moon_day(first + place))
        if following == sector:
            return place - 1
        sector = following
    raise ValueError("a thirteen-month lunar year without a leap month")


@lru_cache(maxsize=1024)
def _new_moon_day(number: int) -> int:
    """Julian day, counted in local days, of the new moon ``number`` (0 was in January 1900)."""
    t = number / 1236.85
    rad = pi / 180
    mean = 2415020.75933 + 29.53058868 * number + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t**2) * rad)
    sun = (359.2242 + 29.10535608 * number - 0.0000333 * t**2 - 0.00000347 * t**3) * rad
    moon = (306.0253 + 385.81691806 * number + 0.0107306 * t**2 + 0.00001236 * t**3) * rad
    node = (21.2964 + 390.67050646 * number - 0.0016528 * t**2 - 0.00000239 * t**3) * rad
    shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun) - 0.4068 * sin(moon) + 0.0161 * sin(2 * moon)
    shift += -0.0004 * sin(3 * moon) + 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
    shift += 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    clock = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return floor(mean + shift - clock + 0.5 + _OFFSET)


def _sun_sector(julian_day: int) -> int:
    """Twelfth (0-11) of the ecliptic the sun stands in at local midnight."""
    t = (julian_day - 0.5 - _OFFSET - 2451545.0) / 36525
    rad = pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3) * rad
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return floor(longitude / 30) % 12
