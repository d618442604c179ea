"""The things of a sentence that can be attacked: buildings, vehicles, plants, lines, each with its kind and its number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.model import CountValue, Span
from tellings.reader.words import PUNCTUATION, Word
from tellings.values.callings import calling
from tellings.values.wordlists import word_set

from .passage import Passage, once

# Kinds by head word, in the usual classes of target typologies.
_HEADS: Mapping[str, str] = {
    word: kind
    for kind, words in (
        (
            "military",
            """
            base bases barracks garrison garrisons convoy convoys post posts checkpoint checkpoints outpost outposts
            airbase camp camps armoury armory patrol patrols fort
            """,
        ),
        ("police", "precinct precincts"),
        (
            "government",
            """
            ministry ministries parliament courthouse courthouses court courts palace prison prisons jail jails townhall
            complex compound headquarters office offices building buildings municipality congress installation installations
            facility facilities hall
            """,
        ),
        ("diplomatic", "embassy embassies consulate consulates legation"),
        (
            "business",
            """
            store stores shop shops restaurant restaurants cafe cafes bar bars club clubs nightclub nightclubs hotel hotels
            mall malls market markets supermarket supermarkets cinema cinemas theatre theatres theater theaters factory
            factories salon dealership dealerships pub pubs casino casinos concert centre centres center centers plaza
            pharmacy pharmacies drugstore drugstores brothel brothels discotheque discotheques boutique boutiques bakery
            establishment establishments warehouse warehouses company companies firm firms kiosk kiosks mill mills
            """,
        ),
        ("finance", "bank banks branch branches"),
        (
            "religious",
            """
            mosque mosques church churches temple temples synagogue synagogues shrine shrines cathedral monastery seminary
            congregation chapel chapels convent parish
            """,
        ),
        (
            "education",
            "school schools university universities college colleges campus kindergarten academy institute",
        ),
        ("medical", "hospital hospitals clinic clinics ambulance ambulances"),
        (
            "transport",
            """
            terminal terminals bus buses train trains airport airports metro subway plane planes airplane airplanes airliner
            aircraft helicopter helicopters ship ships boat boats ferry taxi taxis truck trucks car cars vehicle vehicles
            port ports station stations minibus minibuses van vans jeep jeeps motorcycle motorcycles locomotive bicycle
            dumptruck pickup
            """,
        ),
        ("road", "bridge bridges highway highways railway railways railroad tunnel tracks"),
        (
            "residence",
            """
            house houses home homes apartment apartments residence residences dwelling dwellings village villages
            neighbourhood neighborhood town mansion shack shacks hut huts
            """,
        ),
        (
            "energy",
            """
            pipeline pipelines dam dams plant plants refinery refineries powerline powerlines pylon pylons oilfield oilfields
            depot depots tower towers substation substations transformer transformers pole poles lines wells generator
            """,
        ),
        (
            "communications",
            "newspaper newspapers newsroom broadcaster antenna antennas transmitter transmitters relay",
        ),
        ("water", "aqueduct aqueducts reservoir reservoirs waterworks pipes"),
        ("farm", "farm farms ranch ranches plantation plantations estate estates hacienda crops"),
    )
    for word in words.split()
}
# Words beside a head, or of what stands after "of", that say what kind a building of any kind is.
_BESIDE: tuple[tuple[str, frozenset[str]], ...] = (
    ("diplomatic", word_set("embassy embassies consulate consular ambassador ambassador's diplomatic diplomats")),
    ("police", word_set("police gendarmerie carabineros")),
    ("military", word_set("army military infantry brigade battalion regiment navy naval barracks troops")),
    ("communications", word_set("telephone telephones telecommunications radio television tv newspaper telegraph communications news")),
    ("energy", word_set("electric electrical electricity power energy hydroelectric high-voltage voltage oil gas pipeline transmission")),
    ("water", word_set("water")),
    ("finance", word_set("bank banks banking savings insurance")),
    ("transport", word_set("bus train railway railroad metro subway taxi")),
    ("political", word_set("party candidate campaign electoral politician")),
    ("education", word_set("school university")),
    ("religious", word_set("church catholic mormon")),
    ("organisation", word_set("union unions federation association committee workers confederation league organization organisation")),
    ("government", word_set("government presidential president's ministry municipal mayor's city state federal governor's registration")),
)  # fmt: skip
_OPEN_HEADS = word_set(
    """
    office offices building buildings headquarters facility facilities installation installations complex compound station
    stations tower towers pole poles post posts plant plants lines residence residences house home homes center centre
    company companies warehouse depot vehicle vehicles car cars branch branches hall institute
    """
)
_FUEL = frozenset(("gas", "service", "petrol", "filling", "gasoline"))
_STOP = PUNCTUATION | word_set(
    """
    in at near by to for from with who which that when while before after during as on of and or where is are was were had
    has have will would killing wounding leaving injuring late early into against inside outside under around over both
    attacked attacking attack attacks bombed bombing destroyed destroying damaged damaging burned burning set robbed robbing
    dynamited blew blown hit raided stormed shelled seized targeted torched looted planted placed exploded hurled threw
    his her its their our also then it he she they we i not only this
    """
)
_DETERMINERS = word_set("a an the his her its their our this that these those another one")
_MANY = word_set("several some various numerous many")
_NUMBERS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
LONGEST_PHRASE = 6  # words, head included
_OF_NAME = re.compile(
    r"\s+of\s+(?:the\s+)?(?:[A-Z][\w.'’-]*(?:\s+(?:of|for|and|de|del)(?=\s+[A-Z]))?\s*){1,6}"
)


@dataclass(frozen=True, slots=True)
class Facility:
    """A noun phrase for a thing at `span`, without its article or number."""

    span: Span
    name: str
    kind: str
    number: CountValue | None


@once
def facilities(passage: Passage) -> list[Facility]:
    """The things of a sentence that can be attacked, in order, none overlapping."""
    found: list[Facility] = []
    tokens = passage.words
    for at, token in enumerate(tokens):
        if token.lower not in _HEADS:
            continue
        if (
            at + 1 < len(tokens)
            and tokens[at + 1].lower in _HEADS
            and _joined(passage, token, tokens[at + 1])
        ):
            continue  # "bank branch": the last word is the head
        if at + 1 < len(tokens) and _is_modifier(passage, token, tokens[at + 1]):
            continue
        found.append(_phrase(passage, tokens, at))
    return found


def _joined(passage: Passage, one: Word, two: Word) -> bool:
    return passage.text[one.end : two.start].isspace()


_PEOPLE_BEHIND = word_set(
    """
    driver drivers owner owners worker workers employee employees officer officers official officials guard guards leader
    leaders chief manager managers president director spokesman commander commanders member members students student
    passengers passenger personnel authorities troops area areas door doors window windows
    """
)


def _is_modifier(passage: Passage, token: Word, following: Word) -> bool:
    """Whether a head is none: "bus drivers", "the company's president", "base commander"."""
    return token.lower.endswith("'s") or (
        following.lower in _PEOPLE_BEHIND and _joined(passage, token, following)
    )


def _phrase(passage: Passage, tokens: Sequence[Word], at: int) -> Facility:
    first = at
    while first > 0 and at - first < LONGEST_PHRASE - 1:
        before = tokens[first - 1]
        if (
            before.lower in _STOP
            or before.lower in _DETERMINERS
            or before.lower in _MANY
            or before.lower in _NUMBERS
        ):
            break
        if before.lower.isdigit() or not _joined(passage, before, tokens[first]):
            break
        first -= 1
    end = tokens[at].end
    of = _OF_NAME.match(passage.text, end, passage.span.end)
    if of is not None:
        end = of.start() + len(of.group().rstrip())
    span = Span(tokens[first].start, end)
    name = " ".join(span.of(passage.text).split())
    return Facility(span, name, _kind(name, tokens[at].lower), _number(tokens, first, at))


def _kind(name: str, head: str) -> str:
    kind = _HEADS[head]
    if head not in _OPEN_HEADS:
        return kind
    words = {word.strip(".,'’").lower() for word in name.replace("-", " ").split()} | set(
        name.lower().split()
    )
    if head in ("station", "stations") and words & _FUEL:
        return "business"
    beside = next((found for found, table in _BESIDE if table & words - {head}), None)
    if beside is not None:
        return beside
    if kind == "residence":
        owner = {
            "diplomat": "diplomatic",
            "official": "government",
            "politician": "political",
            "law_enforcement": "police",
        }
        return owner.get(calling(name.replace(head, "")), kind)
    return kind


def kind_of(phrase: str) -> str | None:
    """The kind of the thing that a noun phrase names; None for what is none of them."""
    words = phrase.lower().split(" of ")[0].split()
    head = next((word for word in reversed(words) if word in _HEADS), None)
    return None if head is None else _kind(phrase, head)


def _number(tokens: Sequence[Word], first: int, head: int) -> CountValue | None:
    """How many, where the words before say so; None for a plural of no number."""
    before = tokens[first - 1].lower if first else ""
    if before in _NUMBERS or before.isdigit():
        number = _NUMBERS.get(before) or int(before[:9])
        return CountValue(number, number, number)
    word = tokens[head].lower
    plural = (
        word.endswith("s") and not word.endswith("ss") and word not in ("headquarters", "barracks", "bus")
    )
    return None if plural else CountValue(1, 1, 1)
