"""Names of people, bodies and places in English news, by rule.

In: an article's text, sentences and tokens. Out: `Name` records in reading order that do not overlap; mentions of one
referent share `entity`, numbered by first mention. Nationalities and party adjectives count as their country and
party. A name that no evidence supports is left out: the stages behind compare names, and a false one costs more than
a missing one. Linear in the length of the text but for people who share a surname, of whom only a few are told apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from compare.lexicon.bodies import PARTIES
from compare.mentions.names.collect import collect
from compare.mentions.names.entities import Key, Register
from compare.mentions.names.evidence import gather, is_acronym, is_capital, title_case
from compare.mentions.names.mention import Mention
from compare.model import Name, Sentence
from compare.naming import words
from compare.text import Token


def find_names(text: str, sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]]) -> tuple[Name, ...]:
    """Find the names of `text`; `tokens` run parallel to `sentences`, spans are article offsets."""
    evidence = gather(sentences, tokens)
    shown = [s.role in ("headline", "heading") or title_case(row) for s, row in zip(sentences, tokens, strict=True)]
    mentions = [
        mention for i, row in enumerate(tokens) if not shown[i] for mention in collect(text, i, row, evidence)
    ]  # fmt: skip
    mentions.sort(key=lambda m: m.start)
    register = Register(evidence)
    register.settle(mentions, _definitions(mentions, tokens))
    known = [m for m in mentions if m.entity >= 0]
    forms = _forms(known)
    titles = [m for i, row in enumerate(tokens) if shown[i] for m in look_up(text, i, row, forms)]
    return _names(sorted((*known, *titles), key=lambda m: m.start), register)


def _forms(mentions: Sequence[Mention]) -> dict[Key, Mention]:
    """What a headline may use: every form of the body, and surnames that one person of it has."""
    forms = {m.words: m for m in reversed(mentions) if not m.role_only}
    people = [m for m in mentions if m.type == "person" and len(m.words) > 1]
    bearers: dict[str, set[int]] = {}
    for m in people:
        bearers.setdefault(m.words[-1], set()).add(m.entity)
    surnames = {m.words[-1:]: m for m in reversed(people) if len(bearers[m.words[-1]]) == 1}
    return surnames | forms


def _definitions(mentions: Sequence[Mention], tokens: Sequence[Sequence[Token]]) -> dict[int, Key]:
    """Map the start of each acronym in brackets to the words of the name before it, where the letters agree."""
    found: dict[int, Key] = {}
    for before, after in pairwise(mentions):
        row = tokens[after.row]
        if before.row != after.row or after.first != before.last + 1 or row[before.last].text != "(":
            continue
        letters = after.words[0]
        initials = "".join(part[0] for word in before.words for part in word.split("-"))
        if is_acronym(row[after.first]) and len(before.words) > 1 and _subsequence(letters, initials):
            found[after.start] = before.words
    return found


def _subsequence(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters) and letters[:1] == initials[:1]


def _names(mentions: Sequence[Mention], register: Register) -> tuple[Name, ...]:
    """Turn mentions into records, entities numbered by first mention."""
    order: dict[int, int] = {}
    names = []
    for m in mentions:
        entity = order.setdefault(m.entity, len(order))
        referent = register.all[m.entity]
        full = PARTIES.get(" ".join(referent.words), referent.full)
        full = full.title() if full.isupper() and len(full) > 6 else full
        names.append(Name(m.start, m.end, full, entity, referent.type, m.title))
    return tuple(names)


LONGEST_FORM = 6  # tokens of a name in a headline

Forms = Mapping[tuple[str, ...], Mention]


def look_up(text: str, row: int, tokens: Sequence[Token], forms: Forms) -> Iterator[Mention]:
    """Yield mentions in `tokens` of what `forms` name, the longest form first."""
    i = 0
    while i < len(tokens):
        size = next((n for n in range(LONGEST_FORM, 0, -1) if _form(text, tokens, i, n) in forms), 0)
        if size:
            start, end = tokens[i].start, tokens[i + size - 1].end
            like = forms[_form(text, tokens, i, size)]
            yield Mention(row, i, i + size, start, end, like.words, text[start:end], type=like.type, entity=like.entity)
        i += size or 1


def _form(text: str, tokens: Sequence[Token], i: int, n: int) -> tuple[str, ...]:
    """Give the words of the `n` tokens from `i`, () unless they begin with a capital and end in a word."""
    part = tokens[i : i + n]
    if len(part) < n or not is_capital(part[0]) or not part[-1].is_word:
        return ()
    return words(text[part[0].start : part[-1].end])
