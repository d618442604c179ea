"""The templates: Jinja2, imported only here and only when a page is made.  Everything is escaped but our own pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment


def picture(svg: str) -> Any:
    """A picture of ours as what it is: markup, not text."""
    from markupsafe import Markup

    return Markup(svg)


def render(**what: Any) -> str:
    """The page.  Raises jinja2.UndefinedError where a template asks for what is not there."""
    return environment().get_template("page.html").render(**what)


def environment(*packages: str) -> Environment:
    """The templates, those of other packages before our own, all in one manner: escaped, strict, hidden characters shown."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=ChoiceLoader([PackageLoader(each) for each in (*packages, "tellings.export")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """Every value that a template writes passes here: absent is nothing, and hidden characters are made visible."""
    if value is None:
        return ""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value)
    return value
