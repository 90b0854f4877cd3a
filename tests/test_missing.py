"""What only one article has: laws of cutting phrases, who is heard, and what counts as told elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.contrast.aligned import is_light
from compare.contrast.cutting import Cutter
from compare.contrast.edits import edits
from compare.contrast.elsewhere import Known, stem
from compare.contrast.evidence import FEATURES
from compare.contrast.judge import chance
from compare.contrast.phrases import Phrase, touching, values
from compare.contrast.reading import Reading
from compare.contrast.view import View
from compare.detectors import missing
from compare.detectors.missing.descriptions import head_of, is_definite_person, is_party, is_plural
from compare.detectors.missing.heard import audience
from compare.model import Comparison, Document, Finding, Moment, Quantity, Span
from tests.pairs import compared, found_by, printed

BUS = (
    "At least 14 people died when a bus fell into a gorge near Varpur early on Saturday, police said.\n\n"
    "The bus, carrying 40 passengers, was on its way from Pelgaon to the coast. Officer Ana Reddy said the driver "
    "had lost control on a wet road that engineers had called unsafe.",
    "A bus fell into a gorge on Saturday, killing 14 people.\n\n"
    "It was on its way from Pelgaon to the coast. Many of the dead were students, and rescuers used ropes to reach "
    "the wreck. “He was a careful man,” said the driver's sister, Mira Joshi.",
)


def cut(pair: Comparison) -> list[Phrase]:
    """All phrases of both sides of all groups."""
    return [phrase for sides in View(pair).groups for side in sides for phrase in Cutter(side).phrases()]


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    """Kind and words of what is missing between two texts."""
    pair = compared(a, b)
    return [(f.kind, *printed(pair, f)) for f in found_by(missing, pair)]


def test_phrases_are_whole_and_apart() -> None:
    pair = compared(*BUS)
    phrases = cut(pair)
    assert phrases
    for phrase in phrases:
        doc, span = phrase.side.doc, phrase.span
        home = doc.sentence_at(span.start)
        assert home is not None and span.end <= home.end
        assert all(not is_light(phrase.side.tokens[k]) for k in phrase.fresh)
        for start, end in values(doc, span):
            assert span.overlap((start, end)) == end - start, (doc.words(span), doc.words((start, end)))
    for doc in (pair.a, pair.b):
        fresh = [(id(p.side), k) for p in phrases if p.side.doc is doc for k in p.fresh]
        assert len(fresh) == len(set(fresh))


def test_the_order_of_the_articles_changes_nothing() -> None:
    def told(a: str, b: str) -> set[tuple[str, str, float]]:
        pair = compared(a, b)
        return {(f.kind, "".join(sorted(printed(pair, f))), f.confidence) for f in found_by(missing, pair)}

    assert told(*BUS) == told(*BUS[::-1])


def test_equal_texts_lack_nothing() -> None:
    assert not found(BUS[0], BUS[0])


def test_confidence_is_a_chance() -> None:
    pair = compared(*BUS)
    assert all(0 < f.confidence <= 1 for f in found_by(missing, pair))


@given(st.fixed_dictionaries({name: st.floats(0, 1) for name in FEATURES}))
def test_any_evidence_gives_a_chance(evidence: dict[str, float]) -> None:
    assert 0 < chance("edit", evidence) < 1


@pytest.mark.parametrize("words", ["gorge near Varpur", "The bus, carrying 40 passengers"])
def test_details_read_as_phrases_close_pieces_as_one(words: str) -> None:
    assert any(kind == "missing.detail" and words in printed for kind, printed, _ in found(*BUS))


def test_news_is_what_the_other_side_does_not_print() -> None:
    for edit in edits(View(compared(*BUS))):
        side = edit.phrase.side
        printed_there = {t.norm for t in side.others}
        values = [(m.start, m.end) for m in edit.news.moments]
        values += [(v.start, v.end) for v in edit.news.quantities] + [(n.start, n.end) for n in edit.news.names]
        for token in (side.tokens[k] for k in edit.news.words):
            assert any(start <= token.start < end for start, end in values) or token.norm not in printed_there


def test_every_word_that_nothing_proves_equal_is_in_one_edit() -> None:
    pair = compared(*BUS)
    held = [
        (edit.phrase.side.doc.id, edit.phrase.side.tokens[k].start)
        for edit in edits(View(pair))
        if not edit.phrase.side.lead
        for k in edit.phrase.fresh
    ]
    assert len(held) == len(set(held))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("votes", "voted"),
        ("voting", "vote"),
        ("cities", "city"),
        ("stopped", "stop"),
        ("organisation", "organization"),
        ("quickly", "quick"),
    ],
)
def test_stems_join_the_forms_of_a_word(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@given(st.text(alphabet=st.characters(categories=["Ll"]), min_size=1, max_size=20))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)


spans = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 9)), max_size=12).map(
    lambda raw: [
        Span(s, s + w) for k, (s, w) in enumerate(sorted(raw)) if not k or s >= max(p + q for p, q in sorted(raw)[:k])
    ]
)


@given(spans, st.integers(0, 200), st.integers(1, 60))
def test_touching_finds_what_a_search_finds(placed: list[Span], start: int, width: int) -> None:
    numbers = [Quantity(s.start, s.end, 1, 1) for s in placed]
    wanted = [q for q in numbers if Span(start, start + width).overlap((q.start, q.end))]
    assert list(touching(numbers, (start, start + width))) == wanted


@pytest.mark.parametrize(
    ("text", "head", "plural"),
    [
        ("two officials familiar with the talks", "official", True),
        ("the Norland justice ministry", "ministry", False),
        ("a woman who lives nearby", "woman", False),
        ("police in Grantley", "police", True),
        ("three countries", "country", True),
        ("Roe's lawyer, who", "lawyer", False),
    ],
)
def test_heads_of_descriptions(text: str, head: str, plural: bool) -> None:
    assert head_of(text) == head
    assert is_plural(text) is plural


def test_what_may_speak() -> None:
    assert all(is_party(head_of(text)) for text in ("a beekeeper", "her campaign", "fishermen", "two vintners"))
    assert not any(is_party(head_of(text)) for text in ("a bill", "the weekend", "this winter", "the plan"))


def test_one_known_person_under_another_description() -> None:
    assert is_definite_person("the tycoon")
    assert not any(is_definite_person(text) for text in ("the police", "a tycoon", "the ministry", "the farmers"))


class TestHeard:
    """Who is heard in one article."""

    @staticmethod
    def labels(text: str) -> list[str]:
        """Everybody heard, in order."""
        return [party.label for party in audience(Reading(_document(text))).parties]

    def test_an_office_is_its_holder(self) -> None:
        text = "House Speaker Lena Fox met farmers. “We will vote in May,” the House speaker said. Fox also said no."
        assert self.labels(text) == ["Lena Fox"]

    def test_a_statement_is_its_issuer(self) -> None:
        assert self.labels("“We regret it,” Tom Hale said. The statement said he would pay.") == ["Tom Hale"]

    def test_a_poll_is_nobody(self) -> None:
        assert self.labels("Tom Hale met voters. A new poll found that most of them want him gone.") == []

    def test_the_committee_named_before(self) -> None:
        text = "The House Water Committee said it would meet. That committee said the dam was safe."
        assert self.labels(text) == ["House Water Committee"]

    def test_a_nameless_person_told_of_before_stays(self) -> None:
        text = "A driver saw the crash. “It was loud,” the driver said."
        assert self.labels(text) == ["the driver"]

    def test_a_video_says_nothing(self) -> None:
        assert self.labels("The video showed that the door was open.") == []

    def test_the_name_is_shown_where_only_pronouns_speak(self) -> None:
        doc = _document("Rep. Carl Osei opposed the bill. “We will regret this,” he said.")
        (party,) = audience(Reading(doc)).parties
        assert [doc.words(s) for s in party.spans] == ["Rep. Carl Osei", "he"]


def _document(text: str) -> Document:
    """A text read as an article."""
    pair = compared(text, "Rain fell on Monday.")
    return pair.a if pair.a.article.text == text else pair.b


class TestKnown:
    """What the other article tells."""

    @staticmethod
    def known(ours: str, theirs: str) -> tuple[Known, Document]:
        """The knowledge of the article `theirs`, and the document `ours`."""
        pair = compared(ours, theirs)
        first, second = (pair.a, pair.b) if pair.a.article.text == ours else (pair.b, pair.a)
        return Known(pair, Reading(first), Reading(second)), first

    def test_values_in_other_notation(self) -> None:
        known, doc = self.known("The city plants five hundred trees.", "The city plants 500 trees.")
        assert [known.quantity(q) for q in doc.quantities] == [True]

    def test_another_value(self) -> None:
        known, doc = self.known("The city plants 600 trees.", "The city plants 500 trees.")
        assert [known.quantity(q) for q in doc.quantities] == [False]

    def test_the_same_day_in_another_form(self) -> None:
        known, doc = self.known("The city voted on Tuesday.", "The city voted on November 4.")
        (moment,) = doc.moments
        assert known.moment(moment, [1], [])

    def test_times_of_another_kind_do_not_answer(self) -> None:
        known, _ = self.known("The city voted.", "The city voted in March.")
        day = Moment(0, 1, "day", date(2025, 11, 4), date(2025, 11, 4), "2025-11-04")
        assert not known.moment(day, [1], [1])

    def test_names_by_referent(self) -> None:
        known, doc = self.known("Mayor Ada Quist left.", "Mayor Quist left.")
        assert [known.name(n) for n in doc.names] == [True]


def test_a_crowd_is_known_by_its_kind() -> None:
    a = "The refinery burned on Friday. Two officials close to the inquiry said a valve had failed."
    b = "The refinery burned on Friday. It had a broken valve, an official familiar with the inquiry said."
    assert not [f for f in found(a, b) if f[0] == "missing.speaker"]


def test_the_outlet_of_the_other_article_is_not_missing() -> None:
    pair = compared("The Daily Bugle reported that the mill will close.", "The mill was built by two brothers.")
    findings: list[Finding] = [f for f in found_by(missing, pair) if f.kind == "missing.speaker"]
    assert len(findings) == 1
    assert findings[0].facts["speaker"] == "Daily Bugle"
