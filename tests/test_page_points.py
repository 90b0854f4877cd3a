"""The page of the seed pair as a reader meets it: what differs first, points where they are asked for, five sheets."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from compare.model import Report
from compare.renderers.html import render
from compare.renderers.html.stories import render_index
from tests import accept, samples
from tests.browser import needs_browser
from tests.pages import (
    ALL,
    COLOURS,
    FIXTURES,
    PHONE,
    Open,
    Rules,
    at_desk,
    barriers,
    card,
    focused,
    press,
    saved,
    waiting,
)

pytestmark = needs_browser
a_browser, opener = FIXTURES
DESK = {"width": 1280, "height": 800}
SHEETS = 5
# What a fact-checker lists of the pair: words that the point prints in the one article and in the other.
ASKED = (
    ("they speak quite frequently", "they speak pretty frequently"),
    ("imposed steep tariffs on Indian goods", "imposed sweeping 50 per cent tariff"),
    ("Five rounds of talks have been completed",),
)


@cache
def seed() -> Report:
    """Compare the seed pair."""
    return accept.seed_report()


def lines(page: Page) -> Locator:
    """The lines of the first screen."""
    return page.locator("li.line")


def holder(page: Page, *words: str) -> Locator:
    """The card of the first point that prints all `words`."""
    cards = [one for one in page.locator(".card").all() if all(w in _plain(one) for w in words)]
    assert cards, words
    return cards[0]


def _plain(one: Locator) -> str:
    """The words of a card with single spaces."""
    return " ".join(str(one.text_content()).split())


def test_the_seed_pair_is_a_dozen_points() -> None:
    assert 12 <= len([p for p in seed().points if p.severity != "hidden"]) <= 16


@pytest.mark.parametrize(("window", "screens"), [(DESK, 1), (PHONE, 2)], ids=["desk", "phone"])
def test_what_differs_stands_on_the_first_screen(show: Open, window: dict[str, int], screens: int) -> None:
    page = show(seed(), viewport=window)
    assert 5 <= lines(page).count() <= 8
    for words in ASKED:
        anchor = holder(page, *words).get_attribute("id")
        box = page.locator(f"li.line[data-of='{anchor}']").bounding_box()
        assert box and box["y"] + box["height"] <= screens * window["height"], words
    told = " ".join(lines(page).all_inner_texts())
    assert "quite frequently” / “pretty frequently" in told and "Five rounds of talks" in told
    expect(page.locator(".standfirst")).to_contain_text("Karoline Leavitt")


@pytest.mark.parametrize(
    ("options", "rules", "within"),
    [
        ({"viewport": DESK}, ALL, None),
        ({"viewport": DESK, "color_scheme": "dark"}, COLOURS, ".card[open]"),
        ({"viewport": PHONE}, ALL, ".card[open]"),
    ],
    ids=["desk", "dark", "phone"],
)
def test_a_card_opens_where_it_is_asked_for(
    show: Open, options: dict[str, object], rules: Rules, within: str | None
) -> None:
    page = show(seed(), **options)
    first, number = lines(page).first, page.locator("#texts .to").first
    first.locator(":scope > a").click()
    assert first.locator(".card[open]").count() == 1 and focused(page) == 1
    assert barriers(page, rules) == []
    number.click()
    row = number.locator("xpath=ancestor::tr")
    placed = row.locator("xpath=following-sibling::tr[1]").locator(".card[open]")
    expect(placed).to_be_in_viewport()
    assert focused(page) == int(number.locator("[aria-hidden]").inner_text())
    assert page.locator(".card[open]").count() == 1 and first.locator(".card").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert barriers(page, rules, within) == []
    number.click()  # once more, and it is away
    expect(page.locator("#texts .card")).to_have_count(0)
    assert page.evaluate("document.activeElement.className").startswith("to ")
    page.locator("#findings .card > summary").first.click()
    assert page.locator("#findings .card[open]").count() == 1
    assert barriers(page, rules, within) == []


def test_the_way_on_stays_in_the_texts(show: Open) -> None:
    page = at_desk(show, seed(), viewport=DESK)
    page.locator("#texts .to").first.click()
    press(page, "c")
    assert waiting(page) == len(seed().points) - 1
    assert page.locator("#texts .placed .card[open]").count() == 1
    assert f"#{page.locator('#texts .placed .card').get_attribute('id')}" in page.url


def test_the_whole_review_without_the_mouse(show: Open) -> None:
    page = at_desk(show, seed(), viewport=DESK)
    total = waiting(page)
    assert total == len(seed().points)
    for n in range(total):
        press(page, "u", *("c", "s", "d1")[n % 3])
        assert waiting(page) == total - n - 1
    expect(page.locator("#told")).to_contain_text("Every point is reviewed")
    asked = [f for f in seed().findings if f.severity != "hidden"]
    text = saved(page)
    assert len(text.splitlines()) == len(asked)
    assert all(f.id in text for f in asked)
    assert lines(page).locator(":scope > a .status").count() == lines(page).count()
    page.reload()
    assert waiting(page) == 0 and page.inner_text("#unsaved") == ""
    assert page.inner_text("#reviewed") == f"{total} of {total}"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_print_takes_five_sheets_at_most(show: Open, paper: str) -> None:
    page = show(seed())
    printed = PdfReader(BytesIO(page.pdf(format=paper)))
    assert len(printed.pages) <= SHEETS
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert all(f"{n} " in text for n in range(1, len(seed().points) + 1))
    assert "quite frequently" in text and "Quotation ledger" in text and "Both texts" in text


def test_many_stories_stand_in_the_order_of_their_gravity(browser: Browser, tmp_path: Path) -> None:
    reports = {"equal": samples.equal_report(), "strike": samples.three_report(), "talks": seed()}
    for name, report in reports.items():
        (tmp_path / f"{name}.html").write_text(render(report), encoding="utf-8")
    index = render_index((report, f"{name}.html") for name, report in reports.items())
    (tmp_path / "index.html").write_text(index, encoding="utf-8")
    for options in ({"viewport": DESK}, {"viewport": PHONE, "color_scheme": "dark"}):
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        links = page.locator(".stories a")
        assert [link.get_attribute("href") for link in links.all()] == ["strike.html", "talks.html", "equal.html"]
        assert "“40”" in page.inner_text(".stories")
        links.first.click()
        expect(page.locator("#title")).to_have_text("Bus strike in Port Elling")
        context.close()


def test_a_card_under_its_row_is_decided_there(show: Open) -> None:
    page = at_desk(show, samples.undecided(samples.seed_report()), viewport=DESK)
    row = page.locator("#texts tr:has(.to)", has_text="quite").first
    row.locator(".to", has_text="2").first.click()
    held = page.locator("#texts .placed .card")
    held.get_by_role("button", name="Confirm", exact=True).click()
    assert card(page, 2).get_attribute("data-status") == "confirmed"
    assert held.is_visible() and "Confirmed" in held.inner_text()
