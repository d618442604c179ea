"""`tellings report`: a casebook as one web page."""

from __future__ import annotations

import argparse

from tellings.export import held, report_page
from tellings.pipeline import DEFAULT_POLICY

from .export import STANDARD_OUTPUT, deliver, hidden_text, opened
from .plain import one_line
from .terminal import say


def run(arguments: argparse.Namespace) -> int:
    """Writes the page and says where it is."""
    if arguments.hide_names:
        deliver(arguments.to, [hidden_text(arguments, report_page)])
    else:
        with opened(arguments, arguments.policy or DEFAULT_POLICY) as shown:
            record = held(shown.record(texts=True))  # the page shows sentences, which stand in the texts
        deliver(arguments.to, [report_page(record, texts=arguments.texts)])
    if arguments.to != STANDARD_OUTPUT:
        say(f"Wrote {one_line(arguments.to)}")
    return 0
