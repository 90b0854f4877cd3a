"""A browser to look at pages with: Chromium, wherever this machine keeps it.

`python -m tests.browser` says where that is, and installs one where there is none: Debian's package for root on
Debian, else Playwright's own build. Without a browser the tests that need one are skipped; in CI they fail. What else
the tests need that pip does not bring, the SARIF validator, is installed along with it.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import validator

COMMANDS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
DEBIAN = ("chromium", "fonts-dejavu-core", "fonts-liberation")
BY_HAND = "Install Chromium by hand (Debian: apt-get install chromium), then run this again."


def command() -> str | None:
    """The Chromium that this machine has as a command, if any."""
    return next(filter(None, map(shutil.which, COMMANDS)), None)


def find() -> str | None:
    """Where a Chromium is: a command, or Playwright's own build."""
    if found := command():
        return found
    with sync_playwright() as started:
        own = started.chromium.executable_path
    return own if Path(own).exists() else None


@contextmanager
def launched() -> Iterator[Browser]:
    """A running browser; where there is none, Playwright's error says so."""
    with sync_playwright() as started:
        # Chromium has no sandbox for root; the only pages it opens here were made here.
        browser = started.chromium.launch(executable_path=command(), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


needs_browser = pytest.mark.skipif(
    not os.environ.get("CI") and find() is None,
    reason="no Chromium, so no page was looked at; `python -m tests.browser` installs one",
)


def installation() -> list[list[str]]:
    """The commands that install a browser for this user on this machine."""
    system = platform.freedesktop_os_release().get("ID") if sys.platform == "linux" else ""
    if system == "debian" and os.geteuid() == 0:
        return [["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "--no-install-recommends", *DEBIAN]]
    return [[sys.executable, "-m", "playwright", "install", "chromium"]]


def main() -> int:
    """Say where the browser is, after installing it if need be; 1 where that fails."""
    if find() is None:
        for line in installation():
            print("+", *line, flush=True)
            subprocess.run(line, check=False, stdin=subprocess.DEVNULL)
    found = find()
    print(f"browser: {found}" if found else f"no browser. {BY_HAND}", file=sys.stdout if found else sys.stderr)
    return max(validator.main(), 0 if found else 1)


if __name__ == "__main__":
    sys.exit(main())
