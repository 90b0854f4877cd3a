"""Texts, decisions and names that try to leave their place: nothing runs, nothing breaks, the policy is in force."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from compare.model import Decision, Report
from compare.renderers.html import render
from compare.review.decisions import parse, serialise
from tests import samples
from tests.browser import needs_browser
from tests.pages import FIXTURES, PHONE, Open, at_desk, barriers, card, load, opened, press, saved, status

pytestmark = needs_browser
a_browser, opener = FIXTURES
EVIL = "".join(samples.HOSTILE[:4])


def hostile_report() -> Report:
    """Make a report with hostile texts on which hostile people decided hostile things, each finding a point."""
    report = samples.hostile_report()
    said = Decision(
        fp=report.findings[0].id, fv="fv1:00000000", fg='"><script>', status="dismissed", reason=EVIL[:90],
        comment=EVIL, by=EVIL, at="</time><script>", expires="2099-01-01", kind=samples.HOSTILE[1],
    )  # fmt: skip
    lone = replace(said, comment=samples.HOSTILE[4], by="\ud800", status="confirmed", sides=())
    findings = (replace(report.findings[0], status="conflict", match="exact", decisions=(said, lone)),)
    return samples.one_each(replace(report, findings=findings + report.findings[1:]))


def check(page: Page) -> None:
    """Nothing of the texts became a part of the page, and its title is the report's."""
    assert page.title().endswith("storydiff")
    assert page.evaluate("document.scripts.length") == 1
    alien = "img, iframe, object, [onmouseover], [onerror], [style]:not(#menu), b[title]"
    assert page.locator(alien).count() == 0


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE}, {"java_script_enabled": False}], ids=str)
def test_hostile_decisions_stay_text(show: Open, options: dict[str, object]) -> None:
    page = show(hostile_report(), **options)
    if options != {"java_script_enabled": False}:
        check(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    comments = page.locator(".decision .comment").all_text_contents()
    assert comments[0] == EVIL.replace("\x00", "")
    assert page.locator(".decision bdi").first.text_content() == EVIL


def test_hostile_words_typed_saved_and_loaded(show: Open) -> None:
    page = show(hostile_report())
    page.click("#rename")
    page.evaluate("name => { document.getElementById('who-name').value = name; }", EVIL)
    page.keyboard.press("Enter")
    opened(page, 2).get_by_role("button", name="Comment").click()
    page.fill("#comment", EVIL)
    page.keyboard.press("Control+Enter")
    check(page)
    assert status(page, 2) == "unsure"
    assert card(page, 2).locator(".comment").text_content() == EVIL.strip()
    text = saved(page)
    mine = next(line for line in text.splitlines() if '"unsure"' in line)
    read = parse(mine, "mine")
    assert read.problems == () and read.decisions[0].comment == EVIL.strip()
    assert serialise(read.decisions) == mine + "\n"
    other = at_desk(show, samples.one_each(samples.hostile_report()))
    load(other, text.replace(mine, mine + "\n" + '{"fp": "<img src=x onerror=alert(1)>", "<b>": 1}'))
    expect(other.locator("#news")).to_contain_text("unknown key “<b>”")
    assert status(other, 2) == "unsure"
    check(other)
    assert other.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_decisions_do_not_stand_in_the_way(show: Open) -> None:
    page = at_desk(show, hostile_report())
    press(page, "j", "m")
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.fill("#filter", '<img src=x onerror=1> status:"conflict"')
    assert page.locator("#tokens button").count() == 4
    check(page)


def test_the_policy_is_in_force(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render(hostile_report()), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    blocked = page.evaluate("""() => new Promise((done) => {
        const said = [];
        document.addEventListener("securitypolicyviolation", (event) => {
            said.push(event.effectiveDirective);
            if (said.length === 3) done(said.sort());
        });
        const script = document.createElement("script");
        script.textContent = "document.title = 'broken'";
        document.body.append(script);
        document.body.setAttribute("style", "color: red");
        fetch("https://x.example/").catch(() => {});
        setTimeout(() => done(said), 3000);
    })""")
    assert blocked == ["connect-src", "script-src-elem", "style-src-attr"]
    assert page.title().endswith("storydiff")
    page.close()
