"""The service behind a server, put together from the options of `xueji serve`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from app.campus.api.hall import Hall, House, OneService
from app.campus.api.keys import store_keys
from app.campus.api.mail import Courier, Smtp, mail_server
from app.campus.api.people import load_people
from app.campus.api.quota import Quota
from app.campus.api.sending import sending_only
from app.campus.api.shared_practice import SharedDesk, begin_clock, shared_handlers
from app.campus.api.tables import ensure_tables
from app.campus.demo.descriptor import DEMO
from app.campus.demo.opening import open_demo, setting_for
from app.campus.demo.stage import Stage
from app.campus.service.desk import Desk
from app.campus.service.entropy import SystemEntropy
from app.campus.service.hasher import Argon2Hasher, QuickHasher
from app.campus.service.roles import backend
from app.campus.service.setting import Setting
from app.campus.store.store import Store
from app.core.backend.backend import Backend
from app.core.backend.data.codes import Channel
from app.core.backend.descriptor import Capability, Descriptor, Options, Realm
from app.core.clock import SystemClock
from app.core.rules.limits import RevealTaken
from app.core.school import load_school
from app.core.serving import ServeOptions
from app.core.text import verbatim

_DATABASE = "sqlite:///xueji-campus.db"
_KEYS = "xueji-campus.keys"
_SEED = 2026
"""Which invented people the scenarios of a shared practice are about."""
REAL_CAPABILITIES = frozenset({Capability.REGISTER, Capability.RECORD, Capability.CORRECT, Capability.ROSTER})
NOT_THE_OFFICIAL_SITE = "校内预核对（不是学信网）"


def prepare(options: ServeOptions) -> None:
    """What is done once, before any worker starts: keys, tables, people."""
    if _is_hall(options):
        return
    store = _store(options)
    try:
        ensure_tables(store)
        if options.people:
            load_people(store, Path(options.people), SystemEntropy(), Argon2Hasher())
    finally:
        store.close()


def open_house(options: ServeOptions) -> House:
    """The service of either realm, ready to be served; `prepare` has been called before."""
    wanted = Options(profile=options.profile, rules_file=options.rules, school_file=options.school)
    if _is_hall(options):
        return Hall(partial(open_demo, wanted))
    return _shared_practice(options, wanted) if options.demo else _real_service(options, wanted)


def _is_hall(options: ServeOptions) -> bool:
    """Practice without a database: everybody practises alone, as with the demo inside the program."""
    return options.demo and not options.database


def _store(options: ServeOptions) -> Store:
    return Store(options.database or _DATABASE, store_keys(Path(options.keys or _KEYS)))


def _shared_practice(options: ServeOptions, wanted: Options) -> House:
    """One practice for all, kept in a database: its clock goes on by itself, its tokens cannot be guessed."""
    setting, book = setting_for(wanted)
    store = _store(options)
    begin_clock(store, SystemClock())
    desk = SharedDesk(store, lambda: setting, SystemClock(), SystemEntropy(), QuickHasher())
    return OneService(backend(desk, DEMO, shared_handlers(Stage(setting, book, _SEED))))


def _real_service(options: ServeOptions, wanted: Options) -> House:
    """A school's own pre-check: no passwords of students, nothing told before a code, no practice stage."""
    clock = SystemClock()
    school = load_school(options.school)
    practice, book = setting_for(wanted)
    setting = replace(
        practice,
        title=f"{school.name} · {NOT_THE_OFFICIAL_SITE}",
        realm=Realm.REAL,
        capabilities=REAL_CAPABILITIES,
        rules=book.with_values(reveal_taken=RevealTaken.AFTER_CODE.value).rules,
        published=school.is_published(clock.now().date()),
        passwords=False,
        sender=school.name,
    )
    store = _store(options)
    desk = Desk(store, lambda: setting, clock, SystemEntropy(), Argon2Hasher())
    mail = mail_server(options.mail) if options.mail else None
    courier = Courier(store, Smtp(mail).send, mail.channels) if mail is not None else None
    if courier is not None:
        courier.start()
    reachable: frozenset[Channel] = mail.channels if mail is not None else frozenset()
    return OneService(
        sending_only(backend(desk, _descriptor(setting)), reachable),
        count=Quota(store, clock).count,
        closing=courier.close if courier is not None else None,
    )


def _descriptor(setting: Setting) -> Descriptor:
    return Descriptor("campus", verbatim(setting.title), setting.realm, setting.capabilities, _cannot_open)


def _cannot_open(options: Options) -> Backend:
    raise LookupError("a server opens its service itself")
