"""The service behind a server, put together from the options of `xueji serve`."""

from __future__ import annotations

from app.campus.api.hall import Hall, House, OneService
from app.campus.api.ticking import TickingClock
from app.campus.demo.descriptor import CAPABILITIES, DEMO
from app.campus.demo.opening import open_demo, sandbox_handlers, setting_for
from app.campus.demo.stage import START, Stage
from app.campus.service.desk import Desk
from app.campus.service.entropy import SystemEntropy
from app.campus.service.hasher import QuickHasher
from app.campus.service.roles import backend
from app.campus.store.store import Store
from app.campus.store.vault import new_keys
from app.core.backend.backend import Backend
from app.core.backend.descriptor import Options
from app.core.serving import ServeOptions


def prepare(options: ServeOptions) -> None:
    """What is done once, before any worker starts."""


def open_house(options: ServeOptions) -> House:
    """The service of either realm, ready to be served."""
    if not options.database:
        # Everybody practises alone, as with the demo inside the program.
        return Hall(lambda: open_demo(Options(profile=options.profile, rules_file=options.rules)))
    return OneService(_open_practice(options))


def _open_practice(options: ServeOptions) -> Backend:
    """One practice for all, kept in a database: its clock goes on by itself, its tokens cannot be guessed."""
    setting, book = setting_for(
        Options(profile=options.profile, rules_file=options.rules, school_file=options.school)
    )
    stage = Stage(setting, book, _SEED, TickingClock(START))
    store = Store(options.database, new_keys())
    desk = Desk(store, lambda: stage.setting, stage.clock, SystemEntropy(), QuickHasher())
    return backend(desk, DEMO, sandbox_handlers(stage))


_SEED = 2026
"""Which invented people the scenarios of the hall are about."""
