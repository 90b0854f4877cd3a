"""The review in the browser: reports of stories come in, decisions made on their pages go to disk as they are made.

`room` knows stories, tokens and decisions and nothing of HTTP; `guard` says which requests are answered at all;
`application` brings the two together; `running` listens on this machine alone until somebody ends it. How pages look
is passed in, and the protocol between a page and its server stands in `compare.renderers.html`. No part of a request
ever becomes a path: stories have numbers, and what may be asked for is a handful of addresses.
"""

from compare.review.server.application import Application, Look
from compare.review.server.room import Room, Served
from compare.review.server.running import HOST, PORT, Server, listen, serve, server_of

__all__ = ["HOST", "PORT", "Application", "Look", "Room", "Served", "Server", "listen", "serve", "server_of"]
