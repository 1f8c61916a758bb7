"""Where the server is and how to get there."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from app.core.backend.http.retry import RetryRule
from app.core.backend.http.trouble import BadAddress, NoAuthority

SYSTEM_PROXY = "system"
NO_PROXY = "none"


@dataclass(frozen=True)
class Connection:
    """Settings of one connection.

    `server` is an http or https address without path. `proxy` is ``system`` (what the computer is set
    to), ``none``, or an address. `ca_file` is a PEM file of certificate authorities to trust instead of the
    public ones; verification itself cannot be turned off. `connect` and `patience` are the seconds that one
    try may take to connect and to wait for an answer, within the deadline of the call.
    """

    server: str
    proxy: str = SYSTEM_PROXY
    ca_file: str = ""
    connect: float = 4.0
    patience: float = 8.0
    retry: RetryRule = field(default_factory=RetryRule)

    def __post_init__(self) -> None:
        parts = urlsplit(self.server)
        try:
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if self.ca_file and not Path(self.ca_file).is_file():
            raise NoAuthority
        if not usable or parts.username or parts.query or parts.fragment or parts.path.strip("/"):
            raise BadAddress

    @property
    def base(self) -> str:
        parts = urlsplit(self.server)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def private(self) -> bool:
        """Whether nobody on the way can listen: TLS, or a server on this very computer."""
        parts = urlsplit(self.server)
        if parts.scheme == "https" or parts.hostname == "localhost":
            return True
        try:
            return ipaddress.ip_address(parts.hostname or "").is_loopback
        except ValueError:
            return False
