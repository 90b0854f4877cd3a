"""What starts somebody off: `init`, shell completion, and the files for CI services."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from compare.cli import main
from compare.configuration import OPTIONS, configure, read_file

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYDIFF_CACHE_DIR", str(tmp_path / "cache"))


def test_the_starter_passes_its_own_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    folder = tmp_path / "news"
    assert main(["init", str(folder), "--ci", "github", "--ci", "gitlab", "--ci", "pre-commit"]) == 0
    out = capsys.readouterr().out
    for name in (
        "storydiff.toml",
        ".gitattributes",
        ".gitignore",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        "workflows/storydiff.yml",
    ):
        assert name in out
    monkeypatch.chdir(folder)
    assert main(["check", "-q"]) == 0
    assert main(["check", "-q", "--ignore-decisions"]) == 1  # there is something to see in it
    assert (folder / ".gitignore").read_text() == "/reports/\n"


def test_what_is_there_is_kept(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "storydiff.toml").write_text('fail-on = "error"\n')
    (tmp_path / ".gitignore").write_text("*.log")
    (tmp_path / "seeds" / "mine").mkdir(parents=True)
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "storydiff.toml").read_text() == 'fail-on = "error"\n'
    assert (tmp_path / ".gitignore").read_text() == "*.log\n/reports/\n"
    assert not (tmp_path / "seeds" / "example").exists()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert main(["init", str(tmp_path)]) == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert "kept:" in capsys.readouterr().out
    assert main(["init", str(tmp_path / "storydiff.toml")]) == 2


def test_a_folder_that_cannot_be_written_is_told_without_a_flag_that_init_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "write_text", refuse)
    assert main(["init", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert "Read-only file system. Name a folder" in err and "-o FORMAT" not in err


def test_the_starter_names_every_setting_with_its_default(tmp_path: Path) -> None:
    text = (ROOT / "compare" / "cli" / "starter" / "storydiff.toml").read_text()
    own = {"model", "cache", "color", "reviewer"}  # a person's or a machine's, not a repository's
    uncommented = "\n".join(line.removeprefix("# ") for line in text.splitlines() if "=" in line or "[" in line)
    (tmp_path / "storydiff.toml").write_text(uncommented.split('"quote.form"')[0])
    found = configure({}, str(tmp_path / "storydiff.toml"), environment={})
    assert read_file(tmp_path / "storydiff.toml").keys() == OPTIONS.keys() - own
    assert dict(found.values) == {name: default for name, (_, default) in OPTIONS.items()}


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_the_commands(shell: str, capsys: Capture) -> None:
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert "check" in out and "fail-on" in out


def test_bash_takes_the_completion(tmp_path: Path) -> None:
    script = tmp_path / "completion"
    script.write_text(subprocess.run([sys.executable, "-m", "compare", "completion", "bash"], capture_output=True,
                                     text=True, check=True).stdout)  # fmt: skip
    ask = f"source {script}; COMP_WORDS=(storydiff che); COMP_CWORD=1; _shtab_storydiff; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "check", done.stderr


def action() -> Any:
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_no_input_is_spliced_into_a_script() -> None:
    steps = action()["runs"]["steps"]
    assert not any("${{" in step["run"] for step in steps)
    given = {value for step in steps for value in step.get("env", {}).values()}
    assert given == {f"${{{{ inputs.{name} }}}}" for name in action()["inputs"]}


def test_the_action_runs_and_hostile_inputs_stay_words(tmp_path: Path) -> None:
    """The very script of the action, with the variables that the service would set."""
    shutil.copytree(ROOT / "compare" / "cli" / "starter" / "seeds", tmp_path / "seeds")
    check = action()["runs"]["steps"][-1]
    (tmp_path / "storydiff" / "bin").mkdir(parents=True)
    (tmp_path / "storydiff" / "bin" / "storydiff").symlink_to(Path(sys.executable).parent / "storydiff")

    def run(**inputs: str) -> subprocess.CompletedProcess[str]:
        variables = {"STORIES": "", "FAIL_ON": "", "SARIF": "out.sarif", "CONFIG": "", **inputs}
        runner = {name: str(tmp_path / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        environment = {**os.environ, **variables, **runner, "RUNNER_TEMP": str(tmp_path)}
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]]
        return subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    done = run()
    assert done.returncode == 1, done.stderr
    assert "::" in done.stdout and (tmp_path / "out.sarif").is_file()
    assert (tmp_path / "github_output").read_text() == "exit-code=1\n"
    assert "example" in (tmp_path / "github_step_summary").read_text()
    assert run(FAIL_ON="never", STORIES="seeds/example\n").returncode == 0
    (tmp_path / "storydiff.toml").write_text('fail-on = "never"\n')
    assert run().returncode == 0, "what the settings say counts where the caller says nothing"
    assert run(FAIL_ON="note").returncode == 1
    for hostile in ("$(touch pwned)", "`touch pwned`", '"; touch pwned; "', "--version"):
        assert run(STORIES=hostile).returncode == 2
        assert run(FAIL_ON=hostile).returncode == 2
    assert not (tmp_path / "pwned").exists()


def test_the_files_for_services_are_what_they_should_be() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["entry"] for hook in hooks] == ["storydiff check"]
    starter = ROOT / "compare" / "cli" / "starter"
    for name in ("dot-gitlab-ci.yml", "dot-pre-commit-config.yaml", "dot-github/workflows/storydiff.yml"):
        assert "storydiff check" in (starter / name).read_text(encoding="utf-8")
        yaml.safe_load((starter / name).read_text(encoding="utf-8"))
    tomllib.loads((starter / "storydiff.toml").read_text(encoding="utf-8"))


def test_services_install_the_cpu_build_first_and_of_a_version_that_the_program_takes() -> None:
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    (torch,) = [one for one in needs if one.startswith("torch")]
    bound = torch.partition(",")[2]
    starter = ROOT / "compare" / "cli" / "starter"
    gitlab = yaml.safe_load((starter / "dot-gitlab-ci.yml").read_text(encoding="utf-8"))["storydiff"]["script"]
    scripts = [
        [step["run"] for step in workflow()["jobs"]["check"]["steps"] if "run" in step],
        gitlab,
        action()["runs"]["steps"][0]["run"].splitlines(),
    ]
    for lines in scripts:
        installs = [line for line in lines if " install " in line]
        assert f'"torch{bound}" --index-url https://download.pytorch.org/whl/cpu' in installs[0]
        assert "torch" not in installs[1]


def workflow() -> Any:
    text = (ROOT / "compare" / "cli" / "starter" / "dot-github" / "workflows" / "storydiff.yml").read_text("utf-8")
    return yaml.safe_load(text)


def test_a_repository_that_may_not_upload_does_not_fail_for_that() -> None:
    (upload,) = [step for step in workflow()["jobs"]["check"]["steps"] if "upload-sarif" in step.get("uses", "")]
    assert upload["continue-on-error"] is True
    assert "head.repo.full_name == github.repository" in upload["if"], "a fork's token is for reading only"
    assert "hashFiles('storydiff.sarif') != ''" in upload["if"], "where nothing was written, there is nothing to upload"
