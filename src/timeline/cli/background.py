"""Whether the terminal is dark or light: told by the environment, else asked of the terminal itself."""

import os
import re
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TextIO

from timeline.cli.options import Background

_PATIENCE = 0.1
"""Seconds that an answer may take; one in front of which somebody sits takes a few thousandths."""

# "OSC 11 ; ?" asks for the background (xterm, ctlseqs), DA1 for what the terminal is. Terminals that do not know the
# first answer the second (ECMA-48, 8.3.24), in the order in which they are asked: nobody waits for what never comes.
_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
_LIKE_ANSWER = re.compile(rb"\x1b\]11;(?P<color>[^\x07\x1b]*)(?:\x07|\x1b\\)|(?P<end>\x1b\[\?[0-9;]*c)")
_LEAST_ANSWER = 5
"""Bytes of the shortest answer; fewer are keys that somebody presses, and stay unread."""
_COLOR = re.compile(rb"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})(?:/[0-9a-f]{1,4})?", re.IGNORECASE)

_LIGHT, _DARK = ("7", "9", "10", "11", "12", "13", "14", "15"), ("0", "1", "2", "3", "4", "5", "6", "8")


def background_of(stream: TextIO, environment: Mapping[str, str]) -> Background:
    """The background of the terminal behind a stream; dark where nobody tells.

    COLORFGBG is "foreground;background" or "foreground;default;background" in the sixteen colours (rxvt, Konsole).
    """
    told = environment.get("COLORFGBG", "").rpartition(";")[2]
    if told in _LIGHT:
        return Background.LIGHT
    if told in _DARK:
        return Background.DARK
    if not _answers(environment):
        return Background.DARK
    try:
        name = os.ttyname(stream.fileno())
    except (OSError, AttributeError):  # no terminal, no file behind it, or Windows
        return Background.DARK
    return _asked(name) or Background.DARK


def _answers(environment: Mapping[str, str]) -> bool:
    """Whether an answer can be hoped for while this program runs.

    tmux and screen stand between and may keep it; over ssh it may come when this program has gone, and would be typed
    into the shell.
    """
    term = environment.get("TERM", "")
    return (
        term not in {"", "dumb", "linux"}
        and not term.startswith(("screen", "tmux", "eterm"))
        and not any(name in environment for name in ("TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "INSIDE_EMACS"))
    )


@lru_cache(maxsize=1)
def _asked(name: str) -> Background | None:
    """What a terminal answers; once, since whoever is asked many questions would else wait at each."""
    try:
        terminal = os.open(name, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return None
    try:
        # In the background, or on a terminal of another session, the answer is not ours to read.
        return brightness(_heard(terminal)) if os.tcgetpgrp(terminal) == os.getpgrp() else None
    except OSError:
        return None
    finally:
        os.close(terminal)


def brightness(answer: bytes) -> Background | None:
    """What an answer says: light where black text has the higher contrast on it (WCAG 2.1, luminance above 0.179)."""
    found = _COLOR.fullmatch(answer)
    if found is None:
        return None
    levels = [int(part, 16) / (16 ** len(part) - 1) for part in found.groups()]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in levels)
    return Background.LIGHT if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else Background.DARK


def _heard(terminal: int) -> bytes:
    """The colour that the terminal names, empty where none came in time. Raises OSError.

    What was typed before is left where it is: then nothing is asked. What is typed meanwhile is put back.
    """
    import select

    with _quiet(terminal):
        if _waiting(terminal):
            return b""
        os.write(terminal, _QUESTION)
        until, heard = time.monotonic() + _PATIENCE, b""
        while not any(found["end"] for found in _LIKE_ANSWER.finditer(heard)):
            if not select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0]:
                break
            if not heard:
                _set_least(terminal, 1)
            heard += os.read(terminal, 1024)
        _put_back(terminal, _LIKE_ANSWER.sub(b"", heard))
        colors = [found["color"] for found in _LIKE_ANSWER.finditer(heard) if found["color"] is not None]
        return colors[0] if colors else b""


@contextmanager
def _quiet(terminal: int) -> Iterator[None]:
    """The terminal without echo, readable byte by byte; as it was before on every way out."""
    import termios

    before = termios.tcgetattr(terminal)

    def ended(number: int, _frame: object) -> None:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    # An interrupt is an exception, and needs no handler.
    ending = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    for number in ending:
        signal.signal(number, ended)
    try:
        _set_least(terminal, _LEAST_ANSWER)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
        for number in ending:
            signal.signal(number, signal.SIG_DFL)


def _set_least(terminal: int, least: int) -> None:
    """So many bytes must have come before the terminal counts as readable (POSIX, 11.1.7, case B)."""
    import termios

    modes = termios.tcgetattr(terminal)
    modes[3] &= ~(termios.ICANON | termios.ECHO)
    modes[6][termios.VMIN], modes[6][termios.VTIME] = least, 0
    termios.tcsetattr(terminal, termios.TCSANOW, modes)


def _waiting(terminal: int) -> bool:
    """Whether anything was typed that nobody has read."""
    import fcntl
    import termios

    return any(fcntl.ioctl(terminal, termios.FIONREAD, bytes(4)))


def _put_back(terminal: int, typed: bytes) -> None:
    """Keys that came with the answer are typed again, where the system allows that."""
    import fcntl
    import termios

    for key in typed:
        try:
            fcntl.ioctl(terminal, termios.TIOCSTI, bytes([key]))
        except OSError:  # Linux from 6.2 on, where it is set so
            return
