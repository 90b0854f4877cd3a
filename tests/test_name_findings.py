"""Name findings on pairs of short articles: another name in one role, roles exchanged, two forms of one name."""

from __future__ import annotations

import pytest

from compare.detectors import names
from compare.model import Comparison, Finding
from tests.pairs import compared, found_by, printed


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    """Kind and printed words of every name finding, sides in the order given."""
    pair = compared(a, b)
    return [(f.kind, *printed(pair, f)) for f in found_by(names, pair)]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            "Goalkeeper Nils Aker saved the last penalty in Oslo.",
            "Goalkeeper Jonas Berg saved the last penalty in Oslo.",
            ("Nils Aker", "Jonas Berg"),
        ),
        (
            "The bill was introduced by Rep. Dana Ruiz, D-Ohio, in March.",
            "The bill was introduced by Rep. Carla Ruiz, D-Ohio, in March.",
            ("Dana Ruiz", "Carla Ruiz"),
        ),
        (
            "Indian troops crossed the river at dawn, residents said.",
            "Pakistani troops crossed the river at dawn, residents said.",
            ("Indian", "Pakistani"),
        ),
        (
            "He said the border with Mexico would be closed within days.",
            "He said the border with Canada would be closed within days.",
            ("Mexico", "Canada"),
        ),
        (
            "The Senate passed the farm bill late on Thursday.",
            "The House passed the farm bill late on Thursday.",
            ("Senate", "House"),
        ),
        (
            "After the raid on Poland, Norwegian ships left the harbour.",
            "After the raid on Poland, Danish ships left the harbour.",
            ("Norwegian", "Danish"),
        ),
    ],
)
def test_another_name_in_one_role(a: str, b: str, words: tuple[str, str]) -> None:
    assert found(a, b) == [("name.conflict", *words)]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            "President Volodymyr Zelensky met the delegation in Kyiv.",
            "President Volodymyr Zelenskyy met the delegation in Kyiv.",
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ),
        (
            "Foreign minister Abbas Araghchi left for Geneva on Friday.",
            "Foreign minister Seyed Abbas Araqchi left for Geneva on Friday.",
            ("Abbas Araghchi", "Seyed Abbas Araqchi"),
        ),
        (
            "Liz Holm wrote to the committee about the dam.",
            "Elizabeth Holm wrote to the committee about the dam.",
            ("Liz Holm", "Elizabeth Holm"),
        ),
        (
            "The judge sent Clara Ann Dunn to prison for a year.",
            "The judge sent Clara Dunn to prison for a year.",
            ("Clara Ann Dunn", "Clara Dunn"),
        ),
        (
            "Mumbai police arrested two men over the theft.",
            "Bombay police arrested two men over the theft.",
            ("Mumbai", "Bombay"),
        ),
    ],
)
def test_one_referent_in_two_forms(a: str, b: str, words: tuple[str, str]) -> None:
    assert found(a, b) == [("name.variant", *words)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Goalkeeper Nils Aker saved the last penalty in Oslo.", "Aker saved the last penalty in Oslo."),
        ("President Volodymyr Zelensky met the delegation.", "Mr. Zelensky met the delegation."),
        ("President Dana Ruiz vetoed the bill on Monday.", "She vetoed the bill on Monday."),
        ("President Dana Ruiz vetoed the bill on Monday.", "The president vetoed the bill on Monday."),
        ("New Delhi agreed to cut the tariff on almonds.", "India agreed to cut the tariff on almonds."),
        ("The Kremlin rejected the offer on Tuesday night.", "Moscow rejected the offer on Tuesday night."),
        ("Britain signed the treaty with Japan.", "The United Kingdom signed the treaty with Japan."),
        ("Iran attacked Israel on Sunday with drones.", "Israel was attacked by Iran on Sunday with drones."),
        ("Trump met Modi at the White House on Thursday.", "Modi met Trump at the White House on Thursday."),
        ("Lund praised Verma for her work on the dam.", "Verma was praised by Lund for her work on the dam."),
        ("He lives in New York City with his wife.", "He lives in New York with his wife."),
        (
            "Dana Ruiz, Omar Lund and Asha Verma voted for the new bridge.",
            "Dana Ruiz, Omar Lund and Nora Field voted for the new bridge.",
        ),
        (
            "The Ministry of Water Resources (MWR) closed the dam.",
            "The MWR closed the dam.",
        ),
        (
            "“It was the work of Lena Voss alone,” he said.",
            "“It was the work of Lena Voss alone,” the engineer said.",
        ),
    ],
)
def test_nothing_where_one_referent_may_be_meant(a: str, b: str) -> None:
    assert found(a, b) == []


def conflicts(a: str, b: str) -> tuple[Comparison, list[Finding]]:
    pair = compared(a, b)
    return pair, [f for f in found_by(names, pair) if f.kind == "name.conflict"]


def test_bodies_that_may_be_part_of_each_other_are_no_error() -> None:
    _, (finding,) = conflicts(
        "The FBI opened an inquiry into the donations last year.",
        "The Justice Department opened an inquiry into the donations last year.",
    )
    assert finding.severity == "warning"


def test_a_conflict_of_people_is_an_error_and_told_once() -> None:
    _, (finding,) = conflicts(
        "The leak was found by engineer Ann Lee.\n\nLee told the board at once.",
        "The leak was found by engineer Paul Innes.\n\nInnes told the board at once.",
    )
    assert finding.severity == "error"
    assert {finding.facts["name_a"], finding.facts["name_b"]} == {"Ann Lee", "Paul Innes"}


def test_swapped_sides_swap_the_finding() -> None:
    a, b = "Mayor Dana Ruiz opened the bridge on Monday.", "Mayor Omar Lund opened the bridge on Monday."
    assert [(k, y, x) for k, x, y in found(a, b)] == found(b, a)
