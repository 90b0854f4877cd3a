"""What may idle: numbers at the top of a module, predicates, and lists of words; found in the source, not run."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import compare

ROOT = Path(compare.__file__).parent
PACKAGES = ("detectors", "contrast", "alignment", "words", "utterances", "mentions", "lexicon")
FIFTH = 0.2

Sort = Literal["number", "predicate", "words"]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Item:
    """One thing by its module and name: "PAGE", "BINS[1]" (the second number), "Claims.hold"; `value` of a number."""

    module: str
    name: str
    sort: Sort
    line: int
    value: float = 0

    @property
    def key(self) -> str:
        """The name by which the program reads it."""
        return f"{self.module}.{self.name.partition('[')[0]}"

    @property
    def changes(self) -> tuple[str, ...]:
        """What is done to it."""
        return {"number": ("up", "down"), "predicate": ("true", "false"), "words": ("empty",)}[self.sort]


def moved(value: float, change: str) -> float:
    """A number moved by a fifth, a whole one by at least one."""
    step = abs(value) * FIFTH or FIFTH
    if isinstance(value, int):
        return value + max(1, round(step)) if change == "up" else value - max(1, round(step))
    return value + step if change == "up" else value - step


def parse_all() -> dict[str, ast.Module]:
    """The source of every module of the package."""
    trees = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        trees[name] = ast.parse(path.read_text(encoding="utf-8"))
    return trees


def find_items(trees: Mapping[str, ast.Module], only: Sequence[str]) -> list[Item]:
    """The items of the packages that find differences, or of those modules whose names begin like one of `only`."""
    wanted = tuple(f"compare.{name.removeprefix('compare.')}" for name in only or PACKAGES)
    return [item for name, tree in trees.items() if name.startswith(wanted) for item in _items(name, tree)]


def _items(module: str, tree: ast.Module) -> Iterator[Item]:
    for name, value, line in bindings(tree):
        yield from numbers(module, name, value, line)
        if holds_words(getattr(importlib.import_module(module), name, None)):
            yield Item(module, name, "words", line)
    for name, function in functions(tree):
        if function.returns is not None and ast.unparse(function.returns) == "bool":
            yield Item(module, name, "predicate", function.lineno)


def bindings(tree: ast.Module) -> Iterator[tuple[str, ast.expr, int]]:
    """The names that a module binds to values of its own, with the values; `A, B = 1, 2` binds two."""
    for node in tree.body:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Name) and target.id != "__all__":
                yield target.id, node.value, node.lineno
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for name, value in zip(target.elts, node.value.elts, strict=True):
                    if isinstance(name, ast.Name):
                        yield name.id, value, node.lineno


def numbers(module: str, name: str, value: ast.expr, line: int) -> Iterator[Item]:
    """The number or the row of numbers that `value` is."""
    found = number_of(value)
    if found is not None:
        yield Item(module, name, "number", line, found)
    elif isinstance(value, ast.Tuple):
        for k, part in enumerate(value.elts):
            if (found := number_of(part)) is not None:
                yield Item(module, f"{name}[{k}]", "number", line, found)


def number_of(value: ast.expr) -> float | None:
    """The number that `value` writes, with its sign; None where it is none."""
    if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub):
        inner = number_of(value.operand)
        return None if inner is None else -inner
    found = value.value if isinstance(value, ast.Constant) else None
    return found if isinstance(found, (int, float)) and not isinstance(found, bool) else None


def holds_words(value: Any) -> bool:
    """Whether `value` is a collection of strings, or a table by strings."""
    is_one = isinstance(value, (Collection, Mapping)) and not isinstance(value, (str, bytes))
    return is_one and len(value) > 0 and all(isinstance(word, str) for word in value)


def functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """The functions of a module and the methods of its classes, by qualified name."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield f"{node.name}.{inner.name}", inner
