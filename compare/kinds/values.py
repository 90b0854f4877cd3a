"""Kinds about numbers, times and names, compared as values in the role they play."""

from compare.kinds.base import PRINTS, Kind, Title

VALUES = (
    Kind(
        "number.conflict",
        "error",
        "The same quantity has values that cannot both be right.",
        "Error. Warning (“possible update”) where the articles appeared hours apart and the later value is the higher; "
        "note where hedges or ranges overlap, or an edit is marked.",
        (
            "The fire killed 14 people in the night.",
            "The fire killed 17 people in the night.",
        ),
        (
            "The fire cost the town $1.2 billion and killed a dozen people.",
            "The fire cost the town 1,200 million dollars and killed 12 people.",
        ),
        Title("The figure{counted} differs: " + PRINTS, "The figure{counted} is only in {a}: {x}"),
    ),
    Kind(
        "number.unit",
        "warning",
        "The unit, the currency, the base or the rate of one quantity differs.",
        "Warning.",
        (
            "Support for the party fell by 3 percent in a week.",
            "Support for the party fell by 3 percentage points in a week.",
        ),
        (
            "The tunnel is 8 kilometres long.",
            "The tunnel is 5 miles long.",
        ),
        Title(
            "The unit or base of one figure{counted} differs: " + PRINTS, "The unit {x} of one figure is only in {a}"
        ),
    ),
    Kind(
        "number.precision",
        "note",
        "The values of one quantity fit together, and one is rounded, hedged or a range.",
        "Note.",
        (
            "At least 12 people were hurt when the stand collapsed.",
            "A dozen people were hurt when the stand collapsed.",
        ),
        (
            "Twelve people were hurt when the stand collapsed.",
            "A dozen people were hurt when the stand collapsed.",
        ),
        Title(
            "One figure{counted} is given in two precisions: " + PRINTS, "A closer figure{counted} is only in {a}: {x}"
        ),
    ),
    Kind(
        "date.conflict",
        "error",
        "One event is put at times that exclude each other, each resolved against its own article's date.",
        "Error. Warning where a relative time had to be resolved without a date of the article.",
        (
            "The court heard the appeal on Monday.",
            "The court heard the appeal on Tuesday.",
        ),
        (
            "The court heard the appeal on Monday, and the ruling came on Friday.",
            "The court heard the appeal on Monday, and the ruling came four days later.",
        ),
        Title("The time of one event differs: " + PRINTS + "{values}", "A time is only in {a}: {x}"),
    ),
    Kind(
        "date.precision",
        "note",
        "The times of one event fit together, and one is given more exactly.",
        "Note.",
        (
            "The treaty was signed in March 2019.",
            "The treaty was signed on 14 March 2019.",
        ),
        (
            "The treaty was signed on 14 March 2019.",
            "The treaty was signed on March 14, 2019.",
        ),
        Title("One time is given more exactly: " + PRINTS, "A closer time is only in {a}: {x}"),
    ),
    Kind(
        "name.conflict",
        "error",
        "Another person, body or place stands in the same role.",
        "Error. Warning where the two names may belong to one referent.",
        (
            "Goalkeeper Nils Aker saved the last penalty in Oslo.",
            "Goalkeeper Jonas Berg saved the last penalty in Oslo.",
        ),
        (
            "Goalkeeper Nils Aker saved the last penalty in Oslo.",
            "Aker saved the last penalty in Oslo.",
        ),
        Title("The name in one role differs: " + PRINTS, "The name {x} is only in {a}"),
    ),
    Kind(
        "name.variant",
        "note",
        "One referent is spelled or named otherwise; the usual short form after a first mention is not meant.",
        "Note.",
        (
            "President Volodymyr Zelensky met the delegation in Kyiv.",
            "President Volodymyr Zelenskyy met the delegation in Kyiv.",
        ),
        (
            "President Volodymyr Zelensky met the delegation in Kyiv.",
            "Mr. Zelensky met the delegation in Kyiv.",
        ),
        Title("One name has two forms: " + PRINTS, "The form {x} of a name is only in {a}"),
    ),
)
