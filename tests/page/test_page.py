"""The page as text: what stands in it, what it loads, and what it may do."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import msgspec
import pytest

from tests.page.pages import STORE, asked, written
from timeline.page.rendering import page


class Elements(HTMLParser):
    """Every element of a page with its attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def test_every_event_has_its_id_as_an_anchor_and_no_other_element_has_such_an_id() -> None:
    ids = [attributes["id"] for _, attributes in Elements(written()).found if "id" in attributes]

    assert {"raid", "after"} <= set(ids)
    assert all(name.startswith("~") for name in set(ids) - {"raid", "after"})
    assert len(ids) == len(set(ids))


def test_links_within_the_page_lead_somewhere() -> None:
    elements = Elements(written(with_verdicts=True, with_rulings=True))
    ids = {attributes["id"] for _, attributes in elements.found if "id" in attributes}
    targets = {link["href"][1:] for link in elements.all("a") if link["href"].startswith("#")}

    assert len(targets) > 5
    assert targets <= ids
    labels = {label["for"] for label in elements.all("label")}
    assert labels <= ids


def test_nothing_is_loaded_from_elsewhere() -> None:
    elements = Elements(written())

    assert [attributes for _, attributes in elements.found if "src" in attributes or "srcset" in attributes] == []
    assert [link["href"] for link in elements.all("link")] == ["data:,"]
    assert "url(" not in written()
    assert "@import" not in written()


@pytest.mark.parametrize("with_verdicts", [False, True])
def test_the_policy_allows_its_own_style_and_script_by_their_hashes(with_verdicts: bool) -> None:
    page = written(with_verdicts=with_verdicts)
    (policy,) = [one["content"] for one in Elements(page).all("meta") if "http-equiv" in one]

    for element, rule in (("style", "style-src"), ("script", "script-src")):
        (text,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert f"{rule} 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_only_web_addresses_are_links_and_they_tell_nobody_where_from() -> None:
    elements = Elements(written())
    outward = [link for link in elements.all("a") if not link["href"].startswith("#")]

    assert {link["href"] for link in outward} == {"https://city.example/1", "https://police.example"}
    assert all(link["rel"] == "noopener noreferrer" for link in outward)
    assert "ftp://police.example/1" in elements.text


def test_what_is_said_stands_with_who_says_it_in_what_words_and_where() -> None:
    text = Elements(written()).text

    assert "City : They came." in text
    assert "“Ми прийшли”" in text
    assert "‹We came›" in text
    assert "Post, page 3, 19 Mar 2025" in text
    assert "Denied by City ." in text
    assert "for City" in text
    assert "repeating Police" in text


def test_no_verdict_and_no_ruling_unasked() -> None:
    plain, judged, ruled = written(), written(with_verdicts=True), written(with_rulings=True)
    signs = "≠≟≈¦"

    assert not re.search(f"[{signs}§]", Elements(plain.partition("<script>")[0]).text)
    assert not re.search("RULED|FOUND|PROPOSED|disputed", plain)
    assert "≠" in judged
    assert not re.search("RULED|FOUND|PROPOSED", judged)
    assert "RULED-so" in ruled
    assert "FOUND" in ruled
    assert "PROPOSED" not in ruled
    assert not re.search(f"[{signs}]", Elements(ruled.partition("<script>")[0]).text)


def test_the_order_of_points_tells_no_verdict_unasked() -> None:
    plain = Elements(written()).text

    assert plain.index("five people") < plain.index("145 drones")


def test_texts_are_escaped_and_turn_nothing() -> None:
    page = written(STORE.replace("A raid", '"\\u202Eraid </script><b>\\u0007"'))

    assert "&lt;U+202E&gt;raid &lt;/script&gt;&lt;b&gt;^G" in page
    assert "\u202e" not in page


def test_what_only_the_script_can_do_is_hidden_until_it_runs() -> None:
    elements = Elements(written())
    scripted = [one for _, one in elements.found if "scripted" in one.get("class", "").split()]

    assert all("hidden" in one for one in scripted)
    assert {one["id"] for one in scripted if "id" in one} == {"~theme", "~filters", "~sides"}


def test_clocks_may_stand_as_each_source_gives_them() -> None:
    text = Elements(page(msgspec.structs.replace(asked(), zone="source"))).text

    assert "18 Mar 2025 10:00 EET" in text
    assert "18 Mar 2025 09:00 +01:00" in text
    assert "Clock times are as each source gives them." in text


def test_a_store_without_events_is_a_page_without_any() -> None:
    assert "0 events" in Elements(written("timeline: 1\nevents: []\n")).text
