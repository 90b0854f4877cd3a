"""Which articles of a heap tell one story: what is found, what is told apart, and what is written for a person."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles import read_heap, read_story
from compare.articles.manifest import is_proposed
from compare.cli import main
from compare.embeddings import Encoder, load_encoder
from compare.model import Article
from compare.pairing import Heap, Lead, clusters, find_stories
from compare.pairing.clusters import CUT
from compare.pipeline import read_leads
from tests.heap import ARTICLES, STORIES

Capture = pytest.CaptureFixture[str]
NAMES = sorted(ARTICLES)


@cache
def encoder() -> Encoder:
    return load_encoder("all-MiniLM-L6-v2", cache=False)


def leads_of(texts: Sequence[str], published: str | None = None) -> list[Lead]:
    """The leads of plain texts, all of one day."""
    digests = (hashlib.sha256(text.encode()).hexdigest() for text in texts)
    articles = [
        Article(str(n), f"{n}.txt", text, digest, published=published)
        for n, (text, digest) in enumerate(zip(texts, digests, strict=True), 1)
    ]
    return read_leads(articles, encoder())


@cache
def leads() -> Mapping[str, Lead]:
    return dict(zip(NAMES, leads_of([ARTICLES[name] for name in NAMES]), strict=True))


def found(heap: Heap, names: Sequence[str]) -> set[frozenset[str]]:
    return {frozenset(names[member] for member in story.members) for story in heap.stories}


def write_heap(folder: Path, names: Sequence[str] = NAMES) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(ARTICLES[name], encoding="utf-8")
    return folder


# What is found


@given(st.permutations(NAMES))
def test_stories_are_found_in_any_order_and_a_look_alike_stays_alone(names: list[str]) -> None:
    heap = find_stories([leads()[name] for name in names])
    assert found(heap, names) == set(map(frozenset, STORIES))
    assert {names[n] for n in heap.alone} == {"chess", "lost-engine", "potatoes"}


def test_a_story_says_why() -> None:
    story = next(s for s in find_stories([leads()[name] for name in NAMES]).stories if len(s.members) == 2)
    assert {"Marigold", "Orla Fenwick", "212"} <= set(story.shared)
    assert CUT <= story.chance <= 1
    assert story.title in {leads()[NAMES[member]].title for member in story.members}


@pytest.mark.parametrize("count", [0, 1])
def test_few_articles_are_no_story(count: int) -> None:
    heap = find_stories([leads()["chess"]][:count])
    assert heap == Heap((), (), tuple(range(count)))


def test_a_copy_is_no_second_source() -> None:
    text = ARTICLES["fees-mail"]
    edited = text.replace("disappointed", "sorry")
    others = [ARTICLES["fees-times"], ARTICLES["chess"]]
    heap = find_stories(leads_of([text, *others, text, edited]))
    assert heap.copies == ((0, 3, 4),)
    assert [story.members for story in heap.stories] == [(0, 1)]
    alone = find_stories(leads_of([text, text]))
    assert not alone.stories and alone.copies == ((0, 1),)


@pytest.mark.parametrize(("apart", "one"), [(0, True), (7, True), (8, False), (400, False)])
def test_what_is_told_long_after_is_another_story(apart: int, one: bool) -> None:
    first = leads_of([ARTICLES["ferry-herald"]], "2025-03-04")
    later = leads_of([ARTICLES["ferry-post"]], (date(2025, 3, 4) + timedelta(days=apart)).isoformat())
    assert bool(find_stories([*first, *later]).stories) == one
    undated = leads_of([ARTICLES["ferry-post"]])
    assert find_stories([*first, *undated]).stories, "what has no date may be of any day"


# Candidates and groups


def invented(count: int, seed: int) -> list[Lead]:
    """Leads of random vectors and days."""
    rows = np.random.default_rng(seed).normal(size=(count, 16))
    unit = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    draw = random.Random(seed)
    days = [None if draw.random() < 0.2 else date(2025, 1, 1) + timedelta(days=draw.randrange(40)) for _ in unit]
    return [
        Lead(str(n), day, row, row[None, :], {}, frozenset([n]))
        for n, (row, day) in enumerate(zip(unit, days, strict=True))
    ]


@given(st.integers(0, 60), st.integers(0, 1000), st.integers(0, 30))
def test_candidates_grow_with_the_articles_and_keep_to_the_window(count: int, seed: int, days: int) -> None:
    heap = invented(count, seed)
    pairs = clusters.candidates(heap, days)
    assert len(pairs) <= clusters.NEAREST * count
    assert pairs == sorted(set(pairs)) and all(i < j for i, j in pairs)
    dated = [(one, two) for i, j in pairs if (one := heap[i].day) and (two := heap[j].day)]
    assert all(abs((one - two).days) <= days for one, two in dated)
    if 2 <= count <= clusters.NEAREST + 1:
        wanted = [
            (i, j)
            for i, j in combinations(range(count), 2)
            if not (one := heap[i].day) or not (two := heap[j].day) or abs((one - two).days) <= days
        ]
        assert pairs == wanted, "so few are all neighbours"


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = clusters.candidates(invented(50, 3), 9)
    monkeypatch.setattr(clusters, "BLOCK", 7)
    assert clusters.candidates(invented(50, 3), 9) == whole


CHANCES = st.integers(2, 9).flatmap(
    lambda n: st.fixed_dictionaries({pair: st.floats(0, 1) for pair in combinations(range(n), 2)})
)


@given(CHANCES)
def test_groups_are_a_partition_of_what_belongs_together_on_average(chances: dict[tuple[int, int], float]) -> None:
    members = sorted({m for pair in chances for m in pair})
    groups = clusters.cluster(members, chances, lambda _i, _j: 0.0)
    assert sorted(m for group in groups for m in group) == members
    for group in groups:
        inside = [chances[pair] for pair in combinations(group, 2)]
        assert not inside or max(inside) >= CUT - 1e-9
    for one, two in combinations(groups, 2):
        across = [chances[min(i, j), max(i, j)] for i in one for j in two]
        assert fmean(across) < CUT + 1e-9, "they would have been joined"


def test_a_chain_is_not_a_story() -> None:
    chain = {(n, n + 1): 0.6 for n in range(5)}
    groups = clusters.cluster(range(6), chain, lambda _i, _j: 0.05)
    assert max(map(len, groups)) == 2


def test_a_part_too_large_to_weigh_is_cut_at_surer_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "LARGEST", 3)
    sure = {(0, 1): 0.99, (1, 2): 0.99, (0, 2): 0.99, (3, 4): 0.99, (2, 3): 0.55}
    assert clusters.cluster(range(5), sure, lambda _i, _j: 0.0) == [[0, 1, 2], [3, 4]]


# The command


def test_the_list_names_stories_sources_and_reasons(tmp_path: Path, capsys: Capture) -> None:
    assert main(["pair", str(write_heap(tmp_path / "inbox")), "--no-cache"]) == 0
    out = capsys.readouterr().out
    assert out.count("   sure ") == len(STORIES)
    assert all(f"{name}.txt" in out for story in STORIES for name in story)
    assert "Orla Fenwick" in out and "potatoes.txt" not in out
    assert out.rstrip().endswith("8 articles: 2 stories, 3 alone")
    assert not (tmp_path / "seeds").exists()


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, capsys: Capture) -> None:
    inbox = write_heap(tmp_path / "inbox")
    (inbox / "broken.json").write_text("{", encoding="utf-8")
    (inbox / "empty.txt").write_text("", encoding="utf-8")
    assert main(["pair", str(inbox), "--no-cache"]) == 3
    out, err = capsys.readouterr()
    assert out.count("   sure ") == len(STORIES)
    assert [line.split("/")[-1].split(":")[0] for line in err.splitlines()] == ["broken.json", "empty.txt"]


def test_an_empty_heap_and_a_file_are_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "inbox").mkdir()
    assert main(["pair", str(tmp_path / "inbox")]) == 3
    assert "no article files" in capsys.readouterr().err
    assert main(["pair", str(tmp_path / "nowhere")]) == 2
    assert "not a folder" in capsys.readouterr().err


def test_one_article_is_a_heap_without_a_story(tmp_path: Path, capsys: Capture) -> None:
    assert main(["pair", str(write_heap(tmp_path / "inbox", ["chess"])), "--no-cache", "--write"]) == 0
    assert capsys.readouterr().out == "1 article: 0 stories, 1 alone\n"


@pytest.mark.parametrize("wrong", [["--days", "-1"], ["--days", "x"], ["--sure", "2"], ["--sure", "nan"]])
def test_wrong_arguments_are_one_line(wrong: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert main(["pair", str(tmp_path), *wrong]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_proposals_can_be_read_and_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_heap(tmp_path / "inbox")
    assert main(["pair", "inbox", "--no-cache", "--write", "-q"]) == 0
    folders = sorted((tmp_path / "seeds").iterdir())
    assert len(folders) == len(STORIES)
    for folder in folders:
        manifest = (folder / "story.toml").read_text(encoding="utf-8")
        assert manifest.startswith("# Proposed by") and "# sure " in manifest
        story = read_story([str(folder)])
        names = {name for name, text in ARTICLES.items() if text in {a.text for a in story.articles}}
        assert names in STORIES and len(names) == len(story.articles)
        assert f'path = "{story.articles[0].path.rpartition("/")[2]}"' in manifest


def test_proposals_are_confirmed_by_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    write_heap(tmp_path / "inbox")
    assert main(["pair", "inbox", "--no-cache", "--write", "-q"]) == 0
    first, second = sorted(path.relative_to(tmp_path) for path in (tmp_path / "seeds").iterdir())
    manifest = second / "story.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    before = read_story([str(second)])
    assert main(["pair", "--accept", str(first)]) == 0
    assert capsys.readouterr().out == f"accepted: {first / 'story.toml'}\n"
    assert [is_proposed(folder) for folder in (first, second)] == [False, True]
    assert main(["pair", "--accept"]) == 0
    assert capsys.readouterr().out == f"accepted: {manifest}\n"
    text = manifest.read_text(encoding="utf-8")
    assert text.startswith("# sure ") and "propose" not in text.casefold() and text.endswith("# mine\n")
    assert read_story([str(second)]) == before
    assert main(["pair", "--accept"]) == 0
    assert capsys.readouterr().out == "no proposals in seeds\n"


def test_what_is_found_can_be_accepted_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_heap(tmp_path / "inbox")
    command = ["pair", "inbox", "--no-cache", "-q"]
    assert main([*command, "--accept"]) == 0
    straight = {path: path.read_bytes() for path in Path("seeds").rglob("*") if path.is_file()}
    assert len(straight) == len(STORIES) + sum(map(len, STORIES))
    shutil.rmtree("seeds")
    assert main([*command, "--write"]) == 0
    assert main([*command, "--accept"]) == 0, "what is proposed already is confirmed as it is"
    assert {path: path.read_bytes() for path in Path("seeds").rglob("*") if path.is_file()} == straight


def test_accepting_needs_something_to_accept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["pair"]) == 2
    assert "no folder of articles given" in capsys.readouterr().err
    assert main(["pair", "--accept"]) == 2
    assert "“seeds” cannot be read" in capsys.readouterr().err


def test_nothing_that_is_there_is_overwritten(tmp_path: Path, capsys: Capture) -> None:
    inbox, into = write_heap(tmp_path / "inbox"), tmp_path / "out"
    command = ["pair", str(inbox), "--no-cache", "-o", str(into)]
    assert main(command) == 0
    mine = next(iter(sorted(into.iterdir()))) / "story.toml"
    mine.write_text("mine", encoding="utf-8")
    before = {file: file.read_bytes() for file in into.rglob("*") if file.is_file()}
    capsys.readouterr()
    assert main(command) == 0
    assert capsys.readouterr().err.count("left as it is") == len(STORIES)
    assert {file: file.read_bytes() for file in into.rglob("*") if file.is_file()} == before


def test_a_record_of_a_larger_file_becomes_a_file(tmp_path: Path) -> None:
    inbox, into = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    records = [{"text": ARTICLES[name], "title": name, "date": "2025-03-04"} for name in NAMES]
    (inbox / "all.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert main(["pair", str(inbox), "--no-cache", "-q", "-o", str(into)]) == 0
    stories = [read_story([str(folder)]) for folder in sorted(into.iterdir())]
    assert sorted(sorted(str(a.headline) for a in story.articles) for story in stories) == sorted(map(sorted, STORIES))
    assert {a.published for story in stories for a in story.articles} == {"2025-03-04"}
    assert all(a.text == ARTICLES[str(a.headline)] for story in stories for a in story.articles)


HOSTILE = ['a"]\n[[source]]\nx.txt', "\x1b[31mred\x07.txt", "-rf.txt", "all.jsonl#3.txt", "\u202etxt.txt", "üñí …'.txt"]


@pytest.mark.parametrize("name", [*HOSTILE, os.fsdecode(b"caf\xe9.txt")], ids=range(len(HOSTILE) + 1))
def test_names_of_files_command_nothing(name: str, tmp_path: Path, capsys: Capture) -> None:
    inbox, into = write_heap(tmp_path / "inbox", ["ferry-post", "potatoes"]), tmp_path / "out"
    (inbox / name).write_text(ARTICLES["ferry-herald"], encoding="utf-8")
    assert main(["pair", str(inbox), "--no-cache", "-v", "-o", str(into)]) == 0
    out = capsys.readouterr().out
    assert "1 story" in out and not set(out) & {"\x1b", "\x07", "\u202e"}
    (folder,) = into.iterdir()
    story = read_story([str(folder)])
    assert sorted(a.text for a in story.articles) == sorted([ARTICLES["ferry-herald"], ARTICLES["ferry-post"]])
    assert all(file.name.isascii() for file in folder.iterdir())


def test_a_title_commands_nothing_either(tmp_path: Path) -> None:
    inbox, into = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    title = '"]\nid = "b\\"\n\x1b[2J../../etc/passwd \ud800'
    for name in ("ferry-herald", "ferry-post"):
        record = {"text": ARTICLES[name], "title": title, "sitename": "\x1b[2Jx\ny"}
        (inbox / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    assert main(["pair", str(inbox), "--no-cache", "-q", "-o", str(into)]) == 0
    (folder,) = into.iterdir()
    assert folder.name == "id-b-2j-etc-passwd"
    assert len(read_story([str(folder)]).articles) == 2


def test_stories_and_hidden_folders_are_left_out_of_a_heap(tmp_path: Path) -> None:
    inbox = write_heap(tmp_path / "inbox", ["chess"])
    write_heap(inbox / "more" / "deep", ["potatoes"])
    write_heap(inbox / ".git", ["fees-mail"])
    write_heap(inbox / "known", ["ferry-post"])
    (inbox / "known" / "story.toml").write_text("", encoding="utf-8")
    (inbox / "circle").symlink_to(inbox, target_is_directory=True)
    articles, unread = read_heap(str(inbox))
    assert [Path(a.path).stem for a in articles] == ["chess", "potatoes"] and not unread
