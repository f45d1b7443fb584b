"""Stopping, killing and starting again lose nothing and repeat nothing."""

from __future__ import annotations

import csv
import pathlib
import signal
import subprocess
import unittest
from typing import Any

import flow
import programs
import suite

AWAITING = "assessments/awaiting-allocation-count"
AWAITING_START = "assessments/awaiting-start-count"
CARE_ACT = ("--filter", "type=care_act")
FROM_THE_FIRST = ("--from", "2000-01-01", "--to", "2030-12-31")


def rows_of(file: pathlib.Path) -> list[dict[str, str]]:
    """Returns the rows of a caseload file."""
    lines = [line for line in file.read_text().splitlines()
             if not line.startswith("#")]
    return list(csv.DictReader(lines))


class RestartTest(unittest.TestCase):
    """A suite with everything loaded, stopped and started again."""

    def figures(self, server: suite.Server, name: str) -> list[Any]:
        """Returns figures of every kind, with their revisions."""
        return [
            flow.compute(server, AWAITING, "--as-of", flow.AS_OF),
            flow.compute(server, AWAITING_START, "--as-of", "2025-02-28",
                         *CARE_ACT),
            flow.compute(server, "assessments/allocated-median",
                         *FROM_THE_FIRST),
            flow.compute(server, "financial-assessments/decided-median-days",
                         *FROM_THE_FIRST),
            flow.compute(server, "improvement/deliverable-m26", "--as-of",
                         flow.AS_OF),
            [flow.head_revision(server, source) for source in
             ("assessments", "financial-assessments", "improvement")],
            server.expect("return", "list", *flow.OF_COUNCIL),
            server.expect("return", "show", name),
            flow.export(server, name, server.folder / "documents").bytes,
        ]

    def test_a_stop_drains_and_a_start_finds_everything(self) -> None:
        with suite.whole_suite() as server:
            flow.load(server, flow.make_caseload(server.folder / "caseload"))
            name = flow.prepare(server)["name"]
            server.expect("return", "freeze", name)
            before = self.figures(server, name)
            # Care Act, carers and occupational therapy.
            self.assertEqual(before[0]["count"], {"n": str(341 + 49 + 431)})
            self.assertEqual(server.stop(signal.SIGTERM), 0)
            self.assertFalse(server.socket.exists() and server.call(
                "council", "list").code == 0)
            server.start()
            self.assertEqual(self.figures(server, name), before)
            self.assertEqual(server.stop(signal.SIGINT), 0)


class InterruptedImportTest(unittest.TestCase):
    """A suite that ends while it applies a file."""

    def interrupt(self, how: signal.Signals) -> int:
        """Interrupts an import with a signal and checks that it is completed.

        Returns the exit code of the suite.
        """
        server = self.enterContext(suite.whole_suite())
        file = flow.make_caseload(server.folder / "caseload") / flow.REFERRALS
        server.expect("council", "create", flow.COUNCIL,
                      "--display-name", "Leicestershire County Council")
        with subprocess.Popen(
                [*server.client(), "import", "referrals", file,
                 *flow.OF_COUNCIL],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL) as client:
            suite.await_true(
                lambda: int(flow.compute(server, AWAITING, "--as-of",
                                         "2023-10-02").get(
                                             "count", {}).get("n", 0)) > 0,
                "the first lines are applied")
            code = server.stop(how)
            client.kill()
        server.start()
        self.assert_completed(server, file)
        return code

    def assert_completed(self, server: suite.Server,
                         file: pathlib.Path) -> None:
        """Checks that the import was taken up again and applied each row once.
        """
        # Only an import left in the middle is taken up at the start.
        suite.await_true(lambda: '"carereform.common.v1.ApplyImport"' in server.log(),
                   "the import is completed")
        rows = rows_of(file)
        self.assertEqual(
            flow.compute(server, AWAITING, "--as-of", flow.AS_OF,
                         *CARE_ACT)["count"]["n"], "341")
        self.assertEqual(
            flow.compute(server, AWAITING_START, "--as-of", "2025-02-28",
                         *CARE_ACT)["count"]["n"], "768")
        self.assertEqual(
            flow.compute(server, "assessments/allocated-count",
                         *FROM_THE_FIRST)["count"]["n"],
            str(sum(1 for row in rows if row["allocated_date"])))
        listed = server.expect("referral", "list", *flow.OF_COUNCIL,
                               "--limit", str(2 * len(rows)))["referrals"]
        self.assertEqual(
            sorted(referral["external_id"] for referral in listed),
            sorted(row["external_id"] for row in rows))

    def test_a_kill_in_the_middle(self) -> None:
        self.assertEqual(self.interrupt(signal.SIGKILL), -signal.SIGKILL)

    def test_a_stop_in_the_middle(self) -> None:
        self.assertEqual(self.interrupt(signal.SIGTERM), 0)


if __name__ == "__main__":
    programs.main()
