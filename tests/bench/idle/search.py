"""Look for what idles: watch the program once, then run again what may feel a change, each in a process of its own."""

from __future__ import annotations

import ast
import contextlib
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tests.bench.idle.items import Item, moved
from tests.bench.idle.reading import Reading
from tests.bench.idle.rewriting import Watching, changed, load_anew
from tests.bench.idle.units import FIND, LINK, READ, Unit, Vectors
from tests.bench.idle.watch import Event, Watcher

SECONDS = 30  # for one unit; a change that never comes to an end is felt
# A change is idle, felt, or breaks the program or never comes to an end, which is felt as well.
Answer = Literal["idle", "felt", "broken"]
ANSWERS: Mapping[int, Answer] = {0: "idle", 1: "felt"}
BROKEN = 2
ROOM = 4 << 30  # bytes more than the process has
NOT_WATCHED = ("compare.model", "compare.embeddings", "compare.errors", "compare.settings", "compare.configuration")
# The stages in which a part of the package runs; all of them for every other part, such as the lexicon.
STAGES: Mapping[str, tuple[int, ...]] = {
    "sentences": (READ,),
    "mentions": (READ,),
    "utterances": (READ,),
    "alignment": (LINK,),
    "words": (LINK,),
    "contrast": (FIND,),
    "detectors": (FIND,),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """One change of an item: the units, by number, that may feel it, and the first and last stage that it reaches."""

    item: Item
    change: str
    units: tuple[int, ...]
    first: int
    last: int


class Search:
    """The units, as the unchanged program leaves them, and what each item may change there."""

    def __init__(self, units: Sequence[Unit], vectors: Vectors, reading: Reading, items: Sequence[Item]) -> None:
        self.units, self.vectors, self.reading, self.items = units, vectors, reading, items
        self._sorts = {i.key: "row" if "[" in i.name else i.sort for i in items}
        self._events = self._watched()

    def _watched(self) -> list[set[Event]]:
        """What each unit tells when everything is watched, in a process of its own."""
        events: list[set[Event]] = in_child(self._watch)
        return events

    def _watch(self) -> list[set[Event]]:
        watched = {name for name in self.reading.needs("compare.pipeline") if not name.startswith(NOT_WATCHED)}
        numbers = {i.key: {change: moved(i.value, change) for change in i.changes} for i in self.items if i.value}
        numbers |= {i.key: dict.fromkeys(i.changes, 0.0) for i in self.items if i.sort == "number" and not i.value}
        watcher = Watcher(numbers)
        dependants = set[str]().union(*(self.reading.dependants(name) for name in watched))
        load_anew(dependants, {name: self._rewritten(name) for name in watched}, watcher)
        events = []
        for unit in self.units:
            watcher.unit()
            unit.is_same(READ, FIND, self.vectors)
            events.append(watcher.unit())
        return events

    def _rewritten(self, module: str) -> ast.Module:
        tree = ast.parse(ast.unparse(self.reading.trees[module]))
        watched: ast.Module = Watching(module, self.reading, self._sorts).visit(tree)
        return ast.fix_missing_locations(watched)

    def trials(self, item: Item) -> Iterator[Trial]:
        """Each change of `item` with the units that may feel it, the quickest first."""
        entered, homes = set[Event](), {item.module}
        if item.sort != "predicate":
            readers = self.reading.readers(item.key)
            homes = {*readers.functions, *readers.modules}
            entered = {(name, "entered") for name in readers.functions} if readers.modules else set()
        stages = [stage for home in homes for stage in STAGES.get(home.split(".")[1], (READ, FIND))]
        first, last = min(stages, default=READ), max(stages, default=FIND)
        for change in item.changes:
            felt = {(item.key, change)} | entered
            units = [k for k, events in enumerate(self._events) if felt & events]
            yield Trial(item, change, tuple(sorted(units, key=lambda k: self.units[k].seconds)), first, last)

    def is_felt(self, trial: Trial) -> bool:
        """Whether a finding changes on any unit; run in a process of its own."""
        item = trial.item
        value = moved(item.value, trial.change) if item.sort == "number" else None
        if item.sort == "words":
            value = getattr(sys.modules[item.module], item.name)
        tree = changed(self.reading.trees[item.module], item, trial.change, value)
        load_anew(self.reading.dependants(item.module), {item.module: tree})
        for k in trial.units:
            signal.alarm(SECONDS)
            if not self.units[k].is_same(trial.first, trial.last, self.vectors):
                return True
        return False


def in_child(work: Callable[[], Any]) -> Any:
    """What `work` returns in a forked process."""
    source, target = os.pipe()
    child = os.fork()
    if not child:
        os.close(source)
        with os.fdopen(target, "wb") as pipe:
            pickle.dump(work(), pipe)
        os._exit(0)
    os.close(target)
    with os.fdopen(source, "rb") as pipe:
        made = pipe.read()
    os.waitpid(child, 0)
    if not made:
        raise RuntimeError("the watched run failed")
    return pickle.loads(made)


def run_all(search: Search, trials: Sequence[Trial], jobs: int) -> Iterator[tuple[Trial, Answer]]:
    """Each of `trials` with what comes of it, as soon as that is known; `jobs` processes at a time."""
    waiting, running = list(trials), dict[int, Trial]()
    while waiting or running:
        while waiting and len(running) < jobs:
            trial = waiting.pop(0)
            if trial.units:
                running[_start(search, trial)] = trial
            else:
                yield trial, "idle"
        if running:
            child, status = os.wait()
            yield running.pop(child), ANSWERS.get(os.waitstatus_to_exitcode(status), "broken")


def _start(search: Search, trial: Trial) -> int:
    """Start a process for `trial` that leaves with what comes of it."""
    child = os.fork()
    if child:
        return child
    code = BROKEN
    with contextlib.suppress(BaseException):
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
        resource.setrlimit(resource.RLIMIT_AS, (2 * used + ROOM, resource.RLIM_INFINITY))
        code = int(search.is_felt(trial))
    os._exit(code)
