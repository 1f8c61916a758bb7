"""What can go wrong at a step, and how a person gets over it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from app.core.flow.memory import Typed
from app.core.flow.step import Exit, Step
from harness.faults import Fault
from harness.troubled import Troubled


class Trouble(StrEnum):
    """What goes wrong, and after the dash how the person goes on."""

    REFUSED = "refused"
    CUT_RETRY = "cut-retry"
    CUT_LEAVE = "cut-leave"
    CUT_BACK = "cut-back"
    BUSY_RETRY = "busy-retry"
    WRONG_LEAVE = "wrong-leave"
    RAISES_LEAVE = "raises-leave"
    SLOW = "slow"
    SILENT_RETRY = "silent-retry"
    SILENT_BACK = "silent-back"
    CANCELLED = "cancelled"
    TWICE = "twice"
    LANGUAGE = "language"
    LANGUAGE_REFUSED = "language-refused"
    LANGUAGE_CUT = "language-cut"
    LANGUAGE_SLOW = "language-slow"
    BACK = "back"
    CLOSE_ASKED = "close-asked"


RENEWS = (Exit.NEW_PICTURE, Exit.LOOK_AGAIN)
"""How a page that opened empty asks again."""
FINISHED = (Step.LAST, Step.COME_BACK)
"""Where nothing is lost by closing."""
MOST_CALLS = 8
"""Of one way out; more would mean that the trouble never ends."""


def bring(trouble: Trouble) -> Callable[[Troubled, Exit], None]:
    """Presses a way out with this trouble, and goes on until what was wanted has happened."""
    return _BRINGERS[trouble]


# a fault of the service at every call that a way makes, one after the other

Again = Callable[[Troubled, Exit, Step, Fault, int], bool]
"""Gets over the fault and tries again with another one armed; true when that one struck too."""


def _faults(w: Troubled, exit: Exit, *, fault: Fault, again: Again, language: bool = False) -> None:
    here, typed = w.step, w.typed
    struck = w.struck(fault, exit)
    for after in range(1, MOST_CALLS):
        if not struck:
            break
        w.assert_told()
        if language:
            w.switch_language()
            w.assert_told()
        if w.step is here:
            assert w.typed == typed, "something typed was lost"
        struck = again(w, exit, here, fault, after)
    assert not struck, f"{here} asks without end"
    w.service.disarm()
    assert not w.shell.no_answer.isVisible()


def _press_again(w: Troubled, exit: Exit, here: Step, fault: Fault, after: int) -> bool:
    """On the page: the same button once more; on a page that opened empty, whatever asks again."""
    if w.step is here:
        if w.has_errors:  # another picture has come
            w.fill(w.at_move)
        struck = w.struck(fault, exit, after)
        w.take_what_is_done()
        return struck
    assert w.ways_on(), f"{w.step} is a dead end"
    for renew in RENEWS:
        if renew in w.page.exits and w.page.exits[renew].isVisibleTo(w.page):
            struck = w.struck(fault, renew, after)
            w.take_what_is_done()
            return struck
    assert w.flow.can_go_back, f"{w.step} stays empty"
    w.back_and_forth()
    return False


def _retry(w: Troubled, exit: Exit, here: Step, fault: Fault, after: int) -> bool:
    button = w.shell.no_answer.retry_button
    if not button.isVisible():
        return _leave(w, exit, here, fault, after)
    before = len(w.service.struck)
    w.service.arm(fault, after)
    w.click(button)
    return w.settled(before)


def _leave(w: Troubled, exit: Exit, here: Step, fault: Fault, after: int) -> bool:
    if w.shell.no_answer.isVisible():
        w.click(w.shell.no_answer.leave_button)
    return _press_again(w, exit, here, fault, after)


def _back(w: Troubled, exit: Exit, here: Step, fault: Fault, after: int) -> bool:
    if not w.flow.can_go_back or w.step is not here or w.in_the_middle:
        return _retry(w, exit, here, fault, after)
    w.back_and_forth()
    if w.step is not here:
        return False
    w.fill(w.at_move)
    return w.struck(fault, exit, after)


def _twice(w: Troubled, exit: Exit) -> None:
    w.struck(Fault.TWICE, exit)
    w.service.disarm()


# an answer that is kept back

Kept = Callable[[Troubled, Exit, Step, int], bool]
"""What is done while the answer is kept back; true when the next call is kept back too."""


def _kept_back(w: Troubled, exit: Exit, *, then: Kept) -> None:
    here, typed = w.step, w.typed
    held = w.hold(exit)
    for after in range(1, MOST_CALLS):
        if not held:
            break
        bar = w.shell.bar
        assert w.shell.waiting.waiting
        assert not (bar.forward_button.isVisible() and bar.forward_button.isEnabled())
        assert not (bar.back_button.isVisible() and bar.back_button.isEnabled())
        if w.step is here:
            assert w.typed == typed
        held = then(w, exit, here, after)
    w.service.disarm()
    assert not held, "waits without end"
    assert not w.shell.waiting.waiting


def _late(w: Troubled, exit: Exit, here: Step, after: int) -> bool:
    before = len(w.service.struck)
    w.service.arm(Fault.HELD)
    w.service.release()
    return w.until_held(before)


def _late_in_another_language(w: Troubled, exit: Exit, here: Step, after: int) -> bool:
    w.switch_language()
    return _late(w, exit, here, after)


def _never(w: Troubled, exit: Exit, here: Step, after: int, *, back: bool) -> bool:
    w.time_runs_out()
    w.assert_told()
    if back and w.flow.can_go_back and w.step is here and not w.in_the_middle:
        w.back_and_forth()
        if w.step is not here:
            return False
        w.fill(w.at_move)
        return w.hold(exit, after)
    before = len(w.service.struck)
    w.service.arm(Fault.HELD, after)
    w.click(w.shell.no_answer.retry_button)
    return w.until_held(before)


def _given_up(w: Troubled, exit: Exit, here: Step, after: int) -> bool:
    w.give_up()
    if w.step is here:
        return w.hold(exit, after)
    # On the page it led to, which opened empty.
    for renew in RENEWS:
        if renew in w.page.exits and w.page.exits[renew].isVisibleTo(w.page):
            return w.hold(renew, after)
    assert w.ways_on(), f"{w.step} is a dead end"
    return False


# nothing under way


def _language(w: Troubled, exit: Exit) -> None:
    typed, title, focus = w.typed, w.page.head.accessibleName(), w.shell.focusWidget()
    w.switch_language()
    assert w.typed == typed
    assert w.page.head.accessibleName() != title
    assert w.shell.focusWidget() is focus
    w.met.append(w.step)
    w.peacefully(lambda: w.press(exit))


def _back_and_forth(w: Troubled, exit: Exit) -> None:
    if w.flow.can_go_back and not w.in_the_middle:
        typed = w.typed
        w.back_and_forth()
        assert w.typed == typed, "something typed was lost on the way back"
        w.met.append(w.step)
        w.fill(w.at_move)
    w.peacefully(lambda: w.press(exit))


def _close_asked(w: Troubled, exit: Exit) -> None:
    typed, focus = w.typed, w.shell.focusWidget()
    if typed != Typed() and w.step not in FINISHED:
        w.ask_to_close()
        assert w.shell.isVisible()
        w.click(w.shell.leaving.stay_button)
        assert w.typed == typed
        del focus
        w.met.append(w.step)
    w.peacefully(lambda: w.press(exit))


_BRINGERS: dict[Trouble, Callable[[Troubled, Exit], None]] = {
    Trouble.REFUSED: partial(_faults, fault=Fault.REFUSED, again=_press_again),
    Trouble.CUT_RETRY: partial(_faults, fault=Fault.CUT, again=_retry),
    Trouble.CUT_LEAVE: partial(_faults, fault=Fault.CUT, again=_leave),
    Trouble.CUT_BACK: partial(_faults, fault=Fault.CUT, again=_back),
    Trouble.BUSY_RETRY: partial(_faults, fault=Fault.BUSY, again=_retry),
    Trouble.WRONG_LEAVE: partial(_faults, fault=Fault.WRONG, again=_leave),
    Trouble.RAISES_LEAVE: partial(_faults, fault=Fault.RAISES, again=_leave),
    Trouble.TWICE: _twice,
    Trouble.SLOW: partial(_kept_back, then=_late),
    Trouble.SILENT_RETRY: partial(_kept_back, then=partial(_never, back=False)),
    Trouble.SILENT_BACK: partial(_kept_back, then=partial(_never, back=True)),
    Trouble.CANCELLED: partial(_kept_back, then=_given_up),
    Trouble.LANGUAGE: _language,
    Trouble.LANGUAGE_REFUSED: partial(_faults, fault=Fault.REFUSED, again=_press_again, language=True),
    Trouble.LANGUAGE_CUT: partial(_faults, fault=Fault.CUT, again=_retry, language=True),
    Trouble.LANGUAGE_SLOW: partial(_kept_back, then=_late_in_another_language),
    Trouble.BACK: _back_and_forth,
    Trouble.CLOSE_ASKED: _close_asked,
}
