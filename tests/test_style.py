"""The linter, the formatter and the type checker have nothing to say: their settings stand in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("tool", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join)
def test_nothing_to_say(tool: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *tool], capture_output=True, text=True, check=False, cwd=ROOT, timeout=600
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
