"""Backends that come in other packages: found by their entry point, loaded and opened without trusting them.

A package offers a backend with an entry point in the group `xueji.backends` whose name is the id of the
`Descriptor` it leads to. What fails to load, hangs or tells something else than it does is left out and
named, with the package it came from; the program goes on without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.descriptor import Capability, Descriptor, Options, Realm
from app.core.backend.failure import Cancelled, Defect, Failure, TooSlow
from app.core.backend.guarded import guarded, in_time
from app.core.backend.operation import operations
from app.core.backend.table import ROLES
from app.core.text import Text, text, verbatim

GROUP = "xueji.backends"
_ID = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_LOAD_SECONDS = 5.0
_OPEN_SECONDS = 15.0


class EntryPoint(Protocol):
    """What is used of `importlib.metadata.EntryPoint`."""

    @property
    def name(self) -> str: ...

    def load(self) -> object: ...


class BadPlugin(Failure):
    """The plug-in `name` cannot be used; `words` say why, for the person who installed it."""

    retry_helps = False

    def __init__(self, name: str, problem: Text) -> None:
        super().__init__(name)
        self.name = name
        self.words = text("The plug-in “{name}” cannot be used: {problem}.", name=name, problem=problem)


@dataclass(frozen=True)
class Plugins:
    """The usable plug-ins, and a trouble (its `name`, its `words`) for each that is not."""

    descriptors: tuple[Descriptor, ...] = ()
    troubles: tuple[BadPlugin, ...] = ()

    def named(self, name: str) -> Descriptor | None:
        """The plug-in called `name`, None when there is none; raises its trouble when it is unusable."""
        for trouble in self.troubles:
            if trouble.name == name:
                raise trouble
        return next((one for one in self.descriptors if one.id == name), None)


def installed() -> tuple[EntryPoint, ...]:
    """The entry points of this Python environment (about 0.1 s: call it off the window's thread)."""
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))


def discover(
    taken: Iterable[str],
    found: Callable[[], Iterable[EntryPoint]] = installed,
    seconds: float = _LOAD_SECONDS,
) -> Plugins:
    """Load every plug-in that was `found`; ids in `taken`, those of the program itself, are not given away.

    Never raises. Each plug-in may take `seconds` to load.
    """
    ids = set(taken)
    descriptors: list[Descriptor] = []
    troubles: list[BadPlugin] = []
    for entry in sorted(found(), key=lambda one: one.name):
        try:
            descriptor = _loaded(entry, seconds)
            if descriptor.id in ids:
                raise BadPlugin(entry.name, text("there is another backend of this name"))
        except BadPlugin as bad:
            troubles.append(bad)
        else:
            ids.add(descriptor.id)
            descriptors.append(replace(descriptor, open=_opener(descriptor)))
    return Plugins(tuple(descriptors), tuple(troubles))


def _loaded(entry: EntryPoint, seconds: float) -> Descriptor:
    try:
        descriptor = in_time(entry.load, seconds)
    except TooSlow:
        raise BadPlugin(entry.name, text("it does not finish loading")) from None
    except BaseException as error:
        kind = type(error).__name__
        raise BadPlugin(entry.name, text("it fails to load ({kind})", kind=kind)) from error
    if not isinstance(descriptor, Descriptor):
        raise BadPlugin(entry.name, text("its entry point is not a descriptor"))
    if not _is_complete(descriptor) or descriptor.id != entry.name:
        raise BadPlugin(entry.name, text("its descriptor is not complete"))
    if descriptor.realm is Realm.REAL and Capability.SANDBOX in descriptor.capabilities:
        raise BadPlugin(entry.name, text("the practice stage has no place in the real realm"))
    return descriptor


def _is_complete(descriptor: Any) -> bool:
    """Whether the values have their types: nobody checked them in the other package."""
    return (
        isinstance(descriptor.id, str)
        and _ID.fullmatch(descriptor.id) is not None
        and isinstance(descriptor.title, Text)
        and isinstance(descriptor.realm, Realm)
        and isinstance(descriptor.capabilities, frozenset)
        and all(isinstance(one, Capability) for one in descriptor.capabilities)
        and callable(descriptor.open)
    )


def _opener(descriptor: Descriptor) -> Callable[[Options], Backend]:
    def open_it(options: Options) -> Backend:
        """Open the plug-in, check that it is what it says, and stand between it and the program."""
        try:
            backend = in_time(lambda: descriptor.open(options), _OPEN_SECONDS, options.cancel)
        except TooSlow:
            raise BadPlugin(descriptor.id, text("it does not finish opening")) from None
        except Failure as failure:
            if isinstance(failure, Defect):
                raise BadPlugin(descriptor.id, failure.words) from failure
            raise
        except Cancelled:
            raise
        except BaseException as error:
            kind = type(error).__name__
            raise BadPlugin(descriptor.id, text("it fails to open ({kind})", kind=kind)) from error
        problem = _lie(descriptor, backend)
        if problem is not None:
            raise BadPlugin(descriptor.id, problem)
        return guarded(backend)

    return open_it


def _lie(descriptor: Descriptor, backend: object) -> Text | None:
    """What a backend says of itself and is not, or None."""
    if not isinstance(backend, Backend) or not isinstance(backend.descriptor, Descriptor):
        return text("it does not open a backend")
    same = (backend.descriptor.id, backend.descriptor.realm) == (descriptor.id, descriptor.realm)
    if not same or backend.descriptor.capabilities != descriptor.capabilities:
        return text("opened, it is something else than announced")
    promised = {"service", *(ROLE_OF[one] for one in descriptor.capabilities)}
    for name, role in ROLES.items():
        played = getattr(backend, name)
        if (played is not None) != (name in promised):
            return text("its capabilities and its role {role} disagree", role=verbatim(name))
        for operation in operations(role):
            if played is not None and not callable(getattr(played, operation.name, None)):
                return text("it lacks the operation {operation}", operation=verbatim(operation.path))
    return None
