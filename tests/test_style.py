"""The linter, the formatter and the type checker have nothing to say: their settings stand in pyproject.toml.

And word lists of the language stand in `compare/lexicon`, where two parts that need one class share one list.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "compare"
# What reads the language; in the other parts a list of words is one of fields, formats or tags.
READERS = (
    "alignment", "contrast", "detectors", "likeness.py", "mentions", "naming.py", "pairing", "sentences", "text.py",
    "utterances", "words",
)  # fmt: skip
FIELDS = {"FEATURES", "NAMES"}  # what a module calls the names of what it measures
MOST_WORDS = 6  # a list of more is a class of words
# How many such lists each file still holds; the number falls with each that moves, and none is added.
KNOWN = Path(__file__).with_name("word_lists.json")
_WORD = re.compile(r"[a-z][a-z’'.-]*(?: [a-z’'.-]+){0,3}", re.IGNORECASE)
_CHOICE = re.compile(rf"[a-z’'?]+(?:\|[a-z’'?]+){{{MOST_WORDS},}}", re.IGNORECASE)


@pytest.mark.parametrize("tool", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join)
def test_nothing_to_say(tool: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *tool], capture_output=True, text=True, check=False, cwd=ROOT, timeout=600
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def strings(node: ast.AST) -> list[str]:
    """The words of a set, list, tuple, the keys of a dict, a text that is split, or the choice of a pattern."""
    parts: list[ast.expr | None] = []
    if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
        parts = [*node.elts]
    elif isinstance(node, ast.Dict) and all(isinstance(v, (ast.Constant, ast.Tuple, ast.Set)) for v in node.values):
        parts = node.keys  # where the values are worked out, the keys are names of fields
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        return text.value.split() if isinstance(text, ast.Constant) and isinstance(text.value, str) else []
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        choice = _CHOICE.search(node.value)
        return choice[0].replace("?", "").split("|") if choice else []
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def word_lists(source: str) -> Iterator[list[str]]:
    """The lists of more than `MOST_WORDS` words that a file holds."""
    tree = ast.parse(source)
    named = [node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in FIELDS]
    fields = {id(node.value) for node in named}
    for node in ast.walk(tree):
        words = [] if id(node) in fields else [word for word in strings(node) if _WORD.fullmatch(word)]
        if len(words) > MOST_WORDS:
            yield words


def test_a_word_list_is_seen_in_every_form() -> None:
    words = ["by", "for", "in", "of", "on", "to", "with"]
    forms = (repr(words), repr(dict.fromkeys(words, 1)), f'"{" ".join(words)}".split()', f'r"({"|".join(words)}) x"')
    assert [list(word_lists(form)) for form in forms] == [[words]] * len(forms)
    assert not list(word_lists(repr(words[1:])))
    for fields in (f"FEATURES = {words}", f"{{{', '.join(f'{word!r}: len(x)' for word in words)}}}"):
        assert not list(word_lists(fields))


def test_word_lists_stand_in_the_lexicon() -> None:
    paths = [path for reader in READERS for path in (PACKAGE / reader, *(PACKAGE / reader).rglob("*.py"))]
    found = Counter(
        path.relative_to(PACKAGE).as_posix()
        for path in paths
        if path.is_file()
        for _ in word_lists(path.read_text(encoding="utf-8"))
    )
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    more = {path: n for path, n in found.items() if n > known.get(path, 0)}
    assert not more, f"a class of words belongs in compare/lexicon: {more}"
    assert found == known, f"fewer than {KNOWN.name} says, which is now:\n{json.dumps(dict(sorted(found.items())))}"
