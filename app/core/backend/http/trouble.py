"""Ways in which talking to a server can fail that a program on one computer does not know."""

from __future__ import annotations

from app.core.backend.failure import Failure
from app.core.text import text


class BadAddress(Failure):
    words = text("This is not the address of a server. It looks like https://server.example.edu.cn")
    retry_helps = False


class NoAuthority(Failure):
    words = text("The file with the campus's certificate authority is not there. Please check the settings.")
    retry_helps = False


class NotTrusted(Failure):
    """The certificate is not that of the server, or not signed by anyone this computer trusts."""

    words = text("The server could not prove that it is the right one. Nothing was sent.")
    retry_helps = False


class NotPrivate(Failure):
    """A service of the real realm, reached without TLS from another computer."""

    words = text("This address is not protected. A service with real data needs an address with https.")
    retry_helps = False
