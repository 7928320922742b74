"""Whether there is colour, and how much of it."""

from collections.abc import Mapping

from timeline.cli.options import Switch
from timeline.render.theme import Colors


def wants_color(switch: Switch, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to write colours: as the option says, else as the environment does, else where there is a terminal.

    NO_COLOR (https://no-color.org) stands above FORCE_COLOR (https://force-color.org) and CLICOLOR_FORCE
    (https://bixense.com/clicolors), which stand above TERM=dumb: the order of Python itself.
    """
    if switch is not Switch.AUTO:
        return switch is Switch.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "") not in {"", "0", "false"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return terminal and environment.get("TERM") != "dumb"


def colors_of(environment: Mapping[str, str]) -> Colors:
    """How many colours the terminal has: sixteen where its name says so, as that of the Linux console does.

    Anything else understands 256: many terminals that do call themselves `xterm`.
    """
    term = environment.get("TERM", "")
    return 16 if term in {"linux", "ansi", "cygwin"} or term.endswith(("-16color", "-8color")) else 256
