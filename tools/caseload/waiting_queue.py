"""Simulates one waiting list day by day, before any figure is made exact.

Three streams arrive. Quick cases leave within days. Lapsing cases close
without reaching the end of the list. The rest queue, and each working day the
team takes as many of them as brings the list back to its dated path: the
list follows the published totals by construction, and the repairs that come
after have little left to do.
"""

from __future__ import annotations

from typing import Any

from calibration import Knots, day_number, knots, value_on
from case import Case
from draws import Draws
from working_days import is_working_day, weekday, working_day_from

_ARRIVAL_TRIES = 60


class WaitingQueue:
    """One list: `shape` is the calibration file's entry for its kind."""

    def __init__(
        self, kind: str, shape: dict[str, Any], number: int, draws: Draws
    ) -> None:
        self._kind = kind
        self._shape = shape
        self._draws = draws
        self._next_number = number
        self._lines: dict[str, Knots] = {
            name: knots(shape[name])
            for name in (
                "arrivals_per_week",
                "quick_permille",
                "waiting_path",
                "oldest_first_permille",
                "longest_wait_days",
            )
        }
        self._queued: list[Case] = []
        self._cases: list[Case] = []
        self._waiting = 0
        self._leaving: dict[int, int] = {}

    def run(self, first_day: int, last_day: int) -> list[Case]:
        """Returns every case received from first_day to last_day.

        A case that would leave after last_day is still waiting (None).
        """
        for day in range(first_day, last_day + 1):
            self._receive(day)
            self._waiting -= self._leaving.pop(day, 0)
            if is_working_day(day):
                self._take_overdue(day)
                self._take_from_queue(day)
        for case in self._cases:
            if case.leaves is not None and case.leaves > last_day:
                case.leaves = None
        return self._cases

    def _line(self, name: str, day: int) -> int:
        return value_on(self._lines[name], day)

    def _add(self, day: int, leaves: int | None, reaches: bool) -> Case:
        case = Case(self._next_number, self._kind, day, leaves, reaches)
        self._next_number += 1
        self._cases.append(case)
        self._waiting += 1
        if leaves is not None:
            self._leaving[leaves] = self._leaving.get(leaves, 0) + 1
        return case

    def _receive(self, day: int) -> None:
        for planted in self._shape["planted"]:
            if day_number(planted["received"]) == day:
                leaves = day_number(planted["leaves"])
                self._add(day, leaves, planted["reaches"]).planted = True
        weight = self._shape["weekday_permille"][weekday(day)]
        mean = self._line("arrivals_per_week", day) * weight
        for _ in range(self._draws.binomial(_ARRIVAL_TRIES, mean)):
            self._receive_one(day)

    def _receive_one(self, day: int) -> None:
        if self._draws.happens(self._line("quick_permille", day)):
            low, high = self._shape["quick_wait_days"]
            self._add(day, self._leave_after(day, low, high), True)
        elif self._draws.happens(self._shape["lapsing_permille"]):
            low, high = self._shape["lapsing_wait_days"]
            self._add(day, self._leave_after(day, low, high), False)
        else:
            self._queued.append(self._add(day, None, True))

    def _leave_after(self, day: int, low: int, high: int) -> int:
        leaves = day + self._draws.between(low, high)
        works_weekends = self._draws.happens(
            self._shape["weekend_work_permille"]
        )
        return leaves if works_weekends else working_day_from(leaves)

    def _take(self, index: int, day: int) -> None:
        self._queued.pop(index).leaves = day
        self._waiting -= 1

    def _take_overdue(self, day: int) -> None:
        longest = self._line("longest_wait_days", day)
        for index in range(len(self._queued) - 1, -1, -1):
            case = self._queued[index]
            # A fixed spread per case, so that none of them leave in a block.
            slack = case.number * 37 % (1 + longest // 4)
            if day - case.received >= longest - slack:
                self._take(index, day)

    def _take_from_queue(self, day: int) -> None:
        excess = self._waiting - self._line("waiting_path", day)
        oldest_first = self._line("oldest_first_permille", day)
        youngest = day - self._shape["queue_from_days"]
        ready = sum(case.received <= youngest for case in self._queued)
        limit = self._shape["most_taken_a_day"]
        for _ in range(min(excess, limit, ready)):
            # The queue is in order of receipt: a lower index is older.
            one, other = self._draws.below(ready), self._draws.below(ready)
            older_wins = self._draws.happens(oldest_first)
            pick = min(one, other) if older_wins else max(one, other)
            self._take(pick, day)
            ready -= 1
