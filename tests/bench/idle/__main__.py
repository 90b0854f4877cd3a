"""What idles: `python -m tests.bench.idle --data D --gold G [--items I] [--only MODULE] [--jobs N] [--sample N]`.

Every number at the top of a module that finds differences is moved by a fifth up and down, every yes/no predicate is
forced to say yes and to say no, every list of words is emptied. Printed is what changes no finding on any set: the
readable cases of the tests, the written ones, the marked pairs, and a sample of changed facts. A number that matters in
one direction is in use. Such a thing has to say why it is there, or goes.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.folders import Folders
from tests.bench.idle.items import Item, find_items, parse_all
from tests.bench.idle.reading import Reading
from tests.bench.idle.search import Answer, Search, Trial, run_all
from tests.bench.idle.units import Unit, Vectors, all_sentences, find_units

Row = tuple[str, str, str, str]


def rows(item: Item, answers: Mapping[Trial, Answer]) -> list[Row]:
    """What of `item` idles: module and line, name, what was done, on how many units it might have been felt."""
    idle = [trial for trial, answer in answers.items() if answer == "idle"]
    if item.sort == "number":
        idle = idle[:1] if len(idle) == len(item.changes) else []
    return [(place(item), item.name, done(trial), units(trial)) for trial in idle]


def place(item: Item) -> str:
    """Where `item` stands."""
    return f"{item.module.removeprefix('compare.')}:{item.line}"


def done(trial: Trial) -> str:
    """What was done to an item."""
    return {"up": "moved", "down": "moved", "true": "always yes", "false": "always no", "empty": "empty"}[trial.change]


def units(trial: Trial) -> str:
    """On how many units a change might have been felt."""
    return f"{len(trial.units)} units" if trial.units else "never felt"


def decided(search: Search, items: Sequence[Item], jobs: int) -> Iterator[tuple[Item, list[Row]]]:
    """Each of `items` with the rows that it gives, as soon as all its changes are tried; what breaks is told aside."""
    answers: dict[Item, dict[Trial, Answer]] = {}
    for trial, answer in run_all(search, [trial for item in items for trial in search.trials(item)], jobs):
        mine = answers.setdefault(trial.item, {})
        mine[trial] = answer
        if answer == "broken":
            print(f"broken: {place(trial.item)} {trial.item.name} {done(trial)}", file=sys.stderr)
        if len(mine) == len(trial.item.changes):
            yield trial.item, rows(trial.item, mine)


def totals(found: Mapping[Item, list[Row]]) -> Iterator[str]:
    """How many of each sort idle, by package."""
    counts = Counter((item.module.split(".")[1], item.sort) for item in found)
    idle = Counter((item.module.split(".")[1], item.sort) for item, told in found.items() if told)
    for (package, sort), count in sorted(counts.items()):
        yield f"{package}: {idle[package, sort]} of {count} {sort}{'' if sort == 'words' else 's'} idle"


def worked(folders: Folders) -> tuple[list[Unit], Vectors]:
    """The units as the unchanged program leaves them."""
    found = find_units(folders)
    vectors = Vectors(all_sentences(found))
    for unit in found:
        unit.work(vectors)
    return found, vectors


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with stories/")
    parser.add_argument("--gold", type=Path, required=True, help="folder with the marks of the story pairs")
    parser.add_argument("--items", type=Path, help="folder with mutations/ and cases/ (default: that of the data)")
    parser.add_argument("--only", nargs="+", default=[], metavar="MODULE", help="modules whose names begin so")
    parser.add_argument("--sort", choices=("number", "predicate", "words"), help="only things of this sort")
    parser.add_argument("--sample", type=int, default=40, metavar="N", help="at most N changed facts (default: 40)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes at a time (default: 1)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the rows to this file as well")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Print what idles, and how many of what there is."""
    args, start = parse(argv), time.perf_counter()
    pairs, vectors = worked(Folders(args.data, args.gold, args.items, args.sample))
    reading = Reading(parse_all())
    items = [i for i in find_items(reading.trees, args.only) if args.sort in (None, i.sort)]
    print(dict(Counter(unit.group for unit in pairs)), f"{len(items)} things", file=sys.stderr)
    search = Search(pairs, vectors, reading, items)
    print(f"{time.perf_counter() - start:.0f} s to watch", file=sys.stderr)
    widths = [max(len(text(item)) for item in items) for text in (place, lambda item: item.name)]
    found = {}
    for item, told in decided(search, items, args.jobs):
        found[item] = told
        for at, name, *rest in told:
            print(f"{at.ljust(widths[0])}  {name.ljust(widths[1])}  {'  '.join(rest)}", flush=True)
    print("", *totals(found), sep="\n")
    used = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{time.perf_counter() - start:.0f} s, {used:.0f} s of one core", file=sys.stderr)
    if args.json:
        args.json.write_text(
            json.dumps([row for told in found.values() for row in told], indent=1) + "\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
