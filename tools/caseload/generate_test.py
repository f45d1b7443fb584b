#!/usr/bin/env python3
"""Tests of the synthetic caseload and of its independent check."""

from __future__ import annotations

import ast
import contextlib
import datetime
import fractions
import hashlib
import io
import json
import pathlib
import sys
import tempfile
import unittest

_FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(_FOLDER))

import check  # noqa: E402
import generate  # noqa: E402
from csv_files import FINANCIAL_ASSESSMENTS, REFERRALS  # noqa: E402

_CALIBRATION = _FOLDER / "leicestershire_2025.json"
_NAMES = (REFERRALS, FINANCIAL_ASSESSMENTS)
# The default seed's bytes. A deliberate change of shape changes them too.
_DIGESTS = {
    REFERRALS: (
        "5f7e72dc668686e0ac938a7868ebeb3f"
        "6681b3f39d59a36d65f85806bcd503e4"
    ),
    FINANCIAL_ASSESSMENTS: (
        "e90e62cafd90a4f5f4f06d93f77d57dc"
        "2c6f04925f34a29c12b1e42d9d5bdc40"
    ),
}

Row = dict[str, object]


def _run(main, *arguments: object) -> tuple[int, str]:
    """Returns the exit code, and what was printed to either stream."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        with contextlib.redirect_stderr(printed):
            code = main([str(argument) for argument in arguments])
    return code, printed.getvalue()


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


class GeneratedFiles(unittest.TestCase):
    """One caseload of the default seed, shared by every test."""

    @classmethod
    def setUpClass(cls) -> None:
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        cls.code, cls.printed = _run(generate.main, "--out", cls.folder)
        cls.calibration = json.loads(_CALIBRATION.read_text("utf-8"))
        cls.untouched = [
            row
            for name in _NAMES
            for row in check.read_rows(cls.folder / name)
        ]

    def rows(self) -> list[Row]:
        """Returns fresh rows of both files, free to be changed."""
        return [dict(row) for row in self.untouched]

    def differing(self, rows: list[Row]) -> set[str]:
        """Returns the identifiers of the figures that rows do not give."""
        results = check.check_figures(self.calibration, rows)
        return {r.figure["id"] for r in results if not r.agrees}


class GenerateTest(GeneratedFiles):
    def test_succeeds_and_says_that_every_figure_is_exact(self) -> None:
        self.assertEqual(self.code, 0, self.printed)
        self.assertIn("all 38 published figures are exact", self.printed)

    def test_every_published_figure_is_exact(self) -> None:
        self.assertEqual(self.differing(self.rows()), set())

    def test_every_row_is_in_order_and_in_the_suites_words(self) -> None:
        last_day = _date("2025-10-31")
        self.assertEqual(check.check_rows(self.rows(), last_day), [])

    def test_bytes_of_the_default_seed_are_fixed(self) -> None:
        for name in _NAMES:
            data = (self.folder / name).read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            self.assertEqual(digest, _DIGESTS[name], name)

    def test_files_say_what_they_are(self) -> None:
        for name in _NAMES:
            lines = (self.folder / name).read_text("ascii").splitlines()
            self.assertEqual(
                lines[0],
                "# Synthetic cases calibrated to published totals, "
                "not a council document",
            )
            self.assertIn("seed 2025", lines[1])
            self.assertIn("leicestershire_2025.json", lines[1])

    def test_the_published_peak_is_the_highest_day_of_its_list(self) -> None:
        rows = [r for r in self.rows() if r.get("type") == "care_act"]
        change = {}
        for row in rows:
            ends = [row["allocated_date"], row["closed_date"]]
            end = min((day for day in ends if day), default=None)
            for day, step in ((row["received_date"], 1), (end, -1)):
                change[day] = change.get(day, 0) + step
        change.pop(None)
        waiting, highest = 0, (0, _date("2023-09-01"))
        for day in sorted(change):
            waiting += change[day]
            highest = max(highest, (waiting, day))
        self.assertEqual(highest, (716, _date("2024-12-29")))

    def test_size_is_plausible(self) -> None:
        referrals = check.read_rows(self.folder / REFERRALS)
        financial = check.read_rows(self.folder / FINANCIAL_ASSESSMENTS)
        self.assertTrue(5000 <= len(referrals) <= 12000, len(referrals))
        self.assertTrue(3000 <= len(financial) <= 5000, len(financial))

    def test_weekdays_receive_more_than_weekends(self) -> None:
        by_weekday = [0] * 7
        for row in check.read_rows(self.folder / REFERRALS):
            by_weekday[row["received_date"].weekday()] += 1
        self.assertGreater(min(by_weekday[:5]), 2 * max(by_weekday[5:]))

    def test_other_seeds_are_exact_and_different(self) -> None:
        for seed in (0, 1, 7):
            with self.subTest(seed=seed):
                with tempfile.TemporaryDirectory() as out:
                    code, printed = _run(
                        generate.main, "--out", out, "--seed", seed, "--quiet"
                    )
                    data = (pathlib.Path(out) / REFERRALS).read_bytes()
                self.assertEqual((code, printed), (0, ""))
                self.assertNotEqual(
                    data, (self.folder / REFERRALS).read_bytes()
                )


class PlantedFaultTest(GeneratedFiles):
    """One case moved by one day is noticed where it should be, only there."""

    def find(self, rows: list[Row], **wanted: object) -> Row:
        for row in rows:
            if all(row.get(name) == value for name, value in wanted.items()):
                return row
        self.fail(f"no case with {wanted}")

    def test_an_allocation_moved_past_the_day_adds_one_who_waits(self) -> None:
        rows = self.rows()
        case = self.find(
            rows, type="care_act", allocated_date=_date("2025-10-20")
        )
        case["allocated_date"] = _date("2025-10-21")
        self.assertEqual(
            self.differing(rows),
            {"care_act.all.awaiting_allocation.2025-10-20.count"},
        )

    def test_an_allocation_moved_onto_the_day_takes_one_away(self) -> None:
        rows = self.rows()
        case = self.find(
            rows, type="care_act", allocated_date=_date("2025-10-21")
        )
        case["allocated_date"] = _date("2025-10-20")
        self.assertEqual(
            self.differing(rows),
            {"care_act.all.awaiting_allocation.2025-10-20.count"},
        )

    def test_a_start_moved_past_the_day_shows_in_its_team(self) -> None:
        rows = self.rows()
        case = self.find(
            rows, type="care_act", started_date=_date("2025-02-28")
        )
        case["started_date"] = _date("2025-03-01")
        self.assertEqual(
            self.differing(rows),
            {
                f"care_act.{segment}.awaiting_start.2025-02-28.count"
                for segment in ("all", case["team"])
            },
        )

    def test_the_longest_allocation_a_day_later_breaks_the_maximum(
        self,
    ) -> None:
        rows = self.rows()
        case = max(
            (r for r in rows if r.get("type") == "care_act"),
            key=lambda r: (
                (r["allocated_date"] - r["received_date"]).days
                if r["allocated_date"]
                and r["allocated_date"] >= _date("2024-10-13")
                else 0
            ),
        )
        case["allocated_date"] += datetime.timedelta(days=1)
        self.assertEqual(
            self.differing(rows),
            {"care_act.all.allocated_in_window.2025-10-12.maximum_days"},
        )

    def test_the_longest_carer_received_a_day_later_breaks_the_maximum(
        self,
    ) -> None:
        rows = self.rows()
        case = self.find(
            rows,
            type="carer",
            received_date=_date("2025-07-09"),
            allocated_date=_date("2025-10-24"),
        )
        case["received_date"] += datetime.timedelta(days=1)
        self.assertEqual(
            self.differing(rows),
            {"carer.all.awaiting_allocation.2025-10-20.maximum_days"},
        )

    def test_a_decision_moved_past_the_day_adds_one_who_waits(self) -> None:
        rows = self.rows()
        case = self.find(rows, decided_date=_date("2025-10-20"))
        case["decided_date"] = _date("2025-10-21")
        self.assertIn(
            "financial.all.awaiting_decision.2025-10-20.count",
            self.differing(rows),
        )

    def test_a_move_that_crosses_no_published_day_changes_nothing(
        self,
    ) -> None:
        rows = self.rows()
        case = self.find(
            rows, type="care_act", allocated_date=_date("2024-08-06")
        )
        case["allocated_date"] = _date("2024-08-07")
        self.assertEqual(self.differing(rows), set())

    def test_the_command_refuses_a_folder_with_one_case_moved(self) -> None:
        with tempfile.TemporaryDirectory() as copy:
            for name in _NAMES:
                text = (self.folder / name).read_text("ascii")
                changed = text.replace(",2025-10-21,", ",2025-10-20,", 1)
                (pathlib.Path(copy) / name).write_text(changed, "ascii")
            code, printed = _run(check.main, copy, "--quiet")
        self.assertEqual(code, 1)
        self.assertIn("DIFFERS", printed)


class CheckTest(unittest.TestCase):
    """The check itself, against cases small enough to do by hand."""

    @staticmethod
    def referral(**dates: str) -> Row:
        row: Row = {
            "external_id": "synthetic-r-000001",
            "type": "care_act",
            "team": "home_first",
            "locality": "unknown",
        }
        for stage in (
            "received",
            "triaged",
            "allocated",
            "started",
            "closed",
        ):
            text = dates.get(stage)
            row[f"{stage}_date"] = _date(text) if text else None
        return row

    @staticmethod
    def figure(question: str) -> dict[str, object]:
        return {
            "population": "care_act",
            "segment": "all",
            "question": question,
            "as_of": "2025-10-20",
            "window_start": "2025-10-13",
            "window_end": "2025-10-20",
        }

    def waits(self, question: str, **dates: str) -> list[int]:
        return check.waits(self.figure(question), [self.referral(**dates)])

    def test_waiting_begins_on_the_day_of_receipt(self) -> None:
        question = "awaiting_allocation"
        self.assertEqual(self.waits(question, received="2025-10-19"), [1])
        self.assertEqual(self.waits(question, received="2025-10-20"), [0])
        self.assertEqual(self.waits(question, received="2025-10-21"), [])

    def test_waiting_ends_on_the_day_of_the_end(self) -> None:
        for question, end in (
            ("awaiting_allocation", "allocated"),
            ("awaiting_allocation", "closed"),
            ("awaiting_start", "started"),
            ("awaiting_start", "closed"),
        ):
            for day, expected in (
                ("2025-10-19", []),
                ("2025-10-20", []),
                ("2025-10-21", [19]),
            ):
                with self.subTest(question=question, end=end, day=day):
                    dates = {"received": "2025-10-01", end: day}
                    self.assertEqual(self.waits(question, **dates), expected)

    def test_an_allocated_case_still_awaits_its_start(self) -> None:
        dates = {"received": "2025-10-01", "allocated": "2025-10-02"}
        self.assertEqual(self.waits("awaiting_start", **dates), [19])

    def test_a_window_includes_both_its_days(self) -> None:
        for day, expected in (
            ("2025-10-12", []),
            ("2025-10-13", [12]),
            ("2025-10-20", [19]),
            ("2025-10-21", []),
        ):
            with self.subTest(day=day):
                waits = self.waits(
                    "allocated_in_window",
                    received="2025-10-01",
                    allocated=day,
                )
                self.assertEqual(waits, expected)

    def test_statistics(self) -> None:
        half = fractions.Fraction(1, 2)
        for name, waits, expected in (
            ("count", [], 0),
            ("median_days", [], None),
            ("median_days", [3, 9, 30], 9),
            ("median_days", [3, 8, 9, 30], 8 + half),
            ("maximum_days", [3, 9, 30], 30),
            ("percent_over_28_days", [28, 28], 0),
            ("percent_over_28_days", [28, 29], 50),
            ("percent_over_28_days", [1] * 199 + [29], 1),
            ("percent_over_28_days", [1] * 200 + [29], 0),
        ):
            with self.subTest(name=name, waits=waits[-3:]):
                self.assertEqual(check.statistic(name, waits), expected)

    def test_row_faults_are_named(self) -> None:
        last_day = _date("2025-10-31")
        for fault, row in (
            (
                "allocated_date is before received_date",
                self.referral(received="2025-10-02", allocated="2025-10-01"),
            ),
            (
                "started but never allocated",
                self.referral(received="2025-10-02", started="2025-10-03"),
            ),
            (
                "closed_date is after 2025-10-31",
                self.referral(received="2025-10-02", closed="2025-11-01"),
            ),
            ("received_date is empty", self.referral()),
            (
                "locality must be unknown",
                self.referral(received="2025-10-02") | {"locality": "north"},
            ),
            (
                "team carers does not take care_act",
                self.referral(received="2025-10-02") | {"team": "carers"},
            ),
        ):
            with self.subTest(fault=fault):
                wrong = check.check_rows([row], last_day)
                self.assertEqual(len(wrong), 1, wrong)
                self.assertIn(fault, wrong[0])

    def test_an_identifier_used_twice_is_named(self) -> None:
        row = self.referral(received="2025-10-02")
        wrong = check.check_rows([row, row], _date("2025-10-31"))
        self.assertEqual(
            wrong, ["synthetic-r-000001: the identifier is used twice"]
        )

    def test_shares_no_code_with_the_generator(self) -> None:
        ours = {path.stem for path in _FOLDER.glob("*.py")}
        tree = ast.parse((_FOLDER / "check.py").read_text("utf-8"))
        imported = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module)
        self.assertEqual(imported & ours, set())


class BadInputTest(unittest.TestCase):
    def run_with(self, change) -> tuple[int, str]:
        document = json.loads(_CALIBRATION.read_text("utf-8"))
        change(document)
        with tempfile.TemporaryDirectory() as out:
            path = pathlib.Path(out) / "changed.json"
            path.write_text(json.dumps(document), "utf-8")
            return _run(
                generate.main, "--out", out, "--calibration", path, "--quiet"
            )

    def test_a_figure_out_of_reach_is_missed_in_words(self) -> None:
        def change(document) -> None:
            for figure in document["figures"]:
                if figure["value"] == 341:
                    figure["value"] = 9341

        code, printed = self.run_with(change)
        self.assertEqual(code, 1)
        self.assertIn("the list of 2025-10-20 could not be found", printed)

    def test_teams_that_do_not_sum_to_all_are_missed(self) -> None:
        def change(document) -> None:
            for figure in document["figures"]:
                if figure["segment"] == "home_first":
                    figure["value"] += 1

        code, printed = self.run_with(change)
        self.assertEqual(code, 1)
        self.assertIn("teams sum to 769", printed)

    def test_a_maximum_that_nobody_holds_is_missed(self) -> None:
        code, printed = self.run_with(
            lambda document: document["shape"]["queues"]["carer"][
                "planted"
            ].clear()
        )
        self.assertEqual(code, 1)
        self.assertIn("published 103, the cases give", printed)

    def test_an_unknown_question_is_refused(self) -> None:
        code, printed = self.run_with(
            lambda document: document["figures"][0].update(question="why")
        )
        self.assertEqual(code, 2)
        self.assertIn("question is why; give one of", printed)

    def test_a_missing_field_is_named(self) -> None:
        code, printed = self.run_with(
            lambda document: document["shape"]["queues"]["carer"].pop(
                "waiting_path"
            )
        )
        self.assertEqual(code, 2)
        self.assertIn("lacks the field 'waiting_path'", printed)

    def test_a_folder_without_files_cannot_be_checked(self) -> None:
        with tempfile.TemporaryDirectory() as empty:
            code, printed = _run(check.main, empty)
        self.assertEqual(code, 2)
        self.assertIn("cannot check", printed)


if __name__ == "__main__":
    unittest.main()
