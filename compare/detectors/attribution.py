"""Attribution: who is given as the source of a remark, under which title, with what stance, and on what occasion.

In: utterances paired by their words, aligned groups, and the names of both articles. Out: `attribution.*`. A speaker
is another one only where both are named and nothing can make them one; a spokesperson and the body spoken for, a
pronoun, a document and an outlet that passes a remark on give no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.view import View
from compare.contrast.voices.sayings import Saying
from compare.contrast.voices.voices import Voice, relation, speaks, voice_of
from compare.detectors.attributed import dropped
from compare.detectors.base import make_finding
from compare.detectors.occasions import occasions
from compare.detectors.roles import roles
from compare.lexicon.reporting import stance_of
from compare.model import Comparison, Facts, Finding, Span, Utterance
from compare.naming import may_be_one
from compare.settings import Settings
from compare.text import fold

# Stances that judge the remark or its speaker; all others say no more than that it was made.
STRONG = frozenset(["claim", "admit", "deny", "criticise", "praise", "warn", "promise", "joke"])
_NEAR = frozenset({frozenset(p) for p in (("claim", "stress"), ("claim", "believe"), ("warn", "believe"))})
_OPPOSED = frozenset({frozenset(("deny", "admit"))})  # what is affirmed differs, and not only how it is told
_TELLING = ("confirm", "reveal", "disclos")  # who confirms takes it as true, who says need not


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield what differs in the attribution of shared remarks, then of shared statements, then titles."""
    a, b = view.readings
    for saying in view.sayings:
        voices = voice_of(a, saying.a), voice_of(b, saying.b)
        yield from _speakers(view.pair, saying, *voices)
        if not _tell_alike(view, saying):
            yield from _verbs(view.pair, saying, *voices)
        yield from occasions(view, saying, voices)
    yield from dropped(view)
    yield from roles(view)


def _speakers(pair: Comparison, saying: Saying, a: Voice, b: Voice) -> Iterator[Finding]:
    """A finding where the remark has another speaker, or a nameless one on one side."""
    found = relation(a, b)
    others = found in ("vague", "unclear") and _given_away(saying, a, b)
    told = speaks(pair.a, saying.a) and speaks(pair.b, saying.b)
    if not told or not (found in ("other", "vague") or others) or saying.chance:
        return
    kind = "attribution.speaker" if found == "other" or others else "attribution.vague"
    base = 0.5 if saying.quoted else 0.25 if found == "vague" else 0.15
    facts: Facts = {"speaker_a": a.label, "speaker_b": b.label, "value_a": a.label, "value_b": b.label}
    phrase = saying.phrase or (None, None)
    spans = _marked(saying.a, a, phrase[0]), _marked(saying.b, b, phrase[1])
    yield make_finding(
        pair, kind, *spans, base + 0.45 * saying.likeness, severity="warning" if others else None, facts=facts
    )


def _given_away(saying: Saying, a: Voice, b: Voice) -> bool:
    """Whether one article hears the other's speaker and yet gives the phrase to people without a name.

    Who reports "Roe spoke of what aides call 'ghost matches'" says that the words are not Roe's.
    """
    sides = ((saying.a.speaker, a, b), (saying.b.speaker, b, a))
    return any(
        voice.name is None and heard != voice.text and may_be_one(heard, other.label)
        for heard, voice, other in sides
        if heard and other.name is not None
    )


def _marked(utterance: Utterance, voice: Voice, phrase: Span | None) -> list[Span]:
    """Where the speaker is named, with the shared `phrase` if that is short, in reading order; else the remark."""
    found = [span for span in (voice.span, phrase) if span is not None]
    return sorted(found) or [utterance.content[0]]


def _tell_alike(view: View, saying: Saying) -> bool:
    """Whether both articles print both verbs where the remark stands: they report it twice in one way."""
    sides = list(zip(view.readings, (saying.a, saying.b), strict=True))
    cues = [{fold(r.doc.words(u.cue)) for u in r.touching(said.sentences) if u.cue} for r, said in sides]
    own = {fold(r.doc.words(said.cue)) for r, said in sides if said.cue}
    return own <= cues[0] and own <= cues[1]


def _verbs(pair: Comparison, saying: Saying, a: Voice, b: Voice) -> Iterator[Finding]:
    """A finding where the two reporting verbs take another stance and one speaker is meant."""
    if saying.a.cue is None or saying.b.cue is None:
        return
    if relation(a, b) not in (("same", "unclear") if saying.quoted else ("same",)):
        return
    first, second = pair.a.words(saying.a.cue), pair.b.words(saying.b.cue)
    if not _differ(first, second):
        return
    facts: Facts = {
        "verb_a": first,
        "verb_b": second,
        "speaker": max(a.label, b.label, key=len) if a.name and b.name else a.label,
    }
    confidence = 0.45 + 0.4 * saying.likeness
    yield make_finding(pair, "attribution.verb", [saying.a.cue], [saying.b.cue], confidence, facts=facts)


def _differ(first: str, second: str) -> bool:
    """Whether two cues take another stance towards the remark."""
    a, b = stance_of(first), stance_of(second)
    if a is None or b is None or a == b or frozenset((a, b)) in _NEAR | _OPPOSED:
        return False
    told = [any(stem in cue for stem in _TELLING) for cue in (first, second)]
    return bool({a, b} & STRONG) or (told[0] != told[1] and "neutral" in (a, b))
