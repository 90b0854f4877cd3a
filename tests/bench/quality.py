"""How right the program is: `python tests/bench/quality.py --data DIR --gold DIR`.

Prints one table over all sets of marked data, with the accepted figures beside, and leaves with 1 on a drop. The last
column says what was fitted, or written by people, with this very data at hand: such a figure holds for what was seen.
With weights fitted without each story (tests/bench/leave_out.py), --left-out measures pairs and facts under them.
A set whose file is absent and a stage that cannot be imported are lines of the table, never silent. Any folders with
files of these names and form will do; tests/bench/own holds a small set of the project's own, which shows the form.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

if not __package__:  # run as a file: imports count from the top of the repository
    sys.path[0] = str(Path(__file__).resolve().parents[2])

from tests.bench import adapters, figures
from tests.bench.figures import Outcome
from tests.bench.folders import BenchSet, Folders
from tests.bench.seen import seen_by
from tests.bench.sets import SETS, left_out

ACCEPTED = Path(__file__).with_name("accepted.json")


def run_set(bench: BenchSet, folders: Folders) -> Outcome:
    """Measure one set; whatever goes wrong becomes an outcome, so that the other sets still run."""
    absent = bench.absent(folders)
    if absent:
        return Outcome(bench.name, "skipped", f"no {', '.join(absent)}")
    start = time.perf_counter()
    try:
        got = bench.run(folders)
    except ImportError as error:
        return Outcome(bench.name, "no stage", str(error))
    except Exception as error:  # a defect of one stage must not hide the figures of the others
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return Outcome(bench.name, "failed", f"{type(error).__name__}: {error} ({where})")
    return Outcome(
        bench.name,
        figures=got.figures,
        tables=got.tables,
        misses=got.misses,
        digest=bench.digest(folders),
        seconds=time.perf_counter() - start,
        seen=seen_by(bench.name, left_out.fits(folders, bench.name)),
    )


def chosen(only: Sequence[str]) -> list[BenchSet]:
    """The sets whose name starts with one of `only`, all where nothing is asked for."""
    return [s for s in SETS if not only or any(s.name.startswith(name) for name in only)]


def outcomes(sets: Sequence[BenchSet], folders: Folders) -> Iterator[Outcome]:
    """Measure set after set, saying on a terminal which one is running."""
    for bench in sets:
        if sys.stderr.isatty():
            print(f"\r\033[K{bench.name} …", end="", file=sys.stderr, flush=True)
        yield run_set(bench, folders)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets and stories/")
    parser.add_argument("--gold", type=Path, required=True, help="folder with the marks of the story pairs")
    parser.add_argument("--items", type=Path, help="folder with mutations/ and cases/ (default: that of the data)")
    parser.add_argument("--left-out", type=Path, metavar="DIR", help="folder with weights fitted without each story")
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="at most N mutations (default: 300)")
    parser.add_argument("--all", action="store_true", help="all mutations")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures to this file as well")
    parser.add_argument("--only", nargs="+", default=[], metavar="SET", help="sets whose names start so")
    parser.add_argument("--accepted", type=Path, default=ACCEPTED, metavar="FILE", help="the accepted figures")
    parser.add_argument("--accept", action="store_true", help="write what is measured as accepted")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list up to N misses of each set")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the bench; 1 on a drop."""
    args = parse(argv)
    folders = Folders(args.data, args.gold, args.items, None if args.all else args.sample, args.left_out)
    sets = chosen(args.only)
    if not sets:
        print(f"no set is called so; there are: {', '.join(s.name for s in SETS)}", file=sys.stderr)
        return 2
    accepted = figures.read_accepted(args.accepted)
    signature = adapters.signature()
    results = list(outcomes(sets, folders))
    print(signature, figures.render(results, accepted), sep="\n\n")
    for out in results:
        for line in out.misses[: args.misses]:
            print(f"miss  {out.name}  {line}")
    lost = figures.drops(results, accepted)
    if args.json:
        text = json.dumps(figures.as_json(signature, results, accepted), indent=1, ensure_ascii=False)
        args.json.write_text(text + "\n", encoding="utf-8")
    if args.accept:
        figures.write_accepted(args.accepted, accepted, results)
        print(f"\naccepted: {args.accepted}")
        return 0
    print("", *(f"drop  {line}" for line in lost), f"drops: {len(lost)}", sep="\n")
    print(", ".join(f"{o.name} {o.seconds:.1f} s" for o in results if o.seconds >= 1), file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
