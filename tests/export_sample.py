"""An invented casebook: three outlets tell of one bombing and disagree, and of what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from tellings import ids
from tellings.model import (
    ActorValue,
    Claim,
    CountValue,
    DateValue,
    Document,
    Element,
    Figure,
    Finding,
    Furniture,
    Incident,
    Judgement,
    Origin,
    Person,
    PersonValue,
    PlaceValue,
    Published,
    Rejection,
    Relation,
    RungStep,
    SentenceValue,
    Span,
    Speaker,
    Telling,
    ThingValue,
    Unread,
    Verdict,
    View,
)
from tellings.testing import make_claim, make_document, make_incident, make_telling, make_view

MADE_BY = {"tellings": "0.1.0", "model": "rules", "codebook": "default"}
LEDGER = """Blast at Sorvale fish market

SORVALE — At least seven people were killed and some 20 wounded when a bomb went off at the fish market on Tuesday, police said. Four of the dead were traders at the market.

The regional governor, Ada Quill, accused the Tidewater Front of ordering the attack. "Two of the dead were attackers," Quill told reporters. Two men were arrested near the harbour.

Subscribe to the Ledger for more.
"""
WIRE = """Nine dead in market explosion

Nine people died in Tuesday's explosion in the coastal town of Sorvale, hospital director Ben Achterberg told the Northern Wire. Among them was Lena Moss, 34, a trader.

A spokesman for the Tidewater Front, Ivo Hark, denied that the group had ordered the bombing. A device of 15 kilograms had been left in a fish crate, investigators said.

A day earlier, on June 5, police in Brannock had stopped a van and found 300 detonators.
"""
RADIO = """Man sentenced over Sorvale bombing

The court in Brannock on 20 April 2011 sentenced Karl Denn, 41, to life in prison for the bombing that killed nine people in Sorvale on 4 March 2011. Denn has denied the charge.
"""


@dataclass(frozen=True)
class Sample:
    """What an export is made from."""

    view: View
    documents: tuple[Document, ...]
    judgements: tuple[Judgement, ...]
    rejections: tuple[Rejection, ...]
    unread: tuple[Unread, ...]


def day(iso: str) -> DateValue:
    return DateValue(iso, iso, "day")


def exactly(number: int) -> CountValue:
    return CountValue(number, number, number)


def own(*claims: Claim) -> tuple[Origin, ...]:
    """Each claim's own origin: its last speaker, else its document."""
    return tuple(
        Origin(claim.speakers[-1].name or claim.speakers[-1].kind, None, (claim.id,))
        if claim.speakers
        else Origin(None, claim.document, (claim.id,))
        for claim in claims
    )


def ledger() -> Document:
    start = LEDGER.index("Subscribe")
    return make_document(
        LEDGER,
        "ledger-0305.txt",
        outlet="Harbour Ledger",
        title="Blast at Sorvale fish market",
        url="https://ledger.example/2011/03/05/blast",
        published=Published(day("2011-03-05"), "url"),
        furniture=(Furniture(Span(start, len(LEDGER) - 1), "call to subscribe"),),
    )


def wire() -> Document:
    return make_document(
        WIRE, "wire-77.html", outlet="Northern Wire", published=Published(day("2011-03-06"), "metadata")
    )


def radio() -> Document:
    return make_document(
        RADIO,
        "radio.txt",
        outlet="Kestrel Radio",
        published=Published(day("2011-04-20"), "text", Span(59, 72)),
    )


POLICE = Speaker("police", None, None, "official", None, None)
QUILL = Speaker("Ada Quill", "regional governor", None, "official")
ACHTERBERG = Speaker("Ben Achterberg", "director", "hospital", "medical")
HARK = Speaker("Ivo Hark", "spokesman", "Tidewater Front", "belligerent")
DENN = Speaker("Karl Denn", None, None, "other")
SORVALE = PlaceValue("Sorvale", None, None, "Vestmark", "NOR", 100001, 63.1, 8.2, "town")
MARKET = PlaceValue("fish market", "Sorvale", None, "Vestmark", "NOR", None, None, None, "point")
BRANNOCK = PlaceValue("Brannock", None, None, "Ostmark", "NOR", 100002, 61.4, 10.9, "district")


def bombing(first: Document, second: Document, third: Document) -> tuple[Incident, dict[str, Claim]]:
    def said(
        document: Document, field: str, quote: str, value: object, *speakers: Speaker, **about: object
    ) -> Claim:
        certainty = "attributed" if speakers else "stated"
        return make_claim(
            document, field, quote, value, speakers=speakers, **{"certainty": certainty, **about}
        )

    claims = {
        "date_wire": said(second, "date", "Tuesday", day("2011-03-04")),
        "date_radio": said(third, "date", "4 March 2011", day("2011-03-04")),
        "place_market": said(first, "place", "fish market", MARKET),
        "place_wire": said(second, "place", "Sorvale", SORVALE),
        "seven": said(first, "killed", "At least seven", CountValue(7, None, 7), POLICE, modifier="at least", counted="people"),
        "traders": said(first, "killed", "Four of the dead", exactly(4), POLICE, group="civilian", counted="traders"),
        "attackers": said(
            first, "killed", "Two of the dead", exactly(2), QUILL, group="said_attacker", certainty="alleged",
            counted="attackers", told_to="reporters", said_on=day("2011-03-05"),
        ),
        "nine": said(second, "killed", "Nine", exactly(9), ACHTERBERG, told_to="the Northern Wire", counted="people"),
        "nine_radio": said(third, "killed", "nine", exactly(9), counted="people"),
        "wounded": said(first, "injured", "some 20", CountValue(15, 25, 20), POLICE, modifier="about"),
        "arrested": said(first, "arrested", "Two men", exactly(2)),
        "front": said(first, "responsible", "Tidewater Front", ActorValue("Tidewater Front", "group", "ordered"), QUILL, certainty="alleged"),
        "denn": said(third, "responsible", "Karl Denn", ActorValue("Karl Denn", "person", "carried_out"), Speaker("court in Brannock", kind="court")),
        "weapon": said(second, "weapons", "device of 15 kilograms", ThingValue("device of 15 kilograms", "explosive"), Speaker("investigators", kind="official")),
        "target": said(first, "targets", "traders", ThingValue("traders", "civilians")),
        "moss": said(second, "person", "Lena Moss, 34", PersonValue("Lena Moss", "victim", 34, "female", "civilian", "killed"), ACHTERBERG),
        "denn_person": said(third, "person", "Karl Denn, 41", PersonValue("Karl Denn", "planner", 41, "male", None, "arrested", "sentenced", day("2011-04-20"), "court in Brannock")),
    }  # fmt: skip
    front = claims["front"]
    claims["denial"] = said(
        second,
        "responsible",
        "denied that the group had ordered",
        front.value,
        HARK,
        polarity="denied",
        denies=(front.id,),
    )
    claims["denn_denial"] = said(
        third,
        "responsible",
        "Denn has denied",
        claims["denn"].value,
        DENN,
        polarity="denied",
        denies=(claims["denn"].id,),
    )
    claims["victims"] = ids.identified(
        Claim(
            "",
            second.id,
            "killed",
            None,
            None,
            None,
            exactly(7),
            group="victim",
            derived_from=(claims["nine"].id, claims["attackers"].id),
        )
    )
    return _judged(claims), claims


def _judged(claims: dict[str, Claim]) -> Incident:
    def of(*names: str) -> tuple[Claim, ...]:
        return tuple(claims[name] for name in names)

    def verdict(
        status: str, best: object, low: object, high: object, *names: str, **about: object
    ) -> Verdict:
        return Verdict(status, best, low, high, own(*of(*names)), of(*names), **about)  # type: ignore[arg-type]

    def element(status: str, *names: str) -> Element:
        return Element(claims[names[0]].value, status, own(*of(*names)), of(*names))  # type: ignore[arg-type]

    def listed(status: str, *elements: Element) -> Verdict:
        held = tuple(claim for each in elements for claim in each.claims)
        return Verdict(status, elements, None, None, own(*held), held)  # type: ignore[arg-type]

    four = day("2011-03-04")
    parts = (
        ("victim", verdict("derived", 7, 7, 7, "victims")),
        ("civilian", verdict("single", 4, 4, 4, "traders")),
        ("said_attacker", verdict("single", 2, 2, 2, "attackers")),
    )
    fields = {
        "date": verdict("agreed", four, four, four, "date_wire", "date_radio"),
        "place": listed("refined", element("agreed", "place_wire"), element("single", "place_market")),
        "killed": verdict("refined", 9, 7, 9, "seven", "nine", "nine_radio", parts=parts),
        "injured": verdict("range", 20, 15, 25, "wounded"),
        "arrested": verdict("single", 2, 2, 2, "arrested"),
        "responsible": listed(
            "disputed", element("disputed", "front", "denial"), element("disputed", "denn", "denn_denial")
        ),
        "weapons": listed("single", element("single", "weapon")),
        "targets": listed("single", element("single", "target")),
    }
    persons = (
        Person("Karl Denn", ("Denn", "Karl Denn"), "planner", 41, "male", None, "arrested",
               (RungStep("sentenced", day("2011-04-20"), "court in Brannock", claims["denn_person"].id),), of("denn_person")),
        Person("Lena Moss", ("Lena Moss",), "victim", 34, "female", "civilian", "killed", (), of("moss")),
    )  # fmt: skip
    findings = (
        Finding(
            "toll_changed",
            "The toll rose from at least 7 (Harbour Ledger, 5 March) to 9 (Northern Wire, 6 March); deaths in hospital would explain it.",
            (claims["seven"].id, claims["nine"].id),
        ),
        Finding(
            "denied",
            "Ivo Hark of the Tidewater Front denies what Ada Quill says of it: that it ordered the bombing.",
            (claims["front"].id, claims["denial"].id),
        ),
    )
    by_document: dict[str, list[Claim]] = {}
    for claim in claims.values():
        by_document.setdefault(claim.document, []).append(claim)
    documents = {each.id: each for each in (ledger(), wire(), radio())}
    tellings: list[Telling] = [
        make_telling(documents[key], *held, type="bombing", main=key != radio().id)
        for key, held in sorted(by_document.items())
    ]
    return make_incident(*tellings, fields=fields, persons=persons, findings=findings)


def trial(document: Document) -> Incident:
    date = make_claim(document, "date", "20 April 2011", day("2011-04-20"))
    place = make_claim(document, "place", "Brannock", BRANNOCK)
    punished = SentenceValue(exactly(1), "life", None, "the bombing", "court in Brannock")
    life = make_claim(document, "sentences", "life in prison", punished)
    day_of = day("2011-04-20")
    fields = {
        "date": Verdict("single", day_of, day_of, day_of, own(date), (date,)),
        "place": Verdict(
            "single", (Element(BRANNOCK, "single", own(place), (place,)),), None, None, own(place), (place,)
        ),
        "sentences": Verdict(
            "single", (Element(punished, "single", own(life), (life,)),), None, None, own(life), (life,)
        ),
    }
    return make_incident(make_telling(document, date, place, life, type="trial"), fields=fields)


def stopped(document: Document) -> Incident:
    """A foiled plot of which neither the year nor a point on the map is known."""
    date = make_claim(document, "date", "June 5", DateValue(None, None, "day", partial="--06-05"))
    fields = {"date": Verdict("single", date.value, None, None, own(date), (date,))}  # type: ignore[arg-type]
    return make_incident(make_telling(document, date, type="plot", stage="foiled", main=False), fields=fields)


def sample() -> Sample:
    documents = ledger(), wire(), radio()
    main, claims = bombing(*documents)
    court, van = trial(documents[2]), stopped(documents[1])
    detonators = make_claim(
        documents[1],
        "figure",
        "300 detonators",
        exactly(300),
        counted="detonators",
        speakers=(POLICE,),
        certainty="attributed",
    )
    view = make_view(
        main,
        court,
        van,
        relations=(Relation(court.id, main.id, "trial_of", (claims["nine_radio"].id,)),),
        figures=(Figure(detonators, "detonators", BRANNOCK, None, van.id),),
    )
    where = WIRE.index("A day earlier")
    return Sample(
        view,
        documents,
        (
            Judgement(
                "j1",
                "this_value",
                (claims["nine"].id,),
                "R. Vance",
                "2026-01-02T10:00:00Z",
                "The hospital would know.",
            ),
        ),
        (
            Rejection(
                documents[1].id,
                Span(where, where + 13),
                "A day earlier",
                "a date that depends on another, which is not known",
            ),
        ),
        (Unread("scans/page-4.pdf", "a format that is not read"), Unread("notes.txt", "empty")),
    )
