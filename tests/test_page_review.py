"""Reviewing on the page, in a real browser: decisions by mouse and by key, saved, loaded, and not lost in a crash."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from compare.renderers.html.words import MATCH_WORDS, REASON_WORDS, STATUS_SAYS, STATUS_WORDS
from compare.review.decisions import REASONS, parse, serialise
from tests import samples
from tests.browser import needs_browser
from tests.pages import FIXTURES, ME, Open, at_desk, card, focused, load, saved, shown, status, waiting

pytestmark = needs_browser
a_browser, opener = FIXTURES
WAITING = 9  # findings of the sample that nobody reviewed and that are not equal in meaning


def test_the_words_of_the_page_cover_the_forms_of_a_decision() -> None:
    assert list(REASON_WORDS) == list(REASONS)
    assert set(MATCH_WORDS) == {"", "exact", "value", "variant", "anchor"}
    assert set(STATUS_SAYS) < set(STATUS_WORDS)


def test_thirty_findings_without_the_mouse(show: Open) -> None:
    page = show(samples.seed_report())
    assert waiting(page) == WAITING
    page.keyboard.press("c")  # nothing is looked at yet: the first unreviewed one is, before anything is decided
    assert (focused(page), status(page, 1)) == (1, "open")
    page.keyboard.press("c")
    page.fill("#who-name", ME)
    page.keyboard.press("Enter")
    assert (status(page, 1), focused(page)) == ("confirmed", 2)
    page.keyboard.press("d")
    page.keyboard.press("2")
    assert (status(page, 2), focused(page)) == ("dismissed", 4)
    page.keyboard.press("s")
    assert (status(page, 4), focused(page)) == ("unsure", 5)
    page.keyboard.press("m")
    page.keyboard.type("Hold it against the video,\nfrom minute 2.")
    page.keyboard.press("Control+Enter")
    assert (status(page, 5), focused(page)) == ("unsure", 5)
    assert "from minute 2." in card(page, 5).inner_text()
    page.keyboard.press("c")
    assert status(page, 5) == "confirmed"
    assert "from minute 2." in card(page, 5).inner_text()  # the comment stays with the new decision
    assert waiting(page) == WAITING - 4
    while waiting(page):
        page.keyboard.press("c")
    expect(page.locator("#told")).to_contain_text("Every finding is reviewed")
    assert page.inner_text("#reviewed") == "11 of 11"
    assert page.inner_text("#unsaved") == str(WAITING)
    page.keyboard.press("z")
    assert waiting(page) == 1


def test_a_decision_is_saved_loaded_and_counted(show: Open) -> None:
    page = at_desk(show)
    for key in ("j", "c", "d", "1", "s", "m"):
        page.keyboard.press(key)
    page.fill("#comment", "“Was”, said the agency; see „here“.")
    page.click("#decide summary")
    page.fill("#expires", "2099-12-31")
    page.select_option("#severity", "error")
    page.select_option("#kind", "quote.altered")
    page.click("#decide-do")
    text = saved(page)
    expect(page.locator("#unsaved")).to_have_text("")
    read = parse(text, "decisions.jsonl")
    assert read.problems == () and serialise(read.decisions) == text
    assert {d.by for d in read.decisions} == {ME}
    assert sorted(d.status for d in read.decisions) == ["confirmed", "dismissed", "unsure", "unsure"]
    assert next(d.reason for d in read.decisions if d.status == "dismissed") == "false-positive"
    full = next(d for d in read.decisions if d.comment)
    assert (full.expires, full.severity, full.kind) == ("2099-12-31", "error", "quote.altered")
    assert all(
        d.fv and d.fg and d.sides and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", d.at) for d in read.decisions
    )
    other = show(samples.seed_report())
    load(other, text)
    expect(other.locator("#news")).to_contain_text("4 decisions read")
    assert waiting(other) == WAITING - 4
    assert other.inner_text("#unsaved") == ""
    assert other.inner_text("#statuses [data-q='status:unsure'] .figure") == "2"
    assert saved(other) == text


def test_every_button_of_a_card(show: Open) -> None:
    page = at_desk(show)
    card(page, 1).get_by_role("button", name="Confirm", exact=True).click()
    assert status(page, 1) == "confirmed"
    assert page.evaluate("document.activeElement.textContent") == "Confirm"  # the mouse stays where it is
    card(page, 1).get_by_role("button", name="Unsure").click()
    assert status(page, 1) == "unsure"
    assert page.inner_text("#unsaved") == "1"  # who decides twice has decided once
    card(page, 2).get_by_role("button", name="Dismiss").click()
    page.get_by_role("radio", name="Duplicate").check()
    page.click("#decide-do")
    assert status(page, 2) == "dismissed" and "Duplicate" in card(page, 2).locator(".decision").inner_text()
    card(page, 4).get_by_role("button", name="Comment").click()
    page.get_by_role("radio", name="Confirm").check()
    page.fill("#comment", "Yes.")
    page.get_by_role("button", name="Confirm", exact=True).last.click()
    assert status(page, 4) == "confirmed"
    page.click("[data-act=next]")
    assert focused(page) == 5
    page.click("[data-act=undo]")
    assert (status(page, 4), focused(page)) == ("open", 4)
    page.click("#rename")
    page.fill("#who-name", "Somebody else")
    page.keyboard.press("Enter")
    assert page.inner_text("#reviewer") == "Somebody else"
    card(page, 1).get_by_role("button", name="Confirm", exact=True).click()
    assert status(page, 1) == "conflict"
    assert all(name in card(page, 1).inner_text() for name in (ME, "Somebody else", "do not agree"))


def test_a_form_can_be_left_and_other_asks_for_words(show: Open) -> None:
    page = at_desk(show)
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.press("Escape")
    assert status(page, 1) == "open"
    page.keyboard.press("d")
    page.keyboard.press("Enter")  # no reason yet
    assert page.locator("#decide").is_visible()
    page.keyboard.press("9")
    assert page.evaluate("document.activeElement.id") == "comment"
    page.keyboard.press("Control+Enter")
    assert page.locator("#decide").is_visible() and status(page, 1) == "open"
    page.keyboard.type("1 of them was a joke")  # a figure is a figure here
    page.keyboard.press("Control+Enter")
    assert status(page, 1) == "dismissed" and "1 of them was a joke" in card(page, 1).inner_text()
    page.keyboard.press("c")
    page.keyboard.press("m")
    page.click("#decide [data-close]")
    assert not page.locator("#decide").is_visible()


def test_keys_that_are_switched_off_decide_nothing(show: Open) -> None:
    page = at_desk(show)
    page.keyboard.press("j")
    page.click("#keys")
    page.uncheck("#keys-on")
    page.click("#help-close")
    card(page, 1).focus()
    for key in "cdsuzmoy":
        page.keyboard.press(key)
    assert waiting(page) == WAITING and not page.locator("dialog[open]").count()
    card(page, 1).get_by_role("button", name="Dismiss").click()
    page.keyboard.press("1")
    assert page.locator("#decide").is_visible()


def test_the_filter_follows_decisions_and_shows_its_tokens(show: Open) -> None:
    page = at_desk(show)
    page.fill("#filter", 'status:open !kind:missing "The Morning Ledger"')
    before = shown(page)
    tokens = page.locator("#tokens button")
    assert [t.text_content() for t in tokens.all()] == ["status:open×", "!kind:missing×", '"The Morning Ledger"×']
    page.locator("#filter").blur()
    page.keyboard.press("u")
    page.keyboard.press("c")
    assert shown(page) == before[1:]
    assert focused(page) == int(before[1])
    page.get_by_role("button", name="Take status:open out of the filter").click()
    assert shown(page) != before[1:] and before[0] in shown(page)
    tokens.first.focus()
    page.keyboard.press("Enter")
    assert page.input_value("#filter") == '"The Morning Ledger"'
    tokens.first.click()
    assert page.locator("#tokens").is_hidden() and len(shown(page)) == 12
    page.fill("#filter", "status:unreviewed")
    assert len(shown(page)) == waiting(page) == WAITING - 1
    page.click("#statuses [data-q='status:confirmed']")
    assert page.input_value("#filter") == "status:confirmed" and len(shown(page)) == 2


def test_a_permalink_to_a_finding_that_the_filter_hides(show: Open) -> None:
    page = show(samples.seed_report())
    anchor = page.locator("#note .card").first.get_attribute("id")
    address = page.url
    page.goto("about:blank")
    page.goto(f"{address}#{anchor}&q=sev%3Aerror")
    assert page.evaluate("document.activeElement.id") == anchor
    assert page.input_value("#filter") == ""
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_wrong_lines_of_a_file_are_told_and_the_others_count(show: Open) -> None:
    page = at_desk(show)
    fp = card(page, 1).get_attribute("data-fp")
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
        "1 on findings that this page does not have",
    ):
        assert said in news.inner_text()
    assert status(page, 1) == "confirmed" and "by Ann 2025-11-05 09:40 UTC" in " ".join(
        card(page, 1).inner_text().split()
    )
    assert gone in saved(page)


def test_what_a_crash_left_is_offered_once(show: Open) -> None:
    page = at_desk(show)
    for key in "jcs":
        page.keyboard.press(key)
    context, address = page.context, page.url.split("#")[0]
    page.close()
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#offer")).to_contain_text("2 decisions made on this page before were not saved")
    assert waiting(page) == WAITING
    page.keyboard.press("u")
    page.wait_for_timeout(1100)  # two decisions of one second on one finding are a conflict
    page.keyboard.press("s")  # deciding on does not lose them
    page.close()
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Take back in").click()
    expect(page.locator("#unsaved")).to_have_text("3")
    assert waiting(page) == WAITING - 2
    assert len(saved(page).splitlines()) == 3
    page.reload()
    assert page.inner_text("#offer") == "" and waiting(page) == WAITING
