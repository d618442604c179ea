"""Which of many things hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Bound:
    """Things by number, some of them bound to each other, each with the least that it hangs together with."""

    def __init__(self, number: int) -> None:
        self._least = list(range(number))

    def bind(self, one: int, other: int) -> None:
        """Says that two hang together."""
        first, second = self.least(one), self.least(other)
        self._least[max(first, second)] = min(first, second)

    def bind_alike(self, named: Iterable[tuple[str, int]]) -> None:
        """Binds all those that have one name."""
        first: dict[str, int] = {}
        for name, each in named:
            self.bind(first.setdefault(name, each), each)

    def least(self, one: int) -> int:
        """The least that a thing hangs together with, itself where there is none less."""
        while (above := self._least[one]) != one:
            self._least[one] = self._least[above]  # halves the way for whoever asks next
            one = above
        return one

    def groups(self) -> Iterator[list[int]]:
        """What hangs together, each group in order, the group of the least first."""
        members: dict[int, list[int]] = {}
        for each in range(len(self._least)):
            members.setdefault(self.least(each), []).append(each)
        yield from members.values()
