"""Stage 4: two documents and their vectors -> groups of sentences with the same content, leads, and the verdict.

The embedding says which sentences to compare, never whether they agree. A logistic blend of what is known about a
pair (weights fitted by tests/bench/fit_alignment.py, kept in weights.json) gives its chance; groups are chosen over
both articles at once, may be n:m and may cross.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from compare.alignment.features import NAMES, Candidates, Side, describe
from compare.alignment.groups import Members, Thresholds, choose_groups, find_leads, find_moved
from compare.likeness import SentenceWords
from compare.model import Document, Group, NearPair, SentenceVectors, Verdict

Fit = dict[str, Any]
SAME_FROM = 0.3  # both sides say so much of each other: the same content, not one shared proposition


@cache
def load_weights() -> Fit:
    """The fitted weights: `mean`, `scale`, `weight` by feature name, `bias`, thresholds, and the verdict's."""
    data: Fit = json.loads(resources.files("compare.alignment").joinpath("weights.json").read_text("utf-8"))
    return data


def describe_body(
    a: Document, b: Document, va: Sequence[SentenceVectors], vb: Sequence[SentenceVectors],
    wa: Sequence[SentenceWords], wb: Sequence[SentenceWords],
) -> tuple[list[int], list[int], Candidates]:  # fmt: skip
    """The body sentences' indices on both sides, and the features of the candidate pairs among them."""
    ia, ib = ([k for k, s in enumerate(doc.sentences) if s.role == "body"] for doc in (a, b))
    if not ia or not ib:
        return ia, ib, Candidates.none()
    return ia, ib, describe(Side.of(a, ia, va, wa), Side.of(b, ib, vb, wb))


def chances(candidates: Candidates, fit: Fit) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The chance of each candidate pair that a reader would group it, under the weights `fit`, shape (p,)."""
    mean, scale, weight = (np.array([fit[part][name] for name in NAMES]) for part in ("mean", "scale", "weight"))
    logits = (candidates.features - mean) / scale @ weight + fit["bias"]
    return np.asarray(1 / (1 + np.exp(-logits)))


def align(
    a: Document, b: Document, va: Sequence[SentenceVectors], vb: Sequence[SentenceVectors],
    wa: Sequence[SentenceWords], wb: Sequence[SentenceWords], fit: Fit | None = None,
) -> tuple[tuple[Group, ...], tuple[NearPair, ...]]:  # fmt: skip
    """Group the body sentences of `a` and `b` that have the same content; every sentence is in at most one group.

    Also gives the likeliest pairs beyond the groups, by place.
    """
    fit = fit or load_weights()
    ia, ib, candidates = describe_body(a, b, va, vb, wa, wb)
    chance = chances(candidates, fit)
    limits, repeats = Thresholds(**fit["groups"]), (_repeats(a, ia), _repeats(b, ib))
    members = choose_groups(candidates.rows, candidates.columns, chance, limits, repeats)
    moved = find_moved([(min(g[0]), min(g[1])) for g in members], [len(g[0]) + len(g[1]) for g in members])
    groups = [_group(g, ia, ib, candidates, chance, moved=k in moved, docs=(a, b)) for k, g in enumerate(members)]
    leads = [
        NearPair(a.sentences[ia[i]].n, b.sentences[ib[j]].n, float(chance[p]), float(candidates.cosines[p]))
        for p in find_leads(candidates.rows, candidates.columns, chance, members)
        for i, j in ((candidates.rows[p], candidates.columns[p]),)
    ]
    return tuple(groups), tuple(leads)


def _repeats(doc: Document, places: Sequence[int]) -> list[int]:
    """For each sentence of `doc` at `places` the first one among them that prints the same words."""
    seen: dict[tuple[str, ...], int] = {}
    return [seen.setdefault(tuple(t.norm for t in doc.tokens[k] if t.is_word), n) for n, k in enumerate(places)]


def _group(
    members: Members, ia: list[int], ib: list[int], candidates: Candidates, chance: np.ndarray[Any, Any],
    *, moved: bool, docs: tuple[Document, Document],
) -> Group:  # fmt: skip
    """The record of one group: its score is the best cosine of its pairs, its confidence their mean chance."""
    inside = np.isin(candidates.rows, list(members[0])) & np.isin(candidates.columns, list(members[1]))
    score = float(candidates.cosines[inside].max())
    shared = float(candidates.features[inside, NAMES.index("attended")].max())
    return Group(
        a=tuple(docs[0].sentences[ia[i]].n for i in sorted(members[0])),
        b=tuple(docs[1].sentences[ib[j]].n for j in sorted(members[1])),
        score=score,
        confidence=float(chance[inside].mean()),
        relation="same" if shared >= SAME_FROM else "partial",
        moved=moved,
    )


def story_likeness(va: Sequence[SentenceVectors], vb: Sequence[SentenceVectors]) -> float:
    """How alike two articles are as wholes: the cosine of their mean sentence vectors."""
    if not va or not vb:
        return 0.0
    means = [np.mean([v.sentence for v in vectors], axis=0) for vectors in (va, vb)]
    length = float(np.linalg.norm(means[0]) * np.linalg.norm(means[1]))
    return float(means[0] @ means[1]) / length if length else 0.0


def story_evidence(similarity: float, groups: Sequence[Group], shorter: int) -> float:
    """What speaks for one story: the articles' likeness and how many sentences they share, against the `shorter` one.

    A group counts the mean of its sentences on both sides, so that a statement cut in three is three sentences shared.
    """
    return similarity + sum(g.confidence * (len(g.a) + len(g.b)) / 2 for g in groups) / max(1, shorter)


def judge(evidence: float) -> tuple[Verdict, bool]:
    """Whether two articles of such `evidence` are compared as one story, and whether that is near the line."""
    lines = load_weights()["verdict"]
    return "same-story" if evidence >= lines["least"] else "not-the-same-story", evidence < lines["sure"]
