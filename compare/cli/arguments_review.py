"""The arguments of `storydiff review`: what it does by itself, and its actions."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from compare.cli.arguments_shared import add_colour, add_config, add_loudness, add_model, add_setting

EXAMPLES = """\
examples:
  storydiff review                             the open points of every story in seeds/, one at a time
  storydiff review seeds/india-us-talks        those of one story
  storydiff review serve                       the same in the browser, until Ctrl-C
  storydiff review import ~/saved.jsonl        decisions that the page saved
  storydiff review merge seeds/talks/decisions.jsonl   after a conflict of git: both sides are kept
  storydiff review stats                       precision of every kind, agreement of the reviewers
"""
LOOP = "ask"  # the action where none is named
_STORIES = "a story's folder, or its name in seeds/ (default: every one in seeds/)"


def add_review(command: argparse.ArgumentParser) -> None:
    """Add the actions of `review`; without one, the first argument is a story."""
    command.usage = "storydiff review [STORY ...] | storydiff review ACTION ..."
    actions = command.add_subparsers(
        title="actions",
        metavar="ACTION",
        dest="action",
        required=True,
        prog="storydiff review",
        parser_class=type(command),
    )
    for name, (summary, add) in _ACTIONS.items():
        add(
            actions.add_parser(
                name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False
            )
        )
    parse = command.parse_known_args

    def parse_known_args(args: Sequence[str] | None = None, namespace: Any = None) -> Any:
        given = list(args or ())
        if not given or given[0] not in (*_ACTIONS, "-h", "--help"):
            given = [LOOP, *given]
        return parse(given, namespace)

    command.parse_known_args = parse_known_args  # type: ignore[method-assign,assignment]


def _add_stories(action: argparse.ArgumentParser) -> None:
    """Add which stories are meant."""
    action.add_argument("story", nargs="*", metavar="STORY", help=_STORIES)
    add_config(action)


def _add_comparing(action: argparse.ArgumentParser) -> None:
    """Add what decides how stories are compared."""
    add_model(action)
    add_loudness(action, "no progress", "the time of each stage, tracebacks")


def _add_reviewer(action: argparse.ArgumentParser) -> None:
    """Add who decides, and where decisions go."""
    told = "who decides (default: STORYDIFF_REVIEWER, else the name that git knows)"
    add_setting(action, "--reviewer", metavar="NAME", help=told)
    action.add_argument(
        "--one-file-each", action="store_true", help="from now on, write each decision into a file in decisions/"
    )


def _add_loop(action: argparse.ArgumentParser) -> None:
    _add_stories(action)
    _add_reviewer(action)
    add_colour(action, "on the screen")
    _add_comparing(action)


def _add_serve(action: argparse.ArgumentParser) -> None:
    _add_stories(action)
    _add_reviewer(action)
    action.add_argument(
        "--port", type=_port, metavar="N", help="listen here on 127.0.0.1 (default: 8715 if it is free, else any)"
    )
    action.add_argument(
        "--open", action=argparse.BooleanOptionalAction, help="open the browser (default: on a terminal that has one)"
    )
    _add_comparing(action)


def _port(text: str) -> int:
    """Read the number of a port."""
    if not text.isascii() or not text.isdigit() or int(text[:6]) > 65535:
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is no port: a number up to 65535, 0 for any that is free")
    return int(text)


def _add_import(action: argparse.ArgumentParser) -> None:
    action.add_argument("file", metavar="FILE", help="lines of decisions; - is standard input")
    _add_stories(action)
    _add_reviewer(action)
    _add_comparing(action)


def _add_prune(action: argparse.ArgumentParser) -> None:
    _add_stories(action)
    action.add_argument("--dry-run", action="store_true", help="only say what would be removed")
    _add_comparing(action)


def _add_merge(action: argparse.ArgumentParser) -> None:
    action.add_argument(
        "file", nargs="+", metavar="FILE", help="decisions files; the first one gets the decisions of all"
    )


def _add_export(action: argparse.ArgumentParser) -> None:
    _add_stories(action)
    action.add_argument("-o", "--output", metavar="PATH", default="-", help="the CSV file (default: stdout)")


_ACTIONS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    LOOP: ("ask about the open points, one at a time; this is what no action means", _add_loop),
    "serve": ("ask in the browser: the page of every story, decisions written as they are made", _add_serve),
    "list": ("list what is decided", _add_stories),
    "stats": ("count decisions, and measure precision and agreement", _add_stories),
    "export": ("write all decisions as CSV", _add_export),
    "import": ("take over decisions that the page saved", _add_import),
    "prune": ("remove decisions whose finding is gone", _add_prune),
    "merge": ("join decisions files, or both sides of a conflict of git", _add_merge),
}
