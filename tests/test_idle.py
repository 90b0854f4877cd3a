"""The search for what idles: it sees what there is, feels a change where one is to be felt, and nowhere else."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tests.bench.idle import __main__ as idle
from tests.bench.idle.items import Item, bindings, find_items, functions, holds_words, moved, numbers, parse_all
from tests.bench.idle.reading import Reading
from tests.bench.idle.rewriting import Watching, changed
from tests.bench.idle.search import Search, Trial, run_all
from tests.bench.idle.units import FIND, READ, Unit, Vectors, all_sentences
from tests.bench.idle.watch import Watcher
from tests.test_cases import ALL

OWN = Path(__file__).parent / "bench" / "own"
WORDS = '''
import re
from functools import cache

LEAST, MOST = 2, 10
FAR = (0.5, -1.5)
VOWELS = frozenset("a e i".split())
PATTERN = re.compile("|".join(VOWELS))


def is_long(word: str) -> bool:
    """Whether a word is long."""
    return len(word) > LEAST


@cache
def vowel(letter: str) -> bool:
    return letter in VOWELS
'''
USER = """
from compare.lexicon import words as listed
from compare.lexicon.words import MOST as FULL, PATTERN, vowel


def count(text: str) -> int:
    return min(FULL, len(PATTERN.findall(text)))


class Reader:
    def near(self) -> float:
        return listed.FAR[0]
"""
TREES = {"compare.lexicon.words": ast.parse(WORDS), "compare.detectors.user": ast.parse(USER)}
HOME = "compare.lexicon.words"


def run(tree: ast.Module, watcher: Watcher | None = None) -> ModuleType:
    """A module made of a tree."""
    module = ModuleType("made")
    vars(module)["_watch"] = watcher
    exec(compile(tree, "made", "exec"), vars(module))
    return module


def item(name: str, sort: str, value: float = 0) -> Item:
    return Item(HOME, name, sort, 1, value)  # type: ignore[arg-type]


def test_numbers_words_and_predicates_are_found() -> None:
    found = [i for name, value, line in bindings(TREES[HOME]) for i in numbers(HOME, name, value, line)]
    assert [(i.name, i.value) for i in found] == [("LEAST", 2), ("MOST", 10), ("FAR[0]", 0.5), ("FAR[1]", -1.5)]
    assert {i.key for i in found} == {f"{HOME}.{name}" for name in ("LEAST", "MOST", "FAR")}
    assert [name for name, _ in functions(TREES["compare.detectors.user"])] == ["count", "Reader.near"]
    assert [holds_words(v) for v in ({"a"}, ("a", "b"), {"a": 1}, "ab", (), (1, 2))] == [True] * 3 + [False] * 3
    sorts = {i.sort for i in find_items(package().trees, [])}
    assert sorts == {"number", "predicate", "words"}


@pytest.mark.parametrize(
    ("value", "up", "down"), [(10, 12, 8), (1, 2, 0), (0, 1, -1), (0.5, 0.6, 0.4), (-1.5, -1.2, -1.8), (0.0, 0.2, -0.2)]
)
def test_a_number_is_moved_by_a_fifth_and_a_whole_one_by_one_at_least(value: float, up: float, down: float) -> None:
    assert moved(value, "up") == pytest.approx(up)
    assert moved(value, "down") == pytest.approx(down)


def test_names_are_followed_through_imports_and_what_is_made_of_them() -> None:
    reading = Reading(TREES)
    user = "compare.detectors.user"
    assert reading.readers(f"{HOME}.MOST").functions == {f"{user}.count"}
    assert reading.readers(f"{HOME}.FAR").functions == {f"{user}.Reader.near"}
    made = reading.readers(f"{HOME}.VOWELS")
    assert made.functions == {f"{user}.count", f"{HOME}.vowel"}
    assert made.modules == {HOME}
    assert reading.dependants(HOME) == reading.needs(user) == {HOME, user}


def test_a_change_changes_one_thing() -> None:
    tree = TREES[HOME]
    assert run(changed(tree, item("MOST", "number"), "up", 12)).MOST == 12
    assert run(changed(tree, item("FAR[1]", "number"), "up", -1.2)).FAR == (0.5, -1.2)
    assert not run(changed(tree, item("VOWELS", "words"), "empty", frozenset("a"))).VOWELS
    assert run(changed(tree, item("is_long", "predicate"), "true", None)).is_long("") is True
    assert ast.unparse(tree) == ast.unparse(ast.parse(WORDS))


def test_what_would_be_felt_is_told() -> None:
    key = {name: f"{HOME}.{name}" for name in ("LEAST", "is_long", "VOWELS", "vowel")}
    watcher = Watcher({key["LEAST"]: {"up": 3, "down": 1}})
    sorts = {key["LEAST"]: "number", key["is_long"]: "predicate", key["VOWELS"]: "words", key["vowel"]: "predicate"}
    tree = Watching(HOME, Reading(TREES), sorts).visit(ast.parse(WORDS))
    module = run(ast.fix_missing_locations(tree), watcher)
    assert module.is_long("one") is True  # longer than 2, not longer than 3
    assert watcher.unit() == {(key["is_long"], "entered"), (key["is_long"], "false"), (key["LEAST"], "up")}
    assert module.is_long("seven") is True
    assert (key["LEAST"], "up") not in watcher.unit()
    for _ in range(2):  # the second call is answered from the cache, and tells the same
        assert module.vowel("a") is True
        assert {(key["VOWELS"], "empty"), (key["vowel"], "false")} <= watcher.unit()
    assert module.vowel("x") is False
    assert (key["vowel"], "true") in watcher.unit()


@cache
def package() -> Reading:
    """What the whole package says, read once."""
    return Reading(parse_all())


def worked(names: Sequence[str]) -> tuple[list[Unit], Vectors]:
    """Some of the readable cases."""
    units = [Unit("cases", case.name, (case.article("a"), case.article("b"))) for case in ALL if case.name in names]
    vectors = Vectors(all_sentences(units))
    for unit in units:
        unit.work(vectors)
    return units, vectors


def test_what_is_not_run_again_would_have_changed_nothing() -> None:
    """A change is felt on the units that the watched run names, or on none at all."""
    units, vectors = worked([case.name for case in ALL if case.finds][::40])
    reading = package()
    items = [i for i in find_items(reading.trees, ["detectors"]) if i.sort != "predicate"][::20]
    search = Search(units, vectors, reading, items)
    trials = [trial for item in items for trial in search.trials(item)]
    everywhere = [Trial(t.item, t.change, tuple(range(len(units))), READ, FIND) for t in trials]
    assert any(len(t.units) < len(units) for t in trials)
    assert felt(search, trials) == felt(search, everywhere)


def felt(search: Search, trials: Sequence[Trial]) -> dict[tuple[Item, str], str]:
    return {(trial.item, trial.change): answer for trial, answer in run_all(search, trials, 1)}


def test_a_list_that_a_pattern_was_made_of_is_felt() -> None:
    """The module that makes the pattern imports the lists by the name of their module."""
    units, vectors = worked([case.name for case in ALL if case.name.startswith("furniture")])
    reading = package()
    items = [i for i in find_items(reading.trees, ["lexicon.page_furniture"]) if i.name == "SERVICES"]
    search = Search(units, vectors, reading, items)
    assert set(felt(search, list(search.trials(items[0]))).values()) == {"felt"}


def test_the_command_prints_what_idles(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(idle, "worked", lambda folders: worked([ALL[0].name]))
    assert idle.main(["--data", str(OWN), "--gold", str(OWN), "--only", "words.links", "--sort", "number"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1].startswith("words: ") and printed[-1].endswith(" idle")
