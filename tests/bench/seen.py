"""What was fitted on which set: a figure on data that something learned from says less, and the table says so.

Each script that fits (fit_*.py), in the order in which one stands on another, and "rules", for what was written by
people who had read the set. Only figures under
weights that never saw the story, and those of data that is kept aside, tell of articles that nobody tuned on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

FITTED: Mapping[str, tuple[str, ...]] = {
    "fit_alignment": ("stories", "verdict", "alignment_far", "alignment_superpal"),
    "fit_words": ("words_mtref",),
    "fit_attribution": (),  # on a training part of its own
    "fit_contrast": ("stories",),
    "fit_form": ("stories",),
    "fit_softened": ("stories",),
    "fit_dropped": ("stories",),
    "fit_speakers": ("stories",),
    "fit_claims": ("mutations",),
    "fit_parts": ("mutations",),
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


def seen_by(name: str, left_out: Collection[str] = ()) -> str:
    """What was fitted on the set called `name`; of what is in `left_out`, each story was left out."""
    there = {path.stem for path in Path(__file__).parent.glob("fit_*.py")} | {"rules"}
    who = [fit for fit, sets in FITTED.items() if fit in there and name.startswith(sets)]
    parts = (
        ("seen by", [fit for fit in who if fit not in left_out]),
        ("story left out of", [fit for fit in who if fit in left_out]),
    )
    return "; ".join(f"{how} {', '.join(fit.removeprefix('fit_') for fit in some)}" for how, some in parts if some)
