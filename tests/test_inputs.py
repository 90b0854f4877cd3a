"""Saved pages, Word and PDF files, and records out of many: what becomes their text, and what is told about it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.articles import read_article, read_plain, read_story, read_web_page
from compare.articles.docx import TRACKED
from compare.articles.forms import picked
from compare.articles.pages import GUESSED, NOT_FREE
from compare.articles.pages.charsets import charset_of, decode_page
from compare.cli import main
from compare.errors import InputError
from compare.model import Article
from tests.papers import Set, column, pdf

PAGES = Path(__file__).parent / "pages"
SENTENCES = (
    "The city closed its oldest bridge on Monday, and the mayor said that it will stay shut for nine months.",
    "Engineers had found cracks in the steel, which they called “deep”. Ferries are to run every 15 minutes.",
    "Nobody knows how long the ferries will last, she added, and nobody has asked the people on the far bank.",
)
PROSE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: bytes | str) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def why(path: str) -> str:
    with pytest.raises(InputError) as caught:
        read_article(path)
    message = str(caught.value)
    assert message.startswith(path)
    assert "\n" not in message
    return message


def page(body: str, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    )


# Saved pages


def saved(name: str) -> Article:
    return read_article(str(PAGES / name))


def test_a_page_of_today_gives_its_article_and_what_it_says_of_it() -> None:
    article = saved("ledger.html")
    assert article.text == (
        "Harbour bridge to stay shut until autumn\n"
        "The city closed the harbour bridge on Monday, and Mayor Ruth Calder said that it will stay shut for nine "
        "months.\n"
        "Engineers had found cracks in the steel, which they called “deep and growing”. Ferries are to run every 15 "
        "minutes.\n"
        "What the repair costs\n"
        "“Nobody knows what it will cost,” she told the council. “We shall say so when we do.”\n"
        "The council votes on the first sum, 3.5 million, on 12 March.\n"
    )
    assert (article.headline, article.publisher) == ("Harbour bridge to stay shut until autumn", "The Morning Ledger")
    assert article.byline == "Asha Menon, Tom Reilly"
    assert (article.published, article.modified) == ("2025-03-03T10:30:00+05:30", "2025-03-03T18:05:00+05:30")
    assert (article.url, article.lang) == ("https://ledger.example/city/harbour-bridge-shut", "en")
    assert article.warnings == ()


def test_a_page_laid_out_in_tables_in_an_old_charset() -> None:
    article = saved("courier-1999.html")
    assert "News" not in article.text
    assert "Mayor Ruth Calder called the damage “serious”. She said" in article.text
    assert len([line for line in article.text.splitlines() if line]) == 5
    assert article.published is None


def test_a_page_behind_a_wall_says_so() -> None:
    warnings = saved("walled.html").warnings
    assert NOT_FREE in warnings
    assert any("words of a paywall, so it may be cut: “Subscribe to continue" in line for line in warnings)


def test_the_same_page_gives_the_same_article_in_another_process() -> None:
    program = "import sys; from compare.articles import read_article; print(ascii(read_article(sys.argv[1])))"
    path = str(PAGES / "ledger.html")
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ascii(read_article(path))


def test_tables_of_data_are_rows(folder: Path) -> None:
    table = "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>3 million</td></tr></table>"
    text = read_article(put("a.html", page(f"<article><h1>The cost</h1>{PROSE}{table}</article>"))).text
    assert text.endswith("Year | Cost\n2024 | 3 million\n")


def test_a_headline_that_the_text_lacks_leads_it(folder: Path) -> None:
    head = '<meta property="og:title" content="Bridge shut"><title>Bridge shut</title>'
    article = read_article(put("a.html", page(f"<article>{PROSE}</article>", head)))
    assert article.headline == "Bridge shut"
    assert article.text.startswith("Bridge shut\n\nThe city closed")


@pytest.mark.parametrize(
    ("body", "warning"),
    [
        (f"{PROSE}<p>We use cookies to make this page work for you and our partners.</p>", "consent"),
        (f"{PROSE}<p>Sign in to continue reading.</p>", "paywall"),
        (f"{PROSE}<h3>Most read</h3><p>Ten ways to cook an egg, says the cook of the town hall.</p>", "box"),
        ("<p>Please verify that you are a human. This site checks your browser before it lets you in.</p>", "robots"),
    ],
)  # fmt: skip
def test_noise_in_the_text_is_told(folder: Path, body: str, warning: str) -> None:
    assert warning in "; ".join(read_article(put("a.html", page(f"<article>{body}</article>"))).warnings)


def test_a_text_on_cookies_and_subscribers_raises_no_doubt(folder: Path) -> None:
    about = (
        "<p>The council discussed its cookie policy for three hours on Monday, and the mayor, who has read every page "
        "of it, said that visitors of the city's pages should be asked once and not again, that comments should stay "
        "open, and that those who subscribe to the newsletter should be told where what they type is kept, for how "
        "long, by whom, and at which price for the city.</p>"
    )
    assert read_article(put("a.html", page(f"<article><h1>Cookies</h1>{PROSE}{about}</article>"))).warnings == ()


@pytest.mark.parametrize(("box", "told"), [("part", True), ("comments-list", False), ("related", False)])
def test_a_text_that_is_little_of_its_page_is_told(box: str, told: bool) -> None:
    prose = (f"{SENTENCES[i % 3]} It was day {i} of the closure." for i in range(40))
    others = "".join(f"<section><div><p>{text}</p></div></section>" for text in prose)
    fields = read_web_page(page(f"<article><h1>Bridge</h1>{PROSE}</article><div class='{box}'>{others}</div>"), "a")
    assert len(fields.text.split()) < 100
    assert any("words in the page's paragraphs were taken" in line for line in fields.warnings) == told


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"), (b" \n\t ", "white space only"), (page(""), "no article text"),
        (page("<div id=root></div><script>load()</script>"), "no article text"),
        (b"<html><frameset><frame src=x></frameset></html>", "no article text"),
        (page("<div>" * 100_000), "no article text"),
        (page("<br>" * 50_001 + PROSE), "more than 50,000 elements"), (b"<html>" + bytes(range(256)) * 20, "NUL"),
        (b"%PDF-1.7", "this is a PDF file, whatever its name says. Name it so that it ends in .pdf"),
        (b"<p>" + b"a" * 20_000_001, "larger than 20 MB"),
    ],
)  # fmt: skip
def test_pages_without_an_article(folder: Path, content: bytes, reason: str) -> None:
    assert reason in why(put("a.html", content))


def test_nested_and_broken_pages_end_in_a_text_or_a_line(folder: Path) -> None:
    for junk in (
        "<b><i>" * 3000,
        "<table><tr><td>" * 500,
        "<ul><li>" * 800,
        "<!--",
        "<script>",
        "<p" * 5000,
        "&#0;" * 99,
    ):
        try:
            assert read_web_page(page(f"<article>{PROSE}</article>{junk}{PROSE}"), "a").text.strip()
        except InputError as error:
            assert str(error).startswith("a: ")


PIECES = [
    "<p>", "</p>", "<table>", "<td>", "<div class=comment>", "</div>", "<a href=x>", "<!--", "-->", "&nbsp;", "\0",
    "<script type=application/ld+json>", '{"@type":"NewsArticle","headline":[{}]}', "</script>", *SENTENCES,
]  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_page_is_read_or_refused_in_one_line(pieces: list[str]) -> None:
    try:
        fields = read_web_page("".join(pieces).encode(), "a")
    except InputError as error:
        assert "\n" not in str(error)
        return
    assert fields.text.strip()


@pytest.mark.parametrize(
    "graph",
    [
        "null", "[]", "3", '"x"', "[[[[[[[[[[]]]]]]]]]]", '{"@graph": {"@graph": 1}}', "{", "[" * 50_000,
        '{"@type": 5}',
        '{"@type": ["NewsArticle", 7], "headline": {}, "author": 3, "publisher": [], "datePublished": []}',
    ],
)  # fmt: skip
def test_linked_data_of_any_shape(graph: str) -> None:
    head = f'<script type="application/ld+json">{graph}</script>'
    assert SENTENCES[0] in read_web_page(page(f"<article>{PROSE}</article>", head), "a").text


def test_one_time_element_dates_a_page_and_several_do_not() -> None:
    one = page(f'<article><time datetime="2025-03-03T10:00:00Z">3 March</time>{PROSE}</article>')
    assert read_web_page(one, "a").published == "2025-03-03T10:00:00+00:00"
    two = page(f'<article><time datetime="2025-03-03">x</time>{PROSE}<time datetime="2024-01-01">y</time></article>')
    fields = read_web_page(two, "a")
    assert fields.warnings == (() if fields.published is None else (GUESSED.format(fields.published),))


# Charsets

QUOTED = "<p>“Déjà vu” – the mayor’s words</p>"


@pytest.mark.parametrize(
    ("data", "told", "warned"),
    [
        (QUOTED.encode(), None, ""), (QUOTED.encode(), "utf-8", ""), (QUOTED.encode("utf-8-sig"), "latin-1", ""),
        (QUOTED.encode(), "iso-8859-1", "is UTF-8"), (QUOTED.encode("cp1252"), "iso-8859-1", ""),
        (QUOTED.encode("cp1252"), "windows-1252", ""), (QUOTED.encode("cp1252"), None, "Windows-1252"),
        (QUOTED.encode("cp1252"), "bogus", "“bogus” is not known"), (QUOTED.encode("utf-16"), "utf-8", ""),
        (b'<meta charset="windows-1252">' + QUOTED.encode("cp1252"), None, ""),
        (b'<meta charset="utf-16">' + QUOTED.encode(), None, ""),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=latin1">' + QUOTED.encode("cp1252"), None, ""),
        (b'<?xml version="1.0" encoding="cp1252"?>' + QUOTED.encode("cp1252"), None, ""),
        (QUOTED.encode(), "rot13", "not known"), (QUOTED.encode(), "unicode_escape", "not known"),
    ],
)  # fmt: skip
def test_the_charset_that_fits(data: bytes, told: str | None, warned: str) -> None:
    text, warnings = decode_page(data, told, "a")
    assert text.endswith(QUOTED)
    assert warned in "; ".join(warnings) if warned else not warnings


def test_what_does_not_fit_its_charset_is_counted() -> None:
    text, warnings = decode_page(b"<p>caf\xe9 \xff</p>", "utf-8", "a")
    assert warnings == ("2 characters do not fit its charset, utf-8",)
    assert text.count("\ufffd") == 2


@pytest.mark.parametrize(
    "label", ["zip", "base64", "hex", "idna", "punycode", "undefined", "utf-7", "mbcs", "", "a" * 99, "\0"]
)
def test_no_codec_but_those_of_the_web(label: str) -> None:
    assert charset_of(label) is None


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "latin-1", "gb2312", "shift_jis", "utf-16", "koi8-r", "x"]))
def test_any_bytes_are_text_or_refused(data: bytes, told: str) -> None:
    try:
        text, _ = decode_page(data, told, "a")
    except InputError:
        return
    assert "\0" not in text
    text.encode()


def test_plain_text_from_a_server() -> None:
    assert read_plain("caf\xe9".encode("latin-1"), "a", "latin-1").text == "café"


# Pages saved as one file


def test_a_page_that_a_browser_saved_as_one_file(folder: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Bridge"
    message.set_content(
        page(f"<article><h1>Bridge shut</h1>{PROSE}</article>").decode(), subtype="html", cte="quoted-printable"
    )
    message["Content-Location"] = "https://courier.example/bridge"
    article = read_article(put("a.mhtml", message.as_bytes()))
    assert article.url == "https://courier.example/bridge"
    assert SENTENCES[1] in article.text
    assert "holds no web page" in why(put("b.mhtml", b"Content-Type: text/plain\r\n\r\nwords"))


# Word


def word(fill: Any) -> bytes:
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_file_gives_paragraphs_and_rows(folder: Path) -> None:
    def fill(document: Any) -> None:
        document.core_properties.title = "Bridge shut"
        document.add_heading("Bridge shut", 1)
        document.add_paragraph(SENTENCES[0])
        paragraph = document.add_paragraph("The mayor ")
        paragraph.add_run("denied").bold = True
        paragraph.add_run(" it.")
        table = document.add_table(2, 2)
        for cell, text in zip(
            (c for row in table.rows for c in row.cells), ("Year", "Cost", "2024", "3 million"), strict=True
        ):
            cell.text = text
        document.sections[0].footer.paragraphs[0].text = "Page 1"

    article = read_article(put("a.docx", word(fill)))
    assert article.text == f"Bridge shut\n\n{SENTENCES[0]}\n\nThe mayor denied it.\n\nYear | Cost\n\n2024 | 3 million\n"
    assert article.headline == "Bridge shut"
    assert article.warnings == ("very short: 31 words",)


def test_tracked_changes_are_read_as_accepted_and_told(folder: Path) -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("The bridge is ")
        for tag, text in (("del", "<w:r><w:delText>open</w:delText></w:r>"), ("ins", "<w:r><w:t>shut</w:t></w:r>"),
                          ("moveFrom", "<w:r><w:t>gone</w:t></w:r>")):  # fmt: skip
            paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')} w:id='1' w:author='x'>{text}</w:{tag}>"))
        control = (
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        document.element.body.insert(0, parse_xml(control))

    article = read_article(put("a.docx", word(fill)))
    assert article.text == "In a control.\n\nThe bridge is shut\n"
    assert TRACKED in article.warnings


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_word_files_that_are_none(folder: Path) -> None:
    assert "holds no text" in why(put("a.docx", word(lambda d: None)))
    assert "not a Word file" in why(put("a.docx", zipped(a=b"x")))
    assert "not a Word file" in why(put("a.docx", b"PK\x03\x04 broken"))
    assert "not a Word file" in why(put("a.docx", b"just words"))
    assert "unpacks to more than 100 MB" in why(put("a.docx", zipped(a=bytes(100_000_001))))
    assert "unpacks to more" in why(put("a.docx", zipped(**{f"f{n}": b"" for n in range(5001)})))


def test_entities_in_a_word_file_are_no_bomb_and_read_no_file(folder: Path) -> None:
    put("secret", "hidden")
    good = word(lambda d: d.add_paragraph("Words of the mayor."))
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for entity in (
        f'<!ENTITY l0 "lol">{levels}<!ENTITY x "&l9;">',
        f'<!ENTITY x SYSTEM "{Path("secret").absolute()}">',
    ):
        with zipfile.ZipFile(io.BytesIO(good)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        body = parts["word/document.xml"].replace(b"Words", b"&x;")
        parts["word/document.xml"] = body.replace(b"?>", f"?><!DOCTYPE w [{entity}]>".encode(), 1)
        put("b.docx", zipped(**parts))
        try:
            assert "hidden" not in read_article("b.docx").text
        except InputError as error:
            assert "damaged" in str(error) or "holds no text" in str(error)


# PDF

TWO_PARAGRAPHS = [
    "The city closed its oldest bridge on Monday, and the mayor said that it will",
    "stay shut for nine months. Engineers had found cracks in the steel, and an extra-",
    "ordinary meeting was held, with well-known builders of the north-",
    "east and the long-",
    "term plans of the council on the table.",
    "",
    "Nobody knows how long the ferries will last, she added, and nobody has asked.",
]


def test_a_pdf_gives_paragraphs_without_cut_words(folder: Path) -> None:
    article = read_article(
        put("a.pdf", pdf([[Set("Bridge shut", y=740, size=18), *column(TWO_PARAGRAPHS)]], "Bridge shut"))
    )
    head, first, second = article.text.strip().split("\n\n")
    assert (head, article.headline) == ("Bridge shut", "Bridge shut")
    assert "an extraordinary meeting" in first
    assert "well-known builders" in first
    assert "the long-term plans" in first
    assert first.endswith("on the table.")
    assert second == TWO_PARAGRAPHS[-1]


def test_running_heads_and_page_numbers_are_dropped_and_paragraphs_cross_pages(folder: Path) -> None:
    bodies = (
        [
            "The bridge was shut on Monday for nine months, as the mayor of the city told",
            "the council in the evening, and",
        ],
        [
            "the ferries run every 15 minutes. No one was hurt when the first steel bar broke.",
            "It fell into the river.",
        ],
        ["A second bar was found to be loose.", "It will be taken down."],
    )
    pages = [
        [Set(f"The Courier, page {n}", y=800), *column(body), Set(str(n), x=300, y=40)]
        for n, body in enumerate(bodies, 1)
    ]
    text = read_article(put("a.pdf", pdf(pages))).text
    assert "Courier" not in text
    assert not any(line.strip().isdigit() for line in text.splitlines())
    assert "in the evening, and the ferries run" in text
    assert "No one was hurt" in text


def test_columns_are_read_one_after_the_other(folder: Path) -> None:
    left = column(["The bridge was shut on Monday", "for nine months, as the mayor of", "the city told the"])
    right = column(["council. The ferries run every", "quarter of an hour until then."], x=320)
    text = read_article(put("a.pdf", pdf([[*left, *right]]))).text
    assert text == (
        "The bridge was shut on Monday for nine months, as the mayor of the city told the council. "
        "The ferries run every quarter of an hour until then.\n"
    )


def test_indented_paragraphs(folder: Path) -> None:
    lines = column(
        [
            "The bridge was shut on Monday for nine months, said the mayor of it",
            "all in the evening of that day, to the council.",
        ]
    )
    more = [
        Set("Ferries run every quarter of an hour, and they are full, people say", 84, 676),
        Set("who use them every day of the week.", 72, 664),
    ]
    assert len(read_article(put("a.pdf", pdf([[*lines, *more]]))).text.strip().split("\n\n")) == 2


def locked(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf([column(TWO_PARAGRAPHS)]))))
    writer.encrypt(user, "owner", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_locked_pdfs(folder: Path) -> None:
    assert "protected by a password. Save it without one" in why(put("a.pdf", locked("secret")))
    assert "nobody has asked" in read_article(put("b.pdf", locked(""))).text


def test_pdfs_without_text(folder: Path) -> None:
    assert "holds no text. Only pictures of text" in why(put("a.pdf", pdf([[], []])))
    article = read_article(put("b.pdf", pdf([column(TWO_PARAGRAPHS), []])))
    assert "no text on page 2 of 2" in article.warnings
    assert "not a PDF file, or a damaged one" in why(put("c.pdf", b"%PDF-1.7 broken"))
    assert "not a PDF file" in why(put("d.pdf", b"words"))
    assert "201 pages" in why(put("e.pdf", pdf([[]] * 201)))


# Extras


@pytest.mark.parametrize(("name", "module", "extra"), [("a.docx", "docx", "docx"), ("a.pdf", "pypdf", "pdf")])
def test_a_missing_extra_is_named_with_its_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert f"Run: pip install 'storydiff[{extra}]'" in why(put(name, b"PK\x03\x04" if extra == "docx" else b"%PDF-"))


def test_readers_are_loaded_when_their_files_are_read(folder: Path) -> None:
    put("a.txt", " ".join(SENTENCES))
    put("b.txt", " ".join(SENTENCES))
    heavy = [
        "trafilatura",
        "lxml",
        "docx",
        "pypdf",
        "warcio",
        "feedparser",
        "urllib3",
        "tomlkit",
        "protego",
        "truststore",
    ]
    program = (
        "from compare.articles import read_story; read_story(['a.txt', 'b.txt'])\n"
        "from compare.cli import main; main(['fetch', '--help'])\n"
        f"import sys; sys.exit(sorted(set({heavy!r}) & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# Records


RECORDS = [{"id": f"x{n}", "title": f"Title {n}", "text": f"{SENTENCES[n % 3]} Number {n}."} for n in range(3)]
JSONL = "".join(json.dumps(record) + "\n" for record in RECORDS)


@pytest.mark.parametrize("name", ["heap.jsonl", "heap.json"])
def test_one_of_many_records_is_picked_by_number_or_id(folder: Path, name: str) -> None:
    put(name, JSONL if name.endswith("l") else json.dumps(RECORDS))
    assert read_article(f"{name}#2").headline == "Title 1"
    assert read_article(f"{name}#x2").headline == "Title 2"
    assert read_article(f"{name}#2").path == f"{name}#2"
    for pick in ("0", "4", "y", "x", "-1", "9" * 50, "²"):
        assert "no article" in why(f"{name}#{pick}")
    assert "holds 3 articles" in why(name)


def test_a_file_with_the_sign_in_its_name_is_that_file(folder: Path) -> None:
    put("a.json#1.txt", SENTENCES[0])
    put("a.jsonl#7", " ".join(SENTENCES))
    assert read_article("a.jsonl#7").text.startswith("The city")
    assert picked("a.txt#3") == ("a.txt#3", None)
    assert picked("x.jsonl#a/b") == ("x.jsonl#a/b", None)


def test_one_file_of_records_is_a_story(folder: Path) -> None:
    story = read_story([put("bridge-shut.jsonl", JSONL)])
    assert (story.id, story.title) == ("bridge-shut", "Bridge shut")
    assert [(a.id, a.headline, a.path) for a in story.articles] == [
        (letter, f"Title {n}", f"bridge-shut.jsonl#{n + 1}") for n, letter in enumerate("abc")
    ]


def test_records_in_a_folder_and_in_a_manifest(folder: Path) -> None:
    put("s/heap.jsonl", JSONL)
    put("s/a.txt", SENTENCES[0])
    assert [a.path for a in read_story(["s"]).articles] == ["s/a.txt", *(f"s/heap.jsonl#{n}" for n in (1, 2, 3))]
    put(
        "s/story.toml",
        '[[source]]\npath = "heap.jsonl#x1"\n[[source]]\npath = "heap.jsonl#3"\n[[source]]\npath = "heap.jsonl"\n',
    )
    story = read_story(["s"])
    assert [a.headline for a in story.articles] == ["Title 1", "Title 2"]
    assert "holds 3 articles" in story.unread[0]
    put("s/story.toml", '[[source]]\npath = "../heap.jsonl#1"\n[[source]]\npath = "a.txt"\n')
    with pytest.raises(InputError, match="leads out"):
        read_story(["s"])


def test_a_heap_is_no_story(folder: Path) -> None:
    with pytest.raises(InputError, match="27 articles, more than the 26 of one story"):
        read_story([put("heap.jsonl", JSONL * 9)])


def test_a_broken_record_is_told_and_the_rest_goes_on(folder: Path) -> None:
    story = read_story([put("heap.json", json.dumps([*RECORDS, {"title": "only"}, 5]))])
    assert len(story.articles) == 3
    assert [line.split(":")[0] for line in story.unread] == ["heap.json#4", "heap.json#5"]
    with pytest.raises(InputError, match=r"not valid JSON \(line 2\)"):
        read_story([put("heap.jsonl", JSONL.splitlines()[0] + "\n{\n")])


# Stories of all forms


def test_a_story_of_many_forms(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("s/a.html", page(f"<article><h1>One</h1>{PROSE}</article>"))
    put("s/b.docx", word(lambda d: [d.add_paragraph(sentence) for sentence in SENTENCES]))
    put("s/c.pdf", pdf([column(TWO_PARAGRAPHS)]))
    put("s/d.html", page(""))
    put("s/e.doc", b"old")
    put("s/a.pdf", b"%PDF broken")
    story = read_story(["s"])
    assert [Path(a.path).name for a in story.articles] == ["a.html", "b.docx", "c.pdf"]
    assert [line.split(":")[0] for line in story.unread] == ["s/a.pdf", "s/d.html", "s/e.doc"]
    put("s/a.txt", " ".join(SENTENCES))
    assert [Path(a.path).name for a in read_story(["s"]).articles] == ["a.txt", "b.docx", "c.pdf"]


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "json"])
def test_standard_input_is_told_by_its_first_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    data = {
        "html": page(f"<article><h1>One</h1>{PROSE}</article>"), "pdf": pdf([column(list(SENTENCES[:1]))]),
        "docx": word(lambda d: d.add_paragraph(SENTENCES[0])), "json": json.dumps({"text": SENTENCES[0]}).encode(),
    }[form]  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert SENTENCES[0] in read_article("-").text


def test_an_unreadable_page_ends_a_run_with_three(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put("a.html", page(""))
    put("b.html", page(f"<article>{PROSE}</article>"))
    assert main(["compare", "a.html", "b.html"]) == 3
    assert capsys.readouterr().err.startswith("storydiff: error: a.html: no article text was found in the page")


def test_a_broken_line_takes_no_other_record_with_it(tmp_path: Path) -> None:
    heap = tmp_path / "heap.jsonl"
    good = [json.dumps({"title": f"Title {n}", "text": f"The ferry left at {n} on Monday. " * 5}) for n in (1, 3)]
    heap.write_text("\n".join([good[0], '{"title": "cut', good[1]]) + "\n", encoding="utf-8")
    assert read_article(f"{heap}#1", "a").headline == "Title 1"
    assert read_article(f"{heap}#3", "a").headline == "Title 3"
    with pytest.raises(InputError, match=r"not valid JSON \(line 2\)"):
        read_article(f"{heap}#2", "a")
    story = read_story([str(heap)])
    assert [a.headline for a in story.articles] == ["Title 1", "Title 3"]
    assert len(story.unread) == 1 and "line 2" in story.unread[0]
