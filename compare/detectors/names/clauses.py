"""What the clauses around two names say of their role: the words that both print, and those in a row that are equal.

Figures and times are told apart as well without it, so that only names ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from compare.contrast.values.parts import Part, is_telling

_BREAKS = frozenset(',;:()"-')
RUN = 4  # equal words in a row, after which more say no more


def clause_evidence(s: Part, t: Part) -> dict[str, float]:
    """The least and the most share of a clause that the other sentence prints, and the equal words in a row."""
    ours, theirs = _clause(s), _clause(t)
    least, most = sorted((_told_in(s, ours, t), _told_in(t, theirs, s)))
    return {
        "clause": least,
        "clause_most": most,
        "clause_both": least if len(ours) > 1 < len(theirs) else 0.0,
        "run_before": _run(s, t, -1),
        "run_after": _run(s, t, 1),
    }


def _clause(part: Part) -> tuple[int, ...]:
    """The content words of its clause, up to the next mark on both sides, its own apart."""
    before, after = range(part.first - 1, part.opens - 1, -1), range(part.last, part.closes)
    return (*_content(part, before), *_content(part, after))


def _content(part: Part, indices: Iterable[int]) -> tuple[int, ...]:
    tokens = part.side.tokens
    inside = takewhile(lambda k: tokens[k].norm not in _BREAKS, indices)
    return tuple(k for k in inside if is_telling(tokens[k]))


def _told_in(one: Part, clause: tuple[int, ...], other: Part) -> float:
    """The share of the words of its `clause` that stand in the sentence of `other`; a half where it has none."""
    there = range(other.opens, other.closes)
    told = sum(any(j in there for j in one.side.proved.get(k, ())) for k in clause)
    return told / len(clause) if clause else 0.5


def _run(s: Part, t: Part, step: int) -> float:
    """How many words in a row are equal, from the names on: backwards with a `step` of -1; from 0 to 1."""
    length = next((n for n in range(RUN) if not (w := s.word(step * (n + 1))) or w != t.word(step * (n + 1))), RUN)
    return length / RUN
