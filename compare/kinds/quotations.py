"""Kinds about words between quotation marks: both articles print one utterance of one speaker."""

from compare.kinds.base import PRINTS, Kind, Title

QUOTATIONS = (
    Kind(
        "quote.altered",
        "error",
        "Words inside the quotation marks of one utterance differ, and its meaning changes: a negation, a modal verb, "
        "a number, a name, or who acts.",
        "Error. Warning where the program is unsure that it is one utterance, note where brackets or an ellipsis "
        "explain the whole difference.",
        (
            "“We will close the harbour on Friday,” Mayor Ellen Marsh said.",
            "“We may close the harbour on Friday,” Mayor Ellen Marsh said.",
        ),
        (
            "“We will close the harbour on Friday,” Mayor Ellen Marsh said on Monday.",
            "On Thursday Mayor Ellen Marsh said: “We may close the ferry terminal next.”",
        ),
        Title(
            PRINTS + " in {remark}, and the meaning differs", "In {remark}, {x} is only in {a}, and the meaning differs"
        ),
    ),
    Kind(
        "quote.reworded",
        "warning",
        "Words inside the quotation marks of one utterance differ, and its meaning stays close.",
        "Warning. Note where brackets or an ellipsis explain the whole difference; error in a headline.",
        (
            "“The bridge is quite safe,” engineer Tom Hale told the council.",
            "“The bridge is pretty safe,” engineer Tom Hale told the council.",
        ),
        (
            "“The colour of the water is quite normal,” engineer Tom Hale told the council.",
            "“The color of the water is quite normal,” engineer Tom Hale told the council.",
        ),
        Title(PRINTS + " in {remark}", "In {remark}, {x} is only in {a}"),
    ),
    Kind(
        "quote.cut",
        "warning",
        "One article prints less of an utterance than the other does.",
        "Warning. Note where the cut is marked (… or [ ]) or a fragment is plainly quoted as one; error where what is "
        "lost holds a negation, a condition, a limit or a hedge (not, if, unless, but, only, “I think”).",
        (
            "“The test failed, I think,” Dr. Priya Nair said.",
            "“The test failed,” Dr. Priya Nair said.",
        ),
        (
            "“The test failed,” Dr. Priya Nair said, “because of the heat.”",
            "“The test failed because of the heat,” Dr. Priya Nair said.",
        ),
        Title(
            "{longer} prints more of {remark} than {shorter}: " + PRINTS,
            "{b} prints less of {remark}: {x} is only in {a}",
        ),
    ),
    Kind(
        "quote.spliced",
        "warning",
        "Two utterances are joined inside one pair of quotation marks, or their order is changed there.",
        "Warning. Note where an ellipsis marks the joint.",
        (
            "“The vote was fair,” Judge Omar Reyes said. He drank some water. “Both parties saw the count,” he said.",
            "“Both parties saw the count, the vote was fair,” Judge Omar Reyes said.",
        ),
        (
            "“The vote was fair,” Judge Omar Reyes said. “Nobody has to like it.”",
            "“The vote was fair. Nobody has to like it,” Judge Omar Reyes said.",
        ),
        Title(
            "How {remark} is put together differs: " + PRINTS,
            "How {remark} is put together differs: {x} is only in {a}",
        ),
        scope="remark",
    ),
    Kind(
        "quote.form",
        "note",
        "One article quotes a remark directly, the other paraphrases it.",
        "Note.",
        (
            "“The school will reopen after the holidays,” principal Ada Quist said.",
            "Principal Ada Quist said the school would reopen after the holidays.",
        ),
        (
            "“The school will reopen after the holidays,” principal Ada Quist said.",
            "“The school will reopen after the holidays,” said principal Ada Quist.",
        ),
        Title(
            "{direct} quotes {remark} directly, {indirect} paraphrases it: " + PRINTS,
            "{a} prints {remark} in another form than {b}: {x}",
        ),
        scope="remark",
    ),
    Kind(
        "quote.cosmetic",
        "hidden",
        "Only glyphs, punctuation, capitals, a spelling variant or a contraction differ inside the quotation marks.",
        "Hidden: counted, and shown on request. Under the policy “strict” a changed word counts as reworded.",
        (
            "“It is slow, costly, and wrong,” Senator Ruth Blum said.",
            "“It is slow, costly and wrong,” Senator Ruth Blum said.",
        ),
        (
            "“It is slow, costly, and wrong,” Senator Ruth Blum said.",
            "Senator Ruth Blum said it was “slow, costly and late”.",
        ),
        Title("Only the form of {remark} differs: " + PRINTS, "Only the form of {remark} differs: {x} is only in {a}"),
    ),
)
