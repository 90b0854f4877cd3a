"""Pages opened in a real browser: fixtures for the tests that look at them, and what those ask in common.

A module of tests that names `FIXTURES` has the fixtures `browser` and `show`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, CDPSession, FilePayload, Locator, Page, expect

from compare.model import Report
from compare.renderers.html import render
from tests import samples
from tests.browser import launched

PHONE = {"width": 390, "height": 844}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL = {"type": "tag", "values": [*WCAG, "best-practice"]}
# What a page in dark colours can break that has passed all in light ones: a theme changes nothing but colours.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
ME = "Jane Roe"
Open = Callable[..., Page]
Rules = Mapping[str, object]
expect.set_options(timeout=30_000)  # as long as for a click: what never comes is to fail, not a busy machine


@pytest.fixture(name="browser", scope="module")
def a_browser() -> Iterator[Browser]:
    """One browser for the whole module."""
    with launched() as started:
        yield started


@pytest.fixture(name="show")
def opener(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report as a page; when the test ends, no page may have complained or asked for anything else."""
    said: list[str] = []
    asked: list[str] = []
    contexts: list[BrowserContext] = []
    opened: set[str] = set()

    def open_page(report: Report, **options: Any) -> Page:
        path = tmp_path / f"{len(contexts)}.html"
        path.write_text(render(report), encoding="utf-8")
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        opened.add(path.as_uri())
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert {url.split("#")[0] for url in asked if not url.startswith(("data:", "blob:"))} == opened


FIXTURES = (a_browser, opener)


def shown(page: Page) -> list[str]:
    """List the numbers of the points that the filter leaves, also those in folded sections."""
    return [str(n) for n in page.eval_on_selector_all(".card:not([hidden]) h4", "all => all.map(h => h.id.slice(1))")]


def barriers(page: Page, rules: Rules = ALL, within: str | None = None) -> list[tuple[str, str, str]]:
    """List what axe-core finds in the way of access, on the whole page or `within` what a selector finds.

    What passes is not asked for: megabytes that take as long to come over as the rules to run.
    """
    found = Axe().run(page, within, {"resultTypes": ["violations"], "runOnly": rules})
    return [(v["id"], v["nodes"][0]["html"], v["nodes"][0]["failureSummary"]) for v in found.response["violations"]]


def at_desk(show: Open, report: Report | None = None, **options: object) -> Page:
    """Open a report as somebody whose name the page knows already."""
    page = show(report or samples.undecided(samples.seed_report()), **options)
    # Not kept by this page for the next: on a busy machine a browser has that opened before it is told what was kept.
    page.add_init_script(f"if (location.protocol === 'file:') localStorage['storydiff-reviewer'] ??= '{ME}';")
    page.reload()
    return page


def card(page: Page, number: int) -> Locator:
    """The card of point `number`."""
    return page.locator(f".card:has(#n{number})")


def opened(page: Page, number: int) -> Locator:
    """The card of point `number`, opened in the list by its line."""
    found = card(page, number)
    section = found.locator("xpath=ancestor::details[contains(@class, 'folded')]")
    if section.count() and section.get_attribute("open") is None:
        section.locator(":scope > summary").click()
    if found.get_attribute("open") is None:
        found.locator(":scope > summary").click()
    return found


def press(page: Page, *keys: str) -> None:
    """Press one key after the other."""
    for key in keys:
        page.keyboard.press(key)


def unfold(page: Page) -> None:
    """Open all that is folded, cards as well."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def status(page: Page, number: int) -> str | None:
    """The status that the filter sees on a card."""
    return card(page, number).get_attribute("data-status")


def focused(page: Page) -> int:
    """The number of the point whose line in its card has the focus, 0 for none."""
    return int(page.evaluate("+document.activeElement.querySelector?.(':scope > h4')?.id.slice(1) || 0"))


def metered(page: Page) -> CDPSession:
    """Begin to measure what the page's own thread works, which a busy machine does not change much."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def worked(session: CDPSession) -> float:
    """How many seconds the page's thread has worked so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))


def waiting(page: Page) -> int:
    """How many points the sticky line calls unreviewed."""
    return int(page.inner_text("#left").split()[0])


def saved(page: Page) -> str:
    """Press the button and give the text of the file that comes down."""
    with page.expect_download() as download:
        page.click("#save")
    assert download.value.suggested_filename == "decisions.jsonl"
    return Path(download.value.path()).read_text(encoding="utf-8")


def load(page: Page, text: str) -> None:
    """Give the page a file of decisions."""
    page.set_input_files("#load", FilePayload(name="decisions.jsonl", mimeType="text/plain", buffer=text.encode()))
