"""Working days in England for the span that the caseload covers."""

from __future__ import annotations

import datetime

# England's bank holidays as published on gov.uk, January 2023 to January 2026.
_BANK_HOLIDAYS = frozenset(
    datetime.date.fromisoformat(date).toordinal()
    for date in """
    2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29
    2023-08-28 2023-12-25 2023-12-26
    2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26
    2024-12-25 2024-12-26
    2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25
    2025-12-25 2025-12-26
    2026-01-01
    """.split()
)


def weekday(day: int) -> int:
    """Returns 0 for Monday to 6 for Sunday; a bank holiday counts as 6."""
    if day in _BANK_HOLIDAYS:
        return 6
    return (day - 1) % 7


def is_working_day(day: int) -> bool:
    """Returns whether a day is Monday to Friday and no bank holiday."""
    return weekday(day) < 5


def working_day_from(day: int) -> int:
    """Returns the day itself or the first working day after it."""
    while not is_working_day(day):
        day += 1
    return day


def working_days_before(day: int, count: int) -> int:
    """Returns the working day after which `count` working days have passed
    by the end of `day`, which is one itself."""
    while count:
        day -= 1
        count -= is_working_day(day)
    return day
