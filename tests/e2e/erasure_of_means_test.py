"""Erasing a person takes away what the person had, and nobody else's means.

People with charges, notional capital, an uprating's rise, invoices and deferred
payments; some erased once all of that is closed, with a kill in the middle of
each. Then no amount and no reason of theirs is in any answer, nor in a byte of
the store's files; the same search finds those of the others.
"""

from __future__ import annotations

import json
import pathlib
import random
import signal
import subprocess
import time
import unittest
from typing import Any

import programs
import suite
from erasure_test import COUNCIL, ERASURES, PeopleTestCase
from line_client import CallError
from synthetic_means import FINANCIAL, Maker, Means

SOURCE = "financial-assessments"
PEOPLE_COUNT = 6
UPRATING_SECONDS = 60
LISTS = (
    ("ChargeService/ListCharges", {"parent": COUNCIL}),
    ("InvoiceService/ListInvoices", {"parent": COUNCIL}),
    ("DeferredPaymentService/ListDeferredPayments", {"parent": COUNCIL}),
    ("UpratingService/ListUpratingRuns", {"parent": COUNCIL}),
    ("ChargeService/ListChargesNotNotified", {"parent": COUNCIL}),
)


class ErasureOfMeansTest(PeopleTestCase):
    """Half of the people erased, and all that tells of means searched."""

    def test_no_amount_of_the_erased_is_left(self) -> None:
        self.start(programs.given().carereform)
        self.server.expect("council", "create", "leicestershire",
                           "--display-name", "Leicestershire County Council")
        maker = Maker(self.client, self.rng, COUNCIL)
        everybody = [
            maker.make(self.person()) for _ in range(PEOPLE_COUNT)]
        run = self.uprate()
        self.assertTrue(run["largest_rises"])
        self.rng.shuffle(everybody)
        erased, kept = everybody[::2], everybody[1::2]
        then = self.revision()
        self.assert_open_means_refuse(erased[0])
        erasures = []
        for means in erased:
            maker.close(means)
            erasures.append(self.erase(means.person))
            time.sleep(self.rng.uniform(0, 0.02))
            self.server.stop(signal.SIGKILL)
            self.server.start()
        self.wait_until_scrubbed(erasures)
        self.assert_refused_for_good(erased, then)
        self.assert_answers_tell_of(kept, erased, run["name"], then)
        self.assert_files_tell_of(kept, erased)

    # -- What is in the suite ------------------------------------------------

    def person(self) -> Any:
        """Makes a person of the financial source."""
        return self.make_people(2)[1]

    def uprate(self) -> Any:
        """Previews an uprating of everybody; returns the run."""
        service = FINANCIAL + "UpratingService/"
        run = self.client.call(service + "PrepareUprating", {
            "parent": COUNCIL,
            "from_date": {"year": 2026, "month": 4, "day": 6},
            "care_cost_basis_points": 500})
        end = time.monotonic() + UPRATING_SECONDS
        while run["state"] == "PREPARING":
            self.assertLess(time.monotonic(), end)
            time.sleep(0.1)
            run = self.client.call(service + "GetUpratingRun",
                                   {"name": run["name"]})
        return run

    def revision(self) -> int:
        """Returns the latest revision of the source."""
        latest = 0
        while changes := self.client.call(
                "carereform.changes.v1.ChangeFeedService/ListChanges",
                {"parent": f"{COUNCIL}/sources/{SOURCE}", "page_size": 100,
                 "after_revision": latest}).get("changes"):
            latest = int(changes[-1]["revision"])
        return latest

    # -- Erasing -------------------------------------------------------------

    def assert_open_means_refuse(self, means: Means) -> None:
        self.assert_refused("PERSON_RECORD_OPEN", ERASURES + "RequestErasure", {
            "parent": means.person.source, "erasure": {
                "person": means.person.name, "reason": "PERSON_ASKED"}})

    def assert_refused_for_good(self, erased: list[Means], then: int) -> None:
        for means in erased:
            self.assert_refused("RESOURCE_ERASED",
                                FINANCIAL + "ChargeService/GetCharge",
                                {"name": means.charge})
            self.assert_refused("RESOURCE_ERASED",
                                FINANCIAL + "ChargeService/GetCharge",
                                {"name": means.charge, "read_revision": then})
            self.assert_refused(
                "PERSON_ERASED", FINANCIAL + "ChargeService/CreateCharge",
                {"parent": COUNCIL, "charge": {
                    "person": means.person.name,
                    "started_date": {"year": 2025, "month": 5, "day": 5}},
                 "circumstances": means.circumstances(random.Random(1))})

    # -- What is left --------------------------------------------------------

    def assert_answers_tell_of(self, kept: list[Means], erased: list[Means],
                               run: str, then: int) -> None:
        answers = [self.answers(run, revision) for revision in (0, then)]
        for means in kept:
            answers.append(json.dumps(self.client.call(
                FINANCIAL + "ChargeService/ListCircumstances",
                {"parent": means.charge})))
        content = "".join(answers).encode()
        for means in erased:
            self.assertEqual(means.found_in(content), set())
            self.assertNotIn(means.charge.encode(), content)
        for means in kept:
            self.assertIn(means.charge.encode(), content)
            self.assertTrue(means.found_in(content))

    def answers(self, run: str, revision: int) -> str:
        """Returns what is listed as it was known at `revision`."""
        asked = [*LISTS, ("UpratingService/ListUpratingChanges",
                          {"parent": run})]
        shown = []
        for method, request in asked:
            if revision and method.endswith("NotNotified"):
                continue  # It names charges by what facts keep of them.
            if revision:
                request = {**request, "read_revision": revision}
            try:
                shown.append(self.client.call(FINANCIAL + method, request))
            except CallError as error:
                self.fail(f"{method}: {error}")
        return json.dumps(shown)

    def assert_files_tell_of(self, kept: list[Means],
                             erased: list[Means]) -> None:
        backup = self.server.folder / "backup"
        self.server.expect("backup", backup)
        self.assertEqual(self.server.stop(signal.SIGTERM), 0)
        for place in (self.server.data, backup):
            for file in filter(pathlib.Path.is_file, place.rglob("*")):
                content = file.read_bytes()
                for means in erased:
                    self.assertEqual(means.found_in(content), set(), file)
        versions = subprocess.run(
            [programs.given().stored_versions, self.server.data / SOURCE],
            stdin=subprocess.DEVNULL, capture_output=True, check=True,
            timeout=suite.COMMAND_SECONDS).stdout
        for means in erased:
            self.assertEqual(means.found_in(versions), set())
        for means in kept:
            self.assertEqual(means.traces - means.found_in(versions), set())
        verified = suite.run(programs.given().carereform, "--quiet", "verify",
                             self.server.data)
        self.assertEqual(verified.code, 0, verified.err + verified.out)
        print(f"Shown: 0 of {sum(len(m.traces) for m in erased)} traces of "
              f"the means of {len(erased)} erased people found, "
              f"{sum(len(m.traces) for m in kept)} of "
              f"{sum(len(m.traces) for m in kept)} of {len(kept)} others")


if __name__ == "__main__":
    programs.main()
