"""Whether events are paired by meaning too: an option, and its variable of the environment."""

from typing import TYPE_CHECKING, Any

import typer

from timeline.cli.session import Session
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.compare.matching.meaning import Meaning

VARIABLE = "TIMELINE_EMBED"


def embed_option() -> Any:
    """The option, one for each command: it stands below the heading of that."""
    return typer.Option(
        "--embed/--no-embed", help=f"Pair events by meaning too, as across languages; else ${VARIABLE}, on or off."
    )


def meaning_of(session: Session, embed: bool | None) -> "Meaning | None":
    """What reads meaning, where the option or the environment asks for it; None else, and nothing is loaded then.

    Raises TimelineError where what reads it is not installed.
    """
    if embed is None:
        told = session.environment.get(VARIABLE, "")
        if told not in ("", "on", "off"):
            raise TimelineError.of("environment", f"{VARIABLE} is {told!r}, which says neither", "set it to on or off")
        embed = told == "on"
    if not embed:
        return None
    from timeline.compare.matching.embedding import Encoder

    return Encoder()
