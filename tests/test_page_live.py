"""The page with a server behind it: decisions go there as they are made, and windows see each other's."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from compare.renderers.html import render, render_live
from tests import samples
from tests.browser import needs_browser
from tests.pages import FIXTURES, card, focused, opened, press, status

a_browser, opener = FIXTURES
TOKEN = 'a"token<&'


class Server(ThreadingHTTPServer):
    """A server that keeps decisions in memory as the protocol says; `failing` is what it answers instead."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lines: list[dict[str, Any]] = []
        self.failing: tuple[int, str] | None = None
        self.page = render_live(samples.undecided(samples.seed_report()), TOKEN, "Jane Roe")

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers requests for a `Server`."""

    server: Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name in the library)
        """Say nothing."""

    def do_GET(self) -> None:
        if self.path == "/":
            self._send(200, "text/html; charset=utf-8", self.server.page)
        else:
            self._answer()

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self.server.failing and self.path == "/decisions":
            self.server.lines.append(said)
        elif not self.server.failing:
            self.server.lines = [d for d in self.server.lines if any(d[key] != said[key] for key in said)]
        self._answer()

    def _answer(self) -> None:
        """Give all decisions, or the trouble."""
        assert self.headers["X-Storydiff-Token"] == TOKEN
        code, error = self.server.failing or (200, "")
        self._send(
            code, "application/json", json.dumps({"error": error} if error else {"decisions": self.server.lines})
        )

    def _send(self, code: int, kind: str, body: str) -> None:
        """Send one answer."""
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that runs while a test does."""
    running = Server()
    threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def window(browser: Browser, server: Server) -> Iterator[Page]:
    """A window on the server's page, which may complain of nothing but of answers that say no."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(server.address)
    yield page
    context.close()
    assert errors == []


def said(page: Page) -> str:
    """What the button for saving says."""
    return " ".join(page.inner_text("#save").split())


def test_only_a_page_with_a_server_may_connect() -> None:
    report = samples.seed_report()
    assert "connect-src" not in render(report) and "storydiff-token" not in render(report).split("<style>")[0]
    assert "connect-src 'self'; " in render_live(report, TOKEN).replace("&#39;", "'")


@needs_browser
def test_decisions_are_written_as_they_are_made(window: Page, server: Server) -> None:
    expect(window.locator("#save")).to_contain_text("Saved")
    assert window.inner_text("#reviewer") == "Jane Roe" and window.locator("#rename").is_hidden()
    press(window, *"jcs")
    expect(window.locator("#save .figure")).to_have_text("")
    expect(window.locator("#save")).to_contain_text("Saved")
    confirmed = [("confirmed", "Jane Roe")] * 3  # a line for each of the differences of point 1
    assert [(d["status"], d["by"]) for d in server.lines] == [*confirmed, ("unsure", "Jane Roe")]
    assert focused(window) == 3
    press(window, *"zd3")
    expect(card(window, 2).locator(".decision")).to_contain_text("House style")
    expect(window.locator("#save .word")).to_have_text("Saved")
    assert [d["status"] for d in server.lines] == ["confirmed"] * 3 + ["dismissed"]
    assert window.evaluate("localStorage.length") == 0


@needs_browser
def test_windows_see_each_other(window: Page, server: Server) -> None:
    fp = card(window, 2).locator(".difference").get_attribute("data-fp")
    line = {"fp": fp, "status": "confirmed", "by": "Bo", "at": "2025-11-05T09:40:00Z"}
    server.lines += [line, {"fp": "fp1:00000000deadbeef", "status": "unsure", "by": "Bo"}, {"fp": "nonsense"}]
    window.evaluate("dispatchEvent(new Event('focus'))")
    expect(card(window, 2).locator(".decision")).to_contain_text("by Bo")
    assert status(window, 2) == "confirmed"
    opened(window, 2).get_by_role("button", name="Unsure").click()
    assert status(window, 2) == "conflict"
    expect(window.locator("#save")).to_contain_text("Saved")
    assert len(server.lines) == 4
    server.lines.remove(line)
    window.evaluate("dispatchEvent(new Event('focus'))")
    expect(card(window, 2)).to_have_attribute("data-status", "unsure")


@needs_browser
def test_what_cannot_be_saved_is_told_kept_and_sent_again(window: Page, server: Server) -> None:
    expect(window.locator("#save")).to_contain_text("Saved")
    server.failing = (500, "decisions.jsonl cannot be written: the disk is full")
    press(window, *"jjc")
    expect(window.locator("#news")).to_contain_text("Not saved: decisions.jsonl cannot be written: the disk is full")
    expect(window.locator("#save")).to_contain_text("Not saved 1")
    assert server.lines == []
    context = window.context
    window.close()
    again = context.new_page()
    again.goto(server.address)
    expect(again.locator("#offer")).to_contain_text("1 decision made on this page before is back, not saved yet")
    assert status(again, 2) == "confirmed"
    expect(again.locator("#save")).to_contain_text("Not saved 1")
    server.failing = None
    again.click("#save")
    expect(again.locator("#save")).to_contain_text("Saved")
    assert [d["status"] for d in server.lines] == ["confirmed"]
    assert again.evaluate("localStorage.length") == 0 and again.inner_text("#news") == ""


@needs_browser
def test_a_server_that_is_gone_is_told(window: Page, server: Server) -> None:
    expect(window.locator("#save")).to_contain_text("Saved")
    window.context.set_offline(True)
    press(window, *"jjs")
    expect(window.locator("#news")).to_contain_text("Not saved: the server does not answer")
    assert status(window, 2) == "unsure"
    window.context.set_offline(False)
    expect(window.locator("#save")).to_contain_text("Saved", timeout=10_000)
    assert len(server.lines) == 1
