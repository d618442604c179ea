"""Which column of a table holds what: as the user says, else guessed from their names and what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean

from tellings.errors import InputError

# Names of columns by what they hold, likeliest first, in small letters with "_" between words: those of published exports
# (Media Cloud, NewsAPI, GDELT, ACLED, UCDP, LexisNexis and the like) and those that people choose.
NAMES = {
    "text": (
        "text full_text fulltext text_content body article_text article_body body_text maintext content contents article story"
        " story_text plain_text raw_text message description_text notes narrative description summary abstract snippet"
    ),
    "title": "title upload_title headline head heading article_title story_title source_headline subject",
    "published": (
        "published publish_date published_at publishedat publication_date date_published pub_date pubdate date_publish"
        " publicationdate source_date upload_timestamp date datetime timestamp created_at event_date"
    ),
    "url": "url link article_url story_url source_url permalink href web_url canonical_url",
    "archive_url": "archive_url archived_url wayback_url archive archive_link archive_location",
    "retrieved": "retrieved date_download accessed access_date date_accessed fetched collected downloaded_at archive_date",
    "outlet": (
        "outlet media_name source_name source newspaper publisher publication publication_name media outlet_name"
        " source_office site domain source_domain"
    ),
    "authors": "authors author byline by_line creator writer reporter",
    "language": "language lang language_code",
    "id": (
        "id guid uuid stories_id story_id article_id doc_id document_id event_id_cnty event_id incident_id case_id"
        " accession_number"
    ),
}
NOUNS = tuple(NAMES)
_LONG = 80  # characters on average, from which on a column is one of texts
_MOST = 12  # names of columns shown in a message


def mapping(
    header: Sequence[str], rows: Sequence[Sequence[str]], told: Mapping[str, str], path: str
) -> dict[str, int]:
    """The place of the column that holds each noun.  `rows` are the first few, `told` names of columns by noun.

    A column is used once.  Raises InputError where `told` names what is not there, or where no column holds texts.
    """
    names = [plain(name) for name in header]
    found: dict[str, int] = {}
    for noun, name in told.items():
        if plain(name) not in names:
            raise InputError(path, f"has no column {name!r}: its columns are {listed(header)}")
        found[noun] = names.index(plain(name))
    for noun, known in NAMES.items():
        place = next((names.index(name) for name in known.split() if name in names), None)
        if noun not in found and place is not None and place not in found.values():
            found[noun] = place
    if "text" not in told:
        _longest(found, rows)
    if "text" not in found:
        if "url" in found:
            raise InputError(
                path,
                "a list of addresses without texts: get the pages with `tellings fetch`, and read what comes of it",
            )
        raise InputError(
            path, f"no column of texts was found among {listed(header)}: name one with --columns text=NAME"
        )
    return found


def shown(header: Sequence[str], found: Mapping[str, int]) -> str:
    """What was made of the columns, in words."""
    used = ", ".join(f"{noun} from {header[place]!r}" for noun, place in found.items())
    rest = [name for place, name in enumerate(header) if place not in found.values() and name]
    return f"{used}; kept beside: {listed(rest)}" if rest else used


def _longest(found: dict[str, int], rows: Sequence[Sequence[str]]) -> None:
    """Takes the column with the longest texts, where none is called so, or that one holds little more than names."""
    widths = {
        place: mean(len(cell) for cell in cells if cell)
        for place, cells in enumerate(zip(*rows, strict=False))
        if any(cells)
    }
    taken = {place for noun, place in found.items() if noun != "text"}
    free = {place: width for place, width in widths.items() if place not in taken and width >= _LONG}
    named = widths.get(found["text"], 0.0) if "text" in found else 0.0
    if named < _LONG and free:
        found["text"] = max(free, key=lambda place: free[place])


def plain(name: str) -> str:
    """A column's name in small letters, with "_" between words."""
    return "_".join("".join(each if each.isalnum() else " " for each in name.casefold()).split())


def listed(names: Sequence[str]) -> str:
    """Names of columns for a message, a long list cut short."""
    listed = ", ".join(repr(name[:60]) for name in names[:_MOST])
    return listed + (f" and {len(names) - _MOST} more" if len(names) > _MOST else "")
