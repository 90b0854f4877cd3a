"""Kinds about what is claimed, how surely, and in which words."""

from compare.kinds.base import PRINTS, Kind, Title

CLAIMS = (
    Kind(
        "polarity.conflict",
        "error",
        "One article affirms what the other denies, the outcome is the opposite, or who does it to whom is turned "
        "round; a denial that an article only reports is not its own.",
        "Error. Warning where the program is unsure that both speak of one event, as where all figures differ too.",
        (
            "The council approved the new stadium on Thursday.",
            "The council rejected the new stadium on Thursday.",
        ),
        (
            "The minister denied that he met the contractor.",
            "The minister said he did not meet the contractor.",
        ),
        Title("What is affirmed differs: " + PRINTS, "One affirms what the other denies: {x} is only in {a}"),
    ),
    Kind(
        "certainty.shift",
        "warning",
        "The same thing is surer in one article: may have against has, alleged against plain, planned against done.",
        "Warning. Note where the program is unsure that both speak of one act.",
        (
            "The talks will resume on Wednesday.",
            "The talks may resume on Wednesday.",
        ),
        (
            "The talks will resume on Wednesday.",
            "The talks are going to resume on Wednesday.",
        ),
        Title("How certain it is differs: " + PRINTS, "How certain it is differs: {x} is only in {a}"),
    ),
    Kind(
        "wording.label",
        "note",
        "The same actor, act or issue carries another label, or a copied sentence names another thing in its place.",
        "Note. Warning where the two sentences are otherwise the same, so that the word changes what is told.",
        (
            "Police pushed the protesters back from the gates.",
            "Police pushed the rioters back from the gates.",
        ),
        (
            "Police pushed the protesters back from the gates.",
            "Police pushed the demonstrators back from the gates.",
        ),
        Title("The label differs: " + PRINTS, "The label {x} is only in {a}"),
    ),
    Kind(
        "wording.loaded",
        "note",
        "An evaluative or intensifying word stands in only one article.",
        "Note.",
        (
            "The government announced a disastrous cut in school funding.",
            "The government announced a cut in school funding.",
        ),
        (
            "The government announced a cut in school funding.",
            "The government announced a cut in funding for schools.",
        ),
        Title("The emphasis differs: " + PRINTS, "The emphasis differs: {x} is only in {a}"),
    ),
    Kind(
        "wording.paraphrase",
        "hidden",
        "Other words, the same meaning.",
        "Hidden: counted, and shown on request.",
        (
            "Doctors began the vaccinations on Saturday morning.",
            "Doctors started the vaccinations on Saturday morning.",
        ),
        (
            "Doctors began the vaccinations on Saturday morning.",
            "Doctors stopped the vaccinations on Saturday morning.",
        ),
        Title("Other words, same meaning: " + PRINTS, "Same meaning: {x} is only in {a}"),
    ),
)
