"""All mentions of an article in reading order, before anything is known of who is who.

In: sentences and tokens. Out: `Mention` records with titles and first guesses of type. Sentences in title case wait
for `headings`, which looks up what the body has named.
"""

from collections.abc import Iterator, Sequence

from compare.lexicon.bodies import BODIES, HEADS_BODY
from compare.lexicon.countries import DEMONYMS
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.lexicon.places import STATES, STATES_AFTER_COMMA
from compare.lexicon.titles import ROLES
from compare.mentions.names.evidence import Evidence, is_capital
from compare.mentions.names.guess import guess
from compare.mentions.names.mention import Mention, split_title, title_after, title_before
from compare.mentions.names.runs import Range, Runner, name_like
from compare.naming import government_of, place_of, words
from compare.text import Token

LONGEST_WORK = 7  # words of a title in quotation marks: a longer run is a sentence
_WHERE = frozenset(["in", "at", "near", "from", "outside", "to", "of"])
_PEOPLES = frozenset(["african", "asian", "native", "european", "anglo", "arab", "muslim", "jewish"])
_DASHES = frozenset("-–—―(")


def collect(text: str, row: int, tokens: Sequence[Token], evidence: Evidence) -> Iterator[Mention]:
    """Yield the mentions of sentence number `row` (an index), given its `tokens`."""
    quoted = list(_works(tokens))
    for first, last in quoted:
        yield _make(text, row, tokens, first, first, last, "other")
    ranges = [r for r in Runner(tokens, evidence).runs() if not any(q[0] <= r[0] < q[1] for q in quoted)]
    for first, last in _with_states(tokens, ranges):
        mention = _mention(text, row, tokens, first, last)
        if mention is not None:
            yield mention


def _works(tokens: Sequence[Token]) -> Iterator[Range]:
    """Find titles of works: all longer words between two quotation marks have capitals."""
    opened = -1
    for i, token in enumerate(tokens):
        if token.norm not in ('"', "'"):
            continue
        inside = [t for t in tokens[opened + 1 : i] if t.is_word] if opened >= 0 else []
        while inside and not tokens[i - 1].is_word and i - 1 > opened:
            i -= 1  # noqa: PLW2901  (the closing comma is not part of the title)
        if 2 <= len(inside) <= LONGEST_WORK and _titular(inside):
            yield opened + 1, i
            opened = -1
        else:
            opened = i if tokens[i].norm in ('"', "'") else -1


def _titular(inside: Sequence[Token]) -> bool:
    """Whether the words have the capitals of a title, and two of them are no grammar words."""
    small = all(is_capital(t) or (len(t.text) < 4 and t.norm in FUNCTION_WORDS) for t in inside)
    strong = [t for t in inside if is_capital(t) and t.norm not in FUNCTION_WORDS]
    return small and len(strong) > 1 and is_capital(inside[-1]) and not any(t.norm.startswith("i'") for t in inside)


def _with_states(tokens: Sequence[Token], ranges: Sequence[Range]) -> Iterator[Range]:
    """Join a town with the US state after its comma: Burlington, Iowa."""
    i = 0
    while i < len(ranges):
        first, last = ranges[i]
        following = ranges[i + 1] if i + 1 < len(ranges) else None
        if following and following[0] == last + 1 and tokens[last].text == "," and _state(tokens, following):
            where = first == 0 or tokens[first - 1].norm in _WHERE or not tokens[first - 1].is_word
            if where and last - first < 4 and tokens[first].norm not in ROLES:
                last, i = following[1], i + 1
        yield first, last
        i += 1


def _state(tokens: Sequence[Token], found: Range) -> bool:
    before = tokens[found[0] - 2].norm
    if before in STATES and before != "washington":
        return False  # a list of states
    name = " ".join(t.norm for t in tokens[found[0] : found[1]] if t.is_word)
    return name in STATES_AFTER_COMMA


def _mention(text: str, row: int, tokens: Sequence[Token], first: int, last: int) -> Mention | None:
    """Make the mention of a run, None where it names nothing."""
    first = _office_of(tokens, first, last)
    begin = split_title(tokens, first, last)
    if begin == last:
        return _role_only(text, row, tokens, first, last)
    plain = [t.norm for t in tokens[begin:last] if t.is_word]
    if not plain or (len(plain) == 1 and not name_like(plain[0])) or _people(tokens, begin, last):
        return None
    abbreviated = plain[0] in STATES_AFTER_COMMA and plain[0] not in STATES and last < len(tokens)
    if len(plain) == 1 and (len(plain[0]) == 1 or (abbreviated and tokens[last].text == ".")):
        return None
    return _make(text, row, tokens, first, begin, last)


def _office_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """Give where the body or place begins in "President of Mexico", `first` in any other run."""
    for i in range(first, min(first + 4, last - 1)):
        if tokens[i].norm in ROLES and tokens[i + 1].norm in ("of", "for"):
            begin = i + 3 if tokens[i + 2].norm == "the" else i + 2
            name = " ".join(t.norm for t in tokens[begin:last])
            return begin if place_of(name) or name in BODIES or tokens[last - 1].norm in HEADS_BODY else first
    return first


def _people(tokens: Sequence[Token], begin: int, last: int) -> bool:
    """Whether the run is a compound of peoples such as Indian-American, which names no country."""
    inside = [t.norm for t in tokens[begin:last] if t.is_word]
    before = tokens[begin - 2].norm if begin > 1 and tokens[begin - 1].text == "-" else ""
    after = tokens[last + 1].norm if last + 1 < len(tokens) and tokens[last].text == "-" else ""
    joined = len(inside) == 2 and inside[1] in DEMONYMS and (inside[0] in DEMONYMS or inside[0] in _PEOPLES)
    return joined or (len(inside) == 1 and inside[0] in DEMONYMS and (before in DEMONYMS or after in DEMONYMS))


def _make(text: str, row: int, tokens: Sequence[Token], first: int, begin: int, last: int, kind: str = "") -> Mention:
    start, end = tokens[begin].start, tokens[last - 1].end
    name = " ".join(text[start:end].split())
    mention = Mention(row, begin, last, start, end, words(name), name, type=kind)
    if kind:
        return mention
    title = title_before(tokens, begin, first)
    if first == begin and _impersonal(mention):
        title = begin
    mention.titled = first < begin or title < begin
    if title < begin:
        mention.title = " ".join(text[tokens[title].start : tokens[begin - 1].end].split()).rstrip(" ,")
    mention.type = _dateline(tokens, mention) or guess(mention, tokens)
    if not any(w in ROLES for w in words(mention.title.replace("-", " "))):
        after, close = title_after(tokens, last) if mention.type in ("person", "") else (0, 0)
        if close:
            mention.title = " ".join(text[tokens[after].start : tokens[close - 1].end].split())
            mention.type = "person"
    return mention


def _impersonal(mention: Mention) -> bool:
    """Whether a role word before the name belongs to something else: "an official White House transcript"."""
    name = " ".join(mention.words)
    return bool(
        place_of(mention.text) or government_of(mention.text) or name in BODIES or mention.words[-1] in HEADS_BODY
    )


def _dateline(tokens: Sequence[Token], mention: Mention) -> str:
    after = tokens[mention.last].text if mention.last < len(tokens) else ""
    town = mention.text.split(",", maxsplit=1)[0]
    return "place" if mention.first == 0 and town.isupper() and len(town) > 3 and after in _DASHES else ""


def _role_only(text: str, row: int, tokens: Sequence[Token], first: int, last: int) -> Mention | None:
    """Make the mention of an office without a name, which counts only if the article names who holds it."""
    if not any(t.norm in ROLES for t in tokens[first:last]):
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    title = " ".join(text[start:end].split())
    return Mention(row, first, last, start, end, words(title), title, title=title, type="person", role_only=True)
