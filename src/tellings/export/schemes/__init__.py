"""Published schemes as formats: each with exactly its columns, in order, its codes and its scales of precision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..cases import Case
from ..coding import origins
from ..format import Content, Format, Source
from ..rows import Row
from ..table import Table
from . import acled, casualties, ftm, ged, gtd, plover
from .reading import LeftOut


def _rows(source: Source, row: Callable[[Case], Iterable[Row]]) -> Iterator[Row]:
    """The rows of all incidents that have a place in the scheme; of the others `leave` is told why."""
    for case in source.cases:
        try:
            made = list(row(case))
        except LeftOut as reason:
            source.leave(str(reason))
        else:
            yield from made


def _ged(source: Source) -> Content:
    return Table(
        "events", ged.COLUMNS, _rows(source, lambda case: [ged.row(case, source.codebook, source.home)])
    )


def _acled(source: Source) -> Content:
    return Table(
        "events", acled.COLUMNS, _rows(source, lambda case: [acled.row(case, source.codebook, source.home)])
    )


def _gtd(source: Source) -> Content:
    numbering = gtd.Numbering()
    return Table(
        "incidents",
        gtd.COLUMNS,
        _rows(source, lambda case: [gtd.row(case, source.codebook, source.home, numbering)]),
    )


def _ibc(source: Source) -> Content:
    rows = _rows(source, lambda case: [casualties.ibc_row(case, len(origins(case.incident)))])
    return Table("incidents", casualties.IBC_COLUMNS, rows)


def _victims(source: Source) -> Content:
    return Table("victims", casualties.VICTIM_COLUMNS, _rows(source, casualties.victim_rows))


def _plover(source: Source) -> Iterator[str]:
    made_by = source.record["made_by"]
    for case in source.cases:
        try:
            yield from list(plover.lines(case, source.codebook, source.home, made_by))
        except LeftOut as reason:
            source.leave(str(reason))


SCHEME_FORMATS: tuple[Format, ...] = (
    Format("ged", "Events as in the UCDP Georeferenced Event Dataset", _ged, "ucdp-ged", True, ged.LOST, ged.NOTES),
    Format("acled", "Events as in ACLED", _acled, "acled", True, acled.LOST, acled.NOTES),
    Format("gtd", "Incidents as in the Global Terrorism Database", _gtd, "gtd", True, gtd.LOST, gtd.NOTES),
    Format("plover", "Event records of PLOVER", _plover, "incidents", True, plover.LOST, plover.NOTES),
    Format("ftm", "Entities of FollowTheMoney", ftm.entities, "incidents", True, ftm.LOST, ftm.NOTES),
    Format("ibc", "Incidents with the variables of Iraq Body Count", _ibc, "casualties", True, casualties.IBC_LOST, casualties.IBC_NOTES),
    Format("victims", "Victims", _victims, "casualties", True, casualties.VICTIM_LOST, casualties.VICTIM_NOTES),
)  # fmt: skip
