"""A browser for the tests of the page, and pages that notice whatever leaves them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import timeline
from tests.consumers.programs import chromium, module
from tests.tables import ROOT

Exporting = Callable[..., Path]


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    """One headless browser for all tests."""
    playwright = module("playwright.sync_api")
    program = chromium()
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A page in the browser, with all that it asked for and all that was said of it."""

    def __init__(self, chrome: Any, path: Path, **context: Any) -> None:
        self.requests: list[str] = []
        self.said: list[str] = []
        self._context = chrome.new_context(viewport={"width": 1200, "height": 900}, **context)
        self.page = self._context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(dialog.message))
        self.page.goto(path.as_uri())
        self.address = path.as_uri()

    def is_quiet(self) -> bool:
        """Nothing was asked for but the page itself, and nothing was complained of."""
        assert self.said == []
        assert self.requests == [self.address]
        return True

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def opened(chrome: Any) -> Iterator[Callable[..., Opened]]:
    """Opens pages, each in a context of its own, and closes them."""
    held: list[Opened] = []

    def opening(path: Path, **context: Any) -> Opened:
        held.append(Opened(chrome, path, **context))
        return held[-1]

    yield opening
    for one in held:
        one.close()


@pytest.fixture
def export(tmp_path: Path) -> Exporting:
    """Writes a page of a store, of the shipped story unless another is given."""

    def exporting(*options: str, store: Path = ROOT / "data" / "events.yaml", name: str = "html") -> Path:
        path = tmp_path / f"page.{name}"
        done = timeline("--file", str(store), "export", name, "-o", str(path), "--overwrite", *options)
        assert done.status == 0, done.err
        return path

    return exporting
