"""How much the tests try.

`quick` is for work, `default` for the whole before a commit, `thorough` for CI, which says that it is one by `CI`.
pytest's option `--hypothesis-profile` chooses another. All three run every test.
"""

import os
from typing import NamedTuple

from hypothesis import HealthCheck, settings


class Profile(NamedTuple):
    """Of every law so many examples, of every test with processes so many of them."""

    examples: int
    writers: int
    """At the same time."""
    kills: int


PROFILES = {
    "quick": Profile(examples=15, writers=3, kills=20),
    "default": Profile(examples=20, writers=8, kills=50),
    "thorough": Profile(examples=100, writers=40, kills=500),
}


def load() -> None:
    """Makes the profiles known to hypothesis, and chooses one, before any law is read."""
    in_ci = bool(os.environ.get("CI"))
    for name, profile in PROFILES.items():
        settings.register_profile(
            name,
            max_examples=profile.examples,
            # No test asserts a time: a busy machine is no failure.
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
            # CI draws the same examples every time, people draw new ones.
            derandomize=in_ci,
        )
    settings.load_profile("thorough" if in_ci else "default")


def loaded() -> Profile:
    """The profile that was chosen."""
    return PROFILES[settings.get_current_profile_name()]
