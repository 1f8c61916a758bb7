"""Every named situation comes to the same end over HTTP as inside the program, step for step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.bootstrap import open_backend
from app.campus.api.application import application
from app.campus.api.opening import open_house
from app.core.backend.descriptor import Options
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.player import play
from app.core.serving import ServeOptions
from harness.live_server import live


@pytest.fixture
def server() -> Iterator[str]:
    house = open_house(ServeOptions(demo=True))
    with live(application(house)) as url:
        yield url
    house.close()


def test_every_scenario_ends_the_same_over_http(server: str) -> None:
    assert len(scenarios()) > 50
    for scenario in scenarios().values():
        inside = open_backend("demo", Options(profile=scenario.profile, scenario=scenario.id))
        remote = open_server(Connection(server, proxy=NO_PROXY), CAMPUS)
        here, there = play(scenario, inside), play(scenario, remote)
        inside.close()
        remote.close()
        assert there == here, scenario.id
        assert there.ok, scenario.id
