"""One request to the server and its answer, within a deadline, and abandoned at once when cancelled."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy

import requests
import requests.adapters
import requests.utils

from app.core.backend.call import CancelToken
from app.core.backend.failure import BrokenAnswer, Failure, TooSlow, Unreachable
from app.core.backend.guarded import in_time
from app.core.backend.http.connection import NO_PROXY, SYSTEM_PROXY, Connection
from app.core.backend.http.trouble import BadAddress, NotTrusted
from app.core.backend.http.wire import MAX_ANSWER

_PIECE = 65_536
# It would repeat parts of an answer that was cut, on standard error.
logging.getLogger("urllib3.connection").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport:
    """Keeps connections to one server; may be used from any number of threads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        session = requests.Session()
        # The environment could bring a .netrc, which would replace our own authorisation.
        session.trust_env = False
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        session.verify = connection.ca_file or True
        if connection.proxy == SYSTEM_PROXY:
            session.proxies.update(requests.utils.get_environ_proxies(connection.base))
        elif connection.proxy != NO_PROXY:
            session.proxies.update({"http": connection.proxy, "https": connection.proxy})
        adapter = requests.adapters.HTTPAdapter(pool_connections=1, pool_maxsize=32, max_retries=0)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        self._session = session

    def post(
        self, path: str, body: bytes, headers: Mapping[str, str], seconds: float, cancel: CancelToken
    ) -> Answer:
        """One try. Raises `Unreachable`, `TooSlow`, `NotTrusted`, `BrokenAnswer` or `Cancelled`.

        The exchange runs on a thread of its own: a cancelled caller leaves at once, whatever the network
        does, and the thread ends by its own deadline.
        """
        return in_time(lambda: self._attempt(path, body, headers, seconds), seconds, cancel)

    def close(self) -> None:
        self._session.close()

    def _attempt(self, path: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Answer:
        try:
            return self._exchange(path, body, headers, seconds)
        except Failure:
            raise
        except Exception as error:
            raise BrokenAnswer from error

    def _exchange(self, path: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Answer:
        end = time.monotonic() + seconds
        try:
            with self._session.post(
                self._connection.base + path,
                data=body,
                headers=dict(headers),
                timeout=(min(self._connection.connect, seconds), seconds),
                allow_redirects=False,
                stream=True,
            ) as response:
                return Answer(response.status_code, response.headers, _read(response, end))
        except requests.exceptions.SSLError as error:
            raise NotTrusted from error
        except requests.exceptions.ConnectTimeout as error:
            raise Unreachable from error
        except requests.exceptions.Timeout as error:
            raise TooSlow from error
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidProxyURL) as error:
            raise BadAddress from error
        except requests.exceptions.ContentDecodingError as error:
            raise BrokenAnswer from error
        except requests.exceptions.ConnectionError as error:
            # requests wraps a read timeout in the middle of a body as a connection error.
            raise (TooSlow if "timed out" in str(error) else Unreachable) from error
        except (requests.exceptions.RequestException, OSError) as error:
            raise Unreachable from error


def _read(response: requests.Response, end: float) -> bytes:
    """The whole body; a server that drips is as slow as one that is silent."""
    announced = response.headers.get("Content-Length")
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_ANSWER:
            raise BrokenAnswer
        if time.monotonic() > end:
            raise TooSlow
    if announced is None and "Transfer-Encoding" not in response.headers:
        raise Unreachable  # cut in the middle of the headers
    if announced is not None and announced.isdigit() and size < int(announced):
        raise Unreachable
    return b"".join(pieces)
