#!/usr/bin/env python3
"""Tests of the earlier financial assessments, recomputed from their file, and
of the nights of the charging system."""

from __future__ import annotations

import csv
import datetime
import fractions
import json
import pathlib
import sys
import tempfile
import unittest

_FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(_FOLDER))

import financial_extract  # noqa: E402
from draws import Draws  # noqa: E402
from financial_history import (  # noqa: E402
    FinancialHistory,
    exact_mean,
    months_before,
)
from stock_target import RepairError  # noqa: E402
from working_days import is_working_day  # noqa: E402

_CALIBRATION = _FOLDER / "leicestershire_financial_history.json"

Row = dict[str, str]


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _days(row: Row, first: str, last: str) -> int:
    return (_date(row[last]) - _date(row[first])).days


def _working_days(row: Row, first: str, last: str) -> int:
    start, end = _date(row[first]).toordinal(), _date(row[last]).toordinal()
    return sum(is_working_day(day) for day in range(start + 1, end + 1))


def _mean(values: list[int]) -> fractions.Fraction:
    return fractions.Fraction(sum(values), len(values))


class FinancialHistoryTest(unittest.TestCase):
    """One history of the default seed."""

    def setUp(self) -> None:
        calibration = json.loads(_CALIBRATION.read_text(encoding="utf-8"))
        self.rows = FinancialHistory(calibration, Draws(2025)).rows()

    def waiting(self, day: str) -> list[int]:
        """Returns the waits, in order, of those who wait on a day."""
        return sorted(
            (_date(day) - _date(row["referred_date"])).days
            for row in self.rows
            if row["referred_date"] <= day < (row["decided_date"] or "9"))

    def between(self, field: str, first: str, last: str) -> list[Row]:
        """Returns the rows whose day is in a period."""
        return [row for row in self.rows if first <= row[field] <= last]

    def test_days_are_in_order(self) -> None:
        for row in self.rows:
            days = [row[name] for name in (
                "referred_date", "allocated_date", "completed_date",
                "decided_date") if row[name]]
            self.assertEqual(days, sorted(days), row)

    def test_those_who_waited(self) -> None:
        self.assertEqual(len(self.waiting("2023-08-31")), 800)
        waits = self.waiting("2024-09-30")
        self.assertEqual((len(waits), waits[161], waits[-1]), (323, 131, 357))

    def test_those_who_started_in_the_summer_of_2023(self) -> None:
        started = self.between("allocated_date", "2023-06-01", "2023-08-31")
        self.assertEqual(_mean([_working_days(row, "referred_date",
                                              "allocated_date")
                                for row in started]), 65)
        self.assertEqual(
            _mean([_days(row, "allocated_date", "completed_date")
                   for row in self.between("completed_date", "2023-06-01",
                                           "2023-08-31")]),
            fractions.Fraction(12, 5))
        for row in started:
            reach = months_before(_date(row["decided_date"]).toordinal(), 3)
            self.assertGreaterEqual(
                _date(row["charge_from_date"]).toordinal(), reach)

    def test_those_allocated_in_february_2025(self) -> None:
        for kind, median in (("non_residential", 21), ("residential", 23)):
            rows = [row for row in self.between(
                "allocated_date", "2025-02-01", "2025-02-28")
                    if row["kind"] == kind]
            waits = sorted(_days(row, "referred_date", "allocated_date")
                           for row in rows)
            self.assertEqual(waits[len(waits) // 2], median)
            self.assertEqual(_mean([_days(row, "allocated_date",
                                          "completed_date")
                                    for row in rows]), 3)
            self.assertEqual(_mean([_days(row, "allocated_date",
                                          "decided_date")
                                    for row in rows]), 22)

    def test_numbers_add_up_or_are_refused(self) -> None:
        self.assertEqual(sum(exact_mean(7, 2, 9, 40)), 40)
        self.assertEqual(exact_mean(3, 2, 9, 6), [2, 2, 2])
        self.assertEqual(exact_mean(3, 2, 9, 27), [9, 9, 9])
        for total in (5, 28):
            with self.assertRaises(RepairError):
                exact_mean(3, 2, 9, total)

    def test_a_month_that_is_too_short_ends_on_its_last_day(self) -> None:
        for day, months, earlier in (("2025-05-31", 3, "2025-02-28"),
                                     ("2024-05-30", 3, "2024-02-29"),
                                     ("2025-01-15", 1, "2024-12-15"),
                                     ("2025-12-31", 1, "2025-11-30")):
            self.assertEqual(
                months_before(_date(day).toordinal(), months),
                _date(earlier).toordinal())


class FinancialExtractTest(unittest.TestCase):
    """Two nights of six cases."""

    COLUMNS = ("external_id,kind,referred_date,allocated_date,decided_date,"
               "withdrawn_date")
    ROWS = [
        "f-1,residential,2025-10-01,,,",
        "f-2,residential,2025-10-02,,,",
        "f-3,residential,2025-09-02,2025-10-03,2025-10-10,",
        "f-4,residential,2025-06-01,,2025-07-01,",
        "f-5,residential,2025-10-20,,,",
        "f-6,residential,2025-10-21,,,",
    ]

    def nights(self) -> list[dict[str, Row]]:
        """Returns the rows of both nights by id."""
        folder = pathlib.Path(self.enterContext(
            tempfile.TemporaryDirectory()))
        financial_extract.write_nights(folder, "origin", self.COLUMNS,
                                       self.ROWS, _date("2025-10-19"))
        nights = []
        for day in ("2025-10-19", "2025-10-20"):
            lines = (folder / f"financial_extract_{day}.csv").read_text()
            self.assertIn(f"# extract_date: {day}\n", lines)
            rows = csv.DictReader(line for line in lines.splitlines()
                                  if not line.startswith("#"))
            nights.append({row["external_id"]: row for row in rows})
        return nights

    def test_each_night_knows_what_had_happened_and_has_its_mishaps(
            self) -> None:
        first, second = self.nights()
        self.assertEqual(sorted(first), ["f-1", "f-2", "f-3"])
        self.assertEqual(sorted(second), ["f-2", "f-3", "f-5"])
        self.assertEqual(second["f-2"]["referred_date"], "2025-10-01")
        self.assertEqual(first["f-3"]["decided_date"], "2025-10-10")
        self.assertEqual(second["f-3"]["decided_date"], "")
        self.assertEqual(first["f-1"]["needs_assessment_due_date"],
                         "2025-10-29")
        self.assertEqual(second["f-5"]["needs_assessment_id"], "")


if __name__ == "__main__":
    unittest.main()
