"""What a run of the program tells, unit by unit: functions entered, and changes of an item that would be felt at once.

A comparison with a number is felt where the moved number compares otherwise, a list of words where a word is found in
it, a predicate where it says the opposite of what it would be forced to. Any other use counts as felt. What a cached
function did when it ran is told of every unit that calls it again.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import numpy as np

Event = tuple[str, str]  # a whole name and what is told of it: "entered", or the change that would be felt

OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "Lt": operator.lt,
    "LtE": operator.le,
    "Gt": operator.gt,
    "GtE": operator.ge,
    "Eq": operator.eq,
    "NotEq": operator.ne,
    "In": lambda a, b: a in b,
    "NotIn": lambda a, b: a not in b,
}


class Watcher:
    """Takes what the rewritten program tells."""

    def __init__(self, numbers: Mapping[str, Mapping[str, float]]) -> None:
        self.numbers = numbers
        self.events: set[Event] = set()
        self._inside: dict[str, set[Event]] = {}
        self._open: list[str] = []

    def unit(self) -> set[Event]:
        """What was told since the last call, what cached functions had told before included."""
        told, self.events = self.events, set()
        waiting = [name for name, what in told if what == "cached"]
        seen = set(waiting)
        while waiting:
            inside = self._inside.get(waiting.pop(), set())
            told |= inside
            more = {name for name, what in inside if what == "cached"} - seen
            seen |= more
            waiting += more
        return told

    def tell(self, name: str, what: str) -> None:
        """Note one event."""
        self.events.add((name, what))
        for cached in self._open:
            self._inside[cached].add((name, what))

    def outer(self, name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Note every call of a cached function."""

        def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(function)
            def call(*args: Any, **known: Any) -> Any:
                self.tell(name, "cached")
                return function(*args, **known)

            return call

        return decorate

    def inner(self, name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Note what happens inside a cached function when it runs."""

        def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(function)
            def call(*args: Any, **known: Any) -> Any:
                self._inside.setdefault(name, set())
                self._open.append(name)
                try:
                    return function(*args, **known)
                finally:
                    self._open.pop()

            return call

        return decorate

    def returned(self, name: str, value: Any) -> Any:
        """Note what a predicate says."""
        self.tell(name, "false" if value else "true")
        return value

    def used(self, name: str, value: Any) -> Any:
        """Note a use that cannot be judged: any change may be felt."""
        for change in self.numbers.get(name, ("empty",)):
            self.tell(name, change)
        return value

    def number(self, name: str, how: str, left: Any, right: Any, *, first: bool) -> Any:
        """Compare with a number, and note which moves of it would compare otherwise."""
        compare = OPERATORS[how]
        said = compare(left, right)
        for change, other in self.numbers[name].items():
            if (name, change) not in self.events or self._open:
                otherwise = compare(other, right) if first else compare(left, other)
                if np.any(otherwise != said):
                    self.tell(name, change)
        return said

    def found(self, name: str, how: str, word: Any, words: Any) -> bool:
        """Look for a word in a list, and note where it is found."""
        there = word in words
        if there:
            self.tell(name, "empty")
        return there if how == "In" else not there

    def get(self, name: str, table: Any, *args: Any) -> Any:
        """Look a word up in a table, and note where it is found."""
        if args[0] in table:
            self.tell(name, "empty")
        return table.get(*args)

    def met(self, name: str, left: Any, right: Any) -> Any:
        """Meet a list of words with others, and note where they share one."""
        both = left & right
        if both:
            self.tell(name, "empty")
        return both
