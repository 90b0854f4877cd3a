"""Reports made by hand, for tests of what shows them: no stage has to run.

The texts are the two seed articles; the findings are chosen so that every part of a page has something in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from compare.model import (
    Alignment,
    Article,
    Facts,
    Finding,
    LedgerEntry,
    Point,
    Report,
    Sentence,
    SentenceRole,
    Severity,
    Source,
    Span,
    Status,
    Verdict,
)
from compare.points import with_points

SEEDS = Path(__file__).parent.parent / "seeds" / "india-us-talks"
SIGNATURE = "storydiff 0.1.0 | model all-MiniLM-L6-v2@53aa5117 | splitter sentencex 1.0 | quotes wire"
_END = re.compile(r"(?:(?<=[^.][.?!])|(?<=[.?!][”\"]))[ \n]+(?=[\"“A-Z—#.])|\n(?=[A-Z#—\"])")
_ASIDE: Mapping[str, SentenceRole] = {
    "#WATCH": "boilerplate",
    "— ANI": "boilerplate",
    "US Keen": "heading",
    "Piyush Goyal Shares": "heading",
}


def article(name: str, text: str, **known: str | tuple[str, ...]) -> Article:
    """Make an article called `name`."""
    return Article(name, f"{name}.txt", text, _sha256(text), **known)  # type: ignore[arg-type]


def _sha256(text: str) -> str:
    """Hash `text`, which may hold what no file can."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut `text` plainly; good enough for texts that were chosen for it."""
    found: list[Sentence] = []
    roles: dict[int, SentenceRole] = {}
    paragraph, start = 1, 0
    edges = [(m.start(), m.end(), "\n" in m.group()) for m in _END.finditer(text)] + [(len(text), len(text), True)]
    for end, following, breaks in edges:
        left = start + len(text[start:end]) - len(text[start:end].lstrip())
        right = start + len(text[start:end].rstrip())
        if left < right:
            role = roles.setdefault(paragraph, _role(text[left:right]))
            found.append(Sentence(len(found) + 1, left, right, paragraph, role))
        paragraph += breaks
        start = following
    return tuple(found)


def _role(sentence: str) -> SentenceRole:
    """Tell headings and embedded posts of the seeds from the body by how their paragraph begins."""
    return next((role for begin, role in _ASIDE.items() if sentence.startswith(begin)), "body")


def source(name: str, text: str, **known: str | tuple[str, ...]) -> Source:
    """Make a source with its sentences."""
    return Source(article(name, text, **known), sentences(text))


def at(src: Source, words: str, after: str = "") -> Span:
    """Find `words` in a source, behind `after`."""
    start = src.article.text.index(words, src.article.text.index(after) if after else 0)
    return Span(start, start + len(words))


def place(src: Source, before: str) -> Span:
    """Give the empty place behind the words `before`."""
    end = at(src, before).end
    return Span(end, end)


def around(src: Source, spans: Iterable[Span]) -> Span | None:
    """Give the sentences that hold `spans`."""
    held = [s for span in spans for s in src.sentences if s.start <= span.start <= s.end]
    return Span(min(s.start for s in held), max(s.end for s in held)) if held else None


def finding(
    kind: str,
    severity: Severity,
    title: str,
    sides: Mapping[str, tuple[Source, Sequence[Span]]],
    *,
    confidence: float = 0.93,
    facts: Facts | None = None,
    attributes: Iterable[str] = (),
    status: Status = "open",
    among: Sequence[str] = (),
) -> Finding:
    """Make a finding between the sources `among` (those of `sides`), whose id is a hash of what it says."""
    held = {name: c for name, (src, spans) in sides.items() if (c := around(src, spans))}
    return Finding(
        kind=kind,
        severity=severity,
        confidence=confidence,
        spans={name: tuple(spans) for name, (_, spans) in sides.items()},
        context=held,
        facts=dict(facts or {}),
        attributes=tuple(attributes),
        title=title,
        sources=tuple(among or sides),
        id="fp1:" + _sha256(kind + title),
        status=status,
    )


def seed_sources() -> tuple[Source, Source]:
    """Read the seed articles, with invented names for their publishers."""
    a, b = (path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt")))
    return (
        source("a", a, publisher="The Morning Ledger", byline="Staff reporter", published="2025-11-05"),
        source(
            "b",
            b,
            publisher="Capital Wire",
            headline="Trump, Modi Talk Often; Trade Deal Talks On, Says White House",
            published="2025-11-05T09:40:00+05:30",
            url="https://news.example/india-us?id=7&p=1",
        ),
    )


_LEAVITT: Facts = {"speaker": "Karoline Leavitt"}


def _quotes(a: Source, b: Source) -> list[Finding]:
    """Make findings about quotations."""
    quoted = ("in_quote",)
    return [
        finding(
            "quote.altered",
            "error",
            "The Morning Ledger prints “after celebrating”, Capital Wire prints “when he celebrated”, in one remark by "
            "Karoline Leavitt",
            {"a": (a, [at(a, "after celebrating")]), "b": (b, [at(b, "when he celebrated")])},
            facts=_LEAVITT,
            attributes=quoted,
            confidence=0.66,
        ),
        finding(
            "quote.reworded",
            "warning",
            "The Morning Ledger prints “quite”, Capital Wire prints “pretty”, in one remark by Karoline Leavitt",
            {"a": (a, [at(a, "quite")]), "b": (b, [at(b, "pretty")])},
            facts=_LEAVITT,
            attributes=quoted,
            confidence=0.97,
        ),
        finding(
            "quote.reworded",
            "warning",
            "The Morning Ledger prints “directly with the Prime Minister”, Capital Wire prints “to the Prime Minister "
            "directly”, in one remark by Karoline Leavitt",
            {
                "a": (a, [at(a, "directly with the Prime Minister")]),
                "b": (b, [at(b, "to the Prime Minister directly")]),
            },
            facts=_LEAVITT,
            attributes=quoted,
            status="confirmed",
        ),
        finding(
            "quote.cut",
            "warning",
            "Capital Wire prints the end of a remark by Karoline Leavitt, “here at the White House”, that The Morning "
            "Ledger lacks",
            {
                "a": (a, [place(a, "senior Indian-American officials")]),
                "b": (b, [at(b, "here at the White House")]),
            },
            facts=_LEAVITT,
            attributes=quoted,
        ),
        finding(
            "quote.cosmetic",
            "hidden",
            "A comma differs inside quotation marks",
            {"a": (a, [at(a, ", and unreasonable")]), "b": (b, [at(b, " and unreasonable")])},
        ),
    ]


def _claims(a: Source, b: Source) -> list[Finding]:
    """Make findings about wording and detail."""
    return [
        finding(
            "wording.label",
            "note",
            "The Morning Ledger prints “steep tariffs”, Capital Wire “sweeping … tariff”",
            {"a": (a, [at(a, "steep")]), "b": (b, [at(b, "sweeping")])},
            confidence=0.56,
        ),
        finding(
            "attribution.verb",
            "note",
            "The Morning Ledger prints “denounced”, Capital Wire prints “described”",
            {"a": (a, [at(a, "denounced")]), "b": (b, [at(b, "described US tariff")])},
            facts={"speaker": "India", "verb_a": "denounced", "verb_b": "described"},
        ),
        finding(
            "missing.detail",
            "note",
            "“in August” is only in The Morning Ledger",
            {"a": (a, [at(a, "in August")]), "b": (b, [place(b, "50 per cent tariff on India")])},
            facts={"words": "in August"},
            status="dismissed",
        ),
        finding(
            "attribution.role",
            "note",
            "Karoline Leavitt is “White House Press Secretary” in one and “White House spokesperson” in the other",
            {"a": (a, [at(a, "White House Press Secretary")]), "b": (b, [at(b, "White House spokesperson")])},
            facts=_LEAVITT,
            attributes=("marked_edit",),
        ),
    ]


def _coverage(a: Source, b: Source) -> list[Finding]:
    """Make findings about what one side lacks."""
    goyal = [
        at(b, "We are at the advanced stage of discussions with both the EU and US for trade deals,"),
        at(b, "Earlier, at the Berlin Global Dialogue, Goyal had said India will not do any deal in a hurry or with"),
        at(b, "Union Commerce and Industry Minister Piyush Goyal last week said"),
    ]
    five = b.sentences[[s.start for s in b.sentences].index(at(b, "Five rounds").start)]
    return [
        finding(
            "missing.speaker",
            "note",
            "Piyush Goyal is heard only in Capital Wire",
            {"b": (b, goyal)},
            among=("a", "b"),
            facts={"speaker": "Piyush Goyal", "remarks": "3"},
        ),
        finding(
            "missing.statement",
            "note",
            "Only in Capital Wire: five rounds of talks have been completed",
            {"b": (b, [five.span])},
            among=("a", "b"),
        ),
        finding(
            "headline.unsupported",
            "warning",
            "The headline of Capital Wire prints “often”, which its body does not quote",
            {"b": (b, [at(b, "often")])},
            attributes=("in_headline",),
            confidence=0.41,
        ),
    ]


def _number(src: Source, begin: str) -> int:
    """Give the number of the sentence that begins with, or else holds, `begin`."""
    start = at(src, begin).start
    return next(s.n for s in src.sentences if s.start <= start < s.end)


def _groups(a: Source, b: Source) -> tuple[Alignment, ...]:
    """Align the seed articles as a reader does."""
    table = (
        (["The White House on Tuesday"], ["United States President"], "partial", False),
        (["Describing the India-US"], ['"... The President is positive'], "same", True),
        (["Just a few weeks ago"], ["A few weeks ago, he spoke"], "same", True),
        (["Leavitt added that"], ['"The president and his trade team'], "same", False),
        (["“President Trump has great respect"], ['"I know the president', "White House spokesperson"], "same", False),
        (["Tensions between the two"], ["However, ties between"], "same", False),
        (["India denounced the move"], ["Post the tariffs"], "partial", False),
    )
    return tuple(
        Alignment(
            {"a": tuple(_number(a, w) for w in left), "b": tuple(sorted(_number(b, w) for w in right))},
            score=0.8,
            confidence=0.9,
            relation=relation,  # type: ignore[arg-type]
            moved=moved,
        )
        for left, right, relation, moved in table
    )


def _ledger(a: Source, b: Source) -> tuple[LedgerEntry, ...]:
    """Make a ledger of some utterances."""
    weeks_a = at(a, "Just a few weeks ago", "strongly about")
    weeks_a = Span(weeks_a.start, at(a, "senior Indian-American officials").end)
    weeks_b = Span(at(b, "A few weeks ago").start, at(b, "here at the White House").end)
    return (
        LedgerEntry("Karoline Leavitt", {"a": (weeks_a,), "b": (weeks_b,)}, {"a": "reworded", "b": "whole"}),
        LedgerEntry(
            "Karoline Leavitt",
            {"a": (at(a, "they speak quite frequently"),), "b": (at(b, "they speak pretty frequently"),)},
            {"a": "reworded", "b": "whole"},
        ),
        LedgerEntry(
            "Karoline Leavitt",
            {
                "a": (at(a, "very serious discussions"),),
                "b": (at(b, "The president and his trade team continue to be in very serious discussions with India"),),
            },
            {"a": "cut", "b": "whole"},
        ),
        LedgerEntry(
            "India",
            {
                "a": (at(a, "unfair, unjustified, and unreasonable"),),
                "b": (at(b, "unfair, unjustified and unreasonable"),),
            },
            {"a": "whole", "b": "whole"},
        ),
        LedgerEntry("Randhir Jaiswal", {"a": (at(a, "India is a major importer of oil and gas."),)}, {"a": "whole"}),
        LedgerEntry("", {"b": (at(b, "gun to our head"),)}, {"b": "paraphrased"}),
    )


_ORDER = ("error", "warning", "note", "hidden")


def seed_report() -> Report:
    """Make a report on the seed pair with something in every part of a page."""
    a, b = seed_sources()
    findings = _quotes(a, b) + _claims(a, b) + _coverage(a, b)
    findings.sort(key=lambda f: _ORDER.index(f.severity))
    return report((a, b), findings, _groups(a, b), _ledger(a, b), title="India-US trade talks")


def report(
    sources: Sequence[Source],
    findings: Sequence[Finding] = (),
    groups: Sequence[Alignment] = (),
    ledger: Sequence[LedgerEntry] = (),
    *,
    title: str = "A story",
    verdict: Verdict = "same-story",
    similarity: float = 0.71,
    unread: Sequence[str] = (),
) -> Report:
    """Put a report together."""
    made = Report(
        story="a-story",
        title=title,
        verdict=verdict,
        similarity=similarity,
        signature=SIGNATURE,
        sources=tuple(sources),
        alignments=tuple(groups),
        findings=tuple(findings),
        ledger=tuple(ledger),
        unread=tuple(unread),
    )
    return with_points(made)


def undecided(made: Report) -> Report:
    """Take what is decided from the findings of `made`."""
    return replace(made, findings=tuple(replace(f, status="open", decisions=()) for f in made.findings))


def one_each(made: Report) -> Report:
    """Give every finding of `made` a point of its own, with the title of the finding."""
    points = tuple(
        Point("pt:" + f.id, (f.id,), f.title, f.severity, "claim", f.context) for f in made.findings
    )  # fmt: skip
    return replace(made, points=points)


_STRIKE = (
    "Bus drivers in Port Elling will strike on Monday. The union says 40 routes are affected. "
    "“We have waited two years for this talk,” said Dana Petrov, who leads the union.",
    "Bus drivers in Port Elling may strike on Monday. The union says 45 routes are affected. "
    "“We waited two years for this talk,” said Dana Petrov.",
    "Drivers plan to stop work on Monday in Port Elling. The city expects no change for schools.",
)


def three_report() -> Report:
    """Make a report on three sources, with a difference in each pair."""
    a, b, c = (source(f"paper-{i}", text, publisher=f"Paper {i}") for i, text in enumerate(_STRIKE, 1))
    names = [s.article.id for s in (a, b, c)]
    findings = [
        finding(
            "number.conflict",
            "error",
            "Paper 1 prints 40 routes, Paper 2 prints 45",
            {names[0]: (a, [at(a, "40")]), names[1]: (b, [at(b, "45")])},
        ),
        finding(
            "certainty.shift",
            "warning",
            "Paper 2 prints “may”, Paper 3 prints “plan to”",
            {names[1]: (b, [at(b, "may")]), names[2]: (c, [at(c, "plan to")])},
        ),
        finding("missing.statement", "note", "Only in 3", {names[2]: (c, [c.sentences[1].span])}, among=names[::2]),
        finding("missing.statement", "note", "Not in 3", {names[0]: (a, [a.sentences[1].span])}, among=names[::2]),
    ]
    groups = [
        Alignment({names[0]: (1,), names[1]: (1,), names[2]: (1,)}, 0.8, 0.9, "same", False),
        Alignment({names[0]: (2,), names[1]: (2,)}, 0.9, 0.9, "same", False),
        Alignment({names[0]: (3,), names[1]: (3,)}, 0.9, 0.9, "same", False),
    ]
    said = {names[0]: (at(a, "We have waited two years for this talk,"),), names[1]: (at(b, "We waited two years"),)}
    ledger = [LedgerEntry("Dana Petrov", said, {names[0]: "whole", names[1]: "reworded"})]
    return report((a, b, c), findings, groups, ledger, title="Bus strike in Port Elling")


def equal_report() -> Report:
    """Make a report on one text twice: nothing differs."""
    a, b = (source(name, _STRIKE[0]) for name in "ab")
    groups = [Alignment({"a": (n,), "b": (n,)}, 1.0, 1.0, "same", False) for n in (1, 2, 3)]
    return report((a, b), (), groups, title="One text twice", similarity=1.0)


def unrelated_report() -> Report:
    """Make a report on two articles about different things."""
    a = source("a", _STRIKE[0], warnings=("only 37 words",))
    b = source("b", "The museum bought a painting. It will be shown in May.")
    return report((a, b), (), (), verdict="not-the-same-story", similarity=0.08, unread=("c.txt: the file is empty",))


HOSTILE = (
    "</style></script><script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">",
    "\"'><b onmouseover='document.title=1'>&amp; &lt; \u2028 \u2029 {{ 7 * 7 }} {% raw %} <!-- --> ]]>",
    "\u202eright to left\u202c \u200f\u05e9\u05dc\u05d5\u05dd \u061c \u2067 never closed",
    "w" * 10_000,
    "\ud800 \x00 \x08 lone",
)


def hostile_report() -> Report:
    """Make a report whose every free value tries to leave its place."""
    evil = " ".join(HOSTILE)
    known = {"publisher": HOSTILE[1], "headline": HOSTILE[0], "byline": HOSTILE[2], "published": HOSTILE[1]}
    a = source("a", evil + ".", **known, url="javascript:document.title='broken'")
    b = source('b"><script>', evil + " indeed.", **known, url='https://x.example/"><script>document.title=1</script>')
    whole = {s.article.id: (s, [at(s, HOSTILE[0])]) for s in (a, b)}
    part = {s.article.id: (s, [at(s, "right to left"), Span(30, 30)]) for s in (a, b)}
    told = cast(Facts, {HOSTILE[1]: HOSTILE[0], "speaker": HOSTILE[1]})
    findings = [
        finding("quote.altered", "error", evil, whole, facts=told),
        finding(HOSTILE[1], "warning", HOSTILE[2], part, attributes=(HOSTILE[0],)),
    ]
    ids = [s.article.id for s in (a, b)]
    groups = [
        Alignment(
            {i: tuple(s.n for s in src.sentences) for i, src in zip(ids, (a, b), strict=True)}, 1, 1, "same", False
        )
    ]
    ledger = [LedgerEntry(HOSTILE[1], {ids[0]: (Span(0, 200),)}, {ids[0]: HOSTILE[0]})]
    return report((a, b), findings, groups, ledger, title=evil, unread=(evil,))
