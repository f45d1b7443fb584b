#!/usr/bin/env python3
"""Tests of the made-up charges."""

from __future__ import annotations

import datetime
import json
import pathlib
import sys
import tempfile
import unittest
from typing import Any

_FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(_FOLDER))

import charges  # noqa: E402
from draws import Draws  # noqa: E402

_PEOPLE = 2000


def _day(date: dict[str, int]) -> datetime.date:
    return datetime.date(date["year"], date["month"], date["day"])


class ChargesTest(unittest.TestCase):
    """Two thousand made-up people."""

    def setUp(self) -> None:
        self.lines = charges.Charges(Draws(2025)).lines(_PEOPLE)
        self.people = [line["circumstances"] for line in self.lines]

    def having(self, **fields: Any) -> list[dict[str, Any]]:
        """Returns the people who have all of `fields`."""
        return [person for person in self.people
                if all(person.get(name) == value
                       for name, value in fields.items())]

    def test_ids_are_numbers_that_mean_nothing_and_each_is_once(self) -> None:
        ids = [line["charge"]["external_id"] for line in self.lines]
        self.assertEqual(ids[0], "synthetic-c-000001")
        self.assertEqual(len(set(ids)), _PEOPLE)

    def test_nobody_is_identified(self) -> None:
        for line in self.lines:
            self.assertEqual(set(line), {"charge", "circumstances"})
            self.assertEqual(set(line["charge"]),
                             {"external_id", "started_date"})

    def test_charges_begin_within_two_years_of_rates(self) -> None:
        for line in self.lines:
            day = _day(line["charge"]["started_date"])
            self.assertLessEqual(datetime.date(2024, 4, 8), day)
            self.assertLessEqual(day, datetime.date(2025, 10, 20))

    def test_there_are_people_of_every_kind(self) -> None:
        for setting in ("NON_RESIDENTIAL", "CARE_HOME_PERMANENT",
                        "CARE_HOME_TEMPORARY"):
            self.assertGreater(len(self.having(setting=setting)), 50)
        for light_touch in ("DECLINES_ASSESSMENT", "SIGNIFICANT_MEANS"):
            self.assertGreater(len(self.having(light_touch=light_touch)), 10)
        self.assertGreater(len(self.having(household="COUPLE")), 100)
        self.assertGreater(len(self.having(section_117=True)), 10)
        self.assertGreater(len(self.having(has_deferred_payment=True)), 10)

    def test_capital_is_on_both_sides_of_each_limit(self) -> None:
        savings = {int(person["capital"][0]["value_pence"])
                   for person in self.people}
        for limit in (1_425_000, 2_325_000):
            self.assertLessEqual({limit, limit + 1}, savings)
        self.assertIn(2_324_999, savings)

    def test_a_home_counts_for_some_and_stays_begin_with_the_charge(
            self) -> None:
        counted = 0
        for line in self.lines:
            person = line["circumstances"]
            if person["setting"] == "NON_RESIDENTIAL":
                self.assertNotIn("care_home_since", person)
                continue
            self.assertEqual(person["care_home_since"],
                             line["charge"]["started_date"])
            counted += any(asset["type"] == "MAIN_HOME"
                           and "property_disregard" not in asset
                           for asset in person["capital"])
        self.assertGreater(counted, 100)

    def test_couples_at_home_only_where_asked_for(self) -> None:
        def tested(people: list[dict[str, Any]]) -> int:
            return sum(person["household"] == "COUPLE"
                       and person["setting"] != "CARE_HOME_PERMANENT"
                       and "light_touch" not in person for person in people)
        self.assertEqual(tested(self.people), 0)
        more = charges.Charges(Draws(2025), couples_at_home=True)
        self.assertGreater(
            tested([line["circumstances"] for line in more.lines(_PEOPLE)]),
            100)

    def test_the_same_seed_writes_the_same_bytes(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / name for name in ("a", "b", "c")]
            for path, seed in zip(paths, (7, 7, 8)):
                charges.write_charges(path, f"seed {seed}",
                                      charges.Charges(Draws(seed)).lines(50))
            first, again, other = (path.read_bytes() for path in paths)
            self.assertEqual(first, again)
            self.assertNotEqual(first, other)
            lines = first.decode("ascii").splitlines()
            self.assertTrue(lines[0].startswith("# Synthetic people, made up"))
            self.assertIn("calibrated to nothing", lines[0])
            self.assertEqual(lines[1], "# seed 7")
            for line in lines[2:]:
                json.loads(line)


if __name__ == "__main__":
    unittest.main()
