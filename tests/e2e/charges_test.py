"""Charges worked out by the running suite, beside a second way of doing so."""

from __future__ import annotations

import datetime
import json
import os
import pathlib
import random
import unittest
from typing import Any

import flow
import means_oracle
import programs
import suite

DAY = datetime.date(2024, 10, 21)
# The last year whose every figure is known.
TABLE = "2024-25"
PEOPLE = 1000
BATCH = "ChargeCalculatorService/BatchCalculateCharges"
CALCULATE = "ChargeCalculatorService/CalculateCharge"
PARENT = f"councils/{flow.COUNCIL}"
LIMITS = (0, 1_425_000, 1_425_001, 1_450_000, 1_450_001, 2_324_999, 2_325_000,
          2_325_001)


def date(day: datetime.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


class People:
    """Made-up people, each the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)

    def next(self) -> dict[str, Any]:
        draw = self._draw
        person: dict[str, Any] = {
            "setting": draw.choice(("NON_RESIDENTIAL", "CARE_HOME_PERMANENT")),
            "age_group": draw.choice(
                ("AGE_18_TO_24", "AGE_25_TO_PENSION_AGE", "PENSION_AGE")),
            "household": draw.choice(("SINGLE", "LONE_PARENT", "COUPLE")),
            "care": self._care(),
            "incomes": [],
            "capital": self._capital(),
            "expenses": [self._cost("DISABILITY", 4_000)
                         for _ in range(draw.randrange(3))],
        }
        person["incomes"] = self._incomes(person["age_group"])
        if person["household"] == "LONE_PARENT":
            person["children"] = draw.randint(1, 3)
        if person["household"] == "COUPLE":
            person["couple_has_pension_age"] = draw.random() < 0.3
        if person["age_group"] == "PENSION_AGE":
            person["flat_savings_disregard"] = draw.random() < 0.2
        pensioner = (person["age_group"] == "PENSION_AGE"
                     or person.get("couple_has_pension_age", False))
        for premium in ("disability", "enhanced_disability", "carer"):
            has = draw.random() < 0.3
            person[f"{premium}_premium"] = has and (
                premium == "carer" or not pensioner)
        if means_oracle.in_care_home(person):
            person["care_home_since"] = date(
                DAY - datetime.timedelta(days=draw.choice((0, 83, 84, 400))))
            person["care"] = [{"type": "CARE_HOME",
                               "weekly_cost_pence": draw.randint(0, 150_000)}]
        else:
            person["housing_costs"] = [self._cost("RENT", 9_000)
                                       for _ in range(draw.randrange(2))]
        return person

    def _cost(self, kind: str, most: int) -> dict[str, Any]:
        return {"type": kind, "amount_pence": self._draw.randint(0, most),
                "frequency": self._draw.choice(sorted(means_oracle.WEEKLY))}

    def _incomes(self, age_group: str) -> list[dict[str, Any]]:
        chosen = self._draw.sample(means_oracle.INCOMES, self._draw.randrange(5))
        if {"ATTENDANCE_ALLOWANCE", "PIP_DAILY_LIVING"} <= set(chosen):
            chosen.remove("PIP_DAILY_LIVING")
        if {"PENSION_CREDIT_GUARANTEE", "UNIVERSAL_CREDIT"} <= set(chosen):
            chosen.remove("UNIVERSAL_CREDIT")
        if age_group == "AGE_18_TO_24" and "STATE_PENSION" in chosen:
            chosen.remove("STATE_PENSION")
        if {"DLA_MOBILITY"} & set(chosen):
            chosen = [kind for kind in chosen if not kind.startswith("PIP_")]
        incomes = [self._cost(kind, 60_000) for kind in chosen]
        for income in incomes:
            if income["type"] in ("ANNUITY", "PRIVATE_PENSION"):
                income["half_paid_to_spouse"] = self._draw.random() < 0.5
        return incomes

    def _capital(self) -> list[dict[str, Any]]:
        draw = self._draw
        savings = draw.choice(LIMITS) if draw.random() < 0.3 else draw.randint(
            0, 2_500_000)
        capital: list[dict[str, Any]] = [
            {"type": "SAVINGS", "value_pence": savings}]
        if draw.random() < 0.3:
            capital.append({"type": "INVESTMENTS", "has_selling_costs": True,
                            "value_pence": draw.randint(0, 999_999),
                            "owners": draw.randint(1, 3)})
        if draw.random() < 0.3:
            value = draw.randint(0, 40_000_000)
            home = {"type": "MAIN_HOME", "value_pence": value,
                    "secured_debt_pence": draw.randint(0, value),
                    "has_selling_costs": True, "owners": draw.randint(1, 2)}
            if draw.random() < 0.4:
                home["property_disregard"] = "PARTNER_LIVES_THERE"
            capital.append(home)
        if draw.random() < 0.2:
            capital.append({"type": "PERSONAL_POSSESSIONS",
                            "value_pence": draw.randint(0, 9_000_000)})
        return capital

    def _care(self) -> list[dict[str, Any]]:
        draw = self._draw
        care: list[dict[str, Any]] = [
            {"type": "HOME_CARE", "weekly_cost_pence": draw.randint(0, 90_000)}]
        if draw.random() < 0.3:
            days = draw.choice((0, 41, 42, 100))
            care.append({"type": "REABLEMENT",
                         "weekly_cost_pence": draw.randint(0, 50_000),
                         "started_date": date(
                             DAY - datetime.timedelta(days=days))})
        if draw.random() < 0.2:
            care.append({"type": "SECTION_117",
                         "weekly_cost_pence": draw.randint(0, 50_000)})
        return care


class ChargesTest(unittest.TestCase):

    server: suite.Server

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(suite.whole_suite(memory=True))
        cls.server.expect("import", "programme", flow.published_programme())

    def ask(self, method: str, request: dict[str, Any]) -> Any:
        """Calls a method with a request that may be large."""
        folder = suite.short_folder()
        self.addCleanup(suite.remove, folder)
        path: pathlib.Path = folder / "request.json"
        path.write_text(json.dumps(request), encoding="utf-8")
        return self.server.expect("call", method, f"@{path}")

    def test_thousands_of_people_by_a_second_way(self) -> None:
        seed = int(os.environ.get("CR_TEST_SEED", random.randrange(2**32)))
        print(f"Shown: CR_TEST_SEED={seed}")
        people = People(seed)
        rates = means_oracle.rates_of(TABLE, programs.given().root)
        persons = [people.next() for _ in range(PEOPLE)]
        answer = self.ask(BATCH, {
            "parent": PARENT, "day": date(DAY),
            "entries": [{"key": f"person-{number}", "circumstances": person}
                        for number, person in enumerate(persons)]})
        self.assertEqual(len(answer["results"]), PEOPLE)
        total = 0
        for person, result in zip(persons, answer["results"], strict=True):
            self.assertIn("calculation", result, result)
            calculation = result["calculation"]
            expected = means_oracle.charge_of(person, rates, DAY)
            found = {name: int(calculation.get(f"{name}_pence", 0))
                     for name in expected}
            self.assertEqual(found, expected, person)
            total += expected["charge"]
        self.assertEqual(int(answer["totals"]["charge_pence"]), total)

    def test_one_who_is_refused_leaves_the_others(self) -> None:
        person = People(7).next()
        answer = self.ask(BATCH, {
            "parent": PARENT, "day": date(DAY), "entries": [
                {"key": "refused", "circumstances": {**person, "setting": 0}},
                {"key": "good", "circumstances": person}]})
        refused, good = answer["results"]
        self.assertEqual(refused["error"]["details"][0]["reason"],
                         "FIELD_INVALID")
        self.assertIn("calculation", good)
        self.assertEqual(answer["totals"]["refused"], 1)

    def test_every_section_of_lines_adds_up(self) -> None:
        people = People(2025)
        for _ in range(20):
            calculation = self.ask(CALCULATE, {
                "parent": PARENT, "day": date(DAY),
                "circumstances": people.next()})
            sums = {"CAPITAL": 0, "CONTRIBUTION": 0, "CHARGE": 0}
            for line in calculation["lines"]:
                sums[line["section"]] += int(line.get("amount_pence", 0))
            for section, found in sums.items():
                self.assertEqual(
                    found,
                    int(calculation.get(f"{section.lower()}_pence", 0)),
                    calculation)


if __name__ == "__main__":
    programs.main()
