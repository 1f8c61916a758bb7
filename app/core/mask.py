"""How personal numbers look to anyone but their owner."""

from __future__ import annotations


def mask_id_number(number: str) -> str:
    """All but the last four characters as stars: ``**************001X``."""
    return "*" * max(len(number) - 4, 0) + number[-4:] if len(number) > 4 else "*" * len(number)


def mask_phone(phone: str) -> str:
    """The first three and the last four digits: ``138****8000``; shorter numbers wholly hidden."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) == 11 else "*" * len(phone)


def mask_email(address: str) -> str:
    """The first character and the domain: ``a***@example.cn``."""
    local, at, domain = address.partition("@")
    return f"{local[:1]}***{at}{domain}" if at else "***"
