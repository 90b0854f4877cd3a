"""The page of three and more sources in a real browser: the matrix, the heat maps, the base, and folded runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from compare.model import Alignment, Report
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
    focused,
    metered,
    opened,
    unfold,
    worked,
)
from tests.test_matrix import harbour, hostile

pytestmark = needs_browser
a_browser, opener = FIXTURES


LOW = {"width": 1280, "height": 400}


def wide() -> Report:
    """Make a report on eight sources, more than fit beside each other."""
    texts = [f"The dam at Corrin is {n} metres high. It was built in 1931." for n in range(21, 29)]
    sources = [samples.source(f"outlet-{n}", text, publisher=f"Outlet number {n}") for n, text in enumerate(texts, 1)]
    found = [
        samples.finding(
            "number.conflict",
            "error",
            f"{a.article.id} and {b.article.id} differ",
            {s.article.id: (s, [samples.at(s, s.article.text.split()[5])]) for s in (a, b)},
        )
        for i, a in enumerate(sources)
        for b in sources[i + 1 :]
    ]
    groups = [
        Alignment({a.article.id: (n,), b.article.id: (n,)}, 0.9, 0.9, "same", False)
        for i, a in enumerate(sources)
        for b in sources[i + 1 :]
        for n in (1, 2)
    ]
    return samples.report(sources, found, groups, title="The dam at Corrin")


def based(report: Report, base: str) -> Report:
    """Give the source `base` of a report that role."""
    return replace(
        report,
        sources=tuple(
            replace(s, article=replace(s.article, role="base" if s.article.id == base else "peer"))
            for s in report.sources
        ),
    )


def agreeing() -> Report:
    """Make a report on two texts that agree in ten sentences."""
    text = "\n".join(f"Gate {n} of the lock was shut at noon." for n in range(1, 11))
    a, b = (samples.source(name, text) for name in "ab")
    groups = [Alignment({"a": (n,), "b": (n,)}, 1.0, 1.0, "same", False) for n in range(1, 11)]
    return samples.report((a, b), (), groups)


REPORTS: dict[str, Callable[[], Report]] = {"harbour": harbour, "wide": wide, "hostile": hostile}


@pytest.mark.parametrize(
    ("name", "base", "options", "rules"),
    [
        ("harbour", 0, {"color_scheme": "light"}, ALL),
        ("harbour", 0, {"viewport": PHONE}, ALL),
        ("harbour", 1, {"color_scheme": "light"}, ALL),
        ("harbour", 1, {"color_scheme": "dark"}, COLOURS),  # in all the colours that there are without a base, and more
        ("wide", 0, {}, ALL),
        ("hostile", 1, {}, ALL),
    ],
    ids=["light", "phone", "light-based", "dark-based", "wide", "hostile-based"],
)
def test_nothing_stands_in_the_way_of_access(
    show: Open, name: str, base: int, options: dict[str, Any], rules: Rules
) -> None:
    page = show(REPORTS[name](), **options)
    page.locator("#base input").nth(base).check(force=True)
    unfold(page)
    assert barriers(page, rules) == []


@pytest.mark.parametrize("name", REPORTS)
def test_wide_tables_scroll_in_their_own_frame(show: Open, name: str) -> None:
    page = show(REPORTS[name](), viewport=PHONE)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    frame = page.locator(".matrix").first
    assert frame.evaluate("f => f.scrollWidth > f.clientWidth")
    head = frame.locator("tbody th").first
    before = head.bounding_box()
    frame.evaluate("f => { f.scrollLeft = 200; }")
    after = head.bounding_box()
    assert before and after and abs(before["x"] - after["x"]) <= 1
    assert frame.locator("tbody td").first.evaluate("c => c.getBoundingClientRect().left") < after["x"]


def test_the_frame_can_be_scrolled_by_key(show: Open) -> None:
    page = show(wide(), viewport=PHONE)
    page.locator(".matrix").first.focus()
    for _ in range(50):  # a busy browser may not have laid the frame out when the first key comes
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
        if page.evaluate("document.querySelector('.matrix').scrollLeft") > 0:
            return
    pytest.fail("the frame did not move")


@pytest.mark.parametrize("name", ["harbour", "wide", "hostile"])
def test_links_inside_the_page_lead_somewhere(show: Open, name: str) -> None:
    page = show(REPORTS[name]())
    lost = "all => all.map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    assert page.eval_on_selector_all("a[href^='#']", lost) == []
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_a_cell_leads_to_its_words_in_the_texts_and_its_row_to_the_point(show: Open) -> None:
    page = show(harbour())
    cell = page.locator(".matrix td", has_text="58 metres").first
    cell.locator(".place").click()
    place = page.locator(f"[id='{str(cell.locator('.place').get_attribute('href'))[1:]}']")
    expect(place).to_be_in_viewport()
    assert "58 metres" in place.inner_text()
    row = page.locator(".matrix tbody tr", has_text="58 metres").first
    row.locator(".to").click()
    assert focused(page) == int(row.locator(".to [aria-hidden]").inner_text())
    held = row.locator("xpath=following-sibling::tr[1]").locator(".card")  # right under the row that asked for it
    assert "58 metres" in held.inner_text()
    assert barriers(page) == []
    row.locator(".to").click()
    expect(page.locator(".matrix .card")).to_have_count(0)


def test_links_of_the_heat_map_open_the_texts_that_they_lead_to(show: Open) -> None:
    page = show(harbour())
    link = page.locator(".heat:not([hidden]) tbody tr").nth(1).locator("a").first
    texts = page.locator(f"[id='{str(link.get_attribute('href'))[1:5]}']")
    assert texts.get_attribute("open") is None
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{str(link.get_attribute('href'))[1:]}']")).to_be_in_viewport()
    assert texts.get_attribute("open") is not None


def marks(where: Locator) -> dict[str, int]:
    """Count the elements that mark words."""
    return {tag: n for tag in ("mark", "ins", "del") if (n := where.locator(tag).count())}


def test_a_base_can_be_chosen_by_mouse_and_gives_a_direction(show: Open) -> None:
    page = show(harbour())
    first = opened(page, 1)
    assert marks(first) == {"mark": 3} and marks(page.locator("#texts")).keys() == {"mark"}
    total = marks(page.locator("#texts"))["mark"]
    page.click("#base label:has-text('Northline News')")
    rows = first.locator(".row")
    assert [marks(rows.nth(i)) for i in range(3)] == [{"ins": 1}, {"del": 1}, {"ins": 1}]
    assert rows.nth(1).locator("del").inner_text() == "three"
    hidden = "m => getComputedStyle(m, '::before').content"
    assert rows.nth(1).locator("del").evaluate(hidden) == '" deleted: "'
    assert rows.nth(0).locator("ins").evaluate(hidden) == '" inserted: "'
    assert marks(page.locator("#t1-3")).keys() == {"mark"}  # the pair without the base has no direction
    assert sum(marks(page.locator("#texts")).values()) == total
    assert "struck out is what only B prints" in page.inner_text("#base-said")
    assert page.inner_text("#t1-2 .r-only .state") == "added in A"
    page.click("#base label:has-text('Ostrey Courier')")
    assert page.inner_text("#t1-2 .r-only .state") == "left out in B"
    page.click("#base label:has-text('None')")
    assert marks(first) == {"mark": 3} and marks(page.locator("#texts")) == {"mark": total}
    assert page.inner_text("#t1-2 .r-only .state") == "only in A"


def test_the_heat_map_follows_the_base_chosen_by_key(show: Open) -> None:
    page = show(harbour())
    seen = "all => all.map(h => h.dataset.l)"
    assert page.eval_on_selector_all(".heat:not([hidden])", seen) == ["A"]
    page.focus("#base-none")
    for letter in "ABC":
        page.keyboard.press("ArrowRight")
        assert page.eval_on_selector_all(".heat:not([hidden])", seen) == [letter]
        assert page.locator(f".heat[data-l='{letter}'] table").is_visible()
        assert page.eval_on_selector_all(".matrix th[data-side]", seen) == [letter] * page.locator(".matrix").count()
    assert page.evaluate("document.activeElement.id") == "base-3"


def test_a_view_from_a_base_can_be_sent_with_its_filter(show: Open) -> None:
    page = show(harbour())
    page.click("#base label:has-text('Coastal Wire')")
    page.fill("#filter", "kind:number")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.includes('q=')")
    address = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("#base-3").is_checked()
    assert page.locator(".heat:not([hidden])").get_attribute("data-l") == "C"
    assert page.input_value("#filter") == "kind:number"


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_the_base_of_the_run_counts_from_the_start(show: Open, scripts: bool) -> None:
    page = show(based(harbour(), "b"), java_script_enabled=scripts)
    rows = page.locator(".card").first.locator(".row")
    assert [marks(rows.nth(i)) for i in range(3)] == [{"ins": 1}, {"del": 1}, {"ins": 1}]
    assert page.locator(".heat[data-l='B'] table").is_visible()
    assert not page.locator(".heat[data-l='A'] table").is_visible()
    assert page.locator("#base").is_visible() == scripts
    assert page.locator("#base-2").is_checked()
    assert page.inner_text("#t1-2 .r-only .state") == "added in A"


def test_without_script_every_heat_map_can_be_opened(show: Open) -> None:
    page = show(harbour(), java_script_enabled=False)
    assert page.locator(".matrix table").first.is_visible()
    for i in (1, 2):
        page.locator(".heat > summary").nth(i).click()
    assert all(table.is_visible() for table in page.locator(".heats").all())
    assert not page.locator(".few").first.is_visible()


def test_points_follow_the_filter(show: Open) -> None:
    page = show(harbour())
    page.fill("#filter", "kind:number")
    page.wait_for_function("document.querySelectorAll('.matrix tbody tr:not([hidden])').length === 3")
    heads = page.locator(".matrix tbody tr:not([hidden]) th").all_inner_texts()
    assert all("Numbers" in head for head in heads)
    assert not page.locator("details.more").is_visible()
    page.fill("#filter", "nosuchword")
    expect(page.locator("#points-none")).to_be_visible()
    page.fill("#filter", "")
    expect(page.locator("#points-none")).not_to_be_visible()
    expect(page.locator("details.more")).to_be_visible()


def test_one_decision_on_a_row_stands_for_all_pairs(show: Open) -> None:
    page = at_desk(show, harbour())
    row = page.locator(".matrix tbody tr").first
    expect(row.locator("th .status")).to_have_count(0)
    row.locator(".to").click()
    held = card(page, 1)
    assert held.locator(".difference").count() == 2
    held.get_by_role("button", name="Confirm", exact=True).click()
    expect(row.locator("th .status")).to_have_text("Confirmed")
    assert page.inner_text("#unsaved") == "2"
    page.click("[data-act=undo]")
    expect(row.locator("th .status")).to_have_count(0)


def test_under_the_heat_map_stand_the_sentences_of_the_cell_at_hand(show: Open) -> None:
    page = show(harbour())
    page.locator(".heats tbody tr").first.locator("td a").nth(2).hover()
    peek = page.locator(".heat .peek").first
    expect(peek).to_be_visible()
    assert "crack like thunder" in peek.inner_text() and "bang like thunder" in peek.inner_text()


def test_what_has_moved_is_linked_both_ways(show: Open) -> None:
    page = show(harbour())
    jumps = page.locator("#t1-2 .jump", has_text="moved:")
    for i in range(jumps.count()):
        start, end = jumps.nth(i).inner_text().removeprefix("moved: ").split(" → ")
        jumps.nth(i).click()
        target = page.locator(f"[id='{str(jumps.nth(i).get_attribute('href'))[1:]}']")
        expect(target).to_be_in_viewport()
        back = target.locator("xpath=ancestor::tr").locator(".jump")
        assert back.inner_text() == f"moved: {end} → {start}"
    assert jumps.count() >= 2


def test_a_run_that_agrees_is_shown_three_at_a_time_or_all_at_once(show: Open) -> None:
    page = show(agreeing())
    rows = page.locator("#texts tbody tr")

    def seen() -> int:
        return sum(row.is_visible() for row in rows.all())

    more = page.locator(".few")
    assert seen() == 0 and page.inner_text("#texts summary") == "10 sentences agree: show all"
    more.click()
    assert seen() == 3 and more.inner_text().startswith("show 3 more")
    more.focus()
    page.keyboard.press("Enter")
    assert seen() == 6
    page.click("#texts summary")
    assert seen() == 10 and not more.is_visible() and page.inner_text("#texts summary").endswith("fold")
    page.click("#texts summary")
    expect(more).to_be_visible()
    assert seen() == 0
    for count in (3, 6, 9, 10):
        more.click()
        assert seen() == count
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize(
    "come",
    ["location.hash = 't1-2B9'", "history.replaceState(0, '', '#t1-2B9'); dispatchEvent(new Event('hashchange'))"],
    ids=["in-time", "too-late-for-the-browser"],
)
def test_a_link_to_a_row_that_is_not_shown_yet_shows_it(show: Open, come: str) -> None:
    page = show(agreeing(), viewport=LOW)
    page.click(".few")
    page.evaluate(come)
    expect(page.locator("[id='t1-2B9']")).to_be_in_viewport()
    page.locator("rect[data-t='t1-2A8']").click()
    expect(page.locator("[id='t1-2A8']")).to_be_in_viewport()


def test_print_shows_every_row_and_puts_back_what_it_opened(show: Open) -> None:
    page = show(agreeing())
    page.click(".few")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert all(row.is_visible() for row in page.locator("#texts tbody tr").all())
    assert not page.locator(".few").is_visible() and not page.locator("#base").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sum(row.is_visible() for row in page.locator("#texts tbody tr").all()) == 3


def test_print_opens_the_folded_points(show: Open) -> None:
    page = show(harbour())
    folded = page.locator("details.more")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert all(row.is_visible() for row in page.locator(".matrix tbody tr").all())
    assert page.locator(".matrix").first.evaluate("f => getComputedStyle(f).overflowX") == "visible"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.get_attribute("open") is None


def test_directed_marks_can_be_read_in_forced_colours(show: Open) -> None:
    page = show(based(harbour(), "a"), forced_colors="active", color_scheme="dark")
    look = "m => (s => [s.color, s.backgroundColor, s.textDecorationLine])(getComputedStyle(m))"
    for tag, line in (("ins", "underline"), ("del", "line-through")):
        ink, ground, decoration = page.locator(f"#findings {tag}").first.evaluate(look)
        assert ground.startswith("rgb(") and ink != ground and line in decoration


def test_article_text_in_the_matrix_is_copied_without_additions(show: Open) -> None:
    page = show(harbour())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.matrix tbody td p'))")
    assert page.evaluate("String(getSelection())").strip() == "two"


def test_hostile_text_stays_text(show: Open) -> None:
    page = show(hostile())
    page.locator("#base input").nth(2).check(force=True)
    unfold(page)
    page.locator(".heat:not([hidden]) td a").first.hover()
    expect(page.locator(".heat:not([hidden]) .peek")).to_be_visible()
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.images.length + document.querySelectorAll('[onmouseover], [onerror]').length") == 0
    assert page.title().endswith("storydiff")


def test_a_thousand_cards_turn_round_in_an_instant(show: Open) -> None:
    a, b = (samples.source(name, "The pier is old and the pier is long. " * 30) for name in "ab")
    found = [
        samples.finding(
            "wording.label",
            "note",
            f"Finding {n}",
            {"a": (a, [a.sentences[n % 30].span]), "b": (b, [samples.at(b, "old")])},
        )
        for n in range(1000)
    ]
    page = show(samples.report((a, b), found))
    meter = metered(page)
    before = worked(meter)
    page.evaluate("document.getElementById('base-1').click()")
    spent = worked(meter) - before
    assert marks(page.locator("#findings")).keys() == {"ins", "del"}
    assert spent < 1
