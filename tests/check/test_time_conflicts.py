"""Times that contradict each other."""

import pytest

from tests.check.stores import event, found


@pytest.mark.parametrize(
    ("coverage", "when", "is_outside"),
    [
        ("2022/..", "2021-05", True),
        ("2022/..", "2021-12-31", False),  # a day more or less, by the zone
        ("2022/..", "2022-01-01", False),
        ("2022/2023", "2024-02", True),
        ("../2023", "2024-02", True),
        ("2022/..", "unknown", False),
        ("2022/..", "2020~/2023", False),
    ],
)
def test_coverage(coverage: str, when: str, is_outside: bool) -> None:
    sources = f"sources: {{a: {{coverage: {coverage}}}}}\n"

    of_account = found(sources + event(f"accounts: [{{source: a, when: {when}}}]"))
    of_event = found(sources + event(f"when: {when}, accounts: [{{source: a}}]"))

    assert [problem.check for problem in of_account] == ["outside-coverage"] * is_outside
    assert [problem.check for problem in of_event] == ["outside-coverage"] * is_outside


@pytest.mark.parametrize(
    ("fields", "is_early"),
    [
        ("when: 2025-03-18T10:00Z, published: 2025-03-18T09:00Z", True),
        ("when: 2025-03-18T10:00Z, published: 2025-03-18", False),
        ("when: 2025-03-18T10:00Z, published: 2025-03-17", False),  # a day more or less, by the zone
        ("when: 2025-03-18T10:00Z, published: 2025-03-16", True),
        ("when: 2025-03-18, published: 2025-03-01, stance: denies", False),
        ("when: 2025-03-18, published: 2025-03-01, points: {p: {value: x, kind: plan}}", False),
        ("published: 2025-03-01", False),
        ("published: 2025-03-01, points: {p: {value: x, kind: outcome}}", True),
        ("cite: [{via: W}, {published: 2025-03-01}], when: 2025-03-18", True),
    ],
)
def test_publication(fields: str, is_early: bool) -> None:
    problems = found(event(f"when: 2025-03-18T10:00Z, accounts: [{{source: a, {fields}}}]"))

    assert [problem.check for problem in problems] == ["published-early"] * is_early
