"""One case that moves by a day moves the figure, and only later returns."""

from __future__ import annotations

import csv
import pathlib
import unittest
from typing import Any

import flow
import programs
import suite

CELL = "c01-stock"
DAY_AFTER = "2025-10-21"


def move_one_case(file: pathlib.Path) -> str:
    """Moves a case allocated on the return's day to the day after.

    Returns the id of the case. Its later steps are on the day after at the
    earliest, so the order of its days still holds.
    """
    lines = file.read_text().splitlines()
    head = next(number for number, line in enumerate(lines)
                if not line.startswith("#"))
    columns = lines[head].split(",")
    for number in range(head + 1, len(lines)):
        case = dict(zip(columns, next(csv.reader([lines[number]]))))
        later = [case[name] for name in ("started_date", "closed_date")
                 if case[name]]
        if (case["type"] == "care_act" and case["allocated_date"] == flow.AS_OF
                and all(day >= DAY_AFTER for day in later)):
            case["allocated_date"] = DAY_AFTER
            lines[number] = ",".join(case[name] for name in columns)
            file.write_text("\n".join(lines) + "\n")
            return case["external_id"]
    raise AssertionError("no case was allocated on the return's day")


def date_of(message: dict[str, int] | None) -> str:
    """Returns a date as it is written, or nothing for none."""
    if message is None:
        return ""
    return f"{message['year']}-{message['month']:02}-{message['day']:02}"


def explained(server: suite.Server, name: str) -> dict[str, Any]:
    """Returns the explanation of the cell in a return."""
    return server.expect("return", "explain", name, CELL)


def counted(explanation: dict[str, Any]) -> dict[str, int]:
    """Returns the counts that an explanation gives, by what is counted."""
    return {line["text"]: int(line["n"])
            for line in explanation["explanation"]["lines"]}


def count_in_cell(explanation: dict[str, Any]) -> int:
    """Returns the count in the cell that is explained."""
    return int(explanation["cell"]["value"]["count"]["n"])


class MovedInTheFileTest(unittest.TestCase):
    """The caseload differs by one day of one case."""

    def test_one_more_waits(self) -> None:
        with suite.whole_suite() as server:
            caseload = flow.make_caseload(server.folder / "caseload")
            move_one_case(caseload / flow.REFERRALS)
            flow.load(server, caseload)
            name = flow.prepare(server)["name"]
            cells = flow.export(server, name,
                                server.folder / "documents").cells()
            explanation = explained(server, name)
        self.assertEqual(cells[CELL]["value"], 342)
        self.assertEqual(cells["m09-stock"]["value"], 297)
        self.assertEqual(count_in_cell(explanation), 342)
        counts = counted(explanation)
        self.assertEqual(counts.pop("waits counted"), 342)
        self.assertEqual(sum(counts.values()), 342)


class MovedLiveTest(unittest.TestCase):
    """A case that waits is allocated after a first return was made."""

    def setUp(self) -> None:
        self.server = self.enterContext(suite.whole_suite())
        flow.load(self.server, flow.make_caseload(
            self.server.folder / "caseload"))

    def waiting_case(self) -> dict[str, Any]:
        """Returns a Care Act referral that waits on the return's day."""
        listed = self.server.expect(
            "referral", "list", *flow.OF_COUNCIL, "--state", "triaged",
            "--limit", "2000")
        for referral in listed["referrals"]:
            if (referral["type"] == "CARE_ACT"
                    and date_of(referral["triaged_date"]) <= flow.AS_OF):
                return referral
        raise AssertionError("no case waits")

    def exported(self, name: str, folder: str) -> dict[str, bytes]:
        """Returns the bytes of the documents of a return."""
        return flow.export(self.server, name, self.server.folder / folder).bytes

    def test_only_a_later_return_changes(self) -> None:
        frozen = flow.prepare(self.server)["name"]
        self.server.expect("return", "freeze", frozen)
        draft = flow.prepare(self.server)["name"]
        before = {name: explained(self.server, name)
                  for name in (frozen, draft)}
        frozen_bytes = self.exported(frozen, "frozen-before")
        draft_bytes = self.exported(draft, "draft-before")

        case = self.waiting_case()
        self.server.expect("referral", "allocate", case["name"],
                           "--on", flow.AS_OF, "--etag", case["etag"])

        later = flow.prepare(self.server)["name"]
        after = explained(self.server, later)
        self.assertEqual(count_in_cell(after), 340)
        self.assertEqual(counted(after)["waits counted"], 340)
        for name in (frozen, draft):
            self.assertNotEqual(later, name)
            self.assertEqual(count_in_cell(before[name]), 341)
            self.assertGreater(
                int(after["cell"]["value"]["revision"]),
                int(before[name]["cell"]["value"]["revision"]))
            self.assertEqual(explained(self.server, name), before[name])
        self.assertEqual(counted(before[frozen])["waits counted"], 341)
        self.assertEqual(self.exported(frozen, "frozen-after"), frozen_bytes)
        self.assertEqual(self.exported(draft, "draft-after"), draft_bytes)


if __name__ == "__main__":
    programs.main()
