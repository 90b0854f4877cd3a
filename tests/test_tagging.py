"""Indirect speech by the tagger: its spans, its windows, its network against torch's, and how it joins the rules."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Sequence

import numpy as np
import torch
from safetensors.numpy import load_file
from threadpoolctl import threadpool_limits

from compare.model import Article, Document, Span, Utterance
from compare.pipeline import embed, hear, read_document
from compare.utterances.tagging import MODEL, WEIGHTS
from compare.utterances.tagging.merging import merge
from compare.utterances.tagging.network import Network, Seen
from compare.utterances.tagging.tags import Tagged, spans_of
from compare.utterances.tagging.traits import hashes, sentence_numbers, traits
from compare.utterances.tagging.windows import LONGEST, windows
from tests.bench.attribution_net import VECTOR, Batch, Net
from tests.pairs import compared
from tests.standin import HashEncoder

DIGEST = "60d9b4bd2289247c9c0ea9f691748adf8df7876aff1d06cafeda80030ae47689"  # of what the script wrote


def _document(text: str) -> Document:
    return read_document(Article("a", "a.txt", text, hashlib.sha256(text.encode()).hexdigest()))


def test_tags_make_spans() -> None:
    assert spans_of([1, 2, 0, 3, 5, 6, 5]) == [
        Tagged(0, 2, "source"),
        Tagged(3, 4, "cue"),
        Tagged(4, 6, "content"),
        Tagged(6, 7, "content"),
    ]


def test_windows_hold_all_tokens_once_and_end_with_sentences() -> None:
    doc = _document("\n\n".join(["The harbour was closed again on Friday. Nobody knew why."] * 60))
    found = windows(doc)
    assert [low for low, _ in found[1:]] == [high for _, high in found[:-1]]
    assert found[-1][1] == sum(map(len, doc.tokens))
    ends = set(np.cumsum([len(row) for row in doc.tokens]).tolist())
    assert all(high in ends and high - low <= LONGEST for low, high in found)


def _seen(lengths: Sequence[int]) -> list[Seen]:
    """Windows of random vectors over one line of words."""
    random = np.random.default_rng(1)
    doc = _document(" ".join(["The envoy said the talks had failed, and nobody was surprised."] * 40))
    table, rows, sentence = traits(doc), hashes(doc), sentence_numbers(doc)
    assert max(lengths) <= len(table)
    vectors = [(random.normal(size=(k, VECTOR)) / 20).astype(np.float32) for k in lengths]
    return [Seen(own, rows[: len(own)], table[: len(own)], sentence[: len(own)]) for own in vectors]


def test_the_network_is_the_one_that_torch_trains() -> None:
    torch.manual_seed(1)
    net = Net().eval()
    (seen,) = _seen([60])
    vectors, rows, table = (torch.from_numpy(x)[None] for x in seen[:3])
    mask = torch.ones(1, 60, dtype=torch.bool)
    with torch.no_grad():
        expected, _ = net(Batch(vectors, rows, table, mask.long(), mask))
    own = Network({name: values.numpy() for name, values in net.state_dict().items()})
    # States are rounded, to 2 ** -10, and so are weights; what the network tells from does not see that.
    assert np.allclose(own.states([seen])[0], expected[0].numpy(), atol=2e-3)


def test_a_window_does_not_depend_on_the_others() -> None:
    seen = _seen([LONGEST, 1, 7, 90, 2, LONGEST, 33, *range(80, 150)])
    network = Network(load_file(WEIGHTS))
    with threadpool_limits(limits=1, user_api="blas"):  # as where articles are heard
        alone = [network.states([one])[0] for one in seen]
        for step in (1, -1):
            for own, together in zip(alone[::step], network.states(seen[::step]), strict=True):
                assert own.tobytes() == together.tobytes()
        assert network.tags(alone) == [network.tags([states])[0] for states in alone]
        assert list(network.read(seen)) == [next(network.read([one])) for one in seen]


def test_the_weights_say_where_they_come_from() -> None:
    raw = WEIGHTS.read_bytes()
    (length,) = struct.unpack_from("<Q", raw)
    about = json.loads(raw[8 : 8 + length])["__metadata__"]
    assert about["model"] == MODEL
    assert about["script"] == "tests/bench/fit_attribution.py"
    assert hashlib.sha256(raw).hexdigest() == DIGEST
    assert len(raw) < 2_000_000


def test_other_vectors_leave_the_rules_alone() -> None:
    doc = _document("The envoy said the talks had failed.")
    (heard,) = hear([doc], embed([doc], HashEncoder()), HashEncoder())
    assert heard is doc


def test_the_tagger_gives_a_quotation_its_source_and_takes_none_away() -> None:
    text = "“It is over,” Roe said. “No more.”"
    quoted = Utterance(1, (Span(1, 11),), (Span(0, 13),), (1,), Span(14, 17), Span(18, 22), "Roe")
    loose = Utterance(2, (Span(25, 33),), (Span(24, 34),), (2,), None, None, "Roe")
    tagged = Utterance(0, (), (Span(0, 13),), (1,), Span(14, 17), Span(14, 22), "")
    first, second = merge(text, [quoted, loose], [tagged])
    assert (first.quotes, first.cue, second.quotes) == (quoted.quotes, Span(14, 22), loose.quotes)


def test_indirect_speech_that_no_rule_finds() -> None:
    pair = compared("The envoy expressed hope that the talks would go on.", "Rain fell on Monday.")
    doc = next(d for d in (pair.a, pair.b) if "envoy" in d.article.text)
    assert [u.speaker for u in doc.utterances] == ["the envoy"]
