"""The server of the review: who is let in, what is refused, and that nothing decided is lost."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from compare.cli.review_serve import LOOK
from compare.model import Decision, Report
from compare.review.decisions import write_line
from compare.review.files import FILE, read
from compare.review.server import HOST
from tests import samples
from tests.serving import Fixed, Site, Visitor, decision, in_thread, titled
from tests.strategies import decisions


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A server of one story."""
    with in_thread(Fixed(tmp_path)) as running:
        yield running
        assert running.said == []


@pytest.fixture
def visitor(site: Site) -> Visitor:
    """Somebody who has opened the page."""
    came = site.visitor()
    came.open()
    return came


def test_a_decision_is_written_read_and_taken_back(visitor: Visitor, tmp_path: Path) -> None:
    assert visitor.read().plain == {"decisions": [], "notice": ""}
    made = replace(decision(1), comment="<b>&\u2028“x” \ud800")
    for _ in range(2):  # a request may come twice
        reply = visitor.post(made)
        assert reply.status == 200
        assert reply.plain["decisions"] == [json.loads(write_line(made))]
        assert (tmp_path / FILE).read_text(encoding="utf-8") == write_line(made) + "\n"
    twin = replace(made, status="unsure")  # of the same second
    assert len(visitor.post(twin).plain["decisions"]) == 2
    for _ in range(2):
        assert visitor.post(made, "/undo").plain["decisions"] == [json.loads(write_line(twin))]
    assert read(tmp_path).decisions == (twin,)


def test_any_decision_comes_back_as_it_was(tmp_path: Path) -> None:
    """Else a page would never find its own among those that are saved, and send it again and again."""
    with in_thread(Fixed(tmp_path)) as site:
        visitor = site.visitor()
        visitor.open()

        @settings(max_examples=60)
        @given(decisions())
        def comes_back(made: Decision) -> None:
            made = replace(
                made, by=made.by or "Ann", at=made.at or "2025-11-05T09:40:00Z", fv=made.fv or "fv1:01234567"
            )
            assert visitor.post(made).plain["decisions"] == [json.loads(write_line(made))]
            assert visitor.post(made, "/undo").plain["decisions"] == []

        comes_back()
        assert site.said == []


def test_what_a_page_leaves_out_is_filled_in(site: Site, visitor: Visitor) -> None:
    found = site.stories[0].report.findings[0]
    reply = visitor.post(json.dumps({"fp": found.id, "status": "confirmed", "reason": ""}))
    (line,) = reply.plain["decisions"]
    assert line["by"] == "Jane Roe" and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", line["at"])
    assert line["fv"].startswith("fv1:") and line["fg"].startswith("fg1:") and line["sides"]
    assert site.room.tally == {"confirmed": 1}
    assert 'data-status="confirmed"' in visitor.open().text


def test_somebody_must_have_decided(tmp_path: Path) -> None:
    with in_thread(Fixed(tmp_path), by="") as site:
        visitor = site.visitor()
        visitor.open()
        reply = visitor.post(replace(decision(1), by=""))
        assert (reply.status, "names nobody" in reply.plain["error"]) == (409, True)
        assert visitor.post(decision(1)).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.2:{port}", ""]
)
def test_a_name_that_leads_here_is_not_answered(site: Site, visitor: Visitor, host: str) -> None:
    name = host.format(port=visitor.port)
    for path in (f"/?token={visitor.entry}", f"{visitor.place}1", "/decisions"):
        reply = visitor.ask(path, Host=name, Cookie=visitor.cookie, X_Storydiff_Token=visitor.token)
        assert reply.status in (400, 403) and visitor.token not in reply.text and "Set-Cookie" not in reply.headers
    assert visitor.post(decision(1), Host=name).status in (400, 403)
    assert visitor.read().plain["decisions"] == []
    assert visitor.ask("/decisions", Host=f"localhost:{visitor.port}", X_Storydiff_Token=visitor.token).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://localhost:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
    ],
)
def test_what_another_page_asks_for_is_refused(visitor: Visitor, headers: dict[str, str]) -> None:
    sent = {name: value.format(port=visitor.port) for name, value in headers.items()}
    for path in ("/decisions", "/undo"):
        reply = visitor.post(decision(1), path, **sent)
        assert (reply.status, reply.plain) == (403, {"error": "Another page sent this request."})
    assert visitor.ask("/decisions", X_Storydiff_Token=visitor.token, **sent).status == 403
    assert visitor.ask("/decisions", "OPTIONS", Origin="http://evil.example").status in (403, 405)
    own = {"Origin": f"http://127.0.0.1:{visitor.port}", "Sec_Fetch_Site": "same-origin"}
    assert visitor.post(decision(1), **own).status == 200


@pytest.mark.parametrize("token", ["", "x", "ü", "a" * 5000, "None"])
def test_a_token_that_opens_nothing(site: Site, visitor: Visitor, token: str) -> None:
    """Neither a guess nor the token of another door."""
    for wrong in (token, visitor.entry, site.room.badge, site.room.place, visitor.token[:-1]):
        headers = {"X_Storydiff_Token": wrong.encode().decode("latin-1")}
        assert visitor.ask("/decisions", **headers).status == 403
        assert visitor.post(decision(1), **headers).status == 403
        assert visitor.post(decision(1), "/undo", **headers).status == 403
    for door in (
        "/",
        "/?token=",
        "/?token=x",
        f"/?token={visitor.token}",
        f"/?token={site.room.badge}",
        f"/?x={visitor.entry}",
    ):
        assert visitor.ask(door).status == 403
    for cookie in ("", "x", f"storydiff-{visitor.port}={visitor.entry}", f"storydiff-{visitor.port}="):
        for path in (visitor.place, f"{visitor.place}1"):
            reply = visitor.ask(path, Cookie=cookie)
            assert reply.status == 403 and "Open the address" in reply.text
    assert visitor.read().plain["decisions"] == []


def test_the_ticket_of_a_browser_lets_in_once(site: Site) -> None:
    visitor = site.visitor()
    ticket = site.room.ticket
    assert visitor.ask(f"/?token={ticket}").status == 303
    assert visitor.ask(f"/?token={ticket}").status == 403
    assert visitor.enter().status == visitor.enter().status == 303


def test_the_cookie_goes_nowhere_else(visitor: Visitor) -> None:
    given = visitor.enter().headers["Set-Cookie"].split("; ")
    assert given[0].startswith(f"storydiff-{visitor.port}=")
    assert {*given[1:]} == {"HttpOnly", "SameSite=Strict", f"Path={visitor.place}"}
    assert len(visitor.place) > 10


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "/../../etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd", "/{place}/../../decisions.jsonl",
        "/{place}/decisions.jsonl", "/{place}/1/../../x", "/{place}/..%5c..%5cx", "/{place}/0", "/{place}/2",
        "/{place}/-1", "/{place}/1.5", "/{place}/99999999999999999999", "/{place}/1%00", "/{place}/%EF%BC%92",
        "/{place}/seed", "/favicon.ico", "/decisions/1", "/undo/x", "http://evil.example/decisions", "/{place}/file:///etc/passwd",
    ],
)  # fmt: skip
def test_no_path_leads_to_the_disk(visitor: Visitor, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("root:x:0", encoding="utf-8")
    asked = path.format(place=visitor.place.strip("/")).encode().decode("latin-1")
    reply = visitor.ask(asked, Cookie=visitor.cookie, X_Storydiff_Token="")
    assert reply.status in (400, 403, 404) and "root:x:0" not in reply.text and "Traceback" not in reply.text


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("", "not JSON"), ("{", "not JSON"), ("[]", "not a JSON object"), ("null", "not a JSON object"),
        ('"x"', "not a JSON object"), ("{}", "no fingerprint"), ('{"fp": 1, "status": "confirmed"}', "not a string"),
        ('{"fp": "fp1:0123456789abcdef", "status": "accepted"}', "is none of"),
        ('{"fp": "../../x", "status": "confirmed"}', "no fingerprint"),
        ('{"fp": "fp1:0123456789abcdef", "status": "confirmed", "at": "soon"}', "no time"),
        ('{"fp": "fp1:0123456789abcdef", "status": "confirmed", "sides": [1]}', "sides"),
        ('{"fp": "fp1:0123456789abcdef", "status": "confirmed", "x": ""}', "unknown key"),
        ('{"fp": "fp1:0123456789abcdef", "fp": "", "status": "confirmed"}', "twice"),
        ("[" * 100_000, "nested"), (f'{{"fp": {"9" * 5000}}}', "cannot be read"), (b"\xff\xfe{}", "not UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_decision_is_one_clear_line(visitor: Visitor, tmp_path: Path, body: str | bytes, says: str) -> None:
    for path in ("/decisions", "/undo"):
        reply = visitor.post(body, path)
        assert reply.status == 400 and says in reply.plain["error"] and "\n" not in reply.plain["error"]
    assert list(tmp_path.iterdir()) == []


def test_only_json_of_a_bounded_length(visitor: Visitor) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        assert visitor.post(decision(1), Content_Type=kind).status == 415
    long = replace(decision(1), comment="x" * 1_000_000)
    reply = visitor.post(long)
    assert reply.status == 413 and reply.plain["error"]
    assert visitor.post(replace(long, comment="x" * 900_000)).status == 200
    with socket.create_connection((HOST, visitor.port), timeout=20) as raw:  # told without reading it
        raw.sendall(f"POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Length: {10**12}\r\n\r\n".encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 413")
    assert visitor.ask("/", X_Long="x" * 40_000).status == 431


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_other_methods_are_not_allowed(visitor: Visitor, method: str) -> None:
    for path in ("/", visitor.place, f"{visitor.place}1", "/decisions", "/undo"):
        reply = visitor.ask(path, method, Cookie=visitor.cookie, X_Storydiff_Token=visitor.token)
        assert reply.status == 405 and "Access-Control-Allow-Origin" not in reply.headers
    assert visitor.ask("/undo", X_Storydiff_Token=visitor.token).headers["Allow"] == "POST"
    assert visitor.ask("/", "POST").status == 405


@pytest.mark.parametrize(
    "noise", [b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n", b"\0" * 100, b"GET / HTTP/1.1\r\nHost", b""]
)
def test_noise_does_not_stop_it(visitor: Visitor, noise: bytes) -> None:
    raw = [socket.create_connection((HOST, visitor.port), timeout=20) for _ in range(10)]
    for one in raw:
        one.sendall(noise)
    assert visitor.read().status == 200
    for one in raw:
        one.close()
    assert visitor.read().status == 200


def test_every_answer_is_sealed(visitor: Visitor) -> None:
    replies = [visitor.open(), visitor.read(), visitor.enter(), visitor.ask("/x"), visitor.post("{"), visitor.ask("/")]
    for reply in replies:
        assert reply.headers["Cache-Control"] == "no-store"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert reply.headers["Referrer-Policy"] == "no-referrer"
        assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
        assert "Server" not in reply.headers and "Access-Control-Allow-Origin" not in reply.headers
    assert visitor.entry not in replies[0].text, "the address does not stand in the page"


def test_a_defect_is_told_and_shows_nothing(tmp_path: Path) -> None:
    def broken(report: Report, token: str, by: str, home: str) -> str:
        raise RuntimeError("secret")

    with in_thread(Fixed(tmp_path), look=LOOK._replace(story=broken)) as site:
        visitor = site.visitor()
        visitor.enter()
        reply = visitor.ask(f"{visitor.place}1", Cookie=visitor.cookie)
        assert reply.status == 500 and "secret" not in reply.text and "Traceback" not in reply.text
        assert site.said == [f"unexpected RuntimeError while answering GET {visitor.place}1: secret"]


def test_stories_are_listed_and_kept_apart(tmp_path: Path) -> None:
    reports = [titled(samples.seed_report(), "Talks <i>&"), titled(samples.equal_report(), "Equal")]
    unread = Report("x", "Broken", "same-story", 0.0, "", (), (), (), unread=("x: no article files",))
    folders = [tmp_path / str(n) for n in range(3)]
    for folder in folders:
        folder.mkdir()
    with in_thread(*map(Fixed, folders, [*reports, unread])) as site:
        one, two = site.visitor(), site.visitor()
        one.enter()
        listed = one.ask(one.place, Cookie=one.cookie).text
        left = sum(p.severity != "hidden" for p in reports[0].points)
        assert "Talks &lt;i&gt;&amp;" in listed and f"{left} to review" in listed
        assert "No differences" in listed and "Cannot be compared" in listed and "x: no article files" in listed
        assert re.findall(r'<a href="(\d)">', listed) == ["1", "2", "3"]
        assert f'href="{one.place}"' in one.open(1).text
        assert "x: no article files" in one.open(3).text
        assert one.read().status == 200
        one.open(1)
        two.open(2)
        one.post(decision(1)), two.post(decision(2))
        assert (one.read().lines, two.read().lines) == ({"fp1:0000000000000001 Ann"}, {"fp1:0000000000000002 Ann"})
        assert [len(read(folder).decisions) for folder in folders] == [1, 1, 0]


def test_an_edit_of_the_articles_is_told_to_pages_made_before(site: Site, visitor: Visitor) -> None:
    site.stories[0].edition = "2"
    site.stories[0].report = titled(site.stories[0].report, "As edited")
    assert "have been edited" in visitor.read().plain["notice"]
    told = visitor.post(decision(1)).plain
    assert len(told["decisions"]) == 1 and "have been edited" in told["notice"]
    other = site.visitor()
    assert "As edited" in other.open().text
    assert other.read().plain["notice"] == "" and other.read().lines == visitor.read().lines
