"""Which requests are answered at all, and what every answer says to the browser.

Other pages that are open in the same browser can send requests here. They cannot know a token; beyond that, a name that
somebody made lead to this machine is not answered, nor is anything that a page from elsewhere asks for, and nothing
here may be framed, kept, guessed at or read across origins.
"""

from collections.abc import Mapping

from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Request, Response

HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
HTTP_PORT = 80
# Pages bring their own policy along, which holds as well; answers that are no pages need nothing.
_PAGE = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
_DATA = "default-src 'none'; frame-ancestors 'none'"


def check(request: Request, port: int) -> None:
    """Raise `Forbidden` for a `request` that is not meant for the server on `port`."""
    host = request.headers.get("Host", "").lower()
    if host not in {f"{name}{end}" for name in ("127.0.0.1", "localhost") for end in _ends(port)}:
        raise Forbidden(f"This server is called 127.0.0.1:{port}. Open the address that storydiff printed.")
    if request.method in ("GET", "HEAD") and "X-Storydiff-Token" not in request.headers:
        return  # a page that is opened: its cookie is sent by no other site
    origin = request.headers.get("Origin")
    if origin is not None and origin.lower().removeprefix("http://") != host:
        raise Forbidden("Another page sent this request.")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Forbidden("Another page sent this request.")


def _ends(port: int) -> tuple[str, ...]:
    """How `port` stands behind a name; browsers leave the usual one out."""
    return (f":{port}", "") if port == HTTP_PORT else (f":{port}",)


def seal(response: Response) -> Response:
    """Give `response` the headers that all answers have."""
    response.headers.update(HEADERS)
    is_page = response.mimetype == "text/html"
    response.headers["Content-Security-Policy"] = _PAGE if is_page else _DATA
    return response
