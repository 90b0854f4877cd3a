"""Reviewing on the page, in a real browser: decisions by mouse and by key, saved, loaded, and not lost in a crash."""

from __future__ import annotations

import re
from collections import Counter

from playwright.sync_api import expect

from compare.renderers.html.words import MATCH_WORDS, REASON_WORDS, STATUS_SAYS, STATUS_WORDS
from compare.review.decisions import REASONS, parse, serialise
from tests import samples
from tests.browser import needs_browser
from tests.pages import FIXTURES, ME, Open, at_desk, card, focused, load, opened, press, saved, shown, status, waiting

pytestmark = needs_browser
a_browser, opener = FIXTURES
WAITING = 8  # points of the sample, which nobody reviewed
FINDINGS = 11  # what differs in them, without what is equal in meaning


def test_the_words_of_the_page_cover_the_forms_of_a_decision() -> None:
    assert list(REASON_WORDS) == list(REASONS)
    assert set(MATCH_WORDS) == {"", "exact", "value", "variant", "anchor"}
    assert set(STATUS_SAYS) < set(STATUS_WORDS)


def test_every_point_without_the_mouse(show: Open) -> None:
    page = show(samples.undecided(samples.seed_report()))
    assert waiting(page) == WAITING
    press(page, "c")  # nothing is looked at yet: the first unreviewed one is, before anything is decided
    assert (focused(page), status(page, 1)) == (1, "open")
    press(page, "c")
    page.fill("#who-name", ME)
    press(page, "Enter")
    assert (status(page, 1), focused(page)) == ("confirmed", 2)
    press(page, "d", "2")
    assert (status(page, 2), focused(page)) == ("dismissed", 3)
    press(page, "s")
    assert (status(page, 3), focused(page)) == ("unsure", 4)
    press(page, "m")
    page.keyboard.type("Hold it against the video,\nfrom minute 2.")
    press(page, "Control+Enter")
    assert (status(page, 4), focused(page)) == ("unsure", 4)
    assert "from minute 2." in card(page, 4).inner_text()
    press(page, "c")
    assert (status(page, 4), focused(page)) == ("confirmed", 5)
    assert "from minute 2." in opened(page, 4).inner_text()  # the comment stays with the new decision
    assert waiting(page) == WAITING - 4
    for _ in range(4):
        press(page, "u", "c")
    expect(page.locator("#told")).to_contain_text("Every point is reviewed")
    assert page.inner_text("#reviewed") == f"{WAITING} of {WAITING}"
    assert page.inner_text("#unsaved") == str(FINDINGS)  # a line for each finding
    press(page, "z")
    assert waiting(page) == 1


def test_a_decision_is_saved_loaded_and_counted(show: Open) -> None:
    page = at_desk(show)
    press(page, "j", "c", "d", "1", "s", "m")
    page.fill("#comment", "“Was”, said the agency; see „here“.")
    page.click("#decide summary")
    page.fill("#expires", "2099-12-31")
    page.select_option("#severity", "error")
    page.select_option("#kind", "quote.altered")
    page.click("#decide-do")
    text = saved(page)
    expect(page.locator("#unsaved")).to_have_text("")
    expect(page.locator("#news")).to_contain_text("storydiff review import decisions.jsonl")
    read = parse(text, "decisions.jsonl")
    assert read.problems == () and serialise(read.decisions) == text
    assert {d.by for d in read.decisions} == {ME}
    assert Counter(d.status for d in read.decisions) == {"confirmed": 3, "dismissed": 1, "unsure": 3}
    assert next(d.reason for d in read.decisions if d.status == "dismissed") == "false-positive"
    full = next(d for d in read.decisions if d.comment)
    assert (full.expires, full.severity, full.kind) == ("2099-12-31", "error", "quote.altered")
    assert all(
        d.fv and d.fg and d.sides and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", d.at) for d in read.decisions
    )
    other = show(samples.undecided(samples.seed_report()))
    load(other, text)
    expect(other.locator("#news")).to_contain_text("7 decisions read")
    assert waiting(other) == WAITING - 4
    assert other.inner_text("#unsaved") == ""
    assert other.inner_text("#statuses [data-q='status:unsure'] .figure") == "2"
    assert saved(other) == text


def test_every_button_of_a_card(show: Open) -> None:
    page = at_desk(show)
    opened(page, 1).get_by_role("button", name="Confirm", exact=True).click()
    assert status(page, 1) == "confirmed"
    assert page.evaluate("document.activeElement.textContent") == "Confirm"  # the mouse stays where it is
    card(page, 1).get_by_role("button", name="Unsure").click()
    assert status(page, 1) == "unsure"
    assert page.inner_text("#unsaved") == "3"  # who decides twice has decided once, on each of the three differences
    opened(page, 2).get_by_role("button", name="Dismiss").click()
    page.get_by_role("radio", name="Duplicate").check()
    page.click("#decide-do")
    assert status(page, 2) == "dismissed" and "Duplicate" in card(page, 2).locator(".decision").inner_text()
    opened(page, 3).get_by_role("button", name="Comment").click()
    page.get_by_role("radio", name="Confirm").check()
    page.fill("#comment", "Yes.")
    page.get_by_role("button", name="Confirm", exact=True).last.click()
    assert status(page, 3) == "confirmed"
    page.click("[data-act=next]")
    assert focused(page) == 4
    page.click("[data-act=undo]")
    assert (status(page, 3), focused(page)) == ("open", 3)
    page.click("#rename")
    page.fill("#who-name", "Somebody else")
    press(page, "Enter")
    assert page.inner_text("#reviewer") == "Somebody else"
    opened(page, 1).get_by_role("button", name="Confirm", exact=True).click()
    assert status(page, 1) == "conflict"
    assert all(name in card(page, 1).inner_text() for name in (ME, "Somebody else", "do not agree"))


def test_one_difference_of_a_point_is_decided_alone(show: Open) -> None:
    page = at_desk(show)
    held = opened(page, 1)
    one = held.locator(".difference").nth(1)
    one.get_by_role("button", name="Confirm only this").click()
    assert one.get_attribute("data-status") == "confirmed" and "Confirmed" in one.inner_text()
    assert status(page, 1) == "open" and waiting(page) == WAITING  # the point waits while one of it does
    expect(page.locator("#told")).to_have_text("One difference of point 1: confirmed.")
    assert "on 1 of 3" in held.locator(".decision").inner_text()
    whole = held.locator(".actions").get_by_role("button", name="Confirm", exact=True)
    assert whole.get_attribute("aria-pressed") == "false"
    held.locator(".difference").nth(0).get_by_role("button", name="Dismiss only this").click()
    assert page.inner_text("#decide-title") == "Dismiss one difference of point 1"
    press(page, "2")
    assert [d.get_attribute("data-status") for d in held.locator(".difference").all()] == [
        "dismissed", "confirmed", "open"
    ]  # fmt: skip
    held.get_by_role("button", name="Confirm", exact=True).click()  # what is left of it
    assert waiting(page) == WAITING - 1 and page.inner_text("#unsaved") == "3"
    press(page, "z", "z")
    assert [d.get_attribute("data-status") for d in held.locator(".difference").all()] == ["open", "confirmed", "open"]
    assert len(parse(saved(page), "").decisions) == 1
    assert opened(page, 2).locator(".only").count() == 0  # a point of one difference has no second set of buttons


def test_lines_and_counts_above_follow_what_is_decided(show: Open) -> None:
    page = at_desk(show)
    line = page.locator("li.line").first
    line.locator(":scope > a").click()
    held = line.locator(".card")
    expect(held).to_be_visible()
    assert focused(page) == 1 and not line.locator(":scope > a").is_visible()
    held.get_by_role("button", name="Confirm", exact=True).click()
    assert held.is_visible() and page.inner_text("#left") == f"{WAITING - 1} unreviewed"
    press(page, "u")  # the way on stays among the lines
    assert page.locator("li.line").nth(1).locator(".card[open]").count() == 1 and focused(page) == 2
    expect(line.locator(":scope > a")).to_contain_text("Confirmed")
    page.locator("li.line .card > summary").click()  # closed by hand it goes back, and the focus to the line
    expect(page.locator("li.line .card")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('.line')?.dataset.of") == card(page, 2).get_attribute("id")
    assert page.locator("#findings .card").count() == WAITING


def test_a_form_can_be_left_and_other_asks_for_words(show: Open) -> None:
    page = at_desk(show)
    press(page, "j", "d", "Escape")
    assert status(page, 1) == "open"
    press(page, "d", "Enter")  # no reason yet
    assert page.locator("#decide").is_visible()
    page.keyboard.press("9")
    assert page.evaluate("document.activeElement.id") == "comment"
    page.keyboard.press("Control+Enter")
    assert page.locator("#decide").is_visible() and status(page, 1) == "open"
    page.keyboard.type("1 of them was a joke")  # a figure is a figure here
    page.keyboard.press("Control+Enter")
    assert status(page, 1) == "dismissed" and "1 of them was a joke" in str(card(page, 1).text_content())
    press(page, "c", "m")
    page.click("#decide [data-close]")
    assert not page.locator("#decide").is_visible()


def test_keys_that_are_switched_off_decide_nothing(show: Open) -> None:
    page = at_desk(show)
    page.keyboard.press("j")
    page.click("#keys")
    page.uncheck("#keys-on")
    page.click("#help-close")
    card(page, 1).locator(":scope > summary").focus()
    press(page, *"cdsuzmoy")
    assert waiting(page) == WAITING and not page.locator("dialog[open]").count()
    card(page, 1).get_by_role("button", name="Dismiss", exact=True).click()
    press(page, "1")
    assert page.locator("#decide").is_visible()


def test_the_filter_follows_decisions_and_shows_its_tokens(show: Open) -> None:
    page = at_desk(show)
    page.fill("#filter", 'status:open !kind:missing "The Morning Ledger"')
    before = shown(page)
    tokens = page.locator("#tokens button")
    assert [t.text_content() for t in tokens.all()] == ["status:open×", "!kind:missing×", '"The Morning Ledger"×']
    page.locator("#filter").blur()
    press(page, "u", "c")
    assert shown(page) == before[1:]
    assert focused(page) == int(before[1])
    page.get_by_role("button", name="Take status:open out of the filter").click()
    assert shown(page) != before[1:] and before[0] in shown(page)
    tokens.first.focus()
    page.keyboard.press("Enter")
    assert page.input_value("#filter") == '"The Morning Ledger"'
    tokens.first.click()
    assert page.locator("#tokens").is_hidden() and len(shown(page)) == WAITING
    page.fill("#filter", "status:unreviewed")
    assert len(shown(page)) == waiting(page) == WAITING - 1
    page.click("#statuses [data-q='status:confirmed']")
    assert page.input_value("#filter") == "status:confirmed" and len(shown(page)) == 1


def test_a_permalink_to_a_point_that_the_filter_hides(show: Open) -> None:
    page = show(samples.seed_report())
    anchor = page.locator("#passage .card").first.get_attribute("id")
    address = page.url
    page.goto("about:blank")
    page.goto(f"{address}#{anchor}&q=sev%3Aerror")
    assert page.evaluate("document.activeElement.closest('.card')?.id") == anchor
    assert page.input_value("#filter") == ""
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_wrong_lines_of_a_file_are_told_and_the_others_count(show: Open) -> None:
    page = at_desk(show)
    fp = card(page, 2).locator(".difference").get_attribute("data-fp")
    gone = '{"fp": "fp1:00000000deadbeef", "status": "confirmed", "by": "Ann"}'
    lines = [
        "<<<<<<< ours", f'{{"fp": "{fp}", "status": "confirmed", "by": "Ann", "at": "2025-11-05T09:40:00Z"}}',
        "=======", "not json", ">>>>>>> theirs", '{"fp": "x", "status": "confirmed"}', "[]", "", gone,
        f'{{"fp": "{fp}", "status": "accepted"}}', f'{{"fp": "{fp}", "status": "dismissed", "reason": "no"}}',
    ]  # fmt: skip
    load(page, "\ufeff" + "\r\n".join(lines))
    news = page.locator("#news")
    expect(news).to_contain_text("2 decisions read")
    for said in (
        "line 1: a conflict marker",
        "line 4: not JSON",
        "line 6: no fingerprint",
        "line 7: not a JSON object",
        "line 10: status “accepted”",
        "line 11: unknown reason",
        "1 on differences that this page does not have",
    ):
        assert said in news.inner_text()
    assert status(page, 2) == "confirmed"
    assert "by Ann 2025-11-05 09:40 UTC" in " ".join(opened(page, 2).inner_text().split())
    assert gone in saved(page)


def test_decisions_are_there_after_a_reload_saved_or_not(show: Open) -> None:
    page = at_desk(show)
    press(page, *"jcs")
    context, address = page.context, page.url.split("#")[0]
    page.close()  # as in a crash
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#offer")).to_contain_text("4 decisions made on this page before are back, not saved yet")
    assert waiting(page) == WAITING - 2 and page.inner_text("#unsaved") == "4"
    assert (status(page, 1), status(page, 2)) == ("confirmed", "unsure")
    expect(page.locator("li.line").first).to_contain_text("Confirmed")
    text = saved(page)
    assert len(text.splitlines()) == 4
    page.reload()
    assert page.inner_text("#offer") == "" and page.inner_text("#unsaved") == ""
    assert waiting(page) == WAITING - 2 and saved(page) == text


def test_what_came_back_can_be_thrown_away(show: Open) -> None:
    page = at_desk(show)
    press(page, *"jc")
    context, address = page.context, page.url.split("#")[0]
    page.close()
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Throw away").click()
    assert waiting(page) == WAITING and page.inner_text("#unsaved") == "" and page.inner_text("#offer") == ""
    page.reload()
    assert waiting(page) == WAITING and page.inner_text("#offer") == ""
