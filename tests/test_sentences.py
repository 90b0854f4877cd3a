"""Sentences of news: where they end, and what of a page is body."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compare.model import Article, Sentence
from compare.sentences import SPLITTER, split_sentences
from compare.sentences.datelines import dateline_end
from tests.bench.adapters import segment


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in segment(text)]


def article(text: str, headline: str | None = None) -> Article:
    return Article(id="a", path="a.txt", text=text, sha256="0", headline=headline)


def roles(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    return [(s.role, text[s.start : s.end]) for s in split_sentences(article(text, headline))]


def only(role: str, text: str, headline: str | None = None) -> list[str]:
    return [words for found, words in roles(text, headline) if found == role]


# One paragraph a row, cut where the bar stands.
CUTS = [
    # closing marks stay with their sentence, and several sentences may stand in one quotation
    "“The road is shut. |We told them twice,” she said. |“Nobody came.” |The crew went home.",
    '"The road is shut. |We told them twice," she said. |"Nobody came." |The crew went home.',
    "'The road is shut. |We told them twice,' she said. |'Nobody came.' |The crew went home.",
    "He said: “They wrote, ‘Go home.’ ” |Nobody went.",
    "The letter calls it “a scandal.” |The mayor disagrees.",
    # a speaker behind the quotation belongs to it, a new sentence does not
    '"Why was I not told?" Mr. Okafor asked. |He left.',
    '"Why was I not told?" Okafor asked reporters on Friday.',
    'He asked: "Why was I not told?" |Okafor said he had no idea.',
    "“Stop it!” the crowd shouted. |“Stop it now!” Lena Ortiz wrote in a letter. |It went on.",
    # titles, initials, abbreviations before names and figures
    "Mr. Ali met Gen. Rao, Smt. Devi and Lt. Gov. Ann B. Lee. |They spoke for an hour.",
    "The state will pay Rs. 500 crore under Art. 12. |Room No. 10 is closed.",
    "Rep. A. Donald Hill, D-Va., voted no. |Sen. Joan Fry (R-W.Va.) did not.",
    "He works for Hartley Inc. |Dr. Rao left the firm. |Moran Corp. said nothing.",
    "He sold Hartley Inc. |Terms were not disclosed.",
    "She moved to Washington, D.C. |A friend stayed in Phoenix, Ariz. |The rest went to the U.S. |They were happy.",
    "The U.S. State Department and the G.O.P. Senate group met.",
    "The hearing starts at 3 p.m. Tuesday in Pune. |It ends at 5 p.m. |Police will be there.",
    "He posted it on the platform X. |Analysts noticed. |They had no Plan B. |Officials denied it.",
    "She won on Jeopardy! last year. |Yahoo! Inc. bought the show.",
    "The firm went bankrupt in May. |Divers left. |They were back on Nov. 3 and on May. 5 as well.",
    # dots
    "“We waited … and waited. |... Nobody came,” he said.",
    "He said it would ... well, help.",
    # no blank behind the stop, but not in addresses
    "The crowd cheered.|Police said 1,200 came.|That was all. |See booking.com or St.John for more.",
    # brackets
    "He agreed. |(She did not.) |They left (it was late. Very late.) by car.",
    # lists in one line
    "1. Close the bridge |2. Open the ferry",
    "• Close the bridge |• Open the ferry",
    # no sentence starts with a small letter, save with a brand
    "She works at approx. twenty sites etc. and elsewhere. |iPhone sales rose.",
    # datelines, credits and pointers run in
    "PORT CITY, March 3 (Reuters) - |The bridge will close on Monday night.",
    "Solberg at the bridge |Image: Lena Ortiz.",
    "The bridge closes. |Also Read: Five bridges that worry engineers",
]  # fmt: skip


@pytest.mark.parametrize("marked", CUTS)
def test_cuts_where_a_reader_would(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Talks are still\nto begin, aides said. They met.\nA second paragraph follows.", [1, 1, 2]),
        ("Talks with the\nPresident begin.", [1]),
        ("First line.\r\nSecond line.\r\n\r\nThird line.", [1, 2, 3]),
        ("Salt\nPepper\nSugar and more of it", [1, 2, 3]),
        ("salt\npepper\nsugar", [1, 2, 3]),
        ("The talks were ended\n- by mistake\n- by law", [1, 2, 3]),
    ],
)
def test_a_line_break_inside_a_sentence_is_no_paragraph(text: str, paragraphs: list[int]) -> None:
    assert [s.paragraph for s in split_sentences(article(text))] == paragraphs


COLUMNS = (
    "The city will close its oldest bridge for nine months, Mayor Rina Solberg said, after inspectors found cracks in "
    "the steel. Ferries will run every 15 minutes. Aides said the U.S. agency had warned twice. Donald J. Ames, who "
    "led the inspection, did not answer calls on Monday.\n\n"
    "Shops near the bridge expect losses. Owners of twelve shops met the mayor on Sunday – and two of them wept. “She "
    "listened,” Mr. Rao said."
)


@pytest.mark.parametrize("width", range(50, 80, 3))
def test_text_cut_at_a_column_is_read_as_if_it_were_not(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in COLUMNS.split("\n\n"))
    assert [" ".join(s.split()) for s in cut(wrapped)] == cut(COLUMNS)
    assert len(cut(COLUMNS)) == 7


PAGE = """World
Harbour Bridge to Close for Nine Months as Steel Cracks Spread
By Asha Menon and Tom Reilly | Port City Courier
Updated: March 3, 2025, 10:42 IST
Share Facebook Twitter WhatsApp Email
Workers inspect the Harbour Bridge on Monday. (AP Photo/Lena Ortiz)
Mayor Rina Solberg, left, speaks with engineers on Sunday.
PORT CITY, March 3 (Reuters) - The city will close its oldest bridge for nine months, the mayor said on Monday.
“We will not gamble with lives,” Mayor Rina Solberg told reporters. “The bridge closes at midnight.”
Advertisement
ALSO READ: Five bridges that worry engineers
Watch: Drone footage of the cracks
About 40,000 vehicles cross the bridge each day, according to the transport department.
What happens next?
A ferry will run every 15 minutes from Tuesday. The city expects the work to cost $30 million.
Sign up for our daily newsletter and never miss a story. It is free.
#BREAKING | Port City: Mayor says, "We will not gamble with lives. The bridge closes at midnight." pic.twitter.com/aB3x
— Courier Live (@courierlive) March 3, 2025
Who Will Pay for the Ferries
“I will fight this closure in court,” council member Dev Rao said.
I have asked my lawyers to act. My voters were never heard!
— Dev Rao (@devrao) March 3, 2025
The transport department declined to comment. (With inputs from PTI)
Related Stories
Tunnel Plan Stalls Again
Ferry Fares to Rise in April
(Reporting by Asha Menon; Editing by Tom Reilly)
https://example.com/bridge
Tom Reilly is a senior reporter covering transport for the Courier.
© 2025 Port City Courier. All rights reserved.
3 comments
"""


def test_a_page_keeps_its_article_and_nothing_else() -> None:
    assert only("headline", PAGE) == ["Harbour Bridge to Close for Nine Months as Steel Cracks Spread"]
    assert only("heading", PAGE) == ["World", "What happens next?", "Who Will Pay for the Ferries"]
    assert only("body", PAGE) == [
        "The city will close its oldest bridge for nine months, the mayor said on Monday.",
        "“We will not gamble with lives,” Mayor Rina Solberg told reporters.",
        "“The bridge closes at midnight.”",
        "About 40,000 vehicles cross the bridge each day, according to the transport department.",
        "A ferry will run every 15 minutes from Tuesday.",
        "The city expects the work to cost $30 million.",
        "“I will fight this closure in court,” council member Dev Rao said.",
        "I have asked my lawyers to act.",
        "My voters were never heard!",
        "The transport department declined to comment.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Register to vote by Friday, the county said.",
        "Like many on Facebook, she was furious.",
        "By continuing the strike, the union lost the drivers.",
        "He appeared in a video: masked, armed and silent.",
        "The party has moved to the far right, analysts say.",
        "Reuters/Ipsos asked 1,000 adults.",
        "The agency said (see the image below) that it was real.",
        "Follow the money, the judge told the jury.",
        "Officials shared the comments with the court.",
        "She is seen on film leaving the house.",
        "The copyright case ended in March.",
        "More than 300 people were hurt.",
        "Live ammunition was fired, witnesses said.",
        "Opinion: the word was struck out of the ruling.",
        "They signed up for the newsletter of a rival.",
    ],
)
def test_words_that_only_look_like_furniture_stay(line: str) -> None:
    text = f"The council met on Monday and argued for hours.\n{line}\nIt will meet again on Friday."
    assert only("body", text) == [
        "The council met on Monday and argued for hours.",
        *cut(line),
        "It will meet again on Friday.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Five bridges that worry engineers",
        "READ | Why the ferry failed",
        "Also read: Why the ferry failed",
        "Click here to read the full report.",
        "Story continues below advertisement",
        "Get the day's top stories delivered straight to your inbox.",
        "By signing up, you agree to our terms of use.",
        "Follow us on Twitter and Facebook.",
        "Follow @courier on Instagram",
        "Download the Courier app for more.",
        "This story has been updated.",
        "This article was originally published in The Courier.",
        "Asha Menon contributed to this report.",
        "With inputs from agencies",
        "Photo: Lena Ortiz/Reuters",
        "The bridge at dusk. (File photo)",
        "Solberg (left) and Rao at the bridge",
        "In this photo released by the city, workers inspect the bridge.",
        "Copyright 2025 The Courier. All rights reserved.",
        "Tuesday, 4 March 2025 10.30 GMT",
        "2 hours ago",
        "5 min read",
        "* * *",
        "https://example.com/a?b=c",
        "Watch live: https://example.com/tv",
        "Have a tip? Email us at desk@example.com.",
        "Most Read",
        "Editor's picks",
        "— Courier (@courier) March 4, 2025",
        "A post shared by Rina Solberg (@rina)",
    ],
)
def test_furniture_of_pages_is_no_body(line: str) -> None:
    text = f"The council met on Monday and argued for hours.\n{line}\nIt will meet again on Friday."
    assert only("body", text) == ["The council met on Monday and argued for hours.", "It will meet again on Friday."]


def test_a_known_headline_is_found_and_no_other_is_guessed() -> None:
    text = "Bridge closes\nThe bridge closed on Monday. Ferries run."
    assert only("headline", text, "Bridge Closes!") == ["Bridge closes"]
    assert only("headline", text, "Something else") == []
    assert only("headline", text) == ["Bridge closes"]


def test_a_lead_is_no_headline() -> None:
    text = "The bridge closed on Monday.\nFerries run every hour."
    assert [role for role, _ in roles(text)] == ["body", "body"]


def test_items_below_a_colon_are_body() -> None:
    text = "The mayor has to do this:\nClose the bridge\nOpen the ferry\nShe has until Friday."
    assert len(only("body", text)) == 4


def test_a_pull_quote_that_repeats_the_text_is_furniture() -> None:
    text = "“We will not gamble with lives,” the mayor said on Monday.\n“We will not gamble with lives”\nShe left."
    assert only("boilerplate", text) == ["“We will not gamble with lives”"]


def test_front_matter_is_furniture() -> None:
    text = "---\ntitle: Bridge closes\ndate: 2025-03-03\n---\n\n# Bridge closes\n\nThe bridge closed on Monday.\n"
    assert only("body", text) == ["The bridge closed on Monday."]
    assert only("headline", text) == ["# Bridge closes"]


def test_where_nothing_would_be_left_everything_is_body() -> None:
    assert {role for role, _ in roles("Advertisement\nRead more: Ferries")} == {"body"}


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("WASHINGTON (AP) — The minister spoke for an hour.", "WASHINGTON (AP) — "),
        ("NEW DELHI, Nov 4 (Reuters) - The minister spoke for an hour.", "NEW DELHI, Nov 4 (Reuters) - "),
        ("Mumbai: The minister spoke for an hour.", "Mumbai: "),
        ("Washington [US], November 5 (ANI): The minister spoke for long.", "Washington [US], November 5 (ANI): "),
        ("Rao: We will win this one, no doubt.", ""),
        ("London: Police arrest three after the raid", ""),
        ("Iran — its old foe — said that it would not sign.", ""),
        ("RAO: We will win this one, no doubt.", ""),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


def test_the_seed_article_with_the_broken_line_and_the_post() -> None:
    with open("seeds/india-us-talks/001_53a57386c419012d.txt", encoding="utf-8") as file:  # noqa: PTH123
        text = file.read()
    found = roles(text)
    assert found[0][1].endswith("bilateral trade deal, the White House said.")
    assert only("heading", text) == [
        "US Keen on Trade Deal With India?",
        "Piyush Goyal Shares Big Update on India-US Trade Deal",
    ]
    furniture = only("boilerplate", text)
    assert furniture[0].startswith("#WATCH |")
    assert furniture[-1] == "— ANI (@ANI) November 4, 2025"
    assert len(only("body", text)) == len(found) - len(furniture) - 2


PIECES = st.sampled_from(
    ["\n", "\r\n", "\n\n", " ", "\t", "\u00a0", "\u2028", ". ", "? ", "!", "…", ". . . .", '"', "“", "”", "'", "’",
     "(", ")", "[...]", "-", "—", "Mr. ", "U.S. ", "Inc. ", "a.m. ", "X. ", "1. ", "2) ", "• ", "The ", "she said",
     "no", "Rao asked", "Also Read: ", "Image: Jo", "#WATCH |", "— ANI (@ANI) March 3, 2025", "PARIS (AP) — ",
     "https://a.b/c", "\u200b", "é", "😀"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@example("")
@example("\x1c.\x1d")
@example('. "\n" .')
def test_spans_are_trimmed_ordered_and_hold_everything_but_white_space(text: str) -> None:
    sentences = split_sentences(article(text))
    check_spans(text, sentences)
    assert [s.span for s in sentences] == segment(text)


def check_spans(text: str, sentences: tuple[Sentence, ...]) -> None:
    end = 0
    for number, sentence in enumerate(sentences, 1):
        words = text[sentence.start : sentence.end]
        assert sentence.n == number
        assert words
        assert words == words.strip()
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()
    numbers = [s.paragraph for s in sentences]
    assert numbers == sorted(numbers)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_line_ends_change_no_sentence(text: str) -> None:
    text = text.replace("\r\n", "\n")
    unix, windows = cut(text), cut(text.replace("\n", "\r\n"))
    assert [s.replace("\r\n", "\n") for s in windows] == unix


SIZE = 60_000
HOSTILE = {
    "quotes": '"', "curly": "“", "closing": "”", "dots": ".", "spaced dots": ". ", "letters": "a", "breaks": "\n",
    "bracket": "(", "glued": "Abc.", "quoted": '"A. ', "detached": "A. ” ", "asked": "“Ab?” Bo said ", "blanks": " ",
    "left out": "[...] ", "ellipsis": "… ", "single": "'' ", "numbers": "1. A ", "bullets": "• a ", "dash": "— ",
    "post": "— A (@a) ", "links": "http://", "tags": "#a", "lines": "Ab\n", "capitals": "ABC ",
}  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    started = time.process_time()
    check_spans(text, split_sentences(article(text)))
    assert time.process_time() - started < 10  # a second on a slow machine; squares take minutes


def test_the_splitter_is_named_with_its_version() -> None:
    assert SPLITTER.startswith("sentencex 1.")
