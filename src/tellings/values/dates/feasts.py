"""Feasts of Christian, Islamic, Jewish and other calendars, and days of the Islamic and Persian ones, as Gregorian days.

Reckoned, not looked up.  Easter: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8) and its Julian
form.  Rosh Hashanah: Conway's rule (Winning Ways), for 1900 to 2099.  The Islamic calendar is the tabular one with leap years
2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty: where the moon is watched for a month begins up to a day before or after,
so a day is added on either side.  The Persian year begins on the 20th or 21st of March, with the same care.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from .meaning import Named

Stretch = tuple[date, date]
# Feasts of a fixed day, and those of the Gregorian calendar that fall on the nth weekday of a month in the United States.
FIXED: Mapping[str, Named] = {
    "new year's day": Named(month=1, day=1),
    "epiphany": Named(month=1, day=6),
    "martin luther king jr. day": Named(month=1, weekday=0, rank=3),
    "martin luther king day": Named(month=1, weekday=0, rank=3),
    "groundhog day": Named(month=2, day=2),
    "valentine's day": Named(month=2, day=14),
    "presidents' day": Named(month=2, weekday=0, rank=3),
    "presidents day": Named(month=2, weekday=0, rank=3),
    "st. patrick's day": Named(month=3, day=17),
    "st patrick's day": Named(month=3, day=17),
    "april fools' day": Named(month=4, day=1),
    "may day": Named(month=5, day=1),
    "cinco de mayo": Named(month=5, day=5),
    "mother's day": Named(month=5, weekday=6, rank=2),
    "memorial day": Named(month=5, weekday=0, rank=-1),
    "father's day": Named(month=6, weekday=6, rank=3),
    "juneteenth": Named(month=6, day=19),
    "fourth of july": Named(month=7, day=4),
    "july fourth": Named(month=7, day=4),
    "bastille day": Named(month=7, day=14),
    "labor day": Named(month=9, weekday=0, rank=1),
    "columbus day": Named(month=10, weekday=0, rank=2),
    "halloween": Named(month=10, day=31),
    "all saints' day": Named(month=11, day=1),
    "all saints day": Named(month=11, day=1),
    "guy fawkes night": Named(month=11, day=5),
    "veterans day": Named(month=11, day=11),
    "armistice day": Named(month=11, day=11),
    "thanksgiving day": Named(month=11, weekday=3, rank=4),
    "thanksgiving": Named(month=11, weekday=3, rank=4),
    "christmas eve": Named(month=12, day=24),
    "christmas day": Named(month=12, day=25),
    "christmas": Named(month=12, day=25),
    "boxing day": Named(month=12, day=26),
    "new year's eve": Named(month=12, day=31),
}
# Days from Easter Sunday.
_FROM_EASTER: Mapping[str, int] = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "holy thursday": -3,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
    "easter": 0,
    "ascension day": 39,
    "whit sunday": 49,
    "whit monday": 50,
    "pentecost": 49,
}
_FROM_ORTHODOX_EASTER: Mapping[str, int] = {"orthodox good friday": -2, "orthodox easter": 0}
# Month, first day, and how many days.
_ISLAMIC: Mapping[str, tuple[int, int, int]] = {
    "islamic new year": (1, 1, 1),
    "ashura": (1, 10, 1),
    "mawlid": (3, 12, 1),
    "ramadan": (9, 1, 30),
    "eid al-fitr": (10, 1, 1),
    "eid ul-fitr": (10, 1, 1),
    "eid al fitr": (10, 1, 1),
    "eid al-adha": (12, 10, 1),
    "eid ul-adha": (12, 10, 1),
    "eid al adha": (12, 10, 1),
}
_JEWISH = frozenset(("rosh hashanah", "yom kippur", "sukkot", "hanukkah", "purim", "passover"))
# Feasts of the moon or the sun that are not reckoned here: the days between which they always fall.
_BETWEEN: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "lunar new year": ((1, 21), (2, 20)),
    "chinese new year": ((1, 21), (2, 20)),
    "nowruz": ((3, 20), (3, 21)),
    "vesak": ((4, 25), (6, 5)),
    "diwali": ((10, 13), (11, 15)),
}
MOVEABLE: frozenset[str] = frozenset((*_FROM_EASTER, *_FROM_ORTHODOX_EASTER, *_ISLAMIC, *_JEWISH, *_BETWEEN))
# Those that are a month long, or known to a month only.
LONG = frozenset(("ramadan", *(name for name in _BETWEEN if name != "nowruz")))
ISLAMIC_MONTHS: Mapping[str, int] = {
    "muharram": 1,
    "safar": 2,
    "rabi al-awwal": 3,
    "rabi al-thani": 4,
    "jumada al-awwal": 5,
    "jumada al-ula": 5,
    "jumada al-thani": 6,
    "jumada al-akhira": 6,
    "rajab": 7,
    "shaban": 8,
    "sha'ban": 8,
    "ramadan": 9,
    "shawwal": 10,
    "dhu al-qadah": 11,
    "dhu al-qidah": 11,
    "dhu al-hijjah": 12,
    "dhul hijjah": 12,
}
PERSIAN_MONTHS: Mapping[str, int] = {
    "farvardin": 1,
    "ordibehesht": 2,
    "khordad": 3,
    "tir": 4,
    "mordad": 5,
    "shahrivar": 6,
    "mehr": 7,
    "aban": 8,
    "azar": 9,
    "dey": 10,
    "bahman": 11,
    "esfand": 12,
}
_DAY = timedelta(days=1)


def stretches_in(feast: str, year: int) -> list[Stretch]:
    """The days on which a moveable feast can begin in a year, or those of Ramadan; two stretches where it comes twice."""
    if feast in _FROM_EASTER:
        return [_alone(easter(year) + _FROM_EASTER[feast] * _DAY)]
    if feast in _FROM_ORTHODOX_EASTER:
        return [_alone(orthodox_easter(year) + _FROM_ORTHODOX_EASTER[feast] * _DAY)]
    if feast in _ISLAMIC:
        return _islamic_in(*_ISLAMIC[feast], year)
    if feast in _JEWISH:
        return [_alone(_jewish(feast, year))] if 1900 <= year <= 2098 else []
    first, last = _BETWEEN[feast]
    return [(date(year, *first), date(year, *last))]


def _alone(day: date) -> Stretch:
    return day, day


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, told in the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    f = d + e + 114
    behind = year // 100 - year // 400 - 2  # days by which the Julian calendar is behind
    return date(year, f // 31, f % 31 + 1) + behind * _DAY


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar."""
    days = day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(227013 + days)


def persian_day(year: int, month: int, day: int) -> date:
    """A day of the Persian calendar, as if its year began on the 21st of March."""
    months = 31 * (month - 1) - max(0, month - 7)
    return date(year + 621, 3, 21) + (months + day - 1) * _DAY


def other_calendar(named: Named) -> Stretch:
    """The Gregorian days, one more on either side, of a day or month of another calendar.  ValueError where it has none."""
    assert named.year is not None
    assert named.month is not None
    turn = islamic_day if named.calendar == "islamic" else persian_day
    first = turn(named.year, named.month, named.day or 1)
    last = turn(named.year, named.month, named.day or 29)
    return first - _DAY, last + _DAY


def _islamic_in(month: int, day: int, length: int, year: int) -> list[Stretch]:
    found = []
    about = (year - 622) * 33 // 32
    for hijri in range(about - 1, about + 3):
        if hijri < 1:
            continue
        first = islamic_day(hijri, month, day)
        if first.year == year:
            found.append((first - _DAY, first + length * _DAY))
    return found


def _rosh_hashanah(year: int) -> date:
    rem = 12 * (year % 19 + 1) % 19
    exact = (
        Fraction(year // 100 - year // 400 - 2)
        + Fraction(765433, 492480) * rem
        + Fraction(year % 4, 4)
        - Fraction(313 * year + 89081, 98496)
    )
    whole = exact.numerator // exact.denominator
    part = exact - whole
    day = date(year, 8, 31) + whole * _DAY
    weekday = day.weekday()
    if weekday in (6, 2, 4):
        return day + _DAY
    if weekday == 0 and part >= Fraction(23269, 25920) and rem > 11:
        return day + _DAY
    if weekday == 1 and part >= Fraction(1367, 2160) and rem > 6:
        return day + 2 * _DAY
    return day


def _jewish(feast: str, year: int) -> date:
    """The first full day of a feast, which begins at sunset of the day before."""
    first = _rosh_hashanah(year)
    if feast in ("passover", "purim"):
        return first - (163 if feast == "passover" else 193) * _DAY
    if feast == "hanukkah":
        complete = (_rosh_hashanah(year + 1) - first).days in (355, 385)
        return first + (84 if complete else 83) * _DAY
    return first + {"rosh hashanah": 0, "yom kippur": 9, "sukkot": 14}[feast] * _DAY
