"""Where reports go: what would be lost or silent is refused before anything is compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compare.cli.outputs import check_many, check_places, parse_outputs
from compare.errors import UsageError
from compare.model import Story
from tests.samples import article


@pytest.mark.parametrize(
    ("asked", "stories", "said"),
    [
        ("html:page.html", 2, "2 stories would go to one file, “page.html”"),
        ("html:-", 1, "html of many stories cannot go to stdout"),
        ("html:page.html", 1, ""),
        ("html", 2, ""),
        ("json:all.json", 2, ""),
        ("json", 2, ""),
    ],
)
def test_pages_of_many_stories_need_a_place_each(asked: str, stories: int, said: str) -> None:
    outputs = parse_outputs([asked])
    if said:
        with pytest.raises(UsageError, match=said):
            check_many(outputs, stories)
    else:
        check_many(outputs, stories)


@pytest.mark.parametrize("name", ["decisions.jsonl", "story.toml", "a.txt"])
def test_what_people_write_is_never_overwritten(name: str, tmp_path: Path) -> None:
    made = replace(article("a", "The ferry sails."), path=str(tmp_path / "a.txt"))
    story = Story("ferry", "Ferry", (made,))
    with pytest.raises(UsageError, match="will not write"):
        check_places(parse_outputs([f"json:{tmp_path}/./{name}"]), story)
    check_places(parse_outputs([f"json:{tmp_path}/report.json"]), story)
