"""What the repository shows of the program, made anew: `python -m tests.accept` accepts it.

Made are the page of the seed pair, its picture (where this machine has a browser), and the parts of the README that
come from the program: the summary in the terminal, the table of kinds, the figures of the bench. Tests hold the page
and the README to what is made here; the picture is for people.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir
from pathlib import Path

from compare.articles import read_story
from compare.cli.explain import markdown_table
from compare.kinds import KINDS
from compare.model import Report
from compare.pipeline import compare_story
from compare.renderers import html, text
from compare.settings import Settings
from tests import browser, picture
from tests.bench.figures import Accepted, read_accepted

ROOT = Path(__file__).parent.parent
STORY = "seeds/india-us-talks"
PAGE = Path("reports", "india-us-talks", "report.html")
PICTURE = PAGE.with_name("page.png")
README = ROOT / "README.md"
ACCEPTED = ROOT / "tests" / "bench" / "accepted-own.json"
COMMAND = "python -m tests.accept"

WIDTH, SHOWN = 88, 3  # columns of the summary in the README, and points that it shows in two of them
# What the README shows of the bench: set, figure, and what a reader calls it.
FIGURES = (
    ("stories", "alignment F1", "sentences paired, F1"),
    ("stories", "unmatched F1", "sentences that only one article has, F1"),
    ("stories", "must loose", "marked differences found"),
    ("stories", "traps hit", "equal passages flagged all the same (0 is best)"),
    ("words_mtref", "links F1", "words paired, F1"),
    ("quotes_shared", "kind accuracy", "quotations called whole, cut or reworded rightly"),
    ("quotes_shared", "false flags on same", "equal quotations flagged (0 is best)"),
    ("attribution_polnear", "all source exact F1", "speakers of remarks, exact, F1"),
    ("attribution_polnear", "all content exact F1", "extents of remarks, exact, F1"),
    ("sentences_gum_news", "ends F1", "sentence ends, F1"),
)
# The same of the pairs that nobody read while the rules were made and the tables fitted.
FRESH = ROOT / "tests" / "bench" / "accepted-fresh.json"
FRESH_FIGURES = (
    ("stories", "groups reached", "statements that both articles make, paired"),
    ("stories", "must led", "what a fact-checker must see: some finding stands on its words"),
    ("stories", "must lax", "the same: found as what it is, by family of kinds"),
    ("stories", "precision", "errors and warnings that a reader marked too"),
    ("stories", "note precision", "notes that a reader marked too"),
    ("stories", "traps hit", "equal passages called a conflict, of 180"),
)
_PART = re.compile(r"(<!-- made: (?P<name>[a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def seed_report() -> Report:
    """What the program says of the seed pair, with paths as from the top of the repository."""
    with chdir(ROOT):
        return compare_story(read_story([STORY]), Settings())


def parts(report: Report, accepted: Accepted) -> Mapping[str, Iterator[str]]:
    """The lines of each made part of the README."""
    return {
        "summary": _summary(report),
        "kinds": markdown_table(KINDS.values()),
        "figures": _figures(accepted, FIGURES),
        "fresh": _figures(read_accepted(FRESH), FRESH_FIGURES),
    }


def _summary(report: Report) -> Iterator[str]:
    """What the terminal shows of `report`, with fewer points in columns."""
    yield "```text"
    yield from text.render(report, width=WIDTH, limit=SHOWN).splitlines()
    yield f"review:  storydiff review {STORY}"
    yield f"written: {PAGE.as_posix()}"
    yield "```"


def _figures(accepted: Accepted, shown: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """The accepted figures that tell most."""
    yield "| set | figure | accepted |"
    yield "|---|---|---|"
    for name, figure, words in shown:
        yield f"| `{name}` | {words} | {accepted[name].figures[figure]:.2f} |"


def filled(readme: str, made: Mapping[str, Iterator[str]]) -> str:
    """Put what is `made` between the marks of `readme`; raises ValueError where marks and parts do not match."""
    named = [part["name"] for part in _PART.finditer(readme)]
    if sorted(named) != sorted(made):
        raise ValueError(f"the README has marks for {named}, made are {sorted(made)}")
    return _PART.sub(lambda part: part[1] + "\n".join(made[part["name"]]) + "\n" + part[3], readme)


def readme_of(report: Report) -> str:
    """The README as it should be."""
    return filled(README.read_text(encoding="utf-8"), parts(report, read_accepted(ACCEPTED)))


def main() -> int:
    """Write all that is made."""
    report = seed_report()
    for path, made in ((ROOT / PAGE, html.render(report)), (README, readme_of(report))):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
        print(f"written: {path.relative_to(ROOT)}")
    if browser.find() is None:
        print("not written: the picture, for want of a browser (python -m tests.browser)", file=sys.stderr)
        return 1
    picture.take(ROOT / PAGE, ROOT / PICTURE)
    print(f"written: {PICTURE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
