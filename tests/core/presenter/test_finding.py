"""The presenter's search: every word as written, else as it sounds."""

from __future__ import annotations

import pytest

from app.core.presenter.finding import fitting

SITUATIONS = {
    "phone-taken": "手机号已被注册 换一个号码",
    "rare-character": "生僻字 姓名里有打不出的字",
    "sms-late": "SMS code comes late 短信没有收到",
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("zhuce", ["phone-taken"]),
        ("zhu ce", ["phone-taken"]),
        ("zuce", ["phone-taken"]),
        ("shengpizi", ["rare-character"]),
        ("senpizi", ["rare-character"]),
        ("spz", ["rare-character"]),
        ("duanx", ["sms-late"]),
        ("SMS", ["sms-late"]),
        ("手机 号码", ["phone-taken"]),
        ("rare", ["rare-character"]),
        ("食堂", []),
        ("shitang", []),
        ("huce", []),
        ("", list(SITUATIONS)),
    ],
)
def test_words_and_pinyin(asked: str, found: list[str]) -> None:
    assert fitting(asked, SITUATIONS) == found
