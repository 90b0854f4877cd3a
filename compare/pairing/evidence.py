"""How likely two articles tell one story: a few likenesses of their tops, blended by fitted weights.

In: leads. Out: the chance of a pair, from 0 to 1. The weights come from tests/bench/fit_pairing.py and are kept in
weights.json. A topic gives likeness of vectors, an event shared names and figures as well: neither is enough alone.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from compare.pairing.leads import Lead

FEATURES = ("likeness", "lines", "names", "figures")
# A heap of few articles on one story would make every name in it common: all are counted as if they lay among so many
# more that lack them.
BACKGROUND = 50
Features = tuple[float, ...]


@cache
def load_weights() -> Mapping[str, float]:
    """The fitted weight of each feature, and the bias."""
    found: Mapping[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return found


class Evidence:
    """What pairs of `leads` share, under `weights` (default: the fitted ones)."""

    def __init__(self, leads: Sequence[Lead], weights: Mapping[str, float] | None = None) -> None:
        self._leads = leads
        self._weights = load_weights() if weights is None else weights
        held = Counter(key for lead in leads for key in lead.keys)
        self.rarity = {key: math.log((len(leads) + BACKGROUND) / count) for key, count in held.items()}
        self._lengths = [{kind: self._length(lead, kind) for kind in ("name", "number")} for lead in leads]

    def _length(self, lead: Lead, kind: str) -> float:
        return math.sqrt(sum(self.rarity[key] ** 2 for key in lead.keys if key.startswith(kind)))

    def features(self, i: int, j: int) -> Features:
        """Describe the pair `i`, `j` by `FEATURES`, each from about 0 to 1."""
        one, two = self._leads[i], self._leads[j]
        cosines = one.sentences @ two.sentences.T
        lines = (float(cosines.max(0).mean()) + float(cosines.max(1).mean())) / 2
        likeness = float(one.mean @ two.mean)
        return likeness, lines, self._shared(i, j, "name"), self._shared(i, j, "number")

    def _shared(self, i: int, j: int, kind: str) -> float:
        """The cosine of what both mention of a `kind`, weighted by rarity."""
        one, two = self._leads[i].keys, self._leads[j].keys
        length = self._lengths[i][kind] * self._lengths[j][kind]
        return sum(self.rarity[k] ** 2 for k in sorted(one.keys() & two.keys()) if k.startswith(kind)) / (length or 1.0)

    def chance(self, i: int, j: int) -> float:
        """The chance that `i` and `j` tell one story."""
        told = zip(FEATURES, self.features(i, j), strict=True)
        return 1 / (1 + math.exp(-self._weights["bias"] - sum(self._weights[name] * value for name, value in told)))
