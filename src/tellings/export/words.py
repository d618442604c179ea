"""Values, speakers and claims of a `casebook/1` record in plain English: the one place where they are put into words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from typing import Any

from tellings.model import COUNT_FIELDS
from tellings.model.records import Record
from tellings.values.countries import country_name
from tellings.values.dates.calendar_words import MONTH_NAMES

MONTHS_IN = {"month": 1, "season": 3, "year": 12, "decade": 120}
PUNISHMENTS = {"life": "life in prison", "other": "another punishment"}
GROUPS = {
    "victim": "victims",
    "civilian": "civilians",
    "security": "security forces",
    "armed_group": "armed group",
    "medical": "medical staff",
    "journalist": "journalists",
    "child": "children",
    "woman": "women",
    "said_attacker": "called attackers",
    "suspect": "suspects",
    "unknown": "not said who",
}
# The same of one person, where it is not the name of the group itself.
ONE = {
    "security": "of the security forces",
    "armed_group": "of an armed group",
    "medical": "medical worker",
    "said_attacker": "called an attacker",
    "unknown": "",
}
SPEAKERS = {
    "official": "an official",
    "belligerent": "a party to the fighting",
    "witness": "a witness",
    "family": "a relative",
    "medical": "medical staff",
    "monitor": "a monitor",
    "court": "a court",
    "press": "another report",
    "anonymous": "an unnamed source",
    "other": "a source",
}
# Verbs of a claim by a speaker, by its certainty; a denial is a denial whatever is denied.
VOICES = {
    "attributed": "said by",
    "stated": "said by",
    "alleged": "alleged by",
    "possible": "called possible by",
}
OWN_VOICE = {
    "attributed": "reported, by whom is not said",
    "stated": "in the report's own voice",
    "alleged": "alleged, by whom is not said",
    "possible": "called possible in the report's own voice",
}


# What people decide, and what became of it where it does not simply stand.
DECIDED = {
    "same": "Same incident",
    "not_same": "Not the same incident",
    "merge": "Merged into one incident",
    "split": "Split off its incident",
    "this_value": "This value",
    "not_this_value": "Not this value",
    "furniture": "No part of the report",
    "claim": "Claim made by a person",
    "undo": "Taken back",
}
BECAME = {
    "undone": "taken back later",
    "overruled": "a later decision says otherwise",
    "unmatched": "the reports are no longer read so",
}


def plain(name: str) -> str:
    """A name of the format as words: `carried_out` is "carried out"."""
    return name.replace("_", " ")


def listed(parts: list[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def number(value: int) -> str:
    """Digits with a thin space between thousands from 10 000 on."""
    return f"{value:,}".replace(",", "\u202f") if abs(value) >= 10_000 else str(value)


def between(low: int | None, high: int | None) -> str:
    """A range of counts; an open end is said, not drawn."""
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)}–{number(high)}"
    if low is not None:
        return f"at least {number(low)}"
    return f"up to {number(high)}" if high is not None else "not known"


def history(verdict: Record) -> str:
    """How a count changed: "5 by 3 March 2019, 6 (5–6) by 4 March 2019"; "" where it did not."""
    told = []
    for each in verdict.get("history", ()):
        bounds = between(each["low"], each["high"])
        best = bounds if each["best"] is None else number(each["best"])
        day = date({"start": each["day"], "end": each["day"], "precision": "day"})
        told.append(f"{best}{'' if bounds == best else f' ({bounds})'} by {day}")
    return ", ".join(told)


def count(value: Record) -> str:
    """A count as one claim has it."""
    low, high, best = value["low"], value["high"], value["best"]
    if low == high or best is None:
        return between(None if low == 0 and high else low, high)
    bounds = between(low, high)
    return bounds if high is None and best == low else f"{number(best)} ({bounds})"


def _day(moment: str) -> str:
    year, month, day = moment[:10].split("-")
    clock = f", {moment[11:16]}" if len(moment) > 10 else ""
    return f"{int(day)} {MONTH_NAMES[int(month) - 1]} {int(year)}{clock}"


def _partial(partial: str) -> str:
    month, _, day = partial[2:].partition("-")
    return f"{int(day)} {MONTH_NAMES[int(month) - 1]}" if day else MONTH_NAMES[int(month) - 1]


def _period(start: str, end: str) -> str:
    """Two different days with what they share said once."""
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}–{_day(end)}"
    return f"{_day(start)} to {_day(end)}"


def _coarse(start: str, end: str, precision: str) -> str:
    """A whole month, season, year or decade.  A season by its months: what it is called depends on the hemisphere."""
    year, month = int(start[:4]), MONTH_NAMES[int(start[5:7]) - 1]
    if precision == "decade":
        return f"{year // 10 * 10}s"
    if precision == "year":
        return str(year)
    if precision == "month":
        return f"{month} {year}"
    last = f"{MONTH_NAMES[int(end[5:7]) - 1]} {int(end[:4])}"
    return f"{month}–{last}" if start[:4] == end[:4] else f"{month} {year} to {last}"


def _is_whole(start: str, end: str, precision: str) -> bool:
    """Whether start and end are the bounds of one month, season, year or decade."""
    first = int(start[:4]) * 12 + int(start[5:7]) - 1
    last = int(end[:4]) * 12 + int(end[5:7]) - 1
    last_day = monthrange(int(end[:4]), int(end[5:7]))[1]
    if MONTHS_IN.get(precision) != last - first + 1 or start[8:10] != "01" or int(end[8:10]) != last_day:
        return False
    return precision in ("month", "season") or (
        start[5:7] == "01" and (precision == "year" or first % 120 == 0)
    )


def date(value: Record | None) -> str:
    """A date as exact as it is: "5 June 2016", "June 2016", "5 June, year not said"."""
    if value is None:
        return "not known"
    if len(value.get("candidates") or []) > 1:
        return listed([date(each) for each in value["candidates"]], "or")
    until = f", until {_day(value['lasted_until'])}" if value.get("lasted_until") else ""
    start, end, precision = value["start"], value["end"], value["precision"]
    if start is None and end is None:
        return (f"{_partial(value['partial'])}, year not said" if value["partial"] else "not known") + until
    if start is None or end is None:
        return (f"from {_day(start)}" if start else f"by {_day(end)}") + until
    if _is_whole(start, end, precision):
        return _coarse(start, end, precision) + until
    return (_day(start) if start == end else _period(start, end)) + until


def place(value: Record) -> str:
    """A place with what contains it, each name once."""
    names: list[str] = []
    country = value["country"] and (country_name(value["country"]) or value["country"])
    for name in (value["name"], value["city"], value["admin1"], country):
        if name and name not in names:
            names.append(name)
    return ("near " if value["precision"] == "near" else "") + ", ".join(names)


def sentence(value: Record) -> str:
    """A court's sentence on one line."""
    years = value["years"]
    kind: str = PUNISHMENTS.get(value["kind"]) or value["kind"]
    if years:
        kind += f", {count(years)} year{'' if years['low'] == years['high'] == 1 else 's'}"
    persons = value["persons"]
    on = (
        f" for {count(persons)} person{'' if persons['low'] == persons['high'] == 1 else 's'}"
        if persons
        else ""
    )
    offence = f", over {value['offence']}" if value["offence"] else ""
    return f"{kind}{on}{offence}" + (f" ({value['court']})" if value["court"] else "")


def thing(value: Record) -> str:
    """A target or weapon with its kind, unless its words say that."""
    kind = plain(value["kind"] or "")
    name: str = value["name"]
    return f"{name} ({kind})" if kind and kind not in name.lower() else name


def actor(value: Record) -> str:
    """Somebody and the link; for a claim or verdict only beside who says so."""
    return f"{value['name']} ({plain(value['link'])})"


def called(person: Record) -> str:
    """A person's name; for one without it who that is: "unnamed girl, 17", "unnamed woman"."""
    if person["name"]:
        return str(person["name"])
    young, sex = person["group"] == "child", person["sex"]
    grown = person["age"] is not None or person["group"] == "woman"
    noun = {"female": "girl", "male": "boy"}.get(sex, "child") if young else "person"
    if grown and not young:
        noun = {"female": "woman", "male": "man"}.get(sex, "person")
    told = f"unnamed {noun}" + (f" ({sex})" if noun == "person" and sex else "")
    return told + (f", {person['age']}" if person["age"] is not None else "")


def person(value: Record) -> str:
    """What one passage says of one person."""
    said = [called(value)]
    said += [str(value["age"])] if value["age"] is not None and value["name"] else []
    said += [value["role"]] if value["role"] != "other" else []
    said += [plain(value["fate"])] if value["fate"] != "unknown" else []
    if value["rung"] and value["rung"] != value["fate"]:
        said.append(value["rung"] + (f" on {date(value['date'])}" if value["date"] else ""))
    return ", ".join(said)


def value(field: str, of: Any) -> str:
    """The value of a claim or list element of `field`."""
    if field in COUNT_FIELDS or field == "figure":
        return count(of)
    made: dict[str, Callable[[Record], str]] = {
        "date": date,
        "place": place,
        "responsible": actor,
        "sentences": sentence,
        "person": person,
    }
    return made.get(field, thing)(of)


def speaker(of: Record) -> str:
    """Who speaks: name with office and organisation, as far as the document has them."""
    said = f"{of['name']} {of['role']}"
    about = [of["role"]] if of["role"] else []
    about += [of["organisation"]] if of["organisation"] and of["organisation"] not in said else []
    if of["name"]:
        return f"{of['name']} ({', '.join(about)})" if about else str(of["name"])
    return " of ".join(about) if about else SPEAKERS[of["kind"]]


def chain(speakers: list[Record]) -> str:
    """The speakers, nearest to the words first: "A, citing B"."""
    return ", citing ".join(speaker(each) for each in speakers)


def voice(claim: Record) -> str:
    """Who says a claim and how: "alleged by the police", "denied by A, citing B", "in the report's own voice"."""
    others = len(claim["derived_from"])
    derived = f"worked out from {others} claim{'' if others == 1 else 's'}" if others else ""
    if (
        derived
        and not claim["speakers"]
        and (claim["polarity"], claim["certainty"]) == ("affirmed", "stated")
    ):
        return derived
    if claim["polarity"] == "denied":
        said = (
            f"denied by {chain(claim['speakers'])}"
            if claim["speakers"]
            else "denied in the report's own voice"
        )
    elif claim["speakers"]:
        said = f"{VOICES[claim['certainty']]} {chain(claim['speakers'])}"
    else:
        said = OWN_VOICE[claim["certainty"]]
    if claim["told_to"]:
        said += f", to {claim['told_to']}"
    if claim["said_on"]:
        said += f", on {date(claim['said_on'])}"
    return f"{said}; {derived}" if derived else said


def voices(claims: list[Record]) -> str:
    """What several claims of one value rest on, each voice once, denials last."""
    affirmed = [voice(each) for each in claims if each["polarity"] == "affirmed"]
    denied = [voice(each) for each in claims if each["polarity"] == "denied"]
    return "; ".join(dict.fromkeys(affirmed + denied))
