"""Pairs of invented articles of any length, for measuring cost: templates and lists of our own, one seed, no news.

Both articles of a pair tell `SHARED` of the events in other words and order, the rest is told by one alone; sentences
are as long as those of a newspaper (about 25 words), and few are equal.
"""

from __future__ import annotations

import random

SHARED = 0.5
_WHO = [
    "the harbour board", "a group of teachers", "the regional water company", "two former mayors", "the orchard union",
    "the transport ministry", "a retired surveyor", "the island's fire service", "local shopkeepers", "the ferry line",
    "a panel of engineers", "the opposition party", "the museum's trustees", "an inquiry judge", "the bakers' guild",
]  # fmt: skip
_DID = [
    ("approved", "given consent to"), ("rejected", "turned down"), ("postponed", "put off"),
    ("criticised", "spoken out against"), ("paid for", "covered the cost of"), ("announced", "made public"),
    ("inspected", "taken a close look at"), ("abandoned", "given up on"), ("defended", "stood by"),
]  # fmt: skip
_WHAT = [
    "a new bridge over the {river}", "the sale of {number} parking spaces", "repairs to {number} schools",
    "a tunnel under the {river}", "the closure of the {place} hospital", "a plan to plant {number} trees",
    "higher fares on {number} bus routes", "the search for {number} missing hikers", "a museum of clocks in {place}",
    "the rescue of {number} sheep from the {river}", "a strike by {number} nurses", "a flood wall near {place}",
]  # fmt: skip
_RIVERS = ["Alder", "Brill", "Corve", "Dunmer", "Eskle", "Fennow", "Garle", "Hartle", "Isken", "Jarrow"]
_PLACES = ["Ostmere", "Pellworth", "Quarnby", "Rastle", "Silverholm", "Tarnwick", "Ulverby", "Vennick", "Wexmoor"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NAMES = [
    "Ada Lindqvist",
    "Bram Okafor",
    "Celia Marsh",
    "Dev Rao",
    "Edda Novak",
    "Femi Clarke",
    "Greta Holm",
    "Ivo Sand",
]
_WHY = [
    "after months of complaints from residents", "because money from the capital has run out",
    "in spite of a warning by its own auditors", "although a court had asked it to wait",
    "to bring visitors back before the summer", "as the price of steel keeps rising",
]  # fmt: skip
_FORMS = (
    "{Who} {did} {what} on {day}, {why}, {name} told reporters in {town}.",
    "Speaking in {town} on {day}, {name} said that {who} had {other} {what} {why}.",
)
Event = dict[str, str]


def invent_event(rnd: random.Random) -> Event:
    """The facts of one sentence."""
    who = rnd.choice(_WHO)
    did, other = rnd.choice(_DID)
    what = rnd.choice(_WHAT).format(
        river=rnd.choice(_RIVERS), number=rnd.randint(3, 4999), place=rnd.choice(_PLACES)
    )  # fmt: skip
    return {
        "who": who, "Who": who[0].upper() + who[1:], "did": did, "other": other, "what": what, "day": rnd.choice(_DAYS),
        "why": rnd.choice(_WHY), "name": rnd.choice(_NAMES), "town": rnd.choice(_PLACES),
    }  # fmt: skip


def invent_pair(sentences: int, seed: int = 7) -> tuple[str, str]:
    """Two articles of `sentences` each, three sentences a paragraph."""
    rnd = random.Random(seed)
    common = [invent_event(rnd) for _ in range(round(sentences * SHARED))]
    articles = []
    for form in _FORMS:
        own = [invent_event(rnd) for _ in range(sentences - len(common))]
        told = [form.format(**event) for event in common + own]
        rnd.shuffle(told)
        articles.append("\n\n".join(" ".join(told[k : k + 3]) for k in range(0, len(told), 3)))
    return articles[0], articles[1]
