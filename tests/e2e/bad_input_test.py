"""A file with anything wrong in it changes nothing and says what is wrong."""

from __future__ import annotations

import json
import pathlib
import unittest
from typing import Any, NamedTuple

import flow
import programs
import suite

REFUSED = 4

HEADER = ("external_id,type,team,locality,received_date,triaged_date,"
          "allocated_date,started_date,closed_date")
GOOD = "good-1,care_act,home_first,unknown,2025-03-10,,,,"
OBSERVATION_HEADER = (
    "observation_id,code,question,basis,shape,value,numerator,denominator,n,"
    "unit,as_of,period_first,period_last,population,owner,evidence,approver,"
    "source,standing,note")


class BadFile(NamedTuple):
    """A file that is refused, and what has to be said of it."""

    kind: str
    lines: list[str]
    line: int
    column: str
    rule: str


def referral(row: str) -> list[str]:
    """Returns the lines of a file with one referral."""
    return [HEADER, row]


def observation(shape: str, value: str, basis: str = "stock") -> list[str]:
    """Returns the lines of a file with one observation."""
    return [OBSERVATION_HEADER,
            f"o-1,M09,How many wait?,{basis},{shape},{value},,,,people,"
            "2025-10-20,,,people,owner,evidence,approver,source,published,"]


BAD_FILES = {
    "a wrong id": BadFile(
        "referrals", referral("x 1,care_act,home_first,unknown,2025-03-10,,,,"),
        2, "external_id", "lower-case letters, digits and hyphens"),
    "a wrong team": BadFile(
        "referrals", referral("x,care_act,Home First,unknown,2025-03-10,,,,"),
        2, "team", "such as home_first"),
    "30 February": BadFile(
        "referrals", referral("x,care_act,home_first,unknown,2025-02-30,,,,"),
        2, "received_date", "there is no 30 February 2025"),
    "allocated before received": BadFile(
        "referrals",
        referral("x,care_act,home_first,unknown,2025-03-10,,2025-03-09,,"),
        2, "allocated_date", "before the day received"),
    "an unknown type": BadFile(
        "referrals", referral("x,care,home_first,unknown,2025-03-10,,,,"),
        2, "type", "not one that is known"),
    "an unknown column": BadFile(
        "referrals", [HEADER + ",colour", GOOD + ",red"],
        1, "colour", "no such column"),
    "too many values": BadFile(
        "referrals", referral(GOOD + ","), 2, "", "10 values"),
    "an id twice in the file": BadFile(
        "referrals", [HEADER, GOOD, GOOD], 3, "external_id", "on line 2"),
    "an id that is there already": BadFile(
        "referrals",
        referral("there-1,care_act,home_first,unknown,2025-03-10,,,,"),
        2, "external_id", "here already"),
    "a negative count": BadFile(
        "observations", observation("count", "-5"), 2, "value", "0 or more"),
    "a negative printed figure": BadFile(
        "observations", observation("printed", "-5"), 2, "value", ""),
    "an unknown basis": BadFile(
        "observations", observation("count", "5", basis="stocky"),
        2, "basis", "not one that is known"),
    "no JSON": BadFile(
        "funds", ["{", ' "note": "a note",', ' "funds": [ }'],
        3, "", "not JSON"),
    "an unknown field": BadFile(
        "funds", ['{"funds": [{"id": "f-1", "fund": {"colour": "red"}}]}'],
        0, "", "funds[0].fund"),
    "an unknown value of an enum": BadFile(
        "targets", ['{"targets": [{"id": "m99", "target": '
                    '{"code": "M99", "comparator": "AT_MOSTLY"}}]}'],
        0, "", "targets[0].target.comparator"),
}


class BadInputTest(unittest.TestCase):
    """Files sent to a suite that holds one referral."""

    server: suite.Server

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(suite.whole_suite(memory=True))
        cls.server.expect("council", "create", flow.COUNCIL,
                          "--display-name", "Leicestershire County Council")
        cls.server.expect(
            "import", "referrals",
            cls.written("there.csv", [
                HEADER, "there-1,care_act,home_first,unknown,2025-03-10,,,,"]),
            *flow.OF_COUNCIL)

    @classmethod
    def written(cls, name: str, lines: list[str]) -> pathlib.Path:
        """Writes a file; returns its path."""
        file = cls.server.folder / name
        file.write_text("\n".join(lines) + "\n")
        return file

    def picture(self) -> Any:
        """Returns what a reader can see of the records."""
        expect = self.server.expect
        return [
            expect("referral", "list", *flow.OF_COUNCIL),
            expect("return", "list", *flow.OF_COUNCIL),
            expect("measures", "list", *flow.OF_COUNCIL, "--source",
                   "improvement")["measures"],
            flow.compute(self.server, "assessments/awaiting-allocation-count",
                         "--as-of", flow.AS_OF)["count"],
        ]

    def check_refused(self, bad: BadFile) -> None:
        """Sends a file and checks what is said and that nothing changed."""
        suffix = ".json" if bad.kind in ("funds", "targets") else ".csv"
        file = self.written("bad" + suffix, bad.lines)
        before = self.picture()
        result = self.server.call("import", bad.kind, file, *flow.OF_COUNCIL)
        self.assertEqual(self.picture(), before)
        self.assertEqual(result.code, REFUSED, result.out)
        report = result.json()
        self.assertEqual(report["state"], "REFUSED")
        self.assertEqual(report["applied_count"], 0)
        issue = report["issues"][0]
        self.assertEqual((issue["line"], issue["column"]),
                         (bad.line, bad.column))
        self.assertIn(bad.rule, issue["rule"])
        self.assertTrue(issue["remedy"])

    def test_each_bad_file_is_refused(self) -> None:
        for name, bad in BAD_FILES.items():
            with self.subTest(name):
                self.check_refused(bad)

    def test_people_read_line_column_rule_and_remedy(self) -> None:
        bad = BAD_FILES["an unknown column"]
        result = self.server.text(
            "import", bad.kind, self.written("words.csv", bad.lines),
            *flow.OF_COUNCIL)
        self.assertEqual(result.code, REFUSED)
        for words in ("line 1, column colour: there is no such column",
                      "remove it or correct its name", HEADER.split(",")[-1],
                      "nothing of it was applied"):
            self.assertIn(words, result.err)

    def test_all_that_is_wrong_is_said_at_once(self) -> None:
        file = self.written("many.csv", [
            HEADER, GOOD,
            "x,care,home_first,unknown,2025-02-30,,,,",
            "y,care_act,Home First,unknown,2025-03-10,,,,",
            "z,care_act,home_first,unknown,2025-03-10,,2025-03-09,,"])
        report = self.server.call("import", "referrals", file,
                                  *flow.OF_COUNCIL).json()
        self.assertEqual(
            {(issue["line"], issue["column"]) for issue in report["issues"]},
            {(3, "type"), (3, "received_date"), (4, "team"),
             (5, "allocated_date")})

    def test_one_bad_line_of_ten_thousand_applies_nothing(self) -> None:
        lines = [HEADER] + [
            f"r-{number:05},care_act,home_first,unknown,2025-03-10,,,,"
            for number in range(2, 10_002)]
        lines[7_776] = lines[7_776].replace("2025-03-10", "2025-02-30")
        self.check_refused(BadFile("referrals", lines, 7_777, "received_date",
                                   "there is no 30 February 2025"))

    def test_a_file_that_is_only_checked_is_not_applied(self) -> None:
        before = self.picture()
        self.server.expect("import", "referrals", "--check-only",
                           self.written("good.csv", [HEADER, GOOD]),
                           *flow.OF_COUNCIL)
        self.assertEqual(self.picture(), before)

    def test_an_empty_file_is_refused(self) -> None:
        file = self.server.folder / "empty.csv"
        file.touch()
        result = self.server.call("import", "referrals", file,
                                  *flow.OF_COUNCIL)
        self.assertEqual(result.code, REFUSED)
        self.assertTrue(result.error()["remedy"])


class BadProgrammeTest(unittest.TestCase):
    """A programme of which one file is bad."""

    def test_none_of_its_files_is_applied(self) -> None:
        server = self.enterContext(suite.whole_suite(memory=True))
        programme = flow.copy_programme(server.folder)
        targets = programme / "targets.json"
        whole = targets.read_text()
        document = json.loads(whole)
        document["targets"][5]["target"]["colour"] = "red"
        targets.write_text(json.dumps(document))

        result = server.call("import", "programme", programme)
        self.assertEqual(result.code, REFUSED)
        self.assertIn("targets[5].target", result.out + result.err)
        self.assertIn("colour", result.out + result.err)
        self.assertEqual(self.deliverables(server), [])

        # Had anything been applied, this would be refused as there already.
        targets.write_text(whole)
        server.expect("import", "programme", programme)
        self.assertEqual(len(self.deliverables(server)), 5)

    @staticmethod
    def deliverables(server: suite.Server) -> list[str]:
        """The measures that a plan brings: one for each deliverable."""
        listed = server.expect("measures", "list", *flow.OF_COUNCIL,
                               "--source", "improvement")["measures"]
        return [measure["name"] for measure in listed
                if measure["basis"] == "DELIVERABLE"]


if __name__ == "__main__":
    programs.main()
