"""What can go wrong, as a person should read it: one line that says what, where, and what to do.

Every error that the program raises on purpose descends from `StoryDiffError`; the command line prints its message
and hint and leaves with its exit code. Anything else is a defect of the program.
"""


class StoryDiffError(Exception):
    """A failure with a `message` (what and where), a `hint` (what to do) and the exit code it leads to."""

    exit_code = 4

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class UsageError(StoryDiffError):
    """The call or the settings are wrong."""

    exit_code = 2


class InputError(StoryDiffError):
    """An article or a story cannot be read; the rest of the run goes on."""

    exit_code = 3


class ModelError(StoryDiffError):
    """The embedding model is missing, damaged or of a kind that cannot be used."""

    exit_code = 4
