"""What all tests share."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does; a test that is too slow shows in pytest's own times.
settings.register_profile("storydiff", deadline=None)
settings.load_profile("storydiff")

# A shell that runs the tests in the background has them ignore Ctrl-C, and with them every program that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

MOST = 4  # processes: each holds the model and opens a browser of its own


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All tests run on all processors; a file, a test or a choice by words runs here, where it begins at once."""
    is_whole = all(Path(one).is_dir() for one in config.args)
    is_choice = not is_whole or config.getoption("keyword") or config.getoption("lf", False)
    processors = min(MOST, os.cpu_count() or 1)
    return 0 if is_choice or processors == 1 else processors
