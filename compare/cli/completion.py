"""`storydiff completion`: a script that lets a shell complete commands, options, formats and kinds."""

import argparse

from compare.cli.terminal import say


def run(options: argparse.Namespace) -> int:
    """Print the script for the shell of `options`."""
    import shtab

    from compare.cli.arguments import build_parser

    say(shtab.complete(build_parser(), options.shell) + "\n")
    return 0
