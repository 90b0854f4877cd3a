"""Imports go one way: ground, then stages and renderers, then the pipeline, then the command line.

Ground modules know no stage; a stage knows the ground and never another stage, nor does a renderer; the detectors
stand on the contrast of two articles, a floor of their own; only the pipeline joins stages; nobody imports the command
line or the package's own `__init__`. No two files import each other, however far around or wherever in the file, and
no family of detectors imports another: what both need lies below. And nothing heavy is loaded where a person only asks
what a kind means.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import compare
from compare.detectors import FAMILIES
from compare.renderers import RENDERERS

PACKAGE = Path(compare.__file__).parent
RECORDS = {"containment", "errors", "kinds", "model", "places", "text"}
GROUND = RECORDS | {
    "assignment",
    "codec",
    "connected",
    "configuration",
    "fingerprints",
    "lexicon",
    "likeness",
    "naming",
    "points",
    "rising",
    "settings",
    "titles",
}
STAGES = {
    "alignment", "archive", "articles", "check", "detectors", "embeddings", "mentions", "pairing", "report", "review",
    "sentences", "utterances", "words",
}  # fmt: skip
ALLOWED = {
    **{part: RECORDS | {part} for part in RECORDS},
    **dict.fromkeys(GROUND - RECORDS, GROUND),
    **{part: GROUND | {part} for part in STAGES | {"fetching", "renderers"}},
    "contrast": GROUND | {"contrast"},
    "detectors": GROUND | {"contrast", "detectors"},
    "pipeline": GROUND | STAGES,
    "cli": GROUND | STAGES | {"fetching", "renderers", "pipeline", "cli"},
    "__main__": {"cli"},
    "__init__": GROUND | STAGES | {"pipeline"},
}
FORMATS = {module.rpartition(".")[2] for module in RENDERERS.values()}
HEAVY = (
    "numpy",
    "scipy",
    "torch",
    "onnxruntime",
    "tokenizers",
    "sentence_transformers",
    "jinja2",
    "jsonschema",
    "rich",
)
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
# What is not yet as it should be; a line whose fault is gone has to go as well.
KNOWN_FAMILY_IMPORTS: set[str] = set()


def part_of(module: Path) -> str:
    """The part of the package that `module` belongs to: its folder or, at the top, itself."""
    return module.parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[tuple[str, ...]]:
    """The modules of the package that `module` imports anywhere, as the names behind `compare`."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}:{node.lineno} imports by a relative path"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (tuple(name.split(".")[1:]) for name in names if name.split(".")[0] == "compare")


def name_of(module: Path) -> str:
    """How other files import `module`, without the name of the package."""
    return ".".join(module.with_suffix("").parts).removesuffix(".__init__")


def at_run_time(tree: ast.Module) -> Iterator[str]:
    """The names that a file imports, inside functions too, those for the type checker alone left out."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        waiting += ast.iter_child_nodes(node)


def import_graph() -> dict[str, set[str]]:
    """Which files each file imports by a statement; that a package's own file runs before its parts is no statement."""
    names = {name_of(module) for module in MODULES}
    graph = {}
    for module in MODULES:
        asked = at_run_time(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))
        found = {name.removeprefix("compare.") for name in asked}
        graph[name_of(module)] = {n if n in names else n.rpartition(".")[0] for n in found} & names - {name_of(module)}
    return graph


def circles(graph: dict[str, set[str]]) -> set[frozenset[str]]:
    """The groups of files each of which imports, by whatever way, every other of its group."""
    reached = {name: set(others) for name, others in graph.items()}
    for middle in graph:
        for name in graph:
            if middle in reached[name]:
                reached[name] |= reached[middle]
    return {frozenset(n for n in graph if n in reached[m] and m in reached[n]) for m in graph if m in reached[m]}


def test_a_circle_is_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == {frozenset({"b", "c"})}


def test_no_files_import_each_other() -> None:
    assert not circles(import_graph())


def test_no_family_of_detectors_needs_another() -> None:
    families = {family.__name__.removeprefix("compare.") for family in FAMILIES}
    assert len(families) == len(FAMILIES)
    found = {
        f"{module} imports {other}"
        for module, others in import_graph().items()
        for other in others
        if {_family(module), _family(other)} <= families and _family(module) != _family(other)
    }
    assert found == KNOWN_FAMILY_IMPORTS


def _family(module: str) -> str:
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_go_one_way(module: Path) -> None:
    part = part_of(module)
    assert part in ALLOWED, f"{module} is neither ground, stage nor renderer: say in this test what it is"
    for names in imports(module):
        assert names and names[0] in ALLOWED[part], f"{module} imports compare.{'.'.join(names)}"


@pytest.mark.parametrize("module", [m for m in MODULES if m.parts[0] == "renderers"], ids=str)
def test_no_format_needs_another(module: Path) -> None:
    if len(module.parts) > 1 and (own := module.parts[1].removesuffix(".py")) in FORMATS:
        used = {names[1] for names in imports(module) if names[0] == "renderers" and len(names) > 1}
        assert not used & (FORMATS - {own})


@pytest.mark.parametrize(
    "program",
    [
        "import compare",
        "import compare; compare.Settings(); compare.KINDS; compare.StoryDiffError",
        "from compare.cli import main; main(['--version'])",
        "from compare.cli import main; main(['explain'])",
        "from compare.cli import main; main(['explain', 'quote.cut'])",
        "from compare.cli import main; main(['compare', '--help'])",
        "from compare.cli import main; main(['review', '--help'])",
        "from compare.cli import main; main(['review', 'list', 'nowhere'])",
        "from compare.cli import main; main(['review', 'merge', 'nowhere'])",
        "from compare.cli import main; main(['compare', 'a', '--select', 'none'])",
    ],
)
def test_nothing_heavy_is_loaded_where_nothing_is_compared(program: str) -> None:
    told = f"{program}; import sys; sys.exit(sorted(set({HEAVY!r}) & set(sys.modules)) or 0)"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=False, timeout=60, cwd=PACKAGE.parent
    )
    assert done.returncode == 0, done.stderr


def test_every_public_name_is_there() -> None:
    assert all(getattr(compare, name) is not None for name in compare.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = compare.nothing
    assert (PACKAGE / "py.typed").exists()
