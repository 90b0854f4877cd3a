"""What was fitted on which set: a figure on data that something learned from says less, and the table says so.

Each script that fits (fit_*.py), in the order in which one stands on another, and "rules", for what was written by
people who had read the set. Only figures under
weights that never saw the story, and those of data that is kept aside, tell of articles that nobody tuned on.
"""

from __future__ import annotations

from collections.abc import Mapping

FITTED: Mapping[str, tuple[str, ...]] = {
    "fit_alignment": ("stories", "verdict", "alignment_far", "alignment_superpal"),
    "fit_words": ("words_mtref",),
    "fit_attribution": (),  # on a training part of its own
    "fit_contrast": ("stories",),
    "fit_form": ("stories",),
    "fit_missing": ("stories",),
    "fit_claims": ("mutations",),
    "fit_pairing": ("verdict",),
    "rules": (
        "stories",
        "mutations",
        "cases",
        "chunks_ists",
        "quotes_shared",
        "attribution_polnear",
        "edits_summedits_news",
        "facts_qa_align",
        "sentences_",
    ),
}


def seen_by(name: str) -> str:
    """What was fitted on the set called `name`; under weights without each story, people's rules alone saw it."""
    if name.endswith("_left_out"):
        return "story left out; seen by rules"
    who = [fit.removeprefix("fit_") for fit, sets in FITTED.items() if name.startswith(sets)]
    return f"seen by {', '.join(who)}" if who else ""
