"""A heap of articles in, stories out: which of them tell the same one, how sure that is, and why.

In: a `Lead` for each article. Out: a `Heap`, which proposes; a person confirms. Copies of one text are found first and
count once, for they say nothing about what two writers made of a story. Deterministic, whatever the order of reading.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from compare.connected import connected
from compare.pairing.clusters import Pair, candidates, cluster
from compare.pairing.evidence import Evidence
from compare.pairing.leads import Lead, lead_lines, lead_of
from compare.settings import STORY_DAYS

__all__ = ["Heap", "Lead", "Proposal", "find_stories", "lead_lines", "lead_of"]

COPY = 0.8  # of the shingles of both: about one word changed in forty-five
SHOWN = {"name": 3, "number": 2}  # shared names and figures that are shown as the reason


@dataclass(frozen=True, slots=True)
class Proposal:
    """Articles `members` (places in the heap) that seem to tell one story, one for each text.

    `chance` is that of its pairs on average and `likeness` the cosine of their leads; `shared` are names and figures
    that most of them mention; `days` how far apart they appeared, None where fewer than two are dated.
    """

    title: str
    members: tuple[int, ...]
    chance: float
    likeness: float
    shared: tuple[str, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class Heap:
    """The stories found, the surest first; groups of `copies`, the first of which stands for all; and the rest."""

    stories: tuple[Proposal, ...]
    copies: tuple[tuple[int, ...], ...]
    alone: tuple[int, ...]


def find_stories(leads: Sequence[Lead], days: int = STORY_DAYS, weights: Mapping[str, float] | None = None) -> Heap:
    """Find the stories that `leads` tell; two that are dated more than `days` apart are never one by themselves."""
    same = _same_text(leads)
    near = candidates(leads, days)
    copies = connected(range(len(leads)), [*same, *(p for p in near if _is_copy(leads[p[0]], leads[p[1]]))])
    stands = {member: group[0] for group in copies for member in group}
    evidence = Evidence(leads, weights)
    pairs = {(min(i, j), max(i, j)) for a, b in near if (i := stands[a]) != (j := stands[b])}
    chances = {pair: evidence.chance(*pair) for pair in sorted(pairs)}
    groups = cluster(sorted(set(stands.values())), chances, evidence.chance)
    stories = [_proposal(group, leads, evidence, chances) for group in groups if len(group) > 1]
    return Heap(
        tuple(sorted(stories, key=lambda s: (-s.chance, s.members))),
        tuple(tuple(group) for group in copies if len(group) > 1),
        tuple(group[0] for group in groups if len(group) == 1),
    )


def _same_text(leads: Sequence[Lead]) -> list[Pair]:
    """Each article with the first that has the very words."""
    first: dict[frozenset[int], int] = {}
    return [(first.setdefault(lead.shingles, at), at) for at, lead in enumerate(leads)]


def _is_copy(one: Lead, two: Lead) -> bool:
    """Whether two texts are one but for small edits."""
    both = len(one.shingles & two.shingles)
    return both >= COPY * (len(one.shingles) + len(two.shingles) - both)


def _proposal(
    group: Sequence[int], leads: Sequence[Lead], evidence: Evidence, chances: Mapping[Pair, float]
) -> Proposal:
    """Say how sure a group is, and why; the article nearest to all others gives the title."""
    pairs = list(combinations(group, 2))
    near = {m: sum(float(leads[m].mean @ leads[n].mean) for n in group) for m in group}
    dated = [day for m in group if (day := leads[m].day)]
    return Proposal(
        title=leads[max(group, key=lambda m: (near[m], -m))].title,
        members=tuple(group),
        chance=fmean(chances[p] if p in chances else evidence.chance(*p) for p in pairs),
        likeness=fmean(float(leads[i].mean @ leads[j].mean) for i, j in pairs),
        shared=tuple(_shared([leads[m] for m in group], evidence)),
        days=(max(dated) - min(dated)).days if len(dated) > 1 else None,
    )


def _shared(leads: Sequence[Lead], evidence: Evidence) -> list[str]:
    """What most of `leads` mention, as the first of them shows it: names, then figures, the most shared first."""
    held = Counter(key for lead in leads for key in lead.keys)
    telling = [key for key, count in held.items() if count > 1 and 2 * count >= len(leads)]
    telling.sort(key=lambda key: (-held[key], -evidence.rarity[key], key))
    shown = [key for kind, most in SHOWN.items() for key in [k for k in telling if k.startswith(kind)][:most]]
    return [next(lead.keys[key] for lead in leads if key in lead.keys) for key in shown]
