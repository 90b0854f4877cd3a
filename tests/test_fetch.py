"""Fetching from real servers on loopback, good and bad; nothing here leaves this machine."""

from __future__ import annotations

import gzip
import hashlib
import socket
import ssl
import time
import tomllib
import zlib
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from compare.articles import read_story
from compare.cli import main
from compare.errors import InputError
from compare.fetching import Getter, Limits, addresses
from compare.fetching.addresses import is_public, parse
from tests.servers import Handler, Site, answer, serving, to

Capture = pytest.CaptureFixture[str]

HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Old bridge shut | The Courier</title>'
    '<meta property="og:site_name" content="The Courier"><meta name="author" content="Asha Menon">'
    '<meta property="article:published_time" content="2025-03-03T10:30:00+05:30"></head><body><article>'
    "<h1>Old bridge shut</h1>"
)
PROSE = (
    "<p>The city closed its oldest bridge on Monday, and the mayor said that it will stay shut for nine months.</p>"
    "<p>Engineers had found cracks in the steel, which they called “deep”. Ferries are to run every 15 minutes.</p>"
    "<p>Nobody knows how long the ferries will last, she added, and nobody has asked the people on the far bank.</p>"
)
PAGE = f"{HEAD}{PROSE}</article></body></html>".encode()
TEXT_START = "Old bridge shut\nThe city closed its oldest bridge on Monday"
QUICK = Limits(bytes=200_000, seconds=1.0, connect=0.5, wait=0.5, redirects=3)


def trickle(handler: Handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not handler.site.over.wait(0.05):
        handler.raw(b"a")


def trickle_headers(handler: Handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not handler.site.over.wait(0.05):
        handler.raw(b"a")


def silence(handler: Handler) -> None:
    handler.site.over.wait(5)


def endless(handler: Handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not handler.site.over.is_set():
        handler.raw(b"<p>and so on</p>" * 1000)


def truncated(handler: Handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n" + PAGE)


def broken_chunk(handler: Handler) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\nabc")


def bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()


SITE = {
    "/bridge": answer(PAGE),
    "/moved": to("/bridge", 301),
    "/chain0": to("/chain1"), "/chain1": to("/chain2"), "/chain2": to("/chain3"), "/chain3": to("/chain4"),
    "/circle": to("/circle2", 307), "/circle2": to("/circle", 308),
    "/file": to("file:///etc/hostname"), "/ftp": to("ftp://127.0.0.1/x"), "/script": to("javascript:alert(1)"),
    "/login": to("http://a:b@127.0.0.1/"),
    "/trickle": trickle, "/headers": trickle_headers, "/silence": silence, "/endless": endless,
    "/large": answer(b"<p>" + b"a" * 300_000), "/truncated": truncated, "/chunk": broken_chunk,
    "/bomb": answer(bomb(), Content_Encoding="gzip"), "/packed": answer(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/nogzip": answer(PAGE, Content_Encoding="gzip"),
    "/nothttp": lambda h: h.raw(b"220 smtp.example ready\r\n"),
    "/nothing": lambda h: None,
    "/manyheaders": lambda h: h.raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"),
    "/picture": answer(b"\x89PNG", "image/png"), "/pdf": answer(b"%PDF-1.7", "application/pdf"),
    "/untyped": answer(PAGE, None), "/octets": answer(b"\x00\x01", "application/octet-stream"),
    "/empty": answer(b""), "/blank": answer(b" \n "), "/plain": answer(b"Plain words of an article.", "text/plain"),
    "/latin": answer(PAGE.decode().replace('charset="utf-8"', "").encode("cp1252"), "text/html; charset=iso-8859-1"),
    **{f"/{status}": answer(b"<p>no</p>", status=status) for status in (401, 402, 403, 410, 418, 429, 451, 500, 503)},
}  # fmt: skip


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(SITE) as started:
        yield started


@pytest.fixture
def getter() -> Getter:
    return Getter(QUICK, allow_private=True)


def why(getter: Getter, url: str) -> str:
    with pytest.raises(InputError) as caught:
        getter.get(url)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    return str(caught.value)


# What is fetched


@pytest.mark.parametrize("path", ["/bridge", "/moved", "/packed", "/untyped"])
def test_a_page_comes_as_it_is(site: Site, getter: Getter, path: str) -> None:
    answered = getter.get(site.url(path))
    assert answered.body == PAGE
    assert answered.kind == "text/html"
    assert answered.url == site.url("/bridge" if path == "/moved" else path)


def test_who_asks_is_said_with_the_version(site: Site, getter: Getter) -> None:
    getter.get(site.url("/bridge?a=1"[:7]))
    _, headers = site.asked[-1]
    assert headers["User-Agent"].startswith("storydiff/0.")
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert "Cookie" not in headers


def test_the_servers_charset_is_kept(site: Site, getter: Getter) -> None:
    assert getter.get(site.url("/latin")).charset == "iso-8859-1"


# What is not


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/chain0", "more than 3 redirects"), ("/circle", "lead in a circle"),
        ("/file", "only http and https"), ("/ftp", "only http and https"), ("/script", "only http and https"),
        ("/login", "user name or password"),
        ("/silence", "was silent for 0.5 s"), ("/endless", "larger than 0.2 MB"), ("/large", "larger than 0.2 MB"),
        ("/bomb", "larger than 0.2 MB"), ("/truncated", "broke off"), ("/chunk", "broke off"),
        ("/nogzip", "packed wrongly"), ("/nothttp", "not HTTP"), ("/nothing", "not HTTP"),
        ("/manyheaders", "not HTTP"),
        ("/picture", "image/png, where a page was expected"), ("/pdf", "application/pdf"), ("/octets", "octet-stream"),
        ("/empty", "empty page"), ("/blank", "empty page"),
        ("/401", "login (401)"), ("/402", "payment (402)"), ("/403", "without a subscription (403)"),
        ("/absent", "no such page (404)"), ("/410", "taken away (410)"), ("/418", "status 418"),
        ("/429", "fewer requests (429)"), ("/451", "legal reasons"), ("/500", "server failed (500)"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_told_in_one_line(site: Site, getter: Getter, path: str, reason: str) -> None:
    message = why(getter, site.url(path))
    assert reason in message
    assert message.startswith(f"{site.url(path)}: ")


@pytest.mark.parametrize("path", ["/trickle", "/headers"])
def test_a_server_that_never_ends_is_left_when_the_time_is_over(site: Site, getter: Getter, path: str) -> None:
    start = time.monotonic()
    assert "took longer than 1 s" in why(getter, site.url(path))
    assert time.monotonic() - start < 2.5


def test_a_bomb_is_not_unpacked(site: Site, getter: Getter) -> None:
    import tracemalloc

    tracemalloc.start()
    try:
        why(getter, site.url("/bomb"))
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_nobody_listens(getter: Getter) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "robots.txt cannot be had: no connection" in why(getter, f"http://127.0.0.1:{port}/")
    refused = why(Getter(QUICK, allow_private=True, ignore_robots=True), f"http://127.0.0.1:{port}/")
    assert "no connection" in refused and "within" not in refused  # it did not take that long


# Addresses


@pytest.mark.parametrize(
    "url",
    [
        "", "bridge", "//x.example/a", "ftp://x.example/", "file:///etc/passwd", "data:text/html,hi", "gopher://x/",
        "http://", "http:///a", "http://x.example:99999/", "http://x.example:0/", "http://x.example:a/",
        "http://[::1/", "http://user:pw@x.example/", "http://good.example\\@127.0.0.1/", "http://x y/",
        "http://" + "a" * 300 + ".example/", "http://x.example/" + "a" * 5000, "http://..", "http://\u2100/",
        "http://x.example/\udcff", "http://x.example/?\udcff",
    ],
)  # fmt: skip
def test_no_address_to_fetch(url: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(url)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("url", "is_then"),
    [
        ("HTTP://X.Example", "http://x.example/"), ("https://x.example:443/a", "https://x.example/a"),
        ("http://x.example:8080/ä b?q=ü#part", "http://x.example:8080/%C3%A4%20b?q=%C3%BC"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"), ("http://[2001:db8::1]:81/", "http://[2001:db8::1]:81/"),
        ("  https://x.example/a%20b  ", "https://x.example/a%20b"),
    ],
)  # fmt: skip
def test_addresses_have_one_form(url: str, is_then: str) -> None:
    assert parse(url).url == is_then
    assert parse(is_then).url == is_then


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_told_to_be_none(text: str) -> None:
    for url in (text, f"http://x.example/{text}", f"http://{text}/"):
        try:
            found = parse(url)
        except InputError:
            continue
        assert found.scheme in {"http", "https"}
        assert found.url.isascii()
        assert not any(c.isspace() or ord(c) < 32 for c in found.url)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.1", "172.16.9.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.1.1",
        "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1",
        "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001:db8::1", "::7f00:1", "2001::1", "4000::1",
    ],
)  # fmt: skip
def test_what_is_not_on_the_public_net(number: str) -> None:
    assert not is_public(ip_address(number))


@pytest.mark.parametrize(
    "number", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808", "2002:808:808::"]
)
def test_what_is_on_the_public_net(number: str) -> None:
    assert is_public(ip_address(number))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_this_machine_is_not_asked(site: Site, host: str) -> None:
    before = len(site.asked)
    message = why(Getter(QUICK), site.url("/bridge", host))
    assert "not on the public internet" in message or "no machine of the name" in message or "robots.txt" in message
    assert "not on the public internet" in why(Getter(QUICK, ignore_robots=True), site.url("/bridge"))
    assert len(site.asked) == before


@pytest.fixture
def loopback_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 alone counts as public, so that a server can be reached while others are still refused."""
    monkeypatch.setattr(addresses, "is_public", lambda number: str(number) == "127.0.0.1")


@pytest.mark.parametrize(
    "target", ["http://127.0.0.2/", "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/"]
)
def test_a_redirect_into_the_local_net_is_not_followed(loopback_is_public: None, target: str) -> None:
    with serving({"/away": to(target)}) as site:
        assert "not on the public internet" in why(Getter(QUICK), site.url("/away"))


def named(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names lead to `answers`, one after the other; gives the names that are asked for."""
    asked: list[str] = []

    real = socket.getaddrinfo

    def look_up(host: str, port: int, *others: Any, **options: Any) -> list[Any]:
        if host[0].isdigit():
            return real(host, port, *others, **options)
        asked.append(host)
        numbers = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_a_name_is_resolved_once_and_the_connection_goes_there(
    loopback_is_public: None, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    asked = named(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
    found = Getter(QUICK, ignore_robots=True).get(site.url("/bridge", "rebinding.example"))
    assert found.body == PAGE
    assert asked == ["rebinding.example"]
    assert site.asked[-1][1]["Host"] == f"rebinding.example:{site.port}"


def test_one_private_number_among_public_ones_is_enough(
    loopback_is_public: None, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    named(monkeypatch, ["127.0.0.1", "10.0.0.1"])
    assert "10.0.0.1" in why(Getter(QUICK, ignore_robots=True), site.url("/bridge", "mixed.example"))


def test_the_next_machine_is_tried(monkeypatch: pytest.MonkeyPatch, site: Site, getter: Getter) -> None:
    named(monkeypatch, ["127.0.0.3", "127.0.0.1"])
    assert getter.get(site.url("/bridge", "two.example")).body == PAGE


def test_a_resolver_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def dawdle(*_: Any, **__: Any) -> list[Any]:
        time.sleep(1)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", dawdle)
    limits = Limits(seconds=0.3, connect=0.2)
    assert "not found within" in why(Getter(limits, ignore_robots=True), "http://slow.example/")


# Certificates


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def safe_site(authority: trustme.CA) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("courier.example").configure_cert(context)
    with serving(SITE, context) as started:
        yield started


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_the_certificate_is_that_of_the_name_though_the_number_is_called(
    monkeypatch: pytest.MonkeyPatch, authority: trustme.CA, safe_site: Site
) -> None:
    named(monkeypatch, ["127.0.0.1"])
    getter = Getter(QUICK, allow_private=True, trust=trusting(authority))
    assert getter.get(safe_site.url("/bridge", "courier.example", "https")).body == PAGE
    assert "certificate" in why(
        Getter(QUICK, allow_private=True, ignore_robots=True, trust=trusting(authority)),
        safe_site.url("/bridge", "other.example", "https"),
    )
    unknown = Getter(QUICK, allow_private=True, ignore_robots=True)
    assert "certificate" in why(unknown, safe_site.url("/bridge", "courier.example", "https"))


def test_no_redirect_leads_out_of_encryption(
    monkeypatch: pytest.MonkeyPatch, authority: trustme.CA, safe_site: Site, site: Site
) -> None:
    named(monkeypatch, ["127.0.0.1"])
    safe_site.pages["/down"] = to(site.url("/bridge"))
    getter = Getter(QUICK, allow_private=True, trust=trusting(authority))
    assert "not encrypted" in why(getter, safe_site.url("/down", "courier.example", "https"))


def test_a_server_without_encryption_where_some_is_expected(site: Site) -> None:
    getter = Getter(QUICK, allow_private=True, ignore_robots=True)
    assert "no safe connection" in why(getter, site.url("/bridge", scheme="https"))


def test_time_is_over_under_encryption_too(
    monkeypatch: pytest.MonkeyPatch, authority: trustme.CA, safe_site: Site
) -> None:
    named(monkeypatch, ["127.0.0.1"])
    getter = Getter(QUICK, allow_private=True, trust=trusting(authority))
    assert "took longer than 1 s" in why(getter, safe_site.url("/trickle", "courier.example", "https"))


# robots.txt


def rules(text: str, status: int = 200) -> dict[str, Any]:
    return {**SITE, "/robots.txt": answer(text.encode(), "text/plain", status)}


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("User-agent: *\nDisallow: /\n", False),
        ("User-agent: storydiff\nDisallow: /bridge\n", False),
        ("User-agent: StoryDiff\nDisallow: /*idge$\n", False),
        ("User-agent: *\nDisallow: /\nAllow: /bridge\n", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: storydiff\nDisallow:\n", True),
        ("User-agent: other\nDisallow: /\n", True),
        ("<html>not a robots.txt</html>", True),
        ("", True),
    ],
)
def test_a_site_says_what_programs_may_fetch(getter: Getter, text: str, allowed: bool) -> None:
    with serving(rules(text)) as site:
        if allowed:
            assert getter.get(site.url("/bridge")).body == PAGE
        else:
            assert "robots.txt does not let" in why(getter, site.url("/bridge"))
            assert [path for path, _ in site.asked] == ["/robots.txt"]
            getter = Getter(QUICK, allow_private=True, ignore_robots=True)
            assert getter.get(site.url("/bridge")).body == PAGE


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)])
def test_a_site_whose_rules_cannot_be_had(getter: Getter, status: int, allowed: bool) -> None:
    with serving(rules("User-agent: *\nDisallow: /", status)) as site:
        if allowed:
            assert getter.get(site.url("/bridge")).body == PAGE
        else:
            assert "robots.txt cannot be had" in why(getter, site.url("/bridge"))


def test_the_rules_are_asked_for_once_and_on_every_site_of_a_chain(getter: Getter) -> None:
    with serving(rules("User-agent: *\nDisallow: /bridge")) as forbidding, serving(SITE) as site:
        site.pages["/away"] = to(forbidding.url("/bridge"))
        getter.get(site.url("/bridge"))
        assert "robots.txt does not let" in why(getter, site.url("/away"))
        assert [path for path, _ in site.asked].count("/robots.txt") == 1
        assert [path for path, _ in forbidding.asked] == ["/robots.txt"]


def test_endless_rules_are_cut(getter: Getter) -> None:
    with serving({**SITE, "/robots.txt": endless}) as site:
        assert getter.get(site.url("/bridge")).body == PAGE


# The command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741000000")
    return tmp_path


def fetch(*arguments: str) -> int:
    return main(["fetch", *arguments, "--allow-private", "--timeout", "5"])


def manifest(story: str = "bridge") -> dict[str, Any]:
    return tomllib.loads((Path("seeds") / story / "story.toml").read_text(encoding="utf-8"))


def test_text_page_and_origin_are_saved(site: Site, folder: Path, capsys: Capture) -> None:
    assert fetch(site.url("/moved"), "--story", "bridge") == 0
    (source,) = manifest()["source"]
    text, page = (Path("seeds/bridge") / source[key] for key in ("path", "page"))
    assert text.read_text(encoding="utf-8").startswith(TEXT_START)
    assert page.read_bytes() == PAGE
    assert text.stem == page.stem
    assert source["sha256"] == hashlib.sha256(text.read_bytes()).hexdigest()
    assert source["page_sha256"] == hashlib.sha256(PAGE).hexdigest()
    assert (source["id"], source["publisher"], source["byline"]) == ("a", "The Courier", "Asha Menon")
    assert (source["url"], source["headline"], source["lang"]) == (site.url("/bridge"), "Old bridge shut", "en")
    assert source["published"].isoformat() == "2025-03-03T10:30:00+05:30"
    assert source["fetched"].isoformat() == "2025-03-03T11:06:40+00:00"
    out, err = capsys.readouterr()
    assert out == f"saved {text.as_posix()} as a, 61 words from {site.url('/bridge')}\n"
    assert err == ""


def test_what_is_saved_can_be_compared(site: Site, folder: Path) -> None:
    assert fetch(site.url("/bridge"), site.url("/plain"), "--story", "bridge") == 0
    story = read_story(["seeds/bridge"])
    assert [article.id for article in story.articles] == ["a", "b"]
    assert story.articles[0].published == "2025-03-03T10:30:00+05:30"
    assert not story.unread
    path = Path(story.articles[0].path)
    path.write_text(path.read_text(encoding="utf-8").replace("nine", "ten"), encoding="utf-8")
    assert any("edited since it was fetched" in line for line in read_story(["seeds/bridge"]).articles[0].warnings)


def test_what_people_wrote_stays(site: Site, folder: Path) -> None:
    written = (
        '# ours\ntitle = "The bridge"   # keep\n\n[[source]]\nid = "post" # first\npath = "post.txt"\n'
        'publisher = "The Post"\n\n[[source]]\nid = "a"\npath = "own.txt"\n'
        f'url = "{site.url("/bridge")}"\nheadline = "Our own headline"  # by hand\n'
    )
    story = Path("seeds/bridge")
    story.mkdir(parents=True)
    (story / "story.toml").write_text(written)
    (story / "post.txt").write_text("The post says so.")
    assert fetch(site.url("/bridge"), site.url("/plain"), "--story", "bridge") == 0
    now = (story / "story.toml").read_text()
    lines = iter(now.splitlines())
    assert all(line in lines for line in written.splitlines())  # all of them, in their order
    assert now.count("\n\n[[source]]\n") == 3
    first, second, third = manifest()["source"]
    assert first == {"id": "post", "path": "post.txt", "publisher": "The Post"}
    assert (second["headline"], second["publisher"]) == ("Our own headline", "The Courier")
    assert (third["id"], third["url"]) == ("b", site.url("/plain"))
    assert (story / "own.txt").read_text().startswith(TEXT_START)


def test_files_that_were_sources_without_a_manifest_stay_sources(site: Site, folder: Path) -> None:
    story = Path("seeds/bridge")
    story.mkdir(parents=True)
    (story / "post.txt").write_text("The post says so. " * 30)
    assert fetch(site.url("/bridge"), "--story", "bridge") == 0
    assert manifest()["source"][0]["path"] == "post.txt"
    assert [article.id for article in read_story(["seeds/bridge"]).articles] == ["a", "b"]


def test_records_that_were_sources_without_a_manifest_stay_sources(site: Site, folder: Path) -> None:
    story = Path("seeds/bridge")
    story.mkdir(parents=True)
    (story / "heap.jsonl").write_text('{"text": "One of the two."}\n{"text": "The other of the two."}\n')
    assert fetch(site.url("/bridge"), "--story", "bridge") == 0
    assert [source["path"] for source in manifest()["source"]][:2] == ["heap.jsonl#1", "heap.jsonl#2"]


def test_a_saved_page_of_ones_own_is_not_replaced_by_text(site: Site, folder: Path, capsys: Capture) -> None:
    story = Path("seeds/bridge")
    story.mkdir(parents=True)
    (story / "own.html").write_bytes(PAGE)
    (story / "story.toml").write_text(f'[[source]]\npath = "own.html"\nurl = "{site.url("/bridge")}"\n')
    assert fetch(site.url("/bridge"), "--story", "bridge", "--force") == 3
    assert "is in the story already, as seeds/bridge/own.html" in capsys.readouterr().err
    assert (story / "own.html").read_bytes() == PAGE


def test_a_story_that_cannot_be_written_is_told(site: Site, folder: Path, capsys: Capture) -> None:
    Path("seeds").write_text("a file")
    assert fetch(site.url("/bridge"), "--story", "bridge") == 3
    assert "cannot be" in capsys.readouterr().err


def test_again_changes_nothing_and_a_changed_article_needs_force(folder: Path, capsys: Capture) -> None:
    with serving({"/bridge": answer(PAGE)}) as site:
        url = site.url("/bridge")
        assert fetch(url, "--story", "bridge") == 0
        before = {path: path.read_bytes() for path in Path("seeds/bridge").iterdir()}
        assert fetch(url, "--story", "bridge") == 0
        assert "unchanged" in capsys.readouterr().out
        site.pages["/bridge"] = answer(PAGE.replace(b"nine months", b"ten months"))
        assert fetch(url, "--story", "bridge") == 3
        assert "--force replaces it" in capsys.readouterr().err
        assert {path: path.read_bytes() for path in Path("seeds/bridge").iterdir()} == before
        assert fetch(url, "--story", "bridge", "--force") == 0
        assert "replaced" in capsys.readouterr().out
    (source,) = manifest()["source"]
    text = Path("seeds/bridge") / source["path"]
    assert "ten months" in text.read_text(encoding="utf-8")
    assert source["sha256"] == hashlib.sha256(text.read_bytes()).hexdigest()


def test_what_fails_does_not_keep_the_rest_from_being_saved(site: Site, folder: Path, capsys: Capture) -> None:
    assert fetch(site.url("/403"), site.url("/bridge"), site.url("/absent"), "--story", "bridge") == 3
    assert len(manifest()["source"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert len(err.splitlines()) == 2
    assert "(403)" in err
    assert not [path for path in Path("seeds/bridge").iterdir() if path.name.startswith(".")]


def test_two_addresses_of_one_name_get_two_files(folder: Path) -> None:
    with serving({"/2025/bridge.html": answer(PAGE), "/2024/bridge.html": answer(PAGE)}) as site:
        assert fetch(site.url("/2025/bridge.html"), site.url("/2024/bridge.html"), "--story", "bridge") == 0
    assert [source["path"] for source in manifest()["source"]] == ["127-0-0-1-bridge.txt", "127-0-0-1-bridge-2.txt"]


def test_doubts_are_told(folder: Path, capsys: Capture) -> None:
    walled = PAGE.replace(
        b"</head>",
        b'<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script></head>',
    )
    with serving({"/a": answer(walled), "/b": answer(PAGE, "text/html; charset=iso-8859-1")}) as site:
        assert fetch(site.url("/a"), site.url("/b"), "--story", "bridge", "--ignore-robots") == 0
    err = capsys.readouterr().err
    assert "not free to read" in err
    assert "says that its charset is iso-8859-1, but is UTF-8" in err
    assert "robots.txt is not asked" in err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--story", "s"], "no address given"), (["http://x.example/"], "no story given"),
        (["http://x.example/", "--story", "../s"], "not the name of a story"),
        (["http://x.example/", "--story", "."], "not the name of a story"),
        (["http://x.example/", "--story", "s", "--list", "f.xml"], "--list only lists"),
        (["http://x.example/", "--story", "s", "--timeout", "-1"], "number of seconds"),
        (["http://x.example/", "--story", "s", "--timeout", "x"], "number of seconds"),
    ],
)  # fmt: skip
def test_wrong_usage(folder: Path, capsys: Capture, arguments: list[str], reason: str) -> None:
    assert main(["fetch", *arguments]) == 2
    assert reason in capsys.readouterr().err
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("content", "reason"),
    [("title = ", "not valid TOML"), ("source = 'x'", "no tables"), ("source = [{path = 'a.txt'}]", "no tables")],
)
def test_a_manifest_that_cannot_be_extended_is_left_alone(
    site: Site, folder: Path, capsys: Capture, content: str, reason: str
) -> None:
    story = Path("seeds/bridge")
    story.mkdir(parents=True)
    (story / "story.toml").write_text(content)
    assert fetch(site.url("/bridge"), "--story", "bridge") == 3
    assert reason in capsys.readouterr().err
    assert [path.name for path in story.iterdir()] == ["story.toml"]
    assert (story / "story.toml").read_text() == content


# Lists

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Old bridge shut</title><link>https://courier.example/bridge</link>
<pubDate>Mon, 03 Mar 2025 10:30:00 GMT</pubDate></item>
<item><title>Ferries &amp; \x1b[2J buses</title><link>https://courier.example/ferries</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Old bridge shut</title>
<link href="https://courier.example/bridge"/><updated>2025-03-03T10:30:00Z</updated></entry></feed>"""


@pytest.mark.parametrize("feed", [RSS.replace(b"\x1b[2J", b""), ATOM])
def test_a_feed_is_listed(folder: Path, capsys: Capture, feed: bytes) -> None:
    Path("feed.xml").write_bytes(feed)
    assert main(["fetch", "--list", "feed.xml"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0] == "   1  2025-03-03T10:30  Old bridge shut  https://courier.example/bridge"
    with serving({"/feed": answer(feed, "application/rss+xml")}) as site:
        assert fetch("--list", site.url("/feed")) == 0
    assert capsys.readouterr().out.splitlines() == listed
    assert not Path("seeds").exists()


@pytest.mark.parametrize("content", [b"", b"words", PAGE, RSS[:40], b"\x00\xff" * 50])
def test_what_is_no_feed_is_told(folder: Path, capsys: Capture, content: bytes) -> None:
    Path("feed.xml").write_bytes(content)
    code = main(["fetch", "--list", "feed.xml"])
    out, err = capsys.readouterr()
    assert (code == 3 and "not a feed" in err) or (code == 0 and out == "nothing is listed\n")


def test_a_feed_of_entities_is_no_bomb(folder: Path, capsys: Capture) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'
        '<rss version="2.0"><channel><title>&l11;</title></channel></rss>'
    )
    Path("feed.xml").write_text(bomb)
    Path("secret").write_text("hidden")
    start = time.process_time()
    assert main(["fetch", "--list", "feed.xml"]) in {0, 3}
    Path("feed.xml").write_text(
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "secret">]>'
        '<rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'
    )
    main(["fetch", "--list", "feed.xml"])
    assert "hidden" not in capsys.readouterr().out
    assert time.process_time() - start < 5


def test_a_feed_cannot_write_to_the_terminal(folder: Path, capsys: Capture) -> None:
    Path("feed.xml").write_bytes(RSS)
    main(["fetch", "--list", "feed.xml"])
    assert "\x1b" not in capsys.readouterr().out


def archive(path: Path) -> None:
    import io

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for url, status, kind, body in (
            ("https://courier.example/picture", "200 OK", "image/png", b"x"),
            ("https://courier.example/gone", "404 Not Found", "text/html", b"gone"),
            ("https://courier.example/first", "200 OK", "text/html", b"<p>Hello</p>"),
            ("https://courier.example/bridge", "200 OK", "text/html; charset=utf-8", PAGE),
        ):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=io.BytesIO(body), http_headers=headers,
                    warc_headers_dict={"WARC-Date": "2025-03-03T12:00:00Z"},
                )
            )  # fmt: skip


@pytest.mark.parametrize("name", ["kept.warc", "kept.warc.gz"])
def test_an_archive_is_listed_and_picked_from(folder: Path, capsys: Capture, name: str) -> None:
    archive(Path(name))
    assert main(["fetch", "--list", name]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "   1  2025-03-03T12:00  https://courier.example/first",
        "   2  2025-03-03T12:00  https://courier.example/bridge",
    ]
    assert main(["fetch", f"{name}#2", "--story", "bridge"]) == 0
    (source,) = manifest()["source"]
    assert source["url"] == "https://courier.example/bridge"
    assert source["path"] == "courier-example-bridge.txt"
    assert source["fetched"].isoformat() == "2025-03-03T12:00:00+00:00"
    assert main(["fetch", f"{name}#3", "--story", "bridge"]) == 3
    assert "no page of that number" in capsys.readouterr().err


def test_what_is_no_archive_is_told(folder: Path, capsys: Capture) -> None:
    Path("kept.warc.gz").write_bytes(b"no archive\n")
    assert main(["fetch", "--list", "kept.warc.gz"]) == 3
    assert main(["fetch", "--list", "absent.warc"]) == 3
    assert main(["fetch", "--list", "absent.xml"]) == 3
    assert all(line.startswith("storydiff: error: ") for line in capsys.readouterr().err.splitlines())
