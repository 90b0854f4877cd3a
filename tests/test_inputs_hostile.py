"""Files made to hang or to crash the reader, or to make it say what nobody wrote."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from compare.articles.docx import read_docx
from compare.articles.forms import form_of, is_web_page
from compare.articles.manifest import read_manifest
from compare.articles.pages import read_page, read_saved_bundle
from compare.articles.pages.noise import doubts_about
from compare.articles.reading import read_article
from compare.errors import InputError
from compare.fetching import Found, save
from compare.fetching.lists import read_archive


def test_a_head_of_comments_is_told_from_a_page_at_once() -> None:
    start = time.process_time()
    assert not is_web_page("<!---->" * 280 + "words")
    assert is_web_page("<!-- a --> <!-- b -->\n<html>")
    assert not is_web_page("<!-- <html> -->words")
    assert time.process_time() - start < 1


PROSE = "".join(f"<p>The bridge is shut until {day} May, the city said on its page.</p>" for day in range(9, 17))
PAGE = f"<html><head><title>A bridge</title></head><body><article>{PROSE}</article></body></html>"


def test_a_few_nuls_in_a_page_are_left_out_and_told() -> None:
    whole = read_page(PAGE.encode(), "a.html")
    holed = PAGE.replace("A b", "A\0 b").replace("until 9", "until\0\0 9").replace("16 May", "16 Ma\0y")
    found = read_page(holed.encode(), "a.html")
    assert found == replace(whole, warnings=("4 NUL characters in it left out",))
    assert found.text.count("The bridge is shut until ") == 8 and not whole.warnings
    with pytest.raises(InputError, match="UTF-16 without a byte order mark"):
        read_page(PAGE.encode("utf-16-le"), "a.html")


@pytest.mark.parametrize(
    "kind", ["date", "published", "modified", "authors", "title", "publisher", "url", "text", "body"]
)
@pytest.mark.parametrize(
    "value", ["9" * 400, f'"{"9" * 400}"', "[" * 900 + "1" + "]" * 900, '{"sections":' * 900 + "1" + "}" * 900]
)
def test_a_value_beyond_measure_is_no_defect(tmp_path: Path, kind: str, value: str) -> None:
    others = "" if kind in {"text", "body"} else f', "text": "{"The bridge is shut. " * 20}"'
    (tmp_path / "a.json").write_text(f'{{"{kind}": {value}{others}}}')
    try:
        assert read_article(str(tmp_path / "a.json")).published is None
    except InputError as error:
        assert kind in {"text", "body"} and str(error).count("\n") == 0


@pytest.mark.parametrize("depth", [3, 3000])
def test_a_saved_page_in_parts_within_parts(depth: int) -> None:
    heads = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth))
    data = f"{heads}Content-Type: text/html\r\n\r\n<html><body><p>The bridge is shut.</p></body></html>\r\n".encode()
    if depth > 100:
        with pytest.raises(InputError, match="a: its parts are nested too deeply"):
            read_saved_bundle(data, "a")
    else:
        assert read_saved_bundle(data, "a").text == "The bridge is shut.\n"


def test_a_table_within_a_table_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Outside"
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Inside", "as well"
    table.cell(1, 0).text = "A row of one cell"
    table.cell(1, 0).add_paragraph("has paragraphs.")
    file = io.BytesIO()
    document.save(file)
    assert read_docx(file.getvalue(), "a").text == (
        "Outside | Inside | as well\n\nA row of one cell\n\nhas paragraphs.\n"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[[source]]\npath = "a\\u0000.txt"\n', "a NUL character in its path"),
        ("title = " + "[" * 5000, "not valid TOML"),
        ("title = " + "1" * 5000, "not valid TOML"),
    ],
)
def test_a_manifest_that_no_program_wrote(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "story.toml").write_text(text)
    with pytest.raises(InputError, match=reason):
        read_manifest(tmp_path, tmp_path / "story.toml")


@pytest.mark.parametrize(
    ("data", "form"),
    [(b'{"text": "x"}', "json"), (b' [\n {"text": "x"}]', "json"), (b"[Update] The bridge is shut", "text")],
)
def test_standard_input_is_told_by_its_first_bytes(data: bytes, form: str) -> None:
    assert form_of("-", data, "standard input") == form


def test_much_prose_beside_the_text_is_counted_in_time() -> None:
    from lxml.html import fromstring

    lines = [f"Paragraph {n} of the paper tells what the council of town {n} decided." for n in range(5000)]
    tree = fromstring("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>")
    start = time.process_time()
    assert doubts_about("\n".join(lines), tree) == ()
    assert time.process_time() - start < 2


def test_a_page_that_somebody_keeps_under_the_name_of_a_fetched_one_stays(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text('[[source]]\npath = "a.txt"\nurl = "https://courier.example/a"\n')
    (tmp_path / "a.html").write_text("mine")
    found = Found("https://courier.example/a", "text", b"<p>", ".html", datetime(2025, 3, 3, tzinfo=UTC), {})
    with pytest.raises(InputError, match=r"a\.html differs from what is there now"):
        save(tmp_path, found)
    assert (tmp_path / "a.html").read_text() == "mine" and not (tmp_path / "a.txt").exists()
    saved = save(tmp_path, found, force=True)
    assert (saved.done, saved.id) == ("saved", "a"), "a source without an id has a letter by its place"
    assert (tmp_path / "a.html").read_bytes() == b"<p>"


def test_the_date_of_an_archive_obeys_nobody(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "a.warc"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        dated = {"WARC-Date": "\x1b]0;title\x07"}
        writer.write_record(
            writer.create_warc_record(
                "https://courier.example/a", "response", payload=io.BytesIO(b"<p>"), http_headers=headers,
                warc_headers_dict=dated,
            )
        )  # fmt: skip
    (entry,) = read_archive(path)
    assert "\x1b" not in entry.published and "title" in entry.published
