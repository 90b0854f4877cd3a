"""sentence-transformers: the reference for the default engine, and the engine of every other model.

A model is a folder, or a name whose files are already in the hub's cache on this machine: nothing is ever fetched
here, so a comparison never depends on the network. Each text goes through the model alone and on the processor:
slower than in batches, but a text's vectors then depend on nothing but the text and the model.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from compare.embeddings.vectors import installed, make_vectors, mend
from compare.errors import ModelError, UsageError
from compare.model import SentenceVectors

HINT = "Give the folder of a sentence-transformers model, or a name of the hub whose files are already on this machine"
_NAME = re.compile(r"(?:[\w.-]+/)?[\w.-]+", re.ASCII)
_PATH = re.compile(r"[/~\\]|\.\.?(?:[/\\]|$)|[A-Za-z]:")
_MARKS = ("modules.json", "config.json")  # one of them makes a folder a model
_WEIGHTS = (".safetensors", ".bin")  # where a folder has both, the first are loaded
_DECIDES = (".json", ".txt", ".model", ".jinja", *_WEIGHTS)
_UNUSED = {"onnx", "openvino"}  # the same weights for engines that are not used here
T = TypeVar("T")


def find_model(model: str) -> tuple[str, Path]:
    """Find the label and the folder of `model`, a path or a name of the hub."""
    folder = _expand(model)
    if model and folder.is_dir():
        return folder.resolve().name, folder
    if model and folder.exists():
        raise UsageError(f"the model {model} is a file", HINT)
    if _PATH.match(model) or model.count("/") > 1:
        raise ModelError(f"there is no folder {model}", HINT)
    if not _NAME.fullmatch(model):
        raise UsageError(f"{model!r} is neither the name of a model nor a folder", HINT)
    return model, _cached_by_hub(model)


def _expand(model: str) -> Path:
    """Take `model` as a path, with the home folder put in for a tilde where there is one."""
    try:
        return Path(model).expanduser()
    except RuntimeError:  # a user that does not exist
        return Path(model)


def _cached_by_hub(name: str) -> Path:
    """The folder where the hub's own client keeps the model `name` on this machine."""
    full = name if "/" in name else f"sentence-transformers/{name}"
    fetch = f"Get it once with: hf download {full}; or give the folder of a model"
    try:
        from huggingface_hub import snapshot_download  # comes with sentence-transformers

        return Path(snapshot_download(full, local_files_only=True))
    except Exception as error:  # it raises children of OSError, ValueError and its own, which move between versions
        raise ModelError(f"the model {name} is not on this machine", fetch) from error


def _quietly(what: str, label: str, work: Callable[[], T]) -> T:
    """Do `work`; anything that other people's code raises becomes one line that says `what` failed with `label`."""
    try:
        return work()
    except Exception as error:  # torch, safetensors, tokenizers and transformers share no parent
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise ModelError(f"the model {label} cannot be {what}: {lines[0][:200].rstrip('.')}", HINT) from error


class ReferenceEncoder:
    """The model in `folder`, called `label`, loaded by sentence-transformers when the first text needs it."""

    def __init__(self, label: str, folder: Path) -> None:
        self._label = label
        self._folder = folder
        if not any((folder / name).is_file() for name in _MARKS):
            raise ModelError(f"the folder {folder} holds no model", HINT)
        files = _quietly("read", label, lambda: _digests(folder))
        weights = {name: digest for name, digest in files.items() if name.endswith(_WEIGHTS)}
        if not weights:
            raise ModelError(f"the folder {folder} holds no weights of a model", HINT)
        self.name = f"{label}@{_join(weights)[:8]}"
        packages = installed("sentence-transformers", "transformers", "tokenizers", "torch")
        self.recipe = f"{_join(files)} {packages}"

    def encode(self, texts: Sequence[str]) -> list[SentenceVectors]:
        """Encode `texts`; the result runs parallel to them."""
        return _quietly("used", self._label, lambda: [self._encode(mend(text)) for text in texts])

    def _encode(self, text: str) -> SentenceVectors:
        prompt = self._model.prompts.get(self._model.default_prompt_name) or ""
        out = self._model.encode([text], output_value=None, batch_size=1, show_progress_bar=False)[0]
        if "token_embeddings" not in out:
            raise ModelError("it gives no vectors of words")
        marks = self._model.tokenizer(
            prompt + text,
            truncation=True,
            max_length=self._model.max_seq_length,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        spans = [(start - len(prompt), end - len(prompt)) for start, end in marks["offset_mapping"]]
        kept = [i for i, special in enumerate(marks["special_tokens_mask"]) if not special and spans[i][0] >= 0]
        rows = out["token_embeddings"].float().cpu().numpy()
        if len(rows) != len(spans):
            raise ModelError("its vectors of words do not match its tokens")
        sentence = out["sentence_embedding"].float().cpu().numpy()
        return make_vectors(_unit(sentence), [spans[i] for i in kept], _unit(rows[kept]))

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        return SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale `vectors` along their last axis to unit length."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def _digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in `folder` that decides its vectors, by relative path."""
    files = {
        path.relative_to(folder): path
        for path in folder.rglob("*")
        if path.suffix in _DECIDES and path.is_file() and not _UNUSED & set(path.relative_to(folder).parts)
    }
    doubled = {name for name in files if name.suffix == ".bin" and any(name.parent.glob("*.safetensors"))}
    digests = {}
    for name in sorted(files.keys() - doubled):
        with files[name].open("rb") as file:
            digests[name.as_posix()] = file_digest(file, "sha256").hexdigest()
    return digests


def _join(digests: Mapping[str, str]) -> str:
    """One digest of several; of a single file it is the file's own, as hubs print it."""
    if len(digests) == 1:
        return next(iter(digests.values()))
    return sha256("\n".join(f"{name} {digest}" for name, digest in digests.items()).encode()).hexdigest()
