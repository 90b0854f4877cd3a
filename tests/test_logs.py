"""What stands in the log of a CI run obeys nobody who writes articles or names files."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.check import Policy, judge
from compare.cli.summary import Checked, summary
from compare.cli.terminal import complain
from compare.renderers import concise, text
from compare.text import harmless, inert
from tests.samples import one_each, seed_report

COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
HOSTILE = "::error::boo ##vso[task.setvariable variable=x]y ##[group]z ##teamcity[publish 'x']"


@given(
    st.lists(st.sampled_from(["::", "##", "#", "[", "vso", " ", "error", "./", "\n", "\x1b"]), max_size=12).map("".join)
)
def test_no_line_is_a_command(line: str) -> None:
    assert not COMMAND.search(inert(harmless(line)))
    assert inert(inert(harmless(line))) == inert(harmless(line))


@pytest.mark.parametrize("width", [40, 100])
def test_no_report_for_a_screen_holds_a_command(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    report = seed_report()
    findings = tuple(replace(f, title=f"{HOSTILE} {f.title}", status="open") for f in report.findings)
    hostile = one_each(replace(report, title=HOSTILE, findings=findings, unread=(HOSTILE,)))
    told = summary([Checked(Path(HOSTILE), judge(hostile, Policy()), Path(HOSTILE), 2)], False, whole=True)
    complain(HOSTILE)
    for shown in (text.render(hostile, width=width), concise.render_many([hostile]), told, capsys.readouterr().err):
        assert "boo" in shown
        assert not COMMAND.search(shown)
