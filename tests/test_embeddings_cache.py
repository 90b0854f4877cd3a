"""The cache of vectors: the same bytes as fresh ones, an engine asked once, and never a run that breaks."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.embeddings import cache, load_encoder, rows
from compare.embeddings.cache import CachedEncoder, VectorStore
from compare.model import SentenceVectors
from compare.settings import DEFAULT_MODEL
from tests.standin import HashEncoder
from tests.test_embeddings import HOSTILE, TEXTS, same_bytes

ALL = TEXTS + HOSTILE


class Counting(HashEncoder):
    """A stand-in that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[SentenceVectors]:
        self.asked += texts
        return super().encode(texts)


def cached(folder: Path, recipe: str = "one") -> tuple[CachedEncoder, Counting]:
    """A cached encoder over `folder`, and what stands behind it."""
    engine = Counting()
    return CachedEncoder(engine, recipe, VectorStore(folder)), engine


def check(folder: Path) -> Counting:
    """Encode everything over `folder`, hold it to fresh vectors, and give the engine."""
    encoder, engine = cached(folder)
    assert all(map(same_bytes, encoder.encode(ALL), HashEncoder().encode(ALL)))
    return engine


def file_of(folder: Path) -> Path:
    """The file of the store in `folder`."""
    path = VectorStore(folder).path
    assert path is not None
    return path


def test_default_engine_gives_the_same_bytes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYDIFF_CACHE_DIR", str(tmp_path / "kept"))
    fresh = load_encoder(DEFAULT_MODEL, cache=False).encode(ALL)
    assert not (tmp_path / "kept").exists()
    for texts in (ALL[::3], ALL, ALL[::-1]):
        found = dict(zip(texts, load_encoder(DEFAULT_MODEL).encode(texts), strict=True))
        assert all(same_bytes(found[text], vectors) for text, vectors in zip(ALL, fresh, strict=True) if text in found)
    assert (tmp_path / "kept" / "vectors-2.sqlite3").exists()


def test_engine_is_asked_once_for_each_text(tmp_path: Path) -> None:
    encoder, engine = cached(tmp_path)
    first = encoder.encode(["a", "b", "a"])
    assert engine.asked == ["a", "b"] and same_bytes(first[0], first[2])
    encoder.encode(["b", "c"])
    assert engine.asked == ["a", "b", "c"]
    again, engine = cached(tmp_path)
    again.encode(["c", "b", "a"])
    assert engine.asked == [] and again.name == HashEncoder.name and again.encode([]) == []


def test_another_recipe_shares_nothing(tmp_path: Path) -> None:
    cached(tmp_path)[0].encode(["a"])
    encoder, engine = cached(tmp_path, "two")
    encoder.encode(["a"])
    assert engine.asked == ["a"]


def test_many_texts_in_many_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "CHUNK", 7)
    monkeypatch.setattr(cache, "ASKED", 5)
    texts = [f"Text {n}" for n in range(40)]
    for asked in (40, 0):
        encoder, engine = cached(tmp_path)
        assert all(map(same_bytes, encoder.encode(texts), HashEncoder().encode(texts))) and len(engine.asked) == asked


@pytest.mark.parametrize("damage", ["garbage", "cut", "holes", "empty"])
def test_damaged_file_is_made_anew(tmp_path: Path, damage: str) -> None:
    assert check(tmp_path).asked == ALL
    path = file_of(tmp_path)
    data = path.read_bytes()
    kept = {"garbage": b"not a database " * 99, "cut": data[: len(data) // 2], "empty": b""}
    path.write_bytes(kept.get(damage, data[:4096] + b"\xff" * 4096 + data[8192:]))
    check(tmp_path)
    check(tmp_path)
    assert check(tmp_path).asked == []


def test_damaged_row_is_encoded_again(tmp_path: Path) -> None:
    check(tmp_path)
    with closing(sqlite3.connect(file_of(tmp_path))) as db, db:
        for n, row in enumerate((b"", b"short", "text", None, 5, b"\1" * 5000), 1):
            db.execute("UPDATE vectors SET row = ? WHERE id = ?", (row, n))
    assert check(tmp_path).asked == ALL[:6]
    assert check(tmp_path).asked == []


def test_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert check(tmp_path / "file" / "cache").asked == ALL
    file_of(tmp_path).mkdir()
    assert check(tmp_path).asked == ALL


def test_user_without_a_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STORYDIFF_CACHE_DIR", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/.cache"))
    store = VectorStore()
    store.write({b"key": HashEncoder().encode(["a"])[0]})
    assert store.path is None and store.read([b"key"]) == {}


def test_file_that_can_only_be_read_still_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached(tmp_path)[0].encode(TEXTS)
    before = file_of(tmp_path).read_bytes()
    # Rights stop no administrator, so the file is opened as SQLite opens one on a medium that cannot be written.
    monkeypatch.setattr(cache, "_connect", lambda path: sqlite3.connect(f"file:{path}?mode=ro", uri=True))
    assert check(tmp_path).asked == HOSTILE
    assert file_of(tmp_path).read_bytes() == before


def test_locked_file_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(tmp_path)
    monkeypatch.setattr(cache, "PATIENCE", 0.01)
    with closing(sqlite3.connect(file_of(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert check(tmp_path).asked == ALL
        other.execute("ROLLBACK")
    assert check(tmp_path).asked == []


def test_processes_share_a_file(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.standin import HashEncoder\n"
        "from compare.embeddings.cache import CachedEncoder, VectorStore\n"
        "encoder = CachedEncoder(HashEncoder(), 'one', VectorStore(Path(sys.argv[1])))\n"
        "start = int(sys.argv[2])\n"
        "for n in range(start, start + 30): encoder.encode([f'Text {n}', f'Text {n + 1}'])\n"
    )
    root = Path(cache.__file__).parents[2]
    starts = ("0", "10", "20")
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), n], cwd=root, stderr=subprocess.PIPE, text=True)
        for n in starts
    ]
    assert [process.communicate(timeout=120)[1] for process in running] == [""] * len(starts)
    encoder, engine = cached(tmp_path)
    texts = [f"Text {n}" for n in range(51)]
    assert all(map(same_bytes, encoder.encode(texts), HashEncoder().encode(texts))) and engine.asked == []


def test_size_is_bounded_and_the_oldest_goes_first(tmp_path: Path) -> None:
    limit = 500_000
    store = VectorStore(tmp_path, limit)
    keys = [n.to_bytes(4, "big") for n in range(400)]
    vectors = HashEncoder().encode(["Twelve ducks were seen."])[0]
    for start in range(0, len(keys), 20):
        store.write(dict.fromkeys(keys[start : start + 20], vectors))
    assert file_of(tmp_path).stat().st_size < limit * 1.5
    kept = store.read(keys)
    first = next(i for i, key in enumerate(keys) if key in kept)
    assert first > 0 and set(keys[first:]) == set(kept) and len(kept) * len(rows.encode(vectors)) > limit / 2


@given(st.lists(st.text(max_size=40), min_size=1, max_size=3), st.data())
def test_rows_come_back_or_are_refused(texts: list[str], data: st.DataObject) -> None:
    for vectors in HashEncoder().encode(texts):
        row = rows.encode(vectors)
        back = rows.decode(row)
        assert back is not None and same_bytes(back, vectors)
        at = data.draw(st.integers(0, len(row) - 1))
        assert rows.decode(row[:at]) is None
        assert rows.decode(row[:at] + bytes([row[at] ^ data.draw(st.integers(1, 255))]) + row[at + 1 :]) is None
