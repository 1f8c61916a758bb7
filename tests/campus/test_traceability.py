"""Every rule of the notices has an owner; every rule of the service, code and a test."""

from __future__ import annotations

import pytest

from traceability import TABLE, Rule, numbers, rules, table, traced

OWNERS = {
    *("service", "flow", "wizard", "tree", "photo", "guide", "words", "desk", "school", "repository"),
}


FOUND = traced()


def test_all_rules_are_there() -> None:
    found = rules()
    assert len(found) == len({rule.id for rule in found}) == 163
    assert {rule.owner for rule in found} <= OWNERS
    assert all(rule.words for rule in found)


@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if rule.owner == "service"], ids=lambda rule: rule.id
)
def test_a_rule_of_the_service_has_code_and_a_test(rule: Rule) -> None:
    assert FOUND.code.get(rule.id), f"no code names {rule.id}: {rule.words}"
    assert FOUND.tests.get(rule.id), f"no test names {rule.id}: {rule.words}"


def test_limits_name_rules_that_are_there() -> None:
    assert FOUND.limits.keys() <= {rule.id for rule in rules()}


def test_the_table_is_up_to_date() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run: python build/traceability.py"


def test_numbers_are_read_with_their_ranges() -> None:
    assert numbers("A035b, A100–A102 and A185") == {"A035b", "A100", "A101", "A102", "A185"}
