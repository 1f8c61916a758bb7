"""What the campus server is started with."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.backend.descriptor import Profile


@dataclass(frozen=True)
class ServeOptions:
    """Options of `xueji serve`.

    `database` is an address as SQLAlchemy writes them; empty means in memory for practice (`demo`), and a
    SQLite file in the working directory otherwise. `keys` is the file with the keys of the store, made
    when it is not there; `certificate` and `key` are PEM files for TLS; `proxied` believes what a reverse
    proxy on this computer says of its clients. `mail` is a file with the settings of the mail server,
    `people` one with staff, students and records to begin with.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    database: str = ""
    demo: bool = False
    profile: Profile = Profile.PHONE
    workers: int = 1
    keys: str = ""
    certificate: str = ""
    key: str = ""
    proxied: bool = False
    mail: str = ""
    people: str = ""
    school: str = ""
    rules: str = ""
