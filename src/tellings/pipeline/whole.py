"""All incidents, built with little held at once: first it is found what hangs together, and then each part is built by itself.

Of every telling there is held what it is compared by, packed, and its keys as numbers; of every document its id and what it
copies.  Everything else is read when it is needed and put aside on disk.  What comes of it is what building all together gives
(`ViewBuilder`): a part of the documents that nothing leads out of comes to what it comes to in the whole (`ledger`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Literal

from tellings.casebook import Built, Casebook, Grounds, StoredIncident
from tellings.casebook.together import pages
from tellings.copies import copies_in_order, place_of, shelved
from tellings.judging import rulings, without_furniture
from tellings.link import blocks, likeness, profile_of
from tellings.link.meeting import Sought
from tellings.model import Claim, Copy, Extraction, Judgement, Likely, Telling
from tellings.model.records import to_record
from tellings.settle import lacks_year
from tellings.values.gazetteer import Gazetteer

from .bound import Bound
from .building import ViewBuilder
from .found_by import asking
from .judged import Judged
from .ledger import Ledger, bonds
from .outlets import places_at_home, with_places
from .packed import Homes, Pairs, Profiles, TextKeys, Told
from .part import documents_of
from .questions import likely_of
from .spool import Spool
from .storing import built

_TOGETHER = 200  # documents that are built at a time, or more where more hang together
_OFTEN = 200  # documents between two words of how far it is
_AT_HAND = 2_000  # documents that are held ready while copies are looked for
Tell = Callable[[Literal["reading", "linking"], int, int], None]


class Whole:
    """The whole of a casebook, as it stands inside a snapshot of it; what it comes to is read from `spool`."""

    def __init__(self, casebook: Casebook, gazetteer: Gazetteer, spool: Spool, tell: Tell) -> None:
        """`tell` is told how far it is: the stage, and how many of how many documents are done."""
        self._casebook, self._gazetteer, self._spool, self._tell = casebook, gazetteer, spool, tell
        self._judged = Judged(casebook.judgements())
        self._ids: list[str] = []  # of all documents, in order
        self._documents: dict[str, int] = {}  # the place of each there
        self._ties: list[
            tuple[str, str | None, str | None]
        ] = []  # its text, and what its input says it copies
        self._copies: dict[str, Copy] = {}
        self._unsettled: set[int] = set()  # documents whose dates lack a year, or whose places outlets settle
        self._rejected: Counter[str] = Counter()
        self._incidents = 0

    def build(self) -> tuple[Built, Grounds, int]:
        """The incidents as the casebook keeps them, what a part of them can be built anew from, and how many they are."""
        profiles, sought = self._read()
        self._settle_places()
        first = profiles.near(sought.pairs())
        bound = self._bound()
        self._bind(bound, first)
        second = profiles.still_near(sought, first, self._lent(bound, first, profiles))
        del sought
        self._bind(bound, second)
        homes = Homes(len(self._told))
        for documents in self._parts(bound, begun=1):
            for likely in self._build(documents, first, second, profiles, homes):
                if self._are_together(bound, likely.a, likely.b):  # of the others it is asked below
                    self._spool.put("likely", likely, likely.a)
        self._ask(homes, second, bound, profiles)
        del profiles, homes
        return self._built(), self._grounds(first, second), self._incidents

    def _read(self) -> tuple[Profiles, Sought]:
        """Goes through all documents once: what each tells, what it is looked for by, and which copy which."""
        total = self._casebook.count()
        ids: list[str] = []
        told_in: list[int] = []
        profiles, sought, texts = Profiles(), Sought(), TextKeys()
        reports = zip(self._casebook.documents(), self._casebook.extractions(), strict=True)
        for number, (document, taken) in enumerate(reports):
            if number % _OFTEN == 0:
                self._tell("reading", number, total)
            self._ids.append(document.id)
            self._documents[document.id] = number
            self._ties.append((document.text_hash, document.origin, document.supersedes))
            self._rejected.update(each.reason for each in taken.rejections)
            rows = list(shelved((document,)))
            self._spool.put("shelf", rows)
            texts.add(number, (key for key, _, _ in rows))
            if document.outlet:
                self._spool.put("outlets", (document.outlet, document.id))
            for telling in self._left(taken):
                if lacks_year(telling):
                    self._unsettled.add(number)
                profile = profile_of(document, telling)
                time, keys = blocks.time_of(profile), blocks.keys_of(profile)
                self._spool.put("keys", (time, keys), telling.id)
                if document.outlet and (claims := telling.of("place")):
                    self._spool.put("places", (telling.id, document.id, claims), document.outlet)
                ids.append(telling.id)
                told_in.append(number)
                profiles.add(profile)
                sought.add(number, time, keys)
        self._find_copies(texts)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        self._told = Told([ids[each] for each in order], [told_in[each] for each in order])
        return profiles.ordered(order), sought.ordered(order)

    def _left(self, taken: Extraction) -> Iterable[Telling]:
        (left,) = without_furniture((taken,), self._judged.of((taken.document,)))
        return {each.id: each for each in left.tellings}.values()

    def _find_copies(self, texts: TextKeys) -> None:
        alike = self._casebook.documents_of([self._ids[number] for number in texts.shared()])
        in_order = [id for _, id in sorted((place_of(each), each.id) for each in alike)]
        document_of = lru_cache(maxsize=_AT_HAND)(self._casebook.document)
        found = copies_in_order(map(document_of, in_order), document_of)
        self._copies = {copy.document: copy for copy in found}

    def _settle_places(self) -> None:
        """The places that outlets settle, put aside by document."""
        for outlet, rows in self._spool.by_key("places"):
            told = sorted(rows, key=lambda each: each[0])
            document_of = {id: document for id, document, _ in told}
            tellings = [with_places(*each) for each in told]
            about = self._judged.of(document_of.values())
            for final, moved in enumerate(places_at_home(outlet, tellings, about, self._gazetteer)):
                for id, claims in moved.items():
                    self._spool.put("moved", (bool(final), id, claims), document_of[id])
                    self._unsettled.add(self._documents[document_of[id]])

    def _bound(self) -> Bound:
        """What hangs together before tellings are compared: by an equal text, as copies and versions, and by judgements."""
        bound = Bound(len(self._documents))
        texts: dict[str, int] = {}
        absent: dict[str, int] = {}
        for (id, number), (text, origin, before) in zip(self._documents.items(), self._ties, strict=True):
            bound.bind(texts.setdefault(text, number), number)
            if (copy := self._copies.get(id)) is not None:
                origin, before = origin or copy.origin, before or copy.supersedes
            for named in (origin, before):
                if named is not None:
                    other = self._documents.get(named)
                    bound.bind(absent.setdefault(named, number) if other is None else other, number)
        known = ([self._documents.get(each) for each in pair] for pair in self._judged.bonds)
        for one, other in known:
            if one is not None and other is not None:
                bound.bind(one, other)
        if self._judged.nameless:  # it may be about any two
            for number in range(len(self._documents)):
                bound.bind(0, number)
        return bound

    def _bind(self, bound: Bound, pairs: Pairs) -> None:
        """What only comes near to one incident binds nothing: it is the more of it, the more there is, until all hangs together."""
        for one, other in pairs.speaking():
            bound.bind(self._told.document(one), self._told.document(other))

    def _lent(self, bound: Bound, first: Pairs, profiles: Profiles) -> dict[int, tuple[int, frozenset[str]]]:
        """By position the day and the keys of tellings that got a date or a place; their profiles are replaced."""
        changed: dict[int, tuple[int, frozenset[str]]] = {}
        for numbers in self._parts(bound, begun=0, wanted=self._unsettled):
            ledger = self._ledger(numbers, first, Pairs())
            builder = self._builder(numbers, ledger, profiles)
            tellings, lent = builder.dates_lent(self._judged.of(builder.documents))
            for id in sorted({*lent, *ledger.moved}):
                telling, dates = tellings[id], lent.get(id, ())
                if dates:
                    self._spool.put("dates", (id, dates), telling.document)
                derived = sorted((*dates, *ledger.moved.get(id, ())), key=lambda each: each.id)
                profile = profile_of(builder.documents[telling.document], telling, derived)
                position = self._told.position(id)
                changed[position] = blocks.time_of(profile), blocks.keys_of(profile)
                self._spool.put("keys", changed[position], id)
                profiles.replace(position, profile)
        return changed

    def _build(
        self, numbers: list[int], first: Pairs, second: Pairs, profiles: Profiles, homes: Homes
    ) -> tuple[Likely, ...]:
        """Builds some parts and puts aside what they come to; gives those of their incidents that come near to being one."""
        documents = [self._ids[each] for each in numbers]
        ledger = self._ledger(numbers, first, second)
        lent = dict(self._spool.of_keys("dates", documents))
        builder = self._builder(numbers, replace(ledger, dates=lent), profiles)
        judgements = self._judged.of(builder.documents)
        view = builder.view(judgements)
        self._incidents += len(view.incidents)
        for incident in view.incidents:
            homes.add([self._told.position(each.id) for each in incident.tellings])
        became = rulings(judgements, view.incidents)
        made = built(replace(view, likely=()), builder.documents, builder.derived, judgements, became, {})
        told, own = self._told, self._told.of(numbers)
        speaking = (
            (self._ids[told.document(a)], self._ids[told.document(b)])
            for pairs in (first, second)
            for a, b, speaks in pairs.of(own)
            if speaks
        )
        for drawer, values in (
            ("incidents", made.incidents),
            ("documents", made.documents),  # which are known when the incidents have gone by
            ("relations", made.relations),
            ("figures", made.figures),
            ("rulings", made.rulings),
            ("derived", made.derived),
            ("bonds", sorted(bonds(builder.documents, speaking))),
        ):
            self._spool.put_all(drawer, values)
        return view.likely

    def _are_together(self, bound: Bound, *tellings: str) -> bool:
        """Whether two tellings are of one part."""
        one, other = (bound.least(self._told.document(self._told.position(each))) for each in tellings)
        return one == other

    def _ask(self, homes: Homes, near: Pairs, bound: Bound, profiles: Profiles) -> None:
        """Puts aside which incidents of different parts come near to being one."""
        told = self._told
        apart = (
            (homes.of(one), homes.of(other))
            for one, other in near
            if bound.least(told.document(one)) != bound.least(told.document(other))
        )
        for one, other in sorted({(min(pair), max(pair)) for pair in apart}):
            ours, theirs = (list(map(profiles.at, homes.members(each))) for each in (one, other))
            if (bits := likeness(ours, theirs)) is not None:
                self._spool.put("likely", Likely(told.id(one), told.id(other), bits), told.id(one))

    def _ledger(self, numbers: list[int], *rounds: Pairs) -> Ledger:
        """What documents that nothing leads out of cannot tell by themselves, with the pairs of both rounds."""
        ids, told = [self._ids[each] for each in numbers], self._told
        positions = told.of(numbers)
        first, second = (
            tuple((told.id(a), told.id(b)) for a, b, _ in known.of(positions)) for known in rounds
        )
        moved: tuple[dict[str, tuple[Claim, ...]], ...] = ({}, {})
        for final, id, claims in self._spool.of_keys("moved", ids):
            moved[final][id] = claims
        copied = tuple(self._copies[id] for id in ids if id in self._copies)
        return Ledger(copied, (first, second), *moved)

    def _builder(self, numbers: list[int], ledger: Ledger, profiles: Profiles) -> ViewBuilder:
        ids = [self._ids[each] for each in numbers]
        return ViewBuilder(
            {each.id: each for each in self._casebook.documents_of(ids)},
            self._casebook.extractions_of(ids),
            ledger=ledger,
            profiles=lambda id: profiles.at(self._told.position(id)),
        )

    def _parts(self, bound: Bound, begun: int, wanted: Set[int] | None = None) -> Iterator[list[int]]:
        """The documents, what hangs together always together; some parts at a time, since each costs something by itself.

        Where some documents are `wanted`, those that hang together with any of them alone.
        """
        total, done, before = len(self._ids), 0, 0
        together: list[int] = []
        for part in bound.groups():
            done += len(part)
            if wanted is None or not wanted.isdisjoint(part):
                together += part
            if together and (len(together) >= _TOGETHER or done == total):
                self._tell("linking", begun * total + before, 2 * total)
                yield sorted(together)
                before, together = done, []

    def _built(self) -> Built:
        of = self._spool.of
        # Those that are about no document of this casebook: they came from another.
        elsewhere = [each for each in self._judged.every if not self._is_here(each)]
        became = ((each.judgement, to_record(each)) for each in rulings(elsewhere, ()))
        return Built(
            self._asking(of("incidents")),
            of("relations"),
            of("figures"),
            chain(of("rulings"), became),
            of("derived"),
            of("documents"),
            self._rejected,
        )

    def _asking(self, incidents: Iterable[StoredIncident]) -> Iterator[StoredIncident]:
        """The incidents, each with what it asks about others."""
        for page in pages(incidents, _TOGETHER):
            likely = likely_of(self._spool.of_keys("likely", [each.id for each in page]))
            yield from (asking(each, likely.get(each.id, ())) for each in page)

    def _is_here(self, judgement: Judgement) -> bool:
        about = documents_of(judgement)
        return not about or not about.isdisjoint(self._documents)

    def _grounds(self, first: Pairs, second: Pairs) -> Grounds:
        told, of = self._told, self._spool.of

        def named(pairs: Pairs) -> Iterator[tuple[str, str]]:
            return ((told.id(a), told.id(b)) for a, b in pairs)

        def moved(wanted: bool) -> Iterator[tuple[str, tuple[Claim, ...]]]:
            return ((id, claims) for final, id, claims in of("moved") if final is wanted)

        return Grounds(
            copies=(self._copies[id] for id in sorted(self._copies)),
            pairs=(named(first), named(second)),
            bonds=of("bonds"),
            moved=moved(False),
            left=moved(True),
            dates=of("dates"),
            keys=((id, own[0], own[-1]) for id, own in self._spool.by_key("keys")),
            shelf=chain.from_iterable(of("shelf")),
            outlets=of("outlets"),
        )
