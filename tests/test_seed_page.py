"""The page of the seed pair in the repository is the one that the command makes today, byte for byte."""

from __future__ import annotations

from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from compare.cli import main
from tests.accept import COMMAND, PAGE, ROOT, STORY

SHOWN = 40  # lines of a difference


def test_the_page_in_the_repository_is_what_the_command_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    made = tmp_path / "report.html"
    assert main(["compare", STORY, "-o", f"html:{made}", "--quiet", "--no-cache"]) == 0
    if made.read_bytes() == (ROOT / PAGE).read_bytes():
        return
    kept, new = (path.read_text(encoding="utf-8").splitlines() for path in (ROOT / PAGE, made))
    lines = [line[:200] for line in islice(unified_diff(kept, new, "kept", "made", lineterm="", n=0), SHOWN)]
    pytest.fail("\n".join([f"{PAGE} differs from what is made now; accept with: {COMMAND}", *lines]), pytrace=False)
