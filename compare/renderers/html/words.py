"""The page's own words: counts, severities, families, confidence and the names of attributes and facts.

Comes in: values of the records. Goes out: plain English. The words stay "prints", "differs", "only in": the page shows
evidence and leaves the judgement to a person.
"""

from collections.abc import Sequence

SEVERITY_WORDS = {
    "error": ("Error", "Errors", "Both cannot be right as printed, or a quotation means something else."),
    "warning": ("Warning", "Warnings", "A reader could take another meaning."),
    "note": ("Note", "Notes", "Form, emphasis or inclusion differs."),
    "hidden": (
        "Equal",
        "Equal in meaning",
        "Other words or glyphs, the same meaning: counted, and kept out of the way.",
    ),
}
STATUS_WORDS = {
    "open": "Open",
    "confirmed": "Confirmed",
    "dismissed": "Dismissed",
    "unsure": "Unsure",
    "baseline": "Baseline",
    "recheck": "Check again",
    "expired": "Expired",
    "conflict": "Reviewers disagree",
}
SHAPE_WORDS = {
    "remark": "Remark",
    "claim": "Statement",
    "passage": "Only in one",
    "headline": "Headline",
    "value": "Value",
}
STATUS_SAYS = {
    "expired": "What was decided has run out, so it is open again.",
    "conflict": "The reviewers do not agree, so it is open.",
}
REASON_WORDS = {
    "false-positive": ("False positive", "the articles do not differ here"),
    "legitimate-edit": ("Legitimate edit", "cut or reworded as editors may"),
    "house-style": ("House style", "spelling, titles, units"),
    "translation": ("Translation", "two renderings of one original"),
    "later-update": ("Later update", "the news moved on between them"),
    "different-event": ("Different event", "they speak of two things"),
    "duplicate": ("Duplicate", "another point says the same"),
    "not-material": ("Not material", "true, and of no weight"),
    "other": ("Other", "say it in the comment"),
}
MATCH_WORDS = {
    "": "",
    "exact": "",
    "value": "Known: decided on the same words in another sentence.",
    "variant": "Known: decided on the same values in other words.",
    "anchor": "Check again: decided on the nearest place, whose words have changed since.",
}
FAMILY_WORDS = {
    "quote": "Quotations",
    "attribution": "Attribution",
    "number": "Numbers",
    "date": "Dates",
    "name": "Names",
    "polarity": "Affirmed or denied",
    "certainty": "Certainty",
    "wording": "Wording",
    "missing": "Only in one",
    "placement": "Placement",
    "headline": "Headlines",
}
RELATION_WORDS = {
    "whole": "whole",
    "cut": "cut",
    "spliced": "spliced",
    "reworded": "reworded",
    "paraphrased": "paraphrased",
    "absent": "absent",
}
ATTRIBUTE_WORDS = {
    "in_quote": "inside quotation marks",
    "in_headline": "in a headline",
    "marked_edit": "marked edit",
    "possible_update": "possible update",
    "loses_qualifier": "a qualifier is lost",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(number: int) -> str:
    """Write `number` as a newspaper does: in letters up to twelve."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def listed(parts: Sequence[str]) -> str:
    """Join `parts` as a sentence does: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def confidence_words(confidence: float) -> str:
    """Say how sure the program is, the figure beside the word."""
    steps = ((0.9, "High"), (0.7, "Good"), (0.5, "Fair"), (0.0, "Low"))
    word = next((w for least, w in steps if confidence >= least), "Low")
    return f"{word} confidence ({confidence:.2f})"


def spoken(name: str) -> str:
    """Turn the name of a fact or an attribute into words: "possible_update" is "possible update"."""
    return ATTRIBUTE_WORDS.get(name, name.replace("_", " ").replace("-", " "))


def family_of(kind: str) -> str:
    """Give the part of a kind's id before the dot."""
    return kind.split(".", 1)[0]


def family_words(family: str) -> str:
    """Name a family of kinds as people do."""
    return FAMILY_WORDS.get(family, spoken(family).capitalize())
