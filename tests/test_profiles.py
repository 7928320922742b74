"""Every test asks its profile how much to try, and CI tries the most."""

import os
import re
import subprocess
import sys

import pytest
from hypothesis import settings

from tests.profiles import PROFILES, Profile
from tests.tables import ROOT

CHOSEN = "from tests.profiles import load, loaded; load(); print(loaded().examples)"


def test_no_law_has_a_number_of_examples_of_its_own() -> None:
    fixed = re.compile(r"^from hypothesis import .*\bsettings\b|max_examples", re.MULTILINE)
    here = {"conftest.py", "profiles.py", "test_profiles.py"}

    sources = [path for path in (ROOT / "tests").rglob("*.py") if path.name not in here]

    assert len(sources) > 100
    assert [path.name for path in sources if fixed.search(path.read_text(encoding="utf-8"))] == []


def test_the_chosen_profile_is_that_of_the_laws(profile: Profile) -> None:
    assert settings().max_examples == profile.examples


def test_each_profile_tries_more_than_the_one_before() -> None:
    quick, usual, thorough = PROFILES.values()

    assert all(less < more < most for less, more, most in zip(quick, usual, thorough, strict=True))


@pytest.mark.parametrize(("ci", "name"), [({"CI": "1"}, "thorough"), ({}, "default")])
def test_ci_chooses_the_thorough_profile(ci: dict[str, str], name: str) -> None:
    surroundings = {key: value for key, value in os.environ.items() if key != "CI"} | ci

    run = subprocess.run(
        [sys.executable, "-c", CHOSEN], capture_output=True, text=True, check=True, cwd=ROOT, env=surroundings
    )

    assert int(run.stdout) == PROFILES[name].examples


def test_the_script_of_ci_says_that_it_is_ci() -> None:
    before = (ROOT / ".ci" / "run").read_text(encoding="utf-8").partition("pytest --cov")[0]

    assert re.search(r"^export CI=1\b", before, re.MULTILINE)
