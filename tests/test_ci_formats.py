"""The other formats for CI, each read back by what reads it: JUnit, GitLab, GitHub, reviewdog, logs, spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from markdown_it import MarkdownIt

from compare.model import Decision, Finding, Report
from compare.renderers import concise, github, github_summary, gitlab, joined, jsonl, junit, rdjsonl, renderer
from compare.renderers import csv as csv_format
from tests.samples import (
    at,
    equal_report,
    finding,
    hostile_report,
    one_each,
    report,
    seed_report,
    source,
    three_report,
    unrelated_report,
)
from tests.test_renderers import hostile_report as marked_up_report
from tests.test_renderers import links_and_tags

SCHEMAS = Path(__file__).parent / "schemas"
A = source("a", "The ferry was late.\n\nThe “old” piér will close: 5%, the mayor said. It rained.", publisher="Herald")
B = source("b", "The pier may close in June, the mayor said.", publisher="Courier")
SHIFT = finding(
    "certainty.shift", "warning", "50% are surer:\nA, B", {"a": (A, [at(A, "will")]), "b": (B, [at(B, "may")])}
)
ALONE = finding("missing.statement", "note", "Only in A", {"a": (A, [at(A, "It rained.")])}, among=("a", "b"))
OWN = finding("headline.unsupported", "warning", "Not in its own text", {"a": (A, [at(A, "5%")])}, among=("a",))
LONG = replace(SHIFT, title="Across lines", spans={**SHIFT.spans, "a": (at(A, "late.\n\nThe"),)})
DISMISSED = replace(
    ALONE,
    id="fp1:d",
    status="dismissed",
    decisions=(Decision("fp1:d", "", "", "dismissed", reason="not-material", comment="only <weather>"),),
)
DECIDED = replace(
    one_each(
        report(
            (A, B),
            [
                SHIFT,
                ALONE,
                DISMISSED,
                replace(SHIFT, id="fp1:h", severity="hidden"),
                replace(SHIFT, id="fp1:b", status="baseline"),
            ],
        )
    ),
    ignored=4,
    stale=5,
)
JOINED = report((A, B), [SHIFT, replace(SHIFT, id="fp1:2", kind="number.conflict", severity="error"), DISMISSED])


def many(severity: str, count: int) -> list[Finding]:
    """`count` findings of one severity."""
    return [
        replace(SHIFT, severity=severity, confidence=0.5 + n / 1000, title=f"no {n}", id=f"fp1:{n}")  # type: ignore[arg-type]
        for n in range(count)
    ]


# JUnit


def suites(*reports: Report) -> list[TestSuite]:
    """The suites as junitparser reads them."""
    return list(JUnitXml.fromstring(junit.render_many(reports).encode()))


def outcomes(suite: TestSuite) -> list[type]:
    """What became of each case: the class of its result, `TestCase` where it passed."""
    return [type(case.result[0]) if case.result else TestCase for case in suite]


def test_junit_has_a_suite_for_every_two_articles() -> None:
    names = [suite.name for suite in suites(three_report())]
    assert len(names) == len(set(names)) == 3
    (equal,) = suites(equal_report())
    assert (equal.tests, equal.failures, outcomes(equal)) == (1, 0, [TestCase])
    assert [case.name for case in equal] == ["no finding"]


def test_junit_fails_on_errors_and_warnings_and_passes_notes() -> None:
    (suite,) = suites(DECIDED)
    assert outcomes(suite) == [Failure, TestCase, Skipped]
    failed, passed, skipped = suite
    assert failed.result[0].message == "50% are surer: A, B" and failed.result[0].type == "warning: certainty.shift"
    assert "Herald (a.txt:3:16): The “old” piér *will* close" in failed.result[0].text
    assert "warning certainty.shift, 93% sure: 50% are surer: A, B" in failed.result[0].text
    assert "Courier (b.txt): nothing stands for this" in passed.system_out
    assert skipped.result[0].message == "dismissed: not-material: only <weather>"
    held = suite._elem.iter("property")
    assert {p.get("name"): p.get("value") for p in held} == {
        "signature": DECIDED.signature,
        "not listed: hidden": "1",
        "not listed: baseline": "1",
        "not listed: ignored": "4",
        "not listed: stale": "5",
    }
    assert (suite.tests, suite.failures, suite.skipped, suite.errors) == (3, 1, 1, 0)


def test_junit_has_a_case_for_a_point() -> None:
    (suite,) = suites(JOINED)
    failed, skipped = suite
    assert failed.result[0].type == "error: number.conflict"
    assert failed.result[0].message == JOINED.points[0].title + " (2 differences)"
    assert failed.result[0].text.count("% sure: ") == 2 and failed.result[0].text.count("*will*") == 1
    assert skipped.result[0].message == "dismissed: not-material: only <weather>"


def test_junit_puts_a_point_over_three_articles_into_one_suite() -> None:
    (a, b, c), names = three_report().sources, ("paper-1", "paper-2", "paper-3")
    found = [
        finding("number.conflict", "error", "40, 45", {names[0]: (a, [at(a, "40")]), names[1]: (b, [at(b, "45")])}),
        finding("number.conflict", "error", "45, none", {names[1]: (b, [at(b, "45")]), names[2]: (c, [])}),
    ]
    held = suites(report((a, b, c), found))
    assert [suite.name.count("Paper") for suite in held] == [2, 3]
    assert [outcomes(suite) for suite in held] == [[TestCase], [Failure]]
    assert "Paper 3" in held[0].name and "Paper 2" not in held[0].name


def test_junit_names_are_one_of_a_kind() -> None:
    for suite in suites(seed_report(), three_report()):
        names = [(case.classname, case.name) for case in suite]
        assert len(set(names)) == len(names)


def test_junit_has_a_suite_for_what_is_about_one_article() -> None:
    pair, own = suites(report((A, B), [OWN]))
    assert [case.name for case in pair] == ["no finding"]
    assert own.name == "a-story: Herald" and outcomes(own) == [Failure]


def test_junit_tells_what_was_not_read_as_errors() -> None:
    sources, pair = suites(unrelated_report())
    assert outcomes(sources) == [Error] and outcomes(pair) == [Skipped]
    (case,) = sources
    assert case.result[0].message == "c.txt: the file is empty"
    (alone,) = suites(Report("s", "S", "same-story", 0.0, "", (), (), (), unread=("s: one article only",)))
    assert outcomes(alone) == [Error]


def test_junit_adds_up_over_stories() -> None:
    whole = JUnitXml.fromstring(junit.render_many([DECIDED, unrelated_report(), seed_report()]).encode())
    listed = list(whole)
    assert whole.tests == sum(suite.tests for suite in listed) == sum(len(list(suite)) for suite in listed)
    assert whole.failures == sum(suite.failures for suite in listed) > 0
    assert (whole.errors, whole.skipped) == (1, sum(suite.skipped for suite in listed)) == (1, 2)


# GitLab


def issues(*reports: Report) -> list[dict[str, Any]]:
    """The issues, held to the form that GitLab documents."""
    listed = json.loads(gitlab.render_many(reports))
    schema = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8"))
    assert [e.message for e in Draft202012Validator(schema).iter_errors(listed)] == []
    return list(listed)


def test_gitlab_issues_have_the_documented_form() -> None:
    assert issues() == [] == issues(unrelated_report(), equal_report())
    first, second = issues(DECIDED)
    assert first == {
        "description": "50% are surer: A, B (Courier: b.txt:1:10)",
        "check_name": "certainty.shift",
        "fingerprint": first["fingerprint"],
        "severity": "major",
        "location": {"path": "a.txt", "lines": {"begin": 3, "end": 3}},
    }
    assert second["severity"] == "info"
    assert issues(hostile_report()) and issues(three_report())


def test_gitlab_fingerprints_are_unique_even_for_a_story_given_twice() -> None:
    prints = [issue["fingerprint"] for issue in issues(seed_report(), seed_report(), three_report())]
    assert len(set(prints)) == len(prints) > 10
    assert prints == [issue["fingerprint"] for issue in issues(seed_report(), seed_report(), three_report())]


# reviewdog


def diagnostics(*reports: Report) -> list[dict[str, Any]]:
    """The diagnostics, each held to reviewdog's form."""
    schema = json.loads((SCHEMAS / "reviewdog-diagnostic.json").read_text(encoding="utf-8"))
    listed = [json.loads(line) for line in rdjsonl.render_many(reports).splitlines()]
    assert [e.message for one in listed for e in Draft202012Validator(schema).iter_errors(one)] == []
    return listed


def test_reviewdog_columns_count_bytes() -> None:
    first, _ = diagnostics(DECIDED)
    line = A.article.text.split("\n")[2].encode()
    region = first["location"]["range"]
    assert line[region["start"]["column"] - 1 : region["end"]["column"] - 1] == b"will"
    assert region["start"]["line"] == 3
    assert (first["severity"], first["code"], first["source"]) == (
        "WARNING", {"value": "certainty.shift"}, {"name": "storydiff"},
    )  # fmt: skip
    assert first["message"] == "50% are surer: A, B\nCourier: b.txt:1:10"


def test_reviewdog_gets_the_file_alone_where_no_line_is_known() -> None:
    taken = replace(A, article=replace(A.article, sha256="0" * 64))
    (only,) = diagnostics(report((taken, B), [SHIFT]))
    assert only["location"] == {"path": "a.txt"} and "(sentence 2)" in only["message"]
    assert diagnostics(hostile_report(), three_report(), seed_report())


# GitHub's annotations


class Command(NamedTuple):
    """A workflow command as GitHub's runner reads it from one line of a log."""

    name: str
    properties: dict[str, str]
    text: str


def commands(log: str) -> list[Command]:
    """Read every line as the runner does: name and properties up to the second `::`, then the text."""
    read = []
    for line in re.split(r"[\r\n]+", log.removesuffix("\n")):
        found = re.fullmatch(r"::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)", line)
        assert found, line
        pairs = [pair.partition("=") for pair in (found[2] or "").split(",") if pair]
        read.append(Command(found[1], {key: _unescaped(value) for key, _, value in pairs}, _unescaped(found[3])))
    return read


def _unescaped(text: str) -> str:
    for written, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(written, sign)
    return text


def test_annotations_stand_at_their_words() -> None:
    shift, _, rest = commands(github.render_many([DECIDED]))
    assert shift == Command(
        "warning",
        {"file": "a.txt", "line": "3", "endLine": "3", "col": "16", "endColumn": "20", "title": "certainty.shift"},
        "50% are surer: A, B\nCourier: b.txt:1:10",
    )
    assert rest == Command(
        "notice", {"title": "storydiff"}, "not listed: 1 dismissed, 1 baseline, 1 hidden, 4 ignored, 5 stale"
    )


def test_annotations_across_lines_have_no_columns() -> None:
    (only,) = commands(github.render_many([report((A, B), [LONG])]))
    assert only.properties == {"file": "a.txt", "line": "1", "endLine": "3", "title": "certainty.shift"}


def test_annotations_escape_what_a_command_is_made_of() -> None:
    odd = replace(A, article=replace(A.article, path="a,b:c%2C\r\n::error::x.txt"))
    log = github.render_many([one_each(report((odd, B), [replace(SHIFT, title="x\r\n::error::%0A")]))])
    (only,) = commands(log)
    assert log.count("\n") == 1 and only.name == "warning"
    assert only.properties["file"] == "a,b:c%2C ::error::x.txt"
    assert only.text.startswith("x ::error::%0A\n")


def test_a_point_is_one_annotation() -> None:
    (only,) = commands(github.render_many([replace(JOINED, points=JOINED.points[:1])]))
    assert (only.name, only.properties["title"]) == ("error", "number.conflict, certainty.shift")
    assert only.text == f"{JOINED.points[0].title} (2 differences)\nCourier: b.txt:1:10"


def test_an_annotation_names_three_kinds_at_most() -> None:
    found = [replace(SHIFT, id=f"fp1:{kind}", kind=f"number.{kind}") for kind in "abcde"]
    (only,) = commands(github.render_many([report((A, B), found)]))
    assert only.properties["title"] == "number.a, number.b, number.c and 2 more"


def test_only_the_first_ten_of_a_level_and_one_notice_with_the_rest() -> None:
    found = [f for level in ("error", "warning", "note") for f in many(level, 30)]
    found = [f for f in found if int(f.title[3:]) < {"error": 12, "warning": 11, "note": 30}[f.severity]]
    named = [replace(f, id=f"fp1:{f.severity}{f.title}") for f in found]
    read = commands(github.render_many([one_each(report((A, B), named)), report((A, B))]))
    by_name = {name: [c for c in read if c.name == name] for name in ("error", "warning", "notice")}
    assert {name: len(listed) for name, listed in by_name.items()} == {"error": 10, "warning": 10, "notice": 10}
    assert by_name["error"][0].text.startswith("no 0\n")
    assert read[-1].text == "2 more errors; 1 more warning; 21 more notes"


def test_ten_of_a_level_need_no_notice() -> None:
    read = commands(github.render_many([one_each(report((A, B), many("note", 10)))]))
    assert [c.properties["title"] for c in read] == ["certainty.shift"] * 10


def test_what_was_not_read_comes_first() -> None:
    unread = replace(one_each(report((A, B), many("error", 10))), unread=[f"{n}.txt: empty" for n in range(12)])  # type: ignore[arg-type]
    read = commands(github.render_many([unread]))
    assert [c.text for c in read][:2] == ["0.txt: empty", "1.txt: empty"]
    assert [c.name for c in read] == ["error"] * 10 + ["notice"]
    assert read[-1].text == "10 more errors; 2 more not read"


# The summary of a step


def tables(shown: str) -> list[str]:
    """The tables of the summary as GitHub's dialect of Markdown reads it."""
    return re.findall(r"<table>.*?</table>", MarkdownIt("gfm-like", {"linkify": False}).render(shown), re.DOTALL)


def test_the_summary_has_totals_and_findings() -> None:
    shown = github_summary.render_many([DECIDED, unrelated_report()])
    assert "\n1 warning, 1 note in 2 stories; not listed: 1 dismissed" in shown and "1 not read" in shown
    overview, findings = tables(shown)
    assert overview.count("<tr>") == 3 and findings.count("<tr>") == 3
    assert "50% are surer: A, B" in findings and "a.txt:3:16" in findings and "certainty.shift" in findings
    assert "not read: c.txt: the file is empty" in shown and "Not the same story" in shown


def test_a_clean_story_needs_no_section() -> None:
    shown = github_summary.render_many([equal_report()])
    assert "nothing open in 1 story" in shown and "##" not in shown


def test_the_summary_ends_in_time_at_a_row_and_says_so() -> None:
    long = [replace(f, title="é" * 500) for f in many("note", 2000)]
    shown = github_summary.render_many([one_each(report((A, B), long))])
    size = len(shown.encode())
    assert 890 * 1024 < size < 900 * 1024
    rows = [line for line in shown.splitlines() if line.startswith("| •")]
    assert all(row.endswith(" |") for row in rows)
    told = re.search(r"\*\*Cut here\*\*: (\d+) more lines", shown)
    assert told and int(told[1]) == 2000 - len(rows) + 2
    (table,) = tables(shown)
    assert table.count("<tr>") == len(rows) + 1


@pytest.mark.parametrize("made", [hostile_report(), marked_up_report()], ids=["scripts", "markup"])
def test_the_summary_of_hostile_articles_has_no_link_or_tag_of_theirs(made: Report) -> None:
    assert links_and_tags(github_summary.render_many([made, made])) == ([], [])


# Logs, lines, spreadsheets


def test_concise_lines_are_read_as_those_of_a_compiler() -> None:
    shift, alone, totals = concise.render_many([DECIDED]).splitlines()
    assert shift == f"a.txt:3:16: warning certainty.shift 50% are surer: A, B [{SHIFT.id}]"
    assert alone.startswith("a.txt:3:") and alone.endswith(f"note missing.statement Only in A [{ALONE.id}]")
    assert totals == (
        "storydiff: 1 warning, 1 note in 1 story; not listed: 1 dismissed, 1 baseline, 1 hidden, 4 ignored, 5 stale"
    )
    shown = concise.render_many([unrelated_report(), equal_report()])
    assert "storydiff: not read: c.txt: the file is empty\n" in shown
    assert "storydiff: warning: a.txt: only 37 words\n" in shown
    assert shown.endswith("storydiff: nothing open in 2 stories; 1 not read\n")


def test_concise_lines_hold_no_commands_for_the_log() -> None:
    odd = replace(SHIFT, title="x ##vso[task.setvariable]y ##[error]z ##teamcity[a] no ## b #1")
    shown = concise.render_many([report((A, B), [odd])])
    assert not re.search(r"##\w*\[", shown) and "no ## b #1" in shown
    for path in ("::error::x.txt", " ::add-mask::x.txt"):
        named = replace(A, article=replace(A.article, path=path))
        shown = concise.render_many([report((named, B), [SHIFT])])
        assert shown.startswith(f"./{path}:3:16: warning")


def test_lines_hold_every_finding_with_its_story_and_places() -> None:
    listed = [json.loads(line) for line in jsonl.render_many([DECIDED, seed_report()]).splitlines()]
    assert len(listed) == len(DECIDED.findings) + len(seed_report().findings)
    assert [one["story"] for one in listed[:5]] == ["a-story"] * 5 and listed[-1]["story"] == seed_report().story
    assert [one["status"] for one in listed[:5]] == ["open", "open", "dismissed", "open", "baseline"]
    assert listed[0]["places"]["a"] == [
        {"path": "a.txt", "sentence": 2, "line": 3, "column": 16, "end_line": 3, "end_column": 20}
    ]
    (of_json, *_) = json.loads(renderer("json")(DECIDED))["findings"]
    assert {k: v for k, v in listed[0].items() if k not in ("story", "point", "places")} == of_json
    assert [one["point"] for one in listed[:5]] == [point.id for point in DECIDED.points]


def rows(*reports: Report) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(csv_format.render_many(reports), newline=""), strict=True))


def test_rows_hold_every_finding_with_both_sides() -> None:
    listed = rows(DECIDED, three_report())
    assert len(listed) == len(DECIDED.findings) + len(three_report().findings)
    first, second, *_ = listed
    assert (first["words_1"], first["line_1"], first["column_1"]) == ("will", "3", "16")
    assert (first["source_2"], first["path_2"], first["words_2"]) == ("Courier", "b.txt", "may")
    assert (second["line_2"], second["words_2"], second["status"]) == ("", "", "open")
    assert [row["point"] for row in rows(JOINED)] == [p.id for p in JOINED.points for _ in p.findings]
    assert all(set(row) == set(csv_format.COLUMNS) and None not in row.values() for row in listed)


def test_rows_end_as_the_standard_says() -> None:
    shown = csv_format.render_many([DECIDED])
    assert shown.count("\r\n") == shown.count("\n") == len(DECIDED.findings) + 1


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1", "\r=1", "＝1", "|calc"])
def test_no_cell_is_a_formula(begin: str) -> None:
    evil = source("a", f"{begin} will close.")
    odd = finding("wording.label", "note", begin, {"a": (evil, [at(evil, begin)])}, among=("a", "b"))
    listed = rows(replace(report((evil, B), [odd]), story=begin))
    cells = [cell for row in listed for cell in row.values()]
    assert listed[0]["words_1"].startswith("'") and listed[0]["title"].startswith("'")
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@|\t\r＝＋－＠"))]


@pytest.mark.parametrize("words", ["shut;=1+1", 'shut; "@SUM(1)', "shut ;\t+1;-2", "shut;＝1", ";|calc;=1"])
def test_no_piece_of_a_cell_is_a_formula_where_rows_are_cut_at_semicolons(words: str) -> None:
    evil = source("a", f"{words} will close.")
    odd = finding("wording.label", "note", words, {"a": (evil, [at(evil, words)])}, among=("a", "b"))
    shown = csv_format.render_many([replace(report((evil, B), [odd]), story=words)])
    assert "1" in shown and not re.search(r"""[;\n][\s"']*[=+\-@|＝＋－＠]""", shown.replace("'", "x"))
    assert rows(report((evil, B), [odd]))[0]["title"].replace("'", "") == " ".join(words.split())


# Many stories


def test_a_page_is_about_one_story_and_all_else_can_be_joined() -> None:
    assert joined("html") is None
    join = joined("json")
    assert join and [one["story"]["title"] for one in json.loads(join([DECIDED, three_report()]))] == [
        "A story", "Bus strike in Port Elling",
    ]  # fmt: skip
    assert json.loads(join([DECIDED])) == [json.loads(renderer("json")(DECIDED))]
    join = joined("markdown")
    assert join and join([DECIDED]) == renderer("markdown")(DECIDED)
    assert join([DECIDED, three_report()]).count("\n# ") == 1
    join = joined("text")
    assert join and "Bus strike" in join([DECIDED, three_report()])
