"""The codec: what goes out comes back, in a form that the schema holds, and nothing else gets in."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from compare import codec
from compare.codec import decode, encode
from compare.errors import InputError
from compare.kinds import KINDS
from compare.model import (
    SEVERITIES,
    STATUSES,
    Alignment,
    Article,
    Facts,
    Finding,
    LedgerEntry,
    Match,
    Report,
    Sentence,
    SentenceRole,
    Source,
    Span,
)
from compare.points import with_points
from compare.renderers.json import render
from tests.samples import seed_report
from tests.strategies import decisions

SCHEMA = json.loads((Path(codec.__file__).parent / "report.schema.json").read_text("utf-8"))
RELATIONS = ("whole", "cut", "spliced", "reworded", "paraphrased")

maybe = st.none() | st.text(max_size=8)
shares = st.floats(0, 1)


def spans_in(text: str) -> st.SearchStrategy[Span]:
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(lambda ends: Span(*sorted(ends)))


@st.composite
def sources(draw: st.DrawFn, name: str) -> Source:
    text = draw(st.text(max_size=40))
    article = Article(
        id=name,
        path=draw(st.text(max_size=8)),
        text=text,
        sha256=draw(st.text(max_size=8)),
        publisher=draw(maybe),
        headline=draw(maybe),
        byline=draw(maybe),
        published=draw(maybe),
        modified=draw(maybe),
        url=draw(maybe),
        lang=draw(st.text(max_size=4)),
        role=draw(st.sampled_from(["peer", "base"])),
        warnings=tuple(draw(st.lists(st.text(max_size=8), max_size=2))),
    )
    roles = st.sampled_from(get_args(SentenceRole))
    cut = [
        Sentence(n, span.start, span.end, draw(st.integers(1, 9)), draw(roles))
        for n, span in enumerate(draw(st.lists(spans_in(text), max_size=3)), 1)
    ]
    return Source(article, tuple(cut))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    names = ["a", "b", "c"][: draw(st.integers(0, 3))]
    told = tuple(draw(sources(name)) for name in names)
    texts = {source.article.id: source.article.text for source in told}

    def spans() -> dict[str, tuple[Span, ...]]:
        some = [name for name in names if draw(st.booleans())]
        return {name: tuple(draw(st.lists(spans_in(texts[name]), max_size=2))) for name in some}

    def finding() -> Finding:
        return Finding(
            kind=draw(st.sampled_from(sorted(KINDS))),
            severity=draw(st.sampled_from(SEVERITIES)),
            confidence=draw(shares),
            spans=spans(),
            context={name: draw(spans_in(texts[name])) for name in names if draw(st.booleans())},
            facts=cast(Facts, draw(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2))),
            attributes=tuple(draw(st.lists(st.text(max_size=5), max_size=2))),
            title=draw(st.text(max_size=8)),
            id=draw(st.text(max_size=8)),
            sources=tuple(names[:2]),
            status=draw(st.sampled_from(STATUSES)),
            decisions=tuple(draw(st.lists(decisions(), max_size=2))),
            match=draw(st.sampled_from(get_args(Match))),
        )

    def entry() -> LedgerEntry:
        prints = spans()
        return LedgerEntry(draw(st.text(max_size=5)), prints, {n: draw(st.sampled_from(RELATIONS)) for n in prints})

    def alignment() -> Alignment:
        numbers = {name: tuple(draw(st.lists(st.integers(1, 9), max_size=2))) for name in names}
        return Alignment(
            numbers, draw(shares), draw(shares), draw(st.sampled_from(["same", "partial"])), draw(st.booleans())
        )

    some = range(draw(st.integers(0, 2)))
    made = Report(
        story=draw(st.text(max_size=8)),
        title=draw(st.text(max_size=8)),
        verdict=draw(st.sampled_from(["same-story", "not-the-same-story"])),
        similarity=draw(shares),
        signature=draw(st.text(max_size=8)),
        sources=told,
        alignments=tuple(alignment() for _ in some),
        findings=tuple(finding() for _ in some),
        ledger=tuple(entry() for _ in some),
        unread=tuple(draw(st.lists(st.text(max_size=8), max_size=2))),
        ignored=draw(st.integers(0, 9)),
        stale=draw(st.integers(0, 9)),
    )
    return with_points(made)


def closed(schema: Any) -> Any:
    """Forbid what the schema does not name: readers let unknown fields pass, the program itself writes none."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {key: closed(part) for key, part in schema.items()}
    return {**strict, "additionalProperties": False} if "properties" in schema else strict


STRICT = Draft202012Validator(closed(SCHEMA))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(reports())
def test_what_is_encoded_decodes_to_the_same(report: Report) -> None:
    plain = encode(report)
    STRICT.validate(plain)
    assert decode(plain) == report
    assert decode(json.loads(render(report))) == report


def test_the_seed_report_has_the_promised_form() -> None:
    plain = encode(seed_report())
    STRICT.validate(plain)
    assert plain["schema"] == "storydiff/report/v1"
    texts = {source["id"]: source["text"] for source in plain["sources"]}
    spans = [(name, s) for f in plain["findings"] for name, of_side in f["spans"].items() for s in of_side]
    assert spans and all(texts[name][s["start"] : s["end"]] == s["text"] for name, s in spans)
    assert plain["counts"]["open"]["error"] == sum(f["severity"] == "error" for f in plain["findings"])


def test_unknown_fields_pass() -> None:
    plain = encode(seed_report())
    plain["findings"][0]["added_later"] = 1
    assert decode(plain) == seed_report()


def _set(*path: str | int, value: object) -> Callable[[Any], None]:
    def change(plain: Any) -> None:
        for step in path[:-1]:
            plain = plain[step]
        plain[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("findings", 0, "severity", value="grave"), r"findings\[0\]\.severity: 'grave'"),
        (_set("findings", 0, "confidence", value=2), r"findings\[0\]\.confidence: 2"),
        (_set("sources", 0, "text", value=None), r"sources\[0\]\.text: None"),
        (_set("findings", 0, "spans", "z", value=[]), r"findings\[0\] names an unknown source “z”"),
        (_set("findings", 0, "context", "a", "end", value=10**9), r"findings\[0\] points outside the text"),
        (_set("sources", 0, "sentences", 0, "end", value=10**9), r"sources points outside the text"),
        (_set("alignments", 0, "sentences", value={"q": [1]}), r"alignments\[0\] names an unknown source “q”"),
        (_set("ledger", 0, "prints", "a", 0, "start", value=-1), r"ledger\[0\]\.prints\.a\[0\]\.start: -1"),
        (lambda plain: plain.pop("counts"), "'counts' is a required property"),
    ],
)
def test_a_broken_report_is_one_clear_line(change: Callable[[Any], None], said: str) -> None:
    plain = copy.deepcopy(encode(seed_report()))
    change(plain)
    with pytest.raises(InputError, match=said):
        decode(plain)


@pytest.mark.parametrize("plain", [None, [], "x", {}, {"schema": 1}, {"schema": "storydiff/report/v0"}])
def test_something_else_is_no_report(plain: object) -> None:
    with pytest.raises(InputError, match="not a storydiff report"):
        decode(plain)


def test_a_newer_report_asks_for_a_newer_program() -> None:
    with pytest.raises(InputError, match="Update storydiff"):
        decode({"schema": f"storydiff/report/v{codec.FORMAT + 1}"})


def test_an_older_report_takes_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def step(version: int) -> Callable[[dict[str, Any]], dict[str, Any]]:
        def upgrade(plain: dict[str, Any]) -> dict[str, Any]:
            taken.append(version)
            return {**plain, "schema": f"storydiff/report/v{version + 1}" if version < 2 else "storydiff/report/v1"}

        return upgrade

    monkeypatch.setattr(codec, "FORMAT", 3)
    monkeypatch.setattr(codec, "UPGRADES", {1: step(1), 2: step(2)})
    older = {**encode(seed_report()), "schema": "storydiff/report/v1"}
    assert decode(older) == seed_report()
    assert taken == [1, 2]


def test_the_same_report_gives_the_same_bytes() -> None:
    text = render(seed_report())
    assert text == render(decode(json.loads(text)))
    assert text.endswith("}\n") and "“" in text
