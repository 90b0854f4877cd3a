"""Which time of one side dates the same event as which of the other: by the events and people named beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from compare.contrast.aligned import Side, is_light
from compare.detectors.dates.times import bound, relate
from compare.detectors.seats import Seat, linked, seats, share_words
from compare.lexicon import events, irregular_pasts
from compare.lexicon.events import BEFORE_VERB, CLAUSE_WORDS, EVENTS
from compare.lexicon.function_words import AUXILIARIES, FUNCTION_WORDS, SAYING
from compare.lexicon.wordnet import bases
from compare.model import Document, Moment, Utterance
from compare.naming import alike
from compare.text import Token

PASTS = events.IRREGULAR_PASTS | irregular_pasts.IRREGULAR_PASTS
EVENT, PEOPLE, LINKED = 3.0, 0.75, 0.75
MOST_PEOPLE = 2
EQUAL, FITTING = 2.0, 1.0
LEAST = 1.0
PLACED = 3  # linked words around the only day of either statement, from which both date one thing
SAME_SPEAKER = 0.6
LEFT, RIGHT = 12, 7  # tokens in which the word for the event is looked for, before and after a time
AROUND = 14  # tokens to each side in which those who take part in it are looked for
CLAUSE_MARKS = frozenset(',;:()"')
ZONE = re.compile(r"\b(?:[A-Z]{2,4}|local time|Eastern|Central|Pacific|Mountain)\b")
SURE_LINK = 0.55  # cosine from which two verbs that are not equal may tell one event


@dataclass(frozen=True)
class Match:
    """Moments `a` and `b` beside one event: `event` where the words for it agree, `others` linked words around."""

    a: Moment
    b: Moment
    event: bool
    others: int
    direct: bool
    placed: bool = False

    @property
    def evidence(self) -> float:
        """How much speaks for one event, whatever the times."""
        return EVENT * self.event + PEOPLE * min(self.others, MOST_PEOPLE) + LINKED * self.direct

    @property
    def is_likely(self) -> bool:
        """Whether a note may rest on it."""
        return (self.event and self.others > 0) or (self.direct and self.others > 1)

    @property
    def is_sure(self) -> bool:
        """Whether a conflict may rest on it: one event, and who or what took part in it, or one place for a day."""
        return (self.event and self.others > 0 and (self.direct or self.others > 1)) or self.placed

    @property
    def confidence(self) -> float:
        """How sure one event is, from 0 to 1."""
        return min(0.95, 0.4 + 0.1 * self.evidence)


def match_moments(sides: tuple[Side, Side], in_a: Sequence[Moment], in_b: Sequence[Moment]) -> list[Match]:
    """Pair the moments of a group one to one, the surest pairs first."""
    ours, theirs = (_seated(side, moments) for side, moments in zip(sides, (in_a, in_b), strict=True))
    matches = [m for (a, s), (b, t) in product(ours, theirs) if (m := _match(a, s, b, t))]
    taken_a, taken_b, chosen = set[int](), set[int](), []
    for m in sorted(matches, key=lambda m: (-_rank(m), m.a.start, m.b.start)):
        if m.a.start not in taken_a and m.b.start not in taken_b:
            taken_a.add(m.a.start)
            taken_b.add(m.b.start)
            chosen.append(m)
    return sorted(chosen, key=lambda m: m.a.start)


def _seated(side: Side, moments: Sequence[Moment]) -> list[tuple[Moment, Seat]]:
    return [(moments[n], seat) for n, seat in seats(side, [(m.start, m.end) for m in moments])]


def _match(a: Moment, s: Seat, b: Moment, t: Seat) -> Match | None:
    """Weigh one pair; None where it cannot be one."""
    one_sort = (a.form == "time") == (b.form == "time")
    if not one_sort or bound(_words(s)) != bound(_words(t)) or _zone(_words(s)) != _zone(_words(t)):
        return None
    one, two = event_word(s), event_word(t)
    event = (one is not None and two is not None and _same_event(s, one, t, two)) or _same_purpose(s, t)
    # "The 2016 election" is one of several: only sentences that surely tell the same can mean one by two years.
    least = SURE_LINK if _names_event(a, s) and _names_event(b, t) else 0.0
    others, direct = _common(s, t, (one, two), least), share_words(s, t)
    told = others + bool(bound(_words(s))) >= PLACED  # "until" on both sides says as much as one more word
    placed = direct and told and _is_alone(a, s) and _is_alone(b, t) and not _tells_saying(s, one, t, two)
    match = Match(a, b, event, others, direct, placed)
    return match if _rank(match) >= LEAST else None


def _same_purpose(s: Seat, t: Seat) -> bool:
    """Whether both times follow the same verb behind "to": will ask her, and is to ask her, to form a government."""
    verbs = [_infinitive(seat) for seat in (s, t)]
    return bool(verbs[0]) and verbs[0] == verbs[1]


def _infinitive(seat: Seat) -> str:
    """The nearest verb behind "to" before a time, in its clause; "" where there is none."""
    tokens = seat.side.tokens
    for k in range(seat.first - 1, max(seat.opens + 1, seat.first - LEFT) - 1, -1):
        word = tokens[k].norm
        if _ends_clause(word):
            return ""
        if tokens[k - 1].norm == "to" and any(base.part == "v" and base.word == word for base in bases(word)):
            return word
    return ""


def _is_alone(moment: Moment, seat: Seat) -> bool:
    """Whether a day of the month, or a day that is a bound, is the only one of its sort in its sentence."""
    limit = bound(_words(seat))
    if moment.form != "day" and not (moment.form == "weekday" and limit):
        return False
    doc, tokens = seat.side.doc, seat.side.tokens
    start, end = tokens[seat.opens].start, tokens[seat.closes - 1].end
    inside = (m for m in doc.moments if start <= m.start < end and m is not moment)
    return not any(m.form == moment.form and bound(doc.words((m.start, m.end))) == limit for m in inside)


def _tells_saying(s: Seat, i: int | None, t: Seat, j: int | None) -> bool:
    """Whether either time dates when something was said: it follows the word for that, or opens the sentence."""
    dated = [(x, k) for x, k in ((s, i), (t, j)) if k is not None and (k < x.first or x.first == x.opens)]
    return any(EVENTS.get(x.side.tokens[k].norm) == "say" for x, k in dated)


def _names_event(moment: Moment, seat: Seat) -> bool:
    """Whether a year stands before its noun and tells which one is meant: the 2016 election."""
    return moment.form == "year" and _before_noun(seat)


def _before_noun(seat: Seat) -> bool:
    """Whether a time belongs to the noun behind it: Thursday's ceremony, the Dec. 27 debate."""
    follows = seat.side.tokens[seat.last].norm if seat.last < seat.closes else ""
    return follows == "'s" or "the" in seat.norms()


def _rank(match: Match) -> float:
    """The evidence with the times; what nothing resolves speaks neither way."""
    bonus = {"same": EQUAL, "finer": FITTING, "coarser": FITTING, "overlap": FITTING}
    return match.evidence + bonus.get(relate(match.a, match.b), 0.0)


def _zone(words: str) -> str:
    """The time zone printed with a time of the clock, as printed."""
    found = ZONE.search(words)
    return found.group() if found else ""


def _words(seat: Seat) -> str:
    return seat.side.doc.words((seat.side.tokens[seat.first].start, seat.side.tokens[seat.last - 1].end))


def event_word(seat: Seat) -> int | None:
    """The token that names the event which the time dates: the verb it follows, else the first one after it.

    A time before a noun ("Thursday's ceremony", "the Dec. 27 debate") dates that noun.
    """
    tokens = seat.side.tokens
    if not _before_noun(seat):
        for k in range(seat.first - 1, max(seat.opens, seat.first - LEFT) - 1, -1):
            if _ends_clause(tokens[k].norm):
                break
            if is_event(tokens, k):
                return k
    for k in range(seat.last, min(seat.closes, seat.last + RIGHT)):
        if k > seat.last and _ends_clause(tokens[k].norm):
            break
        if is_event(tokens, k):
            return k
    return None


def _ends_clause(norm: str) -> bool:
    return norm in CLAUSE_MARKS or norm in CLAUSE_WORDS


def is_event(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a listed word for an event, a past or an -ing form, or stands behind "will" or "did"."""
    word, text = tokens[index].norm, tokens[index].text
    if word in EVENTS or word in PASTS:
        return True
    if not text.islower() or len(word) < 3 or not text.isalpha():
        return False
    governed = index > 0 and tokens[index - 1].norm in BEFORE_VERB and word not in FUNCTION_WORDS
    return governed or (len(word) > 4 and word.endswith(("ed", "ing")))


def _same_event(s: Seat, i: int, t: Seat, j: int) -> bool:
    """Whether two words tell one event: one class, or linked; what is said needs one speaker too."""
    a, b = s.side.tokens[i].norm, t.side.tokens[j].norm
    classes = EVENTS.get(a), EVENTS.get(b)
    if classes[0] == classes[1] == "say":
        return _same_speaker(s, i, t, j)
    if classes[0] and classes[1]:
        return classes[0] == classes[1]
    if a in AUXILIARIES or b in AUXILIARIES:
        return False
    return a == b or bool(linked(s, [i], [j], SURE_LINK))


def _same_speaker(s: Seat, i: int, t: Seat, j: int) -> bool:
    """Whether the utterances around two words of saying have one speaker."""
    one, two = _speaker(s, i), _speaker(t, j)
    return bool(one and two) and max(alike(one, two).score, alike(one, two, person=True).score) >= SAME_SPEAKER


def _speaker(seat: Seat, index: int) -> str:
    """The speaker of the utterance whose cue is nearest to a token, in its sentence."""
    doc, place = seat.side.doc, seat.side.tokens[index].start
    home = doc.sentence_at(place)
    near = doc.once(_spoken).get(home.n, ()) if home else ()
    return min(near, key=lambda u: (_distance(u, place), u.n)).speaker if near else ""


def _spoken(doc: Document) -> Mapping[int, Sequence[Utterance]]:
    """The utterances of `doc` that have a speaker, by sentence."""
    found: dict[int, list[Utterance]] = {}
    for utterance in doc.utterances:
        for n in utterance.sentences if utterance.speaker else ():
            found.setdefault(n, []).append(utterance)
    return found


def _distance(utterance: Utterance, place: int) -> int:
    """How far the cue of `utterance` stands from `place`."""
    return abs((utterance.cue or utterance.content[0]).start - place)


def _common(s: Seat, t: Seat, events: tuple[int | None, int | None], least: float) -> int:
    """How many content words around both times are linked as surely as `least`, the words for the event apart."""
    ours = _around(s, events[0])
    theirs = _around(t, events[1])
    return len({i for i, _ in linked(s, ours, theirs, least)})


def _around(seat: Seat, event: int | None) -> list[int]:
    """The content words within reach of a time."""
    reach = [
        *range(max(seat.opens, seat.first - AROUND), seat.first),
        *range(seat.last, min(seat.closes, seat.last + AROUND)),
    ]
    return [
        k for k in reach if k != event and not is_light(seat.side.tokens[k]) and seat.side.tokens[k].norm not in SAYING
    ]
