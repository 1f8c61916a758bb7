"""Walking through the window as a persona, by what can be seen; ends at the last page or in a dead end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from shiboken6 import isValid

from app.core.backend.data.records import Photo
from app.core.backend.data.sandbox import Persona as Papers
from app.core.identity.document_type import DocumentType
from harness.personas.eyes import Eyes, Thing
from harness.personas.hands import Hands, OutOfReach
from harness.personas.persona import CARDS, Persona
from harness.personas.right import record_of

MOST_PAGES = 60
CALM_AFTER = 12
"""Pages: by then even who presses twice has seen that it leads astray."""
_AROUND = re.compile(
    r"遇到提示|Got a message|返回|^Back$|结束并清除|Finish and clear"
    r"|^(中文|English|标准|大字|浅色|深色|高对比)$"
    r"|^(Standard|Large|Light|Dark|High contrast)$|显示与语言|^Display$"
)
_NO_STEP = re.compile(rf"{_AROUND.pattern}|^(短信|邮件|SMS|E-mail)[：:]")
_END = re.compile(
    r"只是练习，您还没有在学信网注册|only practice|现在只需要等待|Now there is only waiting"
    r"|这几件事要等|These things wait"
)
_NO_WAY = re.compile(
    r"复制|打印|PDF|替我|Fill in|Copy|Print|另一张|Another picture|换一张"
    r"|是什么意思|What does this|：|: |没有收到|No code"
)
"""Buttons that help on a page and lead nowhere."""
_NUMBER = {"一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5"}


@dataclass(frozen=True)
class Outcome:
    """`stuck` tells the page that left the person with nothing to do; empty when they reached an end.
    `way` is what they took, page by page.
    """

    pages: int
    stuck: str
    way: tuple[str, ...] = ()


class Walker:
    """`settle` waits until the window has finished what it was asked; `read_picture` is the eye for a
    picture code; `wait` lets a minute pass, when the page asks for patience.
    """

    def __init__(
        self,
        who: Persona,
        papers: Papers,
        eyes: Eyes,
        hands: Hands,
        settle: Callable[[], None],
        read_picture: Callable[[], str],
        wait: Callable[[], None],
    ) -> None:
        self._who, self._papers, self._eyes, self._hands = who, papers, eyes, hands
        self._settle, self._read_picture, self._wait = settle, read_picture, wait
        self._phone = papers.phone
        self._tried: Counter[tuple[str, str]] = Counter()
        self._trace: list[str] = []
        self._page = ""
        self._went_back = not who.forgetful
        self._to_slip = {"number", "phone", "code"} if who.mistypes else set[str]()
        self._card_told = not (who.forgetful or who.impatient)
        """Looks at the list of documents before being told that something is wrong with the number."""
        self._unlike_the_rule = False
        """Has read that a card like theirs is to be called another document."""

    def walk(self) -> Outcome:
        try:
            return self._walk()
        except OutOfReach as cannot:
            return Outcome(len(self._trace), f"{self._told(self._title())}\n!! {cannot}")

    def _walk(self) -> Outcome:
        for page in range(MOST_PAGES):
            self._settle()
            if self._eyes.reads(_END.pattern):
                return Outcome(page, "", tuple(self._trace))
            title = self._title()
            if not self._went_back and page == 4 and (back := self._eyes.find("button", r"返回|^Back$")):
                self._went_back = True
                self._hands.press(back.widget)
                continue
            if self._eyes.reads(r"稍等片刻|[Ww]ait a moment"):
                self._wait()
            self._choose()
            self._name_the_card()
            self._fill()
            self._judge()
            self._page = self._eyes.words()
            way = self._way_on()
            if way is None:
                return Outcome(page, self._told(title))
            self._tried[self._page, way.name] += 1
            told = [b.name for b in self._eyes.all("button") if re.search("：|: ", b.name)]
            self._trace.append(f"{title} {told} -> {way.name}")
            self._hands.press(way.widget)
            in_a_hurry = self._who.impatient and page < CALM_AFTER
            if in_a_hurry and isValid(way.widget) and way.widget.isVisible() and way.widget.isEnabled():
                self._hands.press_again(way.widget)
        return Outcome(MOST_PAGES, self._told(self._title()))

    def _told(self, title: str) -> str:
        """The way gone, and what is on the page where it ended."""
        return "\n".join([*self._trace, f"== {title}", self._eyes.words()])

    def _title(self) -> str:
        heads = [t.name for t in self._eyes.things() if type(t.widget).__name__ == "_Title"]
        return heads[0] if heads else ""

    # -- entries

    def _fill(self) -> None:
        for thing in self._eyes.all("field"):
            value = self._value_for(thing.name) if thing.enabled else None
            if value is None:
                continue
            value = self._with_a_slip(thing.name, value)
            numeric = re.search(r"手机|号码|验证码|校验码|number|phone|Phone|code", thing.name)
            picture = re.search(r"图片|Picture", thing.name)
            self._hands.type(thing.widget, self._who.as_typed(value) if numeric and not picture else value)

    def _with_a_slip(self, name: str, value: str) -> str:
        """The first number, phone and code of somebody who mistypes has a wrong digit."""
        kinds = (
            ("number", r"证件号码|Document number"),
            ("phone", r"^手机|^Mobile"),
            ("code", r"^短信|^SMS"),
        )
        for kind, pattern in kinds:
            if kind == "number" and self._who.card is DocumentType.RESIDENCE_PERMIT:
                continue  # E3: no number of such a card is refused, so a slip would be for good
            if kind in self._to_slip and re.search(pattern, name) and value:
                self._to_slip.discard(kind)
                return self._who.slipped(value)
        return value

    def _name_the_card(self) -> None:
        """Choose the document that is in their hand, where the page asks for it."""
        box = self._eyes.find("button", r"^(证件类型|Document type) ")
        if box is None:
            return
        if self._eyes.reads(r"^(证件号码|Document number)(：|: )"):
            self._card_told = True
        card = self._who.card
        if card is DocumentType.OTHER and not self._unlike_the_rule:
            return  # it is a resident ID card, like everybody's
        if self._card_told and not re.search(CARDS[card], box.name):
            self._hands.pick(box.widget, CARDS[card])

    def _value_for(self, name: str) -> str | None:
        papers, who = self._papers, self._who
        if (answer := who.answer_to(name)) is not None:
            return answer
        table: tuple[tuple[str, Callable[[], str | None]], ...] = (
            (r"同学姓名|Name of the classmate", lambda: papers.classmate_name),
            (r"同学手机|Phone of the classmate", lambda: papers.classmate_phone),
            (r"图片验证码|Picture code", self._read_picture),
            (r"短信验证码|SMS code|^验证码$|^Code$", self._newest_code),
            (r"校验码|E-mail code", self._newest_code),
            (r"新密码|New password|再输入|once more|^密码$|^Password$", lambda: papers.password),
            (r"姓名|^Name$", lambda: who.name_as_typed(papers.name)),
            (r"证件号码|Document number", lambda: papers.number),
            (r"手机|[Pp]hone|Mobile", lambda: self._phone),
            (r"用户名|User name", self._user_name),
            (r"邮箱|^E-mail$", lambda: papers.email),
            (r"网址|Address from the mail", lambda: None),
            (r"学校|university|University", lambda: papers.institution),
            (r"学号|[Ss]tudent number", lambda: papers.student_number),
            (r"专业|[Mm]ajor", lambda: papers.major),
        )
        for pattern, value in table:
            if re.search(pattern, name):
                return value()
        return None

    def _user_name(self) -> str | None:
        """What stands there already; else phone, number and e-mail in turn, as long as none is right."""
        there = self._eyes.find("field", r"用户名|User name")
        names = [self._phone, self._papers.number, self._papers.email]
        if there is None or (there.value and not self._eyes.reads(r"没有找到|不正确|No account|not right")):
            return None
        return names[(names.index(there.value) + 1) % 3 if there.value in names else 0]

    def _newest_code(self) -> str | None:
        for thing in self._eyes.all("button"):
            found = re.search(r"(?<!\d)(\d{6})(?!\d)", thing.name)
            if found:
                return found[1]
        return None

    def _choose(self) -> None:
        for thing in self._eyes.all("button"):
            if re.search(r"http", thing.name) and re.search(r"邮件|E-mail", thing.name):
                self._hands.press(thing.widget)
                break
        for tick in self._eyes.all("tick"):
            around = _AROUND.search(tick.name) or ": " in tick.name
            if not around and tick.enabled and not tick.chosen:
                self._hands.press(tick.widget)
        if self._eyes.reads(r"证件类型选“其他”|document type 其他"):
            self._unlike_the_rule = True
        radios = [r for r in self._eyes.all("radio") if not _AROUND.search(r.name) and ": " not in r.name]
        if radios and not any(radio.chosen for radio in radios):
            self._hands.press(self._answer(radios).widget)

    def _answer(self, radios: list[Thing]) -> Thing:
        who = self._who
        if who.forgetful:
            wanted = r"不记得|remember"
        elif who.my_account is not None:
            wanted = r"^用过|^Yes"
        else:
            wanted = r"^没有|^No"
        mine = re.escape(f"{self._phone[:3]}****{self._phone[-4:]}")
        ways = [wanted, mine, r"邮箱|e-mail", r"密保|questions"]
        for pattern in ways:
            for radio in radios:
                if re.search(pattern, radio.name):
                    return radio
        return radios[0]

    # -- the record

    def _judge(self) -> None:
        for label in self._lines_to_judge():
            words = [thing.name for thing in self._eyes.all("words")]
            at = words.index(label) if label in words else -1
            shown, compare = words[at + 1 : at + 3] if at >= 0 else ("", "")
            same = _plain(shown) == _plain(compare)
            wanted = r": (一致|[Ss]ame|Yes)$" if same else r": (不一致|[Dd]iffer\w*|No)$"
            for tick in self._answers():
                if tick.name.startswith(f"{label}: ") and re.search(wanted, tick.name):
                    self._hands.press(tick.widget)
        record = record_of(self._who.situation)
        is_mine = record is None or record.admission_photo is Photo.OWN
        mine = r"^(是|Yes)$" if is_mine else r"^(不是|No)$"
        if photo := self._eyes.find("button", mine):
            self._hands.press(photo.widget)

    def _answers(self) -> list[Thing]:
        """Same, different, not sure: of each line one."""
        return [*self._eyes.all("tick"), *self._eyes.all("radio")]

    def _lines_to_judge(self) -> list[str]:
        answered, lines = set(), []
        for tick in self._answers():
            label, colon, _ = tick.name.partition(": ")
            if colon and label not in lines:
                lines.append(label)
            if colon and tick.chosen:
                answered.add(label)
        return [label for label in lines if label not in answered]

    # -- ways on

    def _way_on(self) -> Thing | None:
        offered = [b for b in self._eyes.all("button") if b.enabled and not _NO_STEP.search(b.name)]
        fresh = [b for b in offered if self._tried[self._page, b.name] < 3]
        for pattern, sensible in self._preferences():
            if not sensible:
                continue
            for button in fresh:
                if re.search(pattern, button.name) and self._tried[self._page, button.name] < sensible:
                    if "another of my own" in pattern and self._papers.other_phone:
                        self._phone = self._papers.other_phone
                    return button
        main = [b for b in fresh if _is_main(b)]
        rest = [b for b in fresh if type(b.widget).__name__ in ("WayRow", "ChoiceCard")]
        for button in (*main, *rest, *fresh):
            if not _NO_WAY.search(button.name):
                return button
        back = self._eyes.find("button", r"返回|^Back$")
        if back is not None and self._tried[self._page, back.name] < 2:
            return back
        return None

    def _preferences(self) -> list[tuple[str, int]]:
        """Ways by name, and how often this person has a reason to take them; earlier ones first."""
        who = self._who
        world = who.situation.world
        stranger = bool(world.accounts) and who.my_account is None
        return [
            (r"获取|Send the|Send another", 3 * self._code_is_missing()),
            (r"是什么意思|What does this", who.card is DocumentType.OTHER and not self._unlike_the_rule),
            (r"还是不符合规则|still breaks the rule", True),
            (r"只查询|[Oo]nly (to )?look up", who.card is DocumentType.OTHER),
            (r"^先练习|^Practise", True),
            (
                r"换.*手机号|改手机号|another of my own",
                stranger and self._eyes.reads(r"已被注册|registered already"),
            ),
            (r"^收件箱：|^Inbox: ", not self._eyes.reads(r"谁请您协助|Who asks")),
            (r"^拒绝$|^Decline$", self._eyes.reads(r"QQ 陌生人")),
            (r"我已了解|I understand", not who.can_recover and self._gate_is_open()),
            (r"去找学校|Take it to the school", self._looked_again()),
            (r"没有找到账号|No account is found", self._found_nothing()),
            (r"再来|[Cc]ome back|[Ww]rite down when", self._review_pending()),
            (r"都用不了|None of these", self._only_others_ways()),
            (r"登录|[Ll]og in", who.knows_password),
            (r"找回用户名|[Ff]ind the user name|[Ff]orgot the user name", who.can_recover),
            (r"找回密码|[Rr]eset the password|[Ff]orgot the password", who.can_recover),
            (r"以上都|都不行|重新注册|[Rr]egister again", who.my_account is not None and not who.can_recover),
            (r"没有账号|继续注册|[Rr]egister", who.my_account is None),
        ]

    def _found_nothing(self) -> bool:
        """Searched twice with the right name and number: there is no account to be found so."""
        searched = sum(n for (_, name), n in self._tried.items() if name in ("查找", "Find it"))
        return searched > 1 and self._eyes.reads(r"没有找到对应的账号|No account was found")

    def _looked_again(self) -> bool:
        """A record that is missing was looked for twice; what could be wrong was read."""
        return any(
            "再查一次" in name or "Look again" in name for (_, name), n in self._tried.items() if n > 1
        )

    def _review_pending(self) -> bool:
        """Somebody's review of the number is under way, and there is no account of one's own to go to."""
        return self._who.my_account is None and self._eyes.reads(r"正在审核|正在等客服|under way")

    def _gate_is_open(self) -> bool:
        """Every confirmation on the page is ticked."""
        ticks = [t for t in self._eyes.all("tick") if not _AROUND.search(t.name)]
        return bool(ticks) and all(tick.chosen for tick in ticks)

    def _only_others_ways(self) -> bool:
        """Ways of recovery are shown, and none of them leads to something this person has."""
        offered = [r.name for r in self._eyes.all("radio") if "****" in r.name or "***@" in r.name]
        ends = f"****{self._phone[-4:]}"
        return bool(offered) and not self._who.can_recover and not any(ends in name for name in offered)

    def _code_is_missing(self) -> bool:
        wants = self._eyes.find("field", r"图片验证码|Picture code") is not None
        return wants and self._newest_code() is None


def _is_main(button: Thing) -> bool:
    return getattr(button.widget, "_kind", "") == "primary"


def _plain(words: str) -> str:
    """The same for ways of writing one thing: 2007年03月15日 and 2007-03-15, 4 年 and 四年."""
    for sign, digit in _NUMBER.items():
        words = words.replace(sign, digit)
    numbers = [int(n) for n in re.findall(r"\d+", words)] if "*" not in words else []
    return repr(numbers) if numbers and not re.search(r"[A-Za-z]", words) else words
