"""Which names the server answers to."""

from __future__ import annotations

import pytest
from werkzeug.exceptions import Forbidden
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from compare.review.server.guard import check


def test_the_server_is_called_as_browsers_write_its_port() -> None:
    def asks(host: str, port: int) -> None:
        check(Request(EnvironBuilder(headers=[("Host", host)]).get_environ()), port)

    asks("127.0.0.1", 80)
    asks("localhost:80", 80)
    asks("localhost:8715", 8715)
    for host, port in (("127.0.0.1", 8715), ("127.0.0.1:80", 8715), ("127.0.0.1:8715", 80), ("evil.example", 80)):
        with pytest.raises(Forbidden):
            asks(host, port)
