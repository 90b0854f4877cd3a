"""What the program costs: `python tests/bench/speed.py [--sizes 40 400 4000]`.

For each number of sentences a side, in a process of its own: seconds to read, to encode without the cache, to align, to
link the words and to look for findings, as medians over repeats after a small run that is not counted, and the peak
memory of each step. "ratio" is what alignment and words cost against encoding, "detect ratio" what detection does:
where it grows down the table, detection grows faster than the articles. Leaves with 1 where alignment and words, or
detection, take longer than encoding. Ratios matter; seconds depend on the machine. On a busy one the ratio is no
measure either, for numpy's threads wait for each other: the load is printed, and with OPENBLAS_NUM_THREADS=1 there is
nothing to wait for.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if not __package__:  # run as a file: imports count from the top of the repository
    sys.path[0] = str(Path(__file__).resolve().parents[2])

from tests.bench import adapters
from tests.bench.invent import invent_pair

if TYPE_CHECKING:
    from compare.embeddings import Encoder

HEADER = (
    "a side", "read s", "encode s", "align s", "words s", "ratio", "detect s", "detect ratio",
    "model MB", "encoded MB", "peak MB",
)  # fmt: skip


def peak() -> float:
    """The most memory that this process has held so far, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1 << 20) if sys.platform == "darwin" else held / 1024


def measure(size: int, repeats: int) -> dict[str, Any]:
    """Median seconds and peak memory for two articles of `size` sentences."""
    model = adapters.fresh_encoder()
    one_run(invent_pair(6), model)  # imports and the model's first call are not what is measured
    memory = {"model MB": peak()}
    runs = [one_run(invent_pair(size), model) for _ in range(repeats)]
    memory |= {"encoded MB": runs[0].pop("encoded MB"), "peak MB": peak()}
    names = ("read", "encode", "align", "words", "detect")
    middle = {f"{name} s": statistics.median(run[name] for run in runs) for name in names}
    ratio = statistics.median((run["align"] + run["words"]) / run["encode"] for run in runs)
    found = statistics.median(run["detect"] / run["encode"] for run in runs)
    return {"a side": size, **middle, "ratio": ratio, "detect ratio": found, **memory}


def one_run(texts: tuple[str, str], model: Encoder) -> dict[str, float]:
    """Seconds of each stage for two articles, and the peak memory when they are encoded."""
    start = time.perf_counter()
    documents = [adapters.document(adapters.article(text, name)) for text, name in zip(texts, "ab", strict=True)]
    read = time.perf_counter()
    vectors = adapters.embed(documents, model)
    encoded = time.perf_counter()
    held = peak()
    seconds = adapters.pair_seconds(documents, vectors)
    return {"read": read - start, "encode": encoded - read, "encoded MB": held, **seconds}


def in_own_process(size: int, repeats: int) -> dict[str, Any]:
    """`measure` in a fresh process, so that its peak memory is its own."""
    call = [sys.executable, __file__, "--one", "--sizes", str(size), "--repeats", str(repeats)]
    out = subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True).stdout
    row: dict[str, Any] = json.loads(out.splitlines()[-1])
    return row


def main(argv: Sequence[str] | None = None) -> int:
    """Measure every size; 1 where alignment and words, or detection, cost more than encoding."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[40, 400, 4000], help="sentences a side")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the rows to this file as well")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.one:
        print(json.dumps(measure(args.sizes[0], args.repeats)))
        return 0
    busy = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(adapters.signature(), busy, "  ".join(f"{name:>12}" for name in HEADER), sep="\n\n")
    rows = []
    for size in args.sizes:
        rows.append(in_own_process(size, args.repeats))
        print("  ".join(f"{rows[-1][name]:>12.4g}" for name in HEADER), flush=True)
    if args.json:
        args.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return int(any(max(row["ratio"], row["detect ratio"]) >= 1 for row in rows))


if __name__ == "__main__":
    sys.exit(main())
