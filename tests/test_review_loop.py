"""The terminal review: tests type keys, and look at what is on disk after each."""

from __future__ import annotations

import io
import os
import re
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from compare.cli.review_desk import Screen, card, told
from compare.model import Decision, Finding, Point, Report
from compare.points.standing import Chosen, waiting
from compare.renderers.text import render
from compare.review import apply_decisions, read
from compare.review.loop import HELP, KEYS, Tally, review
from tests.samples import hostile_report, seed_report, three_report
from tests.test_review_matching import TODAY, decided


class Typist:
    """A desk without a screen: it types `keys`, of which longer ones are lines, and notes what it sees."""

    def __init__(self, *keys: str) -> None:
        self._keys = iter(keys)
        self.seen: list[str] = []
        self.told: list[str] = []

    def show(self, report: Report, asked: Chosen, place: str, comment: str) -> None:
        self.seen.append(f"{place} {asked.point.id}" + (f" #{comment}" if comment else ""))

    def tell(self, text: str) -> None:
        self.told.append(text)

    def key(self, prompt: str) -> str:
        try:
            return next(self._keys)
        except StopIteration:
            raise EOFError from None

    def line(self, prompt: str) -> str:
        return self.key(prompt)


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1762335600")


@pytest.fixture
def report() -> Report:
    seeds = seed_report()
    named = tuple(replace(f, id=f.id[:20], status="open") for f in seeds.findings)
    return replace(seeds, findings=named, points=tuple(map(alone, named)))


def alone(finding: Finding) -> Point:
    """A point of one finding."""
    return Point("pt:" + finding.id[4:], (finding.id,), finding.title, finding.severity, "claim", {})


def typed(report: Report, story: Path, *keys: str) -> tuple[Typist, Tally, tuple[Decision, ...]]:
    typist = Typist(*keys)
    tally = review(report, story, "Ann", typist)
    return typist, tally, read(story).decisions


def by_finding(report: Report, lines: Sequence[Decision]) -> list[tuple[int, str, str, str]]:
    order = [one.findings[0].id for one in waiting(report)]
    return sorted((order.index(d.fp), d.status, d.reason, d.comment) for d in lines)


def test_confirm_dismiss_unsure(report: Report, tmp_path: Path) -> None:
    typist, tally, lines = typed(report, tmp_path, "c", "d", "3", "s", "q")
    assert by_finding(report, lines) == [
        (0, "confirmed", "", ""), (1, "dismissed", "house-style", ""), (2, "unsure", "", "")
    ]  # fmt: skip
    assert all((d.by, d.at) == ("Ann", "2025-11-05T09:40:00Z") and d.fv and d.fg and d.sides for d in lines)
    assert [seen.split()[0] for seen in typist.seen] == ["1", "2", "3", "4"]
    total = len(waiting(report))
    assert tally == Tally(tally.decided, total - 3, True) and sum(tally.decided.values()) == 3
    report = apply_decisions(report, lines, TODAY)
    assert len(waiting(report)) == total - 3


def test_one_key_decides_all_that_waits_in_a_point_and_one_takes_it_back(tmp_path: Path) -> None:
    report = seed_report()
    first = waiting(report)[0]
    assert len(first.findings) > 1
    _, tally, lines = typed(report, tmp_path, "m", "odd", "c", "q")
    assert {d.fp for d in lines} == {f.id for f in first.findings} and {d.comment for d in lines} == {"odd"}
    assert tally.decided == {"confirmed": 1} and tally.later == len(waiting(report)) - 1
    (tmp_path / "decisions.jsonl").unlink()
    assert typed(report, tmp_path, "c", "z", "q")[2] == ()


def test_a_point_of_several_findings_lists_them(monkeypatch: pytest.MonkeyPatch) -> None:
    first = waiting(seed_report())[0]
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    Screen(False).show(seed_report(), first, "1 of 8", "")
    flat = " ".join(screen.getvalue().split())
    assert all(f"{n} " in flat and f.kind in flat for n, f in enumerate(first.findings, 1))
    assert " ".join(first.point.title.split()) in flat


def test_every_decision_is_on_disk_before_the_next_is_asked(report: Report, tmp_path: Path) -> None:
    class Watching(Typist):
        def show(self, report: Report, asked: Chosen, place: str, comment: str) -> None:
            super().show(report, asked, place, comment)
            assert len(read(tmp_path).decisions) == int(place.partition(" ")[0]) - 1

    review(report, tmp_path, "Ann", Watching("c", "c", "s", "d", "other", "see above", "c"))
    assert len(read(tmp_path).decisions) == 5


@pytest.mark.parametrize("answer", ["2", "legitimate-edit", " Legitimate-Edit "])
def test_a_reason_by_number_or_name(answer: str, report: Report, tmp_path: Path) -> None:
    _, _, lines = typed(report, tmp_path, "d", answer, "q")
    assert [d.reason for d in lines] == ["legitimate-edit"]


def test_no_reason_no_decision(report: Report, tmp_path: Path) -> None:
    typist, tally, lines = typed(report, tmp_path, "d", "0", "perhaps\x1b[2J", "", "q")
    assert not lines and not tally.decided
    assert "“0” is none of the reasons" in typist.told
    assert "“perhaps\ufffd[2j” is none of the reasons" in typist.told
    assert all(f"{n}  " in typist.told[0] for n in range(1, 10))


def test_the_reason_other_asks_for_words(report: Report, tmp_path: Path) -> None:
    _, _, lines = typed(report, tmp_path, "d", "9", "both are right", "q")
    assert by_finding(report, lines) == [(0, "dismissed", "other", "both are right")]


def test_a_comment_goes_with_the_decision_that_follows(report: Report, tmp_path: Path) -> None:
    typist, _, lines = typed(report, tmp_path, "m", "odd", "", "q", "c", "c", "q")
    assert by_finding(report, lines) == [(0, "confirmed", "", "odd"), (1, "confirmed", "", "")]
    assert typist.seen[1].endswith("#odd")
    assert sum("The comment goes with a decision" in line for line in typist.told) == 2


def test_undo_takes_the_line_back_and_brings_the_finding(report: Report, tmp_path: Path) -> None:
    typist, tally, lines = typed(report, tmp_path, "c", "m", "why", "s", "z", "d", "1", "z", "z", "z", "q")
    assert lines == () and not tally.decided
    assert "Nothing to take back." in typist.told
    places = [seen.split()[0] for seen in typist.seen]
    assert places == ["1", "2", "2", "3", "2", "3", "2", "1"]
    assert typist.seen[4].endswith("#why")


def test_undo_brings_back_what_was_replaced(report: Report, tmp_path: Path) -> None:
    """With a fixed clock a second decision takes the place of the first, and its undo puts that back."""
    _, _, first = typed(report, tmp_path, "c", "q")
    _, _, second = typed(report, tmp_path, "s", "q")
    assert [d.status for d in second] == ["unsure"]
    assert typed(report, tmp_path, "c", "z", "q")[2] == second
    assert first[0].fp == second[0].fp


def test_undo_of_what_somebody_removed_meanwhile_is_told(report: Report, tmp_path: Path) -> None:
    class Removing(Typist):
        def key(self, prompt: str) -> str:
            pressed = super().key(prompt)
            if pressed == "z":
                (tmp_path / "decisions.jsonl").write_text("", encoding="utf-8")
            return pressed

    typist = Removing("c", "z", "q")
    review(report, tmp_path, "Ann", typist)
    assert "Somebody has removed that decision already." in typist.told


@pytest.mark.parametrize("last", [[""], ["q"], ["z", "s", ""], []])
def test_the_last_decision_can_be_taken_back(last: list[str], report: Report, tmp_path: Path) -> None:
    total = len(waiting(report))
    _, tally, lines = typed(report, tmp_path, *["c"] * total, *last)
    assert len(lines) == total and tally.later == 0
    assert tally.stopped == (last in (["q"], []))
    assert [d.status for d in lines].count("unsure") == ("s" in last)


def test_help_and_unknown_keys_decide_nothing(report: Report, tmp_path: Path) -> None:
    typist, _, lines = typed(report, tmp_path, "?", "x", "\x1b[A", "\x1b", "q")
    assert not lines and len(typist.seen) == 1
    assert HELP in typist.told and "“x” is no answer; ? explains them all" in typist.told
    assert all(f"{key}  {name}" in HELP for key, name in KEYS.items() if key != "?")


def test_later_leaves_a_finding_open(report: Report, tmp_path: Path) -> None:
    _, tally, lines = typed(report, tmp_path, "", " ", "c", "\n", "q")
    assert by_finding(report, lines) == [(2, "confirmed", "", "")]
    assert tally.later == len(waiting(report)) - 1


def test_nothing_waiting_asks_nothing(report: Report, tmp_path: Path) -> None:
    done = apply_decisions(report, decided(report), TODAY)
    typist, tally, _ = typed(done, tmp_path)
    assert not typist.seen and not tally.stopped


def test_no_button_and_no_prompt_says_accept() -> None:
    assert {"Confirm", "Dismiss", "Unsure"} <= set(KEYS.values())
    assert "accept" not in (HELP + " ".join(KEYS.values())).lower()


def shown(report: Report, finding: Finding, monkeypatch: pytest.MonkeyPatch, colour: bool = False) -> str:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    Screen(colour).show(report, Chosen(alone(finding), [finding]), "3 of 12", "odd\x1b[2J")
    return screen.getvalue()


def test_a_card(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(report, report.findings[1], monkeypatch)
    flat = " ".join(text.split())
    assert "India-US trade talks · 3 of 12" in flat
    assert "*quite* frequently" in flat and "*pretty* frequently" in flat
    assert "warning · quote.reworded · 97% sure · by Karoline Leavitt" in flat
    assert "A The Morning Ledger" in flat and "B Capital Wire" in flat
    assert "Comment: odd\ufffd[2J" in flat
    assert "\x1b" not in text
    assert "\x1b[" in shown(report, report.findings[1], monkeypatch, colour=True)


def test_a_card_tells_what_was_decided_before(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    line = replace(
        decided(report, "dismissed", "Bo")[1], reason="house-style", comment="as\never", expires="2026-01-01"
    )
    again = replace(report.findings[1], status="recheck", decisions=(line,), match="anchor")
    text = " ".join(shown(report, again, monkeypatch).split())
    assert "dismissed (house-style) by Bo on 2025-11-06 until 2026-01-01: as ever" in text
    assert "decided on other words in this place: look again" in text and "recheck" in text
    graded = replace(line, status="confirmed", reason="", severity="error", kind="quote.altered", expires="")
    assert told(graded) == "confirmed as error as quote.altered by Bo on 2025-11-06: as ever"


@pytest.mark.parametrize("make", [seed_report, three_report, hostile_report])
@pytest.mark.parametrize("colour", [False, True])
def test_every_finding_has_a_card_that_no_terminal_obeys(
    make: Callable[[], Report], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = make()
    for finding in report.findings:
        assert list(card(report, Chosen(alone(finding), [finding]), "1 of 1", "", colour))
        text = shown(report, finding, monkeypatch, colour)
        plain = text.replace("\x1b[", "") if colour else text
        assert not any(c in plain for c in "\x1b\x00\x08\r\u202e\u2067")
    assert render(report)


SCRIPT = """
import fcntl
import sys
import termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches it
from pathlib import Path
from compare.cli.review_desk import Screen
from compare.review.loop import review
from tests.samples import seed_report
print(review(seed_report(), Path(sys.argv[1]), "Ann", Screen(True)))
"""


def on_terminal(story: Path, keys: Sequence[bytes]) -> tuple[str, int]:
    """Run the loop on a terminal of its own and press `keys` one after the other, each when it is asked for."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(story)], stdin=theirs, stdout=theirs, stderr=theirs,
        cwd=Path(__file__).parent.parent, start_new_session=True, env={**os.environ, "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    heard = b"".join(_heard(ours, keys))
    code = process.wait(20)
    os.close(ours)
    return heard.decode("utf-8", "replace"), code


def _heard(terminal: int, keys: Sequence[bytes]) -> Iterator[bytes]:
    left, fresh = list(keys), b""
    while select.select([terminal], [], [], 20)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            return
        if not chunk:
            return
        yield chunk
        fresh = re.sub(rb"\x1b\[[0-9;]*m", b"", fresh + chunk)
        if left and fresh.rstrip().endswith((b"Help", b"Done", b"back):", b"Comment:")):
            fresh = b""
            os.write(terminal, left.pop(0))
    raise AssertionError(f"nothing heard any more after {fresh!r}")


def test_on_a_real_terminal_a_key_needs_no_enter(tmp_path: Path) -> None:
    screen, code = on_terminal(tmp_path, [b"c", b"\x1b[B", b"d", b"4\n", b"m", "schön\n".encode(), b"s", b"q"])
    assert code == 0, screen
    assert {(d.status, d.reason, d.comment) for d in read(tmp_path).decisions} == {
        ("confirmed", "", ""), ("dismissed", "translation", ""), ("unsure", "", "schön")
    }  # fmt: skip


def test_keys_that_are_typed_in_one_go_all_count(tmp_path: Path) -> None:
    screen, code = on_terminal(tmp_path, [b"csq"])
    assert code == 0, screen
    assert {d.status for d in read(tmp_path).decisions} == {"confirmed", "unsure"}


@pytest.mark.parametrize(("key", "code"), [(b"\x04", 0), (b"\x03", -2)])
def test_ctrl_d_and_ctrl_c_end_it_with_everything_saved(key: bytes, code: int, tmp_path: Path) -> None:
    screen, ended = on_terminal(tmp_path, [b"c", b"c", key])
    first, second, *_ = waiting(seed_report())
    assert len(read(tmp_path).decisions) == len(first.findings) + len(second.findings)
    assert ended in ((code,) if code == 0 else (code, 1, 130)), screen
