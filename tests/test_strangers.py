"""What a repository that somebody cloned may not do: write or show what lies outside it, or run code."""

from __future__ import annotations

import os
import pickle
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from compare.cli import main
from compare.configuration import configure
from compare.embeddings.packaged import model_folder

Capture = pytest.CaptureFixture[str]
SECRET = "What nobody else may read or write."
A = "The ferry left the harbour at nine with 40 people on board. Nobody was hurt, the company said on Monday."
B = "The ferry left the harbour at ten with 40 people on board. Nobody was hurt, the company said on Monday."


@pytest.fixture(autouse=True)
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a story, beside the home of whoever cloned it; the working folder."""
    story = tmp_path / "clone" / "seeds" / "ferry"
    story.mkdir(parents=True)
    for name, text in (("a.txt", A), ("b.txt", B)):
        (story / name).write_text(text)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "own.txt").write_text(SECRET)
    monkeypatch.chdir(tmp_path / "clone")
    monkeypatch.setenv("STORYDIFF_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "clone"


@pytest.fixture(autouse=True)
def untouched(tmp_path: Path, clone: Path) -> object:
    """Whatever a test does, nothing appears beside the repository, and what is there stays as it is."""
    yield
    assert [path.name for path in (tmp_path / "home").rglob("*")] == ["own.txt"]
    assert (tmp_path / "home" / "own.txt").read_text() == SECRET


def told(capsys: Capture) -> str:
    """The one line that was told."""
    (line,) = capsys.readouterr().err.splitlines()
    return line


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('output = ["text:HOME/own.txt"]', "leads out"),
        ('output = "text:../home/own.txt"', "leads out"),
        ('output = ["json:all.json", "text:linked/own.txt"]', "leads out"),
        ('output = ["text:out/linked.txt"]', "leads out"),
        ('output = ["text:seeds/../../home/new/own.txt"]', "leads out"),
        ('output = ["text:.git/config"]', "is hidden"),
        ('output = ["text:out/hidden/activate"]', "is hidden"),
        ('reports = "HOME"', "leads out"),
        ('reports = "../home"', "leads out"),
        ('reports = "linked/new"', "leads out"),
        ('reports = "circle"', "leads out"),
        ('seeds = "HOME"', "leads out"),
        ('seeds = "seeds/../.."', "leads out"),
        ('seeds = "linked"', "leads out"),
        ('model = "HOME"', "leads out"),
        ('model = "../home"', "leads out"),
        ('model = "seeds/../../home"', "leads out"),
        ('model = "~"', "leads out"),
        ('model = "linked"', "leads out"),
    ],
)
@pytest.mark.parametrize("command", ["check", "compare seeds/ferry", "review list"])
def test_a_file_of_settings_names_nothing_outside_its_folder(
    clone: Path, capsys: Capture, settings: str, said: str, command: str
) -> None:
    home = clone.parent / "home"
    (clone / ".venv").mkdir()
    (clone / "out").mkdir()
    links: dict[str, str | Path] = {
        "linked": home,
        "out/linked.txt": home / "own.txt",
        "out/hidden": clone / ".venv",
        "circle": "circle",
    }
    for name, target in links.items():
        (clone / name).symlink_to(target)
    (clone / "storydiff.toml").write_text(settings.replace("HOME", home.as_posix()))
    before = sorted(clone.rglob("*"))
    assert main(command.split()) == 2
    line = told(capsys)
    assert said in line and f"storydiff.toml: {settings.partition(' ')[0]}: “" in line
    assert sorted(clone.rglob("*")) == before


def test_a_flag_or_a_variable_may_name_any_place(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = clone.parent / "elsewhere"
    (clone / "storydiff.toml").write_text('reports = "../home"\nseeds = "../home"\noutput = "text:../home/own.txt"\n')
    (clone / "seeds").rename(clone.parent / "stories")
    monkeypatch.setenv("STORYDIFF_REPORTS", str(elsewhere))
    monkeypatch.setenv("STORYDIFF_SEEDS", "../stories")
    assert main(["check", "-q", "--exit-zero", "-o", "html", "-o", "json:../elsewhere/all.json"]) == 0
    assert sorted(path.name for path in elsewhere.rglob("*.*")) == ["all.json", "report.html"]


def test_the_places_in_a_file_are_counted_from_it(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clone / "model").mkdir()
    (clone / "storydiff.toml").write_text('output = ["json:out/all.json", "html", "text:-"]\nmodel = "model"\n')
    monkeypatch.chdir(clone / "seeds" / "ferry")
    found = configure({}, environment={})
    assert found["output"] == (f"json:{clone}/out/all.json", "html", "text:-")
    assert found["model"] == str(clone / "model")
    (clone / "model").rmdir()
    assert configure({}, environment={})["model"] == "model"  # a name of the hub


@pytest.mark.parametrize("link", ["reports", "reports/ferry", "reports/ferry/report.html"])
@pytest.mark.parametrize("command", ["check -o html", "compare seeds/ferry"])
def test_links_among_the_reports_lead_nowhere_else(
    clone: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, link: str, command: str
) -> None:
    home = clone.parent / "home"
    (clone / link).parent.mkdir(parents=True, exist_ok=True)
    (clone / link).symlink_to(home / "own.txt" if link.endswith("html") else home)
    assert main([*command.split(), "-q", "--no-progress"]) == 2
    assert "leads out of this folder. Only a flag or STORYDIFF_REPORTS" in told(capsys)


def test_a_link_in_place_of_the_list_of_stories_leads_nowhere_else(clone: Path, capsys: Capture) -> None:
    shutil.copytree(clone / "seeds" / "ferry", clone / "seeds" / "other")
    (clone / "reports").mkdir()
    (clone / "reports" / "index.html").symlink_to(clone.parent / "home" / "own.txt")
    assert main(["check", "-q", "--no-progress", "-o", "html"]) == 2
    assert "index.html” leads out of this folder" in told(capsys)


def test_a_link_with_the_name_of_a_draft_is_not_written_through(clone: Path) -> None:
    (clone / f".all.json.{os.getpid()}").symlink_to(clone.parent / "home" / "own.txt")
    assert main(["compare", "seeds/ferry", "-q", "-o", "json:all.json"]) == 0
    assert (clone / "all.json").read_text().startswith("{")


def test_seeds_that_are_a_link_are_looked_into_only_on_request(
    clone: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone / "seeds").rename(clone.parent / "stories")
    (clone / "seeds").symlink_to(clone.parent / "stories")
    assert main(["check"]) == 2
    assert "“seeds” leads out of this folder" in told(capsys)
    monkeypatch.setenv("STORYDIFF_SEEDS", "seeds")
    assert main(["check", "-q", "--exit-zero"]) == 0


class Evil:
    """What writes a file when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, ("ran",)


def modules(folder: Path) -> None:
    (folder / "evil.py").write_text("import os\nos.mkdir('ran')\nclass Evil: ...\n")
    (folder / "modules.json").write_text('[{"idx": 0, "name": "0", "path": "", "type": "evil.Evil"}]')


def weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps({"embeddings.word_embeddings.weight": Evil()}, protocol=2))


def code(folder: Path) -> None:
    (folder / "evil.py").write_text("import os\nos.mkdir('ran')\nclass Evil: ...\n")
    text = (folder / "config.json").read_text().rstrip().removesuffix("}")
    named = '"model_type": "evil", "auto_map": {"AutoConfig": "evil.Evil", "AutoModel": "evil.Evil"}'
    (folder / "config.json").write_text(f"{text}, {named}}}")


@pytest.mark.parametrize("spoil", [modules, weights, code])
def test_a_model_in_the_repository_runs_no_code(clone: Path, capsys: Capture, spoil: Callable[[Path], None]) -> None:
    shutil.copytree(model_folder(), clone / "model")
    (clone / "storydiff.toml").write_text('model = "model"\n')
    spoil(clone / "model")
    assert main(["compare", "seeds/ferry", "-q"]) == 4
    assert told(capsys).startswith("storydiff: error: the model model cannot be used: ")
    assert not (clone / "ran").exists()


@pytest.fixture
def report(clone: Path) -> Callable[..., str]:
    """Run a check, which is to end with a code, and give all that it wrote and said."""

    def run(code: int, *arguments: str) -> str:
        assert main(["check", "-q", "--no-progress", "-o", "html", "-o", "json:all.json", *arguments]) == code
        return "\n".join(path.read_text() for path in (clone / "all.json", *(clone / "reports").rglob("*.html")))

    return run


@pytest.fixture
def leaky(clone: Path) -> Path:
    """Beside the home, articles of its owner that a link may lead to."""
    private = clone.parent / "private"
    shutil.copytree(clone / "seeds" / "ferry", private / "mine")
    for path in (private / "mine").iterdir():
        path.write_text(f"{path.read_text()} {SECRET}")
    return private / "mine"


@pytest.mark.parametrize("name", ["c.txt", "c.json", "c.html"])
def test_a_link_in_a_story_shows_nothing_outside_it(
    clone: Path, leaky: Path, report: Callable[..., str], capsys: Capture, name: str
) -> None:
    (clone / "seeds" / "ferry" / name).symlink_to(leaky / "a.txt")
    (clone / "seeds" / "ferry" / "d.txt").symlink_to("a.txt")  # inside: as good as the file itself
    text = report(3, "--exit-zero")
    assert SECRET not in text and '"id": "c"' in text and '"id": "d"' not in text
    assert told(capsys).startswith(f"storydiff: error: seeds/ferry/{name}: a link that leads out of its folder")


def test_a_story_of_links_alone_is_told(clone: Path, leaky: Path, report: Callable[..., str], capsys: Capture) -> None:
    for path in (clone / "seeds" / "ferry").iterdir():
        path.unlink()
        path.symlink_to(leaky / path.name)
    assert SECRET not in report(3)
    assert "fewer than two articles can be read: seeds/ferry/a.txt: a link" in told(capsys)


@pytest.mark.parametrize(
    "way", ["/PRIVATE/a.txt", "../../../private/mine/a.txt", "linked.txt", "deep/a.txt", "PRIVATE/a.jsonl#1"]
)
def test_a_manifest_names_nothing_outside_its_folder(
    clone: Path, leaky: Path, report: Callable[..., str], capsys: Capture, way: str
) -> None:
    story = clone / "seeds" / "ferry"
    (story / "linked.txt").symlink_to(leaky / "a.txt")
    (story / "deep").symlink_to(leaky)
    way = way.replace("/PRIVATE", leaky.as_posix()).replace("PRIVATE", leaky.as_posix())
    (story / "story.toml").write_text(f"[[source]]\npath = '{way}'\n[[source]]\npath = 'b.txt'\n")
    shutil.copytree(
        clone / "seeds" / "ferry", clone / "seeds" / "other", ignore=lambda *_: ["story.toml", "deep", "linked.txt"]
    )
    text = report(3, "--exit-zero")
    assert SECRET not in text and (clone / "reports" / "other" / "report.html").exists()
    assert "leads out of the story's folder" in told(capsys)


def test_a_manifest_that_is_a_link_is_not_read(clone: Path, leaky: Path, report: Callable[..., str]) -> None:
    (leaky / "story.toml").write_text(f"title = '{SECRET}'\n[[source]]\npath = 'a.txt'\n[[source]]\npath = 'b.txt'\n")
    (clone / "seeds" / "ferry" / "story.toml").symlink_to(leaky / "story.toml")
    assert SECRET not in report(3)


def test_a_story_that_is_a_link_is_read_only_by_its_path(
    clone: Path, leaky: Path, report: Callable[..., str], capsys: Capture
) -> None:
    (clone / "seeds" / "link").symlink_to(leaky)
    shutil.copytree(clone / "seeds" / "ferry", clone / "seeds" / "original")
    (clone / "seeds" / "within").symlink_to("original")  # inside, and the same story
    text = report(3, "--exit-zero")
    assert SECRET not in text and text.count('"id": "original"') == 1
    assert told(capsys).startswith("storydiff: error: seeds/link: a link that leads out of its folder")
    assert main(["check", "link"]) == 2
    assert told(capsys).startswith("storydiff: error: seeds/link leads out of “seeds”")
    assert SECRET in report(0, "--exit-zero", "seeds/link")


@pytest.mark.parametrize("command", ["list", "stats", "export", "prune", "import saved.jsonl", "--reviewer Ann"])
def test_decisions_of_a_story_that_is_a_link_are_not_shown(
    clone: Path, leaky: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: SIM115, PTH123 - nobody types
    line = '{"fp": "fp1:0123456789abcdef", "status": "confirmed", "by": "Ann", "comment": "COMMENT"}\n'
    (leaky / "decisions.jsonl").write_text(line.replace("COMMENT", SECRET))
    (clone / "saved.jsonl").write_text("")
    (clone / "seeds" / "link").symlink_to(leaky)
    assert main(["review", *command.split()]) == 3
    shown = capsys.readouterr()
    assert SECRET not in shown.out and "seeds/link: a link that leads out of its folder" in shown.err


@pytest.mark.parametrize("link", ["decisions", "decisions.jsonl"])
def test_decisions_are_written_into_the_story_alone(clone: Path, leaky: Path, capsys: Capture, link: str) -> None:
    target = leaky / "new" if link == "decisions" else leaky / "new.jsonl"
    if link == "decisions":
        target.mkdir()
    before = sorted(leaky.rglob("*"))
    (clone / "seeds" / "ferry" / link).symlink_to(target)
    assert main(["check", "-q", "--no-progress", "--write-baseline"]) == 3
    assert "a link that leads out of the story's folder" in told(capsys)
    assert sorted(leaky.rglob("*")) == before


def test_a_heap_is_sorted_without_what_links_lead_to(clone: Path, leaky: Path, capsys: Capture) -> None:
    shutil.copytree(clone / "seeds" / "ferry", clone / "heap" / "inner")
    (clone / "heap" / "inner" / "c.txt").symlink_to(leaky / "a.txt")
    (clone / "heap" / "d.txt").symlink_to(clone / "heap" / "inner" / "a.txt")
    (clone / "heap" / "deep").symlink_to(leaky)
    assert main(["pair", "heap", "--write", "--no-progress"]) == 3
    shown = capsys.readouterr()
    assert "heap/d.txt" in shown.out and "heap/inner/c.txt: a link that leads out of its folder" in shown.err
    assert all(SECRET not in path.read_text() for path in (clone / "seeds").rglob("*.txt"))


def test_a_starter_is_written_into_its_folder_alone(clone: Path, capsys: Capture) -> None:
    (clone / ".github").symlink_to(clone.parent / "home")
    assert main(["init", "--ci", "github"]) == 2
    assert "leads out of" in told(capsys)


def test_articles_are_fetched_into_a_story_that_lies_where_it_is_named(
    clone: Path, leaky: Path, capsys: Capture
) -> None:
    (clone / "seeds" / "link").symlink_to(leaky)
    assert main(["fetch", "http://paper.example/ferry", "--story", "link"]) == 2
    assert "seeds/link leads out of seeds" in told(capsys)


def test_two_stories_of_one_name_do_not_share_a_report(clone: Path, capsys: Capture) -> None:
    shutil.copytree(clone / "seeds" / "ferry", clone / "seeds" / "Ferry!")
    assert main(["check"]) == 2
    assert "seeds/Ferry! and seeds/ferry would both be called “ferry”. Rename one of them" in told(capsys)
    assert not (clone / "reports").exists()
    assert main(["check", "-q", "--exit-zero", "seeds/ferry"]) == 0
    (clone / "seeds" / "Ferry!").rename(clone / "seeds" / "паром")
    (clone / "seeds" / "ferry").rename(clone / "seeds" / "渡船")
    assert main(["check", "-q", "--exit-zero", "-o", "html"]) == 0
    assert len(list((clone / "reports").glob("story-*/report.html"))) == 2


def test_no_page_holds_what_a_terminal_obeys(clone: Path) -> None:
    text = (
        A.replace("nine", "ni\x12ne \x1b[31m\x07 \x0b \x0c \x85 \x9b31m") + " Nobody was hurt, the company said." * 20
    )
    (clone / "seeds" / "ferry" / "a.txt").write_text(text, encoding="utf-8")
    (clone / "seeds" / "ferry" / "story.toml").write_text(
        'title = "Ferry\\u001b[31m"\n[[source]]\npath = "a.txt"\npublisher = "\\u0012"\n[[source]]\npath = "b.txt"\n'
    )
    shutil.copytree(clone / "seeds" / "ferry", clone / "seeds" / "other")
    assert main(["check", "-q", "--exit-zero", "-o", "html"]) == 0
    pages = [path.read_text(encoding="utf-8") for path in (clone / "reports").rglob("*.html")]
    assert len(pages) == 3 and all("Ferry\ufffd[31m" in page for page in pages)
    assert not [page for page in pages if re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", page)]
