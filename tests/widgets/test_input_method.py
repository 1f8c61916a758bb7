from __future__ import annotations

import pytest

from app.widgets import input_method
from app.widgets.input_method import Trouble, plugin_files, prefer_what_works, trouble, trouble_here

OF_THE_WHEEL = ("libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontextplugin.so")
WITH_FCITX = (*OF_THE_WHEEL, "libfcitx5platforminputcontextplugin.so")


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, Trouble.NONE_CHOSEN),
        ({"QT_IM_MODULE": "ibus"}, None),
        ({"QT_IM_MODULES": "wayland;ibus"}, None),
        ({"XMODIFIERS": "@im=ibus"}, None),
        ({"XMODIFIERS": "@im=none"}, Trouble.NONE_CHOSEN),
        ({"QT_IM_MODULE": "fcitx"}, Trouble.NO_PLUGIN),
        ({"QT_IM_MODULE": "fcitx5"}, Trouble.NO_PLUGIN),
        ({"QT_IM_MODULE": "compose"}, Trouble.NONE_CHOSEN),
    ],
)
def test_what_the_surroundings_tell(environment: dict[str, str], found: Trouble | None) -> None:
    assert trouble(environment, OF_THE_WHEEL, "xcb") is found


def test_a_plug_in_of_the_system_is_as_good() -> None:
    assert trouble({"QT_IM_MODULE": "fcitx"}, WITH_FCITX, "xcb") is None


@pytest.mark.parametrize("platform", ["wayland", "windows", "cocoa", "offscreen"])
def test_other_screens_need_no_plug_in(platform: str) -> None:
    assert trouble({}, (), platform) is None


def test_fcitx_is_reached_by_way_of_ibus(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {"QT_IM_MODULE": "fcitx", "LANG": "zh_CN.UTF-8"}
    monkeypatch.setattr(input_method, "plugin_files", lambda: OF_THE_WHEEL)
    prefer_what_works(environment)
    assert environment == {"QT_IM_MODULE": "ibus", "LANG": "zh_CN.UTF-8"}


def test_a_plug_in_that_is_there_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {"QT_IM_MODULE": "fcitx"}
    monkeypatch.setattr(input_method, "plugin_files", lambda: WITH_FCITX)
    prefer_what_works(environment)
    assert environment == {"QT_IM_MODULE": "fcitx"}


def test_the_wheel_brings_ibus(qapp: object) -> None:
    assert any("ibus" in name for name in plugin_files())
    assert trouble_here() is None  # offscreen
