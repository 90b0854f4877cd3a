"""What stays decided when articles change, by which match, and what opens again: stories through the real stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import fingerprints, kinds
from compare.embeddings import Encoder, load_encoder
from compare.model import Anchor, Article, Decision, Finding, Report, Source, Span, Story
from compare.pipeline import compare_story
from compare.review import apply_decisions, baseline, decision_on, stale_decisions, unmatched
from compare.review.places import likeness, same_values
from compare.settings import Settings
from tests.samples import article, seed_report, three_report
from tests.strategies import decisions

TODAY = date(2025, 11, 20)
A = """Port Elling will close two piers of its old harbour in June, the council said on Monday.

The council said 40 boats use the piers every day.

“We waited quite a long time for this day,” said Mayor Dana Petrov after the vote.

Fishermen from the town protested outside the hall.
"""
B = """Port Elling may close two piers of its old harbour in June, the council said on Monday.

The council said 45 boats use the piers every day.

“We waited pretty a long time for this day,” said Mayor Dana Petrov after the vote.

The state will pay for a new ferry terminal on the northern shore.
"""
C = """Two piers of the old harbour in Port Elling are to close in June, the council said on Monday.

The council said 40 boats use the piers every day.
"""
ALL = {"certainty": "exact", "number": "exact", "quote": "exact", "missing a": "exact", "missing b": "exact"}


@cache
def _encoder() -> Encoder:
    return load_encoder("all-MiniLM-L6-v2", cache=False)


def compared(texts: Mapping[str, str], story: str = "piers", folder: str = "seeds/piers") -> Report:
    articles = tuple(
        replace(article(name, text, published="2025-11-05"), path=f"{folder}/{name}.txt")
        for name, text in texts.items()
    )
    return compare_story(Story(story, "Piers", articles), Settings(), encoder=_encoder())


def name_of(finding: Finding) -> str:
    family = finding.kind.partition(".")[0]
    side = "".join(finding.spans) if family == "missing" else ""
    pair = "-".join(finding.sources) if "c" in finding.sources else ""
    return " ".join(filter(None, (family, side, pair)))


def decided(report: Report, status: str = "confirmed", by: str = "Ann") -> list[Decision]:
    """Decide on every finding of `report`."""
    said = Decision("", "", "", status, by=by, at="2025-11-06T08:00:00Z")  # type: ignore[arg-type]
    return [decision_on(report, finding, said) for finding in report.findings]


@cache
def _before() -> Report:
    return compared({"a": A, "b": B})


def matches(report: Report) -> dict[str, str]:
    assert all((f.match != "") == (f.status != "open") == bool(f.decisions) for f in report.findings)
    assert all((f.match == "anchor") == (f.status == "recheck") for f in report.findings)
    return {name_of(f): f.match for f in report.findings}


@dataclass
class Edit:
    """A change of the story, what each finding is matched by then ("" is open anew), and how many are stale."""

    a: Callable[[str], str] = str
    b: Callable[[str], str] = str
    becomes: dict[str, str] = field(default_factory=dict)
    stale: int = 0
    swapped: bool = False
    story: str = "piers"
    folder: str = "seeds/piers"


def _put(old: str, new: str) -> Callable[[str], str]:
    def put(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return put


def _moved(text: str) -> str:
    first, second, third, last = text.strip().split("\n\n")
    return "\n\n".join([third, first, second, last]) + "\n"


# What is edited, and what becomes of five findings that were all decided before.
MATRIX: Mapping[str, Edit] = {
    "nothing": Edit(),
    "a paragraph above": Edit(a=lambda text: "The council met for five hours.\n\n" + text),
    "a line break and typographic marks": Edit(a=_put("in June, the", "in June,\n the"), b=_put("“We", '"We')),
    "a paragraph that moves": Edit(a=_moved),
    "a reworded neighbour": Edit(
        a=_put("piers every day", "piers every morning"), b=_put("piers every day", "piers every morning"),
        becomes={"number": "value"},
    ),
    "a word in the same sentence": Edit(
        a=_put("two piers of its", "two piers in its"), b=_put("two piers of its", "two piers in its"),
        becomes={"certainty": "value"},
    ),
    "a statement longer by a clause": Edit(
        a=_put("outside the hall", "loudly outside the hall"), becomes={"missing a": "anchor"}
    ),
    "a value in other digits": Edit(a=_put("40 boats", "forty boats"), becomes={"number": "variant"}),
    "a changed value": Edit(b=_put("45 boats", "46 boats"), becomes={"number": ""}, stale=1),
    "a changed value on the other side": Edit(a=_put("40 boats", "60 boats"), becomes={"number": ""}, stale=1),
    "other differing words": Edit(b=_put("may close", "might close"), becomes={"certainty": "anchor"}),
    "other differing words in a quotation": Edit(b=_put("pretty", "rather"), becomes={"quote": "anchor"}),
    "a difference that is gone": Edit(b=_put("may close", "will close"), becomes={"certainty": "gone"}, stale=1),
    "a statement that is new": Edit(
        b=lambda text: text + "\nTourists come to the northern beaches in July.\n", becomes={"missing b": "exact"}
    ),
    "files renamed": Edit(folder="seeds/old-piers"),
    "a folder renamed": Edit(story="harbour"),
    "files renamed so that letters change": Edit(swapped=True, becomes=dict.fromkeys(ALL, "variant")),
}  # fmt: skip


@pytest.mark.parametrize("name", MATRIX)
def test_what_stays_decided(name: str) -> None:
    edit, before = MATRIX[name], _before()
    assert set(matches(apply_decisions(before, decided(before), TODAY))) == set(ALL)
    texts = {"b": edit.a(A), "a": edit.b(B)} if edit.swapped else {"a": edit.a(A), "b": edit.b(B)}
    after = compared(texts, edit.story, edit.folder)
    report = apply_decisions(after, decided(before), TODAY)
    expected = {k: v for k, v in {**ALL, **edit.becomes}.items() if v != "gone"}
    if name == "a statement that is new":
        new = [f for f in report.findings if not f.match]
        assert len(new) == 1 and new[0].kind == "missing.statement" and new[0].status == "open"
        report = replace(report, findings=tuple(f for f in report.findings if f.match))
    assert matches(report) == expected
    assert report.stale == edit.stale == len(stale_decisions(after, decided(before)))


def test_a_new_source_opens_only_its_own_pairs() -> None:
    before = _before()
    report = apply_decisions(compared({"a": A, "b": B, "c": C}), decided(before), TODAY)
    found = matches(report)
    assert {name: match for name, match in found.items() if name in ALL} == ALL
    others = {name: match for name, match in found.items() if name not in ALL}
    assert "number b-c" in others and set(others.values()) == {""} and not report.stale


def test_without_a_source_nothing_about_it_is_stale() -> None:
    three = compared({"a": A, "b": B, "c": C})
    report = apply_decisions(_before(), decided(three), TODAY)
    assert matches(report) == ALL and report.stale == 0
    left = unmatched(_before(), decided(three))
    assert left and all("c" in {side.source for side in d.sides} for d in left)


def test_what_the_settings_leave_out_is_not_stale() -> None:
    before = _before()
    some = replace(before, findings=before.findings[1:], ignored=1)
    assert apply_decisions(some, decided(before), TODAY).stale == 0
    assert apply_decisions(replace(some, ignored=0), decided(before), TODAY).stale == 1


def test_the_same_difference_in_another_pair_is_known() -> None:
    """In the same story, with the same words, once the place that was decided on is gone."""
    before = _before()
    swap = {"a": A, "b": A.replace("Fishermen", "Anglers"), "c": B}
    report = apply_decisions(compared(swap), [d for d in decided(before) if d.sides[0].exact == "40"], TODAY)
    assert [(f.sources, f.match, f.status) for f in report.findings if f.match] == [
        (("a", "c"), "variant", "confirmed")
    ]


def test_a_renamed_kind_loses_no_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decisions of the release in which the kind had another name, on the report of today, and the other way round."""
    before = _before()
    aliases = {"certainty.degree": "certainty.shift"}
    old = replace(
        before,
        findings=tuple(
            replace(f, kind="certainty.degree") if f.kind in aliases.values() else f for f in before.findings
        ),
    )
    old = replace(old, findings=tuple(replace(f, id=fingerprints.exact(f, _articles(old))) for f in old.findings))
    lines = decided(old)
    assert matches(apply_decisions(before, lines, TODAY)) == {**ALL, "certainty": "anchor"}, "not without the alias"
    monkeypatch.setattr(fingerprints, "ALIASES", aliases)
    assert matches(apply_decisions(before, lines, TODAY)) == ALL
    moved = compared({"a": A.replace("piers of its", "piers in its"), "b": B.replace("piers of its", "piers in its")})
    assert matches(apply_decisions(moved, lines, TODAY)) == {**ALL, "certainty": "value"}
    assert matches(apply_decisions(old, decided(before), TODAY)) == ALL
    assert not set(kinds.ALIASES) & set(kinds.KINDS) and set(kinds.ALIASES.values()) <= set(kinds.KINDS)


def _articles(report: Report) -> dict[str, Article]:
    return {source.article.id: source.article for source in report.sources}


def test_people_who_decided_before_and_after_an_edit_meet() -> None:
    before = _before()
    after = compared({"a": A.replace("council said 40", "council counted 40"), "b": B})
    number = next(f for f in after.findings if f.kind == "number.conflict")
    now = decision_on(after, number, Decision("", "", "", "dismissed", by="Bo", at="2025-11-09T00:00:00Z"))
    (found,) = [f for f in apply_decisions(after, [*decided(before), now], TODAY).findings if f.id == number.id]
    assert (found.status, found.match, [d.by for d in found.decisions]) == ("conflict", "exact", ["Ann", "Bo"])
    again = replace(now, by="Ann")
    report = apply_decisions(after, [*decided(before), again], TODAY)
    (found,) = [f for f in report.findings if f.id == number.id]
    assert (found.status, found.decisions, report.stale) == ("dismissed", (again,), 0)


TWINS = "The mayor said the piers will close. She added that the market will close."
OTHERS = "The mayor said the piers may close. She added that the market may close."


def twins(*places: tuple[int, int]) -> Report:
    """Findings of the same words, the first two in one sentence: what tells them apart is a number or the place."""
    a, b = article("a", TWINS), article("b", OTHERS)
    report = replace(_before(), sources=(), findings=(), story="twins")
    found = []
    for place, other in places:
        spans = {"a": (Span(place, place + 4),), "b": (Span(other, other + 3),)}
        found.append(Finding("certainty.shift", "warning", 0.8, spans, {}, sources=("a", "b")))
    ids = fingerprints.numbered(fingerprints.exact(f, {"a": a, "b": b}) for f in found)
    named = tuple(replace(f, id=name) for f, name in zip(found, ids, strict=True))
    return replace(report, sources=(Source(a, ()), Source(b, ())), findings=named)


def test_one_decision_covers_one_finding() -> None:
    first = TWINS.index("will"), OTHERS.index("may")
    second = TWINS.rindex("will"), OTHERS.rindex("may")
    both = twins(first, second)
    assert [f.id[-2:] == "-2" for f in both.findings] == [False, True]
    lines = decided(both)
    for which in (0, 1):
        report = apply_decisions(both, [lines[which]], TODAY)
        assert [f.status for f in report.findings].count("open") == 1
        assert report.findings[which].decisions == (lines[which],) and report.stale == 0
    alone = apply_decisions(twins(second), [replace(lines[0], status="dismissed"), lines[1]], TODAY)
    assert (alone.findings[0].status, alone.stale) == ("dismissed", 1), "of two twins one is left, the other is stale"


def test_a_baseline_is_seen_and_nothing_more() -> None:
    before = _before()
    lines = baseline(before, "2025-11-05T00:00:00Z")
    assert {f.status for f in apply_decisions(before, lines, TODAY).findings} == {"baseline"}
    assert baseline(apply_decisions(before, lines, TODAY), "x") == []
    after = compared({"a": A, "b": B.replace("may close", "might close")})
    report = apply_decisions(after, lines, TODAY)
    assert {name_of(f): f.status for f in report.findings if f.status != "baseline"} == {"certainty": "open"}


SEEDS = seed_report()
SEEDS = replace(SEEDS, findings=tuple(replace(f, id=f.id[:20]) for f in SEEDS.findings[:6]))


@settings(max_examples=50)
@given(st.lists(decisions(st.sampled_from([f.id for f in SEEDS.findings])), max_size=8), st.randoms())
def test_order_does_not_matter_and_every_line_is_counted(lines: list[Decision], dice: object) -> None:
    """Each line is on a finding, superseded there by a newer one, or unmatched."""
    report = SEEDS
    lines = [replace(line, fv="", fg="", sides=()) for line in lines]
    applied = apply_decisions(report, lines, TODAY)
    dice.shuffle(lines)  # type: ignore[attr-defined]
    assert apply_decisions(report, lines, TODAY) == applied
    assert unmatched(report, lines) == ()
    assert {f.id for f in applied.findings if f.decisions} == {line.fp for line in lines}
    assert all(line.fp == f.id for f in applied.findings for line in f.decisions)


def test_places() -> None:
    here = (Anchor("a", "will", "the council said that Port Elling ", " close two piers in June, when"),)
    moved = (Anchor("a", "may", "The council said that Port Elling ", " close two old piers in June"),)
    far = (Anchor("a", "will", "Fishermen from the town say they ", " protest again before the hall"),)
    assert likeness(here, here) == 1 and likeness(here, moved) > 0.7 and likeness(here, far) < 0.3
    assert likeness((), ()) == likeness(here, ()) == 0
    assert same_values(here, moved)
    for old, new in (("40 boats", "45 boats"), ("in June", "in July"), ("two", "three"), ("for Ann", "for Bo")):
        assert not same_values((Anchor("a", old, "", ""),), (Anchor("a", new, "", ""),))


def test_three_sources_and_hand_made_reports_match_too() -> None:
    report = three_report()
    applied = apply_decisions(report, decided(report), TODAY)
    assert {f.match for f in applied.findings} == {"exact"} and applied.stale == 0
    assert applied.counts.others["confirmed"] == len(report.findings)


def test_thousands_of_decisions_are_matched_in_seconds() -> None:
    """Also where all of them are stale and every finding is open."""
    import time

    report = _before()
    base = report.findings[0]
    many = tuple(replace(base, id=f"fp1:{n:016x}") for n in range(500))
    known = decided(report)
    lines = [replace(known[n % len(known)], fp=f"fp1:{10**9 + n:016x}", fv="", fg="") for n in range(1500)]
    start = time.process_time()
    applied = apply_decisions(replace(report, findings=many), lines, TODAY)
    assert time.process_time() - start < 10
    assert applied.stale + sum(len(f.decisions) for f in applied.findings) == len(lines)
