"""The page in a real browser: nothing goes out, nothing breaks, everything can be read and reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from compare.model import Report
from tests import accept, samples
from tests.browser import needs_browser
from tests.pages import FIXTURES, PHONE, Open, barriers, shown

pytestmark = needs_browser
a_browser, opener = FIXTURES
REPORTS: dict[str, Callable[[], Report]] = {
    "pair": accept.seed_report,  # what the program makes of the seed pair; "seed" has something in every part
    "seed": samples.seed_report,
    "three": samples.three_report,
    "equal": samples.equal_report,
    "unrelated": samples.unrelated_report,
    "hostile": samples.hostile_report,
}


@pytest.mark.parametrize("name", REPORTS)
def test_every_finding_is_there_without_script(show: Open, name: str) -> None:
    report = REPORTS[name]()
    page = show(report, java_script_enabled=False)
    titles = page.locator(".card h4").all_text_contents()
    assert sorted(t.encode("utf-8", "replace") for t in titles) == sorted(
        _parsed(f.title).encode("utf-8", "replace") for f in report.findings
    )
    for part in page.locator(".part > details > summary").all():
        part.click()
    assert all(card.is_visible() for card in page.locator(".card").all())
    assert not page.locator("#finder").is_visible()


def _parsed(text: str) -> str:
    """Give `text` as a browser reads it: no NUL, and a replacement for what UTF-8 cannot hold."""
    return text.replace("\x00", "").replace("\ud800", "?")


@pytest.mark.parametrize("name", REPORTS)
def test_phone_has_one_column_and_no_sideways_scroll(show: Open, name: str) -> None:
    page = show(REPORTS[name](), viewport=PHONE)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    both = page.locator("#texts tr[class^='r-']:not(:has(.void)) td:not(.rel)").all()
    assert len({cell.evaluate("c => c.getBoundingClientRect().left") for cell in both}) <= 1


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("pair", {}),
        ("seed", {"color_scheme": "light"}),
        ("seed", {"color_scheme": "dark"}),
        ("seed", {"viewport": PHONE}),
        ("three", {}),
        ("equal", {}),
        ("unrelated", {}),
        ("hostile", {}),
    ],
    ids=["pair", "seed-light", "seed-dark", "seed-phone", "three", "equal", "unrelated", "hostile"],
)
def test_nothing_stands_in_the_way_of_access(show: Open, name: str, options: dict[str, Any]) -> None:
    page = show(REPORTS[name](), **options)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert barriers(page) == []


def test_hostile_text_stays_text(show: Open) -> None:
    page = show(samples.hostile_report())
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.images.length + document.querySelectorAll('[onmouseover], [onerror]').length") == 0
    assert page.title().endswith("storydiff")
    assert "javascript:" not in " ".join(
        page.eval_on_selector_all("[href]", "all => all.map(a => a.getAttribute('href'))")
    )
    page.hover(".source h3")
    assert page.title().endswith("storydiff")


def test_columns_read_as_the_articles(show: Open) -> None:
    report = samples.seed_report()
    page = show(report)
    for i, source in enumerate(report.sources):
        printed = page.eval_on_selector_all(
            "#texts tbody tr",
            f"rows => rows.flatMap(r => [...r.cells[{2 * i}].querySelectorAll('p > span')].map(s => s.textContent))",
        )
        assert printed == [source.article.text[s.start : s.end] for s in source.sentences]


def test_article_text_is_copied_without_additions(show: Open) -> None:
    page = show(samples.seed_report())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#texts mark').closest('p'))")
    copied = page.evaluate("String(getSelection())")
    assert " ".join(copied.split()) in " ".join(samples.seed_sources()[1].article.text.split()) or (
        " ".join(copied.split()) in " ".join(samples.seed_sources()[0].article.text.split())
    )


def test_moved_text_points_both_ways(show: Open) -> None:
    page = show(samples.seed_report())
    links = page.locator(".jump").all()
    assert len(links) >= 4
    for link in links:
        here, there = row_of(link), row_of(target_of(page, link))
        back = there.locator(".jump")
        assert back.count() == 1
        assert row_of(target_of(page, back)).inner_text() == here.inner_text()


def target_of(page: Page, link: Locator) -> Locator:
    """Find where `link` leads inside the page."""
    return page.locator("[id='" + str(link.get_attribute("href"))[1:] + "']")


def row_of(inside: Locator) -> Locator:
    """Find the row of a table that holds something."""
    return inside.locator("xpath=ancestor::tr")


@pytest.mark.parametrize("name", ["seed", "three"])
def test_links_inside_the_page_lead_somewhere(show: Open, name: str) -> None:
    page = show(REPORTS[name]())
    lost = "all => all.map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    assert page.eval_on_selector_all("a[href^='#']", lost) == []
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_filter_takes_words_fields_and_not(show: Open) -> None:
    page = show(samples.seed_report())
    everything = shown(page)
    box = page.locator("#filter")
    counts = {}
    for query in ("kind:quote", "kind:quote.cut", "sev:warning", "!sev:warning", "goyal", 'speaker:"karoline leavitt"'):
        box.fill(query)
        counts[query] = shown(page)
        assert page.locator("#count").inner_text() == f"{len(counts[query])} of {len(everything)}"
    kinds = dict(enumerate((f.kind for f in samples.seed_report().findings), 1))
    assert sorted(map(int, counts["kind:quote"])) == [n for n, kind in kinds.items() if kind.startswith("quote.")]
    assert [kinds[int(n)] for n in counts["kind:quote.cut"]] == ["quote.cut"]
    assert sorted(counts["sev:warning"] + counts["!sev:warning"]) == sorted(everything)
    assert [kinds[int(n)] for n in counts["goyal"]] == ["missing.speaker"]
    assert 0 < len(counts['speaker:"karoline leavitt"']) < len(everything)
    box.fill("kind:quote sev:warning")
    assert set(shown(page)) == set(counts["kind:quote"]) & set(counts["sev:warning"])
    box.fill("nosuchword")
    assert page.locator("#none").is_visible()
    page.click("#clear")
    assert shown(page) == everything


def test_filter_opens_what_is_folded_and_folds_it_again(show: Open) -> None:
    page = show(samples.seed_report())
    notes = page.locator("#note > details")
    assert notes.get_attribute("open") is None
    page.fill("#filter", "sev:note")
    assert notes.get_attribute("open") is not None
    page.fill("#filter", "sev:note goyal")
    assert page.inner_text("#note h3 .figure") == "1 of 4"
    page.fill("#filter", "")
    assert page.inner_text("#note h3 .figure") == "4"
    assert notes.get_attribute("open") is None


def test_counts_are_filters(show: Open) -> None:
    page = show(samples.seed_report())
    everything = shown(page)
    page.click(".tile[data-q='sev:warning']")
    assert page.input_value("#filter") == "sev:warning"
    assert len(shown(page)) == int(page.inner_text(".tile[data-q='sev:warning'] .figure"))
    page.click(".chip[data-q='kind:headline']")
    assert page.input_value("#filter") == "sev:warning kind:headline"
    assert len(shown(page)) == 1
    assert page.locator("[aria-current]").count() == 2
    page.click(".tile[data-q='sev:warning']")
    page.click(".chip[data-q='kind:headline']")
    assert shown(page) == everything


def test_a_view_can_be_sent(show: Open) -> None:
    page = show(samples.seed_report())
    page.fill("#filter", "kind:quote")
    page.keyboard.press("Escape")
    page.fill("#filter", "kind:missing")
    address = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(address)
    assert page.input_value("#filter") == "kind:missing"
    assert 0 < len(shown(page)) < len(samples.seed_report().findings)


def test_a_link_to_a_folded_finding_opens_it(show: Open) -> None:
    page = show(samples.seed_report())
    card = page.locator("#note .card").first
    assert not card.is_visible()
    anchor = card.get_attribute("id")
    page.evaluate(f"location.hash = '{anchor}'")
    card.wait_for(state="visible")
    page.wait_for_function(f"document.activeElement.id === '{anchor}'")


def test_keys(show: Open) -> None:
    page = show(samples.seed_report())
    numbers = page.eval_on_selector_all(".card", "all => all.map(c => c.id)")
    focused = "document.activeElement.id"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(focused) == numbers[1]
    page.keyboard.press("k")
    assert page.evaluate(focused) == numbers[0]
    page.keyboard.press("e")
    assert page.locator(f"[id='{numbers[0]}'] .around").get_attribute("open") is not None
    for _ in numbers:
        page.keyboard.press("j")
    assert page.evaluate(focused) == numbers[-1]
    assert page.locator(f"[id='{numbers[-1]}']").is_visible()
    page.keyboard.press("/")
    assert page.evaluate(focused) == "filter"
    page.keyboard.type("jk?")
    assert page.input_value("#filter") == "jk?"
    page.keyboard.press("Escape")
    assert page.input_value("#filter") == ""


def test_keys_are_listed_and_can_be_switched_off(show: Open) -> None:
    page = show(samples.seed_report())
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.uncheck("#keys-on")
    page.click("#help-close")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") != "card"
    page.reload()
    page.keyboard.press("?")
    assert not page.locator("#help").is_visible()
    page.click("#keys")
    assert page.locator("#help").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_theme_can_be_chosen(show: Open, scripts: bool) -> None:
    page = show(samples.seed_report(), color_scheme="light", java_script_enabled=scripts)
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.click(".theme label:has(#theme-dark)")
    dark = page.evaluate(colour)
    assert dark != light
    page.click(".theme label:has(#theme-light)")
    assert page.evaluate(colour) == light
    if scripts:
        page.click(".theme label:has(#theme-dark)")
        page.reload()
        assert page.evaluate(colour) == dark


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_print_opens_what_is_folded(show: Open, scripts: bool) -> None:
    page = show(samples.seed_report(), java_script_enabled=scripts)
    hidden = page.locator("#note .card").first
    assert hidden.bounding_box() is None or not hidden.is_visible()
    page.emulate_media(media="print")
    assert hidden.is_visible()
    assert hidden.evaluate("c => c.getBoundingClientRect().height") > 50
    page.emulate_media(media="screen")
    assert not hidden.is_visible()


def test_print_puts_back_what_it_opened(show: Open) -> None:
    page = show(samples.seed_report())
    state = "[...document.querySelectorAll('details')].map(d => d.open)"
    before = page.evaluate(state)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(page.evaluate(state))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(state) == before


def test_marks_and_overview_lead_to_their_places(show: Open) -> None:
    page = show(samples.seed_report())
    mark = page.locator("#texts mark", has_text="quite")
    number = str(mark.get_attribute("data-n")).split(",")[0]
    mark.scroll_into_view_if_needed()
    left, top = mark.evaluate(
        "m => { const r = m.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; }"
    )
    page.mouse.click(left, top)
    assert page.evaluate("document.activeElement.querySelector('h4').id") == f"n{number}"
    bar = page.locator("rect[data-t]").last
    bar.click()
    expect(page.locator(f"[id='{bar.get_attribute('data-t')}']")).to_be_in_viewport()


def test_marks_can_be_read_in_forced_colours(show: Open) -> None:
    page = show(samples.seed_report(), forced_colors="active", color_scheme="dark")
    look = "m => (s => [s.color, s.backgroundColor])(getComputedStyle(m))"
    ink, ground = page.locator("#findings mark").first.evaluate(look)
    assert ground.startswith("rgb(") and ink != ground


def test_unrelated_articles_list_nothing(show: Open) -> None:
    page = show(samples.unrelated_report())
    assert "Not the same story" in page.inner_text(".hero")
    assert page.locator(".tile, .card").count() == 0
    assert not page.locator("#texts table").first.is_visible()
    assert "c.txt: the file is empty" in page.inner_text(".hero")


def test_equal_sentences_are_folded(show: Open) -> None:
    page = show(samples.equal_report())
    assert page.inner_text("#texts summary").endswith("3 sentences agree: show")
    assert not page.locator("#texts table").is_visible()
    page.click("#texts summary")
    assert page.locator("#texts table").is_visible()
