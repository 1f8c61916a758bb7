"""The `official` backend: real realm, a guide and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.backend.descriptor import Capability, Descriptor, Options, Realm
from app.core.text import text

if TYPE_CHECKING:
    from app.core.backend.backend import Backend


def _open(options: Options) -> Backend:
    from app.core.backend.official.backend import open_official

    return open_official(options)


OFFICIAL = Descriptor(
    id="official",
    title=text("The official site, guided"),
    realm=Realm.REAL,
    capabilities=frozenset({Capability.GUIDE}),
    open=_open,
)
