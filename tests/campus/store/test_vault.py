"""Sealing, and finding what is sealed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.campus.store.vault import Keys, Vault, new_keys
from app.core.backend.failure import StoreTrouble


@given(value=st.binary(max_size=200), place=st.text(max_size=20))
def test_what_is_sealed_opens_in_its_place_only(value: bytes, place: str) -> None:
    vault = Vault(new_keys())
    sealed = vault.seal(value, place)
    assert vault.open(sealed, place) == value
    with pytest.raises(StoreTrouble):
        vault.open(sealed, place + "x")


def test_other_keys_and_damage_do_not_open() -> None:
    sealed = Vault(new_keys()).seal(b"x", "p")
    for damaged in (sealed, b"", sealed[:-1], bytes(40)):
        with pytest.raises(StoreTrouble):
            Vault(new_keys()).open(damaged, "p")


def test_the_same_value_is_sealed_differently_and_indexed_alike() -> None:
    keys = new_keys()
    assert Vault(keys).seal(b"x", "p") != Vault(keys).seal(b"x", "p")
    assert Vault(keys).index("x", "phone") == Vault(keys).index("x", "phone")
    assert Vault(keys).index("x", "phone") != Vault(keys).index("x", "number")
    assert Vault(keys).index("x", "phone") != Vault(new_keys()).index("x", "phone")


def test_index_and_seal_have_keys_of_their_own() -> None:
    key = bytes(32)
    for seal, index in ((key, key), (key, b"1" * 31), (b"", b"1" * 32)):
        with pytest.raises(ValueError, match="keys"):
            Keys(seal, index)
    assert "0" * 8 not in repr(Keys(key, b"1" * 32))
