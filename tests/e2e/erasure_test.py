"""Erasing people leaves nothing of them, and everything of everyone else.

Fifty synthetic people, marked word by word, in two sources; imports around
them; half of them erased by two callers, while the suite is killed between the
parts of it. Then every byte that the suite wrote is searched: data, logs of the
store and of the server, documents, the change feed. The same search finds those
who were not erased, so it can find.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import threading
import time
import unittest
import unittest.mock
from typing import Any

import byte_search
import flow
import programs
import suite
import synthetic_people
from line_client import CallError, LineClient
from synthetic_people import ERASURES, PEOPLE, SyntheticPerson

COUNCIL = f"councils/{flow.COUNCIL}"
SOURCES = ("assessments", "financial-assessments")
PEOPLE_COUNT = 50
KILLS = 4
# More versions than one transaction of an erasure takes, three times over.
MANY_UPDATES = 500
SCRUB_SECONDS = 120
MANAGER_TOKEN = "a-token-of-the-manager-in-this-test-only"
FIGURES = (
    ("assessments/awaiting-allocation-count", "--as-of", flow.AS_OF),
    ("assessments/allocated-median", "--from", "2000-01-01", "--to",
     "2030-12-31"),
    ("financial-assessments/decided-median-days", "--from", "2000-01-01",
     "--to", "2030-12-31"),
)


def callers_file(folder: pathlib.Path) -> pathlib.Path:
    """Writes the file that names the second caller; returns its path."""
    file = folder / "callers.json"
    last_day = datetime.date.today() + datetime.timedelta(days=2)
    file.write_text(json.dumps({"callers": [{
        "id": "manager",
        "token_sha256": hashlib.sha256(MANAGER_TOKEN.encode()).hexdigest(),
        "roles": [{"role": "data-protection-officer"}],
        "councils": [flow.COUNCIL],
        "expires": last_day.isoformat()}]}))
    file.chmod(0o600)
    return file


class PeopleTestCase(unittest.TestCase):
    """The whole suite, with people in it and two callers."""

    server: suite.Server
    client: LineClient
    rng: random.Random

    def start(self, program: pathlib.Path) -> None:
        seed = int(os.environ.get("CR_SEED", time.time_ns() % 1_000_000))
        print(f"seed {seed} (CR_SEED replays it)")
        self.rng = random.Random(seed)
        folder = suite.short_folder()
        self.addCleanup(suite.remove, folder)
        self.server = self.enterContext(suite.Server(
            program, "serve", "--callers", callers_file(folder)))
        self.client = self.enterContext(LineClient(self.server))

    def make_people(self, count: int) -> list[SyntheticPerson]:
        return [
            synthetic_people.create(
                self.client, self.rng,
                f"{COUNCIL}/sources/{SOURCES[i % len(SOURCES)]}")
            for i in range(count)]

    def erase(self, person: SyntheticPerson) -> str:
        """Has a person erased by two callers; returns the erasure."""
        erasure = self.client.call(ERASURES + "RequestErasure", {
            "parent": person.source, "erasure": {
                "person": person.name, "reason": "PERSON_ASKED",
                "reference": "ig-2025-17"}})
        self.assert_refused("SECOND_PERSON_REQUIRED",
                            ERASURES + "ApproveErasure",
                            {"name": erasure["name"]})
        approved = self.client.call(
            ERASURES + "ApproveErasure",
            {"name": erasure["name"], "etag": erasure["etag"]}, MANAGER_TOKEN)
        self.assertEqual(approved["state"], "ERASING")
        return approved["name"]

    def assert_refused(self, reason: str, method: str,
                       request: dict[str, Any]) -> None:
        with self.assertRaises(CallError) as refused:
            self.client.call(method, request)
        self.assertEqual(refused.exception.reason, reason)

    def wait_until_scrubbed(self, erasures: list[str]) -> None:
        end = time.monotonic() + SCRUB_SECONDS
        waiting = set(erasures)
        while waiting:
            states = {name: self.client.call(ERASURES + "GetErasure",
                                             {"name": name})["state"]
                      for name in waiting}
            waiting = {name for name, state in states.items()
                       if state != "SCRUBBED"}
            self.assertLess(time.monotonic(), end, f"still {states}")
            time.sleep(0.1)

    def stored_versions(self) -> set[str]:
        """Returns the marks in all that the files of the store hold, once the
        server has stopped."""
        marks: set[str] = set()
        for source in SOURCES:
            dumped = subprocess.run(
                [programs.given().stored_versions, self.server.data / source],
                stdin=subprocess.DEVNULL, capture_output=True, check=True,
                timeout=suite.COMMAND_SECONDS)
            marks |= byte_search.marks_in(dumped.stdout)
        return marks


class ErasureTest(PeopleTestCase):
    """Half of the people erased, and all that the suite wrote searched."""

    def setUp(self) -> None:
        self.start(programs.given().carereform)
        self.logs = self.server.folder / "logs"
        self.logs.mkdir()
        self.kills = 0

    def test_no_byte_of_the_erased_is_left(self) -> None:
        loading = self.start_loading()
        people = self.make_people(PEOPLE_COUNT)
        self.add_cases(people)
        loading.join()
        self.assertTrue(self.loaded)
        self.assert_all_are_found(people)
        figures = self.figures()
        self.rng.shuffle(people)
        erased, kept = people[:PEOPLE_COUNT // 2], people[PEOPLE_COUNT // 2:]
        # One with many versions is among the erased, to be erased in parts.
        for _ in range(MANY_UPDATES):
            erased[0].update(self.client, self.rng)
        erasures = self.erase_all(erased)
        self.wait_until_scrubbed(erasures)
        self.assert_the_records_say_so(erased, erasures)
        self.assert_the_kept_are_whole(kept)
        self.assertEqual(self.figures(), figures)
        self.assert_nothing_is_left(erased, kept)

    # -- What is in the suite ------------------------------------------------

    def start_loading(self) -> threading.Thread:
        """Starts importing the programme and the caseload, in the background.
        """
        self.loaded = False
        self.server.expect("import", "programme", flow.published_programme())
        caseload = flow.make_caseload(self.server.folder / "caseload")

        def load() -> None:
            for kind, file in (("referrals", flow.REFERRALS),
                               ("financial-assessments", flow.FINANCIAL)):
                self.server.expect("import", kind, caseload / file,
                                   *flow.OF_COUNCIL)
            self.loaded = True

        thread = threading.Thread(target=load)
        thread.start()
        return thread

    def add_cases(self, people: list[SyntheticPerson]) -> None:
        """Adds a case for each person, who is erased or not: it stays."""
        day = {"year": 2025, "month": 9, "day": 1}
        for person in people:
            if person.source.endswith("/assessments"):
                self.client.call(
                    "carereform.assessments.v1.AssessmentService/"
                    "CreateReferral",
                    {"parent": COUNCIL, "referral": {
                        "person": person.name, "type": "CARE_ACT",
                        "team": "home_first", "received_date": day}})
            else:
                self.client.call(
                    "carereform.financial_assessments.v1."
                    "FinancialAssessmentService/CreateFinancialAssessment",
                    {"parent": COUNCIL, "financial_assessment": {
                        "person": person.name, "kind": "RESIDENTIAL",
                        "referred_date": day}})

    def figures(self) -> list[Any]:
        """Returns figures without the revision that they are of."""
        values = [flow.compute(self.server, *figure) for figure in FIGURES]
        for value in values:
            value.pop("revision", None)
        return values

    # -- Erasing -------------------------------------------------------------

    def erase_all(self, people: list[SyntheticPerson]) -> list[str]:
        """Has people erased, with kills between; returns the erasures."""
        kill_after = {0, *self.rng.sample(range(1, len(people)), KILLS - 1)}
        names = []
        for i, person in enumerate(people):
            names.append(self.erase(person))
            if i in kill_after:
                # The first while it erases the one with many versions.
                time.sleep(self.rng.uniform(0, 0.03))
                self.kill_and_start()
        return names

    def kill_and_start(self) -> None:
        self.server.stop(signal.SIGKILL)
        self.kills += 1
        self.keep_log()
        self.server.start()

    def keep_log(self) -> None:
        """Keeps the server's log: the next start begins a new one."""
        shutil.copy(self.server.log_file, self.logs / f"log-{self.kills}")

    # -- What is left --------------------------------------------------------

    def assert_all_are_found(self, people: list[SyntheticPerson]) -> None:
        """Checks that the search finds everyone before anyone is erased."""
        found = byte_search.marks_below(self.server.data)
        all_of_it = set().union(*found.values())
        for person in people:
            self.assertLessEqual(person.marks, all_of_it)

    def assert_the_records_say_so(self, erased: list[SyntheticPerson],
                                  erasures: list[str]) -> None:
        for person, name in zip(erased, erasures):
            erasure = self.client.call(ERASURES + "GetErasure", {"name": name})
            self.assertEqual(int(erasure["erased_bodies"]), person.bodies)
            self.assertEqual(erasure["decided_by"], "manager")
            stored = self.client.call(PEOPLE + "GetPerson",
                                      {"name": person.name})
            self.assertEqual(stored["state"], "ERASED")
            self.assert_refused("PERSON_ERASED", PEOPLE + "GetPersonIdentity",
                                {"name": f"{person.name}/identity"})
            self.assert_refused("PERSON_ERASED", PEOPLE + "ListPersonNotes",
                                {"parent": person.name})
            # A client that sends its request again brings nobody back.
            self.assert_refused("RESOURCE_ERASED", PEOPLE + "CreatePerson",
                                person.creation)

    def assert_the_kept_are_whole(self, kept: list[SyntheticPerson]) -> None:
        for person in kept:
            identity = self.client.call(PEOPLE + "GetPersonIdentity",
                                        {"name": f"{person.name}/identity"})
            notes = self.client.call(PEOPLE + "ListPersonNotes",
                                     {"parent": person.name})
            shown = byte_search.marks_in(
                json.dumps([identity, notes]).encode())
            self.assertLessEqual(shown, person.marks)
            self.assertGreaterEqual(len(shown), 7)

    def assert_nothing_is_left(self, erased: list[SyntheticPerson],
                               kept: list[SyntheticPerson]) -> None:
        gone = set().union(*(person.marks for person in erased))
        stay = set().union(*(person.marks for person in kept))
        places = [self.server.data, self.logs, self.server.log_file,
                  self.write_documents(), self.write_changes(erased),
                  self.back_up()]
        running = byte_search.marks_below(*places)
        self.assertEqual(byte_search.only(running, gone), {})
        self.assertEqual(self.server.stop(signal.SIGTERM), 0)
        stopped = byte_search.marks_below(*places)
        self.assertEqual(byte_search.only(stopped, gone), {})
        versions = self.stored_versions()
        self.assertEqual(versions & gone, set())
        self.assert_the_records_verify(erased)
        # It can find: all of the others are there, in every version.
        self.assertEqual(stay - versions, set())
        print(f"Shown: {len(erased)} of {PEOPLE_COUNT} people erased with "
              f"{sum(person.bodies for person in erased)} bodies, "
              f"{self.kills} kills; {len(stopped)} files searched, "
              f"0 of {len(gone)} marks of the erased found, "
              f"{len(stay)} of {len(stay)} of the others")

    def assert_the_records_verify(self, erased: list[SyntheticPerson]) -> None:
        """Checks that every record is sound, and the erased bodies counted."""
        verified = suite.run(programs.given().carereform, "--format", "json",
                             "--quiet", "verify", self.server.data)
        self.assertEqual(verified.code, 0, verified.err + verified.out)
        bodies = sum(council["erased_bodies"]
                     for source in verified.json()["sources"]
                     for council in source["councils"])
        self.assertEqual(bodies, sum(person.bodies for person in erased))

    def write_documents(self) -> pathlib.Path:
        """Makes a return and exports it; returns the folder."""
        folder = self.server.folder / "documents"
        name = flow.prepare(self.server)["name"]
        self.server.expect("return", "freeze", name)
        flow.export(self.server, name, folder)
        return folder

    def write_changes(self, erased: list[SyntheticPerson]) -> pathlib.Path:
        """Writes the change feeds of both sources to a file and checks them."""
        file = self.server.folder / "changes.json"
        changes = [self.changes_of(source) for source in SOURCES]
        file.write_text(json.dumps(changes))
        entries = {entry["resource"] for feed in changes for change in feed
                   for entry in change.get("entries", [])
                   if entry["kind"] == "ERASED"}
        for person in erased:
            self.assertIn(f"{person.name}/identity", entries)
        # The identity and two notes of each.
        self.assertEqual(len(entries), 3 * len(erased))
        return file

    def changes_of(self, source: str) -> list[dict[str, Any]]:
        """Returns a source's change records and checks that each goes on from
        the one before."""
        changes: list[dict[str, Any]] = []
        while True:
            page = self.client.call(
                "carereform.changes.v1.ChangeFeedService/ListChanges",
                {"parent": f"{COUNCIL}/sources/{source}", "page_size": 100,
                 "after_revision": len(changes)})
            if not page.get("changes"):
                break
            changes += page["changes"]
        for number, (before, after) in enumerate(
                zip([None, *changes], changes), start=1):
            self.assertEqual(int(after["revision"]), number)
            if before is not None:
                self.assertEqual(after["previous_hash"], before["hash"])
        return changes

    def back_up(self) -> pathlib.Path:
        """Makes a backup and returns its folder."""
        folder = self.server.folder / "backup"
        self.server.expect("backup", folder)
        return folder


class PlantedFaultTest(PeopleTestCase):
    """A suite that forgets to take away the row that the body is found by."""

    def test_the_search_finds_a_body_that_was_left(self) -> None:
        fault = {"CR_PLANTED_FAULT": "erased_body_left_in_index"}
        with unittest.mock.patch.dict(os.environ, fault):
            self.start(programs.given().planted)
        self.server.expect("council", "create", flow.COUNCIL,
                           "--display-name", "Leicestershire County Council")
        people = self.make_people(2)
        self.wait_until_scrubbed([self.erase(person) for person in people])
        self.assertEqual(self.server.stop(signal.SIGTERM), 0)
        left = self.stored_versions()
        for person in people:
            self.assertTrue(person.marks & left, "the fault is not caught")
        print(f"Shown: the planted fault is caught: {len(left)} marks of the erased are left")


if __name__ == "__main__":
    programs.main()
