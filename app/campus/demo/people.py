"""Invented people and an invented university: the same ones for one seed, numbers of region 99 only."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.core.identity.id_number import compose

UNIVERSITY = "青禾示范大学"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "安宁知行明远书言若溪语桐子墨清和思齐景行嘉禾望舒云帆雨晴星辰晓岚一诺可欣浩然俊熙雅琪泽宇"
_COLLEGES = (
    ("信息工程学院", "软件工程", "软件2601"),
    ("信息工程学院", "软件工程", "软件2602"),
    ("文学院", "汉语言文学", "汉文2601"),
    ("机械工程学院", "机械设计制造及其自动化", "机械2601"),
)
REGION = "990000"
_PREFIXES = ("138", "139", "137", "136", "135", "150", "151", "152", "158", "159")
_FIRST_BIRTHDAY = date(2007, 9, 1)


@dataclass(frozen=True)
class Person:
    """Somebody invented, with everything that ID card and admission data would say."""

    name: str
    number: str = field(repr=False)
    birth: date
    is_male: bool
    phone: str = field(repr=False)
    college: str
    major: str
    class_name: str
    student_number: str

    @property
    def email(self) -> str:
        return f"s{self.student_number}@example.cn"


def person(seed: int, turn: int) -> Person:
    """The person number `turn` of a seed; up to 100,000 no number or phone comes twice."""
    chance = random.Random(f"{seed}/{turn}")  # noqa: S311 - practice must be repeatable
    college, major, class_name = chance.choice(_COLLEGES)
    birth = _FIRST_BIRTHDAY + timedelta(days=chance.randrange(365))
    # The turn is spread over day and sequence, so that no two people share a number.
    birth += timedelta(days=366 * (turn // 900 % 3 - 1))
    sequence = turn % 900 + 1
    name = chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.choice((1, 2, 2, 2))))
    region = f"{REGION[:4]}{turn // 2700 % 100:02d}"
    return Person(
        name=name,
        number=compose(region, birth, sequence),
        birth=birth,
        is_male=sequence % 2 == 1,
        phone=f"{_PREFIXES[turn // 10_000 % len(_PREFIXES)]}0013{turn % 10_000:04d}",
        college=college,
        major=major,
        class_name=class_name,
        student_number=f"2026{turn % 100_000:05d}",
    )
