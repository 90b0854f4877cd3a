"""The bench on the project's own set: no figure is worse than the accepted one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import quality

BENCH = Path(__file__).parent / "bench"
OWN = ["--data", BENCH / "own" / "data", "--gold", BENCH / "own" / "gold", "--accepted", BENCH / "accepted-own.json"]


def test_no_figure_drops(capsys: pytest.CaptureFixture[str]) -> None:
    code = quality.main([str(part) for part in OWN])
    assert code == 0, capsys.readouterr().out
