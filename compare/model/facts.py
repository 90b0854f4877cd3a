"""What a finding tells beside the words at which it stands, each in a word or a few, by name.

A name that ends in "_a" or "_b" is of one side, in the order of the finding's sources; the other names are of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

# Each name once, so that a type checker knows whoever writes or reads another one.
Fact = Literal[
    "certainty_a", "certainty_b",  # the class of the cue that governs the claim, "plain" for none
    "counted",  # the noun of what a number counts
    "name_a", "name_b", "type",  # two names and the type of both
    "remarks",  # how many remarks of one speaker the finding is about
    "role_a", "role_b",  # the titles of one person
    "severity_found",  # the program's own severity, where a reviewer gave another
    "speaker", "speaker_a", "speaker_b",
    "value_a", "value_b",  # the values of numbers and times in one notation, or what stands for a value
    "verb", "verb_a", "verb_b",  # how a remark is reported
    "words",  # the words that only one side has
]  # fmt: skip
Facts = Mapping[Fact, str]
VALUES: tuple[Fact, Fact] = ("value_a", "value_b")
