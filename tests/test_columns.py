"""Columns of the screen: within their widths, in order, and with every word."""

from __future__ import annotations

import io
import string

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from compare.renderers.text import BETWEEN, abreast, halves, hung

SCREEN = Console(file=io.StringIO(), width=80)
WORDS = st.lists(st.text(string.ascii_letters + "漢字é", min_size=1, max_size=12), max_size=30).map(" ".join)


@given(WORDS, st.integers(10, 60))
def test_a_text_behind_its_label_is_whole_and_fits(words: str, width: int) -> None:
    lines = hung(Text("A", style="bold"), Text(words), width, SCREEN)
    assert all(line.cell_len <= width for line in lines)
    assert lines[0].plain.startswith("A ") and all(line.plain.startswith("  ") for line in lines[1:])
    assert "".join(line.plain[2:] for line in lines).replace(" ", "") == words.replace(" ", "")


@given(st.text(string.ascii_uppercase, min_size=1, max_size=80), st.integers(10, 60))
def test_a_long_label_leaves_room_for_the_text(label: str, width: int) -> None:
    lines = hung(Text(label), Text("what the paper prints"), width, SCREEN)
    assert all(line.cell_len <= width for line in lines)
    assert label.startswith(lines[0].plain.split(" ")[0].rstrip("…"))


def test_the_style_of_a_label_ends_with_it() -> None:
    (line,) = hung(Text("A", style="bold"), Text("plain words"), 40, SCREEN)
    assert [(span.start, span.end) for span in line.spans] == [(0, 1)]


@given(WORDS, WORDS, st.integers(20, 80))
def test_two_blocks_stand_abreast_with_a_space_between(one: str, other: str, width: int) -> None:
    left, right = (
        hung(Text(name), Text(words), room, SCREEN)
        for name, words, room in zip("AB", (one, other), halves(width), strict=True)
    )
    lines = abreast(left, right, halves(width)[0])
    assert len(lines) == max(len(left), len(right))
    assert all(line.cell_len <= width for line in lines)
    assert sum(halves(width)) + BETWEEN == width
