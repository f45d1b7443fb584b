#!/usr/bin/env python3
"""Tests of the synthetic case extract."""

from __future__ import annotations

import csv
import datetime
import json
import pathlib
import sys
import tempfile
import unittest

_FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(_FOLDER))

import case_extract  # noqa: E402

_COLUMNS = (
    "external_id,type,team,locality,received_date,triaged_date,"
    "allocated_date,started_date,closed_date"
)
_REFERRALS = [
    "r-1,care_act,north,unknown,2025-10-01,,,,",
    "r-2,care_act,north,unknown,2025-10-02,2025-10-03,2025-10-20,,",
    "r-3,carer,south,unknown,2025-10-03,,,,",
    "r-4,carer,south,unknown,2025-09-01,,,,2025-10-10",
    "r-5,carer,south,unknown,2025-06-01,,,,2025-07-01",
    "r-6,care_act,north,unknown,2025-10-20,,,,",
    "r-7,care_act,north,unknown,2025-10-21,,,,",
]
_DAY = datetime.date(2025, 10, 19)

Row = dict[str, str]


class CaseExtractTest(unittest.TestCase):
    """Two nights of seven cases."""

    def setUp(self) -> None:
        self.folder = pathlib.Path(
            self.enterContext(tempfile.TemporaryDirectory())
        )
        case_extract.write_nights(
            self.folder, "of a test", _COLUMNS, _REFERRALS, _DAY
        )

    def night(self, day: str) -> dict[str, Row]:
        """Returns the rows of a night by their references."""
        path = self.folder / f"case_extract_{day}.csv"
        lines = path.read_text().splitlines()
        self.assertEqual(lines[2], f"# extract_date: {day}")
        rows = csv.DictReader(line for line in lines if line[0] != "#")
        return {row["Case Ref"]: row for row in rows}

    def test_a_night_has_what_was_known_then(self) -> None:
        first = self.night("2025-10-19")
        self.assertEqual(sorted(first), ["r-1", "r-2", "r-3", "r-4"])
        self.assertEqual(first["r-2"]["Type"], "CA")
        self.assertEqual(first["r-2"]["Received"], "02/10/2025")
        self.assertEqual(first["r-2"]["Allocated"], "")
        self.assertEqual(first["r-2"]["Worker"], "")

    def test_the_next_has_what_happened_and_a_mishap_of_each_sort(
        self,
    ) -> None:
        second = self.night("2025-10-20")
        self.assertNotIn("r-1", second)  # It is missing.
        self.assertEqual(second["r-3"]["Received"], "02/10/2025")  # Corrected.
        self.assertEqual(second["r-4"]["Closed"], "")  # Opened again.
        self.assertEqual(second["r-2"]["Allocated"], "20/10/2025")
        self.assertEqual(second["r-2"]["Worker"], "w-02")
        self.assertIn("r-6", second)
        self.assertNotIn("r-7", second)

    def test_the_profile_has_every_heading(self) -> None:
        profile = json.loads(
            (self.folder / case_extract.PROFILE).read_text()
        )
        self.assertEqual(
            [column["heading"] for column in profile["columns"]],
            list(self.night("2025-10-19")["r-1"]),
        )


if __name__ == "__main__":
    unittest.main()
