"""Makes the financial assessments of figures that were published once.

They are of days and questions that the simulated caseload does not reach, and
contradict one another where they meet: they are imported into a council of
their own. Each list or window is made by itself, from its statistics.
"""

from __future__ import annotations

import datetime
from typing import Any

from draws import Draws
from exact_waits import Waits
from stock_target import RepairError
from working_days import working_day_from, working_days_before

_COLUMNS = (
    "kind",
    "trigger",
    "referred_date",
    "allocated_date",
    "completed_date",
    "decided_date",
    "charge_from_date",
)
_KINDS = ("non_residential", "residential")
_TRIGGERS = ("new_package", "post_hospital_discharge", "review",
             "change_of_circumstances")

Row = dict[str, str]


def _day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def _iso(ordinal: int | None) -> str:
    if ordinal is None:
        return ""
    return datetime.date.fromordinal(ordinal).isoformat()


def exact_mean(count: int, low: int, high: int, total: int) -> list[int]:
    """Returns `count` whole numbers from low to high, spread evenly about
    their middle and moved until they add up to `total`.

    Raises RepairError where they cannot.
    """
    if not low * count <= total <= high * count:
        raise RepairError(f"{count} numbers cannot add up to {total}")
    numbers = [low + (high - low) * place // max(1, count - 1)
               for place in range(count)]
    while sum(numbers) != total:
        step = 1 if sum(numbers) < total else -1
        for place, number in enumerate(numbers):
            if sum(numbers) == total:
                break
            if low <= number + step <= high:
                numbers[place] = number + step
    return numbers


def months_before(ordinal: int, months: int) -> int:
    """Returns the same day of the month that many months earlier; the last
    one of a shorter month."""
    day = datetime.date.fromordinal(ordinal)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for of_month in range(day.day, 0, -1):
        try:
            return datetime.date(year, month + 1, of_month).toordinal()
        except ValueError:
            continue
    raise AssertionError("a month has no days")


class FinancialHistory:
    """Rows of financial assessments, from one calibration."""

    def __init__(self, calibration: dict[str, Any], draws: Draws) -> None:
        self._calibration = calibration
        self._draws = draws

    def rows(self) -> list[Row]:
        """Returns a row for each case of a list or a window, by id."""
        made: list[dict[str, Any]] = []
        for wanted in self._calibration["backlogs"]:
            made += self._backlog(wanted)
        for wanted in self._calibration["starts_in_working_days"]:
            made += self._started(wanted)
        for wanted in self._calibration["allocations"]:
            made += self._allocated(wanted)
        return [
            {"external_id": f"synthetic-h-{place:06d}"}
            | {column: case[column] if column in ("kind", "trigger")
               else _iso(case.get(column)) for column in _COLUMNS}
            for place, case in enumerate(made, start=1)
        ]

    def _case(self, kind: str, **days: int) -> dict[str, Any]:
        trigger = _TRIGGERS[self._draws.below(len(_TRIGGERS))]
        return {"kind": kind, "trigger": trigger} | days

    def _backlog(self, wanted: dict[str, Any]) -> list[dict[str, Any]]:
        """Those who wait on a day, none of whom an officer has yet."""
        day, last = _day(wanted["as_of"]), _day(wanted["gone_by"])
        if "median" in wanted:
            waits = Waits(
                wanted["count"], wanted["median"], wanted["maximum"],
                tuple(tuple(band) for band in wanted["bands"])).days()
        else:
            longest = wanted["longest"]
            waits = [longest * place // wanted["count"]
                     for place in range(wanted["count"])]
        cases = []
        for place, wait in enumerate(waits):
            gone = day + 1 + self._draws.below(last - day)
            cases.append(self._case(
                _KINDS[place % 2], referred_date=day - wait,
                allocated_date=gone, decided_date=gone))
        return cases

    def _started(self, wanted: dict[str, Any]) -> list[dict[str, Any]]:
        """Those whom an officer took, by their wait in working days."""
        count = wanted["count"]
        first, last = _day(wanted["first"]), _day(wanted["last"])
        waits = exact_mean(count, *wanted["wait_between"],
                           wanted["mean_working_days"] * count)
        works = exact_mean(count, *wanted["work_between"],
                           wanted["work_days_in_all"])
        cases = []
        for place, (wait, work) in enumerate(zip(waits, works)):
            allocated = working_day_from(
                first + self._draws.below(last - first - 9))
            told = allocated + work
            referred = working_days_before(allocated, wait)
            reach = months_before(told, wanted["most_months_backdated"])
            cases.append(self._case(
                _KINDS[place % 2], referred_date=referred,
                allocated_date=allocated, completed_date=told,
                decided_date=told,
                charge_from_date=max(reach, referred + 7)))
        return cases

    def _allocated(self, wanted: dict[str, Any]) -> list[dict[str, Any]]:
        """Those of one kind whom an officer took, by their wait in days."""
        count = wanted["count"]
        first, last = _day(wanted["first"]), _day(wanted["last"])
        waits = Waits(count, wanted["median"], wanted["maximum"],
                      tuple(tuple(band) for band in wanted["bands"])).days()
        works = exact_mean(count, 0, 2 * wanted["mean_to_completion"],
                           wanted["mean_to_completion"] * count)
        tells = exact_mean(count, 2 * wanted["mean_to_completion"],
                           2 * wanted["mean_to_decision"],
                           wanted["mean_to_decision"] * count)
        cases = []
        for wait, work, tell in zip(waits, works, tells):
            allocated = first + self._draws.below(last - first + 1)
            cases.append(self._case(
                wanted["kind"], referred_date=allocated - wait,
                allocated_date=allocated, completed_date=allocated + work,
                decided_date=allocated + tell,
                charge_from_date=allocated + work))
        return cases
