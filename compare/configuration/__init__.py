"""What a person set, from a flag, the environment or a file, in this order: in come names and values, out go settings.

The file is the nearest `storydiff.toml`, or `pyproject.toml` with a table `[tool.storydiff]`, in the working folder or
above it; its folder is where the places it names are counted from, and none of them may lie outside. An unknown name
or a value of the wrong type is one clear line, wherever it comes from.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from compare.configuration.bounds import bounded, check_inside
from compare.configuration.options import FAIL_ON, FAIL_STATUS, LEVELS, OPTIONS, STALE, Value, read_value
from compare.errors import UsageError
from compare.settings import Settings

__all__ = [
    "FAIL_ON", "FAIL_STATUS", "LEVELS", "OPTIONS", "STALE", "Configuration", "configure", "find_file", "read_file",
]  # fmt: skip

OWN_FILE, SHARED_FILE, TABLE = "storydiff.toml", "pyproject.toml", "storydiff"
PREFIX = "STORYDIFF_"
NOT_SETTINGS = frozenset({"STORYDIFF_CACHE_DIR", "STORYDIFF_CONFIG", "STORYDIFF_DEBUG"})


@dataclass(frozen=True, slots=True)
class Configuration:
    """All that is set: `values` by the names of `OPTIONS`, and `root`, the folder of the file or, without one, ours.

    `free` are the names that a flag or a variable set.
    """

    values: Mapping[str, Value]
    root: Path = field(default_factory=Path)
    free: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    @property
    def seeds(self) -> Path:
        """Where the stories are; `UsageError` where a link that nobody asked for leads out of `root`."""
        path = self.root / str(self["seeds"])
        if "seeds" not in self.free:
            check_inside(path, self.root, f"“{path}”", "seeds")
        return path

    @property
    def reports(self) -> Path:
        """Where reports go."""
        return self.root / str(self["reports"])

    @property
    def reports_within(self) -> Path | None:
        """The folder that no report may leave; None where a flag or a variable says where they go."""
        return None if "reports" in self.free else self.root

    def settings(self, base: str | None = None) -> Settings:
        """What can change a result, for one run; `base` is the source from which others are seen."""
        return Settings(
            model=self["model"],
            quote_policy=self["quote-policy"],
            select=self["select"],
            ignore=self["ignore"],
            severity=self["severity"],
            min_confidence=self["min-confidence"],
            base=base,
            cache=self["cache"],
        )


def configure(
    flags: Mapping[str, object], file: str | None = None, environment: Mapping[str, str] | None = None
) -> Configuration:
    """Join `flags`, the environment and the file (`file`, or the nearest); `UsageError` for what cannot be meant."""
    environment = os.environ if environment is None else environment
    asked = file or environment.get("STORYDIFF_CONFIG")
    path = Path(asked) if asked else find_file(Path.cwd())
    from_file = read_file(path) if path else {}
    in_file = {name: read_value(name, value, f"{path}: {name}") for name, value in from_file.items()}
    own = {
        **{name: read_value(name, value, _variable(name)) for name, value in _from_environment(environment).items()},
        **{name: read_value(name, value, f"--{name}") for name, value in flags.items()},
    }
    root = _root(path)
    kept = {name: bounded(name, in_file[name], root, f"{path}: {name}") for name in in_file if name not in own}
    defaults = {name: default for name, (_, default) in OPTIONS.items()}
    return Configuration({**defaults, **kept, **own}, root, frozenset(own))


def _root(path: Path | None) -> Path:
    """The folder of the file, as short as it can be said from here."""
    if path is None or path.parent.resolve() == Path.cwd():
        return Path()
    return path.parent


def find_file(start: Path) -> Path | None:
    """The nearest file with settings in `start` or above it; the program's own before the shared one."""
    for folder in (start, *start.parents):
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if own.is_file():
            return own
        if shared.is_file() and _table(shared) is not None:
            return shared
    return None


def read_file(path: Path) -> Mapping[str, object]:
    """The settings in `path`; `UsageError` where it cannot be read, or holds a name that is no setting."""
    table = _table(path)
    if table is None:
        raise UsageError(f"{path}: no table [tool.{TABLE}]", "Add it, or name another file with --config.")
    named = {name.replace("_", "-"): value for name, value in table.items()}
    for name in named:
        _check_name(name, str(path), OPTIONS)
    return named


def _table(path: Path) -> Mapping[str, object] | None:
    """The program's table in `path`: the whole of its own file; None where a shared file has none."""
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", "Name another file with --config.") from error
    except (ValueError, RecursionError) as error:  # beside syntax and UTF-8: figures too long to be read
        raise UsageError(f"{path}: not valid TOML: {error}", "Mend the file.") from error
    if path.name != SHARED_FILE:
        return whole
    tool = whole.get("tool")
    table = tool.get(TABLE) if isinstance(tool, Mapping) else None
    return table if isinstance(table, Mapping) else None


def _variable(name: str) -> str:
    """The name of the variable that sets `name`."""
    return PREFIX + name.upper().replace("-", "_")


def _from_environment(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The settings in `environment`; an empty variable sets nothing."""
    names = {_variable(name): name for name in OPTIONS}
    for variable in sorted(environment):
        if variable.startswith(PREFIX) and variable not in NOT_SETTINGS:
            _check_name(variable, "the environment", names)
    return {name: environment[variable] for variable, name in names.items() if environment.get(variable)}


def _check_name(name: str, where: str, known: Mapping[str, object]) -> None:
    """Raise a `UsageError` where `name` is not `known`."""
    if name not in known:
        close = get_close_matches(name, known, n=1)
        hint = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(known)}."
        raise UsageError(f"{where}: unknown setting “{name}”", hint)
