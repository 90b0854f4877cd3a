"""What can be set: the name of every setting, how its value is read, and what it is where nobody sets it.

In: a value from a flag, a variable or a file. Out: the same, checked, of the type that the program works with.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, get_args

from compare.errors import UsageError
from compare.kinds import matching
from compare.model import SEVERITIES, STATUSES
from compare.settings import DEFAULT_MODEL, QuotePolicy

LEVELS = SEVERITIES
FAIL_ON = (*(level for level in SEVERITIES if level != "hidden"), "never")
FAIL_STATUS = STATUSES
STALE = ("warn", "error", "ignore")

Value = Any
Reader = Callable[[object], Value]


class WrongTypeError(ValueError):
    """A value that is none of what was asked for; the message says what was."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise WrongTypeError("a text in quotes")
    return value


def _names(value: object) -> tuple[str, ...]:
    """A list of names, or one text with commas, each name once."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise WrongTypeError("a list of names")
    return tuple(sorted({name.strip() for part in parts for name in part.split(",") if name.strip()}))


def _kinds(value: object) -> tuple[str, ...]:
    names = _names(value)
    matching(names)
    return names


def _list(value: object) -> tuple[str, ...]:
    """A list of texts in its order; one text is a list of one."""
    parts = [value] if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(
        isinstance(part, str) and part and "\0" not in part for part in parts
    ):
        raise WrongTypeError("a list of texts")
    return tuple(parts)


def _share(value: object) -> float:
    try:
        number = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else -1.0
    except (ValueError, OverflowError):
        number = -1.0
    if not 0 <= number <= 1:
        raise WrongTypeError("a number from 0 to 1")
    return number


def _flag(value: object) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    found = value if isinstance(value, bool) else words.get(value.lower()) if isinstance(value, str) else None
    if found is None:
        raise WrongTypeError("true or false")
    return found


def _levels(value: object) -> Mapping[str, str]:
    """A table of kinds or families and their severities; in flags and the environment `KIND=LEVEL,KIND=LEVEL`."""
    if isinstance(value, str | list | tuple):
        pairs = [part.partition("=")[::2] for part in _names(value)]
        value = {kind.strip(): level.strip() for kind, level in pairs}
    if not isinstance(value, Mapping) or not all(level in LEVELS for level in value.values()):
        raise WrongTypeError(f"KIND=LEVEL, where LEVEL is one of {', '.join(LEVELS)}")
    matching(value)
    return dict(sorted(value.items()))


def _one_of(*choices: str) -> Reader:
    def read(value: object) -> str:
        if value not in choices:
            raise WrongTypeError(f"one of {', '.join(choices)}")
        return str(value)

    return read


def _some_of(*choices: str) -> Reader:
    def read(value: object) -> tuple[str, ...]:
        names = _names(value)
        if not names or not set(names) <= set(choices):
            raise WrongTypeError(f"a list out of {', '.join(choices)}")
        return names

    return read


# What can be set, by its name in the file: how it is read, and what it is where nobody sets it.
OPTIONS: Mapping[str, tuple[Reader, Value]] = MappingProxyType(
    {
        "seeds": (_text, "seeds"),
        "reports": (_text, "reports"),
        "output": (_list, ()),
        "model": (_text, DEFAULT_MODEL),
        "cache": (_flag, True),
        "quote-policy": (_one_of(*get_args(QuotePolicy)), "wire"),
        "select": (_kinds, ()),
        "ignore": (_kinds, ()),
        "severity": (_levels, MappingProxyType({})),
        "min-confidence": (_share, 0.0),
        "fail-on": (_one_of(*FAIL_ON), "warning"),
        "fail-status": (_some_of(*FAIL_STATUS), ("conflict", "expired", "open")),
        "stale": (_one_of(*STALE), "warn"),
        "color": (_one_of("auto", "always", "never"), "auto"),
        "reviewer": (_text, ""),
    }
)


def read_value(name: str, value: object, where: str) -> Value:
    """Read the `value` of the setting `name`; a wrong one is a `UsageError` that tells `where` it was set."""
    reader, _ = OPTIONS[name]
    try:
        return reader(value)
    except WrongTypeError as error:
        raise UsageError(f"{where}: {_shown(value)} is not {error}") from None
    except UsageError as error:
        raise UsageError(f"{where}: {error.message}", error.hint) from None


def _shown(value: object) -> str:
    """A value as a person recognises it."""
    shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"“{shown[:60]}”"
