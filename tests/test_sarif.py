"""SARIF: valid by the published schema and by Microsoft's validator with GitHub's rules, true in lines and columns."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from compare.articles import read_story
from compare.kinds import KINDS
from compare.model import Finding, Report, Span, Status
from compare.pipeline import compare_story
from compare.renderers import sarif
from compare.settings import Settings
from tests import validator
from tests.samples import (
    at,
    equal_report,
    finding,
    hostile_report,
    place,
    report,
    seed_report,
    source,
    three_report,
    unrelated_report,
)
from tests.validator import needs_validator

ROOT = Path(__file__).parent.parent
A = source("a", "The old pier will close in June, the mayor said. It rained.", publisher="Herald [London] {0}")
B = source("b", "The pier may close in June, the mayor said.", publisher="Courier")
SHIFT = finding("certainty.shift", "error", "One is surer", {"a": (A, [at(A, "will")]), "b": (B, [at(B, "may")])})
DETAIL = finding("missing.detail", "note", "Detail", {"a": (A, [place(A, "The ")]), "b": (B, [at(B, "pier")])})
ALONE = finding("missing.statement", "note", "Only in A", {"a": (A, [at(A, "It rained.")])}, among=("a", "b"))


def run_of(*reports: Report) -> dict[str, Any]:
    """The one run of the log about `reports`."""
    (run,) = json.loads(sarif.render_many(reports))["runs"]
    return dict(run)


def results_of(*findings: Finding) -> list[dict[str, Any]]:
    """The results for `findings` between A and B."""
    return list(run_of(report((A, B), findings))["results"])


def notes(run: dict[str, Any], name: str) -> list[tuple[str, str]]:
    """Level and text of the notifications called `name`."""
    (invocation,) = run["invocations"]
    listed = invocation["toolConfigurationNotifications"] + invocation["toolExecutionNotifications"]
    return [(n["level"], n["message"]["text"]) for n in listed if n["descriptor"]["id"] == name]


@cache
def seed_pair() -> Report:
    """The report of the seed pair, whose paths are those of this repository."""
    return compare_story(read_story(["seeds/india-us-talks"]), Settings())


def against_base() -> Report:
    """A report in which the base has words that the peer lacks, across a line end and at a gap."""
    a = source("a", "The old\npier will close in June.", role="base")
    b = source("b", "The pier will close.")
    return report(
        (a, b),
        [finding("missing.detail", "note", "Detail", {"a": (a, [at(a, "old\n")]), "b": (b, [place(b, "The ")])})],
    )


def samples() -> list[Sequence[Report]]:
    unread = replace(seed_report(), unread=("c.pdf: damaged",), ignored=2, stale=1)
    return [
        [seed_report()],
        [three_report(), equal_report(), unrelated_report()],
        [hostile_report()],
        [unread, replace(unread, story="again")],
        [against_base()],
        [],
    ]


@needs_validator
@pytest.mark.parametrize("number", range(len(samples())))
def test_logs_are_valid_by_the_published_schema(number: int) -> None:
    schema = json.loads(validator.SCHEMA.read_text(encoding="utf-8"))
    log = json.loads(sarif.render_many(samples()[number]))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(log)] == []


@needs_validator
def test_the_schema_is_one_that_refuses() -> None:
    schema = json.loads(validator.SCHEMA.read_text(encoding="utf-8"))
    log = json.loads(sarif.render_many([seed_report()]))
    log["runs"][0]["results"][0]["level"] = "hidden"
    assert list(Draft202012Validator(schema).iter_errors(log))


@needs_validator
@pytest.mark.parametrize("number", range(len(samples())))
def test_the_validator_has_nothing_against_it(number: int) -> None:
    said = validator.complaints(sarif.render_many(samples()[number]))
    # The project has no address of its own that a log could give.
    grave = [c for c in said if c.level != "note" and "informationUri" not in c.text]
    assert grave == []


@needs_validator
def test_the_validator_knows_what_github_wants() -> None:
    log = json.loads(sarif.render_many([seed_report()]))
    del log["runs"][0]["results"][0]["locations"]
    del log["runs"][0]["tool"]["driver"]["rules"][0]["help"]
    rules = {c.rule for c in validator.complaints(json.dumps(log)) if c.level == "error"}
    assert rules & {"GH1015", "GH2012"} and any(rule.startswith("GH") for rule in rules)


def text_at(region: dict[str, int], data: bytes) -> str:
    """The text of a file at `region`, as the SARIF standard counts."""
    lines = re.split(r"(?<=\n)", data.decode())
    start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
    end = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
    return "".join(lines)[start:end]


def test_regions_of_the_seed_pair_lead_back_to_the_words() -> None:
    """Every region is looked up in the file it names; the words there are those of the finding."""
    run = run_of(seed_pair())
    by_id = {f.id: f for f in seed_pair().findings}
    articles = {s.article.path: s.article for s in seed_pair().sources}
    checked = 0
    for result in run["results"]:
        found = by_id[result["properties"]["storydiff/id"]]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = location["physicalLocation"]
            path, region = unquote(physical["artifactLocation"]["uri"]), physical["region"]
            if "startColumn" not in region:
                continue
            name, text = articles[path].id, articles[path].text
            spans = found.spans.get(name) or (found.context[name],)
            assert text_at(region, (ROOT / path).read_bytes()) in {text[s.start : s.end] for s in spans}
            checked += 1
    assert checked > len(run["results"]) > 30
    assert run["columnKind"] == "unicodeCodePoints"


def test_the_words_of_one_known_finding_stand_where_the_log_says() -> None:
    (result,) = [r for r in run_of(seed_pair())["results"] if "“quite”" in r["message"]["text"]]
    (location,), (other, *_) = result["locations"], result["relatedLocations"]
    for where, words in ((location, "quite"), (other, "pretty")):
        physical = where["physicalLocation"]
        data = (ROOT / physical["artifactLocation"]["uri"]).read_bytes()
        assert text_at(physical["region"], data) == words
    assert result["message"]["text"].endswith(f"See [B, line {other['physicalLocation']['region']['startLine']}](1).")
    assert other["id"] == 1


def test_every_kind_is_a_rule_with_help() -> None:
    rules = run_of(seed_report())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(KINDS)
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
    assert levels["quote.altered"] == "error" and levels["quote.cut"] == "warning"
    assert levels["quote.form"] == "note" and levels["quote.cosmetic"] == "none"
    for rule in rules:
        kind = KINDS[rule["id"]]
        plain = re.sub(r"\\([\[\]])", r"\1", rule["help"]["text"])
        assert kind.rule in plain and kind.hit[0].splitlines()[0] in rule["help"]["markdown"]
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]


def test_results_name_their_rule_level_and_rank() -> None:
    first, second, third = results_of(SHIFT, DETAIL, ALONE)
    rules = run_of(report((A, B), [SHIFT]))["tool"]["driver"]["rules"]
    assert [r["level"] for r in (first, second, third)] == ["error", "note", "note"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "certainty.shift"
    assert first["rank"] == 93


def test_a_result_is_where_words_are_and_the_other_place_is_linked() -> None:
    _, detail, alone = results_of(SHIFT, DETAIL, ALONE)
    for result in (detail, alone):
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    assert detail["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.txt"
    gap = detail["relatedLocations"][0]["physicalLocation"]
    assert gap["artifactLocation"]["uri"] == "a.txt"
    assert gap["region"] == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 5}
    nowhere = alone["relatedLocations"][0]["physicalLocation"]
    assert (nowhere["artifactLocation"]["uri"], nowhere["region"]) == ("b.txt", {"startLine": 1})
    assert alone["message"]["text"] == "Only in A. See [Courier](1)."


def test_beside_a_base_the_place_is_in_the_peer() -> None:
    base = replace(A, article=replace(A.article, role="base"))
    (result,) = run_of(report((base, B), [SHIFT]))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.txt"


def test_what_the_peer_lacks_is_at_its_gap() -> None:
    (result,) = run_of(against_base())["results"]
    (location,), (other,) = result["locations"], result["relatedLocations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "b.txt"
    assert location["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 5}
    assert other["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 5, "endLine": 2, "endColumn": 1}


def test_messages_hold_no_links_or_placeholders_but_the_own() -> None:
    odd = replace(SHIFT, title="A prints “[x](9) {0} \\” ", sources=("b", "a"))
    (result,) = results_of(odd)
    told = result["message"]["text"]
    assert "\\[x\\](9) {{0}} \\\\" in told
    assert told.endswith("See [Herald \\[London\\] {{0}}, line 1](1).")
    links = re.findall(r"(?<!\\)\[(?:\\.|[^\]\\])*\]\((\d+)\)", told)
    assert links == ["1"]


def test_fingerprints_are_single_and_stay_when_text_moves() -> None:
    results = run_of(seed_pair(), replace(seed_pair(), story="other"))["results"]
    prints = [r["partialFingerprints"]["primaryLocationLineHash"] for r in results]
    assert len(set(prints)) == len(prints) and all(re.fullmatch(r"[0-9a-f]{16}:1", p) for p in prints)
    shifted = source("a", "New first line.\n\n" + A.article.text)
    moved = replace(SHIFT, spans={**SHIFT.spans, "a": (at(shifted, "will"),)})
    (before,), (after,) = results_of(SHIFT), run_of(report((shifted, B), [moved]))["results"]
    assert before["partialFingerprints"] == after["partialFingerprints"]
    assert before["locations"] != after["locations"]


@pytest.mark.parametrize("status", ["confirmed", "dismissed", "unsure", "baseline"])
def test_what_is_decided_is_left_out_and_counted(status: Status) -> None:
    run = run_of(replace(report((A, B), [SHIFT, replace(DETAIL, status=status)]), ignored=3, stale=2))
    assert [r["ruleId"] for r in run["results"]] == ["certainty.shift"]
    assert notes(run, "left-out") == [("note", f"not listed: 1 {status}, 3 ignored, 2 stale")]
    (story,) = run["properties"]["stories"]
    assert story["counts"][status] == 1 and story["counts"]["stale"] == 2


@pytest.mark.parametrize(
    ("status", "told"), [("expired", "decision expired"), ("conflict", "people disagree"), ("recheck", "check again")]
)
def test_what_waits_again_is_there_and_says_why(status: Status, told: str) -> None:
    (result,) = results_of(replace(SHIFT, status=status))
    assert told in result["message"]["text"]


def test_results_of_one_point_share_its_id_and_title() -> None:
    made = report((A, B), [SHIFT, DETAIL, ALONE])
    shared = [
        (r["properties"]["storydiff/point"], r["properties"]["storydiff/point-title"]) for r in run_of(made)["results"]
    ]
    assert shared == [(p.id, p.title) for p in made.points for _ in p.findings]
    assert len({point for point, _ in shared}) == 2


def test_hidden_findings_are_left_out() -> None:
    run = run_of(report((A, B), [replace(SHIFT, severity="hidden")]))
    assert run["results"] == [] and notes(run, "left-out") == [("note", "not listed: 1 hidden")]


def test_the_gravest_are_kept_where_there_are_too_many() -> None:
    many = [replace(DETAIL, id=f"fp1:{n}") for n in range(sarif.LIMIT)]
    run = run_of(report((A, B), many), report((A, B), [SHIFT]))
    assert len(run["results"]) == sarif.LIMIT
    assert run["results"][0]["level"] == "error"
    assert notes(run, "left-out") == [
        ("note", f"the 1 least grave of {sarif.LIMIT + 1} findings are cut, since GitHub takes {sarif.LIMIT}")
    ]


def test_what_was_not_read_is_a_notification() -> None:
    run = run_of(unrelated_report())
    assert notes(run, "not-read") == [("error", "c.txt: the file is empty")]
    doubts = notes(run, "doubt")
    assert ("warning", "a.txt: only 37 words") in doubts
    assert any("not the same story (likeness 0.08)" in text for _, text in doubts)


def test_nothing_is_told_of_articles_on_other_stories() -> None:
    run = run_of(report((A, B), [SHIFT], verdict="not-the-same-story"))
    assert run["results"] == [] and notes(run, "left-out") == [("note", "not listed: 1 other story")]


def test_where_only_the_file_is_known_the_message_names_the_sentence() -> None:
    taken = replace(A, article=replace(A.article, sha256="0" * 64, path="a b.json"))
    (result,) = run_of(report((taken, B), [SHIFT]))["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["region"] == {"startLine": 1} and physical["artifactLocation"]["uri"] == "a%20b.json"
    assert "(sentence 1)" in result["message"]["text"]


def test_a_story_that_could_not_be_read_at_all() -> None:
    empty = Report("s", "S", "same-story", 0.0, "", (), (), (), unread=("s: one article only",))
    assert notes(run_of(empty), "not-read") == [("error", "s: one article only")]


def test_many_stretches_of_a_finding_are_related_locations() -> None:
    spans = tuple(Span(n, n + 1) for n in range(0, 40, 2))
    (result,) = results_of(replace(ALONE, spans={"a": spans}))
    assert len(result["locations"]) == 1 and len(result["relatedLocations"]) == len(spans)
    assert [r["id"] for r in result["relatedLocations"]] == list(range(1, len(spans) + 1))
