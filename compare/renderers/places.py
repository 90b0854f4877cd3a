r"""Where a finding stands in the file itself: spans of an article's text become lines and columns, paths become URIs.

Most texts are their files as decoded, so that offsets are true places; whether one is, its digest tells, and no file is
read again. Where the text was taken out of a file (a record in JSON, a saved page), only the file can be named, and
messages give the sentence instead. Lines end at \n or \r\n and count from 1; columns count code points from 1, ends
are the first column behind.
"""

import codecs
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from compare.model import Article, Source, Span

_LINE_END = re.compile(r"\r?\n")
_DRIVE = re.compile(r"[A-Za-z]:/")
# What the reader of files takes a text from: (bytes in front, encoding).
_FORMS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"", "cp1252"),
    (b"", "latin-1"),
)


class Region(NamedTuple):
    """A stretch of a file: from `line` and `column` up to `end_line` and `end_column`, all from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """Where `source` prints something: its `path`, and the `region` unless only the file is known.

    `sentence` is the number of the sentence in the article's text, 0 where none is meant.
    """

    source: str
    path: str
    region: Region | None
    sentence: int

    @property
    def line(self) -> int:
        """The line to show, the first of the file where none is known."""
        return self.region.line if self.region else 1

    @property
    def column(self) -> int:
        """The column to show, the first of the line where none is known."""
        return self.region.column if self.region else 1

    def __str__(self) -> str:
        """Write the place as people and editors write it."""
        if self.region:
            return f"{self.path}:{self.line}:{self.column}"
        return f"{self.path}, sentence {self.sentence}" if self.sentence else self.path


class Locator:
    """Finds places in one source; lines are counted once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._path = path_of(source.article)
        self._is_file = is_file_text(source.article)
        self._starts = [sentence.start for sentence in source.sentences]
        self._lines = [0, *(found.end() for found in _LINE_END.finditer(source.article.text))]

    def place(self, span: Span | None) -> Place:
        """Say where `span` stands; None is the article as a whole."""
        article = self._source.article
        region = self._region(span) if span is not None and self._is_file else None
        return Place(article.id, self._path, region, self._sentence(span.start) if span is not None else 0)

    def in_bytes(self, region: Region) -> Region:
        """Give `region` with columns that count bytes of UTF-8, for readers that do."""
        return Region(
            region.line,
            self._byte_column(region.line, region.column),
            region.end_line,
            self._byte_column(region.end_line, region.end_column),
        )

    def _byte_column(self, line: int, column: int) -> int:
        start = self._lines[line - 1]
        return len(self._source.article.text[start : start + column - 1].encode("utf-8", "replace")) + 1

    def _sentence(self, offset: int) -> int:
        """Give the number of the sentence at `offset`, 0 between sentences."""
        number = bisect_right(self._starts, offset)
        last = self._source.sentences[number - 1] if number else None
        return last.n if last and offset < last.end else 0

    def _region(self, span: Span) -> Region:
        return Region(*self._position(span.start), *self._position(span.end))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def is_file_text(article: Article) -> bool:
    """Whether the text of `article` is its whole file, so that offsets are places in the file."""
    return any(hashlib.sha256(data).hexdigest() == article.sha256 for data in _encoded(article.text))


def _encoded(text: str) -> Iterator[bytes]:
    """Write `text` in every form in which a file can have held it."""
    for mark, encoding in _FORMS:
        try:
            yield mark + text.encode(encoding)
        except UnicodeEncodeError:  # this form cannot have held it
            continue


def path_of(article: Article) -> str:
    """Name the file of `article` from the working directory, in which CI looks for it, where it lies below that."""
    path = Path(article.path)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return path.relative_to(Path.cwd()).as_posix()
    return article.path


def uri_of(path: str) -> str:
    """Write `path` as a URI reference: relative and percent-encoded, an absolute one as `file:`."""
    try:
        plain = path.encode("utf-8", "surrogateescape")  # the bytes of a name that is no UTF-8
    except UnicodeEncodeError:
        plain = path.encode("utf-8", "replace")
    if _DRIVE.match(path):
        return "file:///" + quote(plain, safe="/:")
    return ("file://" if path.startswith("/") else "") + quote(plain, safe="/")
