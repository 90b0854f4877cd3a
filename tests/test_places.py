"""Places in files: what an editor shows at a line and column is what the finding means."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles import read_article
from compare.model import Sentence, Source, Span
from compare.renderers.places import Locator, Place, Region, is_file_text, path_of, uri_of
from tests.samples import article, source

TEXT = "The ferry stays in port, its owner said.\n\nIt “may” sail on Monday — or not. 🚢 Nobody knows.\n"
WORDS = "may"


def read(path: Path, data: bytes) -> Source:
    """The article in a file of these bytes, as one sentence."""
    path.write_bytes(data)
    read_one = read_article(str(path))
    return Source(read_one, (Sentence(1, 0, len(read_one.text), 1),))


def place_of(src: Source, words: str = WORDS) -> Place:
    start = src.article.text.index(words)
    return Locator(src).place(Span(start, start + len(words)))


def text_at(path: Path, encoding: str, region: Region) -> str:
    """What an editor that knows the encoding shows there; its lines end at LF or CRLF."""
    lines = path.read_bytes().decode(encoding).removeprefix("\ufeff").split("\n")
    if region.line == region.end_line:
        return lines[region.line - 1][region.column - 1 : region.end_column - 1]
    middle = lines[region.line : region.end_line - 1]
    first, last = lines[region.line - 1][region.column - 1 :], lines[region.end_line - 1][: region.end_column - 1]
    return "\n".join([first, *middle, last])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "a.txt"), ("utf-8-sig", "a.txt"), ("utf-16", "a.txt"), ("utf-16-be", "a.txt"), ("utf-32", "a.txt"),
        ("utf-8", "a.md"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_files_are_places_themselves(encoding: str, name: str, line_end: str, tmp_path: Path) -> None:
    text = TEXT.replace("\n", line_end)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path = tmp_path / name
    place = place_of(read(path, mark + text.encode(encoding)))
    assert place.region == Region(3, 5, 3, 8)
    assert text_at(path, encoding, place.region) == WORDS


def test_windows_text_is_a_place_itself(tmp_path: Path) -> None:
    place = place_of(read(tmp_path / "a.txt", TEXT.replace("🚢 ", "").encode("cp1252")))
    assert place.region == Region(3, 5, 3, 8)


def test_front_matter_counts(tmp_path: Path) -> None:
    place = place_of(read(tmp_path / "a.md", f"---\ntitle: Ferry\n---\n{TEXT}".encode()))
    assert place.region == Region(6, 5, 6, 8)


def test_where_the_text_was_taken_out_of_a_file_only_the_file_is_named(tmp_path: Path) -> None:
    src = read(tmp_path / "a.json", json.dumps({"title": "Ferry", "text": TEXT}).encode())
    place = place_of(src)
    assert not is_file_text(src.article)
    assert (place.region, place.line, place.column, place.sentence) == (None, 1, 1, 1)
    assert str(place) == f"{src.article.path}, sentence 1"


def test_a_gap_has_a_place_and_a_whole_article_none() -> None:
    src = source("a", "One.\nTwo.")
    assert Locator(src).place(Span(5, 5)).region == Region(2, 1, 2, 1)
    assert Locator(src).place(Span(9, 9)).region == Region(2, 5, 2, 5)
    assert Locator(src).place(None) == Place("a", "a.txt", None, 0)


@given(st.text(st.sampled_from("ab é\n\r\u2028\x0b🚢"), min_size=1, max_size=60), st.data())
def test_regions_lead_back_to_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    src = source("a", text)
    region = Locator(src).place(Span(start, end)).region
    assert region is not None
    starts = [0, *(position + 1 for position, sign in enumerate(text) if sign == "\n")]
    assert starts[region.line - 1] + region.column - 1 == start
    assert starts[region.end_line - 1] + region.end_column - 1 == end
    in_bytes = Locator(src).in_bytes(region)
    before = text[starts[region.line - 1] : start].encode()
    assert in_bytes.column == len(before) + 1


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("seeds/talks/a.txt", "seeds/talks/a.txt"),
        ("seeds/my talks/ä#1?%.txt", "seeds/my%20talks/%C3%A4%231%3F%25.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("../a.txt", "../a.txt"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
        ("C:/news/a.txt", "file:///C:/news/a.txt"),
        ("a\udcff.txt", "a%FF.txt"),
        ("a\ud800\n.txt", "a%3F%0A.txt"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    assert uri_of(path) == uri


def test_a_path_below_the_working_directory_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = article("a", TEXT)
    monkeypatch.chdir(tmp_path)
    assert path_of(replace(one, path=(tmp_path / "seeds" / "a.txt").as_posix())) == "seeds/a.txt"
    assert path_of(replace(one, path=(tmp_path.parent / "a.txt").as_posix())) == (tmp_path.parent / "a.txt").as_posix()
    assert path_of(one) == "a.txt"
