"""Two nights of the extract of a council's charging system, and whom it finds
overdue together."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import unittest
from typing import Any

import flow
import programs
import suite

FIRST = "2025-10-19"
SECOND = "2025-10-20"
KIND = "financial-assessment-extract"
REFUSED = 4


def make_nights(folder: pathlib.Path) -> pathlib.Path:
    """Writes the synthetic extracts of two nights; returns their folder."""
    generator = programs.given().root / "tools" / "caseload" / "generate.py"
    subprocess.run(
        [sys.executable, generator, "--quiet", "--out", folder, "--night",
         FIRST], stdin=subprocess.DEVNULL, check=True,
        timeout=suite.COMMAND_SECONDS)
    return folder


class FinancialExtractTest(unittest.TestCase):
    """A council whose charging system sends an extract every night."""

    def setUp(self) -> None:
        self.server = self.enterContext(suite.whole_suite())
        self.folder = make_nights(self.server.folder / "nights")
        self.server.expect("council", "create", flow.COUNCIL,
                           "--display-name", "Leicestershire County Council")

    def take_in(self, day: str, *arguments: str) -> suite.Result:
        """Imports an extract."""
        return self.server.call(
            "import", KIND, self.folder / f"financial_extract_{day}.csv",
            *flow.OF_COUNCIL, *arguments)

    def assessments(self) -> dict[str, dict[str, Any]]:
        """Returns every financial assessment by its id in the council's
        system."""
        listed = self.server.expect(
            "call", "FinancialAssessmentService/ListFinancialAssessments",
            json.dumps({"parent": f"councils/{flow.COUNCIL}",
                        "page_size": 1000}))
        self.assertFalse(listed.get("next_page_token"))
        return {case["external_id"]: case
                for case in listed["financial_assessments"]}

    def count(self, measure: str) -> int:
        """Returns a count on the second day."""
        value = flow.compute(self.server, f"financial-assessments/{measure}",
                             "--as-of", SECOND)
        return int(value["count"].get("n", 0))

    def test_two_nights(self) -> None:
        report = self.take_in(FIRST, "--yes").json()["report"]
        self.assertEqual(report["created_count"], report["row_count"])
        before = self.assessments()
        self.assertEqual(len(before), report["row_count"])
        shown = self.take_in(SECOND, "--preview")
        self.assertEqual(shown.code, 0, shown.err)
        self.assertEqual(self.assessments(), before)

        report = self.take_in(SECOND, "--yes").json()["report"]
        self.assertEqual(report["vanished_count"], 1)
        fields = {field["field"]: field["count"] for field in report["fields"]}
        self.assertEqual(fields["referred_date"], 1)
        after = self.assessments()
        self.assertEqual([name for name, case in after.items()
                          if case.get("missing_from_extract")],
                         report["vanished_ids"])
        moved = [name for name, case in before.items()
                 if after[name]["etag"] != case["etag"]]
        self.assertEqual(len(moved),
                         report["changed_count"] + report["vanished_count"])
        waiting = [case for case in after.values()
                   if case["state"] in ("REFERRED", "ALLOCATED", "COMPLETED")]
        self.assertEqual(self.count("awaiting-decision-count"), len(waiting))
        self.assert_again_changes_nothing(after)
        self.assert_overdue_together()

    def assert_again_changes_nothing(self, before: dict[str, Any]) -> None:
        """Checks the same night again, and the night before."""
        report = self.take_in(SECOND, "--yes").json()["report"]
        self.assertEqual(report["unchanged_count"], report["row_count"])
        self.assertEqual(self.assessments(), before)
        late = self.take_in(FIRST, "--yes")
        self.assertEqual(late.code, REFUSED)
        self.assertIn("before the extract that was applied last, of 20 October",
                      late.json()["issues"][0]["rule"])

    def assert_overdue_together(self) -> None:
        """Checks that the list and the measures tell the same of the day."""
        listed = self.server.expect(
            "call", "FinancialQueueService/ListOverdueTogether", json.dumps({
                "parent": f"councils/{flow.COUNCIL}", "page_size": 1000,
                "as_of_date": {"year": 2025, "month": 10, "day": 20}}))
        standings = [one["needs_standing"] for one in listed["people"]]
        self.assertGreater(standings.count("NEEDS_OVERDUE"), 0)
        self.assertGreater(standings.count("NEEDS_UNKNOWN"), 0)
        self.assertEqual(listed["overdue_count"],
                         standings.count("NEEDS_OVERDUE"))
        self.assertEqual(listed["unknown_count"],
                         standings.count("NEEDS_UNKNOWN"))
        self.assertEqual(self.count("overdue-together-count"),
                         listed["overdue_count"])
        self.assertEqual(self.count("overdue-needs-unknown-count"),
                         listed["unknown_count"])


if __name__ == "__main__":
    programs.main()
