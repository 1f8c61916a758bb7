"""Photo review (A085, A100-A114): two pictures, how many tries are left before one is spent."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from app.core.flow import person
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text
from app.widgets.banner import Banner, SideNote
from app.widgets.buttons import Button
from app.widgets.theme import theme
from app.wizard.page import Page
from app.wizard.photo_slot import PhotoSlot


class PhotoReviewPage(Page):
    step = Step.PHOTO_REVIEW
    title = text("Photos holding your ID card")
    lead = text(
        "Arm and upper body in the picture, face free, everything on the card readable, nothing edited."
    )
    primary = text("Hand in both pictures")

    def build(self) -> None:
        self.quota = Banner("accent", text("Tries"), icon="upload")
        practice = self.scene.is_practice
        self.portrait = PhotoSlot(
            text("Portrait side"), text("The side with the photo"), "portrait", practice
        )
        self.emblem = PhotoSlot(
            text("Emblem side"), text("The side with the national emblem"), "emblem", practice
        )
        self._row = QHBoxLayout()
        self._row.addWidget(self.portrait, 1)
        self._row.addWidget(self.emblem, 1)
        self.check = Button(text("Check them with the photo helper first"), icon="shield-check")
        self.check.clicked.connect(self._open_helper)
        self.other = Button(text("Choose another way"), icon="undo")
        self.offer(Exit.OTHER_WAY, self.other)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.check)
        self._buttons.addWidget(self.other)
        self._buttons.addStretch(1)
        self.body.addWidget(self.quota)
        self.body.addLayout(self._row)
        self.body.addLayout(self._buttons)
        self.fields |= {"portrait": self.portrait, "emblem": self.emblem}
        self.portrait.edited.connect(lambda _: self.edited.emit())
        self.emblem.edited.connect(lambda _: self.edited.emit())
        self.add_side(
            SideNote(
                text("jpg, jpeg, png, gif, at most 300 KB"),
                text("Best from a computer, as here. No watermark, no filter."),
            ),
            SideNote(
                text("To nobody else"),
                text("Never send such a picture to a counsellor, a class group or a stranger."),
            ),
        )

    def _open_helper(self) -> None:
        from app.core.photo.service import PhotoService
        from app.wizard.photo.both_sides import PhotoHelper

        helper = PhotoHelper(PhotoService(self.scene.clock), person.number(self.memory.typed), self._tries())
        helper.taken.connect(self._use)
        helper.other_way.connect(lambda: self.leaving.emit(Exit.OTHER_WAY))
        self.side_wanted.emit(helper)

    def _use(self, portrait: bytes, emblem: bytes) -> None:
        """Take the copies that the helper has made."""
        self.portrait.set_value(portrait)
        self.emblem.set_value(emblem)
        self.edited.emit()

    def _tries(self) -> Text | None:
        check = self.memory.known.check
        if check is None:
            return None
        return text(
            "Tries left: {today} today, {total} in all",
            today=check.uploads.left_today,
            total=check.uploads.left_total,
        )

    def show_memory(self, memory: Memory) -> None:
        for part, data in ((self.portrait, memory.typed.portrait), (self.emblem, memory.typed.emblem)):
            if part.value() != data:
                part.set_value(data)
        tries = self._tries()
        if tries is not None:
            self.quota.show_words(
                "accent",
                tries,
                text(
                    "Handing in spends one, also when it is not approved. "
                    "The answer takes three working days."
                ),
                icon="upload",
            )

    def apply(self) -> Memory:
        return self.memory.typing(portrait=self.portrait.value(), emblem=self.emblem.value())

    def arrange(self, room: int, height: int) -> None:
        super().arrange(room, height)
        narrow = room < theme().px(560)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def restyle(self) -> None:
        super().restyle()
        self._row.setSpacing(theme().px(16))
        self._buttons.setSpacing(theme().px(10))
