"""JSON text comes in, the records of articles in it go out, and the one that is meant.

A file of several articles is never guessed at: `heap.jsonl#3` means the third, `heap.jsonl#ID` the one with that `id`
or `url`. Only a story that is given as one file takes all of them.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from compare.articles.fields import Fields, read_fields, well_formed
from compare.articles.forms import Form
from compare.errors import InputError
from compare.text import harmless

_ID_KEYS = ("id", "fingerprint", "url", "link")
_SHOWN = 40


def read_record(text: str, form: Form, pick: str | None, name: str) -> Fields:
    """The fields of the article that `pick` names in `text`, or of the only one."""
    records = parse_records(text, form, name)
    if pick is not None:
        return record_fields(_named(records, pick, name), name)
    if len(records) > 1:
        raise InputError(
            f"{name}: holds {len(records):,} articles, where one is expected",
            f"Add # and a number from 1 to {len(records)}, or an id, to its name",
        )
    return record_fields(records[0], name)


def parse_records(text: str, form: Form, name: str) -> list[Any]:
    """All records of `text`, one at least, in their order; a line that is none becomes the error that says so."""
    if form == "jsonl":
        lines = ((at, line) for at, line in enumerate(text.split("\n"), 1) if line.strip())
        records = [_line(line, name, at) for at, line in lines]
        if records and all(isinstance(record, InputError) for record in records):
            raise records[0]
    else:
        value = _json(text, name)
        records = value if isinstance(value, list) else [value]
    if not records:
        raise InputError(f"{name}: is empty")
    return records


def _line(line: str, name: str, at: int) -> Any:
    """The value of one line: a broken one is told where it is asked for, and takes no other with it."""
    try:
        return _json(line, name, at)
    except InputError as error:
        return error


def _json(text: str, name: str, line: int = 0) -> Any:
    """The JSON value that `text` writes; `line` is where it stands, if not alone."""
    try:
        return json.loads(text)
    except ValueError as error:
        at = line or (error.lineno if isinstance(error, json.JSONDecodeError) else 0)
        raise InputError(f"{name}: not valid JSON{f' (line {at})' if at else ''}") from None
    except RecursionError:
        raise InputError(f"{name}: JSON nested too deeply to be an article") from None


def _named(records: list[Any], pick: str, name: str) -> Any:
    """The record whose id is `pick` or, where none is, whose number."""
    for record in records:
        if isinstance(record, Mapping) and any(str(record[key]) == pick for key in _ID_KEYS if record.get(key)):
            return record
    if pick.isascii() and pick.isdigit() and 0 < int(pick[:9]) <= len(records):
        return records[int(pick[:9]) - 1]
    raise InputError(
        f"{name}: no article “{harmless(pick)[:_SHOWN]}” in it", f"It holds {len(records):,}, numbered from 1"
    )


def record_fields(record: Any, name: str) -> Fields:
    """The fields of one `record`."""
    if isinstance(record, InputError):
        raise record
    if not isinstance(record, Mapping):
        raise InputError(f"{name}: not a JSON object with an article's keys")
    found = read_fields(record)
    if not found.text.strip():
        raise InputError(f"{name}: no article text under a known key", "Known are text, maintext, plaintext and body")
    text = well_formed(found.text)
    if text == found.text:
        return found
    return replace(found, text=text, warnings=(*found.warnings, "held halves of surrogate pairs, which are replaced"))
