"""Files become articles: text as decoded, what is known of it, and one clear line for what cannot be read."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles import MAX_BYTES, MAX_CHARACTERS, read_article, read_story
from compare.articles.decoding import decode
from compare.articles.fields import read_day, read_fields
from compare.errors import InputError, UsageError
from compare.sentences import split_sentences

PROSE = (
    "The city closed its oldest bridge on Monday, and the mayor said that it will stay shut for nine months. "
    "Engineers had found cracks in the steel, which they called “deep”. Ferries are to run every 15 minutes. "
    "Nobody knows how long they will last, she added.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, so that paths in messages are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: str | bytes | Mapping[str, Any] | list[Any] = PROSE) -> str:
    data = content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else None
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data if data is not None else json.dumps(content).encode())
    return path


def refusal(*sources: str, code: int = 3) -> str:
    with pytest.raises((InputError, UsageError)) as caught:
        read_story(sources)
    assert caught.value.exit_code == code
    assert "\n" not in str(caught.value)
    return str(caught.value)


def why(path: str) -> str:
    with pytest.raises(InputError) as caught:
        read_article(path, "a")
    message = str(caught.value)
    assert message.startswith(path)
    assert "\n" not in message
    return message


# Text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_as_it_is(folder: Path, encoding: str) -> None:
    mark = b"" if encoding not in ("utf-16-le", "utf-16-be") else "\ufeff".encode(encoding)
    article = read_article(put("a.txt", mark + PROSE.encode(encoding)), "a")
    assert article.text == PROSE
    assert article.warnings == ()


@pytest.mark.parametrize(("byte", "letter"), [(b"\x93", "“"), (b"\xe9", "é"), (b"\x81", "\x81")])
def test_other_bytes_are_read_as_western_text_with_a_warning(folder: Path, byte: bytes, letter: str) -> None:
    article = read_article(put("a.txt", PROSE.encode("ascii", "ignore") + byte), "a")
    assert article.text.endswith(letter)
    assert "decoded as" in article.warnings[0]


def test_line_ends_stay(folder: Path) -> None:
    text = PROSE.replace("\n", "\r\n") + "\r\n\rNext."
    article = read_article(put("a.txt", text), "a")
    assert article.text == text
    for sentence in split_sentences(article):
        assert article.text[sentence.start : sentence.end].strip() == article.text[sentence.start : sentence.end]


def test_the_digest_is_of_the_file(folder: Path) -> None:
    data = PROSE.encode("utf-16")
    assert read_article(put("a.txt", data), "a").sha256 == hashlib.sha256(data).hexdigest()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "a")[0] == text
    assert decode(text.encode("utf-16"), "a")[0] == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_line(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except InputError as error:
        assert str(error).startswith("a.txt: ")
        assert "\n" not in str(error)
    else:
        assert "\x00" not in text
        assert text.encode("utf-8") is not None  # no half of a surrogate pair


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\t \n", "holds white space only"),
        (b"The bridge\x00 closed", "NUL"),
        (PROSE.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"\xff\xfeT\x00h", "damaged"),
        (bytes(range(1, 256)) * 8, "a binary file"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a Word file"),
        (b"\x89PNG....", "a picture"),
        (
            b"<!DOCTYPE html><html><body>Hi</body></html>",
            "holds a web page, not its text. Name it so that it ends in .html",
        ),
        (b"a " * (MAX_CHARACTERS // 2 + 1), "1,000,002 characters"),
        (b"a" * (MAX_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_what_is_no_article_is_told_in_one_line(folder: Path, content: bytes, reason: str) -> None:
    assert reason in why(put("a.txt", content))


@pytest.mark.parametrize("ending", [".doc", ".odt", ".RTF", ".webarchive", ".epub"])
def test_forms_that_are_not_read_are_named_with_a_way_out(folder: Path, ending: str) -> None:
    assert "is not read. Save " in why(put(f"a{ending}"))


def test_paths_that_are_no_files(folder: Path) -> None:
    Path("sub").mkdir()
    assert "no such file" in why("missing.txt")
    assert "a folder" in why("sub")
    assert "cannot be read" in why("x" * 5000)
    assert "cannot be read" in refusal("a\0b", "c")


def test_a_name_cannot_write_to_the_terminal(folder: Path) -> None:
    message = refusal("a\x1b[2J\nb.txt", "c.txt")
    assert "\x1b" not in message


def test_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PROSE.encode())))
    story = read_story(["-", put("b.txt")])
    assert [a.text for a in story.articles] == [PROSE, PROSE]
    assert story.articles[0].path == "-"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps({"title": "T", "text": PROSE}).encode())))
    assert read_article("-", "a").headline == "T"
    assert "standard input" in refusal("-", "-", code=2)


# What is known beside the text


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("The bridge is shut.", "very short: 4 words"),
        ("Shut.", "very short: 1 word"),
        ("Die Stadt hat ihre älteste Brücke am Montag gesperrt, sagte die Bürgermeisterin. " * 4, "look like English"),
        ("शहर ने सोमवार को अपना सबसे पुराना पुल बंद कर दिया। " * 6, "look like English"),
        ("La ville a fermé son plus vieux pont lundi, a annoncé la maire, après la visite. " * 4, "look like English"),
    ],
)  # fmt: skip
def test_doubts_about_a_text(folder: Path, text: str, warning: str) -> None:
    assert warning in "; ".join(read_article(put("a.txt", text), "a").warnings)


def test_plain_english_raises_no_doubt(folder: Path) -> None:
    assert read_article(put("a.txt"), "a").warnings == ()


TRAFILATURA = {
    "title": "Bridge shut", "author": "Asha Menon; Tom Reilly", "hostname": "courier.example", "date": "2025-03-03",
    "source": "https://courier.example/1", "source-hostname": "Courier", "language": "en", "text": PROSE,
    "raw_text": "x",
}  # fmt: skip
NEWSPAPER = {
    "title": "Bridge shut", "authors": ["Asha Menon", "Tom Reilly"], "publish_date": "2025-03-03 10:30:00",
    "text": PROSE,
    "url": "https://courier.example/1", "meta_lang": "en", "meta_site_name": "Courier", "summary": "",
}  # fmt: skip
FUNDUS = {
    "title": "Bridge shut", "authors": ["Asha Menon", "Tom Reilly"], "publishing_date": "2025-03-03 10:30:00+05:30",
    "publisher": "Courier", "lang": "en", "html": {"requested_url": "x"},
    "body": {"summary": ["In short."], "sections": [
        {"headline": [], "paragraphs": ["First.", "Second."]},
        {"headline": ["What next"], "paragraphs": [PROSE]},
    ]},
}  # fmt: skip
NEWS_PLEASE = {
    "title": "Bridge shut", "authors": ["Asha Menon"], "date_publish": "2025-03-03 10:30:00", "maintext": PROSE,
    "url": "https://courier.example/1", "source_domain": "Courier", "language": "en", "date_modify": "2025-03-04",
}  # fmt: skip


@pytest.mark.parametrize("record", [TRAFILATURA, NEWSPAPER, FUNDUS, NEWS_PLEASE])
def test_the_keys_of_known_programs(folder: Path, record: Mapping[str, Any]) -> None:
    article = read_article(put("a.json", record), "a")
    assert article.headline == "Bridge shut"
    assert article.published is not None
    assert article.published[:10] == "2025-03-03"
    assert (article.publisher or "").lower().startswith("courier")
    assert (article.byline or "").startswith("Asha Menon")
    assert article.text.endswith(PROSE)
    assert article.lang == "en"


def test_the_nested_body_of_fundus_is_joined_by_blank_lines() -> None:
    assert read_fields(FUNDUS).text == f"In short.\n\nFirst.\n\nSecond.\n\nWhat next\n\n{PROSE}"


def test_an_address_as_source_is_the_address() -> None:
    fields = read_fields(TRAFILATURA)
    assert (fields.url, fields.publisher) == ("https://courier.example/1", "courier.example")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-03-03", "2025-03-03"), ("2025-03-03T10:30:00Z", "2025-03-03T10:30:00+00:00"),
        ("March 3, 2025", "2025-03-03"), ("3 Mar 2025", "2025-03-03"),
        ("Mon, 03 Mar 2025 10:30:00 GMT", "2025-03-03T10:30:00+00:00"),
        (1740997800, "2025-03-03T10:30:00+00:00"), (1740997800000, "2025-03-03T10:30:00+00:00"),
        ("", None), (None, None), (True, None), (7, None), (float("nan"), None), (float("inf"), None), ([], None),
    ],
)  # fmt: skip
def test_days(value: object, day: str | None) -> None:
    assert read_day(value) == (day, ())


def test_a_day_that_is_none_is_left_out_with_a_warning(folder: Path) -> None:
    article = read_article(put("a.json", {"text": PROSE, "date": "someday"}), "a")
    assert article.published is None
    assert "someday" in article.warnings[0]


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["text", "body", "title", "date", "authors", "url", "source", "publisher", "language"])


@given(st.dictionaries(KEYS, JSON_VALUES))
def test_any_record_is_read(record: dict[str, Any]) -> None:
    fields = read_fields(record)
    assert isinstance(fields.text, str)
    for value in (fields.headline, fields.publisher, fields.byline, fields.url):
        assert value is None or "\n" not in value


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", "{", "not valid JSON (line 1)"),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json", '"just words"', "not a JSON object"),
        ("a.json", "[]", "is empty"),
        ("a.json", '[{"text": "a"}, {"text": "b"}]', "holds 2 articles, where one is expected. Add # and a number"),
        ("a.json", '{"title": "T"}', "no article text"),
        ("a.json", '{"text": " "}', "no article text"),
        ("a.json", '{"text": "a\\u0000b"}', "NUL"),
        ("a.json", "1" * 5000, "not"),
        ("a.jsonl", '{"text": "a"}\n{"text": "b"}\n{"text": "c"}\n', "holds 3 articles"),
        ("a.jsonl", "\n\n", "is empty"),
        ("a.ndjson", "{", "not valid JSON"),
    ],
)
def test_json_that_is_no_article(folder: Path, name: str, content: str, reason: str) -> None:
    assert reason in why(put(name, content))


def test_one_line_of_jsonl_is_an_article(folder: Path) -> None:
    assert read_article(put("a.jsonl", json.dumps({"text": PROSE}) + "\n\n"), "a").text == PROSE


def test_halves_of_surrogate_pairs_are_replaced(folder: Path) -> None:
    article = read_article(put("a.json", '{"title": "\\ud83d", "text": "Bridge \\ud83d shut, \\ud83d\\ude00."}'), "a")
    assert article.text == "Bridge \ufffd shut, 😀."
    assert article.headline == "\ufffd"
    assert any("surrogate" in warning for warning in article.warnings)


def test_front_matter_of_markdown_is_read_and_stays_in_the_text(folder: Path) -> None:
    text = f'---\ntitle: "Bridge shut"\ndate: 2025-03-03\nauthor: Asha Menon\n---\n\n{PROSE}'
    article = read_article(put("a.md", text), "a")
    assert (article.headline, article.published, article.byline) == ("Bridge shut", "2025-03-03", "Asha Menon")
    assert article.text == text


# Stories


def test_two_files_make_a_story(folder: Path) -> None:
    story = read_story([put("The Post.txt"), put("courier-2.md", PROSE + "More.")])
    assert (story.id, story.title) == ("the-post-courier-2", "The Post / courier-2")
    assert [a.id for a in story.articles] == ["a", "b"]
    assert [a.path for a in story.articles] == ["The Post.txt", "courier-2.md"]
    assert story.unread == ()


def test_a_folder_without_a_manifest_is_read_by_name(folder: Path) -> None:
    for name in ("b.txt", "a.md", "c.json"):
        put(f"bridge_shut/{name}", {"text": PROSE} if name.endswith("json") else PROSE)
    for name in ("decisions.jsonl", "README.md", ".hidden.txt", "picture.png"):
        put(f"bridge_shut/{name}")
    story = read_story(["bridge_shut"])
    assert (story.id, story.title, story.is_titled) == ("bridge-shut", "Bridge shut", False)
    assert [a.path for a in story.articles] == ["bridge_shut/a.md", "bridge_shut/b.txt", "bridge_shut/c.json"]


def test_a_manifest_gives_title_ids_and_what_files_do_not_say(folder: Path) -> None:
    put("s/one.txt")
    put("s/two.json", {"text": PROSE, "publisher": "Old name", "date": "2025-01-01"})
    put(
        "s/story.toml",
        'title = "The bridge"\n[[source]]\nid = "post"\npath = "one.txt"\nrole = "base"\npublished = 2025-03-03\n'
        'lang = "en"\npublisher = ""\n[[source]]\npath = "two.json"\npublisher = "New name"\n',
    )
    for source in ("s", "s/story.toml"):
        story = read_story([source])
        first, second = story.articles
        assert (story.id, story.title, story.is_titled) == ("s", "The bridge", True)
        assert (first.id, first.role, first.published, first.publisher) == ("post", "base", "2025-03-03", None)
        assert (second.id, second.role, second.publisher, second.published) == ("b", "peer", "New name", "2025-01-01")


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ("title = ", "not valid TOML"),
        ("title = 3\n[[source]]\npath = 'a.txt'", "title has to be a string"),
        ("titel = 'x'", "unknown key “titel”"),
        ("title = 'x'", "lists no sources"),
        ("source = 'a.txt'", "lists no sources"),
        ("source = []", "lists no sources"),
        ("[[source]]\nid = 'a'", "source a: no path"),
        ("[[source]]\npath = 5", "source a: path has to be a string"),
        ("[[source]]\npath = 'a.txt'\npubliser = 'x'", "source a: unknown key “publiser”"),
        ("[[source]]\npath = 'a.txt'\nrole = 'main'", "role is “main”"),
        ("[[source]]\npath = 'a.txt'\npublished = 'soon'", "published: the date “soon” is not understood"),
        ("[[source]]\npath = 'a.txt'\npublished = 20250303", "published has to be a date"),
        ("[[source]]\nid = 'x y'\npath = 'a.txt'", "the id “x y”"),
        ("[[source]]\nid = 'x'\npath = 'a.txt'\n[[source]]\nid = 'x'\npath = 'b.txt'", "“x” is given twice"),
        ("[[source]]\nid = 'b'\npath = 'a.txt'\n[[source]]\npath = 'b.txt'", "“b” is given twice"),
        ("[[source]]\npath = '../a.txt'", "leads out of the story's folder"),
        ("[[source]]\npath = '/etc/hostname'", "leads out of the story's folder"),
        (b"title = '\xff'", "not valid TOML"),
    ],
)
def test_a_slip_in_the_manifest_is_named(folder: Path, manifest: str | bytes, reason: str) -> None:
    put("s/a.txt")
    put("s/b.txt")
    put("s/story.toml", manifest)
    message = refusal("s")
    assert message.startswith("s/story.toml")
    assert reason in message


def test_one_unreadable_source_of_three_is_told_and_the_rest_goes_on(folder: Path) -> None:
    story = read_story([put("a.txt"), "missing.txt", put("c.txt", PROSE + "More.")])
    assert [a.id for a in story.articles] == ["a", "c"]
    assert story.unread == ("missing.txt: no such file",)


def test_a_saved_page_counts_as_unread_unless_its_text_is_there(folder: Path) -> None:
    for name in ("a.txt", "a.html", "b.txt", "c.html"):
        put(f"s/{name}", PROSE)
    story = read_story(["s"])
    assert len(story.articles) == 2
    assert [line.split(":")[0] for line in story.unread] == ["s/c.html"]


def test_fewer_than_two_articles_are_no_story(folder: Path) -> None:
    Path("empty").mkdir()
    put("single/a.txt")
    put("a.txt")
    assert "no article given" in refusal(code=2)
    assert refusal("a.txt", code=2).startswith("a.txt: one article only")
    assert refusal("missing.txt").startswith("missing.txt: no such file")
    assert refusal("missing.txt", "a.txt") == "missing.txt: no such file"
    assert "no1.txt: no such file; no2.txt: no such file" in refusal("no1.txt", "no2.txt")
    assert refusal("empty").startswith("empty: no article files")
    assert "one article only" in refusal("single")
    assert "a folder among files" in refusal("single", "a.txt", code=2)


def test_doubts_that_show_beside_the_others(folder: Path) -> None:
    story = read_story([put("a.txt"), put("b.txt", PROSE * 5), put("c.txt")])
    assert [a.warnings for a in story.articles] == [
        (),
        ("5 times as long as source a",),
        ("the same text as source a",),
    ]


def test_the_seed_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    story = read_story(["seeds/india-us-talks"])
    assert (story.id, story.title) == ("india-us-talks", "India-US trade talks")
    assert [(a.id, len(a.text), a.warnings) for a in story.articles] == [("a", 2671, ()), ("b", 2872, ())]
