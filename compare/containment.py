"""Whether a path lies in a folder once every link is followed: what a stranger's files name may not lead elsewhere."""

from __future__ import annotations

from pathlib import Path


def is_within(path: Path, folder: Path) -> bool:
    """Whether `path` lies in `folder`, wherever links lead; what cannot be followed, as a circle of links, does not.

    Neither has to be there. A hard link looks like the file itself and cannot be told from it.
    """
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
