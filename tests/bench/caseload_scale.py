#!/usr/bin/env python3
"""Measures how the charges of a whole caseload go through a server.

Run by hand, with the program of a build:

    tests/bench/caseload_scale.py --carereform build-release/.../carereform

It makes up a caseload of charges (tools/caseload) in a folder of its own, and
times against a server of its own: the import of the charges; working them all
out over gRPC, in batches of as many as one call takes; the preview of an
uprating, and recording it. It prints seconds, charges a second and the most
memory that the server had (VmHWM), and the load of the machine, which these
figures mean nothing without.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from typing import Any, Iterator

import import_scale

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNCIL = import_scale.COUNCIL
BATCH = 1000  # What one call takes, if it is within its bytes.
BATCH_BYTES = 900_000
DAY = {"year": 2025, "month": 10, "day": 20}
UPRATED = {"year": 2026, "month": 4, "day": 6}
RISES = {"STATE_PENSION": 480, "PENSION_CREDIT_GUARANTEE": 480,
         "UNIVERSAL_CREDIT": 380, "ATTENDANCE_ALLOWANCE": 380,
         "PIP_DAILY_LIVING": 380}
SECOND = "second"  # The file with the token of the second caller.
WAIT_SECONDS = 3600


def make(folder: pathlib.Path, people: int) -> pathlib.Path:
    """Makes up the charges of so many people; returns their file."""
    subprocess.run(
        [sys.executable, ROOT / "tools" / "caseload" / "generate.py", "--quiet",
         "--out", folder, "--charges", str(people)], check=True)
    return folder / "synthetic_charges.jsonl"


def make_second_caller(program: pathlib.Path,
                       folder: pathlib.Path) -> pathlib.Path:
    """Makes the caller who applies an uprating; returns the file of callers."""
    made = json.loads(subprocess.run(
        [program, "--format", "json", "caller", "new", "--id", "second",
         "--role", "financial-assessor", "--council", COUNCIL, "--expires",
         "2099-12-31"], check=True, capture_output=True, text=True).stdout)
    file = folder / "callers.json"
    for path, content in ((file, json.dumps({"callers": [made["caller"]]})),
                          (folder / SECOND, made["token"])):
        path.touch(mode=0o600)
        path.write_text(content, encoding="utf-8")
    return file


def call(server: import_scale.Server, folder: pathlib.Path, method: str,
         request: dict[str, Any], *options: str | pathlib.Path) -> Any:
    """Calls a method of the server with a request that may be large."""
    file = folder / "request.json"
    file.write_text(json.dumps(request), encoding="utf-8")
    done = server.run(*map(str, options), "call", method, f"@{file}")
    if done.returncode != 0:
        raise AssertionError(f"{method}: {done.stderr[-2000:]}")
    return json.loads(done.stdout)


def batches(file: pathlib.Path) -> Iterator[list[dict[str, Any]]]:
    """Yields the people of a file as entries of a call."""
    entries: list[dict[str, Any]] = []
    size = 0
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        read = json.loads(line)
        if len(entries) == BATCH or size + len(line) > BATCH_BYTES:
            yield entries
            entries, size = [], 0
        size += len(line)
        entries.append({"key": read["charge"]["external_id"],
                        "circumstances": read["circumstances"]})
    if entries:
        yield entries


def tell(what: str, seconds: float, count: int) -> None:
    """Prints one figure."""
    print(f"{what}: {count} in {seconds:.1f} s "
          f"({count / max(seconds, 0.001):.0f} a second); load average "
          f"{os.getloadavg()[0]:.1f}", flush=True)


def measure_import(server: import_scale.Server, file: pathlib.Path,
                   people: int) -> None:
    """Imports the charges."""
    server.run("council", "create", COUNCIL, "--display-name", "L")
    began = time.monotonic()
    done = server.run("import", "charges", str(file), "--council", COUNCIL)
    if done.returncode != 0:
        raise AssertionError(done.stderr[-2000:])
    tell("charges imported, each with its first calculation and bill",
         time.monotonic() - began, people)


def measure_batches(server: import_scale.Server, folder: pathlib.Path,
                    file: pathlib.Path) -> None:
    """Works everybody out, and tells what of the time is the client's."""
    method = "ChargeCalculatorService/BatchCalculateCharges"
    people = calls = refused = 0
    began = time.monotonic()
    for entries in batches(file):
        answer = call(server, folder, method, {
            "parent": f"councils/{COUNCIL}", "day": DAY, "entries": entries})
        people += len(answer["results"])
        refused += answer["totals"].get("refused", 0)
        calls += 1
    tell(f"people worked out in {calls} calls over gRPC, the client's JSON "
         f"included, {refused} refused", time.monotonic() - began, people)
    micros = [entry["micros"] for entry in log_of(folder)
              if entry.get("method", "").endswith(".BatchCalculateCharges")]
    tell("the same, as the server timed its calls", sum(micros) / 1e6, people)


def log_of(folder: pathlib.Path) -> list[dict[str, Any]]:
    """Returns what the server has logged."""
    lines = (folder / "log").read_text(errors="replace").splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def wait(server: import_scale.Server, folder: pathlib.Path, run: dict[str, Any],
         state: str) -> dict[str, Any]:
    """Waits until a run is in a state."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        now = call(server, folder, "UpratingService/GetUpratingRun",
                   {"name": run["name"]})
        if now["state"] == state:
            return now
        time.sleep(0.1)
    raise AssertionError(f"not {state} after {WAIT_SECONDS} s")


def measure_uprating(server: import_scale.Server,
                     folder: pathlib.Path) -> None:
    """Previews an uprating of all charges, and records it."""
    began = time.monotonic()
    run = call(server, folder, "UpratingService/PrepareUprating", {
        "parent": f"councils/{COUNCIL}", "from_date": UPRATED,
        "care_cost_basis_points": 500, "request_id": str(uuid.uuid4()),
        "incomes": [{"type": kind, "basis_points": points}
                    for kind, points in RISES.items()]})
    run = wait(server, folder, run, "PREPARED")
    tell("charges of an uprating previewed", time.monotonic() - began,
         run["prepared_count"])
    began = time.monotonic()
    call(server, folder, "UpratingService/ApplyUprating",
         {"name": run["name"], "request_id": str(uuid.uuid4())},
         "--token-file", folder / SECOND)
    run = wait(server, folder, run, "APPLIED")
    tell("charges of an uprating recorded", time.monotonic() - began,
         run["applied_count"])
    totals = run["totals"]
    print(f"all together pay {totals['before_pence']} pence a week before and "
          f"{totals['after_pence']} after; {run.get('unresolved_count', 0)} not "
          f"worked out, {run.get('failed_count', 0)} not recorded")


def main() -> int:
    """Runs it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--carereform", type=pathlib.Path, required=True)
    parser.add_argument("--people", type=int, default=15_000)
    parser.add_argument("--data", default="/var/tmp",
                        help="where to put the data, on a real disk")
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="cr-cl-", dir=arguments.data))
    try:
        file = make(folder / "caseload", arguments.people)
        print(f"{arguments.people} people, {file.stat().st_size} bytes; "
              f"{os.cpu_count()} processors, load average "
              f"{os.getloadavg()[0]:.1f}", flush=True)
        server = import_scale.Server(
            arguments.carereform, folder, "--callers",
            make_second_caller(arguments.carereform, folder))
        try:
            measure_import(server, file, arguments.people)
            measure_batches(server, folder, file)
            measure_uprating(server, folder)
            print(f"most memory of the server: {server.peak_megabytes()} MB")
        finally:
            server.process.terminate()
            server.process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
