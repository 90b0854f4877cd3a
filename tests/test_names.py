"""Names: which words name somebody, who is who, and whether two names of two articles mean one referent."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.mentions.names import find_names
from compare.model import Name, Sentence
from compare.naming import OTHER, SAME, alike, compare_names, same_name
from compare.text import tokenise


def names_in(*lines: str, heading: str = "") -> tuple[str, tuple[Name, ...]]:
    """The names of an article with one sentence a line, under `heading` if there is one."""
    rows = ([(heading, "headline")] if heading else []) + [(line, "body") for line in lines]
    sentences, tokens, start = [], [], 0
    for n, (line, role) in enumerate(rows, 1):
        sentences.append(Sentence(n, start, start + len(line), n, role))  # type: ignore[arg-type]
        tokens.append(tokenise(line, start))
        start += len(line) + 1
    text = "\n".join(line for line, _ in rows)
    return text, find_names(text, sentences, tokens)


def printed(*lines: str, heading: str = "") -> list[str]:
    """The words of each mention, in reading order."""
    text, names = names_in(*lines, heading=heading)
    return [text[n.start : n.end] for n in names]


def fulls(*lines: str) -> list[str]:
    """The full form of each mention, in reading order."""
    return [n.full for n in names_in(*lines)[1]]


@pytest.mark.parametrize(
    ("line", "title", "full"),
    [
        ("Prime Minister Asha Verma spoke first.", "Prime Minister", "Asha Verma"),
        ("On Monday House Speaker Dana Ruiz spoke.", "House Speaker", "Dana Ruiz"),
        ("The bill came from Rep. Omar Lund, R-Va., in May.", "Rep.", "Omar Lund"),
        ("White House Press Secretary Ina Cole told reporters.", "White House Press Secretary", "Ina Cole"),
        ("Later ex-Foreign Minister Ivo Banic left.", "ex-Foreign Minister", "Ivo Banic"),
        ("The firm's lawyer, Paul Innes, agreed.", "lawyer", "Paul Innes"),
        ("Lena Voss, the chief inspector of dams, agreed.", "chief inspector of dams", "Lena Voss"),
        ("Secretary of State Nora Field flew home.", "Secretary of State", "Nora Field"),
        ("Yesterday Commerce and Industry Minister Ravi Nair agreed.", "Commerce and Industry Minister", "Ravi Nair"),
        ("Speaker of the House Dana Ruiz agreed.", "Speaker of the House", "Dana Ruiz"),
    ],
)
def test_title_and_name_are_parted(line: str, title: str, full: str) -> None:
    people = [n for n in names_in(line)[1] if n.type == "person"]
    assert [(n.title, n.full) for n in people] == [(title, full)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Ministry of Water Resources agreed with the Bank of Norland.", ["Ministry of Water Resources",
                                                                            "Bank of Norland"]),
        ("A separate Department of Justice inquiry began.", ["Department of Justice"]),
        ("He met the Securities and Exchange Commission.", ["Securities and Exchange Commission"]),
        ("Trade between India and Japan grew.", ["India", "Japan"]),
        ("The India-Japan deal pleased Indian-American voters.", ["India", "Japan"]),
        ("It was Jon M. Huld Jr. who met Bashir al-Hakim.", ["Jon M. Huld Jr.", "Bashir al-Hakim"]),
        ('He met Robert "Bobby" Lane there.', ['Robert "Bobby" Lane']),
        ("She met Maria Ortega-Cole on Tuesday in May.", ["Maria Ortega-Cole"]),
        ("They met in Burlington, Iowa, last week.", ["Burlington, Iowa"]),
        ("OSLO – The talks began.", ["OSLO"]),
        ("A post by @AnnaBerg with #BigNews was read.", []),
        ("He watched “Night of the Owls” and left.", ["Night of the Owls"]),
        ("We saw Theresa May in May.", ["Theresa May"]),
    ],
)  # fmt: skip
def test_extent_of_a_name(line: str, expected: list[str]) -> None:
    assert printed(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Officials said the bridge was closed.",
        "Describing the storm, she wept.",
        "Tensions rose on Monday and again in August.",
        "I think I'm right, he said.",
        "Police were called. Nobody was hurt.",
        "However, none of it was true.",
    ],
)
def test_a_capital_at_the_beginning_is_no_name(line: str) -> None:
    assert printed(line) == []


def test_the_article_tells_whether_a_first_word_is_a_name() -> None:
    assert "Grell" in printed("Grell left early.", "They waited for Grell in vain.")
    assert printed("Markets fell.", "The markets fell.") == []


def test_surname_title_and_office_mean_the_person_introduced_in_full() -> None:
    people = fulls(
        "President Dana Ruiz met Prime Minister Asha Verma.", "Mr. Ruiz smiled.", "Verma spoke.",
        "The President left, and the Prime Minister stayed.",
    )  # fmt: skip
    assert people == ["Dana Ruiz", "Asha Verma", "Dana Ruiz", "Asha Verma", "Dana Ruiz", "Asha Verma"]


def test_two_people_of_one_surname_stay_apart() -> None:
    _, names = names_in("Mary Holm wrote to her sister Anna Holm.", "Then Holm wept.", "Anna Holm laughed.")
    mary, anna, unclear, again = (n.entity for n in names)
    assert len({mary, anna, unclear}) == 3
    assert again == anna


def test_a_surname_stays_with_the_one_it_was_first_used_of() -> None:
    people = fulls(
        "Clara Dunn opened the rally.", "Mrs. Dunn spoke.", "She praised President Frank Dunn.", "Mrs. Dunn left."
    )
    assert people == ["Clara Dunn", "Clara Dunn", "Frank Dunn", "Clara Dunn"]


def test_nickname_middle_name_and_given_name_are_one_person_within_an_article() -> None:
    for line in ("Liz Holm agreed.", "Elizabeth Ann Holm agreed.", "It was up to Elizabeth."):
        assert len({n.entity for n in names_in("Senator Elizabeth Holm spoke.", line)[1]}) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("The Ministry of Water Resources (MWR) agreed.", "The MWR said so."),
        ("The Federal Bureau of Investigation called.", "The FBI left."),
        ("The New Harbor Times reported it.", "The Times was wrong."),
        ("The House of Representatives voted.", "The House is divided."),
    ],
)
def test_short_forms_of_bodies(lines: tuple[str, ...]) -> None:
    assert len({n.entity for n in names_in(*lines)[1]}) == 1


def test_nationality_counts_as_the_country_and_places_get_their_type() -> None:
    names = names_in("Indian goods reached Norway, the U.S. and Key Bridge in Ohio.")[1]
    assert [(n.full, n.type) for n in names] == [
        ("India", "place"), ("Norway", "place"), ("United States", "place"), ("Key Bridge", "place"), ("Ohio", "place"),
    ]  # fmt: skip


def test_a_headline_names_only_what_the_body_names() -> None:
    body = "Mayor Lena Voss opened the Harbor Bridge."
    assert printed(body, heading="Voss Opens Long Awaited Bridge At Last")[0] == "Voss"
    assert len(printed(body, heading="Voss Opens Long Awaited Bridge At Last")) == 3


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("Abbas Araghchi", "Seyed Abbas Araqchi", "spelling"),
        ("Volodymyr Zelensky", "Zelenskyy", "spelling"),
        ("Muammar Gaddafi", "Moammar Kadhafi", "spelling"),
        ("Liz Holm", "Elizabeth Holm", "nickname"),
        ("Hillary Rodham Clinton", "Hillary Clinton", "middle"),
        ("Donald J. Trump", "Donald Trump", "equal"),
        ("Trump", "Donald Trump", "shorter"),
        ("Bashar al-Assad", "Assad", "shorter"),
    ],
)
def test_people_alike(a: str, b: str, how: str) -> None:
    likeness = alike(a, b, True)
    assert likeness.how == how
    assert likeness.score >= SAME


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("New Delhi", "India", "seat"),
        ("White House", "Washington", "seat"),
        ("Kremlin", "Moscow", "seat"),
        ("U.S.", "the United States", "equal"),
        ("Justice Department", "Department of Justice", "equal"),
        ("MEA", "Ministry of External Affairs", "acronym"),
        ("Times", "New York Times", "shorter"),
        ("GOP", "Republicans", "equal"),
        ("Kyiv", "Kiev", "equal"),
    ],
)
def test_bodies_and_places_alike(a: str, b: str, how: str) -> None:
    likeness = alike(a, b)
    assert likeness.how == how
    assert likeness.score >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Mary Holm", "person"), ("Anna Holm", "person")),
        (("Nils Aker", "person"), ("Jonas Berg", "person")),
        (("Lee Martin", "person"), ("Lee Morton", "person")),
        (("House", "body"), ("White House", "body")),
        (("House", "body"), ("House Democrats", "body")),
        (("India", "place"), ("Iran", "place")),
        (("Washington", "place"), ("Ada Washington", "person")),
    ],
)
def test_others_stay_others(a: tuple[str, str], b: tuple[str, str]) -> None:
    first, second = (Name(0, 1, full, 0, kind) for full, kind in (a, b))
    assert same_name(first, second) <= OTHER


@given(st.sampled_from(["Abbas Araghchi", "Liz Holm", "MEA", "New Delhi", "Trump", "the House", "", "§"]), st.text())
def test_likeness_has_no_direction(a: str, b: str) -> None:
    assert alike(a, b) == alike(b, a)
    assert alike(a, b, True).score == alike(b, a, True).score


@given(st.lists(st.text(st.sampled_from("AbC. -'\"“”’,(&@1éß\u00ad\n"), max_size=30), max_size=6))
def test_any_text_gives_ordered_spans_that_do_not_overlap(lines: list[str]) -> None:
    text, names = names_in(*(line.replace("\n", " ") for line in lines))
    spans = [(n.start, n.end) for n in names]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_the_order_of_first_mention_numbers_the_entities() -> None:
    _, names = names_in("Norway met Japan.", "Japan met Norway.")
    assert [n.entity for n in names] == [0, 1, 1, 0]


def test_a_name_compared_with_itself_is_equal() -> None:
    name = Name(0, 5, "Lena Voss", 0, "person")
    assert compare_names(name, name).how == "equal"
