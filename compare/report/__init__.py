"""Stage 7: the story, its documents, comparisons and findings in; one ordered, counted, signed `Report` out.

What the settings leave out is counted, never just gone. Findings come in the order in which an editor reads: the
gravest first, then by their place in the story's first source. No time enters a report, so that the same inputs give
the same bytes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import inf
from typing import cast

from compare.fingerprints import exact, numbered
from compare.kinds import KINDS, OWN_TEXT, graded, matching
from compare.model import (
    SEVERITIES,
    Alignment,
    Article,
    Comparison,
    Document,
    Fact,
    Finding,
    Report,
    Severity,
    Source,
    Story,
    Verdict,
)
from compare.points import with_points
from compare.report.ledger import build_ledger
from compare.settings import Settings
from compare.titles import shorten, title_of

LONGEST_TITLE = 120  # characters of a headline that stands for a title
DIGITS = 4  # of a score in a report: more would only show the noise of one machine


def build_report(
    story: Story,
    documents: Sequence[Document],
    comparisons: Sequence[Comparison],
    findings: Sequence[tuple[Comparison, Sequence[Finding]]],
    settings: Settings,
    signature: str,
) -> Report:
    """Put together the report of `story`; `UsageError` where `settings` name a kind that does not exist."""
    articles = {article.id: article for article in story.articles}
    found = _once(_sided(f, pair, tuple(articles)) for pair, of_pair in findings for f in of_pair)
    kept = _graded(_wanted(found, settings), settings.severity)
    sources = tuple(_source(document, comparisons) for document in documents)
    report = Report(
        story=story.id,
        title=_title(story, sources),
        verdict=_verdict(comparisons),
        similarity=round(float(max((c.similarity for c in comparisons), default=0.0)), DIGITS),
        signature=signature,
        sources=sources,
        alignments=tuple(chain.from_iterable(_alignments(pair, tuple(articles)) for pair in comparisons)),
        findings=_named(_ordered(kept, articles), articles),
        ledger=build_ledger(documents, comparisons),
        unread=story.unread,
        ignored=len(found) - len(kept),
    )
    return with_points(report)


def _title(story: Story, sources: Iterable[Source]) -> str:
    """The title that a person gave; else the first headline that is known, which says more than a folder's name."""
    headline = next((source.headline for source in sources if source.headline.strip()), "")
    return story.title if story.is_titled or not headline else shorten(headline, LONGEST_TITLE)


def _sided(finding: Finding, pair: Comparison, order: Sequence[str]) -> Finding:
    """Put the sides of `finding` in the story's order, whichever way round `pair` was compared."""
    sources = _sources(pair, order)
    facts = finding.facts if sources[0] == pair.a.id else {_other_side(k): v for k, v in finding.facts.items()}
    return replace(
        finding,
        sources=tuple(s for s in sources if s in finding.spans) if finding.kind in OWN_TEXT else sources,
        spans={s: tuple(sorted(finding.spans[s])) for s in sources if s in finding.spans},
        context={s: finding.context[s] for s in sources if s in finding.context},
        facts=dict(sorted(facts.items())),
    )


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Drop what every pair with one article says again about that article alone."""
    kept: list[Finding] = []
    for finding in findings:
        if finding.kind not in OWN_TEXT or finding not in kept:
            kept.append(finding)
    return kept


def _sources(pair: Comparison, order: Sequence[str]) -> tuple[str, ...]:
    """Name the two sources of `pair` in the story's order."""
    return tuple(sorted((pair.a.id, pair.b.id), key=order.index))


def _other_side(fact: Fact) -> Fact:
    """Turn the name of a fact about one side into that of the other: "value_a" into "value_b"."""
    turned = {"_a": "_b", "_b": "_a"}.get(fact[-2:])
    return cast(Fact, fact[:-2] + turned) if turned else fact


def _wanted(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """Keep the findings that `settings` let into the report."""
    selected = matching(settings.select) if settings.select else KINDS.keys()
    ignored = matching(settings.ignore)
    return [
        f for f in findings if f.kind in selected and f.kind not in ignored and f.confidence >= settings.min_confidence
    ]


def _graded(findings: Iterable[Finding], levels: Mapping[str, Severity]) -> list[Finding]:
    """Give findings the severity that a person set for their kind or, failing that, their family."""
    families = {kind: level for name, level in levels.items() if "." not in name for kind in matching([name])}
    wanted = families | {kind: level for name, level in levels.items() if "." in name for kind in matching([name])}
    return [
        replace(f, severity=graded(wanted[f.kind], f.confidence)) if f.kind in wanted else f for f in findings
    ]  # fmt: skip


def _ordered(findings: Iterable[Finding], articles: Mapping[str, Article]) -> list[Finding]:
    """Sort by severity, then by place in each source in turn; what has no place in a source comes after what has."""
    ranks = {kind: rank for rank, kind in enumerate(KINDS)}

    def key(finding: Finding) -> tuple[object, ...]:
        spans = [finding.spans.get(source, ()) for source in articles]
        starts = [min((s.start for s in of_source), default=inf) for of_source in spans]
        return SEVERITIES.index(finding.severity), starts, ranks.get(finding.kind, len(ranks)), finding.sources, spans

    return sorted(findings, key=key)


def _named(findings: Iterable[Finding], articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Give every finding its id and its title."""
    listed = list(findings)
    ids = numbered(exact(finding, articles) for finding in listed)
    return tuple(
        replace(finding, id=fingerprint, title=title_of(finding, articles))
        for finding, fingerprint in zip(listed, ids, strict=True)
    )


def _verdict(comparisons: Iterable[Comparison]) -> Verdict:
    """Call it one story where any two sources tell the same."""
    return "same-story" if any(c.verdict == "same-story" for c in comparisons) else "not-the-same-story"


def _source(document: Document, comparisons: Sequence[Comparison]) -> Source:
    """List a document as a source; one that tells another story than all others, or may well, is warned of."""
    own = [c for c in comparisons if document.id in (c.a.id, c.b.id)]
    article = document.article
    if own and _verdict(comparisons) == "same-story" and all(c.doubtful or c.verdict != "same-story" for c in own):
        alone = _verdict(own) != "same-story"
        told = f"{'tells' if alone else 'may tell'} another story than the other{'s' * (len(own) > 1)}"
        article = replace(article, warnings=(*article.warnings, told))
    return Source(article, document.sentences)


def _alignments(pair: Comparison, order: Sequence[str]) -> list[Alignment]:
    """List the groups of `pair` by source, in the order of the first source's sentences."""
    sources = _sources(pair, order)
    numbers = [{pair.a.id: group.a, pair.b.id: group.b} for group in pair.groups]
    listed = [
        Alignment(
            sentences={source: sentences[source] for source in sources},
            score=round(float(group.score), DIGITS),
            confidence=round(float(group.confidence), DIGITS),
            relation=group.relation,
            moved=group.moved,
        )
        for group, sentences in zip(pair.groups, numbers, strict=True)
    ]
    return sorted(listed, key=lambda alignment: list(alignment.sentences.values()))
