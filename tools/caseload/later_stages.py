"""Gives each referral a team, and a start after its allocation."""

from __future__ import annotations

from typing import Any

from calibration import iso_date
from case import Case
from draws import Draws
from stock_target import RepairError
from working_days import is_working_day, working_day_from

_REACH_DAYS = 12


def assign_starts(
    cases: list[Case], shape: dict[str, Any], last_day: int, draws: Draws
) -> None:
    """Sets `started` some days after allocation, where it comes in time."""
    low, high = shape["days_from_allocation_to_start"]
    for case in cases:
        if not case.reaches or case.leaves is None:
            continue
        started = working_day_from(case.leaves + draws.between(low, high))
        case.started = started if started <= last_day else None


def repair_start_count(
    cases: list[Case], day: int, count: int, settled_until: int, draws: Draws
) -> int:
    """Makes the number awaiting a start on a day exact.

    Only allocated cases change, and never across `settled_until`. Returns
    how many moved; raises RepairError when too few can.
    """
    waiting = [case for case in cases if case.starts_after(day)]
    missing = count - len(waiting)
    if missing > 0:
        chosen = _started_by(cases, day, settled_until)[:missing]
        for case in chosen:
            case.started = working_day_from(day + 1 + draws.below(_REACH_DAYS))
    else:
        chosen = _startable_by(waiting, day)[:-missing]
        for case in chosen:
            case.started = _day_up_to(case, day, settled_until, draws)
    if len(chosen) < abs(missing):
        raise RepairError(
            f"{abs(missing) - len(chosen)} more cases to bring the number "
            f"awaiting a start on {iso_date(day)} to {count} were not found"
        )
    return len(chosen)


def _started_by(
    cases: list[Case], day: int, settled_until: int
) -> list[Case]:
    started = [
        case
        for case in cases
        if case.started is not None and settled_until < case.started <= day
    ]
    return sorted(started, key=lambda case: (-case.started, case.number))


def _startable_by(waiting: list[Case], day: int) -> list[Case]:
    allocated = [
        case
        for case in waiting
        if case.reaches and case.leaves is not None and case.leaves <= day
    ]
    return sorted(allocated, key=lambda case: (case.leaves, case.number))


def _day_up_to(
    case: Case, day: int, settled_until: int, draws: Draws
) -> int:
    assert case.leaves is not None
    first = max(case.leaves, settled_until + 1, day - _REACH_DAYS)
    days = list(range(first, day + 1))
    days = [each for each in days if is_working_day(each)] or days
    return days[draws.below(len(days))]


def assign_teams(
    cases: list[Case], shape: dict[str, Any], draws: Draws
) -> None:
    """Gives each case a team by the shape's weights for its wait."""
    for case in cases:
        quick = (
            case.leaves is not None
            and case.leaves - case.received <= shape["short_wait_days"]
        )
        weights = shape["short_wait_teams" if quick else "long_wait_teams"]
        case.team = draws.weighted(weights)


def repair_team_counts(
    cases: list[Case], day: int, counts: dict[str, int]
) -> int:
    """Makes the number awaiting a start on a day exact for every team.

    `counts` sums to the number waiting. Cases change team, the most recent
    first; returns how many did. Raises RepairError when the sums differ.
    """
    waiting = [case for case in cases if case.starts_after(day)]
    if len(waiting) != sum(counts.values()):
        raise RepairError(
            f"{len(waiting)} cases await a start on {iso_date(day)} but the "
            f"teams sum to {sum(counts.values())}"
        )
    waiting.sort(key=lambda case: (-case.received, case.number))
    left = dict(counts)
    surplus = []
    for case in reversed(waiting):
        if left.get(case.team, 0) > 0:
            left[case.team] -= 1
        else:
            surplus.append(case)
    for case in surplus:
        case.team = next(team for team, size in left.items() if size > 0)
        left[case.team] -= 1
    return len(surplus)
