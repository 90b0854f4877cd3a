"""The arguments that several commands take in the same words; one that is not given is left to the settings."""

import argparse
from typing import Any

from compare.settings import DEFAULT_MODEL

Arguments = argparse.ArgumentParser | argparse._ArgumentGroup


def add_setting(to: Arguments, *flags: str, **how: Any) -> None:
    """Add `flags` that stand for a setting: what is not given keeps what the settings say."""
    to.add_argument(*flags, default=argparse.SUPPRESS, **how)


def add_list(to: Arguments, flag: str, metavar: str, what: str) -> None:
    """Add `flag`, a setting that takes `what` as often as it is given."""
    add_setting(to, flag, action="append", metavar=metavar, help=f"{what}; may be given again")


def add_config(to: Arguments) -> None:
    """Add where the settings are."""
    to.add_argument("--config", metavar="FILE", help="settings from this file instead of the nearest one")


def add_colour(to: Arguments, where: str) -> None:
    """Add whether there is colour in what is shown."""
    add_setting(to, "--color", choices=("auto", "always", "never"), help=f"colour {where}")


def add_model(to: Arguments) -> None:
    """Add what computes vectors, and whether those of an earlier run may serve."""
    add_setting(to, "--model", metavar="NAME|PATH", help=f"the embedding model (default: {DEFAULT_MODEL})")
    add_setting(to, "--no-cache", action="store_false", dest="cache", help="compute everything anew")


def add_loudness(to: Arguments, quiet: str, verbose: str) -> None:
    """Add how much is said."""
    to.add_argument("-q", "--quiet", action="store_true", help=quiet)
    to.add_argument("-v", "--verbose", action="store_true", help=verbose)
