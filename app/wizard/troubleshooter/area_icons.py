"""The picture of each area."""

from __future__ import annotations

AREA_ICONS = {
    "registering": "person",
    "codes": "phone",
    "identity": "id-card",
    "record": "document",
    "help": "shield",
}


def area_icon(area: str) -> str:
    """An area of a school's own gets a list."""
    return AREA_ICONS.get(area, "list")
