"""One question asked of many things at once: asking takes longer than answering, where each answer is a few rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import CompoundSelect, Connection, Row, Select, literal_column, select, union_all

# What a question is asked of, by the number of what it is about: it names its parameters, "limit" among them, with that number.
Question = Callable[[str], Select[Any]]
T = TypeVar("T")
Ordered = TypeVar("Ordered", bound=tuple[Any, ...])
_STRETCH = 50_000  # rows
_AT_ONCE = (1, 8, 64)  # so that there are few different statements


def asked(
    connection: Connection, question: Question, each: Iterable[Mapping[str, Any]]
) -> Iterator[list[Row[Any]]]:
    """The rows that answer a question for each set of its parameters, one after the other.

    `question` must be a function of a module: the statements that are made of it are kept.
    """
    for page in pages(each, _AT_ONCE[-1]):
        number = next(size for size in _AT_ONCE if size >= len(page))
        given = {f"{name}{at}": value for at, one in enumerate(page) for name, value in one.items()}
        for at in range(len(page), number):  # what is left over is asked for nothing
            given |= {f"{name}{at}": 0 if name == "limit" else value for name, value in page[0].items()}
        answers: list[list[Row[Any]]] = [[] for _ in page]
        for row in connection.execute(_together(question, number), given):
            answers[row[0]].append(row)
        yield from answers


@lru_cache(maxsize=64)
def _together(question: Question, number: int) -> CompoundSelect[Any]:
    answers = (question(str(at)).subquery() for at in range(number))
    return union_all(
        *(select(literal_column(str(at)).label("at"), answer) for at, answer in enumerate(answers))
    )


def in_stretches(rows: Iterable[Ordered]) -> Iterator[Ordered]:
    """The same rows, many of them at a time in order: what is put into a large table by its key then goes to one place after another,
    which takes half as long."""
    for stretch in pages(rows, _STRETCH):
        yield from sorted(stretch)


def pages(each: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    """What there is, in pieces of at most so many."""
    rest = iter(each)
    while page := list(islice(rest, size)):
        yield page
