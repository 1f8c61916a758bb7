"""Which page shows which step. Pages are imported when first shown, so that the first one comes quickly."""

from __future__ import annotations

from importlib import import_module

from app.core.flow.step import Step
from app.wizard.page import Page
from app.wizard.scene import Scene

PAGES: dict[Step, str] = {
    Step.FIRST: "first:FirstPage",
    Step.MESSAGE: "message:MessagePage",
    Step.SERVICES: "services:ServicesPage",
    Step.BEFORE: "before:BeforePage",
    Step.HAVE_ACCOUNT: "have_account:HaveAccountPage",
    Step.IDENTITY: "identity:IdentityPage",
    Step.PHONE: "phone:PhonePage",
    Step.SMS_CODE: "sms_code:SmsCodePage",
    Step.PASSWORD: "password:PasswordPage",
    Step.CHECK: "check:CheckPage",
    Step.REGISTERED: "registered:RegisteredPage",
    Step.PHONE_TAKEN: "phone_taken:PhoneTakenPage",
    Step.TICKET: "ticket:TicketPage",
    Step.TICKET_SENT: "ticket_sent:TicketSentPage",
    Step.NUMBER_TAKEN: "number_taken:NumberTakenPage",
    Step.NUMBER_PENDING: "number_pending:NumberPendingPage",
    Step.WARNING_GATE: "warning_gate:WarningGatePage",
    Step.WAYS_OUT: "ways_out:WaysOutPage",
    Step.APP_CHECK: "app_check:AppCheckPage",
    Step.CLASSMATE: "classmate:ClassmatePage",
    Step.RECORD_DATA: "record_data:RecordDataPage",
    Step.PHOTO_REVIEW: "photo_review:PhotoReviewPage",
    Step.REVIEW_WAITING: "review_waiting:ReviewWaitingPage",
    Step.PROVED: "proved:ProvedPage",
    Step.LOGIN: "login:LoginPage",
    Step.SCAN_LOGIN: "scan_login:ScanLoginPage",
    Step.FIND_USER: "find_user:FindUserPage",
    Step.USER_FOUND: "user_found:UserFoundPage",
    Step.RESET_START: "reset_start:ResetStartPage",
    Step.RESET: "reset:ResetPage",
    Step.RECOVERED: "recovered:RecoveredPage",
    Step.NO_WAY_BACK: "no_way_back:NoWayBackPage",
    Step.EMAIL_FORM: "email_form:EmailFormPage",
    Step.EMAIL_TAKEN: "email_taken:EmailTakenPage",
    Step.ACTIVATION: "activation:ActivationPage",
    Step.BASIC_PHONE: "basic_phone:BasicPhonePage",
    Step.BINDING: "binding:BindingPage",
    Step.BIND_PHONE: "bind_phone:BindPhonePage",
    Step.BIND_EMAIL: "bind_email:BindEmailPage",
    Step.BIND_HELP: "bind_help:BindHelpPage",
    Step.INBOX: "inbox:InboxPage",
    Step.HELP_REQUEST: "help_request:HelpRequestPage",
    Step.HELP_ANSWERED: "help_answered:HelpAnsweredPage",
    Step.ACCOUNT: "account:AccountPage",
    Step.CHANGE_NAME: "change_name:ChangeNamePage",
    Step.NEW_PHONE: "new_phone:NewPhonePage",
    Step.BIND_APP: "bind_app:BindAppPage",
    Step.CLOSE_ACCOUNT: "close_account:CloseAccountPage",
    Step.SCHOOL_LOGIN: "school_login:SchoolLoginPage",
    Step.RECORD: "record:RecordPage",
    Step.NOT_PUBLISHED: "not_published:NotPublishedPage",
    Step.NO_RECORD: "no_record:NoRecordPage",
    Step.MISMATCH: "mismatch:MismatchPage",
    Step.OFFICIAL: "official:OfficialPage",
    Step.OWN_PHONE: "own_phone:OwnPhonePage",
    Step.GUIDE: "guide:GuidePage",
    Step.COME_BACK: "come_back:ComeBackPage",
    Step.LAST: "last:LastPage",
}


def new_page(step: Step, scene: Scene) -> Page:
    module, _, name = PAGES[step].partition(":")
    page: Page = getattr(import_module(f"app.wizard.pages.{module}"), name)(scene)
    return page
