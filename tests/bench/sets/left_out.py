"""Story pairs under weights that never saw the story: what the figures are on articles that nothing was fitted on.

In: a folder with one subfolder a story, each holding the files of weights that take the place of the package's own,
by their path inside it, as LEFT_OUT/brannock/alignment/weights.json; a script that fits writes them with `write`. Pairs
of one story share the id before the first "-". Each story is compared by a copy of the package with its weights laid
over, so it does not matter how and when the package reads them. A story that has no weights there is not scored.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import compare
from tests.bench.folders import BenchSet, Folders, Measured, read_json
from tests.bench.score import score_pair
from tests.bench.sets.stories import summarise

PACKAGE = Path(compare.__file__).parent


def story_of(pair: str) -> str:
    """The story that a pair belongs to."""
    return pair.split("-", 1)[0]


def write(folder: Path, story: str, weights: Path, content: bytes) -> None:
    """Keep `content` in `folder` as the file `weights` of the package, fitted without `story`."""
    place = folder / story / weights.resolve().relative_to(PACKAGE.resolve())
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def fits(folder: Path) -> list[str]:
    """What was fitted anew without each story, by the folder of its weights."""
    files = {path.relative_to(story).parent for story in _stories(folder) for path in story.rglob("*.*")}
    return sorted(path.as_posix() for path in files)


def _stories(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def measure(folders: Folders) -> Measured:
    """The figures of the set of stories, each story under its own weights."""
    scores, absent = [], []
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        shutil.copytree(PACKAGE, root / "compare", ignore=shutil.ignore_patterns("__pycache__"))
        for path, weights in _with_weights(folders):
            if weights is None:
                absent.append(f"{path.stem}: no weights without story {story_of(path.stem)}")
                continue
            with_weights(root / "compare", weights)
            scores.append(score_pair(read_json(path), compared(root, folders.data / "stories", path.stem)))
    return summarise(scores, absent)


def _with_weights(folders: Folders) -> Iterator[tuple[Path, Path | None]]:
    """Each marked pair whose articles are there, with the folder of its story's weights."""
    weights = {path.name: path for path in folders.find("left_out/*") if path.is_dir()}
    for path in folders.find("gold/*.json"):
        if all((folders.data / "stories" / f"{path.stem}-{side}.json").is_file() for side in "ab"):
            yield path, weights.get(story_of(path.stem))


def with_weights(package: Path, weights: Path) -> None:
    """Lay the files below `weights` over those of `package`, which a story before may have changed."""
    for file in weights.rglob("*"):
        if file.is_file():
            shutil.copyfile(file, package / file.relative_to(weights))


def compared(root: Path, stories: Path, pair: str) -> Mapping[str, Any]:
    """The report of the package in `root` on `pair`."""
    out = root / "report.json"
    call = [sys.executable, "-m", "compare", "compare", *(str(stories / f"{pair}-{side}.json") for side in "ab")]
    subprocess.run(
        [*call, "-o", f"json:{out}", "-q", "--no-progress"],
        check=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.DEVNULL,
    )
    report: Mapping[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return report


SETS: tuple[BenchSet, ...] = (
    BenchSet("stories_left_out", ("gold/*.json", "data/stories/*.json", "left_out/*"), measure),
)
