from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import app.cli.commands
from app.bootstrap import main, services
from app.cli import frame
from app.cli.console import Console
from app.core.backend.failure import Unreachable
from app.core.launch import Mode, UnknownBackend, UsageProblem, WindowOptions
from app.core.settings import PLACE_VARIABLE, Settings, save_settings
from app.core.text import Speaker, text, verbatim


def _command(monkeypatch: pytest.MonkeyPatch, run: Any, name: str = "doctor") -> None:
    """Put a command into the frame as an engineer would by adding a file."""
    module: Any = ModuleType(f"app.cli.commands.{name}")
    module.SUMMARY = text("look at the program")
    module.configure = lambda parser: parser.add_json()
    module.run = run
    monkeypatch.setitem(sys.modules, module.__name__, module)
    existing = frame.existing_commands()
    monkeypatch.setattr(frame, "existing_commands", lambda: [*existing, name])


def _recorder(seen: list[WindowOptions]) -> frame.OpenWindow:
    def window(options: WindowOptions) -> int:
        seen.append(options)
        return 0

    return window


def _run(argv: list[str], window: Any = None) -> int:
    return frame.run(argv, services(), window or (lambda options: pytest.fail("the window was opened")))


def test_no_command_opens_the_window_with_its_options() -> None:
    seen: list[WindowOptions] = []
    argv = ["--scenario", "sunny", "--lang=en", "--theme", "dark", "--large", "--backend", "demo"]
    assert _run(argv, _recorder(seen)) == 0
    assert seen == [WindowOptions(scenario="sunny", lang="en", theme="dark", large=True, backend="demo")]


def test_the_window_answers_with_its_own_exit_code() -> None:
    assert _run([], lambda options: 3) == 3


def test_a_value_of_an_option_is_not_a_command() -> None:
    seen: list[WindowOptions] = []
    assert _run(["--scenario", "check"], _recorder(seen)) == 0
    assert seen[0].scenario == "check"


@pytest.mark.parametrize(
    "argv",
    [
        ["--mode", "kiosk"],
        ["--mode", "counsellor"],
        ["--mode", "nobody"],
        ["--theme"],
        ["--them", "dark"],
        ["bogus"],
        ["--lang", "fr"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("xueji: ")


def test_a_contract_command_without_a_file_is_a_later_part(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(frame, "existing_commands", lambda: ["check"])
    for name in frame.CONTRACT[1:]:
        assert _run([name, "--lang", "en"]) == 2
        assert capsys.readouterr().err == f"xueji: “xueji {name}” is not part of this version yet\n"


def test_every_command_file_is_in_the_contract_and_complete() -> None:
    import pkgutil
    from importlib import import_module

    for found in pkgutil.iter_modules(app.cli.commands.__path__):
        assert found.name in frame.CONTRACT
        command = import_module(f"app.cli.commands.{found.name}")
        assert command.SUMMARY
        assert callable(command.configure)
        assert callable(command.run)


@pytest.mark.parametrize("argv", [["--lang", "en", "doctor", "--json"], ["doctor", "--json", "--lang=en"]])
def test_the_language_may_stand_before_or_after_the_command(
    argv: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(arguments: Any, console: Console, services: Any) -> int:
        console.document({"lang": console.speaker.language, "json": arguments.json})
        return 1

    _command(monkeypatch, run)
    assert _run(argv) == 1
    assert json.loads(capsys.readouterr().out) == {"lang": "en", "json": True}


def test_an_internal_error_names_kind_and_place_but_never_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(arguments: Any, console: Console, services: Any) -> int:
        raise ValueError("11010519491231002X is not here")

    _command(monkeypatch, run)
    assert _run(["doctor"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "ValueError" in err
    assert "11010519491231002X" not in err


def test_usage_problems_and_unknown_backends_of_a_command_are_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems = iter([UsageProblem(verbatim("no such file")), UnknownBackend("x", ("demo", "official"))])

    def run(arguments: Any, console: Console, services: Any) -> int:
        raise next(problems)

    _command(monkeypatch, run)
    assert _run(["doctor"]) == 2
    assert capsys.readouterr().err == "xueji: no such file\n"
    assert _run(["doctor"]) == 2
    assert "demo, official" in capsys.readouterr().err


def test_the_window_is_not_opened_for_a_backend_nobody_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["--backend", "nowhere", "--lang", "en"]) == 2
    assert "demo" in capsys.readouterr().err


def test_a_service_that_fails_is_not_a_failure_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(arguments: Any, console: Console, services: Any) -> int:
        raise Unreachable

    _command(monkeypatch, run)
    assert _run(["doctor", "--lang", "en"]) == 1
    assert capsys.readouterr().err == f"xueji: {Unreachable.words}\n"


def test_ctrl_c_ends_as_shells_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(arguments: Any, console: Console, services: Any) -> int:
        raise KeyboardInterrupt

    _command(monkeypatch, run)
    assert _run(["doctor"]) == 130


def test_a_missing_pyside_is_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    def window(options: WindowOptions) -> int:
        raise ModuleNotFoundError("No module named 'PySide6'", name="PySide6.QtWidgets")

    assert _run(["--lang", "en"], window) == 3
    assert "PySide6" in capsys.readouterr().err


def test_the_window_opens_as_it_is_remembered_unless_asked_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[WindowOptions] = []
    monkeypatch.setenv(PLACE_VARIABLE, str(tmp_path / "settings.toml"))
    save_settings(Settings(lang="en", theme="dark", large=True))
    assert _run(["--theme", "contrast"], _recorder(seen)) == 0
    assert seen == [WindowOptions(lang="en", theme="contrast", large=True)]


def test_faulty_settings_are_named_and_the_window_opens_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[WindowOptions] = []
    path = tmp_path / "settings.toml"
    path.write_text("thmee = 'dark'", encoding="utf-8")
    monkeypatch.setenv(PLACE_VARIABLE, str(path))
    assert _run(["--lang", "en"], _recorder(seen)) == 0
    assert seen == [WindowOptions(lang="en")]
    assert "thmee" in capsys.readouterr().err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"xueji {app.__version__}\n"
    assert main(["--help", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "--startup-report" in out
    for name in frame.existing_commands():
        assert f"  {name} " in out


def test_mode_student_is_the_default() -> None:
    assert WindowOptions().mode is Mode.STUDENT


def test_what_people_wrote_cannot_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(Speaker("en"))
    console.say(verbatim("a\x1b[31mb\x9b"))
    console.note(verbatim("c\rd"))
    out, err = capsys.readouterr()
    assert out == "a\ufffd[31mb\ufffd\n"
    assert err == "xueji: c\ufffdd\n"


def test_a_document_survives_any_text(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"name": "𠮷田", "odd": "\udc80", "quote": '"\n\x1b'}
    Console(Speaker("en")).document(value)
    assert json.loads(capsys.readouterr().out) == value


def test_a_program_without_streams_stays_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    console = Console(Speaker("en"))
    console.say(verbatim("lost"))
    console.document({})
