"""The identity of a finding: what was said, not where, so that a decision survives edits elsewhere in the articles.

Three fingerprints, each looser than the one before. Exact: kind, sources, differing words and the sentences around
them. Value: the same without the sentences. Variant: the story, the kind and the values, whichever sources print them
and however they are written. Glyphs, case and white space do not count; offsets, lines, scores, severity, title and
model stay out of all three. Another value is another finding in each. Where all fail, anchors quote the place.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from compare.connected import gathered
from compare.kinds import ALIASES
from compare.model import VALUES, Anchor, Article, Fact, Finding
from compare.text import Token, fold, tokenise

AROUND = 32  # characters of an anchor before and behind the words
# Where a whole statement is absent, the sentence beside the gap is only a place: an edit there changes nothing.
_PLACE_ONLY = frozenset({"missing.statement", "missing.speaker"})
# Facts that say what is compared: 40 of the routes is not 40 of the buses.
_SUBJECTS: tuple[Fact, ...] = ("counted", "speaker")


def exact(finding: Finding, articles: Mapping[str, Article], kind: str = "") -> str:
    """Give the fingerprint `fp1:<16 hex digits>` of `finding`, whose `sources` are set; `articles` by source id.

    `kind` is an id of an earlier release under which the finding may have been decided; so below.
    """
    parts = [kind or _today(finding.kind)]
    for source in sorted(finding.sources):
        words = _words(finding, articles, source)
        around = finding.context.get(source)
        is_place = finding.kind in _PLACE_ONLY and not any(words)
        sentence = articles[source].text[around.start : around.end] if around and not is_place else ""
        parts += [source, "\x1e".join(map(_plain, words)), _plain(sentence)]
    return _hash("fp1", parts)


def value(finding: Finding, articles: Mapping[str, Article], kind: str = "") -> str:
    """Give the fingerprint `fv1:<16 hex digits>`: kind, sources and differing words, in whatever sentence."""
    return value_at(kind or _today(finding.kind), anchors(finding, articles))


def value_at(kind: str, sides: Iterable[Anchor]) -> str:
    """Give the value fingerprint of a finding of `kind` whose anchors are `sides`; so a decision tells its kind."""
    words = gathered((side.source, _plain(side.exact)) for side in sides)
    parts = [part for source in sorted(words) for part in (source, "\x1e".join(words[source]))]
    return _hash("fv1", [kind, *parts])


def variant(finding: Finding, story: str, articles: Mapping[str, Article], kind: str = "") -> str:
    """Give the fingerprint `fg1:<16 hex digits>`: kind and values within `story`, in whichever sources.

    A figure or date counts as what it means ("40" is "forty"), other words without their punctuation.
    """
    sides = []
    for fact, source in zip(VALUES, finding.sources, strict=False):
        printed = finding.facts.get(fact) or " ".join(_words(finding, articles, source))
        sides.append(" ".join(token.norm for token in tokenise(printed) if _says(token)))
    subjects = [_plain(finding.facts.get(name, "")) for name in _SUBJECTS]
    return _hash("fg1", [story, kind or _today(finding.kind), *subjects, *sorted(sides)])


def anchors(finding: Finding, articles: Mapping[str, Article]) -> tuple[Anchor, ...]:
    """Quote every place of `finding` with its surroundings; a source without a place has one anchor without words."""
    found: list[Anchor] = []
    for source in finding.sources:
        text = articles[source].text
        found += [
            Anchor(
                source, text[s.start : s.end], text[max(0, s.start - AROUND) : s.start], text[s.end : s.end + AROUND]
            )
            for s in finding.spans.get(source, ())
        ] or [Anchor(source, "", "", "")]
    return tuple(found)


def earlier_kinds(kind: str) -> tuple[str, ...]:
    """List the ids that `kind` had in earlier releases, under which decisions on it may be filed."""
    return tuple(name for name, today in ALIASES.items() if today == _today(kind))


def numbered(prints: Iterable[str]) -> list[str]:
    """Make equal fingerprints of one report distinct: the second becomes `…-2`, in the order given."""
    seen: Counter[str] = Counter()
    distinct = []
    for fingerprint in prints:
        seen[fingerprint] += 1
        distinct.append(f"{fingerprint}-{seen[fingerprint]}" if seen[fingerprint] > 1 else fingerprint)
    return distinct


def _words(finding: Finding, articles: Mapping[str, Article], source: str) -> list[str]:
    """List the differing words that `source` prints, span by span."""
    return [articles[source].text[s.start : s.end] for s in finding.spans.get(source, ())]


def _says(token: Token) -> bool:
    """Whether `token` is more than punctuation: a word, a figure, or a sign such as a currency's."""
    return token.is_word or token.text in "%‰" or unicodedata.category(token.text).startswith("S")


def _today(kind: str) -> str:
    """Give the id that `kind` has in this release."""
    return ALIASES.get(kind, kind)


def _hash(name: str, parts: Iterable[str]) -> str:
    """Hash `parts` to 16 hex digits behind the `name` of the fingerprint and its version."""
    return f"{name}:" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(text: str) -> str:
    """Fold `text` and bring its white space to single spaces."""
    return " ".join(fold(text).split())
