"""A page as text: templates filled with values, its style and its script within it, and a policy that allows no more.

Every text goes through one door (`_shown`, jinja's `finalize`) before it is escaped, so that none can be forgotten:
nothing in it turns what follows or is a control character. Values become HTML through the templates alone; the script
of the page copies what stands there and writes text, and a policy forbids it to make HTML of a text.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline.handover.request import Handover
from timeline.handover.words import Wording
from timeline.page import attributes
from timeline.page.content import content
from timeline.page.words import Words
from timeline.render.ink import HUES, Role
from timeline.render.text import harmless
from timeline.render.theme import web_color

_COLOURS = {
    "time": Role.TIME,
    "dim": Role.DIM,
    "line": Role.RAIL,
    "span": Role.SPAN,
    "differs": Role.DIFFERS,
    "worded": Role.WORDED,
    "compatible": Role.COMPATIBLE,
    "left": Role.LEFT,
    "right": Role.RIGHT,
    **{f"hue-{number}": role for number, role in enumerate(HUES, start=1)},
}
"""The roles of the drawings that the style sheet has a variable of."""


def page(asked: Handover, *, scripted: bool = True) -> str:
    """The whole page; not `scripted` it only reads, as on paper."""
    style, script = _style(), _text("page.js") if scripted else ""
    template = _templates().get_template("page.html")
    return template.render(
        content=content(asked),
        words=Words(asked),
        wording=Wording(asked),
        read=attributes,
        style=Markup(style),  # noqa: S704 - ours, and hashed
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
    )


def _policy(style: str, script: str) -> str:
    """What a browser lets this page do: its own style and script, nothing from elsewhere, no HTML made of text.

    An empty icon stands in the page, so that no browser asks a server for one.
    """
    rules = (
        "default-src 'none'",
        f"style-src {_hash(style)}",
        *([f"script-src {_hash(script)}"] if script else []),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _text(name: str) -> str:
    return (files("timeline.page") / name).read_text(encoding="utf-8")


def _style() -> str:
    """The style sheet, below the colours of the drawings on light and on dark."""
    variables = [
        f"--{name}: light-dark({web_color(role, 'light')}, {web_color(role, 'dark')});"
        for name, role in _COLOURS.items()
    ]
    return f":root {{ {' '.join(variables)} }}\n{_text('page.css')}"


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("timeline.page", ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_SPACES = re.compile("[ \t\v\f\x85\u2028\u2029]+")


def _shown(value: object) -> object:
    """A text without what can be seen by nobody or turns what follows; its lines stay."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    rows = value.replace("\r\n", "\n").split("\n")
    return "\n".join([harmless(_SPACES.sub(" ", row)) for row in rows])
