"""Two nights of a council's case extract, and what can go wrong with one."""

from __future__ import annotations

import json
import pathlib
import signal
import subprocess
import sys
import unittest
from typing import Any

import flow
import programs
import suite

FIRST = "2025-10-19"
SECOND = "2025-10-20"
AWAITING = "assessments/awaiting-allocation-count"
REFUSED = 4


def make_nights(folder: pathlib.Path) -> pathlib.Path:
    """Writes the synthetic extracts of two nights; returns their folder."""
    generator = programs.given().root / "tools" / "caseload" / "generate.py"
    subprocess.run(
        [sys.executable, generator, "--quiet", "--out", folder, "--night",
         FIRST], stdin=subprocess.DEVNULL, check=True,
        timeout=suite.COMMAND_SECONDS)
    return folder


def night(folder: pathlib.Path, day: str) -> pathlib.Path:
    """Returns the file of a night."""
    return folder / f"case_extract_{day}.csv"


class CaseExtractTest(unittest.TestCase):
    """A council whose case system sends an extract every night."""

    def setUp(self) -> None:
        self.server = self.enterContext(suite.whole_suite())
        self.folder = make_nights(self.server.folder / "nights")
        self.server.expect("council", "create", flow.COUNCIL,
                           "--display-name", "Leicestershire County Council")
        self.server.expect(
            "call", "ExtractService/CreateExtractProfile", json.dumps({
                "parent": f"councils/{flow.COUNCIL}",
                "extract_profile_id": "first",
                "extract_profile": json.loads(
                    (self.folder / "extract_profile.json").read_text())}))

    def take_in(self, file: pathlib.Path, *arguments: str) -> suite.Result:
        """Imports an extract."""
        return self.server.call("import", "case-extract", file,
                                *flow.OF_COUNCIL, *arguments)

    def referrals(self) -> dict[str, dict[str, Any]]:
        """Returns every referral by its id in the council's system."""
        found: dict[str, dict[str, Any]] = {}
        token = ""
        while True:
            page = self.server.expect(
                "call", "AssessmentService/ListReferrals", json.dumps({
                    "parent": f"councils/{flow.COUNCIL}", "page_size": 1000,
                    "page_token": token}))
            for referral in page.get("referrals", []):
                found[referral["external_id"]] = referral
            token = page.get("next_page_token", "")
            if not token:
                return found

    def awaiting(self, day: str) -> str:
        """Returns how many wait for allocation at the end of a day."""
        value = flow.compute(self.server, AWAITING, "--as-of", day)
        return value.get("count", {}).get("n", "0")  # None before any case.

    def test_two_nights(self) -> None:
        first = self.take_in(night(self.folder, FIRST), "--yes").json()
        self.assertEqual(first["state"], "APPLIED")
        report = first["report"]
        self.assertEqual(report["created_count"], report["row_count"])
        after_first = self.referrals()
        self.assertEqual(len(after_first), report["row_count"])

        # The second night: a preview changes nothing.
        shown = self.server.text("import", "case-extract",
                                 night(self.folder, SECOND), *flow.OF_COUNCIL,
                                 "--preview")
        self.assertEqual(shown.code, 0, shown.err)
        self.assertIn("will be created", shown.out)
        self.assertIn("vanished", shown.out)
        self.assertEqual(self.referrals(), after_first)

        # Nobody is there to be asked.
        unasked = self.take_in(night(self.folder, SECOND))
        self.assertEqual(unasked.code, 2)
        self.assertEqual(self.referrals(), after_first)

        second = self.take_in(night(self.folder, SECOND), "--yes").json()
        report = second["report"]
        self.assertEqual(report["vanished_count"], 1)
        fields = {field["field"]: field["count"] for field in report["fields"]}
        self.assertEqual(fields["received_date"], 1)
        after_second = self.referrals()
        self.assert_only_differences(after_first, after_second, report)
        self.assert_measures(after_second)
        self.assert_again_changes_nothing(after_second)

    def assert_only_differences(
            self, before: dict[str, Any], after: dict[str, Any],
            report: dict[str, Any]) -> None:
        """Checks that what the preview says is what moved, and no more."""
        created = [name for name in after if name not in before]
        moved = [name for name, referral in before.items()
                 if after[name]["etag"] != referral["etag"]]
        self.assertEqual(len(created), report["created_count"])
        self.assertEqual(len(moved),
                         report["changed_count"] + report["vanished_count"])
        missing = [name for name, referral in after.items()
                   if referral.get("missing_from_extract")]
        self.assertEqual(missing, report["vanished_ids"])
        reopened = [name for name, referral in after.items()
                    if referral.get("reopened_count")]
        self.assertEqual(len(reopened), 1)
        self.assertEqual(after[reopened[0]]["last_change_reason"],
                         "case_extract")

    def assert_measures(self, referrals: dict[str, Any]) -> None:
        """Checks that a measure has what was written, right after."""
        waiting = [referral for referral in referrals.values()
                   if referral["state"] in ("RECEIVED", "TRIAGED")]
        self.assertEqual(self.awaiting(SECOND), str(len(waiting)))

    def assert_again_changes_nothing(self, before: dict[str, Any]) -> None:
        """Checks the same night again, and the night before."""
        again = self.take_in(night(self.folder, SECOND), "--yes").json()
        report = again["report"]
        self.assertEqual(report["unchanged_count"], report["row_count"])
        self.assertEqual(self.referrals(), before)
        late = self.take_in(night(self.folder, FIRST), "--yes")
        self.assertEqual(late.code, REFUSED)
        self.assertIn(f"caseExtracts/{SECOND}",
                      late.json()["issues"][0]["rule"])
        self.assertEqual(self.referrals(), before)

    def test_a_kill_between_changes_nothing_of_the_end(self) -> None:
        with subprocess.Popen(
                [*self.server.client(), "import", "case-extract",
                 night(self.folder, FIRST), *flow.OF_COUNCIL, "--yes"],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL) as client:
            suite.await_true(lambda: int(self.awaiting(FIRST)) > 0,
                             "the first rows are applied")
            self.server.stop(signal.SIGKILL)
            client.kill()
        self.server.start()
        # Only an import left in the middle is taken up at the start.
        suite.await_true(
            lambda: '"carereform.common.v1.ApplyImport"' in self.server.log(),
            "the extract is applied")
        applied = self.server.expect(
            "call", "ExtractService/ListCaseExtracts", json.dumps(
                {"parent": f"councils/{flow.COUNCIL}"}))["case_extracts"]
        self.assertEqual([extract["name"] for extract in applied],
                         [f"councils/{flow.COUNCIL}/caseExtracts/{FIRST}"])
        interrupted = self.stripped(self.referrals())
        with suite.whole_suite() as other:
            self.server, killed = other, self.server
            other.expect("council", "create", flow.COUNCIL,
                         "--display-name", "Leicestershire County Council")
            profile = killed.expect(
                "call", "ExtractService/ListExtractProfiles", json.dumps(
                    {"parent": f"councils/{flow.COUNCIL}"}))
            given = profile["extract_profiles"][0]
            other.expect("call", "ExtractService/CreateExtractProfile",
                         json.dumps({
                             "parent": f"councils/{flow.COUNCIL}",
                             "extract_profile_id": "first",
                             "extract_profile": {
                                 name: given[name] for name in
                                 ("from_date", "date_format", "columns")}}))
            self.take_in(night(self.folder, FIRST), "--yes")
            self.assertEqual(self.stripped(self.referrals()), interrupted)

    @staticmethod
    def stripped(referrals: dict[str, Any]) -> dict[str, Any]:
        """Returns referrals without what the server draws."""
        drawn = ("name", "etag", "create_time", "update_time")
        return {external_id: {name: value for name, value in referral.items()
                              if name not in drawn}
                for external_id, referral in referrals.items()}

    def test_failed_rows_are_left_out_only_when_asked(self) -> None:
        lines = night(self.folder, FIRST).read_text().splitlines()
        bad = self.folder / "bad.csv"
        cells = lines[5].split(",")
        cells[1] = "Nonsense"
        lines[5] = ",".join(cells)
        lines.append(lines[6])  # The same reference again.
        lines.append("one,two")
        bad.write_text("\n".join(lines) + "\n")
        refused = self.take_in(bad, "--yes")
        self.assertEqual(refused.code, REFUSED)
        self.assertEqual(refused.error()["reason"], "IMPORT_ROWS_FAILED")
        issues = [(issue["line"], issue.get("column", ""))
                  for issue in refused.json()["issues"]]
        self.assertEqual(issues, [(6, "Type"), (len(lines) - 1, "Case Ref"),
                                  (len(lines), "")])
        self.assertEqual(self.referrals(), {})
        taken = self.take_in(bad, "--yes", "--leave-out-failed-rows").json()
        self.assertEqual(taken["left_out_count"], 3)
        self.assertEqual(taken["applied_count"], taken["item_count"] - 3)
        self.assertEqual(len(self.referrals()), taken["applied_count"])
        self.assertNotIn(cells[0], self.referrals())

    def test_a_profile_that_fills_a_field_twice_is_refused(self) -> None:
        profile = json.loads(
            (self.folder / "extract_profile.json").read_text())
        profile["from_date"]["year"] = 2024
        profile["columns"][3]["field"] = "team"
        result = self.server.call(
            "call", "ExtractService/CreateExtractProfile", json.dumps({
                "parent": f"councils/{flow.COUNCIL}",
                "extract_profile_id": "second", "extract_profile": profile}))
        self.assertEqual(result.code, REFUSED)
        self.assertIn("columns[3].field", result.err)

    def test_a_file_of_10_gb_is_refused_at_once(self) -> None:
        large = self.folder / "large.csv"
        with large.open("wb") as file:
            file.truncate(10_000_000_000)  # It takes no room.
        result = self.take_in(large, "--yes")
        self.assertEqual(result.code, REFUSED)
        self.assertEqual(result.error()["reason"], "FILE_SIZE")
        declared = self.server.call(
            "call", "ImportService/CreateImport", json.dumps({
                "parent": f"councils/{flow.COUNCIL}/sources/assessments",
                "import": {"kind": "case-extract",
                           "size_bytes": "10000000000"}}))
        self.assertEqual(declared.code, REFUSED)
        self.assertIn("import.size_bytes", declared.err)
        listed = self.server.expect(
            "call", "ImportService/ListImports", json.dumps({
                "parent": f"councils/{flow.COUNCIL}/sources/assessments"}))
        self.assertEqual(listed["imports"], [])


if __name__ == "__main__":
    programs.main()
