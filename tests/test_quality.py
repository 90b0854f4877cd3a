"""The bench itself: its scores on reports whose right score is known, and the project's own set against its figures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Span
from tests.bench import figures, leave_out, padding, quality
from tests.bench.figures import AcceptedSet, Figure, Outcome
from tests.bench.folders import Folders, read_json, read_lines
from tests.bench.marks import SIDES
from tests.bench.rates import Rate, f1
from tests.bench.reliability import reliability
from tests.bench.score import PairScore, points_at, score_pair, stand_for
from tests.bench.seen import FITTED, seen_by
from tests.bench.sets import SETS, left_out, mutations
from tests.bench.sets.attribution import merged
from tests.bench.sets.links import facets, untokenise

OWN = Path(__file__).parent / "bench" / "own"
ACCEPTED = OWN.parent / "accepted-own.json"
LEFT_OUT = ["stories_left_out", "mutations_left_out"]
FERRY = OWN / "gold" / "brannock-ferry.json"


def report_of(gold: dict[str, Any], kinds: dict[str, str] | None = None) -> dict[str, Any]:
    """The report that a perfect reader would give for `gold`; `kinds` renames some of its findings."""
    spans: dict[str, list[list[int]]] = {
        side: sorted([s for group in gold["alignments"] for s in group[side]] + gold["only_" + side]) for side in SIDES
    }
    sources = [
        {"id": side, "sentences": [{"n": n, "start": s, "end": e} for n, (s, e) in enumerate(spans[side], 1)]}
        for side in SIDES
    ]
    groups = [
        {"sentences": {side: [spans[side].index(s) + 1 for s in group[side]] for side in SIDES}, "confidence": 0.9}
        for group in gold["alignments"]
    ]
    findings = [
        {
            "kind": (kinds or {}).get(item["kind"], item["kind"]),
            "severity": "warning",
            "confidence": 0.8,
            "spans": {s: [{"start": item[s][0], "end": item[s][1]}] for s in SIDES if item[s]},
        }
        for item in gold["findings"]
    ]
    return {"sources": sources, "alignments": groups, "findings": findings}


def values(score: PairScore) -> dict[str, float]:
    return {name: rate.value for name, rate in score.rates.items()}


def test_a_perfect_report_scores_one_everywhere() -> None:
    gold = read_json(FERRY)
    got = values(score_pair(gold, report_of(gold)))
    assert got.pop("traps") == 0
    assert got.pop("note precision") == 0  # every finding of this report is a warning
    assert got.pop("headline findings") == got.pop("must silent") == 0
    assert set(got.values()) == {1.0}


def test_an_empty_report_finds_nothing() -> None:
    gold = read_json(FERRY)
    report = report_of(gold) | {"alignments": [], "findings": []}
    got = values(score_pair(gold, report))
    assert got["alignment R"] == got["groups reached"] == got["must loose"] == got["must led"] == 0
    assert got["unmatched R"] == got["must silent"] == 1
    assert 0 < got["unmatched P"] < 1


def test_a_near_kind_counts_loosely_only() -> None:
    gold = read_json(FERRY)
    renamed = score_pair(gold, report_of(gold, {"date.conflict": "date.precision", "certainty.shift": "name.conflict"}))
    assert renamed.recalled["date.conflict"]["lax"].value == 1
    assert renamed.recalled["date.conflict"]["strict"].value == 0
    assert renamed.recalled["certainty.shift"]["loose"].value == 1
    assert renamed.recalled["certainty.shift"]["lax"].value == 0
    assert renamed.reported["name.conflict"].value == 0


def only(report: dict[str, Any], kind: str, **spans: list[int]) -> dict[str, Any]:
    """`report` with one finding alone."""
    places = {side: [{"start": span[0], "end": span[1]}] for side, span in spans.items()}
    return report | {"findings": [{"kind": kind, "severity": "note", "confidence": 0.9, "spans": places}]}


def marked(gold: dict[str, Any], kind: str) -> dict[str, Any]:
    """The first mark of `kind`."""
    return next(item for item in gold["findings"] if item["kind"] == kind)


def test_words_of_one_side_lead_the_eye_to_a_difference_of_both() -> None:
    gold = read_json(FERRY)
    report = only(report_of(gold), "wording.label", a=marked(gold, "date.conflict")["a"])
    row = score_pair(gold, report).recalled["date.conflict"]
    assert row["led"] == Rate(1, 1)
    assert row["loose"] == Rate(0, 1)


def test_a_speaker_is_found_by_a_finding_on_a_speaker_alone() -> None:
    gold = read_json(FERRY)
    place = {side: span for side in SIDES if (span := marked(gold, "missing.speaker")[side])}
    for kind, found in (("missing.speaker", 1), ("attribution.speaker", 1), ("missing.detail", 0)):
        rates = score_pair(gold, only(report_of(gold), kind, **place)).rates
        assert rates["speakers found"].hits == found
        assert rates["must lax, no speakers"].hits == 0


def test_findings_on_headlines_are_counted_apart() -> None:
    gold = read_json(FERRY)
    rates = score_pair(gold, only(report_of(gold), "headline.differs", a=[0, 10], b=[0, 10])).rates
    assert rates["headline findings"] == Rate(1, 1)
    assert rates["note precision"] == Rate(0, 0)


def test_a_gap_counts_anywhere_in_the_marked_sentence() -> None:
    mark, home = Span(100, 110), Span(80, 160)
    assert points_at([Span(150, 150)], mark, home)
    assert not points_at([Span(150, 155)], mark, home)
    assert not points_at([Span(162, 162)], mark, home)


def test_a_conflict_on_a_trap_is_a_hit() -> None:
    gold = read_json(FERRY)
    report = report_of(gold)
    trap = gold["traps"][0]
    report["findings"] = [
        {
            "kind": "number.conflict",
            "severity": "error",
            "confidence": 1.0,
            "spans": {s: [{"start": trap[s][0], "end": trap[s][1]}] for s in SIDES},
        }
    ]
    assert score_pair(gold, report).rates["traps"] == Rate(1, len(gold["traps"]))


def test_a_span_over_half_the_article_points_at_nothing() -> None:
    mark = Span(100, 110)
    assert points_at([Span(95, 120)], mark)
    assert not points_at([Span(0, 400)], mark)
    assert points_at([Span(111, 111)], mark)
    assert not points_at([Span(112, 112)], mark)


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=6), st.integers(0, 300), st.integers(1, 60)
)
def test_sentences_stand_for_each_other_both_ways(rows: list[tuple[int, int]], start: int, length: int) -> None:
    span, others = Span(start, start + length), [Span(s, s + n) for s, n in rows]
    assert stand_for(span, others) == [other for other in others if stand_for(other, [span])]


@given(st.integers(0, 50), st.integers(1, 50), st.integers(1, 50))
def test_f1_lies_between_precision_and_recall(hits: int, more: int, missed: int) -> None:
    p, r = Rate(hits, hits + more), Rate(hits, hits + missed)
    assert min(p.value, r.value) - 1e-12 <= f1(p, r) <= max(p.value, r.value) + 1e-12


def test_reliability_bins_hold_every_confidence() -> None:
    gap, table = reliability("x", [(0.0, 0.0), (0.55, 1.0), (0.95, 1.0), (1.0, 1.0)])
    assert sum(int(row[1]) for row in table.rows) == 4
    assert gap.value == pytest.approx((0.45 + 0.05) / 4)


def test_attribution_spans_join_over_white_space_only() -> None:
    text = "“We know,” \n“and we wait,” she said."
    assert merged(text, [(0, 11), (12, 26)]) == ((0, 26),)
    assert merged(text, [(12, 26), (27, 30)], lambda c: not c.isalnum()) == ((13, 30),)


def test_penn_tokens_read_like_print() -> None:
    assert untokenise("`` it 's ours , '' he did n't say -lrb- wire -rrb- .") == "“it's ours,” he didn't say (wire)."


def test_a_facet_needs_one_whole_support_group() -> None:
    assert facets({(0, 1), (1, 4)}, [[[1], [2]], [[4, 5]], []]) == Rate(1, 2)


@pytest.mark.parametrize(
    ("better", "value", "lost"), [("up", 0.79, 1), ("up", 0.81, 0), ("down", 0.81, 1), ("info", 0, 0)]
)
def test_only_a_change_for_the_worse_is_a_drop(better: Any, value: float, lost: int) -> None:
    out = Outcome("words", figures=(Figure("links F1", value, 10, better),))
    assert len(figures.drops([out], {"words": AcceptedSet("", {"links F1": 0.8})})) == lost


def test_a_set_without_a_file_is_a_line_of_the_table_and_no_drop() -> None:
    out = Outcome("words", "skipped", "no data/words.jsonl")
    assert figures.drops([out], {"words": AcceptedSet("", {"links F1": 0.8})}) == []
    assert "skipped: no data/words.jsonl" in figures.render([out], {})


def test_a_set_that_no_longer_runs_is_a_drop() -> None:
    assert figures.drops([Outcome("words", "no stage", "gone")], {"words": AcceptedSet("", {"links F1": 0.8})})
    assert figures.drops([Outcome("words", "failed", "KeyError: 'a'")], {})


@pytest.mark.parametrize("setting", padding.SETTINGS)
def test_a_case_keeps_its_words_in_every_setting(setting: int) -> None:
    clauses = padding.read_clauses()
    for case in read_lines(OWN / "data" / "cases" / "own.jsonl"):
        for side, placed in zip(SIDES, padding.in_setting(case, setting, clauses), strict=True):
            words, home = placed.words, placed.home
            assert placed.text[words.start : words.end].lower() == case[f"{side}_words"].lower()
            assert home.start <= words.start <= words.end <= home.end
            assert setting == 1 or case["class"] in padding.ONE_SIDED or len(placed.text) >= len(case[side])
            assert not {padding.OPEN, padding.CLOSE} & set(placed.text)


def test_nothing_is_added_inside_a_quotation() -> None:
    mark = f"“We tried. It {padding.OPEN}failed{padding.CLOSE},” she said."
    assert padding.Marked(mark).at_end(", late").text.endswith("she said, late.")
    assert padding.Marked(mark).in_front("At noon, ", ", late", frozenset()).text.startswith("“We tried.")


def test_edits_are_made_where_the_old_words_stand() -> None:
    assert mutations.edited("one two two", [(4, "two", "ten"), (0, "one", "an")]) == "an ten two"
    with pytest.raises(ValueError, match="'six' does not stand at 4"):
        mutations.edited("one two", [(4, "six", "ten")])


def test_a_sample_is_the_same_on_every_run_and_keeps_pairs_together() -> None:
    items = [{"id": n, "pair": str(n % 3)} for n in range(30)]
    drawn = mutations.sample(items, 12)
    assert drawn == mutations.sample(items, 12)
    assert [i["pair"] for i in drawn] == sorted(i["pair"] for i in drawn)
    assert len(mutations.sample(items, None)) == 30


def test_the_table_says_what_was_fitted_on_a_set() -> None:
    scripts = {path.stem for path in OWN.parent.glob("fit_*.py")}
    assert scripts <= FITTED.keys(), "say in seen.py what a fit learned from"
    names = [bench.name for bench in SETS]
    assert all(any(name.startswith(known) for name in names) for sets in FITTED.values() for known in sets)
    assert "alignment" in seen_by("stories")
    told = seen_by("stories_left_out", ["fit_alignment"])
    assert told.endswith("story left out of alignment") and told.startswith("seen by ") and "rules" in told


def test_a_story_is_compared_under_its_own_weights(tmp_path: Path) -> None:
    weights = left_out.PACKAGE / "alignment" / "weights.json"
    none_at_all = json.loads(weights.read_text(encoding="utf-8")) | {"bias": -1e6}
    left_out.write(tmp_path, "brannock", Path("alignment", "weights.json"), json.dumps(none_at_all).encode())
    (tmp_path / left_out.FITS).write_text("fit_alignment\n", encoding="utf-8")
    folders = Folders(OWN / "data", OWN / "gold", left_out=tmp_path)
    assert left_out.SETS[0].absent(folders) == []
    assert left_out.fits(folders, "stories_left_out") == ("fit_alignment",)
    assert left_out.fits(folders, "stories") == ()
    figure = {f.name: f for f in left_out.measure_stories(folders).figures}
    assert figure["pairs scored"].value == 0.5  # the other story has no weights
    assert figure["alignment R"].value == 0
    changed = {f.name: f for f in left_out.measure_mutations(folders).figures}
    assert (changed["facts found"].n, changed["facts led"].value) == (3, 0)


def test_a_story_that_is_left_out_leaves_no_trace(tmp_path: Path) -> None:
    folders = Folders(OWN / "data", OWN / "gold")
    assert left_out.story_of("12_4ecbplus__12_9ecbplus") == left_out.story_of("ecb12-post-herald") == "ecb12"
    assert leave_out.folds(folders, 5) == [{"brannock"}, {"harlow"}]
    left = leave_out.without(folders, {"brannock"}, tmp_path)
    assert [path.stem for path in left.find("gold/*.json")] == ["harlow-stadium"]
    texts = [path.read_text(encoding="utf-8") for path in left.find("items/mutations/*")]
    assert len(texts) == 2 and all(texts) and "brannock" not in "".join(texts).lower()
    script = OWN.parent / "fit_alignment.py"
    asked = ["--data", str(folders.data), "--gold", str(left.gold), "--write"]
    assert list(leave_out.arguments(script, left)) == asked


def run(*args: str | Path) -> int:
    return quality.main([str(x) for x in args])


def test_the_command_accepts_then_holds_then_fails_on_a_drop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(OWN / "data" / "sentences_wsj.jsonl", data)
    accepted, out = tmp_path / "accepted.json", tmp_path / "out.json"
    call = ("--data", data, "--gold", tmp_path, "--accepted", accepted, "--only", "sentences_wsj", "sentences_gum")
    assert run(*call, "--accept") == 0
    assert run(*call, "--json", out) == 0
    assert "skipped: no data/sentences_gum_news.jsonl" in capsys.readouterr().out
    first = out.read_bytes()
    assert run(*call, "--json", out) == 0
    assert out.read_bytes() == first
    held = json.loads(accepted.read_text())
    held["sentences_wsj"]["figures"]["ends F1"] = 1.5
    accepted.write_text(json.dumps(held))
    assert run(*call) == 1
    assert "drop  sentences_wsj ends F1" in capsys.readouterr().out


def test_the_fresh_pairs_keep_their_accepted_figures(capsys: pytest.CaptureFixture[str]) -> None:
    fresh, accepted = OWN.parent / "fresh", OWN.parent / "accepted-fresh.json"
    code = run("--data", fresh / "data", "--gold", fresh / "gold", "--accepted", accepted, "--only", "stories")
    assert code == 0, capsys.readouterr().out


def test_the_own_set_keeps_its_accepted_figures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # After a change for the better, call tests/bench/quality.py with the same arguments and --accept.
    monkeypatch.setenv("STORYDIFF_CACHE_DIR", str(tmp_path))
    code = run("--data", OWN / "data", "--gold", OWN / "gold", "--accepted", ACCEPTED)
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert [line.split()[0] for line in printed.splitlines() if "  -- " in line] == LEFT_OUT, printed
