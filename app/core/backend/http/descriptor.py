"""The backend `campus`: a campus server, by its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.backend.descriptor import Capability, Descriptor, Options, Realm
from app.core.text import text

if TYPE_CHECKING:
    from app.core.backend.backend import Backend


def _open(options: Options) -> Backend:
    from app.core.backend.http.connection import SYSTEM_PROXY, Connection
    from app.core.backend.http.opening import open_server
    from app.core.settings import Settings, SettingsFaulty, load_settings

    try:
        settings = load_settings()
    except SettingsFaulty:
        settings = Settings()  # whoever starts the program tells what is wrong with the file
    proxy = settings.proxy or SYSTEM_PROXY
    connection = Connection(options.server, proxy=proxy, ca_file=settings.ca_file)
    return open_server(connection, CAMPUS, cancel=options.cancel)


CAMPUS = Descriptor(
    id="campus",
    title=text("Campus server"),
    # What a server really is, it says when it is opened. Until then the more careful of the two.
    realm=Realm.REAL,
    capabilities=frozenset(Capability) - {Capability.GUIDE},
    open=_open,
)
