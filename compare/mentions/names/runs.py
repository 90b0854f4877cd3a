"""Runs of capitalised words that may be names.

In: the tokens of a sentence. Out: index ranges `[first, last)` of tokens. A run goes over hyphens, initials, "of the"
after a word such as Ministry, and particles such as "al" and "van"; it never crosses a possessive, a comma or the
edge of a quotation. Runs are cut at `LONGEST` tokens, so that a text in capitals costs no more than any other.
"""

from collections.abc import Iterator, Sequence

from compare.lexicon.bodies import HEADS_BODY, HEADS_OF
from compare.lexicon.countries import DEMONYMS
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.lexicon.places import STATES_AFTER_COMMA
from compare.lexicon.titles import ABBREVIATED, CROWNED, HONORIFICS, PARTICLES, PORTFOLIOS, ROLES
from compare.mentions.names.evidence import Evidence, beginnings, is_calendar, is_capital
from compare.naming import given_names, place_of
from compare.text import Token

LONGEST = 16

Range = tuple[int, int]

_FOR = frozenset("institute centers centre center agency fund council coalition alliance committee foundation movement "
                 "office organization organisation court campaign secretary minister".split(" "))  # fmt: skip
_ON = frozenset("committee subcommittee convention commission council conference agreement treaty".split(" "))
_DEPARTMENTS = frozenset("ministry department office committee secretary minister bureau agency".split(" "))
_INSTITUTES = frozenset("centers centre center institute institutes board commission council".split(" "))
_JOINED = frozenset("commission committee department agency administration ministry minister act bureau office union "
                    "board council service services secretary enforcement authority".split(" "))  # fmt: skip
_NOT_NAMES = frozenset(
    """i i'm i've i'll i'd ok tv mr mrs ms muslim muslims christian christians jewish jews hindu hindus catholic
    eastern western northern southern central catholics sikh sikhs islamic arab arabs latino latinos hispanic
    black white congressional presidential parliamentary internet orwellian islamist islamists""".split()
)


class Runner:
    """Reads the runs of one sentence from left to right."""

    def __init__(self, tokens: Sequence[Token], evidence: Evidence) -> None:
        self.tokens = tokens
        self.evidence = evidence
        self.begins = beginnings(tokens)

    def runs(self) -> Iterator[Range]:
        """Yield the runs in order, without overlap."""
        i = 0
        while i < len(self.tokens):
            last = self._run_from(i) if self._starts(i) else i
            if last > i:
                yield i, last
            i = max(last, i + 1)

    def _word(self, i: int) -> str:
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def _adjacent(self, i: int) -> bool:
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def _capital(self, i: int) -> bool:
        """Whether token `i` may belong to a name: a capital, no weekday, no handle, no grammar word."""
        if not 0 <= i < len(self.tokens) or not is_capital(self.tokens[i]):
            return False
        if self._word(i) in FUNCTION_WORDS and not self._spelled_out(i):
            return False
        if self._shouted(i):
            return False
        handle = self._adjacent(i) and self._word(i - 1) in ("@", "#", "\\", "_")
        return not handle and not self._compound(i) and not is_calendar(self.tokens, i) and not self._party_label(i)

    def _shouted(self, i: int) -> bool:
        """Whether token `i` is an ordinary word in capitals for emphasis."""
        token = self.tokens[i]
        return len(token.text) > 2 and token.text.isupper() and self.evidence.lower[token.norm] > 0

    def _compound(self, i: int) -> bool:
        """Whether token `i` is part of an address or of a word such as Hall-of-Fame."""
        before = i > 1 and self._adjacent(i) and self._word(i - 1) in ("/", "-") and self._adjacent(i - 1)
        if before and not is_capital(self.tokens[i - 2]):
            return self._word(i - 1) == "/" or self._word(i - 2) in ("of", "the", "in")
        return self._adjacent(i + 1) and self._word(i + 1) == "-" and self._word(i + 2) in ("of", "the", "in")

    def _spelled_out(self, i: int) -> bool:
        """Whether a word that could be grammar is an acronym, an initial or a name: US, WHO, A., Will."""
        text = self.tokens[i].text
        if text in ("May", "Will"):
            return not self.begins[i] and not is_calendar(self.tokens, i)
        if text == "I" and i:
            return self._word(i - 1) == "war" or any(self._word(k) in CROWNED for k in range(max(0, i - 4), i - 1))
        initial = len(text) == 1 and text not in "AI" and i + 1 < len(self.tokens)
        after = self.tokens[i + 1].text if initial else ""
        named = after[:1].isupper() and len(after) > 1 and not self._adjacent(i + 1)  # S Krishna Murthy
        return text in ("US", "WHO", "U.S.") or (initial and (after == "." or named)) or (text == "A" and after == ".")

    def _party_label(self, i: int) -> bool:
        """Whether token `i` is part of a label such as R-Va. or (D)."""
        word, other = self._word(i), self._word(i + 2)
        if word in ("r", "d", "i") and self._word(i + 1) in ("-", ")"):
            return self._word(i + 1) == ")" or other in STATES_AFTER_COMMA
        return self._word(i - 1) == "-" and self._word(i - 2) in ("r", "d", "i")

    def _starts(self, i: int) -> bool:
        if self._word(i) in ("al", "el", "bin", "ibn") and self._particle(i) > i:
            return True
        return self._capital(i) and (not self.begins[i] or self.evidence.opens_name(self.tokens, i))

    def _run_from(self, first: int) -> int:
        last = self._particle(first) or first + 1
        while last < len(self.tokens) and last - first < LONGEST:
            further = self._extend(first, last)
            if further == last:
                break
            last = further
        return min(last, len(self.tokens))

    def _extend(self, first: int, last: int) -> int:
        """Give the end of the run `[first, last)` after one more step; `last` itself where it ends."""
        word = self._word(last)
        if self._capital(last) and not self.begins[last]:
            return last + 1
        if word == "." and self._adjacent(last) and self._abbreviated(last - 1):
            return self._after_stop(last)
        if self._steps_over(last, word):
            return last + 2
        return self._nickname(first, last) if word == '"' else self._connect(first, last, word)

    def _after_stop(self, last: int) -> int:
        """Give the end of the run after the full stop of an initial or abbreviation at `last`."""
        if self._capital(last + 1):
            return last + 2
        return last + (self._word(last - 1) in ("jr", "sr"))

    def _steps_over(self, last: int, word: str) -> bool:
        """Whether the run goes on after one mark: a hyphen, an ampersand, the comma before Jr."""
        if word == "-":
            return self._adjacent(last) and self._hyphenated(last)
        return (word == "&" and self._capital(last + 1)) or (word == "," and self._word(last + 1) in ("jr", "sr"))

    def _abbreviated(self, i: int) -> bool:
        word = self._word(i)
        return word in ABBREVIATED or word in HONORIFICS or word in ("jr", "sr") or (len(word) == 1 and word != "i")

    def _hyphenated(self, mark: int) -> bool:
        """Whether the hyphen at `mark` joins the halves of one name, not two countries or rivals."""
        left, right = self._word(mark - 1), self._word(mark + 1)
        if not self._capital(mark + 1) or not self._adjacent(mark + 1):
            return False
        if place_of(left) and place_of(right):
            return False
        alone = self.evidence.inner
        return not (alone[left] > 1 and alone[right] > 1) or left in given_names()

    def _nickname(self, first: int, mark: int) -> int:
        """Step over a nickname in quotation marks between two capitals, with at most two words."""
        for close in (mark + 2, mark + 3):
            if self._word(close) == '"' and self._capital(close + 1) and not self._adjacent(close + 1):
                inside = all(is_capital(self.tokens[j]) for j in range(mark + 1, close))
                return close + 2 if inside and self._word(first) in given_names() else mark
        return mark

    def _particle(self, i: int) -> int:
        """Give the index after the capital that particles at `i` lead to; 0 where they lead nowhere."""
        j = i
        while self._word(j) in PARTICLES and not is_capital(self.tokens[j]) and j - i < 3:
            j += 2 if self._word(j + 1) == "-" and self._adjacent(j + 1) else 1
        return j + 1 if j > i and self._capital(j) else 0

    def _connect(self, first: int, last: int, word: str) -> int:
        """Step over "of the", "for", "on", "and" or a particle where the words around make it part of a name."""
        before = self._word(last - 1)
        target = last + 2 if self._word(last + 1) == "the" else last + 1
        if word in ("of", "for", "on", "in") and self._capital(target):
            fits = before in {"of": HEADS_OF | ROLES, "for": _FOR, "on": _ON, "in": ()}[word]
            fits = fits or (last - first == 1 and self._statute(first, target))
            return target + 1 if fits else last
        if word == "and":
            return last + 2 if self._capital(last + 1) and self._joins(first, last) else last
        if word in PARTICLES and before not in HEADS_BODY and not place_of(before):
            return self._particle(last) or last
        return last

    def _statute(self, first: int, target: int) -> bool:
        """Whether a common noun at `first` begins the name of a law: Freedom of Information Act."""
        end = target
        while self._capital(end) and end - target < 5:
            end += 1
        known = self.evidence.inner[self._word(first)] > 1 or place_of(self._word(first))
        return not known and self._word(end - 1) in ("act", "law", "bill", "treaty")

    def _joins(self, first: int, last: int) -> bool:
        """Whether "and" at `last` stands inside one name: Securities and Exchange Commission."""
        inside = [self._word(i) for i in range(first, last)]
        if not {"of", "for"}.isdisjoint(inside[1:]) and inside[0] in _DEPARTMENTS | _INSTITUTES:
            return not place_of(self._word(last + 1)) and self._word(last + 1) not in given_names()
        if place_of(inside[-1]) or inside[-1] in DEMONYMS or inside[-1] in given_names():
            return False
        end = last + 1
        while self._capital(end) and end - last < 5:
            end += 1
        lone = len(inside) == 1 or inside[0] in ("union", "federal", "state", "u.s.", "us")
        seldom = not self.evidence.inner[inside[-1]] > 1
        return (lone and seldom and any(self._word(j) in _JOINED for j in range(last + 2, end))) or (
            lone and inside[-1] in PORTFOLIOS and self._word(last + 1) in PORTFOLIOS
        )


def name_like(word: str) -> bool:
    """Whether a single capitalised `word` names anything: not a faith, not a form of address."""
    return word not in _NOT_NAMES
