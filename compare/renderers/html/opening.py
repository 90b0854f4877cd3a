"""What the first screen says: the verdict in a sentence, and the gravest points in a line each.

Comes in: the report and its cards. Goes out: words, and the cards to show, those that both articles tell apart from
passages that only one has, so that neither sort hides the other.
"""

from collections.abc import Iterator, Sequence

from compare.model import Report
from compare.renderers.html.cards import Desk, is_alone
from compare.renderers.html.records import Card, Lead
from compare.renderers.html.words import family_of, in_words, listed
from compare.text import counted

_DIFFERING, _ALONE = 5, 3  # lines of each sort; what one sort leaves free the other may fill
_NAMED = 3  # people that a sentence names
_DECIDED = frozenset({"dismissed", "baseline"})


def leads(cards: Sequence[Card]) -> tuple[Lead, ...]:
    """Choose the gravest points that nobody has put aside, which stand first among `cards`."""
    open_ones = [c for c in cards if c.severity != "hidden" and c.status not in _DECIDED]
    alone = list(filter(is_alone, open_ones))
    apart = [c for c in open_ones if c not in alone]
    of_apart = apart[: _DIFFERING + max(0, _ALONE - len(alone))]
    of_alone = alone[: _ALONE + max(0, _DIFFERING - len(apart))]
    told = (("What they tell differently", of_apart, len(apart)), ("What only one of them tells", of_alone, len(alone)))
    return tuple(
        Lead(caption, tuple(held), f"{total - len(held)} more" if total > len(held) else "")
        for caption, held, total in told
        if held
    )


def standfirst(report: Report, desk: Desk) -> str:
    """Say in a sentence what was found."""
    if report.verdict != "same-story":
        return "These articles do not seem to report one story, so no differences are listed."
    if all(f.severity == "hidden" for f in report.findings):
        return "No difference was found in what they print."
    parts = [
        part for part in (_shared(report, desk), _conflicts(report), _remarks(report), _heard(report, desk)) if part
    ]
    line = "; ".join(parts) or "They differ in what they tell"
    return f"{line[:1].upper()}{line[1:]}."


def _shared(report: Report, desk: Desk) -> str:
    """Say how much of the first source has a counterpart in the second."""
    if len(desk.views) != 2:
        return ""
    first, second = desk.views
    body = {s.n for s in report.sources[0].sentences if s.role == "body"}
    told = {n for group in report.alignments for n in group.sentences.get(first, ())}
    lacked = (span for f in report.findings if f.kind == "missing.statement" for span in f.spans.get(first, ()))
    shared = body & told - {s.n for span in lacked for s in desk.readers[first].covered(span)}
    have = f"{len(shared)} {'has' if len(shared) == 1 else 'have'}"
    return f"of the {counted(len(body), 'sentence')} of {desk.name(first)}, {have} a counterpart in {desk.name(second)}"


def _conflicts(report: Report) -> str:
    """Say how many statements cannot both be right."""
    number = sum(p.severity == "error" for p in report.points)
    return f"at {in_words(number)} point{'s' * (number > 1)} both cannot be right as printed" if number else ""


def _remarks(report: Report) -> str:
    """Name those whose words are not printed alike."""
    told = (f for f in report.findings if family_of(f.kind) == "quote" and f.severity in ("error", "warning"))
    names = list(dict.fromkeys(name for f in told if (name := f.facts.get("speaker", ""))))
    return f"the remarks of {_some(names)} differ in wording" if names else ""


def _heard(report: Report, desk: Desk) -> str:
    """Name those who are heard in one source only."""
    return ", ".join(f"only {who} hears {names}" for who, names in _heard_by(report, desk))


def _heard_by(report: Report, desk: Desk) -> Iterator[tuple[str, str]]:
    for source in desk.views if len(desk.views) == 2 else ():
        told = (f for f in report.findings if f.kind == "missing.speaker" and f.spans.get(source))
        names = list(dict.fromkeys(name for f in told if (name := f.facts.get("speaker", ""))))
        if names:
            yield desk.name(source), _some(names)


def _some(names: Sequence[str]) -> str:
    """Join `names`, of many the first few."""
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], f"{more} more"] if more > 0 else names)
