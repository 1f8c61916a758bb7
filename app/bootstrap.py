"""Where concrete objects are put together: the only module that may import every room, and no logic.

`main` is the console script. Without a command it opens the window (`app.wizard.start.run`), with one
it runs that command (`app.cli.frame.run`). Both get the same `Services`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from app.core.launch import Services, UnknownBackend, WindowOptions

if TYPE_CHECKING:
    from app.core.backend.backend import Backend
    from app.core.backend.descriptor import Descriptor, Options
    from app.core.backend.plugins import Plugins
    from app.core.serving import ServeOptions

BUILT_IN: dict[str, str] = {
    "demo": "app.campus.demo.descriptor:DEMO",
    "official": "app.core.backend.official.descriptor:OFFICIAL",
    "campus": "app.core.backend.http.descriptor:CAMPUS",
}
"""Backend id -> "module:NAME" of its `Descriptor`. Such a module holds the descriptor and nothing
heavy: its `open` imports the implementation when it is called."""


def descriptors() -> tuple[Descriptor, ...]:
    """The built-in backends, in the order of the table."""
    return tuple(_descriptor(location) for location in BUILT_IN.values())


def open_backend(name: str, options: Options) -> Backend:
    """Load and open the backend called `name`; `UnknownBackend` when there is none."""
    if name in BUILT_IN:
        return _descriptor(BUILT_IN[name]).open(options)
    from app.core.backend.plugins import discover, installed

    # This one alone: another that hangs would be waited for each time.
    descriptor = discover(BUILT_IN, lambda: [one for one in installed() if one.name == name]).named(name)
    if descriptor is None:
        raise UnknownBackend(name, (*BUILT_IN, *plugin_names()))
    return descriptor.open(options)


def plugins() -> Plugins:
    """The backends that other packages bring."""
    from app.core.backend.plugins import discover

    return discover(BUILT_IN)


def plugin_names() -> tuple[str, ...]:
    """What the plug-ins are called, usable or not; none is loaded."""
    from app.core.backend.plugins import installed

    return tuple(sorted({one.name for one in installed()}))


def serve(options: ServeOptions) -> None:
    from app.campus.api.serve import serve as run_server
    from app.core.log import write_to

    write_to(sys.stderr)
    run_server(options)


def services() -> Services:
    return Services(
        descriptors=descriptors,
        open_backend=open_backend,
        plugins=plugins,
        plugin_names=plugin_names,
        serve=serve,
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; `argv` without the program's name. Returns the exit code of the contract."""
    import gc

    gc.set_threshold(50_000, 20, 20)  # Python looks for rubbish every 700 objects; starting makes 300,000
    from app.cli.frame import run

    return run(list(sys.argv[1:] if argv is None else argv), services(), _open_window)


def _open_window(options: WindowOptions) -> int:
    import gc

    gc.disable()  # nearly all that starting makes stays: the window resumes once it is painted
    from app.wizard.start import run as run_window

    return run_window(options, services())


def _descriptor(location: str) -> Descriptor:
    module, _, name = location.partition(":")
    found: Descriptor = getattr(import_module(module), name)
    return found


if __name__ == "__main__":
    sys.exit(main())
