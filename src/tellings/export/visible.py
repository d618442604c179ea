"""Characters that hide or mislead, made visible: texts of reports are shown, never obeyed."""

from __future__ import annotations

import re

PICTURES = 0x2400  # Unicode's block of control pictures: U+2400 + n stands for control character n
KEPT = frozenset("\n\t")
# Explicit embeddings, overrides and isolates (Unicode Standard Annex #9): they reorder what is around them.
REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
TAGS = range(0xE0000, 0xE0080)  # invisible copies of ASCII
SURROGATES = range(0xD800, 0xE000)


def _control_pictures() -> dict[int, str]:
    low = {code: chr(PICTURES + code) for code in range(0x20) if chr(code) not in KEPT}
    high = {code: f"[U+{code:04X}]" for code in range(0x80, 0xA0)}
    return {**low, 0x7F: "\u2421", **high, **dict.fromkeys(SURROGATES, "\ufffd")}


CONTROLS = _control_pictures()
_CONTROL = re.compile(f"[{re.escape(''.join(map(chr, CONTROLS)))}]")  # to look is quicker than to translate
MISLEADING = {**CONTROLS, **{code: f"[U+{code:04X}]" for code in (*REORDERING, *TAGS)}}


def without_controls(text: str) -> str:
    """`text` with control characters (but not line ends and tabs) as pictures, and half surrogates as U+FFFD."""
    return text.translate(CONTROLS) if _CONTROL.search(text) else text


def visible(text: str) -> str:
    """The same, with characters that reorder or hide text written out as their code points."""
    return text.translate(MISLEADING)
