"""Verbs by which people are reported to say things, each form with its base word."""

from __future__ import annotations

from tellings.values.wordlists import word_set

# Regular verbs give their forms by rule; the irregular ones follow.
_REGULAR = sorted(
    word_set(
        """
    add announce claim state report warn confirm acknowledge admit allege argue assert blame deny accuse
    insist estimate explain maintain declare testify suggest stress emphasise emphasize reveal disclose
    contend conclude vow reiterate indicate complain concede reply respond remark recount recall predict
    note mention comment boast tweet post proclaim caution observe believe suspect fear reject refute
    dispute dismiss confess affirm assess determine specify clarify narrate reckon opine aver shout ask
    rule denounce condemn hint inform brief
    """
    )
)
_IRREGULAR = {
    "say": ("say", "says", "said", "saying"),
    "tell": ("tell", "tells", "told", "telling"),
    "write": ("write", "writes", "wrote", "written", "writing"),
    "think": ("think", "thinks", "thought", "thinking"),
    "swear": ("swear", "swears", "swore", "sworn", "swearing"),
}


def _regular_forms(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    double = "admitt" if base == "admit" else base
    third = f"{base}es" if base.endswith(("s", "sh", "ch")) else f"{base}s"
    return base, third, f"{double}ed", f"{double}ing"


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in _REGULAR:
        forms.update(dict.fromkeys(_regular_forms(base), base))
    for base, words in _IRREGULAR.items():
        forms.update(dict.fromkeys(words, base))
    return forms


# Every form of a verb of saying -> its base word.
FORMS: dict[str, str] = _forms()
# Those that say nothing of a speaker unless a clause or a quotation follows: "police reports", "the state", "the suspected man".
AMBIGUOUS = word_set(
    """
    report reports claim claims note notes state states post posts estimate estimates fear fears comment
    comments remark remarks vow vows boast boasts rule rules ruled brief briefs briefed mention mentions
    ask asks asked suspect suspects suspected blame complain added adds find held warn tweet tweets
    stress hint hints determined written rejected dismissed condemned denounced disputed dispute
    disputes observed hold posted reported found read
    """
)
# Those after which a person or thing, not a clause, stands first: who is accused, what is denied.
TAKES_OBJECT = frozenset(
    (
        "accuse",
        "blame",
        "deny",
        "reject",
        "refute",
        "dispute",
        "dismiss",
        "claim",
        "admit",
        "confirm",
        "condemn",
        "denounce",
        "confess",
    )
)
