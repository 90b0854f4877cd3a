"""What each paragraph is in its article: body, headline, heading, or furniture of the page.

Furniture is told by its words, headings by how they stand: set apart, without a full stop, with text below. In a
text of which no line stops nothing tells them apart, so there are none.
"""

import re
from collections.abc import Iterator, Sequence

from compare.model import SentenceRole
from compare.sentences.blocks import MARKER
from compare.sentences.furniture import is_biography, is_furniture
from compare.sentences.posts import Repetition, is_signature, is_teaser, looks_like_post, unsigned
from compare.text import fold

Roles = list[SentenceRole]

_TOP, _TAIL = 6, 4
_KICKER = 2
_HEADLINE_LONGEST = 25
_POINTS_AT_LIST = re.compile(
    r"(?:also|related|recommended|trending|more|most|top|latest|read|see|watch|you|don|editor|popular)\b", re.I
)
_WHOLE_QUOTE = re.compile(r"[\"“‘'].*[\"”’']", re.DOTALL)
_MANY = 50


def paragraph_roles(lines: Sequence[str], headline: str | None) -> Roles:
    """The role of each paragraph in `lines`; `headline` is what the source says it is, if it says so."""
    roles: Roles = ["boilerplate" if is_furniture(line) else "body" for line in lines]
    _mark_front_matter(lines, roles)
    for i in range(max(0, len(lines) - _TAIL), len(lines)):
        if is_biography(lines[i]):
            roles[i] = "boilerplate"
    _mark_posts(lines, roles)
    if not any(role == "body" and stops(line) for line, role in zip(lines, roles, strict=True)):
        return roles
    _mark_headline(lines, roles, headline)
    _mark_headings(lines, roles)
    _mark_pull_quotes(lines, roles)
    return roles


def _mark_front_matter(lines: Sequence[str], roles: Roles) -> None:
    """The block of keys between dashes that opens many Markdown files."""
    if lines and lines[0].strip() == "---":
        end = next((i for i in range(1, min(len(lines), 40)) if lines[i].strip() == "---"), 0)
        roles[: end + 1] = ["boilerplate"] * (end + 1)


def _mark_posts(lines: Sequence[str], roles: Roles) -> None:
    """Signatures of embedded posts, and the posts that repeat the article or come from an outlet."""
    posts = {i - 1: (lines[i - 1], line) for i, line in enumerate(lines) if i and is_signature(line)}
    for i, line in enumerate(lines):
        if is_signature(line):
            roles[i] = "boilerplate"
        elif looks_like_post(line) or unsigned(line) != line:
            posts.setdefault(i, (unsigned(line), line))
    if not posts:
        return
    repetition = Repetition(lines)
    for i, (post, signature) in posts.items():
        if is_teaser(post, signature) or repetition.repeats(post):
            roles[i] = "boilerplate"


def _mark_headline(lines: Sequence[str], roles: Roles, headline: str | None) -> None:
    """The line that prints the known headline; without one, a display line that opens the article."""
    top = [i for i in range(len(lines)) if roles[i] == "body"][:_TOP]
    if headline:
        wanted = _letters(headline)
        for i in top:
            if wanted and _letters(lines[i]) == wanted:
                roles[i] = "headline"
        return
    first = top[0]
    if len(lines[first].split()) <= _KICKER and len(top) > 1 and is_display(lines[first]) and is_display(lines[top[1]]):
        roles[first], first = "heading", top[1]
    if first != top[-1] and _opens_like_headline(lines[first]):
        roles[first] = "headline"


def _opens_like_headline(line: str) -> bool:
    """Whether `line`, the first of an article, reads like its headline: a lead has small letters and a full stop."""
    words = line.split()
    if has_markup(line) or is_display(line) or is_question(line):
        return True
    return len(words) <= _HEADLINE_LONGEST and (not stops(line) or (len(words) >= 4 and is_title_case(line)))


def _mark_headings(lines: Sequence[str], roles: Roles) -> None:
    """Display lines with text below them, questions in their row, and lists of links, which have no text below."""
    shown = [i for i, role in enumerate(roles) if role == "body" and _is_heading_line(lines[i])]
    asked = [i for i, role in enumerate(roles) if role == "body" and i not in shown and i and is_question(lines[i])]
    if len(asked) > 1 or (asked and shown):
        shown = sorted(shown + [i for i in asked if not lines[i - 1].endswith(":")])
    for run in _runs(shown, lines, roles):
        below = next((i for i in range(run[-1] + 1, len(lines)) if roles[i] == "body"), None)
        for i, role in zip(run, _run_roles(run, below, lines, roles), strict=True):
            roles[i] = role


def _is_heading_line(line: str) -> bool:
    """Whether `line` may be a heading; one in small letters has to be short and to report nothing."""
    if has_markup(line):
        return True
    return is_display(line) and (is_title_case(line) or (len(line.split()) <= 10 and " said" not in line))


def _runs(shown: Sequence[int], lines: Sequence[str], roles: Sequence[SentenceRole]) -> Iterator[list[int]]:
    """The display lines in runs, which end at body text and where a list of links is announced."""
    inside = set(shown)
    run: list[int] = []
    for i in range(len(lines)):
        if i in inside:
            run.append(i)
        elif run and (roles[i] == "body" or _points_at_list(lines[i])):
            yield run
            run = []
    if run:
        yield run


def _run_roles(
    run: Sequence[int], below: int | None, lines: Sequence[str], roles: Sequence[SentenceRole]
) -> list[SentenceRole]:
    """The roles of consecutive display lines: headings, the items of a list, or links to other articles."""
    above = run[0] - 1
    titles = sum(is_title_case(lines[i]) for i in run)
    if above >= 0 and roles[above] == "body" and lines[above].endswith(":"):
        return ["body"] * len(run)
    if above >= 0 and roles[above] == "boilerplate" and _points_at_list(lines[above]):
        return ["boilerplate"] * len(run)
    if below is None:
        short = all(len(lines[i].split()) <= 6 for i in run)
        return ["boilerplate" if short or 2 * titles > len(run) else "body"] * len(run)
    if len(run) <= 2:
        return ["heading"] * len(run)
    if 2 * titles > len(run):
        links: list[SentenceRole] = ["boilerplate"] * (len(run) - 1)
        return [*links, "heading"]
    return ["body" if len(lines[i].split()) >= 6 else "heading" for i in run]


def _points_at_list(line: str) -> bool:
    """Whether `line` stands above a list of links ("Related stories")."""
    return len(line.split()) <= 6 and bool(_POINTS_AT_LIST.match(line))


def _mark_pull_quotes(lines: Sequence[str], roles: Roles) -> None:
    """Display lines and quotations set apart whose words another paragraph prints as well."""
    apart = [
        i
        for i, role in enumerate(roles)
        if role in ("body", "heading") and len(lines[i].split()) >= 5
        and (role == "heading" or _WHOLE_QUOTE.fullmatch(lines[i]))
    ]  # fmt: skip
    if not apart or len(apart) > _MANY:
        return
    whole = " ".join(_letters(line) for line in lines)
    for i in apart:
        if whole.count(_letters(lines[i])) > 1:
            roles[i] = "boilerplate"


def _letters(line: str) -> str:
    """The folded letters and digits of `line`, squeezed, so that marks and case do not count."""
    return " ".join(re.findall(r"[^\W_]+", fold(line)))


_STOPPED = re.compile(r"[.!?;:,…][\"'”’»)\]]*$")
_ASKED = re.compile(r"\?[\"'”’»)\]]*$")
_QUESTION = re.compile(
    r"(?:what|why|how|who|when|where|which|will|is|are|can|could|does|do|did|has|should)\b", re.IGNORECASE
)
_MARKDOWN = re.compile(r"#{1,6}\s+\S|(?:\*\*|__)[^*_]+(?:\*\*|__)$")
_SECOND = re.compile(r"[^\W\d_]{3}[.!?][\"'”’»)\]]* [\"'“‘(\[]?[A-Z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST = 20


def has_markup(line: str) -> bool:
    """Whether `line` is a heading by Markdown's marks."""
    return bool(_MARKDOWN.match(line))


def is_title_case(line: str) -> bool:
    """Whether `line` capitalises its longer words, as headlines do and sentences do not."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if len(w) > 3]
    upper = sum(w[0].isupper() for w in words)
    return len(words) >= 2 and upper >= 0.8 * len(words)


def is_display(line: str) -> bool:
    """Whether `line` stands like a heading: short, begun with a capital, without a full stop at its end."""
    words = line.split(maxsplit=LONGEST + 1)
    if not _WORD.search(line) or len(words) > LONGEST or MARKER.match(line) or _SECOND.search(line):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "\"'“‘#*$£€₹"):
        return False
    if not _STOPPED.search(line):
        return True
    if line.isupper() and len(words) <= 10:
        return True
    return bool(_ASKED.search(line)) and is_title_case(line)


def is_question(line: str) -> bool:
    """Whether `line` is a short question that may head a section: "What happens next?"."""
    return (
        bool(_ASKED.search(line)) and bool(_QUESTION.match(line)) and len(line.split()) <= 12 and line.count("?") == 1
    )


def stops(line: str) -> bool:
    """Whether `line` ends like a sentence."""
    return bool(_STOPPED.search(line))
