#!/usr/bin/env python3
"""Measures how an import of many referrals goes through a server.

Run by hand, with the program of a build:

    tests/bench/import_scale.py --carereform build-release/.../carereform

It makes a file of synthetic referrals in a folder of its own, imports it into a
server of its own, and prints rows a second of the whole import, checking and
applying apart, and the most memory that the server had (VmHWM). With
--kill-after it kills the server while it applies, starts it again and says how
long the rest took.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from typing import Any

COUNCIL = "leicestershire"
TEAMS = ("north", "south", "east", "west", "home_first")
WAIT_SECONDS = 3600


class Server:
    """A server and its folder."""

    def __init__(self, program: pathlib.Path, folder: pathlib.Path,
                 *options: str | pathlib.Path) -> None:
        self.program = program
        self.folder = folder
        self.options = options
        self.address = f"unix:{folder}/s"
        self.start()

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", self.folder / "data",
             "--address", self.address, *self.options],
            stdout=log, stderr=log)
        while self.run("council", "list").returncode != 0:
            time.sleep(0.1)

    def command(self, *arguments: str) -> list[str]:
        """Returns a command line that calls the server."""
        return [str(self.program), "--address", self.address, "--format",
                "json", "--quiet", *arguments]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Calls the server."""
        return subprocess.run(self.command(*arguments), capture_output=True,
                              text=True, check=False)

    def imports(self) -> list[dict[str, Any]]:
        """Returns the imports of the council."""
        request = {"parent": f"councils/{COUNCIL}/sources/assessments"}
        result = self.run("call", "ImportService/ListImports",
                          json.dumps(request))
        return json.loads(result.stdout).get("imports", [])

    def peak_megabytes(self) -> int:
        """Returns the most memory that the process has had."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if "VmHWM" in line)
        return int(line.split()[1]) // 1024


def write_referrals(path: pathlib.Path, rows: int) -> None:
    """Writes a file of synthetic referrals."""
    with path.open("w") as file:
        file.write("# Synthetic cases.\nexternal_id,type,team,received_date,"
                   "allocated_date\n")
        for row in range(rows):
            day = 1 + row % 28
            allocated = f"2025-02-{day:02}" if row % 3 == 0 else ""
            file.write(f"case-{row},care_act,{TEAMS[row % 5]},2025-01-{day:02},"
                       f"{allocated}\n")


def wait_for(server: Server, state: str) -> dict[str, Any]:
    """Waits until the newest import is in a state."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        imports = server.imports()
        if imports and imports[-1]["state"] == state:
            return imports[-1]
        time.sleep(0.25)
    raise AssertionError(f"not {state} after {WAIT_SECONDS} s")


def measure(server: Server, file: pathlib.Path, rows: int,
            kill_after: float | None) -> None:
    """Imports the file and prints how long each part took."""
    server.run("council", "create", COUNCIL, "--display-name", "L")
    began = time.monotonic()
    client = subprocess.Popen(
        server.command("import", "referrals", str(file), "--council", COUNCIL),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    marks: dict[str, float] = {}
    while client.poll() is None:
        imports = server.imports()
        if imports:
            state = imports[0]["state"]
            whole = (imports[0].get("received_bytes") ==
                     imports[0].get("size_bytes"))
            mark = "CHECKING" if state == "RECEIVING" and whole else state
            marks.setdefault(mark, time.monotonic())
        if (kill_after is not None and "APPLYING" in marks and
                time.monotonic() - marks["APPLYING"] > kill_after):
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            client.kill()
            break
        time.sleep(0.25)
    if kill_after is not None:
        began = time.monotonic()
        server.start()
        after_start = time.monotonic()
        done = wait_for(server, "APPLIED")
        print(f"started again in {after_start - began:.1f} s, rest applied in "
              f"{time.monotonic() - after_start:.1f} s: "
              f"{done['applied_count']} rows")
    else:
        ended = time.monotonic()
        sent = marks.get("CHECKING", ended) - began
        checked = marks.get("APPLYING", ended) - marks.get("CHECKING", ended)
        applied = ended - marks.get("APPLYING", ended)
        print(f"{rows} rows, {file.stat().st_size} bytes: sent in {sent:.1f} s, "
              f"checked in {checked:.1f} s ({rows / max(checked, 0.1):.0f}/s), "
              f"applied in {applied:.1f} s ({rows / max(applied, 0.1):.0f}/s)")
        print((client.stdout.read() if client.stdout else b"").decode()[:2000])
    print(f"most memory of the server: {server.peak_megabytes()} MB")


def main() -> int:
    """Runs it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--carereform", type=pathlib.Path, required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--data", default="/var/tmp",
                        help="where to put the data, on a real disk")
    parser.add_argument("--kill-after", type=float, default=None,
                        help="seconds of applying after which to kill")
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="cr-im-", dir=arguments.data))
    try:
        file = folder / "referrals.csv"
        write_referrals(file, arguments.rows)
        server = Server(arguments.carereform, folder)
        try:
            measure(server, file, arguments.rows, arguments.kill_after)
        finally:
            server.process.terminate()
            server.process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
