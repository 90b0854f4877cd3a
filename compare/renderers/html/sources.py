"""The sources as the page shows them: a letter, a colour with its own underline pattern, and what is known of each.

Comes in: the report's sources. Goes out: a `SourceView` each. Colours repeat after `STYLES` sources, letters do not.
"""

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from compare.model import Article, Source
from compare.renderers.html.records import SourceView
from compare.text import counted
from compare.titles import outlet_labels

STYLES = 6  # as many as the style sheet has colours and patterns for
_FRAGMENT_WORDS = 6  # enough words at each end for a browser to find one place in a page


def view_sources(sources: Sequence[Source]) -> tuple[SourceView, ...]:
    """Show every source."""
    letters = letters_of([s.article.id for s in sources])
    labels = outlet_labels(s.article for s in sources)
    return tuple(
        _view(source, letter, labels[source.article.id], f"s{i % STYLES}")
        for i, (source, letter) in enumerate(zip(sources, letters, strict=True))
    )


def letters_of(ids: Sequence[str]) -> list[str]:
    """Give each source a short sign: its id where all are short and unlike, else A, B, C."""
    signs = [i.upper() for i in ids]
    if all(0 < len(s) <= 3 for s in signs) and len(set(signs)) == len(signs):
        return signs
    return [chr(ord("A") + i) if i < 26 else str(i + 1) for i in range(len(ids))]


def _view(source: Source, letter: str, label: str, style: str) -> SourceView:
    """Show one source; the `label` is what the titles of findings call it."""
    article = source.article
    return SourceView(
        id=article.id,
        letter=letter,
        style=style,
        lang=article.lang,
        name="" if label == letter else label,
        headline=source.headline,
        link=web_link(article.url),
        is_base=article.role == "base",
        known=_known(article, len(source.sentences)),
        warnings=article.warnings,
    )


def _known(article: Article, sentences: int) -> tuple[tuple[str, str], ...]:
    """List what is known of an article, what is not known left out."""
    size = f"{counted(len(article.text.split()), 'word')}, {counted(sentences, 'sentence')}"
    rows = (
        ("By", article.byline),
        ("Published", article.published),
        ("Modified", article.modified),
        ("Address", article.url),
        ("Length", size),
        ("Language", article.lang if article.lang != "en" else None),
        ("File", article.path),
        ("SHA-256", article.sha256),
    )
    return tuple((name, value) for name, value in rows if value)


def web_link(url: str | None) -> str:
    """Give back `url` where a browser may follow it: http and https only, since the address comes with the article."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def text_link(link: str, sentence: str) -> str:
    """Lead to `sentence` on the page at `link` by a text fragment; empty without a link."""
    words = sentence.split()
    if not link or not words:
        return ""
    ends = [" ".join(words[:_FRAGMENT_WORDS])]
    if len(words) > 2 * _FRAGMENT_WORDS:
        ends.append(" ".join(words[-_FRAGMENT_WORDS:]))
    # A hyphen has a meaning of its own in a text fragment, and `quote` leaves it alone.
    coded = ",".join(quote(end, safe="", errors="replace").replace("-", "%2D") for end in ends)
    return f"{link}{'' if '#' in link else '#'}:~:text={coded}"
