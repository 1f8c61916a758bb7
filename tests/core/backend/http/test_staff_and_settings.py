"""Where a staff log-in is kept, and that settings reach the connection."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.campus.api.application import application
from app.campus.api.hall import OneService
from app.core.backend.data.roster import StaffSession
from app.core.backend.descriptor import Options
from app.core.backend.http.connection import Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.staff import StaffLogin
from app.core.backend.http.trouble import NoAuthority, NotTrusted
from app.core.clock import CHINA
from app.core.secrets import Kept, session_secrets
from app.core.settings import PLACE_VARIABLE, Settings, SettingsFaulty, make_settings, save_settings
from harness.certificates import certificate
from harness.live_server import live
from harness.scripted import Scripted

UNTIL = datetime(2026, 9, 1, 9, 0, tzinfo=CHINA) + timedelta(hours=8)


def test_a_staff_token_is_found_again_for_its_server_only() -> None:
    secrets = session_secrets()
    here = StaffLogin(secrets, Connection("https://campus.example.edu.cn/"))
    there = StaffLogin(secrets, Connection("https://other.example.edu.cn"))
    assert here.find() == ""
    outcome = here.keep(StaffSession("token-1", "counsellor", UNTIL))
    assert outcome.kept is Kept.SESSION
    assert "until the program ends" in str(outcome.words)
    assert StaffLogin(secrets, Connection("https://campus.example.edu.cn")).find() == "token-1"
    assert there.find() == ""
    assert here.forget()
    assert here.find() == ""


def test_the_campus_authority_in_the_settings_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = certificate(tmp_path, "127.0.0.1")
    file = tmp_path / "settings.toml"
    monkeypatch.setenv(PLACE_VARIABLE, str(file))
    with live(
        application(OneService(Scripted().backend())),
        certificate=str(trusted.certificate),
        key=str(trusted.key),
    ) as url:
        save_settings(Settings(proxy="none"), file)
        with pytest.raises(NotTrusted):
            CAMPUS.open(Options(server=url))
        save_settings(Settings(proxy="none", ca_file=str(trusted.ca_file)), file)
        CAMPUS.open(Options(server=url)).close()


def test_an_authority_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoAuthority):
        Connection("https://campus.example.edu.cn", ca_file=str(tmp_path / "gone.pem"))


@pytest.mark.parametrize("proxy", ["http://user:pass@proxy", "proxy:8080", "some"])
def test_a_proxy_with_a_secret_or_without_a_form_is_not_taken(proxy: str) -> None:
    with pytest.raises(SettingsFaulty):
        make_settings({"proxy": proxy})
