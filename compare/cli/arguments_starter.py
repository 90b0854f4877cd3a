"""The arguments of `init` and `completion`, which start somebody off."""

from __future__ import annotations

import argparse

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
