"""What a card shows of decisions and offers to take away, in a real browser, and that everybody can get at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from compare.model import Decision, Finding, Match, Report, Status
from compare.review.decisions import parse
from tests import samples
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
    opened,
    press,
    saved,
    status,
    unfold,
)

pytestmark = needs_browser
a_browser, opener = FIXTURES


def decided(finding: Finding, state: Status, match: Match, *decisions: Decision) -> Finding:
    """Give `finding` decisions as the review does."""
    return replace(finding, status=state, match=match, decisions=decisions)


def reviewed_report(by: str = "Ann Lee", comment: str = "Both are right.") -> Report:
    """Make a report with findings in every state of review, each a point of its own."""
    report = samples.one_each(samples.seed_report())
    said = Decision("fp1:00000000000000aa", "", "", "confirmed", comment=comment, by=by, at="2025-11-05T09:40:00Z")
    no = replace(said, status="dismissed", reason="house-style", by="Bo", comment="Our style.")
    f = list(report.findings)
    f[0] = decided(f[0], "conflict", "exact", *(replace(d, fp=f[0].id) for d in (said, no)))
    f[1] = decided(f[1], "confirmed", "value", said)
    f[2] = decided(f[2], "recheck", "anchor", said)
    f[3] = decided(f[3], "expired", "exact", replace(said, fp=f[3].id, expires="2025-12-01"))
    f[4] = decided(f[4], "baseline", "exact", replace(no, fp=f[4].id, status="baseline", reason="", by=""))
    return replace(report, findings=tuple(f), stale=2)


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_what_was_decided_stands_on_the_card(show: Open, scripts: bool) -> None:
    page = show(reviewed_report(), java_script_enabled=scripts)
    words = {n: opened(page, n).inner_text() for n in (1, 2, 3, 4)}
    assert all(word in words[1] for word in ("Reviewers disagree", "Ann Lee", "Both are right.", "Bo", "House style"))
    assert "2025-11-05 09:40 UTC" in words[2] and "Known: decided on the same words" in words[2]
    assert "Check again" in words[3] and "has run out" in words[4] and "until 2025-12-01" in words[4]
    assert page.locator("#baseline .card").count() == 1
    assert "Belonging to no difference any more: 2 decisions" in page.inner_text(".hero")
    assert page.inner_text("#left") == "8 unreviewed"
    buttons = page.locator("button:visible, input[type=file]:visible, dialog:visible")
    assert (buttons.count() > 0) == scripts


def test_a_decision_settles_what_was_to_be_checked_again(show: Open) -> None:
    page = at_desk(show, reviewed_report())
    assert page.inner_text("#unsaved") == ""
    for number, after in ((3, "confirmed"), (4, "confirmed"), (2, "confirmed")):
        opened(page, number).get_by_role("button", name="Confirm", exact=True).click()
        assert status(page, number) == after
    assert "Check again" not in card(page, 3).inner_text()
    opened(page, 2).get_by_role("button", name="Unsure").click()
    assert status(page, 2) == "conflict"
    text = saved(page)
    assert len(parse(text, "").decisions) == len({*text.splitlines()}) == 8


def test_copying(show: Open) -> None:
    page = show(samples.seed_report())
    page.evaluate("void (navigator.clipboard.writeText = async (text) => { window.copied = text; })")
    press(page, "j", "y")
    anchor = card(page, 1).get_attribute("id")
    assert page.evaluate("copied").endswith(f".html#{anchor}")
    button = card(page, 1).get_by_role("button", name="Copy")
    button.click()
    page.get_by_role("button", name="Citation").click()
    text = page.evaluate("copied")
    assert "Capital Wire, “Trump, Modi Talk Often; Trade Deal Talks On, Says White House”, 2025-11-05T09:40:00" in text
    assert "when he celebrated Diwali" in text and "differs" not in text and f"#{anchor}" in text
    expect(page.locator("#told")).to_have_text("Citation copied.")
    button.focus()
    press(page, "Enter", "ArrowDown", "ArrowDown", "Enter")
    assert page.evaluate("copied").startswith("**Karoline Leavitt: “after celebrating” / “when he celebrated”")
    assert "](<https://news.example/india-us?id=7&p=1>)" in page.evaluate("copied")
    assert page.evaluate("document.activeElement.textContent") == "Copy"
    page.evaluate("void (navigator.clipboard.writeText = async () => { throw new Error('not here'); })")
    page.keyboard.press("y")
    assert page.locator("#by-hand").is_visible()
    assert page.evaluate("getSelection().toString() || document.activeElement.value").endswith(f"#{anchor}")
    page.keyboard.press("Escape")


def test_the_menu_stays_at_its_button_and_goes_with_it(show: Open) -> None:
    page = show(samples.seed_report())
    press(page, "j")
    button, choice = card(page, 1).get_by_role("button", name="Copy"), page.get_by_role("button", name="Citation")
    button.click()
    page.evaluate("dispatchEvent(new Event('scroll'))")  # told late, of what was before the menu
    expect(choice).to_be_visible()
    page.mouse.wheel(0, 150)
    expect(choice).to_be_hidden()


def test_opening_the_source_leaves_the_page_open(show: Open) -> None:
    page = show(samples.seed_report())
    page.evaluate("void (window.open = (...given) => { window.opened = given; })")
    page.keyboard.press("j")
    page.keyboard.press("o")
    address, target, features = page.evaluate("opened")
    assert address.startswith("https://news.example/india-us?id=7&p=1#:~:text=")
    assert (target, features) == ("_blank", "noopener,noreferrer")
    page.evaluate("opened = null")
    card(page, 1).get_by_role("button", name="Open in source").click()
    assert page.evaluate("opened") == [address, target, features]
    link = card(page, 1).locator(".who a[rel]")
    assert (link.get_attribute("target"), link.get_attribute("href")) == ("_blank", address)
    other = show(samples.three_report())
    other.keyboard.press("j")
    other.keyboard.press("o")
    expect(other.locator("#told")).to_contain_text("No address is known")
    assert not other.get_by_role("button", name="Open in source").count()


def open_form(page: Page) -> None:
    """Open the form of a decision with all that it has."""
    press(page, "j", "d")
    page.click("#decide summary")


OPENED: Mapping[
    str, Callable[[Page], object]
] = {  # by what is new on the page then, all that a theme or a phone can spoil
    "#help": lambda page: page.press("body", "?"),
    "#who": lambda page: page.click("#rename"),
    "#decide": open_form,
    "#menu": lambda page: opened(page, 1).get_by_role("button", name="Copy").click(),
    "body": lambda page: page.fill("#filter", "status:unreviewed sev:warning"),
}
SMALL = """all => all.map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.height && (box.height < 24 || box.width < 24)).map(([text]) => text)"""


@pytest.mark.parametrize(
    ("options", "rules"),
    [({}, ALL), ({"color_scheme": "dark"}, COLOURS), ({"viewport": PHONE}, ALL)],
    ids=["light", "dark", "phone"],
)
def test_nothing_stands_in_the_way_of_reviewing(show: Open, options: dict[str, object], rules: Rules) -> None:
    page = at_desk(show, reviewed_report(), **options)
    assert barriers(page, rules) == []
    for new, open_it in OPENED.items():
        open_it(page)
        expect(page.locator(new)).to_be_visible()
        assert barriers(page, rules, new if options else None) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")


def test_targets_are_large_enough(show: Open) -> None:
    page = at_desk(show, reviewed_report(), viewport=PHONE)
    page.fill("#filter", "!sev:hidden")
    unfold(page)
    assert page.eval_on_selector_all("button, .button, .choice, summary, select, textarea", SMALL) == []
    assert page.eval_on_selector_all(".to, .line > a, .rest a, .who a, .about-them a, .place", SMALL) == []
    page.keyboard.press("Escape")
    page.locator("#filter").blur()
    press(page, "j", "d")
    assert page.eval_on_selector_all("dialog[open] button, .choice, dialog[open] summary", SMALL) == []


@pytest.mark.parametrize("width", [320, 390, 720, 900, 1060, 1280])
def test_the_sticky_line_fits_any_window(show: Open, width: int) -> None:
    page = at_desk(show, samples.three_report(), viewport={"width": width, "height": 700})
    press(page, *"jcs")
    page.fill("#filter", "status:unreviewed")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for part in page.locator(".bar .count, #finder, .theme, #save, .token").all():
        box = part.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_print_keeps_the_line_of_a_point_on_one_page(show: Open) -> None:
    page = show(samples.three_report())
    page.emulate_media(media="print")
    kept = page.eval_on_selector_all(".card > summary", "all => all.map(r => getComputedStyle(r).breakInside)")
    assert kept and set(kept) == {"avoid"}
