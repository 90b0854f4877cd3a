"""One mention while it is being worked on, and the words beside it that give a person's office.

In: a run of capitalised tokens. Out: the name without its title, and the title, whether it stands before the name
("House Speaker John Boehner"), before a comma ("Grimm's lawyer, William McGinley") or after ("Leavitt, the press
secretary,").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from compare.lexicon.bodies import HEADS_BODY, HEADS_OTHER, HEADS_PLACE, PARTIES
from compare.lexicon.countries import DEMONYMS
from compare.lexicon.function_words import ARTICLES
from compare.lexicon.titles import HONORIFICS, MODIFIERS, PORTFOLIOS, RELATIVES, ROLES
from compare.mentions.names.evidence import is_calendar, is_capital
from compare.naming import given_names
from compare.text import Token

LONGEST_TITLE = 14

# Offices that stand only before people; other roles are words of bodies and streets too: Justice Department.
_STRONG = frozenset(
    """president minister senator sen rep representative gov governor chancellor secretary speaker mayor premier
    congressman congresswoman ambassador spokesman spokeswoman spokesperson ayatollah""".split()
)
_HEADS = HEADS_BODY | HEADS_PLACE | HEADS_OTHER
_CLAUSE = frozenset(
    ["who", "whom", "whose", "which", "that", "where", "said", "says", "told", "is", "was", "has", "had"]
)
_OWNERS = frozenset(["his", "her", "their", "its", "our", "my"])


@dataclass(slots=True)
class Mention:
    """Tokens `[first, last)` of sentence `row`: `words` of the name, its `title`, a guess of its `type`."""

    row: int
    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    text: str
    title: str = ""
    titled: bool = False
    type: str = ""
    role_only: bool = False
    entity: int = -1


def split_title(tokens: Sequence[Token], first: int, last: int) -> int:
    """Give where the name begins in the run `[first, last)`: after its title; `last` where all of it is a title."""
    for i in range(last - 1, first - 1, -1):
        word = tokens[i].norm
        if word not in ROLES and word not in HONORIFICS and not _is_chief_executive(tokens, i):
            continue
        begin = _after_portfolio(tokens, i + 1, last)
        if begin >= last:
            if i > first and _surname(tokens, first, i):
                continue
            return first if _department(tokens, first, i) else last
        tail = [t.norm for t in tokens[begin:last] if t.is_word]
        of_other = tokens[begin].norm in ("of", "for", "on", "and", "-")
        if tail and not (word not in _STRONG and tail[-1] in _HEADS) and not of_other:
            return begin
    return _after_label(tokens, first, last)


def _surname(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether the role word at `i`, last of its run, is a surname: Stephen King, Aaron Judge."""
    before = tokens[first].norm
    return tokens[i].norm not in _STRONG and before in given_names() and before not in MODIFIERS


def _department(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether the role word at `i` says what a body is of: Department of Justice."""
    heads = [tokens[k - 1].norm for k in range(first + 1, i) if tokens[k].norm == "of"]
    return any(head in HEADS_BODY and head not in ROLES for head in heads)


def _after_portfolio(tokens: Sequence[Token], i: int, last: int) -> int:
    """Step over a full stop, "-elect", and "of State", "of the House" after the office word before `i`."""
    while i < last and not tokens[i].is_word:
        i += 1
    if i < last and tokens[i].norm in ("elect", "designate", "emeritus"):
        i += 1
    if i < last and tokens[i].norm in ("of", "for"):
        j = i + 1
        while j < last and (tokens[j].norm in PORTFOLIOS or tokens[j].norm in ("the", "and", "of")):
            j += 1
        return j if j > i + 1 else i
    return i


def _after_label(tokens: Sequence[Token], first: int, last: int) -> int:
    """Step over a nationality or party before a full personal name: Republican Mitt Romney, Russian Oleg Orlov."""
    word = tokens[first].norm
    label = word in DEMONYMS or word in PARTIES
    rest = [t.norm for t in tokens[first + 1 : last] if t.is_word]
    person = len(rest) >= 2 and rest[0] in given_names() and rest[-1] not in _HEADS
    return first + 1 if label and person else first


def title_before(tokens: Sequence[Token], begin: int, first: int) -> int:
    """Give where the title of the name at `begin` starts, `begin` if it has none; its run started at `first`."""
    i = first if first < begin else _lower_title_end(tokens, begin)
    if first < begin and all(not t.is_word or t.norm in HONORIFICS for t in tokens[first:begin]):
        i = min(i, _lower_title_end(tokens, first))  # the ambassador, Mr. Gor
    if i == begin:
        return begin
    floor = max(0, i - LONGEST_TITLE)
    while i > floor and _belongs(tokens, i - 1):
        i -= 1
    while i < begin and (not tokens[i].is_word or tokens[i].norm in ("of", "and", "for")):
        i += 1
    return i


def _lower_title_end(tokens: Sequence[Token], begin: int) -> int:
    """Give the index of the role word right before a name, over a comma where an article leads, or `begin`."""
    i = begin - 1
    held = _role_over_comma(tokens, i) if i >= 1 and tokens[i].text == "," else -1
    if held >= 0:
        j = held
        while j > max(0, i - 8) and _belongs(tokens, j - 1):
            j -= 1
        leads = {t.norm for t in tokens[max(0, j - 2) : j]}  # an adjective may stand between
        return held if leads & (ARTICLES | _OWNERS | {"'s"}) else begin
    return i if i >= 0 and _role(tokens, i) else begin


def _role_over_comma(tokens: Sequence[Token], comma: int) -> int:
    """Find the role before `comma`, over what it is of: "the ambassador to India, ..."; -1 if none."""
    i = comma - 1
    while i > max(0, comma - 6) and not _role(tokens, i):
        word = tokens[i].norm
        joins = word in ("to", "of", "for", "in", "at", "the", "'s") or word in PORTFOLIOS
        if not is_capital(tokens[i]) and not joins:
            return -1
        i -= 1
    return i if _role(tokens, i) else -1


def _role(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].norm in ROLES or tokens[i].norm in RELATIVES or _is_chief_executive(tokens, i)


def _is_chief_executive(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` ends the office of a chief executive; elsewhere the word is an adjective."""
    return i > 0 and tokens[i].norm == "executive" and tokens[i - 1].norm == "chief"


def _belongs(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` may be part of a title that goes on to its right."""
    token = tokens[i]
    if token.text == "-":
        return 0 < i < len(tokens) - 1 and tokens[i - 1].end == token.start and token.end == tokens[i + 1].start
    if token.norm == "and" and 0 < i < len(tokens) - 1:
        return tokens[i - 1].norm in PORTFOLIOS and tokens[i + 1].norm in PORTFOLIOS
    if token.norm in ("then", "now"):
        return i + 1 < len(tokens) and tokens[i + 1].text == "-"
    if token.norm in MODIFIERS or token.norm in ROLES or token.norm in DEMONYMS or token.norm in PARTIES:
        return True
    name = is_capital(token) and token.norm not in ARTICLES and not is_calendar(tokens, i)
    return name and i > 0 and not tokens[i - 1].text.endswith((".", "?", '"'))


def title_after(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """Give the tokens of an apposition after the name that ends at `last`, without its article; (0, 0) if none."""
    i = last
    if i + 2 < len(tokens) and tokens[i].text == "," and tokens[i + 1].text.isdigit() and tokens[i + 2].text == ",":
        i += 2
    if i + 1 >= len(tokens) or tokens[i].text != ",":
        return 0, 0
    i += 1
    owner = _after_owner(tokens, i)
    if owner > i or tokens[i].norm in ARTICLES or tokens[i].norm in _OWNERS:
        i = max(i + 1, owner)
    elif not _led(tokens, i):
        return 0, 0
    end = i
    while end < len(tokens) and end - i <= LONGEST_TITLE and (tokens[end].is_word or tokens[end].text in "-'/’"):
        end += 1
    holds = any(_role(tokens, j) for j in range(i, min(end, i + 9)))
    clause = any(tokens[j].norm in _CLAUSE for j in range(i, end))
    return (i, end) if holds and not clause and end - i <= LONGEST_TITLE else (0, 0)


def _after_owner(tokens: Sequence[Token], i: int) -> int:
    """Step over a name that owns what follows: Norway's, the Harbour Board's; `i` where there is none."""
    j = i + (tokens[i].norm in ARTICLES)
    while j < min(len(tokens), i + 4) and is_capital(tokens[j]):
        j += 1
    return j + 1 if j > i and j < len(tokens) and tokens[j].norm == "'s" else i


def _led(tokens: Sequence[Token], i: int) -> bool:
    """Whether an apposition without an article begins at `i`: a role word, or words that lead to one, then a comma."""
    j = i
    while j < min(len(tokens), i + 6) and _belongs(tokens, j):
        j += 1
    return j > i and tokens[i].text[0].islower() and _role(tokens, j - 1)
