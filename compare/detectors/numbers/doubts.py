"""Signs that two figures of one thing are of two occasions: other times beside them, or another place or group."""

from __future__ import annotations

from compare.detectors.dates.times import relate
from compare.detectors.seats import Seat
from compare.model import Document, Moment
from compare.places import Places

DOUBT = 0.5
SCOPE_REACH = 8  # tokens after a figure in which its extent is named: "12 people in Florida and Georgia"


def other_time(seats: tuple[Seat, Seat]) -> bool:
    """Whether both sentences date what they tell, and no time of one fits any of the other."""
    ours, theirs = (_moments(seat) for seat in seats)
    relations = {relate(a, b) for a in ours for b in theirs} - {"unknown"}
    return relations == {"apart"}


def _moments(seat: Seat) -> list[Moment]:
    """The moments of the sentence of `seat`."""
    start, end = seat.side.tokens[seat.opens].start, seat.side.tokens[seat.closes - 1].end
    return [m for m in seat.side.doc.moments if start <= m.start < end and m.form != "time"]


def other_scope(seats: tuple[Seat, Seat]) -> bool:
    """Whether one side names, right after its figure, somebody or some place that the other article's words lack."""
    return any(_alone_after(seat) for seat in seats)


def _alone_after(seat: Seat) -> bool:
    reach = range(seat.last, min(seat.closes, seat.last + SCOPE_REACH))
    names = {k for k in reach if _named(seat, k)}
    return bool(names) and any(not seat.partners(k) for k in names)


def _named(seat: Seat, index: int) -> bool:
    token = seat.side.tokens[index]
    return token.is_word and seat.side.doc.once(_names).covers(token.start)


def _names(doc: Document) -> Places[None]:
    """The names of `doc` by place."""
    return Places((n.start, n.end, None) for n in doc.names)
