"""The arguments that the program takes, with their help; wrong ones become a `UsageError` of one line."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import NoReturn, get_args

from compare.cli.arguments_gather import FETCH_EXAMPLES, PAIR_EXAMPLES, add_fetch, add_pair
from compare.cli.arguments_review import EXAMPLES as REVIEW_EXAMPLES
from compare.cli.arguments_review import add_review
from compare.cli.arguments_shared import add_colour, add_config, add_list, add_loudness, add_model, add_setting
from compare.configuration import FAIL_ON, FAIL_STATUS, OPTIONS, STALE
from compare.errors import UsageError
from compare.renderers import RENDERERS
from compare.settings import VERSION, QuotePolicy

_EXAMPLES = """\
examples:
  storydiff compare seeds/india-us-talks
  storydiff compare morning.txt evening.txt -o json:out/report.json -o html
  storydiff check
  storydiff review seeds/india-us-talks
  storydiff explain quote.reworded
"""
_COMPARE_EXAMPLES = """\
examples:
  storydiff compare seeds/india-us-talks            the page in reports/, a summary here
  storydiff compare a.txt b.txt c.txt -o json | jq  the report as data
  storydiff compare a.txt b.txt --select quote,number.conflict --fail-on error

exit codes: 0 nothing that fails, 1 findings that fail (--fail-on), 2 wrong usage, 3 finished but some input could
not be read, 4 the program itself failed, 130 interrupted
"""
_CHECK_EXAMPLES = """\
examples:
  storydiff check                                   every story in seeds/
  storydiff check seeds/talks -o sarif:out.sarif -o github
  storydiff check --write-baseline                  take what is there as seen; later runs tell only what is new

exit codes: 0 nothing that fails, 1 findings that fail, 2 wrong usage or settings, 3 finished but some input could not
be read, 4 the program itself failed, 130 interrupted
"""
_EXPLAIN_EXAMPLES = """\
examples:
  storydiff explain                   all kinds
  storydiff explain number            a family
  storydiff explain number.precision  one kind, with its severity rule, a hit and a near miss
"""


def given(options: argparse.Namespace) -> dict[str, object]:
    """The settings that were given as flags, by their names."""
    named = {name: name.replace("-", "_") for name in OPTIONS}
    return {name: getattr(options, flag) for name, flag in named.items() if hasattr(options, flag)}


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are the program's own."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as a `UsageError` that names the help to read."""
        raise UsageError(message, f"See “{self.prog} --help”.")


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of the whole command line; the namespace it gives has a function `run`."""
    parser = _Parser(
        prog="storydiff",
        description="Where two or more news articles on one story differ, in wording and in detail.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"storydiff {VERSION}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    _add_compare(_command(commands, "compare", "compare the articles of one story", _COMPARE_EXAMPLES))
    _add_check(_command(commands, "check", "compare every story and say what is new and unreviewed", _CHECK_EXAMPLES))
    add_review(_command(commands, "review", "confirm or dismiss findings, and manage what is decided", REVIEW_EXAMPLES))
    add_pair(_command(commands, "pair", "propose stories from a heap of articles", PAIR_EXAMPLES))
    add_fetch(_command(commands, "fetch", "save articles from the web into a story", FETCH_EXAMPLES))
    add_init(_command(commands, "init", "write a starter repository", INIT_EXAMPLES))
    add_completion(_command(commands, "completion", "print a script for shell completion", COMPLETION_EXAMPLES))
    _add_explain(_command(commands, "explain", "say what the kinds of findings mean", _EXPLAIN_EXAMPLES))
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser], name: str, summary: str, examples: str
) -> argparse.ArgumentParser:
    """Add the command `name`, whose module of the same name is loaded when it runs."""
    command = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.set_defaults(run=lambda options: import_module(f"compare.cli.{name}").run(options))
    return command


def _add_compare(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `compare`."""
    command.add_argument(
        "source", nargs="+", metavar="SOURCE", help="a story's folder, or two or more articles (- is standard input)"
    )
    _add_output(command.add_argument_group("output"), "html, in reports/<story>/", "never")
    choice = command.add_argument_group("what is reported")
    _add_choice(choice)
    choice.add_argument("--ignore-decisions", action="store_true", help="as if nobody had decided anything")
    _add_engine(command.add_argument_group("how it is compared")).add_argument(
        "--base", metavar="ID", help="the source from which the others are seen (a, b, …)"
    )


def _add_check(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    command.add_argument("story", nargs="*", metavar="STORY", help="a story's folder (default: every one in seeds/)")
    _add_output(command.add_argument_group("output"), "a summary on stdout", "warning")
    _add_decisions(command.add_argument_group("decisions"))
    _add_choice(command.add_argument_group("what is reported"))
    _add_engine(command.add_argument_group("how it is compared"))


def _add_decisions(group: argparse._ArgumentGroup) -> None:
    """Add what is done with decisions."""
    told = f"findings of these statuses can fail: {', '.join(FAIL_STATUS)} (default: open,expired,conflict)"
    add_setting(group, "--fail-status", action="append", metavar="STATUS", help=told)
    group.add_argument("--write-baseline", action="store_true", help="note all open findings as seen, unreviewed")
    group.add_argument("--ignore-decisions", action="store_true", help="as if nobody had decided anything")
    told = "decisions whose finding is gone: tell, fail or say nothing (default: warn)"
    add_setting(group, "--stale", choices=STALE, help=told)


def _add_output(group: argparse._ArgumentGroup, place: str, fails: str) -> None:
    """Add what decides where results go (by default to `place`) and how the run ends (by default at `fails`)."""
    formats = f"{', '.join(RENDERERS)}; may be given again; - is stdout (default: {place})"
    add_setting(group, "-o", "--output", action="append", metavar="FORMAT[:PATH]", help=formats)
    told = f"exit with 1 on open findings of this severity or a graver one (default: {fails})"
    add_setting(group, "--fail-on", choices=FAIL_ON, help=told)
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 in spite of findings")
    add_loudness(group, "no summary, no progress", "every point in full, the time of each stage, tracebacks")
    add_colour(group, "in the summary")
    group.add_argument("--no-progress", action="store_true", help="no progress on stderr")
    add_config(group)


def _add_choice(group: argparse._ArgumentGroup) -> None:
    """Add what decides which findings are reported, and how gravely."""
    add_list(group, "--select", "KIND", "only this kind or family")
    add_list(group, "--ignore", "KIND", "not this kind or family")
    add_list(group, "--severity", "KIND=LEVEL", "the severity of a kind or family: error, warning, note or hidden")
    add_setting(group, "--min-confidence", metavar="X", help="only findings as sure as this, from 0 to 1")


def _add_engine(group: argparse._ArgumentGroup) -> argparse._ArgumentGroup:
    """Add what decides how articles are compared; gives `group`."""
    told = "in quotations, strict counts every word, wire lets spelling and glyphs pass, clean also um and er"
    add_setting(group, "--quote-policy", choices=get_args(QuotePolicy), help=f"{told} (default: wire)")
    add_model(group)
    return group


def _add_explain(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `explain`."""
    command.add_argument("kind", nargs="?", metavar="KIND", help="a kind or family (default: all kinds)")
    command.add_argument("--markdown", action="store_true", help="as a Markdown table")


INIT_EXAMPLES = """\
examples:
  storydiff init                   in this folder
  storydiff init news --ci github  a folder with a workflow that checks on every push
"""
COMPLETION_EXAMPLES = """\
examples:
  storydiff completion bash > ~/.local/share/bash-completion/completions/storydiff
  storydiff completion zsh > ~/.zfunc/_storydiff
"""
SHELLS = ("bash", "zsh", "tcsh")


def add_init(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `init`."""
    command.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="where (default: here)")
    command.add_argument(
        "--ci",
        action="append",
        default=[],
        choices=("github", "gitlab", "pre-commit"),
        help="write what this service needs as well; may be given again",
    )


def add_completion(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `completion`."""
    command.add_argument("shell", choices=SHELLS, help="the shell that completes")
