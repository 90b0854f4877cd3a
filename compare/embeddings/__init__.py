"""Sentences in, vectors out: one for the sentence, one for each of its word pieces, from one forward pass.

Two engines keep one protocol: the packaged model on ONNX Runtime (default), and sentence-transformers (the reference,
and any other model). Both are loaded when the first sentence needs them; a cache on disk keeps what has been encoded
once, so that a second run may need none. A text's vectors depend on the text alone, never on what is encoded beside it,
so that they are the same bytes from the cache and fresh.
"""

from collections.abc import Sequence
from typing import Protocol

from compare.model import SentenceVectors


class Encoder(Protocol):
    """An engine that turns texts into vectors; `name` says which model it is, with a digest of its weights."""

    @property
    def name(self) -> str:
        """The model as the signature shows it, such as "all-MiniLM-L6-v2@53aa5117"."""

    def encode(self, texts: Sequence[str]) -> list[SentenceVectors]:
        """Encode `texts`; the result runs parallel to them. Any string will do. Raises ModelError."""


class Engine(Encoder, Protocol):
    """An encoder that a cache can stand before; `recipe` names all that decides its vectors."""

    @property
    def recipe(self) -> str:
        """Digests and versions; another recipe may give other vectors."""


def load_encoder(model: str, cache: bool = True) -> Encoder:
    """Find the encoder of `model`: the packaged one by its name, any other by hub name or folder.

    Raises ModelError where it is not on this machine, UsageError where `model` can be neither name nor folder.
    """
    engine = _find_engine(model)
    if not cache:
        return engine
    from compare.embeddings.cache import CachedEncoder, VectorStore

    return CachedEncoder(engine, engine.recipe, VectorStore())


def _find_engine(model: str) -> Engine:
    """Choose the engine of `model`; nothing is loaded yet."""
    from compare.embeddings.packaged import NAMES, PackagedEncoder

    if model in NAMES:
        return PackagedEncoder()
    from compare.embeddings.reference import ReferenceEncoder, find_model

    return ReferenceEncoder(*find_model(model))
