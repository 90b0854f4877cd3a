"""Looking up by place answers as a search through all spans does, and a document keeps its tables to itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.model import Article, Document
from compare.places import Places

OFFSETS = st.integers(0, 12)
SPANS = st.lists(st.tuples(OFFSETS, OFFSETS).map(lambda ends: (min(ends), max(ends))), max_size=8)


def numbered(spans: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    return [(start, end, n) for n, (start, end) in enumerate(spans)]


@given(SPANS, OFFSETS)
def test_an_offset_belongs_to_the_first_span_that_holds_it(spans: list[tuple[int, int]], offset: int) -> None:
    found = next((n for start, end, n in numbered(spans) if start <= offset < end), None)
    places = Places(numbered(spans))
    assert places.at(offset) == found
    assert places.covers(offset) == (found is not None)


@given(SPANS, OFFSETS, OFFSETS)
def test_a_stretch_touches_what_shares_a_character_with_it(spans: list[tuple[int, int]], start: int, end: int) -> None:
    assert Places(numbered(spans)).touches(start, end) == any(low < end and start < high for low, high in spans)


def test_a_table_is_read_once_and_belongs_to_one_document() -> None:
    asked: list[str] = []

    def read(doc: Document) -> int:
        asked.append(doc.id)
        return len(doc.article.text)

    one, other = (Document(Article(text, "", text, ""), (), ()) for text in ("first", "the second"))
    assert [one.once(read), other.once(read), one.once(read)] == [5, 10, 5]
    assert asked == ["first", "the second"]
    assert one == Document(one.article, (), ()), "what was looked up is no part of the record"
