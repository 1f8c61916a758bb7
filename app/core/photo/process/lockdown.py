"""Takes from the picture process what it does not need: network, other programs, writing files.

On Linux the kernel refuses (seccomp); everywhere Python refuses as well (audit hook), which stops the
program's own libraries but not machine code that a hostile picture might smuggle in. `close_off`
says which of the two holds, and docs/photo.md says it to people.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from typing import Any

_REFUSED_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.fork",
        "os.forkpty",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.mkdir",
        "os.link",
        "os.symlink",
        "os.chmod",
        "os.chown",
        "shutil.rmtree",
    }
)
_WRITING = 0b11 | 0o100
"""Access mode other than read-only, or O_CREAT (Linux)."""

# Call numbers: socket, execve, execveat, ptrace, connect, and openat with the flags argument.
_CALLS = {
    "x86_64": (
        0xC000003E,
        {
            "refused": (41, 42, 57, 58, 59, 322, 101, 2, 85, 87, 263, 82, 264, 316, 83, 258),
            "openat": 257,
            "openat2": 437,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {"refused": (198, 203, 221, 281, 117, 35, 38, 276, 34), "openat": 56, "openat2": 437},
    ),
}


def close_off() -> str:
    """Closes this process off for good. `system` when the kernel holds it, else `python`."""
    sys.addaudithook(_refuse)
    return "system" if _seccomp() else "python"


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _REFUSED_EVENTS:
        raise PermissionError(errno.EPERM, f"{event} is closed in the picture process")
    if event == "open" and len(arguments) > 1:
        mode = arguments[1]
        if isinstance(mode, str) and any(letter in mode for letter in "wax+"):
            raise PermissionError(errno.EPERM, "writing is closed in the picture process")


def _seccomp() -> bool:
    """A kernel filter that answers EPERM; False where there is none."""
    known = _CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    architecture, calls = known
    program = _program(architecture, calls["refused"], calls["openat"], calls["openat2"])  # type: ignore[arg-type]
    buffer = ctypes.create_string_buffer(program, len(program))

    class Filter(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    description = Filter(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    system = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_seccomp, mode_filter = 38, 22, 2
    if system.prctl(no_new_privileges, 1, 0, 0, 0) != 0:
        return False
    return bool(system.prctl(set_seccomp, mode_filter, ctypes.byref(description), 0, 0) == 0)


def _program(architecture: int, refused: tuple[int, ...], openat: int, openat2: int) -> bytes:
    """BPF: foreign architecture and refused calls -> EPERM; openat only to read; the rest is allowed."""
    load, jump_equal, jump_set, give = 0x20, 0x15, 0x45, 0x06
    allow, no, absent = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS

    def step(code: int, yes: int, otherwise: int, value: int) -> bytes:
        return struct.pack("HBBI", code, yes, otherwise, value)

    lines = [
        step(load, 0, 0, 4),
        step(jump_equal, 1, 0, architecture),
        step(give, 0, 0, no),
        step(load, 0, 0, 0),
    ]
    for number in refused:
        lines += [step(jump_equal, 0, 1, number), step(give, 0, 0, no)]
    lines += [step(jump_equal, 0, 1, openat2), step(give, 0, 0, absent)]
    lines += [
        step(jump_equal, 0, 3, openat),
        step(load, 0, 0, 16 + 2 * 8),
        step(jump_set, 0, 1, _WRITING),
        step(give, 0, 0, no),
        step(give, 0, 0, allow),
    ]
    return b"".join(lines)
