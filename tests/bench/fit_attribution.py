"""Train the tagger of attributions: `python -m tests.bench.fit_attribution --data D`.

Learns from the training part of PolNeAR (`train/attribution_polnear.jsonl`), one article in ten left out, and prints
how exactly it tags those, and the articles of `attribution_polnear.jsonl`, which it never sees, but which the rules
that it also learns from were made with. With --write the weights go to compare/utterances/tagging/weights.safetensors
in half precision. Needs torch and one thread: some five minutes of encoding and six of training.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import Tensor
from torch.nn import functional

from compare.model import Document
from compare.utterances.tagging import MODEL, WEIGHTS, attributions, token_vectors
from compare.utterances.tagging.linking import as_array, places
from compare.utterances.tagging.merging import merge
from compare.utterances.tagging.network import Network
from compare.utterances.tagging.tags import SORTS, Sort, begin
from compare.utterances.tagging.traits import hashes, quoted, sentence_numbers, traits
from compare.utterances.tagging.windows import windows
from tests.bench import adapters
from tests.bench.attribution_net import Batch, Linker, Net, stacked
from tests.bench.figures import prf
from tests.bench.folders import Record, read_lines
from tests.bench.rates import Rate, total
from tests.bench.sets.attribution import found_items, marked_items, rates_of

EPOCHS, BATCH = 10, 24  # a batch is so many windows
RATE, WARMING = 2.5e-3, 50  # of learning; steps in which it rises
LINKED, LINK_WEIGHT = 8, 0.02  # windows of a batch whose links are learned, and what those count beside a token
HELD = 10  # one article in so many is left out

Range = tuple[int, int]
Article = tuple[Record, Document, NDArray[np.float16]]


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
    columns = [torch.from_numpy(x) for x in (vectors, hashes(doc), table, tags)]
    return Sample(columns[0], columns[1], columns[2], columns[3], sentence_numbers(doc), quoted(table), spans, parts)


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
    return Batch(columns[0].float(), columns[1], columns[2], columns[3], mask)


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
        for sort, linker in net.linkers().items():
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


def train(net: Net, samples: Sequence[Sample], epochs: int) -> None:
    """Train `net`; the rate rises over the first steps and then falls to next to nothing."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    steps, step = epochs * len(batches(samples, BATCH)), 0
    net.train()
    for epoch in range(epochs):
        lost, count = 0.0, 0
        for jobs in batches(samples, BATCH):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1, step / WARMING) * max(0.02, 1 - step / steps)
            batch = batch_of(jobs)
            states, scores = net(batch)
            loss = net.chain.loss(scores, batch.tags, batch.mask) / batch.mask.sum()
            picked = random.sample(range(len(jobs)), min(LINKED, len(jobs)))
            links, found = link_loss(net, states[picked], [jobs[k] for k in picked])
            optimiser.zero_grad()
            (loss + LINK_WEIGHT * links / max(1, found)).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            lost, count = lost + float(loss.detach()), count + 1
        print(f"epoch {epoch + 1}: {lost / count:.4f} lost a token", flush=True)


def read(path: Path) -> list[Article]:
    """The articles of a set with their documents and the vectors of their tokens, in half precision."""
    encoder, found = adapters.fresh_encoder(), []
    for record in read_lines(path):
        doc = adapters.document(adapters.article(record["text"]))
        found.append((record, doc, token_vectors(doc, adapters.embed([doc], encoder)[0]).astype(np.float16)))
    return found


def figures(name: str, articles: Sequence[Article], weights: Mapping[str, NDArray[np.float16]]) -> Iterator[str]:
    """Exact F1 of source, cue and content on `articles`: of the rules, of the tagger, and of both together."""
    network = Network(weights)
    rows: dict[str, list[dict[str, Rate]]] = {"rules": [], "tagger": [], "both": []}
    for record, doc, vectors in articles:
        text, marked = record["text"], marked_items(record)
        (tagged,) = attributions(network, [doc], [vectors.astype(np.float32)])
        views = {"rules": doc.utterances, "tagger": tagged, "both": merge(text, doc.utterances, tagged)}
        for view, found in views.items():
            rows[view].append(rates_of(text, found_items(text, found), marked))
    for view, rates in rows.items():
        summed = total(rates)
        f1 = [prf(sort, summed[f"{sort} exact P"], summed[f"{sort} exact R"])[-1] for sort in SORTS]
        yield f"{name}, {view}: " + " / ".join(f"{figure.value:.3f}" for figure in f1)


def main(argv: Sequence[str] | None = None) -> int:
    """Train, show, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    args = parser.parse_args(argv)
    torch.set_num_threads(1)
    torch.manual_seed(0)
    random.seed(0)
    own = read(args.data / "train/attribution_polnear.jsonl")
    left_out = own[::HELD]
    net = Net()
    train(net, [sample(*article) for k, article in enumerate(own) if k % HELD], args.epochs)
    weights = {name: v.detach().half().numpy() for name, v in net.state_dict().items() if name != "chain.ban"}
    for name, articles in (("left out", left_out), ("apart", read(args.data / "attribution_polnear.jsonl"))):
        print(*figures(name, articles, weights), sep="\n")
    if args.write:
        save_file(weights, WEIGHTS, metadata={"model": MODEL, "script": "tests/bench/fit_attribution.py"})
        print(WEIGHTS.name, hashlib.sha256(WEIGHTS.read_bytes()).hexdigest())
    return 0


if __name__ == "__main__":
    sys.exit(main())
