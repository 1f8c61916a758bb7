"""Registering by phone, and numbers that are taken."""

from __future__ import annotations

import pytest

from app.core.backend.data.accounts import AccountState, ContactClaim, Identity, Menu, Nothing
from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Persona
from app.core.backend.descriptor import Realm
from app.core.backend.refusal import RefusalCode
from app.core.identity.document_type import DocumentType
from harness.campus import Campus, identity_of, reading, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus()


@pytest.fixture
def person(campus: Campus) -> Persona:
    return campus.load()


def test_registering_makes_an_account_that_is_in_use(campus: Campus, person: Persona) -> None:
    """A020, A023: the user name is the phone, and the site's words come back."""
    done = campus.register(person)
    assert done.user_name == person.phone
    assert done.state is AccountState.ACTIVE
    assert done.message == "账号注册成功"
    account = campus.account(campus.log_in(person.phone, person.password))
    assert account.real_name_bound
    assert account.menus == (Menu.RECORD, Menu.INBOX)
    assert account.number == "*" * 14 + person.number[-4:]
    assert account.phone == f"{person.phone[:3]}****{person.phone[-4:]}"


@pytest.mark.parametrize("identifier", ["phone", "number"])
def test_phone_and_number_are_both_user_names(campus: Campus, person: Persona, identifier: str) -> None:
    """A024: log in with phone or number."""
    campus.register(person)
    assert campus.log_in(getattr(person, identifier), person.password)


def test_a_phone_registers_once(campus: Campus, person: Persona) -> None:
    """A030, A069: one account a phone."""
    other = campus.load()
    campus.register(person)
    code = campus.messages(person.phone)[-1].code
    with refuses(RefusalCode.PHONE_TAKEN, "phone"):
        campus.accounts.register(campus.form(other, phone=person.phone, code=code), writing())
    with refuses(RefusalCode.PHONE_TAKEN, "target"):
        campus.accounts.check_contact(ContactClaim(Channel.PHONE, person.phone), reading())


def test_a_number_registers_once(campus: Campus, person: Persona) -> None:
    """A026, A080: told at the field, and again when the form is sent."""
    campus.register(person)
    with refuses(RefusalCode.ID_NUMBER_TAKEN, "number"):
        campus.accounts.check_identity(identity_of(person), reading())
    with refuses(RefusalCode.ID_NUMBER_TAKEN, "identity.number"):
        campus.register(person, phone=person.other_phone)


def test_a_number_is_the_same_however_it_is_typed(campus: Campus, person: Persona) -> None:
    campus.register(person)
    typed = f" {person.number[:6]} {person.number[6:]}".lower()
    with refuses(RefusalCode.ID_NUMBER_TAKEN):
        campus.accounts.check_identity(identity_of(person, number=typed), reading())


def test_registering_again_needs_the_tick_and_the_warning(campus: Campus) -> None:
    """A082, A090, A091: 我要重新注册 counts only with the warning accepted."""
    person = campus.load("number-taken-app-check")
    with refuses(RefusalCode.ID_NUMBER_TAKEN):
        campus.register(person, warning_accepted=True)
    campus.advance(60)
    with refuses(RefusalCode.WARNING_NOT_ACCEPTED, "warning_accepted"):
        campus.register(person, register_again=True)
    campus.advance(60)
    done = campus.register(person, register_again=True, warning_accepted=True)
    assert done.state is AccountState.NEEDS_ID_CHECK


def test_an_unproven_account_sees_only_the_ways_out(campus: Campus) -> None:
    """A082, A083, A094: a limited menu, and no record."""
    _, session = campus.needing_check()
    assert campus.account(session).menus == (Menu.DUPLICATE_REVIEW, Menu.DUPLICATE_ASSISTANCE)
    with refuses(RefusalCode.ID_CHECK_NEEDED):
        campus.records.look_up(Nothing(), reading(session))


def test_while_a_review_is_pending_nothing_new_can_be_registered(campus: Campus) -> None:
    """A088: case 1 comes before case 2."""
    person = campus.load("number-under-review")
    with refuses(RefusalCode.ID_NUMBER_UNDER_REVIEW, "number"):
        campus.accounts.check_identity(identity_of(person), reading())
    with refuses(RefusalCode.ID_NUMBER_UNDER_REVIEW):
        campus.register(person, register_again=True, warning_accepted=True)


def test_the_warning_can_be_a_rule_that_is_off() -> None:
    campus = Campus(rules={"warning_needed": False})
    person = campus.load("number-taken-app-check")
    assert campus.register(person, register_again=True).state is AccountState.NEEDS_ID_CHECK


def test_taken_is_told_only_after_a_code_where_the_school_wants_it() -> None:
    """A026: `reveal_taken` decides what the field says."""
    campus = Campus(rules={"reveal_taken": "after_code"})
    person = campus.load("number-taken-app-check")
    standing = campus.accounts.check_identity(identity_of(person), reading())
    assert (standing.free, standing.revealed) == (True, False)
    standing = campus.accounts.check_contact(ContactClaim(Channel.PHONE, person.other_phone), reading())
    assert (standing.free, standing.revealed) == (True, False)
    code = campus.code(person.other_phone)
    with refuses(RefusalCode.PHONE_TAKEN):
        campus.register(person, phone=person.other_phone, code=code)
    with refuses(RefusalCode.ID_NUMBER_TAKEN):
        campus.register(person)


def test_a_free_number_is_said_to_be_free(campus: Campus, person: Persona) -> None:
    standing = campus.accounts.check_identity(identity_of(person), reading())
    assert (standing.free, standing.revealed) == (True, True)


def test_the_owner_of_a_bound_phone_is_masked(campus: Campus) -> None:
    """A034: the masked account to which the phone is bound."""
    person = campus.load("phone-bound-by-an-account")
    with refuses(RefusalCode.CONTACT_BOUND, "target") as caught:
        campus.accounts.check_contact(ContactClaim(Channel.PHONE, person.phone), reading())
    assert str(caught.value.details["owner"]).startswith("s***@")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": "张"}, RefusalCode.NAME_FORMAT, "identity.name"),
        ({"name": "Zhang San"}, RefusalCode.NAME_FORMAT, "identity.name"),
        ({"name": "张3"}, RefusalCode.NAME_FORMAT, "identity.name"),
        ({"name": "张" * 51}, RefusalCode.NAME_FORMAT, "identity.name"),
        ({"name": " "}, RefusalCode.FIELD_REQUIRED, "identity.name"),
        ({"number": ""}, RefusalCode.FIELD_REQUIRED, "identity.number"),
        ({"number": "99000020070229001X"}, RefusalCode.ID_NUMBER_FORMAT, "identity.number"),
        ({"number": "990000200703150010"}, RefusalCode.ID_NUMBER_FORMAT, "identity.number"),
        ({"number": "11010519491231002X"}, RefusalCode.REAL_NUMBER_IN_PRACTICE, "identity.number"),
    ],
)
def test_a_form_that_does_not_fit_is_refused_at_its_field(
    campus: Campus, person: Persona, changes: dict[str, str], code: RefusalCode, field: str
) -> None:
    """A052, A053, A150, A152: name and number, each told at its field."""
    with refuses(code, field):
        campus.register(person, identity=identity_of(person, **changes))


def test_a_name_of_fifty_characters_is_taken(campus: Campus, person: Persona) -> None:
    campus.register(person, identity=identity_of(person, name="张" * 50))


def test_with_the_type_other_any_number_is_taken(campus: Campus, person: Persona) -> None:
    """A062, A153: 其他 has no check."""
    identity = Identity(person.name, DocumentType.OTHER, "990000200703150010")
    assert campus.register(person, identity=identity).state is AccountState.ACTIVE


def test_a_missing_identity_is_asked_for(campus: Campus, person: Persona) -> None:
    with refuses(RefusalCode.FIELD_REQUIRED, "identity"):
        campus.register(person, identity=None)


@pytest.mark.parametrize("password", ["abc1234", "12345678", "ab cd1234", "a" * 30 + "1", "a" * 40])
def test_a_password_keeps_the_rule(campus: Campus, person: Persona, password: str) -> None:
    with refuses(RefusalCode.PASSWORD_RULE, "password"):
        campus.register(person, password=password)


@pytest.mark.parametrize("password", ["abcd1234", "a" * 29 + "1"])
def test_a_password_may_be_as_short_and_as_long_as_the_rule_says(
    campus: Campus, person: Persona, password: str
) -> None:
    campus.register(person, password=password)
    assert campus.log_in(person.phone, password)


def test_a_password_must_not_repeat_what_others_know(campus: Campus, person: Persona) -> None:
    with refuses(RefusalCode.PASSWORD_RULE):
        campus.register(person, password=f"a{person.number[-6:]}bb")
    campus.advance(60)
    with refuses(RefusalCode.PASSWORD_RULE):
        campus.register(person, password=f"a{person.phone}")


def test_a_phone_of_another_country_is_not_taken(campus: Campus, person: Persona) -> None:
    for phone in ("", "12345678901", "+852 9123 4567", "1380013800"):
        code = RefusalCode.PHONE_FORMAT if phone else RefusalCode.FIELD_REQUIRED
        with refuses(code, "phone"):
            campus.accounts.register(campus.form(person, phone=phone, code="123456"), writing())


def test_registering_needs_a_code_to_that_phone(campus: Campus, person: Persona) -> None:
    """A041, A063: no message, no account."""
    with refuses(RefusalCode.CODE_NOT_SENT, "code"):
        campus.accounts.register(campus.form(person, code="123456"), writing())


def test_a_real_service_refuses_invented_numbers_and_passwords() -> None:
    campus = Campus(realm=Realm.REAL, passwords=False)
    person = campus.load()
    with refuses(RefusalCode.SYNTHETIC_NUMBER, "number"):
        campus.accounts.check_identity(identity_of(person), reading())
    campus.accounts.check_identity(identity_of(person, number="11010519491231002X"), reading())
    with refuses(RefusalCode.PASSWORDS_NOT_USED):
        campus.accounts.register(campus.form(person, code="123456"), writing())
    with refuses(RefusalCode.PASSWORDS_NOT_USED):
        campus.log_in(person.phone, person.password)
