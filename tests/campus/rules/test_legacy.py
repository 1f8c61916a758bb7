"""The older way: e-mail, activation, basic information, binding."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core.backend.data.accounts import (
    AccountState,
    Activation,
    BasicInformation,
    Binding,
    ContactClaim,
    EmailAddress,
    Menu,
    Nothing,
    Registration,
)
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.reviews import HelpAnswer, HelpPurpose, HelpRequest
from app.core.backend.data.sandbox import Folder, Message, Persona
from app.core.backend.descriptor import Profile
from app.core.backend.refusal import RefusalCode
from harness.campus import Campus, identity_of, reading, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus(Profile.EMAIL_LEGACY)


@pytest.fixture
def person(campus: Campus) -> Persona:
    return campus.load()


def sign_up(campus: Campus, person: Persona) -> Message:
    campus.accounts.register(Registration(person.password, email=person.email), writing())
    return campus.messages(person.email, Channel.EMAIL)[-1]


def activated(campus: Campus, person: Persona) -> str:
    campus.accounts.activate(Activation(sign_up(campus, person).link), writing())
    return campus.log_in(person.email, person.password)


def filled(campus: Campus, person: Persona) -> str:
    session = activated(campus, person)
    campus.accounts.fill_basic_information(
        BasicInformation(identity_of(person), person.phone), writing(session)
    )
    return session


def test_the_mail_comes_at_once_and_looks_as_it_should(campus: Campus, person: Persona) -> None:
    """A040, A046, A050: sender and subject of the activation mail, and a link to click or paste."""
    mail = sign_up(campus, person)
    assert mail.sender == "学信网"
    assert mail.subject == "学信网帐号激活邮件"
    assert mail.folder is Folder.INBOX
    assert mail.link in mail.body
    assert mail.link.startswith("https://practice.invalid/")


def test_the_mail_may_lie_in_another_folder(campus: Campus) -> None:
    """A046: 垃圾邮件, 订阅邮件."""
    person = campus.load("legacy-mail-in-junk")
    assert sign_up(campus, person).folder is Folder.JUNK


def test_an_email_registers_once(campus: Campus, person: Persona) -> None:
    """A033, A035, A049: first it waits for activation, then it is registered."""
    mail = sign_up(campus, person)
    with refuses(RefusalCode.EMAIL_AWAITING_ACTIVATION, "email"):
        sign_up(campus, person)
    campus.accounts.activate(Activation(mail.link), writing())
    with refuses(RefusalCode.EMAIL_TAKEN, "email"):
        sign_up(campus, person)
    with refuses(RefusalCode.EMAIL_TAKEN, "target"):
        campus.accounts.check_contact(ContactClaim(Channel.EMAIL, person.email), reading())


def test_nobody_logs_in_before_activation(campus: Campus, person: Persona) -> None:
    """A035b: registered, but not activated."""
    sign_up(campus, person)
    with refuses(RefusalCode.NOT_ACTIVATED):
        campus.log_in(person.email, person.password)


def test_opening_the_link_twice_changes_nothing(campus: Campus, person: Persona) -> None:
    """A047: the address is activated already."""
    mail = sign_up(campus, person)
    done = campus.accounts.activate(Activation(f"  {mail.link}/ "), writing())
    assert done.state is AccountState.NEEDS_BASIC_INFORMATION
    with refuses(RefusalCode.ACTIVATION_ALREADY_DONE):
        campus.accounts.activate(Activation(mail.link), writing())


def test_a_link_ends_after_its_time_and_another_comes(campus: Campus, person: Persona) -> None:
    """A048: after its time, a new mail."""
    mail = sign_up(campus, person)
    campus.advance(86_400)
    with refuses(RefusalCode.ACTIVATION_EXPIRED):
        campus.accounts.activate(Activation(mail.link), writing())
    sent = campus.accounts.resend_activation(EmailAddress(person.email), writing())
    assert sent.subject == "学信网帐号激活邮件"
    assert sent.valid_until == campus.stage.clock.now() + timedelta(days=1)
    campus.advance(86_399)
    campus.accounts.activate(Activation(campus.messages(person.email, Channel.EMAIL)[-1].link), writing())


def test_another_mail_only_where_one_waits(campus: Campus, person: Persona) -> None:
    """A035: 重新发送激活邮件."""
    with refuses(RefusalCode.ACTIVATION_UNKNOWN, "email"):
        campus.accounts.resend_activation(EmailAddress(person.email), writing())
    activated(campus, person)
    with refuses(RefusalCode.ACTIVATION_ALREADY_DONE, "email"):
        campus.accounts.resend_activation(EmailAddress(person.email), writing())
    for link in ("", "https://practice.invalid/activate/", "https://practice.invalid/activate/00"):
        with refuses(RefusalCode.ACTIVATION_UNKNOWN):
            campus.accounts.activate(Activation(link), writing())


@pytest.mark.parametrize(
    ("password", "is_right"), [("abc123", True), ("abcdef", True), ("12345", False), ("abc-123", False)]
)
def test_the_older_password_rule(campus: Campus, person: Persona, password: str, is_right: bool) -> None:
    """A049: six or more digits or letters."""
    form = Registration(password, email=person.email)
    if is_right:
        campus.accounts.register(form, writing())
        return
    with refuses(RefusalCode.PASSWORD_RULE, "password"):
        campus.accounts.register(form, writing())


def test_basic_information_comes_before_anything_else(campus: Campus, person: Persona) -> None:
    """A060, A061: two steps, in this order."""
    session = activated(campus, person)
    assert campus.account(session).menus == (Menu.BIND_REAL_NAME,)
    with refuses(RefusalCode.BASIC_INFORMATION_NEEDED):
        campus.accounts.bind(Binding(Channel.PHONE, person.phone, "123456"), writing(session))
    with refuses(RefusalCode.BASIC_INFORMATION_NEEDED):
        campus.records.look_up(Nothing(), reading(session))


def test_basic_information_is_filled_in_once(campus: Campus, person: Persona) -> None:
    """A043, A097: what was filled in stays."""
    session = filled(campus, person)
    account = campus.account(session)
    assert account.state is AccountState.ACTIVE
    assert not account.real_name_bound
    assert account.menus == (Menu.RECORD, Menu.BIND_REAL_NAME)
    with refuses(RefusalCode.ID_NUMBER_IMMUTABLE):
        campus.accounts.fill_basic_information(
            BasicInformation(identity_of(person), person.phone), writing(session)
        )


def test_a_phone_that_somebody_holds_is_not_taken(campus: Campus, person: Persona) -> None:
    """A034, A069: not used before for registering or binding."""
    other = campus.load()
    filled(campus, other)
    session = activated(campus, person)
    with refuses(RefusalCode.CONTACT_BOUND) as caught:
        campus.accounts.fill_basic_information(
            BasicInformation(identity_of(person), other.phone), writing(session)
        )
    assert caught.value.details["owner"] == "s***@example.cn"


def test_a_phone_is_bound_with_the_code_that_came_to_it(campus: Campus, person: Persona) -> None:
    """A066: phone, code, bound; then the helper's inbox opens."""
    session = filled(campus, person)
    code = campus.code(person.phone, Purpose.BIND, session=session)
    with refuses(RefusalCode.CODE_WRONG):
        campus.accounts.bind(Binding(Channel.PHONE, person.phone, "000000"), writing(session))
    account = campus.accounts.bind(Binding(Channel.PHONE, person.phone, code), writing(session))
    assert account.real_name_bound
    assert account.menus == (Menu.RECORD, Menu.INBOX)


def test_the_email_is_the_other_way_to_bind(campus: Campus, person: Persona) -> None:
    """A065, A067: binding by the code that was mailed."""
    session = filled(campus, person)
    code = campus.code(person.email, Purpose.BIND, Channel.EMAIL, session)
    account = campus.accounts.bind(Binding(Channel.EMAIL, person.email, code), writing(session))
    assert account.real_name_bound


def test_another_phone_may_be_bound_and_the_first_is_free_again(campus: Campus, person: Persona) -> None:
    session = filled(campus, person)
    code = campus.code(person.other_phone, Purpose.BIND, session=session)
    campus.accounts.bind(Binding(Channel.PHONE, person.other_phone, code), writing(session))
    assert campus.accounts.check_contact(ContactClaim(Channel.PHONE, person.phone), reading()).free
    with refuses(RefusalCode.CONTACT_BOUND):
        campus.accounts.check_contact(ContactClaim(Channel.PHONE, person.other_phone), reading())


def test_a_taken_number_must_be_proven_before_binding(campus: Campus) -> None:
    """A064, A070, A089, A089b, A115: nothing else is possible until the number is proven."""
    person = campus.load("number-taken-app-check")
    session = activated(campus, person)
    form = BasicInformation(identity_of(person), person.phone)
    with refuses(RefusalCode.ID_NUMBER_TAKEN):
        campus.accounts.fill_basic_information(form, writing(session))
    form = BasicInformation(identity_of(person), person.phone, register_again=True, warning_accepted=True)
    account = campus.accounts.fill_basic_information(form, writing(session))
    assert account.state is AccountState.NEEDS_ID_CHECK
    with refuses(RefusalCode.BINDING_NOT_READY):
        campus.accounts.bind(Binding(Channel.PHONE, person.phone, "123456"), writing(session))


def test_a_classmate_helps_to_bind(campus: Campus, person: Persona) -> None:
    """A068: the classmate's word takes the place of the code."""
    session = filled(campus, person)
    ask = HelpRequest(HelpPurpose.BIND_REAL_NAME, person.classmate_name, person.classmate_phone, person.phone)
    sent = campus.reviews.ask_classmate(ask, writing(session))
    helper = campus.log_in(person.classmate_phone, person.password)
    campus.reviews.answer_classmate(HelpAnswer(sent.reference, True, True), writing(helper))
    account = campus.account(session)
    assert account.real_name_bound
    with refuses(RefusalCode.BINDING_NOT_READY):
        campus.reviews.ask_classmate(ask, writing(session))


def test_a_classmate_cannot_bind_a_phone_that_somebody_holds(campus: Campus, person: Persona) -> None:
    """A069: whoever binds it."""
    session = filled(campus, person)
    ask = HelpRequest(
        HelpPurpose.BIND_REAL_NAME, person.classmate_name, person.classmate_phone, person.classmate_phone
    )
    with refuses(RefusalCode.PHONE_TAKEN, "own_phone"):
        campus.reviews.ask_classmate(ask, writing(session))
