"""Makes the list on one day answer its published figures exactly.

Cases only change the day on which they leave, from just before the day to just
after it or the other way, and never across an earlier repaired day: so the
days are repaired in order of date and stay repaired.
"""

from __future__ import annotations

from calibration import iso_date
from case import Case
from draws import Draws
from permitted import Permitted
from stock_target import (
    FAR_AWAY,
    Band,
    RepairError,
    StockTarget,
    bands_of,
    nearest_sizes,
)
from working_days import is_working_day

# A moved case leaves at most this many days before or after the list's day.
_REACH_DAYS = 12
# The middle of an even list is two cases.
_CASES_AT_MEDIAN = 2


class StockRepair:
    """Repairs one population's list on its published days, in date order."""

    def __init__(
        self, cases: list[Case], permitted: Permitted, draws: Draws
    ) -> None:
        self._cases = cases
        self._permitted = permitted
        self._draws = draws

    def repair(self, target: StockTarget, settled_until: int) -> int:
        """Meets the target; returns how many cases were moved.

        No case moves across `settled_until` or a day before it. Raises
        RepairError when the moves allowed are too few.
        """
        day = target.day
        bands = bands_of(target)
        if target.median_days is not None:
            self._receive_on(day - target.median_days, day, settled_until)
        waiting = [case for case in self._cases if case.waits_on(day)]
        ages = [day - case.received for case in waiting]
        current = [sum(map(band.holds, ages)) for band in bands]
        wanted = nearest_sizes(target, current)
        for band, now, goal in zip(bands, current, wanted):
            if now > goal:
                self._take_off(band, day, settled_until, now - goal)
            elif now < goal:
                self._keep_on(band, day, settled_until, goal - now)
        return sum(abs(now - goal) for now, goal in zip(current, wanted))

    def _receive_on(self, received: int, day: int, settled: int) -> None:
        """Two waiting cases at least are as old as the median must be.

        On a small list nobody may have been received on that very day: the
        waiting cases received nearest to it are then given that date.
        """
        nearest = sorted(
            (
                case
                for case in self._cases
                if not case.planted
                and min(case.received, received) > settled
                and case.waits_on(day)
            ),
            key=lambda case: (abs(case.received - received), case.number),
        )
        for case in nearest[:_CASES_AT_MEDIAN]:
            case.received = received

    def _take_off(
        self, band: Band, day: int, settled_until: int, wanted: int
    ) -> None:
        """Those who leave soonest after the day leave before its end."""
        waiting = [
            case
            for case in self._cases
            if case.waits_on(day) and band.holds(day - case.received)
        ]
        waiting.sort(key=lambda case: (case.leaves or FAR_AWAY, case.number))
        for case in waiting:
            first = max(settled_until + 1, case.received, day - _REACH_DAYS)
            if wanted and self._move(case, first, day):
                wanted -= 1
        _require(wanted, "take off", band, day)

    def _keep_on(
        self, band: Band, day: int, settled_until: int, wanted: int
    ) -> None:
        """Those who left last before the day stay until after it."""
        gone = [
            case
            for case in self._cases
            if case.leaves is not None
            and settled_until < case.leaves <= day
            and band.holds(day - case.received)
        ]
        gone.sort(key=lambda case: (-(case.leaves or 0), case.number))
        for case in gone:
            if wanted and self._move(case, day + 1, day + _REACH_DAYS):
                wanted -= 1
        _require(wanted, "keep on", band, day)

    def _move(self, case: Case, first: int, last: int) -> bool:
        if case.planted:
            return False
        days = [
            day
            for day in range(first, last + 1)
            if self._permitted.allows(case, day)
        ]
        days = [day for day in days if is_working_day(day)] or days
        if not days:
            return False
        case.leaves = days[self._draws.below(len(days))]
        return True


def _require(missing: int, verb: str, band: Band, day: int) -> None:
    if missing:
        raise RepairError(
            f"{missing} more cases aged {band.low} to {band.high} days to "
            f"{verb} the list of {iso_date(day)} could not be found"
        )
