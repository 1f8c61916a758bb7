"""Running the campus server: open the service, listen, say so, end cleanly when told to."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.synchronize import Event

import uvicorn

from app.campus.api.application import application
from app.campus.api.journal import quieten_libraries
from app.campus.api.limits import Limits
from app.campus.api.listener import Listener
from app.campus.api.listening import address_of, listening_socket
from app.campus.api.opening import open_house, prepare
from app.core.launch import UsageProblem
from app.core.serving import ServeOptions
from app.core.text import text

_GRACE = 10
"""Seconds that requests have to finish after SIGTERM."""
_IDLE = 30
"""Seconds for which an idle connection is kept."""


def serve(options: ServeOptions) -> None:
    """Serve until SIGTERM or Ctrl-C.

    Raises `UsageProblem` for options that cannot work, a `Failure` when the store cannot be used.
    """
    _check(options)
    prepare(options)
    try:
        listening = listening_socket(options.host, options.port)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise UsageProblem(
            text(
                "cannot listen on {host}:{port}: {problem}",
                host=options.host,
                port=options.port,
                problem=problem,
            )
        ) from error
    with listening:
        announce = partial(_announce, address_of(listening, tls=bool(options.certificate)))
        if options.workers == 1:
            _work(options, listening, announce)
        else:
            _supervise(options, listening, announce)


def _check(options: ServeOptions) -> None:
    if bool(options.certificate) != bool(options.key):
        raise UsageProblem(text("--certificate and --key are needed together"))
    if not 1 <= options.workers <= 64:
        raise UsageProblem(text("--workers must be between 1 and 64"))
    if options.workers > 1 and not options.database:
        raise UsageProblem(text("several workers need a --database that they share"))


def _announce(address: str) -> None:
    print(f"listening on {address}", flush=True)  # noqa: T201 - the promise of the command line


def _work(options: ServeOptions, listening: socket.socket, announce: Callable[[], None]) -> None:
    """Serve in this process."""
    quieten_libraries()
    house = open_house(options)
    try:
        config = uvicorn.Config(
            application(house, Limits()),
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            proxy_headers=options.proxied,
            forwarded_allow_ips="127.0.0.1,::1",
            ssl_certfile=options.certificate or None,
            ssl_keyfile=options.key or None,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=_GRACE,
        )
        server = Listener(config, announce, idle=_IDLE)
        # What is loaded now stays: the collector need not look at it with every request.
        gc.freeze()
        server.run(sockets=[listening])
    finally:
        house.close()


def _supervise(options: ServeOptions, listening: socket.socket, announce: Callable[[], None]) -> None:
    """Keep `workers` processes on one socket; a process that dies is replaced, all end together."""
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Event()
    ending = False

    def end(*_: object) -> None:
        nonlocal ending
        ending = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)

    def started() -> multiprocessing.process.BaseProcess:
        process = spawn.Process(target=_worker, args=(options, listening, ready))
        process.start()
        return process

    workers = [started() for _ in range(options.workers)]
    announced = False
    failures = 0
    while not ending:
        if not announced and ready.wait(0.2):
            announced = True
            announce()
        for place, process in enumerate(workers):
            process.join(0.2)
            if process.exitcode is not None and not ending:
                failures += 1
                if not announced and failures > options.workers:
                    ending = True
                    break
                workers[place] = started()
    for process in workers:
        process.terminate()
    for process in workers:
        process.join(_GRACE + 5)
    if not announced and failures:
        sys.exit(3)


def _worker(options: ServeOptions, listening: socket.socket, ready: Event) -> None:
    threading.Thread(target=_end_with_parent, name="parent watch", daemon=True).start()
    _work(options, listening, ready.set)


def _end_with_parent() -> None:
    """A supervisor that was killed ends nobody, so its workers look after themselves: they hold the port."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
