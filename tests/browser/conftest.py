"""One browser for each worker, without a network; and a maker of PDF, if the machine has them."""

import importlib
import shutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from tests.needs import lacking

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright, Request

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

_FLAGS = (
    "--no-sandbox",  # CI runs as root, and root may not have one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Shown = Callable[[str], "Page"]
"""Open HTML in the browser."""

MakePdf = Callable[[str], tuple[bytes, list[str]]]
"""Make a tagged PDF of HTML, with what was logged meanwhile."""


@pytest.fixture(scope="session")
def driver() -> Iterator["Playwright"]:
    """Start what drives the browser: a program of its own, with a library it needs."""
    from playwright.sync_api import sync_playwright

    try:
        started = sync_playwright().start()
    except Exception as error:  # noqa: BLE001 - Playwright has no class for it
        lacking("driver of a browser that starts", f"apt-get install libatomic1 ({error})")
    yield started
    started.stop()


@pytest.fixture(scope="session")
def browser(driver: "Playwright") -> Iterator["Browser"]:
    """Start the machine's own Chromium: none is ever downloaded."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        lacking("Chromium", "apt-get install chromium, or install Chrome")
    started = driver.chromium.launch(executable_path=program, args=list(_FLAGS))
    yield started
    started.close()


@pytest.fixture(scope="session")
def page(browser: "Browser") -> Iterator["Page"]:
    """Return one page for all: opening another takes longer than filling it anew."""
    context = browser.new_context(offline=True, locale="da-DK")
    yield context.new_page()
    context.close()


@pytest.fixture
def shown(page: "Page") -> Iterator[Shown]:
    """Return a function that opens HTML; a document that asks for anything else is refused."""
    asked: list[str] = []

    def note(request: "Request") -> None:
        asked.append(request.url)

    def show(html: str) -> "Page":
        page.emulate_media(media="screen")
        page.set_content(html, wait_until="load")
        assert asked == [], "a document stands alone"
        return page

    page.on("request", note)
    yield show
    page.remove_listener("request", note)


@pytest.fixture(scope="session")
def weasyprint() -> ModuleType:
    """Return WeasyPrint, if the machine has the libraries under it."""
    try:
        return importlib.import_module("weasyprint")
    except OSError:
        lacking(
            "Pango for WeasyPrint",
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        )


@pytest.fixture
def make_pdf(weasyprint: ModuleType, caplog: pytest.LogCaptureFixture) -> MakePdf:
    """Return a function that makes a PDF for those who read with their ears (PDF/UA-1)."""
    fetcher = weasyprint.URLFetcher(allowed_protocols=["data"])

    def make(html: str) -> tuple[bytes, list[str]]:
        caplog.clear()
        page = weasyprint.HTML(string=html, url_fetcher=fetcher)
        data: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
        logged = [one.getMessage() for one in caplog.records if one.name == "weasyprint"]
        return data, logged

    return make
