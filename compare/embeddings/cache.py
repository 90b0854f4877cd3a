"""The cache: a sentence is encoded once, ever; what comes out is byte for byte what the engine gave.

An SQLite file in the user's cache folder (or STORYDIFF_CACHE_DIR), keyed by the engine's recipe and the text, as a
hash: no text is stored. Nothing that is wrong with the file ever stops a run: a damaged one is made anew, one that
cannot be read or written is left out. Several processes may share it. The journal is SQLite's plain one, since
write-ahead logs work neither on network homes nor on folders that can only be read.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from compare.embeddings.rows import decode, encode
from compare.model import SentenceVectors

if TYPE_CHECKING:
    from compare.embeddings import Encoder

SCHEMA = 2  # of table and rows; in the file's name, so that versions of the program do not fight over one file
LIMIT = 1 << 30  # bytes; some 20,000 sentences of news
CHUNK = 512  # sentences encoded and kept together: what an interrupted run may lose
ASKED = 500  # keys in one query; SQLite may be built to take no more than 999
PATIENCE = 5.0  # seconds to wait for another process that writes
T = TypeVar("T")


def cache_folder() -> Path | None:
    """Where the cache is kept; None where this user has no such place."""
    if chosen := os.environ.get("STORYDIFF_CACHE_DIR"):
        return Path(chosen).absolute()
    from platformdirs import user_cache_path

    folder = user_cache_path("storydiff", appauthor=False)
    return folder if folder.is_absolute() else None


class VectorStore:
    """Vectors by key in a file of `folder`, which grows to about `limit` bytes and then loses its oldest quarter."""

    def __init__(self, folder: Path | None = None, limit: int = LIMIT) -> None:
        folder = folder or cache_folder()
        self.path = folder / f"vectors-{SCHEMA}.sqlite3" if folder else None
        self._limit = limit
        self._failed: set[str] = set()

    def read(self, keys: Sequence[bytes]) -> dict[bytes, SentenceVectors]:
        """Give what is kept under `keys`; rows that do not prove sound are left out."""
        rows = self._try("read", lambda db: list(_select(db, keys))) or []
        sound = ((key, decode(row)) for key, row in rows)
        return {key: vectors for key, vectors in sound if vectors is not None}

    def write(self, found: Mapping[bytes, SentenceVectors]) -> None:
        """Keep `found`, over what was there."""
        rows = [(key, encode(vectors)) for key, vectors in found.items()]
        self._try("write", lambda db: _insert(db, rows, self._limit))

    def _try(self, task: str, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do `work` on the file; where that fails, heal or give up this `task`, and go on without."""
        if self.path is None or task in self._failed:
            return None
        try:
            with closing(_connect(self.path)) as db, db:
                return work(db)
        except (sqlite3.Error, OSError) as error:
            # Of sqlite3's errors the plain DatabaseError says that the file is no database or a damaged one; its
            # children tell of locks, rights and space.
            if type(error) is not sqlite3.DatabaseError or not _remove(self.path):
                self._failed.add(task)
            return None


class CachedEncoder:
    """An `encoder` behind a `store`; the engine is not even loaded while the store knows every sentence."""

    def __init__(self, encoder: Encoder, recipe: str, store: VectorStore) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._recipe = recipe
        self._store = store

    def encode(self, texts: Sequence[str]) -> list[SentenceVectors]:
        """Encode `texts`; the result runs parallel to them."""
        keys = {text: self._key(text) for text in texts}
        known = self._store.read(list(keys.values()))
        new = [text for text, key in keys.items() if key not in known]
        for start in range(0, len(new), CHUNK):
            chunk = new[start : start + CHUNK]
            found = dict(zip((keys[text] for text in chunk), self._encoder.encode(chunk), strict=True))
            self._store.write(found)
            known.update(found)
        return [known[keys[text]] for text in texts]

    def _key(self, text: str) -> bytes:
        return sha256(f"{self._recipe}\0{text}".encode("utf-8", "surrogatepass")).digest()


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file at `path`; a new one is made for this user's eyes and given its table."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=PATIENCE)
    try:
        if db.execute("PRAGMA user_version").fetchone() != (SCHEMA,):
            db.execute("BEGIN IMMEDIATE")
            db.execute("CREATE TABLE IF NOT EXISTS vectors (id INTEGER PRIMARY KEY, key BLOB UNIQUE, row BLOB)")
            db.execute(f"PRAGMA user_version = {SCHEMA}")
            db.commit()
    except BaseException:
        db.close()
        raise
    return db


def _select(db: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Read the rows of `keys`, as many at a time as a query may name."""
    for start in range(0, len(keys), ASKED):
        part = keys[start : start + ASKED]
        marks = ",".join("?" * len(part))
        yield from db.execute(f"SELECT key, row FROM vectors WHERE key IN ({marks})", part)


def _insert(db: sqlite3.Connection, rows: Sequence[tuple[bytes, bytes]], limit: int) -> None:
    """Write `rows`, then drop the oldest quarter if the file's used pages exceed `limit` bytes."""
    db.executemany("INSERT OR REPLACE INTO vectors (key, row) VALUES (?, ?)", rows)
    pages, free, size = (
        db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size > limit:
        quarter = "SELECT id FROM vectors ORDER BY id LIMIT (SELECT count(*) / 4 FROM vectors)"
        db.execute(f"DELETE FROM vectors WHERE id IN ({quarter})")


def _remove(path: Path) -> bool:
    """Remove a damaged file and its journal, which belongs to no other; say whether it is gone."""
    try:
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
