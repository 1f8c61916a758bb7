"""The four ways out of a number that is taken: refusals and their words."""

from __future__ import annotations

from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode
from app.core.text import text

ENTRIES = {
    RefusalCode.NOTHING_TO_CHECK: Entry(
        text("There is nothing to prove for this account."),
        text("You can go on."),
        "",
        "review-pending",
        409,
    ),
    RefusalCode.APP_CHECK_FAILED: Entry(
        text("The live face check did not succeed."),
        text("Please try again in front of a plain wall, or choose another way."),
        "",
        "face-verification-fails",
        409,
    ),
    RefusalCode.MANUAL_REVIEW_NOT_OFFERED: Entry(
        text("The photo review is not offered yet."),
        text("Please try the live face check first."),
        "",
        "face-verification-fails",
        409,
    ),
    RefusalCode.PHOTO_UNUSABLE: Entry(
        text("The site does not take this picture."),
        text("Please check it with the photo helper before you use up an upload."),
        "portrait",
        "review-photo-requirements",
        422,
    ),
    RefusalCode.PHOTO_SAME_TWICE: Entry(
        text("Both pictures are the same file."),
        text("Please choose one picture of each side."),
        "emblem",
        "review-photo-requirements",
        422,
    ),
    RefusalCode.UPLOADS_TODAY_USED: Entry(
        text("Today's uploads are used up."),
        text("Please try again tomorrow, or choose another way."),
        "",
        "upload-limit-reached",
        429,
    ),
    RefusalCode.UPLOADS_USED: Entry(
        text("All uploads of this account are used up."),
        text("Please choose another way, or ask the site's service."),
        "",
        "upload-limit-reached",
        409,
    ),
    RefusalCode.REVIEW_PENDING: Entry(
        text("Your pictures are being reviewed."),
        text("Please wait for the result."),
        "",
        "review-pending",
        409,
        "待审核: 等待客服审核, 本网站核对无误后将在三个工作日内处理完毕, 请及时登录网站查看",
    ),
    RefusalCode.RECORD_DATA_MISMATCH: Entry(
        text("The data do not match the record."),
        text("Please check them, or choose another way."),
        "",
        "id-number-taken",
        422,
    ),
    RefusalCode.RECORD_DATA_UNAVAILABLE: Entry(
        text("There is no published record to compare with yet."),
        text("Please choose another way."),
        "",
        "record-missing",
        409,
    ),
    RefusalCode.CLASSMATE_NOT_FOUND: Entry(
        text("No account was found with this classmate's name and phone number."),
        text("Please use the name and number with which your classmate registered."),
        "classmate_phone",
        "classmate-assist",
        404,
    ),
    RefusalCode.CLASSMATE_NOT_ELIGIBLE: Entry(
        text("This classmate cannot help."),
        text("It must be somebody of the same class whose phone is bound by real name."),
        "classmate_phone",
        "classmate-assist",
        409,
    ),
    RefusalCode.HELP_REQUESTS_USED: Entry(
        text("Today's requests to classmates are used up."),
        text("Please try again tomorrow, or choose another way."),
        "",
        "assist-limit-reached",
        429,
    ),
    RefusalCode.HELP_NOT_MET_IN_PERSON: Entry(
        text("Help may be given only face to face."),
        text("Please meet your classmate and confirm who it is first."),
        "met_in_person",
        "classmate-assist",
        409,
    ),
    RefusalCode.HELP_REQUEST_CLOSED: Entry(
        text("This request is not open any more."),
        text("It ran out or is solved already. If not, please let your classmate send a new one."),
        "",
        "classmate-assist",
        409,
    ),
    RefusalCode.TICKET_UNKNOWN: Entry(
        text("No ticket has this reference."),
        text("Please check the reference."),
        "reference",
        "contact-support",
        404,
    ),
}
