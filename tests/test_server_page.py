"""The review's server with real browsers before it: windows see each other's decisions, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from compare.model import Decision
from compare.review.deciding import decision_on
from compare.review.files import FILE, add, read
from tests import samples
from tests.browser import needs_browser
from tests.pages import PHONE, a_browser, barriers, opened, press
from tests.serving import Fixed, Site, decision, in_thread, process, titled

pytestmark = needs_browser
browser_fixture = a_browser
HOSTILE = "<script>window.pwned = 1</script> \" ' & \u2028 \u202eabc\u202c " + "x" * 5000
Come = Callable[..., Page]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A server of one story."""
    with in_thread(Fixed(tmp_path)) as running:
        yield running


@pytest.fixture
def come(browser: Browser) -> Iterator[Come]:
    """Open the address of a site; no page may ask for anything elsewhere, or complain of more than is foreseen."""
    contexts: list[BrowserContext] = []
    said: list[str] = []
    asked: set[str] = set()

    def open_page(address: str, complaint: str = "\0", **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: None if complaint in message.text else said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.add(request.url.partition("?")[0].rpartition(":")[0]))
        page.on("dialog", lambda dialog: dialog.accept())  # it asks before it throws unsaved work away
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert {start for start in asked if not start.startswith(("data", "blob"))} <= {"http://127.0.0.1"}


def status(page: Page, number: int) -> str | None:
    """The status that a card shows."""
    return page.locator(f".card:has(#n{number})").get_attribute("data-status")


def is_status(page: Page, number: int, name: str) -> None:
    """Wait until a card shows the status called `name`."""
    page.wait_for_function(
        "([n, name]) => document.getElementById('n' + n).closest('.card').dataset.status === name", arg=[number, name]
    )


def is_saved(page: Page) -> None:
    """Wait until the page says that all is saved."""
    expect(page.locator("#save")).to_have_text("Saved")


def look_again(page: Page) -> None:
    """Come back to a window, upon which it asks what is new."""
    page.evaluate("dispatchEvent(new Event('focus'))")


def test_two_windows_decide_and_see_each_other(site: Site, come: Come, tmp_path: Path) -> None:
    one = come(site.address)
    two = come(site.address)
    assert "token" not in one.url and one.url.endswith("/1")
    press(one, *"ccd2")
    is_saved(one)
    kept = read(tmp_path).decisions
    assert sorted((d.status, d.reason, d.by) for d in kept) == [
        *[("confirmed", "", "Jane Roe")] * 3, ("dismissed", "legitimate-edit", "Jane Roe")
    ]  # fmt: skip
    look_again(two)
    is_status(two, 1, "confirmed")
    is_status(two, 2, "dismissed")
    press(one, "z")
    is_saved(one)
    look_again(two)
    is_status(two, 2, "open")
    assert [d.status for d in read(tmp_path).decisions] == ["confirmed"] * 3
    assert one.inner_text("#left") == two.inner_text("#left")


def test_deciding_again_at_once_and_taking_it_back(site: Site, come: Come, tmp_path: Path) -> None:
    """Two decisions in one second differ in nothing but their status, and the right one goes."""
    page = come(site.address)
    card = opened(page, 2)
    for name, meant in (("Confirm", "confirmed"), ("Unsure", "unsure"), ("Confirm", "confirmed")):
        card.get_by_role("button", name=name, exact=True).click()
        is_status(page, 2, meant)
        is_saved(page)
        assert [d.status for d in read(tmp_path).decisions] == [meant]
    press(page, "z")
    is_saved(page)
    assert [d.status for d in read(tmp_path).decisions] == ["unsure"]


def test_a_comment_full_of_markup_stays_text(site: Site, come: Come, tmp_path: Path) -> None:
    one, two = come(site.address), come(site.address)
    one.keyboard.press("j")
    one.keyboard.press("m")
    one.fill("#comment", HOSTILE)
    one.keyboard.press("Control+Enter")
    is_saved(one)
    assert read(tmp_path).decisions[0].comment == HOSTILE.strip()
    look_again(two)
    two.reload()
    for page in (one, two):
        expect(page.locator(".decision .comment").first).to_contain_text("<script>window.pwned = 1</script>")
        assert page.evaluate("[window.pwned, document.scripts.length]") == [None, 1]


def test_a_name_is_asked_for_where_none_is_known(come: Come, tmp_path: Path) -> None:
    with in_thread(Fixed(tmp_path), by="") as site:
        page = come(site.address)
        press(page, *"jjc")
        page.fill("#who-name", "Kim Doe")
        page.keyboard.press("Enter")
        is_saved(page)
        assert [d.by for d in read(tmp_path).decisions] == ["Kim Doe"]


def test_the_policy_is_in_force(site: Site, come: Come) -> None:
    page = come(site.address, "violates the following Content Security Policy directive 'script-src")
    answer = page.request.get(page.url)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    blocked = page.evaluate(
        """async () => {
          const seen = new Promise((done) => document.addEventListener('securitypolicyviolation',
            (event) => done(event.effectiveDirective), {once: true}));
          const script = document.createElement('script');
          script.textContent = 'window.pwned = 1';
          document.body.append(script);
          return [await seen, window.pwned ?? null];
        }"""
    )
    assert blocked == ["script-src-elem", None]
    cookies = page.context.cookies(page.url)
    assert [(c["httpOnly"], c["sameSite"]) for c in cookies] == [(True, "Strict")]
    assert page.evaluate("document.cookie") == ""


def test_another_site_gets_nothing(site: Site, come: Come, tmp_path: Path) -> None:
    """A page of another server on this machine can neither read nor write nor frame, whatever it knows."""
    page = come(site.address)
    token = page.get_attribute("meta[name=storydiff-token]", "content")
    (elsewhere := tmp_path / "elsewhere").mkdir()
    with in_thread(Fixed(elsewhere)) as other:
        tried = """async ([port, token]) => {
          const line = JSON.stringify({fp: 'fp1:0123456789abcdef', status: 'confirmed'});
          const headers = {'X-Storydiff-Token': token, 'Content-Type': 'application/json'};
          const tries = [{}, {mode: 'no-cors'}, {method: 'POST', mode: 'no-cors', body: line},
            {method: 'POST', headers, body: line}, {headers, credentials: 'include'}];
          return Promise.all(tries.map((how) => fetch(`http://127.0.0.1:${port}/decisions`, how)
            .then((answer) => answer.text(), () => '')));
        }"""
        plain = page.context.new_page()  # without a policy of its own
        plain.route("**/plain", lambda route: route.fulfill(content_type="text/html", body="<p>plain"))
        plain.goto(other.address.partition("?")[0] + "plain")
        port = site.visitor().port
        assert plain.evaluate(tried, [port, token]) == [""] * 5
        plain.evaluate(
            "(url) => document.body.append(Object.assign(document.createElement('iframe'), {src: url}))", page.url
        )
        plain.wait_for_load_state("networkidle")
        assert [frame.url for frame in plain.frames[1:]] == ["chrome-error://chromewebdata/"]
    assert not (tmp_path / FILE).exists()
    press(page, *"jjc")
    is_saved(page)
    assert len(read(tmp_path).decisions) == 1


def test_edited_articles_are_told_and_compared_anew(site: Site, come: Come, tmp_path: Path) -> None:
    page = come(site.address)
    is_saved(page)
    site.stories[0].edition = "2"
    site.stories[0].report = titled(site.stories[0].report, "As edited")
    look_again(page)
    expect(page.locator("#news")).to_contain_text("have been edited")
    press(page, *"jjc")
    is_saved(page)
    assert len(read(tmp_path).decisions) == 1
    expect(page.locator("#news")).to_contain_text("have been edited")
    page.reload()
    expect(page.locator("#title")).to_have_text("As edited")
    is_saved(page)
    expect(page.locator("#news")).to_have_text("")
    is_status(page, 2, "confirmed")


def test_a_conflict_of_git_is_told_and_outlasted(site: Site, come: Come, tmp_path: Path) -> None:
    page = come(site.address, "status of 409")
    (tmp_path / FILE).write_text("<<<<<<< HEAD\n=======\n>>>>>>> b\n", encoding="utf-8")
    press(page, *"jjc")
    expect(page.locator("#news")).to_contain_text("storydiff review merge")
    expect(page.locator("#save")).to_contain_text("Not saved")
    (tmp_path / FILE).write_text("", encoding="utf-8")
    look_again(page)
    is_saved(page)
    expect(page.locator("#news")).to_have_text("")
    assert len(read(tmp_path).decisions) == 1


def test_what_others_decide_shows(site: Site, come: Come, tmp_path: Path) -> None:
    """Another program's decision, one on a finding that is gone, and a line that nobody can read."""
    page = come(site.address)
    report = site.stories[0].report
    theirs = decision_on(report, report.findings[1], Decision("", "", "", "dismissed", "duplicate", by="Bo"))
    add(tmp_path, replace(theirs, at="2025-11-05T09:40:00Z"))
    add(tmp_path, decision(7))
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write("{\n")
    look_again(page)
    is_status(page, 2, "dismissed")
    press(page, *"jjc")
    is_status(page, 2, "conflict")
    is_saved(page)
    assert len(read(tmp_path).decisions) == 3 and read(tmp_path).unread == ("{",)


def test_a_server_that_died_and_came_back(browser: Browser, tmp_path: Path) -> None:
    """What was decided while it was gone waits in the browser and goes to the next server on the port."""
    started, visitor = process(tmp_path)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{visitor.port}/?token={visitor.entry}")
    press(page, *"jjc")
    is_saved(page)
    started.kill()
    started.communicate(timeout=20)
    page.keyboard.press("c")
    expect(page.locator("#news")).to_contain_text("the server does not answer")
    started, again = process(tmp_path, port=visitor.port)
    look_again(page)
    expect(page.locator("#news")).to_contain_text("an earlier run of storydiff")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"http://127.0.0.1:{again.port}/?token={again.entry}")
    is_saved(page)
    assert [d.status for d in read(tmp_path).decisions] == ["confirmed", "confirmed"]
    context.close()
    started.terminate()
    started.communicate(timeout=20)


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}, {"java_script_enabled": False}])
def test_the_list_of_stories(come: Come, tmp_path: Path, options: dict[str, Any]) -> None:
    folders = [tmp_path / "1", tmp_path / "2"]
    for folder in folders:
        folder.mkdir()
    reports = [titled(samples.seed_report(), "Talks " + HOSTILE[:200]), titled(samples.equal_report(), "Equal")]
    with in_thread(*map(Fixed, folders, reports)) as site:
        page = come(site.address, **options)
        if options.get("java_script_enabled", True):
            assert barriers(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(page.locator(".stories li")).to_have_count(2)
        page.click(".stories a >> nth=0")
        expect(page.locator("#title")).to_contain_text("Talks <script>")
        if options.get("java_script_enabled", True):
            press(page, *"jjc")
            is_saved(page)
        page.get_by_role("link", name="All stories").click()
        told = "1 of" if options.get("java_script_enabled", True) else "0 of"
        expect(page.locator(".stories li").first).to_contain_text(told)


def test_whoever_was_not_let_in_is_told_what_to_do(site: Site, come: Come, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.address.partition("?")[0])
    expect(page.locator("main")).to_contain_text("Open the address that storydiff printed")
    assert barriers(page) == []
    context.close()
