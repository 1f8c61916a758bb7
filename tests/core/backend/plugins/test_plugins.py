"""Plug-ins that fail, lie, hang or raise are named, and do no harm."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from app.core.backend.backend import Backend
from app.core.backend.call import Call, new_attempt
from app.core.backend.conformance.run import run
from app.core.backend.data.accounts import Nothing
from app.core.backend.descriptor import Capability, Descriptor, Options, Realm
from app.core.backend.failure import Cancelled, Defect, TooSlow, Unreachable
from app.core.backend.plugins import BadPlugin, Plugins, discover
from app.core.backend.refusal import RefusalCode, Refused
from app.core.text import verbatim
from harness.scripted import CAPABILITIES, Scripted


@dataclass
class Entry:
    """An entry point whose loading is a function of the test."""

    name: str
    load: Callable[[], object]


@pytest.fixture
def release() -> Iterator[threading.Event]:
    """What hangs in a test hangs on this, so that it ends with the test."""
    event = threading.Event()
    yield event
    event.set()


def descriptor(scripted: Scripted | None = None, **changes: Any) -> Descriptor:
    inside = (scripted or Scripted()).backend()
    made = Descriptor("mine", verbatim("Mine"), Realm.DEMO, CAPABILITIES, lambda options: opened)
    opened = replace(inside, descriptor=made)
    return replace(made, **changes)


def found(*entries: Entry) -> Plugins:
    return discover({"demo"}, lambda: entries, seconds=0.3)


def opened(scripted: Scripted) -> Backend:
    plugins = found(Entry("mine", lambda: descriptor(scripted)))
    (one,) = plugins.descriptors
    return one.open(Options())


def _raise(error: BaseException) -> Any:
    raise error


def test_a_sound_plugin_is_found_and_works() -> None:
    plugins = found(Entry("mine", descriptor))
    assert plugins.troubles == ()
    mine = plugins.named("mine")
    assert mine is not None
    assert mine.open(Options()).service.facts(Nothing(), Call()).title == "演示"


@pytest.mark.parametrize(
    "load",
    [
        lambda: _raise(ImportError("no such module")),
        lambda: _raise(SystemExit(1)),
        lambda: _raise(KeyboardInterrupt()),
        lambda: object(),
        lambda: descriptor(id="other"),
        lambda: descriptor(id="demo"),
        lambda: descriptor(title="just words"),
        lambda: descriptor(realm="demo "),
        lambda: descriptor(capabilities={"register"}),
        lambda: descriptor(capabilities=frozenset({"fly"})),
        lambda: descriptor(open=None),
        lambda: descriptor(realm=Realm.REAL),
    ],
)
def test_what_does_not_load_is_named_and_the_others_stay(load: Callable[[], object]) -> None:
    sound = descriptor(id="sound")
    plugins = found(Entry("mine", load), Entry("sound", lambda: sound))
    assert [one.id for one in plugins.descriptors] == ["sound"]
    (trouble,) = plugins.troubles
    assert "mine" in str(trouble.words)
    with pytest.raises(BadPlugin):
        plugins.named("mine")


def test_an_id_of_the_program_is_not_given_away() -> None:
    plugins = found(Entry("demo", lambda: descriptor(id="demo")))
    assert plugins.descriptors == ()
    assert "demo" in str(plugins.troubles[0].words)


def test_a_plugin_that_hangs_while_loading_is_left(release: threading.Event) -> None:
    plugins = found(Entry("mine", lambda: release.wait(30)))
    assert plugins.descriptors == ()
    assert "mine" in str(plugins.troubles[0].words)


@pytest.mark.parametrize(
    "lie",
    [
        lambda backend: object(),
        lambda backend: replace(backend, sandbox=None),
        lambda backend: replace(backend, guide=object()),
        lambda backend: replace(backend, accounts=object()),
        lambda backend: replace(backend, descriptor=replace(backend.descriptor, realm=Realm.REAL)),
        lambda backend: replace(
            backend, descriptor=replace(backend.descriptor, capabilities=frozenset({Capability.GUIDE}))
        ),
        lambda backend: _raise(OSError("no such server")),
    ],
)
def test_a_plugin_that_is_not_what_it_says_is_not_opened(lie: Callable[[Backend], Any]) -> None:
    honest = descriptor()
    plugins = found(Entry("mine", lambda: replace(honest, open=lambda options: lie(honest.open(options)))))
    with pytest.raises(BadPlugin) as caught:
        plugins.descriptors[0].open(Options())
    assert caught.value.name == "mine"


def test_a_failure_while_opening_stays_what_it_is() -> None:
    plugins = found(Entry("mine", lambda: descriptor(open=lambda options: _raise(Unreachable()))))
    with pytest.raises(Unreachable):
        plugins.descriptors[0].open(Options())


@pytest.mark.parametrize("error", [ValueError("990101200001010011"), SystemExit(3), KeyboardInterrupt()])
def test_what_a_role_may_not_raise_becomes_a_defect_with_a_name(error: BaseException) -> None:
    scripted = Scripted()
    scripted.says["sandbox/reset"] = lambda request, call: _raise(error)
    backend = opened(scripted)
    assert backend.sandbox is not None
    with pytest.raises(Defect) as caught:
        backend.sandbox.reset(Nothing(), Call(attempt=new_attempt()))
    assert caught.value.backend == "mine"


def test_what_a_role_may_raise_goes_through() -> None:
    scripted = Scripted()
    backend = opened(scripted)
    assert backend.sandbox is not None
    for allowed in (Refused(RefusalCode.SCENARIO_UNKNOWN), Unreachable(), Cancelled()):
        scripted.says["sandbox/reset"] = lambda request, call, allowed=allowed: _raise(allowed)
        with pytest.raises(type(allowed)):
            backend.sandbox.reset(Nothing(), Call(attempt=new_attempt()))


def test_an_answer_of_the_wrong_type_is_a_defect() -> None:
    scripted = Scripted()
    scripted.says["sandbox/reset"] = lambda request, call: "fine"
    backend = opened(scripted)
    assert backend.sandbox is not None
    with pytest.raises(Defect):
        backend.sandbox.reset(Nothing(), Call(attempt=new_attempt()))


def test_a_role_that_hangs_is_given_up_at_the_deadline_and_when_cancelled(release: threading.Event) -> None:
    scripted = Scripted()
    entered = threading.Event()

    def hang(request: object, call: Call) -> object:
        entered.set()
        release.wait(30)
        return Nothing()

    scripted.says["sandbox/reset"] = hang
    sandbox = opened(scripted).sandbox
    assert sandbox is not None
    with pytest.raises(TooSlow):
        sandbox.reset(Nothing(), Call(attempt=new_attempt(), deadline=0.1))
    call = Call(attempt=new_attempt(), deadline=30)
    entered.clear()
    stopper = threading.Thread(target=lambda: entered.wait(5) and call.cancel.cancel())
    stopper.start()
    with pytest.raises(Cancelled):
        sandbox.reset(Nothing(), call)
    stopper.join()


def test_closing_a_plugin_never_raises() -> None:
    honest = descriptor()
    broken = replace(
        honest, open=lambda options: replace(honest.open(options), close=lambda: _raise(OSError()))
    )
    (one,) = found(Entry("mine", lambda: broken)).descriptors
    one.open(Options()).close()


def test_the_contract_suite_survives_a_backend_that_keeps_no_promise(release: threading.Event) -> None:
    scripted = Scripted()
    scripted.says["accounts/picture-code"] = lambda request, call: release.wait(30)
    report = run(opened(scripted), seed=1, seconds=1.0)
    assert report.failures
    assert report.passed < len(report.outcomes)


def test_nothing_of_the_suite_needs_a_test_framework() -> None:
    names = [name for name in sys.modules if name.startswith("app.core.backend.conformance")]
    assert names
    for name in names:
        assert not any(part.startswith(("pytest", "hypothesis")) for part in vars(sys.modules[name]))
