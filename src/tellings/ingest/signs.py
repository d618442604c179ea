"""The furniture of a page, as its own words give it away: buttons, notices, links, legal lines.

Each sign is a reason and a pattern.  A pattern of `LINES` has to match from a paragraph's first word, and the paragraph to be no
longer than the sign allows; one of `TAILS` may begin anywhere, and takes the rest of its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """`longest`: characters of a paragraph that can be this; `heads`: what follows it are headlines of other reports."""

    reason: str
    pattern: re.Pattern[str]
    longest: int
    heads: bool = False


# What pages set before a link or a button.
_MARK = r"[\s►▶▸»›>•·×+*\[(|–—-]*"


def _line(reason: str, pattern: str, longest: int = 160, heads: bool = False) -> Sign:
    return Sign(reason, re.compile(_MARK + pattern, re.IGNORECASE), longest, heads)


_SITES = (
    r"(?:facebook|twitter|x|instagram|google\+?|pinterest|linkedin|whatsapp|telegram|reddit|tumblr|"
    r"youtube|vkontakte|e-?mail|print|pocket|messenger|flipboard|skype|odnoklassniki)"
)
_BUTTON = (
    rf"(?:{_SITES}|share|tweet|save|like|more|comments?|copy link|copy|link|close|next|previous|back|"
    r"menu|search|home|login|log in|sign in|register|subscribe|play|pause|enlarge|caption|embed|mute|"
    r"loading|a|live|photos?|videos?|gallery|tags?)"
)

LINES = (
    _line("button", rf"{_BUTTON}(?:[\s|/,:·•]+{_BUTTON})*[\s:.…]*$", 120),
    _line(
        "notice of the player",
        r"(?:please (?:enable|turn on) java ?script|java ?script (?:is|must be)|"
        r"your browser (?:does not|doesn't|is)|to view this|hide transcript|scroll down for|"
        r"(?:this )?(?:video|content) is (?:not|un)available|loading\.*$|mobile users\b|"
        r"on a mobile device\?|skip (?:ad|to)\b.{0,20}$)",
        220,
    ),
    _line(
        "advertisement",
        r"(?:advertisements?|advertising|sponsored(?: content)?|ad|promoted(?: content| stories)?|"
        r"paid content|story continues (?:below|after)[\w\s]*|article continues (?:below|after)[\w\s]*|"
        r"continue reading[\w\s]*)[\s:.]*$",
    ),
    _line(
        "comment box",
        r"(?:\d+ (?:pending )?comments?(?:\(s\))?\s*$|no comments(?: yet)?\s*$|(?:leave|post|add|"
        r"write) a (?:comment|reply)|comments? (?:policy|are (?:closed|moderated|off)|guidelines|"
        r"section)|(?:view|show|hide|load|read) (?:all |the |more )?(?:\d+ )?comments|"
        r"join the (?:conversation|discussion|debate)|\*?\s*denotes required|"
        r"your email address will not|logged in as|characters? (?:left|remaining))",
        300,
    ),
    _line(
        "question to the reader",
        r"(?:(?:do|did) you (?:like|enjoy|find) (?:this|the) (?:article|story|page|post|report)|"
        r"was this (?:article|story|page|report|information) (?:helpful|useful|interesting)|"
        r"how useful was this|rate this (?:article|story|page)|what do you think\?|"
        r"have an? (?:question|comment|correction|tip|story)\b[^.]*\?|tell us what you|"
        r"have you (?:read|seen) our)",
        200,
    ),
    _line(
        "sharing",
        r"(?:share (?:this|on|via|by|the (?:article|story)|with)\b|read or share this|like this:|"
        r"click to (?:share|e-?mail|print|tweet)|(?:e-?mail|print|bookmark|save|send) this\b|"
        r"tweet this|message: \*)",
        200,
    ),
    _line(
        "invitation to follow",
        rf"(?:follow\b[^.!?]{{0,80}}(?:\bon|:|via|at)\s*[^.!?]{{0,40}}\b(?:{_SITES}|social media)\b|"
        r"follow (?:us|@\w+)|(?:like|find|join|connect with|friend) us\b|"
        rf"(?:on )?(?:{_SITES})\s*:\s*@?[\w./]+(?:\s*\|.*)?$|@\w{{2,30}}\s*$|never miss|stay (?:up to date|"
        r"connected|informed|in touch))",
        240,
    ),
    _line(
        "newsletter or alerts",
        r"(?:sign up\b|subscribe\b(?! to the (?:view|theory|idea))|e-?mail newsletters|"
        r"newsletters?\s*$|get (?:the latest|our|free|daily|breaking|e-?mail|news|"
        r"more)\b[^.!?]{0,80}\b(?:alerts?|newsletters?|inbox|headlines|notifications?|app|e-?mail|news|"
        r"updates)\b|(?:download|install|get) (?:the|our|your) [^.!?]{0,40}\bapps?\b|"
        r"(?:close )?get e-?mail notifications|e-?mail notifications are|"
        r"whenever .{2,60} posts new content|your notification|there was a problem saving|"
        r"text [\"“']?\w+[\"”']? to \d{4,6}\b)",
        320,
    ),
    _line(
        "account",
        r"(?:(?:please )?(?:sign|log) ?in\b|welcome back\b|already (?:have an account|a (?:subscriber|"
        r"member)|registered)|you must (?:sign in|log ?in|register|be (?:logged|signed) in|"
        r"enter the characters)|create (?:an|your) account|forgot(?:ten)? (?:your )?password|"
        r"thank you for (?:registering|subscribing|signing up)|we(?: have|'ve) sent (?:a|"
        r"an) (?:confirmation )?e-?mail|we look forward to seeing you on|by (?:submitting|clicking|"
        r"signing|subscribing|registering|continuing)\b|why are we asking this|click here to return|"
        r"this content is (?:for|available to) subscribers|to continue reading)",
        320,
    ),
    _line(
        "cookie notice",
        r"(?=.*\bcookies?\b)(?:we (?:use|and our)|this (?:web)?site (?:uses|requires)|"
        r"our (?:web)?site uses|by (?:using|continuing)|cookies? (?:policy|notice|settings|"
        r"preferences)|accept (?:all )?cookies|manage cookies|your privacy)",
        700,
    ),
    _line(
        "legal line",
        r"(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|about us|contact us|"
        r"disclaimer|all rights reserved|reprints?|licen[cs]ing)\b[\s|,·•&\w]{0,80}$",
    ),
    _line(
        "link to another page",
        r"(?:(?:read|see|find out|discover|know) more(?: (?:about|on|at|top|here|in|from)\b.*|"
        r"\s*[:>»…]*.*)?(?<![.])$|(?:read|see|watch|look)[ -](?:also|next|now)\b|more (?:details|"
        r"info(?:rmation)?)\s*(?:[:>»…]+|here|$)|also (?:read|see|on|watch)\b|read (?:the )?(?:full|"
        r"original|rest|whole)\b[^.]*$|click (?:here|the|on)\b|tap here\b|(?:watch|listen|video|"
        r"gallery|photos|live (?:blog|updates)|slideshow|map|link|source|via)\s*:\s*\S|keep reading|"
        r"view (?:gallery|photos|slideshow|more))",
        200,
    ),
    _line(
        "link to another page",
        r"(?:related|previous(?:ly)?|earlier|other news|in other news|next|up next|recommended|"
        r"trending|must[- ]read|don'?t miss|more)(?: (?:story|stories|article|articles|content|"
        r"coverage|reports?|news|links?|video|videos|headlines?|posts?|reading|topics?|now))?\s*[:|"
        r"]\s*\S",
        220,
    ),
    _line(
        "heading of links",
        r"(?:related(?: (?:stories|story|articles?|content|coverage|news|links?|videos?|headlines|"
        r"posts?|reading|topics?|reports?|items?))?|more (?:stories|news|headlines|coverage|articles|"
        r"videos?|from|on [\w.]+\.(?:com|org|net|tv))\b[^.]{0,60}|most (?:read|popular|viewed|shared|"
        r"commented|watched|recent)(?: (?:stories|news|articles))?|(?:top|latest|previous|recent|other|"
        r"trending|popular|featured|recommended|local|breaking|featured) (?:news|stories|articles|"
        r"headlines|posts|videos?)|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|"
        r"other (?:publications|reports|papers|titles)\b[^.]{0,40}|(?:also|more) in this series|"
        r"recommended(?: for you)?|trending(?: now)?|don'?t miss|editor'?s'? (?:picks?|choice)|"
        r"what others are [\w ]+|also (?:on|in|from) [\w.' ]+|read (?:also|next)|see also|"
        r"read more(?: (?:top|trending|from|on|about)\b[^.]*)?|around the web|from the web|"
        r"elsewhere on [\w.' ]+|in other news|up next|watch next|next article|"
        r"previous article)\s*(?:\[ ?edit ?\])?\s*[:|]?\s*$",
        120,
        heads=True,
    ),
    _line(
        "filing line",
        r"(?:tags?|topics?|filed under|categories|category|keywords|labels?|posted in|section)\s*:\s*",
        200,
    ),
    _line(
        "notice to readers",
        r"(?:(?:please )?check back\b|stay with\b.{0,60}\bfor\b|stay tuned\b|keep checking\b|"
        r"this is a (?:breaking|developing)\b|this (?:story|article|post|page) (?:is developing|"
        r"will be updated|(?:was|has been) (?:originally |first )?(?:published|updated))|"
        r"refresh (?:this|the) page|watch this (?:report|story|video)|watch (?:the|our) (?:story|"
        r"report|video)|(?:for|get) more (?:neighbou?rhood |local |breaking )?(?:news|stories|"
        r"on this story)\b|for immediate release\s*$|to report an? (?:error|typo|correction)|"
        r"report an? (?:error|typo|correction)|advertise with|click here for)",
        260,
    ),
    _line(
        "contact",
        r"(?:contact the (?:writer|reporter|author|newsroom|editor)|(?:you can )?(?:e-?mail|reach|"
        r"contact|call) [^.!?]{2,60} (?:at|on|:) (?:\S+@|"
        r"\(?\+?\d{2,4}\)?[-. ]\d{2,4}[-. ]?[\dA-Z])|to reach [^.!?]{2,60}, (?:call|"
        r"e-?mail)|(?:he|she|they|[A-Z][\w'’ -]{2,40}) can be (?:reached|contacted|followed)|"
        r"\S+@[\w.-]+\.\w{2,10}(?: or .{0,60})?\s*$|(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}\s*$)",
        240,
    ),
    _line(
        "copyright", r"(?:©|\(c\)|copyright\b)(?! (?:law|infring|claim|case|violation|act|suit|owner))", 400
    ),
    _line(
        "code",
        r"(?:(?=\S*\d)[0-9a-f]{16,}|(?=\S*\d)(?=\S*[_|=/+])\S{24,}|https?://\S+|\S+\.(?:jpe?g|png|gif|"
        r"mp4|webp|svg))\s*$",
        400,
    ),
    Sign("divider", re.compile(r"(?:[\W_]{2,}|-\s?30\s?-|[*#•~=_])$"), 2000),
)

# The beginning of a paragraph, up to its last such word: a player's buttons run into the caption behind them.
HEADS = (
    Sign(
        "button",
        re.compile(
            r"(?:\s*(?:skip ad|ad loading\b\.*|loading\b\.{2,}|x embed|x share|"
            r"embed\s*>?\s*more news videos|embed\s*>|buy photo|"
            r"play pause|hide transcript show transcript|hide caption|toggle caption|"
            r"enlarge this image|listen\s*[·•]\s*\d+:\d+))+(?=\s)",
            re.IGNORECASE,
        ),
        200,
    ),
)

# The end of a paragraph, from the first word of the sign on.
TAILS = (
    Sign(
        "copyright",
        re.compile(
            r"\(?(?:Source: [^()\n]{0,60}\s)?(?:©|\(c\)|\bCopyright)\s?(?:by\s|(?:19|20)\d\d|"
            r"[A-Z][\w ]{1,40}(?:19|20)\d\d)[^\n]{0,300}$"
        ),
        330,
    ),
    Sign("copyright", re.compile(r"\bAll rights reserved\b[^\n]{0,200}$", re.IGNORECASE), 220),
    Sign("sharing", re.compile(r"\bRead or Share this story:[^\n]{0,80}$"), 120),
    Sign(
        "newsletter or alerts",
        re.compile(r"(?<=[.!?”\"] )(?:Sign up for|Subscribe to) (?:our|the|one of)\b[^\n]{0,120}$"),
        160,
    ),
    Sign("comment box", re.compile(r"(?<=[.!?”\"] )\d+ Comment\(s\)[^\n]{0,40}$"), 60),
)
