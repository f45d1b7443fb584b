"""A call that cannot be carried out changes nothing and says why and what now.

The exit codes are those that `carereform --help` documents.
"""

from __future__ import annotations

import shutil
import unittest
from typing import Any

import flow
import newer_records
import programs
import suite

USAGE, REFUSED, NOT_THERE, STATE = 2, 4, 5, 6

HEADER = ("external_id,type,team,locality,received_date,triaged_date,"
          "allocated_date,started_date,closed_date")


class RefusedCallsTest(unittest.TestCase):
    """Calls to a suite that holds one referral, triaged."""

    server: suite.Server
    case: str

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(suite.whole_suite())
        cls.server.expect("council", "create", flow.COUNCIL,
                          "--display-name", "Leicestershire County Council")
        file = cls.server.folder / "one.csv"
        file.write_text(f"{HEADER}\none,care_act,home_first,unknown,"
                        "2025-03-10,,,,\n")
        cls.server.expect("import", "referrals", file, *flow.OF_COUNCIL)
        listed = cls.server.expect("referral", "list", *flow.OF_COUNCIL)
        cls.case = listed["referrals"][0]["name"]
        cls.first_etag = listed["referrals"][0]["etag"]
        cls.server.expect("referral", "triage", cls.case, "--on", "2025-03-11")

    def picture(self) -> Any:
        """Returns what a reader can see, with the revisions behind it."""
        return [
            self.server.expect("council", "list"),
            self.server.expect("referral", "list", *flow.OF_COUNCIL),
            self.server.expect("return", "list", *flow.OF_COUNCIL),
            [flow.head_revision(self.server, source) for source in
             ("assessments", "financial-assessments", "improvement")],
        ]

    def refuse(self, code: int, *arguments: str) -> dict[str, Any]:
        """Makes a call that is refused; returns the error."""
        before = self.picture()
        result = self.server.call(*arguments)
        self.assertEqual(self.picture(), before)
        self.assertEqual(result.code, code, result.err)
        self.assertEqual(result.out, "")
        error = result.error()
        self.assertEqual(error["exit_code"], code)
        self.assertTrue(error["reason"])
        self.assertTrue(error["message"])
        self.assertTrue(error["remedy"])
        return error

    def refuse_field(self, field: str, rule: str, *arguments: str) -> None:
        """Makes a call that is refused for one field."""
        error = self.refuse(REFUSED, *arguments)
        violations = error["field_violations"]
        self.assertEqual([each["field"] for each in violations], [field])
        self.assertIn(rule, violations[0]["description"])

    def test_wrong_names(self) -> None:
        self.refuse_field("council_id", "lower-case", "council", "create",
                          "Leicestershire", "--display-name", "A council")
        self.refuse_field("council_id", "required", "council", "create", "",
                          "--display-name", "A council")
        self.refuse_field("parent", "councils/{council}", "return", "list",
                          "--council", "a/b")
        self.refuse(USAGE, "referral", "get",
                    f"councils/{flow.COUNCIL}/referrals/../one")

    def test_names_of_nothing(self) -> None:
        self.assertEqual(
            self.refuse(NOT_THERE, "return", "prepare", "--council", "nowhere",
                        "--quarter", flow.QUARTER)["reason"],
            "COUNCIL_NOT_FOUND")
        self.refuse(NOT_THERE, "referral", "get", "none", *flow.OF_COUNCIL)
        self.refuse(NOT_THERE, "return", "freeze", "none", *flow.OF_COUNCIL)
        self.refuse(NOT_THERE, "measures", "compute", "assessments/none",
                    *flow.OF_COUNCIL, "--as-of", flow.AS_OF)

    def test_a_council_that_is_there_already(self) -> None:
        self.refuse(STATE, "council", "create", flow.COUNCIL,
                    "--display-name", "Another council")

    def test_days_that_are_not(self) -> None:
        error = self.refuse(USAGE, "referral", "allocate", self.case,
                            "--on", "2025-02-30")
        self.assertIn("there is no 30 February 2025", error["message"])
        self.assertIn("--on", error["message"])
        error = self.refuse(
            USAGE, "return", "prepare", *flow.OF_COUNCIL, "--quarter",
            flow.QUARTER, "--as-of", "2025-02-30")
        self.assertIn("--as-of", error["message"])

    def test_days_out_of_order(self) -> None:
        self.refuse_field("allocated_date", "before the day", "referral",
                          "allocate", self.case, "--on", "2025-03-09")
        self.refuse_field("allocated_date", "after today", "referral",
                          "allocate", self.case, "--on", "2199-12-31")

    def test_a_stale_etag(self) -> None:
        error = self.refuse(STATE, "referral", "allocate", self.case, "--on",
                            "2025-03-12", "--etag", self.first_etag)
        self.assertEqual(error["reason"], "ETAG_MISMATCH")

    def test_unknown_quarters(self) -> None:
        for quarter in ("2025-26 Q5", "2025-27 Q1", "Q3"):
            with self.subTest(quarter):
                error = self.refuse(USAGE, "return", "prepare",
                                    *flow.OF_COUNCIL, "--quarter", quarter)
                self.assertIn("--quarter", error["message"])

    def test_a_day_before_the_quarter(self) -> None:
        self.refuse_field(
            "as_of_date", "begins on 1 October 2025", "return", "prepare",
            *flow.OF_COUNCIL, "--quarter", flow.QUARTER, "--as-of",
            "2025-09-30")

    def test_an_unknown_value_of_a_filter(self) -> None:
        self.refuse_field(
            "filters.type", "care_act", "measures", "compute",
            "assessments/awaiting-allocation-count", *flow.OF_COUNCIL,
            "--as-of", flow.AS_OF, "--filter", "type=care")

    def test_a_revision_yet_to_come(self) -> None:
        self.refuse(REFUSED, "measures", "compute",
                    "assessments/awaiting-allocation-count", *flow.OF_COUNCIL,
                    "--as-of", flow.AS_OF, "--at-revision", "999999")

    def serve(self, *arguments: str) -> suite.Result:
        """Tries to start another server; returns how that ended."""
        before = self.picture()
        result = suite.run(programs.given().carereform, "serve", *arguments)
        self.assertEqual(self.picture(), before)
        return result

    def test_records_in_use_by_another_process(self) -> None:
        result = self.serve("--data", str(self.server.data), "--address",
                            f"unix:{self.server.folder}/other")
        self.assertEqual(result.code, 1)
        self.assertIn("STORE_IN_USE", result.err)
        self.assertIn("stop it", result.err)

    def test_an_address_in_use_by_another_process(self) -> None:
        result = self.serve("--memory", "--address", self.server.address)
        self.assertEqual(result.code, 1)
        self.assertIn("ADDRESS_IN_USE", result.err)
        self.assertIn("--address", result.err)

    def test_nobody_answers(self) -> None:
        result = suite.run(
            programs.given().carereform, "--format", "json", "--address",
            f"unix:{self.server.folder}/nobody", "council", "list")
        self.assertEqual(result.code, 3)
        self.assertTrue(result.error()["remedy"])


class NewerRecordsTest(unittest.TestCase):
    """Records that a newer version of the suite has written."""

    def test_they_are_left_alone(self) -> None:
        with suite.whole_suite() as server:
            self.assertEqual(server.stop(), 0)
            newer_records.make_newer(server.data / "assessments")
            for _ in range(2):  # Refusing has not changed what is refused.
                result = suite.run(
                    programs.given().carereform, "serve", "--data",
                    server.data, "--address", server.address)
                self.assertEqual(result.code, 1)
                self.assertIn("STORE_NEWER", result.err)
                self.assertIn(newer_records.NEWER.decode(), result.err)
                self.assertIn("use the version that wrote it", result.err)


class MissingRecordsTest(unittest.TestCase):
    """Records that are not all there any more."""

    def refusal(self, server: suite.Server) -> str:
        """Returns what a start says that has to be refused."""
        result = suite.run(
            programs.given().carereform, "serve", "--data", server.data,
            "--address", server.address)
        self.assertEqual(result.code, 78)
        self.assertIn("deploy/README.md", result.err)
        self.assertIn("refuses to open its records", result.err)
        return result.err

    def test_nothing_is_served_of_them(self) -> None:
        with suite.whole_suite() as server:
            server.expect("council", "create", "kent", "--display-name", "Kent",
                          "--gss", "E10000016")
            self.assertEqual(server.stop(), 0)
            earlier = server.folder / "earlier"
            shutil.copytree(server.data, earlier)
            server.start()
            server.expect("council", "create", "essex", "--display-name",
                          "Essex", "--gss", "E10000012")
            self.assertEqual(server.stop(), 0)

            later = server.folder / "later"
            server.data.rename(later)
            earlier.rename(server.data)
            self.assertIn("STORE_BELOW_WATERMARK", self.refusal(server))

            shutil.rmtree(server.data)
            shutil.copytree(later, server.data)
            (server.data / "funding" / "WATERMARK").unlink()
            self.assertIn("WATERMARK_MISSING", self.refusal(server))

            shutil.rmtree(server.data)
            later.rename(server.data)
            server.start()
            self.assertEqual(len(server.expect("council", "list")["councils"]),
                             2)


if __name__ == "__main__":
    programs.main()
