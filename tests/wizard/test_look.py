from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.launch import Mode, WindowOptions
from app.core.settings import Settings, load_settings, save_settings
from app.wizard.look import Look, dressed_for_next, remember_look
from app.wizard.renew import command_line

PLAIN = Look("zh_CN", "light", large=False)
ENGLISH = Look("en", "dark", large=True)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "settings.toml"
    monkeypatch.setenv("XUEJI_SETTINGS", str(place))
    return place


def test_what_the_owner_of_the_computer_changed_is_there_at_the_next_start(file: Path) -> None:
    save_settings(Settings(school="/srv/school.toml"))
    remember_look(Mode.STUDENT, PLAIN, replace(PLAIN, lang="en"))
    assert load_settings() == Settings(lang="en", school="/srv/school.toml")


def test_a_kiosk_remembers_nothing(file: Path) -> None:
    remember_look(Mode.KIOSK, PLAIN, ENGLISH)
    assert not file.exists()


def test_nothing_changed_writes_nothing(file: Path) -> None:
    remember_look(Mode.STUDENT, ENGLISH, ENGLISH)
    assert not file.exists()


def test_settings_that_cannot_be_used_trouble_nobody(file: Path) -> None:
    file.write_text("lang = [", encoding="utf-8")
    remember_look(Mode.STUDENT, PLAIN, ENGLISH)
    assert file.read_text(encoding="utf-8") == "lang = ["


def test_the_next_person_at_a_kiosk_finds_it_as_the_school_set_it_up() -> None:
    options = WindowOptions(mode=Mode.KIOSK, lang="zh_CN", theme="contrast")
    assert dressed_for_next(options, ENGLISH) == options


def test_on_an_own_computer_the_next_process_looks_the_same() -> None:
    following = dressed_for_next(WindowOptions(backend="demo"), ENGLISH)
    line = command_line(following)
    assert line[-1] == "--large"
    assert line[line.index("--lang") + 1] == "en"
    assert line[line.index("--theme") + 1] == "dark"
    assert line[line.index("--backend") + 1] == "demo"
