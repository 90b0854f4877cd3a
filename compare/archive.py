"""Reports kept on disk: a story whose sources and settings did not change is not compared again.

In: a story and the signature of a run. Out: its report as it was made, or None. A report is found by a digest of all
that decides it: every field of the articles, the signature, and the program's own files. So another version never
answers for this one, and what is kept need not be held to the schema. What is wrong with a kept file never stops a
run: it is made anew.
"""

import gzip
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from compare.codec import decode_own, encode
from compare.model import Report, Story

# What a file can raise that is cut short, overwritten or of another program.
DAMAGE = (OSError, EOFError, ValueError, RecursionError, zlib.error, LookupError, TypeError, AttributeError)
LIMIT = 2_000  # reports; some 50 KB each
ENDINGS = (".py", ".json", ".html", ".css", ".js", ".txt", ".onnx")


@cache
def _program() -> bytes:
    """A digest of the program's own files: while it is being worked on, its version says too little."""
    digest = sha256()
    for path in _files(files("compare")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    """All files of the package in a fixed order."""
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir():
            yield from _files(path)
        elif path.name.endswith(ENDINGS):
            yield path


def report_key(story: Story, signature: str) -> str:
    """The digest of all that decides the report of `story`, 64 hex digits."""
    told = json.dumps([astuple(story), signature], ensure_ascii=True, default=str)
    return sha256(_program() + told.encode()).hexdigest()


class Archive:
    """Reports by key in `folder`, the newest `limit` of them; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._folder = folder / "reports" if folder else None
        self._limit = limit

    def read(self, key: str) -> Report | None:
        """Give the report kept under `key`; None where there is none, or none that is sound."""
        if self._folder is None:
            return None
        try:
            return decode_own(json.loads(gzip.decompress(self._path(key).read_bytes())))
        except DAMAGE:
            return None

    def write(self, key: str, report: Report) -> None:
        """Keep `report` under `key`; a disk that cannot be written is left alone."""
        if self._folder is None:
            return
        path = self._path(key)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft.write_bytes(gzip.compress(json.dumps(encode(report)).encode(), compresslevel=1, mtime=0))
            draft.replace(path)
            self._forget_oldest()

    def _path(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{key}.json.gz"

    def _forget_oldest(self) -> None:
        """Remove the oldest quarter when there are more reports than the limit."""
        assert self._folder is not None
        kept = list(self._folder.glob("*.json.gz"))
        if len(kept) > self._limit:
            kept.sort(key=lambda path: path.stat().st_mtime)
            for path in kept[: len(kept) // 4]:
                path.unlink(missing_ok=True)
