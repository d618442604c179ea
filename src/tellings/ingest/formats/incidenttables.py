"""Tables of incidents that others have coded: which column codes what.

Columns are those that the codebooks of ACLED, GTD (START) and UCDP GED name, and those that people's own tables have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .columns import NAMES, plain


@dataclass(frozen=True, slots=True)
class IncidentTable:
    """A table of incidents.  `scale` says by which codes its cells are to be read, `marks` are columns by which it is known.

    `columns` are the names of columns by the noun that each holds, those of one line of the text together; `words` are columns
    of words, which stand in the text and give no claims.
    """

    source: str | None
    scale: str
    marks: frozenset[str]
    columns: tuple[Mapping[str, str], ...]
    words: tuple[str, ...] = ()
    id: str | None = None

    @property
    def by_noun(self) -> dict[str, str]:
        """The name of the column of each noun."""
        return {noun: name for line in self.columns for noun, name in line.items()}


TABLES = (
    IncidentTable(
        "UCDP Georeferenced Event Dataset (GED)",
        "ged",
        frozenset(("type_of_violence", "side_a", "side_b", "date_prec", "deaths_civilians")),
        (
            {"date": "date_start", "until": "date_end", "date_precision": "date_prec"},
            {
                "place": "where_coordinates", "admin2": "adm_2", "admin1": "adm_1", "country": "country",
                "country_number": "country_id", "latitude": "latitude", "longitude": "longitude", "place_precision": "where_prec",
            },
            {"type": "type_of_violence", "responsible": "side_a", "other_side": "side_b"},
            {"killed": "best", "killed_low": "low", "killed_high": "high"},
            {
                "killed_side_a": "deaths_a", "killed_side_b": "deaths_b", "killed_civilians": "deaths_civilians",
                "killed_unknown": "deaths_unknown",
            },
        ),
        ("dyad_name", "where_description", "source_original", "source_headline"),
        "id",
    ),
    IncidentTable(
        "Armed Conflict Location & Event Data (ACLED)",
        "acled",
        frozenset(("event_id_cnty", "event_date", "sub_event_type", "fatalities")),
        (
            {"date": "event_date", "date_precision": "time_precision"},
            {
                "place": "location", "admin2": "admin2", "admin1": "admin1", "country": "country", "country_number": "iso",
                "latitude": "latitude", "longitude": "longitude", "place_precision": "geo_precision",
            },
            {
                "event": "event_type", "type": "sub_event_type", "responsible": "actor1", "responsible_kind": "inter1",
                "other_side": "actor2", "other_kind": "inter2",
            },
            {"killed": "fatalities"},
        ),
        ("notes",),
        "event_id_cnty",
    ),
    IncidentTable(
        "Global Terrorism Database (GTD)",
        "gtd",
        frozenset(("eventid", "iyear", "imonth", "attacktype1", "nkill")),
        (
            {"year": "iyear", "month": "imonth", "day": "iday", "date_words": "approxdate", "until": "resolution"},
            {
                "place": "city", "location": "location", "admin1": "provstate", "country": "country_txt",
                "country_number": "country", "latitude": "latitude", "longitude": "longitude",
                "place_precision": "specificity", "vicinity": "vicinity",
            },
            {"type": "attacktype1", "type_words": "attacktype1_txt", "success": "success"},
            {"responsible": "gname", "uncertain": "guncertain1", "claimed": "claimed"},
            {"target_kind": "targtype1", "target": "target1", "weapon_kind": "weaptype1", "weapon": "weaptype1_txt"},
            {"killed": "nkill", "killed_attackers": "nkillter", "injured": "nwound", "injured_attackers": "nwoundte"},
            {"attackers": "nperps", "arrested": "nperpcap", "abducted": "nhostkid"},
        ),
        ("summary", "motive", "weapdetail", "addnotes"),
        "eventid",
    ),
)  # fmt: skip

# Names of columns of people's own tables, likeliest first, written as in `columns.NAMES`.
OWN = (
    {
        "date": "date event_date incident_date date_of_incident date_of_event date_start start_date day_of_incident when occurred",
        "until": "date_end end_date until",
    },
    {
        "place": "place city town location village locality municipality settlement where place_name",
        "admin2": "admin2 district county adm_2 subdistrict",
        "admin1": "admin1 province state governorate region adm_1 provstate oblast department",
        "country": "country country_name nation country_txt iso3 country_code",
        "latitude": "latitude lat y",
        "longitude": "longitude lon lng long x",
    },
    {
        "type": "type event_type incident_type type_of_incident attack_type type_of_attack",
        "responsible": "responsible perpetrator perpetrators perpetrator_group attacker actor actor1 group_name gname side_a",
        "target": "target targets target1",
        "weapon": "weapon weapons weapon_type means",
    },
    {
        "killed": "killed dead deaths fatalities fatality_count number_killed nkill killed_total total_killed total_deaths deaths_total people_killed",
        "killed_low": "killed_low killed_min min_killed low deaths_min minimum_killed deaths_low fatalities_low",
        "killed_high": "killed_high killed_max max_killed high deaths_max maximum_killed deaths_high fatalities_high",
        "injured": "injured wounded injuries number_injured nwound total_injured people_injured",
    },
    {
        "arrested": "arrested arrests detained number_arrested",
        "abducted": "abducted kidnapped hostages taken_hostage",
        "missing": "missing number_missing",
        "displaced": "displaced number_displaced",
        "attackers": "attackers perpetrator_count number_of_attackers nperps",
    },
)
CODED_NOUNS = tuple(noun for line in OWN for noun in line)
_COUNTS = frozenset("killed injured arrested abducted missing displaced".split())
_PLACES = frozenset(("place", "admin1", "country"))


def known(header: Sequence[str]) -> IncidentTable | None:
    """The published table that has these columns, None where it is none of them."""
    names = {name.strip().lower() for name in header}
    return next((table for table in TABLES if table.marks <= names), None)


def own_table(header: Sequence[str], told: Mapping[str, str]) -> IncidentTable | None:
    """A person's own table of incidents; None where it is one of reports.

    It is one of incidents where `told` names a column for what only those have, or where columns are found for a day, a place
    and a count of people; where no column is called as texts are, a day with a place or a count is enough.
    """
    if "text" in told:
        return None
    names = {plain(name): name for name in reversed(header)}
    chosen = {noun: name for noun, name in told.items() if noun in CODED_NOUNS}
    taken = {plain(name) for name in told.values()}
    found: list[dict[str, str]] = []
    for line in OWN:
        made: dict[str, str] = {}
        for noun, known_names in line.items():
            name = next((each for each in known_names.split() if each in names and each not in taken), None)
            if noun in chosen:
                made[noun] = chosen[noun]
            elif name is not None:
                made[noun] = names[name]
                taken.add(name)
        found.append(made)
    nouns = {noun for line in found for noun in line}
    texts = [name for name in NAMES["text"].split() if name in names and name not in taken]
    parts = ("date" in nouns, bool(nouns & _COUNTS), bool(nouns & _PLACES))
    if not chosen and not (all(parts) or (not texts and parts[0] and any(parts[1:]))):
        return None
    words = tuple(names[name] for name in texts)
    return IncidentTable(None, "own", frozenset(), tuple(filter(None, found)), words)
