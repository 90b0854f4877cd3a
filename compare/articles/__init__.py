"""Stage 1: files come in, articles go out, with their text fixed: every span of a finding counts from it."""

from compare.articles.fields import Fields
from compare.articles.reading import MAX_BYTES, MAX_CHARACTERS, read_article
from compare.articles.story import article_files, folder_sources, read_heap, read_story, slug, stray

__all__ = [
    "MAX_BYTES", "MAX_CHARACTERS", "article_files", "folder_sources", "read_article", "read_heap", "read_plain",
    "read_story", "read_web_page", "slug", "stray",
]  # fmt: skip


def read_web_page(data: bytes, name: str, charset: str | None = None) -> Fields:
    """The article of a page as a server sent it, with the `charset` that it named; InputError names `name`."""
    from compare.articles.pages import read_page  # not for whoever reads text files only

    return read_page(data, name, charset)


def read_plain(data: bytes, name: str, charset: str | None = None) -> Fields:
    """The article that a server sent as plain text; InputError names `name`."""
    from compare.articles.pages.charsets import decode_page

    text, warnings = decode_page(data, charset, name)
    return Fields(text=text, warnings=warnings)
