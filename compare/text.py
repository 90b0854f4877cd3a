"""Tokens and glyphs: the smallest shared ground of all stages.

Offsets are code points into the article's text as it was read, so nothing here changes a text: what has to be equal
for a comparison is folded in a token's `norm`, beside the true offsets. A possessive 's is a token of its own, so that
"India's" and "India" share their name; a contraction stays whole.
"""

import re
import unicodedata
from typing import NamedTuple

# Typographic variants that no reader would call a difference.
GLYPHS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "",
        "\u200e": "", "\u200f": "", "\u2060": "", "\ufeff": "", "…": "...",
    }
)  # fmt: skip

_TOKEN = re.compile(
    r"""
    (?P<number>\d+(?:[.,]\d+)*)                     # 396, 1,200, 3.5
  | (?P<clitic>(?<=\w)['’ʼ][sS]\b)                  # the possessive, apart from its noun
  | (?P<word>(?:[^\W\d_]\.){2,}                     # U.S., p.m.
      # words, with inner apostrophes but for the possessive, with letters composed of two code points, and with soft
      # hyphens and other invisible joints
      | [^\W_](?:[^\W_]|[\u0300-\u036f])*
        (?:(?:['’ʼ](?![sS]\b)|[\u00ad\u200b-\u200d\u2060\ufeff]+)(?:[^\W_]|[\u0300-\u036f])+)*
    )
  | (?P<mark>\S)                                    # one punctuation mark
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, number or mark at [start, end) of its article, and the form in which it is compared."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def is_word(self) -> bool:
        """Whether it carries letters or digits, not punctuation only."""
        return self.text[-1].isalnum() or self.text[0].isalnum()


def fold(text: str) -> str:
    """Lower-case `text` with typographic glyphs made plain and invisible characters dropped."""
    return unicodedata.normalize("NFKC", text.translate(GLYPHS)).casefold()


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Cut `text` into tokens whose spans count from `offset`; what nobody can see is no token."""
    return tuple(
        Token(m.start() + offset, m.end() + offset, m.group(), norm)
        for m in _TOKEN.finditer(text)
        if (norm := fold(m.group()))
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Say `number` of something: "1 note", "3 notes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_HALVES = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """`text` with a mark for each half of a surrogate pair, which no UTF-8 can carry; offsets stay true."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


# What a terminal obeys, and marks that turn the direction of everything after them.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")
_LOG_COMMAND = re.compile(r"##(?=\w*\[)")


def harmless(text: str) -> str:
    """Put `text` on one line that no terminal obeys: white space becomes a space, a control character a mark."""
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", text))


def inert(line: str) -> str:
    """Keep a harmless `line` from being a command of a CI's log: `::error::` at its start, `##vso[` inside it.

    A path that begins like one gets another spelling.
    """
    line = _LOG_COMMAND.sub("# #", line)
    return f"./{line}" if line.lstrip().startswith("::") else line
