"""Makes the median wait of those who left in a window exact.

Only waits near the median change, to the median itself, and never across a
day whose list is published: a repaired list stays as it is.
"""

from __future__ import annotations

from case import Case
from permitted import Permitted
from stock_target import RepairError
from working_days import is_working_day


class FlowRepair:
    """Repairs windows over one kind of case.

    `fixed_days` are the days whose lists are already exact.
    """

    def __init__(
        self, cases: list[Case], permitted: Permitted, fixed_days: list[int]
    ) -> None:
        self._cases = cases
        self._permitted = permitted
        self._fixed_days = fixed_days

    def repair(self, first: int, last: int, median: int) -> int:
        """Makes the median of first to last, both included, `median` days.

        Returns how many cases moved. Raises RepairError when none is left
        to move.
        """
        within = [
            case
            for case in self._cases
            if case.reaches
            and case.leaves is not None
            and first <= case.leaves <= last
        ]
        half = (len(within) - 1) // 2
        above = [c for c in within if c.leaves - c.received > median]
        below = [c for c in within if c.leaves - c.received < median]
        too_long, too_short = len(above) - half, len(below) - half
        above.sort(key=lambda c: (c.leaves - c.received, c.number))
        below.sort(key=lambda c: (c.received - c.leaves, c.number))
        return self._move(above, too_long, (first, last), median) + (
            self._move(below, too_short, (first, last), median)
        )

    def _move(
        self,
        cases: list[Case],
        wanted: int,
        window: tuple[int, int],
        median: int,
    ) -> int:
        moved = 0
        for weekends_too in (False, True):
            for case in cases:
                day = case.received + median
                if moved >= wanted:
                    return moved
                if not weekends_too and not is_working_day(day):
                    continue
                if case.leaves != day and self._may_move(case, day, window):
                    case.leaves = day
                    moved += 1
        if moved < wanted:
            raise RepairError(
                f"{wanted - moved} more cases to give a wait of {median} "
                "days could not be found"
            )
        return moved

    def _may_move(
        self, case: Case, day: int, window: tuple[int, int]
    ) -> bool:
        if case.planted or case.leaves is None:
            return False
        if not window[0] <= day <= window[1]:
            return False
        early, late = sorted((case.leaves, day))
        crosses = any(early <= fixed < late for fixed in self._fixed_days)
        return not crosses and self._permitted.allows(case, day)
