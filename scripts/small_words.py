"""Makes `src/tellings/values/names/data/small_words.txt`: the words of English that are written small.

    python -m scripts.small_words DICTIONARY

Counts words inside sentences of mixed-case text (news, the web, an encyclopaedia): those seen small oftener than with a
capital, at least three times in two texts, or fewer times where DICTIONARY (one word a line, any list of English words; the
one used is that of pyspellchecker, MIT) has them too.  The field's words that such text lacks are added, names that it writes
small are taken out.  Only single words are kept: no sentence of any corpus.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.data import DATA, ROOT, need

OUT = ROOT / "src" / "tellings" / "values" / "names" / "data" / "small_words.txt"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_MARKS = ".!?:\"“\n'‘;)*|-—–,"
OFTEN, TEXTS = 3, 2  # at least so many times, in so many texts
BOTH, MOST_CAPITALS = (
    8,
    4,
)  # a word that is both (chief, street): so often small, and at most so many times oftener with a capital
LINE = 200  # characters
FIELD = """
    subversive guerrilla guerrillas guerilla peasant peasants commando commandos communique communiques leftist rightist extraditable
    fascist fascists marxist oligarchy imperialist totalitarian genocidal sabotage sabotaged machinegun machineguns machinegunned
    antiaircraft counterinsurgency antidrug antiterrorist anticommunist antisubversive ultrarightist rightwing leftwing newsman
    newsmen spokesmen congressman congressmen watchman watchmen clergyman clergymen plebiscite pacification demobilization
    democratization fatherland mafia mafias trafficker traffickers kingpin capos barons hacienda junta garrison garrisons
    battalion battalions pylon pylons substation hydroelectric redoubt redoubts assassin assassins materiel tranquility
    indignation persecution repudiate repudiated denounce denounced indistinct bilateral detachment municipality stoppage
    defused annihilate mayor mayors colonel lieutenant corporal captain rector bishop archbishop senator magistrate missionary
    jesuit framework scourge culprits hordes citizenry roadblock roadblocks leaflets dynamite dynamited extradite extradition
    repatriation consul hectares arsenal penal savagery barricades laundering pressured unilaterally prevail reaffirm heed
    president minister general communist socialist christian democrat contras chief ministry congress bulletin purge pardoned
    comrade embassy consulate kidnappers hostages bazooka mortars grenades molotov cocktails machetes revolvers clandestine
    insurrection cartel cartels cocaine ideological mercenaries telecommunications aqueduct landowners industrialist unionist
    confederation federation hijackers gunmen snipers paramilitary vigilantes insurgents militiamen cathedral seminary
    attentat gringo gringos provocateurs detente era mark march obelisk triangle channel bullfight comandante plainclothes
    """.split()
NAMES = """
    los laden mar kan ga va mo mi pa po tu tel ho max mark bill brown berry clay elk syria mecca cookie grant hill eve angel jerry
    don ed david michael fox walker turkey friday sunday bush dean grace fig bell halal kent kings reuters fran amy haven victoria
    swift lt st dr sept dec rev sec det mod rep fed med jersey ireland java joy julio facebook twitter google wikipedia
    """.split()


def words_of(text: str) -> Iterator[tuple[str, bool | None]]:
    """The words of a text with whether they are small; None where a capital tells nothing, at a sentence's beginning."""
    for found in _WORD.finditer(text):
        word = found.group().replace("’", "'")
        before = text[max(0, found.start() - 3) : found.start()].rstrip(" ")
        if word == word.lower():
            yield word, True
        elif not word.isupper():
            yield word.lower(), None if not before or before[-1] in _SENTENCE_MARKS else False


def texts() -> Iterator[str]:
    """The texts counted: training parts and open corpora."""
    gun = DATA / "gunviolence"
    part = dict(line.split("\t")[:2] for line in need(gun / "splits.tsv").read_text("utf-8").splitlines())
    incidents = [json.loads(line) for line in (gun / "incidents.jsonl").read_text("utf-8").splitlines()]
    train, held = (
        {
            each
            for one in incidents
            if (part.get(one["incident_id"]) == "train") is wanted
            for each in one["doc_ids"]
        }
        for wanted in (True, False)
    )
    for line in (gun / "documents.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["id"] in train - held:
            yield record["text"]
    with (DATA / "fa_kes" / "FA-KES-Dataset.csv").open(encoding="latin-1") as rows:
        yield from (row["article_content"] for row in csv.DictReader(rows))
    for path in [*(DATA / "ud_ewt").glob("*train*"), *(DATA / "gum" / "dep").iterdir()]:
        lines = path.read_text("utf-8").splitlines()
        yield "\n".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))

    for line in (DATA / "famus" / "dev.jsonl").read_text("utf-8").splitlines():
        yield from _long_strings(json.loads(line))
    for path in sorted((DATA / "wikigold" / "CONLL-format").rglob("*")):
        if path.is_file():
            lines = path.read_text("utf-8", "replace").splitlines()
            yield " ".join(line.split()[0] if line.strip() else "\n" for line in lines)


def _long_strings(record: object) -> Iterator[str]:
    """The texts anywhere in a record: its strings of more than a line."""
    if isinstance(record, str) and len(record) > LINE:
        yield record
    elif isinstance(record, dict | list):
        for each in record.values() if isinstance(record, dict) else record:
            yield from _long_strings(each)


def small_words(counted: Iterable[str], dictionary: frozenset[str]) -> list[str]:
    """The words that are written small, in order."""
    small, capital, seen = Counter[str](), Counter[str](), Counter[str]()
    for text in counted:
        here = set()
        for word, is_small in words_of(text):
            if is_small:
                small[word] += 1
                here.add(word)
            elif is_small is False:
                capital[word] += 1
        seen.update(here)
    kept = set(FIELD)
    for word, times in small.items():
        often = times >= OFTEN and seen[word] >= TEXTS and times > capital[word]
        both = times >= BOTH and capital[word] <= MOST_CAPITALS * times
        known = word in dictionary and times > 2 * capital[word]
        if word.isascii() and len(word) > 1 and (often or both or known):
            kept.add(word)
    return sorted(kept - set(NAMES))


def main() -> None:
    dictionary = frozenset(Path(sys.argv[1]).read_text("utf-8").split())
    OUT.write_text("\n".join(small_words(texts(), dictionary)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
