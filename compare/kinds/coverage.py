"""Kinds about what only one article has, where it stands, and what the headlines promise."""

from compare.kinds.base import PRINTS, Kind, Title

COVERAGE = (
    Kind(
        "missing.qualifier",
        "warning",
        "A condition, denial, hedge or context inside a shared statement stands in only one article.",
        "Warning. Error in a headline.",
        (
            "The airline will refund all passengers if the strike lasts past Sunday.",
            "The airline will refund all passengers.",
        ),
        (
            "If the strike lasts past Sunday, the airline will refund all passengers.",
            "The airline will refund all passengers should the strike last past Sunday.",
        ),
        Title("The qualifier differs: " + PRINTS, "A qualifier is only in {a}: {x}"),
    ),
    Kind(
        "missing.detail",
        "note",
        "A number, date, place, name or circumstance inside a shared statement stands in only one article.",
        "Note. Warning in a headline.",
        (
            "The two governments held five rounds of talks on fishing rights.",
            "The two governments held talks on fishing rights.",
        ),
        (
            "The two governments held five rounds of talks on fishing rights.",
            "The governments held 5 rounds of talks on fishing rights.",
        ),
        Title("A detail differs: " + PRINTS, "A detail is only in {a}: {x}"),
    ),
    Kind(
        "missing.speaker",
        "note",
        "A person or body is heard in one article and nowhere in the other; one finding lists all their remarks.",
        "Note.",
        (
            "The port will close in June. Union leader Dana Petrov said the workers had not been told.",
            "The port will close in June.",
        ),
        (
            "The port will close in June. Union leader Dana Petrov said the workers had not been told.",
            "The port will close in June. The workers were not told, Petrov of the union said.",
        ),
        Title("Who is heard differs: " + PRINTS, "{heard} is heard only in {a}{remarks}"),
    ),
    Kind(
        "missing.statement",
        "note",
        "A statement of one article has no counterpart in the other.",
        "Note.",
        (
            "The museum reopens in May. Two paintings are still being restored in Antwerp.",
            "The museum reopens in May.",
        ),
        (
            "The museum reopens in May. Two paintings are still being restored in Antwerp.",
            "Two paintings remain under restoration in Antwerp. In May the museum opens again.",
        ),
        Title("A statement differs: " + PRINTS, "Only in {a}: {x}"),
    ),
    Kind(
        "placement.moved",
        "note",
        "A shared statement leads one article and stands deep in the other.",
        "Note.",
        (
            "The barn was not insured, its owner said. It burned down on Friday. Forty firefighters came. The road was "
            "closed for hours. Two horses were saved. Neighbours brought blankets. The roof fell in at noon. Smoke "
            "hung over the valley. The mayor thanked the crews.",
            "The barn burned down on Friday. Forty firefighters came. The road was closed for hours. Two horses were "
            "saved. Neighbours brought blankets. The roof fell in at noon. Smoke hung over the valley. The mayor "
            "thanked the crews. The barn was not insured, its owner said.",
        ),
        (
            "The barn burned down on Friday. Forty firefighters came. Two horses were saved.",
            "The barn burned down on Friday. Two horses were saved. Forty firefighters came.",
        ),
        Title(
            "{higher} leads with what stands deep in {deeper}: {lead}", "{a} leads with what stands deep in {b}: {x}"
        ),
    ),
    Kind(
        "headline.differs",
        "note",
        "The two headlines make different claims.",
        "Note. Warning where the claims exclude each other: an opposite outcome, another number, a plan for a deed. "
        "Note (“possible update”) where the later headline has the higher toll.",
        (
            "City drops plan for toll road\n\nThe council voted on the toll road on Thursday.",
            "Drivers welcome the end of a toll dispute\n\nThe council voted on the toll road on Thursday.",
        ),
        (
            "City drops plan for toll road\n\nThe council voted on the toll road on Thursday.",
            "City abandons toll road plan\n\nThe council voted on the toll road on Thursday.",
        ),
        Title("The headlines differ: " + PRINTS, "A headline is only in {a}: {x}", values_first=True),
    ),
    Kind(
        "headline.unsupported",
        "warning",
        "A quotation, number or name of a headline is not in that article's own text.",
        "Warning.",
        (
            "Thousands stranded as 90 trains stop\n\nThe railway stopped 19 trains on Monday. Thousands had to wait.",
            "Railway stops 19 trains\n\nThe railway stopped 19 trains on Monday. Thousands had to wait.",
        ),
        (
            "A dozen trains stopped\n\nThe railway stopped 12 trains on Monday.",
            "Railway stops 12 trains\n\nThe railway stopped 12 trains on Monday.",
        ),
        Title(
            "A headline differs from its own text: " + PRINTS,
            "{x} is only in the headline of {a}, not in its text",
            values_first=True,
        ),
        scope="article",
    ),
)
