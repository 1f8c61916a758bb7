"""The nine services one account serves (A005b), in plain words: who used one has an account already."""

from __future__ import annotations

from app.core.text import Text, text

SERVICES: tuple[Text, ...] = (
    text("CHSI archive: student record, photo proofreading"),
    text("Postgraduate entrance: registering, exam, exemption"),
    text("Entrance examination: special types of admission"),
    text("National conscription: military service registration"),
    text("CHSI jobs for graduates"),
    text("Admission of students from Hong Kong, Macau and Taiwan"),
    text("Career planning platform"),
    text("New jobs network"),
    text("Start-up platform for students"),
)


def all_services() -> Text:
    """The nine in one line; their names have commas of their own."""
    listed = SERVICES[0]
    for service in SERVICES[1:]:
        listed = text("{first}\u00a0· {next}", first=listed, next=service)
    return listed
