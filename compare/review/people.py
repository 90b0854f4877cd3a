"""Who decides: the name that was given or, failing that, the one that git knows."""

from __future__ import annotations

import subprocess
from pathlib import Path

from compare.errors import UsageError

LONGEST = 200  # characters: every decision carries the name


def reviewer(given: str, folder: Path) -> str:
    """Name the person who decides: `given`, else the user that git knows in `folder`; `UsageError` for nobody."""
    name = " ".join((given or _git_user(folder)).split())
    wrong = "nobody is named as the reviewer" if not name else ""
    if len(name) > LONGEST:
        wrong = f"the reviewer's name has {len(name):,} characters, more than {LONGEST}"
    elif name and not name.isprintable():
        wrong = "the reviewer's name cannot be printed"
    if wrong:
        raise UsageError(
            wrong,
            "Give --reviewer NAME, set STORYDIFF_REVIEWER, or tell git: git config user.name NAME.",
        )
    return name


def _git_user(folder: Path) -> str:
    """Ask git for its `user.name` in `folder`; "" where there is none."""
    try:
        asked = subprocess.run(
            ["git", "config", "user.name"],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip()
