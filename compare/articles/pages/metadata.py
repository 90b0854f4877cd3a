"""The tree of a page comes in, what the page says of its article goes out, under the keys of `read_fields`.

Publishers say it for search engines in JSON-LD (schema.org), which has times with their zones and says whether the
text is free; then in meta elements. What neither says is left to the extractor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = ("article", "posting", "report", "review")
_METAS = {
    "published": ("article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "pubdate"),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "lastmod"),
    "site_name": ("og:site_name", "application-name"),
    "headline": ("og:title", "twitter:title", "dc.title"),
}
_DEEPEST = 6
_FALSE = ("false", "no", "0")


def page_record(tree: HtmlElement) -> dict[str, Any]:
    """What the page says: headline, published, modified, author, publisher, url, language, free."""
    data = next(_articles(tree), {})
    metas = _metas(tree)
    said = {key: next((metas[name] for name in names if metas.get(name)), None) for key, names in _METAS.items()}
    record = {
        "headline": _line(data.get("headline")) or said["headline"],
        "published": _line(data.get("datePublished")) or said["published"] or _only_time(tree),
        "modified": _line(data.get("dateModified")) or said["modified"],
        "author": data.get("author"),
        "publisher": _name(data.get("publisher")) or said["site_name"],
        "url": _canonical(tree),
        "language": _line(tree.get("lang")) or _line(data.get("inLanguage")),
        "free": not _says_no(data.get("isAccessibleForFree")),
    }
    return {key: value for key, value in record.items() if value is not None}


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The articles in the page's JSON-LD, in their order."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        with suppress(ValueError, RecursionError):
            yield from _within(json.loads(script.text_content().strip().rstrip(";"), strict=False), _DEEPEST)


def _within(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """The articles in `value`, a JSON-LD object, a list or a graph of them."""
    if isinstance(value, list) and depth:
        for item in value:
            yield from _within(item, depth - 1)
    elif isinstance(value, Mapping) and depth:
        types = value.get("@type")
        named = [t.lower() for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)]
        if any(name.endswith(_ARTICLES) for name in named):
            yield value
        for key in ("@graph", "mainEntity", "hasPart"):
            yield from _within(value.get(key), depth - 1)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of every meta element, by its name, property or itemprop in small letters."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def _only_time(tree: HtmlElement) -> str | None:
    """The moment that the page's only time element gives; among several nobody knows which is meant."""
    moments = {moment for time in tree.iter("time") if (moment := (time.get("datetime") or "").strip())}
    return moments.pop() if len(moments) == 1 else None


def _canonical(tree: HtmlElement) -> str | None:
    """The address that the page gives as its own."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return _line(link.get("href"))
    return _metas(tree).get("og:url")


def _says_no(value: object) -> bool:
    """Whether `value` is one of the forms in which pages write false."""
    return value is False or (isinstance(value, str) and value.strip().lower().rsplit("/", 1)[-1] in _FALSE)


def _name(value: object) -> str | None:
    """The name of a JSON-LD organisation, or of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _line(value.get("name") if isinstance(value, Mapping) else value)


def _line(value: object) -> str | None:
    """A string that is not empty, None for anything else."""
    return value.strip() or None if isinstance(value, str) else None
