"""Every named situation comes to its end, and says so for the reason it claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.bootstrap import main, open_backend
from app.core.backend.data.sandbox import ScenarioQuery
from app.core.backend.descriptor import Options, Profile
from app.core.backend.refusal import RefusalCode
from app.core.flow.step import Exit, Step
from app.core.scenarios.catalogue import scenarios, words
from app.core.scenarios.magic import PICTURES
from app.core.scenarios.player import play
from app.core.scenarios.scenario import End
from harness.campus import refuses, writing

NOT_BY_SCRIPT = {
    # The flow never lets it come so far: the gate, the page or the program keeps them back.
    *("FIELD_REQUIRED", "FIELD_INVALID", "WARNING_NOT_ACCEPTED", "BINDING_NOT_READY", "NO_RECOVERY_WAY"),
    *("BASIC_INFORMATION_NEEDED", "ID_CHECK_NEEDED", "RECOVERY_WAY_NOT_BOUND", "NOTHING_TO_CHECK"),
    *("SESSION_ENDED", "ATTEMPT_REUSED", "ATTEMPT_MISSING", "NOT_ALLOWED", "TOO_MANY_REQUESTS"),
    *("SCENARIO_UNKNOWN", "RECORD_UNKNOWN", "TICKET_UNKNOWN", "CASE_UNKNOWN", "CASE_STATE"),
    # Not in the demo realm, or not of this service.
    *("SYNTHETIC_NUMBER", "PASSWORDS_NOT_USED"),
    # Of pages outside the scripts (account management), or told by the fields themselves.
    *("ID_NUMBER_IMMUTABLE", "CLOSING_MISMATCH", "CLOSING_NOTICE_NOT_ACCEPTED", "SCAN_INVALID"),
    *("PHONE_FORMAT", "EMAIL_FORMAT"),
    # Shown as where it stands instead of being asked again.
    "REVIEW_PENDING",
}


@pytest.mark.parametrize("id", scenarios())
def test_it_comes_to_its_end(id: str) -> None:
    scenario = scenarios()[id]
    backend = open_backend("demo", Options(scenario=id))
    try:
        played = play(scenario, backend)
    finally:
        backend.close()
    assert played.ok, f"{played.end} after {[(one.step, one.code or one.outcome) for one in played.steps]}"


def test_there_are_many_of_every_end() -> None:
    assert len(scenarios()) >= 40
    assert {scenario.end for scenario in scenarios().values()} == set(End)
    assert {scenario.profile for scenario in scenarios().values()} == set(Profile)


def test_every_refusal_that_a_person_can_meet_is_met() -> None:
    met = {move.expect for scenario in scenarios().values() for move in scenario.script} - {"ok"}
    assert met <= set(RefusalCode)
    assert {code.value for code in RefusalCode} - met == NOT_BY_SCRIPT


def test_every_situation_has_words_in_both_languages() -> None:
    for language in ("zh_CN", "en"):
        assert words(language).keys() == scenarios().keys()
        assert all(one.title.strip() and one.about.strip() for one in words(language).values())
    titles = [one.title for one in words("zh_CN").values()]
    assert len(set(titles)) == len(titles)


def test_scripts_use_the_names_of_the_flow() -> None:
    for scenario in scenarios().values():
        for move in scenario.script:
            assert move.step in set(Step)
            assert move.exit in set(Exit)
            for entry in ("portrait", "emblem", "ticket_photo"):
                assert move.type.get(entry, "{portrait}").strip("{}") in PICTURES


def test_the_service_serves_what_the_list_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in listed] == list(scenarios())
    backend = open_backend("demo", Options())
    assert backend.sandbox is not None
    for one in listed:
        loaded = backend.sandbox.load(ScenarioQuery(one["id"]), writing())
        assert loaded.id == one["id"]
        assert {"id", "title", "profile", "end"} <= one.keys()
    with refuses(RefusalCode.SCENARIO_UNKNOWN):
        backend.sandbox.load(ScenarioQuery("no-such"), writing())
    backend.close()


def test_a_play_names_step_outcome_and_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "sms-code-wrong", "--json"]) == 0
    played = json.loads(capsys.readouterr().out)
    assert played["scenario"] == "sms-code-wrong"
    assert played["end"] == "registered"
    assert played["ok"] is True
    assert {"step": "sms-code", "outcome": "refused", "code": "CODE_WRONG"} in played["steps"]


def test_a_play_against_other_rules_is_not_as_expected(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("codes_per_day: 3\n", encoding="utf-8")
    assert main(["play", "sms-stopped-for-a-day", "--rules", str(rules), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["ok"] is False


def test_an_unknown_situation_is_a_usage_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "no-such"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
