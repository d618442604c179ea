"""One person's review of one casebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.judging import new_judgement, of_claim, of_passage, of_telling, rulings
from tellings.model import (
    Claim,
    Document,
    Group,
    Incident,
    Judgement,
    JudgementKind,
    Polarity,
    Ruling,
    Span,
    Subject,
    View,
)
from tellings.pipeline import DEFAULT_POLICY, change_by, keep_change, nearest, selected
from tellings.values.gazetteer import Gazetteer

from . import naming
from .differences import differences
from .sight import Sight

if TYPE_CHECKING:
    from tellings.extract.selecting import Selected


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision changed.

    `incidents` are those that came out otherwise than before, `gone` the ids under which none is found any more, `overrules`
    the earlier judgements that say otherwise and no longer hold.
    """

    judgement: Judgement
    ruling: Ruling
    incidents: tuple[Incident, ...]
    gone: tuple[str, ...]
    overrules: tuple[Judgement, ...]


class Review:
    """Decisions by one person over one casebook.  A decision rebuilds only the incidents that it touches."""

    def __init__(
        self,
        casebook: Casebook,
        gazetteer: Gazetteer,
        by: str,
        clock: Callable[[], datetime],
        policy: str = DEFAULT_POLICY,
    ) -> None:
        """`casebook` must be open for writing to decide, for reading to look; `by` is who decides."""
        self._casebook, self._by, self._clock = casebook, by, clock
        self._gazetteer = gazetteer
        self._sight = Sight(casebook, gazetteer, policy)

    @property
    def view(self) -> View:
        """What the claims come to after all decisions: the whole, which is built when it is first asked for."""
        return self._sight.whole()

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents by id, as they were read when they were first asked for."""
        return self._sight.documents

    def carried_on(self, casebook: Casebook, by: str) -> Review:
        """The same review carried on by another person, over another opening of the same casebook; nothing is loaded anew.

        Only one of the two may decide from then on.
        """
        other = copy(self)
        other._casebook, other._by, other._sight = casebook, by, self._sight.over(casebook)
        return other

    def renew(self) -> None:
        """Takes over what others have decided in the meantime."""
        self._sight.whole()

    def history(self) -> tuple[tuple[Judgement, Ruling], ...]:
        """Every judgement, the first made first, with what became of it."""
        judgements = self._casebook.judgements()
        if self._sight.keep():
            became = self._casebook.stored.rulings()
        else:
            became = {each.judgement: each for each in rulings(judgements, self.view.incidents)}
        return tuple((each, became[each.id]) for each in judgements)

    def same(self, names: Sequence[str], why: str) -> Outcome:
        """The tellings are of one incident, whatever their other tellings are."""
        found = {told.id: told for told, _ in (self._sight.telling(name) for name in names)}
        if len(found) < 2:
            raise UserError("that is one and the same telling: name at least two")
        return self._decide("same", [of_telling(each) for each in found.values()], why)

    def not_same(self, names: Sequence[str], why: str) -> Outcome:
        """They are of different incidents.

        An incident's own id stands for all its tellings, unless two of the names lie in one incident: then each is one telling.
        """
        found = {told.id: (told, of) for told, of in (self._sight.telling(name) for name in names)}
        if len(found) < 2:
            raise UserError("that is one and the same telling: name at least two")
        singly = len({of.id for _, of in found.values()}) < len(found)
        about = [
            of_telling(each, side)
            for side, (told, of) in enumerate(found.values())
            for each in (of.tellings if told.id == of.id and not singly else (told,))
        ]
        return self._decide("not_same", about, why)

    def merge(self, names: Sequence[str], why: str) -> Outcome:
        """The incidents, with all their tellings, are one."""
        found = {each.id: each for each in (self._sight.incident(name) for name in names)}
        if len(found) < 2:
            raise UserError("these are one incident already: name at least two")
        return self._decide("merge", [of_telling(t) for of in found.values() for t in of.tellings], why)

    def split(self, name: str, names: Sequence[str], why: str) -> Outcome:
        """The tellings named are not of the incident that the others make; whether they are of one is left to the evidence."""
        incident = self._sight.incident(name)
        leaving = {self._sight.telling(each)[0].id for each in names}
        strangers = leaving - {each.id for each in incident.tellings}
        if strangers:
            raise UserError(f"telling {min(strangers)} is not of incident {incident.id}")
        if len(leaving) == len(incident.tellings):
            raise UserError("at least one telling must stay in the incident")
        about = [of_telling(each, 0 if each.id in leaving else 1) for each in incident.tellings]
        return self._decide("split", sorted(about, key=lambda each: (each.side, each.id)), why)

    def choose(self, name: str, why: str) -> Outcome:
        """The claim gives the value of its field, or the likeliest element of a list."""
        claim = self._sight.claim(name)
        if claim.polarity == "denied":
            raise UserError(f"claim {claim.id} denies a value: reject the claims that affirm it instead")
        if claim.field == "person":
            raise UserError("of persons nothing is chosen: reject the claims that are not so")
        return self._decide("this_value", [of_claim(claim)], why)

    def reject(self, names: Sequence[str], why: str) -> Outcome:
        """The claims are not so.  They stay listed, and still tell which reports are of one incident."""
        found = {each.id: each for each in (self._sight.claim(name) for name in names)}
        return self._decide("not_this_value", [of_claim(each) for each in found.values()], why)

    def furniture(self, name: str, why: str, span: Span | None = None) -> Outcome:
        """A passage is no part of its report: the paragraph with a claim's words, or `span` of a document."""
        if span is None:
            claim = self._sight.claim(name)
            if claim.span is None:
                raise UserError(f"claim {claim.id} was worked out and quotes nothing")
            return self._decide("furniture", [self._paragraph(claim.document, claim.span)], why)
        document = self._document(name)
        if span.start >= span.end or span.end > len(self._text(document)):
            raise UserError(f"document {document} has no characters {span.start}-{span.end}")
        return self._decide("furniture", [of_passage(document, span)], why)

    def selected(self, name: str, span: Span) -> Selected:
        """A passage of the document whose id begins so, to be made a claim of.  Raises UserError."""
        return selected(self._casebook.document(self._document(name)), span, self._gazetteer)

    def could_be_of(self, name: str, span: Span) -> tuple[str, ...]:
        """The ids of the tellings of a document that a passage may be of: the one told nearest to it first."""
        return nearest(self._casebook.extraction(self._document(name)).tellings, span)

    def claim(
        self,
        name: str,
        span: Span,
        field: str,
        words: str,
        why: str,
        group: Group | None = None,
        polarity: Polarity | None = None,
        of: str | None = None,
    ) -> Outcome:
        """A passage of a document gives a value, which the machine did not read there: `words` say it as people write it.

        `of` is the id of the incident or telling that it is told of, or begins it; without one it is the one told nearest.  What
        the machine reads otherwise out of the same words is then not so.  Raises UserError.
        """
        document = self._document(name)
        claim = self.selected(document, span).claim(field, words, group, polarity)
        assert claim.span is not None
        near = self.could_be_of(document, claim.span)
        if of is not None:
            incident = self._sight.telling(of)[1]
            near = tuple(each for each in near if each in {told.id for told in incident.tellings})
        if not near:
            told = "that incident" if of is not None else "an incident"
            raise UserError(f"document {document} does not tell of {told}: there is nothing to claim of")
        telling = next(each for each in self._casebook.extraction(document).tellings if each.id == near[0])
        return self._decide("claim", [of_claim(claim), of_telling(telling)], why, claim=claim)

    def undo(self, name: str, why: str) -> Outcome:
        """Takes back an earlier judgement; of an undoing, brings back what it had taken back."""
        judgement, ruling = self._made(name)
        if ruling.state == "undone":
            raise UserError(f"judgement {judgement.id} was taken back already, by {ruling.by}")
        return self._decide("undo", judgement.about, why, judgement.id)

    def quoted(self, subject: Subject) -> str:
        """The words that a subject stands for in its document, on one line; "" where it quotes none."""
        try:
            text = self._text(subject.document)
        except UserError:  # a judgement may come from a casebook that held more
            return ""
        return " … ".join(" ".join(span.of(text).split()) for span in subject.spans)

    def _made(self, prefix: str) -> tuple[Judgement, Ruling]:
        """The one judgement whose id begins so, with what became of it.  Raises UserError."""
        if not self._sight.keep():
            history = {each.id: (each, ruling) for each, ruling in self.history()}
            return history[naming.judgement((each for each, _ in history.values()), prefix).id]
        with self._casebook.pages() as pages:
            wanted = prefix.strip().lower()
            found = {each.id: (each, ruling) for each, ruling in pages.decisions.named(wanted) if wanted}
        judgement, became = found[naming.one(found, prefix, "judgement")]
        assert became is not None, "what is kept takes in every judgement"
        return judgement, became

    def _document(self, prefix: str) -> str:
        """The id of the one document whose id begins so.  Raises UserError."""
        begins = self._casebook.find(prefix.strip().lower(), 2) if prefix.strip() else ()
        found = [each.id for each in begins if each.kind == "document"]
        if len(found) != 1:
            raise UserError(
                f"{'several documents have' if found else 'no document has'} an id like {prefix!r}"
            )
        return found[0]

    def _text(self, document: str) -> str:
        return self._casebook.document(document).text

    def _paragraph(self, document: str, span: Span) -> Subject:
        text = self._text(document)
        end = text.find("\n", span.end)
        return of_passage(document, Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end))

    def _decide(
        self,
        kind: JudgementKind,
        about: Sequence[Subject],
        why: str,
        undoes: str | None = None,
        claim: Claim | None = None,
    ) -> Outcome:
        if not self._by.strip():
            raise UserError("say who decides")
        if not why.strip():
            raise UserError("say why: whoever reads the decision later will ask")
        judgement = new_judgement(kind, about, self._by.strip(), self._now(), why.strip(), undoes, claim)
        change = change_by(self._casebook, judgement, self._sight.parts) if self._sight.keep() else None
        if change is None:
            return self._decide_on_the_whole(self._casebook.judgements(), judgement)
        before, after = change.before.incidents, change.after.incidents
        with self._casebook.batch():
            self._casebook.judge(judgement, *differences(before, after))
            keep_change(self._casebook, change, judgement)
        became = (change.held, change.became)
        return _outcome(judgement, change.touching, (before, after), became)

    def _decide_on_the_whole(self, made: tuple[Judgement, ...], judgement: Judgement) -> Outcome:
        every = (*made, judgement)
        before, after = self._sight.whole(made).incidents, self._sight.whole(every).incidents
        self._casebook.judge(judgement, *differences(before, after))
        return _outcome(judgement, every, (before, after), (rulings(made, before), rulings(every, after)))

    def _now(self) -> str:
        """The time, but never one before a judgement that stands already: the later decision is the one made later."""
        now = self._clock().astimezone(UTC)
        last = self._casebook.last_judged()
        if last is not None:
            now = max(now, last + timedelta(microseconds=1))
        return now.isoformat(timespec="microseconds")


def _outcome(
    judgement: Judgement,
    judgements: Sequence[Judgement],
    incidents: tuple[Sequence[Incident], Sequence[Incident]],
    became: tuple[Sequence[Ruling], Sequence[Ruling]],
) -> Outcome:
    """What came of a judgement, from the incidents and from what became of judgements, before it and after it."""
    old, new = ({each.id: each for each in side} for side in incidents)
    held = {each.judgement for each in became[0] if each.state == "overruled"}
    now = {each.judgement: each for each in became[1]}
    return Outcome(
        judgement,
        now[judgement.id],
        tuple(each for id, each in sorted(new.items()) if old.get(id) != each),
        tuple(sorted(old.keys() - new.keys())),
        tuple(
            each
            for each in judgements
            if each.id in now and now[each.id].state == "overruled" and each.id not in held
        ),
    )
