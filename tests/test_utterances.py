"""Who says what: marks, cues, sources, content and speakers, on invented sentences."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.lexicon.gender import gender_of
from compare.lexicon.reporting import FORMS, stance_of
from compare.mentions.names import find_names
from compare.model import Article, Sentence, Span, Utterance
from compare.sentences import split_sentences
from compare.text import tokenise
from compare.utterances import find_utterances
from compare.utterances.marks import find_quotations


class Said(NamedTuple):
    """An utterance in words: speaker, source, cue, content."""

    speaker: str
    source: str
    cue: str
    content: tuple[str, ...]


def utterances(text: str) -> tuple[Utterance, ...]:
    sentences = split_sentences(Article("a", "a.txt", text, ""))
    tokens = [tokenise(text[s.start : s.end], s.start) for s in sentences]
    return find_utterances(text, sentences, tokens, find_names(text, sentences, tokens))


def read(text: str) -> list[Said]:
    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    return [
        Said(u.speaker, words(u.source), words(u.cue), tuple(words(c) for c in u.content)) for u in utterances(text)
    ]


def quoted(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in find_quotations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “no” and \"yes\".", ["no", "yes"]),
        ("«Oui», »nein«, „ja“ and « bof ».", ["Oui", "nein", "ja", "bof"]),
        ("``Hi,'' he said. ''Bye.''", ["Hi,", "Bye."]),
        ("‘The workers’ pay is low,’ he said. ‘It isn’t “fair” now.’",
         ["The workers’ pay is low,", "It isn’t “fair” now."]),
        ("'Tis the '90s rock 'n' roll of the dogs' bone, he said 'ok'.", ["ok"]),
        ("“I said “no” twice,” she said.", ["I said “no” twice,"]),
        ("\"I read: “It works.” So there,\" she said.", ["I read: “It works.” So there,"]),
        ("”Odd,” she said. It was “wrong“ too.", ["Odd,", "wrong"]),
        ("We will win,” he said.", ["We will win,"]),
        ("The sky is blue. We will win,” he said.", ["We will win,"]),
        ("“Open only, he said. “We win.”", ["Open only, he said.", "We win."]),
        ("“Never closed, he said.", ["Never closed, he said."]),
        ("He is 6'2\" tall, the pipe 12\" wide.", []),
        ("\"Hi\"—\"there\"—she said—\"you.\"", ["Hi", "there", "you."]),
        ('<img alt="a cat" width="12"> He said "no".', ["no"]),
        ("No marks at all, Roe's dog's and others' bones.", []),
    ],
)  # fmt: skip
def test_marks_are_paired_whatever_their_glyph(text: str, inner: list[str]) -> None:
    assert quoted(text) == inner


def test_a_quotation_over_paragraphs_hangs_together_and_one_left_open_ends_with_its_paragraph() -> None:
    text = "“One.\n“Two.”\n“Three\nFour.\n“Five.”"
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    found = find_quotations(text, paragraphs)
    assert [(text[q.start : q.end], q.closed, q.continues) for q in found] == [
        ("“One.", False, False),
        ("“Two.”", True, True),
        ("“Three", False, False),
        ("“Five.”", True, False),
    ]


DIRECT = [
    ("“We will rebuild,” Mayor Ana Roe said on Monday.", ("Ana Roe", "Mayor Ana Roe", "said", ("“We will rebuild,”",))),
    ('"We will rebuild," said Ana Roe, the mayor of Ostwick. "It starts now."',
     ("Ana Roe", "Ana Roe, the mayor of Ostwick", "said", ('"We will rebuild,"', '"It starts now."'))),
    ("“The bridge,” Ana Roe said, “is safe. Nobody was hurt.”",
     ("Ana Roe", "Ana Roe", "said", ("“The bridge,”", "“is safe. Nobody was hurt.”"))),
    ("Ana Roe told reporters: “It is safe.”", ("Ana Roe", "Ana Roe", "told", ("“It is safe.”",))),
    ("In a statement, Tom Lind said: “It is over.”", ("Tom Lind", "Tom Lind", "said:", ("“It is over.”",))),
    ("»Wir gehen«, Tom Lind said.", ("Tom Lind", "Tom Lind", "said", ("»Wir gehen«",))),
    ("“He told me, ‘Go home,’ and I went,” Ana Roe said.",
     ("Ana Roe", "Ana Roe", "said", ("“He told me, ‘Go home,’ and I went,”",))),
    ("“First, it works.\n\n“Second, it is cheap.\n\n“Third, it is ours,” Ana Roe said.",
     ("Ana Roe", "Ana Roe", "said", ("“First, it works.", "“Second, it is cheap.", "“Third, it is ours,”"))),
    ("“Why should we wait?” asked Tom Lind, a farmer who lost his crop.",
     ("Tom Lind", "Tom Lind, a farmer who lost his crop", "asked", ("“Why should we wait?”",))),
    ("“The best day of my life.” — Ana Roe", ("Ana Roe", "Ana Roe", "—", ("“The best day of my life.”",))),
    ("Said Tom Lind: “I never left.”", ("Tom Lind", "Tom Lind", "Said", ("“I never left.”",))),
    ("As Tom Lind put it, “Nobody wins.”", ("Tom Lind", "Tom Lind", "put it", ("“Nobody wins.”",))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct_speech_has_its_speaker(text: str, expected: tuple[str, str, str, tuple[str, ...]]) -> None:
    assert read(text) == [Said(*expected)]
    assert [u.form for u in utterances(text)] == ["direct"]


def test_who_speaks_is_not_what_he_belongs_to() -> None:
    for end in ("of the consultancy Nordwind", "from the union Verdi", "of Greenpeace"):
        assert [u.speaker for u in utterances(f"“It is too costly,” said Jonas Keller {end}.")] == ["Jonas Keller"]


INDIRECT = [
    ("Ana Roe said that the bridge was safe.", ("Ana Roe", "Ana Roe", "said", ("that the bridge was safe",))),
    ("The bridge is safe, two officials said on Friday.",
     ("two officials", "two officials", "said", ("The bridge is safe",))),
    ("According to the port authority, the bridge is safe.",
     ("the port authority", "the port authority", "According to", ("the bridge is safe",))),
    ("The bridge is safe, according to two officials.",
     ("two officials", "two officials", "according to", ("The bridge is safe",))),
    ("The bridge, Ana Roe said, is safe.", ("Ana Roe", "Ana Roe", "said", ("The bridge", "is safe"))),
    ("Ana Roe has repeatedly denied that she knew.",
     ("Ana Roe", "Ana Roe", "has repeatedly denied", ("that she knew",))),
    ("Ana Roe told the council on Tuesday that the money was gone.",
     ("Ana Roe", "Ana Roe", "told", ("that the money was gone",))),
    ("Ana Roe promised to pay the farmers.", ("Ana Roe", "Ana Roe", "promised", ("to pay the farmers",))),
    ("Tom Lind accused the firm of hiding the leak.",
     ("Tom Lind", "Tom Lind", "accused the firm of", ("hiding the leak",))),
    ("Tom Lind, 61, a former judge who led the inquiry, said the report was late.",
     ("Tom Lind", "Tom Lind, 61, a former judge who led the inquiry,", "said", ("the report was late",))),
    ("A spokesman for Ana Roe said the report was late.",
     ("a spokesman for Ana Roe", "A spokesman for Ana Roe", "said", ("the report was late",))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_indirect_speech_has_its_speaker(text: str, expected: tuple[str, str, str, tuple[str, ...]]) -> None:
    assert read(text) == [Said(*expected)]
    assert [u.form for u in utterances(text)] == ["indirect"]


def test_mixed_speech_keeps_its_quoted_pieces() -> None:
    text = "Ana Roe said the plan, which is cheap, would “save lives” and “end this.”"
    (found,) = utterances(text)
    assert found.form == "mixed"
    assert [text[q.start : q.end] for q in found.quotes] == ["save lives", "end this."]
    assert text[found.content[0].start : found.content[0].end].startswith("the plan, which is cheap, would")


def test_cues_that_share_a_subject() -> None:
    text = "Ana Roe denied that she knew and called the report “a fantasy,” adding that she would sue."
    assert [(s.speaker, s.cue, s.content) for s in read(text)] == [
        ("Ana Roe", "denied", ("that she knew",)),
        ("Ana Roe", "called", ("the report “a fantasy,”",)),
        ("Ana Roe", "adding", ("that she would sue",)),
    ]


def test_a_clause_that_leads_in_is_an_utterance_of_its_own() -> None:
    text = "Praising the crew as “heroes,” Ana Roe told reporters, “They saved us.”"
    assert [(s.speaker, s.cue, s.content) for s in read(text)] == [
        ("Ana Roe", "Praising", ("the crew as “heroes,”",)),
        ("Ana Roe", "told", ("“They saved us.”",)),
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mayor Ana Roe spoke to Tom Lind. “He was late,” she said.", ["Ana Roe"]),
        ("Mayor Ana Roe said the dam held. “It is strong,” he said.", ["Ana Roe", ""]),
        ("“It failed,” Tom Lind said. His deputy left.\n\n“Nobody asked us.”", ["Tom Lind", "Tom Lind"]),
        ("“It failed,” said Mr. Tom Lind.\n\nLind, who led it, resigned. “I am sorry,” he wrote.", ["Tom Lind"] * 2),
        ("Tom Lind met Mrs. Ana Roe. Roe left early. “I was tired,” she said.", ["Ana Roe"]),
        ("The plan came from Ana Roe, who said it was cheap.", ["Ana Roe"]),
        ("Mayor Ana Roe left on Monday. “I am done,” the mayor said.", ["Ana Roe"]),
        ("Ana Roe was there. The mayor had gone. ROE: It is safe.", ["Ana Roe"]),
        ("“Why now?” Tom Lind asked. “Because we can,” Ana Roe replied.", ["Tom Lind", "Ana Roe"]),
        ("Sen. Ana Roe, R-Ohio, who said the dam was safe, left.", ["Ana Roe"]),
        ("Ana Roe of the Green Party, who said the dam was safe, left.", ["Ana Roe"]),
        ("Tom Lind, a Republican from Ohio who said it was cheap, left.", ["Tom Lind"]),
        ("The bill was saved by senators from the Green Party who said it was cheap.", ["senators"]),
        ("The bill has the backing of the Green Party, who say it is cheap.", ["Green Party"]),
        ("Voters who backed the bill said it was cheap.", ["Voters who backed the bill"]),
        (
            "Members of the Green Party who live near the dam said it held.",
            ["Members of the Green Party who live near the dam"],
        ),
        ("People who thought the mayor said no left.", ["People"]),
        ("The fire began in Leeds. It said the mill was lost.", [""]),
        ("“According to people who were there, it sank,” Ana Roe said.", ["Ana Roe"]),
    ],
)
def test_pronouns_and_descriptions_are_resolved(text: str, speakers: list[str]) -> None:
    assert [u.speaker for u in utterances(text)] == speakers


@pytest.mark.parametrize("text", ["The novel “Quiet Water” won the prize.", "He spoke on “Talk of the Day” and left."])
def test_names_of_works_are_no_utterances(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["The so-called ‘fix’ failed.", "The road runs through “a sea of green hills” to Wend."]
)
def test_scare_quotes_are_nobodys_words(text: str) -> None:
    (found,) = utterances(text)
    assert (found.speaker, found.source, found.cue) == ("", None, None)
    assert found.quotes


@pytest.mark.parametrize(
    "text",
    [
        "The claims are in the report.",
        "He was taking calls and answering questions about the fire.",
        "Roe would not say whether she will run.",
        "The vote was called off after the alleged attack.",
        "Lind remains committed to the plan.",
        "The road runs from Ostwick to Wend.",
        "The Daily Gazette was first to report the sale.",
        "The letters prodded the mayor to act, and aides are prodding him to resign.",
    ],
)
def test_nouns_and_other_verbs_report_nothing(text: str) -> None:
    assert read(text) == []


def test_a_transcript_has_a_speaker_for_each_paragraph() -> None:
    text = "Tom Lind met Ana Roe.\n\nROE: We will win. It is “fine.”\n\nLIND: You will not."
    assert [(s.speaker, s.content) for s in read(text)] == [
        ("Ana Roe", ("We will win. It is “fine.”",)),
        ("Tom Lind", ("You will not.",)),
    ]


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "neutral"), ("has repeatedly denied", "deny"), ("called on", "order"), ("claimed", "claim"),
        ("hit back at", "criticise"), ("went on to praise", "praise"), ("accused the firm of", "criticise"),
        ("claim", "claim"), ("walked", None),
    ],
)  # fmt: skip
def test_cues_have_a_stance(cue: str, stance: str | None) -> None:
    assert stance_of(cue) == stance


@pytest.mark.parametrize("form", "said denies planned labelled labeled agreed pleading referring told goes".split())
def test_forms_are_inflected(form: str) -> None:
    assert form in FORMS


def test_gender_is_told_by_title_then_name_and_else_left_open() -> None:
    assert [gender_of("Ana Roe"), gender_of("Tom Lind", "Mrs."), gender_of("Xyl Scott"), gender_of("Roe", "King")] == [
        "f", "f", "", "m",
    ]  # fmt: skip


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "``", "''", " ", " ", ", ", ". ", "? ", ": ", " — ", "\n\n", "(", ")",
     "Roe", "Ana Roe", "said", " said ", "told", "he", "she", "who", "that", "according to", "and", "the mayor", "'s ",
     "claim", "accused", "of", "calling", "to", "in", "Monday", "ROE:", "as", "“No,”", '"Yes."', "6'2\"", "\u00a0", "x"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_true_spans(text: str) -> None:
    found = utterances(text)
    assert [u.n for u in found] == list(range(1, len(found) + 1))
    numbers = {s.n for s in split_sentences(Article("a", "a.txt", text, ""))}
    for u in found:
        spans = [*u.quotes, *u.content, *([u.source] if u.source else []), *([u.cue] if u.cue else [])]
        assert all(0 <= s.start <= s.end <= len(text) for s in spans)
        assert u.content and u.sentences and set(u.sentences) <= numbers
        assert all(any(c.start <= q.start and q.end <= c.end for c in u.content) for q in u.quotes)
    assert found == utterances(text)


@pytest.mark.parametrize(
    "piece", ["“", "”", '"', "'", "‘a ", '"A," he said, ', "said ", "told ", "he said that ", "a, "]
)
def test_a_page_of_marks_or_cues_is_read_in_linear_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    sentence = Sentence(1, 0, len(text), 1)
    found = find_utterances(text, [sentence], [tokenise(text)], ())
    assert all(u.content[-1].end <= len(text) for u in found)
