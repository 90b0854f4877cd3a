"""Decisions as lines: text of a decisions file in, decisions out, and back.

One JSON object a line, keys in one fixed order, empty fields left out, lines sorted, so that two people who decide
different findings touch different lines. A line that cannot be read gives one message and is kept as it is: it may be
from a newer version, and what somebody decided is never thrown away.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from compare.model import SEVERITIES, Anchor, Decision
from compare.text import harmless

# Why a finding is dismissed, and what each reason says.
REASONS: Mapping[str, str] = {
    "false-positive": "the articles do not differ here",
    "legitimate-edit": "an editor may change this",
    "house-style": "spelling, titles, units as each outlet writes them",
    "translation": "two translations of one original",
    "later-update": "the later article knows more",
    "different-event": "the articles tell of two things here",
    "duplicate": "another point says the same",
    "not-material": "true, and of no weight",
    "other": "something else: say it in a comment",
}
STATUSES = ("baseline", "confirmed", "dismissed", "unsure")
LONGEST = 1_000_000  # characters of a line; a decision quotes a few sentences at most

_PRINT = {name: re.compile(rf"{name}[0-9]{{1,3}}:[0-9a-f]{{8,64}}(-[1-9][0-9]{{0,5}})?") for name in ("fp", "fv", "fg")}
_KEYS = tuple(field.name for field in fields(Decision))
_SIDE_KEYS = tuple(field.name for field in fields(Anchor))
_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})( .*)?")
# A lone surrogate is no UTF-8; the others break lines or turn the direction of text in some program that shows a line.
_NOT_UTF8 = re.compile("[\ud800-\udfff]")  # bytes that nobody could decode
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a decisions file holds: its decisions in order, lines that nobody could read, and one message for each.

    `conflict` is the number of the first conflict marker of git, 0 where there is none.
    """

    decisions: tuple[Decision, ...] = ()
    unread: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    conflict: int = 0


def parse(text: str, name: str) -> Contents:
    """Read the lines of the file called `name`; between conflict markers the lines of both sides count."""
    decisions: list[Decision] = []
    unread: list[str] = []
    problems: list[str] = []
    conflict, skipping = 0, False
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = raw.removesuffix("\r")
        if marker := _MARKER.fullmatch(line):
            conflict = conflict or number
            skipping = marker[1][0] == "|"  # what both sides started from is in neither
            continue
        if skipping or not line.strip():
            continue
        try:
            decisions.append(read_line(line))
        except ValueError as error:
            unread.append(line)
            problems.append(f"{harmless(name)}, line {number}: {harmless(str(error))}. The line is left out")
    if conflict:
        problems.insert(0, _conflict_message(name, conflict))
    return Contents(tuple(ordered(decisions)), tuple(unread), tuple(problems), conflict)


def _conflict_message(name: str, line: int) -> str:
    """Say what a conflict marker means and what to do."""
    plain = harmless(name)
    return (
        f"{plain}, line {line}: a conflict marker of git; two branches decided on the same lines. "
        f"“storydiff review merge {plain}” keeps the decisions of both"
    )


def read_line(line: str) -> Decision:
    """Read one line; `ValueError` says what is wrong with it."""
    if len(line) > LONGEST:
        raise ValueError(f"longer than {LONGEST:,} characters")
    if _NOT_UTF8.search(line):
        raise ValueError("not UTF-8")
    try:
        plain = json.loads(line, object_pairs_hook=_no_twice)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at column {error.colno})") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(plain, dict):
        raise ValueError("not a JSON object")
    _check_keys(plain, _KEYS)
    sides = plain.pop("sides", [])
    _check_texts(plain)
    if not isinstance(sides, list):
        raise ValueError("“sides” is not a list")
    decision = Decision(**{"fp": "", "fv": "", "fg": "", "status": "", **plain}, sides=tuple(map(_anchor, sides)))
    _check_values(decision)
    return decision


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object; a key given twice would lose one of its values."""
    plain = dict(pairs)
    if len(plain) < len(pairs):
        raise ValueError("a key is given twice")
    return plain


def _check_keys(plain: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise for a key that is not `known`."""
    for key in plain:
        if key not in known:
            raise ValueError(f"unknown key “{key[:40]}”; a newer storydiff may have written it")


def _check_texts(plain: Mapping[str, Any]) -> None:
    """Raise for a value that is no string."""
    for key, value in plain.items():
        if not isinstance(value, str):
            raise ValueError(f"“{key}” is not a string")


def _anchor(plain: object) -> Anchor:
    """Read one side of a decision."""
    if not isinstance(plain, dict):
        raise ValueError("“sides” holds something that is no object")
    _check_keys(plain, _SIDE_KEYS)
    _check_texts(plain)
    if not plain.get("source"):
        raise ValueError("a side names no “source”")
    return Anchor(**{**dict.fromkeys(_SIDE_KEYS, ""), **plain})


def _check_values(decision: Decision) -> None:
    """Raise for a value that means nothing; an unreadable `expires` reopens the finding and is no error."""
    for name, form in _PRINT.items():
        given: str = getattr(decision, name)
        if (given or name == "fp") and not form.fullmatch(given):
            raise ValueError(f"“{given[:40]}” is no fingerprint {name}" if given else "no fingerprint fp")
    for name, known in (("status", STATUSES), ("reason", ("", *REASONS)), ("severity", ("", *SEVERITIES))):
        if (given := getattr(decision, name)) not in known:
            raise ValueError(f"{name} “{given[:40]}” is none of {', '.join(filter(None, known))}")
    if decision.at and moment(decision.at) is None:
        raise ValueError(f"“at” is no time like 2025-11-05T09:40:00Z: “{decision.at[:40]}”")


def moment(text: str) -> datetime | None:
    """Read a time of RFC 3339, or a day as its last second, in UTC; None where `text` is neither."""
    try:
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), datetime.max.time(), UTC)
        read = datetime.fromisoformat(text)
        return read.astimezone(UTC) if read.tzinfo else None
    except (ValueError, OverflowError):
        return None


def as_plain(decision: Decision) -> dict[str, Any]:
    """Give `decision` as its line has it: keys in their order, and what is empty left out."""
    plain = {key: value for key in _KEYS if (value := getattr(decision, key))}
    if decision.sides:
        plain["sides"] = [
            {key: value for key in _SIDE_KEYS if (value := getattr(side, key)) or key == "source"}
            for side in decision.sides
        ]
    return plain


def write_line(decision: Decision) -> str:
    """Write `decision` as one line without its end; `read_line` gives it back."""
    text = json.dumps(as_plain(decision), ensure_ascii=False, separators=(", ", ": "))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def ordered(decisions: Iterable[Decision]) -> list[Decision]:
    """Sort by finding, person and time, each decision once."""
    return sorted(set(decisions), key=lambda d: (d.fp, d.by, d.at, write_line(d)))


def serialise(decisions: Iterable[Decision], unread: Iterable[str] = ()) -> str:
    """Write the text of a decisions file; lines that nobody could read come last, as they were, each once."""
    lines = [*map(write_line, ordered(decisions)), *dict.fromkeys(unread)]
    return "".join(line + "\n" for line in lines)
