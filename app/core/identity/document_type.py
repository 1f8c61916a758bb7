"""The kinds of identity document a person may register with."""

from __future__ import annotations

from enum import StrEnum

from app.core.text import Text, text_in


class DocumentType(StrEnum):
    """A026 and A153 name the resident ID (the default) and 其他; the rest comes from outside notices."""

    RESIDENT_ID = "resident-id"
    HONG_KONG_ID = "hkid"
    MACAU_ID = "macau-id"
    TAIWAN_PERMIT = "taiwan-permit"
    RESIDENCE_PERMIT = "residence-permit"
    FOREIGN_RESIDENT = "foreign-resident"
    PASSPORT = "passport"
    OTHER = "other"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    DocumentType.RESIDENT_ID: text_in("document", "Resident ID card"),
    DocumentType.HONG_KONG_ID: text_in("document", "Hong Kong ID card"),
    DocumentType.MACAU_ID: text_in("document", "Macau ID card"),
    DocumentType.TAIWAN_PERMIT: text_in("document", "Mainland travel permit for Taiwan residents"),
    DocumentType.RESIDENCE_PERMIT: text_in(
        "document", "Residence permit for Hong Kong, Macau and Taiwan residents"
    ),
    DocumentType.FOREIGN_RESIDENT: text_in("document", "Foreign permanent resident ID card"),
    DocumentType.PASSPORT: text_in("document", "Passport"),
    DocumentType.OTHER: text_in("document", "Other document"),
}
