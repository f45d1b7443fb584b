#!/usr/bin/env python3
"""Tests of the synthetic submission of Client Level Data."""

from __future__ import annotations

import csv
import pathlib
import sys
import tempfile
import unittest

_FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(_FOLDER))

import client_level  # noqa: E402


class ClientLevelTest(unittest.TestCase):
    """A submission of 300 people."""

    def setUp(self) -> None:
        self.rows = list(client_level.rows(300, 2025, 7))

    def test_every_heading_is_a_field(self) -> None:
        known = set(client_level.fields())
        for row in self.rows:
            self.assertLessEqual(set(row), known)

    def test_there_is_every_kind_of_event(self) -> None:
        self.assertEqual({row["Event_Type"] for row in self.rows},
                         {"Request", "Assessment", "Service", "Review"})

    def test_events_end_in_the_year_and_not_before_they_start(self) -> None:
        for row in self.rows:
            start, end = row["Event_Start_Date"], row["Event_End_Date"]
            self.assertEqual(start[:4], "2025")
            if end:
                self.assertLessEqual(start, end)
                self.assertLessEqual(end, "2025-12-31")
            else:
                self.assertEqual(row["Event_Type"], "Service")

    def test_the_same_arguments_write_the_same_file(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / name for name in ("a", "b")]
            for path in paths:
                client_level.write(path, 50, 2025, 7)
            self.assertEqual(paths[0].read_bytes(), paths[1].read_bytes())
            lines = paths[0].read_text(encoding="utf-8").splitlines()
            self.assertTrue(lines[0].startswith("# Synthetic"))
            self.assertEqual(next(csv.reader([lines[1]])),
                             client_level.fields())


if __name__ == "__main__":
    unittest.main()
