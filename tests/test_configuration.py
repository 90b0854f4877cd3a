"""Settings: flags before the environment before the file, and one clear line for whatever cannot be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.configuration import OPTIONS, configure, find_file
from compare.errors import UsageError


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_set_gives_the_defaults() -> None:
    found = configure({}, environment={})
    assert dict(found.values) == {name: default for name, (_, default) in OPTIONS.items()}
    assert (found.seeds, found.reports) == (Path("seeds"), Path("reports"))


def test_a_flag_goes_before_the_environment_and_that_before_the_file(own_folder: Path) -> None:
    (own_folder / "storydiff.toml").write_text('fail-on = "error"\nquote-policy = "strict"\nmin-confidence = 0.25\n')
    found = configure(
        {"fail-on": "never"}, environment={"STORYDIFF_FAIL_ON": "note", "STORYDIFF_QUOTE_POLICY": "clean"}
    )
    assert (found["fail-on"], found["quote-policy"], found["min-confidence"]) == ("never", "clean", 0.25)


def test_every_type_can_be_written_in_a_file_and_in_the_environment(own_folder: Path) -> None:
    (own_folder / "pyproject.toml").write_text(
        '[tool.storydiff]\nselect = ["quote", "number.conflict"]\ncache = false\nseeds = "stories"\n'
        'output = ["json:out.json", "html"]\nfail_status = ["open"]\n[tool.storydiff.severity]\nquote = "error"\n'
    )
    found = configure({}, environment={})
    assert found["select"] == ("number.conflict", "quote")
    assert found["output"] == ("json:out.json", "html")
    assert (found["cache"], found["fail-status"], dict(found["severity"])) == (False, ("open",), {"quote": "error"})
    assert found.seeds == Path("stories")
    variables = {"STORYDIFF_SEVERITY": "quote=note, name=error", "STORYDIFF_CACHE": "yes", "STORYDIFF_IGNORE": "name"}
    found = configure({}, environment=variables)
    assert (dict(found["severity"]), found["cache"], found["ignore"]) == (
        {"name": "error", "quote": "note"}, True, ("name",)
    )  # fmt: skip


def test_the_file_above_counts_and_folders_are_counted_from_it(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_folder / "storydiff.toml").write_text('seeds = "stories"\n')
    (own_folder / "pyproject.toml").write_text('[tool.storydiff]\nseeds = "elsewhere"\n')
    below = own_folder / "deep" / "down"
    below.mkdir(parents=True)
    (below / "pyproject.toml").write_text("[project]\n")  # says nothing of this program
    monkeypatch.chdir(below)
    assert find_file(below) == own_folder / "storydiff.toml"
    assert configure({}, environment={}).seeds == own_folder / "stories"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail_onn = "error"', "unknown setting “fail-onn”. Did you mean “fail-on”?"),
        ('fail-on = "sometimes"', "fail-on: “sometimes” is not one of error, warning, note, never"),
        ("select = 3", "select: “3” is not a list of names"),
        ('select = ["quote.cat"]', "unknown kind “quote.cat”. Did you mean “quote.cut”?"),
        ('severity = {quote = "grave"}', "is not KIND=LEVEL, where LEVEL is one of error"),
        ("min-confidence = 2", "min-confidence: “2” is not a number from 0 to 1"),
        ("min-confidence = true", "min-confidence: “True” is not a number from 0 to 1"),
        ('cache = "perhaps"', "cache: “perhaps” is not true or false"),
        ('seeds = "a\\u0000"', "is not a text in quotes"),
        ('output = ["json:a\\u0000"]', "is not a list of texts"),
        ("seeds = 1", "seeds: “1” is not a text in quotes"),
        ("seeds = [", "not valid TOML"),
        ("seeds = " + "[" * 5000, "not valid TOML"),
        ("min-confidence = " + "1" * 400, "is not a number from 0 to 1"),
        ("min-confidence = " + "1" * 5000, "not valid TOML"),
    ],
)
def test_what_cannot_be_meant_is_one_line(text: str, said: str, own_folder: Path) -> None:
    file = own_folder / "storydiff.toml"
    file.write_text(text + "\n")
    with pytest.raises(UsageError) as told:
        configure({}, environment={})
    assert said in str(told.value) and str(file.name) in str(told.value)
    assert "\n" not in str(told.value)


def test_an_unknown_variable_and_an_unreadable_file_are_told(own_folder: Path) -> None:
    with pytest.raises(UsageError, match=r"the environment: unknown setting “STORYDIFF_FAILON”.*STORYDIFF_FAIL_ON"):
        configure({}, environment={"STORYDIFF_FAILON": "note"})
    with pytest.raises(UsageError, match=r"nowhere\.toml: cannot be read"):
        configure({}, "nowhere.toml", environment={})
    (own_folder / "pyproject.toml").write_text("[project]\n")
    with pytest.raises(UsageError, match=r"no table \[tool.storydiff\]"):
        configure({}, "pyproject.toml", environment={})
    assert configure({}, environment={"STORYDIFF_CACHE_DIR": "x", "STORYDIFF_FAIL_ON": ""})["fail-on"] == "warning"
