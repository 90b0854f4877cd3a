"""One file comes in, one `Article` goes out; the form is told by the file's ending, `-` is standard input.

Whatever the form, the article's text is fixed here and every span counts from it: of text files it is what was
decoded, of pages, Word and PDF files and records it is what was taken from them.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from compare.articles.decoding import decode
from compare.articles.fields import Fields, read_fields
from compare.articles.forms import STDIN, Form, form_of, is_web_page, picked, refuse_others
from compare.articles.records import parse_records, read_record, record_fields
from compare.errors import InputError
from compare.model import Article, SourceRole
from compare.text import harmless, tokenise

# A file may carry more than its text; the text may be what the later stages bear: about 8,000 sentences, which take a
# minute to encode and a quarter of a gigabyte to align.
MAX_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_SHORT = 40
# Every tenth word of English news is one of these, 4 % at least in lists of figures; other languages have almost none.
_ENGLISH = frozenset("the of and that with from by they their which been were would this his has who it".split())
_ENGLISH_SHARE = 0.02
_MIN_WORDS_TO_TELL = 30


def read_article(path: str, source_id: str = "a", role: SourceRole = "peer") -> Article:
    """Read the file at `path` as `source_id`; `-` is standard input. Raises InputError with one clear line."""
    name = "standard input" if path == STDIN else harmless(path)
    file, pick = picked(path)
    data = _bytes(file, name)
    fields = _fields(data, form_of(file, data, name), pick, name)
    return _article(fields, hashlib.sha256(data).hexdigest(), path, source_id, role)


def read_all(path: str, ids: Iterator[str]) -> Iterator[Article | InputError]:
    """Read every article of the file at `path`, parsed once, or say what is wrong with it; `ids` names them."""
    name = harmless(path)
    try:
        data = _bytes(path, name)
        form = form_of(path, data, name)
        if form not in {"json", "jsonl"}:
            yield read_article(path, next(ids))
            return
        text, warnings = decode(data, name)
        records = parse_records(text, form, name)
    except InputError as error:
        yield error
        return
    digest = hashlib.sha256(data).hexdigest()
    for at, record in enumerate(records, 1):
        place = f"{path}#{at}" if len(records) > 1 else path
        try:
            fields = record_fields(record, harmless(place))
            yield _article(replace(fields, warnings=(*warnings, *fields.warnings)), digest, place, next(ids), "peer")
        except InputError as error:
            yield error


def _article(fields: Fields, digest: str, path: str, source_id: str, role: SourceRole) -> Article:
    """The article at `path` that `fields` describe; raises InputError where it holds no text."""
    _check(fields.text, "standard input" if path == STDIN else harmless(path))
    return Article(
        id=source_id,
        path=Path(path).as_posix() if path != STDIN else STDIN,
        text=fields.text,
        sha256=digest,
        publisher=fields.publisher,
        headline=fields.headline,
        byline=fields.byline,
        published=fields.published,
        modified=fields.modified,
        url=fields.url,
        lang=fields.lang or "en",
        role=role,
        warnings=(*fields.warnings, *_doubts(fields.text, fields.lang)),
    )


def count_articles(path: str) -> int:
    """How many articles the file at `path` holds: one, unless it holds records; one as well where it is unreadable."""
    try:
        data = _bytes(path, path)
        form = form_of(path, data, path)
        return len(parse_records(decode(data, path)[0], form, path)) if form in {"json", "jsonl"} else 1
    except InputError:
        return 1  # told when it is read


def _bytes(path: str, name: str) -> bytes:
    """The bytes of the file, never more than can be read."""
    refuse_others(path, name)
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise InputError(f"{name}: a folder, where an article was expected") from None
    except FileNotFoundError:
        raise InputError(f"{name}: no such file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{name}: cannot be read ({harmless(reason)})") from None
    if not data:
        raise InputError(f"{name}: is empty")
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB, more than one article can be")
    return data


def _check(text: str, name: str) -> None:
    """Raise InputError where `text` holds no article or more than the later stages bear."""
    if not text.strip():
        raise InputError(f"{name}: {'holds white space only' if text else 'is empty'}")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{name}: {len(text):,} characters, more than the {MAX_CHARACTERS:,} that can be compared",
            "Give single articles",
        )
    if "\x00" in text:
        raise InputError(f"{name}: holds NUL characters")


def _fields(data: bytes, form: Form, pick: str | None, name: str) -> Fields:
    """What `data` says, by its `form`; readers that need a library are loaded when it is their turn."""
    if form in {"html", "mhtml"}:
        from compare.articles.pages import read_page, read_saved_bundle

        return read_page(data, name) if form == "html" else read_saved_bundle(data, name)
    if form == "docx":
        from compare.articles.docx import read_docx

        return read_docx(data, name)
    if form == "pdf":
        from compare.articles.pdf import read_pdf

        return read_pdf(data, name)
    text, warnings = decode(data, name)
    is_data = form in {"json", "jsonl"}
    found = read_record(text, form, pick, name) if is_data else _plain(text, form, name)
    return replace(found, warnings=(*warnings, *found.warnings))


def _plain(text: str, form: Form, name: str) -> Fields:
    """The fields of a text file, with what the head of a Markdown file says; the text stays whole."""
    if is_web_page(text):
        raise InputError(f"{name}: holds a web page, not its text", "Name it so that it ends in .html")
    matter = _FRONT_MATTER.match(text) if form == "markdown" else None
    if not matter:
        return Fields(text=text)
    pairs = (line.partition(":") for line in matter.group(1).splitlines() if ":" in line)
    known = read_fields({key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs})
    return replace(known, text=text)


def _doubts(text: str, lang: str | None) -> tuple[str, ...]:
    """What a reader should know before trusting a comparison of `text`: too short, or not English."""
    words = [token.norm for token in tokenise(text[:20_000]) if token.is_word]
    found = []
    if len(words) < _SHORT:
        found.append(f"very short: {len(words)} word{'s' * (len(words) != 1)}")
    if lang and lang != "en":
        found.append(f"its language is given as “{lang}”: the rules are for English")
    elif len(words) >= _MIN_WORDS_TO_TELL:
        share = sum(word in _ENGLISH for word in words) / len(words)
        if share < _ENGLISH_SHARE:
            found.append("does not look like English, for which the rules are made")
    return tuple(found)
