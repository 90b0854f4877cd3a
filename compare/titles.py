"""A plain sentence for a finding: which outlets, which words, whose remark.

In: a finding with its `sources`, and the articles. Out: one line such as “The Courier prints “will”, the Herald
prints “may” in one remark by Ada Quist”. Each kind has two patterns: one for words on both sides, one for words that
only one side has. Outlets stand in the story's order, so nothing here takes one of them for the right one.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from compare.model import Article, Finding
from compare.text import harmless

SHORT, LONG = 60, 110  # characters of quoted words: on each of two sides, and where only one has words
_NAME = 50
_INNER_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’", "«": "‹", "»": "›"})
_OPENING = re.compile(r'(?<![^\s(\[])"(?=\S)')  # a straight mark that opens: at the beginning or behind a space
_OUTER_MARKS = '“”"«»„ '
_DOUBLE_MARKS = frozenset('“”"«»„')


class Pattern(NamedTuple):
    """What is said where `both` sides have words ({a}: {x}, {b}: {y}), and where `one` has them ({a}: {x}, not {b})."""

    both: str
    one: str


_PRINT = "{a} prints {x}, {b} prints {y}"

PATTERNS: Mapping[str, Pattern] = {
    "quote.altered": Pattern(
        _PRINT + " in {remark}, and the meaning differs", "In {remark}, {x} is only in {a}, and the meaning differs"
    ),
    "quote.reworded": Pattern(_PRINT + " in {remark}", "In {remark}, {x} is only in {a}"),
    "quote.cut": Pattern(
        "{longer} prints more of {remark} than {shorter}: " + _PRINT, "{b} prints less of {remark}: {x} is only in {a}"
    ),
    "quote.spliced": Pattern(
        "How {remark} is put together differs: " + _PRINT, "How {remark} is put together differs: {x} is only in {a}"
    ),
    "quote.form": Pattern(
        "{direct} quotes {remark} directly, {indirect} paraphrases it: " + _PRINT,
        "{a} prints {remark} in another form than {b}: {x}",
    ),
    "quote.cosmetic": Pattern(
        "Only the form of {remark} differs: " + _PRINT, "Only the form of {remark} differs: {x} is only in {a}"
    ),
    "attribution.speaker": Pattern("{a} gives {x} as the speaker, {b} gives {y}", "The speaker {x} is only in {a}"),
    "attribution.dropped": Pattern(
        "The attribution differs: " + _PRINT, "{x} is only in {a}; {b} prints the same as plain fact"
    ),
    "attribution.vague": Pattern("How the source is named differs: " + _PRINT, "The source {x} is named only in {a}"),
    "attribution.role": Pattern(
        "The description of {who} differs: " + _PRINT, "The description of {who} as {x} is only in {a}"
    ),
    "attribution.verb": Pattern(
        "The reporting verb for {who} differs: " + _PRINT, "The reporting verb {x} for {who} is only in {a}"
    ),
    "attribution.occasion": Pattern(
        "The occasion of {remark} differs: " + _PRINT, "The occasion of {remark} is only in {a}: {x}"
    ),
    "number.conflict": Pattern("The figure{counted} differs: " + _PRINT, "The figure{counted} is only in {a}: {x}"),
    "number.unit": Pattern(
        "The unit or base of one figure{counted} differs: " + _PRINT, "The unit {x} of one figure is only in {a}"
    ),
    "number.precision": Pattern(
        "One figure{counted} is given in two precisions: " + _PRINT, "A closer figure{counted} is only in {a}: {x}"
    ),
    "date.conflict": Pattern("The time of one event differs: " + _PRINT + "{values}", "A time is only in {a}: {x}"),
    "date.precision": Pattern("One time is given more exactly: " + _PRINT, "A closer time is only in {a}: {x}"),
    "name.conflict": Pattern("The name in one role differs: " + _PRINT, "The name {x} is only in {a}"),
    "name.variant": Pattern("One name has two forms: " + _PRINT, "The form {x} of a name is only in {a}"),
    "polarity.conflict": Pattern(
        "What is affirmed differs: " + _PRINT, "One affirms what the other denies: {x} is only in {a}"
    ),
    "certainty.shift": Pattern("How certain it is differs: " + _PRINT, "How certain it is differs: {x} is only in {a}"),
    "wording.label": Pattern("The label differs: " + _PRINT, "The label {x} is only in {a}"),
    "wording.loaded": Pattern("The emphasis differs: " + _PRINT, "The emphasis differs: {x} is only in {a}"),
    "wording.paraphrase": Pattern("Other words, same meaning: " + _PRINT, "Same meaning: {x} is only in {a}"),
    "missing.qualifier": Pattern("The qualifier differs: " + _PRINT, "A qualifier is only in {a}: {x}"),
    "missing.detail": Pattern("A detail differs: " + _PRINT, "A detail is only in {a}: {x}"),
    "missing.speaker": Pattern("Who is heard differs: " + _PRINT, "{heard} is heard only in {a}{remarks}"),
    "missing.statement": Pattern("A statement differs: " + _PRINT, "Only in {a}: {x}"),
    "placement.moved": Pattern(
        "{higher} leads with what stands deep in {deeper}: {lead}", "{a} leads with what stands deep in {b}: {x}"
    ),
    "headline.differs": Pattern("The headlines differ: " + _PRINT, "A headline is only in {a}: {x}"),
    "headline.unsupported": Pattern(
        "A headline differs from its own text: " + _PRINT, "{x} is only in the headline of {a}, not in its text"
    ),
}
OTHER = Pattern("The articles differ: " + _PRINT, "{x} is only in {a}")
# The span holds the shared words and the value the speaker; a headline may stand outside the text.
_VALUES_FIRST = frozenset({"attribution.speaker", "headline.differs", "headline.unsupported"})


def outlet_labels(articles: Iterable[Article]) -> dict[str, str]:
    """Name every source by its publisher or letter, and by both where two share a publisher."""
    all_of_them = tuple(articles)
    shared = Counter(article.label for article in all_of_them)
    return {
        a.id: shorten(f"{a.label} ({a.id.upper()})" if shared[a.label] > 1 else a.label, _NAME) for a in all_of_them
    }


def shorten(text: str, width: int) -> str:
    """Bring `text` to one harmless line of at most `width` characters, cut between words where it can be."""
    line = harmless(text)
    cut = textwrap.shorten(line, width, placeholder="…")
    return cut if cut != "…" or line == "…" else line[: width - 1] + "…"


def title_of(finding: Finding, articles: Mapping[str, Article]) -> str:
    """Write the sentence for `finding`, whose `sources` are set; `articles` by source id, in the story's order."""
    labels = outlet_labels(articles.values())
    pattern = PATTERNS.get(finding.kind, OTHER)
    words = _words(finding, articles)
    holders = [source for source in finding.sources if words[source]]
    if not holders:
        return " and ".join(labels[s] for s in finding.sources) + " differ in " + _remark(finding)
    first = holders[0]
    second = next((source for source in finding.sources if source != first), first)
    width = SHORT if len(holders) > 1 else LONG
    values = {
        "a": labels[first],
        "b": labels[second],
        "x": _quoted(words[first], width),
        "y": _quoted(words[second], width),
        "heard": shorten(finding.facts.get("speaker", ""), _NAME) or _quoted(words[first], width),
        **_order(finding, articles, words, labels),
        **_facts(finding),
    }
    sentence = (pattern.both if len(holders) > 1 else pattern.one).format(**values)
    return sentence + _tail(finding)


def _words(finding: Finding, articles: Mapping[str, Article]) -> dict[str, str]:
    """Collect the words that each source has, "" for a gap; a value stands in where no words are marked."""
    found = {}
    for side, source in zip("ab", finding.sources, strict=False):
        text = articles[source].text
        printed = " … ".join(text[s.start : s.end] for s in finding.spans.get(source, ()) if s.end > s.start)
        value = finding.facts.get(f"value_{side}", "")
        found[source] = (value or printed) if finding.kind in _VALUES_FIRST else printed
    return found


def _quoted(words: str, width: int) -> str:
    """Put `words` in quotation marks, their own turned into inner ones."""
    inner = words.strip()
    while inner and inner[0] in _OUTER_MARKS and inner[-1] in _OUTER_MARKS and not _DOUBLE_MARKS & set(inner[1:-1]):
        inner = inner[1:-1].strip()
    return "“" + _OPENING.sub("‘", shorten(inner, width)).translate(_INNER_MARKS) + "”"


def _order(
    finding: Finding, articles: Mapping[str, Article], words: Mapping[str, str], labels: Mapping[str, str]
) -> dict[str, str]:
    """Say which outlet prints more, quotes directly or has it nearer the top, where a pattern speaks of it."""
    by_depth = sorted(finding.sources, key=lambda s: _depth(finding, s, articles[s].text))
    by_length = sorted(finding.sources, key=lambda s: -len(words[s]))
    by_marks = sorted(finding.sources, key=lambda s: not _is_quoted(finding, s, articles[s].text))
    return {
        "longer": labels[by_length[0]],
        "shorter": labels[by_length[-1]],
        "direct": labels[by_marks[0]],
        "indirect": labels[by_marks[-1]],
        "higher": labels[by_depth[0]],
        "deeper": labels[by_depth[-1]],
        "lead": _quoted(words[by_depth[0]], LONG),
    }


def _depth(finding: Finding, source: str, text: str) -> float:
    """How far down `text` the first span of `source` stands, from 0 to 1."""
    return min((span.start / max(1, len(text)) for span in finding.spans.get(source, ())), default=1.0)


def _is_quoted(finding: Finding, source: str, text: str) -> bool:
    """Whether the first span of `source` stands in quotation marks, or opens with one."""
    first = finding.spans.get(source, ())[:1]
    return any(not _DOUBLE_MARKS.isdisjoint(text[max(0, span.start - 1) : span.start + 1]) for span in first)


def _facts(finding: Finding) -> dict[str, str]:
    """Turn the short facts into the phrases that patterns use; an absent fact leaves a phrase that still reads."""
    facts = finding.facts
    speaker = shorten(facts.get("speaker", ""), _NAME)
    counted = shorten(facts.get("counted", ""), _NAME)
    values = [shorten(facts[key], _NAME) for key in ("value_a", "value_b") if facts.get(key)]
    remarks = facts.get("remarks", "")
    return {
        "remark": _remark(finding),
        "who": speaker or "one person",
        "counted": f" for “{counted}”" if counted else "",
        "values": f" ({values[0]}, {values[1]})" if len(values) == 2 and values[0] != values[1] else "",
        "remarks": f" ({remarks} remarks)" if remarks.isdecimal() and int(remarks) > 1 else "",
    }


def _remark(finding: Finding) -> str:
    """Name the remark by its speaker, where one is known."""
    speaker = shorten(finding.facts.get("speaker", ""), _NAME)
    return f"one remark by {speaker}" if speaker else "one remark"


def _tail(finding: Finding) -> str:
    """Add where the words stand, and what softens the difference, unless the kind says so itself."""
    told = finding.kind.split(".", 1)[0]
    parts = [
        f" in {_remark(finding)}" if "in_quote" in finding.attributes and told not in ("quote", "attribution") else "",
        " in the headline" if "in_headline" in finding.attributes and told != "headline" else "",
        " (possible update)" if "possible_update" in finding.attributes else "",
    ]
    return "".join(parts)
