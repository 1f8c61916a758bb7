from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.backend.descriptor import Profile
from app.core.identity.password import check_password
from app.core.identity.result import Progress

ID_NUMBER = "99000020070315001X"


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("abcd1234", ()),
        ("a" * 29 + "1", ()),
        ("!!!!aaaa", ()),
        ("", ("EMPTY",)),
        ("abc123", ("SHORT",)),
        ("12345678", ("WEAK",)),
        ("abcdefgh", ("WEAK",)),
        ("12345", ("SHORT", "WEAK")),
        ("a" * 30 + "1", ("LONG",)),
        ("a15001Xbb", ("PERSONAL",)),
        ("a15001xbb", ("PERSONAL",)),
        ("x13800138000", ("PERSONAL",)),
        ("ab cd1234", ("CHAR",)),
        (" abcd1234", ("CHAR",)),
        ("密码abcd1234", ("CHAR",)),
        ("ａｂｃｄ1234", ("CHAR",)),
    ],
)
def test_the_phone_profile(written: str, codes: tuple[str, ...]) -> None:
    assert check_password(written, username="13800138000", id_number=ID_NUMBER).codes == codes


@pytest.mark.parametrize(
    ("written", "codes"),
    [("abc123", ()), ("abcdef", ()), ("12345", ("SHORT",)), ("abc-123", ("CHAR",)), ("", ("EMPTY",))],
)
def test_the_older_profile(written: str, codes: tuple[str, ...]) -> None:
    assert check_password(written, Profile.EMAIL_LEGACY).codes == codes


def test_an_address_as_user_name_counts_without_its_domain_too() -> None:
    assert check_password("sanzhang99", username="SanZhang@example.cn").codes == ("PERSONAL",)


def test_a_very_short_user_name_proves_nothing() -> None:
    assert check_password("abcd1234", username="ab").codes == ()
    assert check_password("abcd1234", username="abc").codes == ("PERSONAL",)


def test_the_password_is_not_in_the_result() -> None:
    result = check_password("abcd1234")
    assert result.normalized == ""
    assert "abcd1234" not in repr(result)


def test_typing_towards_a_good_password_is_never_called_wrong() -> None:
    states = [check_password("abcd1234"[:n]).progress for n in range(9)]
    assert states == [Progress.EMPTY, *[Progress.INCOMPLETE] * 7, Progress.OK]


@given(st.text(max_size=60), st.sampled_from(Profile), st.text(max_size=20), st.text(max_size=20))
def test_any_text_has_a_result(value: str, profile: Profile, username: str, id_number: str) -> None:
    result = check_password(value, profile, username=username, id_number=id_number)
    if result.valid:
        assert value.isascii()
        assert len(value) >= 6
