"""The demo backend as it is known before it is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.backend.descriptor import Capability, Descriptor, Options, Realm
from app.core.text import text

if TYPE_CHECKING:
    from app.core.backend.backend import Backend

CAPABILITIES = frozenset(
    {
        Capability.REGISTER,
        Capability.RECOVER,
        Capability.REVIEW,
        Capability.RECORD,
        Capability.CORRECT,
        Capability.SANDBOX,
    }
)


def _open(options: Options) -> Backend:
    # SQLAlchemy and cryptography come with it.
    from app.campus.demo.opening import open_demo

    return open_demo(options)


DEMO = Descriptor("demo", text("Practice, with an invented university"), Realm.DEMO, CAPABILITIES, _open)
