"""A kind of discrepancy that no release has, in the three files that adding one takes: record, detector, cases.

Each text is put at the end of a file of a copy of the project, as somebody would who adds a kind.
"""

from __future__ import annotations

ID = "wording.shout"

RECORD = """

CLAIMS = (
    *CLAIMS,
    Kind(
        "wording.shout",
        "note",
        "A word that one article prints in capitals stands in small letters in the other.",
        "Note. Warning in a headline.",
        ("The mayor said the pier is CLOSED for good.", "The mayor said the pier is closed for good."),
        ("The mayor said the pier is CLOSED for good.", "The mayor said the pier is CLOSED for ever."),
        Title("One word is raised: " + PRINTS, "{x} is raised only in {a}"),
    ),
)
"""

DETECTOR = '''

_quiet = detect


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield what is found without it, and words that one article shouts."""
    yield from _quiet(view, settings)
    a, b = ([t for row in doc.tokens for t in row if t.text.isalpha()] for doc in (view.pair.a, view.pair.b))
    for s in a:
        for t in b:
            if s.norm == t.norm and s.text.isupper() != t.text.isupper() and len(s.text) > 4:
                yield make_finding(view.pair, "wording.shout", [Span(*s[:2])], [Span(*t[:2])], 0.9)
'''

CASES = """
## a word in capitals
A: The mayor said the pier is CLOSED for good.
B: The mayor said the pier is closed for good.
finds: wording.shout “CLOSED” / “closed”

## in the second article
A: The clerk called the vote final on Monday.
B: The clerk called the vote FINAL on Monday.
finds: note wording.shout “final” / “FINAL”

## beside another difference
A: Six divers were NEVER told of the wreck.
B: Nine divers were never told of the wreck.
finds: wording.shout “NEVER” / “never”

## capitals in both
A: The mayor said the pier is CLOSED for good.
B: The mayor said the pier is CLOSED for good.
silent: wording.shout

## a short word
A: The ferry was NOT full on Monday.
B: The ferry was not full on Monday.
silent: wording.shout

## no capitals at all
A: The mayor said the pier is closed for good.
B: The mayor said the pier is closed for good.
silent: wording.shout
"""

FILES = {
    "compare/kinds/claims.py": RECORD,
    "compare/detectors/wording.py": DETECTOR,
    "tests/cases/wording.md": CASES,
}
TEXTS = ("The mayor said the pier is CLOSED for good.", "The mayor said the pier is closed for good.")
