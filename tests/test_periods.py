"""The period that follows another, and what words with its years become."""

from datetime import date

import pytest

from graph_model.periods import Period, later


def period(start: str, due: str) -> Period:
    return Period(date.fromisoformat(start) if start else None, date.fromisoformat(due))


@pytest.mark.parametrize(
    ("start", "due", "next_start", "next_due", "called"),
    [
        ("2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31", "2027"),
        ("2026-01-01", "2026-06-30", "2027-01-01", "2027-06-30", "2027"),
        ("2025-09-01", "2026-08-31", "2026-09-01", "2027-08-31", "2026—2027"),
        ("2026-01-01", "2027-01-01", "2027-01-01", "2028-01-01", "2027—2028"),
        ("2026-01-01", "2030-12-31", "2031-01-01", "2035-12-31", "2031—2035"),
        ("", "2028-02-29", "", "2029-02-28", "2029"),
        ("2026-12-31", "2026-01-01", "2027-12-31", "2027-01-01", "2027"),
    ],
)
def test_a_period_of_the_same_length_follows(
    start: str, due: str, next_start: str, next_due: str, called: str
) -> None:
    found = period(start, due).following()
    assert found == period(next_start, next_due)
    assert str(found) == called


@pytest.mark.parametrize(
    ("start", "due", "words", "moved"),
    [
        ("2026-01-01", "2026-08-31", "修订2026级专业人才培养方案", "修订2027级专业人才培养方案"),
        ("2025-09-01", "2026-08-31", "2025-2026学年督导", "2026-2027学年督导"),
        ("2026-01-01", "2026-12-31", "对标2035年远景", "对标2035年远景"),
        ("2026-01-01", "2026-12-31", "培训20260人次", "培训20260人次"),
        ("", "2026-12-31", "ND2026-01", "ND2027-01"),
        ("2026-01-01", "2030-12-31", "2026—2030年规划", "2031—2035年规划"),
        ("", "2026-08-31", "2025-2026学年就业率", "2026-2027学年就业率"),
        ("2026-02-01", "2026-07-15", "2025-2026学年第二学期", "2026-2027学年第二学期"),
        ("2026-09-01", "2026-12-31", "2026至2027学年", "2027至2028学年"),
        ("2026-01-01", "2026-12-31", "落实《2026—2030年规划》", "落实《2026—2030年规划》"),
    ],
)
def test_only_the_years_of_the_period_move_on(start: str, due: str, words: str, moved: str) -> None:
    assert period(start, due).moved(words) == moved


def test_a_year_after_the_leap_day_is_the_last_of_february() -> None:
    assert later(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert later(date(2028, 2, 29), 4) == date(2032, 2, 29)
