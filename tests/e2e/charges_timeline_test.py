"""Charges as timelines on a running suite: what is stored, shown and told."""

from __future__ import annotations

import copy
import datetime
import html
import json
import pathlib
import random
import signal
import subprocess
import sys
import unittest
import uuid
from typing import Any

import charge_days
import flow
import programs
import suite
from callers import Callers

PARENT = f"councils/{flow.COUNCIL}"
STARTED = datetime.date(2025, 5, 7)  # A Wednesday: weeks begin on Monday.
CHANGED = datetime.date(2025, 8, 14)
UPRATED = datetime.date(2026, 4, 6)
CHARGES = 2000
SAMPLE = 40
RISES = [("STATE_PENSION", 480), ("PENSION_CREDIT_GUARANTEE", 480),
         ("UNIVERSAL_CREDIT", 380), ("ATTENDANCE_ALLOWANCE", 380),
         ("PIP_DAILY_LIVING", 380)]
SECONDS_TO_UPRATE = 120

AT_HOME: dict[str, Any] = {
    "setting": "NON_RESIDENTIAL",
    "age_group": "PENSION_AGE",
    "household": "SINGLE",
    "incomes": [
        {"type": "STATE_PENSION", "amount_pence": 23025, "frequency": "WEEKLY"},
        {"type": "PRIVATE_PENSION", "amount_pence": 86667,
         "frequency": "MONTHLY"},
    ],
    "capital": [{"type": "SAVINGS", "value_pence": 1810000}],
    "expenses": [{"type": "DISABILITY", "amount_pence": 1240,
                  "frequency": "FORTNIGHTLY"}],
    "care": [{"type": "HOME_CARE", "weekly_cost_pence": 40000}],
}


def date(day: datetime.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def of_care_home() -> dict[str, Any]:
    """Somebody who went into a care home for good and owns a house."""
    person = copy.deepcopy(AT_HOME)
    person["setting"] = "CARE_HOME_PERMANENT"
    person["care_home_since"] = date(STARTED)
    person["care"] = [{"type": "CARE_HOME", "weekly_cost_pence": 98765}]
    person["capital"].append({"type": "MAIN_HOME", "value_pence": 21000000,
                              "has_selling_costs": True})
    del person["expenses"]
    return person


class Timeline(unittest.TestCase):
    """A suite that keeps its records on disk, and calls of its methods."""

    server: suite.Server

    def setUp(self) -> None:
        self.server = self.enterContext(self.start())
        self.server.expect("council", "create", flow.COUNCIL,
                           "--display-name", "Leicestershire County Council")

    def start(self) -> suite.Server:
        """Returns the suite, not started yet."""
        return suite.whole_suite()

    def ask(self, method: str, /, **request: Any) -> Any:
        """Calls a method of the suite."""
        return self.server.expect("call", method, json.dumps(request))

    def write(self, method: str, /, **request: Any) -> Any:
        """Calls a method that changes something."""
        return self.ask(method, request_id=str(uuid.uuid4()), **request)

    def all_of(self, method: str, field: str, /,
               **request: Any) -> list[Any]:
        """Returns everything that a method lists."""
        found: list[Any] = []
        token = ""
        while True:
            page = self.ask(method, page_size=1000, page_token=token, **request)
            found += page.get(field, [])
            token = page.get("next_page_token", "")
            if not token:
                return found

    def create(self, external_id: str, person: dict[str, Any]) -> Any:
        """Creates a charge from the day on which all begin here."""
        return self.write(
            "ChargeService/CreateCharge", parent=PARENT,
            charge={"external_id": external_id, "started_date": date(STARTED)},
            circumstances=person)


class ChargeTimelineTest(Timeline):
    """One charge from its beginning to its end."""

    def record(self, name: str, person: dict[str, Any], **more: Any) -> Any:
        """Records circumstances from the day of the change."""
        return self.ask(
            "ChargeService/RecordCircumstances", parent=name,
            from_date=date(CHANGED), circumstances=person,
            reason="INCOME_CHANGED", **more)

    def stored(self, name: str) -> list[Any]:
        """Returns everything that is stored of a charge."""
        listed = [
            self.all_of(f"ChargeService/{method}", field, parent=name)
            for method, field in (
                ("ListCircumstances", "circumstances"),
                ("ListCalculations", "calculations"),
                ("ListChargeRevisions", "revisions"),
                ("ListChargeNotifications", "notifications"))]
        return [self.ask("ChargeService/GetCharge", name=name), *listed]

    def not_notified(self) -> list[str]:
        """Returns the charges that people were not told of."""
        return [untold["charge"] for untold in self.all_of(
            "ChargeService/ListChargesNotNotified", "untold_charges",
            parent=PARENT)]

    def assert_periods(self, name: str, days: charge_days.Days,
                       until: datetime.date) -> None:
        """Checks what the days from the start to `until` come to."""
        periods = self.ask(
            "ChargeService/GetChargePeriods", name=name,
            first_date=date(STARTED),
            last_date=date(until - datetime.timedelta(days=1)))
        self.assertEqual(int(periods["total_pence"]),
                         days.over(STARTED, until))
        for period in periods["periods"]:
            first, last = (charge_days.day_of(period[field])
                           for field in ("first_date", "last_date"))
            self.assertEqual(
                int(period["amount_pence"]),
                days.over(first, last + datetime.timedelta(days=1)), period)
            self.assertEqual(int(period["weekly_charge_pence"]),
                             days.weekly(first), period)

    def test_a_backdated_change_is_billed_by_the_day(self) -> None:
        before = charge_days.Days([(STARTED, AT_HOME)])
        name = self.create("charge-1", AT_HOME)["name"]
        new_means = copy.deepcopy(AT_HOME)
        new_means["incomes"][1]["amount_pence"] = 99_999
        new_means["capital"][0]["value_pence"] = 1_425_001
        stored = self.stored(name)
        tried = self.record(name, new_means, validate_only=True)
        self.assertEqual(self.stored(name), stored)
        made = self.record(name, new_means, request_id=str(uuid.uuid4()))
        for field in ("backdated_pence", "backdated_days", "backdated_months",
                      "first_affected_date", "periods", "recorded_date"):
            self.assertEqual(made[field], tried[field], field)

        today = charge_days.day_of(made["recorded_date"])
        after = charge_days.Days([(STARTED, AT_HOME), (CHANGED, new_means)])
        difference = after.over(CHANGED, today) - before.over(CHANGED, today)
        self.assertNotEqual(difference, 0)
        self.assertEqual(int(made["backdated_pence"]), difference)
        self.assertEqual(made["first_affected_date"], date(CHANGED))
        self.assertEqual(made["backdated_days"], (today - CHANGED).days)
        self.assert_periods(name, after, today)
        versions = self.stored(name)[1]
        self.assertEqual([version["from_date"] for version in versions],
                         [date(STARTED), date(CHANGED)])

    def test_a_home_counts_from_the_day_after_twelve_weeks(self) -> None:
        person = of_care_home()
        charge = self.create("charge-2", person)
        today = charge_days.day_of(charge["weekly_charge_date"])
        days = charge_days.Days([(STARTED, person)])
        last_free = STARTED + datetime.timedelta(days=83)
        self.assertLess(days.weekly(last_free), 98765)
        self.assertEqual(
            days.weekly(last_free + datetime.timedelta(days=1)), 98765)
        self.assert_periods(charge["name"], days, today)

    def test_told_contested_ended_and_the_same_after_a_restart(self) -> None:
        name = self.create("charge-3", AT_HOME)["name"]
        self.assertEqual(self.not_notified(), [name])
        charge = self.ask("ChargeService/GetCharge", name=name)
        contested = self.ask("ChargeService/GetCalculation",
                             name=charge["calculation"])
        self.assertRegex(contested["calculation"]["digest"], "^[0-9a-f]{64}$")
        self.write("ChargeService/RecordChargeNotification", parent=name,
                   told_date=charge["weekly_charge_date"], method="LETTER",
                   written=True)
        self.assertEqual(self.not_notified(), [])

        appeal = self.appeal_against(contested)
        new_means = copy.deepcopy(AT_HOME)
        new_means["incomes"][1]["amount_pence"] = 60_000
        refund = self.record(name, new_means, request_id=str(uuid.uuid4()))
        self.assertLess(int(refund["backdated_pence"]), 0)
        self.assertEqual(self.not_notified(), [name])
        # What came after leaves what is contested as it was.
        now = self.ask("ChargeService/GetCharge", name=name)
        self.assertNotEqual(now["calculation"], appeal["calculation"])
        kept = self.ask("ChargeService/GetCalculation",
                        name=appeal["calculation"])
        self.assertEqual(kept, contested)
        self.assertEqual(kept["etag"], appeal["calculation_etag"])
        letter = self.letter_on(appeal["calculation"])
        self.assertEqual(letter["calculation"], contested["calculation"])
        for line in contested["calculation"]["lines"]:
            self.assertIn(line["text"], html.unescape(letter["html"]))

        today = charge_days.day_of(refund["recorded_date"])
        ended = today - datetime.timedelta(days=30)
        days = charge_days.Days([(STARTED, AT_HOME), (CHANGED, new_means)])
        end = self.write("ChargeService/EndCharge", name=name,
                         ended_date=date(ended), reason="CARE_ENDED")
        self.assertEqual(int(end["backdated_pence"]), -days.over(ended, today))
        self.assertEqual(self.ask("ChargeService/GetCharge",
                                  name=name)["state"], "ENDED")

        stored = self.stored(name)
        self.assertEqual(self.server.stop(signal.SIGTERM), 0)
        self.server.start()
        self.assertEqual(self.stored(name), stored)
        self.assertEqual(self.ask("AppealService/GetAppeal",
                                  name=appeal["name"]), appeal)
        self.assertEqual(self.ask("ChargeService/GetCalculation",
                                  name=appeal["calculation"]), contested)
        self.assertEqual(self.letter_on(appeal["calculation"]), letter)

    def letter_on(self, calculation: str) -> Any:
        """Returns the letter on a calculation that was stored."""
        return self.ask("ChargeService/WriteStoredChargeLetter",
                        name=calculation, contact="Ring 01632 960000.",
                        council_name="Leicestershire County Council")

    def appeal_against(self, calculation: dict[str, Any]) -> Any:
        """Raises an appeal against a calculation of somebody's."""
        assessment = self.write(
            "FinancialAssessmentService/CreateFinancialAssessment",
            parent=PARENT, financial_assessment={
                "external_id": "assessment-3", "kind": "NON_RESIDENTIAL",
                "referred_date": date(STARTED)})
        appeal = {"route": "APPEAL", "raised_date": date(CHANGED),
                  "calculation": calculation["name"],
                  "calculation_etag": calculation["etag"]}
        return self.write("AppealService/RaiseAppeal",
                          parent=assessment["name"], appeal=appeal)


class InterruptedUpratingTest(Timeline):
    """A suite that is killed while it uprates a caseload, and two callers."""

    second: pathlib.Path  # With the token of whoever applies.

    def start(self) -> suite.Server:
        folder = suite.short_folder()
        self.addCleanup(suite.remove, folder)
        callers = Callers(folder)
        self.second = callers.add("second", "financial-assessor")
        return suite.Server(programs.given().carereform, "serve", "--callers",
                            callers.file)

    def prepare(self, day: datetime.date,
                rises: list[tuple[str, int]]) -> dict[str, Any]:
        """Returns the preview of an uprating."""
        run = self.write(
            "UpratingService/PrepareUprating", parent=PARENT,
            from_date=date(day), care_cost_basis_points=500 if rises else 0,
            incomes=[{"type": kind, "basis_points": points}
                     for kind, points in rises])
        suite.await_true(
            lambda: self.run_of(run)["state"] == "PREPARED", "the preview")
        return self.run_of(run)

    def run_of(self, run: dict[str, Any]) -> dict[str, Any]:
        """Returns a run as it is now."""
        return self.ask("UpratingService/GetUpratingRun", name=run["name"])

    def load(self) -> None:
        """Imports the charges of a made-up caseload."""
        caseload = self.server.folder / "caseload"
        generator = programs.given().root / "tools" / "caseload" / "generate.py"
        subprocess.run(
            [sys.executable, generator, "--quiet", "--out", caseload,
             "--charges", str(CHARGES)],
            stdin=subprocess.DEVNULL, check=True, timeout=suite.COMMAND_SECONDS)
        self.server.expect("import", "charges",
                           caseload / "synthetic_charges.jsonl",
                           *flow.OF_COUNCIL)

    def kill_while_applying(self, run: dict[str, Any]) -> None:
        """Has a run applied, and kills the suite in the middle of it."""
        apply = ("call", "UpratingService/ApplyUprating", json.dumps(
            {"name": run["name"], "request_id": str(uuid.uuid4())}))
        refused = self.server.call(*apply)
        self.assertEqual(refused.error()["reason"], "SECOND_PERSON_REQUIRED")
        self.assertEqual(self.run_of(run), run)
        applying = self.server.expect("--token-file", self.second, *apply)
        self.assertNotEqual(applying["applied_by"], run["prepared_by"])
        suite.await_true(
            lambda: self.run_of(run).get("applied_count", 0) > 0,
            "the first are recorded")
        self.server.stop(signal.SIGKILL)
        self.server.start()
        self.assertIn(self.run_of(run)["state"], ("APPLYING", "APPLIED"))

    def test_a_kill_in_the_middle_uprates_each_charge_once(self) -> None:
        self.load()
        preview = self.prepare(UPRATED, RISES)
        totals = preview["totals"]
        self.assertEqual(totals["people_count"], CHARGES)
        self.assertEqual(preview.get("unresolved_count", 0), 0)
        self.assertGreater(totals["more_count"], CHARGES // 2)

        self.kill_while_applying(preview)
        # Only a run left in the middle is taken up at the start.
        suite.await_true(
            lambda: "financial_assessments.v1.ApplyUprating"
            in self.server.log(), "the run is taken up again",
            SECONDS_TO_UPRATE)
        done = self.run_of(preview)
        self.assertEqual(done["state"], "APPLIED")
        self.assertEqual(done["applied_count"], CHARGES)
        self.assertEqual(done.get("reworked_count", 0), 0)
        self.assertEqual(done.get("failed_count", 0), 0)
        self.assertEqual(done["totals"], totals)
        self.assert_each_once(preview)
        # What is paid on the day itself, asked of the charges anew: all of
        # them together pay what the preview said.
        after = self.prepare(UPRATED + datetime.timedelta(days=1), [])
        self.assertEqual(after["totals"]["people_count"], CHARGES)
        self.assertEqual(after["totals"]["before_pence"], totals["after_pence"])

    def assert_each_once(self, run: dict[str, Any]) -> None:
        """Checks that every change of a run is recorded, and a few charges."""
        changes = self.all_of("UpratingService/ListUpratingChanges", "changes",
                              parent=run["name"])
        self.assertEqual(len({change["charge"] for change in changes}), CHARGES)
        self.assertTrue(all(change["applied"] for change in changes))
        for change in random.Random(7).sample(changes, SAMPLE):
            versions = self.all_of("ChargeService/ListCircumstances",
                                   "circumstances", parent=change["charge"])
            self.assertEqual([version["reason"] for version in versions],
                             ["FIRST_ASSESSMENT", "UPRATING"])
            revisions = self.all_of("ChargeService/ListChargeRevisions",
                                    "revisions", parent=change["charge"])
            self.assertEqual([revision["cause"] for revision in revisions],
                             ["CREATED", "UPRATING"])
            on_the_day = self.ask("ChargeService/CalculateOn",
                                  name=change["charge"], date=date(UPRATED))
            self.assertEqual(int(on_the_day.get("charge_pence", 0)),
                             int(change["after_pence"]))


if __name__ == "__main__":
    programs.main()
