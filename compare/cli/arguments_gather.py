"""The arguments of `storydiff fetch` and `storydiff pair`, which bring articles together."""

import argparse

from compare.cli.arguments_shared import add_config, add_loudness, add_model
from compare.errors import UsageError
from compare.settings import STORY_DAYS

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


PAIR_EXAMPLES = """\
examples:
  storydiff pair inbox                    which articles in inbox/ and its folders tell the same story
  storydiff pair inbox --write            put each story into a folder of its own in seeds/, for a person to confirm
  storydiff pair --accept                 confirm all that is proposed in seeds/, so that check takes it
  storydiff pair --accept seeds/ferry     confirm this one
  storydiff pair inbox --accept           put each story into seeds/ as confirmed
  storydiff pair inbox -o drafts --days 3

exit codes: 0 done, 2 wrong usage, 3 finished but some articles could not be read, or none is there, 4 the program
itself failed, 130 interrupted
"""
SURE = 0.5


def add_pair(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `pair`."""
    command.add_argument(
        "folder", metavar="FOLDER", nargs="?", help="the folder of the articles, with the folders inside it"
    )
    command.add_argument(
        "--days",
        type=_days,
        default=STORY_DAYS,
        metavar="N",
        help=f"most days between a story's articles ({STORY_DAYS})",
    )
    command.add_argument(
        "--sure", type=_share, default=SURE, metavar="X", help=f"only stories as sure as this, from 0 to 1 ({SURE})"
    )
    proposals = command.add_argument_group("proposals")
    proposals.add_argument("--write", action="store_true", help="write each story found as seeds/<story>/story.toml")
    proposals.add_argument(
        "--accept",
        action="store_true",
        help="confirm: what is found in FOLDER, the proposal FOLDER, or without one all proposals in seeds/",
    )
    proposals.add_argument("-o", dest="into", metavar="DIR", help="this folder instead of seeds/, to write into")
    add_config(command)
    add_model(command)
    add_loudness(command, "no list, no progress", "the articles alone too, times, tracebacks")
    command.add_argument("--no-progress", action="store_true", help="no progress on stderr")


def _days(text: str) -> int:
    """Read a number of days."""
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise UsageError(f"“{text}” is not a number of days", "Give --days 7, for example.")
    return int(text)


def _share(text: str) -> float:
    """Read a number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageError(f"“{text}” is not a number from 0 to 1", "Give --sure 0.8, for example.")
    return value
