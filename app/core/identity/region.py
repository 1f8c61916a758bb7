"""The first digits of a resident number: provinces from a table, counties from python-stdnum."""

from __future__ import annotations

from functools import lru_cache

from app.core.identity.characters import is_digits

SYNTHETIC = "99"
"""Assigned to nobody by the state, and so reserved here for invented people."""

PROVINCES = {
    **{"11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区"},
    **{"21": "辽宁省", "22": "吉林省", "23": "黑龙江省"},
    **{
        "31": "上海市",
        "32": "江苏省",
        "33": "浙江省",
        "34": "安徽省",
        "35": "福建省",
        "36": "江西省",
        "37": "山东省",
    },
    **{
        "41": "河南省",
        "42": "湖北省",
        "43": "湖南省",
        "44": "广东省",
        "45": "广西壮族自治区",
        "46": "海南省",
    },
    **{"50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省", "54": "西藏自治区"},
    **{"61": "陕西省", "62": "甘肃省", "63": "青海省", "64": "宁夏回族自治区", "65": "新疆维吾尔自治区"},
    **{"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"},
    "83": "台湾省",
    SYNTHETIC: "演示地区",
}
"""First two digits -> name. 81, 82, 83: residence permits (Hong Kong, Macau, Taiwan)."""

_WHOLE = ("710000", "810000", "820000", "830000")


@lru_cache(maxsize=8192)
def county_name(code: str) -> str | None:
    """The name that belongs to six digits, at any time since 1980, or None when the library knows none.

    Information only: codes change with every reform, and a number keeps the one it was issued with.
    The first call loads the library's table, about a tenth of a second: keep it off the window's thread.
    """
    if len(code) != 6 or not is_digits(code) or code[:2] not in PROVINCES:
        return None
    province = PROVINCES[code[:2]]
    if code in _WHOLE or code.startswith(SYNTHETIC):
        return province
    from stdnum import numdb

    parts = numdb.get("cn/loc").info(code)
    county = next((facts["county"] for _, facts in parts if "county" in facts), "")
    # Written "[1982-1999]name,[1999-]name": the last name is the newest.
    newest = county.rpartition(",")[2].rpartition("]")[2]
    if not newest:
        return None
    return province if newest == province else province + newest
