"""Records of invented students, with the labels and values of part D of the domain."""

from __future__ import annotations

from datetime import date

from app.campus.demo.people import UNIVERSITY, Person
from app.campus.service.work import Work
from app.campus.store.rows import RecordRow
from app.core.backend.data.records import Flag, Photo, RecordKind, StatusClass
from app.core.scenarios.scenario import RecordSpec

_STATUS = {
    StatusClass.SUSPENDED: "在籍（休学）",
    StatusClass.LEFT: "不在籍（退学）",
    StatusClass.UNKNOWN: "暂缓注册",
}


def fields_of(one: Person) -> dict[str, str]:
    """What ID card and admission data say, key by key (D1)."""
    return {
        "xm": one.name,
        "xb": "男" if one.is_male else "女",
        "csrq": f"{one.birth:%Y年%m月%d日}",
        "mz": "汉族",
        "sfzh": one.number,
        "yxmc": UNIVERSITY,
        "cc": "本科",
        "zymc": one.major,
        "xz": "4 年",
        "xllb": "普通高等教育",
        "xxxs": "普通全日制",
        "fy": one.college,
        "bh": one.class_name,
        "xh": one.student_number,
        "rxrq": "2026年09月05日",
        "xjzt": "在籍（注册学籍）",
        "byrq": "2030年06月30日",
    }


def record_row(work: Work, one: Person, spec: RecordSpec, published_since: date | None) -> RecordRow:
    """The record of a student, as a scenario wants it."""
    compare = fields_of(one) | spec.admitted
    status = spec.status or _STATUS.get(spec.status_class, work.rules.record_status_right)
    shown = {**compare, "xjzt": status, **spec.fields}
    if spec.name:
        shown["xm"] = spec.name
    if spec.number:
        shown["sfzh"] = spec.number
    return RecordRow(
        id=f"R{work.entropy.digits(12)}",
        kind=spec.kind,
        institution=shown["yxmc"],
        college=one.college,
        class_name=one.class_name,
        status=status,
        status_class=spec.status_class,
        admission_photo=spec.admission_photo,
        # Normal for freshmen: it is taken in the year of graduation.
        qualification_photo=Photo.OWN if spec.kind is RecordKind.QUALIFICATION else Photo.MISSING,
        flags=spec.flags,
        published_since=published_since if spec.published and Flag.ENTRY_DEFERRED not in spec.flags else None,
        self_checked_at=None,
        photo_cause=spec.photo_cause,
        name=spec.name or one.name,
        number=spec.number or one.number,
        fields=shown,
        compare=compare,
        photo_seed=one.student_number if spec.admission_photo is Photo.OWN else f"{one.student_number}-other",
    )
