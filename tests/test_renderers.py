"""Text, Markdown and JSON: what a reader sees, and that hostile articles stay text."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from compare.errors import UsageError
from compare.model import Finding, LedgerEntry, Point, Report, Source, Span
from compare.renderers import RENDERERS, markdown, renderer, text
from compare.renderers.clips import Piece, clip_point
from compare.renderers.escaping import escape
from tests.samples import at, one_each, place, report, seed_report, source

A = source("a", "The old pier will close in June, the mayor said. It rained.", publisher="Herald")
B = source("b", "The pier may close in June, the mayor said.", publisher="Courier")
HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07 <script>alert(1)</script> | `code` **bold** [x](http://evil.example) @all #12 "
    "\u202e&lt; WWW.evil.example ![i](x)"
)


def finding(
    kind: str, spans: dict[str, tuple[Span, ...]], severity: str = "warning", title: str = "A title"
) -> Finding:
    context = {"a": A.sentences[0].span, "b": B.sentences[0].span}
    return Finding(
        kind, severity, 0.9, spans, {k: context[k] for k in spans}, title=title, id=f"fp1:{kind}", sources=("a", "b")  # type: ignore[arg-type]
    )  # fmt: skip


SHIFT = finding("certainty.shift", {"a": (at(A, "will"),), "b": (at(B, "may"),)})
DETAIL = finding("missing.detail", {"a": (at(A, "old "),), "b": (place(B, "The "),)}, "note", "Detail")
ALONE = replace(finding("missing.statement", {"a": (A.sentences[1].span,)}, "note"), context={"a": A.sentences[1].span})


def hostile_report() -> Report:
    evil = source("a", f"{HOSTILE} said so. More.", publisher=HOSTILE)
    plain = source("b", "Nothing. " + "x" * 10_000)
    words = (Span(0, len(HOSTILE)),)
    found = Finding(
        "quote.reworded", "error", 0.9, {"a": words, "b": (Span(9, 10_009),)},
        {"a": Span(0, len(HOSTILE) + 9), "b": Span(0, 10_009)}, {"speaker": HOSTILE}, title=HOSTILE, id="fp1:0",
        sources=("a", "b"),
    )  # fmt: skip
    ledger = (LedgerEntry(HOSTILE, {"a": words}, {"a": "whole"}),)
    return report((evil, plain), [found], ledger=ledger, title=HOSTILE, unread=[HOSTILE])


def test_every_format_of_the_table_is_one_function() -> None:
    assert {"html", "json", "markdown", "text"} <= set(RENDERERS)
    for name in ("json", "markdown", "text"):
        assert renderer(name)(seed_report()).endswith("\n")


def test_an_unknown_format_gets_a_hint() -> None:
    with pytest.raises(UsageError, match="“markdown”"):
        renderer("markdwon")
    with pytest.raises(UsageError, match="json, markdown"):
        renderer("zzz")


def test_the_summary_shows_counts_marks_and_gaps() -> None:
    shown = text.render(report((A, B), [SHIFT, DETAIL, ALONE]))
    assert shown.index("▲ 1 warning   • 1 note\n") > shown.index("It rained.")
    assert "The *old* pier *will* close" in shown and "The [gap]pier *may* close" in shown
    assert "only in Herald  2 differences\n" in shown
    assert "\n  A It rained.\n" in shown


def test_two_columns_are_aligned_and_stack_on_a_narrow_screen() -> None:
    wide = text.render(report((A, B), [SHIFT])).splitlines()
    row = next(line for line in wide if "*will*" in line)
    assert row.startswith("  A The old pier *will*") and "  B The pier *may*" in row
    assert row.index("  B ") == (text.WIDTH - 2) // 2
    narrow = text.render(report((A, B), [SHIFT]), width=40).splitlines()
    assert [line[2] for line in narrow if "The old pier" in line or "The pier" in line] == ["A", "B"]


def test_a_point_of_three_sources_has_a_line_for_each() -> None:
    c = source("c", "The pier closes in June.", publisher="Post")
    third = replace(SHIFT, id="fp1:3", sources=("b", "c"), spans={"b": SHIFT.spans["b"], "c": (at(c, "closes"),)})
    found = [SHIFT, replace(third, context={"b": B.sentences[0].span, "c": c.sentences[0].span})]
    (point,) = report((A, B, c), found).points
    assert set(point.passages) == {"a", "b", "c"}
    shown = text.render(report((A, B, c), found)).splitlines()
    assert [line[:7] for line in shown if "pier *" in line] == ["  A The", "  B The", "  C The"]


@settings(max_examples=25)
@given(st.integers(20, 200))
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = text.render(seed_report(), width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_a_limit_leaves_the_other_points_a_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text.render(report((A, B), [SHIFT, DETAIL, ALONE]), limit=1)
    assert "*will*" in shown and "\n• Only in Herald: “It rained.”\n" in shown and "more" not in shown
    none = text.render(report((A, B), [SHIFT, DETAIL, ALONE]), limit=0)
    assert "*will*" not in none and re.search(r"\n▲ “will.*” / “may.* \(2\)\n• ", none)
    monkeypatch.setattr(text, "LISTED", 1)
    assert re.search(r"\(2\)\n… and 1 more\n", text.render(report((A, B), [SHIFT, DETAIL, ALONE]), limit=0))


def test_the_words_of_all_findings_of_a_point_are_marked_once() -> None:
    words = [at(B, "The pier"), at(B, "pier may"), at(B, "close"), place(B, "The "), place(B, "in Ju")]
    found = [replace(SHIFT, id=f"fp1:{n}", spans={"b": (span,)}) for n, span in enumerate(words)]
    point = replace(report((A, B), found).points[0], passages={"b": B.sentences[0].span})
    pieces = clip_point(B, point, found, 100)
    assert [(p.text, p.marked) for p in pieces] == [("The pier may close", True), (" in June, the mayor said.", False)]
    assert not any(p.marked for p in clip_point(A, point, found, 100))


def test_an_excerpt_of_a_long_point_begins_where_most_words_are_in_view() -> None:
    long = source("a", "One two. " + "The road went on " * 20 + "past Ely, then on to Bath and at last to Deal.")
    found = [replace(SHIFT, id=f"fp1:{w}", spans={"a": (at(long, w),)}) for w in ("Bath", "One", "Ely", "Deal")]
    point = replace(report((long, B), found).points[0], passages={"a": Span(0, len(long.article.text))})
    shown = clip_point(long, point, found, 60)
    assert [p.text for p in shown if p.marked] == ["Ely", "Bath", "Deal"]
    assert shown[0].text == "…" and sum(len(p.text) for p in shown) <= 62


def test_the_strip_pictures_each_sentence() -> None:
    strips = [line for line in text.render(report((A, B), [SHIFT])).splitlines() if ".txt" in line]
    assert strips[0].endswith("··") and strips[1].endswith("·")
    pictured = text.render(seed_report()).splitlines()
    strip = pictured[1].split()[-1]
    body = [s for s in seed_report().sources[0].sentences if s.role != "boilerplate"]
    assert len(strip) == len(body) and set(strip) == set("█▓▒░·")


def test_a_finding_about_one_article_shows_that_one_alone() -> None:
    own = replace(finding("headline.unsupported", {"a": (at(A, "will"),)}), sources=("a",))
    for name in ("text", "markdown"):
        shown = renderer(name)(report((A, B), [own]))
        assert "will" in shown and "nothing stands" not in shown


def test_what_is_not_open_is_counted_not_shown() -> None:
    hidden = replace(ALONE, severity="hidden")
    dismissed = replace(DETAIL, status="dismissed")
    shown = text.render(replace(report((A, B), [hidden, dismissed]), ignored=3, stale=1))
    assert "1 hidden" in shown and "1 dismissed" in shown and "3 ignored" in shown and "1 stale" in shown
    assert "nothing open" in shown and "It rained" not in shown and "*old*" not in shown


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_an_unrelated_pair_gets_its_verdict_alone(name: str) -> None:
    apart = report((A, B), [SHIFT], verdict="not-the-same-story", similarity=0.123)
    shown = renderer(name)(apart)
    assert "Not the same story" in shown and "0.12" in shown
    assert "will" not in shown.replace("Herald", "")


def test_colour_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in text.render(seed_report())
    monkeypatch.setenv("NO_COLOR", "1")
    coloured = text.render(report((A, B), [SHIFT]), colour=True)
    assert "\x1b[1;4;33mwill" in coloured and "*will*" not in coloured


def test_the_screen_never_obeys_an_article() -> None:
    plain = text.render(hostile_report(), width=80)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain)
    coloured = text.render(hostile_report(), width=80, colour=True)
    sequences = re.findall(r"\x1b.{0,12}", coloured)
    assert all(re.match(r"\x1b\[[0-9;]*m", sequence) for sequence in sequences)
    assert "\x1b[31mred" not in coloured


def test_square_brackets_of_an_article_are_no_markup() -> None:
    bracketed = source("a", "He said [bold]it[/bold] was :smile: done.")
    odd = replace(SHIFT, spans={"a": (at(bracketed, "done"),)}, context={"a": bracketed.sentences[0].span})
    assert "[bold]it[/bold] was :smile: *done*" in text.render(report((bracketed, B), [odd]))


def test_markdown_lists_findings_sources_and_quotations() -> None:
    shown = markdown.render(one_each(replace(seed_report(), findings=(SHIFT, DETAIL, ALONE))))
    assert "\n1 warning · 2 notes\n" in shown
    assert "## Warnings (1)" in shown and "## Notes (2)" in shown and "## Quotations (6)" in shown
    html = MarkdownIt("gfm-like", {"linkify": False}).render(shown)
    assert html.count("<table>") == 2


def test_markdown_marks_words_and_gaps() -> None:
    shown = markdown.render(report((A, B), [SHIFT, DETAIL]))
    assert "The <b>old </b>pier <b>will</b> close" in shown and "The <i>(gap)</i>pier <b>may</b> close" in shown
    assert "<br>2 differences · `certainty.shift`, `missing.detail` · `pt:" in shown
    assert "- Courier: <i>nothing stands for this here</i>" in markdown.render(report((A, B), [ALONE]))


def links_and_tags(shown: str) -> tuple[list[str], list[str]]:
    """The Markdown as GitHub's dialect reads it: link targets, and tags beyond the program's own."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(shown)
    inline = [child for token in tokens for child in token.children or []]
    own = ("<b>", "</b>", "<i>", "</i>", "<br>", "<sub>", "</sub>")
    links = [str(token.attrs.get("href")) for token in inline if token.type in ("link_open", "image")]
    return links, [token.content for token in [*tokens, *inline] if "html" in token.type and token.content not in own]


def test_markdown_of_a_hostile_article_has_no_link_tag_or_mention() -> None:
    shown = markdown.render(hostile_report())
    assert links_and_tags(shown) == ([], [])
    assert not re.search(r"(?i)@\w|(?<!&)#\d|https?://|www\.\w|\x1b", shown)
    rows = [line for line in shown.splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) in (4, 5) for row in rows)


@given(
    st.lists(st.sampled_from([*"ab1 \\`*_[]()<>&|~$#@!:/.-\n\x1b", "http://", "www.", "&lt;", "&#35;", "](x)", "<b>"]))
)
def test_escaped_text_reads_as_it_was(parts: list[str]) -> None:
    words = "".join(parts)
    shown = f"- x {escape(words)} x"
    assert links_and_tags(shown) == ([], [])
    (line,) = [t for t in MarkdownIt("gfm-like", {"linkify": False}).parse(shown) if t.type == "inline"]
    assert all(child.type == "text" for child in line.children or [])
    read = "".join(child.content for child in line.children or []).replace("\u200b", "")
    expected = re.sub(r"\s+", " ", "x " + words.replace("\x1b", "\ufffd") + " x")
    assert re.sub(r"\s+", " ", read) == expected


def test_json_is_the_report_and_nothing_else() -> None:
    plain = json.loads(renderer("json")(seed_report()))
    assert list(plain)[:3] == ["schema", "signature", "story"]


def clip(src: Source, far: Finding, width: int) -> list[Piece]:
    """The excerpt of a point of one finding."""
    point = Point("pt:1", (far.id,), far.title, far.severity, "claim", {})
    return clip_point(src, point, [far], width)


def test_an_excerpt_keeps_the_marked_words_in_view() -> None:
    long = source("a", "Before all this, " + "the long road went on and on, " * 30 + "and then the end came.")
    far = replace(SHIFT, spans={"a": (at(long, "the end"),)}, context={"a": long.sentences[0].span})
    pieces = clip(long, far, 60)
    shown = "".join(piece.text for piece in pieces)
    assert shown.startswith("…") and [p.text for p in pieces if p.marked] == ["the end"] and len(shown) <= 62
    assert clip(B, far, 60) == []


@given(st.text(max_size=200), st.data(), st.integers(10, 80))
def test_an_excerpt_is_made_of_the_article(words: str, data: st.DataObject, width: int) -> None:
    src = replace(A, article=replace(A.article, text=words))
    ends = st.integers(0, len(words))
    spans = tuple(Span(*sorted(data.draw(st.tuples(ends, ends)))) for _ in range(2))
    around = Span(min(s.start for s in spans), max(s.end for s in spans))
    pieces = clip(src, replace(SHIFT, spans={"a": spans}, context={"a": around}), width)
    flat = re.sub(r"[\s\ufffd…]", "", "".join(piece.text for piece in pieces))
    assert flat in re.sub(r"[\s…\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]", "", words)
