from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.settings import (
    PLACE_VARIABLE,
    Settings,
    SettingsFaulty,
    load_settings,
    make_settings,
    save_settings,
    settings_file,
)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    settings = Settings(
        lang="en", theme="dark", large=True, server="https://a.example:8443/x", school='C:\\学校\\"a".toml'
    )
    save_settings(settings, path)
    assert load_settings(path) == settings
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


def test_defaults_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save_settings(Settings(large=True), path)
    assert path.read_text(encoding="utf-8") == "large = true\n"
    save_settings(Settings(), path)
    assert path.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    "source",
    [
        "lnag = 'en'",
        "lang = 5",
        "lang = 'fr'",
        "large = 1",
        "large = 'yes'",
        "theme = 'pink'",
        "server = 'https://me:secret@a.example'",
        "server = 'ftp://a.example'",
        'school = "a\\nb"',
        "[lang]",
        "lang = ",
        "lang = '\udc80'",
    ],
)
def test_an_unknown_key_or_a_wrong_value_fails(source: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(source, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(SettingsFaulty) as caught:
        load_settings(path)
    assert "secret" not in str(caught.value.words)


def test_a_wrong_value_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    with pytest.raises(SettingsFaulty):
        save_settings(Settings(lang="fr"), path)
    assert not path.exists()


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsFaulty):
        load_settings(tmp_path)


def test_every_setting_has_a_type_and_a_default() -> None:
    assert make_settings(asdict(Settings())) == Settings()
    assert all(type(field.default) in (str, bool, int) for field in fields(Settings))


def test_the_place_is_the_systems_or_the_one_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(PLACE_VARIABLE, raising=False)
    assert settings_file().name == "settings.toml"
    assert settings_file().parent.name == "xueji-guide"
    monkeypatch.setenv(PLACE_VARIABLE, str(tmp_path / "kiosk.toml"))
    save_settings(Settings(large=True))
    assert load_settings().large
    assert (tmp_path / "kiosk.toml").exists()


@given(st.text(max_size=30), st.booleans())
def test_any_words_are_saved_faithfully_or_refused(words: str, large: bool) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        settings = Settings(school=words, backend=words, large=large)
        try:
            save_settings(settings, path)
        except SettingsFaulty:
            assert not words.isprintable()
        else:
            assert load_settings(path) == settings
