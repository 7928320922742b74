"""Long drawings go through a pager, which is started, and waited for, as git does it."""

import os
import subprocess
from collections.abc import Mapping

from timeline.cli.signals import waiting_for_child

# What git gives a pager where the user has not said otherwise: `less` ends by itself where all fits, lets colours
# through and leaves the screen as it is; `lv` lets colours through.
_SETTINGS = {"LESS": "FRX", "LV": "-c"}


def page(text: str, environment: Mapping[str, str]) -> bool:
    """Whether a pager took the text: the one of TIMELINE_PAGER, else of PAGER, else `less`.

    The name is a command of the shell, with options as in `less -i`; an empty one and `cat` mean no pager. False
    where it cannot be started or fails, so that the text is still to be written.
    """
    told = environment.get("TIMELINE_PAGER", environment.get("PAGER", "less")).strip()
    if told in {"", "cat"}:
        return False
    # less needs to be told that bytes above 127 are UTF-8 where the locale does not say so
    settings = {**_SETTINGS, "LESSCHARSET": "utf-8", **environment}
    command = told if os.name == "nt" else ["/bin/sh", "-c", told]
    with waiting_for_child() as received:
        try:
            pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=settings)
        except OSError:
            return False
        pager.communicate(text.encode("utf-8", "replace"))
    # One that fails has perhaps shown nothing: twice is better than not at all. One that was interrupted is done.
    return pager.returncode == 0 or pager.returncode < 0 or bool(received)
