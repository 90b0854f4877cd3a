"""Which places a file of settings may name: those in its own folder, wherever links lead.

Whoever clones a repository runs with its settings before having read them, so a file may neither overwrite nor show
what lies outside it. A flag or a variable may name any place: those are the user's own words.
"""

from __future__ import annotations

import os
from pathlib import Path

from compare.configuration.options import Value
from compare.containment import is_within
from compare.errors import UsageError

FOLDERS = ("seeds", "reports")


def bounded(name: str, value: Value, root: Path, where: str) -> Value:
    """The `value` of the setting `name` in a file at `root`, its files counted from there.

    `UsageError`, which begins with `where`, for one that leads out of `root`.
    """
    if name in FOLDERS:
        check_inside(root / value, root, f"{where}: “{value}”", name)
    if name == "output":
        return tuple(_output(one, root, where) for one in value)
    return _model(value, root, where) if name == "model" else value


def check_inside(path: Path, root: Path, said: str, name: str) -> None:
    """Raise a `UsageError` on what is `said` where `path`, of the setting `name`, leads out of `root`."""
    if not is_within(path, root):
        variable = f"STORYDIFF_{name.upper()}"
        place = "this folder" if root == Path() else f"“{root}”"
        raise UsageError(f"{said} leads out of {place}", f"Only a flag or {variable} may name what is elsewhere")


def _output(asked: str, root: Path, where: str) -> str:
    """The output `asked` for, with its file counted from `root`; a hidden one is another program's, as in `.git`."""
    form, colon, place = asked.partition(":")
    if place in ("", "-"):
        return asked
    path = root / place
    check_inside(path, root, f"{where}: “{asked}”", "output")
    if any(part.startswith(".") for part in path.resolve().relative_to(root.resolve()).parts):
        raise UsageError(f"{where}: “{asked}” is hidden", "Only a flag or STORYDIFF_OUTPUT may name such a file")
    return f"{form}{colon}{path}"


def _model(model: str, root: Path, where: str) -> str:
    """The folder of `model`, counted from `root`, where it names one; else the name, as the hub has it."""
    path, named = root / os.path.expanduser(model), Path(model)  # noqa: PTH111 - Path's own raises for unknown users
    if not (os.path.lexists(path) or model.startswith((".", "~")) or named.anchor or ".." in named.parts):
        return model
    check_inside(path, root, f"{where}: “{model}”", "model")
    return str(path)
