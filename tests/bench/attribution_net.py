"""The attribution tagger as torch trains it; `compare/utterances/tagging/network.py` runs the same numbers.

Vectors, hashed forms and traits of each token are mixed, read in both directions by one LSTM, and tagged by a linear
chain over begin and inside of source, cue and content; a bilinear scorer links a cue with its source and its contents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from compare.utterances.tagging.linking import TRAITS as PAIR_TRAITS
from compare.utterances.tagging.tags import FORBIDDEN, TAGS, Sort
from compare.utterances.tagging.traits import ENDINGS, FORMS, TRAITS

VECTOR, FORM, ENDING = 2 * 384, 32, 16  # of a vector, the last layer and the inner one
MIXED, STATE, PAIR = 160, 128, 64
DROP, FORGET_FORM = 0.4, 0.1


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one padded length: vectors (b, k, d), hashes (b, k, 2), traits (b, k, t), tags and mask (b, k)."""

    vectors: Tensor
    hashes: Tensor
    traits: Tensor
    tags: Tensor
    mask: Tensor


class Chain(nn.Module):
    """A linear chain over the tags; what may not follow is never learned."""

    def __init__(self) -> None:
        super().__init__()
        count = len(TAGS)
        self.steps = nn.Parameter(torch.zeros(count, count))
        self.first = nn.Parameter(torch.zeros(count))
        ban = torch.zeros(count + 1, count)
        for before, after in FORBIDDEN:
            ban[before, after] = -1e4
        self.ban: Tensor
        self.register_buffer("ban", ban)

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Minus the log chance of `tags`, summed over all windows."""
        steps, first = self.steps + self.ban[:-1], self.first + self.ban[-1]
        ahead = first + scores[:, 0]
        for k in range(1, scores.shape[1]):
            further = torch.logsumexp(ahead[:, :, None] + steps, 1) + scores[:, k]
            ahead = torch.where(mask[:, k, None], further, ahead)
        told = (scores.gather(2, tags[..., None])[..., 0] * mask).sum(1) + first[tags[:, 0]]
        told = told + (steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        return (torch.logsumexp(ahead, 1) - told).sum()


class Linker(nn.Module):
    """Scores of cues with spans of one sort: bilinear over the states at their ends, and by their places."""

    def __init__(self) -> None:
        super().__init__()
        self.cue, self.span = nn.Linear(4 * STATE, PAIR), nn.Linear(4 * STATE, PAIR)
        self.bend = nn.Parameter(torch.randn(PAIR, PAIR) / PAIR)
        self.wide, self.narrow = nn.Linear(PAIR_TRAITS, 32), nn.Linear(32, 1)
        self.none = nn.Linear(PAIR, 1)

    def forward(self, states: Tensor, cues: Tensor, spans: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        """Scores (c, s) of cues with spans, and (c, 1) of each cue with nothing."""
        left = torch.tanh(self.cue(ends(states, cues)))
        right = torch.tanh(self.span(ends(states, spans)))
        near = self.narrow(torch.relu(self.wide(places)))[..., 0]
        return left @ self.bend @ right.T + near, self.none(left)


def ends(states: Tensor, spans: Tensor) -> Tensor:
    """The states at the first and the last token of each span, side by side."""
    return torch.cat([states[spans[:, 0]], states[spans[:, 1] - 1]], -1)


class Net(nn.Module):
    """The tagger and its two linkers."""

    def __init__(self) -> None:
        super().__init__()
        self.form, self.ending = nn.Embedding(FORMS, FORM), nn.Embedding(ENDINGS, ENDING)
        nn.init.normal_(self.form.weight, std=0.1)
        nn.init.normal_(self.ending.weight, std=0.1)
        self.mix = nn.Linear(VECTOR + FORM + ENDING + TRAITS, MIXED)
        self.lstm = nn.LSTM(MIXED, STATE, batch_first=True, bidirectional=True)
        self.tag = nn.Linear(2 * STATE, len(TAGS))
        self.chain = Chain()
        self.source, self.content = Linker(), Linker()
        self.drop = nn.Dropout(DROP)

    def linkers(self) -> dict[Sort, Linker]:
        """The linkers by what they link with cues."""
        return {"source": self.source, "content": self.content}

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """States (b, k, 2 s) and scores of tags (b, k, tags); what is past a window's end counts as zeros."""
        keep = torch.rand((*batch.hashes.shape[:2], 1)) >= (FORGET_FORM if self.training else 0)
        forms = torch.cat([self.form(batch.hashes[..., 0]), self.ending(batch.hashes[..., 1])], -1) * keep
        seen = torch.cat([self.drop(batch.vectors), forms, batch.traits], -1)
        mixed = self.drop(torch.relu(self.mix(seen))) * batch.mask[..., None]
        states = self.drop(self.lstm(mixed)[0])
        return states, self.tag(states)


def stacked(rows: Sequence[Tensor], length: int) -> Tensor:
    """Pad `rows` with zeros to `length` and stack them."""
    out = rows[0].new_zeros((len(rows), length, *rows[0].shape[1:]))
    for k, row in enumerate(rows):
        out[k, : len(row)] = row
    return out
