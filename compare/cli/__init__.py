"""The command line: arguments in, files and a summary out, and an exit code that CI can rely on.

The codes: 0 nothing that fails, 1 findings that fail, 2 wrong usage, 3 finished but some input could not be read, 4 the
program itself failed, 130 interrupted. Whatever goes wrong is one line on stderr; a traceback needs `-v` or the
variable STORYDIFF_DEBUG. Nothing heavy is imported before a command needs it.
"""

import os
import sys
import traceback
from collections.abc import Sequence

from compare.cli.arguments import build_parser
from compare.cli.terminal import complain, say
from compare.errors import StoryDiffError

__all__ = ["main"]

FAILED, INTERRUPTED = 4, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` names (default: of this process) and give the exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except StoryDiffError as error:
        if isinstance(error.__cause__, Exception) and _wants_traceback(arguments):
            traceback.print_exc()
        complain(str(error))
        return error.exit_code
    except Exception as error:  # the door of the program: a person gets one line, whatever it was
        if _wants_traceback(arguments):
            traceback.print_exc()
        complain(
            f"unexpected {type(error).__name__}: {error}. This is a defect of storydiff: please report it on its issue "
            "tracker, with the command and what “-v” adds"
        )
        return FAILED


def _run(arguments: Sequence[str]) -> int:
    """Parse `arguments` and run their command; help and version leave by `SystemExit`, whose code is kept."""
    try:
        options = build_parser().parse_args(arguments)
    except SystemExit as leaving:
        say("")  # what is still unwritten, while a reader that has gone away can be dealt with
        return int(leaving.code or 0)
    code: int = options.run(options)
    return code


def _wants_traceback(arguments: Sequence[str]) -> bool:
    """Whether a person asked for more than one line."""
    return bool(os.environ.get("STORYDIFF_DEBUG")) or not {"-v", "--verbose"}.isdisjoint(arguments)
