"""Short names of steps and groups, for the map."""

from __future__ import annotations

from app.core.flow.step import Group, Step
from app.core.text import Text, text_in

GROUPS: dict[Group, Text] = {
    Group.GROUND: text_in("map", "Finish"),
    Group.PREPARE: text_in("map", "Get ready"),
    Group.REGISTER: text_in("map", "Register"),
    Group.RECOVER: text_in("map", "Back into your account"),
    Group.PROVE: text_in("map", "Prove your number"),
    Group.RECORD: text_in("map", "Check the record"),
    Group.OFFICIAL: text_in("map", "On the official site"),
}

STEPS: dict[Step, Text] = {
    Step.BEFORE: text_in("map", "Before you start"),
    Step.HAVE_ACCOUNT: text_in("map", "An account you have"),
    Step.IDENTITY: text_in("map", "Your identity"),
    Step.PHONE: text_in("map", "Phone number"),
    Step.OWN_PHONE: text_in("map", "Phone number"),
    Step.BASIC_PHONE: text_in("map", "Phone number"),
    Step.SMS_CODE: text_in("map", "SMS code"),
    Step.PASSWORD: text_in("map", "Password"),
    Step.CHECK: text_in("map", "Check your answers"),
    Step.REGISTERED: text_in("map", "What to remember"),
    Step.PHONE_TAKEN: text_in("map", "Number registered already"),
    Step.TICKET: text_in("map", "Ask the staff"),
    Step.TICKET_SENT: text_in("map", "Waiting for the staff"),
    Step.NUMBER_TAKEN: text_in("map", "Number registered already"),
    Step.NUMBER_PENDING: text_in("map", "Review under way"),
    Step.WARNING_GATE: text_in("map", "Before you go on"),
    Step.WAYS_OUT: text_in("map", "Four ways"),
    Step.APP_CHECK: text_in("map", "Face check in the app"),
    Step.CLASSMATE: text_in("map", "Ask a classmate"),
    Step.RECORD_DATA: text_in("map", "Data of the record"),
    Step.PHOTO_REVIEW: text_in("map", "Photo review"),
    Step.REVIEW_WAITING: text_in("map", "Waiting"),
    Step.PROVED: text_in("map", "Number proved"),
    Step.LOGIN: text_in("map", "Log in"),
    Step.SCAN_LOGIN: text_in("map", "Log in by scanning"),
    Step.FIND_USER: text_in("map", "Find user name"),
    Step.USER_FOUND: text_in("map", "User name found"),
    Step.RESET_START: text_in("map", "Reset password"),
    Step.RESET: text_in("map", "New password"),
    Step.RECOVERED: text_in("map", "Back again"),
    Step.NO_WAY_BACK: text_in("map", "No way back"),
    Step.EMAIL_FORM: text_in("map", "E-mail and password"),
    Step.EMAIL_TAKEN: text_in("map", "E-mail registered already"),
    Step.ACTIVATION: text_in("map", "Activation mail"),
    Step.BINDING: text_in("map", "Real-name binding"),
    Step.BIND_PHONE: text_in("map", "Bind the phone"),
    Step.BIND_EMAIL: text_in("map", "Bind the e-mail"),
    Step.BIND_HELP: text_in("map", "Ask a classmate"),
    Step.RECORD: text_in("map", "Item by item"),
    Step.NOT_PUBLISHED: text_in("map", "Not published yet"),
    Step.NO_RECORD: text_in("map", "No record"),
    Step.MISMATCH: text_in("map", "Who mends it"),
    Step.OFFICIAL: text_in("map", "What to have ready"),
    Step.GUIDE: text_in("map", "Step by step"),
    Step.LAST: text_in("map", "Done"),
}
