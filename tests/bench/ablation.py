"""What each part adds: `python -m tests.bench.ablation --data D --gold G`.

Scores the marked pairs as they are, then with one part left out at a time: word vectors (difflib's equal runs alone
link words), the pairing of utterances, and each family of detectors. A part that changes nothing when it is left out
has to say why it is there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from unittest.mock import patch

from compare import detectors
from compare.model import WordLink
from compare.text import Token
from compare.words.links import equal_runs
from tests.bench import adapters
from tests.bench.folders import Folders
from tests.bench.sets.stories import measure

SHOWN = ("must lax", "must strict", "precision", "note precision", "traps hit")
Part = tuple[str, Callable[[], AbstractContextManager[object]]]


def by_difflib(a: Sequence[Token], b: Sequence[Token], *_vectors: object) -> tuple[WordLink, ...]:
    """Link equal runs of `a` and `b` only."""
    return tuple(WordLink((i,), (j,), 1.0) for i, j in equal_runs(a, b))


def parts() -> Iterator[Part]:
    """Every part with what takes it away."""
    yield "everything", nullcontext
    yield "without word vectors in word links", lambda: patch("compare.words.link_words", by_difflib)
    yield "without pairing utterances", lambda: patch("compare.pipeline.pair_quotes", lambda a, b, groups: ())
    for family in detectors.FAMILIES:
        rest = tuple(other for other in detectors.FAMILIES if other is not family)
        name = family.__name__.rpartition(".")[2]
        yield f"without {name}", lambda rest=rest: patch("compare.detectors.FAMILIES", rest)  # type: ignore[misc]


def main(argv: Sequence[str] | None = None) -> int:
    """Print one row a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    args = parser.parse_args(argv)
    print(adapters.signature(), "\n")
    print(f"{'':36}" + "".join(f"{name:>16}" for name in SHOWN))
    for name, taken_away in parts():
        with taken_away():
            figures = {f.name: f for f in measure(Folders(args.data, args.gold)).figures}
        cells = (f"{figures[f].value:.3f} ({figures[f].n})" for f in SHOWN)
        print(f"{name:36}" + "".join(f"{cell:>16}" for cell in cells), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
