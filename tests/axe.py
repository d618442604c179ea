"""axe-core, which looks at a page for what keeps people out of it; its script comes with an installed package."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from browser import Page

PACKAGE = "axe-playwright-python"  # installed without what it drives browsers by: only its copy of the script is wanted
GRAVE = ("serious", "critical")


@cache
def script() -> str | None:
    """The source of axe-core; None where the package is not installed."""
    try:
        place = distribution(PACKAGE).locate_file("axe_playwright_python/axe.min.js")
    except PackageNotFoundError:
        return None
    return Path(str(place)).read_text(encoding="utf-8")


def findings(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds wrong on the page that is open: id, impact, and the elements at fault."""
    source = script()
    assert source is not None
    found: list[dict[str, Any]] = page.evaluate(
        f"(async () => {{ {source}\n; const told = await axe.run(document, {{ resultTypes: ['violations'] }});"
        " return told.violations.map(each => ({ id: each.id, impact: each.impact, help: each.help,"
        " nodes: each.nodes.map(node => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')) })) })()"
    )
    return found


def grave(page: Page) -> list[str]:
    """The serious and the critical ones, a line each."""
    return [
        f"{each['impact']}: {each['id']} ({each['help']}): {node}"
        for each in findings(page)
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]
