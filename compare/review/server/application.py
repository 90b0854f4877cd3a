"""The server as a WSGI application: a request comes in, a page or a few lines of JSON go out.

Whatever goes wrong is one clear line, in the form that was asked for, and never a traceback: `tell` hears of what is a
defect of the program.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, MethodNotAllowed, NotFound, UnsupportedMediaType
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from compare.errors import StoryDiffError
from compare.model import Decision, Report
from compare.review.decisions import LONGEST, as_plain, read_line
from compare.review.server.guard import check, seal
from compare.review.server.room import Answer, NotAdmittedError, Room, is_same

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

MAX_BODY = LONGEST  # bytes; a decision quotes a few sentences at most
TOKEN = "X-Storydiff-Token"
OPEN_AGAIN = "Open the address that storydiff printed when it started."
_DATA = ("/decisions", "/undo")


class Look(NamedTuple):
    """How pages look.

    `story` shows a report, with its token, who reviews it ("" to ask for the name), and where the other stories are if
    there are any; `stories` lists them, each one's page being at its number, counted from 1; `refusal` says in a
    heading and a line why there is nothing else to see.
    """

    story: Callable[[Report, str, str, str], str]
    stories: Callable[[Sequence[Report]], str]
    refusal: Callable[[str, str], str]


class _Asked(Request):
    """A request with a bound on what is read of it."""

    max_content_length = MAX_BODY


class Application:
    """Answers requests to the stories in `room`."""

    def __init__(self, room: Room, look: Look, port: int, tell: Callable[[str], None]) -> None:
        """Answer as the server on `port`."""
        self._room, self._look, self._port, self._tell = room, look, port, tell
        self._cookie = f"storydiff-{port}"
        self._inside = f"/{room.place}/"
        self._map = Map(
            [
                Rule("/", methods=["GET"], endpoint=self._enter),
                Rule(self._inside, methods=["GET"], endpoint=self._list),
                Rule(f"{self._inside}<int(max=1_000_000):number>", methods=["GET"], endpoint=self._show),
                Rule("/decisions", methods=["GET"], endpoint=self._read),
                Rule("/decisions", methods=["POST"], endpoint=self._add),
                Rule("/undo", methods=["POST"], endpoint=self._undo),
            ],
            strict_slashes=False,
            merge_slashes=False,
        )

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, as WSGI wants it."""
        request = _Asked(environ)
        return seal(self._answer(request))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        """Answer `request`, whatever happens."""
        try:
            check(request, self._port)
            endpoint, values = self._map.bind_to_environ(request.environ).match()
            done: Response = endpoint(request, **values)
            return done
        except NotAdmittedError:
            return self._refusal(request, 403, f"This page belongs to an earlier run of storydiff. {OPEN_AGAIN}")
        except HTTPException as error:
            response = self._refusal(request, error.code or 500, error.description or "")
            if isinstance(error, MethodNotAllowed):
                response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
            return response
        except StoryDiffError as error:
            return self._refusal(request, 409, str(error))
        except Exception as error:  # the door of the program: a person gets one line, whatever it was
            self._tell(f"unexpected {type(error).__name__} while answering {request.method} {request.path}: {error}")
            return self._refusal(request, 500, "This is a defect of storydiff; its terminal says more")

    def _refusal(self, request: Request, code: int, text: str) -> Response:
        """Say no in the form that was asked for."""
        if request.path in _DATA:
            return _json({"error": text}, code)
        heading = {403: "Not let in", 404: "Nothing here"}.get(code, "That did not work")
        return Response(self._look.refusal(heading, text), code, mimetype="text/html")

    def _enter(self, request: Request) -> Response:
        """Take the token out of the address, and let the browser in by a cookie from then on."""
        if not self._room.admits(request.args.get("token", "")):
            raise Forbidden(OPEN_AGAIN)
        response = redirect(self._inside + ("1" if len(self._room) == 1 else ""), 303)
        response.set_cookie(self._cookie, self._room.badge, path=self._inside, httponly=True, samesite="Strict")
        return response

    def _list(self, request: Request) -> Response:
        """List the stories."""
        self._check_badge(request)
        return Response(self._look.stories(self._room.reports()), mimetype="text/html")

    def _show(self, request: Request, number: int) -> Response:
        """Show one story."""
        self._check_badge(request)
        try:
            report, token = self._room.page(number)
        except LookupError:
            raise NotFound(f"There is no story {number}.") from None
        home = self._inside if len(self._room) > 1 else ""
        return Response(self._look.story(report, token, self._room.by, home), mimetype="text/html")

    def _check_badge(self, request: Request) -> None:
        """Raise unless the browser was let in."""
        if not is_same(request.cookies.get(self._cookie, ""), self._room.badge):
            raise Forbidden(OPEN_AGAIN)

    def _read(self, request: Request) -> Response:
        """Give all decisions on the story of a page."""
        return _told(self._room.decisions(request.headers.get(TOKEN, "")))

    def _add(self, request: Request) -> Response:
        """Take one decision."""
        return _told(self._room.add(request.headers.get(TOKEN, ""), _decision(request)))

    def _undo(self, request: Request) -> Response:
        """Take one decision back."""
        return _told(self._room.undo(request.headers.get(TOKEN, ""), _decision(request)))


def _decision(request: Request) -> Decision:
    """Read the decision that `request` brings."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("Decisions are sent as application/json.")
    try:
        return read_line(request.get_data().decode("utf-8"))
    except UnicodeDecodeError:
        raise BadRequest("The decision cannot be read: not UTF-8.") from None
    except ValueError as error:
        raise BadRequest(f"The decision cannot be read: {error}.") from None


def _told(answer: Answer) -> Response:
    """Answer with all decisions, each as it stands in the file."""
    return _json({"decisions": [as_plain(decision) for decision in answer.decisions], "notice": answer.notice}, 200)


def _json(plain: object, code: int) -> Response:
    """Answer with `plain`; what is no ASCII is escaped, so that a lone surrogate gets through too."""
    return Response(json.dumps(plain), code, mimetype="application/json")
