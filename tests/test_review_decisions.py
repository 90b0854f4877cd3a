"""Lines of decisions: what is written reads back, and whatever is wrong with a line is one message and no loss."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import UsageError
from compare.model import Anchor, Decision
from compare.renderers.html.words import REASON_WORDS
from compare.review import deciding
from compare.review.decisions import REASONS, STATUSES, moment, ordered, parse, read_line, serialise, write_line
from tests.strategies import decisions

LINE = (
    '{"fp": "fp1:00000000000000aa", "fv": "fv1:00000000000000bb", "status": "dismissed", "reason": "house-style", '
    '"comment": "“per cent”, as ever", "by": "Ann Lee", "at": "2025-11-05T09:40:00Z", '
    '"sides": [{"source": "a", "exact": "5%", "suffix": " of the boats"}, {"source": "b"}]}'
)
GIVEN = Decision(
    fp="fp1:00000000000000aa",
    fv="fv1:00000000000000bb",
    fg="",
    status="dismissed",
    reason="house-style",
    comment="“per cent”, as ever",
    by="Ann Lee",
    at="2025-11-05T09:40:00Z",
    sides=(Anchor("a", "5%", "", " of the boats"), Anchor("b", "", "", "")),
)


def test_the_form_of_a_line() -> None:
    assert write_line(GIVEN) == LINE
    assert read_line(LINE) == GIVEN


@given(st.lists(decisions(), max_size=6))
def test_what_is_written_reads_back(made: list[Decision]) -> None:
    text = serialise(made)
    assert parse(text, "f").decisions == tuple(ordered(made))
    assert not parse(text, "f").problems
    assert serialise(reversed(made)) == text
    assert text.encode().decode() == text
    assert text.count("\n") == len(set(made)) == len(text.splitlines()), "a line is one line for every program"


@given(decisions())
def test_keys_stand_in_one_order_and_nothing_empty(made: Decision) -> None:
    plain = json.loads(write_line(made))
    order = ["fp", "fv", "fg", "status", "reason", "comment", "by", "at", "expires", "kind", "severity", "sides"]
    assert list(plain) == [key for key in order if key in plain]
    assert all(plain.values())


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error_and_kept(text: str) -> None:
    contents = parse(text, "f")
    assert not contents.decisions
    assert len(contents.problems) == len(contents.unread) + bool(contents.conflict)
    again = parse(serialise(contents.decisions, contents.unread), "f")
    assert set(again.unread) == set(contents.unread)


def changed(**values: object) -> str:
    plain = {**json.loads(LINE), **values}
    return json.dumps({key: value for key, value in plain.items() if value is not None})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[1]", "not a JSON object"),
        ('"x"', "not a JSON object"),
        (changed(fp=None), "no fingerprint fp"),
        (changed(fp="../../etc/passwd"), "“../../etc/passwd” is no fingerprint fp"),
        (changed(fv="fp1:00000000000000aa"), "is no fingerprint fv"),
        (changed(status="accepted"), "status “accepted” is none of baseline, confirmed, dismissed, unsure"),
        (changed(status=None), "status “” is none of"),
        (changed(reason="because"), "reason “because” is none of false-positive"),
        (changed(severity="grave"), "severity “grave” is none of error"),
        (changed(at="yesterday"), "“at” is no time like 2025-11-05T09:40:00Z"),
        (changed(at="2025-11-05T09:40:00"), "“at” is no time"),
        (changed(comment=3), "“comment” is not a string"),
        (changed(sides="a"), "“sides” is not a list"),
        (changed(sides=[3]), "“sides” holds something that is no object"),
        (changed(sides=[{"exact": "x"}]), "a side names no “source”"),
        (changed(sides=[{"source": "a", "line": "3"}]), "unknown key “line”"),
        (changed(mood="good"), "unknown key “mood”; a newer storydiff may have written it"),
        (LINE[:-1] + ', "status": "confirmed"}', "a key is given twice"),
        (LINE.replace("ever", "\udce9ver"), "not UTF-8"),
    ],
)
def test_a_wrong_line_is_one_message_and_the_rest_goes_on(line: str, said: str) -> None:
    other = LINE.replace("aa", "cc")
    contents = parse(f"{other}\n\n{line}\n{LINE}\n", "seeds/x/decisions.jsonl")
    assert [d.fp[-2:] for d in contents.decisions] == ["aa", "cc"]
    assert contents.unread == (line,)
    (problem,) = contents.problems
    assert problem.startswith("seeds/x/decisions.jsonl, line 3: ") and said in problem and "\n" not in problem
    assert serialise(contents.decisions, contents.unread).splitlines()[-1] == line


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter() -> None:
    contents = parse(f"\ufeff{LINE}\r\n", "f")
    assert contents.decisions == (GIVEN,) and not contents.problems


@pytest.mark.parametrize("base", ["", "||||||| 1a2b3c4\n" + LINE.replace("aa", "dd") + "\n"])
def test_conflict_markers_are_told_and_both_sides_count(base: str) -> None:
    ours, theirs = LINE.replace("aa", "bb"), LINE.replace("aa", "cc")
    text = f"{LINE}\n<<<<<<< HEAD\n{ours}\n{base}=======\n{theirs}\n>>>>>>> desk-b\n"
    contents = parse(text, "decisions.jsonl")
    assert [d.fp[-2:] for d in contents.decisions] == ["aa", "bb", "cc"]
    assert contents.conflict == 2
    (problem,) = contents.problems
    assert "line 2: a conflict marker of git" in problem
    assert "“storydiff review merge decisions.jsonl” keeps the decisions of both" in problem


def test_reasons_are_those_that_the_page_offers() -> None:
    assert list(REASONS) == list(REASON_WORDS)
    assert STATUSES == ("baseline", "confirmed", "dismissed", "unsure")


def test_times() -> None:
    assert moment("2025-11-05T11:40:00+02:00") == datetime(2025, 11, 5, 9, 40, tzinfo=UTC)
    assert moment("2025-11-05T09:40:00Z") == datetime(2025, 11, 5, 9, 40, tzinfo=UTC)
    assert moment("2025-11-05") == datetime(2025, 11, 5, 23, 59, 59, 999999, UTC)
    for wrong in ("", "soon", "2025-13-01", "0001-01-01T00:00:00+23:00", "2025-11-05 9:40"):
        assert moment(wrong) is None


def test_the_clock_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1762335600")
    assert deciding.timestamp() == "2025-11-05T09:40:00Z"
    assert deciding.today().isoformat() == "2025-11-05"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((datetime.now(UTC) - deciding.now()).total_seconds()) < 60
    for wrong in ("soon", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH is"):
            deciding.now()
