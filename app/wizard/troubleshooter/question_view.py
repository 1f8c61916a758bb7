"""One question, one card an answer, and a way on for those whom no answer fits."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.text import text, verbatim
from app.core.troubleshooting.walk import ways
from app.widgets.answer_card import AnswerCard
from app.widgets.buttons import Button
from app.widgets.labels import Label
from app.wizard.troubleshooter.tree_view import TreeView


class QuestionView(TreeView):
    def build(self) -> None:
        words = self.node_words
        self.head.set_title(verbatim(words.ask))
        self.head.set_lead(verbatim(words.help) if words.help else None)
        self.answers = []
        for key, _ in ways(self.tree.nodes[self.walk.here]):
            card = AnswerCard(verbatim(words.answer(key)))
            card.clicked.connect(lambda _=False, chosen=key: self.go(self.walk.answer(self.tree, chosen)))
            self.body.addWidget(card)
            self.answers.append(card)
        if len(self.walk.path) == 1:
            for message in self.tree.nodes[self.walk.here].messages:
                quoted = text("The site's message: {quote}", quote=message)
                self.body.addWidget(Label(quoted, "hint", colour="ink2"))
        self.none = Button(text("None of these"), "link", icon="question")
        self.none.clicked.connect(lambda: self.go(self.walk.none_of_these(self.tree)))
        self.body.addWidget(self.none)

    def first_focus(self) -> QWidget:
        return self.answers[0]
