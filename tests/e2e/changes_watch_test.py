"""Whoever watches a feed misses nothing, whichever side is killed."""

from __future__ import annotations

import json
import os
import pathlib
import random
import signal
import subprocess
import time
import unittest
from typing import Any

import flow
import programs
import suite

WAIT_SECONDS = 60
ROUNDS = 6
SEED = int(os.environ.get("CR_SEED", random.SystemRandom().randrange(2**32)))


class Watch:
    """`changes watch` in a process of its own, with a file for its bookmark."""

    def __init__(self, server: suite.Server) -> None:
        self._command = [
            *server.client(), "changes", "watch", *flow.OF_COUNCIL, "--source",
            "assessments", "--bookmark-file", str(server.folder / "bookmark")]
        self.out = server.folder / "changes"
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self.out.open("ab") as out:
            return subprocess.Popen(self._command, stdin=subprocess.DEVNULL,
                                    stdout=out, stderr=subprocess.DEVNULL)

    def kill(self) -> None:
        """Kills the process."""
        self._process.kill()
        self._process.wait()

    def start(self) -> None:
        """Starts it again, from its bookmark."""
        self._process = self._start()

    def records(self) -> list[dict[str, Any]]:
        """Returns what it has printed, up to the last whole line."""
        lines = self.out.read_text().split("\n")[:-1]
        return [json.loads(line) for line in lines]

    def await_revision(self, revision: int) -> None:
        """Waits until the change `revision` is printed."""
        end = time.monotonic() + WAIT_SECONDS
        while not any(int(record["revision"]) == revision
                      for record in self.records()):
            if time.monotonic() > end:
                raise AssertionError(f"{revision} was never printed")
            time.sleep(0.05)


def write_some(folder: pathlib.Path, name: str) -> pathlib.Path:
    """Writes a file of ten referrals, each of which comes here only."""
    file = folder / f"{name}.csv"
    rows = [f"{name}-{i},care_act,home_first,2025-10-06" for i in range(10)]
    file.write_text("external_id,type,team,received_date\n" +
                    "\n".join(rows) + "\n")
    return file


class ChangesWatchTest(unittest.TestCase):
    """A suite that is killed while changes are made and watched."""

    def setUp(self) -> None:
        self.random = random.Random(SEED)
        self.server = self.enterContext(suite.whole_suite())
        self.server.expect("council", "create", flow.COUNCIL, "--display-name",
                           "Leicestershire County Council")
        self.watch = Watch(self.server)
        self.addCleanup(self.watch.kill)

    def kill_the_server_while_it_writes(self, name: str) -> None:
        """Kills the server somewhere in an import and starts it again."""
        file = write_some(self.server.folder, name)
        with subprocess.Popen(
                [*self.server.client(), "import", "referrals", str(file),
                 *flow.OF_COUNCIL],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL) as client:
            time.sleep(self.random.uniform(0.0, 0.4))
            self.server.stop(signal.SIGKILL)
            client.kill()
        self.server.start()

    def head(self) -> int:
        """Returns the latest revision."""
        return int(flow.head_revision(self.server, "assessments"))

    def test_a_killed_server_is_followed_without_gap_or_repeat(self) -> None:
        for i in range(ROUNDS):
            self.kill_the_server_while_it_writes(f"killed-{i}")
        self.server.expect("import", "referrals",
                           write_some(self.server.folder, "last"),
                           *flow.OF_COUNCIL)
        head = self.head()
        self.watch.await_revision(head)
        records = self.watch.records()
        self.assertEqual([int(record["revision"]) for record in records],
                         list(range(1, head + 1)), f"seed {SEED}")
        for before, after in zip(records, records[1:]):
            self.assertEqual(after["previous_hash"], before["hash"])
        print(f"Shown: watched through {ROUNDS} kills of the server: {head} changes, "
              f"0 missing, 0 twice (seed {SEED})")

    def test_a_killed_watcher_goes_on_from_its_bookmark(self) -> None:
        for i in range(ROUNDS):
            with subprocess.Popen(
                    [*self.server.client(), "import", "referrals",
                     str(write_some(self.server.folder, f"watched-{i}")),
                     *flow.OF_COUNCIL],
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL):
                time.sleep(self.random.uniform(0.0, 0.3))
                self.watch.kill()
                # What was cut off in the middle of a line is printed again.
                text = self.watch.out.read_text()
                self.watch.out.write_text(text[:text.rfind("\n") + 1])
                self.watch.start()
        head = self.head()
        self.watch.await_revision(head)
        revisions = [int(record["revision"])
                     for record in self.watch.records()]
        # It may print again what it had not kept the bookmark of.
        self.assertEqual(sorted(set(revisions)), list(range(1, head + 1)),
                         f"seed {SEED}")


if __name__ == "__main__":
    programs.main()
