"""Precision and agreement: figures that can be worked out by hand, and those that are not defined."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.cli.review_tables import as_csv, figures, listed, words_of
from compare.fingerprints import value_at
from compare.model import Anchor, Decision
from compare.review.stats import UNKNOWN, KindStats, kind_of, statistics
from tests.samples import seed_report
from tests.strategies import decisions
from tests.test_review_matching import decided

SIDES = (Anchor("a", "quite", "they speak ", " often"), Anchor("b", "pretty", "they speak ", " often"))


def line(n: int, status: str, by: str = "Ann", kind: str = "quote.reworded", **other: str) -> Decision:
    fv = value_at(kind, SIDES)
    return Decision(f"fp1:{n:016x}", fv, "", status, by=by, at="2025-11-05T00:00:00Z", sides=SIDES, **other)  # type: ignore[arg-type]


def table(*rows: str) -> list[Decision]:
    """A row a person, a letter a finding: Confirmed, Dismissed, Unsure, or a dot for nothing."""
    words = {"C": "confirmed", "D": "dismissed", "U": "unsure"}
    people = zip(("Ann", "Bo", "Cy"), rows, strict=False)
    return [line(n, words[c], by) for by, row in people for n, c in enumerate(row) if c != "."]


def test_precision_of_each_kind() -> None:
    lines = [
        line(1, "confirmed"), line(2, "confirmed", "Bo"), line(3, "dismissed", reason="house-style"), line(4, "unsure"),
        line(5, "confirmed"), line(5, "dismissed", "Bo", reason="other"), line(6, "baseline", ""),
        line(7, "dismissed", kind="number.conflict", reason="other"), replace(line(8, "confirmed"), fv=""),
    ]  # fmt: skip
    stats = statistics([lines])
    assert stats.kinds == (
        KindStats("quote.reworded", 2, 1, 1, 1), KindStats("number.conflict", 0, 1), KindStats(UNKNOWN, 1)
    )  # fmt: skip
    assert [(k.precision, k.n) for k in stats.kinds] == [(2 / 3, 3), (0.0, 1), (1.0, 1)]
    assert KindStats("quote.cut", unsure=3).precision is None
    assert stats.statuses == {"confirmed": 3, "dismissed": 2, "baseline": 1, "conflict": 1, "unsure": 1}
    assert stats.reasons == {"other": 2, "house-style": 1}
    assert stats.reviewers == {"Ann": 6, "Bo": 2}


def test_findings_of_two_stories_are_never_one() -> None:
    stats = statistics([[line(1, "confirmed")], [line(1, "dismissed", "Bo")]])
    assert stats.shared == 0 and stats.statuses == {"confirmed": 1, "dismissed": 1}


def test_only_the_newest_line_of_a_person_counts() -> None:
    newer = replace(line(1, "dismissed"), at="2025-11-06T00:00:00Z")
    assert statistics([[line(1, "confirmed"), newer]]).statuses == {"dismissed": 1}


def test_agreement_of_two() -> None:
    """Of ten, eight agree: five confirmed, three dismissed; by chance 0.6·0.6 + 0.4·0.4 = 0.52 would."""
    stats = statistics([table("CCCCCDDDCD", "CCCCCDDDDC")])
    (pair,) = stats.pairs
    assert (pair.a, pair.b, pair.n, pair.agreement) == ("Ann", "Bo", 10, 0.8)
    assert pair.kappa == pytest.approx((0.8 - 0.52) / (1 - 0.52))
    assert stats.agreement == 0.8 and stats.shared == 10
    # Alpha: 20 values, 12 confirmed and 8 dismissed; 2 of 10 pairs differ, 2·12·8/(20·19) would by chance.
    assert stats.alpha == pytest.approx(1 - 0.2 / (2 * 12 * 8 / (20 * 19)))


def test_agreement_of_three_with_gaps() -> None:
    stats = statistics([table("CCD.U", "CDD.U", "C.DDU")])
    assert [(p.a, p.b, p.n) for p in stats.pairs] == [("Ann", "Bo", 4), ("Ann", "Cy", 3), ("Bo", "Cy", 3)]
    assert stats.shared == 4 and stats.agreement == pytest.approx(9 / 10)
    assert stats.alpha is not None and 0.7 < stats.alpha < 1


@pytest.mark.parametrize("rows", [("CCC", "CCC"), ("C", "C"), ("CC.", "..C"), ("CCC",), ()])
def test_what_is_not_defined_is_none(rows: tuple[str, ...]) -> None:
    stats = statistics([table(*rows)])
    assert stats.alpha is None and all(pair.kappa is None for pair in stats.pairs)
    assert figures(stats)


def test_perfect_disagreement_is_a_figure() -> None:
    stats = statistics([table("CD", "DC")])
    assert stats.pairs[0].kappa == -1 and stats.alpha is not None and stats.alpha < 0


@settings(max_examples=40)
@given(st.lists(decisions(st.sampled_from([f"fp1:{n:016x}" for n in range(4)])), max_size=12))
def test_whatever_is_decided_gives_figures(lines: list[Decision]) -> None:
    stats = statistics([lines])
    assert sum(stats.statuses.values()) == len({d.fp for d in lines})
    assert all(-1 <= f <= 1 for f in (stats.alpha, *(p.kappa for p in stats.pairs)) if f is not None)
    assert "\x1b" not in figures(stats) + listed({"s": lines})


def test_the_kind_is_told_by_the_quoted_words() -> None:
    report = seed_report()
    for finding, decision in zip(report.findings, decided(report), strict=True):
        assert kind_of(decision) == finding.kind


def test_figures_and_list_for_the_screen() -> None:
    text = figures(statistics([table("CCCCCDDDCD", "CCCCCDDDDC")]))
    assert "quote.reworded" in text and "Ann and Bo: 80%, Cohen's kappa 0.58 (10 findings)" in text
    assert "Krippendorff's alpha 0.60 (10 findings)" in text
    assert figures(statistics([])) == "Decisions\n  none\n"
    told = listed({"seeds/x": [line(1, "dismissed", reason="house-style", comment="two\nlines")], "seeds/y": []})
    assert "seeds/x: 1 decision\n" in told and "seeds/y: 0 decisions\n" in told
    assert "quote.reworded" in told and "A quite | B pretty" in told
    assert "dismissed (house-style) by Ann on 2025-11-05: two lines" in told


def test_csv_runs_no_formula() -> None:
    evil = [Anchor("a", '=HYPERLINK("http://x")', "", ""), Anchor("a", "", "", ""), Anchor("b", "\t-1", "", "")]
    lines = [
        replace(line(1, "confirmed", by="@Ann", comment="=1+1\n+2"), sides=tuple(evil)),
        line(2, "dismissed", by="Bo", comment='a "quoted", part', kind="number.conflict"),
    ]
    rows = list(csv.DictReader(io.StringIO(as_csv({"-story": lines}))))
    assert [row["kind"] for row in rows] == [UNKNOWN, "number.conflict"]
    assert rows[0]["by"] == "'@Ann" and rows[0]["comment"] == "'=1+1 +2" and rows[0]["story"] == "'-story"
    assert rows[1]["comment"] == 'a "quoted", part' and rows[1]["words"] == "A quite | B pretty"
    assert not any(value.startswith(tuple("=+-@\t\r")) for row in rows for value in row.values())
    assert words_of(lines[0]) == 'A =HYPERLINK("http://x") … – | B  -1'
    assert json.dumps(rows)
