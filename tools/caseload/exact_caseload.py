"""Builds the caseload: simulate, then repair until every figure is exact."""

from __future__ import annotations

from collections.abc import Callable

from calibration import Calibration, Figure
from case import KINDS, Case, of_population
from draws import Draws
from flow_repair import FlowRepair
from later_stages import (
    assign_starts,
    assign_teams,
    repair_start_count,
    repair_team_counts,
)
from permitted import Permitted
from stock_repair import StockRepair
from stock_target import StockTarget
from waiting_queue import WaitingQueue

Tell = Callable[[str], None]

_LISTS = ("awaiting_allocation", "awaiting_decision")


class ExactCaseload:
    """All cases of one seed; `tell` receives one line for each step."""

    def __init__(
        self, calibration: Calibration, draws: Draws, tell: Tell
    ) -> None:
        self._calibration = calibration
        self._draws = draws
        self._tell = tell
        self._permitted = Permitted(calibration)
        self.cases: list[Case] = []

    def build(self) -> list[Case]:
        """Returns the cases, in no promised order.

        Raises RepairError when a figure cannot be reached.
        """
        self._simulate()
        for population in KINDS:
            self._repair_lists(population)
            self._repair_windows(population)
        self._give_later_stages()
        return self.cases

    def referrals(self) -> list[Case]:
        """Returns the Care Act and carers' cases."""
        return of_population(self.cases, "care_act") + (
            of_population(self.cases, "carer")
        )

    def _simulate(self) -> None:
        shape = self._calibration.shape
        for kind, queue_shape in shape["queues"].items():
            queue = WaitingQueue(
                kind, queue_shape, len(self.cases), self._draws
            )
            made = queue.run(
                self._calibration.first_day, self._calibration.last_day
            )
            self.cases += made
            self._tell(f"{kind}: {len(made):,} cases simulated")
        moved = self._permitted.settle(self.cases)
        self._tell(f"maxima: {moved} cases brought forward")

    def _figures(self, population: str) -> list[Figure]:
        return [
            figure
            for figure in self._calibration.figures
            if figure.population == population
        ]

    def _list_days(self, population: str) -> list[int]:
        figures = self._figures(population)
        return sorted({f.as_of for f in figures if f.question in _LISTS})

    def _repair_lists(self, population: str) -> None:
        repair = StockRepair(
            of_population(self.cases, population), self._permitted, self._draws
        )
        settled_until = self._calibration.first_day - 1
        moved = 0
        for day in self._list_days(population):
            wanted = {
                figure.statistic: figure.value
                for figure in self._figures(population)
                if figure.question in _LISTS and figure.as_of == day
            }
            wanted.pop("maximum_days", None)
            moved += repair.repair(StockTarget(day, **wanted), settled_until)
            settled_until = day
        self._tell(f"{population}: {moved} cases moved for its lists")

    def _repair_windows(self, population: str) -> None:
        moved = 0
        for figure in self._figures(population):
            if figure.window is None or figure.statistic != "median_days":
                continue
            repair = FlowRepair(
                of_population(self.cases, population, figure.segment),
                self._permitted,
                self._list_days(population),
            )
            moved += repair.repair(*figure.window, figure.value)
        self._tell(f"{population}: {moved} cases moved for its windows")

    def _give_later_stages(self) -> None:
        shape = self._calibration.shape
        referrals = self.referrals()
        last_day = self._calibration.last_day
        assign_starts(referrals, shape, last_day, self._draws)
        care_act = of_population(self.cases, "care_act")
        assign_teams(care_act, shape["care_act_teams"], self._draws)
        for case in of_population(self.cases, "carer"):
            case.team = "carers"
        moved, renamed = self._repair_starts(care_act)
        self._tell(f"care_act: {moved} starts moved, {renamed} teams changed")

    def _repair_starts(self, care_act: list[Case]) -> tuple[int, int]:
        starts = [
            figure
            for figure in self._figures("care_act")
            if figure.question == "awaiting_start"
        ]
        settled_until = self._calibration.first_day - 1
        moved = renamed = 0
        for day in sorted({figure.as_of for figure in starts}):
            counts = {f.segment: f.value for f in starts if f.as_of == day}
            moved += repair_start_count(
                care_act, day, counts.pop("all"), settled_until, self._draws
            )
            if counts:
                renamed += repair_team_counts(care_act, day, counts)
            settled_until = day
        return moved, renamed
