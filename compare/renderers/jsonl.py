"""One finding a line, for `jq`, pandas and databases: as in the JSON report, with its story and its places.

Every finding is there, also hidden and decided ones: `severity` and `status` tell, and `point` of which point it is.
Nothing but ASCII is written, since some readers take U+2028 in a string for the end of a line.
"""

import json
from collections.abc import Iterator, Sequence

from compare.codec import encode
from compare.model import Report
from compare.renderers.places import Locator, Place


def render_many(reports: Sequence[Report]) -> str:
    """Write all findings of all `reports`, in their order."""
    return "".join(line + "\n" for report in reports for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    locators = {source.article.id: Locator(source) for source in report.sources}
    points = {finding: point.id for point in report.points for finding in point.findings}
    for plain, finding in zip(encode(report)["findings"], report.findings, strict=True):
        places = {
            source: [_place(locators[source].place(span)) for span in spans] for source, spans in finding.spans.items()
        }
        yield json.dumps({"story": report.story, "point": points[finding.id], **plain, "places": places})


def _place(place: Place) -> dict[str, object]:
    """Write a place; without a region only the file and the sentence are known."""
    return {"path": place.path, "sentence": place.sentence, **(place.region._asdict() if place.region else {})}
