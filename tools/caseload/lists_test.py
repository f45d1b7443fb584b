#!/usr/bin/env python3
"""Tests of the other published lists, recomputed from the files by themselves."""

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

import generate  # noqa: E402
from csv_files import (  # noqa: E402
    CONTACTS,
    DOLS_REFERRALS,
    OTHER_REFERRALS,
    SUPPORTS,
)
from exact_waits import Waits  # noqa: E402
from stock_target import RepairError  # noqa: E402

_LISTS = _FOLDER / "leicestershire_2025_lists.json"
_STAGES = (
    "received_date",
    "triaged_date",
    "allocated_date",
    "started_date",
    "completed_date",
    "decided_date",
    "closed_date",
)

Row = dict[str, str]


def _rows(path: pathlib.Path) -> list[Row]:
    lines = path.read_text(encoding="ascii").splitlines()
    return list(
        csv.DictReader(line for line in lines if not line.startswith("#"))
    )


def _days(row: Row, first: str, last: str) -> int:
    start = datetime.date.fromisoformat(row[first])
    return (datetime.date.fromisoformat(last) - start).days


def _median(waits: list[int]) -> fractions.Fraction:
    ordered = sorted(waits)
    half = len(ordered) // 2
    return fractions.Fraction(ordered[(len(ordered) - 1) // 2] + ordered[half], 2)


class ListsTest(unittest.TestCase):
    """One run of the default seed, shared by every test."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        out = pathlib.Path(folder.name)
        cls.calibration = json.loads(_LISTS.read_text(encoding="utf-8"))
        generate.generate_lists(_LISTS, 2025, out, generate.Progress(True))
        cls.referrals = _rows(out / OTHER_REFERRALS) + _rows(
            out / DOLS_REFERRALS
        )
        cls.supports = _rows(out / SUPPORTS)
        cls.contacts = _rows(out / CONTACTS)

    def _waiting(self, kind: str, end: str, day: str) -> list[int]:
        return [
            _days(row, "received_date", day)
            for row in self.referrals
            if row["type"] == kind
            and row["received_date"] <= day
            and not ("" < row[end] <= day)
        ]

    def _ended(self, kind: str, end: str, first: str, last: str) -> list[int]:
        return [
            _days(row, "received_date", row[end])
            for row in self.referrals
            if row["type"] == kind and first <= row[end] <= last
        ]

    def test_702_wait_for_occupational_therapy(self) -> None:
        waits = self._waiting(
            "occupational_therapy", "allocated_date", "2025-02-28"
        )
        self.assertEqual(
            (len(waits), _median(waits), max(waits)), (702, 31, 417)
        )
        self.assertEqual(round(100 * sum(w < 84 for w in waits) / 702), 86)
        self.assertEqual(sum(w < 31 for w in waits), 351)

    def test_the_lists_of_safeguarding(self) -> None:
        concerns = ("safeguarding_concern", "triaged_date")
        self.assertEqual(len(self._waiting(*concerns, "2024-09-30")), 103)
        waits = self._waiting(*concerns, "2025-02-28")
        self.assertEqual((len(waits), _median(waits), max(waits)), (69, 5, 323))
        waits = self._waiting(
            "safeguarding_enquiry", "completed_date", "2025-02-28"
        )
        self.assertEqual((len(waits), _median(waits), max(waits)), (112, 31, 93))

    def test_252_prepare_for_adulthood(self) -> None:
        waits = self._waiting(
            "preparing_for_adulthood", "started_date", "2024-12-01"
        )
        self.assertEqual(len(waits), 252)

    def test_the_windows(self) -> None:
        dols = self._ended("dols_new", "allocated_date", "2023-08-01", "2024-08-31")
        self.assertEqual((_median(dols), max(dols)), (120, 1214))
        received = [
            row
            for row in self.referrals
            if row["type"] == "dols_new"
            and "2023-08-01" <= row["received_date"] <= "2024-08-31"
        ]
        self.assertEqual(len(received), 7259)
        concerns = self._ended(
            "safeguarding_concern", "decided_date", "2024-04-01", "2024-06-30"
        )
        self.assertEqual((len(concerns), sum(w <= 5 for w in concerns)), (521, 257))
        enquiries = self._ended(
            "safeguarding_enquiry", "completed_date", "2024-04-01", "2025-03-31"
        )
        self.assertEqual((len(enquiries), sum(enquiries)), (1006, 61 * 1006))

    def test_reviews_within_a_year(self) -> None:
        def reviewed(day: str, rows: list[Row]) -> int:
            year_before = f"{int(day[:4]) - 1}{day[4:]}"
            return sum(
                year_before < row["reviewed_before_date"] <= day for row in rows
            )

        known = [r for r in self.supports if r["reviewed_before_date"]]
        self.assertEqual(len(known), 5283)
        self.assertEqual(reviewed("2025-06-30", self.supports), 4051)
        self.assertEqual(reviewed("2025-10-20", self.supports), 4015)
        away = [row for row in self.supports if row["out_of_county"] == "yes"]
        self.assertEqual(
            (len(away), reviewed("2025-04-30", away)), (224, 186)
        )
        never = [row for row in away if row["review_history_unknown"] == "yes"]
        self.assertEqual(len(never), 1)
        for row in self.supports:
            self.assertLessEqual(row["started_date"], "2024-06-30")
            if row["reviewed_before_date"]:
                self.assertLess(row["started_date"], row["reviewed_before_date"])

    def test_contacts_have_one_sequel_each(self) -> None:
        wanted = self.calibration["contacts"]
        for column, shares in (
            ("channel", wanted["channels"]),
            ("sequel", wanted["sequels"]),
        ):
            for word, number in shares.items():
                found = [r for r in self.contacts if r[column] == word]
                self.assertEqual(len(found), number, word)
        advice = [r for r in self.contacts if r["advice_only"] == "yes"]
        self.assertEqual(len(advice), wanted["advice_only"])

    def test_stages_are_in_order_and_ids_are_given_once(self) -> None:
        ids = [row["external_id"] for row in self.referrals]
        self.assertEqual(len(ids), len(set(ids)))
        for row in self.referrals:
            days = [row[stage] for stage in _STAGES if row[stage]]
            self.assertEqual(days, sorted(days), row)
            self.assertLessEqual(days[-1], self.calibration["last_day"])


class ExactWaitsTest(unittest.TestCase):
    """What bands allow, and what they do not."""

    def test_has_what_was_asked_for(self) -> None:
        waits = Waits(5, 7, 30, ((0, 9, 4), (10, 30, 1)), 10).days()
        self.assertEqual((waits[2], max(waits), sum(waits)), (7, 30, 50))

    def test_refuses_a_count_that_the_bands_do_not_have(self) -> None:
        with self.assertRaises(RepairError):
            Waits(4, 7, 30, ((0, 9, 4), (10, 30, 1))).days()

    def test_refuses_a_mean_out_of_reach(self) -> None:
        with self.assertRaises(RepairError):
            Waits(5, 7, 30, ((0, 9, 4), (10, 30, 1)), 25).days()


if __name__ == "__main__":
    unittest.main()
