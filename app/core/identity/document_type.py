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

    @classmethod
    def named(cls, words: str) -> DocumentType | None:
        """The type with this id, or with this name as the site and the cards print it."""
        return next((kind for kind in cls if words in (kind, _PRINTED[kind])), None)

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

_PRINTED = {
    DocumentType.RESIDENT_ID: "居民身份证",
    DocumentType.HONG_KONG_ID: "香港身份证",
    DocumentType.MACAU_ID: "澳门身份证",
    DocumentType.TAIWAN_PERMIT: "台湾居民来往大陆通行证",
    DocumentType.RESIDENCE_PERMIT: "港澳台居民居住证",
    DocumentType.FOREIGN_RESIDENT: "外国人永久居留身份证",
    DocumentType.PASSPORT: "护照",
    DocumentType.OTHER: "其他",
}
