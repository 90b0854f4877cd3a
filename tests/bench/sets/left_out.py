"""Story pairs and changed facts under weights that never saw the story: figures for articles nothing was fitted on.

In: a folder with one subfolder a story, each holding the files of weights that take the place of the package's own, by
their path inside it, as LEFT_OUT/brannock/alignment/weights.json; tests/bench/leave_out.py makes it. Stories whose
weights are the same are measured together, in a process with a copy of the package over which the weights are laid, so
it does not matter how and when the package reads them. A story without weights is not measured.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import compare
from tests.bench.folders import BenchSet, Folders, Measured, digest
from tests.bench.sets import mutations, stories

PACKAGE = Path(compare.__file__).parent
_ECB = re.compile(r"(\d+)_\d+ecb")
FITS = "fits.txt"  # in the folder of weights: the scripts that made them
PROJECT = Path(__file__).parents[3]


def story_of(pair: str) -> str:
    """The story that a pair or an article is of: they share what stands before the first "-".

    Documents of the corpus ECB+ are called by their topic and number instead, as 12_4ecbplus.
    """
    topic = _ECB.match(pair)
    return f"ecb{topic[1]}" if topic else pair.split("-", 1)[0]


def write(folder: Path, story: str, weights: Path, content: bytes) -> None:
    """Keep `content` in `folder` as the file `weights` (by its path in the package), fitted without `story`."""
    place = folder / story / weights
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def fits(folders: Folders, name: str) -> tuple[str, ...]:
    """The scripts whose weights never saw a story, where the set `name` measures under such weights."""
    files = folders.find(f"left_out/{FITS}") if name in {bench.name for bench in SETS} else []
    return tuple(files[0].read_text(encoding="utf-8").split()) if files else ()


def groups(folders: Folders) -> Iterator[tuple[Path, set[str]]]:
    """The stories by the weights that never saw them, with a folder of those."""
    found: dict[str, tuple[Path, set[str]]] = {}
    for folder in folders.find("left_out/*"):
        if folder.is_dir():
            key = digest(sorted(path for path in folder.rglob("*") if path.is_file()))
            found.setdefault(key, (folder, set()))[1].add(folder.name)
    yield from found.values()


def in_copy(weights: Path, folders: Folders, name: str, told: Collection[str]) -> list[Any]:
    """What the set `name` gives for the stories `told` where the package has these `weights`."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        shutil.copytree(PACKAGE, root / "compare", ignore=shutil.ignore_patterns("__pycache__"))
        for file in weights.rglob("*"):
            if file.is_file():
                shutil.copyfile(file, root / "compare" / file.relative_to(weights))
        asked = [name, sorted(told), str(folders.data), str(folders.gold), str(folders.items or ""), folders.sample]
        call = [sys.executable, "-m", "tests.bench.sets.left_out", json.dumps(asked), str(root / "out")]
        paths = os.pathsep.join([str(root), str(PROJECT)])
        subprocess.run(call, check=True, cwd=root, env=os.environ | {"PYTHONPATH": paths})
        made: list[Any] = pickle.loads((root / "out").read_bytes())
    return made


def worker(asked: str, out: Path) -> None:
    """Measure some stories and leave what they give in `out`; run by `in_copy`."""
    if PACKAGE.parent != out.parent:
        raise RuntimeError(f"the package is {PACKAGE}, not the copy beside {out}")
    name, told, data, gold, items, sample = json.loads(asked)
    folders = Folders(Path(data), Path(gold), Path(items) if items else None, sample)
    made: list[Any]
    if name == "stories":
        made = [stories.score(path, *files) for path, files in stories.found(folders) if story_of(path.stem) in told]
    else:
        drawn, known = mutations.drawn(folders)
        made = list(mutations.results([item for item in drawn if story_of(item["pair"]) in told], known))
    out.write_bytes(pickle.dumps(made))


def measure_stories(folders: Folders) -> Measured:
    """The figures of the marked pairs, each under weights without its story."""
    scores = [score for weights, told in groups(folders) for score in in_copy(weights, folders, "stories", told)]
    return stories.summarise(scores, _absent(folders, [path.stem for path, _ in stories.found(folders)]))


def measure_mutations(folders: Folders) -> Measured:
    """The figures of changed facts, each under weights without its story."""
    found = [result for weights, told in groups(folders) for result in in_copy(weights, folders, "mutations", told)]
    return mutations.summarise(found)


def _absent(folders: Folders, pairs: Collection[str]) -> list[str]:
    told = {story for _, some in groups(folders) for story in some}
    return [f"{pair}: no weights without its story" for pair in pairs if story_of(pair) not in told]


MADE, WEIGHTS = (f"left_out/{FITS}",), ("left_out/*/**/*.*",)
SETS: tuple[BenchSet, ...] = (
    BenchSet("stories_left_out", (*stories.FILES, *MADE), measure_stories, WEIGHTS),
    BenchSet("mutations_left_out", (*mutations.FILES, *MADE), measure_mutations, WEIGHTS, sampled=True),
)

if __name__ == "__main__":
    worker(sys.argv[1], Path(sys.argv[2]))
