"""A window that is opened on another service than the program's own, or finds some beside it."""

from __future__ import annotations

from dataclasses import replace

from app import bootstrap
from app.core.launch import Services, WindowOptions
from app.wizard import start
from harness.window import Window


class AskedWindow(Window):
    """As `xueji` opens it with these options; `services` stand in for those of this computer."""

    def __init__(
        self,
        options: WindowOptions | None = None,
        *,
        services: Services | None = None,
        deadline: float | None = None,
        wait: bool = True,
    ) -> None:
        self.forced, self.stalls = [], []
        options = options or WindowOptions()
        options = replace(options, lang=options.lang or "zh_CN")
        services = services or bootstrap.services()
        start.application(options)
        venues = start.venues_of(options, services)
        self.shell = start.open_shell(options, services, venues, start.school_of(options))
        self.journey = self.shell.scene.journey
        if deadline is not None:
            self.journey._deadline.setInterval(round(deadline * 1000))
        self.shell.resize(1280, 800)
        self.shell.show()
        if wait:
            self.settle()


def asked(url: str, **options: str) -> AskedWindow:
    """`xueji --backend campus --server URL`."""
    return AskedWindow(WindowOptions(backend="campus", server=url, **options))  # type: ignore[arg-type]
