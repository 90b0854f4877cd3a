"""The page reads decisions as the program does: what a line may hold, which lines count, and what they come to."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime

from playwright.sync_api import expect

from compare.model import SEVERITIES, Decision
from compare.review.decisions import REASONS, STATUSES, as_plain, read_line
from compare.review.statuses import decided, newest_of_each
from tests import samples
from tests.browser import needs_browser
from tests.pages import FIXTURES, Open, at_desk, card, load, status
from tests.strategies import PEOPLE, TIMES

pytestmark = needs_browser
a_browser, opener = FIXTURES
FP = "fp1:00000000deadbeef"
DAYS = ("", "soon", "2000-01-01", "2999-12-31", "2999-12-31T10:00:00", "2999-12-31T10:00:00Z")
ODD = {
    "at": [*TIMES, "2025-11-05", "2025-11-05T09:40:00", "2025-11-05T09:40", "yesterday", "2025-13-05T00:00:00Z"],
    "fp": [FP, "", "fp1:xyz", "fv1:00000000deadbeef", FP + "-2", FP + "-0"],
    "fv": ["", "fv1:00000000deadbeef", FP, "words"],
    "fg": ["", "fg1:00000000deadbeef", "fg:00000000deadbeef"],
    "status": [*STATUSES, "", "open"],
    "reason": ["", *REASONS, "none"],
    "severity": ["", *SEVERITIES, "grave"],
    "kind": ["", "quote.cut"],
}


def is_sound(line: dict[str, str]) -> bool:
    """Whether the program reads `line`."""
    try:
        read_line(json.dumps(line))
    except ValueError:
        return False
    return True


def test_the_page_and_the_program_refuse_the_same_lines(show: Open) -> None:
    page = show(samples.seed_report())
    plain = {"fp": FP, "status": "confirmed"}
    lines = [{**plain, key: value} for key, values in ODD.items() for value in values]
    wrong = page.evaluate("lines => lines.map(line => storydiff.decisions.wrong(line))", lines)
    assert {json.dumps(line): not said for line, said in zip(lines, wrong, strict=True)} == {
        json.dumps(line): is_sound(line) for line in lines
    }


def test_the_page_and_the_program_come_to_the_same_status(show: Open) -> None:
    page = show(samples.seed_report())
    dice = random.Random(5)
    piles = [
        [
            read_line(json.dumps({"fp": FP, "status": dice.choice(STATUSES), "by": dice.choice(PEOPLE[1:3]),
                                  "at": dice.choice(TIMES[:3]), "expires": dice.choice(DAYS)}))
            for _ in range(dice.randint(1, 5))
        ]
        for _ in range(300)
    ]  # fmt: skip
    told = page.evaluate(
        """piles => piles.map((lines) => {
            const counted = storydiff.decisions.newest(lines);
            return [counted.map(storydiff.decisions.write), storydiff.decisions.status(counted, false)];
        })""",
        [[as_plain(line) for line in lines] for lines in piles],
    )
    finding, today = samples.seed_report().findings[0], datetime.now(UTC).date()
    for lines, (counted, said) in zip(piles, told, strict=True):
        assert [read_line(line) for line in counted] == list(newest_of_each(lines))
        assert said == decided(finding, lines, "exact", today).status


def test_two_answers_of_one_second_are_a_conflict_and_a_time_without_zone_is_told(show: Open) -> None:
    page = at_desk(show)
    fp = card(page, 2).locator(".difference").get_attribute("data-fp") or ""
    first = Decision(fp, "", "", "confirmed", by="Ann", at="2025-11-05T09:40:00Z")
    lines = [first, replace(first, status="unsure"), replace(first, at="2025-11-05T09:40:00")]
    load(page, "\n".join(json.dumps(as_plain(line)) for line in lines))
    expect(page.locator("#news")).to_contain_text("line 3: “at” is no time")
    assert status(page, 2) == "conflict"
