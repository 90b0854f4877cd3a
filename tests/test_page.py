"""The page in a real browser: nothing goes out, nothing breaks, everything can be read and reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from compare.model import Report
from compare.points import members
from tests import accept, samples
from tests.browser import needs_browser
from tests.pages import ALL, COLOURS, FIXTURES, PHONE, Open, Rules, barriers, focused, opened, press, shown, unfold

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
def test_every_point_is_there_without_script_with_its_findings(show: Open, name: str) -> None:
    report = REPORTS[name]()
    page = show(report, java_script_enabled=False)
    titles = page.locator(".card h4").all_text_contents()
    assert sorted(t.encode("utf-8", "replace") for t in titles) == sorted(
        _parsed(p.title).encode("utf-8", "replace") for p in report.points
    )
    for part in page.locator(".part > .folded > summary").all():
        part.click()
    assert all(card.is_visible() for card in page.locator(".card").all())
    differences = page.locator(".difference")
    assert sorted(str(d.get_attribute("data-fp")) for d in differences.all()) == sorted(f.id for f in report.findings)
    if report.points:
        assert not differences.first.is_visible()
        page.locator(".card > summary").first.click()
        assert differences.first.is_visible()
    assert not page.locator("#finder").is_visible()


def _parsed(text: str) -> str:
    """Give `text` as the page shows it: no NUL, a mark for what a terminal obeys and for what UTF-8 cannot hold."""
    return text.replace("\x00", "").replace("\x08", "\ufffd").replace("\ud800", "?")


@pytest.mark.parametrize("name", REPORTS)
def test_phone_has_one_column_and_no_sideways_scroll(show: Open, name: str) -> None:
    page = show(REPORTS[name](), viewport=PHONE)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    both = page.locator("#texts tr[class^='r-']:not(:has(.void)) td:not(.rel)").all()
    assert len({cell.evaluate("c => c.getBoundingClientRect().left") for cell in both}) <= 1


@pytest.mark.parametrize(
    ("name", "options", "rules"),
    [
        ("pair", {}, ALL),
        ("seed", {"color_scheme": "light"}, ALL),
        ("seed", {"color_scheme": "dark"}, COLOURS),
        ("seed", {"viewport": PHONE}, ALL),
        ("three", {}, ALL),
        ("equal", {}, ALL),
        ("unrelated", {}, ALL),
        ("hostile", {}, ALL),
    ],
    ids=["pair", "seed-light", "seed-dark", "seed-phone", "three", "equal", "unrelated", "hostile"],
)
def test_nothing_stands_in_the_way_of_access(show: Open, name: str, options: dict[str, Any], rules: Rules) -> None:
    page = show(REPORTS[name](), **options)
    unfold(page)
    assert barriers(page, rules) == []


def test_hostile_text_stays_text(show: Open) -> None:
    page = show(samples.hostile_report())
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.images.length + document.querySelectorAll('[onmouseover], [onerror]').length") == 0
    assert page.title().endswith("storydiff")
    assert "javascript:" not in " ".join(
        page.eval_on_selector_all("[href]", "all => all.map(a => a.getAttribute('href'))")
    )
    page.click(".counts > summary")
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
    kinds = {str(n): [f.kind for f in held] for n, held in enumerate(members(samples.seed_report()).values(), 1)}
    assert sorted(counts["kind:quote"]) == [n for n, of in kinds.items() if any(k.startswith("quote.") for k in of)]
    assert counts["kind:quote.cut"] == [n for n, of in kinds.items() if "quote.cut" in of]
    assert sorted(counts["sev:warning"] + counts["!sev:warning"]) == sorted(everything)
    assert [kinds[n] for n in counts["goyal"]] == [["missing.speaker"]]
    assert 0 < len(counts['speaker:"karoline leavitt"']) < len(everything)
    box.fill("kind:quote sev:warning")
    assert set(shown(page)) == set(counts["kind:quote"]) & set(counts["sev:warning"])
    box.fill("nosuchword")
    assert page.locator("#none").is_visible()
    page.click("#clear")
    assert shown(page) == everything


def test_filter_opens_what_is_folded_and_folds_it_again(show: Open) -> None:
    page = show(samples.seed_report())
    alone = page.locator("#passage > details")
    assert alone.get_attribute("open") is None
    page.fill("#filter", "sev:note")
    assert alone.get_attribute("open") is not None
    page.fill("#filter", "sev:note goyal")
    assert page.inner_text("#passage h3 .figure") == "1 of 2"
    page.fill("#filter", "")
    assert page.inner_text("#passage h3 .figure") == "2"
    assert alone.get_attribute("open") is None


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind:quotes", "Did you mean “kind:quote”?"),
        ("sev:eror", "Did you mean “sev:error”?"),
        ("status:done", "No point has status:done."),
        ("speker:Leavitt", "No field is called “speker”. Did you mean “speaker:”?"),
        ("nosuchword", ""),
    ],
)
def test_a_filter_that_finds_nothing_says_what_it_may_have_meant(show: Open, query: str, said: str) -> None:
    page = show(samples.seed_report())
    page.fill("#filter", query)
    expect(page.locator("#none")).to_contain_text("No point matches the filter.")
    assert said in page.inner_text("#meant") and bool(said) == bool(page.inner_text("#meant"))
    page.fill("#filter", "")
    assert page.locator("#none").is_hidden()


def test_counts_are_filters(show: Open) -> None:
    page = show(samples.seed_report())
    everything = shown(page)
    page.click(".counts > summary")
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
    assert 0 < len(shown(page)) < len(samples.seed_report().points)


@pytest.mark.parametrize("target", [".card", ".card .difference"], ids=["point", "finding"])
def test_a_link_to_a_folded_point_or_its_finding_opens_it(show: Open, target: str) -> None:
    page = show(samples.seed_report())
    card = page.locator("#passage .card").first
    assert not card.is_visible()
    page.evaluate("anchor => { location.hash = anchor; }", page.locator(f"#passage {target}").first.get_attribute("id"))
    card.wait_for(state="visible")
    page.wait_for_function("document.activeElement.closest('.card')")
    assert focused(page) == int(str(card.get_attribute("data-number")))
    assert card.locator(".difference").first.is_visible()
    assert f"#{card.get_attribute('id')}" in page.url


def test_keys(show: Open) -> None:
    page = show(samples.seed_report())
    numbers = page.eval_on_selector_all(".card", "all => all.map(c => +c.dataset.number)")
    press(page, "j", "j")
    assert focused(page) == numbers[1]
    press(page, "k")
    assert focused(page) == numbers[0]
    assert page.locator(".card[open]").count() == 1
    press(page, "e")
    assert page.locator(".card .around").first.get_attribute("open") is not None
    for n in numbers:
        press(page, "j")
        assert focused(page) == numbers[min(numbers.index(n) + 1, len(numbers) - 1)]
    assert page.locator(".card").last.is_visible()
    press(page, "/")
    assert page.evaluate("document.activeElement.id") == "filter"
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
    assert focused(page) == 0 and page.locator(".card[open]").count() == 0
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
def test_print_shows_every_line_and_no_card(show: Open, scripts: bool) -> None:
    page = show(samples.seed_report(), java_script_enabled=scripts)
    folded, card = page.locator("#passage .card").first, page.locator("#error .card").first
    card.locator(":scope > summary").click()
    inside = card.locator(".inside")
    assert not folded.is_visible() and inside.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible() and not inside.is_visible()
    assert 10 < folded.evaluate("c => c.getBoundingClientRect().height") < 50
    page.emulate_media(media="screen")
    assert not folded.is_visible()


def test_print_puts_back_what_it_opened(show: Open) -> None:
    page = show(samples.seed_report())
    state = "[...document.querySelectorAll('details')].map(d => d.open)"
    points = page.locator(".card").count()
    page.locator("#texts .to").first.click()
    before = page.evaluate(state)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".folded:not([open])").count() == 0 and page.locator("#findings .card").count() == points
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(state) == before
    page.fill("#filter", "nosuchword")  # a card that the filter hides leaves no empty place where it was asked for
    assert page.locator("#texts .placed").count() == 0


def test_marks_and_overview_lead_to_their_places(show: Open) -> None:
    page = show(samples.seed_report())
    mark = page.locator("#texts mark", has_text="quite")
    number = int(str(mark.get_attribute("data-n")).split(",")[0])
    mark.scroll_into_view_if_needed()
    left, top = mark.evaluate(
        "m => { const r = m.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; }"
    )
    page.mouse.click(left, top)
    assert focused(page) == number
    assert page.locator("#texts .placed .card[open]").count() == 1
    bar = page.locator("rect[data-t]").last
    bar.click()
    expect(page.locator(f"[id='{bar.get_attribute('data-t')}']")).to_be_in_viewport()


def test_marks_can_be_read_in_forced_colours(show: Open) -> None:
    page = show(samples.seed_report(), forced_colors="active", color_scheme="dark")
    look = "m => (s => [s.color, s.backgroundColor])(getComputedStyle(m))"
    ink, ground = opened(page, 1).locator("mark").first.evaluate(look)
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
