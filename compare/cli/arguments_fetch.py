"""The arguments of `storydiff fetch`."""

from __future__ import annotations

import argparse

from compare.cli.arguments_shared import add_loudness
from compare.errors import UsageError

FETCH_EXAMPLES = """\
examples:
  storydiff fetch https://courier.example/bridge https://post.example/closure --story bridge
  storydiff fetch --list https://courier.example/feed.xml   titles, dates and links, to pick from
  storydiff fetch --list kept.warc.gz                       the pages of a web archive
  storydiff fetch kept.warc.gz#3 --story bridge             the third of them

exit codes: 0 all is saved, 2 wrong usage, 3 some could not be fetched or saved: the rest is there
"""
SECONDS = 30.0


def add_fetch(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `fetch`."""
    command.add_argument("url", nargs="*", metavar="URL", help="the address of an article, or ARCHIVE.warc.gz#NUMBER")
    command.add_argument(
        "--story", metavar="S", help="the story that gets them: a name under seeds/, or the path of a folder"
    )
    command.add_argument("--list", metavar="FEED", help="list what a feed (file or address) or a web archive holds")
    command.add_argument("--force", action="store_true", help="replace saved articles that differ from the web's")
    limits = command.add_argument_group("what may be fetched")
    limits.add_argument(
        "--timeout", type=_seconds, default=SECONDS, metavar="S", help="seconds for one page (default: 30)"
    )
    limits.add_argument(
        "--allow-private", action="store_true", help="also from this machine, the local network and reserved addresses"
    )
    limits.add_argument("--ignore-robots", action="store_true", help="in spite of what a site's robots.txt forbids")
    shown = command.add_argument_group("output")
    add_loudness(shown, "say only what went wrong", "tracebacks")


def _seconds(text: str) -> float:
    """Read a time limit."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 600:
        raise UsageError(f"“{text}” is not a number of seconds up to 600", "Give --timeout 60, for example.")
    return value
