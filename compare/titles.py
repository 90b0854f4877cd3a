"""A plain sentence for a finding: which outlets, which words, whose remark.

In: a finding with its `sources`, and the articles. Out: one line such as “The Courier prints “will”, the Herald
prints “may” in one remark by Ada Quist”. The patterns stand in the record of each kind; here their gaps are filled.
Outlets stand in the story's order, so nothing here takes one of them for the right one.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping

from compare.kinds import ALIASES, KINDS
from compare.kinds.base import PRINTS, Title
from compare.model import VALUES, Article, Finding
from compare.text import harmless

SHORT, LONG = 60, 110  # characters of quoted words: on each of two sides, and where only one has words
_NAME = 50
_INNER_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’", "«": "‹", "»": "›"})
_OPENING = re.compile(r'(?<![^\s(\[])"(?=\S)')  # a straight mark that opens: at the beginning or behind a space
_OUTER_MARKS = '“”"«»„ '
_DOUBLE_MARKS = frozenset('“”"«»„')


# For a kind that this version does not know, as in a report of a later one.
OTHER = Title("The articles differ: " + PRINTS, "{x} is only in {a}")


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


def pattern_of(kind: str) -> Title:
    """The patterns of `kind`, which may be called as in an earlier release."""
    known = KINDS.get(ALIASES.get(kind, kind))
    return known.title if known else OTHER


def title_of(finding: Finding, articles: Mapping[str, Article]) -> str:
    """Write the sentence for `finding`, whose `sources` are set; `articles` by source id, in the story's order."""
    labels = outlet_labels(articles.values())
    pattern = pattern_of(finding.kind)
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
        "x": quoted(words[first], width),
        "y": quoted(words[second], width),
        "heard": shorten(finding.facts.get("speaker", ""), _NAME) or quoted(words[first], width),
        **_order(finding, articles, words, labels),
        **_facts(finding),
    }
    sentence = (pattern.both if len(holders) > 1 else pattern.one).format(**values)
    return sentence + _tail(finding)


def _words(finding: Finding, articles: Mapping[str, Article]) -> dict[str, str]:
    """Collect the words that each source has, "" for a gap; a value stands in where the kind shows values."""
    found, by_value = {}, pattern_of(finding.kind).values_first
    for fact, source in zip(VALUES, finding.sources, strict=False):
        text = articles[source].text
        printed = " … ".join(text[s.start : s.end] for s in finding.spans.get(source, ()) if s.end > s.start)
        value = finding.facts.get(fact, "")
        found[source] = (value or printed) if by_value else printed
    return found


def quoted(words: str, width: int) -> str:
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
        "lead": quoted(words[by_depth[0]], LONG),
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
    values = [shorten(facts[key], _NAME) for key in VALUES if facts.get(key)]
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
