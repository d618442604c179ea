"""Verbs by which a text lays a stance on somebody without reporting their words: "called for", "wants to", "criticised".

General knowledge of English.  What stands after them is somebody's wish, plan, judgement or finding; nobody is said to say it.
"""

from __future__ import annotations

from tellings.values.names.speaking import FORMS
from tellings.values.wordlists import word_set

_REGULAR = sorted(
    word_set(
        """
    call cite agree attack want plan support pledge describe criticize criticise decline urge question refuse promise discuss expect
    show demand decide defend offer propose oppose echo liken worry praise endorse hope intend aim mock slam blast embrace encourage
    label brand characterize characterise portray paint compare credit thank applaud welcome laud hail decry lament bemoan wonder
    doubt consider regard view prefer favor favour reaffirm assail lambast lambaste chide scold rebuke ridicule deride dub deem
    term order instruct direct advise recommend request beg plead press lobby threaten challenge apologize apologise object protest
    answer react talk outline detail elaborate illustrate demonstrate prove learn discover realize realise recognize recognise
    remember imagine assume presume guess judge rate rank anticipate project forecast envision calculate fret quip joke muse scoff
    tout trumpet hype advocate champion espouse resist disagree concur differ love hate despise admire respect trust attribute
    quote reference refer allude highlight underscore repeat unveil present debate contemplate ponder opt resolve guarantee document
    chronicle signal imply insinuate issue lecture preach gripe grumble groan berate savage bash disparage denigrate belittle
    invoke profess vouch commend congratulate condone acquiesce appeal pray wish desire crave dislike detest enjoy
    appreciate consent approve disapprove back publish release reveal illuminate discourage dissuade persuade convince counsel
    remind alert pose publicize publicise raise express voice convey offer extol exhort implore entreat petition clamor clamour agitate
    crow brag tease taunt jeer boo cheer chant disavow disown renounce repudiate retract backtrack concoct devise envisage
    investigate examine explore assess evaluate analyze analyse interpret perceive sense
    detect identify notice address touch dwell focus tackle hammer target skewer excoriate pillory vilify demonize demonise
    insult compliment ignore promote echo complement malign slander accuse chastise admonish reprimand upbraid
    """
    )
)
_IRREGULAR = {
    "find": ("find", "finds", "found", "finding"),
    "know": ("know", "knows", "knew", "knowing"),
    "feel": ("feel", "feels", "felt", "feeling"),
    "seek": ("seek", "seeks", "sought", "seeking"),
    "see": ("sees", "saw", "seeing"),
    "hear": ("hears", "heard", "hearing"),
    "understand": ("understands", "understood", "understanding"),
    "speak of": ("speaks of", "spoke of", "speaking of", "speaks about", "spoke about", "speaking about"),
    "speak out": ("speaks out", "spoke out", "speaking out"),
    "choose": ("choose", "chooses", "chose", "choosing"),
    "forget": ("forget", "forgets", "forgot"),
    "foresee": ("foresees", "foresaw"),
    "decry": ("decries", "decried", "decrying"),
    "plan": ("plan", "plans", "planned", "planning"),
    "rip": ("rips", "ripped", "ripping"),
    "slam": ("slam", "slams", "slammed", "slamming"),
    "refer": ("refer", "refers", "referred", "referring"),
    "continue": ("continues", "continued"),
    "go on": ("went on",),
    "put it": ("put it",),
    "point to": ("pointed to", "points to", "point to", "pointing to"),
    "point out": ("pointed out", "points out", "pointing out"),
    "weigh in": ("weighed in", "weighs in"),
}
# Those that bring a quotation, not a stance.
CONTINUE = frozenset(("continue", "go on", "put it"))
# What a study or a court's records do: they report it.
FINDINGS = frozenset(("show", "find", "prove", "demonstrate", "detail", "describe", "outline", "document"))
# As often nouns, or words for what nobody thinks or says: a stance only where "to", "that", "for" or a quotation follows, or after a
# person's name.
UNSURE = word_set(
    """
    show shows showed find finds found know knows hear see sees saw heard press presses release releases released publish publishes
    published issue issues issued raise raises raised target targets targeted address addresses addressed present presents
    presented document documents count counts counted direct directs directed order orders ordered measure measures attack attacks
    attacked order presents focus focuses focused touch detail details detailed hammer hammered project projects projected
    prove proves proved term terms like likes extend savage blast blasts press identify identified detect detected learned discovered
    investigated examined sense senses back backs backed rate rates rank ranks view views offer offers call calls plan plans
    support supports demand demands hope hopes aim aims question questions promise promises request requests challenge
    challenges protest protests answer answers quote quotes reference references highlight highlights signal signals wish wishes
    doubt doubts love hate respect trust credit credits label labels brand brands paint paints compare judge judges
    guess forecast forecasts advocate advocates champion champions debate debates object objects desire desires praise
    insult insults smear smears notice notices alert alerts counsel appeal appeals worry worries regard regards
    decides turned welcome
    """
)


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in _REGULAR:
        for form in _regular(base):
            forms.setdefault(form, base)
    for base, words in _IRREGULAR.items():
        forms.update(dict.fromkeys(words, base))
    return {form: base for form, base in forms.items() if form not in FORMS}


def _regular(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    third = f"{base}es" if base.endswith(("s", "sh", "ch")) else f"{base}s"
    return base, third, f"{base}ed", f"{base}ing"


# Every form of a verb of stance -> its base word.
STANCES: dict[str, str] = _forms()
