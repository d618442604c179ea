"""Hidden names: none survives in any format, what is no name stays, and what would go wrong is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export_sample import MADE_BY, sample
from hiding import FORMATS, SECRET, Read, read, standing
from tellings.errors import NameSurvives
from tellings.export import casebook1, schema, to_json
from tellings.hide import Kept, Keys, Naming, People, common_words, is_office, sought_names, survivors, twin
from tellings.hide.record import DOCUMENT_KEPT
from tellings.model import LIST_FIELDS, Furniture, Published, Span
from tellings.model.records import Record
from tellings.pipeline import Engine, hide, own_engine
from tellings.testing import make_document


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with own_engine() as made:
        yield made


LIGHT = (
    "json",
    "csv",
    "claims",
    "geojson",
)  # the page takes seconds: it is made once, of all reports together
# Each report with the words of names in it that must not stand in any export.  Surnames and given names alike.
REPORTS: dict[str, tuple[str, str]] = {
    "plain": (
        "Odalys Brankovic, 34, was shot dead in Kandahar on 3 March 2019, police said. Her husband, Teodor Brankovic, was wounded.",
        "Odalys Brankovic Teodor",
    ),
    "possessives and surnames alone": (
        "Gunmen killed Marek Zelinsky in Recife on 8 July 2020. Zelinsky's brother fled. The Zelinskys' home was burned, and"
        " attackers shot at Zelinsky’s car, police said.",
        "Marek Zelinsky Zelinskys",
    ),
    "first names alone": (
        "Two boys, Kofi Adjei, 9, and Yaw Adjei, 11, were killed by a bomb in Kumasi on 2 May 2018. Kofi was hit first, said a"
        ' neighbour. "Yaw ran back for Kofi," she said.',
        "Kofi Yaw Adjei",
    ),
    "families and firms": (
        "Attackers stormed Hollanderby & Sons, the shop of Pieter Hollanderby, in Durban on 4 June 2017, killing three members of"
        " the Hollanderby family, the Durban police said.",
        "Pieter Hollanderby",
    ),
    "capitals": (
        "MAN NAMED IN FATAL SHOOTING\n\nPolice named the man shot dead in Leeds on 5 June 2016 as DARIUSZ KOWALCHEK, 41. KOWALCHEK"
        " was a baker. Officers arrested Stefan Dubrowny.",
        "Dariusz Kowalchek Stefan Dubrowny",
    ),
    "hyphens and apostrophes": (
        "Anne-Sophie Delacroix-Marchand and Ciaran O'Mulvaney were killed in a bombing in Lyon on 1 February 2015, officials said."
        " O’Mulvaney's widow, Niamh O'Mulvaney, spoke to reporters.",
        "Delacroix Marchand O'Mulvaney OMulvaney Mulvaney Ciaran Niamh",
    ),
    "spellings of one name": (
        "Qassymbek Tokhtarov was killed in Aktobe on 5 June 2016. Kasimbek Tohtarov, 30, had been at work, said his cousin,"
        " Aizhan Tokhtarova.",
        "Qassymbek Tokhtarov Kasimbek Tohtarov Aizhan Tokhtarova",
    ),
    "speakers and kin": (
        'Three people were killed in a blast in Homs on 9 May 2014. "He was my son," said Rima Haddadeen, mother of Bassel'
        " Haddadeen, according to Rima's lawyer, Ghassan Murrawi.",
        "Rima Haddadeen Bassel Ghassan Murrawi",
    ),
    "the accused": (
        "Prosecutors charged Lucio Ferrabosco, 22, with the murder of two guards in Turin on 7 April 2013. Ferrabosco's accomplice,"
        " known as Enzo Brambati, was sentenced to 12 years by the court of Judge Ilaria Contessini.",
        "Lucio Ferrabosco Enzo Brambati Ilaria Contessini",
    ),
    "named after a person": (
        "Militants attacked the Ruvashnik Memorial Hospital in Osh on 3 August 2012, killing Dr. Almaz Ruvashnik and four nurses.",
        "Almaz Ruvashnik",
    ),
    "handles, addresses and slugs": (
        "Toma Vrancea was shot dead in Iasi on 6 July 2019. Friends wrote to @tomavrancea and toma.vrancea@example.org; see"
        " https://example.org/toma-vrancea-shot and #JusticeForVrancea.",
        "Toma Vrancea tomavrancea",
    ),
    "a long name": (
        "Ibrahim Abdel Rahman al-Masoudani was abducted in Mosul on 4 May 2014, said Abu Tareq al-Masoudani, an elder.",
        "Ibrahim Masoudani Tareq",
    ),
    "lists of the dead": (
        "The victims of the fire in Izmir on 2 March 2011 were identified as Ayla Gurbuzer, 21; Cem Gurbuzer, 19; and Deniz"
        " Haznedarli, 45.",
        "Ayla Cem Gurbuzer Deniz Haznedarli",
    ),
    "surname first": (
        "Wounded in the attack in Split on 3 May 2010: BARTULOVIC, Ante (34) and PERKUSIC, Mate (28). Police arrested Ante"
        " Bartulovic's neighbour. Mate Perkusic died later.",
        "Bartulovic Ante Perkusic Mate",
    ),
    "no police, no capital": (
        "oyelaran bukkola was killed in Ibadan on 2 May 2015, friends of Bukkola Oyelaran said. The body of Oyelaran was found.",
        "Oyelaran Bukkola",
    ),
}


def around(engine: Engine, text: str, called: str) -> Read:
    """A report whose metadata is full of the same names: file, addresses, title, author, caption, furniture, what was left over."""
    slug = re.sub(r"\W+", "-", called.lower())
    title, caption = f"{called} dead", f"Photo: {called} at home"
    whole = f"{title}\n\n{text}\n\n{caption}\n\nRead more about {called}"
    at, more = whole.index(caption), whole.index("Read more")
    return read(
        engine,
        make_document(
            whole,
            f"{slug}.html",
            path=f"reports/{slug}.html",
            url=f"https://news.example/{slug}",
            archive_url=f"https://archive.example/news.example/{slug}",
            title=title,
            outlet="Harbour Ledger",
            authors=(called,),
            captions=(Span(at, at + len(caption)),),
            furniture=(Furniture(Span(more, len(whole)), "related headlines"),),
            extra=json.dumps({"tags": [called], "slug": slug}),
        ),
    )


@pytest.mark.parametrize("construction", REPORTS)
def test_no_name_survives_in_any_format(engine: Engine, construction: str) -> None:
    text, names = REPORTS[construction]
    wanted = names.split()
    made = around(engine, text, " ".join(wanted[:2]))
    hidden = made.hidden()
    for name in LIGHT:
        assert standing(hidden.written(FORMATS[name], name), wanted) == set(), name


def test_all_reports_together(engine: Engine) -> None:
    documents = [make_document(text, f"{name}.txt") for name, (text, _) in REPORTS.items()]
    made = read(engine, *documents).hidden()
    wanted = {word for _, names in REPORTS.values() for word in names.split()}
    for name, shape in FORMATS.items():
        assert standing(made.written(shape, name), wanted) == set(), name


SYLLABLES = "bra ven dol kir mos tal quen ruz hap jil gor fet nub wex zor pim lud cav".split()
invented = st.lists(st.sampled_from(SYLLABLES), min_size=3, max_size=4).map(
    lambda each: "".join(each).capitalize()
)
TEMPLATES = (
    "{a} {b}, 30, was shot dead in Recife on 8 July 2020, police said. {b}'s sister, {c} {b}, was wounded.",
    'A bomb killed {a} {b} and four others in Kandahar on 3 March 2019. "{a} was kind," said {c} {d}, a neighbour.',
    "Police arrested {a} {b}, 25, over the killing of {c} {d} in Leeds on 5 June 2016. {b} denied it.",
    "Dr. {a} {b}, director of the {b} Clinic in Osh, said two members of the {d} family died on 3 August 2012: {c} and his son.",
    "Gunmen attacked the home of {a} {b} in Durban on 4 June 2017, killing three people, according to {c} {d}, {a}'s uncle.",
    "{B}: FOUR DEAD\n\nFour people died in {A} {B}'s shop in Turin on 7 April 2013. {c} {d} was charged with murder.",
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(TEMPLATES), st.lists(invented, min_size=4, max_size=4, unique=True))
def test_planted_names_do_not_survive(engine: Engine, template: str, names: list[str]) -> None:
    a, b, c, d = names
    text = template.format(a=a, b=b, c=c, d=d, A=a.upper(), B=b.upper())
    made = read(engine, make_document(text, f"{a}-{b}.txt".lower(), title=f"{a} {b}", authors=(f"{c} {d}",)))
    hidden = made.hidden()
    for name in ("json", "claims"):
        written = hidden.written(FORMATS[name], name)
        assert standing(written, names) == set()
        assert not any(each.casefold() in written.casefold() for each in names)


PEOPLE = (
    "Ostrava police chief Milan Drobny said that Jitka Sedlarova, 52, was killed when gunmen led by Radek Volcansky, a commander of"
    " the Grey Column, attacked a bank in Ostrava on 3 May 2019. Interior Minister Zdenek Hruskovic accused Volcansky of ordering"
    " it. The victim's sister, Dana Sedlarova, spoke to reporters. Sergeant Karel Mrazovec was also killed in the attack. Judge"
    ' Pavla Kominska ordered the arrest of Volcansky. "We saw nothing," said Ota Ruzek, a neighbour.'
)


@pytest.mark.parametrize(
    ("mode", "hidden", "shown"),
    [
        # A sister of a victim bears the victim's name; a soldier who is killed is a victim, whatever his office.
        ("victims", "Sedlarova Jitka Dana Mrazovec", "Drobny Volcansky Hruskovic"),
        # A commander of an armed group holds no public office.
        ("private", "Sedlarova Jitka Dana Mrazovec Volcansky Ruzek", "Drobny Hruskovic"),
        ("all", "Sedlarova Jitka Dana Mrazovec Volcansky Ruzek Drobny Hruskovic Kominska", ""),
    ],
)
def test_each_mode_hides_whom_it_says(engine: Engine, mode: Any, hidden: str, shown: str) -> None:
    made = read(engine, make_document(PEOPLE, outlet="Northern Wire")).hidden(mode)
    for name in LIGHT:
        assert standing(made.written(FORMATS[name], name), hidden.split()) == set(), name
    assert standing(to_json(made.record), shown.split()) == set(shown.split())


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("police spokesman", True),
        ("Sheriff", True),
        ("Interior Minister", True),
        ("Judge", True),
        ("county coroner", True),
        ("former mayor", False),
        ("military veteran", False),
        ("mother of the sheriff", False),
        ("rebel commander", False),
        ("lawyer", False),
        ("doctor", False),
        ("priest", False),
        ("neighbour", False),
        (None, False),
    ],
)
def test_what_is_a_public_office(title: str | None, office: bool) -> None:
    assert is_office(title) is office


def test_one_slip_makes_nobody_an_official() -> None:
    said = [Naming("Ana Kulic", "Ana Kulic", "d", office) for office in (True, False, False, None)]
    assert People(said, "private").is_hidden("Ana Kulic")
    assert not People([said[0], said[1]], "private").is_hidden("Ana Kulic")


def test_an_official_who_shares_a_surname_with_somebody_hidden_is_hidden() -> None:
    people = People(
        [Naming("Ana Kulic", "Ana Kulic", "d", True), Naming("Ivo Kulić", "Ivo Kulić", "d", victim=True)],
        "victims",
    )
    assert people.is_hidden("Ana Kulic")
    assert people.is_hidden("Kulic")


def test_places_and_bodies_stay(engine: Engine) -> None:
    text = (
        "Rosa Lincoln, 30, was shot dead in Lincoln Park, Michigan, on 3 May 2016, the Lincoln Park Police Department said."
        " Human Rights Watch and the Red Cross asked for an inquiry. Lincoln's mother was wounded."
    )
    made = read(engine, make_document(text)).hidden()
    written = made.written(to_json, "json")
    assert "Lincoln Park" in written
    assert not re.search(r"Lincoln(?! Park)", written)
    assert "Rosa" not in written


def test_one_person_keeps_one_pseudonym_under_one_secret(engine: Engine) -> None:
    first = make_document(
        "Odalys Brankovic, 34, was shot dead in Kandahar on 3 March 2019, police said.", "a.txt"
    )
    second = make_document("Odalys M. Brankovic, 34, was killed in Kandahar on 3 March 2019.", "b.txt")
    alone, more = read(engine, first).hidden(), read(engine, first, second).hidden()
    other = read(engine, first).hidden(secret=bytes(32))
    [[one]] = [[each["name"] for each in of["persons"]] for of in alone.record["incidents"]]
    assert [each["name"] for of in more.record["incidents"] for each in of["persons"]] == [one]
    assert one not in to_json(other.record)
    assert re.fullmatch(r"Person [0-9a-f]{10}", one)


def test_no_id_or_hash_is_the_casebooks_own() -> None:
    """An id is a hash of what the export shows and of the name: left as it is, names could be tried out."""
    record = sampled()
    written = to_json(hidden_sample())
    own = set(re.findall(r"\b(?:[0-9a-f]{16}|[0-9a-f]{64})\b", to_json(record)))
    assert own
    assert own.isdisjoint(re.findall(r"\b(?:[0-9a-f]{16}|[0-9a-f]{64})\b", written))


def sampled() -> Record:
    of = sample()
    return casebook1(of.view, of.documents, of.judgements, of.rejections, of.unread, MADE_BY)


OF_SAMPLE = (sample().view, sample().documents)


def hidden_sample() -> Record:
    return hide(sampled(), *OF_SAMPLE, "all", Keys(SECRET)).record


def test_a_record_with_hidden_names_fits_the_schema() -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(to_json(hidden_sample())))


def test_every_id_still_leads_somewhere() -> None:
    record = hidden_sample()
    claims = {each["id"] for each in record["figures"]}
    documents = {each["id"] for each in record["documents"]}
    incidents = {each["id"] for each in record["incidents"]}
    for text in re.findall(r'"claims":\["([^"]+)"', to_json(record)):
        assert re.fullmatch(r"[0-9a-f]{16}", text)
    for incident in record["incidents"]:
        assert {each["document"] for each in incident["tellings"]} <= documents
        claims |= {claim["id"] for each in incident["fields"].values() for claim in each["claims"]}
        claims |= {claim["id"] for each in incident["persons"] for claim in each["claims"]}
        for verdict in incident["fields"].values():
            assert {each["document"] for each in verdict["origins"]} <= documents | {None}
        for finding in incident["findings"]:
            assert set(finding["claims"]) <= claims
    for relation in record["relations"]:
        assert {relation["from"], relation["to"]} <= incidents


def test_lists_are_in_the_order_of_what_they_show() -> None:
    record = hidden_sample()
    for key in ("documents", "incidents", "figures", "judgements"):
        assert [each["id"] for each in record[key]] == sorted(each["id"] for each in record[key])
    for incident in record["incidents"]:
        for role in {each["role"] for each in incident["persons"]}:
            names = [each["name"] for each in incident["persons"] if each["role"] == role]
            assert names == sorted(names)


def keys_of(value: Any, path: str = "") -> set[str]:
    """Every path of keys in a record, lists left out."""
    if isinstance(value, dict):
        return {f"{path}.{key}" for key in value} | {
            each for key, item in value.items() for each in keys_of(item, f"{path}.{key}")
        }
    return {each for item in value for each in keys_of(item, path)} if isinstance(value, list) else set()


def test_every_key_of_the_format_is_there_and_no_other() -> None:
    """A key that is new to the format needs a line in `hide.record` before it passes."""
    assert keys_of(hidden_sample()) == keys_of(sampled()) | {".hidden_names"}


def planted(value: Any, at: str = "") -> Any:
    """The record with a key more in every dict but those whose keys are names of fields."""
    if isinstance(value, dict):
        more = {} if at == "fields" else {"note": "Lena Moss"}
        return {key: planted(item, key) for key, item in value.items()} | more
    return [planted(item, at) for item in value] if isinstance(value, list) else value


def test_what_is_not_known_does_not_pass() -> None:
    made = hide(planted(sampled()), *OF_SAMPLE, "all", Keys(SECRET)).record
    passed = {each.removesuffix(".note").split(".")[-1] for each in keys_of(made) if each.endswith(".note")}
    # Dates, spans and counts, which hold no words, pass whole; so does what made the file.
    dates = {"best", "low", "high", "said_on", "published", "date", "period", "candidates", "value"}
    spans, counts = {"sentence", "said", "dateline", "captions", "mentions"}, {"counts", "years", "persons"}
    assert passed <= dates | spans | counts | {"made_by"}
    for incident in made["incidents"]:
        assert all("note" not in each for each in incident["persons"])
        for name in set(incident["fields"]) & set(LIST_FIELDS):
            assert all("note" not in each for each in incident["fields"][name]["best"])


def test_a_name_that_would_survive_stops_it(engine: Engine) -> None:
    text = "Odalys Brankovic, 34, was shot dead in Kandahar on 3 March 2019, police said."
    made = read(engine, make_document(text)).hidden()
    with pytest.raises(
        NameSurvives, match=r"my\.json is not written: the name “Odalys Brankovic” .*line 2, column 1"
    ):
        made.written(lambda record: to_json(record) + text, "my.json")


def test_the_last_check_does_not_rest_on_how_names_were_hidden(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Odalys Brankovic, 34, was shot dead in Kandahar on 3 March 2019, police said."
    monkeypatch.setattr("tellings.hide.record.DOCUMENT_KEPT", (*DOCUMENT_KEPT, "title"))
    monkeypatch.setattr("tellings.hide.record.DOCUMENT_LEFT_OUT", ("path", "url", "archive_url"))
    for title in ("Mourning for BRANKOVIC’s children", "odalys-brankovic", "ODALYS"):
        with pytest.raises(NameSurvives):
            read(engine, make_document(text, title=title)).hidden().written(to_json, "json")


SOUGHT = sought_names(["Odalys Brankovic", "Kit Young", "Sean O'Mulvaney"], frozenset({"young"}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Odalys Brankovic", {"Odalys Brankovic", "Odalys", "Brankovic"}),
        ("BRANKOVIC, ODALYS", {"BRANKOVIC, ODALYS", "BRANKOVIC", "ODALYS"}),
        ("odalys-brankovic-shot.html", {"odalys-brankovic", "odalys", "brankovic"}),
        ("@odalysbrankovic", {"odalysbrankovic"}),
        ("the Brankovic’s house", {"Brankovic’s"}),
        ("Brankovič", {"Brankovič"}),
        ("two young men", set()),
        ("Young said", set()),
        ("Kit Young said", {"Kit Young", "Kit"}),
        ("O&#39;Mulvaney", {"O'Mulvaney"}),
        ("<p title='Brankovic'>", {"Brankovic"}),
        ("Brankovicia", set()),
        ("0123456789abcdef", set()),
    ],
)
def test_what_counts_as_surviving(text: str, found: set[str]) -> None:
    assert {each.name for each in survivors(text, "", SOUGHT, Kept.of(()))} == found


def test_what_the_format_has_itself_does_not_count_but_once_more_does() -> None:
    nothing = Kept.of(())
    assert list(survivors("in Brankovic", "x Brankovic", SOUGHT, nothing)) == []
    assert [each.column for each in survivors("in Brankovic, Brankovic", "x Brankovic", SOUGHT, nothing)] == [
        4
    ]
    # A full name is never a word of the format.
    assert [each.name for each in survivors("Kit Young", "Kit Young", SOUGHT, nothing)] == ["Kit Young"]


def test_a_name_inside_one_that_is_kept_does_not_count() -> None:
    kept = Kept.of(["Brankovic Lake", "Odalys Brankovic Square"])
    assert list(survivors("at Brankovic Lake", "", SOUGHT, kept)) == []
    assert list(survivors("at Odalys Brankovic Square", "", SOUGHT, kept)) == []
    assert [each.name for each in survivors("Brankovic at Brankovic Lake", "", SOUGHT, kept)] == ["Brankovic"]


def test_a_twin_keeps_terms_ids_and_kept_names_alone() -> None:
    record = {
        "status": "agreed",
        "id": "0123456789abcdef",
        "quote": "Lena Moss of Moss Bay",
        "text": "The number rose, said Moss",
        "language": "no",
    }
    assert twin(record, Kept.of(["Moss Bay"]), {"agreed"}) == {
        **record,
        "quote": "xxxx xxxx xx Moss Bay",
        "text": "xxx number rose, said xxxx",
    }


def test_common_words_are_those_that_the_texts_write_small() -> None:
    common = common_words(
        ["A young man met Young. Bell rang the bell and Bell left. See kofi-adjei.html and kofi@example.org."]
    )
    assert {"young", "man"} <= common
    assert common.isdisjoint({"bell", "kofi", "adjei"})


def test_the_day_of_publication_stays(engine: Engine) -> None:
    from tellings.model import DateValue

    published = Published(DateValue("2019-03-04", "2019-03-04", "day"), "metadata")
    text = "Odalys Brankovic, 34, was shot dead in Kandahar on Sunday, police said."
    made = read(engine, make_document(text, published=published)).hidden()
    assert made.record["documents"][0]["published"]["start"] == "2019-03-04"
