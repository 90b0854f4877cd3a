"""The one line that says the difference of a point, with the words of both sides.

Comes in: the findings of a point, the likeliest of the gravest first. Goes out: one line. A point of one finding has
that finding's title. Otherwise each finding gives its words, “x” / “y” in the story's order or only one side's; those
of grammar alone give way, and what is left out is counted. What a long phrase denies or counts is never cut off.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from compare.kinds import OWN_TEXT
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.lexicon.polarity import NEGATORS
from compare.model import Finding, Shape, Span
from compare.points.homes import Ground
from compare.text import Token, tokenise
from compare.titles import outlet_labels, quoted, shorten, title_of

PARTS = 3  # differences that a line spells out
_WIDE, _SHORT = 70, 8  # characters of a phrase in a line; of a word that says little without the next one
_NAME = 50
# Kinds whose difference is not that of the marked words.
_TOLD = (
    frozenset(
        """attribution.dropped attribution.vague attribution.speaker attribution.occasion quote.form quote.spliced
    placement.moved""".split()
    )
    | OWN_TEXT
)
_HEARD, _STATEMENT = "missing.speaker", "missing.statement"


def line_of(ground: Ground, shape: Shape, findings: Sequence[Finding]) -> str:
    """Write the line of a point of `shape`."""
    shown = [f for f in findings if f.severity != "hidden"] or list(findings)
    if len(shown) == 1:
        return _title(ground, shown[0])
    if shape == "passage":
        return _passage(ground, shown)
    if shape == "value":
        return _value(ground, shown)
    told = {
        frozenset(part.split(" / ")): part for part in reversed(list(_parts(ground, _telling(ground, shape, shown))))
    }
    parts = list(told.values())[::-1]
    rest = f" and {len(parts) - PARTS} more" if len(parts) > PARTS else ""
    return _speaker(shape, shown) + "; ".join(parts[:PARTS]) + rest


def _title(ground: Ground, finding: Finding) -> str:
    return title_of(finding, {name: source.article for name, source in ground.sources.items()})


def _passage(ground: Ground, findings: Sequence[Finding]) -> str:
    """Say what a passage opens with, how much more of it there is, and who is heard only there."""
    told = sorted((f for f in findings if f.kind == _STATEMENT), key=lambda f: sorted(f.spans.items()))
    heard = [shorten(f.facts.get("speaker", ""), _NAME) for f in findings if f.kind == _HEARD]
    if not told:
        return "; ".join(dict.fromkeys(_title(ground, f) for f in findings[:PARTS]))
    more = len(told) - 1
    line = _title(ground, told[0]) + (f" and {more} more sentence{'s' * (more > 1)}" if more else "")
    names = [name for name in dict.fromkeys(heard) if name]
    return line + (f"; heard only there: {', '.join(names)}" if names else "")


def _value(ground: Ground, findings: Sequence[Finding]) -> str:
    """Say what each source prints for one value, and of what it is one."""
    labels = outlet_labels(source.article for source in ground.sources.values())
    spans = {name: sorted({span for f in findings for span in _filled(f, name)}) for name in ground.sources}
    told = (f"{labels[name]} {_words(ground, name, held[:1])}" for name, held in spans.items() if held)
    counted = next((f.facts["counted"] for f in findings if f.facts.get("counted")), "")
    return (f"{shorten(counted, _NAME)}: " if counted else "") + " / ".join(told)


def _speaker(shape: Shape, findings: Sequence[Finding]) -> str:
    """Name who makes the remark, before what differs in it."""
    named = Counter(name for f in findings if (name := f.facts.get("speaker", "")))
    return f"{shorten(max(named, key=lambda n: (named[n], len(n))), _NAME)}: " if named and shape == "remark" else ""


def _telling(ground: Ground, shape: Shape, findings: Sequence[Finding]) -> list[Finding]:
    """Put last, of one gravity, words that carry grammar alone; in a remark, before them, what only one has."""

    def key(finding: Finding) -> tuple[object, ...]:
        lone = sum(bool(_filled(finding, s)) for s in finding.sources) < 2
        return finding.severity != findings[0].severity, _is_light(ground, finding), shape == "remark" and lone

    return sorted(findings, key=key)


def _is_light(ground: Ground, finding: Finding) -> bool:
    """Whether no word of `finding` says anything by itself."""
    words = [
        t.norm
        for source, spans in finding.spans.items()
        for span in spans
        for t in tokenise(ground.sources[source].article.text[span.start : span.end])
        if t.is_word
    ]
    return all(word in FUNCTION_WORDS - NEGATORS for word in words)


def _parts(ground: Ground, findings: Iterable[Finding]) -> Iterator[str]:
    """Say each difference; neighbours that only one source has are said together."""
    labels = outlet_labels(source.article for source in ground.sources.values())
    lone: list[str] = []
    holder = ""
    for finding in findings:
        held = {s: spans for s in finding.sources if (spans := _filled(finding, s))}
        alone = len(held) == 1 and finding.kind not in _TOLD
        if lone and (not alone or holder not in held):
            yield _only(lone, labels[holder])
            lone = []
        if alone:
            ((holder, spans),) = held.items()
            lone.append(_words(ground, holder, spans))
        else:
            yield _both(ground, finding, held)
    if lone:
        yield _only(lone, labels[holder])


def _filled(finding: Finding, source: str) -> list[Span]:
    return [span for span in finding.spans.get(source, ()) if span.start < span.end]


def _only(words: Sequence[str], label: str) -> str:
    more = f" and {len(words) - PARTS} more" if len(words) > PARTS else ""
    return f"{', '.join(words[:PARTS])}{more} only in {label}"


def _both(ground: Ground, finding: Finding, held: dict[str, list[Span]]) -> str:
    """Set the words of two sources against each other, a short word with the next one where both go on alike."""
    if len(held) != 2 or finding.kind in _TOLD:
        return _title(ground, finding)
    (a, of_a), (b, of_b) = held.items()
    if len(of_a) == len(of_b) == 1:
        of_a[0], of_b[0] = _grown(ground, a, of_a[0], b, of_b[0])
    return f"{_words(ground, a, of_a)} / {_words(ground, b, of_b)}"


def _grown(ground: Ground, a: str, one: Span, b: str, other: Span) -> tuple[Span, Span]:
    """Add the next word to two short ones where it is the same on both sides."""
    if max(one.end - one.start, other.end - other.start) > _SHORT:
        return one, other
    first, second = _next(ground, a, one), _next(ground, b, other)
    if first is None or second is None or first.norm != second.norm or first.norm in FUNCTION_WORDS:
        return one, other
    return Span(one.start, first.end), Span(other.start, second.end)


def _next(ground: Ground, source: str, span: Span) -> Token | None:
    """The word behind `span`, with nothing but a space between."""
    text = ground.sources[source].article.text
    token = next(iter(tokenise(text[span.end : span.end + 40], span.end)), None)
    return token if token and token.is_word and text[span.end : token.start].isspace() else None


def _words(ground: Ground, source: str, spans: Iterable[Span]) -> str:
    text = ground.sources[source].article.text
    return quoted(abridged(" … ".join(text[s.start : s.end] for s in spans), _WIDE), 2 * _WIDE)


def abridged(words: str, width: int) -> str:
    """Cut `words` to about `width` characters, but keep each negation and number with the word before and behind it."""
    line = shorten(words, max(width, 2))
    if not line.endswith("…") or shorten(words, len(words) + 1) == line:
        return line
    whole = shorten(words, len(words) + 1)
    tokens = [t for t in tokenise(whole) if t.is_word]
    kept = len(line) - 1
    for i, token in enumerate(tokens):
        if token.end > kept and (token.norm in NEGATORS or token.text[0].isdigit()):
            start = tokens[max(0, i - 1)].start
            end = tokens[min(i + 1, len(tokens) - 1)].end
            line += whole[max(start, kept) : end] if start <= kept else whole[start:end]
            line, kept = line + "…", end
    return line[:-1] if kept >= len(whole) else line
