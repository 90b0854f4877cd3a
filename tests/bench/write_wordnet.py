"""Writes the table of word meanings: `python -m tests.bench.write_wordnet FOLDER`.

In come the files of the WordNet 3.0 database (Princeton University; Debian's wordnet-base has them), out goes
`compare/lexicon/wordnet/wordnet.txt.gz`: single lower-case words with their commonest senses, and of each sense what
stands above it, what is alike and what is opposite. Rare senses are left out on purpose: by one of them nearly any
two words share a meaning.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from compare.lexicon.wordnet import TABLE

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
MOST_SENSES = 5
ALIKE, ABOVE, OPPOSITE, FROM_ADJECTIVE = "&$", "@", "!", "\\"
_WORD = re.compile(r"[a-z]+(-[a-z]+)*")
Key = tuple[str, int]


@dataclass
class Synset:
    """One meaning: its words in order, and its pointers (sign, target, word here, word there; 0 is all words)."""

    field_number: int
    words: list[str]
    pointers: list[tuple[str, Key, int, int]] = field(default_factory=list)


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file without the licence at its head."""
    return (line for line in path.read_text(encoding="latin-1").splitlines() if not line.startswith(" "))


def read_synsets(folder: Path) -> dict[Key, Synset]:
    """Every synset by part of speech and offset, as wndb(5) describes the data files."""
    synsets = {}
    for name, part in PARTS.items():
        for line in _lines(folder / f"data.{name}"):
            cells = line.split(" | ")[0].split()
            end = 4 + 2 * int(cells[3], 16)
            words = [re.sub(r"\(\w+\)$", "", word) for word in cells[4:end:2]]
            synset = Synset(int(cells[1]), words)
            for k in range(end + 1, end + 1 + 4 * int(cells[end]), 4):
                sign, offset, target, ends = cells[k : k + 4]
                key = ("a" if target == "s" else target, int(offset))
                synset.pointers.append((sign, key, int(ends[:2], 16), int(ends[2:], 16)))
            synsets[part, int(cells[0])] = synset
    return synsets


def read_words(folder: Path, synsets: dict[Key, Synset]) -> dict[tuple[str, str], list[Key]]:
    """The commonest senses of each single lower-case word, by word and part of speech."""
    words = {}
    for name, part in PARTS.items():
        for line in _lines(folder / f"index.{name}"):
            cells = line.split()
            keys = [(part, int(offset)) for offset in cells[-int(cells[2]) :]][:MOST_SENSES]
            kept = [key for key in keys if cells[0] in synsets[key].words]  # not the capitalised senses: names
            if _WORD.fullmatch(cells[0]) and kept:
                words[cells[0], part] = kept
    return words


def read_forms(folder: Path, known: dict[tuple[str, str], list[Key]]) -> Iterator[tuple[str, str]]:
    """Irregular forms, each with its part of speech and base form."""
    for name, part in PARTS.items():
        for line in (folder / f"{name}.exc").read_text(encoding="latin-1").splitlines():
            form, *bases = line.split()
            yield from ((form, part + base) for base in bases if base != form and (base, part) in known)


def needed(synsets: dict[Key, Synset], words: dict[tuple[str, str], list[Key]]) -> list[Key]:
    """The synsets of the kept words and all that stands above or beside them, sorted."""
    open_keys = [key for keys in words.values() for key in keys]
    found: set[Key] = set()
    while open_keys:
        key = open_keys.pop()
        if key not in found:
            found.add(key)
            open_keys += [target for sign, target, _, _ in synsets[key].pointers if sign in ALIKE + ABOVE + OPPOSITE]
    return sorted(found)


def table(folder: Path) -> str:
    """The whole table as text: licence, words, irregular forms, synsets."""
    synsets = read_synsets(folder)
    words = read_words(folder, synsets)
    keys = needed(synsets, words)
    number = {key: k for k, key in enumerate(keys)}
    licence = [
        line.split(" ", 3)[-1]
        for line in (folder / "data.noun").read_text(encoding="latin-1").splitlines()
        if line[:2] == "  "
    ]
    rows = ["\n".join(line.rstrip() for line in licence), "@words"]
    bases: dict[str, list[str]] = {}
    for form, base in read_forms(folder, words):
        bases.setdefault(form, []).append(base)
    entries: dict[str, list[str]] = {}
    for (word, part), held in sorted(words.items()):
        pointers = [(p, k) for k in held for p in synsets[k].pointers if p[2] and synsets[k].words[p[2] - 1] == word]
        opposites = sorted({f"{p[1][0]}{synsets[p[1]].words[p[3] - 1]}" for p, _ in pointers if p[0] == OPPOSITE})
        sources = sorted({f"{synsets[p[1]].words[p[3] - 1]}" for p, _ in pointers if p[0] == FROM_ADJECTIVE})
        bases.setdefault(word, []).extend("a" + s.split("(")[0] for s in sources if (s, "a") in words)
        senses = " ".join(str(number[key]) for key in held)
        entries.setdefault(word, []).append(f"{part}:{senses}:{' '.join(opposites)}")
    rows += [f"{word}\t" + "\t".join(entries[word]) for word in sorted(entries)]
    rows += ["@forms", *(f"{form}\t{' '.join(sorted(set(found)))}" for form, found in sorted(bases.items()) if found)]
    rows.append("@synsets")
    for key in keys:
        cells = [str(synsets[key].field_number)]
        for signs in (ABOVE, ALIKE, OPPOSITE):
            targets = sorted({number[t] for sign, t, _, _ in synsets[key].pointers if sign in signs})
            cells.append(" ".join(map(str, targets)))
        rows.append("\t".join(cells))
    return "\n".join(rows) + "\n"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="with data.noun, index.noun, noun.exc and so on")
    text = table(parser.parse_args().folder)
    TABLE.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{TABLE}: {len(text):,} characters, {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
