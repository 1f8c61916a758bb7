"""The one EXIF entry that changes how a picture is shown."""

from __future__ import annotations

import struct

ORIENTATION = 0x0112
ENTRIES_AT_MOST = 200


def orientation_of(block: bytes) -> int:
    """1 to 8 from a TIFF block; 1 when there is none or it is malformed."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        return 1
    (start,) = struct.unpack_from(order + "I", block, 4)
    if start + 2 > len(block):
        return 1
    (count,) = struct.unpack_from(order + "H", block, start)
    for i in range(min(count, ENTRIES_AT_MOST)):
        at = start + 2 + 12 * i
        if at + 12 > len(block):
            return 1
        tag, _, _, value = struct.unpack_from(order + "HHIH", block, at)
        if tag == ORIENTATION:
            return value if 1 <= value <= 8 else 1
    return 1
