"""Fit everything anew without each story: `python -m tests.bench.leave_out --data D --gold G --items I --out DIR`.

The stories are dealt into folds. For each fold the marks, articles and changed facts of its stories are left out of the
data, every script that fits on stories or changed facts runs with --write in a copy of the project, one after the
other, and the weights that it changes are kept under DIR, a folder for each story of the fold. Then
`python tests/bench/quality.py … --left-out DIR` measures each story under them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from tests.bench.folders import Folders, read_json, read_lines
from tests.bench.seen import FITTED
from tests.bench.sets.left_out import FITS, PROJECT, story_of, write

LEARNED = {"stories", "mutations"}  # sets whose stories can be left out


def fits() -> list[str]:
    """The scripts that fit on stories or changed facts, in the order in which one stands on another."""
    there = {path.stem for path in Path(__file__).parent.glob("fit_*.py")}
    return [name for name, sets in FITTED.items() if name in there and LEARNED & set(sets)]


def folds(folders: Folders, count: int) -> list[set[str]]:
    """The stories, dealt into `count` sets."""
    pairs = [path.stem for path in folders.find("gold/*.json")]
    pairs += [row["pair"] for path in folders.find("items/mutations/*.jsonl") for row in read_lines(path)]
    told = sorted({story_of(pair) for pair in pairs})
    return [set(told[k::count]) for k in range(min(count, len(told)))]


def without(folders: Folders, told: Collection[str], place: Path) -> Folders:
    """The data in `place` as it is without the stories `told`."""
    gold, items = place / "gold", place / "items"
    gold.mkdir(parents=True)
    (items / "mutations").mkdir(parents=True)
    for path in folders.find("gold/*.json"):
        if story_of(path.stem) not in told:
            shutil.copy(path, gold)
    for path in folders.find("items/mutations/pairs.json"):
        known = {name: row for name, row in read_json(path)["articles"].items() if story_of(name) not in told}
        (items / "mutations" / path.name).write_text(json.dumps({"articles": known}), encoding="utf-8")
    for path in folders.find("items/mutations/*.jsonl"):
        lines = (json.dumps(row) + "\n" for row in read_lines(path) if story_of(row["pair"]) not in told)
        (items / "mutations" / path.name).write_text("".join(lines), encoding="utf-8")
    return Folders(folders.data, gold, items)


def arguments(script: Path, folders: Folders) -> Iterator[str]:
    """The arguments that `script` takes, by what its source says."""
    source = script.read_text(encoding="utf-8")
    places = {"--data": folders.data, "--gold": folders.gold, "--items": folders.items}
    places["--mutations"] = (folders.items or folders.data) / "mutations"
    for option, path in places.items():
        if f'"{option}"' in source:
            yield from (option, str(path))
    yield "--write"


def fit_without(folders: Folders, told: Collection[str], names: Sequence[str]) -> Iterator[tuple[Path, bytes]]:
    """The files of weights that change when everything is fitted without the stories `told`, by path in the package."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "project"
        for part in ("compare", "tests"):
            shutil.copytree(PROJECT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        left = without(folders, told, Path(place) / "data")
        for name in names:
            call = [sys.executable, "-m", f"tests.bench.{name}"]
            call += arguments(root / "tests" / "bench" / f"{name}.py", left)
            environment = os.environ | {"PYTHONPATH": str(root)}
            subprocess.run(call, check=True, cwd=root, env=environment, stdout=subprocess.DEVNULL)
        for path in sorted(p for p in (root / "compare").rglob("*.*") if p.is_file() and "__pycache__" not in p.parts):
            inside, content = path.relative_to(root / "compare"), path.read_bytes()
            if content != (PROJECT / "compare" / inside).read_bytes():
                yield inside, content


def main(argv: Sequence[str] | None = None) -> int:
    """Write the weights without each story."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets and stories/")
    parser.add_argument("--gold", type=Path, required=True, help="folder with the marks of the story pairs")
    parser.add_argument("--items", type=Path, help="folder with mutations/ (default: that of the data)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the weights go")
    parser.add_argument("--folds", type=int, default=5, metavar="N", help="how many sets of stories (default: 5)")
    parser.add_argument("--fits", nargs="+", default=fits(), metavar="NAME", help=f"default: {' '.join(fits())}")
    args = parser.parse_args(argv)
    folders = Folders(args.data.resolve(), args.gold.resolve(), args.items and args.items.resolve())
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / FITS).write_text(" ".join(args.fits) + "\n", encoding="utf-8")
    for told in folds(folders, args.folds):
        kept = list(fit_without(folders, told, args.fits))
        for story in told:
            for path, content in kept:
                write(args.out, story, path, content)
        print(f"without {' '.join(sorted(told))}: {', '.join(str(path) for path, _ in kept) or 'the same'}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
