"""A store full of markup, scripts, styles and control characters is harmless in Chromium."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.consumers.conftest import Exporting, Opened
from tests.consumers.hostile import MARK, TEXTS, store

Opening = Callable[..., Opened]


@pytest.fixture
def hostile(export: Exporting, opened: Opening, tmp_path: Path) -> Opened:
    path = tmp_path / "hostile.yaml"
    path.write_text(store(), encoding="utf-8")
    return opened(export("--with-verdicts", "--with-rulings", store=path))


def work(page: Any) -> None:
    """All that a reader can do: unfold, filter, compare, move over everything, print."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.get_by_label("Text").fill("script")
    page.get_by_label("Text").fill("")
    for label in ("Left", "Right"):
        for number in range(3):
            page.get_by_label(label).select_option(index=number)
            page.evaluate("for (const one of document.querySelectorAll('#\\\\~sides details')) one.open = true")
    kinds = ["mouseover", "focus", "pointerenter", "error", "load"]
    page.evaluate(
        "(kinds) => { for (const one of document.querySelectorAll('body *'))"
        " for (const kind of kinds) one.dispatchEvent(new Event(kind)); }",
        kinds,
    )
    page.emulate_media(media="print")


def test_nothing_of_it_is_run_loaded_or_complained_of(hostile: Opened) -> None:
    work(hostile.page)

    assert hostile.page.evaluate(f"window.{MARK}") is None
    assert hostile.is_quiet()


def test_no_element_and_no_attribute_is_made_of_a_text(hostile: Opened) -> None:
    page = hostile.page
    work(page)

    assert (
        page.evaluate("['script', 'style', 'title', 'link'].map((name) => document.querySelectorAll(name).length)")
        == [1] * 4
    )
    barred = "img, iframe, object, embed, base, audio, video, svg a, [style], meta[http-equiv=refresh]"
    assert page.locator(barred).count() == 0
    names = page.evaluate("[...new Set([...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()))]")
    assert not [name for name in names if name.startswith("on")]


def test_links_lead_to_web_addresses_or_into_the_page(hostile: Opened) -> None:
    page = hostile.page
    work(page)

    links = page.locator("a").evaluate_all(
        "all => all.map((one) => [one.protocol, one.hash, one.rel, one.getAttribute('href')])"
    )
    outward = [link for link in links if not link[3].startswith("#")]
    assert {link[0] for link in outward} <= {"http:", "https:"}
    assert {link[2] for link in outward} <= {"noopener noreferrer"}
    assert not any(set(link[3]) & set("\"'<> ") for link in outward)


def test_a_text_stands_as_it_was_written_and_turns_nothing(hostile: Opened) -> None:
    page = hostile.page

    shown = page.locator("article .title").all_text_contents()

    assert shown[: len(TEXTS)].count(TEXTS[0]) == 1
    assert {text for text in TEXTS if text.isprintable()} <= set(shown)
    assert not [sign for sign in page.content() if sign in "\u202e\u2066\u0007\u001b"]
    assert "<U+202E>evil" in "".join(shown)


@pytest.mark.parametrize(
    "attempt",
    [
        "document.body.insertAdjacentHTML('beforeend', '<b>made of a text</b>')",
        "eval('window.hacked = 1')",
        "new Function('window.hacked = 1')()",
        "const one = document.createElement('script'); one.text = 'window.hacked = 1'; document.body.append(one)",
    ],
)
def test_the_policy_refuses_whatever_is_not_of_the_page(attempt: str, hostile: Opened) -> None:
    # In a timer: what the debugger itself evaluates is allowed more than the page is.
    refused = hostile.page.evaluate(
        "new Promise((told) => setTimeout(() => "
        f"{{ try {{ {attempt}; told('nobody') }} catch (error) {{ told(error.name) }} }}, 50))"
    )

    assert hostile.page.evaluate(f"window.{MARK}") is None
    assert refused in ("TypeError", "EvalError")


def test_the_policy_lets_nothing_be_fetched(hostile: Opened) -> None:
    refused = hostile.page.evaluate("fetch('https://leak.example/').catch((error) => error.name)")

    assert refused == "TypeError"
    assert any("Content Security Policy" in text for text in hostile.said)
