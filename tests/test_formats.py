"""Laws of every format: hostile text neither breaks nor injects anything, and the same report gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.codec import decode, encode
from compare.model import WAITING, Decision, Finding, Report, Span
from compare.points.standing import findings_left_out, left_out
from compare.renderers import RENDERERS, joined, renderer
from compare.renderers.results import by_point, results
from tests.samples import equal_report, hostile_report, report, seed_report, source, three_report, unrelated_report
from tests.test_ci_formats import commands

ROOT = Path(__file__).parent.parent
MACHINE = tuple(sorted(RENDERERS.keys() - {"html", "json", "markdown", "text"}))
PIECES = (
    "\x1b[31mred\x1b]0;title\x07", "\x00\x08\x7f\x9b31m", "\u2028", "\u2029", "\x85", "\r\n", "\n", "\r", "\t", "|",
    "<b>", "]]>", "<!--", "&amp;", "\ud800", "\udfff", "\u202e", "\u2066", "\ufffe", "\uffff", "\U0001f6a2", "שלום",
    "\u200f", "\u061c", "=1+1", "@SUM", "-2", "::error::x", "::set-output name=a::b", "##vso[task.complete]", "%0A",
    ",", ":", '"', "'", "\\", "[x](9)", "{0}", "`", "**", "a word", ".", " ", "é", "../", "/",
)  # fmt: skip
NASTY = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map("".join)
# Whatever obeys these has no business in a line that a program wrote: only line ends, and no marks that turn the rest.
_OBEYED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@st.composite
def hostile_reports(draw: st.DrawFn) -> Report:
    """Reports on two articles in which every free value is hostile, with findings of every severity and status."""
    texts = [draw(NASTY) + " said so. " + draw(NASTY) + " Nobody knows." for _ in "ab"]
    pair = [
        source(name, text, publisher=draw(NASTY), headline=draw(NASTY), warnings=(draw(NASTY),))
        for name, text in zip("ab", texts, strict=True)
    ]
    pair = [replace(s, article=replace(s.article, path=draw(NASTY) or "a.txt")) for s in pair]
    if draw(st.booleans()):
        pair[0] = replace(pair[0], article=replace(pair[0].article, sha256="0" * 64))
    found = [draw(_findings(n, texts)) for n in range(draw(st.integers(0, 5)))]
    verdict = draw(st.sampled_from(["same-story", "same-story", "not-the-same-story"]))
    made = report(pair, found, title=draw(NASTY), unread=[draw(NASTY)], verdict=verdict)  # type: ignore[arg-type]
    return replace(made, story=draw(NASTY), signature=draw(NASTY), ignored=draw(st.integers(0, 2)))


@st.composite
def _findings(draw: st.DrawFn, number: int, texts: list[str]) -> Finding:
    spans, context = {}, {}
    for name, text in zip("ab", texts, strict=True):
        if draw(st.booleans()):
            start = draw(st.integers(0, len(text)))
            spans[name] = (Span(start, draw(st.integers(start, len(text)))),)
            context[name] = Span(0, len(text))
    decision = Decision("fp1:x", "", "", "dismissed", reason=draw(NASTY), comment=draw(NASTY), by=draw(NASTY))
    return Finding(
        kind=draw(st.sampled_from(["quote.altered", "wording.label", "headline.unsupported"]) | NASTY),
        severity=draw(st.sampled_from(["error", "warning", "note", "hidden"])),
        confidence=draw(st.floats(0, 1)),
        spans=spans,
        context=context,
        facts={"speaker": draw(NASTY)},
        attributes=(draw(NASTY),),
        title=draw(NASTY),
        id=f"fp1:{number}",
        sources=draw(st.sampled_from([("a", "b"), ("a", "b"), ("a",), ("b",)])),
        status=draw(st.sampled_from(["open", "open", "open", "dismissed", "baseline", "conflict"])),
        decisions=(decision,),
    )


def _listed(name: str, made: Report) -> int:
    if name in ALL:
        return len(made.findings)
    return len(by_point([made]) if name in POINTS else results([made]))


def _json_lines(shown: str) -> int:
    return len([json.loads(line) for line in shown.splitlines()])


def _junit(shown: str) -> int:
    """The cases for findings that wait: those with a place."""
    return len([case for case in ET.fromstring(shown.encode()).iter("testcase") if case.get("line")])


def _annotations(shown: str) -> int:
    return len([c for c in commands(shown) if "line" in c.properties])


# How many findings or points a reader of each format counts, whatever stands in them.
COUNTED: Mapping[str, Callable[[str], int]] = {
    "concise": lambda shown: len(shown.removesuffix("\n").split("\n")) - 1,
    "csv": lambda shown: len(list(csv.DictReader(io.StringIO(shown, newline=""), strict=True))),
    "github": _annotations,
    "github-summary": lambda shown: len(re.findall(r"^\| [✖▲•] .*? \| .* \| .* \|$", shown, re.MULTILINE)),
    "gitlab": lambda shown: len(json.loads(shown)),
    "jsonl": _json_lines,
    "junit": _junit,
    "rdjsonl": _json_lines,
    "sarif": lambda shown: len(json.loads(shown)["runs"][0]["results"]),
}
ALL = {"csv", "jsonl"}  # also hidden and decided findings
POINTS = {"github", "github-summary", "junit"}  # one item a point


def test_every_format_for_machines_is_tried() -> None:
    assert set(MACHINE) == set(COUNTED)


@pytest.mark.parametrize("name", MACHINE)
@settings(max_examples=60)
@given(made=hostile_reports())
def test_hostile_text_breaks_and_injects_nothing(name: str, made: Report) -> None:
    shown = renderer(name)(made)
    shown.encode()  # what no encoding can write would fail here
    assert not _OBEYED.search(shown.replace("\r\n", "\n") if name == "csv" else shown)
    assert "\r" not in (shown.replace("\r\n", "") if name == "csv" else shown)
    troubles = len(made.unread) + len(made.sources) + (made.verdict != "same-story") if name == "concise" else 0
    assert COUNTED[name](shown) - troubles == _listed(name, made)


@pytest.mark.parametrize("name", ["json", "markdown", "text"])  # the page has hostile tests of its own
@settings(max_examples=15)
@given(made=hostile_reports())
def test_hostile_text_breaks_nothing_for_people_either(name: str, made: Report) -> None:
    assert renderer(name)(made).endswith("\n")


@given(made=hostile_reports())
def test_nothing_vanishes(made: Report) -> None:
    """Every finding and every point is either listed or counted as left out."""
    rest = made.ignored + made.stale
    assert len(results([made])) + sum(findings_left_out([made]).values()) == len(made.findings) + rest
    assert len(by_point([made])) + sum(left_out([made]).values()) == len(made.points) + rest
    assert all(r.finding.status in WAITING and r.finding.severity != "hidden" for r in results([made]))


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_the_same_report_gives_the_same_text(name: str) -> None:
    for made in (seed_report(), three_report(), hostile_report(), unrelated_report(), equal_report()):
        assert renderer(name)(made) == renderer(name)(made)
    assert renderer(name)(decode(encode(seed_report()))) == renderer(name)(seed_report())


def test_no_format_depends_on_the_order_of_sets() -> None:
    program = (
        "import hashlib; from compare.renderers import RENDERERS, renderer; from tests.samples import seed_report\n"
        "for n in sorted(RENDERERS): print(n, hashlib.sha256(renderer(n)(seed_report()).encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, check=True,
            capture_output=True, text=True, timeout=60,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1 and told.pop().count("\n") == len(RENDERERS)


@pytest.mark.parametrize("name", [n for n in MACHINE if n not in ALL])
def test_one_story_is_many_stories_of_one(name: str) -> None:
    join = joined(name)
    assert join
    assert join([seed_report()]) == renderer(name)(seed_report())
    three, seed = COUNTED[name](renderer(name)(three_report())), COUNTED[name](renderer(name)(seed_report()))
    if name not in ("github", "concise"):  # which have a limit and a line of totals
        assert COUNTED[name](join([three_report(), seed_report()])) == three + seed
    join([])
