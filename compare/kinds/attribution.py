"""Kinds about who is given as the source of a statement, and how."""

from compare.kinds.base import PRINTS, Kind, Title

ATTRIBUTION = (
    Kind(
        "attribution.speaker",
        "error",
        "The same words or the same claim are given to different people or bodies.",
        "Error. Warning where the program is unsure of either speaker.",
        (
            "“The pumps were never tested,” said inspector Lena Voss.",
            "“The pumps were never tested,” said fire chief Marc Odell.",
        ),
        (
            "“The pumps were never tested,” said inspector Lena Voss.",
            "“The pumps were never tested,” Voss said.",
        ),
        Title("{a} gives {x} as the speaker, {b} gives {y}", "The speaker {x} is only in {a}", values_first=True),
    ),
    Kind(
        "attribution.dropped",
        "warning",
        "What one article attributes to a source, the other prints as plain fact.",
        "Warning.",
        (
            "Officials said the flood destroyed the old mill on Sunday night.",
            "The flood destroyed the old mill on Sunday night.",
        ),
        (
            "Officials said the flood destroyed the old mill on Sunday night.",
            "The flood destroyed the old mill on Sunday night, according to officials.",
        ),
        Title("The attribution differs: " + PRINTS, "{x} is only in {a}; {b} prints the same as plain fact"),
    ),
    Kind(
        "attribution.vague",
        "warning",
        "One article names the source, the other leaves it unnamed.",
        "Warning.",
        (
            "Treasury Secretary Paul Innes said the levy would be dropped by spring.",
            "A senior official said the levy would be dropped by spring.",
        ),
        (
            "Treasury Secretary Paul Innes said the levy would be dropped by spring.",
            "The Treasury secretary said the levy would be dropped by spring.",
        ),
        Title("How the source is named differs: " + PRINTS, "The source {x} is named only in {a}"),
    ),
    Kind(
        "attribution.role",
        "note",
        "The same person carries another title, role or description.",
        "Note. Warning in a headline.",
        (
            "Company spokesman Ian Roe said the plant would stay open.",
            "Company lawyer Ian Roe said the plant would stay open.",
        ),
        (
            "Company spokesman Ian Roe said the plant would stay open.",
            "Ian Roe, a spokesman for the company, said the plant would stay open.",
        ),
        Title("The description of {who} differs: " + PRINTS, "The description of {who} as {x} is only in {a}"),
    ),
    Kind(
        "attribution.verb",
        "note",
        "The reporting verb takes another stance towards what is said.",
        "Note. Warning in a headline.",
        (
            "The minister said the dam had been inspected in May.",
            "The minister admitted the dam had been inspected in May.",
        ),
        (
            "The minister said the dam had been inspected in May.",
            "The minister told reporters the dam had been inspected in May.",
        ),
        Title("The reporting verb for {who} differs: " + PRINTS, "The reporting verb {x} for {who} is only in {a}"),
    ),
    Kind(
        "attribution.occasion",
        "note",
        "Where, when, to whom or through whom the same thing was said differs.",
        "Note.",
        (
            "“We are nearly there,” envoy Sara Lind told a business forum in Geneva.",
            "“We are nearly there,” envoy Sara Lind wrote in a post on social media.",
        ),
        (
            "“We are nearly there,” envoy Sara Lind told reporters.",
            "“We are nearly there,” envoy Sara Lind told journalists.",
        ),
        Title("The occasion of {remark} differs: " + PRINTS, "The occasion of {remark} is only in {a}: {x}"),
    ),
)
