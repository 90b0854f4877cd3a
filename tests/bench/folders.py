"""Where the marked data lies and what a set of the bench is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, Table

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Folders:
    """`data` holds the sets and `stories/`, `gold` the marks of the story pairs, `items` mutations/ and cases/.

    `sample` is the most items that a `sampled` set may take, None for all of them; `left_out` holds weights that were
    fitted without each story.
    """

    data: Path
    gold: Path
    items: Path | None = None
    sample: int | None = 300
    left_out: Path | None = None

    def find(self, pattern: str) -> list[Path]:
        """Files of a pattern such as "data/words.jsonl" or "gold/*.json", sorted."""
        root, _, rest = pattern.partition("/")
        folders = {"data": self.data, "gold": self.gold, "items": self.items or self.data, "left_out": self.left_out}
        folder = folders[root]
        return sorted(folder.glob(rest)) if folder else []


@dataclass(frozen=True, slots=True)
class Measured:
    """What a set's measuring gives."""

    figures: tuple[Figure, ...]
    tables: tuple[Table, ...] = ()
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BenchSet:
    """A set by `name`: the files it cannot do without, those it uses where they are, and how it is measured.

    A set that is `sampled` takes no more items than the folders say; figures of another sample are of other data.
    """

    name: str
    needs: tuple[str, ...]
    run: Callable[[Folders], Measured]
    uses: tuple[str, ...] = ()
    sampled: bool = False

    def files(self, folders: Folders) -> list[Path]:
        """All files behind the figures."""
        return [path for pattern in (*self.needs, *self.uses) for path in folders.find(pattern)]

    def digest(self, folders: Folders) -> str:
        """Digits that change with the data behind the figures."""
        sample = f"+{folders.sample}" if self.sampled and folders.sample else ""
        return digest(path for path in self.files(folders) if path.is_file()) + sample

    def absent(self, folders: Folders) -> list[str]:
        """The needed files that are not there."""
        return [pattern for pattern in self.needs if not folders.find(pattern)]


def from_records(name: str, measure: Callable[[list[Record]], Measured]) -> BenchSet:
    """A set that is one file of JSON lines, `<name>.jsonl`."""
    pattern = f"data/{name}.jsonl"
    return BenchSet(name, (pattern,), lambda folders: measure(read_lines(folders.find(pattern)[0])))


def read_lines(path: Path) -> list[Record]:
    """One record a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_json(path: Path) -> Record:
    """A file that is one record."""
    record: Record = json.loads(path.read_text(encoding="utf-8"))
    return record


def digest(files: Iterable[Path]) -> str:
    """Twelve digits that change with the bytes of any of `files`."""
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
