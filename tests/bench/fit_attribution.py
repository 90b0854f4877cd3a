"""Train the tagger of attributions: `python -m tests.bench.fit_attribution --data D`.

Learns from the training part of PolNeAR (`train/attribution_polnear.jsonl`), one article in ten left out, and prints
how exactly it tags those and the articles of `attribution_polnear.jsonl`, which it never sees. With --write the weights
go to compare/utterances/tagging/weights.safetensors in half precision. Needs torch; one thread, some twenty minutes,
of which a fifth is encoding; --keep names a folder in which the vectors are kept between runs.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from compare.model import Document
from compare.utterances.tagging.linking import as_array, places
from compare.utterances.tagging.tags import SORTS, Sort, begin
from compare.utterances.tagging.traits import hashes, quoted, traits
from compare.utterances.tagging.windows import windows
from tests.bench.attribution_net import Batch, Linker, Net, stacked
from tests.bench.folders import Record

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """An article as tensors over its tokens, and its marked spans with the attributions that each belongs to."""

    vectors: Tensor
    hashes: Tensor
    traits: Tensor
    tags: Tensor
    sentence: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    spans: dict[Sort, dict[Range, list[int]]]
    windows: list[Range]


def sample(record: Record, doc: Document, vectors: NDArray[np.float16]) -> Sample:
    """Lay an article out for training."""
    spans = marked_spans(record, doc)
    table = traits(doc)
    tags = np.zeros(len(table), np.int64)
    for sort in ("content", "source", "cue"):  # where they cross, source and cue hold
        for low, high in spans[sort]:
            tags[low] = begin(sort)
            tags[low + 1 : high] = begin(sort) + 1
    parts = windows(doc)
    _open(tags, parts)
    sentence = np.repeat(np.arange(len(doc.tokens)), [len(row) for row in doc.tokens])
    tensors = (torch.from_numpy(x) for x in (vectors, hashes(doc), table, tags))
    return Sample(*tensors, sentence, quoted(table), spans, parts)


def _open(tags: NDArray[np.int64], parts: Sequence[Range]) -> None:
    """Make an inside that follows nothing of its sort a begin: behind a cue in the midst, or where a window begins."""
    starts = {low for low, _ in parts}
    for k, tag in enumerate(tags):
        if tag and tag % 2 == 0 and (k in starts or tags[k - 1] not in (tag, tag - 1)):
            tags[k] = tag - 1


def marked_spans(record: Record, doc: Document) -> dict[Sort, dict[Range, list[int]]]:
    """The tokens of each marked span, and which attributions it belongs to."""
    tokens = [t for row in doc.tokens for t in row]
    starts, ends = (np.array([getattr(t, edge) for t in tokens]) for edge in ("start", "end"))
    found: dict[Sort, dict[Range, list[int]]] = {sort: {} for sort in SORTS}
    for number, row in enumerate(record["attributions"]):
        for sort in SORTS:
            for start, end in row[sort]:
                low, high = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end))
                if low < high:
                    found[sort].setdefault((low, high), []).append(number)
    return found


def batches(samples: Sequence[Sample], size: int) -> list[list[tuple[Sample, Range]]]:
    """All windows in random batches, those of like length together."""
    jobs = [(sample, window) for sample in samples for window in sample.windows]
    random.shuffle(jobs)
    jobs.sort(key=lambda job: (job[1][1] - job[1][0]) // 8)
    found = [jobs[k : k + size] for k in range(0, len(jobs), size)]
    random.shuffle(found)
    return found


def batch_of(jobs: Sequence[tuple[Sample, Range]]) -> Batch:
    """Stack windows into one batch."""
    length = max(high - low for _, (low, high) in jobs)
    columns = [
        stacked([getattr(sample, name)[low:high] for sample, (low, high) in jobs], length)
        for name in ("vectors", "hashes", "traits", "tags")
    ]
    mask = stacked([torch.ones(high - low, dtype=torch.bool) for _, (low, high) in jobs], length)
    return Batch(columns[0].float(), *columns[1:], mask)


def link_loss(net: Net, states: Tensor, jobs: Sequence[tuple[Sample, Range]]) -> tuple[Tensor, int]:
    """Minus the log chance of the marked links of some windows, and their number."""
    total, count = states.new_zeros(()), 0
    for row, (sample, (low, high)) in zip(states, jobs, strict=True):
        inner = {
            sort: {(s - low, e - low): held for (s, e), held in spans.items() if low <= s and e <= high}
            for sort, spans in sample.spans.items()
        }
        if not inner["cue"]:
            continue
        sides = (sample.sentence[low:high], sample.quoted[low:high])
        for sort, linker in (("source", net.source), ("content", net.content)):
            if inner[sort]:
                loss, links = _link_loss(linker, row, sides, inner["cue"], inner[sort], sort == "content")
                total, count = total + loss, count + links
    return total, count


def _link_loss(
    linker: Linker,
    states: Tensor,
    sides: tuple[NDArray[np.int64], NDArray[np.bool_]],
    cues: dict[Range, list[int]],
    spans: dict[Range, list[int]],
    by_span: bool,
) -> tuple[Tensor, int]:
    """Each content chooses its cue, each cue its source or none."""
    left, right = as_array(list(cues)), as_array(list(spans))
    near = torch.from_numpy(places(left, right, *sides))
    scores, none = linker(states, torch.from_numpy(left), torch.from_numpy(right), near)
    chooser, chosen = (spans, cues) if by_span else (cues, spans)
    place = {number: k for k, held in enumerate(chosen.values()) for number in held}
    missing = -100 if by_span else len(chosen)
    targets = torch.tensor([next((place[n] for n in held if n in place), missing) for held in chooser.values()])
    table = scores.T if by_span else torch.cat([scores, none], 1)
    loss = functional.cross_entropy(table, targets, reduction="sum", ignore_index=-100)
    return loss, int((targets >= 0).sum())
