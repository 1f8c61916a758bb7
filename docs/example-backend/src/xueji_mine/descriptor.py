"""What the program may know of this backend without loading it. Keep this module light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.backend.descriptor import Capability, Descriptor, Options, Realm
from app.core.text import verbatim

if TYPE_CHECKING:
    from app.core.backend.backend import Backend


def _open(options: Options) -> Backend:
    from xueji_mine.backend import open_mine

    return open_mine(options)


MINE = Descriptor(
    id="mine",
    title=verbatim("示例学院：官网办理指引"),
    realm=Realm.REAL,
    capabilities=frozenset({Capability.GUIDE}),
    open=_open,
)
